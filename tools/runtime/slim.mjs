// Runs in Node at build time: leaves out of Pyodide's WebAssembly and its script
// what only libraries loaded later would ask for. We load none. Usage:
// node slim.mjs <folder of the npm package> <folder for the results>
import fs from "node:fs";
import path from "node:path";
import binaryen from "binaryen";

const [pyodide, out] = process.argv.slice(2);
const SCRIPT = "pyodide.asm.mjs";
const BINARY = "pyodide.asm.wasm";
/** `_name=Module["_name"]=wasmExports["name"];`, once for each of thousands. */
const ASSIGNMENT = /([\w$]+)=Module\["\1"\]=wasmExports\["([^"]+)"\](?:\.value>>>0)?;?/g;

const script = fs.readFileSync(path.join(pyodide, SCRIPT), "utf8");
const api = fs.readFileSync(path.join(pyodide, "pyodide.mjs"), "utf8");
const published = fs.readFileSync(path.join(pyodide, BINARY));
const compiled = new WebAssembly.Module(published);

/** How often each word stands in the scripts, apart from the assignments. */
const uses = new Map();
for (const [word] of (script.replace(ASSIGNMENT, "") + api).matchAll(/[\w$]+/g)) {
  uses.set(word, (uses.get(word) ?? 0) + 1);
}
const exported = WebAssembly.Module.exports(compiled).map(({ name }) => name);
const imported = new Set(WebAssembly.Module.imports(compiled).map(({ name }) => name));
// Declared only, a variable is named once.
const asked = (name) => imported.has(name) || uses.has(name) || (uses.get(`_${name}`) ?? 0) > 1;
const kept = new Set(exported.filter(asked));

const shorter = script.replace(ASSIGNMENT, (all, _, name) => (kept.has(name) ? all : ""));
if (kept.size < 100 || kept.size > exported.length / 10 || shorter.length > script.length * 0.8) {
  throw new Error(`${SCRIPT} is written differently: ${kept.size} of ${exported.length} exports`);
}
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(path.join(out, SCRIPT), shorter);

// The exports go, and with them every function that nothing else mentions. The order of what stays
// is the published one: it compresses better than any other tried.
const binary = binaryen.readBinary(published);
for (const name of exported) if (!kept.has(name)) binary.removeExport(name);
binary.runPasses(["remove-unused-module-elements"]);
fs.writeFileSync(path.join(out, BINARY), binary.emitBinary());
