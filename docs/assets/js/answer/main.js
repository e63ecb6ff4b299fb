// The calculator page: asks the engine whenever the form changes and puts the answer in place. No rule of the law and
// no arithmetic of it lives here.
import { pasangDialog } from "../share/dialog.js";
import { dayInWords, monthNow, stampNow, whenDayTurns } from "../base/clock.js";
import { element, sameTap, unfold } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { exampleMonths } from "../base/field.js";
import { thousands, rp, untukApa } from "../base/format.js";
import { History, asked, questionToFragment } from "../base/history.js";
import { keepLow } from "../base/low.js";
import { readCount } from "../base/money.js";
import { menunggu, mesin } from "../engine/start.js";
import { FormFault, pasangBawaan, readFile } from "../export/files.js";
import { pasangCari } from "./search.js";
import { Formulir } from "./form.js";
import { Hasil } from "./answer.js";
import { pasangKabar } from "./progress.js";
import { pasangLukis } from "./charts.js";
import { tandaiLewat } from "./past.js";
import { baca, ganti, nilai, tulis } from "./address.js";
import { Penghasilan } from "./income.js";
import { RingkasanGalat } from "./faults.js";
import { Seketika } from "./instant.js";

/** @typedef {import("./address.js").Isian} Isian */
/** @typedef {import("./form.js").Galat} Galat */

/** Milliseconds from the last key to saying a fault, to saying the total, and to saying that the answer is late. */
const TUNDA = { galat: 900, suara: 1000, lama: 600 };
/** An answer drawn within so many milliseconds may follow every key; a slower device waits for a pause in typing. */
const CEPAT = 50;

const form = element("kalkulator", HTMLFormElement);
let kini = monthNow();
const bawaan = element("isi-penghasilan", HTMLInputElement).defaultValue.replaceAll(".", "");
/** @type {Isian} */
const AWAL = [["penghasilan", bawaan]];

const tabel = new Seketika(
  JSON.parse(element("tabel-iuran", HTMLScriptElement).textContent ?? ""),
  element("seketika", HTMLTemplateElement),
  element("isi-pekerjaan", HTMLSelectElement),
  Number(element("isi-penghasilan", HTMLInputElement).dataset.hariKerja),
);
const wadah = element("hasil", HTMLElement);
const hasil = new Hasil(wadah, element("jawaban-lama", HTMLElement));
const penghasilan = new Penghasilan(element("isi-penghasilan", HTMLInputElement), tabel);
const formulir = new Formulir(form, penghasilan, kini, (isian, tetap) => {
  riwayat.record(tulis(isian), tetap);
  tanya(isian, tetap);
});
const ringkasan = new RingkasanGalat(element("ringkasan-galat", HTMLElement), formulir);
exampleMonths(form, kini);
questionToFragment((kunci) => formulir.punya(kunci));
const riwayat = new History((teks) => {
  formulir.pasang(baca(teks) ?? AWAL);
  dariAlamat = tulis(formulir.isian);
  tanya(formulir.isian, true);
});
const suara = element("kabar", HTMLElement);

/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamTanya;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamGalat;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamSuara;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jamLama;
/**
 * The answer on the page: the question and the month it answers, the link that gives it again, and in words what it is
 * for. Whatever speaks of the answer, or takes it along, goes by this.
 */
let terjawab = {
  query: tulis(AWAL),
  kini: form.dataset.kini ?? "",
  tautan: tulis([...AWAL, ["mulai", form.dataset.kini ?? ""]]),
  untuk: `penghasilan ${rp(Number(bawaan))}`,
};
/** The question that was last found faulty. */
let keliru = "";
/** The question that the address brought, by a link or a step back: nobody typed it over an earlier answer. */
let dariAlamat = "";
/** Nothing is answered: the page was opened, or led back, to a question that cannot be answered yet. */
const TIADA = { query: "", kini: "", tautan: "", untuk: "" };
let terdengar = "";
/** Whose price was last told. */
let siapa = "";
/** What was told in place of an answer, until there is one. */
let rusak = "";
/** Whether that was a fault, which can be mended: an occupation that is not counted here is none. */
let dicela = false;
/** Milliseconds that drawing the last answer took on this device. */
let gambar = 0;

