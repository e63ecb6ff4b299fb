// Starts Python from bytes in memory; runs in a worker, or on the page where a file may have none.
import { unpack } from "../../../../docs/assets/js/engine/unzip.js";

/**
 * @typedef {object} Bagian
 * @property {BufferSource} wasm
 * @property {BufferSource} stdlib
 * @property {Uint8Array} paket
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
 * @param {Bagian} bagian
 * @returns {Promise<(fungsi: string, argumen: string[]) => string>}
 */
export async function nyalakan({ wasm, stdlib, paket, pyodide, asm, lock }) {
  const [{ loadPyodide }, { default: createPyodideModule }, terkompilasi] = await Promise.all([
    impor(pyodide),
    impor(asm),
    WebAssembly.compile(wasm),
  ]);
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (apa) => new Response(String(apa).endsWith("python_stdlib.zip") ? stdlib : null);
  try {
    const python = await new Promise((resolve, reject) => {
      WebAssembly.instantiateStreaming = async (_, impor) => {
        try {
          return { module: terkompilasi, instance: await WebAssembly.instantiate(terkompilasi, impor) };
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
        fsInit: async (/** @type {any} */ FS, /** @type {any} */ { sitePackages }) => unpack(paket, FS, sitePackages),
        stdout: () => {},
        stderr: () => {},
      }).then(resolve, reject);
    });
    const pintu = python.pyimport("calculator.browser");
    return (fungsi, argumen) => pintu[fungsi](...argumen);
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
