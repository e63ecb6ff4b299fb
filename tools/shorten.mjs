// Writes scripts and style sheets again without comments and white space. Usage: node shorten.mjs <file>...
import fs from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { AS_WRITTEN } from "./as-written.mjs";

const loaders = /** @type {const} */ ({ ".js": "js", ".css": "css" });

for (const file of process.argv.slice(2)) {
  const loader = loaders[/** @type {keyof typeof loaders} */ (path.extname(file))];
  const { code } = await transform(fs.readFileSync(file, "utf8"), { loader, ...AS_WRITTEN });
  fs.writeFileSync(file, code);
}
