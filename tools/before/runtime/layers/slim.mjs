// Runs in Node at build time: leaves out of Pyodide's WebAssembly and its script
// what only libraries loaded later would ask for. We load none. Usage:
// node slim.mjs <folder of the npm package> <folder for the results>
import fs from "node:fs";
import path from "node:path";
import binaryen from "binaryen";
import { borders, eager, lists, slimScript, unasked } from "./borders.mjs";

const [pyodide, out] = process.argv.slice(2);
const SCRIPT = "pyodide.asm.mjs";
const BINARY = "pyodide.asm.wasm";
/** What a round leaves out lets the next one leave out more; after the second nothing is left to find. */
const ROUNDS = 2;

const api = fs.readFileSync(path.join(pyodide, "pyodide.mjs"), "utf8");
const published = fs.readFileSync(path.join(pyodide, BINARY));

/**
 * The exports go that the scripts do not name, and with them every function that nothing else mentions. The order of
 * what stays is the published one: it compresses better than any other tried.
 * @param {Uint8Array} bytes
 * @param {string} script
 */
function slimBinary(bytes, script) {
  const binary = binaryen.readBinary(bytes);
  for (const name of unasked(bytes, script, api)) binary.removeExport(name);
  binary.runPasses(["remove-unused-module-elements"]);
  return binary.emitBinary();
}

let script = fs.readFileSync(path.join(pyodide, SCRIPT), "utf8");
const before = script.length;
// Told before the long work begins.
if (!lists(script)) throw new Error(`${SCRIPT} is written differently: it has no list of imports`);
let binary = new Uint8Array(published);
for (let round = 0; round < ROUNDS; round += 1) {
  binary = slimBinary(binary, script);
  script = await slimScript(script, binary, api);
}
const { exports } = borders(binary);
if (exports.size < 100 || exports.size > 1000 || script.length > before / 2) {
  throw new Error(`${SCRIPT} is written differently: ${exports.size} exports, ${script.length} characters`);
}
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(path.join(out, SCRIPT), eager(script));
fs.writeFileSync(path.join(out, BINARY), binary);
