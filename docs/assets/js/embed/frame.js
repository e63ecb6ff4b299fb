// The calculator inside another site: how it looks stands in the query, what is asked in the fragment. The short form is
// answered from the table; the long form asks the engine too.

import { digits } from "../base/format.js";
import { jadikan } from "../base/trusted.js";
import { Seketika } from "../answer/instant.js";
import { tulis } from "../answer/address.js";
import { Engine } from "../engine/engine.js";
import { monthNow, whenDayTurns } from "../base/clock.js";
import { kabarkanTinggi } from "./height.js";

/** @typedef {import("../answer/address.js").Isian} Isian */

/** @template {HTMLElement} T @param {string} id @param {new () => T} jenis @returns {T} */
function elemen(id, jenis) {
  const satu = document.getElementById(id);
  if (!(satu instanceof jenis)) throw new Error(`#${id}`);
  return satu;
}

const AKSEN = ["ungu", "terakota", "hijau"];
const rupa = new URLSearchParams(location.search);
const form = elemen("kalkulator", HTMLFormElement);
const pekerjaan = elemen("isi-pekerjaan", HTMLSelectElement);
const penghasilan = elemen("isi-penghasilan", HTMLInputElement);
const galat = elemen("galat-penghasilan", HTMLElement);
const jht = /** @type {HTMLInputElement} */ (form.elements.namedItem("program"));
const hasil = elemen("hasil", HTMLElement);
const lengkap = elemen("lengkap", HTMLElement);
const kabar = elemen("kabar-lengkap", HTMLElement);
const tombol = elemen("buka-lengkap", HTMLAnchorElement);
const tabel = new Seketika(
  JSON.parse(elemen("tabel-iuran", HTMLScriptElement).textContent ?? ""),
  elemen("seketika", HTMLTemplateElement),
  pekerjaan,
);

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
  const isi = [["penghasilan", digits(penghasilan.value.trim()) ?? penghasilan.value.trim()]];
  if (pekerjaan.value) isi.push(["pekerjaan", pekerjaan.value]);
  if (jht.checked) isi.push(["program", jht.value]);
  return isi;
}

/** @type {Engine|undefined} */
let mesin;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let jam;

function jawab() {
  const isi = isian();
  const isinya = tabel.jawab(isi, monthNow());
  // What the table cannot read the calculator can: it takes "2jt" and says what is wrong with the rest.
  galat.textContent = isinya ? "" : "Tulis angka utuh, misalnya 2.000.000.";
  penghasilan.setAttribute("aria-invalid", String(!isinya));
  if (isinya) hasil.replaceChildren(isinya);
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
  const besar = digits(awal.get("penghasilan") ?? "");
  if (besar !== null) penghasilan.value = besar.replace(/\B(?=(\d{3})+$)/g, ".");
  const cari = awal.get("pekerjaan") ?? "";
  if ([...pekerjaan.options].some((satu) => satu.value === cari)) pekerjaan.value = cari;
  jht.checked = awal.get("program") === jht.value;
}

warnai();
mulai();
jawab();
kabarkanTinggi();
form.addEventListener("input", jawab);
form.addEventListener("submit", (event) => event.preventDefault());
penghasilan.addEventListener("change", () => {
  const angka = digits(penghasilan.value.trim());
  if (angka !== null) penghasilan.value = angka.replace(/\B(?=(\d{3})+$)/g, ".");
});
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
