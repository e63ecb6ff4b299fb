"""Make the virtual environment from a hashed lock and put our package in it, editable."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from tools.setup.system import apt_install, fail, once


def make_venv(venv: Path) -> None:
    """Create the environment; Debian keeps ensurepip in a package of its own."""
    command = [sys.executable, "-m", "venv", str(venv)]
    if subprocess.run(command, check=False, capture_output=True).returncode == 0:
        return
    shutil.rmtree(venv, ignore_errors=True)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not apt_install(package):
        fail(f"This Python cannot make a virtual environment. Install {package}, then try again.")
    subprocess.run(command, check=True)


def install(venv: Path, lock: Path) -> None:
    """Install what the lock names, by hash, then our package without asking for more."""
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--quiet", "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run(
        [*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", "."], check=True
    )


def main() -> None:
    """Command line: the lock file, and where the environment goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lock", type=Path)
    parser.add_argument("--venv", type=Path, default=Path(".venv"))
    arguments = parser.parse_args()

    def work() -> None:
        if not (arguments.venv / "bin" / "python").exists():
            make_venv(arguments.venv)
        install(arguments.venv, arguments.lock)

    once(arguments.venv / "installed.txt", arguments.lock.read_text("utf-8"), work)


if __name__ == "__main__":
    main()
