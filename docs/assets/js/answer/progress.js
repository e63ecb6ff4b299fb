// Says what the engine is doing: stages with bytes, drawn by the mark whose ovals fill; on failure, a way on.

const MB = new Intl.NumberFormat("id-ID", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** @param {number} byte */
const megabyte = (byte) => MB.format(byte / 1e6);

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} kotak
 * @param {import("../engine/engine.js").Engine} mesin
 * @param {Promise<boolean>} menunggu whether the engine waits to be asked for
 */
export function pasangKabar(form, kotak, mesin, menunggu) {
  const gambar = /** @type {SVGElement|null} */ (kotak.querySelector(".kawung"));
  const teks = /** @type {HTMLElement} */ (kotak.querySelector(".kabar-mesin__teks"));
  const ulang = /** @type {HTMLButtonElement} */ (kotak.querySelector("button"));
  ulang.addEventListener("click", () => {
    mesin.ulang().catch(() => {});
  });

  /** @param {import("../engine/engine.js").RincianTahap} rincian */
  const tulis = ({ tahap, byte, total, pesan }) => {
    // The page itself says "siap", once Python's first answer stands on it.
    if (tahap !== "siap") form.dataset.mesin = tahap;
    kotak.dataset.tahap = tahap;
    ulang.hidden = tahap !== "gagal";
    ulang.textContent = "Coba lagi";
    // The download is most of the way; the last oval fills while Python starts.
    const muat = { unduh: total ? (byte / total) * 0.75 : 0, mulai: 0.88, siap: 1, gagal: 0 }[tahap];
    gambar?.style.setProperty("--ps-muat", String(muat));
    teks.textContent = {
      unduh: total
        ? `Mengunduh kalkulator: ${megabyte(byte)} dari ${megabyte(total)} MB. Iuran sudah dapat Anda lihat.`
        : "Menyiapkan kalkulator.",
      mulai: "Menyalakan kalkulator di perangkat Anda.",
      siap: "Dihitung di perangkat Anda, tidak dikirim.",
      gagal: `${pesan} Iuran di bawah tetap dapat dipakai: ia dari tabel di halaman ini.`,
    }[tahap];
  };
  mesin.addEventListener("tahap", (event) => tulis(/** @type {CustomEvent} */ (event).detail));
  tulis(mesin.rincian);
  menunggu.then((tunggu) => {
    if (!tunggu || mesin.tahap !== "unduh") return;
    teks.textContent =
      "Browser Anda menghemat data, jadi kalkulator (beberapa MB) belum diunduh. Iuran sudah dapat Anda lihat.";
    ulang.textContent = "Unduh kalkulator";
    ulang.hidden = false;
  });
}
