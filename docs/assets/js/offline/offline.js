// Makes the site usable without a network and says how far that is. Nothing about the visitor is kept.

import { engineStores } from "../engine/store.js";

const AKAR = new URL("../../../", import.meta.url);
const MESIN = engineStores(new URL("mesin/", AKAR).pathname);
/** What a whole version takes; each site below a path has its own. */
const GUDANG = [`luring-halaman-${AKAR.pathname}`, MESIN.now, MESIN.next];
/** Set when the visitor erased everything: then we keep nothing until asked. */
const JANGAN = `${AKAR.pathname}.luring-jangan`;
/** First let the page be used; keeping can wait. */
const SABAR = 2500;

/**
 * @typedef {object} Tentang
 * @property {string} versi
 * @property {string} diperiksa
 * @property {{jumlah: number, byte: number}} halaman
 * @property {{tempat: string, byte: {unduh: number, simpan: number}}} mesin
 */

/** @typedef {"memeriksa"|"tiada"|"menyimpan"|"sebagian"|"halaman"|"siap"} Tahap */

/** @param {number} byte */
export const ukuran = (byte) =>
  byte < 1e6
    ? `${Math.max(1, Math.round(byte / 1024))} KB`
    : `${new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 }).format(byte / 1024 / 1024)} MB`;

/**
 * @param {string} hari YYYY-MM-DD
 * @param {number} kini
 */
