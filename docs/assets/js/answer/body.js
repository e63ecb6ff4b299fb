// The body picture: opens the rows of a part and writes the chosen codes into
// the form's field `cacat`. What a code is worth, only Python knows.

import { clean } from "../base/money.js";

/** @typedef {{kode: string, ukuran: string}} Cedera */

/**
 * Read the field as the engine does (calculator/readers.py).
 * @param {string} teks the field's text, such as `A15:50,B06`
 * @returns {Cedera[]}
 */
export function bacaCedera(teks) {
  return clean(teks)
    .replace(/\s*:\s*/g, ":")
    .replace(/(:\d{1,3})(?:,(\d{1,2})\b)?(?:\s*(?:%|persen\b))?/gi, (_, utuh, sen) => (sen ? `${utuh}.${sen}` : utuh))
    .replace(/[ .,;]+$/, "")
    .split(/\s*(?:[,;/&+]|\bdan\b|\s)\s*/i)
    .filter(Boolean)
    .map((satu) => {
      const [kode, ukuran = ""] = satu.split(":");
      return { kode: kode.charAt(0).toUpperCase() + kode.slice(1), ukuran };
    });
}

/** @param {Cedera[]} cedera */
export const tulisCedera = (cedera) =>
  cedera.map(({ kode, ukuran }) => (ukuran ? `${kode}:${ukuran}` : kode)).join(",");

/**
 * Bring the picture inside a form to life, once somebody opens it: until then it is not there (partials/lipat.html).
 * @param {HTMLFormElement} form
 */
export function pasangBadan(form) {
  const lipat = form.querySelector(".badan-lipat");
  const bidang = form.elements.namedItem("cacat");
  if (!lipat || !(bidang instanceof HTMLInputElement)) return undefined;
  /** @type {ReturnType<typeof hidupkan>|undefined} */
  let badan;
  lipat.addEventListener("toggle", () => {
    const akar = lipat.querySelector("[data-badan]");
    if (badan || !(akar instanceof HTMLElement)) return;
    badan = hidupkan(form, akar, bidang);
  });
  return { tampilkan: () => badan?.tampilkan() };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} akar
 * @param {HTMLInputElement} bidang
 */
