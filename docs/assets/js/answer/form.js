// The form: reads what is typed, keeps it beside what cannot be shown in a control, and says each fault at its field.
import { offerMeanings } from "../base/field.js";
import { digits, namaBulan, thousands } from "../base/format.js";
import { oneTap, unfold } from "../base/dom.js";
import { showWhole } from "../base/whole.js";
import { pasangBadan } from "./body.js";
import { ganti, nilai } from "./address.js";

/** @typedef {import("./address.js").Isian} Isian */
/** @typedef {{teks: string, kunci: string, nilai: string}} Saran */
/** @typedef {{kunci: string, pesan: string, saran?: Saran[]}} Galat */
/** @typedef {HTMLInputElement|HTMLSelectElement} Isi */

export class Formulir {
  #form;
  #penghasilan;
  #kini;
  #saatUbah;
  #badan;
  #saya;
  /** @type {Isian} */
  #isian = [];

  /**
   * @param {HTMLFormElement} form
   * @param {import("./income.js").Penghasilan} penghasilan
   * @param {string} kini
   * @param {(isian: Isian, tetap: boolean) => void} saatUbah
   */
  constructor(form, penghasilan, kini, saatUbah) {
    this.#form = form;
    this.#penghasilan = penghasilan;
    this.#kini = kini;
    this.#saatUbah = saatUbah;
    form.addEventListener("input", (event) => this.#dengar(event.target, false));
    form.addEventListener("change", (event) => this.#dengar(event.target, true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      // "Done" on a phone's keyboard puts the keyboard away, so that the answer is in sight.
      const isian = document.activeElement;
      if (isian instanceof HTMLElement && matchMedia("(pointer: coarse)").matches) isian.blur();
      this.#saatUbah(this.#isian, true);
    });
    for (const tombol of this.#pilihan()) {
      tombol.addEventListener("click", oneTap(() => {
        const lepas = tombol.getAttribute("aria-pressed") === "true";
        this.tetapkan("pekerjaan", lepas ? "" : (tombol.dataset.pekerjaan ?? ""));
      }));
    }
    this.#saya = /** @type {HTMLElement} */ (form.querySelector("button[data-pembayar]"));
    this.#saya.addEventListener("click", oneTap(() => {
      const lepas = this.isi("pembayar").value === this.#saya.dataset.pembayar;
      this.tetapkan("pembayar", lepas ? bawaan(this.isi("pembayar")) : (this.#saya.dataset.pembayar ?? ""));
    }));
    for (const tombol of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-anak]"))) {
      tombol.addEventListener("click", oneTap(() => this.tambahAnak(tombol.dataset.anak ?? "")));
    }
    this.#badan = pasangBadan(form);
  }

  /** What is asked, as it stands in the address. */
  get isian() {
    return this.#isian;
  }

  /** The control of a key. @param {string} kunci @returns {Isi} */
  isi(kunci) {
    return /** @type {Isi} */ (this.#form.elements.namedItem(kunci));
  }

  /** Fill the form in. @param {Isian} isian */
  pasang(isian) {
    this.#isian = isian;
    for (const satu of this.#semua()) {
      const ada = nilai(isian, satu.name);
      if (satu.name === "penghasilan") this.#penghasilan.nilai = ada ?? "";
      else if (satu.name === "mulai") satu.value = ada ?? this.#kini;
      else if (satu instanceof HTMLSelectElement) satu.value = ada ?? bawaan(satu);
      else if (satu.value.trim() !== ada) satu.value = ada ?? "";
    }
    this.#badan?.tampilkan();
    this.#ringkas();
  }

  /** Another month has begun: what nobody chose begins with it. @param {string} kini */
  ganti(kini) {
    this.#kini = kini;
    this.pasang(this.#isian);
  }

  /**
   * The engine read what a list or a month cannot show as it was written: show what it was read as.
   * @param {Record<string, unknown>} masukan
   */
  selaraskan(masukan) {
    for (const satu of this.#semua()) {
      const tertulis = nilai(this.#isian, satu.name);
      if (tertulis === null || satu.value === tertulis) continue;
      if (satu instanceof HTMLSelectElement || satu.type === "month") satu.value = String(masukan[satu.name] ?? "");
    }
    this.#ringkas();
  }

  /** Take keys out that no field stands for. @param {string[]} kunci */
  buang(kunci) {
    this.#isian = this.#isian.filter(([nama]) => !kunci.includes(nama));
    this.#saatUbah(this.#isian, true);
  }

  /**
   * Say faults at their fields, and why an answer that there is gives no price: that is no fault of what was written.
   * @param {Galat[]} galat
   * @param {Galat[]} [alasan]
   */
  galat(galat, alasan = []) {
    for (const satu of this.#semua()) {
      const milik = galat.filter(({ kunci }) => kunci === satu.name);
      const pesan = milik.map((g) => g.pesan).join(" ");
      const tulisan = [pesan, ...alasan.filter(({ kunci }) => kunci === satu.name).map((g) => g.pesan)].join("");
      const saran = milik.flatMap((g) => g.saran ?? []);
      const kotak = document.getElementById(`saran-${satu.name}`);
      if (kotak && (saran.length || !kotak.hidden)) {
        offerMeanings(kotak, saran, (isi) => this.tetapkan(saran.find(({ nilai: n }) => n === isi)?.kunci ?? satu.name, isi));
      }
      const tempat = document.getElementById(`galat-${satu.name}`);
      if (tempat && tempat.textContent !== tulisan) tempat.textContent = tulisan;
      if (pesan) satu.setAttribute("aria-invalid", "true");
      else satu.removeAttribute("aria-invalid");
    }
  }

  /** Fill a field in as if by hand. @param {string} kunci @param {string} isi */
  tetapkan(kunci, isi) {
    const satu = this.isi(kunci);
    if (kunci === "penghasilan") this.#penghasilan.nilai = isi;
    else satu.value = isi;
    satu.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** One child more, or none at all. @param {string} usia */
  tambahAnak(usia) {
    const ada = this.isi("anak").value.trim().replace(/[\s,;.]+$/, "");
    this.tetapkan("anak", usia && ada ? `${ada},${usia}` : usia);
  }

  /** Go to a field, wherever it hides. @param {string} kunci */
  ke(kunci) {
    const satu = this.isi(kunci);
    unfold(satu);
    const gambar = kunci === "cacat" ? this.#form.querySelector(".badan-lipat") : null;
    if (gambar instanceof HTMLDetailsElement) gambar.open = true;
    satu.scrollIntoView({ block: "center" });
    satu.focus({ preventScroll: true });
  }

  /** What the field of a key is called. @param {string} kunci */
  nama(kunci) {
    return this.isi(kunci).labels?.[0]?.textContent?.trim() ?? kunci;
  }

  /** A fault with the name of its field. @param {Galat} galat */
  sebutan({ kunci, pesan }) {
    return this.punya(kunci) ? `${this.nama(kunci)}: ${pesan}` : pesan;
  }

  /** Whether a key has a field. @param {string} kunci */
  punya(kunci) {
    return this.#semua().some((satu) => satu.name === kunci);
  }

  /** @returns {Isi[]} */
  #semua() {
    return [...this.#form.elements].filter(
      /** @returns {satu is Isi} */ (satu) =>
        (satu instanceof HTMLInputElement || satu instanceof HTMLSelectElement) && satu.name !== "",
    );
  }

  #pilihan() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.#form.querySelectorAll("button[data-pekerjaan]"));
  }

  /** @param {EventTarget|null} asal @param {boolean} tetap */
  #dengar(asal, tetap) {
    if (!(asal instanceof HTMLInputElement || asal instanceof HTMLSelectElement) || !asal.name) return;
    if (asal.validity.badInput) {
      // Half a month typed: its value is empty, and must not count as left out.
      const tempat = document.getElementById(`galat-${asal.name}`);
      if (tetap && tempat) tempat.textContent = "Bulan ini belum lengkap; isi bulan dan tahunnya.";
      return;
    }
    const isi = asal.name === "penghasilan" ? this.#penghasilan.nilai : asal.value.trim();
    const lama = nilai(this.#isian, asal.name) ?? (asal.name === "mulai" ? this.#kini : "");
    if (isi !== lama || this.#isian.filter(([nama]) => nama === asal.name).length > 1) {
      this.#isian = ganti(this.#isian, asal.name, isi);
    }
    this.#ringkas();
    this.#saatUbah(this.#isian, tetap);
  }

  /** Say on the closed panel what is set in it, and which pictured choice holds. */
  #ringkas() {
    const pekerjaan = this.isi("pekerjaan").value;
    for (const tombol of this.#pilihan()) {
      const terpilih = tombol.dataset.pekerjaan === pekerjaan;
      if (terpilih && tombol.getAttribute("aria-pressed") === "false") keTengah(tombol);
      tombol.setAttribute("aria-pressed", String(terpilih));
    }
    const saya = this.isi("pembayar").value === this.#saya.dataset.pembayar;
    this.#saya.setAttribute("aria-pressed", String(saya));
    const nama = this.isi("penghasilan").labels?.[0];
    if (nama) nama.textContent = `${saya ? "Penghasilan Anda" : "Penghasilannya"} sebulan`;
    const tempat = this.#form.querySelector(".sesuaikan__isi");
    const terpilih = (/** @type {string} */ kunci) =>
      /** @type {HTMLSelectElement} */ (this.isi(kunci)).selectedOptions[0]?.text ?? "";
    const bagian = [`${terpilih("bulan")}, mulai ${namaBulan(this.isi("mulai").value || this.#kini, true)}`];
    const jumlah = this.isi("jumlah").value.trim();
    if (jumlah && jumlah !== "1") bagian.push(`${thousands(digits(jumlah) ?? jumlah)} orang`);
    if (this.isi("program").value === "jkk-jkm-jht") bagian.push("dengan JHT");
    const anak = this.isi("anak").value.trim();
    if (anak) bagian.push(/\d$/.test(anak) ? `anak ${anak} tahun` : `anak ${anak}`);
    if (tempat) tempat.textContent = bagian.join(", ");
    showWhole(this.#form);
  }
}

/** Bring a choice into view in a row that swipes. @param {HTMLElement} tombol */
function keTengah(tombol) {
  const baris = tombol.parentElement;
  if (!baris) return;
  const letak = tombol.offsetLeft - baris.offsetLeft;
  const terlihat = letak >= baris.scrollLeft && letak + tombol.offsetWidth <= baris.scrollLeft + baris.clientWidth;
  if (!terlihat) baris.scrollLeft = letak - (baris.clientWidth - tombol.offsetWidth) / 2;
}

/** What a list holds before anybody chooses. @param {Isi} daftar */
function bawaan(daftar) {
  if (!(daftar instanceof HTMLSelectElement)) return "";
  const pilihan = [...daftar.options];
  return (pilihan.find((satu) => satu.defaultSelected) ?? pilihan[0])?.value ?? "";
}
