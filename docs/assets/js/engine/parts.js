// Brings the files of the runtime: from this device where they were kept, else
// from the site, all at once, counted and checked. A bad file must be caught
// here: Pyodide itself would wait for ever.

/** The reasons for which there are words for the visitor.
 * @typedef {"jaringan"|"tiada"|"rusak"|"wasm"|"memori"|"lambat"|"mogok"|"jebakan"} Alasan
 */

/**
 * @typedef {object} Manifest
 * @property {string} versi
 * @property {string} lock what Pyodide wants to know about packages, as JSON
 * @property {{query: string, kini: string, sha256: string}} uji a question and the hash of its answer
 * @property {Record<string, {byte: number, sha256: string}>} berkas
 */

/** A failure with a reason. */
export class EngineError extends Error {
  /**
   * @param {Alasan} alasan
   * @param {unknown} [cause]
   */
  constructor(alasan, cause) {
    super(alasan, { cause });
    this.alasan = alasan;
  }
}

/** WebAssembly, Python's library, packages: what Python starts from. @type {[Name, Name, Name]} */
const LEAN = ["pyodide.asm.wasm", "python_stdlib.zip", "packages.zip"];
/** The same as they were before the build put traps into them. @type {[Name, Name, Name]} */
const WHOLE = ["pyodide.whole.wasm", "python_stdlib.whole.zip", "packages.whole.zip"];
/** Emscripten's script, with traps and as it was before. */
const SCRIPTS = { lean: "pyodide.asm.mjs", whole: "pyodide.whole.mjs" };
const MAGIC = [0, 0x61, 0x73, 0x6d];
/** While Pyodide starts, the worker puts another in its place. */
const fetch = globalThis.fetch.bind(globalThis);
/** @typedef {`${string}.wasm`|`${string}.zip`} Name */

/**
 * @param {Uint8Array<ArrayBuffer>|ArrayBuffer} data
 * @returns {Promise<string>} empty where the browser offers no hashes
 */
