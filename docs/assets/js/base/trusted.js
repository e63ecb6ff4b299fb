// The one place of the page where text becomes markup: the engine's own templates wrote it, and they escape.

/** @type {{createHTML: (html: string) => string}} */
const aturan = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("hasil", {
  createHTML: (/** @type {string} */ html) => html,
}) ?? { createHTML: (/** @type {string} */ html) => html };

/** @param {string} html */
export function jadikan(html) {
  const templat = document.createElement("template");
  templat.innerHTML = aturan.createHTML(html);
  return templat.content;
}
