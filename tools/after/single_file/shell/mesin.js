// Stands where assets/js/engine/engine.js stands on the site, with the same doors: Python out of this very file.
import { nyalakan } from "./inti.js";

/** @typedef {(fungsi: string, argumen: string[]) => Promise<string>} Jawab */

/** Long enough for an old laptop; after that the page itself does the work. */
const SABAR = 90_000;

/** @param {string} nama */
const isi = (nama) => document.getElementById(`isi-${nama}`)?.textContent ?? "";

/** @param {string} nama */
async function bongkar(nama) {
  const teks = atob(isi(nama));
  const byte = new Uint8Array(teks.length);
  for (let i = 0; i < teks.length; i++) byte[i] = teks.charCodeAt(i);
  const aliran = new Blob([byte]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(aliran).arrayBuffer());
}

async function bagian() {
  const teks = new TextDecoder();
  const [wasm, stdlib, paket, pyodide, asm] = await Promise.all(
    ["wasm", "stdlib", "paket", "pyodide", "asm"].map(bongkar),
  );
  return { wasm, stdlib, paket, pyodide: teks.decode(pyodide), asm: teks.decode(asm), lock: isi("lock") };
}

/** @returns {Promise<Jawab>} */
async function diPekerja() {
  const skrip = new Blob([isi("pekerja")], { type: "text/javascript" });
  const pekerja = new Worker(URL.createObjectURL(skrip), { type: "module" });
  /** @type {Map<number, {resolve: (teks: string) => void, reject: (error: Error) => void}>} */
  const antre = new Map();
  await new Promise(async (resolve, reject) => {
    const jam = setTimeout(() => reject(new Error("lambat")), SABAR);
    pekerja.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    pekerja.onmessage = ({ data }) => {
      if (data.siap) {
        clearTimeout(jam);
        resolve(undefined);
      } else if (data.nomor === undefined) reject(new Error(data.galat));
      else {
        const janji = antre.get(data.nomor);
        antre.delete(data.nomor);
        if (data.galat) janji?.reject(new Error(data.galat));
        else janji?.resolve(data.jawaban);
      }
    };
    pekerja.postMessage({ bagian: await bagian() });
  }).catch((error) => {
    pekerja.terminate();
    throw error;
  });
  let nomor = 0;
  return (fungsi, argumen) =>
    new Promise((resolve, reject) => {
      antre.set(++nomor, { resolve, reject });
      pekerja.postMessage({ nomor, fungsi, argumen });
    });
}

/** @returns {Promise<Jawab>} */
async function diHalaman() {
  const jawab = await nyalakan(await bagian());
  return async (fungsi, argumen) => jawab(fungsi, argumen);
}

/** @typedef {import("../../../../docs/assets/js/engine/engine.js").Engine} SiteEngine */
/** @typedef {import("../../../../docs/assets/js/engine/engine.js").RincianTahap} RincianTahap */

/** @implements {Pick<SiteEngine, keyof SiteEngine>} */
export class Engine extends EventTarget {
  /** @type {RincianTahap} */
  rincian = { tahap: "unduh", byte: 0, total: 0, pesan: "" };
  /** @type {Promise<Jawab>|undefined} */
  #jawab;
  #nomor = 0;

  /** @param {string} _tempat the site's engine lies elsewhere; here it lies in this file */
  constructor(_tempat) {
    super();
  }

  get tahap() {
    return this.rincian.tahap;
  }

  async mulai() {
    this.#jawab ??= this.#nyalakan();
    await this.#jawab;
  }

  async #nyalakan() {
    this.#ke("mulai");
    try {
      // A browser may refuse a file its worker: the page can do the same work.
      const jawab = await diPekerja().catch(diHalaman);
      this.#ke("siap");
      return jawab;
    } catch (error) {
      this.#jawab = undefined;
      this.#ke("gagal", "Browser ini tidak dapat menjalankan kalkulator. Pakailah browser yang lebih baru.");
      throw error;
    }
  }

  ulang() {
    return this.mulai();
  }

  /**
   * @param {string} query
   * @param {string} kini
   */
  async hitung(query, kini) {
    const nomor = ++this.#nomor;
    await this.mulai();
    if (nomor !== this.#nomor) throw new DOMException("digantikan", "AbortError");
    return this.panggil("respond", query, kini);
  }

  /**
   * @param {string} fungsi
   * @param {...string} argumen
   */
  async panggil(fungsi, ...argumen) {
    await this.mulai();
    return /** @type {Jawab} */ (await this.#jawab)(fungsi, argumen);
  }

  tutup() {}

  /**
   * @param {RincianTahap["tahap"]} tahap
   * @param {string} [pesan]
   */
  #ke(tahap, pesan = "") {
    this.rincian = { tahap, byte: 0, total: 0, pesan };
    this.dispatchEvent(new CustomEvent("tahap", { detail: this.rincian }));
  }
}
