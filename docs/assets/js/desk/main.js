// Table mode: an occupation, an income, the answer, and empty again. What a visitor chooses is held here and nowhere
// else: not in the address, not in the history, not on the device.

import { dayInWords, read } from "../acara/settings.js";
import { monthNow, whenDayTurns } from "../base/clock.js";
import { copyOrShow } from "../base/copy.js";
import { element, find, say } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { MoneyField, offerMeanings } from "../base/field.js";
import { thousands } from "../base/format.js";
import { keepLow } from "../base/low.js";
import { calculatorForPhones } from "../base/reach.js";
import { jadikan } from "../base/trusted.js";
import { stageText } from "../engine/stages.js";
import { mesin } from "../engine/start.js";
import { watchIdle } from "./idle.js";
import { count, DECISIONS, erase, KEY, tally } from "./tally.js";

/** @typedef {import("./tally.js").Decision} Decision */
/** @typedef {"pekerjaan"|"lain"|"penghasilan"|"jawaban"|"hitungan"} Screen */

const desk = element("meja", HTMLElement);
/** @param {string} selector */
const all = (selector) => /** @type {HTMLElement[]} */ ([...desk.querySelectorAll(selector)]);
const one = (/** @type {string} */ selector) => find(desk, selector, HTMLElement);

const answer = element("layar", HTMLElement);
const told = element("kabar-mesin", HTMLElement);
const fault = element("meja-galat", HTMLElement);
const meanings = one(".meja__tulis .saran");
const form = element("meja-tulis", HTMLFormElement);
const input = find(form, "input", HTMLInputElement);
const field = new MoneyField(input);
const next = one("[data-berikutnya]");
const dialog = element("meja-diam", HTMLDialogElement);
keepLow(one(".meja__bilah"));
keepLow(one(".meja__bilah .meja__aksi"));
const phones = calculatorForPhones(desk.dataset);

/** What the visitor at the table chose; `pekerjaan` is "" where it is in no list. */
const nobody = () => ({
  pekerjaan: /** @type {string|null} */ (null),
  penghasilan: "",
  putusan: /** @type {Decision|null} */ (null),
});
let visitor = nobody();
/** Each question has a number: an answer that comes late is for nobody. */
let turn = 0;
/** @type {Screen} */
let screen = "pekerjaan";
let opened = false;

/** Occupations by their names on the buttons. */
const names = new Map(
  all("[data-pekerjaan]").map((button) => [button.dataset.pekerjaan ?? "", button.textContent?.trim() ?? ""]),
);
names.set("", "Pekerjaan lain");

/* ------------------------------------------------------------------ screens */

/** @param {Screen} to */
function show(to) {
  screen = to;
  for (const section of all("[data-layar]")) section.hidden = section.dataset.layar !== to;
  for (const button of all("[data-dipilih]")) {
    const of = button.dataset.dipilih === "pekerjaan";
    const text = of ? visitor.pekerjaan !== null && names.get(visitor.pekerjaan) : visitor.penghasilan && said();
    button.hidden = !text || to === "hitungan";
    // A button has a name, also while it is not shown.
    button.textContent = text || (of ? "Pekerjaan" : "Penghasilan");
    if (text) button.setAttribute("aria-label", `Ganti: ${text}`);
    else button.removeAttribute("aria-label");
  }
  next.hidden = visitor.pekerjaan === null || to === "hitungan";
  // The tally is for between two visitors.
  one('.meja__bilah [data-ke="hitungan"]').hidden = visitor.pekerjaan !== null || to === "hitungan";
  scrollTo(0, 0);
  // Who hears the page is told where they are; a page that only opened is no such news.
  if (opened) one(`[data-layar="${to}"] h2`).focus({ preventScroll: true });
}

/** The income as it was chosen or typed. */
const said = () => visitor.penghasilan.replace(/^\d+(?= sehari$|$)/, (number) => `Rp${thousands(number)}`);

/* ------------------------------------------------------------------ question and answer */

