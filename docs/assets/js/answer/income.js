// The income field: steps through the income groups, quick sums, and a month's sum from a day's pay (a help for filling
// in, not a rule). How it is typed and read, base/field.js knows.
import { thousands, rp } from "../base/format.js";
import { MoneyField } from "../base/field.js";
import { readCount, readMoney } from "../base/money.js";

const HARI_TERBANYAK = 31;

export class Penghasilan {
  #isian;
  #bidang;

  /**
   * @param {HTMLInputElement} isian
   * @param {import("./instant.js").Seketika} tabel
   */
  constructor(isian, tabel) {
    this.#isian = isian;
    this.#bidang = new MoneyField(isian);
    this.tabel = tabel;
    isian.addEventListener("input", () => this.tandai());
    const bagian = isian.closest(".isian__uang");
    for (const tombol of bagian?.querySelectorAll("[data-langkah]") ?? []) {
      tombol.addEventListener("click", () => this.#langkah(tombol.getAttribute("data-langkah") === "1" ? 1 : -1));
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
    return this.#bidang.value;
  }

  /** @param {string} nilai */
  set nilai(nilai) {
    this.#bidang.value = nilai;
    this.tandai();
  }

  /** Show which quick sum stands in the field. */
  tandai() {
    const angka = String(this.#bidang.read().nilai);
    for (const tombol of this.#cepat) {
      tombol.setAttribute("aria-pressed", String(tombol.dataset.penghasilan === angka));
    }
  }

  /** One income group up or down; what cannot be read stays, and its fault is said. @param {1|-1} arah */
  #langkah(arah) {
    const { nilai } = this.#bidang.read();
    const { dasar } = this.tabel.golongan;
    const baru = nilai === null ? undefined : dasar[this.tabel.letak(nilai) + arah];
    // Below the first group or above the last one there is no step, and never one the wrong way.
    const benar = nilai !== null && baru !== undefined && (baru - nilai) * arah > 0;
    this.#pakai(benar ? String(baru) : this.nilai);
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
    const bidang = new MoneyField(upah);
    pembuka.addEventListener("click", () => {
      kotak.hidden = !kotak.hidden;
      pembuka.setAttribute("aria-expanded", String(!kotak.hidden));
      if (!kotak.hidden) upah.focus();
    });
    const hitung = () => {
      const satu = readMoney(upah.value).uang;
      const banyak = readCount(hari.value, "hari", "hr");
      const upahSalah = bidang.value !== "" && !(satu && satu.nilai > 0 && ["", "hari"].includes(satu.masa));
      const hariSalah = hari.value.trim() !== "" && !(banyak !== null && banyak > 0 && banyak <= HARI_TERBANYAK);
      upah.setAttribute("aria-invalid", String(upahSalah));
      hari.setAttribute("aria-invalid", String(hariSalah));
      if (upahSalah || hariSalah || !satu || banyak === null) {
        jumlah.textContent = upahSalah
          ? "Upahnya belum terbaca; tulis misalnya 80.000. Penghasilan di atas belum diubah."
          : hariSalah
            ? `Isi 1 sampai ${HARI_TERBANYAK} hari kerja. Penghasilan di atas belum diubah.`
            : "";
        return;
      }
      const sebulan = satu.nilai * banyak;
      jumlah.textContent = `${rp(satu.nilai)} x ${thousands(banyak)} hari = ${rp(sebulan)} sebulan`;
      this.#pakai(String(sebulan));
    };
    for (const isian of [upah, hari]) {
      isian.addEventListener("input", hitung);
      // These fields have no name: they are not part of what is asked.
      isian.addEventListener("change", (event) => event.stopPropagation());
    }
    this.#isian.form?.addEventListener("reset", () => {
      upah.value = "";
      hari.value = hari.defaultValue;
      hitung();
    });
  }
}
