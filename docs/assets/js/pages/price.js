// The front page's small calculator: an income typed there becomes its two prices, looked up in the rows that the
// engine wrote into the page at build.
import { MoneyField, offerMeanings } from "../base/field.js";
import { rp } from "../base/format.js";
import { remark } from "../base/money.js";

// So much of what cannot be read is told back.
const TERPANJANG = 60;

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
    const besar = bidang.read();
    const { nilai, saran: arti } = besar;
    const baris = golongan.findLast(([dari]) => nilai !== null && dari <= nilai);
    const tertulis = teks.length > TERPANJANG ? `${teks.slice(0, TERPANJANG)}…` : teks;
    galat.textContent =
      nilai === null
        ? teks
          ? `“${tertulis}” belum terbaca; tulis misalnya 2.000.000.`
          : "Isi penghasilannya, misalnya 2.000.000."
        : remark(besar);
    offerMeanings(saran, arti, (isi) => {
      bidang.value = isi;
      tulis();
    });
    isian.setAttribute("aria-invalid", String(nilai === null && teks !== ""));
    // What was typed goes along where the calculator has something to say of it.
    tautan.hash = teks ? `penghasilan=${encodeURIComponent(besar.hari ? tertulis : (nilai ?? tertulis))}` : "";
    for (const keluaran of harga.querySelectorAll("output[data-harga]")) {
      if (!(keluaran instanceof HTMLOutputElement)) continue;
      const jumlah = baris?.[Number(keluaran.dataset.harga)];
      // No price stands beside an income that it is not for.
      if (jumlah === undefined) {
        delete keluaran.dataset.nilai;
        keluaran.textContent = "Rp…";
      } else {
        keluaran.dataset.nilai = String(jumlah);
        keluaran.textContent = rp(jumlah);
      }
    }
  };

  isian.addEventListener("input", tulis);
  isian.addEventListener("keydown", ({ key, isComposing }) => {
    if (key === "Enter" && !isComposing) tautan.click();
  });
  harga.querySelector(".harga__isian")?.removeAttribute("hidden");
  harga.classList.add("harga--hitung");
  tulis(); // a browser that comes back may have kept what was typed
}
