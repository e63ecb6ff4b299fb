// What must run before anything else: a classic script, ahead of the theme's.
//
// Trusted Types: every text that becomes markup, and every address that becomes a script, comes through here.
// The theme makes search results from text, and the slides their buttons; this lets through the plain elements they
// use and shows the rest as text. The build puts this into every page (tools/after/seal), so that nothing overtakes it.
//
// A script that does not arrive leaves a page waiting for ever: where the page has words for that, they are shown.
//
// And what somebody does before the page's own scripts are there is not lost: menu and search open at once, and what
// was pressed or typed is done again as soon as it can be.

{
  const page = document.documentElement;
  page.classList.replace("no-js", "js");

  const ELEMENTS = "article|b|br|button|code|del|div|em|h1|h2|h3|i|li|mark|nav|ol|p|pre|small|span|strong|sub|sup|ul";
  const ATTRIBUTE = ` (?:class|title|aria-label|data-md-[a-z]+)(?:="[\\w .:-]*")?`;
  const OTHER = new RegExp(`<(?!/?(?:${ELEMENTS})(?:${ATTRIBUTE})*>)`, "gi");

  /** @type {{ createPolicy(name: string, rules: object): void } | undefined} */
  const types = Reflect.get(globalThis, "trustedTypes");
  types?.createPolicy("default", {
    /** @param {string} text */
    createHTML: (text) => text.replace(OTHER, "&lt;"),

    /** @param {string} address */
    createScriptURL(address) {
      const url = new URL(address, document.baseURI);
      if (url.origin !== location.origin) {
        throw new TypeError("Skrip dari tempat lain ditolak.");
      }
      return url.href;
    },
  });

  addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      if (target.src.includes("/assets/javascripts/")) {
        const told = document.querySelector(".md-search-result__meta");
        if (told) told.textContent = "Pencarian tidak dapat dimuat. Periksa internet Anda, lalu muat ulang halaman ini.";
      }
      if (!target.hasAttribute("data-penting")) return;
      for (const satu of document.querySelectorAll("[data-bila-skrip-gagal]")) {
        satu.toggleAttribute("hidden", satu.getAttribute("data-bila-skrip-gagal") === "sembunyi");
        satu.querySelector("[data-muat-ulang]")?.addEventListener("click", () => location.reload());
      }
    },
    true,
  );

  // ---------------------------------------------------------------- menu and search

  // Where the keyboard goes when the theme's menu or search opens.
  /** @type {Record<string, string>} */
  const INSIDE = { __drawer: ".md-sidebar--primary a", __search: ".md-search__input" };
  /** The theme's hidden switch. @param {string} id */
  const toggle = (id) => /** @type {HTMLInputElement|null} */ (document.getElementById(id));
  /** @param {string} id */
  const button = (id) => document.querySelector(`[data-buka="${id.slice(2)}"]`);

  document.addEventListener("click", ({ target }) => {
    const opener = target instanceof Element ? target.closest("[data-buka]") : null;
    if (opener) toggle(`__${opener.getAttribute("data-buka")}`)?.click();
  });
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !(target.id in INSIDE)) return;
    const opener = button(target.id);
    opener?.setAttribute("aria-expanded", String(target.checked));
    const goal = target.checked ? document.querySelector(INSIDE[target.id] ?? "") : opener;
    if (goal instanceof HTMLElement) goal.focus();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const id in INSIDE) if (toggle(id)?.checked) toggle(id)?.click();
  });

  // While the search is on its way, the word for an empty field would stand beside what was typed. The theme writes it
  // once more when it arrives, before the first results.
  const SEARCHING = "Mencari …";
  document.addEventListener("focusin", ({ target }) => {
    const told = document.querySelector(".md-search-result__meta");
    if (!told || !(target instanceof HTMLInputElement) || !target.matches(".md-search__input")) return;
    if (target.dataset.told) return;
    target.dataset.told = told.textContent?.trim() || " ";
    const tell = () => {
      const now = told.textContent?.trim() ?? "";
      if (target.value.trim() && /^(?:Ketik|Mempersiapkan)/.test(now)) told.textContent = SEARCHING;
      else if (!target.value.trim() && now === SEARCHING) told.textContent = target.dataset.told ?? "";
    };
    target.addEventListener("input", tell);
    new MutationObserver(tell).observe(told, { childList: true, characterData: true, subtree: true });
  });

  // ---------------------------------------------------------------- several lines pasted into a field of one

  // The browser joins them without a sign between: "8" and "13" became 813.
  addEventListener("paste", (event) => {
    const { target, clipboardData } = event;
    const text = clipboardData?.getData("text/plain").trim() ?? "";
    if (!(target instanceof HTMLInputElement) || !/[\r\n\t]/.test(text) || target.selectionStart === null) return;
    event.preventDefault();
    const line = text.replace(/\s*[\r\n\t]+\s*/g, "; ");
    target.setRangeText(line, target.selectionStart, target.selectionEnd ?? target.selectionStart, "end");
    target.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: line }));
  }, true);

  // ---------------------------------------------------------------- before the scripts are there

  /** The last button that was pressed. @type {HTMLElement|null} */
  let pressed = null;
  /** What was typed and chosen. @type {Map<HTMLInputElement|HTMLSelectElement, string|boolean>} */
  const typed = new Map();
  const waiting = new AbortController();
  const early = { capture: true, signal: waiting.signal };

  addEventListener("click", ({ target }) => {
    const found = target instanceof Element ? target.closest("button:not([data-buka], [data-proyektor])") : null;
    if (found instanceof HTMLElement) pressed = found;
  }, early);
  addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.id.startsWith("__") || target.name === "__palette" || target.closest(".md-search")) return;
    if (target.type === "file") return; // the browser keeps it, and nobody else may set it
    typed.set(target, /checkbox|radio/.test(target.type) ? Reflect.get(target, "checked") : target.value);
  }, early);

  /** Called by the page's own script once it listens (base/early.js). */
  Reflect.set(globalThis, "replayEarly", () => {
    waiting.abort();
    for (const [field, value] of typed) {
      Reflect.set(field, typeof value === "string" ? "value" : "checked", value);
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
    pressed?.click();
  });
  addEventListener("DOMContentLoaded", () => waiting.abort());

  // Nothing that is typed here is sent anywhere; a form sent as browsers do it would leave the page.
  addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && event.target.method !== "dialog") event.preventDefault();
  }, true);
}
