// Runs the site's searcher on the built index, as the theme's box does: node cari.mjs SITE QUERIES, the queries a file of JSON.
// Writes for each query the pages found, best first, as JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";

const site = process.argv[2] ?? "site";
const workers = join(site, "assets/javascripts/workers");
const [name] = readdirSync(workers).filter((file) => /^search\..*\.js$/.test(file));
const index = JSON.parse(readFileSync(join(site, "search/search_index.json"), "utf8"));

/** @type {(message: { data: unknown }) => unknown} */
let listener = () => {};
/** @type {any[]} */
const answers = [];
const scope = createContext({
  console,
  URL,
  location: pathToFileURL(join(workers, name ?? "")),
  fetch: async (/** @type {URL} */ url) => ({ ok: true, json: async () => JSON.parse(readFileSync(fileURLToPath(url), "utf8")) }),
  addEventListener: (/** @type {string} */ _type, /** @type {typeof listener} */ f) => (listener = f),
  postMessage: (/** @type {any} */ message) => answers.push(message),
  importScripts: () => {
    throw new Error("the search asked for a language file");
  },
});
scope["self"] = scope;
runInContext(readFileSync(join(workers, name ?? ""), "utf8"), scope);

await listener({ data: { type: 0, data: { ...index, options: { suggest: false } } } });
const queries = JSON.parse(readFileSync(process.argv[3] ?? 0, "utf8"));
const found = [];
for (const query of queries) {
  await listener({ data: { type: 2, data: query } });
  const { items } = answers.at(-1).data;
  found.push(items.map((/** @type {any[]} */ group) => group[0].location.split("#")[0]));
}
console.log(JSON.stringify(found));
