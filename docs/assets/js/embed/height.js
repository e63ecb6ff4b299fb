// What the frame and the page around it say to each other: the frame's height, nothing else. The message holds nothing
// of the visitor, so any page may hear it; the frame itself listens to nobody.

export const SUMBER = "panduan-sertakan";
/** Taller than any answer: whoever claims more is not our frame. */
export const TERTINGGI = 20_000;

/** @typedef {{sumber: string, jenis: "tinggi", versi: 1, tinggi: number}} Pesan */

/** Tell the page around us how tall we are, now and whenever that changes. */
export function kabarkanTinggi() {
  if (parent === window) return;
  let terakhir = 0;
  const kabarkan = () => {
    const tinggi = Math.ceil(document.body.getBoundingClientRect().height);
    if (tinggi === terakhir) return;
    terakhir = tinggi;
    /** @type {Pesan} */
    const pesan = { sumber: SUMBER, jenis: "tinggi", versi: 1, tinggi };
    parent.postMessage(pesan, "*");
  };
  new ResizeObserver(kabarkan).observe(document.body);
  kabarkan();
}

/**
 * The height that a message tells for a frame, null when it is not that frame's message.
 * @param {MessageEvent} event
 * @param {HTMLIFrameElement} bingkai
 * @param {string} asal the frame's origin
 */
export function bacaTinggi(event, bingkai, asal) {
  const { data } = event;
  const kami = event.source === bingkai.contentWindow && event.origin === asal;
  if (!kami || data?.sumber !== SUMBER || data.jenis !== "tinggi" || data.versi !== 1) return null;
  return Number.isInteger(data.tinggi) && data.tinggi > 0 && data.tinggi <= TERTINGGI ? data.tinggi : null;
}
