// What every page needs beyond the theme: which of two prices holds this month, and a menu and a search that the
// keyboard reaches.

import { keepMarked } from "./base/holds.js";

// Where the keyboard goes when the theme's menu or search opens.
const TUJUAN = { drawer: ".md-sidebar--primary a", search: ".md-search__input" };

/**
 * Connect a button of the header with the theme's hidden switch.
 * @param {keyof typeof TUJUAN} name
 */
function hubungkan(name) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(`[data-buka="${name}"]`));
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById(`__${name}`));
  if (!button || !toggle) return;
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(toggle.checked));
    const target = toggle.checked ? document.querySelector(TUJUAN[name]) : button;
    if (target instanceof HTMLElement) target.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) toggle.click();
  });
}

/** The theme lays plain tables into boxes that scroll, once the page stands; a keyboard must reach them too. */
function jangkauTabel() {
  for (const kotak of document.querySelectorAll(".md-typeset__scrollwrap")) {
    kotak.setAttribute("tabindex", "0");
    kotak.setAttribute("role", "group");
    kotak.setAttribute("aria-label", "Tabel, dapat digeser ke samping");
  }
}

addEventListener("load", jangkauTabel);
keepMarked(() => [document]);
hubungkan("drawer");
hubungkan("search");
