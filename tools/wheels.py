"""The wheels a browser installs: our own, and those of the hashed lock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tools.content import Stamp, digest
from tools.paths import EPOCH, PACKAGE, PYODIDE, ROOT, WHEEL, WHEELS

if TYPE_CHECKING:
    from pathlib import Path

LOCK = ROOT / "requirements" / "browser.txt"


def our_wheel() -> Path:
    """Build our package's wheel, if its sources changed, and return its path."""
    sources = (PACKAGE, PYODIDE, ROOT / "pyproject.toml", ROOT / "PACKAGE.md", ROOT / "LICENSE")
    stamp = Stamp(WHEEL / "stamp.json", digest(*sources, EPOCH))
    if not stamp.fresh():
        _empty(WHEEL)
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(WHEEL)]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        stamp.save(WHEEL.glob("*.whl"))
    (wheel,) = WHEEL.glob("*.whl")
    return wheel


def browser_wheels() -> list[Path]:
    """Fetch the locked wheels for Pyodide's Python, if the lock changed, and return them."""
    stamp = Stamp(WHEELS / "stamp.json", digest(LOCK, browser_python()))
    if not stamp.fresh():
        _empty(WHEELS)
        _download()
        stamp.save(WHEELS.glob("*.whl"))
    return sorted(WHEELS.glob("*.whl"))


def browser_python() -> str:
    """Return the version of Python that Pyodide brings, as in "3.14"."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return ".".join(lock["info"]["python"].split(".")[:2])


def _download() -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    # Hashes are checked here; what follows works on these very files and asks no index.
    subprocess.run(
        [
            *(*pip, "download", "--require-hashes", "--no-deps", "--no-build-isolation"),
            *("--python-version", browser_python(), "--no-binary", "markupsafe"),
            *("-r", str(LOCK), "-d", str(WHEELS)),
        ],
        check=True,
        cwd=ROOT,
    )
    for source in WHEELS.glob("*.tar.gz"):
        # markupsafe falls back to pure Python when no C compiler answers.
        subprocess.run(
            [
                *(*pip, "wheel", "--no-index", "--no-deps", "--no-build-isolation"),
                *(str(source), "-w", str(WHEELS)),
            ],
            check=True,
            cwd=ROOT,
            env={**os.environ, "CC": "/bin/false"},
        )
        source.unlink()
    impure = [path.name for path in WHEELS.glob("*.whl") if not path.stem.endswith("-none-any")]
    if impure:
        raise RuntimeError(f"Not pure Python, so not for the browser: {impure}")


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
