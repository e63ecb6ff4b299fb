// Runs in Node at build time: lets the real Pyodide install our wheels with
// micropip, watches what answering many queries imports, and has exactly those
// modules compiled to bytecode. Usage: node assemble.mjs <job.json>
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {object} Job
 * @property {string} pyodide folder of the npm package
 * @property {string} inside the Python helper that runs inside Pyodide
 * @property {string} micropip its wheel
 * @property {string[]} wheels in the order in which they can be installed
 * @property {[string, string][]} queries what to ask while watching
 * @property {Record<string, [string, ...Argument[]][]>} later archives that come after the first answer, and calls of
 *   calculator.browser that need them, in order: each holds what the ones before it did not bring
 * @property {string} stdlib its standard library, as sources
 * @property {string[]} extra modules to keep although no query imports them
 * @property {string[]} layers what is done to Pyodide: see layers/chosen.py
 * @property {Record<string, string>} standIns the files that take the places of a few of the packages'
 * @property {Record<string, number[]>} ran by file, the first lines of functions that were seen to run
 * @property {string} out where the loose files go
 */

/** A text, or a file as the worker hands one to Python. @typedef {string|{bytes: string}} Argument */

/** @type {Job} */
const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const [readyMade, compiled, trimmed] = ["ready-made", "bytecode", "trim"].map((layer) => job.layers.includes(layer));
const { loadPyodide } = await import(pathToFileURL(path.join(job.pyodide, "pyodide.mjs")).href);

process.on("uncaughtException", (error) => {
  // Node would first print the line that threw: a megabyte of generated code.
  console.error(`${error.name}: ${error.message}\n${error.stack?.slice(-2000)}`);
  process.exit(1);
});

// Nothing here may reach a network: whatever is missing must fail, not be fetched.
globalThis.fetch = async (input) => {
  throw new Error(`The build asked for ${input}`);
};

/** Read a file of this machine as the plain array that Pyodide takes. */
const read = (file) => new Uint8Array(fs.readFileSync(file));

// Where the compiled templates are looked for: see calculator/view/jinja.py.
const TEMPLATES = "calculator/view/compiled";

// A fixed hash seed, so that sets inside bytecode come out in one order; and
// line numbers without columns, which nobody would read, to save bytes.
const env = { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };
const start = (options = {}) =>
  loadPyodide({ indexURL: job.pyodide, stdLibURL: job.stdlib, env: { ...env }, ...options });

/** Read a folder of Pyodide's file system into a map of relative names. */
function readTree(FS, folder, prefix = "", files = new Map()) {
  for (const name of FS.readdir(folder).sort()) {
    if (name === "." || name === ".." || name === "__pycache__") continue;
    const full = `${folder}/${name}`;
    if (FS.isDir(FS.stat(full).mode)) readTree(FS, full, `${prefix}${name}/`, files);
    else files.set(prefix + name, FS.readFile(full));
  }
  return files;
}

/** Give the names of inside.py, run in this Pyodide. */
function helper(py) {
  const names = py.toPy({});
  py.runPython(fs.readFileSync(job.inside, "utf8"), { globals: names });
  return names;
}

/** Install the wheels as any page would: micropip, from files. */
async function install() {
  // With the library as published: micropip waits, and needs an event loop.
  const py = await start({ stdLibURL: undefined });
  // By its bytes: as an address, a folder with a space in its name would not be found.
  py.unpackArchive(read(job.micropip), "whl");
  const inside = helper(py);
  const place = inside.get("PACKAGES").replace(/\/$/, "");
  const own = new Set(readTree(py.FS, place).keys());
  py.FS.mkdir("/wheels");
  const micropip = py.pyimport("micropip");
  for (const wheel of job.wheels) {
    const name = path.basename(wheel);
    py.FS.writeFile(`/wheels/${name}`, read(wheel));
    await micropip.install(`emfs:/wheels/${name}`);
  }
  if (readyMade) {
    inside.get("compile_templates")(`${place}/${TEMPLATES}`);
    inside.get("read_law")();
  }
  const files = readTree(py.FS, place);
  for (const name of own) files.delete(name);
  return files;
}

/** A file as the worker hands one to Python. @param {Argument} argument */
function given(argument) {
  if (typeof argument === "string") return argument;
  const bytes = Buffer.from(argument.bytes, "base64");
  return { size: bytes.length, read: (from, to) => new Uint8Array(bytes.subarray(from, to)) };
}

/** Put our own files in the place of a few, and leave out what was read or compiled already. */
function applyStandIns(files) {
  for (const [name, file] of Object.entries(job.standIns)) files.set(name, read(file));
  if (!readyMade) return;
  for (const name of files.keys()) {
    if (/^calculator\/(view\/templates\/|rules\/.*\.toml$)/.test(name)) files.delete(name);
  }
}

