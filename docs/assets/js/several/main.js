// Compare and household: gathers the forms into one fragment, asks Python, puts its markup in place.
import { MoneyField, exampleMonths, tidyField } from "../base/field.js";
import { element, find } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { digits, rp } from "../base/format.js";
import { History, asked, questionToFragment } from "../base/history.js";
import { jadikan } from "../base/trusted.js";
import { showWhole } from "../base/whole.js";
import { monthNow, stampNow, whenDayTurns } from "../base/clock.js";
import { FormFault, bagiTeks, coba, pasangBagikan, readFile, unduh } from "../export/files.js";
import { tandaiLewat } from "../answer/past.js";
import { Engine } from "../engine/engine.js";
import { stageText } from "../engine/stages.js";
import { bacaIsian, buang, bulanIni, gandakan, isikan, ke, samakan, tandaiAlasan, tandaiGalat } from "./forms.js";

/** @typedef {import("./forms.js").Galat} Galat */
/** @typedef {{formulir: string, galat?: Galat[], tautan?: string, html?: string, ucapan?: string, ringkas?: string[], ditolak?: Galat[], periksa?: Galat[]}} Jawaban */

/** Milliseconds from the last key to the question, to saying a fault, and to saying that the answer is late. */
const TUNDA = { tanya: 200, galat: 900, lama: 600 };
const PEMISAH = "/";

const elemen = (/** @type {string} */ id) => element(id, HTMLElement);

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

/** The canonical fragment of the answer on the page, which is what is shared and saved; empty: the page's own example,
 * or none. */
let terjawab = "";
/** Whether what stands in the forms cannot be answered: nothing is taken along then. */
let keliru = false;
/** Questions are numbered: the last one, and the last that was answered, be it by a fault. */
let nomor = 0;
let terbalas = 0;
/** The question that the engine failed to answer. @type {(() => void)|undefined} */
let tertunda;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jam;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamGalat;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamLama;

questionToFragment((kunci) => wadah.querySelector(`[name="${CSS.escape(kunci)}"]`) !== null);
const riwayat = new History((isi) => tanya(isi, { ulang: true }));

/** Say why the answer below is not the one to the forms; nothing to say when it is. @param {string} alasan */
function tandaiLama(alasan) {
  lama.textContent = alasan && `Angka di bawah masih untuk isian sebelumnya. ${alasan}`;
  lama.hidden = !alasan || !hasil.hasChildNodes();
}

/**
 * While the forms are not yet those of the address, nobody writes into them. @param {boolean} ya
 * @param {string} [isi] what the address asks
 */
function tunggu(ya, isi = "") {
  wadah.inert = ya;
  if (ya && mesin.tahap !== "siap") {
    akar.dataset.menunggu = "";
    sebutkan(isi);
  } else delete akar.dataset.menunggu;
  aturTambah();
}

const menunggu = elemen("tunggu");

/** Say who is in a link as far as it can be read without the engine. @param {string} isi */
function sebutkan(isi) {
  const baris = isi.split(PEMISAH).map((satu, urutan) => {
    const bagian = new URLSearchParams(satu);
    const pekerjaan = bagian.get("pekerjaan") ?? "";
    const nama = wadah.querySelector(`[name=pekerjaan] option[value="${CSS.escape(pekerjaan)}"]:not([value=""])`);
    const uang = bagian.get("penghasilan") ?? "";
    const angka = digits(uang);
    const bulan = bagian.get("bulan") ?? "1";
    const butir = document.createElement("li");
    const tertulis = [
      nama?.textContent ?? pekerjaan,
      uang && `penghasilan ${angka ? rp(Number(angka)) : uang}`,
      bulan !== "1" && `${bulan} bulan`,
    ];
    butir.textContent = `${sebutan} ${urutan + 1}: ${tertulis.filter(Boolean).join(", ")}`;
    return butir;
  });
  find(menunggu, "ul", HTMLUListElement).replaceChildren(...baris);
}

/** The last question, until it is answered. @type {Promise<void>} */
let terakhir = Promise.resolve();

/**
 * @param {string} isi
 * @param {{ulang?: boolean, tetap?: boolean}} [cara] ulang: the forms change too; tetap: not amid typing
 */
function tanya(isi, cara) {
  terakhir = jawab(isi, cara);
}

