"""Take the profile that the runtime's traps rest on anew: `python -m bench.profile`.

Assembles the runtime without traps, lets its WebAssembly note which functions are called and which
data are read, and asks it in Node. With `--browser` all browser tests ask it too, in the built
site, which is built anew afterwards. What was seen of the same WebAssembly before stays: a profile
only grows. The result is `tools/before/runtime/layers/ran.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.profile.asked import job
from bench.profile.browser import SEEN, put_in
from tools import node
from tools.before.runtime.assemble import RAN, WASM, runtime
from tools.paths import BUILD, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
# Queries of chance: reads are noted slowly.
CALLED, READ = 1500, 200


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers as people do: `1-3 5`."""
    steps = count()
    runs = [list(run) for _, run in groupby(sorted(numbers), lambda one: one - next(steps))]
    return " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def numbers(ranges: str) -> set[int]:
    """Read what `ranges` writes."""
    found: set[int] = set()
    for one in ranges.split():
        first, _, last = one.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def ask(folder: Path, watching: Path, many: int) -> dict[str, list[int]]:
    """Ask a runtime that is watched; return what was called and read."""
    asked = SEEN / "job.json"
    asked.write_text(json.dumps(job(many)), "utf-8")
    told: dict[str, list[int]] = json.loads(node.output(HERE / "ask.mjs", folder, watching, asked))
    return told


def ask_in_browsers(watching: Path) -> set[int]:
    """Run the browser tests in a site that is watched; what they find is of no interest."""
    environment = {**os.environ, "WITHOUT": "trap"}
    subprocess.run([sys.executable, "-m", "tools.build"], check=True, env=environment)
    put_in(watching)
    plugin = ["-p", "bench.profile.browser", "--numprocesses", "2", "--dist", "loadfile"]
    subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, ROOT / "tests" / "browser"],
        check=False,
        env=environment,
    )
    return {
        one for file in SEEN.glob("browser-*.json") for one in json.loads(file.read_text("utf-8"))
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", action="store_true", help="ask in Chromium too")
    browser = parser.parse_args().browser
    os.environ["WITHOUT"] = "trap"
    SEEN.mkdir(parents=True, exist_ok=True)
    folder = runtime(BUILD / "profile")
    calls, reads = SEEN / "calls.wasm", SEEN / "reads.wasm"
    node.run(HERE / "watch.mjs", folder / WASM, calls, reads)
    called, read = set(ask(folder, calls, CALLED)["ran"]), ask(folder, reads, READ)
    called |= set(read["ran"])
    if browser:
        called |= ask_in_browsers(calls)
    seen: dict[str, Any] = {
        "wasm": hashlib.sha256((folder / WASM).read_bytes()).hexdigest(),
        "called": ranges(called),
        "read": ranges(read["read"]),
    }
    before = json.loads(RAN.read_text("utf-8"))
    if before["wasm"] == seen["wasm"]:
        seen |= {
            key: ranges(numbers(seen[key]) | numbers(before[key])) for key in ("called", "read")
        }
    RAN.write_text(json.dumps(seen, indent=1) + "\n", "utf-8")
    print(f"{len(numbers(seen['called']))} functions ran, {len(called)} of them now")


if __name__ == "__main__":
    main()
