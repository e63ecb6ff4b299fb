// The names under which a device keeps the engine: said once, for the worker, the page and the service worker.

/**
 * @param {string} folder path of the folder of all versions; several sites may share an origin, each below its own path
 * @returns {{now: string, next: string, trap: string}} the store in use, where the next version's engine waits for its
 *   pages, and the path in it that notes that a trap was met, and with which version
 */
export function engineStores(folder) {
  return { now: `mesin ${folder}`, next: `mesin-berikut ${folder}`, trap: `${folder}jebakan` };
}
