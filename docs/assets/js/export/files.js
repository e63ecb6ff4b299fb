// What one can take along: a message, a calendar, a sheet, paper. The engine makes the files. The link and its code are
// the share dialog's.

import { copyOrShow } from "../base/copy.js";
import { download, say } from "../base/dom.js";
import { jadikan } from "../base/trusted.js";

/** @typedef {{nama: string, tipe: string, isi: string}} Berkas */
/** @typedef {(jenis: string) => Promise<Berkas>} Buat */

/** The engine's own word on why a file cannot be made. */
class FileFault extends Error {}

/** Said at a button while what stands in the form cannot be answered: its fault stands at its field. */
export const MEND_FIRST = "Perbaiki dulu isiannya";

/** What stands in the form cannot be answered. */
export class FormFault extends FileFault {
  constructor() {
    super(MEND_FIRST);
  }
}

/**
 * Read what the engine answers when it is asked for a file.
 * @param {string} json
 * @returns {Berkas}
 */
export function readFile(json) {
  const answer = JSON.parse(json);
  if (answer.galat) {
    const { kunci, pesan } = answer.galat[0];
    throw ["tautan", "jenis"].includes(kunci) ? new FileFault(pesan) : new FormFault();
  }
  return answer;
}

/** Why a file cannot be made yet. @type {Record<import("../engine/engine.js").Tahap, string>} */
const BELUM = {
  unduh: "Kalkulator masih diunduh",
  mulai: "Kalkulator belum siap",
  siap: "",
  gagal: "Kalkulator belum berjalan",
};

/**
 * Share by the phone's own panel where there is one, else copy; where neither is allowed, the text stands on the page.
 * @param {HTMLElement} tombol
 * @param {ShareData} data
 * @param {string} teks what to copy
 * @param {string} [kata] said once it is copied
 * @returns {Promise<boolean>} whether the phone's panel took it
 */
async function bagi(tombol, data, teks, kata = "Disalin") {
  if ("share" in navigator && matchMedia("(pointer: coarse)").matches) {
    try {
      await navigator.share(data);
      return true;
    } catch (error) {
      // Closing the phone's panel is no failure.
      if (error instanceof DOMException && error.name === "AbortError") return true;
    }
  }
  if (await copyOrShow(teks, tombol)) say(tombol, kata);
  return false;
}

/**
 * One button that shares a link.
 * @param {HTMLElement} tombol
 * @param {() => string} alamat
 * @param {() => Promise<boolean>} keliru whether what stands in the form cannot be answered
 */
export function pasangBagikan(tombol, alamat, keliru) {
  tombol.addEventListener("click", async () => {
    if (await keliru()) say(tombol, MEND_FIRST);
    else await bagi(tombol, { title: document.title, url: alamat() }, alamat());
  });
}

/**
 * Do what a button is for. Where the engine is needed and not there, the button says so, and has its name again later.
 * @param {HTMLElement} tombol
 * @param {import("../engine/engine.js").Tahap} tahap
 * @param {() => Promise<unknown>} langkah
 */
export async function coba(tombol, tahap, langkah) {
  if (BELUM[tahap]) {
    say(tombol, BELUM[tahap]);
    return;
  }
  try {
    await langkah();
  } catch (error) {
    say(tombol, error instanceof FileFault ? error.message : "Belum dapat, coba lagi");
  }
}

/** Hand a message on. @param {HTMLElement} tombol @param {Berkas} berkas */
export const bagiTeks = (tombol, { isi }) => bagi(tombol, { text: isi }, isi, "Disalin; tempel di WhatsApp");

/** @param {Berkas} berkas */
export const unduh = ({ nama, tipe, isi }) => download(nama, new Blob([isi], { type: tipe }));

/**
 * Buttons, each for one thing to take along.
 * @param {HTMLElement} wadah
 * @param {HTMLElement} kertas the part that only paper shows
 * @param {() => string} alamat
 * @param {() => import("../engine/engine.js").Tahap} tahap
 * @param {Buat} buat
 */
export function pasangBawaan(wadah, kertas, alamat, tahap, buat) {
  /** @type {HTMLDetailsElement[]} */
  let dibuka = [];
  addEventListener("beforeprint", () => {
    kertas.querySelector(".kertas__tautan")?.replaceChildren(`Buka lagi hitungan ini: ${alamat()}`);
    // The conditions inside the cards belong on paper.
    dibuka = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".manfaat__kartu:not([open])"))];
    for (const kartu of dibuka) kartu.open = true;
  });
  addEventListener("afterprint", () => {
    for (const kartu of dibuka) kartu.open = false;
    dibuka = [];
  });
  /** @type {Record<string, (tombol: HTMLElement) => Promise<void>>} */
  const cara = {
    teks: async (tombol) => {
      const pesan = await buat("teks");
      const buka = wadah.querySelector("[data-whatsapp]");
      if ((await bagiTeks(tombol, pesan)) || !(buka instanceof HTMLAnchorElement)) return;
      // Without the phone's panel the message is copied, and WhatsApp is one step away.
      buka.href = `${buka.dataset.whatsapp}?text=${encodeURIComponent(pesan.isi)}`;
      buka.hidden = false;
    },
    ics: async () => unduh(await buat("ics")),
    csv: async () => unduh(await buat("csv")),
  };
  /** Paper carries the code that opens the same answer; without it the link in words must do. @param {HTMLElement} tombol */
  async function cetak(tombol) {
    const tempat = kertas.querySelector(".kertas__kode");
    let kode = null;
    try {
      if (tahap() === "siap") kode = await buat("qr");
    } catch (error) {
      if (error instanceof FormFault) {
        say(tombol, error.message);
        return;
      }
    }
    tempat?.replaceChildren(...(kode ? [jadikan(kode.isi)] : []));
    print();
  }
  wadah.addEventListener("click", (event) => {
    const tombol = event.target instanceof Element ? event.target.closest("[data-bagikan]") : null;
    if (!(tombol instanceof HTMLElement)) return;
    const jenis = tombol.dataset.bagikan ?? "";
    const langkah = cara[jenis];
    if (jenis === "cetak") cetak(tombol);
    else if (langkah) coba(tombol, tahap(), () => langkah(tombol));
  });
}
