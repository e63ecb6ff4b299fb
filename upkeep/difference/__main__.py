"""Compare the answers of a revision with those of the working tree, and write what differs."""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tools.paths import BUILD, ROOT
from upkeep import clock
from upkeep.difference.changes import sheets
from upkeep.difference.report import Sides, as_page, as_text
from upkeep.difference.scenarios import Question, questions

OUT = BUILD / "beda"
RULES = Path("calculator", "rules")
ASK = Path(__file__).with_name("answers.py")
LINKS = ROOT / "tests" / "tautan-lama"


def git(*arguments: str) -> bytes:
    """Ask git about this repository."""
    command = ["git", "-C", str(ROOT), *arguments]
    asked = subprocess.run(command, check=False, capture_output=True)
    if asked.returncode:
        sys.exit(f"git {' '.join(arguments)}: {asked.stderr.decode().strip()}")
    return asked.stdout


def unpack(revision: str, folder: Path) -> None:
    """Put the engine of a revision into a folder."""
    content = git("archive", "--format=tar", revision, "calculator")
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        archive.extractall(folder, filter="data")


def ask(tree: Path, asked: list[Question]) -> dict[str, Any]:
    """Ask the engine of a tree, in a process of its own."""
    job = json.dumps([(question.query, question.now) for question in asked])
    done = subprocess.run(
        [sys.executable, str(ASK)],
        check=False,
        input=job.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(tree)},
    )
    if done.returncode:
        sys.exit(f"{tree}: {done.stderr.decode().strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def links() -> list[str]:
    """Return the addresses that people hold."""
    return [
        line
        for path in sorted(LINKS.glob("kontrak-*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if "#" in line and not line.startswith("#")
    ]


def compare(before: Path, after: Path, sides: Sides) -> tuple[str, str]:
    """Ask both trees everything; return the report as text and as a page."""
    asked = list(questions(before / RULES, after / RULES, links()))
    with ThreadPoolExecutor(2) as pool:
        old, new = pool.map(ask, (before, after), (asked, asked))
    found = sheets(asked, old["jawaban"], new["jawaban"])
    names = old["sebutan"] | new["sebutan"]
    return as_text(found, names, sides), as_page(found, names, sides)


def main(arguments: list[str] | None = None) -> None:
    """Command line: the revision that counts as before, and where the report goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", default="HEAD")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args(arguments)
    named = git("log", "-1", "--format=%h, %cs", chosen.base).decode().strip()
    changed = git("diff", "--stat", chosen.base, "--", str(RULES)).decode().rstrip()
    sides = Sides(f"{chosen.base}: {named}", "berkas di folder kerja", changed, clock.today())
    with tempfile.TemporaryDirectory() as folder:
        unpack(chosen.base, Path(folder))
        text, page = compare(Path(folder), ROOT, sides)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "beda.txt").write_text(text, "utf-8")
    (chosen.out / "beda.html").write_text(page, "utf-8")
    print(text)
    print(f"Halaman untuk dibaca dan ditandatangani: {chosen.out / 'beda.html'}")


if __name__ == "__main__":
    main()
