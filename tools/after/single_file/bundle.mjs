// Prints one script that can load the modules of any page, and the worker's; a file can import nothing from beside it.
import path from "node:path";
import { build } from "esbuild";

const [shell, site, ...modules] = process.argv.slice(2);

/** The file's own engine stands in the place of the site's. */
const ownEngine = {
  name: "own-engine",
  setup(/** @type {import("esbuild").PluginBuild} */ { onResolve }) {
    onResolve({ filter: /\/engine\.js$/ }, () => ({ path: path.resolve(shell, "mesin.js") }));
  },
};

/** @param {string} contents */
async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    plugins: [ownEngine],
    write: false,
  });
  return outputFiles[0].text;
}

const loaders = [...modules, "assets/js/engine/engine.js"].map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(path.resolve(site, name))})`);
// By their names on the site, also for whoever asks the engine from a console.
const page = `import { muat } from ${JSON.stringify(path.resolve(shell, "muat.js"))};
globalThis.luring = {${loaders.join(",")}};
muat(globalThis.luring);`;
const worker = `import ${JSON.stringify(path.resolve(shell, "pekerja.js"))};`;
process.stdout.write(JSON.stringify({ muat: await bundle(page), pekerja: await bundle(worker) }));
