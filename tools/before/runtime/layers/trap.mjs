// Runs in Node at build time: of Pyodide's WebAssembly, functions that were not seen to run become traps, and data that
// nothing which stays can reach are emptied. What was seen stands in ran.json (bench/profile writes it).
// Usage: node trap.mjs <folder of the runtime> <folder of Pyodide as published>
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import binaryen from "binaryen";
import { emptied, unreached } from "./data.mjs";
import { read } from "./wasm.mjs";

const [folder, published] = process.argv.slice(2);
const WASM = path.join(folder, "pyodide.asm.wasm");
/** Set by every trap before it stops: the worker looks at it, whatever became of the fault on its way. */
const MARK = "trapped";
const CALL = /\((?:return_call|call|ref\.func) \$(\S+?)[\s)]/g;
/** The collector asks every object what it holds, whenever it comes: what calls its second argument with its third. */
const VISITS = /call_indirect \$0 (?:(?!call)[^])*?\(local\.get \$2\)\s+\(local\.get \$1\)\s+\)/;
/** Below this much less, the second file and the way back are not worth their while. */
const LEAST = 0.3;

const whole = new Uint8Array(fs.readFileSync(WASM));
const ran = JSON.parse(fs.readFileSync(new URL("ran.json", import.meta.url), "utf8"));
if (createHash("sha256").update(whole).digest("hex") !== ran.wasm) {
  throw new Error("another WebAssembly than the one that was watched: take the profile anew (docs/dev/runtime.md)");
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
 * What was called, what the script can call, what asks objects what they hold, and every function that any of these names.
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
    for (const [, named] of (texts.get(name) ?? "").matchAll(CALL)) if (defined.has(named)) kept.add(named);
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

const one = read(whole);
const texts = textsOf(one);
const kept = keptOf(one, texts);
// What was slimmed away named tables too: by that one sees where each of them begins.
const before = read(new Uint8Array(fs.readFileSync(path.join(published, "pyodide.asm.wasm"))));
const areas = unreached(one.binary, texts, kept, numbers(ran.read), before.binary, textsOf(before));
const { binary, defined } = read(emptied(whole, areas));
binary.addGlobal(MARK, binaryen.i32, true, binary.i32.const(0));
binary.addGlobalExport(MARK, MARK);
for (const [name, { ref }] of defined) if (!kept.has(name)) binaryen.Function.setBody(ref, trap(binary, name));
const unused = "remove-unused-module-elements";
binary.runPasses([unused, "duplicate-function-elimination", unused, "memory-packing"]);
const small = binary.emitBinary();
if (small.length > whole.length * (1 - LEAST)) throw new Error(`only ${whole.length - small.length} bytes less`);
fs.writeFileSync(WASM, small);
const bytes = areas.reduce((sum, [from, to]) => sum + to - from, 0);
console.log(`trap: ${numbers(ran.called).length} functions of ${defined.size} were called, ${kept.size} kept`);
console.log(`trap: ${areas.length} areas emptied, ${bytes} bytes`);
