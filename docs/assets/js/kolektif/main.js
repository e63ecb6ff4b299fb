// Many workers: hands a table to Python piece by piece, shows how far it is, and puts the answer in place. The file is
// read on this device and stays there.
import { monthNow, whenDayTurns } from "../base/clock.js";
import { element } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { jadikan } from "../base/trusted.js";
import { Engine } from "../engine/engine.js";

/** @typedef {{kunci: string, pesan: string}} Galat */
/** @typedef {{galat?: Galat[], tanya?: string, kolom?: string, hilang?: boolean, persen?: number, baris?: string,
 *   orang?: string, total?: string, selesai?: boolean, html?: string, ucapan?: string}} Jawaban */

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
mulai.placeholder = kini;
if (!mulai.value) mulai.value = kini;

/** The table that was given last. @type {Blob|undefined} */
let tabel;
/** What somebody said its columns mean. @type {Record<string, string>} */
let pilihan = {};
/** Counts the readings: only the last one may speak. */
let nomor = 0;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jam;

/** @param {string} langkah @param {object} isi @param {Blob} [blob] @returns {Promise<Jawaban>} */
const minta = async (langkah, isi, blob) =>
  JSON.parse(await mesin.panggil("kolektif", langkah, JSON.stringify(isi), ...(blob ? [blob] : [])));

/** What holds for all rows. */
function setelan() {
  const isi = Object.fromEntries([...new FormData(form)].filter(([, nilai]) => typeof nilai === "string" && nilai));
  return { ...isi, kini, pilihan };
}

function bersihkan() {
  hasil.replaceChildren();
  kolom.replaceChildren();
  maju.hidden = true;
  tunjukkan([]);
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
  tanya.replaceChildren(...(markup ? [jadikan(markup)] : []));
  tanya.hidden = !markup;
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
    const dibuka = await minta("buka", setelan(), tabel);
    if (ini !== nomor) return;
    if (dibuka.galat) {
      tunjukkan(dibuka.galat, dibuka.tanya);
      return;
    }
    kolom.replaceChildren(jadikan(dibuka.kolom ?? ""));
    for (;;) {
      const jawab = await minta("lanjut", {});
      if (ini !== nomor) return;
      // Python was started anew amid the table: once more from the beginning.
      if (jawab.hilang && usaha < 1) return void baca(usaha + 1);
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
  elemen("suara").textContent = ucapan;
}

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
    pilihan = { ...pilihan, [target.dataset.kolom]: target.value };
    for (const satu of tanya.querySelectorAll("select")) pilihan[satu.dataset.kolom ?? ""] = satu.value;
  }
  void baca();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!tabel) {
    tunjukkan([{ kunci: "berkas", pesan: "Tempel tabelnya dulu, atau buka berkas CSV atau XLSX." }]);
    tempel.focus();
    return;
  }
  void baca();
});

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

elemen("batal").addEventListener("click", () => {
  nomor++;
  delete form.dataset.menghitung;
  bersihkan();
  galatKotak.hidden = false;
  galatKotak.textContent = "Dibatalkan. Tidak ada yang dihitung; tekan Hitung untuk membaca lagi.";
  elemen("hitung").focus();
});

whenDayTurns(() => {
  if (kini === monthNow()) return;
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
  const { tahap, byte, total, pesan } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event).detail;
  form.dataset.mesin = tahap;
  ulang.hidden = tahap !== "gagal";
  kabar.textContent = {
    unduh: total ? `Mengunduh mesin hitung, ${Math.floor((byte / total) * 100)}%.` : "Menyiapkan mesin hitung.",
    mulai: "Menyalakan mesin hitung di perangkat Anda.",
    siap: "",
    gagal: pesan,
  }[tahap];
});

mesin.mulai().catch(() => {});
replayEarly();
// Given before this script was there, or by the browser when somebody comes back.
if (berkas.files?.[0]) dariBerkas(berkas.files[0]);
else if (tempel.value.trim()) {
  dariTeks();
  void baca();
}
