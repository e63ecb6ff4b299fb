// What every page needs beyond the theme: which of two prices holds this month, and a menu and a search that the
// keyboard reaches. Without this script both prices stand with their months, which is already the whole truth.

import { monthNow, whenDayTurns } from "./base/clock.js";

/**
 * Whether a month lies in a span such as "2026-04/2026-12"; months written this way sort as text.
 * @param {string} month
 * @param {string} span
 */
export function dalam(month, span) {
  const [start, end] = span.split("/");
  return start !== undefined && end !== undefined && start <= month && month <= end;
}

/**
 * Mark what holds in a month. The rules wrote the months into the page: data-berlaku="2026-04/2026-12" holds in
 * those months, data-berlaku-selain in all others.
 * @param {string} month
 */
function tandaiBerlaku(month) {
  for (const element of document.querySelectorAll("[data-berlaku], [data-berlaku-selain]")) {
    const only = element.getAttribute("data-berlaku");
    const except = element.getAttribute("data-berlaku-selain");
    const holds = only === null ? !dalam(month, except ?? "") : dalam(month, only);
    element.classList.toggle("berlaku-kini", holds);
    element.querySelector(".berlaku-kini__kata")?.remove();
    if (holds) {
      const badge = document.createElement("span");
      badge.className = "lencana lencana--baik berlaku-kini__kata";
      badge.textContent = "berlaku bulan ini";
      (element.querySelector("dd") ?? element).append(" ", badge);
    }
  }
}

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
tandaiBerlaku(monthNow());
whenDayTurns(() => tandaiBerlaku(monthNow()));
hubungkan("drawer");
hubungkan("search");
