// A picture of the answer to post: the engine's SVG card, drawn into PNG here, so that it never travels. A picture that
// is drawn from SVG sees no fonts of the page, so the type goes along inside it.

import { download } from "../base/dom.js";

/** @typedef {import("./dialog.js").Tanya} Tanya */

const NAMA = "Plus Jakarta Sans";

/** @type {Promise<string>|undefined} */
let gaya;

/** Where the page itself has its upright type from: an address, or the type itself as data. */
function alamatHuruf() {
  for (const lembar of document.styleSheets) {
    for (const aturan of lembar.cssRules) {
      if (!(aturan instanceof CSSFontFaceRule)) continue;
      const isi = (/** @type {string} */ nama) => aturan.style.getPropertyValue(nama);
      const alamat = /url\("?([^")]+)"?\)/.exec(isi("src"))?.[1];
      if (alamat && isi("font-family").includes(NAMA) && isi("font-style") === "normal") {
        return new URL(alamat, lembar.href ?? document.baseURI).href;
      }
    }
  }
  throw new Error("huruf");
}

/** What the page shows its letters with: from the browser's cache, however old; else as kept for use without a network. @param {string} alamat */
const berkas = (alamat) =>
  fetch(alamat, { cache: "force-cache" }).catch(() => globalThis.caches?.match(alamat, { ignoreSearch: true }));

/** @param {string} alamat */
async function sebagaiData(alamat) {
  const jawab = await berkas(alamat);
  if (!jawab?.ok) throw new Error("huruf");
  const byte = new Uint8Array(await jawab.arrayBuffer());
  let teks = "";
  for (let awal = 0; awal < byte.length; awal += 0x8000) {
    teks += String.fromCharCode(...byte.subarray(awal, awal + 0x8000));
  }
  return `data:font/woff2;base64,${btoa(teks)}`;
}

/** The page's own type as a style for inside the card. */
function gayaHuruf() {
  gaya ??= (async () => {
    const alamat = alamatHuruf();
    const data = alamat.startsWith("data:") ? alamat : await sebagaiData(alamat);
    return `<style>@font-face{font-family:"${NAMA}";font-weight:200 800;src:url(${data}) format("woff2")}</style>`;
  })();
  gaya.catch(() => {
    gaya = undefined;
  });
  return gaya;
}

/**
 * Draw an SVG card as PNG.
 * @param {string} svg
 * @param {number} lebar
 * @param {number} tinggi
 * @returns {Promise<Blob>}
 */
