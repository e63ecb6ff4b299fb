// The income field: thousands points while typing with the caret kept, steps through the income groups, quick sums,
// and a month's sum from a day's pay (a help for filling in, not a rule).
import { digits, thousands, rp } from "../base/format.js";

export class Penghasilan {
  #isian;
  /** Written freely, such as "1,5 juta": then nothing is rewritten under the fingers. */
  #bebas = false;

  /**
   * @param {HTMLInputElement} isian
   * @param {import("./instant.js").Seketika} tabel
   */
  constructor(isian, tabel) {
    this.#isian = isian;
    this.tabel = tabel;
    isian.addEventListener("input", (event) => this.#rapikan(/** @type {InputEvent} */ (event)));
    const bagian = isian.closest(".isian__uang");
    for (const tombol of bagian?.querySelectorAll("[data-langkah]") ?? []) {
      tombol.addEventListener("click", () => this.#langkah(tombol.getAttribute("data-langkah") === "1"));
    }
    this.#cepat = [.../** @type {NodeListOf<HTMLElement>} */ (bagian?.querySelectorAll("[data-penghasilan]") ?? [])];
    for (const tombol of this.#cepat) {
      tombol.addEventListener("click", () => this.#pakai(tombol.dataset.penghasilan ?? ""));
    }
    this.#harian();
  }

  /** @type {HTMLElement[]} */
  #cepat;

  /** What is asked: plain digits where they are digits, else as it was written. */
  get nilai() {
    return this.#angka() ?? this.#isian.value.trim();
  }

  /** @param {string} nilai */
  set nilai(nilai) {
    const angka = digits(nilai);
    this.#bebas = angka === null && nilai !== "";
    const teks = angka === null ? nilai : thousands(angka);
    if (this.#angka() !== nilai && this.#isian.value !== teks) this.#isian.value = teks;
    this.tandai();
  }

  /** Show which quick sum stands in the field. */
  tandai() {
    const angka = this.#angka();
    for (const tombol of this.#cepat) {
      tombol.setAttribute("aria-pressed", String(tombol.dataset.penghasilan === angka));
    }
  }

  #angka() {
    return digits(this.#isian.value.trim());
  }

  /** @param {InputEvent} event */
  #rapikan(event) {
    const { value, selectionStart } = this.#isian;
    if (value === "") this.#bebas = false;
    else if (typeof event.data === "string" ? /\D/.test(event.data) : !/delete/.test(event.inputType ?? "") && digits(value) === null) {
      // A letter, comma or point by hand: "1.5jt" must not become 15.
      this.#bebas = true;
    }
    const angka = value.replaceAll(".", "");
    if (!this.#bebas && /^\d{1,15}$/.test(angka)) {
      const sebelum = value.slice(0, selectionStart ?? value.length).replaceAll(".", "").length;
      const rapi = thousands(angka.replace(/^0+(?=\d)/, ""));
      if (rapi !== value) {
        this.#isian.value = rapi;
        const letak = letakSesudah(rapi, sebelum);
        this.#isian.setSelectionRange(letak, letak);
      }
    }
    this.tandai();
  }

  /** @param {boolean} naik */
  #langkah(naik) {
    const { dasar } = this.tabel.golongan;
    const letak = this.tabel.letak(Number(this.#angka() ?? 0));
    const baru = dasar[Math.min(Math.max(letak + (naik ? 1 : -1), 0), dasar.length - 1)];
    this.#pakai(String(baru));
  }

  /** @param {string} nilai */
  #pakai(nilai) {
    this.nilai = nilai;
    this.#isian.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #harian() {
    const kotak = document.getElementById("upah-harian");
    const pembuka = document.querySelector("[aria-controls=upah-harian]");
    const upah = /** @type {HTMLInputElement} */ (document.getElementById("upah-sehari"));
    const hari = /** @type {HTMLInputElement} */ (document.getElementById("hari-kerja"));
    const jumlah = kotak?.querySelector(".harian__jumlah");
    if (!kotak || !pembuka || !jumlah) return;
    pembuka.addEventListener("click", () => {
      kotak.hidden = !kotak.hidden;
      pembuka.setAttribute("aria-expanded", String(!kotak.hidden));
      if (!kotak.hidden) upah.focus();
    });
    const hitung = () => {
      const [satu, banyak] = [digits(upah.value.trim()), digits(hari.value.trim())];
      if (satu === null || banyak === null) {
        jumlah.textContent = "";
        return;
      }
      if (document.activeElement === upah) upah.value = thousands(satu);
      const sebulan = Number(satu) * Number(banyak);
      jumlah.textContent = `${rp(Number(satu))} x ${banyak} hari = ${rp(sebulan)} sebulan`;
      this.#pakai(String(sebulan));
    };
    for (const isian of [upah, hari]) {
      isian.addEventListener("input", hitung);
      // These fields have no name: they are not part of what is asked.
      isian.addEventListener("change", (event) => event.stopPropagation());
    }
  }
}

/** Where so many digits are behind the caret. @param {string} teks @param {number} angka */
function letakSesudah(teks, angka) {
  let letak = 0;
  for (let terlihat = 0; letak < teks.length && terlihat < angka; letak += 1) {
    if (teks[letak] !== ".") terlihat += 1;
  }
  return letak;
}
