"""Find Node, or bring it from PyPI, and install the npm packages of the lock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tools.setup.system import fail, once

OLDEST = 20
LOCK = Path("requirements/node.txt")


def _new_enough(node: str) -> bool:
    answer = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
    major = answer.stdout.strip().removeprefix("v").split(".")[0]
    return answer.returncode == 0 and major.isdigit() and int(major) >= OLDEST


def find() -> Path | None:
    """Return the folder that holds a usable node and npm: the machine's, else our environment's."""
    ours = Path(sys.prefix, "bin")
    for path in (os.environ.get("PATH", ""), str(ours)):
        node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
        if node and npm and _new_enough(node):
            return Path(node).parent
    return None


@cache
def environment() -> dict[str, str]:
    """Return the environment in which `node` and `npm` are the ones we found."""
    folder = find()
    if folder is None:
        fail(f"Node {OLDEST} or newer is missing: run `make setup` once.")
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def _install() -> None:
    if find() is None:
        print(f"No Node {OLDEST} or newer here: installing it from PyPI …", flush=True)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(npm, check=True, env=environment())


def main() -> None:
    """Bring Node where there is none, then the packages, whose scripts never run."""
    once(Path("node_modules/installed.txt"), Path("package-lock.json").read_text("utf-8"), _install)


if __name__ == "__main__":
    main()
