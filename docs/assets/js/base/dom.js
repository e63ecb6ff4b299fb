// Small helpers around the page's elements.

/**
 * The element of an id, which the page must have.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function element(id, type) {
  return find(document, `#${id}`, type);
}

/**
 * The first element below another that a selector finds; there must be one.
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(parent, selector, type) {
  const found = parent.querySelector(selector);
  if (!(found instanceof type)) throw new Error(selector);
  return found;
}

/** Open every fold around an element. @param {Element} target */
export function unfold(target) {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
}

/** Milliseconds within which a second tap on the same button is the same tap: hands shake. */
const ONE_TAP = 500;

/** Tells whether a tap is the one before, repeated: otherwise a double tap would take away what it chose. */
export function sameTap() {
  let last = { what: "", at: -Infinity };
  return (/** @type {string} */ what, /** @type {number} */ at) => {
    const same = what === last.what && at - last.at < ONE_TAP;
    if (!same) last = { what, at };
    return same;
  };
}

/** What a tap does, once however quickly it is repeated. @param {() => void} act */
export function oneTap(act) {
  const same = sameTap();
  return (/** @type {Event} */ { timeStamp }) => {
    if (!same("", timeStamp)) act();
  };
}

/** Milliseconds for which a button says what it did. */
const SAID = 4000;
/** What each button is called, and when it is called so again.
 * @type {WeakMap<HTMLElement, {name: string, timer: ReturnType<typeof setTimeout>}>} */
const saying = new WeakMap();

/**
 * Let a button say something for a while; then it has its name again.
 * @param {HTMLElement} button
 * @param {string} text
 */
export function say(button, text) {
  const before = saying.get(button);
  if (before) clearTimeout(before.timer);
  const name = before?.name ?? button.textContent ?? "";
  // What stands beside it keeps its place.
  if (!before) button.style.minWidth = `${button.offsetWidth}px`;
  button.textContent = text;
  const timer = setTimeout(() => {
    button.textContent = name;
    saying.delete(button);
  }, SAID);
  saying.set(button, { name, timer });
}

/**
 * Hand a file over to the browser's downloads.
 * @param {string} name
 * @param {Blob} content
 */
export function download(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
