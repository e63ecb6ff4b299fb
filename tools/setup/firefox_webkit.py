"""Find Firefox and WebKit for the tests that run in them, or install Debian's."""

from __future__ import annotations

import argparse
import shutil

from tools.setup.system import apt_install, fail

WEBKIT = "WebKitWebDriver"
SCREEN = "Xvfb"


def find_firefox() -> str | None:
    """Return the program to start."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def find_webkit() -> str | None:
    """Return the driver of WebKitGTK, where it has a screen to draw on."""
    return shutil.which(WEBKIT) if shutil.which(SCREEN) else None


def main() -> None:
    """Take what is there, else Debian's packages; with --where-possible, say so and go on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--where-possible", action="store_true")
    arguments = parser.parse_args()
    if not find_firefox():
        apt_install("firefox-esr")
    if not find_webkit():
        apt_install("webkit2gtk-driver", "xvfb")
    if not find_firefox() or not find_webkit():
        message = (
            "Firefox (firefox-esr) or WebKit (webkit2gtk-driver, xvfb) cannot be installed here."
        )
        if not arguments.where_possible:
            fail(message)
        print(f"{message} `make test-browsers` and the weekly run test them.", flush=True)


if __name__ == "__main__":
    main()
