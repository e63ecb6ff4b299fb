// Projector mode: everything bigger, the frame quieter. It lives in the address (?proyektor) and nowhere else, so
// that a link opens it and the fragment stays the calculator's own.

import { replaceAddress } from "./base/history.js";

const KUNCI = "proyektor";

/** @param {boolean} nyala */
function pasang(nyala) {
  document.documentElement.classList.toggle(KUNCI, nyala);
  for (const tombol of document.querySelectorAll("[data-proyektor]")) tombol.setAttribute("aria-pressed", String(nyala));
}

/** Links to our own pages keep the mode, as long as it is on. @param {MouseEvent} event */
function bawa(event) {
  if (!document.documentElement.classList.contains(KUNCI)) return;
  const tautan = /** @type {Element|null} */ (event.target)?.closest("a[href]");
  if (!(tautan instanceof HTMLAnchorElement) || tautan.origin !== location.origin) return;
  const alamat = new URL(tautan.href);
  if (alamat.pathname === location.pathname || tautan.hasAttribute("download")) return;
  alamat.searchParams.set(KUNCI, "");
  tautan.href = alamat.href.replace(`${KUNCI}=`, KUNCI);
}

pasang(new URLSearchParams(location.search).has(KUNCI));
document.addEventListener("click", bawa, { capture: true });
for (const tombol of document.querySelectorAll("[data-proyektor]")) {
  tombol.addEventListener("click", () => {
    const nyala = !document.documentElement.classList.contains(KUNCI);
    const alamat = new URL(location.href);
    if (nyala) alamat.searchParams.set(KUNCI, "");
    else alamat.searchParams.delete(KUNCI);
    replaceAddress(alamat.href.replace(`${KUNCI}=`, KUNCI));
    pasang(nyala);
  });
}
