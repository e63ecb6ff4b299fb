// Reads the small forms into a fragment and shows faults at their fields.

/** @typedef {{pekerja: number, kunci: string, pesan: string}} Galat */

/** What may stand unescaped in a fragment; a slash parts the scenarios, so it never does inside one.
 * @param {string} teks */
const kode = (teks) => encodeURIComponent(teks).replaceAll("%2C", ",").replaceAll("%3A", ":");

/** @param {HTMLElement} wadah @returns {HTMLFormElement[]} */
const semua = (wadah) => [...wadah.querySelectorAll("form")];

/** @param {HTMLFormElement} form */
function query(form) {
  const pasangan = [...new FormData(form)]
    .map(([kunci, nilai]) => [kunci, String(nilai).trim()])
    .filter(([, nilai]) => nilai)
    .map(([kunci, nilai]) => `${kunci}=${kode(nilai)}`);
  // Keys that this form does not show, as they came in the link.
  const lain = form.querySelector("[data-lain]")?.getAttribute("value");
  return [...pasangan, ...(lain ? [lain] : [])].join("&");
}

/** @param {HTMLElement} wadah */
export const bacaIsian = (wadah) => semua(wadah).map(query);

/**
 * Show each fault at its field; give back what a summary needs.
 * @param {HTMLElement} wadah
 * @param {Galat[]} galat
 */
export function tandaiGalat(wadah, galat) {
  for (const form of semua(wadah)) {
    for (const satu of form.querySelectorAll("[aria-invalid]")) satu.removeAttribute("aria-invalid");
    for (const satu of form.querySelectorAll(".bidang__galat")) satu.textContent = "";
  }
  return galat.map(({ pekerja, kunci, pesan }) => {
    const form = semua(wadah)[pekerja - 1];
    const bidang = form?.elements.namedItem(kunci);
    if (!(bidang instanceof HTMLElement)) {
      const tempat = form?.querySelector("[data-galat-lain]");
      if (tempat) tempat.textContent = `${kunci}: ${pesan}`;
      return { pekerja, pesan, bidang: null };
    }
    bidang.setAttribute("aria-invalid", "true");
    const tempat = document.getElementById(`${bidang.id}-galat`);
    if (tempat) tempat.textContent = pesan;
    return { pekerja, pesan, bidang };
  });
}

/** Open everything around a field and go there. @param {HTMLElement} bidang */
export function ke(bidang) {
  for (let induk = bidang.closest("details"); induk; induk = induk.parentElement?.closest("details") ?? null) {
    induk.open = true;
  }
  bidang.focus();
}
