// The front page's small calculator: an income typed there becomes its two prices, looked up in the rows that the
// engine wrote into the page at build. Anything but plain digits is left to the calculator, which reads it as well.
import { digits, thousands, rp } from "../base/format.js";

const harga = document.querySelector(".harga[data-golongan]");
const isian = document.querySelector("#penghasilan-cepat");
const galat = document.querySelector("#penghasilan-cepat-galat");
const tautan = document.querySelector("#ke-kalkulator");

if (
  harga instanceof HTMLElement &&
  isian instanceof HTMLInputElement &&
  galat instanceof HTMLElement &&
  tautan instanceof HTMLAnchorElement
) {
  /** @type {[dari: number, keringanan: number, normal: number][]} */
  const golongan = JSON.parse(harga.dataset.golongan ?? "[]");

  const tulis = () => {
    const teks = isian.value.trim().replace(/^rp\.?\s*/i, "");
    const angka = digits(teks);
    const baris = golongan.findLast(([dari]) => angka !== null && dari <= Number(angka));
    galat.textContent = baris || !teks ? "" : "Tulis dengan angka, misalnya 2.000.000.";
    isian.setAttribute("aria-invalid", String(!baris && teks !== ""));
    if (teks) tautan.hash = `penghasilan=${encodeURIComponent(angka ?? teks)}`;
    if (!baris) return;
    for (const keluaran of harga.querySelectorAll("output[data-harga]")) {
      if (!(keluaran instanceof HTMLOutputElement)) continue;
      const nilai = baris[Number(keluaran.dataset.harga)] ?? 0;
      keluaran.dataset.nilai = String(nilai);
      keluaran.textContent = rp(nilai);
    }
  };

  isian.addEventListener("input", () => {
    // Points while typing, but only where they cannot move the caret under somebody's hand.
    const digit = isian.value.replaceAll(".", "");
    if (/^\d+$/.test(digit) && isian.selectionStart === isian.value.length) isian.value = thousands(digit);
    tulis();
  });
  harga.querySelector(".harga__isian")?.removeAttribute("hidden");
  harga.classList.add("harga--hitung");
  tulis(); // a browser that comes back may have kept what was typed
}
