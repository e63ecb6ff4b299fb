// The worker: Python lives here. It is served with the runtime, under the
// runtime's version, so the two always fit.
import { drop, load, save } from "./image.js";
import { EngineError, Parts, sha256 } from "./parts.js";
import { engineStores } from "./store.js";
import { unpack } from "./unzip.js";

/** @typedef {import("pyodide").PyodideAPI} Python */
/** The doors of calculator.browser by name: texts in, or a file, and text out.
 * @typedef {Record<string, (...argumen: (string|Sumber)[]) => string>} Pintu */
/** A file as Python reads it: the bytes it asks for, when it asks. It stays where it is.
 * @typedef {{size: number, read: (from: number, to: number) => Uint8Array}} Sumber */
/** What the page asks.
 * @typedef {{type: "mulai", fresh: boolean, image: boolean, whole?: boolean}
 *   | {type: "segera", call: string}
 *   | {type: "hitung", id: number, call: string, argumen: (string|Blob)[]}} Permintaan
 */
/** The question that the start was tried with, and what Python answered.
 * @typedef {{query: string, kini: string, jawaban: string}} Uji */
/** What the page hears.
 * @typedef {{type: "tahap", tahap: "unduh"|"mulai", byte: number, total: number}
 *   | {type: "tahap", tahap: "siap", uji: Uji}
 *   | {type: "jawaban", id: number, jawaban: string}
 *   | {type: "tiada", id: number, alasan: import("./parts.js").Alasan}
 *   | {type: "gagal", alasan: import("./parts.js").Alasan, rincian: string}
 *   | {type: "simpan", image: number}} Kabar
 */

const BASE = new URL("./", import.meta.url);
/** After this long without a question the device has time for housekeeping. */
const IDLE = 1500;
/** The name under which Pyodide asks for Python's library. */
const STDLIB = "python_stdlib.zip";
/** What doors beside the answer need: fetched when one is asked for, or at rest. @type {import("./parts.js").Name} */
const DOORS = "doors.zip";
/** What a door needs beyond the start, fetched when it is first asked for.
 * @type {Record<string, import("./parts.js").Name[]>} */
const LATER = { respond: [], kolektif: [DOORS, "kolektif.zip"], kolektif_xlsx: [DOORS, "kolektif.zip", "xlsx.zip"] };

/** @type {Pintu|undefined} */
let pintu;
/** @type {(() => Promise<void>)|undefined} */
let housekeeping;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let idle;
/** Brings what a door needs beyond the start. @type {((name: import("./parts.js").Name) => Promise<void>)|undefined} */
let bring;
/** @type {Set<string>} */
const brought = new Set();
/** Asked for while Python starts. @type {Set<string>} */
const soon = new Set();
/** Begins to fetch what a door needs, as soon as that holds up nothing of the start. @type {((call: string) => void)|undefined} */
let hurry;
/** A Python from an image has its files once this resolves. */
let furnished = Promise.resolve();
/** What every trap of the WebAssembly sets before it stops (tools/before/runtime/layers/trap.mjs); one of the script sets
 * `self.trapped`. @type {WebAssembly.Global|undefined} */
let mark;
/** The image made on this visit. @type {Uint8Array<ArrayBuffer>|null} */
let taken = null;

/** A trap is never an answer: whatever became of the fault on its way through Python, the mark stays. */
const trapped = () => Boolean(mark?.value || Reflect.has(self, "trapped"));

// Freeing what the page no longer holds happens between two questions; and not every fault of a start is handed on.
for (const kind of ["error", "unhandledrejection"]) {
  self.addEventListener(kind, (event) => {
    if (!trapped()) return;
    event.preventDefault();
    fail(new EngineError("jebakan"));
  });
}

/** @param {Kabar} kabar */
const tell = (kabar) => self.postMessage(kabar);

self.onmessage = ({ data }) => {
  const permintaan = /** @type {Permintaan} */ (data);
  if (permintaan.type === "mulai") start(permintaan).catch(fail);
  else if (permintaan.type === "segera") hurry ? hurry(permintaan.call) : soon.add(permintaan.call);
  // When the furniture fails to come, the start says so.
  else furnished.then(() => answer(permintaan), () => {});
};

/**
 * @param {Extract<Permintaan, {type: "hitung"}>} permintaan
 */
