// Reads the small forms into a fragment, adds and takes away forms, and shows faults at their fields.

import { unfold } from "../base/dom.js";

import { offerMeanings } from "../base/field.js";

/** @typedef {{pekerja: number, kunci: string, pesan: string, saran?: {teks: string, kunci: string, nilai: string}[]}} Galat */

/** What may stand unescaped in a fragment; a slash parts the scenarios, so it never does inside one.
 * @param {string} teks */
const kode = (teks) => encodeURIComponent(teks).replaceAll("%2C", ",").replaceAll("%3A", ":");

/** @param {HTMLElement} wadah @returns {HTMLFormElement[]} */
const semua = (wadah) => [...wadah.querySelectorAll("form")];

/** @param {HTMLFormElement} form */
function query(form) {
  const pasangan = [...new FormData(form)]
    .map(([kunci, nilai]) => [kunci, String(nilai).trim()])
    .filter(([, nilai]) => nilai)
    .map(([kunci, nilai]) => `${kunci}=${kode(nilai)}`);
  // Keys that this form does not show, as they came in the link.
  const lain = form.querySelector("[data-lain]")?.getAttribute("value");
  return [...pasangan, ...(lain ? [lain] : [])].join("&");
}

/** @param {HTMLElement} wadah */
export const bacaIsian = (wadah) => semua(wadah).map(query);

/**
 * Show each fault at its field; give back what a summary needs.
 * @param {HTMLElement} wadah
 * @param {Galat[]} galat
 */
export function tandaiGalat(wadah, galat) {
  for (const satu of wadah.querySelectorAll("[aria-invalid]")) satu.removeAttribute("aria-invalid");
  for (const satu of wadah.querySelectorAll(".bidang__galat")) satu.textContent = "";
  for (const satu of wadah.querySelectorAll(".saran")) if (satu instanceof HTMLElement) offerMeanings(satu, [], () => {});
  return galat.map(({ pekerja, kunci, pesan, saran = [] }) => {
    const form = semua(wadah)[pekerja - 1];
    const sendiri = form?.elements.namedItem(kunci);
    const bidang = sendiri instanceof HTMLInputElement && sendiri.type === "hidden" ? bersama(wadah, kunci) : sendiri;
    if (!(bidang instanceof HTMLElement)) {
      const tempat = form?.querySelector("[data-galat-lain]");
      if (tempat) tempat.textContent = pesan;
      return { pekerja, pesan, bidang: null };
    }
    bidang.setAttribute("aria-invalid", "true");
    const tempat = document.getElementById(`${bidang.id}-galat`);
    if (tempat) tempat.textContent = pesan;
    tawarkan(wadah, bidang, { pekerja, kunci, pesan, saran });
    return { pekerja, pesan, bidang };
  });
}

/**
 * Say at its field why a worker has no price, or what is doubtful: that is no fault of what was written. @param {HTMLElement} wadah
 * @param {Galat[]} alasan
 */
export function tandaiAlasan(wadah, alasan) {
  for (const { pekerja, kunci, pesan, saran = [] } of alasan) {
    const bidang = semua(wadah)[pekerja - 1]?.elements.namedItem(kunci);
    if (!(bidang instanceof HTMLElement)) continue;
    const tempat = document.getElementById(`${bidang.id}-galat`);
    if (!tempat) continue;
    tempat.textContent = [tempat.textContent, pesan].filter(Boolean).join(" ");
    if (saran.length) tawarkan(wadah, bidang, { pekerja, kunci, pesan, saran });
  }
}

/**
 * Offer at its field what was meant perhaps; a meaning may belong to another field of the same form.
 * @param {HTMLElement} wadah @param {HTMLElement} bidang @param {Galat} galat
 */
function tawarkan(wadah, bidang, { pekerja, kunci, saran = [] }) {
  const kotak = document.getElementById(`${bidang.id}-saran`);
  if (!kotak) return;
  offerMeanings(kotak, saran, (isi) => {
    if (bidang.dataset.semua === kunci) tulis(bidang, isi);
    else isikan(wadah, pekerja, saran.find(({ nilai }) => nilai === isi)?.kunci ?? kunci, isi);
  });
}

/**
 * Fill a field in as if by hand. @param {HTMLElement} wadah @param {number} nomor of the form, counted from 1
 * @param {string} kunci @param {string} isi
 */
