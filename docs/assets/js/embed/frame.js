// The calculator inside another site: how it looks stands in the query, what is asked in the fragment. The short form is
// answered from the table; the long form asks the engine too.

import { element } from "../base/dom.js";
import { MoneyField, offerMeanings } from "../base/field.js";
import { untukApa } from "../base/format.js";
import { followLetters } from "../base/letters.js";
import { INCOME_MOST, clean, remark } from "../base/money.js";
import { jadikan } from "../base/trusted.js";
import { showWhole } from "../base/whole.js";
import { Seketika } from "../answer/instant.js";
import { nilai as cari, tulis } from "../answer/address.js";
import { Engine } from "../engine/engine.js";
import { monthNow, whenDayTurns } from "../base/clock.js";
import { kabarkanTinggi } from "./height.js";

/** @typedef {import("../answer/address.js").Isian} Isian */

const AKSEN = ["ungu", "terakota", "hijau"];
const rupa = new URLSearchParams(location.search);
const form = element("kalkulator", HTMLFormElement);
const pekerjaan = element("isi-pekerjaan", HTMLSelectElement);
const penghasilan = element("isi-penghasilan", HTMLInputElement);
const galat = element("galat-penghasilan", HTMLElement);
const jht = /** @type {HTMLInputElement} */ (form.elements.namedItem("program"));
const hasil = element("hasil", HTMLElement);
const lengkap = element("lengkap", HTMLElement);
const kabar = element("kabar-lengkap", HTMLElement);
const tombol = element("buka-lengkap", HTMLAnchorElement);
const tabel = new Seketika(
  JSON.parse(element("tabel-iuran", HTMLScriptElement).textContent ?? ""),
  element("seketika", HTMLTemplateElement),
  pekerjaan,
  Number(penghasilan.dataset.hariKerja),
);
const bidang = new MoneyField(penghasilan);
const saran = element("saran-penghasilan", HTMLElement);
/** Keys of the link that this small form does not show; those of the first list the table knows too. */
const TABEL_TAHU = ["bulan", "mulai", "sektor", "pembayar"];
/** @type {Isian} */
let lain = [];
/** What the answer below is for; empty when there is none. */
let terjawab = "";

function warnai() {
  const gelap = matchMedia("(prefers-color-scheme: dark)");
  const pasang = () => {
    const malam = rupa.get("warna") === "gelap" || (rupa.get("warna") !== "terang" && gelap.matches);
    document.documentElement.dataset.mdColorScheme = malam ? "slate" : "default";
  };
  gelap.addEventListener("change", pasang);
  pasang();
  const aksen = rupa.get("aksen") ?? "";
  if (AKSEN.includes(aksen)) document.documentElement.dataset.aksen = aksen;
}

/** @returns {Isian} */
function isian() {
  /** @type {Isian} */
  const isi = [["penghasilan", bidang.value]];
  if (pekerjaan.value) isi.push(["pekerjaan", pekerjaan.value]);
  if (jht.checked) isi.push(["program", jht.value]);
  return [...isi, ...lain];
}

/** @type {Engine|undefined} */
let mesin;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jam;

function jawab() {
  showWhole(form);
  const isi = isian();
  const asing = lain.filter(([kunci]) => !TABEL_TAHU.includes(kunci));
  const isinya = asing.length ? null : tabel.jawab(isi, monthNow());
  const besar = bidang.read();
  const { nilai, saran: arti } = besar;
  const salah = nilai === null || nilai > INCOME_MOST;
  const alasan = salah
    ? nilai === null
      ? "Penghasilannya belum terbaca; tulis misalnya 2.000.000."
      : "Penghasilannya terlalu besar."
    : "Pertanyaan ini dihitung di kalkulator lengkap; buka lewat tombol di bawah.";
  galat.textContent = isinya ? remark(besar) : `${alasan}${terjawab && ` Harga di bawah masih untuk ${terjawab}.`}`;
  penghasilan.setAttribute("aria-invalid", String(salah));
  offerMeanings(saran, arti, (pilihan) => {
    bidang.value = pilihan;
    jawab();
  });
  if (isinya) {
    hasil.replaceChildren(isinya);
    terjawab = untukApa({
      penghasilan: nilai ?? 0,
      pekerjaan: pekerjaan.value && pekerjaan.selectedOptions[0]?.text,
      jht: jht.checked,
      bulan: cari(lain, "bulan") ?? "1",
      mulai: cari(lain, "mulai") ?? monthNow(),
    });
  } else if (!terjawab) hasil.replaceChildren();
  tombol.hash = tulis(isi);
  clearTimeout(jam);
  if (mesin && isinya) jam = setTimeout(() => uraikan(tulis(isi)), 120);
}