const sudah = (/** @type {string} */ query) => terjawab.query === query && terjawab.kini === kini;

/** Whether what stands in the form cannot be answered: nothing is taken along then. */
const salahIsi = () => tulis(formulir.isian) === keliru;

/** What a link to the present state leads to. */
function pertanyaan() {
  const query = tulis(formulir.isian);
  return sudah(query) ? terjawab.tautan : query;
}

/**
 * @param {Isian} isian
 * @param {boolean} tetap
 */
function tanya(isian, tetap) {
  clearTimeout(jamTanya);
  clearTimeout(jamGalat);
  clearTimeout(jamLama);
  if (mesin.tahap === "siap") {
    wadah.setAttribute("aria-busy", "true");
    jamLama = setTimeout(() => belum("Isian Anda sedang dihitung."), TUNDA.lama);
  } else dulukan(isian);
  jamTanya = setTimeout(() => hitung(isian, tetap), tetap || gambar < CEPAT ? 0 : gambar);
}

/** What a list on the page calls an occupation. @param {string|null|undefined} slug */
const namaPekerjaan = (slug) =>
  slug ? element("isi-pekerjaan", HTMLSelectElement).querySelector(`option[value="${CSS.escape(slug)}"]`)?.textContent ?? slug : "";

/** Say that the answer below is not the one to what stands in the form. @param {string} alasan */
function belum(alasan) {
  hasil.tandai(terjawab === TIADA ? alasan : `Angka di bawah masih untuk ${terjawab.untuk}. ${alasan}`);
}

/** A question from the address is not what stands below: nobody who follows a link has asked for that. */
function tanpaJawaban() {
  catat(TIADA);
  hasil.kosongkan();
  jumlah.textContent = "Belum dihitung";
  satuan.textContent = "";
}

/** Answer from the table while Python is not there. @param {Isian} isian */
function dulukan(isian) {
  const query = tulis(isian);
  if (sudah(query)) {
    hasil.tandai("");
    formulir.galat([]);
    ringkasan.kosongkan();
    return;
  }
  const isi = tabel.jawab(isian, kini);
  if (isi) {
    const mulai = nilai(isian, "mulai") ?? kini;
    const bulan = nilai(isian, "bulan") ?? "1";
    const keluaran = (/** @type {string} */ nama) => isi.querySelector(`output[name="${nama}"]`)?.textContent ?? "";
    catat({
      query,
      kini,
      tautan: tulis(ganti(isian, "mulai", mulai)),
      untuk: untukApa({
        penghasilan: Number(isi.querySelector('output[name="masukan.penghasilan"]')?.getAttribute("data-nilai")),
        pekerjaan: namaPekerjaan(nilai(isian, "pekerjaan")),
        jht: nilai(isian, "program") === "jkk-jkm-jht",
        jumlah: readCount(nilai(isian, "jumlah") ?? "1") ?? 1,
        bulan,
        mulai,
      }),
    });
    sebut(keluaran("iuran.total"), (nilai(isian, "jumlah") ?? "1") === "1" ? "" : "seorang, ", bulan, isi);
    hasil.seketika(isi);
    hias();
    formulir.galat([]);
    ringkasan.kosongkan();
  } else {
    belum(
      mesin.tahap === "gagal"
        ? "Isian Anda belum dihitung, karena kalkulator belum berjalan."
        : "Isian Anda dihitung begitu kalkulator siap.",
    );
  }
}

/**
 * @param {Isian} isian
 * @param {boolean} tetap
 */
