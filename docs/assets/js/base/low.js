// Bars that stay in sight: only where they leave the window to what is read below them.

const SHARE = 1 / 4;

/**
 * Mark a bar that takes more than its share of the window's height; a style says what becomes of it. It is measured, not
 * asked for by a width: letters grow by the browser, by the phone and inside apps, each in another way.
 * @param {HTMLElement} bar
 */
export function keepLow(bar) {
  // Measured as it stands unmarked, so the mark does not take itself away.
  const judge = () => {
    bar.classList.remove("terlalu-tinggi");
    bar.classList.toggle("terlalu-tinggi", bar.offsetHeight > innerHeight * SHARE);
  };
  new ResizeObserver(judge).observe(bar);
  addEventListener("resize", judge);
}
