// Starts runtimes in Node as the worker does, in turn, and prints the milliseconds to the first answer of each as JSON.
// Usage: node start.mjs <rounds> <query> <month> <folder>...
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { unpack } from "../docs/assets/js/engine/unzip.js";

const [rounds, query, month, ...folders] = process.argv.slice(2);

async function once(folder) {
  const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
  const begun = performance.now();
  const { loadPyodide } = await load("pyodide.mjs");
  const packages = new Uint8Array(fs.readFileSync(path.join(folder, "packages.zip")));
  const py = await loadPyodide({
    indexURL: folder,
    fsInit: async (FS, { sitePackages }) => unpack(packages, FS, sitePackages),
  });
  py.pyimport("calculator.browser").respond(query, month);
  return performance.now() - begun;
}

if (rounds === "1") {
  console.log(JSON.stringify(await once(folders[0])));
  process.exit(0);
}
// A process for each start: the second in one process would find its code compiled.
const found = folders.map(() => []);
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [index, folder] of folders.entries()) {
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "1", query, month, folder]);
    found[index].push(JSON.parse(stdout.toString()));
  }
}
console.log(JSON.stringify(found));
process.exit(0);
