// What every page needs beyond the theme: which of two prices holds this month, and a menu and a search that the
// keyboard reaches. Without this script both prices stand with their months, which is already the whole truth.

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
    if (holds) {
      const badge = document.createElement("span");
      badge.className = "lencana lencana--baik berlaku-kini__kata";
      badge.textContent = "berlaku bulan ini";
      (element.querySelector("dd") ?? element).append(" ", badge);
    }
  }
}

/** Connect the header's buttons with the theme's hidden switches. */
function hubungkanTombol() {
  for (const button of document.querySelectorAll("button[data-buka]")) {
    const name = button.getAttribute("data-buka");
    const toggle = document.getElementById(`__${name}`);
    if (!(toggle instanceof HTMLInputElement)) continue;
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", () => {
      button.setAttribute("aria-expanded", String(toggle.checked));
      if (name === "drawer" && toggle.checked) {
        const first = document.querySelector(".md-sidebar--primary a");
        if (first instanceof HTMLElement) first.focus();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked || name !== "drawer") return;
      toggle.click();
      if (button instanceof HTMLElement) button.focus();
    });
  }
}

tandaiBerlaku(bulanKini(new Date()));
hubungkanTombol();