/** @type {(isi: string, cara?: {ulang?: boolean, tetap?: boolean}) => Promise<void>} */
async function jawab(isi, { ulang = false, tetap = false } = {}) {
  clearTimeout(jam);
  jam = undefined;
  clearTimeout(jamGalat);
  clearTimeout(jamLama);
  const ini = ++nomor;
  showWhole(wadah);
  const bulan = kini;
  tertunda = undefined;
  tunggu(ulang, isi);
  if (mesin.tahap === "siap") jamLama = setTimeout(() => tandaiLama("Isian Anda sedang dihitung."), TUNDA.lama);
  else belum();
  /** @type {Jawaban} */
  let jawaban;
  try {
    jawaban = JSON.parse(await mesin.panggil("banyak", isi, bulan, halaman));
  } catch {
    // The line on the page says what happened; what was typed stays, and is asked again later.
    if (ini === nomor) {
      tertunda = () => tanya(isi, { ulang, tetap });
      belum();
    }
    return;
  }
  if (ini !== nomor) return;
  terbalas = ini;
  clearTimeout(jamLama);
  if (ulang) pasangFormulir(jawaban.formulir);
  tunggu(false);
  keliru = jawaban.galat !== undefined;
  tutupQr();
  if (jawaban.galat) {
    const { galat } = jawaban;
    // A link that cannot be read has no earlier answer on this page, only the example.
    if (ulang) {
      hasil.replaceChildren();
      terjawab = "";
    }
    tandaiLama("Ada isian yang perlu diperbaiki.");
    jamGalat = setTimeout(() => tunjukkan(galat), tetap || ulang ? 0 : TUNDA.galat);
    return;
  }
  tunjukkan([]);
  tandaiAlasan(wadah, [...(jawaban.ditolak ?? []), ...(jawaban.periksa ?? [])]);
  tandaiLama("");
  hasil.replaceChildren(jadikan(jawaban.html ?? ""));
  tandaiLewat(hasil);
  (jawaban.ringkas ?? []).forEach((teks, urutan) => {
    wadah.querySelectorAll("[data-ringkas]")[urutan]?.replaceChildren(teks);
  });
  elemen("suara").textContent = jawaban.ucapan ?? "";
  terjawab = jawaban.tautan ?? isi;
  if (isi) riwayat.respell(terjawab);
}

/** Say that what was asked is not answered yet, unless it is the example that stands there. */
function belum() {
  if (akar.dataset.menunggu !== undefined) return;
  tandaiLama(
    mesin.tahap === "gagal"
      ? "Isian Anda belum dihitung, karena kalkulator belum berjalan."
      : "Isian Anda dihitung begitu kalkulator siap.",
  );
}

/** @param {string} html */
function pasangFormulir(html) {
  const terbuka = [...wadah.querySelectorAll(".banyak__pekerja")].map((satu) => /** @type {HTMLDetailsElement} */ (satu).open);
  wadah.replaceChildren(jadikan(html));
  aturFormulir(terbuka);
}

/** Income fields that type as money already. */
const bidang = new WeakSet();

/** On a wide screen every form is open; on a phone only those that were. @param {boolean[]} terbuka */
function aturFormulir(terbuka = []) {
  const semua = /** @type {HTMLDetailsElement[]} */ ([...wadah.querySelectorAll(".banyak__pekerja")]);
  const lebar = matchMedia("(min-width: 60em)").matches;
  semua.forEach((satu, urutan) => {
    satu.open ||= lebar || terbuka[urutan] === true;
  });
  for (const isian of wadah.querySelectorAll("input[name=penghasilan]")) {
    if (!(isian instanceof HTMLInputElement) || bidang.has(isian)) continue;
    bidang.add(isian);
    new MoneyField(isian);
  }
  showWhole(wadah);
  exampleMonths(wadah, kini);
  bulanIni(wadah, kini);
  aturTambah();
}

