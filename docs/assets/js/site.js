// What every page needs beyond the theme: which of two prices holds this month, of which day a
// printed page is, tables that the keyboard reaches, a head that leaves room below it, and
// styles that know how large the letters are.

import { stampPaper } from "./base/clock.js";
import { keepMarked } from "./base/holds.js";
import { followLetters } from "./base/letters.js";
import { keepLow } from "./base/low.js";

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
followLetters();
const head = document.querySelector("header.md-header");
if (head instanceof HTMLElement) keepLow(head);
