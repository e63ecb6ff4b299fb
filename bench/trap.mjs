// Asks the assembled runtime in Node, as the worker does, and prints the SHA-256 of each answer. It stops where a trap is
// met. Usage: node trap.mjs <folder of the runtime> <JSON file of [query, month] pairs>
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { unpack } from "../docs/assets/js/engine/unzip.js";

const [folder, asked] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
const { loadPyodide } = await load("pyodide.mjs");
/** What every trap sets before it stops. */
let mark;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...all) => {
  const made = await instantiate(...all);
  mark ??= made.instance?.exports.trapped;
  return made;
};
const packages = new Uint8Array(fs.readFileSync(path.join(folder, "packages.zip")));
const py = await loadPyodide({
  indexURL: folder,
  stdout: () => {},
  stderr: () => {},
  fsInit: async (FS, { sitePackages }) => unpack(packages, FS, sitePackages),
});
const { respond } = py.pyimport("calculator.browser");
const hashes = JSON.parse(fs.readFileSync(asked, "utf8")).map(([query, now]) => {
  const answer = respond(query, now);
  if (mark?.value || globalThis.trapped) throw new Error(`A trap was met by ${JSON.stringify([query, now])}`);
  return createHash("sha256").update(answer).digest("hex");
});
// Ended only when all of it is written: a pipe takes it piece by piece.
process.stdout.write(JSON.stringify({ traps: mark !== undefined, hashes }), () => process.exit(0));
