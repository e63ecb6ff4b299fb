// The service worker: keeps one whole version of the site, and changes to the next one between two pages, never
// within one. Workbox does the keeping; `ISI` lists the files of this version and is written by the build.

/** @typedef {{url: string, revision: string, integrity: string}} Berkas */

/**
 * @typedef {object} Isi
 * @property {string} versi
 * @property {Berkas[]} halaman
 * @property {string[]} dulu the addresses of those that come first
 * @property {{tempat: string, manifest: string}} mesin
 */

const sw = /** @type {ServiceWorkerGlobalScope & {ISI: Isi, workbox: any}} */ (/** @type {unknown} */ (self));
const { core, precaching, routing } = sw.workbox;
const { mesin, halaman, dulu } = sw.ISI;
// The build puts both ahead of this file.
/** @type {typeof import("../../../docs/assets/js/base/tidy.js").tidy} */
const rapikan = Reflect.get(sw, "tidy");
/** @type {typeof import("../../../docs/assets/js/engine/store.js").engineStores} */
const gudang = Reflect.get(sw, "engineStores");

const dasar = new URL(mesin.tempat, sw.registration.scope);
/** Both by `assets/js/engine`: data by content, the manifest by version. */
const { now: MESIN, next: MESIN_BERIKUT } = gudang(new URL("../", dasar).pathname);
const DATA = ["pyodide.asm.wasm", "python_stdlib.zip", "packages.zip", "doors.zip", "kolektif.zip", "xlsx.zip"];
const SKRIP = "pyodide.whole.mjs";
/** What the build left out of the first: asked for seldom, and without a network in vain. */
const LENGKAP = ["pyodide.whole.wasm", "python_stdlib.whole.zip", "packages.whole.zip", SKRIP];

core.setCacheNameDetails({
  prefix: "luring",
  precache: "halaman",
  runtime: "lain",
  suffix: new URL(sw.registration.scope).pathname,
});

/* ------------------------------------------------------------------ pages */

const simpanan = new precaching.PrecacheController();
simpanan.addToCacheList(halaman);

/** Where the kept files stand. */
const letak = new Set(halaman.map(({ url }) => new URL(url, sw.registration.scope).pathname));

/** Whether all of this version is here. Until then the network goes first: what comes from two versions fits nowhere. */
let utuh = false;

/** How many files of this version are kept. */
async function hitungAda() {
  const tempat = core.cacheNames.precache;
  // Asked for only where it is: what was erased does not come back as an empty store.
  const semua = (await caches.has(tempat)) ? await (await caches.open(tempat)).keys() : [];
  const ada = new Set(semua.map(({ url }) => url));
  const sudah = halaman.filter(({ url }) => ada.has(kunci(url))).length;
  utuh = sudah === halaman.length;
  return sudah;
}

/** Counted once, and again when files were added: every request of a page asks. @type {Promise<boolean>|undefined} */
let pemeriksaan;
const periksaUtuh = () => (pemeriksaan ??= hitungAda().then(() => utuh));

/** Under which address a file is kept. @param {string} url @returns {string} */
const kunci = (url) => simpanan.getCacheKeyForURL(new URL(url, sw.registration.scope).href);

/** As many at a time as browsers ask one host for. */
const SEJALAN = 6;

/**
 * Keep files of this version that are not kept yet, in their order; one that does not come whole ends it.
 * @param {Berkas[]} daftar
 * @param {(sudah: number) => void} [kabari]
 */
async function simpanHalaman(daftar, kabari) {
  const ke = await caches.open(core.cacheNames.precache);
  const antre = [...daftar];
  let sudah = 0;
  const satuSatu = async () => {
    for (let berkas = antre.shift(); berkas; berkas = antre.shift()) {
      const tempat = kunci(berkas.url);
      if (!(await ke.match(tempat))) {
        const { integrity } = berkas;
        const jawaban = await fetch(berkas.url, { integrity, cache: "no-cache", credentials: "same-origin" });
        if (!jawaban.ok) throw new TypeError(`${berkas.url}: ${jawaban.status}`);
        // No page may be opened from an answer that was redirected.
        const { headers } = jawaban;
        await ke.put(tempat, jawaban.redirected ? new Response(await jawaban.blob(), { headers }) : jawaban);
      }
      sudah += 1;
      kabari?.(sudah);
    }
  };
  await Promise.all(Array.from({ length: SEJALAN }, satuSatu)).catch((error) => {
    antre.length = 0;
    throw error;
  });
}

