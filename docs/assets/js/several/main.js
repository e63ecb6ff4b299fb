// Compare and household: gathers the forms into one fragment, asks Python, puts its markup in place.
import { digits, thousands } from "../base/format.js";
import { pasangBagikan } from "../export/files.js";
import { tandaiLewat } from "../answer/past.js";
import { jadikan } from "../base/trusted.js";
import { Engine } from "../engine/engine.js";
import { monthNow, whenDayTurns } from "../base/clock.js";
import { bacaIsian, ke, tandaiGalat } from "./forms.js";

/** @typedef {import("./forms.js").Galat} Galat */
/** @typedef {{formulir: string, galat?: Galat[], tautan?: string, html?: string, ucapan?: string, ringkas?: string[]}} Jawaban */

/** Milliseconds from the last key to the question, and to saying a fault. */
const TUNDA = { tanya: 200, galat: 900 };
const PEMISAH = "/";

/** @param {string} id */
function elemen(id) {
  const satu = document.getElementById(id);
  if (!satu) throw new Error(`#${id}`);
  return satu;
}

const akar = elemen("banyak");
const wadah = elemen("formulir");
const hasil = elemen("hasil");
const kabar = elemen("kabar-mesin");
const lama = elemen("jawaban-lama");
const ringkasan = elemen("ringkasan-galat");
const tambah = /** @type {HTMLButtonElement} */ (elemen("tambah"));
const halaman = akar.dataset.halaman ?? "";
const sebutan = halaman === "bandingkan" ? "Pilihan" : "Pekerja";
let kini = monthNow();
const mesin = new Engine(akar.dataset.mesinUrl ?? "");

/** What stands in the address, faults too; empty for the example the page came with. */
let fragmen = "";
/** The canonical fragment of the answer on the page: what is shared and saved. */
let terjawab = "";
let nomor = 0;
/** The question that the engine failed to answer. @type {(() => void)|undefined} */
let tertunda;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jam;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamGalat;