export function umur(hari, kini) {
  const tulis = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${hari}T00:00Z`));
  const lewat = Math.floor((kini - Date.parse(`${hari}T00:00+07:00`)) / 86_400_000);
  return lewat > 0 ? `${tulis}, ${lewat} hari lalu` : tulis;
}

/** A line where the visitor pays by the byte, or asked us to be sparing. */
function hemat() {
  const jalur = /** @type {any} */ (navigator).connection;
  return Boolean(jalur?.saveData || jalur?.type === "cellular" || /(^|-)2g$/.test(jalur?.effectiveType ?? ""));
}

const ingat = () => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

/** Whether the visitor erased everything, and has not asked since. */
const jangan = () => Boolean(ingat()?.getItem(JANGAN));

/** Whether the engine of this version is kept. @param {Tentang} tentang */
async function adaMesin(tentang) {
  const surat = new URL(`${tentang.mesin.tempat}manifest.json`, AKAR);
  return Boolean(await caches.match(surat, { cacheName: MESIN.now }).catch(() => undefined));
}

/** Whether every page of a version is kept: the worker that has them is in charge or waits its turn. */
async function tentangKini() {
  const jawaban = await fetch(new URL("luring.json", AKAR));
  if (!jawaban.ok) throw new Error(`luring.json: ${jawaban.status}`);
  return /** @type {Promise<Tentang>} */ (jawaban.json());
}

class Luring extends EventTarget {
  /** Nobody says that nothing is kept before it was looked for. @type {Tahap} */
  tahap = "memeriksa";
  /** @type {Tentang|undefined} */
  tentang;
  /** @type {ServiceWorkerRegistration|undefined} */
  daftar;
  pesan = "";
  /** How many files of how many are kept, while pages are being kept. */
  maju = { sudah: 0, jumlah: 0 };
  /** Whether what the engine asks for seldom is kept, too. */
  lengkap = false;
  #dihapus = new AbortController();

  /** @param {Tahap} tahap @param {string} [pesan] */
  #ke(tahap, pesan = "") {
    this.tahap = tahap;
    this.pesan = pesan;
    this.dispatchEvent(new Event("tahap"));
  }

  /** Whether this browser, at this address, can keep anything. */
  get bisa() {
    return "serviceWorker" in navigator && "caches" in globalThis;
  }

  /** @param {{diminta?: boolean}} [pilihan] */
  async mulai({ diminta = false } = {}) {
    if (!this.bisa) return;
    if (diminta) ingat()?.removeItem(JANGAN);
    else if (jangan()) return this.#ke("tiada");
    const { signal } = this.#dihapus;
    try {
      const daftar = await navigator.serviceWorker.register(new URL("sw.js", AKAR), { scope: AKAR.pathname });
      if (!daftar) return this.#ke("tiada");
      if (signal.aborted) return jangan() ? await buang() : undefined;
      this.daftar = daftar;
      if (!daftar.active) this.#ke("menyimpan");
      await this.#aktif(daftar);
      if (!(await this.#halaman(signal))) return;
      const tentang = await tentangKini();
      const ada = await adaMesin(tentang);
      if (signal.aborted) return;
      this.tentang = tentang;
      this.#ke(ada ? "siap" : "halaman");
    } catch (error) {
      // A full or forbidden storage: the site goes on working from the network.
      if (!signal.aborted) this.#ke("tiada", String(error));
    }
    if (this.tahap === "halaman" && (diminta || !hemat())) await this.simpanMesin();
  }

  /** Keep the pages that are not kept yet; what is cut off goes on with the network. @param {AbortSignal} signal */
  async #halaman(signal) {
    const lanjut = () => this.mulai();
    try {
      await this.#minta({ jenis: "simpan-halaman" }, (maju) => {
        // Where all is kept already, the counting is over at once.
        if (signal.aborted) return;
        this.maju = maju;
        if (maju.sudah < maju.jumlah) this.#ke("menyimpan");
      });
      if (signal.aborted && jangan()) await buang();
      return !signal.aborted;
    } catch (error) {
      if (signal.aborted) return false;
      window.addEventListener("online", lanjut, { once: true, signal });
      this.#ke("sebagian", String(error));
      return false;
    }
  }

  /** @param {ServiceWorkerRegistration} daftar */
  #aktif(daftar) {
    if (daftar.active) return Promise.resolve();
    const pekerja = daftar.installing ?? daftar.waiting;
    return new Promise((resolve, reject) => {
      pekerja?.addEventListener("statechange", () => {
        if (pekerja.state === "activated") resolve(undefined);
        if (pekerja.state === "redundant") reject(new Error("penyimpanan gagal"));
      });
    });
  }

  /** Fetch the engine, unless the calculator on this page is at it already. */
  async simpanMesin() {
    const { tentang } = this;
    const { signal } = this.#dihapus;
    if (!tentang) return;
    while (document.querySelector('[data-mesin="unduh"], [data-mesin="mulai"]')) await jeda(2000);
    // The engine on this page puts its files away by itself a little after it is ready.
    if (document.querySelector('[data-mesin="siap"]') && !(await adaMesin(tentang))) await jeda(6000);
    let pesan = "";
    if (!(await adaMesin(tentang)) && !signal.aborted) {
      this.#ke("menyimpan");
      await this.#minta({ jenis: "simpan-mesin" }).catch((error) => (pesan = String(error)));
    }
    const ada = await adaMesin(tentang);
    // The worker may have been at it when everything was erased.
    if (signal.aborted) return jangan() ? buang() : undefined;
    this.#ke(ada ? "siap" : "halaman", pesan);
  }

  /** Keep what the engine asks for seldom, too: without a network it would ask in vain. */
  async lengkapi() {
    const { signal } = this.#dihapus;
    this.lengkap = await this.#minta({ jenis: "simpan-mesin", lengkap: true }).then(() => !signal.aborted, () => false);
    if (signal.aborted) return jangan() ? buang() : undefined;
    this.#ke(this.tahap, this.pesan);
  }

  /**
   * @param {object} isi what the worker is asked for
   * @param {(maju: {sudah: number, jumlah: number}) => void} [maju] how far it is
   * @returns {Promise<void>}
   */
  #minta(isi, maju) {
    return new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        if ("sudah" in data) maju?.(data);
        else if (data.siap) resolve();
        else reject(new Error(data.pesan));
      };
      this.daftar?.active?.postMessage(isi, [port2]);
    });
  }

  /** Leave nothing behind, and keep nothing from now on; whatever was under way ends. */
  async hapus() {
    ingat()?.setItem(JANGAN, "1");
    this.#dihapus.abort();
    this.#dihapus = new AbortController();
    this.tentang = undefined;
    this.lengkap = false;
    await buang();
    this.#ke("tiada");
  }
}

async function buang() {
  for (const daftar of await navigator.serviceWorker.getRegistrations()) {
    if (daftar.scope === AKAR.href) await daftar.unregister();
  }
  for (const nama of GUDANG) await caches.delete(nama);
}

/** @param {number} lama */
const jeda = (lama) => new Promise((resolve) => setTimeout(resolve, lama));

export const luring = new Luring();

/** @param {{sudah: number, jumlah: number}} maju */
const tersimpan = ({ sudah, jumlah }) => (jumlah ? `${sudah} dari ${jumlah} berkas tersimpan.` : "");

/** Said once, not at every step of what is under way. @param {HTMLElement} tempat @param {string} teks */
function set(tempat, teks) {
  if (tempat.textContent !== teks) tempat.textContent = teks;
}

/* ------------------------------------------------------------------ the line in the footer */

const kaki = document.querySelector(".kaki__hukum");
if (kaki && luring.bisa) {
  const baris = document.createElement("p");
  const kuat = document.createElement("strong");
  const kata = document.createElement("span");
  const tautan = document.createElement("a");
  baris.dataset.luring = "";
  baris.setAttribute("role", "status");
  tautan.href = new URL("acara/luring/", AKAR).href;
  tautan.textContent = "Atur";
  baris.append(kuat, " ", kata, " ", tautan);
  // How far it is can be read, and is not called out at every file.
  kata.setAttribute("aria-live", "off");
  luring.addEventListener("tahap", () => {
    const { tahap, tentang, maju } = luring;
    baris.dataset.luring = tahap;
    if (tahap === "siap" && tentang) {
      kuat.textContent = "Siap dipakai tanpa internet.";
      kata.textContent = `${ukuran(tentang.halaman.byte + tentang.mesin.byte.simpan)} tersimpan, data diperiksa ${umur(tentang.diperiksa, Date.now())}.`;
    } else if (tahap === "halaman" && tentang) {
      kuat.textContent = "Halaman tersimpan.";
      kata.textContent = `Kalkulator belum: unduh ${ukuran(tentang.mesin.byte.unduh)}, perlu ruang ${ukuran(tentang.mesin.byte.simpan)}.`;
    } else if (tahap === "menyimpan") {
      set(kuat, "Menyimpan untuk dipakai tanpa internet.");
      kata.textContent = tersimpan(maju);
    } else if (tahap === "sebagian") {
      set(kuat, "Belum semuanya tersimpan.");
      kata.textContent = `${tersimpan(maju)} Sisanya menyusul kalau ada internet.`.trim();
    } else {
      baris.remove();
      return;
    }
    if (!baris.isConnected) kaki.append(baris);
  });
}

/* ------------------------------------------------------------------ the panel on acara/luring */

const panel = /** @type {HTMLElement|null} */ (document.querySelector("[data-luring-panel]"));
if (panel && luring.bisa) {
  /** @param {string} nama */
  const tempat = (nama) => /** @type {HTMLElement} */ (panel.querySelector(`[data-luring-${nama}]`));
  /** @param {string} nama */
  const tombol = (nama) => /** @type {HTMLButtonElement} */ (panel.querySelector(`[data-luring-aksi="${nama}"]`));
  /** @type {any} */
  let ajakan;
  const gambar = () => {
    const { tahap, tentang, pesan, maju } = luring;
    panel.hidden = false;
    tempat("judul").textContent = {
      memeriksa: "Sedang diperiksa",
      tiada: "Belum tersimpan",
      menyimpan: "Sedang menyimpan",
      sebagian: "Baru sebagian tersimpan",
      halaman: "Halaman tersimpan, kalkulator belum",
      siap: "Siap dipakai tanpa internet",
    }[tahap];
    tempat("kata").textContent =
      tahap === "halaman" && tentang
        ? `${pesan ? "Kalkulator tidak dapat disimpan: sambungan terputus, atau ruangnya penuh." : "Jaringan Anda tampaknya berbayar menurut data."} Kalkulator: ${ukuran(tentang.mesin.byte.unduh)} untuk diunduh, dan ${ukuran(tentang.mesin.byte.simpan)} ruang di perangkat.`
        : pesan && tahap === "tiada"
          ? "Browser ini tidak mengizinkan penyimpanan, atau ruangnya penuh. Situs tetap berjalan lewat internet."
          : tahap === "menyimpan" || tahap === "sebagian"
            ? tersimpan(maju)
            : "";
    const kosong = tahap === "memeriksa" ? "sedang diperiksa" : "tidak ada";
    tempat("halaman").textContent = tentang ? `${tentang.halaman.jumlah} berkas, ${ukuran(tentang.halaman.byte)}` : kosong;
    const utuh = luring.lengkap ? ", ditambah berkas lengkapnya" : "";
    tempat("mesin").textContent = tahap === "siap" && tentang ? ukuran(tentang.mesin.byte.simpan) + utuh : kosong;
    tempat("versi").textContent = tentang?.versi ?? kosong;
    tombol("simpan").hidden = !["tiada", "sebagian", "halaman"].includes(tahap);
    tombol("hapus").hidden = ["memeriksa", "tiada"].includes(tahap);
    tombol("pasang").hidden = !ajakan;
  };
  luring.addEventListener("tahap", gambar);
  // Whoever opens this page prepares for a place without a network.
  let diminta = !hemat();
  luring.addEventListener("tahap", () => {
    if (luring.tahap !== "siap" || !diminta) return;
    diminta = false;
    luring.lengkapi();
  });
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    ajakan = event;
    gambar();
  });
  tombol("simpan").addEventListener("click", async () => {
    diminta = true;
    // Asked for: let the browser keep it even when space runs short.
    await navigator.storage?.persist?.().catch(() => false);
    if (luring.tahap === "halaman") await luring.simpanMesin();
    else await luring.mulai({ diminta: true });
  });
  tombol("hapus").addEventListener("click", () => luring.hapus());
  tombol("pasang").addEventListener("click", async () => {
    await ajakan?.prompt();
    ajakan = undefined;
    gambar();
  });
  gambar();
}

const tenang = /** @type {any} */ (globalThis).requestIdleCallback ?? setTimeout;
/** Python comes first where it is on its way, but is not waited for without end. @param {number} sisa */
function sabar(sisa = 4) {
  const sibuk = document.querySelector('[data-mesin="unduh"], [data-mesin="mulai"]');
  if (sibuk && sisa) setTimeout(sabar, SABAR, sisa - 1);
  else tenang(() => luring.mulai());
}
if (document.readyState === "complete") setTimeout(sabar, SABAR);
else window.addEventListener("load", () => setTimeout(sabar, SABAR));
