// Many workers: hands a table to Python piece by piece, shows how far it is, and puts the answer in place. The file is
// read on this device and stays there.
import { monthNow, whenDayTurns } from "../base/clock.js";
import { element, say, unfold } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { MoneyField, exampleMonths, offerMeanings } from "../base/field.js";
import { asked, questionToFragment } from "../base/history.js";
import { tandaiLewat } from "../answer/past.js";
import { jadikan } from "../base/trusted.js";
import { Engine } from "../engine/engine.js";
import { stageText } from "../engine/stages.js";
import { kerjakan, templat } from "./carry.js";

/** @typedef {{kunci: string, pesan: string, saran?: {teks: string, nilai: string}[]}} Galat */
/** @typedef {{galat?: Galat[], tanya?: string, kolom?: string, hilang?: boolean, persen?: number, baris?: string,
 *   orang?: string, total?: string, selesai?: boolean, html?: string, ucapan?: string, teks?: string, nama?: string,
 *   tipe?: string, isi?: string, base64?: string, tautan?: string}} Jawaban */

/** Milliseconds from the last key to the reading, and until the bar is worth showing. */
const TUNDA = { baca: 500, batang: 400 };
/** A pasted text longer than this is kept as a file: no field of text is made for it. */
const PANJANG = 200_000;

const elemen = (/** @type {string} */ id) => element(id, HTMLElement);
const form = element("kolektif", HTMLFormElement);
const tempel = element("tempel", HTMLTextAreaElement);
const berkas = element("berkas", HTMLInputElement);
const namaBerkas = elemen("nama-berkas");
const mulai = element("mulai", HTMLInputElement);
const galatKotak = elemen("berkas-galat");
const tanya = elemen("tanya");
const maju = elemen("maju");
const batang = element("batang", HTMLProgressElement);
const kolom = elemen("kolom");
const hasil = elemen("hasil");
const kabar = elemen("kabar-mesin");

const mesin = new Engine(form.dataset.mesinUrl ?? "");
let kini = monthNow();
exampleMonths(form, kini);
if (!mulai.value) mulai.value = kini;

/** The table that was given last. @type {Blob|undefined} */
let tabel;
/** What somebody said its columns mean. @type {Record<string, string>} */
let pilihan = {};
/** What somebody said other names of occupations stand for; they come again in the next table. @type {Record<string, string>} */
let sebutan = {};
/** Counts the readings: only the last one may speak. */
let nomor = 0;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jam;

/** @param {string} langkah @param {object} isi @param {string} [pintu] @param {Blob} [blob] @returns {Promise<Jawaban>} */
const minta = async (langkah, isi, pintu = "kolektif", blob) =>
  JSON.parse(await mesin.panggil(pintu, langkah, JSON.stringify(isi), ...(blob ? [blob] : [])));

/** What holds for all rows. */
function setelan() {
  const isi = Object.fromEntries([...new FormData(form)].filter(([, nilai]) => typeof nilai === "string" && nilai));
  return { ...isi, kini, pilihan, sebutan };
}

function bersihkan() {
  hasil.replaceChildren();
  elemen("suara").textContent = "";
  kolom.replaceChildren();
  maju.hidden = true;
  tunjukkan([]);
}

/** Whatever is being read is no longer asked for. */
function berhenti() {
  nomor++;
  delete form.dataset.menghitung;
  bersihkan();
}

/** @param {Galat[]} galat @param {string} [markup] what the page asks about the columns */
function tunjukkan(galat, markup = "") {
  for (const satu of form.querySelectorAll("[aria-invalid]")) satu.removeAttribute("aria-invalid");
  for (const satu of form.querySelectorAll(".bidang__galat")) satu.textContent = "";
  const lain = [];
  for (const { kunci, pesan } of galat) {
    const tempat = document.getElementById(`${kunci}-galat`);
    const bidang = form.elements.namedItem(kunci);
    if (tempat?.matches(".bidang__galat") && bidang instanceof HTMLElement) {
      tempat.textContent = pesan;
      bidang.setAttribute("aria-invalid", "true");
    } else lain.push(pesan);
  }
  galatKotak.hidden = !lain.length;
  galatKotak.replaceChildren(
    ...lain.map((pesan) => {
      const baris = document.createElement("p");
      baris.textContent = pesan;
      return baris;
    }),
  );
  tanyakan(markup);
}