const dariAlamat = () => location.hash.replace(/^#/, "");

/** @param {string} baru @param {boolean} [catat] whether a step back leads to the one before */
function alamat(baru, catat = false) {
  fragmen = baru;
  if (`#${baru}` === location.hash) return;
  history[catat ? "pushState" : "replaceState"](null, "", `#${baru}`);
}

/**
 * @param {string} isi
 * @param {{ulang?: boolean, tetap?: boolean}} [cara] ulang: the forms change too; tetap: not amid typing
 */
async function tanya(isi, { ulang = false, tetap = false } = {}) {
  clearTimeout(jam);
  clearTimeout(jamGalat);
  const ini = ++nomor;
  tertunda = undefined;
  /** @type {Jawaban} */
  let jawaban;
  try {
    jawaban = JSON.parse(await mesin.panggil("banyak", isi, kini, halaman));
  } catch {
    // The line on the page says what happened; what was typed stays, and is asked again later.
    if (ini === nomor) tertunda = () => tanya(isi, { ulang, tetap });
    return;
  }
  if (ini !== nomor) return;
  delete akar.dataset.menunggu;
  if (ulang) pasangFormulir(jawaban.formulir);
  if (jawaban.galat) {
    const { galat } = jawaban;
    // A link that cannot be read has no earlier answer on this page, only the example.
    if (ulang) hasil.replaceChildren();
    lama.hidden = !hasil.hasChildNodes();
    jamGalat = setTimeout(() => tunjukkan(galat), tetap || ulang ? 0 : TUNDA.galat);
    return;
  }
  tunjukkan([]);
  lama.hidden = true;
  hasil.replaceChildren(jadikan(jawaban.html ?? ""));
  tandaiLewat(hasil);
  (jawaban.ringkas ?? []).forEach((teks, urutan) => {
    wadah.querySelectorAll("[data-ringkas]")[urutan]?.replaceChildren(teks);
  });
  elemen("suara").textContent = jawaban.ucapan ?? "";
  if (isi) alamat(jawaban.tautan ?? isi);
  terjawab = jawaban.tautan ?? isi;
  tutupQr();
}

/** @param {string} html */
function pasangFormulir(html) {
  const terbuka = [...wadah.querySelectorAll(".banyak__pekerja")].map((satu) => /** @type {HTMLDetailsElement} */ (satu).open);
  wadah.replaceChildren(jadikan(html));
  aturFormulir(terbuka);
}

/** On a wide screen every form is open; on a phone only those that were. @param {boolean[]} terbuka */
function aturFormulir(terbuka = []) {
  const semua = /** @type {HTMLDetailsElement[]} */ ([...wadah.querySelectorAll(".banyak__pekerja")]);
  const lebar = matchMedia("(min-width: 60em)").matches;
  semua.forEach((satu, urutan) => {
    satu.open ||= lebar || terbuka[urutan] === true;
  });
  const penuh = semua.length >= Number(akar.dataset.palingBanyak);
  tambah.disabled = penuh;
}

/** @param {Galat[]} galat */
function tunjukkan(galat) {
  const isi = tandaiGalat(wadah, galat);
  ringkasan.hidden = !isi.length;
  ringkasan.replaceChildren(
    ...isi.map(({ pekerja, pesan, bidang }) => {
      const baris = document.createElement("p");
      const kuat = document.createElement("strong");
      kuat.textContent = `${sebutan} ${pekerja}. `;
      baris.append(kuat);
      if (bidang) {
        const tombol = document.createElement("a");
        tombol.href = `#${bidang.id}`;
        tombol.textContent = pesan;
        tombol.addEventListener("click", (event) => {
          event.preventDefault();
          ke(bidang);
        });
        baris.append(tombol);
      } else baris.append(pesan);
      return baris;
    }),
  );
}

const kumpulkan = () => bacaIsian(wadah).join(PEMISAH);

wadah.addEventListener("input", () => {
  clearTimeout(jam);
  const isi = kumpulkan();
  alamat(isi);
  jam = setTimeout(() => tanya(isi), TUNDA.tanya);
});

wadah.addEventListener("change", (event) => {
  const isian = event.target;
  if (isian instanceof HTMLInputElement && isian.name === "penghasilan") {
    const angka = digits(isian.value.trim());
    if (angka !== null) isian.value = thousands(angka);
  }
  const isi = kumpulkan();
  alamat(isi);
  tanya(isi, { tetap: true });
});

wadah.addEventListener("submit", (event) => event.preventDefault());

wadah.addEventListener("click", async (event) => {
  const tombol = event.target instanceof Element ? event.target.closest("[data-hapus]") : null;
  if (!(tombol instanceof HTMLElement)) return;
  const bagian = bacaIsian(wadah);
  bagian.splice(Number(tombol.dataset.hapus) - 1, 1);
  alamat(bagian.join(PEMISAH), true);
  await tanya(fragmen, { ulang: true });
  tambah.focus();
});

tambah.addEventListener("click", async () => {
  const bagian = bacaIsian(wadah);
  // One more like the last: the nearest thing to what comes next, and never empty.
  alamat([...bagian, bagian.at(-1) ?? ""].join(PEMISAH), true);
  await tanya(fragmen, { ulang: true });
  const baru = /** @type {HTMLElement|null} */ ([...wadah.querySelectorAll("form")].at(-1)?.querySelector("select"));
  if (baru) ke(baru);
});

addEventListener("hashchange", () => {
  const isi = dariAlamat();
  if (isi !== fragmen && (!isi || isi.includes("="))) tanya(isi, { ulang: true });
});

whenDayTurns(() => {
  tandaiLewat(hasil);
  if (kini === monthNow()) return;
  kini = monthNow();
  tanya(fragmen, { ulang: !fragmen });
});

// ---------------------------------------------------------------- taking it away

/** @param {string} jenis @returns {Promise<{nama: string, tipe: string, isi: string}|null>} */
async function berkas(jenis) {
  const tempat = new URL(location.href);
  tempat.hash = "";
  const saat = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const isi = JSON.parse(await mesin.panggil("ekspor_banyak", terjawab, kini, halaman, jenis, tempat.href, saat));
  if (isi.galat) {
    kabar.textContent = isi.galat[0].pesan;
    return null;
  }
  return isi;
}

/** @param {HTMLElement} tombol @param {() => Promise<string|void>} kerja what to say when done */
function pasangTombol(tombol, kerja) {
  const nama = tombol.textContent ?? "";
  tombol.addEventListener("click", async () => {
    try {
      const kata = await kerja();
      if (!kata) return;
      tombol.textContent = kata;
      setTimeout(() => {
        tombol.textContent = nama;
      }, 4000);
    } catch (error) {
      if (error instanceof Error && error.name !== "AbortError") tombol.textContent = "Tidak berhasil. Coba lagi.";
    }
  });
}

const unduh = document.querySelector("[data-unduh]");
if (unduh instanceof HTMLElement) {
  pasangTombol(unduh, async () => {
    const isi = await berkas(unduh.dataset.unduh ?? "");
    if (!isi) return;
    const tautan = document.createElement("a");
    tautan.href = URL.createObjectURL(new Blob([isi.isi], { type: isi.tipe }));
    tautan.download = isi.nama;
    tautan.click();
    URL.revokeObjectURL(tautan.href);
    return "Kalender tersimpan";
  });
}
const salin = document.getElementById("salin");
if (salin) {
  pasangTombol(salin, async () => {
    const isi = await berkas("teks");
    if (!isi) return;
    await navigator.clipboard.writeText(isi.isi);
    return "Pesan disalin";
  });
}
pasangBagikan(elemen("bagikan"), () => {
  const tempat = new URL(location.href);
  tempat.hash = terjawab;
  return tempat.href;
});

const kode = elemen("kode");
const qr = elemen("qr");
function tutupQr() {
  qr.hidden = true;
  kode.setAttribute("aria-expanded", "false");
}
kode.addEventListener("click", async () => {
  if (!qr.hidden) {
    tutupQr();
    return;
  }
  const isi = await berkas("qr").catch(() => null);
  if (!isi) return;
  qr.replaceChildren(jadikan(isi.isi));
  qr.hidden = false;
  kode.setAttribute("aria-expanded", "true");
});

// ---------------------------------------------------------------- the engine

const ulang = /** @type {HTMLButtonElement} */ (elemen("ulang"));
ulang.addEventListener("click", () => void mesin.ulang().catch(() => {}));
mesin.addEventListener("tahap", (event) => {
  const { tahap, byte, total, pesan } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event).detail;
  akar.dataset.mesin = tahap;
  ulang.hidden = tahap !== "gagal";
  kabar.textContent = {
    unduh: total ? `Mengunduh mesin hitung, ${Math.floor((byte / total) * 100)}%.` : "Menyiapkan mesin hitung.",
    mulai: "Menyalakan mesin hitung di perangkat Anda.",
    siap: "",
    gagal: pesan,
  }[tahap];
  // After a failure nothing waits in the engine any more.
  if (tahap === "siap") tertunda?.();
});

aturFormulir();
const awal = dariAlamat();
// The page was built with its own example; anything else is asked at once.
if (awal.includes("=")) tanya(awal, { ulang: true });
else if (kini !== akar.dataset.kini) tanya("", { ulang: true });
mesin.mulai().catch(() => {});
