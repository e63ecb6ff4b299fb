// Packs the organiser's kit on this device: papers filled in, words with their names, pictures, days to remember.
import { download } from "../base/dom.js";
import { fromEvent } from "./calendar.js";
import { LINE, fill, wrap } from "./papers.js";
import { dayInWords, whenInWords, write } from "./settings.js";
import { leftOpen, named } from "./texts.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./calendar.js").Whom} Whom */
/** @typedef {import("./papers.js").Place} Place */
/** @typedef {{berkas: string, tempat: Place[]}} Deck */
/** @typedef {{kunci: string, kelompok: string, judul: string, isi: string}} Text */

const ROOT = new URL("../../../", import.meta.url);

/** @param {string} path */
async function get(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
/** @param {string} path */
const bytes = async (path) => new Uint8Array(await (await get(path)).arrayBuffer());

/** @param {string} address data: address of a PNG */
const fromData = (address) => Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (one) => one.charCodeAt(0));

/** Lines of text files end so everywhere. @param {string} text */
const lines = (text) => `${text.replace(/\n/g, "\r\n")}\r\n`;

/** A name for a file or folder. @param {string} text */
const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** What stands in the places of papers. @param {Settings} settings */
function forPapers({ acara, tempat, tanggal, pukul, kontak }) {
  const day = dayInWords(tanggal);
  // No line begins with the dot.
  return {
    acara: { label: "Acara", isi: [acara, tempat, whenInWords({ tanggal, pukul })].filter(Boolean).join("\u00a0· ") },
    nama: { label: "Acara", isi: acara },
    tempat: { label: "Tempat", isi: tempat },
    tanggal: { label: "Hari dan tanggal", isi: day },
    pukul: { label: "Pukul", isi: pukul },
    kontak: { label: "Bertanya kepada", isi: kontak },
  };
}

/** A row of a picture is drawn so much smaller before it takes a second line. */
const SMALLER = 0.75;

/**
 * Write event, contact and logo into the free band of a picture.
 * @param {{berkas: string, lebar: number, tinggi: number, pita: number}} about
 * @param {Settings} settings
 * @param {string} logo
 * @returns {Promise<Uint8Array>}
 */
async function picture({ berkas, lebar, tinggi, pita }, settings, logo) {
  const canvas = document.createElement("canvas");
  canvas.width = lebar;
  canvas.height = tinggi;
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @param {string} address */
  const load = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  };
  brush.drawImage(await load(new URL(`unduh/acara/${berkas}`, ROOT).href), 0, 0);
  const edge = Math.round(pita * 0.18);
  const room = pita - 2 * edge;
  let left = edge * 1.6;
  if (logo) {
    const mark = await load(logo);
    const scale = Math.min(room / mark.height, (lebar * 0.28) / mark.width);
    brush.drawImage(mark, left, tinggi - edge - (room + mark.height * scale) / 2, mark.width * scale, mark.height * scale);
    left += mark.width * scale + edge;
  }
  const { acara, tempat, kontak } = settings;
  const rows = [
    { text: acara, weight: 800, part: 0.34 },
    { text: [whenInWords(settings), tempat].filter(Boolean).join(", "), weight: 600, part: 0.25 },
    { text: kontak && `Bertanya: ${kontak}`, weight: 600, part: 0.25 },
  ].filter(({ text }) => text);
  const width = lebar - left - edge * 1.6;
  const face = (/** @type {number} */ weight, /** @type {number} */ size) =>
    `${weight} ${size}px "Plus Jakarta Sans", sans-serif`;
  /** All rows in letters of a size: a row that is a little too long is drawn smaller, a longer one takes more lines. */
  const set = (/** @type {number} */ scale) =>
    rows.flatMap(({ text, weight, part }) => {
      const size = room * part * scale;
      brush.font = face(weight, size);
      const over = brush.measureText(text).width / width;
      if (over <= 1 / SMALLER) return [{ text, weight, size: size / Math.max(1, over) }];
      const measure = (/** @type {string} */ part) => brush.measureText(part).width;
      return wrap(text, width, measure).map((line) => ({ text: line, weight, size }));
    });
  const high = (/** @type {ReturnType<typeof set>} */ all) => all.reduce((sum, { size }) => sum + size * LINE, 0);
  let scale = 1;
  while (scale > SMALLER / 2 && high(set(scale)) > room * 1.01) scale -= 0.03;
  const all = set(scale);
  let y = tinggi - edge - (room + high(all)) / 2;
  brush.fillStyle = "#1f1a3d";
  brush.textBaseline = "top";
  for (const { text, weight, size } of all) {
    brush.font = face(weight, size);
    brush.fillText(text, left, y);
    y += size * LINE;
  }
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new Uint8Array(await /** @type {Blob} */ (blob).arrayBuffer());
}

/** How the calendars are called that the build made (tools/after/event_kit.py). */
const CALENDARS = { sponsor: "pengingat", pekerja: "pengingat-pekerja" };

/**
 * The calendar of a year of cover from the event on; "" without its day, and for a month that the law data do not reach.
 * @param {Settings} settings @param {Text[]} texts @param {Whom} whom
 */
async function reminders(settings, texts, whom) {
  if (!settings.tanggal) return "";
  const month = settings.tanggal.slice(0, 7);
  const answer = await fetch(new URL(`unduh/acara/${CALENDARS[whom]}-${month}.ics`, ROOT)).catch(() => undefined);
  if (!answer?.ok) return "";
  const said = (/** @type {Whom} */ one) => named(texts.find(({ kunci }) => kunci === `hari-1-${one}`)?.isi ?? "", settings);
  return fromEvent(await answer.text(), settings, { sponsor: said("sponsor"), pekerja: said("pekerja") }, whom, new Date());
}

