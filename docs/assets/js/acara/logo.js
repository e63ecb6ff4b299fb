// The organiser's own picture. It is too large for a link and nobody else's business: it stays on this device.

/** Longest side of what is kept, in pixels; sharp enough for 3 cm on paper. */
const SIDE = 600;
/** Bytes above which a picture is not opened: phones give up on such. */
const LARGEST = 20_000_000;

/** Several sites may share an origin: ours begins with our path, and "Hapus semuanya" finds it by that. */
const KEY = `${new URL("../../../", import.meta.url).pathname}logo-acara`;

/** Why a picture is not taken, in words for the visitor. */
export class LogoFault extends Error {}

/** The kept picture as a data: address of a PNG; "" when there is none. */
export function logo() {
  try {
    const kept = localStorage.getItem(KEY) ?? "";
    return kept.startsWith("data:image/png;base64,") ? kept : "";
  } catch {
    return "";
  }
}

export function forgetLogo() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/**
 * Keep a picture: made small, on white, so that it prints as it shows.
 * @param {Blob} file
 * @returns {Promise<string>} its data: address
 * @throws {LogoFault} in Indonesian
 */
export async function keepLogo(file) {
  if (file.size > LARGEST) throw new LogoFault("Gambar ini terlalu besar. Pilih yang di bawah 20 MB.");
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode().catch(() => {
      throw new LogoFault("Berkas ini tidak terbaca sebagai gambar. Pilih PNG, JPG, atau SVG.");
    });
    // A drawing may have no size of its own.
    const width = picture.naturalWidth || SIDE;
    const height = picture.naturalHeight || SIDE;
    const scale = Math.min(1, SIDE / Math.max(width, height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = canvas.toDataURL("image/png");
    try {
      localStorage.setItem(KEY, made);
    } catch {
      throw new LogoFault("Browser ini tidak mau menyimpan gambar. Buka halaman ini di browser biasa, bukan mode rahasia.");
    }
    return made;
  } finally {
    URL.revokeObjectURL(address);
  }
}
