// Which of two prices holds this month, said beside it. Without this script both stand with their months, which is
// already the whole truth.

import { monthNow, whenDayTurns } from "./clock.js";

const reach = document.querySelector('meta[name="data-sampai"]');
/** The last month that the site's law data reach, YYYY-MM; months written this way sort as text. */
const known = reach?.getAttribute("content") ?? "";
/** The last month in which the law has hardly moved on without us; later it may have. */
const sure = reach?.getAttribute("data-yakin") ?? known;

/**
 * Mark what holds in a month. The rules wrote the months into the page: data-berlaku="2026-04/2026-12" holds in
 * those months, data-berlaku-selain in the later ones, as far as the data reach. Nothing is said of other months.
 * @param {ParentNode} root
 * @param {string} month
 */
function mark(root, month) {
  for (const element of root.querySelectorAll("[data-berlaku], [data-berlaku-selain]")) {
    const only = element.getAttribute("data-berlaku");
    const [start = "", end = ""] = (only ?? element.getAttribute("data-berlaku-selain") ?? "").split("/");
    const holds = only === null ? end < month && month <= known : start <= month && month <= end;
    element.classList.toggle("berlaku-kini", holds);
    element.querySelector(".berlaku-kini__kata")?.remove();
    if (holds) {
      const badge = document.createElement("span");
      badge.className = `lencana lencana--${month <= sure ? "baik" : "aksen"} berlaku-kini__kata`;
      badge.textContent = month <= sure ? "berlaku bulan ini" : "mungkin masih berlaku";
      (element.querySelector("dd") ?? element).append(" ", badge);
    }
  }
}

/** Mark what holds now, and again when the day turns. @param {() => Iterable<ParentNode>} roots where it may stand */
export function keepMarked(roots) {
  const all = () => {
    for (const root of roots()) mark(root, monthNow());
  };
  all();
  whenDayTurns(all);
}
