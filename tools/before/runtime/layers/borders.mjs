// What Pyodide's WebAssembly and its script take of each other, and how what neither asks of the other is left out.
import { minify } from "terser";

/** `_name=Module["_name"]=wasmExports["name"];`, once for each of thousands. */
const EXPORT = /([\w$]+)=Module\["\1"\]=wasmExports\["([^"]+)"\](?:\.value>>>0)?;?/g;
/** `Module["name"]=name;`, for scripts around this one. */
const OFFER = /Module\["([\w$]+)"\]=\1;/g;
/** `name.sig="vi";`, for functions that a library finds by name. */
const SIGNATURE = /([\w$]+)\.sig="\w*";/g;
/** What WebAssembly may import of the script, also under other names. */
const TABLE = /(?<=var wasmImports=\{)[^}]*(?=\})/;

/** Whether a script lists what WebAssembly may import of it. @param {string} script */
export function lists(script) {
  return TABLE.test(script);
}

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
export function borders(bytes) {
  const compiled = new WebAssembly.Module(bytes);
  const names = (list) => new Set(list.map(({ name }) => name));
  return {
    imports: names(WebAssembly.Module.imports(compiled)),
    exports: names(WebAssembly.Module.exports(compiled)),
  };
}

/**
 * The exports that the scripts do not name.
 * @param {Uint8Array} bytes
 * @param {string} script Emscripten's
 * @param {string} api Pyodide's own, around it
 */
export function unasked(bytes, script, api) {
  const { imports, exports } = borders(bytes);
  const uses = count(script.replace(EXPORT, "") + api);
  // Declared only, a variable is named once.
  const asked = (name) => imports.has(name) || uses.has(name) || (uses.get(`_${name}`) ?? 0) > 1;
  return [...exports].filter((name) => !asked(name));
}

/**
 * What the WebAssembly neither takes nor gives any more goes from the lists, and with it what only the lists named.
 * @param {string} script Emscripten's
 * @param {Uint8Array} bytes
 * @param {string} api Pyodide's own, around it
 */
export async function slimScript(script, bytes, api) {
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

/** In brackets a function is compiled when it is read, and not read once more when it is called. @param {string} script */
export function eager(script) {
  const changed = script
    .replace(/^(async function _createPyodideModule\([^]*)export default _createPyodideModule;$/, "export default $1")
    .replace(/export default (async function[^]*\})$/, "export default($1);");
  if (changed === script) throw new Error("the script is written differently");
  return changed;
}
