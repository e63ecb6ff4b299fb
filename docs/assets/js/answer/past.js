// A day that is over must not be told as one to come. The day stands in the answer; here it is only compared.

/** Jakarta keeps one clock all year. */
const SELISIH = 7 * 3_600_000;

/**
 * Show what holds after a day: data-sesudah="2026-11-16". Days written this way sort as text.
 * @param {ParentNode} wadah
 */
export function tandaiLewat(wadah) {
  const kini = new Date(Date.now() + SELISIH).toISOString().slice(0, 10);
  for (const satu of /** @type {NodeListOf<HTMLElement>} */ (wadah.querySelectorAll("[data-sesudah]"))) {
    satu.hidden = kini <= (satu.dataset.sesudah ?? "");
  }
}
