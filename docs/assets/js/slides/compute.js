// The slide that calculates: asks the worker and puts its answer on the screen. It knows no rule of the law.
import { monthNow, whenDayTurns } from "../base/clock.js";
import { jadikan } from "../base/trusted.js";
import { offerMeanings } from "../base/field.js";
import { calculatorForPhones } from "../base/reach.js";
import { Engine } from "../engine/engine.js";
import { stageText } from "../engine/stages.js";

/** How much smaller what is shown may become so that the slide holds it; what stays as large, slides.css says. */
const MUAT = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.36, 0.28];
/** An upright window scrolls instead (slides.css). */
const TEGAK = matchMedia("(max-aspect-ratio: 1/1)");

/** Make a question or an answer as large as the slide has room for. @param {HTMLElement} slide @param {HTMLElement} layar */
function muatkan(slide, layar) {
  // Another slide is on the screen: its turn will come.
  if (!slide.clientHeight) return;
  const { paddingTop, paddingBottom } = getComputedStyle(slide);
  const ruang = slide.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
  for (const kali of TEGAK.matches ? [1] : MUAT) {
    layar.style.setProperty("--muat", String(kali));
    if (layar.offsetHeight <= ruang) return;
  }
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
  const saran = /** @type {HTMLElement} */ (form.querySelector(".saran"));
  /** What may have been meant by a field. @param {HTMLSelectElement|HTMLInputElement} bidang @param {{teks: string, kunci: string, nilai: string}[]} arti */
  const tawarkan = (bidang, arti) =>
    offerMeanings(saran, arti.filter(({ kunci }) => kunci === bidang.name), (isi) => {
      bidang.value = isi;
      form.requestSubmit();
    });
  const tempat = calculatorForPhones(document.body.dataset);
  const mesin = new Engine(document.body.dataset.mesinUrl ?? "");

  /** What to say of an occupation in the address that the list does not have. */
  let asing = "";
  /** @param {{pekerjaan: string, penghasilan: string}} setelan */
  const isi = (setelan) => {
    const slug = setelan.pekerjaan.toLowerCase();
    const ada = Array.from(pekerjaan.options).some((pilihan) => pilihan.value === slug);
    pekerjaan.value = ada ? slug : "";
    asing = ada ? "" : `Pekerjaan “${setelan.pekerjaan}” tidak ada dalam daftar. Pilih dari daftar, atau hitung tanpa itu.`;
    kabar.textContent = asing;
    penghasilan.value = setelan.penghasilan;
  };
  isi(awal);

  mesin.addEventListener("tahap", (event) => {
    const { detail } = /** @type {CustomEvent<import("../engine/engine.js").RincianTahap>} */ (event);
    slide.dataset.mesin = detail.tahap;
    kabar.textContent = stageText(detail) || asing;
    muat();
  });

  const muat = () => muatkan(slide, layar.hidden ? form : layar);

  const tanya = () => {
    layar.hidden = ganti.hidden = true;
    form.hidden = false;
    muat();
    penghasilan.focus({ preventScroll: true });
    penghasilan.select();
  };

  /** @param {string} [kerja] */
  const pertanyaan = (kerja = pekerjaan.value) => {
    const query = new URLSearchParams({ penghasilan: penghasilan.value });
    if (kerja) query.set("pekerjaan", kerja);
    return query.toString();
  };

  /** @param {boolean} [lagi] the answer is on the screen already, for a day that is over */
  const jawab = async (lagi = false) => {
    let query = pertanyaan();
    if (mesin.tahap === "gagal") mesin.ulang().catch(() => {});
    try {
      // A whole line, "petani, 1,5 juta": each part goes into its own field, for all to see.
      const baris = JSON.parse(await mesin.panggil("urai", penghasilan.value));
      if (query !== pertanyaan()) return;
      if (baris.pekerjaan) {
        pekerjaan.value = baris.pekerjaan;
        // An occupation that the list does not have leaves none chosen.
        if (pekerjaan.selectedIndex < 0) pekerjaan.value = "";
        penghasilan.value = baris.penghasilan;
        asing = "";
      }
      query = pertanyaan();
      const asked = pertanyaan(baris.pekerjaan);
      const balasan = JSON.parse(await mesin.panggil("layar", asked, monthNow(), tempat));
      // Written on meanwhile: it would be the answer to something else.
      if (query !== pertanyaan()) return;
      for (const bidang of [pekerjaan, penghasilan]) bidang.removeAttribute("aria-invalid");
      if (balasan.galat) {
        const { kunci, pesan, saran: arti } = balasan.galat[0];
        const bidang = kunci === pekerjaan.name ? pekerjaan : penghasilan;
        kabar.textContent = pesan;
        bidang.setAttribute("aria-invalid", "true");
        tawarkan(bidang, arti ?? []);
        tanya();
        return;
      }
      tawarkan(penghasilan, []);
      kabar.textContent = "";
      layar.replaceChildren(jadikan(balasan.html));
      form.hidden = true;
      layar.hidden = ganti.hidden = false;
      muat();
      if (lagi) return;
      // Give the keys back to the slides.
      penghasilan.blur();
      ganti.blur();
    } catch (error) {
      if (error instanceof Error && error.name !== "AbortError") kabar.textContent = error.message;
      muat();
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    jawab();
  });
  whenDayTurns(() => {
    if (!layar.hidden) jawab(true);
  });
  pekerjaan.addEventListener("change", () => {
    if (kabar.textContent === asing) kabar.textContent = "";
    asing = "";
    muat();
  });
  ganti.addEventListener("click", tanya);
  new ResizeObserver(muat).observe(slide);
  layar.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || target.dataset.isi !== "penghasilan") return;
    penghasilan.value = target.value;
    jawab();
  });

  return {
    /** The address names another worker. @param {{pekerjaan: string, penghasilan: string}} setelan */
    ganti: (setelan) => {
      const lama = pertanyaan();
      isi(setelan);
      if (pertanyaan() === lama || layar.hidden) return;
      layar.hidden = ganti.hidden = true;
      form.hidden = false;
    },
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
