// What organisers' texts leave open: the names of their event, put in on the device.
import { whenInWords } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

/** What stands in square brackets in a text, and what it means. @param {Settings} settings */
const open = (settings) => ({
  "nama acara": settings.acara,
  tempat: settings.tempat,
  "hari dan tanggal": settings.tanggal && whenInWords(settings),
  kontak: settings.kontak,
});

/**
 * Put the names into a text; what is not known stays in its brackets, to be seen and written.
 * @param {string} text @param {Settings} settings
 */
export function named(text, settings) {
  const names = open(settings);
  return text.replace(/\[([a-z ]+)\]/g, (whole, key) => names[/** @type {keyof typeof names} */ (key)] || whole);
}

/** What is still to be written by hand where a text has brackets. @param {Settings} settings */
export const leftOpen = (settings) => Object.entries(open(settings)).flatMap(([name, value]) => (value ? [] : [`[${name}]`]));

/** Show the names in the page's texts. @param {ParentNode} root @param {Settings} settings */
export function showNames(root, settings) {
  for (const place of root.querySelectorAll("[data-acara-isi]")) {
    place.textContent = named(`[${place.getAttribute("data-acara-isi")}]`, settings);
  }
}
