// Reads fragments of an event's settings and writes them again: node acara.mjs FRAGMENTS, a file of JSON.
import { readFileSync } from "node:fs";

// As in the browsers that write 05 Desember where a short number was asked for.
const { DateTimeFormat } = Intl;
// @ts-expect-error -- the other parts of the class are not asked for
Intl.DateTimeFormat = function format(/** @type {string} */ locale, /** @type {Intl.DateTimeFormatOptions} */ options) {
  return new DateTimeFormat(locale, { ...options, day: "2-digit" });
};
const { read, whenInWords, write } = await import("../../docs/assets/js/acara/settings.js");

const fragments = JSON.parse(readFileSync(process.argv[2] ?? 0, "utf8"));
console.log(JSON.stringify(fragments.map((/** @type {string} */ one) => {
  const { settings, faults } = read(one);
  return { settings, faults, again: write(settings), when: whenInWords(settings) };
})));
