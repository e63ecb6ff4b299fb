// What is asked stands in the address, after the #, so that a link, a reload and the back button keep it. Pages read
// and write it here only: whatever way the address changed, the page knows, and nothing in it is passed over.

/** Milliseconds until an address that the browser refused is tried again; WebKit allows a hundred in ten seconds. */
const AGAIN = 1000;

/** How a page shall look may stand in the query, too. */
const LOOKS = new Set(["proyektor"]);

/**
 * What an address asks: its fragment, "" when there is none or when it names a place on the page. A fragment that a
 * program coded once too often is read all the same.
 * @param {string} [hash]
 */
export function asked(hash = location.hash) {
  const text = hash.replace(/^#/, "");
  if (text.includes("=")) return text;
  if (/%3d/i.test(text)) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }
  return document.getElementById(text) ? "" : text;
}

/**
 * A question may come after the ? as well, where the page's own scripts would not look for it, or coded twice: put it
 * where it belongs, as it belongs.
 * @param {(key: string) => boolean} known whether a key is one of a question's
 */
export function questionToFragment(known) {
  const question = asked();
  if (question && `#${question}` !== location.hash) history.replaceState(history.state, "", `#${question}`);
  if (location.hash) return;
  const pairs = location.search.slice(1).split("&").filter(Boolean);
  const key = (/** @type {string} */ pair) => decodeURIComponent(pair.split("=")[0] ?? "");
  const moved = pairs.filter((pair) => !LOOKS.has(key(pair)));
  if (!moved.some((pair) => known(key(pair)))) return;
  const looks = pairs.filter((pair) => LOOKS.has(key(pair))).join("&");
  history.replaceState(history.state, "", `${location.pathname}${looks && `?${looks}`}#${moved.join("&")}`);
}

/** @type {ReturnType<typeof setTimeout>|undefined} */
let refused;

/**
 * Change the address at hand, now or as soon as the browser lets it: nothing else must wait for that.
 * @param {string} address
 */
export function replaceAddress(address) {
  clearTimeout(refused);
  try {
    history.replaceState(history.state, "", address);
  } catch {
    refused = setTimeout(() => replaceAddress(address), AGAIN);
  }
}

/** Writes the address: one entry of history for each settled change, however many keys were pressed for it. */
export class History {
  /** The fragment as it stands in the address, or will as soon as the browser lets it. */
  #last = location.hash;
  #typing = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {(question: string) => void} restore called when the address changed by other hands than ours */
  constructor(restore) {
    const follow = () => {
      // Both events come for one step back; the second finds nothing new.
      if (location.hash === this.#last) return;
      clearTimeout(this.#timer);
      this.#last = location.hash;
      this.#typing = false;
      const question = asked();
      if (question) this.respell(question);
      restore(question);
    };
    addEventListener("popstate", follow);
    addEventListener("hashchange", follow);
  }

  /**
   * Put a question into the address.
   * @param {string} question
   * @param {boolean} settled whether the change is settled: left the field, chose, pressed a button
   */
  record(question, settled) {
    if (`#${question}` !== this.#last) {
      this.#write(`#${question}`, !this.#typing);
      this.#typing = true;
    }
    if (settled) this.#typing = false;
  }

  /** The same question, spelt otherwise: no new entry. @param {string} question */
  respell(question) {
    if (`#${question}` !== this.#last) this.#write(`#${question}`, false);
  }

  /** @param {string} hash @param {boolean} entry */
  #write(hash, entry) {
    clearTimeout(this.#timer);
    this.#last = hash;
    try {
      history[entry ? "pushState" : "replaceState"](null, "", hash);
      this.#last = location.hash;
    } catch {
      // Refused after too many in a short time. The answer must not wait for that.
      this.#timer = setTimeout(() => this.#write(hash, entry), AGAIN);
    }
  }
}