export async function sha256(data) {
  if (!globalThis.crypto?.subtle) return "";
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Two readers for one stream.
 * @param {Promise<ReadableStream<Uint8Array<ArrayBuffer>>|undefined>} stream
 */
function split(stream) {
  const both = stream.then((one) => one?.tee());
  const halves = [both.then((pair) => pair?.[0]), both.then((pair) => pair?.[1])];
  for (const half of halves) half.catch(() => {});
  return halves;
}

/** The files of one version of the runtime. */
export class Parts {
  /**
   * @param {URL} base folder of this version
   * @param {ReturnType<typeof import("./store.js").engineStores>} store the names under which this device keeps them
   * @param {object} [options]
   * @param {boolean} [options.fresh] trust no cache: the last try failed
   * @param {(byte: number, total: number) => void} [options.progress]
   */
  constructor(base, store, { fresh = false, progress = () => {} } = {}) {
    this.base = base;
    this.store = store.now;
    /** Where it is noted that a trap was met: beside all versions, since the status page tells of it later, too. */
    this.trap = new URL(store.trap, base).href;
    this.fresh = fresh;
    this.progress = progress;
    /** What Python starts from; the rest are scripts, which the browser loads itself. */
    this.names = LEAN;
    /** @type {Cache|null} */
    this.cache = null;
    /** @type {Manifest|null} */
    this.known = null;
    /** @type {Promise<Manifest>|undefined} */
    this.asked = undefined;
    /** @type {EngineError|undefined} */
    this.fault = undefined;
    /** @type {Promise<WebAssembly.Module>|undefined} */
    this.wasm = undefined;
    /** Bytes of each file that arrived so far. @type {Map<string, number>} */
    this.arrived = new Map();
    /** @type {Map<Name, Promise<Uint8Array<ArrayBuffer>>>} */
    this.bytes = new Map();
  }

  get binary() {
    return this.names[0];
  }

  get library() {
    return this.names[1];
  }

  get packages() {
    return this.names[2];
  }

  /** Emscripten's script, which the browser loads itself. */
  get script() {
    return this.whole ? SCRIPTS.whole : SCRIPTS.lean;
  }

  /** Whether these are the files without traps. */
  get whole() {
    return this.names === WHOLE;
  }

  /**
   * See what this device keeps.
   * @param {boolean} whole whether a trap was met just now; one met on an earlier visit stands in the note
   */
  async connect(whole) {
    this.cache = await openCache(this.store);
    if (this.fresh) await this.forget();
    if (whole || (await this.note())?.versi === this.base.href) this.names = WHOLE;
  }

  /** @returns {Promise<{versi: string}|undefined>} */
  async note() {
    try {
      return await (await this.cache?.match(this.trap))?.json();
    } catch {
      return undefined;
    }
  }

  /**
   * Start everything. Resolves as soon as the manifest is known.
   * @returns {Promise<Manifest>}
   */
  async open() {
    const kept = await this.cache?.match(this.url("manifest.json")).catch(() => undefined);
    if (kept) {
      this.known = /** @type {Manifest} */ (await kept.json());
      // With an image Python needs the rest only later.
      this.start(this.binary);
      return this.known;
    }
    if (!(await this.cache?.keys().catch(() => []))?.length) {
      // Nothing here yet: no need to wait for the manifest.
      for (const name of this.names) this.start(name);
    }
    this.known ??= await this.manifest();
    for (const name of this.names) if (!this.bytes.has(name)) this.start(name);
    this.count();
    return this.known;
  }

  /** @param {string} name */
  url(name) {
    return new URL(name, this.base).href;
  }

  /**
   * Where a file is kept on this device: by content, so that a new version of
   * the site fetches only what changed.
   * @param {string} name
   */
  place(name) {
    return this.url(`../isi/${this.known?.berkas[name]?.sha256}`);
  }

  /** @returns {Promise<Manifest>} */
  manifest() {
    this.asked ??= this.fetch("manifest.json").then((response) =>
      response.json().catch((cause) => {
        throw new EngineError("rusak", cause);
      }),
    );
    return this.asked;
  }

  /**
   * The WebAssembly, compiled while it arrives.
   * @returns {Promise<WebAssembly.Module>}
   */
  async module() {
    try {
      return /** @type {WebAssembly.Module} */ (await this.wasm);
    } catch (cause) {
      if (cause instanceof EngineError) throw cause;
      // Whether the bytes or the browser are to blame, the bytes can tell.
      await this.get(this.binary);
      throw new EngineError(cause instanceof WebAssembly.CompileError ? "wasm" : "memori", cause);
    }
  }

  /**
   * A file whose bytes were checked.
   * @param {Name} name
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async get(name) {
    if (!this.bytes.has(name)) this.start(name);
    return /** @type {Promise<Uint8Array<ArrayBuffer>>} */ (this.bytes.get(name));
  }

  /**
   * Begin to bring a file: from this device, else from the site.
   * @param {Name} name
   */
  start(name) {
    const kept = this.kept(name);
    const stream = kept.then((one) => (one ? undefined : this.stream(name)));
    const compiled = name === this.binary;
    const [first, second] = compiled ? split(stream) : [undefined, stream];
    // Compiled while it arrives, and collected to be checked and kept.
    if (compiled) this.wasm = this.compile(kept, first);
    const bytes = kept.then(async (one) => this.verify(name, one ?? (await this.collect(second))));
    this.bytes.set(name, bytes);
    // Whoever needs the file hears of its failure; nobody else must.
    bytes.catch(() => {});
    this.wasm?.catch(() => {});
  }

  /**
   * @param {Name} name
   * @returns {Promise<Uint8Array<ArrayBuffer>|undefined>}
   */
  async kept(name) {
    if (!this.known) return undefined;
    const kept = await this.cache?.match(this.place(name)).catch(() => undefined);
    return kept && new Uint8Array(await kept.arrayBuffer());
  }

  /**
   * @param {Promise<Uint8Array<ArrayBuffer>|undefined>} kept
   * @param {Promise<ReadableStream<Uint8Array<ArrayBuffer>>|undefined>|undefined} stream
   */
  async compile(kept, stream) {
    if (typeof WebAssembly !== "object") throw new EngineError("wasm");
    const bytes = await kept;
    if (bytes) return WebAssembly.compile(bytes);
    const headers = { "content-type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response((await stream) ?? null, { headers }));
  }

  /** @param {Promise<ReadableStream<Uint8Array<ArrayBuffer>>|undefined>|undefined} stream */
  async collect(stream) {
    try {
      return new Uint8Array(await new Response((await stream) ?? null).arrayBuffer());
    } catch (cause) {
      throw cause instanceof EngineError ? cause : (this.fault ?? new EngineError("jaringan", cause));
    }
  }

  /**
   * @param {Name} name
   * @param {Uint8Array<ArrayBuffer>} bytes
   */
  async verify(name, bytes) {
    const known = this.known ?? (await this.manifest());
    const expected = known.berkas[name];
    const hash = await sha256(bytes);
    if (bytes.byteLength !== expected?.byte || (hash && hash !== expected.sha256)) {
      throw new EngineError("rusak", name);
    }
    return bytes;
  }

  /**
   * @param {Name} name
   * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
   */
  async stream(name) {
    const source = await this.download(name);
    let first = name === this.binary;
    let seen = 0;
    return source.pipeThrough(
      new TransformStream({
        transform: (chunk, controller) => {
          if (first && chunk.length >= MAGIC.length) {
            first = false;
            if (MAGIC.some((byte, index) => chunk[index] !== byte)) {
              // Not every reader of a stream hears why it ended.
              this.fault = new EngineError("rusak", name);
              throw this.fault;
            }
          }
          seen += chunk.length;
          this.arrived.set(name, seen);
          this.count();
          controller.enqueue(chunk);
        },
      }),
    );
  }

  /**
   * @param {Name} name
   * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
   */
  async download(name) {
    this.arrived.set(name, 0);
    if (typeof DecompressionStream === "function") {
      // Hosts compress WebAssembly, if anything, but hardly an archive.
      if (name === this.binary) {
        const { headers, body } = await this.fetch(name);
        if (body && headers.has("content-encoding")) return body;
        // Stopped first: a fast line would bring all of it while the twin is asked for.
        await body?.cancel().catch(() => {});
      }
      const twin = await this.twin(name);
      if (twin) return twin;
    }
    return /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ ((await this.fetch(name)).body);
  }

  /**
   * What the build compressed, unpacked; nothing where the host lacks it, or unpacks it on its way.
   * @param {Name} name
   */
  async twin(name) {
    const twin = await this.fetch(`${name}.gz`).catch(() => null);
    if (!twin?.body) return undefined;
    if (!twin.headers.has("content-encoding")) return twin.body.pipeThrough(new DecompressionStream("gzip"));
    twin.body.cancel().catch(() => {});
    return undefined;
  }

  /** @param {string} name */
  async fetch(name) {
    let response;
    try {
      // The page around the engine comes first.
      response = await fetch(this.url(name), {
        cache: this.fresh ? "reload" : "default",
        priority: "low",
      });
    } catch (cause) {
      throw new EngineError("jaringan", cause);
    }
    if (!response.ok) throw new EngineError("tiada", response.status);
    return response;
  }

  /** Tell how much of what must be fetched is here, in bytes as they travel. */
  count() {
    const files = this.known?.berkas;
    if (!files) return;
    let byte = 0;
    let total = 0;
    for (const [name, seen] of this.arrived) {
      const raw = files[name]?.byte ?? 0;
      const travelling = files[`${name}.gz`]?.byte ?? raw;
      total += travelling;
      byte += raw ? Math.round((seen / raw) * travelling) : 0;
    }
    this.progress(Math.min(byte, total), total);
  }

  /** Keep all files on this device, and drop what no longer belongs. */
  async keep() {
    const { cache, known } = this;
    if (!cache || !known) return;
    for (const name of this.names) {
      if (!(await cache.match(this.place(name)))) {
        await cache.put(this.place(name), new Response(await this.get(name)));
      }
    }
    await cache.put(this.url("manifest.json"), new Response(JSON.stringify(known)));
    if (this.whole) {
      await cache.put(this.url(this.script), await this.fetch(this.script));
      // Only now that the whole one is here: noted earlier, it would be asked for without a network, in vain.
      await cache.delete(this.url("image"));
      await cache.put(this.trap, new Response(JSON.stringify({ versi: this.base.href })));
    }
    // What comes later stays where it was brought before.
    const archives = Object.keys(known.berkas).filter((name) => name.endsWith(".zip"));
    // Someone who prepares for a place without a network keeps the whole one, too (offline/offline.js).
    const binaries = Object.keys(known.berkas).filter((name) => name.endsWith(".wasm"));
    const wanted = new Set([...binaries, ...archives].map((name) => this.place(name)));
    for (const place of [this.url("manifest.json"), this.trap]) wanted.add(place);
    for (const request of await cache.keys()) {
      const ours = wanted.has(request.url) || request.url.startsWith(this.base.href);
      if (!ours) await cache.delete(request);
    }
  }

  /** Bring a file that Python can do without at the start, and keep it for another time. @param {Name} name */
  async later(name) {
    const bytes = await this.get(name).catch((error) => {
      this.bytes.delete(name); // asked for again, it is fetched again
      throw error;
    });
    this.bytes.delete(name);
    await this.cache?.put(this.place(name), new Response(bytes)).catch(() => {});
    return bytes;
  }

  /** Drop everything that was kept on this device. */
  async forget() {
    for (const request of (await this.cache?.keys().catch(() => [])) ?? []) {
      await this.cache?.delete(request).catch(() => false);
    }
  }
}

/**
 * The visitor's browser may refuse storage: then we do without.
 * @param {string} store
 */
async function openCache(store) {
  try {
    return await caches.open(store);
  } catch {
    return null;
  }
}
