// Which data of Pyodide's WebAssembly nothing that stays can reach.
//
// An emptied table does not stop, it lies; so an area goes only if everything speaks for it. No function that is kept
// names an address in it; no word of what can be reached points into it, as far as words are pointers; nothing of it was
// read while the runtime was watched; it is large, begins where something begins that only traps name, and well away
// from what is reached before it.
import binaryen from "binaryen";

/** What was read is known by pieces of this many bytes (bench/profile/watch.mjs). */
const PIECE = 512;
/** Smaller areas bring little. */
const LEAST = 16_384;
/** So far from what is reached, another name is no name of a place within the same table. */
const AWAY = 1024;
/** Large tables begin at such addresses. */
const ALIGNED = 16;
/** A page of this size that has fewer words than this which look like pointers has none. */
const PAGE = 16_384;
const FEW = 64;
const FIRST = 1024;
/** The section of a WebAssembly that holds its data. */
const DATA = 11;

const ADDRESS = /i32\.const (-?\d+)|offset=(\d+)/g;
const SUM = /offset=(\d+)[^()]*\(i32\.const (-?\d+)\)/g;

/** A docstring: letters, and more than one line of them. */
const DOCSTRING = /^[\t\n -~]*\n[\t\n -~]*$/;
/** Shorter texts may be anything. */
const SHORTEST = 24;

/** @typedef {[from: number, to: number]} Area */

/**
 * What lies in the memory before anything runs, and who names it.
 * @typedef {object} Data
 * @property {Uint8Array} memory
 * @property {Int32Array} words
 * @property {number} pointers below this, words are no pointers
 * @property {Set<number>} pointed addresses in it to which its words point
 * @property {Map<string, number[]>} named by function, addresses in it that the function names
 */

/**
 * @param {binaryen.Module} binary
 * @param {Map<string, string>} texts what the functions say, by name
 * @returns {Data}
 */
export function dataOf(binary, texts) {
  const memory = imageOf(binary);
  const words = new Int32Array(memory.buffer);
  const inside = (address) => address >= FIRST && address < memory.length;
  const pointers = firstPointer(words, inside);
  const pointed = new Set(words.subarray(pointers >> 2).filter(inside));
  const named = new Map([...texts].map(([name, text]) => [name, addresses(text).filter(inside)]));
  return { memory, words, pointers, pointed, named };
}

/**
 * @param {Data} data
 * @param {Set<string>} kept names of the functions that stay
 * @param {number[]} read pieces that were read
 * @param {Data} published the same as published, with functions that are no longer here
 * @returns {Area[]}
 */
export function unreached({ memory, words, pointers, pointed, named }, kept, read, published) {
  if (Buffer.compare(memory, published.memory) !== 0) throw new Error("other data than in Pyodide as published");
  /** Where something begins, as far as anybody names it. */
  const names = new Set([FIRST, ...pointed]);
  /** What of it is named by what stays. */
  const live = new Set([FIRST]);
  for (const all of published.named.values()) for (const address of all) names.add(address);
  for (const [name, all] of named) {
    for (const address of all) {
      names.add(address);
      if (kept.has(name)) live.add(address);
    }
  }
  const starts = Float64Array.from(names).sort();
  const busy = read.map((piece) => [piece * PIECE, (piece + 1) * PIECE + AWAY]);
  for (const [from, to] of reach(starts, live, words, pointers)) busy.push([from, Math.max(to, from + AWAY)]);
  const end = 4 * words.length;
  busy.sort(([one], [other]) => one - other).push([end, end]);

  const aligned = starts.filter((start) => start % ALIGNED === 0);
  /** @type {Area[]} */
  const areas = [];
  let free = FIRST;
  for (const [from, to] of busy) {
    const first = aligned[below(aligned, free - 1) + 1];
    if (from - first >= LEAST) areas.push([first, from]);
    free = Math.max(free, to);
  }
  return areas;
}

/**
 * Docstrings of what is written in C, as those of Python are left out: texts that end with a zero, of several lines or
 * with a signature, which tables of methods and types point to and no function names.
 * @param {Data} data
 * @returns {Area[]}
 */
