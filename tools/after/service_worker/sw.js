// The service worker: keeps one whole version of the site, and changes to the next one between two pages, never
// within one. Workbox does the keeping; `ISI` lists the files of this version and is written by the build.

/**
 * @typedef {object} Isi
 * @property {string} versi
 * @property {{url: string, revision: string, integrity: string}[]} halaman
 * @property {{tempat: string, manifest: string}} mesin
 */

const sw = /** @type {ServiceWorkerGlobalScope & {ISI: Isi, workbox: any}} */ (/** @type {unknown} */ (self));
const { core, precaching, routing } = sw.workbox;
const { mesin, halaman } = sw.ISI;
// The build puts both ahead of this file.
/** @type {typeof import("../../../docs/assets/js/base/tidy.js").tidy} */
const rapikan = Reflect.get(sw, "tidy");
/** @type {typeof import("../../../docs/assets/js/engine/store.js").engineStores} */
const gudang = Reflect.get(sw, "engineStores");

const dasar = new URL(mesin.tempat, sw.registration.scope);
/** Both by `assets/js/engine`: data by content, the manifest by version. */
const { now: MESIN, next: MESIN_BERIKUT } = gudang(new URL("../", dasar).pathname);
const DATA = ["pyodide.asm.wasm", "python_stdlib.zip", "packages.zip", "kolektif.zip", "xlsx.zip"];
/** What the build left out of the first: asked for seldom, and without a network in vain. */
const LENGKAP = ["pyodide.whole.wasm", "python_stdlib.whole.zip", "packages.whole.zip"];

core.setCacheNameDetails({
  prefix: "luring",
  precache: "halaman",
  runtime: "lain",
  suffix: new URL(sw.registration.scope).pathname,
});

/* ------------------------------------------------------------------ pages */

// A new version stands ready and this is the only window: let it take over, then ask again. The page that opens is
// whole in the new version. With two windows open the old version stays whole for both.
routing.registerRoute(
  (/** @type {{request: Request}} */ { request }) => request.mode === "navigate" && Boolean(sw.registration.waiting),
  async (/** @type {{request: Request}} */ { request }) => {
    const jendela = await sw.clients.matchAll({ type: "window" });
    const berikut = sw.registration.waiting;
    if (jendela.length > 1 || !berikut) return sajikan(request);
    berikut.postMessage({ jenis: "ganti" });
    return new Response("", { headers: { refresh: "0", "content-type": "text/html" } });
  },
);

// Pages: kept ones from here, by each form of their address that hosts forgive; others from the network, and without
// one, say so in our own words.
routing.registerRoute(
  (/** @type {{request: Request}} */ { request }) => request.mode === "navigate",
  (/** @type {{request: Request}} */ { request }) => sajikan(request),
);
precaching.precacheAndRoute(halaman, { ignoreURLParametersMatching: [/./], cleanURLs: false });

/** Where the kept files stand. */
const letak = new Set(halaman.map(({ url }) => new URL(url, sw.registration.scope).pathname));

/** @param {Request} request */
async function sajikan(request) {
  const alamat = new URL(request.url);
  const rapi = letak.has(alamat.pathname) ? undefined : dirapikan(alamat);
  return rapi ? Response.redirect(rapi.href) : simpanan(request).catch(tanpaInternet);
}

/**
 * The kept page that an address means, when it is not the address of one.
 * @param {URL} alamat
 */
function dirapikan(alamat) {
  const akar = new URL(sw.registration.scope);
  let jalan = alamat.pathname;
  try {
    jalan = decodeURIComponent(jalan);
  } catch {
    // Half a letter: then as it stands.
  }
  const { folder, fragment } = rapikan(jalan.slice(akar.pathname.length));
  const rapi = new URL(folder, akar);
  if (!letak.has(rapi.pathname)) return undefined;
  rapi.search = alamat.search;
  // Without one of its own, the browser carries the fragment over.
  if (fragment) rapi.hash = fragment;
  return rapi;
}

