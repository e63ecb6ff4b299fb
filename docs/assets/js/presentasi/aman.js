// Trusted Types on the slides: the slide library writes a few plain boxes and buttons of its own from text. This lets
// through just those and shows any other markup as text. A classic script: it must run before the library.

{
  const POLOS = /<(?!\/?(?:button|div|p|span)(?: (?:class|aria-label|title)="[\w .-]*")*>)/gi;

  /** @type {{ defaultPolicy: unknown, createPolicy(name: string, rules: object): void } | undefined} */
  const jenis = Reflect.get(globalThis, "trustedTypes");
  // A page may have only one; where the build gave it one, that one serves.
  if (jenis && !jenis.defaultPolicy) jenis.createPolicy("default", {
    /** @param {string} teks */
    createHTML: (teks) => teks.replace(POLOS, "&lt;"),

    /** @param {string} alamat */
    createScriptURL(alamat) {
      const url = new URL(alamat, document.baseURI);
      if (url.origin !== location.origin) throw new TypeError("Skrip dari tempat lain ditolak.");
      return url.href;
    },
  });
}