/** @param {string} income @param {boolean} [again] the answer is on the screen already, for a day that is over */
async function ask(income, again = false) {
  turn += 1;
  const mine = turn;
  visitor.penghasilan = income;
  if (!again) {
    blank();
    show("jawaban");
    told.textContent = stageText(mesin.rincian);
  }
  const query = new URLSearchParams({ penghasilan: income });
  if (visitor.pekerjaan) query.set("pekerjaan", visitor.pekerjaan);
  // Where data is saved it did not start by itself.
  (mesin.tahap === "gagal" ? mesin.ulang() : mesin.mulai()).catch(() => {});
  let given;
  try {
    given = JSON.parse(await mesin.panggil("layar", query.toString(), monthNow(), phones));
  } catch {
    // The engine failed: its stage says so.
    return;
  }
  if (mine !== turn) return;
  told.textContent = "";
  if (given.galat) {
    visitor.penghasilan = "";
    show("penghasilan");
    refuse(given.galat[0]);
    return;
  }
  answer.replaceChildren(jadikan(given.html));
  one(".meja__putusan").hidden = false;
}

/** @param {{pesan: string, saran?: {teks: string, kunci: string, nilai: string}[]}} given */
function refuse({ pesan, saran = [] }) {
  fault.textContent = pesan;
  input.setAttribute("aria-invalid", "true");
  offerMeanings(meanings, saran.filter(({ kunci }) => kunci === "penghasilan"), (value) => void ask(value));
  input.focus();
}

/** Take away what the last question left on the screen. */
function blank() {
  answer.replaceChildren();
  told.textContent = fault.textContent = "";
  input.removeAttribute("aria-invalid");
  offerMeanings(meanings, [], () => {});
  one(".meja__putusan").hidden = true;
  mark();
}

/** Empty for the next person. */
function reset() {
  turn += 1;
  visitor = nobody();
  form.reset();
  field.value = "";
  blank();
  if (dialog.open) dialog.close();
  show("pekerjaan");
}

/* ------------------------------------------------------------------ decision and tally */

function mark() {
  for (const button of all("[data-putusan]")) {
    button.setAttribute("aria-pressed", String(button.dataset.putusan === visitor.putusan));
  }
  for (const words of all("[data-untuk]")) words.hidden = words.dataset.untuk !== visitor.putusan;
}

