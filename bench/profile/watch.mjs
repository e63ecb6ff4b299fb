// Writes a WebAssembly (calls.wasm) in which every function notes that it was called: a bit in the exported variables
// `ran0`, `ran1`, … of 64 functions each; one (reads.wasm) that notes besides which data are read: a bit for each 512 bytes
// of the memory, in its first kilobyte, which nothing uses; and a script (calls.mjs) whose functions note the same.
// Usage: node watch.mjs <folder of the runtime> <folder for the results>
import fs from "node:fs";
import path from "node:path";
import binaryen from "binaryen";
import { noting } from "../../tools/before/runtime/layers/script.mjs";
import { read } from "../../tools/before/runtime/layers/wasm.mjs";

const [from, to] = process.argv.slice(2);
/** What a bit of the first kilobyte stands for. */
const PIECE = 9;
const END = 1024 << (3 + PIECE);

/** @param {ReturnType<typeof read>} one */
function noteCalls({ binary, defined }) {
  const { i64 } = binaryen;
  const words = Math.ceil((Math.max(...[...defined.values()].map(({ number }) => number)) + 1) / 64);
  for (let word = 0; word < words; word += 1) {
    binary.addGlobal(`ran${word}`, i64, true, binary.i64.const(0n));
    binary.addGlobalExport(`ran${word}`, `ran${word}`);
  }
  for (const { number, ref, body, results } of defined.values()) {
    const word = `ran${number >> 6}`;
    const bit = binary.i64.const(1n << BigInt(number & 63));
    const note = binary.global.set(word, binary.i64.or(binary.global.get(word, i64), bit));
    binaryen.Function.setBody(ref, binary.block(null, [note, body], results));
  }
}

/** The pass calls a function of the host at every read; here it stands in the file itself. */
function noteReads({ binary }) {
  const { i32 } = binaryen;
  binary.runPasses(["llvm-memory-copy-fill-lowering", "instrument-memory"]);
  for (let index = binary.getNumFunctions() - 1; index >= 0; index -= 1) {
    const { name, base, params, results } = binaryen.getFunctionInfo(binary.getFunctionByIndex(index));
    if (!/^(load|store|memory_grow)_/.test(base ?? "")) continue;
    const given = binaryen.expandType(params);
    binary.removeFunction(name);
    const last = given.length - 1;
    const back = binary.local.get(last, given[last]);
    if (base !== "load_ptr") {
      binary.addFunction(name, params, results, [], back);
      continue;
    }
    // (number of the place, bytes, offset, address) -> address
    const [piece, at] = [last + 1, last + 2];
    const address = binary.i32.add(binary.local.get(2, i32), binary.local.get(3, i32));
    const bit = binary.i32.shl(binary.i32.const(1), binary.i32.and(binary.local.get(piece, i32), binary.i32.const(7)));
    const now = binary.i32.load8_u(0, 1, binary.local.get(at, i32));
    const body = binary.block(null, [
      binary.local.set(piece, binary.i32.shr_u(address, binary.i32.const(PIECE))),
      binary.if(
        binary.i32.lt_u(binary.local.get(piece, i32), binary.i32.const(END >> PIECE)),
        binary.block(null, [
          binary.local.set(at, binary.i32.shr_u(binary.local.get(piece, i32), binary.i32.const(3))),
          binary.i32.store8(0, 1, binary.local.get(at, i32), binary.i32.or(now, bit)),
        ]),
      ),
      back,
    ], results);
    binary.addFunction(name, params, results, [i32, i32], body);
  }
}

const one = read(new Uint8Array(fs.readFileSync(path.join(from, "pyodide.asm.wasm"))));
noteCalls(one);
fs.writeFileSync(path.join(to, "calls.wasm"), one.binary.emitBinary());
noteReads(one);
if (!one.binary.validate()) throw new Error("what notes reads is no WebAssembly");
fs.writeFileSync(path.join(to, "reads.wasm"), one.binary.emitBinary());
fs.writeFileSync(path.join(to, "calls.mjs"), noting(fs.readFileSync(path.join(from, "pyodide.asm.mjs"), "utf8")));
