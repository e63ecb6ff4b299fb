// Starts the slides: which of them, in what order, with whose name; keys, tools, the speaker's window.
import Reveal from "../../vendor/reveal/reveal.mjs";
import { read, whenInWords } from "../acara/settings.js";
import { stampPaper } from "../base/clock.js";
import { copy } from "../base/copy.js";
import { find, say } from "../base/dom.js";
import { replayEarly } from "../base/early.js";
import { replaceAddress } from "../base/history.js";
import { keepMarked } from "../base/holds.js";
import { calculatorForPhones } from "../base/reach.js";
import { pasang } from "./compute.js";
import { Pembicara } from "./speaker.js";
import { baca, tulis } from "./settings.js";

/** Milliseconds in which a second digit still belongs to the first. */
const JEDA_ANGKA = 700;

const wadah = /** @type {HTMLElement} */ (document.querySelector(".slides"));
/** @type {Map<string, HTMLElement>} */
const semua = new Map();
for (const slide of /** @type {NodeListOf<HTMLElement>} */ (wadah.querySelectorAll("section[data-slide]"))) {
  semua.set(slide.dataset.slide ?? "", slide);
}
const dikenal = {
  semua: [...semua.keys()],
  lama: {
    30: [...semua.keys()],
    10: [...semua].filter(([, slide]) => slide.hasAttribute("data-singkat")).map(([nama]) => nama),
  },
};
/** Asked before the show writes its own address. */
const mintaAtur = () => new URLSearchParams(location.hash.slice(1)).has("atur");
const atur = mintaAtur() ? location.hash : "";
let setelan = baca(location.hash, dikenal);

const hitungan = pasang(/** @type {HTMLElement} */ (semua.get("hitung")), setelan);

/** What the organiser writes. */
const ISIAN = /** @type {const} */ (["acara", "tempat", "tanggal", "pukul", "kontak"]);

/** Put what the organiser wrote where it belongs; always as text. */
function isi() {
  for (const tempat of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-isi]:not(button)"))) {
    const kunci = /** @type {typeof ISIAN[number]} */ (tempat.dataset.isi);
    tempat.textContent = kunci === "tanggal" ? whenInWords(setelan) : setelan[kunci];
  }
  const sampul = semua.get("pembuka")?.querySelector(".acara");
  sampul?.classList.toggle("acara--panjang", (sampul.textContent ?? "").length > LAPANG);
}

/** Letters of an event that fit the first slide in large type. */
const LAPANG = 90;

/** Keep only the chosen slides in the show. */
function pilih() {
  wadah.replaceChildren(...setelan.slide.map((nama) => /** @type {HTMLElement} */ (semua.get(nama))));
}

keepMarked(() => semua.values());
stampPaper();
isi();
pilih();

// Reveal's own style for paper is a plain text: ours is a slide a page (slides.css). By this class it leaves it to us.
document.documentElement.classList.add("print-pdf");

const Deck = /** @type {typeof import("reveal.js").default} */ (/** @type {unknown} */ (Reveal));
const reveal = new Deck(/** @type {HTMLElement} */ (document.querySelector(".reveal")), {
  width: "100%",
  height: "100%",
  margin: 0,
  minScale: 1,
  maxScale: 1,
  center: false,
  display: "grid",
  controls: false,
  progress: true,
  hash: false,
  history: false,
  jumpToSlide: false,
  // Its view for narrow windows has no slide that is on the screen: ours are slides on a phone, too.
  scrollActivationWidth: 0,
  help: false,
  transition: matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "fade",
  transitionSpeed: "fast",
  backgroundTransition: "none",
  keyboardCondition: () => !dialog.open,
});

const sekarang = () => /** @type {HTMLElement} */ (reveal.getCurrentSlide());
const nomor = () => setelan.slide.indexOf(sekarang()?.dataset.slide ?? "");
const ke = (/** @type {number} */ n) => reveal.slide(Math.max(0, Math.min(n, setelan.slide.length - 1)), 0);

/* ------------------------------------------------------------------ tools and keys */

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.atur"));

/** @type {Record<string, () => void>} */
const aksi = {
  maju: () => reveal.next(),
  mundur: () => reveal.prev(),
  semua: () => reveal.toggleOverview(),
  gelap: () => reveal.togglePause(),
  penuh: () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  },
  pembicara: () => {
    if (!pembicara.buka()) alert("Browser menahan jendela kedua. Izinkan jendela munculan untuk situs ini.");
  },
  atur: () => bukaSetelan(),
};