export async function kePng(svg, lebar, tinggi) {
  // Better a picture in another type than none.
  const lengkap = svg.replace(/<svg[^>]*>/, `$&${await gayaHuruf().catch(() => "")}`);
  const alamat = URL.createObjectURL(new Blob([lengkap], { type: "image/svg+xml" }));
  try {
    const gambar = new Image(lebar, tinggi);
    gambar.src = alamat;
    await gambar.decode();
    const kanvas = document.createElement("canvas");
    kanvas.width = lebar;
    kanvas.height = tinggi;
    const kuas = /** @type {CanvasRenderingContext2D} */ (kanvas.getContext("2d"));
    // Safari has the type inside a picture ready only after it was drawn once.
    kuas.drawImage(gambar, 0, 0, lebar, tinggi);
    await new Promise((lanjut) => setTimeout(lanjut, 50));
    kuas.clearRect(0, 0, lebar, tinggi);
    kuas.drawImage(gambar, 0, 0, lebar, tinggi);
    return await new Promise((jadi, gagal) => {
      kanvas.toBlob((blob) => (blob ? jadi(blob) : gagal(new Error("gambar"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(alamat);
  }
}

export class Gambar {
  #wadah;
  #panggil;
  #kata;
  #tampak;
  #unduh;
  #kirim;
  #judul = "";
  /** @type {{tanya: Tanya, tautan: string}|undefined} */
  #tanya;
  /** @type {File|undefined} */
  #berkas;
  #nomor = 0;

  /**
   * @param {HTMLElement} wadah
   * @param {import("./dialog.js").Panggil} panggil
   * @param {(teks: string) => void} kata says something to the visitor
   */
  constructor(wadah, panggil, kata) {
    this.#wadah = wadah;
    this.#panggil = panggil;
    this.#kata = kata;
    this.#tampak = new Image();
    // Described once it shows something.
    this.#tampak.alt = "";
    this.#tampak.hidden = true;
    wadah.querySelector(".dialog-bagikan__kanvas")?.append(this.#tampak);
    this.#unduh = /** @type {HTMLButtonElement} */ (wadah.querySelector("[data-unduh-gambar]"));
    this.#kirim = /** @type {HTMLButtonElement} */ (wadah.querySelector("[data-kirim-gambar]"));
    wadah.addEventListener("change", () => this.#gambar());
    this.#unduh.addEventListener("click", () => this.#simpan());
    this.#kirim.addEventListener("click", () => this.#bagikan());
  }

  kosongkan() {
    this.#nomor += 1;
    this.#wadah.hidden = true;
    this.#lepas();
  }

  /**
   * @param {Tanya} tanya
   * @param {string} tautan what the code on the picture opens
   * @param {string} judul
   */
  async buka(tanya, tautan, judul) {
    this.#tanya = { tanya, tautan };
    this.#judul = judul;
    this.#wadah.hidden = false;
    await this.#gambar();
  }

  #lepas() {
    if (this.#tampak.src) URL.revokeObjectURL(this.#tampak.src);
    this.#tampak.removeAttribute("src");
    this.#tampak.hidden = true;
    this.#berkas = undefined;
    this.#unduh.disabled = true;
    this.#kirim.hidden = true;
  }

  get #ukuran() {
    const dipilih = this.#wadah.querySelector("input:checked");
    return dipilih instanceof HTMLInputElement ? dipilih.value : "1080x1080";
  }

  async #gambar() {
    const nomor = ++this.#nomor;
    if (!this.#tanya) return;
    const { tanya, tautan } = this.#tanya;
    const ukuran = this.#ukuran;
    const [lebar = 0, tinggi = 0] = ukuran.split("x").map(Number);
    const gagal = (/** @type {string} */ sebab) => {
      if (nomor !== this.#nomor) return;
      this.#lepas();
      this.#kata(`${sebab} Tautannya tetap dapat dibagikan.`);
    };
    let kartu;
    try {
      kartu = JSON.parse(await this.#panggil("kartu", tanya.query, tanya.kini, ukuran, tautan));
      if (kartu.galat) throw new Error(kartu.galat[0].pesan);
    } catch (error) {
      // The engine says itself what it lacks: often the network.
      gagal(`Gambarnya belum dapat dibuat. ${error instanceof Error ? error.message : ""}`);
      return;
    }
    try {
      const png = await kePng(kartu.isi, lebar, tinggi);
      if (nomor !== this.#nomor) return;
      this.#lepas();
      this.#berkas = new File([png], kartu.nama.replace(/\.svg$/, ".png"), { type: "image/png" });
      this.#tampak.src = URL.createObjectURL(png);
      this.#tampak.alt = this.#judul;
      this.#tampak.width = lebar;
      this.#tampak.height = tinggi;
      this.#tampak.hidden = false;
      this.#unduh.disabled = false;
      this.#kirim.hidden = !("canShare" in navigator && navigator.canShare({ files: [this.#berkas] }));
    } catch {
      gagal("Gambarnya belum dapat dibuat di browser ini.");
    }
  }

  #simpan() {
    if (!this.#berkas) return;
    download(this.#berkas.name, this.#berkas);
    this.#kata("Gambarnya diserahkan ke unduhan browser Anda.");
  }

  async #bagikan() {
    if (!this.#berkas) return;
    try {
      await navigator.share({ files: [this.#berkas], text: this.#judul });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) {
        this.#kata("Perangkat belum dapat membagikan gambar. Unduh saja.");
      }
    }
  }
}