function hidupkan(form, akar, bidang) {
  const terpilih = /** @type {HTMLElement} */ (akar.querySelector(".badan__terpilih"));
  let tertulis = "";

  /** @param {string} kode */
  const baris = (kode) =>
    /** @type {HTMLElement|null} */ (akar.querySelector(`.badan__pilihan[data-kode="${CSS.escape(kode)}"]`));

  /** Show in picture and list what the field says. */
  function tampilkan() {
    const cedera = bacaCedera(bidang.value);
    for (const li of akar.querySelectorAll(".badan__pilihan")) {
      const milik = cedera.filter(({ kode }) => kode === li.getAttribute("data-kode"));
      const { centang, rinci, ukuran, banyak } = bagianBaris(li);
      centang.checked = milik.length > 0;
      if (rinci) rinci.hidden = !milik.length;
      if (banyak && milik.length) banyak.value = String(milik.length);
      if (ukuran && ukuran !== document.activeElement) ukuran.value = milik[0]?.ukuran ?? "";
    }
    hitung();
    tertulis = tulisCedera(cedera);
  }

  /** Say how many are chosen: at each part, in the picture, and as chips that take one back. */
  function hitung() {
    /** @type {HTMLElement[]} */
    const keping = [];
    for (const bagian of akar.querySelectorAll(".badan__bagian")) {
      const dipilih = [...bagian.querySelectorAll(".badan__pilihan")].filter((li) => bagianBaris(li).centang.checked);
      const jumlah = dipilih.reduce((n, li) => n + Number(bagianBaris(li).banyak?.value ?? 1), 0);
      const lencana = /** @type {HTMLElement} */ (bagian.querySelector(".badan__jumlah"));
      lencana.hidden = !jumlah;
      lencana.textContent = `${jumlah} dipilih`;
      const area = akar.querySelector(`.badan__area[data-bagian="${bagian.getAttribute("data-bagian")}"]`);
      area?.classList.toggle("badan__area--ada", jumlah > 0);
      const nama = area?.getAttribute("data-nama") ?? "";
      area?.setAttribute("aria-label", jumlah ? `${nama} ${jumlah} dipilih` : nama);
      const angka = area?.querySelector(".badan__hitung");
      if (angka) angka.textContent = jumlah ? String(jumlah) : "";
      keping.push(...dipilih.map(kepingDari));
    }
    terpilih.replaceChildren(...keping);
  }

  /** @param {Element} li */
  function kepingDari(li) {
    const uraian = li.querySelector(".badan__uraian")?.textContent ?? "";
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "keping badan__buang";
    tombol.dataset.kode = li.getAttribute("data-kode") ?? "";
    tombol.textContent = uraian;
    tombol.setAttribute("aria-label", `Hapus ${uraian}`);
    const satu = document.createElement("li");
    satu.append(tombol);
    return satu;
  }

  /** Put one row's choice into the field, leaving every other code as it was written.
   * @param {Element} li */
  function tulis(li) {
    const kode = li.getAttribute("data-kode") ?? "";
    const { centang, ukuran, banyak, rinci } = bagianBaris(li);
    const lama = bacaCedera(bidang.value);
    const tempat = lama.findIndex((satu) => satu.kode === kode);
    const sisa = lama.filter((satu) => satu.kode !== kode);
    const nilai = clean(ukuran?.value ?? "").replace(/\s*(?:%|persen)$/i, "").replace(",", ".").replace(/\.$/, "");
    const jumlah = centang.checked ? Number(banyak?.value ?? 1) : 0;
    // Everything before its first place belongs to other codes.
    sisa.splice(tempat < 0 ? sisa.length : tempat, 0, ...Array(jumlah).fill({ kode, ukuran: nilai }));
    if (rinci) rinci.hidden = !centang.checked;
    tertulis = tulisCedera(sisa);
    bidang.value = tertulis;
    hitung();
    bidang.dispatchEvent(new Event("input", { bubbles: true }));
  }

  akar.addEventListener("input", (event) => {
    const li = event.target instanceof Element ? event.target.closest(".badan__pilihan") : null;
    if (!li) return;
    // Its own fields are no part of the scenario: the form hears of the code only.
    event.stopPropagation();
    tulis(li);
  });
  akar.addEventListener("change", (event) => {
    event.stopPropagation();
    if (event.target instanceof Element && event.target.closest(".badan__pilihan")) mantap();
  });

  /** What was chosen stands: the next change is another step back. */
  const mantap = () => bidang.dispatchEvent(new Event("change", { bubbles: true }));

  akar.addEventListener("click", (event) => {
    const sasaran = event.target instanceof Element ? event.target : null;
    const area = sasaran?.closest(".badan__area");
    const buang = sasaran?.closest(".badan__buang");
    if (area) {
      // The fragment holds the scenario: a plain jump would lose it.
      event.preventDefault();
      buka(area.getAttribute("data-bagian") ?? "");
    } else if (buang instanceof HTMLElement) {
      const li = baris(buang.dataset.kode ?? "");
      if (!li) return;
      bagianBaris(li).centang.checked = false;
      tulis(li);
      mantap();
      const lain = terpilih.querySelector("button");
      const ringkas = li.closest("details")?.querySelector("summary");
      (lain ?? ringkas)?.focus();
    }
  });

  /** @param {string} nama */
  function buka(nama) {
    const bagian = /** @type {HTMLDetailsElement|null} */ (akar.querySelector(`.badan__bagian[data-bagian="${nama}"]`));
    if (!bagian) return;
    bagian.open = true;
    bagian.querySelector("summary")?.focus({ preventScroll: true });
    bagian.scrollIntoView({ block: "nearest" });
  }

  bidang.addEventListener("input", () => {
    if (tulisCedera(bacaCedera(bidang.value)) !== tertulis) tampilkan();
  });
  form.addEventListener("reset", () => queueMicrotask(tampilkan));
  tampilkan();
  return { tampilkan };
}

/** @param {Element} li */
function bagianBaris(li) {
  return {
    centang: /** @type {HTMLInputElement} */ (li.querySelector('input[type="checkbox"]')),
    rinci: /** @type {HTMLElement|null} */ (li.querySelector(".badan__rinci")),
    ukuran: /** @type {HTMLInputElement|null} */ (li.querySelector("[data-ukuran]")),
    banyak: /** @type {HTMLSelectElement|null} */ (li.querySelector("[data-banyak]")),
  };
}