/** Why a kit has no calendar. @param {Settings} settings */
const noCalendar = ({ tanggal }) =>
  tanggal ? "untuk bulan acara Anda tidak ada" : "tanggal acara belum diisi";

/** What the texts leave open. @param {Settings} settings */
function stillOpen(settings) {
  const names = leftOpen(settings);
  return names.length ? `Belum diisi, jadi masih tertulis dalam kurung siku di teksnya: ${names.join(", ")}.` : "";
}

/** What the kit holds. @param {Settings} settings @param {string[]} lost @param {boolean} calendar */
function about(settings, lost, calendar) {
  const fragment = write(settings);
  const open = stillOpen(settings);
  const at = (/** @type {string} */ path) => `${new URL(path, ROOT).href}${fragment && `#${fragment}`}`;
  return [
    `Perlengkapan acara${settings.acara && `: ${settings.acara}`}`,
    "Dibuat di perangkat Anda dengan Panduan Sertakan, situs edukasi independen. Tidak ada yang dikirim ke mana pun.",
    "",
    "kertas/    lembar A4 dan A5, siap cetak hitam-putih",
    `slide/     presentasi ${settings.lama} menit sebagai PDF, satu slide satu halaman: untuk laptop tanpa browser, atau dicetak`,
    "gambar/    gambar untuk media sosial, tiga ukuran",
    `teks/      kata-kata untuk disalin dan dibacakan; naskah Anda: naskah-${settings.lama}-menit.txt`,
    ...(calendar
      ? [
          "pengingat.ics    buka di HP: tanggal menghubungi peserta selama setahun",
          "pengingat-pekerja.ics    kirim kepada pekerja: tanggal penting baginya selama setahun",
        ]
      : [`pengingat.ics    tidak ikut: ${noCalendar(settings)}`]),
    ...(open ? ["", open] : []),
    "",
    `Mengubah isian: ${at("acara/")}`,
    `Presentasi: ${at("presentasi/")}`,
    "",
    "Angka dan syaratnya dapat berubah. Kemas ulang kalau aturan berganti.",
    ...(lost.length ? ["", `Tanda ini tidak ada di huruf lembar cetak, jadi tidak tercetak: ${lost.join(" ")}`] : []),
  ].join("\n");
}

/**
 * Make the kit and hand it over.
 * @param {Settings} settings
 * @param {string} logo data: address of a PNG, or ""
 * @param {(text: string) => void} tell
 * @returns {Promise<string>} what became of it
 */
export async function makeKit(settings, logo, tell) {
  tell("Mengambil lembar dan teks…");
  const [library, rooms, decks, texts, pictures, huruf] = await Promise.all([
    import("../../vendor/kit/kit.mjs"),
    get("unduh/isian.json").then((one) => /** @type {Promise<Record<string, Place[]>>} */ (one.json())),
    get("unduh/slide.json").then((one) => /** @type {Promise<Record<Settings["lama"], Deck>>} */ (one.json())),
    get("unduh/acara/teks.json").then((one) => /** @type {Promise<Text[]>} */ (one.json())),
    get("unduh/acara/gambar.json").then((one) => one.json()),
    bytes("assets/vendor/kit/huruf.ttf"),
  ]);
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  const lost = new Set();
  const mark = logo ? fromData(logo) : undefined;
  const { berkas, tempat } = decks[settings.lama];
  /** @type {[string, string, Place[]][]} */
  const papers = Object.entries(rooms).map(([name, places]) => ["kertas", `${name}.pdf`, places]);
  papers.push(["slide", berkas, tempat]);
  for (const [folder, name, places] of papers) {
    tell(`Mengisi ${name}…`);
    const empty = await bytes(`unduh/${name}`);
    const { pdf, hilang } = await fill(library, empty, places, forPapers(settings), { huruf, logo: mark });
    files[`${folder}/${name}`] = pdf;
    for (const sign of hilang) lost.add(sign);
  }
  for (const one of pictures) {
    tell(`Menggambar ${one.berkas}…`);
    files[`gambar/${one.berkas}`] = await picture(one, settings, logo);
  }
  for (const { kunci, kelompok, judul, isi } of texts) {
    files[`teks/${slug(kelompok)}/${kunci}.txt`] = library.strToU8(lines(`${judul}\n\n${named(isi, settings)}`));
  }
  const calendar = await reminders(settings, texts, "sponsor");
  if (calendar) files["pengingat.ics"] = library.strToU8(calendar);
  const theirs = await reminders(settings, texts, "pekerja");
  if (theirs) files["pengingat-pekerja.ics"] = library.strToU8(theirs);
  files["BACA-DULU.txt"] = library.strToU8(lines(about(settings, [...lost], calendar !== "")));
  const archive = library.zipSync(files, { level: 6 });
  const size = `${(archive.length / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
  const name = `perlengkapan-acara${settings.tanggal && `-${settings.tanggal}`}.zip`;
  download(name, new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (archive)], { type: "application/zip" }));
  const missing = lost.size ? ` Tanda ini tidak dapat dicetak di kertas: ${[...lost].join(" ")}.` : "";
  const without = calendar ? "" : ` Kalender pengingat tidak ikut: ${noCalendar(settings)}.`;
  return `${name}, ${size}, ${Object.keys(files).length} berkas, diserahkan ke unduhan browser Anda.${missing}${without} ${stillOpen(settings)}`.trimEnd();
}
