"""Run a program in the Node that the set-up found: `python -m tools.node script.js …`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tools.paths import ROOT
from tools.setup.node import environment

if TYPE_CHECKING:
    from pathlib import Path


def run(script: Path | str, *arguments: Path | str) -> None:
    """Run a script and fail when it fails."""
    command = ["node", str(script), *map(str, arguments)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment())


def output(script: Path | str, *arguments: Path | str) -> str:
    """Run a script and return what it printed."""
    command = ["node", str(script), *map(str, arguments)]
    done = subprocess.run(
        command, check=True, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(subprocess.run(["node", *sys.argv[1:]], check=False, env=environment()).returncode)
