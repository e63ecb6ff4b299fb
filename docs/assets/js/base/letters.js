// Letters that grew by something else than the browser's own setting: inside an app, by an extension, by a visitor's style.

/** Widths in em below which only large letters on a phone make a window. */
const LARGE = 24;
/** What the theme makes of the browser's letters. */
const THEME = 1.25;

/**
 * Let the styles for large letters go by the letters as they are: a width in em, in a condition, knows the browser's
 * setting only.
 */
export function followLetters() {
  const probe = document.createElement("i");
  Object.assign(probe.style, { position: "absolute", visibility: "hidden", width: "1rem", fontSize: "medium" });
  document.body.append(probe);
  /** @type {Map<CSSMediaRule, number>} */
  const widths = new Map();
  new ResizeObserver(() => {
    const letters = parseFloat(getComputedStyle(document.documentElement).fontSize) / THEME;
    if (!widths.size && Math.abs(letters - parseFloat(getComputedStyle(probe).fontSize)) < 1) return;
    for (const sheet of document.styleSheets) {
      for (const rule of rules(sheet)) {
        if (!(rule instanceof CSSMediaRule)) continue;
        const width = widths.get(rule) ?? Number(/^\(max-width: ([\d.]+)em\)$/.exec(rule.conditionText)?.[1]);
        if (!(width < LARGE)) continue;
        widths.set(rule, width);
        rule.media.mediaText = `(max-width: ${width * letters}px)`;
      }
    }
  }).observe(probe);
}

/** @param {CSSStyleSheet} sheet */
function rules(sheet) {
  try {
    return sheet.cssRules;
  } catch {
    return []; // somebody else's: an extension's, or a file on the disk
  }
}
