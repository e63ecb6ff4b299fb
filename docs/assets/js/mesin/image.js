// An image of Python's memory, made on this device once Python is ready, so
// that the next visit starts from it instead of importing everything again.
// It is taken before the first question of the visitor: nothing that anyone
// typed is in it. A hash seed and a random state are in it too; the engine is
// pure and uses neither.
//
// It rests on private options of Pyodide. Whatever goes wrong with it, the
// worker drops it and starts plainly.

/** @param {import("./parts.js").Parts} parts */
const place = (parts) => parts.url("image");

/**
 * The image kept on this device, if there is one.
 * @param {import("./parts.js").Parts} parts
 * @returns {Promise<Uint8Array<ArrayBuffer>|null>}
 */
export async function load(parts) {
  const kept = await parts.cache?.match(place(parts));
  if (!kept?.body) return null;
  const size = Number(kept.headers.get("x-size"));
  // Filled piece by piece, since no device wants these bytes in memory twice.
  const image = new Uint8Array(size);
  const reader = kept.body.pipeThrough(new DecompressionStream("gzip")).getReader();
  let at = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    image.set(step.value, at);
    at += step.value.length;
  }
  if (at !== size) throw new Error("image incomplete");
  return image;
}

/**
 * @param {import("./parts.js").Parts} parts
 * @param {Uint8Array<ArrayBuffer>} image
 */
export async function save(parts, image) {
  const stream = new Blob([image]).stream().pipeThrough(new CompressionStream("gzip"));
  const headers = { "x-size": String(image.length) };
  // The body is complete before it is kept: a half image would look like a whole one.
  const body = await new Response(stream).arrayBuffer();
  await parts.cache?.put(place(parts), new Response(body, { headers }));
}

/** @param {import("./parts.js").Parts} parts */
export async function drop(parts) {
  await parts.cache?.delete(place(parts)).catch(() => false);
}
