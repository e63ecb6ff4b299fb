// Shows one page of the single file: the one the fragment names (#hal=iuran), else the calculator, whose fragment is
// its own. Going to another page loads the file anew, so that every page starts clean, as on the site.
/** @param {string} teks compressed, as text */
async function buka(teks) {
  const byte = Uint8Array.from(atob(teks), (huruf) => huruf.charCodeAt(0));
  const aliran = new Blob([byte]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(aliran).text();
}

/**
 * Where a link leads that the engine wrote, as for the site's folders: to a page of this file, or to the site.
 * @param {string} tulisan
 * @param {string} jalan the folder of the page that it stands on
 */
function diSini(tulisan, jalan) {
  const { pathname, hash } = new URL(tulisan, `file:///${jalan}`);
  const tempat = pathname.slice(1);
  const halaman = document.querySelector(`template[data-jalan="${CSS.escape(tempat)}"]`);
  const nama = halaman?.getAttribute("data-hal");
  if (!nama) return `${document.documentElement.dataset.akar ?? ""}${tempat}${hash}`;
  const tanya = hash.includes("=") ? hash.slice(1) : "";
  return nama === "kalkulator" ? `#${tanya}` : `#hal=${nama}${tanya && `&${tanya}`}`;
}

/** @param {Record<string, () => Promise<unknown>>} modul each page's scripts, by their place on the site */
async function tampilkan(modul) {
  const nama = new URLSearchParams(location.hash.slice(1)).get("hal") ?? "kalkulator";
  const halaman = /** @type {HTMLTemplateElement} */ (
    document.querySelector(`template[data-hal="${CSS.escape(nama)}"]`) ?? document.querySelector("template[data-hal]")
  );
  const isi = document.createElement("template");
  isi.innerHTML = await buka(halaman.content.textContent ?? "");
  const { judul = "", gaya = "", skrip = "", kelas = "", badan } = halaman.dataset;
  for (const lembar of document.querySelectorAll("style[data-gaya]")) {
    if (!gaya.split(" ").includes(lembar.getAttribute("data-gaya") ?? "")) lembar.remove();
  }
  if (badan) {
    for (const [kunci, nilai] of Object.entries(JSON.parse(badan))) document.body.setAttribute(kunci, nilai);
    document.body.replaceChildren(isi.content, ...document.querySelectorAll('[id^="isi-"]'));
  } else {
    const artikel = /** @type {HTMLElement} */ (document.querySelector("article"));
    artikel.className = kelas;
    artikel.append(isi.content);
    document.querySelector(`.berkas__jalan [href="${nama === "kalkulator" ? "#" : `#hal=${nama}`}"]`)?.setAttribute("aria-current", "page");
  }
  document.title = judul;
  document.addEventListener("click", (event) => {
    const tautan = /** @type {Element|null} */ (event.target)?.closest("a[href^='#'], a[href^='./'], a[href^='../']");
    const tulisan = tautan?.getAttribute("href") ?? "#";
    const tujuan = tulisan.startsWith("#") ? tulisan : diSini(tulisan, halaman.dataset.jalan ?? "");
    if (tautan?.hasAttribute("data-pindah") || tujuan !== tulisan) {
      event.preventDefault();
      if (!tujuan.startsWith("#")) {
        location.assign(tujuan);
        return;
      }
      history.replaceState(null, "", tujuan);
      location.reload();
    } else if (tautan && nama !== "kalkulator" && nama !== "presentasi") {
      event.preventDefault();
      document.getElementById(tujuan.slice(1))?.scrollIntoView();
    }
  });
  for (const satu of skrip.split(" ")) modul[satu]?.();
}

/** @param {Record<string, () => Promise<unknown>>} modul */
export function muat(modul) {
  tampilkan(modul).catch(() => {
    const kata = "Browser ini terlalu lama untuk berkas ini. Pakailah Chrome, Edge, Firefox, atau Safari keluaran 2023 atau setelahnya.";
    document.querySelector("article")?.append(kata);
  });
}