/** The question that somebody just answered: it is drawn anew, and the keyboard stays there. */
let dijawab = "";

/** Ask what columns mean. @param {string} [markup] */
function tanyakan(markup = "") {
  tanya.replaceChildren(...(markup ? [jadikan(markup)] : []));
  tanya.hidden = !markup;
  if (!markup) return;
  if (dijawab && document.activeElement === document.body) document.getElementById(dijawab)?.focus();
  dijawab = "";
}

/** Read the table from its beginning, as far as nobody asks for another. @param {number} [usaha] */
async function baca(usaha = 0) {
  clearTimeout(jam);
  const ini = ++nomor;
  bersihkan();
  if (!tabel) return;
  const awal = performance.now();
  form.dataset.menghitung = "";
  try {
    const dibuka = await minta("buka", setelan(), "kolektif", tabel);
    if (ini !== nomor) return;
    if (dibuka.galat) {
      tunjukkan(dibuka.galat, dibuka.tanya);
      return;
    }
    kolom.replaceChildren(jadikan(dibuka.kolom ?? ""));
    tanyakan(dibuka.tanya);
    for (;;) {
      const jawab = await minta("lanjut", {});
      if (ini !== nomor) return;
      // Python was started anew amid the table: once more from the beginning.
      if (jawab.hilang && usaha < 1) {
        await baca(usaha + 1);
        return;
      }
      if (jawab.galat) {
        maju.hidden = true;
        tunjukkan(jawab.galat);
        return;
      }
      tunjukkanMaju(jawab, performance.now() - awal);
      if (jawab.selesai) {
        selesai(jawab);
        return;
      }
    }
  } catch (error) {
    if (ini !== nomor) return;
    maju.hidden = true;
    tunjukkan([{ kunci: "berkas", pesan: error instanceof Error ? error.message : String(error) }]);
  } finally {
    if (ini === nomor) delete form.dataset.menghitung;
  }
}

/** @param {Jawaban} jawab @param {number} lewat milliseconds since the reading began */
function tunjukkanMaju({ persen = 0, baris = "0", orang = "0", total = "" }, lewat) {
  if (lewat < TUNDA.batang) return;
  maju.hidden = false;
  batang.value = persen;
  const sisa = persen ? Math.ceil((lewat * (100 - persen)) / persen / 1000) : 0;
  elemen("maju-teks").textContent =
    `${baris} baris, sejauh ini ${orang} orang dan ${total}.` + (sisa ? ` Kira-kira ${sisa} detik lagi.` : "");
}

/** @param {Jawaban} jawab */
function selesai({ html = "", ucapan = "" }) {
  maju.hidden = true;
  hasil.replaceChildren(jadikan(html));
  tandaiLewat(hasil);
  elemen("suara").textContent = ucapan;
  for (const satu of isianRab()) satu.value = tersimpan[satu.id] ?? satu.value;
  if (!document.getElementById("anggaran")) return;
  new MoneyField(isianAnggaran());
  isianAnggaran().value = tersimpan.anggaran ?? "";
  if (isianAnggaran().value) void hitungAnggaran();
}

/** What was typed into the answer, for the next one. @type {Record<string, string>} */
const tersimpan = {};
const isianAnggaran = () => element("anggaran", HTMLInputElement);
const isianRab = () => /** @type {HTMLInputElement[]} */ ([...hasil.querySelectorAll("#rab input")]);

async function hitungAnggaran() {
  const uang = isianAnggaran().value.trim();
  const ini = nomor;
  const jawab = uang ? await minta("anggaran", { uang }).catch(belumDapat) : {};
  if (ini !== nomor || uang !== isianAnggaran().value.trim()) return;
  tunjukkanDiHasil("anggaran", jawab.galat);
  offerMeanings(elemen("anggaran-saran"), jawab.galat?.[0]?.saran ?? [], (isi) => {
    isianAnggaran().value = tersimpan.anggaran = isi;
    void hitungAnggaran();
  });
  elemen("anggaran-hasil").replaceChildren(...(jawab.html ? [jadikan(jawab.html)] : []));
}

