"""Setting up: said in one sentence where it cannot be, and done once by two who begin at once."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WORK = """
import sys, time
from pathlib import Path
from tools.setup import system

system.LOCK = Path("build/setup.lock").absolute()
def work():
    with Path("made.txt").open("a") as made:
        made.write("made\\n")
    time.sleep(2)
system.once(Path("note.txt"), sys.argv[1], work)
"""


def begin(folder: Path, key: str) -> subprocess.Popen[bytes]:
    path = {"PYTHONPATH": str(ROOT), "PATH": ""}
    return subprocess.Popen([sys.executable, "-c", WORK, key], cwd=folder, env=path)  # noqa: S603


def test_two_set_ups_at_once_are_one(tmp_path: Path) -> None:
    both = [begin(tmp_path, "lock"), begin(tmp_path, "lock")]
    assert [one.wait(20) for one in both] == [0, 0]
    assert (tmp_path / "made.txt").read_text() == "made\n"


def test_who_waits_does_what_the_other_did_not(tmp_path: Path) -> None:
    both = [begin(tmp_path, "old lock"), begin(tmp_path, "new lock")]
    assert [one.wait(20) for one in both] == [0, 0]
    assert (tmp_path / "made.txt").read_text() == "made\nmade\n"


def _locked(name: str) -> set[str]:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return {name + version for name, version in re.findall(r"(?m)^(\w[^\[=]*).*?(==\S+)", text)}


def test_the_development_lock_contains_the_build_lock() -> None:
    # `make lock` makes both: either environment can build, and builds the same.
    assert _locked("build.txt")
    assert not _locked("build.txt") - _locked("dev.txt")


def test_an_old_python_is_told_in_one_sentence(tmp_path: Path) -> None:
    # A Python that takes itself for an old one, and knows no more than its -c.
    older = tmp_path / "python"
    older.write_text(
        f"#!{sys.executable}\nimport sys\nsys.version_info = (2, 7, 18)\n"
        'assert sys.argv[1] == "-c", "modules are newer than this Python"\nexec(sys.argv[2])\n'
    )
    older.chmod(0o755)
    command = ["make", "-C", str(ROOT), f"PYTHON={older}", f"VENV={tmp_path}/venv", "setup"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    assert done.returncode
    assert "Python 3.11 or newer is needed" in done.stderr
    assert "Traceback" not in done.stderr
