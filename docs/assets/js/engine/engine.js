// The page's side of the calculator: starts the worker, asks it, and says in
// plain words what is going on. It holds no rule of the law.

/** @typedef {"unduh"|"mulai"|"siap"|"gagal"} Tahap */
/** @typedef {{tahap: Tahap, byte: number, total: number, pesan: string}} RincianTahap */
/** @typedef {{fungsi: string, argumen: string[], nomor: number, usaha: number, tetap: boolean,
 *   resolve: (jawaban: string) => void, reject: (error: Error) => void}} Tugas */

/** Milliseconds without any news after which we stop waiting. */
const BATAS = { unduh: 45_000, mulai: 120_000, hitung: 20_000 };

/** @type {Record<string, string>} */
const PESAN = {
  jaringan:
    "Sambungan terputus saat mengunduh mesin hitung. Periksa internet Anda, lalu coba lagi.",
  tiada: "Berkas mesin hitung tidak ditemukan. Muat ulang halaman ini, lalu coba lagi.",
  rusak: "Berkas mesin hitung tiba tidak utuh. Coba lagi.",
  wasm: "Peramban ini tidak dapat menjalankan mesin hitung (WebAssembly tidak tersedia).",
  memori: "Memori perangkat tidak cukup. Tutup aplikasi atau tab lain, lalu coba lagi.",
  lambat: "Mesin hitung terlalu lama tidak menjawab. Coba lagi.",
  mogok: "Mesin hitung berhenti tiba-tiba. Coba lagi.",
};

export class Mesin extends EventTarget {
  /** @type {Worker|undefined} */
  #pekerja;
  /** @type {RincianTahap} */
  #rincian = { tahap: "unduh", byte: 0, total: 0, pesan: "" };
  /** @type {Tugas|undefined} */
  #tugas;
  /** A task that waits for Python, or for the one before it. @type {Tugas|undefined} */
  #berikut;
  /** Calls that must all be answered, in order. @type {Tugas[]} */
  #antre = [];
  #nomor = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #jam;
  /** @type {PromiseWithResolvers<void>|undefined} */
  #siap;
  /** Automatic restarts since Python was last ready. */
  #ulangan = 0;
  /** What Python answered to the question that its start was tried with. @type {import("./worker.js").Uji|undefined} */
  #uji;
  #citra = true;
  #dasar;
  #batas;

  /**
   * @param {string} baseURL folder of the runtime's version, absolute or relative to the page
   * @param {Partial<typeof BATAS>} [batas]
   */
  constructor(baseURL, batas = {}) {
    super();
    this.#dasar = new URL(baseURL, document.baseURI);
    this.#batas = { ...BATAS, ...batas };
  }

  /** @returns {Tahap} */
  get tahap() {
    return this.#rincian.tahap;
  }

  /** What the last event said, for whoever came later. @returns {RincianTahap} */
  get rincian() {
    return this.#rincian;
  }

