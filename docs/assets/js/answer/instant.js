// The instant answer, before Python is ready or when it fails: a table that the same engine wrote at build. Here it is
// only looked up; what it does not hold is not answered.
import { digits, namaBulan, rp, sebutan } from "../base/format.js";
import { INCOME_MOST, readIncome } from "../base/money.js";
import { nilai } from "./address.js";

/** @typedef {import("./address.js").Isian} Isian */
/** @typedef {[dari: string, sampai: string, nomor: number, ringan: number, lanjut: number]} Masa */
/** @typedef {{
 *   golongan: {dari: number[], dasar: number[]},
 *   jumlah: number[][],
 *   masa: Record<string, Record<string, Record<string, Record<string, Masa[]>>>>,
 *   harian: Record<string, number[]>,
 *   catatan: {pekerjaan: Record<string, string>, pembayar: Record<string, string>, kecuali: Record<string, string>},
 *   tanpa_harga: Record<string, number>,
 *   manfaat: [dari: string, sampai: string, jumlah: Record<string, number[]>][],
 * }} Tabel */

/** Keys that change what is due; the table knows only the plain case. */
const KEADAAN = ["usia", "peristiwa", "masa_iur", "tunggakan"];

export class Seketika {
  #tabel;
  /** Lists of amounts, one for each step of income. */
  #jumlah;
  #templat;
  #pekerjaan;
  #hari;