/** The page that says "not there", saying "no internet" instead, with every address where this site stands. */
async function tanpaInternet() {
  const halaman404 = await precaching.matchPrecache("404.html");
  if (!halaman404) return Response.error();
  const akar = new URL(sw.registration.scope).pathname;
  const asli = await halaman404.text();
  const dikira = /<script data-akar="([^"]*)"/.exec(asli)?.[1] ?? akar;
  const teks = asli
    .replace("<html", "<html data-tanpa-internet")
    .replace(/(<(?:title|h1|p)\b[^>]*?) data-tanpa-internet="([^"]*)">[^<]*</g, "$1>$2<")
    .replace(/( (?:href|src|data-akar)=")(\/(?!\/)[^"]*)/g, (/** @type {string} */ utuh, /** @type {string} */ nama, /** @type {string} */ isi) =>
      isi.startsWith(dikira) ? nama + akar + isi.slice(dikira.length) : utuh,
    )
    .replace(/(<script id="__config"[^>]*>)([^<]*)/, (/** @type {string} */ _, /** @type {string} */ tanda, /** @type {string} */ isi) =>
      tanda + isi.replaceAll(`"${dikira}`, `"${akar}`),
    );
  return new Response(teks, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/**
 * The kept page, else the network's.
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function simpanan(request) {
  const alamat = new URL(request.url);
  alamat.search = alamat.hash = "";
  return (await precaching.matchPrecache(alamat.href)) ?? fetch(request);
}

/* ------------------------------------------------------------------ the engine */

/** @param {string} hex */
const integritas = (hex) => {
  const byte = hex.match(/../g) ?? [];
  return `sha256-${btoa(byte.map((dua) => String.fromCharCode(parseInt(dua, 16))).join(""))}`;
};

/**
 * A file of this version's engine, whole or not at all. A host that compresses nothing has a smaller twin.
 * @param {string} nama
 * @param {Record<string, {byte: number, sha256: string}>} berkas
 */
async function ambil(nama, berkas) {
  const alamat = new URL(nama, dasar);
  const isi = /** @type {{sha256: string}} */ (berkas[nama]);
  const kembar = berkas[`${nama}.gz`];
  if (kembar && typeof DecompressionStream === "function") {
    try {
      const kecil = await fetch(`${alamat.href}.gz`, { integrity: integritas(kembar.sha256) });
      if (kecil.ok && kecil.body) {
        const utuh = await new Response(kecil.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
        return new Response(utuh);
      }
    } catch {
      // A host may unpack the twin on its way; then take the file itself.
    }
  }
  const jawaban = await fetch(alamat, { integrity: integritas(isi.sha256) });
  if (!jawaban.ok) throw new TypeError(`${nama}: ${jawaban.status}`);
  return jawaban;
}

/**
 * @param {Cache} ke the store that gets what is in neither
 * @param {boolean} [lengkap] with what is seldom asked for
 */
async function simpanMesin(ke, lengkap = false) {
  const ada = await caches.open(MESIN);
  const letak = new URL("manifest.json", dasar).href;
  const surat = await fetch(letak, { integrity: integritas(mesin.manifest), cache: "no-cache" });
  if (!surat.ok) throw new TypeError(`manifest.json: ${surat.status}`);
  const { berkas } = await surat.clone().json();
  for (const nama of lengkap && LENGKAP.every((satu) => berkas[satu]) ? [...DATA, ...LENGKAP] : DATA) {
    const tempat = new URL(`../isi/${berkas[nama].sha256}`, dasar).href;
    if ((await ke.match(tempat)) || (await ada.match(tempat))) continue;
    await ke.put(tempat, await ambil(nama, berkas));
  }
  // Last, since it says that the rest is there.
  await ke.put(letak, surat);
}

/** Whoever had an engine without a network shall have one after the change, too. */
async function bawaMesin() {
  if (!(await caches.has(MESIN))) return;
  const lama = await caches.open(MESIN);
  const surat = (await lama.keys()).find(({ url }) => url.endsWith("/manifest.json"));
  if (!surat) return;
  const { berkas } = await (await lama.match(surat))?.json();
  const utuh = await Promise.all(
    LENGKAP.map((satu) => berkas[satu] && lama.match(new URL(`../isi/${berkas[satu].sha256}`, surat.url).href)),
  );
  await simpanMesin(await caches.open(MESIN_BERIKUT), utuh.every(Boolean));
}

async function pakaiMesin() {
  if (!(await caches.has(MESIN_BERIKUT))) return;
  const ke = await caches.open(MESIN);
  const dari = await caches.open(MESIN_BERIKUT);
  for (const kunci of await dari.keys()) {
    const isi = await dari.match(kunci);
    if (isi) await ke.put(kunci, isi);
  }
  await caches.delete(MESIN_BERIKUT);
}

sw.addEventListener("install", (event) => event.waitUntil(bawaMesin()));
sw.addEventListener("activate", (event) => event.waitUntil(pakaiMesin()));

sw.addEventListener("message", (event) => {
  if (event.data?.jenis === "ganti") sw.skipWaiting();
  if (event.data?.jenis === "simpan-mesin") {
    const kabari = (/** @type {object} */ kabar) => event.ports[0]?.postMessage(kabar);
    const kerja = caches.open(MESIN).then((ke) => simpanMesin(ke, event.data.lengkap));
    event.waitUntil(kerja.then(() => kabari({ siap: true }), (error) => kabari({ siap: false, pesan: String(error) })));
  }
});
