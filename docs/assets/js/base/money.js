// Money as people write it, read as the engine reads it (calculator/rupiah.py and calculator/written.py). Both must
// answer the cases of tests/calculator/written.json alike. No rule of the law: what an amount means is decided there.
import { rp } from "./format.js";

/** @typedef {"" | "hari" | "minggu" | "bulan" | "tahun"} Masa */
/** @typedef {{nilai: number, masa: Masa}} Uang */
/** A number as a numerator over a power of ten, or over two. @typedef {[atas: bigint, bawah: bigint]} Pecahan */

const KALI = /** @type {Record<string, bigint>} */ ({
  rb: 1_000n,
  rbu: 1_000n,
  ribu: 1_000n,
  rebu: 1_000n,
  k: 1_000n,
  jt: 1_000_000n,
  jta: 1_000_000n,
  juta: 1_000_000n,
  miliar: 1_000_000_000n,
  milyar: 1_000_000_000n,
});
const MASA = /** @type {Record<string, Masa>} */ ({
  hari: "hari",
  hr: "hari",
  minggu: "minggu",
  mgg: "minggu",
  bulan: "bulan",
  bln: "bulan",
  bl: "bulan",
  tahun: "tahun",
  thn: "tahun",
  th: "tahun",
});
const KATA = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
const ANGKA_LISAN = [...KATA, "[0-9]+"].join("|");
const KOMA = new RegExp(`\\b(${ANGKA_LISAN}) koma (${ANGKA_LISAN})\\b`, "g");
const SATUAN = "rb|rbu|ribu|rebu|k|jt|jta|juta|miliar|milyar";
const WAKTU = "(hari|hr|minggu|mgg|bulan|bln|bl|tahun|thn|th)";
const TIAP = "(?:per|se|setiap|tiap|dalam se)";
const AN = "(hari|minggu|bulan|tahun)an";
const KERJA = "(?: kerja)?";
const AKHIRAN = [
  new RegExp(`^(.*?)\\s*/\\s*${WAKTU}${KERJA}$`),
  new RegExp(`^(.*[^a-z]|)${TIAP}[\\s-]*${WAKTU}${KERJA}$`),
  new RegExp(`^(.*[^a-z]|)${AN}$`),
];
const AWALAN = [new RegExp(`^${TIAP}\\s*${WAKTU}\\s+(.+)$`), new RegExp(`^${AN}\\s+(.+)$`)];
const HIASAN = /^(?:(?:sekitar|kira-kira|kurang lebih|kurleb|\u00b1|~)[.:]?)?\s*(?:(?:rp|idr)[.:]?)?\s*/;
// A half and quarters as one sign, or as people type them before a unit: "2½ juta", "2 1/2 juta".
const PECAHAN = new RegExp(
  `(?:\\b([0-9]+)\\s*)?([\u00bd\u00bc\u00be])|(?:\\b([0-9]+)\\s+)?\\b(1/2|1/4|3/4)(?=\\s*(?:${SATUAN})\\b)`,
  "g",
);
const DESIMAL_PECAHAN = /** @type {Record<string, string>} */ ({
  "\u00bd": "5",
  "\u00bc": "25",
  "\u00be": "75",
  "1/2": "5",
  "1/4": "25",
  "3/4": "75",
});
// What a number amid other words cannot be taken for.
const BUKAN_SEBULAN = /jam|menit|hari|minggu|bulan|tahun|persen|koma|[%/*_\u2013\u2212-]/;
const SATU_ANGKA = new RegExp(`\\b(?:[0-9][0-9.,]*\\s*(?:${SATUAN})|[0-9][0-9.,]{3,})(?![a-z0-9])`, "g");
const RENTANG = /^(?:antara (.+?) dan|(?:antara )?(.+?)\s*(?:-|\u2013|s\/d|sd|sampai|hingga))\s*(.+)$/;
const RIBUAN = [/^[0-9]{1,3}(?:\.[0-9]{3})+$/, /^[0-9]{1,3}(?:,[0-9]{3}){2,}$/, /^[0-9]{1,3}(?:[ '][0-9]{3})+$/];
/** The engine takes no income above it. */
export const INCOME_MOST = 1_000_000_000_000;
const PALING_PANJANG = 60;
const ANGKA_PALING_PANJANG = 32;
// Bounds of what people mean, not of the law.
const SEHARI_TERENDAH = 20_000;
const SEHARI_TERTINGGI = 300_000;
const JUTAAN_TERTINGGI = 50;
const RIBUAN_TERTINGGI = 20_000;
const JANGGAL_TERENDAH = 50_000_000;
const MASUK_AKAL = 1_000;

/** Take out what nobody sees, make every space and digit a plain one, cut both ends. @param {string} teks */
export const clean = (teks) =>
  teks
    .replace(/[\uff0c\uff0e]/g, (tanda) => (tanda === "\uff0c" ? "," : "."))
    // Digits of East Asian and Arabic keyboards: a row of ten, its last four bits counting from 0.
    .replace(/[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g, (angka) => String(angka.charCodeAt(0) & 15))
    .replace(/[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]/g, "")
    .replace(/[ \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g, " ")
    .replace(/^ | $/g, "");

/** @param {string} teks @param {RegExp} ujung */
const tanpa = (teks, ujung) => teks.replace(ujung, "");

/** @param {string} angka digits with at most one point @returns {Pecahan} */
function pecahan(angka) {
  const [utuh = "0", sen = ""] = angka.split(".");
  return [BigInt(utuh + sen), 10n ** BigInt(sen.length)];
}

/** Read a number in Indonesian style; null when it can be read in two ways.
 * @param {string} teks @param {boolean} bersatuan @returns {Pecahan|null} */
function angka(teks, bersatuan) {
  if (/^[0-9]+$/.test(teks)) return pecahan(teks);
  if (RIBUAN.some((bentuk) => bentuk.test(teks))) return bersatuan ? null : pecahan(teks.replace(/[., ']/g, ""));
  if (bersatuan && /^[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})$/.test(teks)) return pecahan(teks);
  const cocok = /^([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)$/.exec(teks);
  if (cocok && (cocok[2]?.length !== 3 || (bersatuan && cocok[1] === "0"))) {
    return pecahan(`${cocok[1]?.replaceAll(".", "")}.${cocok[2]}`);
  }
  return /^[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,2}$/.test(teks) ? pecahan(teks.replaceAll(",", "")) : null;
}

/** Read a number in words below a thousand. @param {string} teks @returns {Pecahan|null} */
function kata(teks) {
  const semua = teks.replace(/\bse(?=belas|puluh|ratus)/g, "satu ").split(" ").filter(Boolean);
  const setengah = semua.at(-1) === "setengah";
  if (setengah) semua.pop();
  let [jumlah, satu, ada, batas] = [0, -1, setengah, 1_000];
  for (const isi of semua) {
    const kali = { belas: 10, puluh: 10, ratus: 100 }[isi];
    if (KATA.includes(isi) && satu < 0) [satu, ada] = [KATA.indexOf(isi), true];
    else if (kali && satu > 0 && batas > kali) {
      jumlah += isi === "belas" ? 10 + satu : kali * satu;
      [satu, batas] = [-1, isi === "belas" ? 0 : kali];
    } else return null;
  }
  if (!ada || (satu >= 0 && !batas)) return null;
  return [BigInt((jumlah + Math.max(satu, 0)) * 2 + (setengah ? 1 : 0)), 2n];
}

/** @param {Pecahan} a @param {Pecahan} b @returns {Pecahan} */
const tambah = ([a, b], [c, d]) => [a * d + c * b, b * d];

/** Read an amount: one number, or parts with their units from great to small.
 * @param {string} teks @returns {Pecahan|null} */
function jumlahkan(teks) {
  const rapi = teks
    .replace(new RegExp(`([0-9])\\s*(?=${SATUAN})`, "g"), "$1 ")
    .replace(new RegExp(`\\bse(?=(?:${SATUAN})\\b)`, "g"), "satu ");
  let letak = 0;
  /** @type {Pecahan} */
  let jumlah = [0n, 1n];
  let batas = 1_000_000_001n;
  for (const cocok of rapi.matchAll(new RegExp(`([0-9][0-9.,' ]*|[a-z][a-z ]*?)\\s*\\b(${SATUAN})\\b`, "g"))) {
    const kali = KALI[cocok[2] ?? ""] ?? 0n;
    const isi = (cocok[1] ?? "").trim();
    const nilai = /^[0-9]/.test(isi) ? angka(isi, true) : kata(isi);
    if (rapi.slice(letak, cocok.index).trim() || !nilai || kali >= batas) return null;
    jumlah = tambah(jumlah, [nilai[0] * kali, nilai[1]]);
    batas = kali;
    letak = cocok.index + cocok[0].length;
  }
  if (!letak) return angka(rapi, false);
  const sisa = rapi.slice(letak).trim();
  if (!sisa) return jumlah;
  const ekor = batas === 1_000n ? kata(sisa) : null;
  return ekor?.[0] ? tambah(jumlah, ekor) : null;
}

/** @param {Pecahan|null} nilai whole rupiah, or null */
const bulat = (nilai) => (nilai && nilai[0] % nilai[1] === 0n ? Number(nilai[0] / nilai[1]) : null);

/** Guess an amount of what people say: `2 juta 500`, `75 ribu x 25`, `gaji 2jt`, `2M`.
 * @param {string} tulisan @returns {(Pecahan|null)[]} */
function longgar(tulisan) {
  const lisan = (/** @type {string} */ isi) => (KATA.includes(isi) ? String(KATA.indexOf(isi)) : isi);
  const teks = tulisan
    .replace(KOMA, (_, utuh, sen) => `${lisan(utuh)},${lisan(sen)}`)
    .replace(/([0-9]) setengah\b/g, "$1,5")
    .replace(/^[.,](?=[0-9])/, "0,");
  const jumlah = jumlahkan(teks);
  if (jumlah) return [jumlah];
  let cocok = /^(.+?)\s*[x\u00d7*]\s*([0-9]{1,2})(?:\s*(?:hari|hr))?(?: kerja)?$/.exec(teks);
  if (cocok) {
    const satu = jumlahkan(pisahMasa(cocok[1] ?? "")[1]);
    return [satu && [satu[0] * BigInt(cocok[2] ?? 0), satu[1]]];
  }
  cocok = /^([0-9.,]+)\s*m$/.exec(teks);
  if (cocok) return [jumlahkan(`${cocok[1]} juta`), jumlahkan(`${cocok[1]} miliar`)];
  cocok = /^(.+(?:jt|jta|juta))\s*(.+)$/.exec(teks);
  if (cocok) {
    const [, awal = "", sisa = ""] = cocok;
    const utuh = jumlahkan(awal);
    const ekor = /^[0-9]{1,3}$/.test(sisa) ? pecahan(sisa) : kata(sisa);
    // "2 juta setengah" is half a million more; "2 juta 500" nearly always 500 thousand.
    if (utuh && ekor) return [tambah(utuh, [ekor[0] * (ekor[0] % ekor[1] ? 1_000_000n : 1_000n), ekor[1]])];
  }
  const semua = teks.match(SATU_ANGKA) ?? [];
  return semua.length === 1 && !BUKAN_SEBULAN.test(teks) ? [jumlahkan(tanpa(semua[0], /[.,]+$/))] : [];
}

/** Guess what an amount that cannot be read may mean. @param {string} tulisan @param {Masa} masa @returns {Uang[]} */
function arti(tulisan, masa) {
  const teks = tulisan.replace(/(jt|rb|juta|ribu)-?an$/, "$1");
  /** @type {(Pecahan|null)[]} */
  let nilai;
  let cocok = RENTANG.exec(teks);
  if (cocok) {
    const [, antara, dari = "", akhir = ""] = cocok;
    const awal = antara ?? dari;
    const satuan = new RegExp(`(?:${SATUAN})$`).exec(akhir);
    nilai = [jumlahkan(satuan && !/[a-z]$/.test(awal) ? `${awal} ${satuan[0]}` : awal), jumlahkan(akhir)];
  } else if ((cocok = /^([0-9]{1,3})[.,]([0-9]{3})\s*([a-z]+)$/.exec(teks))) {
    const kali = KALI[cocok[3] ?? ""] ?? 0n;
    const utuh = BigInt(`${cocok[1]}${cocok[2]}`) * kali;
    nilai = [[utuh, 1_000n], [utuh, 1n]];
  } else if ((cocok = /^[0-9]{1,3}[.,]([0-9]{1,3})$/.exec(teks))) {
    const [atas, bawah] = pecahan(teks.replace(",", "."));
    nilai = [[atas * 1_000_000n, bawah]];
    if (cocok[1]?.length === 3) nilai.push([atas * 1_000n, bawah]);
  } else if (/^[0-9.]+,[0-9]{3}$/.test(teks)) {
    const utuh = (teks.split(",")[0] ?? "").replaceAll(".", "");
    nilai = [pecahan(utuh + teks.slice(-3)), pecahan(utuh)];
  } else if ((cocok = /^([0-9]{4,})\.[0-9]{1,2}$/.exec(teks))) {
    // As programs write an amount with its sen.
    nilai = [pecahan(cocok[1] ?? "")];
  } else if (/^[0-9][0-9., ]*$/.test(teks)) nilai = [pecahan(teks.replace(/[., ]/g, ""))];
  else nilai = longgar(teks);
  return [...new Set(nilai.map(bulat))].flatMap((satu) => (satu ? [{ nilai: satu, masa }] : []));
}

/** Take the time off an amount. @param {string} teks @returns {[Masa, string]} */
function pisahMasa(teks) {
  for (const bentuk of AKHIRAN) {
    const cocok = bentuk.exec(teks);
    if (cocok) return [MASA[cocok[2] ?? ""] ?? "", tanpa(cocok[1] ?? "", /[ .;]+$/)];
  }
  for (const bentuk of AWALAN) {
    const cocok = bentuk.exec(teks);
    if (cocok) return [MASA[cocok[1] ?? ""] ?? "", cocok[2] ?? ""];
  }
  return ["", teks];
}

/**
 * Read an amount and the time it is for.
 * @param {string} teks
 * @returns {{uang: Uang|null, arti: Uang[]}} what it is, or else what it may mean
 */
export function readMoney(teks) {
  const bersih = clean(teks)
    .toLowerCase()
    .replace(PECAHAN, (_, a, tanda, b, tulisan) => `${a ?? b ?? 0},${DESIMAL_PECAHAN[tanda ?? tulisan]}`);
  if (!bersih || bersih.length > PALING_PANJANG) return { uang: null, arti: [] };
  const [masa, berangka] = pisahMasa(tanpa(bersih, /[ .;]+$/));
  const tulisan = tanpa(tanpa(tanpa(tanpa(berangka, /rupiah$/), / +$/), /\s*(?:[.,][-\u2013]+|[.,;])$/), HIASAN);
  if (!tulisan || tulisan.replace(/[^0-9]/g, "").length > ANGKA_PALING_PANJANG) return { uang: null, arti: [] };
  const nilai = bulat(jumlahkan(tulisan));
  return nilai === null ? { uang: null, arti: arti(tulisan, masa) } : { uang: { nilai, masa }, arti: [] };
}

/** What an income a month that is too small to be one may mean. @param {number} nilai @returns {Uang[]} */
export function likelyIncomes(nilai) {
  if (!(nilai > 0 && nilai < SEHARI_TERTINGGI)) return [];
  if (nilai >= SEHARI_TERENDAH) return [{ nilai, masa: "hari" }];
  const ribu = nilai * 1_000;
  /** @type {Uang[]} */
  const semua = [];
  if (nilai <= JUTAAN_TERTINGGI) semua.push({ nilai: nilai * 1_000_000, masa: "bulan" });
  if (SEHARI_TERENDAH <= ribu && ribu <= SEHARI_TERTINGGI) semua.push({ nilai: ribu, masa: "hari" });
  if (SEHARI_TERTINGGI <= ribu && ribu < RIBUAN_TERTINGGI * 1_000) semua.push({ nilai: ribu, masa: "bulan" });
  return semua;
}

/** A whole number: `12`, `1.000`, `1 000`, and `12 hari` where "hari" is a unit.
 * @param {string} teks @param {string[]} units @returns {number|null} */
export function readCount(teks, ...units) {
  const whole = tanpa(clean(teks).toLowerCase(), /[ .,;]+$/);
  const unit = units.find((one) => whole.endsWith(one)) ?? "";
  const said = whole.slice(0, whole.length - unit.length).trimEnd();
  return /^(?:[0-9]{1,15}|[0-9]{1,3}(?:[. ][0-9]{3}){1,4})$/.test(said) ? Number(said.replace(/[. ]/g, "")) : null;
}

/**
 * An income a month, and what to ask back beside it.
 * @param {string} teks
 * @param {number} hari working days a month
 * @returns {{nilai: number|null, saran: {teks: string, nilai: number}[], hari?: number}} `hari`: a day's wage was
 *   written, and counted for so many days
 */
export function readIncome(teks, hari) {
  const { uang, arti: semua } = readMoney(teks);
  if (uang && ["", "bulan"].includes(uang.masa)) {
    return { nilai: uang.nilai, saran: likelyIncomes(uang.nilai).map((satu) => offer(satu, hari)) };
  }
  if (uang?.masa === "hari") return { nilai: uang.nilai * hari, saran: [], hari };
  const lagi = semua.flatMap((satu) => likelyIncomes(satu.nilai));
  // Nobody earns twelve rupiah: "12-26" means more.
  const mungkin = semua.filter((satu) => satu.nilai >= MASUK_AKAL);
  return { nilai: null, saran: [...mungkin, ...lagi, ...(uang ? [uang] : [])].map((satu) => offer(satu, hari)) };
}

/**
 * What to say beside an income: how a day's wage was counted, that a month's is too small or large; else nothing.
 * @param {ReturnType<typeof readIncome>} income
 */
export function remark({ nilai, saran, hari }) {
  if (nilai === null) return "";
  if (hari) return `Dihitung ${hari} hari kerja: ${rp(nilai)} sebulan.`;
  if (nilai >= JANGGAL_TERENDAH) return `${rp(nilai)} sebulan besar sekali; periksa jumlah nolnya.`;
  if (nilai && !saran.length) return "";
  return `${rp(nilai)} sebulan kecil sekali${saran.length ? ". Maksud Anda:" : "; periksa dulu."}`;
}

/** One meaning in words, as an income a month. @param {Uang} uang @param {number} hari */
function offer({ nilai, masa }, hari) {
  if (masa === "hari") {
    return { teks: `${rp(nilai)} sehari? (${hari} hari kerja: ${rp(nilai * hari)} sebulan)`, nilai: nilai * hari };
  }
  if (masa === "minggu") {
    return { teks: `${rp(nilai)} seminggu? (4 minggu: ${rp(nilai * 4)} sebulan)`, nilai: nilai * 4 };
  }
  if (masa === "tahun") {
    const sebulan = Math.floor(nilai / 12);
    return { teks: `${rp(nilai)} setahun? (${rp(sebulan)} sebulan)`, nilai: sebulan };
  }
  return { teks: `${rp(nilai)} sebulan?`, nilai };
}