for (const tombol of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".alat [data-aksi]"))) {
  tombol.addEventListener("click", () => {
    aksi[tombol.dataset.aksi ?? ""]?.();
    // A focused button would take the next press of the space bar.
    tombol.blur();
  });
}

/** @type {Record<string, keyof typeof aksi>} */
const HURUF = { s: "pembicara", a: "atur" };
/** @type {Record<string, keyof typeof aksi>} */
const CLICKER = { PageDown: "maju", PageUp: "mundur" };
/** What means the slides in a line of text, where it moves nothing; and what does as long as nothing stands in it. */
/** @type {Record<string, keyof typeof aksi>} */
const DARI_BARIS = { ...CLICKER, ArrowDown: "maju", ArrowUp: "mundur" };
/** @type {Record<string, keyof typeof aksi>} */
const DARI_KOSONG = { ...DARI_BARIS, ArrowRight: "maju", " ": "maju", ArrowLeft: "mundur" };
let angka = "";
let jamAngka = 0;

/** @param {KeyboardEvent} event */
function tekan(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  const sasaran = /** @type {Element|null} */ (event.target);
  if (sasaran?.closest?.("input, select, textarea")) {
    // A clicker in the speaker's hand means the slides, even while the field is in use; so do keys that the field has
    // no use for: it takes the focus by itself, and nobody shall be stuck in it.
    const baris = sasaran instanceof HTMLInputElement;
    const peta = !baris ? CLICKER : sasaran.value === "" ? DARI_KOSONG : DARI_BARIS;
    const arah = Object.hasOwn(peta, event.key) ? peta[/** @type {keyof typeof peta} */ (event.key)] : undefined;
    if (arah || event.key === "Escape") {
      /** @type {HTMLElement} */ (sasaran).blur();
      if (arah) aksi[arah]?.();
      event.preventDefault();
      event.stopPropagation();
    }
    return;
  }
  const huruf = HURUF[event.key.toLowerCase()];
  if (huruf) {
    aksi[huruf]?.();
    event.preventDefault();
  } else if (/^\d$/.test(event.key)) {
    event.preventDefault();
    if (sekarang() === semua.get("hitung") && !reveal.isOverview()) {
      hitungan.ketik(event.key);
      return;
    }
    clearTimeout(jamAngka);
    angka += event.key;
    jamAngka = window.setTimeout(() => {
      ke(Number(angka) - 1);
      angka = "";
    }, JEDA_ANGKA);
  }
}
document.addEventListener("keydown", tekan, { capture: true });

/** What the speaker presses in the second window. @param {KeyboardEvent} event */
function dariJauh(event) {
  const maju = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
  const mundur = ["ArrowLeft", "ArrowUp", "PageUp"];
  if (maju.includes(event.key)) reveal.next();
  else if (mundur.includes(event.key)) reveal.prev();
  else if (event.key === "b" || event.key === ".") reveal.togglePause();
  else if (/^\d$/.test(event.key)) tekan(event);
  else return;
  event.preventDefault();
}

const pembicara = new Pembicara({ maju: () => reveal.next(), mundur: () => reveal.prev(), tombol: dariJauh });

/* ------------------------------------------------------------------ settings */

// A code that leads nowhere is not shown, and the organiser is told why there is none.
find(dialog, "[data-tanpa-kode]", HTMLElement).hidden = calculatorForPhones(document.body.dataset) !== "";

const borang = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const pilihan = /** @type {HTMLElement} */ (dialog.querySelector(".atur__pilihan"));
for (const [nama, slide] of semua) {
  const label = document.createElement("label");
  const kotak = document.createElement("input");
  kotak.type = "checkbox";
  kotak.name = "slide";
  kotak.value = nama;
  label.append(kotak, slide.dataset.nama ?? nama);
  pilihan.append(label);
}

/** @param {string} nama */
const kolom = (nama) => /** @type {HTMLInputElement} */ (borang.elements.namedItem(nama));
const kotak = () => /** @type {HTMLInputElement[]} */ ([...pilihan.querySelectorAll("input")]);
const menit = () => /** @type {HTMLInputElement[]} */ ([...borang.querySelectorAll("[name=lama]")]);
const lama = () => (menit()[0]?.checked ? "10" : "30");

