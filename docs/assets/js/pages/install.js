// @ts-check
// The line that installs the package names this very site, wherever it is served from.

import { copy } from "../base/copy.js";

const code = /** @type {HTMLElement} */ (document.getElementById("baris-pasang"));
const address = /** @type {HTMLElement} */ (code.querySelector("[data-alamat]"));
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-salin]"));
const news = /** @type {HTMLElement} */ (document.querySelector("[data-kabar]"));

address.textContent = new URL(code.dataset.paket ?? "", document.baseURI).href;

button.addEventListener("click", async () => {
  const copied = await copy(code.textContent ?? "", () => getSelection()?.selectAllChildren(code));
  news.textContent = copied ? "Tersalin." : "Baris sudah dipilih; salin dengan Ctrl+C.";
});
