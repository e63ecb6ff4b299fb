"""What the set-up steps share: failing clearly, waiting for each other, Debian's packages."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

LOCK = Path("build/setup.lock")


def fail(message: str) -> NoReturn:
    """Stop with one readable line instead of a traceback."""
    print(f"\n{message}\n", file=sys.stderr)
    raise SystemExit(1)


def once(note: Path, key: str, work: Callable[[], None]) -> None:
    """Do work that two commands may begin at once; the second waits, and finds it done.

    Args:
        note: a file inside what the work makes: it says what that was last made from.
        key: what it is made from now.
        work: what to do.
    """
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another command is setting up here: waiting for it …", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if note.exists() and note.read_text("utf-8") == key:
                return
        work()
        note.write_text(key, "utf-8")


def _as_root() -> list[str] | None:
    """The prefix that makes a command run as root, or None when we may not."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], check=False).returncode == 0:
        return sudo
    return None


def apt_install(*packages: str) -> bool:
    """Install Debian packages if this machine and this user allow it."""
    prefix = _as_root()
    if prefix is None or shutil.which("apt-get") is None:
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    print(f"Installing {' '.join(packages)} with apt-get …", flush=True)
    # The list of packages may be old or empty: refresh it only when the first try fails.
    install = [*apt, "install", "--no-install-recommends", *packages]
    for command in (install, [*apt, "update"], install):
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
        if done and command is install:
            return True
    return False
