// Joins the modules of the site's scripts in place, so that a page asks for few files. Prints each file it wrote with
// what that one imports at once. Usage: node join.mjs <folder of scripts> <script of a page>...
//
// What asks the engine shares one file: the engine's page side and all of base/. Other scripts bring along the little
// they need of base/. No script of a page is copied into another, since it may remember something.
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { AS_WRITTEN } from "../as-written.mjs";

const [folder = "", ...pages] = process.argv.slice(2);
const ENGINE = "engine/engine.js";
const SHARED = "base/shared.js";
/** As deep as all others are, for what they import of one another; scripts that wait for a click get a file each. */
const PARTS = "parts/[name]-[hash]";

/** @type {Map<string, string>} */
const sources = new Map();
for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (name.endsWith(".js")) sources.set(name, fs.readFileSync(path.join(folder, name), "utf8"));
}
const shared = [...sources.keys()].filter((name) => name.startsWith("base/") || name === ENGINE).sort();
sources.set(SHARED, shared.map((name) => `export * from "${path.posix.relative("base", name).replace(/^(?!\.)/, "./")}";`).join("\n"));

/**
 * @param {string[]} entries
 * @param {(name: string) => string} [apart] in which other file an imported module stands; "" for none
 */
async function join(entries, apart = () => "") {
  const { outputFiles, metafile } = await build({
    entryPoints: Object.fromEntries(entries.map((name) => [name.replace(/\.js$/, ""), name])),
    bundle: true,
    splitting: true,
    chunkNames: PARTS,
    absWorkingDir: path.resolve(folder),
    outdir: path.resolve(folder),
    write: false,
    metafile: true,
    format: "esm",
    ...AS_WRITTEN,
    plugins: [{ name: "in-memory", setup: (build) => read(build, apart) }],
  });
  return { outputFiles, ...metafile };
}

/**
 * Modules as they were before any was joined.
 * @param {import("esbuild").PluginBuild} build
 * @param {(name: string) => string} apart
 */
function read({ onResolve, onLoad }, apart) {
  onResolve({ filter: /.*/ }, ({ path: named, importer, kind }) => {
    if (kind === "entry-point") return { path: path.posix.normalize(named), namespace: "site" };
    if (named.includes("/vendor/")) return { path: named, external: true };
    const name = path.posix.join(path.posix.dirname(importer), named);
    const file = apart(name);
    return file ? { path: `../${file}`, external: true } : { path: name, namespace: "site" };
  });
  onLoad({ filter: /.*/, namespace: "site" }, ({ path: name }) => ({ contents: sources.get(name), loader: "js" }));
}

/** Modules of one name each, or the shared file would leave both out. */
async function checkShared() {
  const { outputs } = await join(shared);
  const names = Object.values(outputs).flatMap(({ entryPoint, exports }) => (entryPoint ? exports : []));
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length) throw new Error(`in base/ and ${ENGINE} two things have one name: ${twice.join(", ")}`);
}

/** Which scripts ask the engine, at once or later. */
async function askEngine() {
  const { inputs } = await join(pages);
  /** @param {string} name @param {Set<string>} seen */
  const reach = (name, seen = new Set()) => {
    if (!seen.has(name)) {
      seen.add(name);
      for (const { path: next } of inputs[name]?.imports ?? []) reach(next, seen);
    }
    return seen;
  };
  return pages.filter((page) => reach(`site:${page}`).has(`site:${ENGINE}`));
}

await checkShared();
const asking = new Set(await askEngine());
const written = [await join([SHARED])];
for (const page of pages) {
  const common = (/** @type {string} */ name) => asking.has(page) && shared.includes(name);
  written.push(await join([page], (name) => (common(name) ? SHARED : pages.includes(name) ? name : "")));
}
/** @type {Record<string, string[]>} */
const imported = {};
for (const { outputFiles, outputs } of written) {
  for (const { path: file, contents } of outputFiles) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, contents);
  }
  for (const [name, { imports }] of Object.entries(outputs)) {
    const atOnce = imports.filter(({ kind, path: next }) => kind === "import-statement" && !next.includes("/vendor/"));
    imported[name] = [...new Set(atOnce.map(({ path: next }) => next.replace("../", "")))];
  }
}
process.stdout.write(JSON.stringify(imported));
