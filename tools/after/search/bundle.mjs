// Makes one script of the searcher and its library: node bundle.mjs SOURCE TARGET.
import { build } from "esbuild";

const [, , source = "", target = ""] = process.argv;
await build({
  entryPoints: [source],
  outfile: target,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none", // all licences stand in lisensi.txt
  logLevel: "error",
});
