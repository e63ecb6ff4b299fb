// The service worker: keeps one whole version of the site, and changes to the next one between two pages, never
// within one. Workbox does the keeping; `ISI` lists the files of this version and is written by the build.

/**
 * @typedef {object} Isi
 * @property {string} versi
 * @property {{url: string, revision: string, integrity: string}[]} halaman
 * @property {{tempat: string, manifest: string}} mesin
 */

const sw = /** @type {ServiceWorkerGlobalScope & {ISI: Isi, workbox: any}} */ (/** @type {unknown} */ (self));
const { core, precaching, routing, strategies } = sw.workbox;
const { mesin, halaman } = sw.ISI;

const dasar = new URL(mesin.tempat, sw.registration.scope);
/** Several sites may share an origin, each below its own path. */
const jalur = new URL("../", dasar).pathname;
/** The engine's own store (assets/js/engine): its data by content, its manifest by version. */
const MESIN = `mesin ${jalur}`;
/** The next version's engine waits here until its pages take over. */
const MESIN_BERIKUT = `mesin-berikut ${jalur}`;
const DATA = ["pyodide.asm.wasm", "python_stdlib.zip", "packages.zip"];

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
    if (jendela.length > 1 || !berikut) return simpanan(request);
    berikut.postMessage({ jenis: "ganti" });
    return new Response("", { headers: { refresh: "0", "content-type": "text/html" } });
  },
);

precaching.precacheAndRoute(halaman, { ignoreURLParametersMatching: [/./], cleanURLs: false });

// What is not kept comes from the network; without one, say so in our own words.
routing.registerRoute(
  (/** @type {{request: Request}} */ { request }) => request.mode === "navigate",
  new strategies.NetworkOnly(),
);
routing.setCatchHandler(async (/** @type {{request: Request}} */ { request }) =>
  request.mode === "navigate" ? ((await precaching.matchPrecache("404.html")) ?? Response.error()) : Response.error(),
);

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

/** @param {Cache} ke the store that gets what is in neither */
async function simpanMesin(ke) {
  const ada = await caches.open(MESIN);
  const letak = new URL("manifest.json", dasar).href;
  const surat = await fetch(letak, { integrity: integritas(mesin.manifest), cache: "no-cache" });
  if (!surat.ok) throw new TypeError(`manifest.json: ${surat.status}`);
  const { berkas } = await surat.clone().json();
  for (const nama of DATA) {
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
  const lama = await (await caches.open(MESIN)).keys();
  if (!lama.some(({ url }) => url.endsWith("/manifest.json"))) return;
  await simpanMesin(await caches.open(MESIN_BERIKUT));
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
    const kerja = caches.open(MESIN).then(simpanMesin);
    event.waitUntil(kerja.then(() => kabari({ siap: true }), (error) => kabari({ siap: false, pesan: String(error) })));
  }
});
