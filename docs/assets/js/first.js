// What must run before anything else: a classic script, ahead of the theme's.
//
// Trusted Types: every text that becomes markup, and every address that becomes a script, comes through here.
// The theme makes search results from text, and the slides their buttons; this lets through the plain elements they
// use and shows the rest as text. The build puts this into every page (tools/seal), so that nothing overtakes it.
//
// And a script that does not arrive leaves a page waiting for ever: where the page has words for that, they are shown.

{
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
      if (!(target instanceof HTMLScriptElement) || !target.hasAttribute("data-penting")) return;
      for (const satu of document.querySelectorAll("[data-bila-skrip-gagal]")) {
        satu.toggleAttribute("hidden", satu.getAttribute("data-bila-skrip-gagal") === "sembunyi");
        satu.querySelector("[data-muat-ulang]")?.addEventListener("click", () => location.reload());
      }
    },
    true,
  );
}