async function hitung(isian, tetap) {
  const query = tulis(isian);
  const bulan = kini;
  let balasan;
  try {
    balasan = JSON.parse(await mesin.hitung(query, bulan));
  } catch {
    // Replaced by a newer question, or the engine failed: its own line on the page says so, and what was typed stays.
    return;
  }
  if (query !== tulis(formulir.isian) || bulan !== kini) return;
  clearTimeout(jamGalat);
  clearTimeout(jamLama);
  if (balasan.galat) {
    keliru = query;
    if (query === dariAlamat) tanpaJawaban();
    // While somebody types, half a word is not a fault yet.
    if (tetap) salah(balasan.galat, true);
    else jamGalat = setTimeout(() => salah(balasan.galat, false), TUNDA.galat);
  } else {
    formulir.galat([], balasan.ditolak);
    formulir.selaraskan(balasan.jawaban.masukan);
    ringkasan.kosongkan();
    ukurGambar();
    hasil.tampilkan(balasan.html);
    hias();
    umumkan(query, balasan.jawaban);
    keKartu();
  }
  wadah.removeAttribute("aria-busy");
  form.dataset.mesin = "siap";
}

/** The card that the link here is about, such as a death at work: opened once, for who has not gone elsewhere. */
let kartu = new URLSearchParams(location.search).get("lihat") ?? "";
function keKartu() {
  const tujuan = document.getElementById(`kartu-${kartu}`);
  kartu = "";
  if (!tujuan || scrollY > 0 || document.activeElement !== document.body) return;
  unfold(tujuan);
  tujuan.scrollIntoView();
}

/** See how long it takes from here until the next picture of the page stands. */
function ukurGambar() {
  const awal = performance.now();
  requestAnimationFrame(() => setTimeout(() => { gambar = performance.now() - awal; }));
}

/** @param {Galat[]} galat @param {boolean} tetap */
function salah(galat, tetap) {
  const cara = caraLain(galat);
  formulir.galat(cara ? [] : galat, cara ? galat : []);
  // Told once: quietly where somebody pauses in typing, at once where the field is left before that.
  const pesan = galat.map((satu) => formulir.sebutan(satu)).join(" ");
  clearTimeout(jamSuara);
  const baru = pesan !== rusak;
  if (!tetap && baru) suara.replaceChildren(pesan);
  [rusak, dicela] = [pesan, !cara];
  if (cara) {
    // Whoever goes on to another work, or back, hears its price anew.
    [terdengar, siapa] = [pesan, formulir.isi("pekerjaan").value];
    // No price of somebody else stands below.
    tanpaJawaban();
    hasil.tandai("");
    jumlah.textContent = "Tidak dihitung di sini";
    ringkasan.jelaskan(cara, tetap && baru);
  } else {
    ringkasan.tampilkan(galat, tetap && baru);
    belum("Perbaiki dulu isian yang ditandai.");
    satuan.textContent = terjawab === TIADA ? "" : "untuk isian sebelumnya";
  }
  document.querySelector("[data-whatsapp]")?.toggleAttribute("hidden", true);
  aksi.hidden = terjawab === TIADA;
}

/** The word on an occupation that is in the list and is not counted here; empty where something is to be mended. @param {Galat[]} galat */
function caraLain(galat) {
  const pekerjaan = /** @type {HTMLSelectElement} */ (formulir.isi("pekerjaan"));
  const satu = galat.length === 1 && galat[0]?.kunci === "pekerjaan" ? galat[0] : null;
  return satu && pekerjaan.value && !pekerjaan.selectedOptions[0]?.dataset.sektor ? satu.pesan : "";
}

/** Put the picture of the occupation beside the price, where there is one. */
function hias() {
  const gambar = form.querySelector(`[data-pekerjaan="${CSS.escape(formulir.isi("pekerjaan").value)}"] .orang`);
  const kartu = document.querySelector("#hasil .harga-kartu");
  if (!gambar || !kartu || kartu.querySelector(".harga-kartu__orang")) return;
  const salinan = /** @type {Element} */ (gambar.cloneNode(true));
  salinan.classList.add("harga-kartu__orang");
  kartu.prepend(salinan);
}

/** Another answer stands on the page. @param {typeof terjawab} baru */
function catat(baru) {
  // The code on paper and the message for WhatsApp belong to the answer that they were made for.
  if (baru.tautan !== terjawab.tautan) {
    kertas.querySelector(".kertas__kode")?.replaceChildren();
    document.querySelector("[data-whatsapp]")?.toggleAttribute("hidden", true);
  }
  terjawab = baru;
  aksi.hidden = false;
}

