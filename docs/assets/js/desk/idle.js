// A screen that nobody touches is emptied, so that the next person finds nothing of the one before. It is announced,
// and any touch prolongs it.

/** Milliseconds without a touch: until it is announced, and until it is done. */
const ANNOUNCED = 40_000;
const EMPTIED = 60_000;
// Not the press but its end: what it closes must not let it through to what lies below.
const TOUCHES = ["click", "keydown", "wheel", "touchmove", "input"];

/**
 * @param {object} what
 * @param {() => boolean} what.waits whether there is anything to empty
 * @param {(seconds: number) => void} what.announce called every second from the announcement on
 * @param {() => void} what.prolonged somebody is there after all
 * @param {() => void} what.empty
 */
export function watchIdle({ waits, announce, prolonged, empty }) {
  let touched = Date.now();
  let announced = false;
  const touch = () => {
    touched = Date.now();
    if (announced) prolonged();
    announced = false;
  };
  for (const type of TOUCHES) addEventListener(type, touch, { capture: true, passive: true });
  const look = () => {
    if (!waits()) {
      touched = Date.now();
      return;
    }
    const quiet = Date.now() - touched;
    if (quiet >= EMPTIED) {
      touch();
      empty();
    } else if (quiet >= ANNOUNCED) {
      announced = true;
      announce(Math.ceil((EMPTIED - quiet) / 1000));
    }
  };
  setInterval(look, 1000);
  // A tablet that slept did not count.
  document.addEventListener("visibilitychange", look);
  return touch;
}
