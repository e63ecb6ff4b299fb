"""Take the profile that the runtime's traps rest on anew: `python -m bench.profile`.

Assembles the runtime without traps, lets its WebAssembly note which functions are called and which
data are read, and its Python which functions run, and asks it in Node. With `--browser` all browser
tests ask it too, in the built site, which is built anew afterwards. What was seen of the same files
before stays: a profile only grows. The result is `tools/before/runtime/layers/ran.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.profile.asked import job
from bench.profile.browser import SEEN, put_in
from tools import node
from tools.before.runtime.assemble import (
    RAN,
    SCRIPT,
    STDLIB,
    WASM,
    numbers,
    of_others,
    runtime,
    seen,
)
from tools.paths import BUILD, PYODIDE, ROOT

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


def ask(folder: Path, watching: Path, many: int) -> dict[str, list[Any]]:
    """Ask a runtime that is watched; return what was called and read."""
    asked = SEEN / "job.json"
    asked.write_text(json.dumps(job(many)), "utf-8")
    told: dict[str, list[Any]] = json.loads(node.output(HERE / "ask.mjs", folder, watching, asked))
    return told


def with_lines(folder: Path, to: Path) -> Path:
    """Write the runtime again, with a Python that notes where the functions begin that it runs."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    with zipfile.ZipFile(PYODIDE / STDLIB) as published:
        first = published.read("encodings/__init__.py")
    with zipfile.ZipFile(folder / STDLIB) as held, zipfile.ZipFile(to / STDLIB, "w") as out:
        for name in held.namelist():
            if name != "encodings/__init__.pyc":
                out.writestr(name, held.read(name))
        out.writestr("encodings/__init__.py", first + (HERE / "lines.py").read_bytes())
    return to


def with_calls(folder: Path, to: Path) -> Path:
    """Write the runtime again, with a script that notes which of its functions are called."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    shutil.copyfile(SEEN / "calls.mjs", to / SCRIPT)
    return to


def by_file(lines: list[tuple[str, int]]) -> dict[str, str]:
    """Return by file where functions began that are not ours."""
    found: dict[str, set[int]] = {}
    for path, line in lines:
        # As it is named in the archives.
        name = re.sub(r".*(?:\.zip|site-packages)/", "", path)
        if name.endswith(".py") and not name.startswith(("/", "calculator/")):
            found.setdefault(name, set()).add(line)
    return {name: ranges(found[name]) for name in sorted(found)}


def ask_in_browsers() -> dict[str, set[int]]:
    """Run the browser tests in a site that is watched; what they find is of no interest."""
    environment = {**os.environ, "WITHOUT": "trap"}
    subprocess.run([sys.executable, "-m", "tools.build"], check=True, env=environment)
    put_in()
    plugin = ["-p", "bench.profile.browser", "--numprocesses", "2", "--dist", "loadfile"]
    tests = (ROOT / "tests" / "browser", ROOT / "tests" / "other_browsers")
    subprocess.run([sys.executable, "-m", "pytest", *plugin, *tests], check=False, env=environment)
    told = [json.loads(file.read_text("utf-8")) for file in SEEN.glob("browser-*.json")]
    return {kind: {one for each in told for one in each[kind]} for kind in ("ran", "script")}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", action="store_true", help="ask in browsers too")
    browser = parser.parse_args().browser
    os.environ["WITHOUT"] = "trap"
    SEEN.mkdir(parents=True, exist_ok=True)
    folder = runtime(BUILD / "profile")
    noting = with_lines(folder, SEEN / "lines")
    lines = by_file(ask(noting, noting / WASM, CALLED)["lines"])
    node.run(HERE / "watch.mjs", folder, SEEN)
    noting = with_calls(folder, SEEN / "calls")
    calls = ask(noting, SEEN / "calls.wasm", CALLED)
    read = ask(folder, SEEN / "reads.wasm", READ)
    called = {*calls["ran"], *read["ran"]}
    script = set(calls["script"])
    if browser:
        told = ask_in_browsers()
        called |= told["ran"]
        script |= told["script"]
    now: dict[str, Any] = {
        "wasm": hashlib.sha256((folder / WASM).read_bytes()).hexdigest(),
        "called": ranges(called),
        "read": ranges(read["read"]),
        "script": hashlib.sha256((folder / SCRIPT).read_bytes()).hexdigest(),
        "calledScript": ranges(script),
        "python": of_others(BUILD / "profile" / "runtime" / "out"),
        "lines": lines,
    }
    before = seen()
    if before["wasm"] == now["wasm"]:
        for key in ("called", "read"):
            now[key] = ranges({*numbers(now[key]), *numbers(before[key])})
    if before["script"] == now["script"]:
        now["calledScript"] = ranges({*script, *numbers(before["calledScript"])})
    if before["python"] == now["python"]:
        now["lines"] = {
            name: ranges({*numbers(lines.get(name, "")), *numbers(before["lines"].get(name, ""))})
            for name in sorted({*lines, *before["lines"]})
        }
    RAN.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    print(f"{len(numbers(now['called']))} functions ran, {len(called)} of them now")


if __name__ == "__main__":
    main()
