// Reads the one kind of zip that the build writes: entries stored, not
// compressed. The archive as a whole is compressed on its way here.

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Every file of a stored zip.
 * @param {Uint8Array} zip
 * @returns {Generator<[string, Uint8Array]>}
 */
export function* entries(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const text = new TextDecoder();
  const end = zip.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error("not a zip");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY || view.getUint16(at + 10, true) !== 0) {
      throw new Error("not a stored zip");
    }
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = text.decode(zip.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    yield [name, zip.subarray(start, start + size)];
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/**
 * Write every file below a folder of Pyodide's file system.
 * @param {Uint8Array} zip
 * @param {{mkdirTree(path: string): void, writeFile(path: string, data: Uint8Array): void}} FS
 * @param {string} folder
 */
export function unpack(zip, FS, folder) {
  for (const [name, data] of entries(zip)) {
    const path = `${folder}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, data);
  }
}
