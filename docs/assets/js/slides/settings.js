// What an organiser sets, in the fragment of the address: no server sees it, and one link carries it all.
// Everything in it is plain text of a limited length; it never becomes markup.

import { clean } from "../base/money.js";
import { plain } from "../base/plain.js";

/**
 * Keys that hold text, and how long it may be. `hal` is how the single file names its pages (tools/after/single_file).
 * An income may be one longer than the engine reads: what is cut must be refused, not read as another amount.
 */
export const TEKS = /** @type {const} */ ({ hal: 20, acara: 60, wilayah: 60, kontak: 80, pekerjaan: 40, penghasilan: 61 });

/** @typedef {{[K in keyof typeof TEKS]: string} & {slide: string[], ke: string}} Setelan */

/**
 * @param {string} fragmen with or without its `#`
 * @param {readonly string[]} dikenal the slides there are, in order
 * @returns {Setelan}
 */
export function baca(fragmen, dikenal) {
  const isi = new URLSearchParams(fragmen.replace(/^#/, ""));
  const minta = (isi.get("slide") ?? "").split(",");
  const slide = dikenal.filter((nama) => minta.includes(nama));
  const bersih = (/** @type {string} */ kunci) => (kunci === "penghasilan" ? clean : String)(isi.get(kunci) ?? "");
  const teks = Object.entries(TEKS).map(([kunci, batas]) => [kunci, plain(bersih(kunci), batas)]);
  const ke = isi.get("ke") ?? "";
  return {
    .../** @type {{[K in keyof typeof TEKS]: string}} */ (Object.fromEntries(teks)),
    // A list that names nothing we know would leave an empty hall.
    slide: slide.length ? slide : [...dikenal],
    ke: dikenal.includes(ke) ? ke : "",
  };
}

/**
 * @param {Setelan} setelan
 * @param {readonly string[]} dikenal
 * @returns {string} the fragment, without `#`; what is not set does not appear
 */
export function tulis(setelan, dikenal) {
  const bagian = [];
  if (setelan.slide.length < dikenal.length) bagian.push(`slide=${setelan.slide.join(",")}`);
  for (const kunci of /** @type {(keyof typeof TEKS)[]} */ (Object.keys(TEKS))) {
    if (setelan[kunci]) bagian.push(`${kunci}=${encodeURIComponent(setelan[kunci])}`);
  }
  if (setelan.ke) bagian.push(`ke=${setelan.ke}`);
  return bagian.join("&");
}
