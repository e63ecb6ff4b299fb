// Starts Python from bytes in memory; runs in a worker, or on the page where a file may have none.
import { unpack } from "../../../../docs/assets/js/engine/unzip.js";

/**
 * @typedef {object} Bagian
 * @property {BufferSource} wasm
 * @property {BufferSource} stdlib
 * @property {Uint8Array} paket what the answer needs
 * @property {Uint8Array} pintu what the doors beside it need
 * @property {string} pyodide
 * @property {string} asm
 * @property {string} lock
 */

/** A place that does not exist: whatever Pyodide looks for there is handed to it. */
const TEMPAT = "file:///luring/";

/**
 * @param {string} skrip
 * @returns {Promise<any>}
 */
async function impor(skrip) {
  const utuh = skrip.replaceAll("import.meta.url", JSON.stringify(`${TEMPAT}skrip.mjs`));
  const alamat = URL.createObjectURL(new Blob([utuh], { type: "text/javascript" }));
  try {
    return await import(alamat);
  } finally {
    URL.revokeObjectURL(alamat);
  }
}

/**
 * Throws wherever Python gives up, and wherever a trap was met (tools/before/runtime/layers/trap.mjs): that is never an
 * answer, whatever became of the fault on its way. Python is of no use then; another one has to be started.
 * @param {Bagian} bagian
 * @returns {Promise<(fungsi: string, argumen: string[]) => string>}
 */
export async function nyalakan({ wasm, stdlib, paket, pintu, pyodide, asm, lock }) {
  const [{ loadPyodide }, { default: createPyodideModule }, terkompilasi] = await Promise.all([
    impor(pyodide),
    impor(asm),
    WebAssembly.compile(wasm),
  ]);
  /** @type {WebAssembly.Global|undefined} */
  let tanda;
  const terjebak = () => Boolean(tanda?.value || Reflect.has(globalThis, "trapped"));
  // On the page the mark of the Python before this one would still stand.
  Reflect.deleteProperty(globalThis, "trapped");
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (apa) => new Response(String(apa).endsWith("python_stdlib.zip") ? stdlib : null);
  try {
    const python = await new Promise((resolve, reject) => {
      WebAssembly.instantiateStreaming = async (_, impor) => {
        try {
          const instance = await WebAssembly.instantiate(terkompilasi, impor);
          tanda = /** @type {WebAssembly.Global|undefined} */ (instance.exports.trapped);
          return { module: terkompilasi, instance };
        } catch (error) {
          // Pyodide would wait for ever.
          reject(error);
          throw error;
        }
      };
      loadPyodide({
        indexURL: TEMPAT,
        createPyodideModule,
        lockFileContents: lock,
        fsInit: async (/** @type {any} */ FS, /** @type {any} */ { sitePackages }) => {
          for (const archive of [paket, pintu]) unpack(archive, FS, sitePackages);
        },
        stdout: () => {},
        stderr: () => {},
      }).then(resolve, reject);
    });
    const buka = python.pyimport("calculator.browser");
    return (fungsi, argumen) => {
      const jawaban = buka[fungsi](...argumen);
      if (terjebak()) throw new Error("jebakan");
      return jawaban;
    };
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
