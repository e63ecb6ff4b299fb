// What was typed or pressed before the page's own script was there (first.js kept it) is done again, once it listens.

/** To be called once, at the end of a page's script. */
export const replayEarly = () => Reflect.get(globalThis, "replayEarly")?.();
