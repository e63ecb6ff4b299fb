// Bundles what fills papers and packs them, from npm: node kit.mjs FILE. Signing and encryption stay out: the papers
// have neither, and they would be a third of it.
import { build } from "esbuild";

const [outfile] = process.argv.slice(2);

const unused = {
  name: "unused",
  setup(/** @type {import("esbuild").PluginBuild} */ { onResolve, onLoad }) {
    onResolve({ filter: /^(pkijs|asn1js|@scure\/base|@noble\/.+)$/ }, ({ path }) => ({ path, namespace: "unused" }));
    // The one that is extended when the module is read.
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "exports.CryptoEngine = class {}", loader: "js" }));
  },
};

await build({
  stdin: {
    contents: `export { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfString } from "@libpdf/core";
export { strToU8, zipSync } from "fflate";`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  // Licences stand on their own page; the checker of our scripts need not read this.
  banner: { js: "// @ts-nocheck" },
  legalComments: "none",
  plugins: [unused],
  outfile,
});
