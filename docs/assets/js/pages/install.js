// @ts-check
// The line that installs the package names this very site, wherever it is served from.

const code = /** @type {HTMLElement} */ (document.getElementById("baris-pasang"));
const address = /** @type {HTMLElement} */ (code.querySelector("[data-alamat]"));
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-salin]"));
const news = /** @type {HTMLElement} */ (document.querySelector("[data-kabar]"));

address.textContent = new URL(code.dataset.paket ?? "", document.baseURI).href;

button.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    news.textContent = "Tersalin.";
  } catch {
    // Without permission, or on a page that is not secure: leave the line selected.
    getSelection()?.selectAllChildren(code);
    news.textContent = "Baris sudah dipilih; salin dengan Ctrl+C.";
  }
});
