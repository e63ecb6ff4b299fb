// Stands where assets/js/engine/engine.js stands on the site, with the same doors: Python out of this very file.
import { nyalakan } from "./inti.js";

/** @typedef {(fungsi: string, argumen: string[]) => Promise<string>} Jawab */

/** Long enough for an old laptop; after that the page itself does the work. */
const SABAR = 90_000;
/** Of Python only what was seen to be needed is here; the rest lies on the site. */
const TAK_BISA = "Hitungan ini tidak dapat dikerjakan di dalam berkas ini. Hitungan lain tetap dapat.";

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
  const [wasm, stdlib, paket, pintu, pyodide, asm] = await Promise.all(
    ["wasm", "stdlib", "paket", "pintu", "pyodide", "asm"].map(bongkar),
  );
  return { wasm, stdlib, paket, pintu, pyodide: teks.decode(pyodide), asm: teks.decode(asm), lock: isi("lock") };
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
        if (data.galat) {
          // Python that gave up once is not asked again.
          pekerja.terminate();
          janji?.reject(new Error(data.galat));
        } else janji?.resolve(data.jawaban);
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

/**
 * The question as the calculator's address holds it.
 * @param {string} fungsi
 * @param {string[]} argumen
 */
const alamatTanya = (fungsi, [tanya = ""]) => (fungsi === "urai" ? new URLSearchParams({ penghasilan: tanya }).toString() : tanya);

/**
 * Leads to the site's calculator with the same question, on whatever page of the file it was asked.
 * @param {string} tanya
 */
function tunjukkan(tanya) {
  const kotak = document.createElement("div");
  kotak.className = "berkas__jebakan";
  kotak.setAttribute("role", "alert");
  const tautan = document.createElement("a");
  tautan.href = `${document.documentElement.dataset.akar ?? ""}kalkulator/#${tanya}`;
  tautan.textContent = "Hitung di situs, dengan internet";
  const tutup = document.createElement("button");
  tutup.type = "button";
  tutup.className = "tombol";
  tutup.textContent = "Tutup";
  tutup.addEventListener("click", () => kotak.remove());
  const kata = document.createElement("p");
  kata.append(`${TAK_BISA} `, tautan, ". Isian Anda ikut terbawa.");
  kotak.append(kata, tutup);
  document.body.append(kotak);
  return kotak;
}

/** @typedef {import("../../../../docs/assets/js/engine/engine.js").Engine} SiteEngine */
/** @typedef {import("../../../../docs/assets/js/engine/engine.js").RincianTahap} RincianTahap */

/** A browser may refuse a file its worker: the page can do the same work. */
const nyala = () => diPekerja().catch(diHalaman);

/** @implements {Pick<SiteEngine, keyof SiteEngine>} */
export class Engine extends EventTarget {
  /** @type {RincianTahap} */
  rincian = { tahap: "unduh", byte: 0, total: 0, pesan: "" };
  /** @type {Promise<Jawab>|undefined} */
  #jawab;
  #nomor = 0;
  /** One call at a time: what the one before does to Python is not the fault of the next. @type {Promise<unknown>} */
  #giliran = Promise.resolve();
  /** @type {HTMLElement|undefined} */
  #kotak;
  /** Questions that stopped Python twice. @type {Set<string>} */
  #takBisa = new Set();

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
      const jawab = await nyala();
      this.#ke("siap");
      return jawab;
    } catch (error) {
      this.#jawab = undefined;
      this.#ke("gagal", "Browser ini tidak dapat menjalankan kalkulator. Pakailah browser yang lebih baru.");
      throw error;
    }
  }

  ulang() {
    this.#takBisa.clear();
    this.#jawab = undefined;
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
  panggil(fungsi, ...argumen) {
    const jawaban = this.#giliran.then(() => this.#tanya(fungsi, argumen));
    this.#giliran = jawaban.catch(() => {});
    return jawaban;
  }

  /**
   * @param {string} fungsi
   * @param {string[]} argumen
   */
  async #tanya(fungsi, argumen) {
    const tanya = JSON.stringify([fungsi, ...argumen]);
    // What stopped Python may have been the collector's hour, and say nothing of the question: it is asked once more, of
    // a Python started anew. The page, which asks again whenever Python is ready, hears nothing of that.
    for (const lagi of this.#takBisa.has(tanya) ? [] : [false, true]) {
      if (lagi) this.#jawab = nyala();
      else await this.mulai();
      try {
        const jawaban = await /** @type {Jawab} */ (await this.#jawab)(fungsi, argumen);
        this.#kotak?.remove();
        if (this.tahap === "gagal") this.#ke("siap");
        return jawaban;
      } catch {
        this.#jawab = undefined;
      }
    }
    this.#takBisa.add(tanya);
    this.#kotak?.remove();
    this.#kotak = tunjukkan(alamatTanya(fungsi, argumen));
    this.#ke("gagal", TAK_BISA);
    throw new Error(TAK_BISA);
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
