// What can be taken away from a table's answer: files, a calendar, a link, the proposal on paper. Python writes all of
// it; this moves it to its place.
import { stampNow } from "../base/clock.js";
import { copyOrShow } from "../base/copy.js";
import { download, say } from "../base/dom.js";

/** @typedef {import("./main.js").Jawaban} Jawaban */
/** @typedef {(langkah: string, isi: object, pintu?: string) => Promise<Jawaban>} Minta */

/** Bytes written as base64. @param {string} teks */
const bita = (teks) => Uint8Array.from(atob(teks), (huruf) => huruf.charCodeAt(0));
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A result for each row, piece by piece; the pieces lie in the browser's hands, not in one text.
 * @param {Minta} minta
 * @param {"csv"|"xlsx"} jenis
 * @param {(persen: number) => void} maju
 */
async function lembar(minta, jenis, maju) {
  const pintu = jenis === "xlsx" ? "kolektif_xlsx" : "kolektif";
  const { nama = "" } = periksa(await minta("tulis", { jenis }, pintu));
  /** @type {BlobPart[]} */
  const bagian = [];
  for (let pertama = true; ; pertama = false) {
    const satu = periksa(await minta(`tulis-${jenis}`, { pertama }, pintu));
    if (satu.teks) bagian.push(satu.teks);
    if (satu.base64) bagian.push(bita(satu.base64));
    if (satu.selesai) break;
    maju(satu.persen ?? 0);
  }
  download(nama, new Blob(bagian, { type: jenis === "xlsx" ? XLSX : "text/csv;charset=utf-8" }));
}

/** @param {Jawaban} jawab */
function periksa(jawab) {
  if (jawab.galat) throw new Error(jawab.galat[0]?.pesan);
  if (jawab.hilang) throw new Error("Baca dulu tabelnya lagi: tekan Hitung.");
  return jawab;
}

/** @param {Minta} minta */
export async function templat(minta) {
  const { nama = "", base64 = "" } = periksa(await minta("templat", {}, "kolektif_xlsx"));
  download(nama, new Blob([bita(base64)], { type: XLSX }));
}

/** Each button, by what it does. @type {Record<string, (minta: Minta, tombol: HTMLElement) => Promise<void>>} */
const KERJA = {
  csv: (minta, tombol) => lembar(minta, "csv", (persen) => say(tombol, `Menulis, ${persen}%`)),
  xlsx: (minta, tombol) => lembar(minta, "xlsx", (persen) => say(tombol, `Menulis, ${persen}%`)),
  async ics(minta) {
    const { nama = "", tipe, isi = "" } = periksa(await minta("ics", { saat: stampNow() }));
    download(nama, new Blob([isi], { type: tipe }));
  },
  async tautan(minta, tombol) {
    const { tautan = "" } = periksa(await minta("tautan", {}));
    const alamat = new URL(location.href);
    alamat.hash = tautan;
    if (await copyOrShow(alamat.href, tombol)) say(tombol, "Tautan disalin");
  },
  async salah(minta, tombol) {
    const { teks = "" } = periksa(await minta("salah", {}));
    if (await copyOrShow(teks, tombol)) say(tombol, "Disalin");
  },
  async cetak() {
    document.documentElement.classList.add("cetak-rab");
    addEventListener("afterprint", () => document.documentElement.classList.remove("cetak-rab"), { once: true });
    print();
  },
};

/**
 * Do what a button of the answer is for; what cannot be done is said on it.
 * @param {HTMLElement} tombol
 * @param {Minta} minta
 */
export async function kerjakan(tombol, minta) {
  const kerja = KERJA[tombol.dataset.kerja ?? ""];
  if (!kerja) return;
  try {
    await kerja(minta, tombol);
  } catch (error) {
    say(tombol, error instanceof Error ? error.message : String(error));
  }
}
