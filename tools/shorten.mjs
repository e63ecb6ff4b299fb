// Writes scripts and style sheets again without comments and white space. Usage: node shorten.mjs <file>...
import fs from "node:fs";
import path from "node:path";
import { transform } from "esbuild";

const loaders = /** @type {const} */ ({ ".js": "js", ".css": "css" });

for (const file of process.argv.slice(2)) {
  const loader = loaders[/** @type {keyof typeof loaders} */ (path.extname(file))];
  const { code } = await transform(fs.readFileSync(file, "utf8"), {
    loader,
    charset: "utf8",
    legalComments: "none",
    minifyWhitespace: true,
    // As it is written: what browsers it is for was decided there.
    target: "esnext",
  });
  fs.writeFileSync(file, code);
}
