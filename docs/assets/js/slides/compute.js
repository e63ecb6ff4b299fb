// The slide that calculates: asks the worker and puts its answer on the screen. It knows no rule of the law.
import { Engine } from "../engine/engine.js";
import { monthNow } from "../base/clock.js";

// The engine's markup is the one thing here that becomes markup; every word in it was escaped by its template.
const hasil = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("hasil", {
  createHTML: (/** @type {string} */ teks) => teks,
});

/** Hosts that a phone in the hall cannot reach. */
const SETEMPAT = /^(localhost|127\.|\[::1\])/;

/**
 * The calculator's address for phones: where this site stands, or where the build said it would.
 * @param {DOMStringMap} data
 */
function alamat(data) {
  const sini = new URL(data.kalkulator ?? "", document.baseURI);
  const jauh = sini.protocol.startsWith("http") && !SETEMPAT.test(sini.host);
  return jauh ? sini.href : new URL("kalkulator/", data.situs).href;
}

/**
 * @param {HTMLElement} slide
 * @param {{pekerjaan: string, penghasilan: string}} awal
 */
export function pasang(slide, awal) {
  const form = /** @type {HTMLFormElement} */ (slide.querySelector("form"));
  const layar = /** @type {HTMLElement} */ (slide.querySelector("#layar"));
  const ganti = /** @type {HTMLButtonElement} */ (slide.querySelector(".layar__ganti"));
  const kabar = /** @type {HTMLElement} */ (form.querySelector('[role="status"]'));
  const pekerjaan = /** @type {HTMLSelectElement} */ (form.elements.namedItem("pekerjaan"));
  const penghasilan = /** @type {HTMLInputElement} */ (form.elements.namedItem("penghasilan"));
  const tempat = alamat(document.body.dataset);
  const mesin = new Engine(document.body.dataset.mesinUrl ?? "");

  if (Array.from(pekerjaan.options).some((pilihan) => pilihan.value === awal.pekerjaan)) {
    pekerjaan.value = awal.pekerjaan;
  }
  penghasilan.value = awal.penghasilan;

  mesin.addEventListener("tahap", (event) => {
    const { tahap, byte, total, pesan } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event).detail;
    slide.dataset.mesin = tahap;
    if (tahap === "unduh") {
      kabar.textContent = total ? `Menyiapkan mesin hitung, ${Math.floor((byte / total) * 100)}%` : "Menyiapkan mesin hitung";
    } else if (tahap === "mulai") kabar.textContent = "Menyalakan mesin hitung";
    else kabar.textContent = pesan;
  });

  const tanya = () => {
    layar.hidden = ganti.hidden = true;
    form.hidden = false;
    penghasilan.focus({ preventScroll: true });
    penghasilan.select();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = new URLSearchParams({ penghasilan: penghasilan.value });
    if (pekerjaan.value) query.set("pekerjaan", pekerjaan.value);
    if (mesin.tahap === "gagal") mesin.ulang().catch(() => {});
    try {
      const isi = JSON.parse(await mesin.panggil("layar", query.toString(), monthNow(), tempat));
      if (isi.galat) {
        kabar.textContent = isi.galat[0].pesan;
        penghasilan.setAttribute("aria-invalid", "true");
        tanya();
        return;
      }
      penghasilan.removeAttribute("aria-invalid");
      kabar.textContent = "";
      layar.innerHTML = hasil ? hasil.createHTML(isi.html) : isi.html;
      form.hidden = true;
      layar.hidden = ganti.hidden = false;
      // Give the keys back to the slides.
      penghasilan.blur();
      ganti.blur();
    } catch (error) {
      if (error instanceof Error && error.name !== "AbortError") kabar.textContent = error.message;
    }
  });
  ganti.addEventListener("click", tanya);

  return {
    /** Begin loading Python: on the slide before, so that nobody waits. */
    siapkan: () => void mesin.mulai().catch(() => {}),
    /** The slide is on the screen. */
    tampil: () => {
      if (layar.hidden) penghasilan.focus({ preventScroll: true });
    },
    /** A digit typed over an answer begins the next question. @param {string} angka */
    ketik: (angka) => {
      if (layar.hidden) return;
      tanya();
      penghasilan.value = angka;
    },
  };
}
