// The speaker's window: notes, the next slide, a clock. It holds no script of its own; this page writes into it,
// which also works under a strict policy and from a file.

/** @typedef {{nama: string, catatan: Element|null, berikut: string, nomor: number, jumlah: number}} Keadaan */

const detik = (/** @type {number} */ n) => String(n).padStart(2, "0");

export class Pembicara {
  /** @type {Window|null} */
  #jendela = null;
  /** @type {Record<string, HTMLElement>} */
  #tempat = {};
  #mulai = Date.now();
  #jam = 0;
  /** @type {Keadaan|undefined} */
  #keadaan;

  /** @param {{maju(): void, mundur(): void, tombol(event: KeyboardEvent): void}} kendali */
  constructor(kendali) {
    this.kendali = kendali;
  }

  /** Open the window, or bring it to the front. Returns false where the browser refuses. */
  buka() {
    const jendela = window.open("", "pembicara", "popup,width=900,height=640");
    if (!jendela) return false;
    if (jendela !== this.#jendela || !jendela.document.querySelector("main")) {
      this.#jendela = jendela;
      this.#isi(jendela.document);
      jendela.addEventListener("keydown", (event) => this.kendali.tombol(event));
    }
    clearInterval(this.#jam);
    this.#jam = window.setInterval(() => this.#detak(), 500);
    this.#tulis();
    jendela.focus();
    return true;
  }

  /** @param {Keadaan} keadaan */
  tunjuk(keadaan) {
    this.#keadaan = keadaan;
    this.#tulis();
  }

  /** @param {Document} dokumen */
  #isi(dokumen) {
    dokumen.title = "Catatan pembicara";
    dokumen.documentElement.lang = "id";
    dokumen.head.replaceChildren();
    for (const gaya of document.querySelectorAll('link[rel="stylesheet"], style')) {
      const salinan = /** @type {HTMLElement} */ (dokumen.importNode(gaya, true));
      if (gaya instanceof HTMLLinkElement) salinan.setAttribute("href", gaya.href);
      dokumen.head.append(salinan);
    }
    dokumen.body.className = "pembicara";
    dokumen.body.dataset.mdColorScheme = "slate";
    const main = dokumen.createElement("main");
    const buat = (/** @type {string} */ nama, tag = "p") => {
      const elemen = dokumen.createElement(tag);
      elemen.className = `pembicara__${nama}`;
      this.#tempat[nama] = elemen;
      return elemen;
    };
    const tombol = (/** @type {string} */ teks, /** @type {() => void} */ aksi) => {
      const elemen = dokumen.createElement("button");
      elemen.type = "button";
      elemen.className = "tombol";
      elemen.textContent = teks;
      elemen.addEventListener("click", aksi);
      return elemen;
    };
    const kepala = dokumen.createElement("header");
    kepala.append(buat("lama"), buat("pukul"), buat("nomor"));
    const kaki = dokumen.createElement("footer");
    kaki.append(
      tombol("Mundur", () => this.kendali.mundur()),
      tombol("Maju", () => this.kendali.maju()),
      tombol("Mulai jam dari nol", () => {
        this.#mulai = Date.now();
        this.#detak();
      }),
    );
    main.append(kepala, buat("kini", "h1"), buat("catatan", "div"), buat("berikut"), kaki);
    dokumen.body.replaceChildren(main);
  }

  #detak() {
    if (!this.#jendela || this.#jendela.closed) {
      clearInterval(this.#jam);
      this.#jendela = null;
      return;
    }
    const lama = Math.floor((Date.now() - this.#mulai) / 1000);
    const kini = new Date();
    this.#taruh("lama", `${Math.floor(lama / 60)}:${detik(lama % 60)}`);
    this.#taruh("pukul", `${detik(kini.getHours())}.${detik(kini.getMinutes())}`);
  }

  #tulis() {
    const keadaan = this.#keadaan;
    if (!keadaan || !this.#jendela || this.#jendela.closed) return;
    this.#detak();
    this.#taruh("nomor", `${keadaan.nomor} dari ${keadaan.jumlah}`);
    this.#taruh("kini", keadaan.nama);
    this.#taruh("berikut", keadaan.berikut ? `Setelah ini: ${keadaan.berikut}` : "Ini slide terakhir.");
    const isi = Array.from(keadaan.catatan?.children ?? [], (satu) => this.#jendela?.document.importNode(satu, true));
    this.#tempat.catatan?.replaceChildren(.../** @type {Node[]} */ (isi));
  }

  /**
   * @param {string} nama
   * @param {string} teks
   */
  #taruh(nama, teks) {
    const elemen = this.#tempat[nama];
    if (elemen && elemen.textContent !== teks) elemen.textContent = teks;
  }
}