/** What the engine could not do, as a fault. @param {unknown} error @returns {Jawaban} */
const belumDapat = (error) => ({ galat: [{ kunci: "", pesan: error instanceof Error ? error.message : String(error) }] });

/** A fault of a field within the answer. @param {string} id @param {Galat[]} [galat] */
function tunjukkanDiHasil(id, galat = []) {
  elemen(`${id}-galat`).textContent = galat[0]?.pesan ?? "";
  elemen(id).toggleAttribute("aria-invalid", galat.length > 0);
  if (galat.length) elemen(id).setAttribute("aria-invalid", "true");
}

hasil.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  tersimpan[target.id] = target.value;
  if (target.id === "anggaran") void hitungAnggaran();
});

hasil.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && target.dataset.sebutan) void pilihkan(target.dataset.sebutan, target.value);
});

/** Take a name of an occupation for this one. @param {string} nama @param {string} slug */
async function pilihkan(nama, slug) {
  sebutan = { ...sebutan, [nama]: slug };
  await baca();
  // On with the next name, where somebody was.
  const berikut = hasil.querySelector("[data-sebutan]") ?? hasil.querySelector("h2");
  if (!(berikut instanceof HTMLElement)) return;
  if (berikut.matches("h2")) berikut.tabIndex = -1;
  berikut.focus();
}

kolom.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || !target.closest("[data-lupa]")) return;
  sebutan = {};
  void baca();
});

hasil.addEventListener("click", async ({ target }) => {
  const arti = target instanceof Element ? target.closest("button[data-sebutan]") : null;
  if (arti instanceof HTMLElement) {
    await pilihkan(arti.dataset.sebutan ?? "", arti.dataset.arti ?? "");
    return;
  }
  const tombol = target instanceof Element ? target.closest("[data-kerja]") : null;
  if (!(tombol instanceof HTMLElement)) return;
  if (tombol.dataset.kerja !== "perbaiki") {
    await kerjakan(tombol, minta);
    return;
  }
  const teks = element("perbaikan", HTMLTextAreaElement).value;
  const jawab = await minta("perbaiki", { teks }).catch(belumDapat);
  if (jawab.galat) {
    tunjukkanDiHasil("perbaikan", jawab.galat);
    element("perbaikan", HTMLTextAreaElement).focus();
  }
  else if (jawab.hilang) say(tombol, "Tekan Hitung dulu");
  else selesai(jawab);
});

/** @param {Blob|undefined} blob @param {string} [nama] */
function pakai(blob, nama = "") {
  tabel = blob;
  pilihan = {};
  namaBerkas.textContent = nama;
  namaBerkas.hidden = !nama;
}

function dariTeks() {
  pakai(tempel.value.trim() ? new Blob([tempel.value]) : undefined);
}

/** @param {File} satu */
function dariBerkas(satu) {
  tempel.value = "";
  pakai(satu, `Berkas: ${satu.name}`);
  void baca();
}

tempel.addEventListener("input", () => {
  clearTimeout(jam);
  berkas.value = "";
  dariTeks();
  // Nothing of another table is taken along while somebody types.
  berhenti();
  jam = setTimeout(() => void baca(), TUNDA.baca);
});

tempel.addEventListener("paste", (event) => {
  const teks = event.clipboardData?.getData("text/plain") ?? "";
  if (teks.length < PANJANG) return;
  event.preventDefault();
  dariBerkas(new File([teks], "tempelan", { type: "text/plain" }));
});

berkas.addEventListener("change", () => {
  const [satu] = berkas.files ?? [];
  if (satu) dariBerkas(satu);
});

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("kolektif--jatuh");
});
form.addEventListener("dragleave", () => form.classList.remove("kolektif--jatuh"));
form.addEventListener("drop", (event) => {
  const [satu] = event.dataTransfer?.files ?? [];
  form.classList.remove("kolektif--jatuh");
  if (!satu) return;
  event.preventDefault();
  dariBerkas(satu);
});

