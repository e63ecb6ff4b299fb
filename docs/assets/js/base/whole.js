// What is chosen in a list is read whole. Where a list cannot grow with it (Firefox has no field-sizing yet), a name
// that is too long for its one line stands below; a screen reader has it from the list itself.

const GROWS = CSS.supports("field-sizing", "content");
const pen = document.createElement("canvas").getContext("2d");
/** What the arrow takes of a list beside its padding: Firefox shows what leaves ten. */
const ARROW = 12;

/** @param {Element} select */
function judge(select) {
  if (GROWS || !pen || !(select instanceof HTMLSelectElement)) return;
  const style = getComputedStyle(select);
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const chosen = select.selectedOptions[0]?.text ?? "";
  const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - ARROW;
  const there = select.nextElementSibling;
  const line = there?.matches(".bidang__utuh") ? there : document.createElement("p");
  line.className = "bidang__utuh";
  line.setAttribute("aria-hidden", "true");
  line.textContent = chosen;
  // One that is not shown has no width; it is judged when it gets one.
  if (select.clientWidth && pen.measureText(chosen).width > room) select.after(line);
  else line.remove();
}

const sizes = GROWS ? null : new ResizeObserver((seen) => seen.forEach(({ target }) => judge(target)));

/** See to the lists of a form, now and when their size changes; asked again whenever something else was chosen. @param {ParentNode} form */
export function showWhole(form) {
  if (!sizes) return;
  for (const select of form.querySelectorAll(".bidang select")) {
    sizes.observe(select);
    judge(select);
  }
}
