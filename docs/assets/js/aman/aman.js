// Trusted Types: every text that becomes markup, and every address that becomes a script, comes through here.
// The theme makes search results from text; this lets through the plain elements it uses and shows the rest as text.
// A classic script, not a module: it must run before the theme's.

{
  const ELEMENTS = "article|b|br|code|del|div|em|h1|h2|h3|i|li|mark|nav|ol|p|pre|small|span|strong|sub|sup|ul";
  const ATTRIBUTE = ` (?:class|data-md-[a-z]+)(?:="[\\w .:-]*")?`;
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
}
