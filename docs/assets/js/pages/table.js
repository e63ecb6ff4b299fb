// The table of contributions: an income finds its row, and a click on a heading turns the order. Both only show what
// the engine wrote into the page; without this script the whole table stands.
import { MoneyField, offerMeanings } from "../base/field.js";
import { remark } from "../base/money.js";

const tabel = document.querySelector(".tabel-iuran table");
const isian = document.querySelector("#cari-golongan");
const kabar = document.querySelector("#cari-golongan-kabar");
const saran = document.querySelector("#cari-golongan-saran");

/**
 * The number a cell shows: its first run of digits.
 * @param {HTMLTableRowElement} baris
 * @param {number} kolom
 */
const nilai = (baris, kolom) =>
  Number(/\d[\d.]*/.exec(baris.cells[kolom]?.textContent ?? "")?.[0].replaceAll(".", "") ?? 0);

if (
  tabel instanceof HTMLTableElement &&
  isian instanceof HTMLInputElement &&
  kabar instanceof HTMLElement &&
  saran instanceof HTMLElement &&
  tabel.tBodies[0]
) {
  const isi = tabel.tBodies[0];
  const urut = [...isi.rows];

  const bidang = new MoneyField(isian);
  const cari = () => {
    const teks = isian.value.trim();
    const besar = bidang.read();
    const { nilai: angka, saran: arti } = besar;
    const tepat = urut.findLast((baris) => angka !== null && nilai(baris, 0) <= angka);
    for (const baris of urut) baris.hidden = tepat !== undefined && baris !== tepat;
    isian.setAttribute("aria-invalid", String(!tepat && teks !== ""));
    kabar.textContent = tepat
      ? `Golongan ${tepat.cells[tepat.cells.length - 1]?.textContent ?? ""}. Kosongkan isian untuk melihat semua golongan. ${remark(besar)}`.trimEnd()
      : teks && `“${teks}” belum terbaca; tulis misalnya 2.000.000.`;
    offerMeanings(saran, arti, (isi) => {
      bidang.value = isi;
      cari();
    });
  };

  isian.addEventListener("input", cari);
  isian.closest("[hidden]")?.removeAttribute("hidden");
  cari(); // a browser that comes back may have kept what was typed

  const judul = [...(tabel.tHead?.rows[0]?.cells ?? [])];
  for (const [kolom, sel] of judul.entries()) {
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "urutkan";
    tombol.append(...sel.childNodes);
    tombol.addEventListener("click", () => {
      const naik = sel.getAttribute("aria-sort") !== "ascending";
      for (const lain of judul) lain.removeAttribute("aria-sort");
      sel.setAttribute("aria-sort", naik ? "ascending" : "descending");
      isi.append(...urut.sort((a, b) => (naik ? 1 : -1) * (nilai(a, kolom) - nilai(b, kolom))));
      urut.sort((a, b) => nilai(a, 0) - nilai(b, 0));
    });
    sel.append(tombol);
  }
  // So they stand in the page.
  judul[0]?.setAttribute("aria-sort", "ascending");
}
