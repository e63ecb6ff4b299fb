"""Fuzz the reading of queries for a while; tell the shortest inputs that reach new code."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from calculator.fields import KUNCI
from tests.safety.serangan import QUERIES
from tools.paths import BUILD, ROOT

if TYPE_CHECKING:
    from pathlib import Path

HARNESS = ROOT / "fuzz" / "scenario.py"
# Where the search starts, and what it found: for tests/hostile.txt, by hand.
SEEDS = BUILD / "fuzz-seeds"
NEW = BUILD / "fuzz-new.txt"
WORDS = (
    "jt",
    "juta",
    "rb",
    "Rp",
    "jkk-jkm-jht",
    "art",
    "2026-11",
    "A15:50",
    "darat",
    "%",
    "&",
    "=",
    ",",
)
LONGEST_INPUT = 2_100
# Seconds for one input: far more than any takes.
TIMEOUT = 2


def _dictionary() -> Path:
    path = BUILD / "fuzz.dict"
    path.write_text(
        "\n".join(f'"{word}"' for word in (*(f"{key}=" for key in KUNCI), *WORDS)), "utf-8"
    )
    return path


def _atheris(*arguments: str) -> int:
    start = BUILD / "fuzz.sh"
    start.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{HARNESS}" "$@"\n', "utf-8")
    start.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FUZZ_SELF": str(start)}
    command = [str(start), *arguments]
    return subprocess.run(command, check=False, cwd=BUILD, env=environment).returncode


def fuzz(seconds: int) -> int:
    """Search, then tell what reaches code that no known query reaches."""
    BUILD.mkdir(exist_ok=True)
    found, merged = BUILD / "fuzz", BUILD / "fuzz-merged"
    for folder in (SEEDS, found, merged):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    for number, query in enumerate(QUERIES):
        (SEEDS / str(number)).write_bytes(query.encode("utf-8", "surrogateescape"))
    failed = _atheris(
        str(found),
        str(SEEDS),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={TIMEOUT}",
        f"-dict={_dictionary()}",
        "-print_final_stats=1",
    )
    if not failed and not _atheris("-merge=1", str(merged), str(SEEDS), str(found)):
        kept = {path.read_bytes().decode("utf-8", "surrogateescape") for path in merged.iterdir()}
        new = sorted(kept - set(QUERIES), key=len)
        NEW.write_text("".join(f"{json.dumps(query)}\n" for query in new), "utf-8")
        print(f"{len(new)} inputs reach new code: {NEW.relative_to(ROOT)}")
    return failed


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    raise SystemExit(fuzz(parser.parse_args().seconds))


if __name__ == "__main__":
    main()
