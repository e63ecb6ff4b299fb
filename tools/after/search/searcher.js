// Which parts of which pages answer what was typed, best first.
import MiniSearch from "minisearch";

/**
 * @typedef {{ location: string, title: string, text: string, [kata: string]: string }} Entry
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Found
 */

// A word of the title says what a part is about; kata_*: words that stand for it, for the page, in its title, in its
// text. A page goes before a part of one. Chosen by tests/site/pencarian.toml.
const BOOST = { title: 1000, kata_halaman: 1000, kata_judul: 300, text: 1, kata_isi: 0.2 };
const WHOLE_PAGE = 2;
// How often a word is repeated counts little, how long the rest is not at all.
const BM25 = { k: 1.2, b: 0, d: 0 };
// A word that stands nowhere is one mistyped: a letter missing or too many of five.
const MISTYPED = 0.2;
const SHORTEST = 4;
const SHOWN = 30;
const BEFORE = 6;
/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? "");
/** @param {string} location */
const pageOf = (location) => location.split("#")[0] ?? "";

export class Searcher {
  /**
   * @param {Entry[]} entries all parts of all pages
   * @param {string} separator where words end
   */
  constructor(entries, separator) {
    const ends = new RegExp(separator);
    /** @param {string} text */
    this.words = (text) => text.toLowerCase().split(ends).filter(Boolean);
    this.entries = new Map(entries.map((entry) => [entry.location, entry]));
    this.index = new MiniSearch({
      idField: "location",
      fields: Object.keys(BOOST),
      tokenize: this.words,
      processTerm: (word) => word,
      searchOptions: { boost: BOOST, prefix: true, bm25: BM25 },
    });
    this.index.addAll(entries);
  }

  /** @param {string} word */
  #mistyped(word) {
    return word.length >= SHORTEST && !/\d/.test(word) && !this.index.search(word).length;
  }

  /**
   * @param {string} typed
   * @returns {Found[][]} the parts found, together by page; text is markup
   */
  find(typed) {
    const asked = [...new Set(this.words(typed))];
    const fuzzy = (/** @type {string} */ word) => (this.#mistyped(word) ? MISTYPED : false);
    const found = this.index.search(typed, { fuzzy }).map(({ id, score, queryTerms }) => {
      const terms = Object.fromEntries(asked.map((word) => [word, queryTerms.includes(word)]));
      const whole = id === pageOf(id) ? WHOLE_PAGE : 0;
      const share = new Set(queryTerms).size / asked.length;
      return this.#shown(id, score * (1 + (whole + share) ** 2), terms);
    });
    found.sort((one, other) => other.score - one.score);
    /** @type {Map<string, Found[]>} */
    const pages = new Map();
    for (const one of found) {
      const page = pageOf(one.location);
      pages.set(page, [...(pages.get(page) ?? []), one]);
    }
    for (const [page, parts] of pages) {
      if (!parts.some((one) => one.location === page)) parts.push(this.#shown(page, 0, {}));
    }
    return [...pages.values()];
  }

  /**
   * @param {string} location
   * @param {number} score
   * @param {Record<string, boolean>} terms what was typed, and whether it was found here
   * @returns {Found}
   */
  #shown(location, score, terms) {
    const { title = "", text = "" } = this.entries.get(location) ?? {};
    const words = Object.keys(terms).filter((word) => terms[word]);
    return { location, title: this.#marked(title, words), text: this.#passage(text, words), score, terms };
  }

  /**
   * @param {string} word as written
   * @param {string[]} asked
   */
  #hit(word, asked) {
    return this.words(word).some((each) => asked.some((start) => each.startsWith(start)));
  }

  /**
   * @param {string} text
   * @param {string[]} asked
   */
  #marked(text, asked) {
    const marked = text.split(" ").map((word) => (this.#hit(word, asked) ? `<mark>${escaped(word)}</mark>` : escaped(word)));
    return marked.join(" ");
  }

  /**
   * @param {string} text
   * @param {string[]} asked
   */
  #passage(text, asked) {
    if (!text) return "";
    const words = text.split(" ");
    const first = Math.max(0, words.findIndex((word) => this.#hit(word, asked)) - BEFORE);
    const shown = this.#marked(words.slice(first, first + SHOWN).join(" "), asked);
    return `<p>${first ? "… " : ""}${shown}${first + SHOWN < words.length ? " …" : ""}</p>`;
  }
}