form.addEventListener("change", ({ target }) => {
  if (target === berkas || target === tempel) return;
  if (target instanceof HTMLSelectElement && target.dataset.kolom !== undefined) {
    dijawab = target.id;
    pilihan = { ...pilihan, [target.dataset.kolom]: target.value };
    for (const satu of tanya.querySelectorAll("select")) pilihan[satu.dataset.kolom ?? ""] = satu.value;
  }
  void baca();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(jam);
  // Where there is no table, nothing stays of the one before.
  await baca();
  if (!tabel) tunjukkan([{ kunci: "berkas", pesan: "Tempel tabelnya dulu, atau buka berkas CSV atau XLSX." }]);
  keHasil();
});

/** Whoever pressed the button is led to what is wrong or asked, at its field where it has one; else to the answer. */
function keHasil() {
  const bidang = form.querySelector("[aria-invalid]");
  if (!bidang && galatKotak.hidden) {
    hasil.firstElementChild?.scrollIntoView({ block: "nearest" });
    return;
  }
  const isian = bidang ?? (tabel ? tanya.querySelector("select") ?? galatKotak : tempel);
  if (!(isian instanceof HTMLElement)) return;
  unfold(isian);
  isian.focus({ preventScroll: true });
  // What is wrong stands beside it: both in sight, clear of the head.
  isian.scrollIntoView({ block: "center" });
}

elemen("contoh").addEventListener("click", async () => {
  try {
    const { teks = "" } = /** @type {{teks?: string}} */ (await minta("contoh", {}));
    berkas.value = "";
    tempel.value = teks;
    dariTeks();
    void baca();
  } catch (error) {
    tunjukkan([{ kunci: "berkas", pesan: error instanceof Error ? error.message : String(error) }]);
  }
});

const tombolTemplat = elemen("templat");
tombolTemplat.addEventListener("click", async () => {
  try {
    await templat(minta);
  } catch (error) {
    say(tombolTemplat, error instanceof Error ? error.message : String(error));
  }
});

elemen("batal").addEventListener("click", () => {
  berhenti();
  galatKotak.hidden = false;
  galatKotak.textContent = "Dibatalkan. Tidak ada yang dihitung; tekan Hitung untuk membaca lagi.";
  elemen("hitung").focus();
});

whenDayTurns(() => {
  tandaiLewat(hasil);
  if (kini === monthNow()) return;
  // A first month that nobody chose goes on with the calendar.
  if (mulai.value === kini) mulai.value = monthNow();
  kini = monthNow();
  if (tabel) void baca();
});

// ---------------------------------------------------------------- the engine

const ulang = element("ulang", HTMLButtonElement);
ulang.addEventListener("click", () => {
  mesin.ulang().catch(() => {});
  if (tabel) void baca();
});
mesin.addEventListener("tahap", (event) => {
  const { detail } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event);
  form.dataset.mesin = detail.tahap;
  ulang.hidden = detail.tahap !== "gagal";
  kabar.textContent = stageText(detail);
});

mesin.mulai().catch(() => {});
replayEarly();
/** A link holds groups and counts: they become a table like any other. */
async function bukaTautan() {
  const fragmen = asked();
  if (!fragmen) return;
  const { teks, galat } = await minta("tautan-buka", { fragmen }).catch(belumDapat);
  if (teks === undefined) {
    tunjukkan((galat ?? []).map((satu) => ({ ...satu, kunci: "berkas" })));
    return;
  }
  tempel.value = teks;
  berkas.value = "";
  // What a link does not say is as it is in every other: what was chosen for another table is not meant.
  for (const daftar of form.querySelectorAll(":scope > :not(#tanya) select")) {
    if (daftar instanceof HTMLSelectElement) daftar.selectedIndex = 0;
  }
  dariTeks();
  void baca();
}
addEventListener("hashchange", () => void bukaTautan());

// Given before this script was there, or by the browser when somebody comes back.
questionToFragment((kunci) => kunci === "penghasilan");
// What the page that led here knows already, such as who pays, is chosen; it is in sight, since it decides the price.
for (const [kunci, nilai] of new URLSearchParams(location.search)) {
  const bidang = form.elements.namedItem(kunci);
  if (!(bidang instanceof HTMLSelectElement) || ![...bidang.options].some(({ value }) => value === nilai)) continue;
  bidang.value = nilai;
  bidang.closest("details")?.setAttribute("open", "");
}
if (asked()) void bukaTautan();
else if (berkas.files?.[0]) dariBerkas(berkas.files[0]);
else if (tempel.value.trim()) {
  dariTeks();
  void baca();
}
