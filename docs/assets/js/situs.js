// Marks which of two prices holds this month. The months themselves are written into the page by the rules:
// data-berlaku="2026-04/2026-12" holds in those months, data-berlaku-selain in all others.
// Without this script both prices stand with their months, which is already the whole truth.

/**
 * The current month in Jakarta, the clock of the law, as YYYY-MM.
 * @param {Date} now
 * @returns {string}
 */
export function bulanKini(now) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Asia/Jakarta",
    year: "numeric",
    month: "2-digit",
  }).formatToParts(now);
  const part = (/** @type {string} */ type) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}`;
}

/**
 * Whether a month lies in a span such as "2026-04/2026-12"; months written this way sort as text.
 * @param {string} month
 * @param {string} span
 */
export function dalam(month, span) {
  const [start, end] = span.split("/");
  return start !== undefined && end !== undefined && start <= month && month <= end;
}

const kini = bulanKini(new Date());
for (const element of document.querySelectorAll("[data-berlaku], [data-berlaku-selain]")) {
  const only = element.getAttribute("data-berlaku");
  const except = element.getAttribute("data-berlaku-selain");
  const holds = only === null ? !dalam(kini, except ?? "") : dalam(kini, only);
  element.classList.toggle("berlaku-kini", holds);
  if (holds) {
    const badge = document.createElement("span");
    badge.className = "lencana lencana--baik berlaku-kini__kata";
    badge.textContent = "berlaku bulan ini";
    element.append(badge);
  }
}
