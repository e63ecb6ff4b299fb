// Pictures that cost more than a glance are drawn when their panel is opened, and again with each new answer.

import { jadikan } from "../base/trusted.js";

/**
 * @param {HTMLElement} wadah
 * @param {(nama: string) => Promise<string>} lukis asks the engine for the markup
 */
export function pasangLukis(wadah, lukis) {
  wadah.addEventListener(
    "toggle",
    async (event) => {
      const panel = event.target;
      if (!(panel instanceof HTMLDetailsElement) || !panel.open || !panel.dataset.lukis) return;
      const tempat = panel.querySelector(".lukis");
      if (!tempat || tempat.childElementCount) return;
      tempat.textContent = "Sedang digambar.";
      try {
        tempat.replaceChildren(jadikan(await lukis(panel.dataset.lukis)));
      } catch {
        tempat.textContent = "Belum dapat digambar; kalkulator belum siap. Tutup, lalu buka lagi.";
      }
    },
    // The event does not bubble.
    { capture: true },
  );
}
