// The page that says "not there" helps on: an address nearly right leads where it meant, and a question in the address
// is not lost, whatever the address before it has become.

import { tidy } from "../base/tidy.js";

const ROOT = new URL("../../../", import.meta.url);

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The question an address carries: behind its `#`, behind a `#` that a mail program wrote as `%23`, or behind `?`.
 * @param {URL|Location} address
 */
export function question({ pathname, search, hash }) {
  const asked = /(^|[?&])(penghasilan|acara|slide)=/.test(decoded(search)) ? search.slice(1) : "";
  const found = hash.slice(1) || tidy(decoded(pathname)).fragment || asked;
  return found.includes("=") ? found : decoded(found);
}

/**
 * The page that can open a question.
 * @param {string} text
 * @param {string} folder where it was asked
 */
export function opener(text, folder) {
  if (/(^|&)(acara|tempat|wilayah|tanggal|pukul|kontak|lama|slide|ke)=/.test(text)) return "presentasi/";
  if (!text.includes("/")) return "kalkulator/";
  return /rumah|tangga|pekerja/.test(folder) ? "rumah-tangga/" : "bandingkan/";
}

const { folder } = tidy(decoded(location.pathname).slice(ROOT.pathname.length));
const text = question(location);

/** Go where the address meant, if that is there. */
async function mend() {
  const meant = new URL(folder, ROOT);
  if (meant.pathname === location.pathname || meant.origin !== location.origin) return;
  const there = await fetch(meant, { method: "HEAD" }).catch(() => undefined);
  if (!there?.ok) return;
  meant.search = location.search;
  meant.hash = location.hash || text;
  location.replace(meant);
}

const box = document.getElementById("hitungan-hilang");
const link = box?.querySelector("a");
if (box && link && text.includes("=")) {
  link.href = new URL(opener(text, folder), ROOT).href;
  link.hash = text;
  if (link.pathname.endsWith("/presentasi/")) {
    link.textContent = "Buka presentasi itu";
    box.replaceChildren("Tautan Anda membawa setelan presentasi. ", link);
  }
  box.hidden = false;
  // A share page is only a door: without the internet the question goes on by itself, as it does there.
  if (document.documentElement.hasAttribute("data-tanpa-internet") && folder.startsWith("bagikan/")) {
    location.replace(link.href);
  }
}
if (folder) mend();
