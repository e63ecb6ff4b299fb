// Addresses as people type and programs mangle them. Hosts forgive some of it, each another part; a kept copy and the
// page that says "not there" forgive all of it, by this one rule.

/**
 * The folder that a path below the site's root means: `Kalkulator`, `kalkulator/index.html` and `kalkulator.` are all
 * `kalkulator/`. The site's own addresses are in small letters.
 * @param {string} path decoded, without the root
 * @returns {{folder: string, fragment: string}} the fragment is what stood behind a `#` that was written as `%23`
 */
export function tidy(path) {
  const [name = "", ...rest] = path.split("#");
  const folder = name
    .replace(/[?&].*$/, "")
    .replace(/[\s.,;:!?)\]}"'”’>]+$/u, "")
    .replace(/\/+/g, "/")
    .replace(/^\//, "")
    .toLowerCase()
    .replace(/(^|\/)index(\.html?)?$/, "$1")
    .replace(/\.html?$/, "");
  return { folder: folder === "" || folder.endsWith("/") ? folder : `${folder}/`, fragment: rest.join("#") };
}
