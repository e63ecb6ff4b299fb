// Reads fragments of an event's settings and writes them again: node acara.mjs FRAGMENTS, a file of JSON.
import { readFileSync } from "node:fs";
import { read, write } from "../../docs/assets/js/acara/settings.js";

const fragments = JSON.parse(readFileSync(process.argv[2] ?? 0, "utf8"));
console.log(JSON.stringify(fragments.map((/** @type {string} */ one) => {
  const { settings, faults } = read(one);
  return { settings, faults, again: write(settings) };
})));