async function answer({ id, call, argumen }) {
  try {
    for (const name of needs(call)) await bring?.(name);
  } catch (error) {
    // Python is as well as before; this one thing is not to be had now.
    tell({ type: "tiada", id, alasan: reason(error) });
    return;
  }
  try {
    if (!pintu) throw new EngineError("mogok");
    const jawaban = pintu[call](...argumen.map(source));
    if (trapped()) throw new EngineError("jebakan");
    tell({ type: "jawaban", id, jawaban });
  } catch (error) {
    // The engine never raises for bad input: this is Python itself giving up.
    fail(error);
  }
  rest();
}

/** What a door needs beyond the start. @param {string} call */
const needs = (call) => LATER[call] ?? [DOORS];

/** @param {string|Blob} argumen @returns {string|Sumber} */
function source(argumen) {
  if (typeof argumen === "string") return argumen;
  /** Only workers have it. @type {{readAsArrayBuffer(blob: Blob): ArrayBuffer}} */
  const reader = new (Reflect.get(self, "FileReaderSync"))();
  return {
    size: argumen.size,
    read: (from, to) => new Uint8Array(reader.readAsArrayBuffer(argumen.slice(from, to))),
  };
}

/** @param {unknown} error */
function fail(error) {
  const cause = error instanceof EngineError ? error.cause : error;
  const rincian = trapped() ? `jebakan ${mark?.value || `skrip ${Reflect.get(self, "trapped")}`}` : String(cause ?? error).slice(0, 500);
  tell({ type: "gagal", alasan: reason(error), rincian });
}

/**
 * @param {unknown} error
 * @returns {import("./parts.js").Alasan}
 */
function reason(error) {
  if (trapped()) return "jebakan";
  if (error instanceof EngineError) return error.alasan;
  if (error instanceof RangeError || /memory/i.test(String(error))) return "memori";
  if (error instanceof SyntaxError) return "rusak";
  // A module script that could not be fetched.
  if (error instanceof TypeError && /module|import/i.test(error.message)) return "jaringan";
  return "mogok";
}

/** @param {Extract<Permintaan, {type: "mulai"}>} permintaan */
async function start({ fresh, image: wanted, whole = false }) {
  let last = 0;
  const parts = new Parts(BASE, engineStores(new URL("../", BASE).pathname), {
    fresh,
    progress: (byte, total) => {
      // Often enough for a bar, seldom enough to cost nothing.
      if (byte < total && performance.now() - last < 100) return;
      last = performance.now();
      tell({ type: "tahap", tahap: "unduh", byte, total });
    },
  });
  await parts.connect(whole);
  const scripts = loadScripts(parts);
  scripts.catch(() => {});
  // Without an image by request: one may just have hung, and must not hang the next visit.
  const image = (wanted ? load(parts) : drop(parts)).catch(() => drop(parts));
  const manifest = await parts.open();
  const compiled = Promise.all([parts.module(), parts.get(parts.binary)]).then(([module]) => module);
  compiled.catch(() => {});
  const old = await image;
  if (old) {
    try {
      // From here it is there soon: Pyodide prepares itself meanwhile.
      const python = await boot(scripts, compiled, manifest, { _loadSnapshot: old });
      ready(python, parts, await check(python, manifest));
      furnished = furnish(python, parts);
      return furnished;
    } catch (error) {
      if (trapped()) throw error;
      // Without its WebAssembly nothing starts, and the image is not to blame.
      await compiled;
      // The other files may be, then the plain start fails with a reason.
      console.warn("image dropped:", error);
      await drop(parts);
    }
  }
  const [stdlib, packages] = await Promise.all([parts.get(parts.library), parts.get(parts.packages), compiled]);
  // The line is free now, while Python starts: it is no part of the start that the page shows.
  parts.progress = () => {};
  hurry = (call) => {
    for (const name of needs(call)) if (!brought.has(name)) parts.get(name).catch(() => {});
  };
  soon.forEach(hurry);
  // Without a place to keep it an image is no use.
  const able = wanted && parts.cache;
  const python = await boot(scripts, compiled, manifest, {
    stdlib,
    fsInit: async (/** @type {any} */ FS, /** @type {any} */ { sitePackages }) =>
      unpack(packages, FS, sitePackages),
    ...(able && { _makeSnapshot: true }),
  });
  // The page hears it first; the first question finds the image already taken.
  ready(python, parts, await check(python, manifest));
  if (able) taken = takeImage(python);
}

/**
 * Python from an image has its modules in memory, and can do without the files
 * until something is read that was not read before.
 * @param {Python} python
 * @param {Parts} parts
 */
async function furnish(python, parts) {
  const { FS } = python;
  const packages = await parts.get(parts.packages);
  const { library, sitePackages } = places(parts);
  FS.writeFile(library, await parts.get(parts.library));
  unpack(packages, FS, sitePackages);
}

