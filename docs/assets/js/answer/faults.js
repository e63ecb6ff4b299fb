// All faults in one place, each leading to its field.

/** @typedef {import("./form.js").Galat} Galat */

export class RingkasanGalat {
  #kotak;
  #formulir;

  /**
   * @param {HTMLElement} kotak
   * @param {import("./form.js").Formulir} formulir
   */
  constructor(kotak, formulir) {
    this.#kotak = kotak;
    this.#formulir = formulir;
  }

  kosongkan() {
    this.#kotak.hidden = true;
    this.#kotak.replaceChildren();
  }

  /** @param {Galat[]} galat @param {boolean} umumkan whether to speak up at once */
  tampilkan(galat, umumkan) {
    const judul = document.createElement("p");
    const kuat = document.createElement("strong");
    kuat.textContent = galat.length > 1 ? `${galat.length} isian perlu diperbaiki` : "Satu isian perlu diperbaiki";
    judul.append(kuat);
    const daftar = document.createElement("ul");
    daftar.append(
      ...galat.map(({ kunci, pesan }) => {
        const butir = document.createElement("li");
        if (this.#formulir.punya(kunci)) {
          const tautan = document.createElement("a");
          tautan.href = `#isi-${kunci}`;
          tautan.textContent = this.#formulir.sebutan({ kunci, pesan });
          butir.append(tautan);
        } else butir.textContent = pesan;
        return butir;
      }),
    );
    const asing = galat.map(({ kunci }) => kunci).filter((kunci) => !this.#formulir.punya(kunci));
    this.#kotak.setAttribute("role", umumkan ? "alert" : "group");
    this.#kotak.replaceChildren(judul, daftar);
    if (asing.length) {
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.className = "tombol";
      tombol.textContent = "Buang yang tidak dikenal";
      tombol.addEventListener("click", () => this.#formulir.buang(asing));
      this.#kotak.append(tombol);
    }
    this.#kotak.hidden = false;
  }
}