  /**
   * @param {Tabel} tabel
   * @param {HTMLTemplateElement} templat
   * @param {HTMLSelectElement} pekerjaan
   * @param {number} hari working days a month, for a day's wage
   */
  constructor(tabel, templat, pekerjaan, hari) {
    this.#tabel = tabel;
    // Written as the steps from one amount to the next.
    this.#jumlah = tabel.jumlah.map((langkah) => {
      let jumlah = 0;
      return langkah.map((satu) => (jumlah += satu));
    });
    this.#templat = templat;
    this.#pekerjaan = pekerjaan;
    this.#hari = hari;
  }

  get golongan() {
    return this.#tabel.golongan;
  }

  /** The income group of an amount, counted from 0. @param {number} penghasilan */
  letak(penghasilan) {
    return this.#tabel.golongan.dari.findLastIndex((dari) => dari <= penghasilan);
  }

  /**
   * Answer from the table, or not at all.
   * @param {Isian} isian
   * @param {string} kini
   * @returns {DocumentFragment|null}
   */
  jawab(isian, kini) {
    const kunci = isian.map(([nama]) => nama);
    if (new Set(kunci).size !== kunci.length) return null;
    const { tanpa_harga: batas } = this.#tabel;
    const angkaDari = (/** @type {string} */ nama) => digits(nilai(isian, nama) ?? "0");
    // Written otherwise than in digits, a limit is the engine's to read.
    if (Object.keys(batas).some((nama) => !(Number(angkaDari(nama) ?? NaN) < (batas[nama] ?? Infinity)))) return null;
    const angka = readIncome(nilai(isian, "penghasilan") ?? "", this.#hari).nilai;
    const pekerjaan = this.#pekerjaan.querySelector(
      `option[value="${CSS.escape(nilai(isian, "pekerjaan") ?? "")}"]`,
    );
    if (angka === null || angka > INCOME_MOST || !(pekerjaan instanceof HTMLOptionElement)) return null;
    if (pekerjaan.value && !pekerjaan.dataset.sektor) return null;
    const cara = [
      nilai(isian, "sektor") ?? pekerjaan.dataset.sektor ?? "lainnya",
      nilai(isian, "pembayar") ?? "sponsor",
      nilai(isian, "program") ?? "jkk-jkm",
    ];
    const harga = cara.reduce((/** @type {any} */ satu, nama) => satu?.[nama], this.#tabel.masa);
    const bulan = nilai(isian, "bulan") ?? "1";
    const mulai = nilai(isian, "mulai") ?? kini;
    // Months are compared as text: written otherwise, they are the engine's to read.
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(mulai)) return null;
    const pada = (/** @type {Masa[]|undefined} */ daftar) =>
      daftar?.find(([dari, sampai]) => dari <= mulai && mulai <= sampai);
    const sebulan = pada(harga?.["1"]);
    const semua = pada(harga?.[bulan]);
    const letak = this.letak(angka);
    if (!sebulan || !semua || letak < 0) return null;

    const isi = /** @type {DocumentFragment} */ (this.#templat.content.cloneNode(true));
    const jumlah = (/** @type {Masa} */ [, , nomor]) => this.#jumlah[nomor]?.[letak] ?? 0;
    keluaran(isi, {
      "masukan.penghasilan": angka,
      "iuran.bulanan.0.total": jumlah(sebulan),
      "iuran.per_hari": this.#tabel.harian[sebulan[2]]?.[letak] ?? 0,
      "iuran.total": jumlah(semua),
    });
    const catatan = [
      sebulan[3] > 0 && !nilai(isian, "sektor") ? this.#tabel.catatan.pekerjaan[pekerjaan.value] : undefined,
      // A payer whom the relief passes by is told so in the months in which others have it.
      pada(this.#tabel.masa[cara[0]]?.["sponsor"]?.[cara[2]]?.["1"])?.[3]
        ? this.#tabel.catatan.pembayar[cara[1]]
        : undefined,
    ].filter((kalimat) => kalimat !== undefined);
    const kecuali = sebulan[3] > 0 && mulai >= kini ? this.#tabel.catatan.kecuali[`${cara[1]}/${cara[0]}`] : undefined;
    const { sampai, lalu } = lanjutan(harga["1"], sebulan, jumlah);
    tulisan(isi, {
      pekerja: pekerjaan.value ? sebutan(pekerjaan.text) : "pekerja",
      masa: `${bulan} bulan, mulai ${namaBulan(mulai)}`,
      sampai: namaBulan(sampai),
      catatan: catatan.join(" "),
      kecuali: kecuali ?? "",
      lalu: lalu.map((masa) => mulaiDari(masa, jumlah(masa))).join(". Lalu "),
    });
    bila(isi, "keringanan", sebulan[3] > 0);
    bila(isi, "normal", sebulan[3] === 0);
    bila(isi, "lanjutan", lalu.length > 0);
    bila(isi, "catatan", catatan.length > 0);
    bila(isi, "kecuali", kecuali !== undefined);
    const manfaat = this.#tabel.manfaat.find(([dari, akhir]) => dari <= mulai && mulai <= akhir)?.[2];
    const biasa = manfaat !== undefined && !KEADAAN.some((nama) => kunci.includes(nama));
    bila(isi, "manfaat", biasa);
    if (biasa) {
      for (const [jalur, daftar] of Object.entries(manfaat)) {
        keluaran(isi, { [jalur]: daftar[Math.min(letak, daftar.length - 1)] ?? 0 });
      }
    }
    return isi;
  }
}

/**
 * Until when a month's price holds for this income, and the rows of the prices after it. Rows part where the price of
 * any income changes: neighbours that cost this one the same are one.
 * @param {Masa[]} baris
 * @param {Masa} sebulan
 * @param {(masa: Masa) => number} jumlah
 */
function lanjutan(baris, sebulan, jumlah) {
  const sama = (/** @type {Masa} */ satu, /** @type {Masa} */ lain) =>
    jumlah(satu) === jumlah(lain) && satu[3] === lain[3];
  /** @type {Masa[]} */
  const lalu = [];
  let kini = sebulan;
  let sampai = sebulan[1];
  for (const satu of baris.slice(baris.indexOf(sebulan) + 1)) {
    if (!sama(satu, lalu.at(-1) ?? sebulan)) {
      if (!kini[4]) break;
      lalu.push(satu);
    } else if (!lalu.length) sampai = satu[1];
    kini = satu;
  }
  return { sampai, lalu };
}

/** @param {Masa} masa @param {number} jumlah */
const mulaiDari = (masa, jumlah) =>
  `${rp(jumlah)} mulai ${namaBulan(masa[0])}${masa[3] ? " (dengan keringanan)" : ""}`;

/** @param {DocumentFragment} isi @param {Record<string, number>} jumlah */
function keluaran(isi, jumlah) {
  for (const [jalur, angka] of Object.entries(jumlah)) {
    const tempat = isi.querySelector(`output[data-jalur="${jalur}"]`);
    if (!(tempat instanceof HTMLOutputElement)) continue;
    tempat.name = jalur;
    tempat.dataset.nilai = String(angka);
    tempat.textContent = rp(angka);
  }
}

/** @param {DocumentFragment} isi @param {Record<string, string>} teks */
function tulisan(isi, teks) {
  for (const [nama, kata] of Object.entries(teks)) {
    for (const tempat of isi.querySelectorAll(`[data-teks="${nama}"]`)) tempat.textContent = kata;
  }
}

/** @param {DocumentFragment} isi @param {string} nama @param {boolean} benar */
function bila(isi, nama, benar) {
  if (!benar) for (const bagian of isi.querySelectorAll(`[data-bila="${nama}"]`)) bagian.remove();
}
