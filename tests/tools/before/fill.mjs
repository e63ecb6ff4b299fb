// Fills the papers as the organiser's page does: node fill.mjs PAPERS ORDER OUT; ORDER is JSON of texts and a logo.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as kit from "../../../docs/assets/vendor/kit/kit.mjs";
import { fill } from "../../../docs/assets/js/acara/papers.js";

const [papers = "", order = "", out = ""] = process.argv.slice(2);
const rooms = JSON.parse(readFileSync(join(papers, "isian.json"), "utf8"));
const { texts, logo } = JSON.parse(readFileSync(order, "utf8"));
const huruf = new Uint8Array(readFileSync(new URL("../../../docs/assets/vendor/kit/huruf.ttf", import.meta.url)));
const picture = logo && new Uint8Array(Buffer.from(logo, "base64"));
/** @type {Record<string, string[]>} */
const lost = {};
for (const [name, places] of Object.entries(rooms)) {
  const empty = new Uint8Array(readFileSync(join(papers, `${name}.pdf`)));
  const { pdf, hilang } = await fill(kit, empty, places, texts, { huruf, logo: picture });
  writeFileSync(join(out, `${name}.pdf`), pdf);
  lost[name] = hilang;
}
console.log(JSON.stringify(lost));
