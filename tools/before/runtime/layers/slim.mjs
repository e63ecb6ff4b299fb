// Runs in Node at build time: leaves out of Pyodide's WebAssembly and its script
// what only libraries loaded later would ask for. We load none. Usage:
// node slim.mjs <folder of the npm package> <folder for the results>
import fs from "node:fs";
import path from "node:path";
import binaryen from "binaryen";
import { minify } from "terser";

const [pyodide, out] = process.argv.slice(2);
const SCRIPT = "pyodide.asm.mjs";
const BINARY = "pyodide.asm.wasm";
/** What a round leaves out lets the next one leave out more; after the second nothing is left to find. */
const ROUNDS = 2;
/** `_name=Module["_name"]=wasmExports["name"];`, once for each of thousands. */
const EXPORT = /([\w$]+)=Module\["\1"\]=wasmExports\["([^"]+)"\](?:\.value>>>0)?;?/g;
/** `Module["name"]=name;`, for scripts around this one. */
const OFFER = /Module\["([\w$]+)"\]=\1;/g;
/** `name.sig="vi";`, for functions that a library finds by name. */
const SIGNATURE = /([\w$]+)\.sig="\w*";/g;
/** What WebAssembly may import of the script, also under other names. */
const TABLE = /(?<=var wasmImports=\{)[^}]*(?=\})/;

const api = fs.readFileSync(path.join(pyodide, "pyodide.mjs"), "utf8");
const published = fs.readFileSync(path.join(pyodide, BINARY));

/** How often each word stands in a text. @param {string} text @returns {Map<string, number>} */
function count(text) {
  const found = new Map();
  for (const [word] of text.matchAll(/[\w$]+/g)) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/**
 * The names that a WebAssembly takes from the script and gives to it.
 * @param {Uint8Array} bytes
 */
function borders(bytes) {
  const compiled = new WebAssembly.Module(bytes);
  const names = (list) => new Set(list.map(({ name }) => name));
  return {
    imports: names(WebAssembly.Module.imports(compiled)),
    exports: names(WebAssembly.Module.exports(compiled)),
  };
}

/**
 * The exports go that the scripts do not name, and with them every function that nothing else mentions. The order of
 * what stays is the published one: it compresses better than any other tried.
 * @param {Uint8Array} bytes
 * @param {string} script
 */
function slimBinary(bytes, script) {
  const { imports, exports } = borders(bytes);
  const uses = count(script.replace(EXPORT, "") + api);
  // Declared only, a variable is named once.
  const asked = (name) => imports.has(name) || uses.has(name) || (uses.get(`_${name}`) ?? 0) > 1;
  const binary = binaryen.readBinary(bytes);
  for (const name of exports) if (!asked(name)) binary.removeExport(name);
  binary.runPasses(["remove-unused-module-elements"]);
  return binary.emitBinary();
}

/**
 * What the WebAssembly neither takes nor gives any more goes from the lists, and with it what only the lists named.
 * @param {string} script
 * @param {Uint8Array} bytes
 */
async function slimScript(script, bytes) {
  const { imports, exports } = borders(bytes);
  const properties = new Set([...(script + api).matchAll(/\.([\w$]+)/g)].map(([, name]) => name));
  const shorter = script
    .replace(TABLE, (all) => all.split(",").filter((one) => imports.has(one.split(":")[0])).join(","))
    .replace(EXPORT, (all, _, name) => (exports.has(name) ? all : ""))
    .replace(OFFER, (all, name) => (properties.has(name) ? all : ""))
    .replace(SIGNATURE, (all, name) => (imports.has(name) || imports.has(name.slice(1)) ? all : ""))
    // The worker's policy forbids it; seen as a plain function, it does not keep every name alive.
    .replace(/(?<![\w$.])eval\(/g, "(0,eval)(");
  const { code = "" } = await minify(shorter, {
    module: true,
    // Names are left as they are: a fault shall say where it arose.
    mangle: false,
    compress: {
      defaults: false,
      dead_code: true,
      keep_fargs: true,
      passes: 6,
      pure_getters: true,
      side_effects: true,
      toplevel: true,
      unused: true,
    },
  });
  return code;
}

/** In brackets a function is compiled when it is read, and not read once more when it is called. @param {string} code */
function eager(code) {
  const changed = code.replace(/^async function _createPyodideModule\((.*)export default _createPyodideModule;$/s,
    (_, rest) => `export default(async function _createPyodideModule(${rest});`);
  if (changed === code) throw new Error(`${SCRIPT} is written differently`);
  return changed;
}

let script = fs.readFileSync(path.join(pyodide, SCRIPT), "utf8");
const before = script.length;
let binary = new Uint8Array(published);
for (let round = 0; round < ROUNDS; round += 1) {
  binary = slimBinary(binary, script);
  script = await slimScript(script, binary);
}
const { exports } = borders(binary);
if (exports.size < 100 || exports.size > 1000 || script.length > before / 2) {
  throw new Error(`${SCRIPT} is written differently: ${exports.size} exports, ${script.length} characters`);
}
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(path.join(out, SCRIPT), eager(script));
fs.writeFileSync(path.join(out, BINARY), binary);
