// A question as pairs of key and value, as it was written, faults and unknown keys too: the engine answers to them,
// nothing is dropped on the way. base/history.js puts it into the address.

/** @typedef {[kunci: string, nilai: string][]} Isian */

/**
 * Read a question; null when there is none.
 * @param {string} teks
 * @returns {Isian|null}
 */
export const baca = (teks) => (teks ? [...new URLSearchParams(teks)] : null);

/** @param {Isian} isian */
export function tulis(isian) {
  return isian
    .map(([kunci, nilai]) => `${kode(kunci)}=${kode(nilai)}`)
    .join("&");
}

/** @param {string} teks */
const kode = (teks) => encodeURIComponent(teks).replaceAll("%2C", ",").replaceAll("%3A", ":");

/**
 * Give a key another value; an empty one takes it out.
 * @param {Isian} isian
 * @param {string} kunci
 * @param {string} nilai
 * @returns {Isian}
 */
export function ganti(isian, kunci, nilai) {
  const letak = isian.findIndex(([nama]) => nama === kunci);
  const lain = isian.filter(([nama]) => nama !== kunci);
  if (nilai !== "") lain.splice(letak < 0 ? lain.length : letak, 0, [kunci, nilai]);
  return lain;
}

/** The value of a key, null when it is not there or there twice. @param {Isian} isian @param {string} kunci */
export function nilai(isian, kunci) {
  const semua = isian.filter(([nama]) => nama === kunci);
  return semua.length === 1 ? /** @type {[string, string]} */ (semua[0])[1] : null;
}
