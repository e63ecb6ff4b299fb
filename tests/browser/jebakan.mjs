// A WebAssembly whose calls of Python from the page end in a trap, after so many. Usage: node jebakan.mjs <from> <to> <calls>
import fs from "node:fs";
import binaryen from "binaryen";

const [from, to, calls] = process.argv.slice(2);
const FEATURES = [
  ...["MutableGlobals", "SignExt", "BulkMemory", "BulkMemoryOpt", "ReferenceTypes", "Multivalue"],
  ...["NontrappingFPToInt", "ExceptionHandling", "ExtendedConst", "CallIndirectOverlong"],
];
const binary = binaryen.readBinary(new Uint8Array(fs.readFileSync(from)));
binary.setFeatures(FEATURES.reduce((all, one) => all | binaryen.Features[one], 0));
const named = (name) => binaryen.getExportInfo(binary.getExport(name)).value;
const door = binary.getFunction(named("_pyproxy_apply"));
const { body, results } = binaryen.getFunctionInfo(door);
const { i32 } = binaryen;
binary.addGlobal("calls", i32, true, binary.i32.const(0));
const more = binary.i32.add(binary.global.get("calls", i32), binary.i32.const(1));
const many = binary.i32.gt_u(binary.global.get("calls", i32), binary.i32.const(Number(calls)));
const trap = binary.block(null, [binary.global.set(named("trapped"), binary.i32.const(1)), binary.unreachable()]);
binaryen.Function.setBody(
  door,
  binary.block(null, [binary.global.set("calls", more), binary.if(many, trap), body], results),
);
fs.writeFileSync(to, binary.emitBinary());
