// A day that is over must not be told as one to come. The day stands in the answer; here it is only compared.

import { dayNow } from "../base/clock.js";

/**
 * Show what holds after a day: data-sesudah="2026-11-16". Days written this way sort as text.
 * @param {ParentNode} wadah
 */
export function tandaiLewat(wadah) {
  const kini = dayNow();
  for (const satu of /** @type {NodeListOf<HTMLElement>} */ (wadah.querySelectorAll("[data-sesudah]"))) {
    satu.hidden = kini <= (satu.dataset.sesudah ?? "");
  }
}
