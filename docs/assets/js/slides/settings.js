// What an organiser sets, in the fragment of the address: no server sees it, and one link carries it all. The event's own
// words are read by acara/settings.js, as papers and table mode read them; here is what only slides know.

import { read, write } from "../acara/settings.js";
import { clean } from "../base/money.js";
import { plain } from "../base/plain.js";

/**
 * Keys that hold text, and how long it may be. `hal` is how the single file names its pages (tools/after/single_file).
 * An income may be one longer than the engine reads: what is cut must be refused, not read as another amount.
 */
const TEKS = /** @type {const} */ ({ hal: 20, pekerjaan: 40, penghasilan: 61 });

/** @typedef {import("../acara/settings.js").Settings} Acara */
/** @typedef {Acara & {[K in keyof typeof TEKS]: string} & {slide: string[], ke: string}} Setelan */
/** The slides there are, in order, and those of them for each length of a talk.
 * @typedef {{semua: readonly string[], lama: Record<Acara["lama"], readonly string[]>}} Slide */

/**
 * @param {string} fragmen with or without its `#`
 * @param {Slide} dikenal
 * @returns {Setelan}
 */
export function baca(fragmen, dikenal) {
  const isi = new URLSearchParams(fragmen.replace(/^#/, ""));
  const { settings } = read(fragmen);
  const minta = (isi.get("slide") ?? "").split(",");
  const slide = dikenal.semua.filter((nama) => minta.includes(nama));
  const bersih = (/** @type {string} */ kunci) => (kunci === "penghasilan" ? clean : String)(isi.get(kunci) ?? "");
  const teks = Object.entries(TEKS).map(([kunci, batas]) => [kunci, plain(bersih(kunci), batas)]);
  const ke = isi.get("ke") ?? "";
  return {
    ...settings,
    .../** @type {{[K in keyof typeof TEKS]: string}} */ (Object.fromEntries(teks)),
    // A list that names nothing we know would leave an empty hall.
    slide: slide.length ? slide : [...dikenal.lama[settings.lama]],
    ke: dikenal.semua.includes(ke) ? ke : "",
  };
}

/**
 * @param {Setelan} setelan
 * @param {Slide} dikenal
 * @returns {string} the fragment, without `#`; what is not set does not appear
 */
export function tulis(setelan, dikenal) {
  const bagian = [];
  const slide = setelan.slide.join(",");
  if (slide !== dikenal.lama[setelan.lama].join(",")) bagian.push(`slide=${slide}`);
  const acara = write(setelan);
  if (acara) bagian.push(acara);
  for (const kunci of /** @type {(keyof typeof TEKS)[]} */ (Object.keys(TEKS))) {
    if (setelan[kunci]) bagian.push(`${kunci}=${encodeURIComponent(setelan[kunci])}`);
  }
  if (setelan.ke) bagian.push(`ke=${setelan.ke}`);
  return bagian.join("&");
}
