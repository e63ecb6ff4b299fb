// Keeps lists of words as the built site's search does, and gives them back: node words.mjs SITE LISTS, a file of JSON.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

const workers = join(process.argv[2] ?? "site", "assets/javascripts/workers");
const [name] = readdirSync(workers).filter((file) => /^search\..*\.js$/.test(file));
const scope = createContext({ console, addEventListener: () => {} });
scope["self"] = scope;
runInContext(readFileSync(join(workers, name ?? ""), "utf8"), scope);
const { TokenSet } = scope["lunr"];
const kept = JSON.parse(readFileSync(process.argv[3] ?? 0, "utf8")).map((/** @type {string[]} */ words) => {
  TokenSet._nextId = 1; // as in a page that was just opened
  return TokenSet.fromArray(words).toArray().sort();
});
console.log(JSON.stringify(kept));
