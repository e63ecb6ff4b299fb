// The page's side of the calculator: starts the worker, asks it, and says in
// plain words what is going on. It holds no rule of the law.

/** @typedef {"unduh"|"mulai"|"siap"|"gagal"} Tahap */
/** @typedef {{tahap: Tahap, byte: number, total: number, pesan: string}} RincianTahap */
/** @typedef {{call: string, argumen: (string|Blob)[], id: number, usaha: number, tetap: boolean,
 *   resolve: (jawaban: string) => void, reject: (error: Error) => void}} Tugas */

/** Milliseconds without any news after which we stop waiting. */
const BATAS = { unduh: 45_000, mulai: 120_000, hitung: 20_000 };

/** @type {Record<string, string>} */
const PESAN = {
  jaringan:
    "Sambungan terputus saat mengunduh kalkulator. Periksa internet Anda, lalu coba lagi.",
  tiada: "Berkas kalkulator tidak ditemukan. Muat ulang halaman ini, lalu coba lagi.",
  rusak: "Berkas kalkulator tiba tidak utuh. Coba lagi.",
  wasm: "Browser ini tidak dapat menjalankan kalkulator (WebAssembly tidak tersedia).",
  memori: "Memori perangkat tidak cukup. Tutup aplikasi atau tab lain, lalu coba lagi.",
  lambat: "Kalkulator terlalu lama tidak menjawab. Coba lagi.",
  mogok: "Kalkulator berhenti tiba-tiba. Coba lagi.",
};

export class Engine extends EventTarget {
  /** @type {Worker|undefined} */
  #worker;
  /** @type {RincianTahap} */
  #rincian = { tahap: "unduh", byte: 0, total: 0, pesan: "" };
  /** @type {Tugas|undefined} */
  #tugas;
  /** A task that waits for Python, or for the one before it. @type {Tugas|undefined} */
  #berikut;
  /** Calls that must all be answered, in order. @type {Tugas[]} */
  #antre = [];
  #id = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #jam;
  /** @type {PromiseWithResolvers<void>|undefined} */
  #siap;
  /** Automatic restarts since Python was last ready. */
  #ulangan = 0;
  /** What Python answered to the question that its start was tried with. @type {import("./worker.js").Uji|undefined} */
  #uji;
  #image = true;
  /** A trap was met: from then on the whole WebAssembly. */
  #whole = false;
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
    this.#image = true;
    this.#siap = undefined;
    // Without a line for the whole WebAssembly, what is kept here still answers most questions.
    const fresh = !this.#whole;
    this.#whole = false;
    this.#buka(fresh);
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
   * Call any function of `calculator.browser`. Calls wait for each other and none is superseded. A file is read by Python
   * as far as it asks; it stays on this device.
   * @param {string} call
   * @param {(string|Blob)[]} argumen
   * @returns {Promise<string>}
   */
  panggil(call, ...argumen) {
    return new Promise((resolve, reject) => {
      this.#antre.push(this.#tugasBaru(call, argumen, true, resolve, reject));
      // What the call needs beyond the start can come while Python starts.
      if (this.tahap !== "siap") this.#worker?.postMessage({ type: "segera", call });
      this.#kirim();
    });
  }

  /**
   * @param {string} call
   * @param {(string|Blob)[]} argumen
   * @param {boolean} tetap
   * @param {Tugas["resolve"]} resolve
   * @param {Tugas["reject"]} reject
   * @returns {Tugas}
   */
  #tugasBaru(call, argumen, tetap, resolve, reject) {
    return { call, argumen, tetap, id: ++this.#id, usaha: 0, resolve, reject };
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

  /** @param {boolean} fresh */
  #buka(fresh) {
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
      const early = fresh || !this.#image || this.#whole ? undefined : takeEarly(alamat);
      const worker = early?.worker ?? new Worker(alamat, { type: "module" });
      worker.onmessage = ({ data }) => this.#dengar(data);
      worker.onmessageerror = () => this.#gagal("mogok");
      worker.onerror = (event) => {
        event.preventDefault();
        // Before it said anything: its script did not even load.
        this.#gagal(event.message ? "mogok" : "jaringan");
      };
      this.#worker = worker;
      if (!early) worker.postMessage({ type: "mulai", fresh, image: this.#image, whole: this.#whole });
      for (const { call } of this.#antre) worker.postMessage({ type: "segera", call });
      for (const kabar of early?.news ?? []) {
        // What it said after it failed no longer counts.
        if (this.#worker === worker) this.#dengar(kabar);
      }
    } catch {
      this.#gagal("wasm");
    }
  }

  #hentikan() {
    clearTimeout(this.#jam);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** @param {import("./worker.js").Kabar} kabar */
  #dengar(kabar) {
    switch (kabar.type) {
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
        if (kabar.id !== this.#tugas?.id) break;
        clearTimeout(this.#jam);
        this.#ulangan = 0;
        this.#tugas.resolve(kabar.jawaban);
        this.#tugas = undefined;
        this.#kirim();
        break;
      case "tiada":
        if (kabar.id !== this.#tugas?.id) break;
        clearTimeout(this.#jam);
        this.#tugas.reject(new Error(PESAN[kabar.alasan] ?? PESAN.mogok));
        this.#tugas = undefined;
        this.#kirim();
        break;
      case "gagal":
        this.#gagal(kabar.alasan, kabar.rincian);
        break;
      case "simpan":
        this.dispatchEvent(new CustomEvent("simpan", { detail: { image: kabar.image } }));
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
    const { id, call, argumen } = this.#tugas;
    this.#tunggu("hitung");
    this.#worker?.postMessage({ type: "hitung", id, call, argumen });
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
      // A trap says nothing of the question.
      if (alasan !== "jebakan") tugas.usaha += 1;
      if (this.#berikut && !tugas.tetap) tugas.reject(new DOMException("digantikan", "AbortError"));
      else if (tugas.usaha > 1) tugas.reject(new Error(PESAN[alasan]));
      else if (tugas.tetap) this.#antre.unshift(tugas);
      else this.#berikut = tugas;
    }
    if (alasan === "jebakan") {
      this.#whole = true;
      if (this.tahap === "siap") this.#siap = undefined;
      this.#buka(false);
      return;
    }
    const sendiri = alasan === "rusak" || alasan === "mogok" || alasan === "lambat";
    if (sendiri && this.#ulangan < 1) {
      this.#ulangan += 1;
      this.#image = false;
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
 * @returns {{address: string, worker: Worker, news: import("./worker.js").Kabar[]}|undefined}
 */
function takeEarly(alamat) {
  const early = Reflect.get(globalThis, "earlyEngine");
  if (early?.address !== alamat) return undefined;
  Reflect.deleteProperty(globalThis, "earlyEngine");
  return early;
}

/** Promise.withResolvers, for browsers older than it. @returns {PromiseWithResolvers<void>} */
function withResolvers() {
  /** @type {any} */
  const janji = {};
  janji.promise = new Promise((resolve, reject) => Object.assign(janji, { resolve, reject }));
  return janji;
}