/** No more than fit, and none to forms that are not there yet. */
function aturTambah() {
  tambah.disabled = wadah.inert || wadah.querySelectorAll("form").length >= Number(akar.dataset.palingBanyak);
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

/** What the forms say has changed: the address follows at once, the answer as soon as it can. @param {boolean} tetap */
function ubah(tetap) {
  clearTimeout(jam);
  const isi = kumpulkan();
  riwayat.record(isi, tetap);
  if (tetap) tanya(isi, { tetap });
  else jam = setTimeout(() => tanya(isi), TUNDA.tanya);
}

wadah.addEventListener("input", ({ target }) => {
  samakan(wadah, target);
  ubah(false);
});

wadah.addEventListener("change", (event) => {
  const isian = event.target;
  samakan(wadah, isian);
  if (isian instanceof HTMLInputElement && isian.name === "penghasilan") tidyField(isian);
  ubah(true);
});

wadah.addEventListener("submit", (event) => event.preventDefault());

// What a worker's warning offers is filled in as if by hand.
hasil.addEventListener("click", (event) => {
  const tombol = event.target instanceof Element ? event.target.closest("button[data-untuk]") : null;
  if (tombol instanceof HTMLButtonElement) isikan(wadah, Number(tombol.dataset.untuk), tombol.dataset.isi ?? "", tombol.value);
});

// Forms come and go at once, whether the engine is there or not: they, and nothing else, say what is asked.
wadah.addEventListener("click", (event) => {
  const tombol = event.target instanceof Element ? event.target.closest("[data-hapus]") : null;
  if (!(tombol instanceof HTMLElement)) return;
  buang(wadah, Number(tombol.dataset.hapus));
  aturTambah();
  ubah(true);
  tambah.focus();
});

tambah.addEventListener("click", () => {
  gandakan(wadah);
  aturFormulir();
  ubah(true);
  const baru = /** @type {HTMLElement|null} */ ([...wadah.querySelectorAll("form")].at(-1)?.querySelector("select"));
  if (baru) ke(baru);
});

tandaiLewat(hasil);
whenDayTurns(() => {
  tandaiLewat(hasil);
  if (kini === monthNow()) return;
  kini = monthNow();
  bulanIni(wadah, kini);
  tanya(asked());
});

// ---------------------------------------------------------------- taking it away

/** Once the last question is answered; one that waits for a pause in typing is asked at once. */
async function tenang() {
  if (jam !== undefined) tanya(kumpulkan());
  for (let satu; satu !== terakhir; ) {
    satu = terakhir;
    await satu;
  }
}

/** A file of the answer on the page, which is the one to the forms. @param {string} jenis */
async function berkas(jenis) {
  await tenang();
  const tempat = new URL(location.href);
  tempat.hash = "";
  // Where there is no answer, the engine says why; the example would be somebody else's.
  const ada = hasil.hasChildNodes();
  if (ada && keliru) throw new FormFault();
  const isi = ada ? terjawab : asked();
  return readFile(await mesin.panggil("ekspor_banyak", isi, kini, halaman, jenis, tempat.href, stampNow()));
}

const simpan = document.querySelector("[data-unduh]");
if (simpan instanceof HTMLElement) {
  simpan.addEventListener("click", () =>
    coba(simpan, mesin.tahap, async () => unduh(await berkas(simpan.dataset.unduh ?? ""))),
  );
}
const salin = document.getElementById("salin");
salin?.addEventListener("click", () => coba(salin, mesin.tahap, async () => bagiTeks(salin, await berkas("teks"))));
/** The address of what stands on the page. */
function tautan() {
  const tempat = new URL(location.href);
  // What is not answered yet stands in the address; a fault is no answer, so then it is the one below.
  tempat.hash = (terbalas === nomor ? terjawab : asked()) || asked() || kumpulkan();
  return tempat.href;
}
pasangBagikan(elemen("bagikan"), tautan, async () => {
  // Before the engine is there a link can be shared as it was opened or typed.
  if (mesin.tahap === "siap") await tenang();
  return keliru && terbalas === nomor;
});
// However it is printed, paper has the address.
addEventListener("beforeprint", () => elemen("alamat-kertas").replaceChildren(`Buka lagi hitungan ini: ${tautan()}`));

const kode = elemen("kode");
const qr = elemen("qr");
function tutupQr() {
  qr.hidden = true;
  kode.setAttribute("aria-expanded", "false");
}
async function bukaQr() {
  const ini = nomor;
  const { isi } = await berkas("qr");
  // Asked anew meanwhile: it would be the code of another answer.
  if (ini !== nomor) return;
  qr.replaceChildren(jadikan(isi));
  qr.hidden = false;
  kode.setAttribute("aria-expanded", "true");
}
kode.addEventListener("click", () => {
  if (qr.hidden) coba(kode, mesin.tahap, bukaQr);
  else tutupQr();
});
// On paper one expects the code without asking for it.
const cetak = document.getElementById("cetak");
cetak?.addEventListener("click", () =>
  coba(cetak, mesin.tahap, async () => {
    await bukaQr();
    print();
  }),
);

// ---------------------------------------------------------------- the engine

const ulang = /** @type {HTMLButtonElement} */ (elemen("ulang"));
ulang.addEventListener("click", () => void mesin.ulang().catch(() => {}));
mesin.addEventListener("tahap", (event) => {
  const { detail } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event);
  const { tahap } = detail;
  akar.dataset.mesin = tahap;
  ulang.hidden = tahap !== "gagal";
  find(menunggu, "strong", HTMLElement).textContent =
    tahap === "gagal" ? "Isian di tautan ini belum dihitung." : "Menghitung isian di tautan ini…";
  kabar.textContent = stageText(detail);
  if (!lama.hidden && tahap !== "siap" && ringkasan.hidden) belum();
  // After a failure nothing waits in the engine any more.
  if (tahap === "siap") tertunda?.();
});

aturFormulir();
const awal = asked();
// The page was built with its own example; anything else is asked at once.
if (awal) tanya(awal, { ulang: true });
else {
  delete akar.dataset.menunggu; // a place on the page, no question
  if (kini !== akar.dataset.kini) tanya("");
}
mesin.mulai().catch(() => {});
replayEarly();
