// Runs in Node: starts the assembled runtime, with a WebAssembly that notes what is called, in every way the worker does,
// and asks it a great deal. Prints what was called, in the script too, and, where that was noted, what was read and which lines of Python began.
// Usage: node ask.mjs <folder of the runtime> <watching WebAssembly> <job.json>
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { unpack } from "../../docs/assets/js/engine/unzip.js";

const [folder, watching, jobFile] = process.argv.slice(2);
const { queries, generated, later, tables, walks } = JSON.parse(fs.readFileSync(jobFile, "utf8"));

// A browser has no program that was started, and a language: Pyodide sets out otherwise with these.
process.argv.length = 1;
Object.defineProperty(globalThis, "navigator", { value: { language: "id-ID", userAgent: "", platform: "" } });
globalThis.fetch = async (input) => {
  throw new Error(`The runtime asked for ${input}`);
};

const replaced = fs.statSync(path.join(folder, "pyodide.asm.wasm")).size;
const module = new WebAssembly.Module(fs.readFileSync(watching));
/** @type {WebAssembly.Exports[]} */
const starts = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (source, imports) => {
  if (source.byteLength !== replaced) return instantiate(source, imports);
  const { exports } = await instantiate(module, imports);
  starts.push(exports);
  // Pyodide takes every export for one of its own.
  const own = Object.entries(exports).filter(([name]) => !/^ran\d+$/.test(name));
  return { module, instance: { exports: Object.fromEntries(own) } };
};

const archive = (name) => new Uint8Array(fs.readFileSync(path.join(folder, name)));
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
const { loadPyodide } = await load("pyodide.mjs");
let place = "";
const pythons = [];

/** @param {object} [options] */
async function start(options = {}) {
  const python = await loadPyodide({
    indexURL: folder,
    stdout: () => {},
    stderr: () => {},
    ...(!options._loadSnapshot && {
      fsInit: async (FS, { sitePackages }) => {
        place = sitePackages;
        unpack(archive("packages.zip"), FS, sitePackages);
      },
    }),
    ...options,
  });
  pythons.push(python);
  return python;
}

const doorsOf = (py) => py.pyimport("calculator.browser");

/** A file as the worker hands one to Python. */
function given(argument) {
  if (typeof argument === "string") return argument;
  const bytes = Buffer.from(argument.bytes, "base64");
  return { size: bytes.length, read: (from, to) => new Uint8Array(bytes.subarray(from, to)) };
}

/** Ask doors that may fail: an order that is wrong at this moment. */
function tryAll(py, all) {
  for (const [door, ...values] of all) {
    try {
      doorsOf(py)[door](...values.map(given));
    } catch {
      // A door that is closed in this state is part of what is tried.
    }
  }
}

function askLater(py) {
  for (const [name, all] of Object.entries(later)) {
    unpack(archive(name), py.FS, place);
    tryAll(py, all);
  }
}

const plain = await start();
for (const query of queries) doorsOf(plain).respond(...query);
askLater(plain);

const first = await start({ env: { PYTHONHASHSEED: "0" }, _makeSnapshot: true });
doorsOf(first).respond(...queries[0]);
const image = first.makeMemorySnapshot();
for (const query of generated) doorsOf(first).respond(...query);
askLater(first);
// From here on the collector is about all the time, and asks every kind of object that lives for long.
first.runPython("import gc; gc.set_threshold(50, 2, 2)");
for (const walk of [...tables.map((table) => walks.table.map((call) => call.map((one) => one ?? table))), ...walks.all]) {
  tryAll(first, walk);
}

const again = await start({ env: { PYTHONHASHSEED: "0" }, _loadSnapshot: image });
doorsOf(again).respond(...queries[0]);
const library = place.replace(/python(\d+)\.(\d+)\/site-packages$/, "python$1$2.zip");
again.FS.writeFile(library, archive("python_stdlib.zip"));
unpack(archive("packages.zip"), again.FS, place);
for (const query of queries) doorsOf(again).respond(...query);
askLater(again);

const sweep = fs.readFileSync(fileURLToPath(new URL("sweep.py", import.meta.url)), "utf8");
first.runPython(sweep, { globals: first.toPy({ __name__: "sweep" }) });
for (const raises of ["raise KeyError('seen')", "import json; json.loads('{')"]) {
  try {
    first.runPython(raises);
  } catch {
    // A fault on its way to JavaScript was what was asked for.
  }
}

/** @type {bigint[]} */
const words = [];
/** What was read, from the first kilobyte of each memory. */
const read = new Set();
for (const exports of starts) {
  for (let word = 0; exports[`ran${word}`]; word += 1) {
    words[word] = (words[word] ?? 0n) | BigInt.asUintN(64, exports[`ran${word}`].value);
  }
  const bits = new Uint8Array(exports.memory.buffer, 0, 1024);
  bits.forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) read.add(8 * at + bit);
  });
}
const ran = words.flatMap((word, at) => [...Array(64).keys()].filter((bit) => (word >> BigInt(bit)) & 1n).map((bit) => 64 * at + bit));
const lines = pythons.flatMap((py) => JSON.parse(py.runPython("import json, sys; json.dumps([*getattr(sys, 'seen', [])])")));
const script = [...(globalThis.ranScript ?? [])].sort((one, other) => one - other);
const told = { lines, ran, script, read: [...read].sort((one, other) => one - other) };
// Pyodide keeps timers alive that would hold the process; and a pipe takes what is written piece by piece.
process.stdout.write(JSON.stringify(told), () => process.exit(0));
