// Runs in Node at build time: asks the assembled runtime a great deal, watches which functions of its WebAssembly are
// called, and makes a smaller one in which the others are traps. The whole one goes along: a visitor who meets a trap
// starts again with it. Usage: node trap.mjs <folder of the runtime> <job.json>
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import binaryen from "binaryen";

const [folder, jobFile] = process.argv.slice(2);
const { queries, generated, calls, later, tables } = JSON.parse(fs.readFileSync(jobFile, "utf8"));
const WASM = path.join(folder, "pyodide.asm.wasm");
const WHOLE = path.join(folder, "pyodide.whole.wasm");
/** The file names none of those it uses, and "all" would write what browsers refuse. */
const FEATURES = [
  ...["MutableGlobals", "SignExt", "BulkMemory", "BulkMemoryOpt", "ReferenceTypes", "Multivalue"],
  ...["NontrappingFPToInt", "ExceptionHandling", "ExtendedConst", "CallIndirectOverlong"],
];
/** Set by every trap before it stops: the worker looks at it, whatever became of the fault on its way. */
const MARK = "trapped";
const HIT = "hit ";
const CALL = /\((?:return_call|call|ref\.func) \$(\S+?)[\s)]/g;
/** The collector asks every object what it holds, whenever it comes: what calls its second argument with its third. */
const VISITS = /call_indirect \$0 (?:(?!call)[^])*?\(local\.get \$2\)\s+\(local\.get \$1\)\s+\)/;
/** Below this much less, the second file and the way back are not worth their while. */
const LEAST = 0.3;

// A browser has no program that was started, and a language: Pyodide sets out otherwise with these.
process.argv.length = 1;
Object.defineProperty(globalThis, "navigator", { value: { language: "id-ID", userAgent: "", platform: "" } });
globalThis.fetch = async (input) => {
  throw new Error(`The runtime asked for ${input}`);
};

const whole = new Uint8Array(fs.readFileSync(WASM));
const binary = binaryen.readBinary(whole);
binary.setFeatures(FEATURES.reduce((all, one) => all | binaryen.Features[one], 0));
/** Functions that are defined here, by name. @type {Map<string, {ref: number, body: number, results: number}>} */
const defined = new Map();
for (let index = 0; index < binary.getNumFunctions(); index += 1) {
  const ref = binary.getFunctionByIndex(index);
  const { name, module, body, results } = binaryen.getFunctionInfo(ref);
  if (!module) defined.set(name, { ref, body, results });
}

/** Every function notes that it was called, in a variable of its own. */
function watched() {
  for (const [name, { ref, body, results }] of defined) {
    binary.addGlobal(HIT + name, binaryen.i32, true, binary.i32.const(0));
    binary.addGlobalExport(HIT + name, HIT + name);
    const note = binary.global.set(HIT + name, binary.i32.const(1));
    binaryen.Function.setBody(ref, binary.block(null, [note, body], results));
  }
  return new WebAssembly.Module(binary.emitBinary());
}

/** Let Pyodide start from the watched WebAssembly; return the starts so far. */
function watchStarts() {
  const module = watched();
  /** @type {WebAssembly.Instance[]} */
  const instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    if (source.byteLength !== whole.length) return instantiate(source, imports);
    const instance = await instantiate(module, imports);
    instances.push(instance);
    const own = Object.entries(instance.exports).filter(([name]) => !name.startsWith(HIT));
    return { module, instance: { exports: Object.fromEntries(own) } };
  };
  return instances;
}

const archive = (name) => new Uint8Array(fs.readFileSync(path.join(folder, name)));

/** A file as the worker hands one to Python. */
function given(argument) {
  if (typeof argument === "string") return argument;
  const bytes = Buffer.from(argument.bytes, "base64");
  return { size: bytes.length, read: (from, to) => new Uint8Array(bytes.subarray(from, to)) };
}

