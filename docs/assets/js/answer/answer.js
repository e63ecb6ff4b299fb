// Puts an answer in place without the reader losing theirs: open details stay open, the focus stays, and what one is
// looking at does not move.
import { tandaiLewat } from "./past.js";
import { jadikan } from "../base/trusted.js";

const LEBAR = matchMedia("(min-width: 60em)");

export class Hasil {
  #wadah;
  #lama;
  #html = "";
  /** Which details were open or closed when last seen, also those that an instant answer does not have.
   * @type {Map<string, boolean>} */
  #lipatan = new Map();

  /**
   * @param {HTMLElement} wadah
   * @param {HTMLElement} lama where it is said that an answer is not the newest
   */
  constructor(wadah, lama) {
    this.#wadah = wadah;
    this.#lama = lama;
    this.#siapkan(wadah);
  }

  /** @param {string} html */
  tampilkan(html) {
    if (html !== this.#html) this.#ganti(jadikan(html));
    this.#html = html;
    this.tandai("");
  }

  /** Show something that is not the engine's full answer. @param {DocumentFragment} isi */
  seketika(isi) {
    this.#html = "";
    this.#ganti(isi);
    this.tandai("");
  }

  /** Take away an answer that nobody asked for: the example that the page came with. */
  kosongkan() {
    this.#html = "";
    this.#wadah.replaceChildren();
  }

  /** Say why the answer below is not the one to what is typed; nothing to say when it is. @param {string} pesan */
  tandai(pesan) {
    this.#lama.textContent = pesan;
    this.#lama.hidden = pesan === "";
    this.#wadah.classList.toggle("hasil-lama", pesan !== "");
  }

  /** @param {DocumentFragment} isi */
  #ganti(isi) {
    for (const [kunci, satu] of rincian(this.#wadah)) this.#lipatan.set(kunci, satu.open);
    this.#siapkan(isi);
    if (sama(this.#wadah, isi)) return;
    const fokus = penanda(this.#wadah, document.activeElement);
    const patokan = this.#patokan();
    this.#wadah.replaceChildren(isi);
    if (fokus) temukan(this.#wadah, fokus)?.focus({ preventScroll: true });
    if (patokan) {
      const kini = temukan(this.#wadah, patokan.tanda);
      if (kini) scrollBy({ top: kini.getBoundingClientRect().top - patokan.atas, behavior: "instant" });
    }
  }

  /**
   * Open what was open, and beside the form, where there is room, the pictures; tell which days are over.
   * @param {ParentNode} isi
   */
  #siapkan(isi) {
    for (const [kunci, satu] of rincian(isi)) {
      const dulu = this.#lipatan.get(kunci);
      if (dulu !== undefined) satu.open = dulu;
      else if ("lebar" in satu.dataset && LEBAR.matches) satu.open = true;
    }
    tandaiLewat(isi);
  }

  /** The first part of the answer in view, when the reader is past its beginning. */
  #patokan() {
    if (this.#wadah.getBoundingClientRect().top >= 0) return null;
    for (const satu of this.#wadah.querySelectorAll("section, article, summary, li, tr")) {
      const { top, height } = satu.getBoundingClientRect();
      if (top < 0 || height === 0) continue;
      const tanda = penanda(this.#wadah, satu);
      return tanda && { tanda, atas: top };
    }
    return null;
  }
}

/**
 * Whether an answer stands there already, as the first one of Python does: the build wrote it into the page.
 * @param {ParentNode} lama
 * @param {ParentNode} baru
 */
const sama = (lama, baru) =>
  lama.childNodes.length === baru.childNodes.length &&
  [...lama.childNodes].every((satu, nomor) => satu.isEqualNode(baru.childNodes[nomor] ?? null));

/**
 * The details of an answer, each with a name that the next answer has too.
 * @param {ParentNode} wadah
 * @returns {[string, HTMLDetailsElement][]}
 */
const rincian = (wadah) =>
  [...wadah.querySelectorAll("details")].map((satu) => [
    satu.dataset.rinci ?? `${satu.closest("[class]")?.className} ${satu.querySelector("summary")?.textContent}`,
    satu,
  ]);

/** @typedef {{jalur: string, nomor: number}} Penanda */

/**
 * Where an element stands in the answer, in terms that hold for another answer.
 * @param {HTMLElement} wadah
 * @param {Element|null} elemen
 * @returns {Penanda|null}
 */
function penanda(wadah, elemen) {
  if (!elemen || !wadah.contains(elemen) || elemen === wadah) return null;
  const induk = elemen.closest("article, section, [data-rinci]");
  const kelas = induk && wadah.contains(induk) ? pemilih(induk) : "";
  const jalur = `${kelas} ${elemen === induk ? "" : elemen.localName}`.trim();
  const nomor = [...wadah.querySelectorAll(jalur)].indexOf(elemen);
  return nomor < 0 ? null : { jalur, nomor };
}

/** @param {Element} elemen */
function pemilih(elemen) {
  const rinci = elemen.getAttribute("data-rinci");
  if (rinci) return `[data-rinci="${CSS.escape(rinci)}"]`;
  return [elemen.localName, ...elemen.classList].map((nama) => CSS.escape(nama)).join(".");
}

/**
 * @param {HTMLElement} wadah
 * @param {Penanda} tanda
 * @returns {HTMLElement|undefined}
 */
const temukan = (wadah, { jalur, nomor }) =>
  /** @type {HTMLElement|undefined} */ ([...wadah.querySelectorAll(jalur)][nomor]);