/** Ask everything, in a fresh Pyodide without micropip, and see what was imported. */
async function watch(files) {
  const py = await start({
    fsInit: async (FS, { sitePackages }) => {
      for (const [name, data] of files) {
        FS.mkdirTree(path.posix.dirname(`${sitePackages}/${name}`));
        FS.writeFile(`${sitePackages}/${name}`, data);
      }
    },
  });
  const doors = py.pyimport("calculator.browser");
  const answers = job.queries.map(([query, now]) => doors.respond(query, now));
  for (const module of job.extra) py.pyimport(module);
  try {
    // A Python error on its way to JavaScript needs modules of its own.
    py.runPython("raise RuntimeError('seen')");
  } catch {
    // Expected.
  }
  const inside = helper(py);
  const templates = () => (readyMade ? inside.get("rendered")().toJs() : []).map((name) => `${TEMPLATES}/${name}`);
  const seen = () => {
    const [library, wheels] = inside.get("imported")().toJs();
    return [library, [...wheels, ...templates()]];
  };
  const [stdlib, packages] = seen();
  const known = new Set([...stdlib, ...packages]);
  const later = new Map();
  for (const [archive, calls] of Object.entries(job.later)) {
    for (const [name, ...values] of calls) {
      const answer = JSON.parse(doors[name](...values.map(given)));
      if (answer.galat && !JSON.stringify(values).includes("salah")) throw new Error(JSON.stringify(answer));
    }
    later.set(archive, seen().map((all) => all.filter((one) => !known.has(one))));
    for (const one of later.get(archive).flat()) known.add(one);
  }
  return { py, inside, answers, stdlib, packages, later };
}

function write(folder, name, data) {
  const target = path.join(job.out, folder, name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, data);
}

const installed = await install();
applyStandIns(installed);
const { py, inside, answers, stdlib, packages, later } = await watch(installed);
const bytecode = inside.get("bytecode");
const unzipped = "/stdlib";
inside.get("unpack_stdlib")(unzipped);

/** Archives that Python starts from. Their twins have traps where no function of others was seen to run. */
const LEAN = { stdlib: "lean/stdlib", packages: "lean/packages" };

/** Put a module into an archive. */
function add(folder, name, source) {
  if (!compiled) {
    write(folder, name, source);
    return;
  }
  const buffer = py.toPy(source);
  const put = (where, ...lines) => {
    const code = bytecode(buffer.tobytes(), name, ...lines);
    write(where, `${name}c`, code.toJs());
    code.destroy();
  };
  put(folder);
  // Of ours all is used.
  if (LEAN[folder]) put(LEAN[folder], ...(name.startsWith("calculator/") ? [] : [py.toPy(job.ran[name] ?? [])]));
  buffer.destroy();
}

if (trimmed) {
  for (const name of stdlib) add("stdlib", name, py.FS.readFile(`${unzipped}/${name}`));
  const placed = new Set([...packages, ...[...later.values()].flatMap(([, wheels]) => wheels)]);
  // A template that no question of the build needed may be one that an answer needs.
  const unseen = [...installed.keys()].filter((name) => name.startsWith(`${TEMPLATES}/`) && !placed.has(name));
  for (const name of [...packages, ...unseen]) add("packages", name, installed.get(name));
  for (const [archive, [library, wheels]] of later) {
    // One folder on Python's path holds both: what comes later finds its place there.
    for (const name of library) add(archive, name, py.FS.readFile(`${unzipped}/${name}`));
    for (const name of wheels) add(archive, name, installed.get(name));
  }
} else {
  const isModule = (name) => name.endsWith(".py");
  for (const [name, source] of readTree(py.FS, unzipped)) {
    if (isModule(name)) add("stdlib", name, source);
    else write("stdlib", name, source);
  }
  for (const [name, source] of installed) if (isModule(name)) add("packages", name, source);
  // All is there from the start: nothing is left for later, and the worker still asks for it.
  for (const archive of later.keys()) write(archive, "kosong.txt", "");
}
if (!readyMade) {
  for (const [name, data] of installed) {
    if (name.startsWith("calculator/") && !name.endsWith(".py")) write("packages", name, data);
  }
}
for (const [name, data] of installed) {
  if (/\.dist-info\/(licenses\/.*|LICEN[CS]E.*)$/.test(name)) {
    const [dist, ...rest] = name.split("/");
    write("licenses", `${dist.split("-")[0]}/${rest.at(-1)}`, data);
  }
}
write(".", "answers.json", JSON.stringify(answers));
write(".", "trace.json", JSON.stringify({ stdlib, packages, later: [...later], version: py.version }, null, 1));
// Pyodide keeps timers alive that would hold the process.
process.exit(0);
