// What each stage of the engine is called for people.

/** @param {import("./engine.js").RincianTahap} rincian */
export const stageText = ({ tahap, byte, total, pesan }) =>
  ({
    unduh: total ? `Mengunduh mesin hitung, ${Math.floor((byte / total) * 100)}%.` : "Menyiapkan mesin hitung.",
    mulai: "Menyalakan mesin hitung di perangkat Anda.",
    siap: "",
    gagal: pesan,
  })[tahap];
