"""Whether the runtime with traps answers as CPython does: `python -m bench.trap --count 100000`.

Over queries of chance that were not asked while the profile was taken. About
fifteen minutes for 100,000 on two cores: half in Node, half in CPython, at the same time.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from bench.profile.asked import generated
from calculator.browser import respond
from tools import node
from tools.before.runtime.assemble import runtime
from tools.paths import ROOT

# Another one than the profile's.
SEED = 100_003
SCRIPT = ROOT / "bench" / "trap.mjs"


class Compared(NamedTuple):
    """What came of it: whether there are traps at all, and what was answered differently."""

    traps: bool
    other: list[tuple[str, str]]


def compare(asked: list[tuple[str, str]], folder: Path) -> Compared:
    """Ask both.

    Raises:
        CalledProcessError: a trap was met; which query met it stands on the terminal.
    """
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor() as beside:
        job = Path(place) / "asked.json"
        job.write_text(json.dumps(asked), "utf-8")
        theirs = beside.submit(node.output, SCRIPT, folder, job)
        ours = [hashlib.sha256(respond(*one).encode()).hexdigest() for one in asked]
        told = json.loads(theirs.result())
    answers = zip(asked, ours, told["hashes"], strict=True)
    return Compared(told["traps"], [one for one, our, their in answers if our != their])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    found = compare(generated(chosen.count, chosen.seed), runtime())
    print(f"{chosen.count:,} queries, no trap met, {len(found.other)} answered differently")
    if not found.traps:
        print("The runtime was built without traps.")
    for query, now in found.other[:20]:
        print(now, query)
    if found.other:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
