// Has the browser's own voice say one piece after the other, and notices when it does not: a voice may be listed and
// yet be missing, speak another language, or stop without a word.
import { isIndonesian, voices } from "./door.js";

/** Without an element, no place on the page shows what is said. @typedef {{text: string, element?: Element}} Piece */

const speech = globalThis.speechSynthesis;
/** Milliseconds that a voice may take to begin, and after that to finish a piece. */
const PATIENCE = { start: 5000, end: 25_000 };
const SPEED = { usual: 1, slow: 0.75 };

export class Reader {
  /** @type {Piece[]} */
  #pieces = [];
  #at = 0;
  #slow = false;
  #turn = 0;
  /** Voices that failed. @type {Set<string>} */
  #failed = new Set();
  /** Kept, or some browsers forget to say when it ends. @type {SpeechSynthesisUtterance|undefined} */
  #saying;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #told;

  /** @param {(news: "reads"|"rests"|"ends"|"fails", piece?: Piece) => void} told */
  constructor(told) {
    this.#told = told;
  }

  /** @param {Piece[]} pieces */
  read(pieces) {
    this.#pieces = pieces;
    this.#at = 0;
    this.#say();
  }

  /** The browser's own pause does nothing on many phones: stopped, and the piece said again later. */
  rest() {
    this.#silence();
    this.#told("rests", this.#pieces[this.#at]);
  }

  goOn() {
    this.#say();
  }

  /** @param {boolean} slow */
  set slow(slow) {
    this.#slow = slow;
    if (this.#saying) this.#say();
  }

  stop() {
    if (!this.#pieces.length) return;
    this.#pieces = [];
    this.#silence();
    this.#told("ends");
  }

  /** No voice of this device is of use. */
  give() {
    for (const { voiceURI } of voices()) this.#failed.add(voiceURI);
    this.#say();
  }

  #silence() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#saying = undefined;
    // In vain, some browsers swallow what is said next.
    if (speech.speaking || speech.pending) speech.cancel();
  }

  #say() {
    this.#silence();
    const piece = this.#pieces[this.#at];
    if (!piece) {
      this.stop();
      return;
    }
    const voice = voices().find(({ voiceURI }) => !this.#failed.has(voiceURI));
    if (!voice) {
      this.#pieces = [];
      this.#told("fails");
      return;
    }
    this.#told("reads", piece);
    const saying = new SpeechSynthesisUtterance(piece.text);
    saying.voice = voice;
    saying.lang = voice.lang.replace("_", "-");
    saying.rate = this.#slow ? SPEED.slow : SPEED.usual;
    const turn = this.#turn;
    /** Whatever is said of a piece before is no news. @param {() => void} then */
    const now = (then) => () => {
      if (turn === this.#turn) then();
    };
    const fail = now(() => {
      this.#failed.add(voice.voiceURI);
      this.#say();
    });
    const next = now(() => {
      this.#at += 1;
      this.#say();
    });
    let begun = false;
    saying.onstart = now(() => {
      begun = true;
      clearTimeout(this.#timer);
      // Some browsers put another voice in the place of one that is missing.
      if (saying.voice && !isIndonesian(saying.voice.lang)) fail();
      // A voice that stops without a word is helped on.
      else this.#timer = setTimeout(next, PATIENCE.end);
    });
    saying.onend = () => (begun ? next : fail)();
    saying.onerror = fail;
    this.#timer = setTimeout(fail, PATIENCE.start);
    this.#saying = saying;
    speech.speak(saying);
  }
}