/** @param {Decision} decision pressed again, it is taken back */
function decide(decision) {
  const occupation = visitor.pekerjaan ?? "";
  if (visitor.putusan) count(occupation, visitor.putusan, -1);
  visitor.putusan = visitor.putusan === decision ? null : decision;
  if (visitor.putusan) count(occupation, visitor.putusan, 1);
  mark();
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((total, each) => total + each, 0);

/** Occupations by their counts, the largest first, and all of them together. */
function counted() {
  const { sejak, isi } = tally();
  const rows = Object.entries(isi).map(([slug, counts]) => ({ name: names.get(slug) ?? slug, counts }));
  rows.sort((a, b) => sum(b.counts) - sum(a.counts) || a.name.localeCompare(b.name, "id"));
  const total = DECISIONS.map((_, at) => sum(rows.map(({ counts }) => counts[at] ?? 0)));
  return { sejak, rows, total };
}

/** @param {string} name @param {number[]} counts */
function row(name, counts) {
  const made = document.createElement("tr");
  const head = Object.assign(document.createElement("th"), { scope: "row", textContent: name });
  const cells = [...counts, sum(counts)].map((each) =>
    Object.assign(document.createElement("td"), { className: "angka", textContent: thousands(each) }),
  );
  made.append(head, ...cells);
  return made;
}

function writeTally() {
  // A text to copy by hand is of the numbers as they were.
  for (const shown of all(".salin-tangan")) shown.remove();
  const { sejak, rows, total } = counted();
  const some = rows.length > 0;
  one("[data-sejak]").textContent = some ? `Sejak ${dayInWords(sejak)}` : "Belum ada yang dihitung.";
  one(".tabel-gulir").hidden = !some;
  find(desk, ".meja__hitungan tbody", HTMLElement).replaceChildren(...rows.map(({ name, counts }) => row(name, counts)));
  find(desk, ".meja__hitungan tfoot", HTMLElement).replaceChildren(row("Semua", total));
  for (const button of all("[data-hapus], [data-salin]")) button.hidden = !some;
}

function tallyAsText() {
  const { sejak, rows, total } = counted();
  const line = (/** @type {string} */ name, /** @type {number[]} */ [sign = 0, think = 0, no = 0]) =>
    `${name}: ${sign} daftar sekarang, ${think} pikir-pikir, ${no} belum`;
  return [`Hitungan meja sejak ${dayInWords(sejak)}`, ...rows.map((r) => line(r.name, r.counts)), line("Semua", total)].join("\n");
}

function openTally() {
  tellTally("");
  bringBack = null;
  one("[data-urungkan]").hidden = true;
  writeTally();
  show("hitungan");
}

/** @type {(() => void)|null} */
let bringBack = null;
const tellTally = (/** @type {string} */ text) => {
  one("[data-kabar-hitungan]").textContent = text;
};

one("[data-hapus]").addEventListener("click", () => {
  bringBack = erase();
  writeTally();
  tellTally("Hitungan sudah dihapus dari perangkat ini.");
  one("[data-urungkan]").hidden = false;
});
one("[data-urungkan]").addEventListener("click", () => {
  bringBack?.();
  bringBack = null;
  one("[data-urungkan]").hidden = true;
  tellTally("Hitungan kembali seperti semula.");
  writeTally();
});
one("[data-salin]").addEventListener("click", async ({ currentTarget }) => {
  const button = /** @type {HTMLButtonElement} */ (currentTarget);
  if (await copyOrShow(tallyAsText(), button)) say(button, "Disalin");
});
one("[data-proyektor-hitungan]").addEventListener("click", () => {
  const address = new URL(location.href);
  address.hash = [address.hash.replace(/^#/, ""), "hitungan"].filter(Boolean).join("&");
  open(address.href, "_blank", "noopener");
});
// The window on the projector follows the one at the table.
addEventListener("storage", ({ key }) => {
  if (key === null || key === KEY) writeTally();
});

/* ------------------------------------------------------------------ what is pressed */

desk.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  const { pekerjaan, penghasilan, putusan, ke } = button.dataset;
  if (pekerjaan !== undefined) {
    // Another occupation is another answer, and a decision was about the one before.
    if (visitor.putusan && visitor.pekerjaan !== pekerjaan) decide(visitor.putusan);
    visitor.pekerjaan = pekerjaan;
    if (visitor.penghasilan) void ask(visitor.penghasilan);
    else show("penghasilan");
  } else if (penghasilan !== undefined) void ask(penghasilan);
  else if (putusan !== undefined) decide(/** @type {Decision} */ (putusan));
  else if (ke === "hitungan") openTally();
  else if (ke !== undefined) {
    blank();
    show(/** @type {Screen} */ (ke));
  } else if (button === next) reset();
  else if (button.hasAttribute("data-kembali")) show("pekerjaan");
  else if (button.dataset.isi === "penghasilan") void ask(button.value);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.value) void ask(field.value);
  else input.focus();
});
mesin.addEventListener("tahap", (event) => {
  const { detail } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event);
  if (screen === "jawaban" && !answer.hasChildNodes()) told.textContent = stageText(detail);
});

/* ------------------------------------------------------------------ nothing stays */

watchIdle({
  waits: () => visitor.pekerjaan !== null || input.value !== "" || screen === "lain",
  announce: (seconds) => {
    one("[data-detik]").textContent = String(seconds);
    if (!dialog.open) dialog.showModal();
  },
  prolonged: () => dialog.close(),
  empty: reset,
});
// Browsers bring back fields on a reload, and whole pages on a step back.
addEventListener("pagehide", reset);
whenDayTurns(() => {
  if (screen === "jawaban" && answer.hasChildNodes()) void ask(visitor.penghasilan, true);
});

/** The event's own words, which the address keeps. */
function setUp() {
  const { settings } = read(location.hash);
  one("[data-acara]").textContent = [settings.acara, settings.tempat].filter(Boolean).join(", ");
  if (new URLSearchParams(location.hash.slice(1)).has("hitungan")) openTally();
}
addEventListener("hashchange", setUp);
// What a browser put back into the fields after a reload.
reset();
setUp();
opened = true;
replayEarly();
