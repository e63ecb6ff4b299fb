// Writes the worker's script with all that it imports, so that it is one file. Usage: node worker.mjs <script> <into>
import { build } from "esbuild";
import { AS_WRITTEN } from "../../as-written.mjs";

const [script = "", into] = process.argv.slice(2);
await build({ entryPoints: [script], outfile: into, bundle: true, format: "esm", ...AS_WRITTEN });