export function isikan(wadah, nomor, kunci, isi) {
  tulis(semua(wadah)[nomor - 1]?.elements.namedItem(kunci), isi);
}

/** @param {unknown} tujuan @param {string} isi */
function tulis(tujuan, isi) {
  if (!(tujuan instanceof HTMLInputElement || tujuan instanceof HTMLSelectElement)) return;
  tujuan.value = isi;
  tujuan.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The field that asks this once for all. @param {HTMLElement} wadah @param {string} kunci */
const bersama = (wadah, kunci) => wadah.querySelector(`[data-semua="${CSS.escape(kunci)}"]`);

/**
 * What was said for all becomes what each form says. @param {HTMLElement} wadah @param {EventTarget|null} bidang
 */
export function samakan(wadah, bidang) {
  if (!(bidang instanceof HTMLInputElement || bidang instanceof HTMLSelectElement) || !bidang.dataset.semua) return;
  bidang.closest("[data-bidang]")?.querySelector("[data-berbeda]")?.remove();
  for (const form of semua(wadah)) {
    const satu = form.elements.namedItem(bidang.dataset.semua);
    if (satu instanceof HTMLInputElement || satu instanceof HTMLSelectElement) satu.value = bidang.value;
  }
}

/**
 * Say which month is meant where none was chosen: the present one. @param {HTMLElement} wadah @param {string} kini
 */
export function bulanIni(wadah, kini) {
  const bidang = bersama(wadah, "mulai");
  const kosong = semua(wadah).every((form) => {
    const satu = form.elements.namedItem("mulai");
    return satu instanceof HTMLInputElement && !satu.value;
  });
  if (bidang instanceof HTMLInputElement && kosong) bidang.value = kini;
}

/**
 * Take a form away. @param {HTMLElement} wadah @param {number} nomor counted from 1
 */
export function buang(wadah, nomor) {
  kartu(wadah)[nomor - 1]?.remove();
  nomori(wadah);
}

/**
 * Add a form like the last one, with what is written there: the nearest thing to what comes next, and never empty.
 * @param {HTMLElement} wadah
 */
export function gandakan(wadah) {
  const asal = kartu(wadah).at(-1);
  if (!asal) return;
  const baru = /** @type {HTMLDetailsElement} */ (asal.cloneNode(true));
  const isian = (/** @type {Element} */ induk) =>
    /** @type {NodeListOf<HTMLInputElement|HTMLSelectElement>} */ (induk.querySelectorAll("input, select"));
  // A copy holds what the page came with, not what was typed since.
  const lama = isian(asal);
  for (const [urutan, satu] of isian(baru).entries()) satu.value = lama[urutan]?.value ?? "";
  asal.after(baru);
  nomori(wadah);
}

/** @param {HTMLElement} wadah @returns {HTMLDetailsElement[]} */
const kartu = (wadah) => [.../** @type {NodeListOf<HTMLDetailsElement>} */ (wadah.querySelectorAll(".banyak__pekerja"))];

/** Number the forms as they stand: everything that bears the number says it anew. @param {HTMLElement} wadah */
function nomori(wadah) {
  const semua = kartu(wadah);
  for (const [urutan, satu] of semua.entries()) {
    const nomor = String(urutan + 1);
    for (const elemen of satu.querySelectorAll("*")) {
      for (const { name, value } of [...elemen.attributes]) {
        if (/^(id|for|aria-labelledby|aria-describedby)$/.test(name)) {
          elemen.setAttribute(name, value.replace(/\bp\d+-/g, `p${nomor}-`));
        }
      }
    }
    const judul = satu.querySelector(".banyak__nomor");
    if (judul) judul.textContent = (judul.textContent ?? "").replace(/\d+$/, nomor);
    satu.querySelector("form")?.setAttribute("data-pekerja", nomor);
    const hapus = satu.querySelector("[data-hapus]");
    if (!(hapus instanceof HTMLElement)) continue;
    hapus.dataset.hapus = nomor;
    hapus.setAttribute("aria-label", (hapus.getAttribute("aria-label") ?? "").replace(/\d+$/, nomor));
    hapus.hidden = semua.length === 1;
  }
}

/** Open everything around a field and go there. @param {HTMLElement} bidang */
export function ke(bidang) {
  unfold(bidang);
  bidang.focus();
}
