// What one can take along: a message, a calendar, a sheet, paper. The engine makes the files. The link and its code are
// the share dialog's.

import { jadikan } from "../base/trusted.js";

/** @typedef {{nama: string, tipe: string, isi: string}} Berkas */
/** @typedef {(jenis: string) => Promise<Berkas>} Buat */

/** @param {HTMLElement} tombol @param {string} kabar */
function kabarkan(tombol, kabar) {
  const nama = tombol.dataset.nama ?? tombol.textContent ?? "";
  tombol.dataset.nama = nama;
  tombol.textContent = kabar;
  setTimeout(() => {
    tombol.textContent = nama;
  }, 4000);
}

/** @param {Berkas} berkas */
function unduh({ nama, tipe, isi }) {
  const tautan = document.createElement("a");
  tautan.href = URL.createObjectURL(new Blob([isi], { type: tipe }));
  tautan.download = nama;
  tautan.click();
  setTimeout(() => URL.revokeObjectURL(tautan.href), 60_000);
}

/**
 * Share by the phone's own panel where there is one, else copy.
 * @param {HTMLElement} tombol
 * @param {ShareData} data
 * @param {string} teks what to copy
 */
async function bagi(tombol, data, teks) {
  if (navigator.share && matchMedia("(pointer: coarse)").matches) await navigator.share(data);
  else {
    await navigator.clipboard.writeText(teks);
    kabarkan(tombol, "Disalin");
  }
}

/**
 * One button that shares a link.
 * @param {HTMLElement} tombol
 * @param {() => string} alamat
 */
export function pasangBagikan(tombol, alamat) {
  tombol.addEventListener("click", () => coba(tombol, () => bagi(tombol, { title: document.title, url: alamat() }, alamat())));
}

/** @param {HTMLElement} tombol @param {() => Promise<void>|void} langkah */
async function coba(tombol, langkah) {
  try {
    await langkah();
  } catch (error) {
    // Closing the phone's panel is no failure.
    if (error instanceof DOMException && error.name === "AbortError") return;
    kabarkan(tombol, "Belum dapat, coba lagi");
  }
}

/**
 * Buttons, each for one thing to take along.
 * @param {HTMLElement} wadah
 * @param {HTMLElement} kertas the part that only paper shows
 * @param {() => string} alamat
 * @param {Buat} buat
 */
export function pasangBawaan(wadah, kertas, alamat, buat) {
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
  /** @type {Record<string, (tombol: HTMLElement) => Promise<void>|void>} */
  const cara = {
    teks: async (tombol) => {
      const { isi } = await buat("teks");
      await bagi(tombol, { text: isi }, isi);
    },
    ics: async () => unduh(await buat("ics")),
    csv: async () => unduh(await buat("csv")),
    cetak: async () => {
      // Paper carries the code that opens the same answer; without it the link in words must do.
      const tempat = kertas.querySelector(".kertas__kode");
      await buat("qr").then(({ isi }) => tempat?.replaceChildren(jadikan(isi)), () => tempat?.replaceChildren());
      print();
    },
  };
  wadah.addEventListener("click", (event) => {
    const tombol = event.target instanceof Element ? event.target.closest("[data-bagikan]") : null;
    if (!(tombol instanceof HTMLElement)) return;
    coba(tombol, () => cara[tombol.dataset.bagikan ?? ""]?.(tombol));
  });
}
