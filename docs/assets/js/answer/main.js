// The calculator page: asks the engine whenever the form changes and puts the answer in place. No rule of the law and
// no arithmetic of it lives here.
import { pasangDialog } from "../share/dialog.js";
import { monthNow, whenDayTurns } from "../base/clock.js";
import { namaBulan, thousands, rp } from "../base/format.js";
import { menunggu, mesin } from "../engine/start.js";
import { pasangBawaan } from "../export/files.js";
import { pasangCari } from "./search.js";
import { Formulir } from "./form.js";
import { Hasil } from "./answer.js";
import { pasangKabar } from "./progress.js";
import { pasangLukis } from "./charts.js";
import { tandaiLewat } from "./past.js";
import { History, baca, tulis } from "./address.js";
import { Penghasilan } from "./income.js";
import { RingkasanGalat } from "./faults.js";
import { Seketika } from "./instant.js";

/** @typedef {import("./address.js").Isian} Isian */
/** @typedef {import("./form.js").Galat} Galat */

/** Milliseconds from the last key to saying a fault, and to saying the total. */
const TUNDA = { galat: 900, suara: 1000 };
/** An answer drawn within so many milliseconds may follow every key; a slower device waits for a pause in typing. */
const CEPAT = 50;

/** @template {HTMLElement} T @param {string} id @param {new () => T} jenis @returns {T} */
function elemen(id, jenis) {
  const satu = document.getElementById(id);
  if (!(satu instanceof jenis)) throw new Error(`#${id}`);
  return satu;
}

const form = elemen("kalkulator", HTMLFormElement);
let kini = monthNow();
const bawaan = elemen("isi-penghasilan", HTMLInputElement).defaultValue.replaceAll(".", "");
/** @type {Isian} */
const AWAL = [["penghasilan", bawaan]];

const tabel = new Seketika(
  JSON.parse(elemen("tabel-iuran", HTMLScriptElement).textContent ?? ""),
  elemen("seketika", HTMLTemplateElement),
  elemen("isi-pekerjaan", HTMLSelectElement),
  form.dataset.kini ?? "",
);
const wadah = elemen("hasil", HTMLElement);
const hasil = new Hasil(wadah, elemen("jawaban-lama", HTMLElement));
const penghasilan = new Penghasilan(elemen("isi-penghasilan", HTMLInputElement), tabel);
const formulir = new Formulir(form, penghasilan, kini, (isian, tetap) => {
  riwayat.catat(tulis(isian), tetap);
  tanya(isian, tetap);
});
const ringkasan = new RingkasanGalat(elemen("ringkasan-galat", HTMLElement), formulir);
const riwayat = new History((isian) => {
  formulir.pasang(isian ?? AWAL);
  tanya(formulir.isian, true);
});
const suara = elemen("kabar", HTMLElement);

/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamTanya;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamGalat;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamSuara;
/** What the answer on the page is for, in words; empty before the first. */
let terjawab = `penghasilan ${rp(Number(bawaan))}`;
/** The canonical query of the last good answer. */
let tautan = "";
let terdengar = "";
/** Milliseconds that drawing the last answer took on this device. */
let gambar = 0;

/**
 * @param {Isian} isian
 * @param {boolean} tetap
 */
function tanya(isian, tetap) {
  clearTimeout(jamTanya);
  clearTimeout(jamGalat);
  if (mesin.tahap === "siap") wadah.setAttribute("aria-busy", "true");
  else dulukan(isian);
  jamTanya = setTimeout(() => hitung(isian, tetap), tetap || gambar < CEPAT ? 0 : gambar);
}

/** Answer from the table while Python is not there. @param {Isian} isian */
function dulukan(isian) {
  const isi = tabel.jawab(isian, kini);
  if (isi) {
    hasil.seketika(isi);
    hias();
    formulir.galat([]);
    ringkasan.kosongkan();
  } else if (tulis(isian) !== tulis(AWAL)) {
    hasil.tandai(`Jawaban di bawah masih untuk ${terjawab}. Isian Anda dihitung begitu mesin hitung siap.`);
  }
}

/**
 * @param {Isian} isian
 * @param {boolean} tetap
 */
