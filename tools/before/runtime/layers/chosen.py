"""What is done to Pyodide to make it small and quick, layer by layer, and how one does without.

Every layer stands on something that a new Pyodide, CPython or Jinja2 may write differently. Then
that layer falls, with a warning, and what was published goes out instead: larger and slower, and
right all the same. `STRICT_LAYERS=1` makes a fall a failure, for whoever must notice it.
"""

from __future__ import annotations

import os
import sys

LAYERS = {
    "late-imports": "two modules of the standard library import others only when they need them",
    "no-event-loop": "Pyodide's event loop and loader of packages are left out",
    "no-compiler": "Jinja2 comes without its compiler",
    "short-faults": "faults, signatures and docstrings are told by shorter modules",
    "ready-made": "the law goes in read and the templates compiled",
    "bytecode": "modules go in compiled, without docstrings, asserts and annotations of functions",
    "trim": "only modules that answers import go in",
    "slim": "what nobody asks for is left out of WebAssembly and script",
    "trap": "only functions that were seen to run go in; the whole files go along",
}
# Templates that are not compiled ask for the compiler, a real event loop for a real `traceback`.
NEEDS = {"no-compiler": "ready-made", "short-faults": "no-event-loop"}


class LayerError(RuntimeError):
    """A layer does not fit what was published."""


def chosen() -> tuple[str, ...]:
    """Return the layers that are wanted: all, but not those in `WITHOUT`; with `PLAIN=1` none.

    Raises:
        LayerError: `WITHOUT` names a layer that is none.
    """
    without = set(os.environ.get("WITHOUT", "").replace(",", " ").split())
    if unknown := without - set(LAYERS):
        raise LayerError(f"no layer is called {', '.join(sorted(unknown))}: {', '.join(LAYERS)}")
    if os.environ.get("PLAIN"):
        return ()
    return standing(tuple(layer for layer in LAYERS if layer not in without))


def standing(layers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the layers less those that another one, missing, would have carried."""
    left = tuple(layer for layer in layers if NEEDS.get(layer, layer) in layers)
    # It was watched with all the others in place: another runtime runs other functions.
    others = set(LAYERS) - {"trap"}
    return left if others <= set(left) else tuple(one for one in left if one != "trap")


def fall(layers: tuple[str, ...], falling: tuple[str, ...], why: str) -> tuple[str, ...]:
    """Go on without some layers, and say so.

    Raises:
        LayerError: where that shall stop the build (`STRICT_LAYERS=1`).
    """
    if os.environ.get("STRICT_LAYERS"):
        raise LayerError(f"{', '.join(falling)}: {why}")
    print(
        f"\nWARNING: a layer of the runtime no longer fits: {why}.\n"
        f"The build goes on without {', '.join(falling)}: the site is right, and larger. "
        "See docs/dev/runtime.md.\n",
        file=sys.stderr,
        flush=True,
    )
    return standing(tuple(one for one in layers if one not in falling))
