"""The same bytes from every Python that the package allows, and from the one in the browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.paths import ROOT

OTHERS = [(3, minor) for minor in range(11, 15) if (3, minor) != sys.version_info[:2]]
# What the machine says, of every kind: answers, faults, files; with letters of Unicode 15, 16, 17.
SAY = r"""
import sys
from calculator.browser import bagikan, banyak, ekspor, kartu, layar, respond

QUERIES = (
    "penghasilan=2jt", "penghasilan=1,5", "penghasilan=abc", "penghasilan=80000", "",
    "penghasilan=2jt&anak=8,13,20&bulan=12&pekerjaan=art&cacat=A01,A15:50&stmb=14&jumlah=2",
    "penghasilan=3jt&program=jkk-jkm-jht&jht_tahun=10&jht_hasil=5,7&tunggakan=1&masa_iur=40",
    "penghasilan=2jt&mulai=2018-01&peristiwa=2019-03&anak=3", "penghasilan=2jt&usia=70",
    "penghasilan=2jt&pekerjaan=tukang \U00011f02 \U000105c0 \U00016ea0",
    "penghasilan=\u0e3f\U00011de0\u200e2\u00a0000\u2009000", "penghasilan=\uff12\u0663jt",
    "x\u1c89=1",
    "penghasilan=2jt&anak=\U0001fae9&cacat=\U0001cc00",
    "penghasilan=2jt&pekerjaan=\U00010d50\ua7da",
)
for query in QUERIES:
    said = [respond(query, "2026-11"), bagikan(query, "2026-11", "https://x.example/")]
    said += [layar(query, "2026-11", "https://x.example/kalkulator/")]
    said += [kartu(query, "2026-11", size, "https://x.example/k") for size in ("1200x630", "a")]
    for kind in ("csv", "ics", "teks", "qr"):
        said.append(ekspor(query, "2026-11", kind, "https://x.example/k/", "20261101T063000Z"))
    for page in ("bandingkan", "rumah-tangga"):
        said.append(banyak(f"{query}/{query}", "2026-11", page))
    for text in said:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
"""


def find(version: tuple[int, int]) -> str | None:
    """Return a Python of this version that runs, if the machine has one."""
    name = "python{}.{}".format(*version)
    places = [shutil.which(name) or ""]
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    places += [str(path) for path in versions.glob(f"{version[0]}.{version[1]}.*/bin/{name}")]
    for place in filter(None, places):
        done = subprocess.run([place, "-c", ""], check=False, capture_output=True)  # noqa: S603
        if done.returncode == 0:
            return place
    return None


def said_by(python: str) -> bytes:
    # Another version reads our pure-Python libraries where they lie; it has no use for the rest.
    paths = [str(ROOT), str(Path(pytest.__file__).parents[1])]
    environment = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python, "-S", "-c", SAY]
    done = subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603
    return done.stdout


@pytest.mark.parametrize("version", OTHERS, ids=lambda version: "{}.{}".format(*version))
def test_another_python_says_the_same_bytes(version: tuple[int, int]) -> None:
    python = find(version)
    if python is None:
        pytest.skip(
            "no Python {}.{} here; the browser's 3.14 is compared in tests/browser".format(*version)
        )
    ours, others = said_by(sys.executable).splitlines(), said_by(python).splitlines()
    assert len(ours) == len(others) > 100
    for mine, theirs in zip(ours, others, strict=True):
        assert mine == theirs
