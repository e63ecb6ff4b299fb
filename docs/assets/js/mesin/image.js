// An image of Python's memory, made on this device once Python is ready, so
// that the next visit starts from it instead of importing everything again.
// It is taken before the first question of the visitor: nothing that anyone
// typed is in it. A hash seed and a random state are in it too; the engine is
// pure and uses neither.
//
// It rests on private options of Pyodide. Whatever goes wrong with it, the
// worker drops it and starts plainly.
import { sha256 } from "./parts.js";

/** @param {import("./parts.js").Parts} parts */
const place = (parts) => parts.url("image");

/**
 * The image kept on this device, if there is one.
 * @param {import("./parts.js").Parts} parts
 * @returns {Promise<Uint8Array<ArrayBuffer>|null>}
 */
export async function load(parts) {
  const kept = await parts.cache?.match(place(parts));
  if (!kept) return null;
  const image = new Uint8Array(await kept.arrayBuffer());
  if ((await sha256(image)) !== kept.headers.get("x-sha256")) throw new Error("image damaged");
  return image;
}

/**
 * Kept as it is: reading it back is then one copy, where unpacking would cost
 * a slow phone most of the time that the image saves.
 * @param {import("./parts.js").Parts} parts
 * @param {Uint8Array<ArrayBuffer>} image
 */
export async function save(parts, image) {
  const used = trim(image);
  const headers = { "x-sha256": await sha256(used) };
  await parts.cache?.put(place(parts), new Response(used, { headers }));
}

/**
 * Without the half of the memory that Python has not touched yet.
 * @param {Uint8Array<ArrayBuffer>} image
 */
function trim(image) {
  const words = new Uint32Array(image.buffer, image.byteOffset, image.byteLength >> 2);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end -= 1;
  return image.subarray(0, Math.min(image.length, Math.ceil(end / 4) * 16));
}

/** @param {import("./parts.js").Parts} parts */
export async function drop(parts) {
  await parts.cache?.delete(place(parts)).catch(() => false);
}