/** What whoever comes for the first time may need first: the calculator, what to do after an accident, the open page. */
async function berkasDulu() {
  const jendela = await sw.clients.matchAll({ type: "window", includeUncontrolled: true });
  const mula = new Set([...dulu.map((url) => kunci(url)), ...jendela.map(({ url }) => kunci(url.replace(/[?#].*/, "")))]);
  return halaman.filter(({ url }) => mula.has(kunci(url)));
}

/** Seen by those only whose browser does not ask again by itself, or is long about it. */
const GANTI = `<!doctype html><html lang="id"><meta name="viewport" content="width=device-width">
<title>Versi baru dibuka</title><style>:root{color-scheme:light dark;font:1.25rem/1.5 sans-serif}
p{margin:2rem;animation:2s step-end both lihat}@keyframes lihat{from{visibility:hidden}}</style>
<p>Versi baru situs ini sedang dibuka. Bila halaman tidak berganti, <a href="">buka sekarang</a>.`;

// A new version stands ready and this is the only window: let it take over, then ask again. The page that opens is
// whole in the new version. With two windows open the old version stays whole for both.
routing.registerRoute(
  (/** @type {{request: Request}} */ { request }) => request.mode === "navigate" && Boolean(sw.registration.waiting),
  async (/** @type {{request: Request}} */ { request }) => {
    const jendela = await sw.clients.matchAll({ type: "window" });
    const berikut = sw.registration.waiting;
    if (jendela.length > 1 || !berikut) return sajikan(request);
    berikut.postMessage({ jenis: "ganti" });
    return new Response(GANTI, { headers: { refresh: "0", "content-type": "text/html; charset=utf-8" } });
  },
);

// Pages: kept ones from here, by each form of their address that hosts forgive; others from the network, and without
// one, say so in our own words.
routing.registerRoute(
  (/** @type {{request: Request, url: URL}} */ { request, url }) =>
    !utuh && (request.mode === "navigate" || (url.origin === location.origin && letak.has(url.pathname))),
  async (/** @type {{request: Request}} */ { request }) => {
    if (utuh || (await periksaUtuh())) return request.mode === "navigate" ? sajikan(request) : tersimpan(request);
    return fetch(request).catch(async (error) => {
      if (request.mode === "navigate") return sajikan(request);
      const ada = await simpanan.matchPrecache(alamatPolos(request));
      if (ada) return ada;
      throw error;
    });
  },
);
routing.registerRoute(
  (/** @type {{request: Request}} */ { request }) => request.mode === "navigate",
  (/** @type {{request: Request}} */ { request }) => sajikan(request),
);
routing.registerRoute(
  new precaching.PrecacheRoute(simpanan, { ignoreURLParametersMatching: [/./], cleanURLs: false }),
);

/** @param {Request} request */
async function sajikan(request) {
  const alamat = new URL(request.url);
  const rapi = letak.has(alamat.pathname) ? undefined : dirapikan(alamat);
  return rapi ? Response.redirect(rapi.href) : tersimpan(request).catch(tanpaInternet);
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
  const halaman404 = await simpanan.matchPrecache("404.html");
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
async function tersimpan(request) {
  return (await simpanan.matchPrecache(alamatPolos(request))) ?? fetch(request);
}

/** Without question and fragment. @param {Request} request */
const alamatPolos = ({ url }) => url.replace(/[?#].*/, "");

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
 * Where a file of an engine is kept: data by content, the script where the browser asks for it.
 * @param {string} nama
 * @param {Record<string, {sha256: string}>} berkas
 * @param {URL|string} dari an address in the engine's folder
 */
const tempat = (nama, berkas, dari) => new URL(nama === SKRIP ? nama : `../isi/${berkas[nama]?.sha256}`, dari).href;

routing.registerRoute(
  (/** @type {{url: URL}} */ { url }) => url.href === new URL(SKRIP, dasar).href,
  async (/** @type {{request: Request}} */ { request }) => (await caches.match(request)) ?? fetch(request),
);

/**
 * @param {Cache} ke the store that gets what is in neither
 * @param {boolean} [lengkap] with what is seldom asked for
 */
async function simpanMesin(ke, lengkap = false) {
  const ada = await caches.open(MESIN);
  const daftar = new URL("manifest.json", dasar).href;
  const surat = await fetch(daftar, { integrity: integritas(mesin.manifest), cache: "no-cache" });
  if (!surat.ok) throw new TypeError(`manifest.json: ${surat.status}`);
  const { berkas } = await surat.clone().json();
  for (const nama of lengkap && LENGKAP.every((satu) => berkas[satu]) ? [...DATA, ...LENGKAP] : DATA) {
    const letak = tempat(nama, berkas, dasar);
    if ((await ke.match(letak)) || (await ada.match(letak))) continue;
    await ke.put(letak, await ambil(nama, berkas));
  }
  // Last, since it says that the rest is there.
  await ke.put(daftar, surat);
}

/** Whoever had an engine without a network shall have one after the change, too. */
async function bawaMesin() {
  if (!(await caches.has(MESIN))) return;
  const lama = await caches.open(MESIN);
  const surat = (await lama.keys()).find(({ url }) => url.endsWith("/manifest.json"));
  if (!surat) return;
  const { berkas } = await (await lama.match(surat))?.json();
  const utuh = await Promise.all(
    LENGKAP.map((satu) => berkas[satu] && lama.match(tempat(satu, berkas, surat.url))),
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

// Who has a version keeps it until the next one is whole; who has none has the most needed at once, and the rest follows.
sw.addEventListener("install", (event) =>
  event.waitUntil(
    sw.registration.active
      ? Promise.all([bawaMesin(), simpanHalaman(halaman)])
      : berkasDulu().then((berkas) => simpanHalaman(berkas)),
  ),
);
sw.addEventListener("activate", (event) => {
  simpanan.activate(event);
  event.waitUntil(pakaiMesin());
});

sw.addEventListener("message", (event) => {
  if (event.data?.jenis === "ganti") sw.skipWaiting();
  if (event.data?.jenis === "simpan-halaman") {
    const kabari = (/** @type {object} */ kabar) => event.ports[0]?.postMessage(kabar);
    const maju = (/** @type {number} */ sudah) => kabari({ sudah, jumlah: halaman.length });
    const simpan = async () => {
      if (await periksaUtuh()) return;
      await simpanHalaman(halaman, maju);
      await hitungAda();
    };
    event.waitUntil(
      simpan().then(
        () => kabari({ siap: true }),
        async (error) => {
          maju(await hitungAda());
          kabari({ siap: false, pesan: String(error) });
        },
      ),
    );
  }
  if (event.data?.jenis === "simpan-mesin") {
    const kabari = (/** @type {object} */ kabar) => event.ports[0]?.postMessage(kabar);
    const kerja = caches.open(MESIN).then((ke) => simpanMesin(ke, event.data.lengkap));
    event.waitUntil(kerja.then(() => kabari({ siap: true }), (error) => kabari({ siap: false, pesan: String(error) })));
  }
});
