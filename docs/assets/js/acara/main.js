// The organiser's page: what is typed stands in the address and goes along to slides, table mode, papers and kit.
import { dayNow } from "../base/clock.js";
import { element, say } from "../base/dom.js";
import { copyOrShow } from "../base/copy.js";
import { replayEarly } from "../base/early.js";
import { asked, questionToFragment, replaceAddress } from "../base/history.js";
import { MEND_FIRST } from "../export/files.js";
import { LogoFault, forgetLogo, keepLogo, logo } from "./logo.js";
import { read, write } from "./settings.js";
import { showNames } from "./texts.js";

const form = element("acara", HTMLFormElement);
const file = element("acara-logo", HTMLInputElement);
const picture = element("acara-logo-gambar", HTMLElement);
const forget = element("acara-logo-hapus", HTMLButtonElement);
const news = element("acara-kabar", HTMLElement);
const past = element("acara-tanggal-lewat", HTMLElement);
/** What a kit lacks without its day, in the page's words. */
const WITHOUT = past.textContent;
const pack = element("acara-kemas", HTMLButtonElement);
const KEYS = /** @type {const} */ (["acara", "tempat", "tanggal", "pukul", "kontak", "lama"]);

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement|HTMLSelectElement} */ (form.elements.namedItem(name));

/** @param {string} name @param {string} text */
function fault(name, text) {
  const place = document.getElementById(`${name}-galat`);
  if (place) place.textContent = text;
  const at = document.getElementById(name);
  if (text) at?.setAttribute("aria-invalid", "true");
  else at?.removeAttribute("aria-invalid");
}

/** What the form says, read as the link would be. */
const typed = () => read(KEYS.map((key) => `${key}=${encodeURIComponent(field(key).value)}`).join("&"));

/** Say at a button what must be mended first: a day or an hour that is none, or half typed. @param {HTMLElement} button */
function refused(button) {
  const wrong = /** @type {const} */ (["tanggal", "pukul", "lama"]).some(
    (key) => field(key).validity.badInput || field(key).hasAttribute("aria-invalid"),
  );
  if (wrong) say(button, MEND_FIRST);
  return wrong;
}

/** @param {import("./settings.js").Fault[]} faults */
function tell(faults) {
  for (const key of KEYS) fault(`acara-${key}`, faults.find(({ kunci }) => kunci === key)?.pesan ?? "");
}

/** Let everything follow that carries the settings. */
function spread() {
  const { settings, faults } = typed();
  tell(faults);
  // No fault: posters of what has been may be wanted again.
  if (settings.tanggal) past.textContent = settings.tanggal < dayNow() ? "Tanggal ini sudah lewat. Periksa tahunnya." : "";
  else past.textContent = WITHOUT;
  const fragment = write(settings);
  // What was packed before is another event's.
  if (!pack.disabled) news.textContent = "";
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-acara-tautan]"))) {
    link.hash = fragment;
  }
  showNames(document, settings);
  return fragment;
}

function restore() {
  const { settings, faults } = read(asked());
  for (const key of KEYS) field(key).value = key === "pukul" ? settings.pukul.replace(".", ":") : settings[key];
  spread();
  tell(faults);
}

function showLogo() {
  const kept = logo();
  picture.hidden = forget.hidden = !kept;
  picture.replaceChildren();
  if (!kept) return;
  const image = new Image();
  image.src = kept;
  image.alt = "Logo yang dipilih";
  picture.append(image);
}

questionToFragment((key) => /** @type {readonly string[]} */ (KEYS).includes(key) || key === "wilayah");
restore();
showLogo();

form.addEventListener("input", ({ target }) => {
  if (target === file) return;
  const fragment = spread();
  replaceAddress(fragment ? `#${fragment}` : location.pathname + location.search);
});
addEventListener("hashchange", () => {
  if (asked() || !location.hash) restore();
});

file.addEventListener("change", async () => {
  const chosen = file.files?.[0];
  if (!chosen) return;
  try {
    await keepLogo(chosen);
    fault("acara-logo", "");
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error;
    fault("acara-logo", error.message);
  }
  // The same file can be chosen again.
  file.value = "";
  showLogo();
});
forget.addEventListener("click", () => {
  forgetLogo();
  showLogo();
  file.focus();
});

const copyLink = element("acara-salin", HTMLButtonElement);
copyLink.addEventListener("click", async () => {
  if (refused(copyLink)) return;
  if (await copyOrShow(new URL(`#${write(typed().settings)}`, location.href).href, copyLink)) say(copyLink, "Disalin");
});

pack.addEventListener("click", async () => {
  if (pack.disabled || refused(pack)) return;
  pack.disabled = true;
  news.textContent = "Menyiapkan perlengkapan…";
  try {
    const { makeKit } = await import("./kit.js");
    const { settings } = typed();
    const told = await makeKit(settings, logo(), (text) => {
      news.textContent = text;
    });
    news.textContent = told;
  } catch {
    news.textContent =
      "Perlengkapannya belum dapat dibuat. Periksa internet Anda lalu coba lagi, atau unduh lembarnya satu per satu di bawah.";
  }
  pack.disabled = false;
});
replayEarly();
