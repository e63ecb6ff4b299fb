// Functions of Pyodide's script, by their place in it: the first that begins is number 0.
import { parse } from "acorn";

/** Leaves the mark that every trap leaves, and stops. The worker looks at it (docs/assets/js/engine/worker.js). */
const TRAP = 'const trap=number=>{globalThis.trapped??=number;throw new WebAssembly.RuntimeError("unreachable")};';
/** A trap is no shorter than this. */
const SMALL = 8;

/** @typedef {{start: number, end: number, block: boolean}} Body what a function does; without braces it is its value */

/** In the order in which they begin. @param {string} script @returns {Body[]} */
export function bodies(script) {
  /** @type {Body[]} */
  const found = [];
  /** @param {any} node */
  const walk = (node) => {
    if (typeof node?.type !== "string") return;
    if (/Function/.test(node.type)) {
      const { start, end, type } = node.body;
      found.push({ start, end, block: type === "BlockStatement" });
    }
    for (const inner of Object.values(node).flat()) walk(inner);
  };
  walk(parse(script, { ecmaVersion: "latest", sourceType: "module" }));
  return found.sort((one, other) => one.start - other.start);
}

/**
 * Every function notes that it was called, before it does anything.
 * @param {string} script
 */
export function noting(script) {
  const notes = bodies(script).flatMap(({ start, end, block }, number) => {
    const note = `ranScript.add(${number})`;
    return block ? [[start + 1, `${note};`]] : [[start, `(${note},`], [end, ")"]];
  });
  notes.sort(([one], [other]) => other - one);
  const noted = notes.reduce((text, [at, note]) => text.slice(0, at) + note + text.slice(at), script);
  return `const ranScript=globalThis.ranScript??=new Set();${noted}`;
}

/**
 * Functions that were not seen to run become traps.
 * @param {string} script
 * @param {Set<number>} ran
 */
export function withTraps(script, ran) {
  if (/\btrap\b/.test(script)) throw new Error("the script has a trap of its own");
  let [text, at] = [TRAP, 0];
  bodies(script).forEach(({ start, end, block }, number) => {
    // Within another trap nothing is left.
    if (start < at || end - start < SMALL || ran.has(number)) return;
    const trap = `trap(${process.env.NAME_TRAPS ? number : 1})`;
    text += script.slice(at, start) + (block ? `{${trap}}` : trap);
    at = end;
  });
  return text + script.slice(at);
}