/** Start Python as the worker does: plainly, for an image of its memory, and from one; and ask everything. */
async function ask() {
  const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
  const [{ loadPyodide }, { unpack }] = [await load("pyodide.mjs"), await load("unzip.js")];
  let place = "";
  // The same source shall give the same bytes: nothing here is left to chance.
  const start = (seed, options = {}) =>
    loadPyodide({
      indexURL: folder,
      stdout: () => {},
      stderr: () => {},
      env: { PYTHONHASHSEED: seed },
      ...(!options._loadSnapshot && {
        fsInit: async (FS, { sitePackages }) => {
          place = sitePackages;
          unpack(archive("packages.zip"), FS, sitePackages);
        },
      }),
      ...options,
    });
  const doorsOf = (py) => py.pyimport("calculator.browser");
  const askLater = (py) => {
    for (const [name, all] of Object.entries(later)) {
      unpack(archive(name), py.FS, place);
      for (const [door, ...values] of all) doorsOf(py)[door](...values.map(given));
    }
  };

  const plain = await start("4711");
  for (const query of queries) doorsOf(plain).respond(...query);
  askLater(plain);

  const first = await start("0", { _makeSnapshot: true });
  doorsOf(first).respond(...queries[0]);
  const image = first.makeMemorySnapshot();
  for (const query of generated) doorsOf(first).respond(...query);
  for (const [name, ...values] of calls) doorsOf(first)[name](...values);
  askLater(first);
  // From here on the collector is about all the time, and asks every kind of object that lives for long.
  first.runPython("import gc; gc.set_threshold(50, 2, 2)");
  for (const bytes of tables) {
    try {
      const { kolektif } = doorsOf(first);
      kolektif("buka", JSON.stringify({ kini: queries[0][1], bulan: "3" }), given({ bytes }));
      for (let piece = 0; piece < 3; piece += 1) kolektif("lanjut", "{}");
    } catch {
      // A table that was not opened has no next piece.
    }
  }

  const again = await start("0", { _loadSnapshot: image });
  doorsOf(again).respond(...queries[0]);
  const library = place.replace(/python(\d+)\.(\d+)\/site-packages$/, "python$1$2.zip");
  again.FS.writeFile(library, archive("python_stdlib.zip"));
  unpack(archive("packages.zip"), again.FS, place);
  for (const [name, ...values] of calls) doorsOf(again)[name](...values);

  const sweep = fs.readFileSync(new URL("sweep.py", import.meta.url), "utf8");
  first.runPython(sweep, { globals: first.toPy({ __name__: "sweep" }) });
  for (const raises of ["raise KeyError('seen')", "import json; json.loads('{')", "1 +"]) {
    try {
      first.runPython(raises);
    } catch {
      // A fault on its way to JavaScript was what was asked for.
    }
  }
}

/** What a function's body says. @param {string} name */
const text = (name) => binaryen.emitText(defined.get(name).body);

/** These functions and every one that they name. @param {Set<string>} names */
function withNamed(names) {
  const all = new Set(names);
  for (const name of names) for (const [, named] of text(name).matchAll(CALL)) if (defined.has(named)) all.add(named);
  return all;
}

/** Leave the mark of the first trap, and stop. @param {string} name */
function trap(name) {
  const { i32 } = binary;
  const number = process.env.NAME_TRAPS ? Number(name) : 1;
  const first = binary.if(i32.eqz(binary.global.get(MARK, binaryen.i32)), binary.global.set(MARK, i32.const(number)));
  return binary.block(null, [first, binary.unreachable()], binaryen.unreachable);
}

/** @param {Set<string>} kept */
function trapped(kept) {
  binary.addGlobal(MARK, binaryen.i32, true, binary.i32.const(0));
  binary.addGlobalExport(MARK, MARK);
  for (const [name, { ref, body }] of defined) {
    binary.removeExport(HIT + name);
    binaryen.Function.setBody(ref, kept.has(name) ? body : trap(name));
  }
  const unused = "remove-unused-module-elements";
  binary.runPasses([unused, "duplicate-function-elimination", unused]);
  return binary.emitBinary();
}

const instances = watchStarts();
await ask();
const called = new Set([...defined.keys()].filter((name) => instances.some(({ exports }) => exports[HIT + name].value)));
// Whatever the script can call directly is kept, and all that a kept function names.
for (let index = 0; index < binary.getNumExports(); index += 1) {
  const { kind, value } = binaryen.getExportInfo(binary.getExportByIndex(index));
  if (kind === binaryen.ExternalFunction && defined.has(value)) called.add(value);
}
for (const name of defined.keys()) if (VISITS.test(text(name))) called.add(name);
const kept = withNamed(called);
const small = trapped(kept);
if (small.length > whole.length * (1 - LEAST)) throw new Error(`only ${whole.length - small.length} bytes less`);
fs.writeFileSync(WHOLE, whole);
fs.writeFileSync(WASM, small);
console.log(`trap: ${called.size} functions of ${defined.size} were called, ${kept.size} kept`);
// Pyodide keeps timers alive that would hold the process.
process.exit(0);