/**
 * Tell the price in the bar, and until when it holds where the answer says so.
 * @param {string} total
 * @param {string} orang
 * @param {string|number} bulan
 * @param {ParentNode} jawaban
 */
function sebut(total, orang, bulan, jawaban) {
  const sampai = jawaban.querySelector('[data-teks="sampai"]')?.textContent?.replace(/^(\p{L}{3})\p{L}*/u, "$1");
  jumlah.textContent = total;
  if (orang || String(bulan) !== "1") satuan.textContent = `${orang}${bulan} bulan`;
  else satuan.textContent = sampai ? `sebulan, sampai ${sampai}` : "sebulan";
}

/** @param {string} query @param {any} jawaban */
function umumkan(query, jawaban) {
  const { iuran, masukan } = jawaban;
  const bulan = `${masukan.bulan} bulan`;
  catat({
    query,
    kini,
    tautan: jawaban.tautan,
    untuk: untukApa({
      ...masukan,
      pekerjaan: namaPekerjaan(masukan.pekerjaan),
      jht: masukan.program === "jkk-jkm-jht",
    }),
  });
  // Where no price is told, the answer says so in few words.
  const tanpa = /** @type {HTMLElement|null} */ (wadah.querySelector("[data-tanpa-harga]"))?.dataset.tanpaHarga;
  const kata = tanpa ? `${tanpa}.` : `Iuran ${rp(iuran.bulanan[0].total)} sebulan. Untuk ${bulan}${masukan.jumlah > 1 ? ` dan ${thousands(masukan.jumlah)} orang` : ""} ${rp(iuran.total_semua)}.`;
  if (tanpa) {
    jumlah.textContent = tanpa;
    satuan.textContent = "";
  } else sebut(rp(iuran.total_semua), masukan.jumlah > 1 ? `${thousands(masukan.jumlah)} orang, ` : "", masukan.bulan, wadah);
  // Once, when the total has settled, and not for the answer the page came with.
  const benar = rusak && dicela ? "Isian sudah benar. " : "";
  const pertama = terdengar === "" && !benar;
  const pekerjaan = formulir.isi("pekerjaan").value;
  // A price that stays is told where somebody has done something about it: chosen another work, mended a fault.
  const lain = pekerjaan !== siapa ? `${namaPekerjaan(pekerjaan) || "Tanpa pekerjaan"}. ` : "";
  // What waits to be said stays so: leaving a field asks once more.
  if (kata === terdengar && !lain && !benar) return;
  clearTimeout(jamSuara);
  const tetap = kata === terdengar && lain && !benar ? "Tetap: " : "";
  [terdengar, siapa, rusak] = [kata, pekerjaan, ""];
  if (!pertama) jamSuara = setTimeout(() => suara.replaceChildren(benar + lain + tetap + kata), TUNDA.suara);
}

/** Once the answer to the last question stands on the page. */
async function tenang() {
  while (wadah.hasAttribute("aria-busy")) await new Promise((lanjut) => setTimeout(lanjut, 30));
}

// ---------------------------------------------------------------- the page around it

