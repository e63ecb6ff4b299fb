"""The same source gives the same bytes, in another folder, another time zone and another order."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.sweep import WHOLE
from tools.facts.revision import revision
from tools.paths import BUILD, ROOT, SITE

if TYPE_CHECKING:
    from pathlib import Path

# The environment and the packages are the same two: what is shown is that the build adds nothing.
SHARED = (".venv", "node_modules")
# So are what is made of packages alone, and the pictures: they lie there by the digest of what they
# are made of, WebAssembly by its own (ran.json), and tests/share draws some of the pictures again.
KEPT = () if WHOLE else ("wheels", "lapisan", "kartu")
LEFT_OUT = (".git", "build", "site", "dist", "__pycache__", ".*_cache", ".hypothesis", *SHARED)


def hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    twin = tmp_path / "a folder with another name"
    shutil.copytree(ROOT, twin, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for name in SHARED:
        (twin / name).symlink_to(ROOT / name)
    for name in KEPT:
        if (BUILD / name).is_dir():  # without layers there are none
            shutil.copytree(BUILD / name, twin / "build" / name)
    environment = {
        **os.environ,
        **revision().environment(),
        "PYTHONHASHSEED": "4711",
        "PYTHONPYCACHEPREFIX": str(tmp_path / "pycache"),
        "TZ": "America/St_Johns",
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-m", "tools.build"]
    subprocess.run(  # noqa: S603 - our own build
        command, check=True, cwd=twin, env=environment, stdout=subprocess.DEVNULL
    )
    first, second = hashes(SITE), hashes(twin / "site")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