/**
 * Where Python's files lie: by its version, which Pyodide's own list names.
 * @param {Parts} parts
 */
function places(parts) {
  /** @type {string} */
  const version = JSON.parse(parts.known?.lock ?? "").info.python;
  const [major, minor] = version.split(".");
  return {
    library: `/lib/python${major}${minor}.zip`,
    sitePackages: `/lib/python${major}.${minor}/site-packages`,
  };
}

/**
 * @param {Parts} parts
 * @returns {Promise<{loadPyodide: typeof import("pyodide").loadPyodide, createPyodideModule: any}>}
 */
async function loadScripts(parts) {
  const names = ["pyodide.mjs", parts.script];
  // Scripts come from the browser's own cache: after a failure, have it fetch them anew.
  if (parts.fresh) await Promise.all(names.map((name) => parts.fetch(name)));
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    names.map((name) => import(parts.url(name))),
  );
  return { loadPyodide, createPyodideModule };
}

/**
 * @param {ReturnType<typeof loadScripts>} scripts
 * @param {Promise<WebAssembly.Module>} compiled
 * @param {import("./parts.js").Manifest} manifest
 * @param {{stdlib?: Uint8Array<ArrayBuffer>, [option: string]: any}} options
 * @returns {Promise<Python>}
 */
async function boot(scripts, compiled, manifest, { stdlib, ...options }) {
  const { loadPyodide, createPyodideModule } = await scripts;
  tell({ type: "tahap", tahap: "mulai", byte: 0, total: 0 });
  // Pyodide fetches and compiles by itself, and waits for ever when that fails.
  // For the moment of the start it gets what is here already.
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (input) => {
    const name = String(input).split("/").at(-1);
    return new Response(name === STDLIB ? stdlib : null);
  };
  try {
    return await new Promise((resolve, reject) => {
      WebAssembly.instantiateStreaming = async (_, imports) => {
        try {
          const module = await compiled;
          const instance = await WebAssembly.instantiate(module, imports);
          mark = /** @type {WebAssembly.Global|undefined} */ (instance.exports.trapped);
          return { module, instance };
        } catch (error) {
          reject(error);
          throw error;
        }
      };
      loadPyodide({
        indexURL: BASE.href,
        createPyodideModule,
        lockFileContents: manifest.lock,
        stdout: () => {},
        stderr: () => {},
        ...options,
      }).then(resolve, reject);
    });
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/**
 * Ask the build's own question, and compare with the build's own answer.
 * @param {Python} python
 * @param {import("./parts.js").Manifest} manifest
 * @returns {Promise<Uji>}
 */
async function check(python, { uji: { query, kini, sha256: expected } }) {
  const buka = /** @type {Pintu} */ (python.pyimport("calculator.browser"));
  const jawaban = buka.respond(query, kini);
  const hash = await sha256(new TextEncoder().encode(jawaban));
  if (trapped() || (hash && hash !== expected)) throw new EngineError("rusak", "another answer");
  pintu = buka;
  return { query, kini, jawaban };
}

/** @param {Python} python */
function takeImage(python) {
  try {
    return /** @type {Uint8Array<ArrayBuffer>} */ (python.makeMemorySnapshot());
  } catch (error) {
    if (trapped()) fail(error);
    console.warn("no image:", error);
    return null;
  }
}

/**
 * @param {Python} python
 * @param {Parts} parts
 * @param {Uji} uji
 */
function ready(python, parts, uji) {
  // What comes later is no part of the start that the page shows.
  parts.progress = () => {};
  bring = async (name) => {
    if (brought.has(name)) return;
    unpack(await parts.later(name), python.FS, places(parts).sitePackages);
    brought.add(name);
  };
  tell({ type: "tahap", tahap: "siap", uji });
  housekeeping = async () => {
    await parts.keep();
    if (taken) await save(parts, taken);
    // By now the answer is read; what can be done with it should work without a network, too.
    if (parts.cache && !brought.has(DOORS)) await parts.later(DOORS).catch((error) => console.warn("not kept:", error));
    tell({ type: "simpan", image: taken?.length ?? 0 });
    taken = null;
  };
  rest();
}

/** Once, when no question came for a while, put things away for the next visit. */
function rest() {
  clearTimeout(idle);
  if (!housekeeping) return;
  idle = setTimeout(() => {
    const work = housekeeping;
    housekeeping = undefined;
    // A full or forbidden storage only costs the next visit some time.
    work?.().catch((error) => console.warn("nothing kept:", error));
  }, IDLE);
}
