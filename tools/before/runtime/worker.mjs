// Writes the worker's script with all that it imports, so that it is one file. Usage: node worker.mjs <script> <into>
import { build } from "esbuild";

const [script = "", into] = process.argv.slice(2);
await build({
  entryPoints: [script],
  outfile: into,
  bundle: true,
  format: "esm",
  charset: "utf8",
  legalComments: "none",
  minifyWhitespace: true,
  // As it is written: what browsers it is for was decided there.
  target: "esnext",
});