async function hitung(isian, tetap) {
  const query = tulis(isian);
  let balasan;
  try {
    balasan = JSON.parse(await mesin.hitung(query, kini));
  } catch {
    // Replaced by a newer question, or the engine failed: its own line on the page says so, and what was typed stays.
    return;
  }
  if (query !== tulis(formulir.isian)) return;
  clearTimeout(jamGalat);
  if (balasan.galat) {
    // While somebody types, half a word is not a fault yet.
    if (tetap) salah(balasan.galat, true);
    else jamGalat = setTimeout(() => salah(balasan.galat, false), TUNDA.galat);
  } else {
    formulir.galat([]);
    ringkasan.kosongkan();
    ukurGambar();
    hasil.tampilkan(balasan.html);
    hias();
    catat(balasan.jawaban);
  }
  wadah.removeAttribute("aria-busy");
  form.dataset.mesin = "siap";
}

/** See how long it takes from here until the next picture of the page stands. */
function ukurGambar() {
  const awal = performance.now();
  requestAnimationFrame(() => setTimeout(() => { gambar = performance.now() - awal; }));
}

/** @param {Galat[]} galat @param {boolean} tetap */
function salah(galat, tetap) {
  formulir.galat(galat);
  ringkasan.tampilkan(galat, tetap);
  hasil.tandai(`Jawaban di bawah masih untuk ${terjawab}, bukan untuk isian yang perlu diperbaiki.`);
}

/** Put the picture of the occupation beside the price, where there is one. */
function hias() {
  const gambar = form.querySelector(`[data-pekerjaan="${CSS.escape(formulir.isi("pekerjaan").value)}"] .orang`);
  const kartu = document.querySelector("#hasil .harga-kartu");
  if (!gambar || !kartu || kartu.querySelector(".harga-kartu__orang")) return;
  const salinan = /** @type {Element} */ (gambar.cloneNode(true));
  salinan.classList.add("harga-kartu__orang");
  kartu.append(salinan);
}

/** @param {any} jawaban */
function catat(jawaban) {
  tautan = jawaban.tautan;
  const { iuran, masukan } = jawaban;
  terjawab = `penghasilan ${rp(masukan.penghasilan)}, ${masukan.bulan} bulan mulai ${namaBulan(masukan.mulai)}`;
  const kata = `Iuran ${rp(iuran.bulanan[0].total)} sebulan. Untuk ${masukan.bulan} bulan${masukan.jumlah > 1 ? ` dan ${masukan.jumlah} orang` : ""} ${rp(iuran.total_semua)}.`;
  const orang = masukan.jumlah > 1 ? `${thousands(masukan.jumlah)} orang, ` : "";
  const biasa = masukan.jumlah === 1 && masukan.bulan === 1;
  jumlah.textContent = rp(iuran.total_semua);
  satuan.textContent = biasa ? "sebulan" : `${orang}${masukan.bulan} bulan`;
  clearTimeout(jamSuara);
  // Once, when the total has settled, and not for the answer the page came with.
  const pertama = terdengar === "";
  if (kata === terdengar) return;
  terdengar = kata;
  if (!pertama) jamSuara = setTimeout(() => suara.replaceChildren(kata), TUNDA.suara);
}

// ---------------------------------------------------------------- the page around it