  /**
   * Start Python; resolves when it is ready.
   * @returns {Promise<void>}
   */
  mulai() {
    if (!this.#siap) this.#buka(false);
    return /** @type {PromiseWithResolvers<void>} */ (this.#siap).promise;
  }

  /** Try again after a failure, trusting nothing that was kept. */
  ulang() {
    if (this.tahap !== "gagal") return this.mulai();
    this.#ulangan = 0;
    this.#citra = true;
    this.#siap = undefined;
    this.#buka(true);
    return this.mulai();
  }

  /**
   * Ask Python. A newer question takes the place of one that still waits: the
   * older promise is then rejected with an AbortError.
   * @param {string} query
   * @param {string} kini
   * @returns {Promise<string>}
   */
  hitung(query, kini) {
    this.#berikut?.reject(new DOMException("digantikan", "AbortError"));
    this.#berikut = undefined;
    const uji = this.tahap === "siap" ? this.#uji : undefined;
    // The page's first question mostly is the one that the start was tried with.
    if (uji?.query === query && uji.kini === kini) return Promise.resolve(uji.jawaban);
    return new Promise((resolve, reject) => {
      this.#berikut = this.#tugasBaru("respond", [query, kini], false, resolve, reject);
      this.#kirim();
    });
  }

  /**
   * Call any function of `calculator.browser`. Calls wait for each other and none is superseded.
   * @param {string} fungsi
   * @param {string[]} argumen
   * @returns {Promise<string>}
   */
  panggil(fungsi, ...argumen) {
    return new Promise((resolve, reject) => {
      this.#antre.push(this.#tugasBaru(fungsi, argumen, true, resolve, reject));
      this.#kirim();
    });
  }

  /**
   * @param {string} fungsi
   * @param {string[]} argumen
   * @param {boolean} tetap
   * @param {Tugas["resolve"]} resolve
   * @param {Tugas["reject"]} reject
   * @returns {Tugas}
   */
  #tugasBaru(fungsi, argumen, tetap, resolve, reject) {
    return { fungsi, argumen, tetap, nomor: ++this.#nomor, usaha: 0, resolve, reject };
  }

  /** Stop for good. */
  tutup() {
    this.#hentikan();
    const error = new DOMException("ditutup", "AbortError");
    for (const tugas of [this.#tugas, ...this.#antre, this.#berikut]) tugas?.reject(error);
    this.#siap?.reject(error);
    this.#antre = [];
    this.#tugas = this.#berikut = this.#siap = undefined;
  }

  /** @param {boolean} segar */
  #buka(segar) {
    this.#hentikan();
    if (!this.#siap) {
      this.#siap = withResolvers();
      // Whoever only listens to events must not see an unhandled rejection.
      this.#siap.promise.catch(() => {});
    }
    this.#ke("unduh", 0, 0);
    this.#tunggu("unduh");
    try {
      const alamat = new URL("worker.js", this.#dasar).href;
      const awal = segar || !this.#citra ? undefined : ambilAwal(alamat);
      const worker = awal?.pekerja ?? new Worker(alamat, { type: "module" });
      worker.onmessage = ({ data }) => this.#dengar(data);
      worker.onmessageerror = () => this.#gagal("mogok");
      worker.onerror = (event) => {
        event.preventDefault();
        // Before it said anything: its script did not even load.
        this.#gagal(event.message ? "mogok" : "jaringan");
      };
      this.#pekerja = worker;
      if (!awal) worker.postMessage({ jenis: "mulai", segar, citra: this.#citra });
      for (const kabar of awal?.kabar ?? []) {
        // What it said after it failed no longer counts.
        if (this.#pekerja === worker) this.#dengar(kabar);
      }
    } catch {
      this.#gagal("wasm");
    }
  }

  #hentikan() {
    clearTimeout(this.#jam);
    this.#pekerja?.terminate();
    this.#pekerja = undefined;
  }

  /** @param {import("./worker.js").Kabar} kabar */
  #dengar(kabar) {
    switch (kabar.jenis) {
      case "tahap":
        if (kabar.tahap === "siap") {
          clearTimeout(this.#jam);
          this.#uji = kabar.uji;
          this.#ke("siap", 0, 0);
          this.#siap?.resolve();
          this.#kirim();
        } else {
          this.#tunggu(kabar.tahap);
          this.#ke(kabar.tahap, kabar.byte, kabar.total);
        }
        break;
      case "jawaban":
        if (kabar.nomor !== this.#tugas?.nomor) break;
        clearTimeout(this.#jam);
        this.#ulangan = 0;
        this.#tugas.resolve(kabar.jawaban);
        this.#tugas = undefined;
        this.#kirim();
        break;
      case "gagal":
        this.#gagal(kabar.alasan, kabar.rincian);
        break;
      case "simpan":
        this.dispatchEvent(new CustomEvent("simpan", { detail: { citra: kabar.citra } }));
        break;
    }
  }

  /** Send the next call, or else the newest question, when Python is ready and free. */
  #kirim() {
    if (this.tahap !== "siap" || this.#tugas) return;
    this.#tugas = this.#antre.shift();
    if (!this.#tugas) {
      this.#tugas = this.#berikut;
      this.#berikut = undefined;
    }
    if (!this.#tugas) return;
    const { nomor, fungsi, argumen } = this.#tugas;
    this.#tunggu("hitung");
    this.#pekerja?.postMessage({ jenis: "hitung", nomor, fungsi, argumen });
  }

  /** @param {keyof typeof BATAS} apa */
  #tunggu(apa) {
    clearTimeout(this.#jam);
    this.#jam = setTimeout(() => this.#gagal("lambat"), this.#batas[apa]);
  }

  /**
   * Try once more by ourselves, plainly, before we bother the visitor.
   * @param {string} alasan
   * @param {string} [rincian]
   */
  #gagal(alasan, rincian = "") {
    console.warn(`mesin: ${alasan} ${rincian}`);
    this.#hentikan();
    if (this.#tugas) {
      // A question that Python died of is asked once more, not for ever.
      const tugas = this.#tugas;
      this.#tugas = undefined;
      tugas.usaha += 1;
      if (this.#berikut && !tugas.tetap) tugas.reject(new DOMException("digantikan", "AbortError"));
      else if (tugas.usaha > 1) tugas.reject(new Error(PESAN[alasan]));
      else if (tugas.tetap) this.#antre.unshift(tugas);
      else this.#berikut = tugas;
    }
    const sendiri = alasan === "rusak" || alasan === "mogok" || alasan === "lambat";
    if (sendiri && this.#ulangan < 1) {
      this.#ulangan += 1;
      this.#citra = false;
      if (this.tahap === "siap") this.#siap = undefined;
      this.#buka(alasan === "rusak");
      return;
    }
    const pesan = PESAN[alasan] ?? PESAN.mogok;
    for (const tugas of [...this.#antre, this.#berikut]) tugas?.reject(new Error(pesan));
    this.#antre = [];
    this.#berikut = undefined;
    this.#ke("gagal", 0, 0, pesan);
    this.#siap?.reject(new Error(pesan));
  }

  /**
   * @param {Tahap} tahap
   * @param {number} byte
   * @param {number} total
   * @param {string} [pesan]
   */
  #ke(tahap, byte, total, pesan = "") {
    this.#rincian = { tahap, byte, total, pesan };
    this.dispatchEvent(new CustomEvent("tahap", { detail: this.#rincian }));
  }
}

/**
 * The worker that the page's head started (overrides/partials/mesin-awal.html), and what it said so far.
 * @param {string} alamat
 * @returns {{alamat: string, pekerja: Worker, kabar: import("./worker.js").Kabar[]}|undefined}
 */
function ambilAwal(alamat) {
  const awal = Reflect.get(globalThis, "mesinAwal");
  if (awal?.alamat !== alamat) return undefined;
  Reflect.deleteProperty(globalThis, "mesinAwal");
  return awal;
}

/** Promise.withResolvers, for browsers older than it. @returns {PromiseWithResolvers<void>} */
function withResolvers() {
  /** @type {any} */
  const janji = {};
  janji.promise = new Promise((resolve, reject) => Object.assign(janji, { resolve, reject }));
  return janji;
}
