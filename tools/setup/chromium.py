"""Find a Chromium for the browser tests and for measuring, or install one."""

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
# The same engine without the window that a headless browser never shows: half the processor time.
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")


def _playwrights_own(*patterns: str) -> Path | None:
    """Where Playwright keeps the browser it installed itself."""
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    found = sorted(path for pattern in patterns for path in cache.glob(pattern))
    return found[-1] if found else None


def find_shell() -> Path | None:
    """Return Chromium without its window."""
    for name in SHELLS:
        program = shutil.which(name)
        if program:
            return Path(program)
    return _playwrights_own("chromium_headless_shell-*/*/*headless*shell")


def find_whole() -> Path | None:
    """Return the browser as people have it; CHROMIUM=/path overrides what is found."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return Path(chosen)
    for name in NAMES:
        program = shutil.which(name)
        if program:
            return Path(program)
    return _playwrights_own("chromium-*/chrome-linux*/chrome")


def find() -> Path | None:
    """Return what the tests start: without a window where there is one, else the whole browser.

    CHROMIUM=/path overrides what is found.
    """
    return (None if os.environ.get("CHROMIUM") else find_shell()) or find_whole()


def main() -> None:
    """Take the browsers that are there, else Debian's, else Playwright's."""
    if find_whole() and find_shell():
        return
    if apt_install("chromium", "chromium-headless-shell") or find_whole():
        return
    print("Asking Playwright for a browser …", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False).returncode == 0 and find_whole():
        return
    fail("The tests need Chromium: install it, or name one with CHROMIUM=/path/to/chromium.")


if __name__ == "__main__":
    main()
