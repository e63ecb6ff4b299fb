// Asked for in the page's head, before anything else of the page is there. Whoever needs the engine imports it from
// here. What is kept on this device starts at once; a first download must not hold up the page on a thin line, and
// waits to be asked for where the visitor saves data.
import { Engine } from "./engine.js";

const tempat = document.querySelector('link[rel="mesin"]');
const alamat = tempat instanceof HTMLLinkElement ? tempat.href : "";
export const mesin = new Engine(alamat);

/** @type {{saveData?: boolean}|undefined} */
const saluran = /** @type {any} */ (navigator).connection;

const [buka] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
/** The page's head (overrides/partials/mesin-awal.html) judged the line wide enough, and began. */
const begun = Reflect.has(globalThis, "earlyEngine");

/** Whether this version's engine is on this device. */
async function tersimpan() {
  try {
    return Boolean(await caches.match(new URL("manifest.json", alamat)));
  } catch {
    return false;
  }
}

async function mulai() {
  if (!(await tersimpan())) {
    if (saluran?.saveData) return true;
    // The page's own modules run before this event.
    if (!begun && buka?.domContentLoadedEventStart === 0) {
      await new Promise((lanjut) => document.addEventListener("DOMContentLoaded", lanjut, { once: true }));
    }
  }
  mesin.mulai().catch(() => {});
  return false;
}

/** Resolves to whether the engine waits for the visitor to ask. */
export const menunggu = mulai();
