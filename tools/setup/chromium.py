"""Find a Chromium for the browser tests, or install one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.setup.system import apt_install, fail

# A sandbox needs rights that a container lacks; the rest keeps Chromium from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def _playwrights_own() -> Path | None:
    """Where Playwright keeps the browser it installed itself."""
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    found = sorted(cache.glob("chromium-*/chrome-linux*/chrome"))
    return found[-1] if found else None


def find() -> Path | None:
    """Return the program to start; CHROMIUM=/path overrides what is found."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return Path(chosen)
    for name in NAMES:
        program = shutil.which(name)
        if program:
            return Path(program)
    return _playwrights_own()


def main() -> None:
    """Take the browser that is there, else Debian's, else Playwright's."""
    if find() or apt_install("chromium"):
        return
    print("Asking Playwright for a browser …", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False).returncode == 0 and find():
        return
    fail("The tests need Chromium: install it, or name one with CHROMIUM=/path/to/chromium.")


if __name__ == "__main__":
    main()
