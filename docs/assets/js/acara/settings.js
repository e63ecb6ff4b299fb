// What an organiser sets once for an event: in the fragment of the address, which no server sees, so that one link
// carries it to slides, papers, table mode and kit. Names, rules and limits stand here only.

import { plain } from "../base/plain.js";

/** Keys of the fragment that hold free text, and how long each may be. They are for ever: links carry them. */
export const LIMITS = /** @type {const} */ ({ acara: 100, tempat: 60, kontak: 80 });

/** Minutes that a talk may take; the first is meant where nothing is said. */
export const LENGTHS = /** @type {const} */ (["30", "10"]);

/**
 * What is set: `tanggal` is YYYY-MM-DD, `pukul` HH.MM, both may be empty; `lama` is one of LENGTHS.
 * @typedef {{acara: string, tempat: string, tanggal: string, pukul: string, kontak: string, lama: "10"|"30"}} Settings
 */
/** @typedef {{kunci: keyof Settings, pesan: string}} Fault */

/** @param {string} text */
function isDay(text) {
  const at = Date.parse(`${text}T00:00Z`);
  // 31 April is no day, although some browsers read it as 1 May.
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * Read a fragment. What cannot be read is told, not passed over: `faults` has one entry for each.
 * @param {string} fragment with or without its `#`; keys of others (`slide`, `ke`) are left alone
 * @returns {{settings: Settings, faults: Fault[]}}
 */
export function read(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Fault[]} */
  const faults = [];
  const text = (/** @type {keyof typeof LIMITS} */ key, value = given.get(key) ?? "") => {
    const kept = plain(value, LIMITS[key]);
    if (kept !== plain(value, Infinity)) {
      faults.push({ kunci: key, pesan: `Terlalu panjang: yang dipakai ${LIMITS[key]} huruf pertama.` });
    }
    return kept;
  };
  const settings = /** @type {Settings} */ ({
    acara: text("acara"),
    // What slides called it before there was one link for all.
    tempat: text("tempat", given.get("tempat") ?? given.get("wilayah") ?? ""),
    tanggal: "",
    pukul: "",
    kontak: text("kontak"),
    lama: LENGTHS[0],
  });
  const day = plain(given.get("tanggal") ?? "", 20);
  if (isDay(day)) settings.tanggal = day;
  else if (day) {
    faults.push({ kunci: "tanggal", pesan: `Tanggal “${day}” tidak ada. Pilih tanggalnya lagi.` });
  }
  const hour = plain(given.get("pukul") ?? "", 20);
  const [, hours, minutes] = /^(\d{1,2})[.:](\d\d)$/.exec(hour) ?? [];
  if (Number(hours) < 24 && Number(minutes) < 60) settings.pukul = `${hours?.padStart(2, "0")}.${minutes}`;
  else if (hour) faults.push({ kunci: "pukul", pesan: `Pukul “${hour}” tidak ada. Tulis misalnya 19.30.` });
  const length = plain(given.get("lama") ?? "", 20);
  const known = LENGTHS.find((one) => one === length);
  if (known) settings.lama = known;
  else if (length) {
    faults.push({ kunci: "lama", pesan: `Lama bicara “${length}” belum ada. Pilih ${[...LENGTHS].reverse().join(" atau ")} menit.` });
  }
  return { settings, faults };
}

/**
 * The fragment for settings, without `#`; what is not set does not appear. Texts are cut to their limits.
 * @param {Settings} settings
 */
export function write(settings) {
  const parts = [];
  for (const key of /** @type {const} */ (["acara", "tempat", "tanggal", "pukul", "kontak"])) {
    const value = key === "tanggal" || key === "pukul" ? settings[key] : plain(settings[key], LIMITS[key]);
    if (value) parts.push(`${key}=${encodeURIComponent(value)}`);
  }
  if (settings.lama !== LENGTHS[0]) parts.push(`lama=${settings.lama}`);
  return parts.join("&");
}

const LONG = new Intl.DateTimeFormat("id-ID", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/**
 * The day as people write it, Sabtu, 5 Desember 2026; nothing where none is set. Some browsers put a 0 before the 5.
 * @param {string} day
 */
export function dayInWords(day) {
  if (!day) return "";
  const parts = LONG.formatToParts(new Date(`${day}T00:00Z`));
  return parts.map(({ type, value }) => (type === "day" ? String(Number(value)) : value)).join("");
}

/** Day and hour in words, as far as they are set. @param {Pick<Settings, "tanggal"|"pukul">} settings */
export const whenInWords = ({ tanggal, pukul }) =>
  [dayInWords(tanggal), pukul && `pukul ${pukul}`].filter(Boolean).join(", ");
