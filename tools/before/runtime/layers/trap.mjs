// Runs in Node at build time: of Pyodide's WebAssembly and script, functions that were not seen to run become traps, and
// data that nothing which stays can reach are emptied. What was seen stands in ran.json (bench/profile writes it).
// Usage: node trap.mjs <folder of the runtime> <folder of Pyodide as published>
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import binaryen from "binaryen";
import { eager, slimScript, unasked } from "./borders.mjs";
import { dataOf, docstrings, emptied, unreached } from "./data.mjs";
import { withTraps } from "./script.mjs";
import { read } from "./wasm.mjs";

const [folder, published] = process.argv.slice(2);
const WASM = path.join(folder, "pyodide.asm.wasm");
const SCRIPT = path.join(folder, "pyodide.asm.mjs");
/** Set by every trap before it stops: the worker looks at it, whatever became of the fault on its way. */
const MARK = "trapped";
const CALL = /\((?:return_call|call|ref\.func) \$(\S+?)[\s)]/g;
/** The collector asks every object what it holds, whenever it comes: what calls its second argument with its third. */
const VISITS = /call_indirect \$0 (?:(?!call)[^])*?\(local\.get \$2\)\s+\(local\.get \$1\)\s+\)/;
/** Functions that say less than this go along with what names them: 389, of 16 kB; the larger ones would be 88 kB. */
const SMALL = 2000;
/** Below this much less, the second file and the way back are not worth their while. */
const LEAST = 0.3;

const whole = new Uint8Array(fs.readFileSync(WASM));
const wholeScript = fs.readFileSync(SCRIPT, "utf8");
const api = fs.readFileSync(path.join(folder, "pyodide.mjs"), "utf8");
const ran = JSON.parse(fs.readFileSync(new URL("ran.json", import.meta.url), "utf8"));
const hash = (content) => createHash("sha256").update(content).digest("hex");
if (hash(whole) !== ran.wasm || hash(wholeScript) !== ran.script) {
  throw new Error("another WebAssembly or script than was watched: take the profile anew (docs/dev/runtime.md)");
}

/** "1-3 5" is 1, 2, 3 and 5. @param {string} ranges */
function numbers(ranges) {
  return ranges.split(" ").flatMap((range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/** What the functions say, by name. @param {ReturnType<typeof read>} one */
function textsOf({ defined }) {
  return new Map([...defined].map(([name, { body }]) => [name, binaryen.emitText(body)]));
}

/**
 * What was called, what the script can call, what asks objects what they hold, and every small function that any of
 * these names.
 * @param {ReturnType<typeof read>} one
 * @param {Map<string, string>} texts
 */
function keptOf({ binary, defined }, texts) {
  const called = new Set(numbers(ran.called).map(String));
  for (let index = 0; index < binary.getNumExports(); index += 1) {
    const { kind, value } = binaryen.getExportInfo(binary.getExportByIndex(index));
    if (kind === binaryen.ExternalFunction && defined.has(value)) called.add(value);
  }
  for (const [name, text] of texts) if (VISITS.test(text)) called.add(name);
  const kept = new Set(called);
  for (const name of called) {
    for (const [, named] of (texts.get(name) ?? "").matchAll(CALL)) {
      if (defined.has(named) && texts.get(named).length < SMALL) kept.add(named);
    }
  }
  return kept;
}

/** Leave the mark of the first trap, and stop. */
function trap(binary, name) {
  const { i32 } = binary;
  const number = process.env.NAME_TRAPS ? Number(name) : 1;
  const first = binary.if(i32.eqz(binary.global.get(MARK, binaryen.i32)), binary.global.set(MARK, i32.const(number)));
  return binary.block(null, [first, binary.unreachable()], binaryen.unreachable);
}

const lean = withTraps(wholeScript, new Set(numbers(ran.calledScript)));
const one = read(whole);
const unused = unasked(whole, lean, api);
// Before it is asked what the script can call.
for (const name of unused) one.binary.removeExport(name);
const texts = textsOf(one);
const kept = keptOf(one, texts);
// What was slimmed away named tables too: by that one sees where each of them begins.
const before = read(new Uint8Array(fs.readFileSync(path.join(published, "pyodide.asm.wasm"))));
const data = dataOf(one.binary, texts);
const areas = unreached(data, kept, numbers(ran.read), dataOf(before.binary, textsOf(before)));
const docs = docstrings(data);
const { binary, defined } = read(emptied(whole, [...areas, ...docs]));
for (const name of unused) binary.removeExport(name);
binary.addGlobal(MARK, binaryen.i32, true, binary.i32.const(0));
binary.addGlobalExport(MARK, MARK);
for (const [name, { ref }] of defined) if (!kept.has(name)) binaryen.Function.setBody(ref, trap(binary, name));
const tidy = "remove-unused-module-elements";
binary.runPasses([tidy, "duplicate-function-elimination", tidy, "memory-packing"]);
const small = binary.emitBinary();
if (small.length > whole.length * (1 - LEAST)) throw new Error(`only ${whole.length - small.length} bytes less`);
fs.writeFileSync(WASM, small);
const script = eager(await slimScript(lean, small, api));
fs.writeFileSync(SCRIPT, script);
const bytes = areas.reduce((sum, [from, to]) => sum + to - from, 0);
console.log(`trap: ${numbers(ran.called).length} functions of ${defined.size} were called, ${kept.size} kept`);
console.log(`trap: ${numbers(ran.calledScript).length} functions of the script were called; ${script.length} characters of ${wholeScript.length}`);
console.log(`trap: ${areas.length} areas emptied, ${bytes} bytes; ${docs.length} docstrings`);
