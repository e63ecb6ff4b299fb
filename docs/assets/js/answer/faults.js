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

  /**
   * Nothing is wrong with what was chosen: it is only not counted here, and the message says who can be asked.
   * @param {string} pesan
   * @param {boolean} umumkan
   */
  jelaskan(pesan, umumkan) {
    const judul = document.createElement("strong");
    judul.textContent = "Tidak dihitung di sini";
    const isi = [document.createElement("p"), document.createElement("p")];
    isi[0]?.append(judul);
    isi[1]?.append(pesan);
    this.#buka(umumkan, false, ...isi);
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
    this.#buka(umumkan, true, judul, daftar);
    if (asing.length) {
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.className = "tombol";
      tombol.textContent = "Buang yang tidak dikenal";
      tombol.addEventListener("click", () => this.#formulir.buang(asing));
      this.#kotak.append(tombol);
    }
  }

  /** @param {boolean} umumkan @param {boolean} salah @param {HTMLElement[]} isi */
  #buka(umumkan, salah, ...isi) {
    this.#kotak.setAttribute("role", umumkan ? "alert" : "group");
    this.#kotak.classList.toggle("catatan--galat", salah);
    this.#kotak.classList.toggle("catatan--peringatan", !salah);
    this.#kotak.replaceChildren(...isi);
    this.#kotak.hidden = false;
  }
}