const bilah = element("bilah", HTMLElement);
keepLow(bilah);
const lihat = element("bilah-lihat", HTMLAnchorElement);
const jumlah = element("bilah-jumlah", HTMLElement);
const satuan = element("bilah-satuan", HTMLElement);
const kertas = element("kertas", HTMLElement);
const aksi = element("aksi", HTMLElement);
pasangLukis(wadah, async (nama) => {
  const { html } = JSON.parse(await mesin.panggil("lukis", terjawab.tautan, kini, nama));
  return html;
});
pasangKabar(form, element("kabar-mesin", HTMLElement), mesin, menunggu);
pasangCari(
  element("cari-pekerjaan", HTMLInputElement),
  element("cari-hasil", HTMLUListElement),
  element("isi-pekerjaan", HTMLSelectElement),
);
pasangBawaan(
  element("jawaban", HTMLElement),
  kertas,
  () => {
    const alamat = new URL(form.dataset.alamat ?? location.href);
    alamat.hash = terjawab.tautan || pertanyaan();
    return alamat.href;
  },
  () => mesin.tahap,
  async (jenis) => {
    await tenang();
    if (salahIsi()) throw new FormFault();
    // A file on somebody's disk cannot be shared: it names the site instead.
    const dasar = (form.dataset.alamat ?? location.href).replace(/#.*$/, "");
    return readFile(await mesin.panggil("ekspor", terjawab.tautan, kini, jenis, dasar, stampNow()));
  },
);
pasangDialog(
  element("buka-bagikan", HTMLElement),
  () => (salahIsi() ? null : { query: pertanyaan(), kini }),
  (fungsi, ...isi) => mesin.panggil(fungsi, ...isi),
);
const tulisSaat = () => {
  element("saat-hitung", HTMLElement).textContent = `Dihitung pada ${dayInWords()}.`;
};
tulisSaat();
// The build's own answer, until Python gives another.
tandaiLewat(wadah);
addEventListener("beforeprint", tulisSaat);
whenDayTurns(() => {
  tulisSaat();
  tandaiLewat(wadah);
  if (kini === monthNow()) return;
  kini = monthNow();
  formulir.ganti(kini);
  tanya(formulir.isian, true);
});

const kembar = sameTap();

/**
 * What a card of the answer asks for is filled in there, or in the form and then back.
 * @param {Element|null} asal
 * @param {number} saat
 */
function dariKartu(asal, saat) {
  const tombol = asal?.closest("#hasil button");
  if (!(tombol instanceof HTMLButtonElement)) return;
  const { isi, anak, ke } = tombol.dataset;
  if ((isi || anak) && kembar(`${isi} ${anak} ${tombol.value}`, saat)) return;
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
  dariKartu(asal, event.timeStamp);
  const tautan = asal?.closest("a[href]");
  const disini = tautan instanceof HTMLAnchorElement && tautan.origin + tautan.pathname === location.origin + location.pathname;
  const rujukan = disini && !tautan.target ? tautan.hash : "";
  const tujuan = rujukan.includes("=") ? null : document.getElementById(rujukan.slice(1));
  if (!tujuan || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const kunci = rujukan.startsWith("#isi-") ? rujukan.slice(5) : "";
  if (kunci && formulir.punya(kunci)) {
    formulir.ke(kunci);
    return;
  }
  unfold(tujuan);
  if (asal?.closest("a") === lihat) lihat.setAttribute("href", "#jawaban");
  tujuan.scrollIntoView();
  if (!tujuan.hasAttribute("tabindex")) tujuan.tabIndex = -1;
  tujuan.focus({ preventScroll: true });
});

form.addEventListener("reset", (event) => {
  event.preventDefault();
  formulir.pasang(AWAL);
  riwayat.record(tulis(AWAL), true);
  tanya(AWAL, true);
});

// On a phone the price stays in sight while one fills in what lies above it.
new IntersectionObserver(
  ([terlihat]) => {
    bilah.hidden = !terlihat || terlihat.isIntersecting || terlihat.boundingClientRect.top < 0;
  },
  { rootMargin: "0px 0px -140px 0px" },
).observe(element("jawaban", HTMLElement));

mesin.addEventListener("tahap", (event) => {
  const { tahap } = /** @type {CustomEvent} */ (event).detail;
  // After a failure the question is asked again; the retry has forgotten it.
  if (tahap === "siap") hitung(formulir.isian, true);
  else if (wadah.hasAttribute("aria-busy") || tahap === "gagal") {
    // What was being computed is not coming now.
    wadah.removeAttribute("aria-busy");
    clearTimeout(jamLama);
    if (tulis(formulir.isian) !== keliru) dulukan(formulir.isian);
  }
});

formulir.pasang(baca(asked()) ?? AWAL);
// The page was built with the answer to its first question; anything else is answered from the table first.
if (!sudah(tulis(formulir.isian))) {
  dariAlamat = tulis(formulir.isian);
  tanpaJawaban();
  dulukan(formulir.isian);
}
// Started in the page's head, the engine may have been faster than this script.
if (mesin.tahap === "siap") hitung(formulir.isian, true);
replayEarly();
