// The theme's script, with the search that it starts, is a tenth of what a slow phone's processor does until Python
// answers. Here it waits until then, or until somebody reaches for the page's head. It imports nothing: whatever else
// fails to arrive, the page keeps its menu and its search.

/** Milliseconds after which nothing is waited for any more. */
const PALING_LAMA = 20_000;
/** Milliseconds in which the first answer is drawn. */
const GAMBAR = 500;

const bawaan = document.querySelector("script[data-tema]");
const kepala = document.querySelector(".md-header");
/** @type {(work: () => void, most: {timeout: number}) => void} */
const diam = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, GAMBAR));

let dimuat = false;

function muat() {
  if (dimuat || !(bawaan instanceof HTMLScriptElement)) return;
  dimuat = true;
  const skrip = document.createElement("script");
  skrip.src = bawaan.dataset.tema ?? "";
  skrip.addEventListener("load", () => kepala?.removeEventListener("change", warnai));
  document.head.append(skrip);
}

/** Colours chosen before the theme is there: it finds the choice where it would have kept it. @param {Event} event */
function warnai({ target }) {
  if (!(target instanceof HTMLInputElement) || target.name !== "__palette") return;
  const pilihan = [...document.querySelectorAll("input[name=__palette]")];
  const bagian = ["media", "scheme", "primary", "accent"];
  const color = Object.fromEntries(bagian.map((nama) => [nama, target.getAttribute(`data-md-color-${nama}`)]));
  Reflect.get(globalThis, "__md_set")("__palette", { index: pilihan.indexOf(target), color });
  document.body.setAttribute("data-md-color-scheme", color.scheme ?? "");
}

kepala?.addEventListener("change", warnai);
for (const niat of ["pointerdown", "focusin"]) kepala?.addEventListener(niat, muat, { once: true });
const form = document.querySelector("form#kalkulator");
// The engine may have been faster than this script: its present stage counts too, not only the next one.
const lihat = () => {
  if (/siap|gagal/.test(form?.getAttribute("data-mesin") ?? "")) setTimeout(() => diam(muat, { timeout: GAMBAR }), GAMBAR);
};
if (form) new MutationObserver(lihat).observe(form, { attributeFilter: ["data-mesin"] });
lihat();
setTimeout(muat, PALING_LAMA);
