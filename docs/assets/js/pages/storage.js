// Shows what this site keeps on the device, and erases it when asked. Several sites may share an origin, each below its
// own path: only what carries our path is ours.
import { engineStores } from "../engine/store.js";
import { luring } from "../offline/offline.js";

const akar = new URL("../", location.href);
const MESIN = engineStores(new URL("mesin/", akar).pathname);
const tempat = /** @type {HTMLElement} */ (document.getElementById("simpanan-isi"));
const daftar = /** @type {HTMLElement} */ (tempat.querySelector("[data-daftar]"));
const tombol = /** @type {HTMLButtonElement} */ (tempat.querySelector("[data-hapus]"));
const kabar = /** @type {HTMLElement} */ (tempat.querySelector("[data-kabar]"));

/**
 * Ask the browser for something it may refuse.
 * @template T
 * @param {() => T | Promise<T>} tanya
 * @param {T} bila
 * @returns {Promise<T>}
 */
async function coba(tanya, bila) {
  try {
    return await tanya();
  } catch {
    return bila;
  }
}

/** Keys of a store that carry our path, but for the one that says to keep nothing. @param {() => Storage} wadah */
const kunci = (wadah) =>
  coba(
    () =>
      Object.keys(wadah()).filter((nama) => nama.startsWith(akar.pathname) && !nama.endsWith(".luring-jangan")),
    [],
  );

const singgahan = () =>
  coba(async () => (await caches.keys()).filter((nama) => nama.includes(akar.pathname)), []);

const pekerja = () =>
  coba(async () => {
    const semua = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    return semua.filter(({ scope }) => scope.startsWith(akar.href));
  }, /** @type {ServiceWorkerRegistration[]} */ ([]));

/** Whether the calculator ever needed, on this device, what the build had left out of it. */
const jebakan = () => coba(async () => Boolean(await caches.match(new URL(MESIN.trap, akar), { cacheName: MESIN.now })), false);

async function tampilkan() {
  const pilihan = [...(await kunci(() => localStorage)), ...(await kunci(() => sessionStorage))];
  const berkas = await singgahan();
  const luring = await pekerja();
  const isi = [
    pilihan.length && `Pilihan Anda: ${pilihan.map((nama) => nama.slice(akar.pathname.length)).join(", ")}`,
    berkas.length && "Berkas situs dan kalkulator, sama untuk semua orang",
    (await jebakan()) &&
      "Kalkulator pernah meminta berkas lengkapnya di perangkat ini: hitungannya tetap benar, hanya sekali menunggu lebih lama",
    luring.length && "Penolong untuk membuka situs tanpa internet",
  ].filter(Boolean);
  daftar.replaceChildren(
    ...(isi.length ? isi : ["Tidak ada yang tersimpan."]).map((teks) => {
      const li = document.createElement("li");
      li.textContent = String(teks);
      return li;
    }),
  );
  tombol.hidden = isi.length === 0;
}

tombol.addEventListener("click", async () => {
  for (const wadah of [() => localStorage, () => sessionStorage]) {
    for (const nama of await kunci(wadah)) wadah().removeItem(nama);
  }
  for (const nama of await singgahan()) await caches.delete(nama);
  for (const satu of await pekerja()) await satu.unregister();
  // And nothing is kept again, until asked for.
  if (luring.bisa) await luring.hapus();
  await tampilkan();
  kabar.textContent = "Semuanya sudah dihapus. Situs ini tidak menyimpan lagi sampai Anda memintanya.";
});

await tampilkan();
