"""What each layer of the runtime brings: `python -m bench.layers`, about ten minutes.

Builds the runtime once whole, once without each layer, and once as published; tells what a visitor
would fetch more (gzip, as hosts send it) and how much longer Python takes to its first answer in
Node, all of them started in turn. A layer that earns less than 5 % of both may go.
"""

from __future__ import annotations

import json
import os
from statistics import median
from typing import TYPE_CHECKING

from tools import node
from tools.before.runtime.assemble import runtime
from tools.before.runtime.layers.chosen import LAYERS
from tools.before.runtime.queries import queries
from tools.paths import BUILD, ROOT
from tools.report import sizes

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 9
FOLDER = BUILD / "bench" / "layers"
START = ROOT / "bench" / "start.mjs"


def build(name: str, **environment: str) -> Path:
    """Return the runtime made under these variables, where it is not there already."""
    os.environ.update(environment)
    made = runtime(FOLDER / name)
    for variable in environment:
        del os.environ[variable]
    return made


def fetched(folder: Path) -> int:
    """Return the bytes, compressed, of a first visit."""
    return sum(size.gzip for size in sizes(folder))


def main() -> None:
    """Command line."""
    made = {"all layers": build("all")}
    # Without any other there are no traps either: what the others bring shows beside this one.
    made |= {f"without {layer}": build(layer, WITHOUT=layer) for layer in LAYERS}
    made["as published (PLAIN=1)"] = build("plain", PLAIN="1")
    (query, month), *_ = queries()
    told = node.output(START, str(ROUNDS), query, month, *made.values())
    starts = [median(times) for times in json.loads(told)]
    least, quickest = fetched(made["all layers"]), starts[0]
    print(f"{'':28}{'kB gzip':>9}{'more':>7}{'ms':>8}{'more':>7}")
    for (name, folder), start in zip(made.items(), starts, strict=True):
        size = fetched(folder)
        print(
            f"{name:28}{size / 1000:>9,.0f}{size / least - 1:>7.0%}"
            f"{start:>8,.0f}{start / quickest - 1:>7.0%}"
        )


if __name__ == "__main__":
    main()
