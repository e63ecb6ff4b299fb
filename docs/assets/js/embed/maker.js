// Writes the code that other sites paste, and shows what it makes.

import { copy } from "../base/copy.js";
import { element } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { showWhole } from "../base/whole.js";
import { bacaTinggi, SUMBER, TERTINGGI } from "./height.js";

const form = element("pembuat", HTMLFormElement);
const kode = element("kode-sematan", HTMLTextAreaElement);
const contoh = element("contoh-bingkai", HTMLIFrameElement);
const kabar = element("kabar-kode", HTMLElement);
const BINGKAI = new URL("bingkai/", document.baseURI);

/** The frame's address for what is chosen. */
function alamat() {
  const isi = new FormData(form);
  const nilai = (/** @type {string} */ nama) => String(isi.get(nama) ?? "");
  const hasil = new URL(BINGKAI);
  for (const [nama, bawaan] of [["isi", "ringkas"], ["warna", "ikut"], ["aksen", "ungu"]]) {
    const dipilih = nilai(/** @type {string} */ (nama));
    if (dipilih !== bawaan) hasil.searchParams.set(/** @type {string} */ (nama), dipilih);
  }
  const pekerjaan = nilai("pekerjaan");
  hasil.hash = `penghasilan=${nilai("penghasilan")}${pekerjaan ? `&pekerjaan=${pekerjaan}` : ""}`;
  return hasil;
}

/** @param {URL} url */
function tulisKode(url) {
  const tutup = "</script>";
  return `<iframe data-sertakan src="${url.href.replaceAll("&", "&amp;")}"
  title="Kalkulator iuran BPJS Ketenagakerjaan dari Panduan Sertakan"
  width="100%" height="560" loading="lazy" style="border:0"
  sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"></iframe>
<script>
addEventListener("message", ({ origin, source, data }) => {
  if (origin !== "${url.origin}" || data?.sumber !== "${SUMBER}" || data.jenis !== "tinggi") return;
  for (const bingkai of document.querySelectorAll("iframe[data-sertakan]")) {
    const { tinggi } = data;
    if (bingkai.contentWindow === source && tinggi > 0 && tinggi < ${TERTINGGI}) bingkai.height = tinggi;
  }
});
${tutup}`;
}

/** @type {ReturnType<typeof setTimeout>|undefined} */
let jam;
let terpasang = contoh.src;

function perbarui() {
  const url = alamat();
  kode.value = tulisKode(url);
  kabar.textContent = "";
  showWhole(form);
  if (url.href === terpasang) return;
  clearTimeout(jam);
  jam = setTimeout(() => {
    terpasang = url.href;
    // Replaced, not navigated: the back button belongs to this page.
    contoh.contentWindow?.location.replace(url.href);
  }, 150);
}

addEventListener("message", (event) => {
  const tinggi = bacaTinggi(event, contoh, location.origin);
  if (tinggi !== null) contoh.height = String(tinggi);
});
form.addEventListener("input", perbarui);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("salin-kode")?.addEventListener("click", async () => {
  const disalin = await copy(kode.value, () => kode.select());
  kabar.textContent = disalin ? "Kode disalin." : "Kodenya terpilih, salin dengan tangan.";
});
perbarui();
replayEarly();
