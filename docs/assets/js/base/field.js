// One script for every field of money: points while typing with the caret kept, also in the middle and over pasted
// points; what was written in words is left alone; a first tap takes the whole amount, so that typing replaces it.
import { thousands } from "./format.js";
import { readIncome } from "./money.js";

/** Working days a month where the page does not say otherwise; the engine's own number stands in the markup. */
const hariKerja = (/** @type {HTMLInputElement} */ isian) => Number(isian.dataset.hariKerja ?? 0);

/** Digits parted by points in their places. */
const RAPI = /^\d{1,3}(?:\.\d{3})+$/;

export class MoneyField {
  #isian;
  /** What stood in the field before the last key. */
  #lama = "";
  /** Whether its points are ours: then a word typed behind them takes them out again ("1500" and then "ribu"). */
  #titikKita = true;

  /** @param {HTMLInputElement} isian */
  constructor(isian) {
    this.#isian = isian;
    this.#lama = isian.value;
    isian.addEventListener("input", (event) => this.#rapikan(event instanceof InputEvent ? event : null));
    let baru = false;
    isian.addEventListener("focus", () => {
      baru = true;
      isian.select();
    });
    isian.addEventListener("click", () => {
      // The click puts the caret after the focus; a second one edits in the middle.
      if (baru && isian.selectionStart === isian.selectionEnd) isian.select();
      baru = false;
    });
    isian.addEventListener("keydown", () => {
      baru = false;
    });
  }

  /** What is asked: plain digits where it is a plain amount, else as it was written. */
  get value() {
    const teks = this.#isian.value.trim();
    return /^\d{1,15}$/.test(teks) || RAPI.test(teks) ? teks.replaceAll(".", "") : teks;
  }

  set value(nilai) {
    const teks = /^\d{1,15}$/.test(nilai) ? thousands(nilai) : nilai;
    if (this.value === nilai || this.#isian.value === teks) return;
    this.#isian.value = teks;
    this.#lama = teks;
    this.#titikKita = true;
  }

  /** The amount a month and what to ask back, as the engine reads it. */
  read() {
    return readIncome(this.#isian.value, hariKerja(this.#isian));
  }

  /** @param {InputEvent|null} event */
  #rapikan(event) {
    const { value } = this.#isian;
    const lama = this.#lama;
    const jenis = event?.inputType ?? "";
    if (value === "") this.#titikKita = true;
    if (/^[\d.]+$/.test(value)) this.#angka(value, lama, jenis, event?.data ?? null);
    else if (this.#titikKita && RAPI.test(lama) && value.startsWith(lama)) {
      // "1.500" with our point, and now a word: the point was never written.
      this.#tulis(lama.replaceAll(".", "") + value.slice(lama.length), null);
      this.#titikKita = false;
    }
    this.#lama = this.#isian.value;
  }

  /** @param {string} value @param {string} lama @param {string} jenis @param {string|null} data */
  #angka(value, lama, jenis, data) {
    const tangan = (data ?? "").includes(".");
    if (tangan) this.#titikKita = false;
    // A point by hand stays as it is written until the amount is whole: "1.5jt" must not become 15.
    const utuh = !value.includes(".") || RAPI.test(value);
    if (!utuh && (tangan || !(RAPI.test(lama) || /^\d{0,3}$/.test(lama)))) return;
    let letak = this.#isian.selectionStart ?? value.length;
    let angka = value.replaceAll(".", "");
    if (jenis.startsWith("delete") && angka === lama.replaceAll(".", "") && value !== lama) {
      // Only a point was deleted: the digit beside it was meant.
      const dari = value.slice(0, letak).replaceAll(".", "").length - (jenis === "deleteContentForward" ? 0 : 1);
      if (dari >= 0) angka = angka.slice(0, dari) + angka.slice(dari + 1);
      letak = Math.max(dari, 0);
    } else letak = value.slice(0, letak).replaceAll(".", "").length;
    const nol = /^0+(?=\d)/.exec(angka)?.[0].length ?? 0;
    if (angka.length > 15) return;
    this.#tulis(thousands(angka.slice(nol)), Math.max(letak - nol, 0));
  }

  /** @param {string} teks @param {number|null} angka digits before the caret; null: the end */
  #tulis(teks, angka) {
    if (teks === this.#isian.value) return;
    this.#isian.value = teks;
    let letak = angka === null ? teks.length : 0;
    for (let terlihat = 0; letak < teks.length && terlihat < (angka ?? 0); letak += 1) {
      if (teks[letak] !== ".") terlihat += 1;
    }
    this.#isian.setSelectionRange(letak, letak);
  }
}

/** Put the points in, where it is a plain amount. @param {HTMLInputElement} isian */
export function tidyField(isian) {
  const teks = isian.value.trim();
  if (/^\d{1,15}$/.test(teks)) isian.value = thousands(teks);
}

/**
 * Where the browser shows a month as plain text: an example of how to write one.
 * @param {ParentNode} root
 * @param {string} month
 */
export function exampleMonths(root, month) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll('input[type="month"]'))) {
    if (field.type !== "month") field.placeholder = `misalnya ${month}`;
  }
}

/**
 * Buttons for what may have been meant; choosing one fills the field as if by hand.
 * @param {HTMLElement} tempat
 * @param {{teks: string, nilai: string|number}[]} saran
 * @param {(nilai: string) => void} pilih
 */
export function offerMeanings(tempat, saran, pilih) {
  const semua = [...new Map(saran.map((satu) => [String(satu.nilai), satu])).values()];
  tempat.hidden = !semua.length;
  tempat.replaceChildren(
    ...semua.map(({ teks, nilai }) => {
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.className = "keping";
      tombol.textContent = teks;
      tombol.addEventListener("click", () => pilih(String(nilai)));
      return tombol;
    }),
  );
}
