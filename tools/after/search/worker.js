// Answers the search box of the theme: SETUP with the index, QUERY with what was typed, READY and RESULT back. These
// four messages, and the shape of a result, are all that is known of the theme here.
import { Searcher } from "./searcher.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
/** @type {Searcher | undefined} */
let searcher;

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    searcher = new Searcher(data.docs, data.config.separator);
    postMessage({ type: READY });
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: { items: searcher?.find(data) ?? [] } });
  }
});
