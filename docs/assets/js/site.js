// What every page needs beyond the theme: which of two prices holds this month, of which day a
// printed page is, and tables that the keyboard reaches.

import { stampPaper } from "./base/clock.js";
import { keepMarked } from "./base/holds.js";

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
stampPaper();
