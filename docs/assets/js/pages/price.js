// The front page's small calculator: an income typed there becomes its two prices, looked up in the rows that the
// engine wrote into the page at build.
import { MoneyField, offerMeanings } from "../base/field.js";
import { rp } from "../base/format.js";

const harga = document.querySelector(".harga[data-golongan]");
const isian = document.querySelector("#penghasilan-cepat");
const galat = document.querySelector("#penghasilan-cepat-galat");
const tautan = document.querySelector("#ke-kalkulator");
const saran = document.querySelector("#penghasilan-cepat-saran");

if (
  harga instanceof HTMLElement &&
  isian instanceof HTMLInputElement &&
  galat instanceof HTMLElement &&
  saran instanceof HTMLElement &&
  tautan instanceof HTMLAnchorElement
) {
  /** @type {[dari: number, keringanan: number, normal: number][]} */
  const golongan = JSON.parse(harga.dataset.golongan ?? "[]");

  const bidang = new MoneyField(isian);
  const tulis = () => {
    const teks = isian.value.trim();
    const { nilai, saran: arti } = bidang.read();
    const baris = golongan.findLast(([dari]) => nilai !== null && dari <= nilai);
    galat.textContent =
      nilai === null
        ? teks && `“${teks}” belum terbaca; tulis misalnya 2.000.000.${harga.dataset.untuk ?? ""}`
        : arti.length
          ? `${rp(nilai)} sebulan kecil sekali. Maksud Anda:`
          : "";
    offerMeanings(saran, arti, (isi) => {
      bidang.value = isi;
      tulis();
    });
    isian.setAttribute("aria-invalid", String(nilai === null && teks !== ""));
    if (teks) tautan.hash = `penghasilan=${encodeURIComponent(nilai ?? teks)}`;
    if (!baris || nilai === null) return;
    harga.dataset.untuk = ` Harga di bawah masih untuk ${rp(nilai)}.`;
    for (const keluaran of harga.querySelectorAll("output[data-harga]")) {
      if (!(keluaran instanceof HTMLOutputElement)) continue;
      const jumlah = baris[Number(keluaran.dataset.harga)] ?? 0;
      keluaran.dataset.nilai = String(jumlah);
      keluaran.textContent = rp(jumlah);
    }
  };

  isian.addEventListener("input", tulis);
  harga.querySelector(".harga__isian")?.removeAttribute("hidden");
  harga.classList.add("harga--hitung");
  tulis(); // a browser that comes back may have kept what was typed
}
