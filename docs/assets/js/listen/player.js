// The buttons of reading aloud: one at each part of a page, one beside an answer, and while it reads, a bar to pause it,
// slow it down and stop it.
import { Reader } from "./reader.js";

/** @typedef {import("./reader.js").Piece} Piece */
/** Gives what is to be read, when it is wanted. @typedef {() => Piece[]|Promise<Piece[]>} Source */

const WORDS = { read: "Dengarkan", stop: "Berhenti membaca", rest: "Jeda", on: "Lanjutkan", slow: "Lebih lambat", wrong: "Suaranya bukan bahasa Indonesia?" };
const MISSING = "Suara bahasa Indonesia tidak tersedia di perangkat ini. Di HP Android: buka Setelan, cari “text-to-speech”, lalu pasang bahasa Indonesia.";
const NOW = "dengar-kini";
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
// A loudspeaker; the word stands beside it.
const ICON = "M14 3.2v2.1a7 7 0 0 1 0 13.4v2.1a9 9 0 0 0 0-17.6m2.5 8.8a4.5 4.5 0 0 0-2.5-4v8a4.5 4.5 0 0 0 2.5-4M3 9v6h4l5 5V4L7 9z";

const reader = new Reader(tell);
/** The button whose part is being read. @type {HTMLButtonElement|null} */
let reading = null;
const bar = document.createElement("div");
/** What is said and stands nowhere on the page, as films have it. */
const caption = document.createElement("p");
const [restButton, slowButton, stopButton, wrongButton] = makeBar();

/** @param {string} text @param {string} kind */
function button(text, kind) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = text;
  return made;
}

function makeBar() {
  const buttons = [
    button(WORDS.rest, "tombol"),
    button(WORDS.slow, "tombol"),
    button("Berhenti", "tombol"),
    button(WORDS.wrong, "dengar-bilah__salah"),
  ];
  bar.className = "dengar-bilah";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Membaca keras");
  caption.className = "dengar-teks";
  bar.append(caption, ...buttons);
  return /** @type {[HTMLButtonElement, HTMLButtonElement, HTMLButtonElement, HTMLButtonElement]} */ (buttons);
}

/** @param {"reads"|"rests"|"ends"|"fails"} news @param {Piece} [piece] */
function tell(news, piece) {
  const before = document.querySelector(`.${NOW}`);
  const element = piece?.element;
  caption.textContent = (!element && piece?.text) || "";
  caption.hidden = !caption.textContent;
  if (before !== element) {
    before?.classList.remove(NOW);
    element?.classList.add(NOW);
    element?.scrollIntoView({ block: "nearest", behavior: STILL.matches ? "instant" : "smooth" });
  }
  restButton.textContent = news === "rests" ? WORDS.on : WORDS.rest;
  if (news === "ends") finish();
  if (news === "fails") lose();
}

function finish() {
  const button = reading;
  reading = null;
  if (!button) return;
  label(button, WORDS.read);
  if (bar.contains(document.activeElement)) button.focus();
  bar.remove();
}

/** There is no voice after all: say so once, and offer it no more. */
function lose() {
  const told = document.createElement("p");
  told.className = "catatan dengar-tiada";
  told.tabIndex = -1;
  told.textContent = MISSING;
  const focused = document.activeElement === reading || bar.contains(document.activeElement);
  reading?.after(told);
  finish();
  for (const each of document.querySelectorAll(".dengar")) each.remove();
  // Said by a screen reader as what has the focus; nothing else says it too.
  if (focused) told.focus();
  else told.setAttribute("role", "status");
}

/** @param {HTMLButtonElement} button @param {string} word */
const label = (button, word) => {
  const words = /** @type {HTMLElement} */ (button.querySelector("span"));
  words.textContent = word;
  button.setAttribute("aria-label", `${word}: ${button.value}`);
  button.classList.toggle("dengar--baca", word !== WORDS.read);
};

/**
 * Make a button that has something read, or stops it.
 * @param {string} what it reads, for who does not see where it stands
 * @param {Source} source
 */
export function listenButton(what, source) {
  const made = button("", "dengar");
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(icon.namespaceURI, "path");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  icon.setAttribute("class", "ikon");
  path.setAttribute("d", ICON);
  icon.append(path);
  made.append(icon, document.createElement("span"));
  made.value = what;
  label(made, WORDS.read);
  made.addEventListener("click", async () => {
    const again = reading === made;
    reader.stop();
    if (again) return;
    reading = made;
    label(made, WORDS.stop);
    made.after(bar);
    const pieces = await source();
    if (reading !== made) return;
    if (pieces.length) reader.read(pieces);
    else finish();
  });
  return made;
}

/** What an element says: the engine's words for the ear, or as it is written. @param {Element} element @returns {Piece[]} */
const said = (element) =>
  (element.getAttribute("data-ucap") || (element.textContent ?? "").trim().replace(/\s+/g, " "))
    .split("|")
    .map((text) => ({ text, element }));

/** What is read from a heading to the next that begins a part. @param {Element} heading @returns {Piece[]} */
function part(heading) {
  const all = [...document.querySelectorAll("[data-dengar], [data-henti], [data-ucap]")];
  const from = all.indexOf(heading);
  const next = all.findIndex((each, at) => at > from && each.matches("[data-dengar], [data-henti]"));
  return all
    .slice(from, next < 0 ? undefined : next)
    .filter((each) => each.hasAttribute("data-ucap") && each.getClientRects().length)
    .flatMap(said);
}

/** Whatever was being read no longer stands there. */
export const stopReading = () => reader.stop();

export function begin() {
  restButton.addEventListener("click", () => {
    if (restButton.textContent === WORDS.rest) reader.rest();
    else reader.goOn();
  });
  slowButton.setAttribute("aria-pressed", "false");
  slowButton.addEventListener("click", () => {
    const slow = slowButton.getAttribute("aria-pressed") !== "true";
    slowButton.setAttribute("aria-pressed", String(slow));
    reader.slow = slow;
  });
  stopButton.addEventListener("click", stopReading);
  // A device may list a voice that it has not, and speak English: no script hears that, people do.
  wrongButton.addEventListener("click", () => reader.give());
  for (const heading of document.querySelectorAll("[data-dengar]")) {
    heading.after(listenButton((heading.getAttribute("data-ucap") || heading.textContent || "").replaceAll("|", " "), () => part(heading)));
  }
  // Some browsers go on speaking on the next page.
  addEventListener("pagehide", stopReading);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && reading && restButton.textContent === WORDS.rest) reader.rest();
  });
}
