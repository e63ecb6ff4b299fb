// The share dialog: the link to the page whose preview fits, with the exact question behind the #; channels, QR code,
// a picture to post. Which page fits, the words and the code come from Python; until it is there, the link leads to the
// calculator itself.

import { stampNow } from "../base/clock.js";
import { copy } from "../base/copy.js";
import { find, say } from "../base/dom.js";
import { jadikan } from "../base/trusted.js";
import { MEND_FIRST } from "../export/files.js";
import { Gambar } from "./card.js";

/** @typedef {{tautan: string, halaman: string, isi: string[], judul: string, pesan: string, qr: string}} Bagian */
/** @typedef {(fungsi: string, ...isi: string[]) => Promise<string>} Panggil */
/** @typedef {{query: string, kini: string}} Tanya */

/**
 * @param {string} pola an address with {tautan}, {judul} or {pesan} in it
 * @param {Pick<Bagian, "tautan"|"judul"|"pesan">} bagian
 */
export function isiPola(pola, bagian) {
  return pola.replace(/\{(tautan|judul|pesan)\}/g, (_, nama) =>
    encodeURIComponent(bagian[/** @type {"tautan"|"judul"|"pesan"} */ (nama)]),
  );
}

class Dialog {
  #kotak;
  #alamat;
  #kabar;
  #pratinjau;
  #gambar;
  #panggil;
  /** @type {Pick<Bagian, "tautan"|"judul"|"pesan">} */
  #bagian = { tautan: "", judul: "", pesan: "" };
  /** Each opening has a number: an answer that comes late is for nobody. */
  #nomor = 0;

  /**
   * @param {HTMLDialogElement} kotak
   * @param {Panggil} panggil
   */
  constructor(kotak, panggil) {
    kotak.append(find(kotak, "template", HTMLTemplateElement).content);
    this.#kotak = kotak;
    this.#panggil = panggil;
    this.#alamat = find(kotak, ".dialog-bagikan__alamat", HTMLInputElement);
    this.#kabar = find(kotak, ".dialog-bagikan__kabar", HTMLElement);
    this.#pratinjau = find(kotak, "[data-pratinjau]", HTMLImageElement);
    this.#gambar = new Gambar(find(kotak, ".dialog-bagikan__gambar", HTMLElement), panggil, (teks) => this.#kata(teks));
    find(kotak, "[data-tutup]", HTMLElement).addEventListener("click", () => kotak.close());
    find(kotak, "[data-salin]", HTMLElement).addEventListener("click", () => this.#salin());
    this.#pratinjau.addEventListener("error", () => this.#tampakkanPratinjau(false));
    this.#alamat.addEventListener("focus", () => this.#alamat.select());
    kotak.addEventListener("click", (event) => {
      // The ground around it is the dialog itself; its parts are not.
      if (event.target === kotak) kotak.close();
    });
    const perangkat = find(kotak, "[data-perangkat]", HTMLElement);
    perangkat.hidden = !("share" in navigator);
    perangkat.addEventListener("click", () => this.#lewatPerangkat());
  }

  /** @param {Tanya} tanya */
  async buka(tanya) {
    const nomor = ++this.#nomor;
    const { akar = "./", situs: umum = "" } = this.#kotak.dataset;
    // Opened from a disk, the page has no address that others could follow: the public one stands in for it.
    const situs = location.protocol.startsWith("http") ? new URL(akar, document.baseURI).href : umum;
    const tautan = `${situs}kalkulator/#${tanya.query}`;
    this.#pasang({ tautan, judul: document.title, pesan: tautan });
    this.#lengkapi({ halaman: "", isi: [], qr: "" });
    this.#kata("");
    if (!this.#kotak.open) this.#kotak.showModal();
    this.#gambar.kosongkan();
    try {
      const jawab = JSON.parse(await this.#panggil("bagikan", tanya.query, tanya.kini, situs, stampNow()));
      if (nomor !== this.#nomor || jawab.galat) return;
      this.#pasang(jawab);
      this.#lengkapi(jawab);
      await this.#gambar.buka(tanya, jawab.tautan, jawab.judul);
    } catch {
      // The engine did not answer: the plain link and its channels stay, which is enough to share.
    }
  }

  /** @param {Pick<Bagian, "tautan"|"judul"|"pesan">} bagian */
  #pasang(bagian) {
    this.#bagian = bagian;
    this.#alamat.value = bagian.tautan;
    for (const saluran of this.#kotak.querySelectorAll("a[data-pola]")) {
      saluran.setAttribute("href", isiPola(saluran.getAttribute("data-pola") ?? "", bagian));
    }
  }

  /** @param {Pick<Bagian, "halaman"|"isi"|"qr">} bagian */
  #lengkapi({ halaman, isi, qr }) {
    const nama = halaman ? `bagikan/${halaman}` : "kalkulator";
    const diSitus = location.protocol.startsWith("http");
    this.#tampakkanPratinjau(diSitus);
    if (diSitus) this.#pratinjau.src = `${this.#pratinjau.dataset.pratinjau}${nama}.png`;
    const rincian = find(this.#kotak, ".dialog-bagikan__isi", HTMLElement);
    rincian.hidden = isi.length === 0;
    find(rincian, "ul", HTMLElement).replaceChildren(
      ...isi.map((teks) => Object.assign(document.createElement("li"), { textContent: teks })),
    );
    const kode = find(this.#kotak, ".dialog-bagikan__kode", HTMLElement);
    kode.hidden = qr === "";
    find(kode, "div", HTMLElement).replaceChildren(jadikan(qr));
  }

  /** Without the site there is no picture of a preview. @param {boolean} ada */
  #tampakkanPratinjau(ada) {
    const bingkai = this.#pratinjau.closest("figure");
    if (bingkai) bingkai.hidden = !ada;
  }

  async #salin() {
    const disalin = await copy(this.#bagian.tautan, () => this.#alamat.focus());
    this.#kata(
      disalin
        ? "Tautan disalin."
        : "Browser tidak mengizinkan penyalinan. Tautannya sudah terpilih, salin dengan tangan.",
    );
  }

  async #lewatPerangkat() {
    try {
      await navigator.share({ title: this.#bagian.judul, text: this.#bagian.judul, url: this.#bagian.tautan });
    } catch (error) {
      // Closing the device's own panel is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) {
        this.#kata("Perangkat belum dapat membagikan. Salin tautannya saja.");
      }
    }
  }

  /** @param {string} teks */
  #kata(teks) {
    this.#kabar.textContent = teks;
  }
}

/**
 * Let a button open the dialog.
 * @param {HTMLElement} tombol
 * @param {() => Tanya|null} tanya what is asked at this moment; null where it is faulty
 * @param {Panggil} panggil
 */
export function pasangDialog(tombol, tanya, panggil) {
  /** @type {Dialog|undefined} */
  let dialog;
  tombol.addEventListener("click", () => {
    const ini = tanya();
    if (ini) (dialog ??= new Dialog(find(document, "#dialog-bagikan", HTMLDialogElement), panggil)).buka(ini);
    else say(tombol, MEND_FIRST);
  });
}
