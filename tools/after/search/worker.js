// Answers the search box of the theme: SETUP with its index, QUERY with what was typed, READY and RESULT back. These
// four messages, and the shape of a result, are all that is known of the theme here.
//
// The theme's index is empty: most visits never search, and what can be found weighs more than the page. It comes with
// the first letter.
import { Searcher } from "./searcher.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const ENTRIES = "../../../search/isi.json";
const NOT_THERE = {
  location: "",
  title: "Pencarian tidak dapat dimuat",
  text: "Periksa internet Anda, lalu ketik lagi.",
  score: 0,
  terms: {},
};

let separator = "";
/** @type {Promise<Searcher> | undefined} */
let searcher;

async function load() {
  const reply = await fetch(new URL(ENTRIES, location.href));
  if (!reply.ok) throw new Error(`${ENTRIES}: ${reply.status}`);
  return new Searcher(await reply.json(), separator);
}

/** @param {string} query */
async function find(query) {
  if (!query.trim()) return [];
  try {
    searcher ??= load();
    return (await searcher).find(query);
  } catch {
    searcher = undefined;
    return [[NOT_THERE]];
  }
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    separator = data.config.separator;
    postMessage({ type: READY });
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: { items: await find(data) } });
  }
});
