// Runs in Node at build time: starts the assembled runtime as the worker does,
// asks everything again and compares with what the published Pyodide answered.
// A module that is missing, or a docstring or assert that mattered, shows here.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { unpack } from "../../../docs/assets/js/engine/unzip.js";

const [folder, jobFile, answersFile] = process.argv.slice(2);
const { queries, later } = JSON.parse(fs.readFileSync(jobFile, "utf8"));
const expected = JSON.parse(fs.readFileSync(answersFile, "utf8"));
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
const { loadPyodide } = await load("pyodide.mjs");

globalThis.fetch = async (input) => {
  throw new Error(`The runtime asked for ${input}`);
};
const packages = new Uint8Array(fs.readFileSync(path.join(folder, "packages.zip")));
let place = "";
const py = await loadPyodide({
  indexURL: folder,
  stdout: () => {},
  stderr: () => {},
  fsInit: async (FS, { sitePackages }) => {
    place = sitePackages;
    unpack(packages, FS, sitePackages);
  },
});
const doors = py.pyimport("calculator.browser");
const { respond } = doors;
queries.forEach(([query, now], index) => {
  const answer = respond(query, now);
  if (answer !== expected[index]) {
    console.error(`Another answer to ${JSON.stringify(query)}:\n${answer}\n${expected[index]}`);
    process.exit(1);
  }
});
// What comes later, as the worker brings it.
for (const [archive, calls] of Object.entries(later)) {
  unpack(new Uint8Array(fs.readFileSync(path.join(folder, archive))), py.FS, place);
  for (const [name, ...values] of calls) {
    const given = values.map((value) => {
      if (typeof value === "string") return value;
      const bytes = Buffer.from(value.bytes, "base64");
      return { size: bytes.length, read: (from, to) => new Uint8Array(bytes.subarray(from, to)) };
    });
    const answer = JSON.parse(doors[name](...given));
    if (answer.galat && !JSON.stringify(values).includes("salah")) throw new Error(JSON.stringify(answer));
  }
}
// A fault must still be told, although the library's modules know no line numbers.
try {
  py.runPython("import json; json.loads('{')");
} catch (error) {
  if (/json\.decoder\.JSONDecodeError: .*line 1 column 2/.test(error.message)) process.exit(0);
  console.error(`Another fault: ${error.message}`);
}
process.exit(1);