export function docstrings({ memory, pointed, named }) {
  const byFunctions = new Set([...named.values()].flat());
  // The linker lets a short text be the end of a longer one.
  const starts = Float64Array.from(new Set([...byFunctions, ...pointed])).sort();
  /** @type {Area[]} */
  const areas = [];
  for (const from of pointed) {
    const to = memory.indexOf(0, from);
    if (to - from < SHORTEST || memory[from - 1] !== 0 || byFunctions.has(from)) continue;
    if (starts[below(starts, to)] !== from) continue;
    if (DOCSTRING.test(Buffer.from(memory.subarray(from, to)).toString("latin1"))) areas.push([from, to]);
  }
  return areas;
}

/** The memory as it is before anything runs. @param {binaryen.Module} binary */
function imageOf(binary) {
  const segments = Array.from({ length: binary.getNumDataSegments() }, (_, index) =>
    binary.getDataSegmentInfo(binary.getDataSegmentByIndex(index)),
  );
  const end = Math.max(...segments.map(({ offset, data }) => offset + data.byteLength));
  const memory = new Uint8Array(Math.ceil(end / 4) * 4);
  for (const { offset, data } of segments) memory.set(new Uint8Array(data), offset);
  return memory;
}

/** Addresses, and what may be some, that a function names. @param {string} text */
function addresses(text) {
  const alone = [...text.matchAll(ADDRESS)].map(([, number, offset]) => Number(number ?? offset) >>> 0);
  return alone.concat([...text.matchAll(SUM)].map(([, offset, number]) => (Number(offset) + Number(number)) >>> 0));
}

/**
 * Pointers stand behind all that is only read, which is told from them by pages full of other things.
 * @param {Int32Array} words
 * @param {(address: number) => boolean} inside
 */
function firstPointer(words, inside) {
  const page = PAGE / 4;
  for (let from = words.length - (words.length % page); from > 0; from -= page) {
    const all = words.subarray(from, from + page);
    const pointers = all.filter((word) => word % 4 === 0 && word > PAGE && inside(word));
    if (pointers.length < FEW && all.filter(Boolean).length > page / 2) return 4 * from;
  }
  throw new Error("no data that are only read");
}

/** Where a value stands in a sorted list, or the last one below it. @param {Float64Array} sorted @param {number} value */
function below(sorted, value) {
  let [low, high] = [-1, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sorted[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * What is named by what stays, and what its words point to, and so on.
 * @param {Float64Array} starts
 * @param {Iterable<number>} live
 * @param {Int32Array} words
 * @param {number} pointers below this, words are no pointers
 * @returns {Area[]}
 */
function reach(starts, live, words, pointers) {
  const last = 4 * words.length;
  /** @type {Area[]} */
  const found = [];
  const seen = new Set();
  const queue = [...live];
  for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
    const index = below(starts, address);
    if (index < 0 || seen.has(index)) continue;
    seen.add(index);
    const [from, to] = [starts[index], starts[index + 1] ?? last];
    found.push([from, to]);
    for (const word of words.subarray(Math.max(from, pointers) >> 2, Math.max(to, pointers) >> 2)) {
      if (word >= FIRST && word < last) queue.push(word);
    }
  }
  return found;
}

/** @param {Uint8Array} bytes @param {number} at @returns {[value: number, after: number]} */
function number(bytes, at) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at++];
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte & 0x80);
  return [value, at];
}

/**
 * The same WebAssembly with zeros there. (Binaryen can read data, not change them.)
 * @param {Uint8Array} whole
 * @param {Area[]} areas
 */
export function emptied(whole, areas) {
  const bytes = whole.slice();
  let at = 8;
  for (let [kind, size, from] = [0, 0, 0]; at < bytes.length; at = from + size) {
    kind = bytes[at];
    [size, from] = number(bytes, at + 1);
    if (kind === DATA) emptySegments(bytes, from, areas);
  }
  return bytes;
}

/** @param {Uint8Array} bytes @param {number} from @param {Area[]} areas */
function emptySegments(bytes, from, areas) {
  let [count, at] = number(bytes, from);
  for (; count > 0; count -= 1) {
    // Flags, then `i32.const` with the address, and `end`.
    if (bytes[at] !== 0 || bytes[at + 1] !== 0x41) throw new Error("data that stand at no fixed address");
    const [address, after] = number(bytes, at + 2);
    const [size, data] = number(bytes, after + 1);
    for (const [first, last] of areas) {
      const [one, other] = [Math.max(first, address), Math.min(last, address + size)];
      if (one < other) bytes.fill(0, data + one - address, data + other - address);
    }
    at = data + size;
  }
}