const bilah = elemen("bilah", HTMLElement);
const lihat = elemen("bilah-lihat", HTMLAnchorElement);
const jumlah = elemen("bilah-jumlah", HTMLElement);
const satuan = elemen("bilah-satuan", HTMLElement);
pasangLukis(wadah, async (nama) => {
  const { html } = JSON.parse(await mesin.panggil("lukis", tautan || tulis(formulir.isian), kini, nama));
  return html;
});
pasangKabar(form, elemen("kabar-mesin", HTMLElement), mesin, menunggu);
pasangCari(
  elemen("cari-pekerjaan", HTMLInputElement),
  elemen("cari-hasil", HTMLUListElement),
  elemen("isi-pekerjaan", HTMLSelectElement),
);
pasangBawaan(
  elemen("jawaban", HTMLElement),
  elemen("kertas", HTMLElement),
  () => {
    const alamat = new URL(form.dataset.alamat ?? location.href);
    alamat.hash = tautan || tulis(formulir.isian);
    return alamat.href;
  },
  async (jenis) => {
    // A file on somebody's disk cannot be shared: it names the site instead.
    const dasar = (form.dataset.alamat ?? location.href).replace(/#.*$/, "");
    const saat = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
    const berkas = JSON.parse(await mesin.panggil("ekspor", tautan || tulis(formulir.isian), kini, jenis, dasar, saat));
    if (berkas.galat) throw new Error(berkas.galat[0].pesan);
    return berkas;
  },
);
pasangDialog(
  elemen("buka-bagikan", HTMLElement),
  () => ({ query: tautan || tulis(formulir.isian), kini }),
  (fungsi, ...isi) => mesin.panggil(fungsi, ...isi),
);
const tulisSaat = () => {
  elemen("saat-hitung", HTMLElement).textContent = `Dihitung pada ${new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "Asia/Jakarta" }).format(new Date())}.`;
};
tulisSaat();
addEventListener("beforeprint", tulisSaat);
whenDayTurns(() => {
  tulisSaat();
  tandaiLewat(wadah);
  if (kini === monthNow()) return;
  kini = monthNow();
  formulir.ganti(kini);
  tanya(formulir.isian, true);
});

/** What a card of the answer asks for is filled in there, or in the form and then back. @param {Element|null} asal */
function dariKartu(asal) {
  const tombol = asal?.closest("#hasil button");
  if (!(tombol instanceof HTMLButtonElement)) return;
  const { isi, anak, ke } = tombol.dataset;
  if (isi) formulir.tetapkan(isi, tombol.getAttribute("aria-pressed") === "true" ? "" : tombol.value);
  else if (anak) formulir.tambahAnak(anak);
  else if (ke) {
    lihat.setAttribute("href", `#${tombol.closest(".manfaat__kartu")?.id ?? "jawaban"}`);
    formulir.ke(ke);
  }
}

// Plain anchors must not take the place of the question in the address.
document.addEventListener("click", (event) => {
  const asal = event.target instanceof Element ? event.target : null;
  dariKartu(asal);
  const rujukan = asal?.closest("a[href^='#']")?.getAttribute("href") ?? "";
  const tujuan = rujukan.includes("=") ? null : document.getElementById(rujukan.slice(1));
  if (!tujuan) return;
  event.preventDefault();
  const kunci = rujukan.startsWith("#isi-") ? rujukan.slice(5) : "";
  if (kunci && formulir.punya(kunci)) {
    formulir.ke(kunci);
    return;
  }
  for (let induk = tujuan.closest("details"); induk; induk = induk.parentElement?.closest("details") ?? null) {
    induk.open = true;
  }
  if (asal?.closest("a") === lihat) lihat.setAttribute("href", "#jawaban");
  tujuan.scrollIntoView();
  if (!tujuan.hasAttribute("tabindex")) tujuan.tabIndex = -1;
  tujuan.focus({ preventScroll: true });
});

form.addEventListener("reset", (event) => {
  event.preventDefault();
  formulir.pasang(AWAL);
  riwayat.catat(tulis(AWAL), true);
  tanya(AWAL, true);
});

// On a phone the price stays in sight while one fills in what lies above it.
new IntersectionObserver(
  ([terlihat]) => {
    bilah.hidden = !terlihat || terlihat.isIntersecting || terlihat.boundingClientRect.top < 0;
  },
  { rootMargin: "0px 0px -140px 0px" },
).observe(elemen("jawaban", HTMLElement));

mesin.addEventListener("tahap", (event) => {
  // After a failure the question is asked again; the retry has forgotten it.
  if (/** @type {CustomEvent} */ (event).detail.tahap === "siap") hitung(formulir.isian, true);
});

formulir.pasang(baca(location.hash) ?? AWAL);
// The page was built with the answer to its first question; anything else is answered from the table first.
if (location.hash || kini !== form.dataset.kini) dulukan(formulir.isian);
// Started in the page's head, the engine may have been faster than this script.
if (mesin.tahap === "siap") hitung(formulir.isian, true);
