// How many came to the table, by occupation and decision: numbers only, on this device only.

import { dayNow } from "../base/clock.js";

/** Several sites may share an origin: ours begins with our path, and "Hapus semuanya" finds it by that. */
export const KEY = `${new URL("../../../", import.meta.url).pathname}hitungan-meja`;

export const DECISIONS = /** @type {const} */ (["daftar", "pikir", "belum"]);
/** @typedef {typeof DECISIONS[number]} Decision */
/** `sejak` is the day of the first; counts stand in the order of DECISIONS, by occupation, "" where none was named.
 * @typedef {{sejak: string, isi: Record<string, number[]>}} Tally */

/** @returns {Tally} */
const empty = () => ({ sejak: "", isi: {} });

/** What is counted, where the browser keeps nothing. */
let unkept = "";

function stored() {
  try {
    return localStorage.getItem(KEY) ?? unkept;
  } catch {
    return unkept;
  }
}

/** @param {Tally} tally */
function keep(tally) {
  unkept = JSON.stringify(tally);
  try {
    localStorage.setItem(KEY, unkept);
    unkept = "";
  } catch {
    // Counted until the page is left.
  }
}

/** What is kept, and nothing that does not look like it. @returns {Tally} */
export function tally() {
  const read = empty();
  try {
    const { sejak, isi } = JSON.parse(stored());
    if (!/^\d{4}-\d\d-\d\d$/.test(sejak)) return read;
    read.sejak = sejak;
    for (const [occupation, counts] of Object.entries(isi)) {
      const whole = Array.isArray(counts) && counts.length === DECISIONS.length;
      if (whole && counts.every((one) => Number.isSafeInteger(one) && one >= 0)) read.isi[occupation] = counts;
    }
    return read;
  } catch {
    return empty();
  }
}

/**
 * Count a decision, or take it back.
 * @param {string} occupation
 * @param {Decision} decision
 * @param {1|-1} by
 */
export function count(occupation, decision, by) {
  const now = tally();
  now.sejak ||= dayNow();
  const counts = now.isi[occupation] ?? DECISIONS.map(() => 0);
  const at = DECISIONS.indexOf(decision);
  // Erased meanwhile, there is nothing to take back.
  counts[at] = Math.max(0, (counts[at] ?? 0) + by);
  now.isi[occupation] = counts;
  if (counts.every((one) => one === 0)) delete now.isi[occupation];
  keep(now);
}

/** Erase all; what is returned brings it back. */
export function erase() {
  const before = tally();
  unkept = "";
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing is kept there.
  }
  return () => keep(before);
}