/** What the form says, as a fragment. */
function tautanBorang() {
  const slide = kotak().filter((satu) => satu.checked).map((satu) => satu.value);
  const teks = Object.fromEntries(ISIAN.map((nama) => [nama, kolom(nama).value]));
  return tulis({ ...setelan, ...teks, lama: lama(), slide, ke: "" }, dikenal);
}

/** Through the address, so that what is shown is what the link will give. */
const dariBorang = () => baca(tautanBorang(), dikenal);

function tulisTautan() {
  // A file cannot be opened by whoever gets the link: then it leads to the site.
  const sini = location.protocol === "file:" ? new URL("presentasi/", document.body.dataset.situs) : location.href;
  kolom("tautan").value = new URL(`#${tulis({ ...dariBorang(), hal: "" }, dikenal)}`, sini).href;
}

/** @param {string} tautan whose faults are told */
function kabarkan(tautan) {
  const kabar = /** @type {HTMLElement} */ (dialog.querySelector(".atur__kabar"));
  const pesan = read(tautan).faults.map((satu) => satu.pesan).join(" ");
  // Told once, not at every letter.
  if (kabar.textContent !== pesan) kabar.textContent = pesan;
}

/** @param {string} [tautan] what was opened, whose faults are told */
function bukaSetelan(tautan = "") {
  if (dialog.open) return;
  for (const nama of ISIAN) kolom(nama).value = nama === "pukul" ? setelan.pukul.replace(".", ":") : setelan[nama];
  for (const satu of menit()) satu.checked = satu.value === setelan.lama;
  for (const satu of kotak()) satu.checked = setelan.slide.includes(satu.value);
  kabarkan(tautan);
  tulisTautan();
  dialog.showModal();
}

// Another length is another choice of slides, made before the link is written; what is ticked by hand after that stays.
for (const satu of menit()) {
  satu.addEventListener("input", () => {
    for (const pilih of kotak()) pilih.checked = dikenal.lama[lama()].includes(pilih.value);
  });
}
borang.addEventListener("input", () => {
  tulisTautan();
  kabarkan(ISIAN.map((nama) => `${nama}=${encodeURIComponent(kolom(nama).value)}`).join("&"));
});
const salin = dialog.querySelector('[data-aksi="salin"]');
salin?.addEventListener("click", async () => {
  kolom("tautan").select();
  const disalin = await copy(kolom("tautan").value, () => kolom("tautan").focus());
  if (salin instanceof HTMLElement) say(salin, disalin ? "Disalin" : "Terpilih, salin dengan tangan");
});
borang.addEventListener("submit", () => {
  setelan = dariBorang();
  terapkan();
});

function terapkan() {
  isi();
  pilih();
  reveal.sync();
  ke(Math.max(0, setelan.slide.indexOf(setelan.ke)));
  berganti();
}

/* ------------------------------------------------------------------ following the show */

function berganti() {
  const urut = nomor();
  const slide = sekarang();
  const nama = slide.dataset.slide ?? "";
  setelan.ke = urut > 0 ? nama : "";
  replaceAddress(`#${tulis(setelan, dikenal)}`);
  pembicara.tunjuk({
    nama: slide.dataset.nama ?? "",
    catatan: slide.querySelector(".notes"),
    berikut: semua.get(setelan.slide[urut + 1] ?? "")?.dataset.nama ?? "",
    nomor: urut + 1,
    jumlah: setelan.slide.length,
  });
  const hitung = setelan.slide.indexOf("hitung");
  if (hitung >= 0 && urut >= hitung - 2) hitungan.siapkan();
  if (nama === "hitung" && !reveal.isOverview()) hitungan.tampil();
}

window.addEventListener("hashchange", () => {
  const tautan = location.hash;
  const minta = mintaAtur();
  // By itself it asks for nothing else: what is set already stays.
  if (tautan !== "#atur") setelan = baca(tautan, dikenal);
  hitungan.ganti(setelan);
  terapkan();
  if (minta) bukaSetelan(tautan);
});

await reveal.initialize();
ke(Math.max(0, setelan.slide.indexOf(setelan.ke)));
berganti();
reveal.on("slidechanged", berganti);
if (atur) bukaSetelan(atur);
document.documentElement.dataset.siap = "";
replayEarly();
