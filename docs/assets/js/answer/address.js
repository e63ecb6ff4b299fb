// What is asked stands in the address, after the #, so that a link, a reload and the back button keep it. It is kept
// as it was written, faults and unknown keys too: the engine answers to them, nothing is dropped on the way.

/** @typedef {[kunci: string, nilai: string][]} Isian */

/**
 * Read a fragment. Null when it is a plain anchor of the page, or empty.
 * @param {string} hash
 * @returns {Isian|null}
 */
export function baca(hash) {
  const teks = hash.replace(/^#/, "");
  return !teks || jangkar(hash) ? null : [...new URLSearchParams(teks)];
}

/** Whether a fragment names a place on the page, not a question. @param {string} hash */
const jangkar = (hash) => !hash.includes("=") && document.getElementById(hash.replace(/^#/, "")) !== null;

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

/** Writes the address: one entry of history for each settled change, however many keys were pressed for it. */
export class History {
  #mengetik = false;

  /** @param {(isian: Isian|null) => void} saatKembali */
  constructor(saatKembali) {
    const pulihkan = () => {
      // Both events come for one step back; the second finds nothing new.
      if (location.hash === this.#terakhir || jangkar(location.hash)) return;
      this.#terakhir = location.hash;
      this.#mengetik = false;
      saatKembali(baca(location.hash));
    };
    addEventListener("popstate", pulihkan);
    addEventListener("hashchange", pulihkan);
  }

  #terakhir = location.hash;

  /**
   * @param {string} query
   * @param {boolean} tetap whether the change is settled: left the field, chose, pressed a button
   */
  catat(query, tetap) {
    const hash = `#${query}`;
    if (hash !== location.hash) {
      if (this.#mengetik) history.replaceState(null, "", hash);
      else history.pushState(null, "", hash);
      this.#terakhir = location.hash;
      this.#mengetik = true;
    }
    if (tetap) this.#mengetik = false;
  }
}
