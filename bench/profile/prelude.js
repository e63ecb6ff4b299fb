// Stands before the worker's own script while browsers are watched: sends, twice a second, which functions were called,
// in the WebAssembly and in the script.
{
  /** @type {WebAssembly.Exports[]} */
  const starts = [];
  const { instantiate } = WebAssembly;
  // @ts-ignore - the worker asks with a module only
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = await instantiate(/** @type {WebAssembly.Module} */ (module), imports);
    starts.push(exports);
    // Pyodide takes every export for one of its own.
    const own = Object.entries(exports).filter(([name]) => !/^ran\d+$/.test(name));
    return { exports: Object.fromEntries(own) };
  };
  let sent = "";
  const send = async () => {
    const words = [];
    for (const exports of starts) {
      for (let word = 0; exports[`ran${word}`]; word += 1) {
        words[word] = (words[word] ?? 0n) | BigInt.asUintN(64, /** @type {any} */ (exports[`ran${word}`]).value);
      }
    }
    const script = [...(Reflect.get(self, "ranScript") ?? [])].sort((one, other) => one - other);
    const text = `${words.map((word) => word.toString(16)).join(" ")}|${script.join(" ")}`;
    if (text === sent) return;
    const { ok } = await fetch("/ran", { method: "POST", body: text }).catch(() => ({ ok: false }));
    if (ok) sent = text;
  };
  setInterval(send, 500);
}
