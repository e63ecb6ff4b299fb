"""Fuzz the reading of queries for a while; keep the shortest inputs that reach the most code."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from calculator.scenario import KUNCI
from tools.paths import BUILD, ROOT

if TYPE_CHECKING:
    from pathlib import Path

HARNESS = ROOT / "tests" / "fuzz" / "scenario.py"
CORPUS = ROOT / "tests" / "corpus"
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
    """Search, then merge what was found into the kept corpus."""
    BUILD.mkdir(exist_ok=True)
    found, merged = BUILD / "fuzz", BUILD / "fuzz-merged"
    for folder in (found, merged):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    failed = _atheris(
        str(found),
        str(CORPUS),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={TIMEOUT}",
        f"-dict={_dictionary()}",
        "-print_final_stats=1",
    )
    if not failed and not _atheris("-merge=1", str(merged), str(CORPUS), str(found)):
        shutil.rmtree(CORPUS)
        shutil.copytree(merged, CORPUS)
        print(f"{len(list(CORPUS.iterdir()))} inputs kept in {CORPUS.relative_to(ROOT)}")
    return failed


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    raise SystemExit(fuzz(parser.parse_args().seconds))


if __name__ == "__main__":
    main()
