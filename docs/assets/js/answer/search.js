// Finds an occupation by what people call it: "pembantu", "ojol", "kuli". Names and synonyms stand in the list itself.
import { element } from "../base/dom.js";

/** @typedef {{slug: string, nama: string, luar: boolean, kata: string[]}} Pekerjaan */

const BANYAK = 7;
const LUAR = "tidak dihitung di sini";
const TIADA = "Tidak ada dalam daftar. Lanjutkan tanpa memilih pekerjaan.";

/** @param {string} teks */
const sederhana = (teks) => teks.toLowerCase().normalize("NFKD").replace(/[^a-z0-9 ]/g, "").trim();

/**
 * Rank: the name or a synonym begins so, then one of its words, then anywhere.
 * @param {Pekerjaan} satu
 * @param {string} dicari
 */
function jarak(satu, dicari) {
  let terbaik = 9;
  for (const [urutan, kata] of satu.kata.entries()) {
    const letak = kata.indexOf(dicari);
    if (letak < 0) continue;
    const dasar = letak === 0 ? 0 : kata[letak - 1] === " " ? 2 : 4;
    terbaik = Math.min(terbaik, dasar + (urutan === 0 ? 0 : 1));
  }
  return terbaik;
}

/**
 * @param {HTMLInputElement} isian
 * @param {HTMLUListElement} wadah
 * @param {HTMLSelectElement} daftar
 */
export function pasangCari(isian, wadah, daftar) {
  /** @type {Pekerjaan[]} */
  const semua = [...daftar.options].filter((satu) => satu.value).map((satu) => ({
    slug: satu.value,
    nama: satu.text,
    // Without a sector nothing is worked out for it: its own word says who can be asked.
    luar: !satu.dataset.sektor,
    kata: [satu.text, ...(satu.dataset.sinonim ?? "").split("|")].map(sederhana),
  }));
  let aktif = -1;
  const kabar = element("cari-kabar", HTMLElement);

  const tutup = () => {
    wadah.hidden = true;
    kabar.textContent = "";
    aktif = -1;
    isian.setAttribute("aria-expanded", "false");
    isian.removeAttribute("aria-activedescendant");
  };

  /** @param {string} slug */
  const pilih = (slug) => {
    daftar.value = slug;
    daftar.dispatchEvent(new Event("change", { bubbles: true }));
    isian.value = "";
    tutup();
  };

  /** @param {number} letak */
  const sorot = (letak) => {
    const butir = /** @type {HTMLElement[]} */ ([...wadah.querySelectorAll("[role=option]")]);
    aktif = butir.length ? (letak + butir.length) % butir.length : -1;
    for (const [nomor, satu] of butir.entries()) {
      satu.setAttribute("aria-selected", String(nomor === aktif));
      if (nomor === aktif) {
        isian.setAttribute("aria-activedescendant", satu.id);
        satu.scrollIntoView({ block: "nearest" });
      }
    }
  };

  isian.addEventListener("input", () => {
    const dicari = sederhana(isian.value);
    if (!dicari) {
      tutup();
      return;
    }
    const cocok = semua
      .map((satu) => ({ satu, jarak: jarak(satu, dicari) }))
      .filter((pasangan) => pasangan.jarak < 9)
      .sort((a, b) => a.jarak - b.jarak)
      .slice(0, BANYAK);
    wadah.replaceChildren(
      ...cocok.map(({ satu }) => {
        const butir = document.createElement("li");
        butir.id = `cari-${satu.slug}`;
        butir.setAttribute("role", "option");
        butir.setAttribute("aria-selected", "false");
        butir.textContent = satu.nama;
        if (satu.luar) {
          const tanda = document.createElement("small");
          tanda.textContent = LUAR;
          butir.append(" ", tanda);
        }
        // Kept from taking the focus: the field's blur would close the list before the click arrives.
        butir.addEventListener("mousedown", (event) => event.preventDefault());
        butir.addEventListener("click", () => pilih(satu.slug));
        return butir;
      }),
    );
    if (cocok.length === 0) {
      const kosong = document.createElement("li");
      kosong.className = "cari__kosong";
      kosong.setAttribute("role", "option");
      kosong.setAttribute("aria-disabled", "true");
      kosong.textContent = TIADA;
      wadah.append(kosong);
    }
    kabar.textContent = cocok.length
      ? `${cocok.length} pekerjaan cocok: ${cocok.map(({ satu }) => satu.nama + (satu.luar ? `, ${LUAR}` : "")).join("; ")}.`
      : TIADA;
    wadah.hidden = false;
    isian.setAttribute("aria-expanded", "true");
    aktif = -1;
    isian.removeAttribute("aria-activedescendant");
  });

  isian.addEventListener("keydown", (event) => {
    if (wadah.hidden) return;
    if (event.key === "ArrowDown") sorot(aktif + 1);
    else if (event.key === "ArrowUp") sorot(aktif - 1);
    else if (event.key === "Escape") tutup();
    else if (event.key === "Enter") {
      const butir = wadah.querySelectorAll("[role=option]:not([aria-disabled])")[Math.max(aktif, 0)];
      if (butir) pilih(butir.id.replace(/^cari-/, ""));
    } else return;
    event.preventDefault();
  });
  isian.addEventListener("blur", tutup);
  isian.addEventListener("change", (event) => event.stopPropagation());
}
