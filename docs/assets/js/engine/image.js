// An image of Python's memory, made on this device once Python is ready, so
// that the next visit starts from it instead of importing everything again.
// It is taken before the first question of the visitor: nothing that anyone
// typed is in it. A hash seed and a random state are in it too; the engine is
// pure and uses neither.
//
// It rests on private options of Pyodide. Whatever goes wrong with it, the
// worker drops it and starts plainly.
import { sha256 } from "./parts.js";

/** With and without traps each has its own. @param {import("./parts.js").Parts} parts */
const place = (parts) => parts.url(parts.whole ? "whole/image" : "image");

/** Most of the memory is empty. What is kept is every piece of this size that is not. */
const PIECE = 1024;
const PIECE_WORDS = PIECE / 4;

/**
 * The image kept on this device, if there is one.
 * @param {import("./parts.js").Parts} parts
 * @returns {Promise<Uint8Array<ArrayBuffer>|null>}
 */
export async function load(parts) {
  const kept = await parts.cache?.match(place(parts));
  if (!kept) return null;
  const packed = new Uint8Array(await kept.arrayBuffer());
  if ((await sha256(packed)) !== kept.headers.get("x-sha256")) throw new Error("image damaged");
  return spread(packed);
}

/**
 * Kept without compression: unpacking would cost a slow phone most of the time that the image saves.
 * @param {import("./parts.js").Parts} parts
 * @param {Uint8Array<ArrayBuffer>} image
 */
export async function save(parts, image) {
  const packed = gather(image);
  const headers = { "x-sha256": await sha256(packed) };
  await parts.cache?.put(place(parts), new Response(packed, { headers }));
}

/**
 * Length of the image, number of pieces, the place of each, and the pieces.
 * @param {Uint8Array<ArrayBuffer>} image
 * @returns {Uint8Array<ArrayBuffer>}
 */
function gather(image) {
  const words = new Uint32Array(image.buffer, image.byteOffset, image.byteLength >> 2);
  const places = [];
  for (let at = 0; at < words.length; at += PIECE_WORDS) {
    if (words.subarray(at, at + PIECE_WORDS).some((word) => word !== 0)) places.push(at);
  }
  const head = new Uint32Array([words.length, places.length, ...places]);
  const packed = new Uint32Array(head.length + places.length * PIECE_WORDS);
  packed.set(head);
  places.forEach((at, number) => {
    packed.set(words.subarray(at, at + PIECE_WORDS), head.length + number * PIECE_WORDS);
  });
  return new Uint8Array(packed.buffer);
}

/**
 * The image as it was, without the empty end: Python has not touched that part of its memory yet.
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Uint8Array<ArrayBuffer>}
 */
function spread(packed) {
  const words = new Uint32Array(packed.buffer, packed.byteOffset, packed.byteLength >> 2);
  const [whole, count] = words;
  const places = words.subarray(2, 2 + count);
  const end = Math.min(whole, (places.at(-1) ?? 0) + PIECE_WORDS);
  const image = new Uint32Array(end);
  places.forEach((at, number) => {
    const from = 2 + count + number * PIECE_WORDS;
    image.set(words.subarray(from, from + Math.min(PIECE_WORDS, end - at)), at);
  });
  return new Uint8Array(image.buffer);
}

/** @param {import("./parts.js").Parts} parts */
export async function drop(parts) {
  await parts.cache?.delete(place(parts)).catch(() => false);
}
