// Pyodide's WebAssembly as Binaryen reads it.
import binaryen from "binaryen";

/** The file names none of those it uses, and "all" would write what browsers refuse. */
const FEATURES = [
  ...["MutableGlobals", "SignExt", "BulkMemory", "BulkMemoryOpt", "ReferenceTypes", "Multivalue"],
  ...["NontrappingFPToInt", "ExceptionHandling", "ExtendedConst", "CallIndirectOverlong"],
];

/** @typedef {{number: number, ref: number, body: number, results: number}} Defined */

/** @param {Uint8Array} bytes */
export function read(bytes) {
  const binary = binaryen.readBinary(bytes);
  binary.setFeatures(FEATURES.reduce((all, one) => all | binaryen.Features[one], 0));
  /** Functions that are defined here, by name, which is a number. @type {Map<string, Defined>} */
  const defined = new Map();
  for (let index = 0; index < binary.getNumFunctions(); index += 1) {
    const ref = binary.getFunctionByIndex(index);
    const { name, module, body, results } = binaryen.getFunctionInfo(ref);
    if (!module) defined.set(name, { number: Number(name), ref, body, results });
  }
  return { binary, defined };
}
