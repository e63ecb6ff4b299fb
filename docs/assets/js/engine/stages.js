// What each stage of the engine is called for people.

/** @param {import("./engine.js").RincianTahap} rincian */
export const stageText = ({ tahap, byte, total, pesan }) =>
  ({
    unduh: total ? `Mengunduh kalkulator, ${Math.floor((byte / total) * 100)}%.` : "Menyiapkan kalkulator.",
    mulai: "Menyalakan kalkulator di perangkat Anda.",
    siap: "",
    gagal: pesan,
  })[tahap];
