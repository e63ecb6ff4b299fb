// Fills the places that papers keep for an organiser. The text becomes part of the page and of its structure, so that a
// filled paper is read aloud as an empty one is (PDF/UA), and it never runs over: it wraps, then it shrinks.

/** @typedef {typeof import("../../vendor/kit/kit.mjs")} Kit */
/** @typedef {import("../../vendor/kit/kit.mjs").EmbeddedFont} Font */
/**
 * A place, as tools/before/papers says it: page from 1, all lengths in points from the left and the top.
 * @typedef {{nama: string, halaman: number, kiri: number, atas: number, lebar: number, tinggi: number, huruf: number}} Place
 */

/** Height of a line as a part of the letters' size, and how deep letters reach below it. */
export const LINE = 1.2;
const DEPTH = 0.24;
/** By how much letters shrink at a time, in points. */
const STEP = 0.25;

/**
 * Break a text into lines, between words where that is possible.
 * @param {string} text @param {number} width @param {(text: string) => number} measure
 */
export function wrap(text, width, measure) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const sign of word) {
      if (line && measure(line + sign) > width) {
        lines.push(line);
        line = "";
      }
      line += sign;
    }
  }
  return [...lines, line];
}

/**
 * The largest letters in which a text fits a place, and its lines.
 * @param {string} text @param {Place} place @param {Font} font
 */
export function fit(text, place, font) {
  for (let size = place.huruf; ; size -= STEP) {
    const lines = wrap(text, place.lebar, (part) => font.widthOfTextAtSize(part, size));
    if (lines.length * size * LINE <= place.tinggi || size <= STEP) return { size, lines };
  }
}

/** Signs of a text that the paper's letters do not have. @param {string} text @param {Font} font */
const missing = (text, font) => [...text].filter((sign) => !font.canEncode(sign));

/**
 * Fill a paper.
 * @param {Kit} kit
 * @param {Uint8Array<ArrayBuffer>} paper
 * @param {readonly Place[]} places
 * @param {Record<string, {label: string, isi: string}>} texts by the name of a place, with what it is called aloud
 * @param {{huruf: Uint8Array, logo?: Uint8Array|undefined}} with the letters as TrueType, the logo as PNG
 * @returns {Promise<{pdf: Uint8Array, hilang: string[]}>} and the signs that could not be printed
 */
export async function fill(kit, paper, places, texts, { huruf, logo }) {
  const pdf = await kit.PDF.load(paper);
  const font = pdf.embedFont(huruf);
  const pages = pdf.getPages();
  const tag = structure(kit, pdf);
  const hilang = [];
  for (const place of places) {
    const page = pages[place.halaman - 1];
    if (!page) throw new Error(`halaman ${place.halaman}`);
    const below = page.height - place.atas - place.tinggi;
    const given = texts[place.nama];
    if (given?.isi) {
      const lost = missing(given.isi, font);
      hilang.push(...lost);
      const text = [...given.isi].filter((sign) => !lost.includes(sign)).join("").replace(/ +/g, " ").trim();
      if (!text) continue;
      const { size, lines } = fit(text, place, font);
      tag(page, "P", { ActualText: `${given.label}: ${text}` }, () => {
        for (const [n, line] of lines.entries()) {
          const y = below + (lines.length - 1 - n) * size * LINE + size * DEPTH;
          page.drawText(line, { x: place.kiri, y, size, font });
        }
      });
    } else if (place.nama === "logo" && logo) {
      const picture = pdf.embedPng(logo);
      const scale = Math.min(place.lebar / picture.width, place.tinggi / picture.height);
      const [width, height] = [picture.width * scale, picture.height * scale];
      const x = place.kiri + (place.lebar - width) / 2;
      const y = below + (place.tinggi - height) / 2;
      artifact(page, () => {
        const paperWhite = /** @type {const} */ ({ type: "RGB", red: 1, green: 1, blue: 1 });
        page.drawRectangle({ x: place.kiri, y: below, width: place.lebar, height: place.tinggi, color: paperWhite });
      });
      tag(page, "Figure", { Alt: "Logo penyelenggara", box: [x, y, x + width, y + height] }, () => {
        page.drawImage(picture, { x, y, width, height });
      });
    }
  }
  return { pdf: await pdf.save(), hilang: [...new Set(hilang)] };
}

/** Put operators of our own into a page; the library draws, but knows nothing of structure.
 * @param {import("../../vendor/kit/kit.mjs").PDFPage} page @param {string} operators */
const raw = (page, operators) => Reflect.get(page, "appendContent").call(page, operators);

/** @param {import("../../vendor/kit/kit.mjs").PDFPage} page @param {() => void} draw */
function artifact(page, draw) {
  raw(page, "/Artifact BMC");
  draw();
  raw(page, "EMC");
}

/**
 * What puts a drawing into the structure of a document (ISO 32000-1, 14.7): an element at its end, and the way back from
 * the mark on the page.
 * @param {Kit} kit
 * @param {import("../../vendor/kit/kit.mjs").PDF} pdf
 */
function structure({ PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfString }, pdf) {
  const follow = (/** @type {unknown} */ value) => (value instanceof PdfRef ? pdf.context.resolve(value) : value);
  const dict = (/** @type {unknown} */ value) => {
    const found = follow(value);
    if (!(found instanceof PdfDict)) throw new Error("struktur");
    return found;
  };
  const list = (/** @type {unknown} */ value) => {
    const found = follow(value);
    if (!(found instanceof PdfArray)) throw new Error("struktur");
    return found;
  };
  const root = dict(pdf.getCatalog().get("StructTreeRoot"));
  const kids = follow(root.get("K"));
  const whole = kids instanceof PdfArray ? kids.at(0) : root.get("K");
  if (!(whole instanceof PdfRef)) throw new Error("struktur");
  const numbers = list(dict(root.get("ParentTree")).get("Nums"));

  /** The elements of a page's marks. @param {import("../../vendor/kit/kit.mjs").PDFPage} page */
  function marks(page) {
    const key = page.dict.get("StructParents");
    for (let n = 0; n < numbers.length; n += 2) {
      const number = numbers.at(n);
      if (number instanceof PdfNumber && key instanceof PdfNumber && number.value === key.value) {
        return list(numbers.at(n + 1));
      }
    }
    throw new Error("struktur");
  }

  /**
   * @param {import("../../vendor/kit/kit.mjs").PDFPage} page
   * @param {"P"|"Figure"} type
   * @param {{ActualText?: string, Alt?: string, box?: number[]}} about
   * @param {() => void} draw
   */
  return (page, type, { box, ...about }, draw) => {
    const known = marks(page);
    const mark = known.length;
    const element = PdfDict.of({
      Type: PdfName.of("StructElem"),
      S: PdfName.of(type),
      P: whole,
      Pg: page.ref,
      K: PdfNumber.of(mark),
    });
    for (const [key, value] of Object.entries(about)) element.set(key, PdfString.fromString(value));
    if (box) {
      const numbers = PdfArray.of(...box.map((side) => PdfNumber.of(side)));
      element.set("A", PdfDict.of({ O: PdfName.of("Layout"), BBox: numbers }));
    }
    const ref = pdf.register(element);
    known.push(ref);
    list(dict(whole).get("K")).push(ref);
    raw(page, `/${type} <</MCID ${mark}>> BDC`);
    draw();
    raw(page, "EMC");
  };
}
