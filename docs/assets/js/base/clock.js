// The one clock of the pages: Jakarta's, the clock of the law. Tabs live for weeks on a phone, so nobody keeps "now":
// it is asked when it is needed, and whoever showed it is told when the day turns.

/** Milliseconds between two looks at the clock while a page is in view. */
const LOOK = 20_000;

const FORM = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Jakarta",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Today in Jakarta, YYYY-MM-DD. */
export function dayNow(now = new Date()) {
  const parts = FORM.formatToParts(now);
  const part = (/** @type {string} */ type) => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

const LONG = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "Asia/Jakarta" });

/** Today in Jakarta as people write it, 1 Januari 2027. */
export const dayInWords = (now = new Date()) => LONG.format(now);

/** Paper says of which day it is: whatever stands on it was so on that day. */
export function stampPaper() {
  addEventListener("beforeprint", () => {
    for (const place of document.querySelectorAll("[data-dicetak]")) place.textContent = `Dicetak pada ${dayInWords()}.`;
  });
}

/** The current month in Jakarta, YYYY-MM. */
export const monthNow = (now = new Date()) => dayNow(now).slice(0, 7);

/** This moment in UTC as calendars write it, YYYYMMDDTHHMMSSZ. */
export const stampNow = (now = new Date()) => now.toISOString().replace(/[-:]|\.\d+/g, "");

/**
 * Call back when the day is another than before: at midnight, on return to the tab, and when the browser brings the page
 * back from its memory.
 * @param {() => void} tell
 */
export function whenDayTurns(tell) {
  let seen = dayNow();
  const look = () => {
    if (document.visibilityState === "hidden" || dayNow() === seen) return;
    seen = dayNow();
    tell();
  };
  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  addEventListener("focus", look);
}
