// Asks publicodes for a net salary by the rules of modele-social; prints seconds as JSON.
// Run by bench.engine in build/bench/publicodes, where both are installed.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, times] = process.argv.slice(2);
const require = createRequire(pathToFileURL(path.join(folder, "package.json")));
const { default: Engine } = await import(pathToFileURL(require.resolve("publicodes")).href);
const { default: rules } = await import(
  pathToFileURL(path.join(folder, "node_modules/modele-social/dist/index.js")).href
);
const silent = { log() {}, warn() {}, error() {} };
const engine = new Engine.default(rules, { logger: silent });
const seconds = [];
for (let count = 0; count < Number(times); count += 1) {
  const start = performance.now();
  engine.setSituation({ "salarié . contrat . salaire brut": `${2000 + count} €/mois` });
  const { nodeValue } = engine.evaluate("salarié . rémunération . net . à payer avant impôt");
  seconds.push((performance.now() - start) / 1000);
  if (!(nodeValue > 1000)) throw new Error(`No salary: ${nodeValue}`);
}
console.log(JSON.stringify(seconds));
process.exit(0);
