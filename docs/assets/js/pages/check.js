// Works out published figures again in the visitor's own browser, and says which agree.
import { Engine } from "../engine/engine.js";
import { stageText } from "../engine/stages.js";

/** @typedef {{nama: string, masukan: string, hasil: Record<string, unknown>, asal: string}} Kasus */

const tempat = /** @type {HTMLElement} */ (document.getElementById("periksa"));
const tombol = /** @type {HTMLButtonElement} */ (tempat.querySelector("[data-mulai]"));
const kabar = /** @type {HTMLElement} */ (tempat.querySelector("[data-kabar]"));
const hasil = /** @type {HTMLDetailsElement} */ (tempat.querySelector("[data-hasil]"));
const baris = /** @type {HTMLTableSectionElement} */ (hasil.querySelector("tbody"));
const angka = new Intl.NumberFormat("id-ID");

/**
 * Follow a path such as `manfaat.jkk.stmb.rincian.2.persen`.
 * @param {unknown} isi
 * @param {string} jalur
 * @returns {unknown}
 */
const ambil = (isi, jalur) =>
  jalur.split(".").reduce((dalam, nama) => /** @type {any} */ (dalam)?.[nama], isi);

/** @param {unknown} nilai */
const tulis = (nilai) => (typeof nilai === "number" ? angka.format(nilai) : String(nilai ?? "tidak ada"));

/**
 * @param {Kasus} kasus
 * @param {unknown} jawaban
 * @returns {boolean} whether all figures agree
 */
function catat({ nama, asal, hasil: harapan }, jawaban) {
  const beda = Object.entries(harapan).filter(([jalur, nilai]) => ambil(jawaban, jalur) !== nilai);
  const tr = baris.insertRow();
  const judul = document.createElement("th");
  judul.scope = "row";
  judul.textContent = nama;
  tr.append(judul);
  tr.insertCell().textContent = asal;
  tr.insertCell().textContent = Object.keys(harapan)
    .map((jalur) => `${jalur} ${tulis(ambil(jawaban, jalur))}`)
    .join("; ");
  const lencana = document.createElement("span");
  lencana.className = `lencana lencana--${beda.length ? "galat" : "baik"}`;
  lencana.textContent = beda.length
    ? `seharusnya ${beda.map(([jalur, nilai]) => `${jalur} ${tulis(nilai)}`).join("; ")}`
    : "cocok";
  tr.insertCell().append(lencana);
  return beda.length === 0;
}

async function periksa() {
  tombol.disabled = true;
  baris.replaceChildren();
  const mesin = new Engine(tempat.dataset.mesinUrl ?? "");
  mesin.addEventListener("tahap", (event) => {
    const { detail } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event);
    if (detail.tahap === "unduh" || detail.tahap === "mulai") kabar.textContent = stageText(detail);
  });
  try {
    const [jawaban] = await Promise.all([fetch(tempat.dataset.kasusUrl ?? ""), mesin.mulai()]);
    const { kini, kasus } = /** @type {{kini: string, kasus: Kasus[]}} */ (await jawaban.json());
    let cocok = 0;
    hasil.hidden = false;
    for (const satu of kasus) {
      const { jawaban: isi } = JSON.parse(await mesin.hitung(satu.masukan, kini));
      if (catat(satu, isi)) cocok += 1;
      kabar.textContent = `Menghitung: ${baris.rows.length} dari ${kasus.length}.`;
    }
    tempat.dataset.hasil = cocok === kasus.length ? "cocok" : "beda";
    hasil.open = cocok !== kasus.length;
    kabar.textContent =
      cocok === kasus.length
        ? `Semua ${kasus.length} kasus cocok: hitungan di perangkat ini benar.`
        : `${kasus.length - cocok} dari ${kasus.length} kasus tidak cocok. Jangan pakai hitungan di perangkat ini, dan beri tahu kami.`;
  } catch (error) {
    tempat.dataset.hasil = "gagal";
    const pesan = error instanceof Error ? error.message : "";
    kabar.textContent = `Pemeriksaan tidak selesai. ${pesan}`;
  } finally {
    mesin.tutup();
    tombol.disabled = false;
    tombol.textContent = "Periksa lagi";
  }
}

kabar.textContent = "";
tombol.hidden = false;
tombol.addEventListener("click", periksa);
