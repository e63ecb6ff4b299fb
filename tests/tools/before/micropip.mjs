// A stock Pyodide, as on any page of anyone: micropip installs our wheel from
// the site's URL, and it answers.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { loadPyodide } from "pyodide";

const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const url = String(input?.url ?? input);
  if (!url.startsWith(`${job.origin}/`)) throw new Error(`left the origin: ${url}`);
  return fetch(input, init);
};
const python = await loadPyodide();
await python.loadPackage(pathToFileURL(job.micropip).href, { messageCallback: () => {} });
const micropip = python.pyimport("micropip");
for (const wheel of job.dependencies) {
  const name = path.basename(wheel);
  python.FS.writeFile(`/tmp/${name}`, new Uint8Array(fs.readFileSync(wheel)));
  await micropip.install(`emfs:/tmp/${name}`);
}
await micropip.install(job.url);
const answer = python.pyimport("calculator.browser").respond(job.query, job.kini);
// A pipe takes a long answer in pieces: leave when the last one is through.
process.stdout.write(`${answer}\n`, () => process.exit(0));