/** Put the engine's whole answer below. @param {string} query */
async function uraikan(query) {
  if (!mesin) return;
  try {
    const balasan = JSON.parse(await mesin.hitung(query, monthNow()));
    if (balasan.galat || query !== tulis(isian())) return;
    const isi = jadikan(balasan.html);
    // Its price is the instant answer's already; each amount keeps one place.
    isi.querySelector(".harga-kartu")?.remove();
    for (const tautan of isi.querySelectorAll("a[href]")) {
      const ke = tautan.getAttribute("href") ?? "";
      // The engine writes for a page one folder below the root; we stand two below.
      if (ke.startsWith("../")) tautan.setAttribute("href", `../${ke}`);
      if (!ke.startsWith("#")) {
        tautan.setAttribute("target", "_blank");
        tautan.setAttribute("rel", "noopener external");
      }
    }
    for (const isiLagi of isi.querySelectorAll(".manfaat__isi")) isiLagi.remove();
    for (const keluaran of hasil.querySelectorAll("output")) if (isi.querySelector(`output[name="${CSS.escape(keluaran.name)}"]`)) keluaran.name = "";
    lengkap.replaceChildren(isi);
  } catch {
    // A newer question took its place, or the engine failed, which its own line says.
  }
}

function hidupkan() {
  mesin = new Engine(form.dataset.mesinUrl ?? "");
  mesin.addEventListener("tahap", (event) => {
    const { tahap, pesan } = /** @type {CustomEvent} */ (event).detail;
    form.dataset.mesin = tahap;
    kabar.hidden = tahap === "siap";
    kabar.textContent = tahap === "gagal" ? `${pesan} Jawaban ringkasnya tetap berlaku.` : "Rincian sedang disiapkan…";
    if (tahap === "siap") uraikan(tulis(isian()));
  });
  mesin.mulai().catch(() => {});
}

/** Take the question the site around us begins with. */
function mulai() {
  const awal = new URLSearchParams(location.hash.slice(1));
  terjawab = "";
  const besar = awal.get("penghasilan");
  if (besar !== null) bidang.value = besar;
  const dicari = clean(awal.get("pekerjaan") ?? "").toLowerCase();
  const ada = [...pekerjaan.options].some((satu) => satu.value === dicari);
  if (ada) pekerjaan.value = dicari;
  const program = awal.get("program");
  jht.checked = program === jht.value;
  // Whatever this form cannot show goes on to the calculator, which answers it or says what is wrong.
  lain = [...awal].filter(
    ([kunci]) =>
      !["penghasilan", "program", ...(ada ? ["pekerjaan"] : [])].includes(kunci) ||
      awal.getAll(kunci).length > 1 ||
      (kunci === "program" && !["jkk-jkm", jht.value].includes(program ?? "")),
  );
}

followLetters();
warnai();
mulai();
jawab();
kabarkanTinggi();
form.addEventListener("input", jawab);
form.addEventListener("submit", (event) => event.preventDefault());
whenDayTurns(jawab);
addEventListener("hashchange", () => {
  mulai();
  jawab();
});
if (rupa.get("isi") === "lengkap") {
  // Nobody downloads the engine for a frame that is never scrolled to.
  const mata = new IntersectionObserver(([satu]) => {
    if (!satu?.isIntersecting) return;
    mata.disconnect();
    hidupkan();
  });
  mata.observe(form);
}
