"""A new rule is new data: no quick test fails when the law moves on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from calculator.rules import DataError
from calculator.rules.load import load
from tests.laws import TODAY, relief_toml
from tools.paths import ROOT
from upkeep.difference.scenarios import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[Path], None]

NEEDED = ("calculator", "data", "docs", "overrides", "tests", "tools", "upkeep")
QUICK = (
    "tests/calculator",
    "tests/view",
    "tests/share/test_pages.py",
    "tests/tools/after/test_open_data.py",
    "tests/tools/facts",
)
# The tests there run on the frozen law, whatever else is in force: conftest.py sees to it. Only a
# file that names one of these reaches the law of the day all the same.
FROZEN_THERE = ("tests/calculator", "tests/view")
REACHES_TODAY = re.compile(r"\b(?:TODAY|PACKAGE|ROOT|subprocess)\b")
# No law is asked there: other Pythons of the machine.
LEFT_OUT = ROOT / "tests/calculator/test_pythons.py"
# The month after the last relief of a sector: all that is invented begins then or later.
RELIEFS = [relief for relief in TODAY.iuran.keringanan if relief.sektor == "lainnya"]
START = max(relief.sampai for relief in RELIEFS).plus(1)
LATER = START.plus(6)

SOURCE = """
[kutipan.rekaan]
peraturan = "pp-44-2015"
pasal = "Pasal 99"
isi = "Aturan rekaan, hanya untuk uji."
kepastian = "primer"
"""
OCCUPATION = """
[[pekerjaan]]
slug = "pekerjaan-rekaan"
nama = "Pekerjaan rekaan"
sinonim = ["pekerjaan rekaan"]
sektor = "lainnya"
sumber = ["rekaan"]
"""


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def new_row(path: Path, table: str, value: Callable[[str], str]) -> None:
    """Close a table's row in force and begin another on the first day of LATER."""
    text = path.read_text("utf-8")
    *_, row = re.finditer(rf"\[\[{table}\.baris\]\]\n(?:(?!\n\[).)*", text, re.DOTALL)
    day = LATER.first_day
    closed = re.sub(
        r"(sejak = [\d-]+\n)", rf"\g<1>sampai = {day - timedelta(days=1)}\n", row[0], count=1
    )
    begun = re.sub(r"sejak = [\d-]+", f"sejak = {day}", value(row[0]), count=1)
    begun = re.sub(r"sumber = \[.*?\]", 'sumber = ["rekaan"]', begun)
    path.write_text(text.replace(row[0], f"{closed}\n\n{begun}"), "utf-8")


def extend_relief(rules: Path) -> None:
    append(rules / "iuran.toml", relief_toml(START, START.plus(5), "rekaan"))


def raise_amounts(rules: Path) -> None:
    new_row(rules / "iuran.toml", "jkm", lambda row: row.replace("6_800", "8_000"))
    new_row(rules / "jkm.toml", "santunan", lambda row: row.replace("20_000_000", "25_000_000"))


def change_incomes(rules: Path) -> None:
    """Put another row into the income table: the second group is parted in two."""
    new_row(rules / "iuran.toml", "golongan", _parted)


def _parted(row: str) -> str:
    second = "{ nomor = 2, dari = 1_100_000, sampai = 1_299_000, dasar = 1_200_000 }"
    lower = "{ nomor = 2, dari = 1_100_000, sampai = 1_199_000, dasar = 1_150_000 }"
    upper = "{ nomor = 3, dari = 1_200_000, sampai = 1_299_000, dasar = 1_250_000 }"
    assert second in row
    moved = re.sub(
        r"nomor = (\d+)",
        lambda n: f"nomor = {int(n[1]) + (int(n[1]) > 2)}",
        row,
    )
    return moved.replace(second, f"{lower},\n  {upper}")


def check_again(rules: Path) -> None:
    """Move every day of check by a month."""
    for path in rules.glob("*.toml"):
        text = re.sub(
            r"diperiksa = ([\d-]+)",
            lambda found: f"diperiksa = {date.fromisoformat(found[1]) + timedelta(days=31)}",
            path.read_text("utf-8"),
        )
        path.write_text(text, "utf-8")


def add_occupation(rules: Path) -> None:
    append(rules / "pekerjaan.toml", OCCUPATION)


CHANGES: dict[str, Change] = {
    "a relief goes on": extend_relief,
    "amounts rise": raise_amounts,
    "the income table has another row": change_incomes,
    "sources were read again": check_again,
    "there is a new occupation": add_occupation,
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Copy the law, with one more citation."""
    copied = tmp_path / "calculator" / "rules"
    shutil.copytree(ROOT / "calculator" / "rules", copied)
    append(copied / "sumber.toml", SOURCE)
    return copied


def asked() -> list[str]:
    """Return the quick tests' files that the law of the day can reach."""
    files = {path for place in QUICK for path in (ROOT / place).rglob("test_*.py")}
    files |= {ROOT / place for place in QUICK if place.endswith(".py")}
    frozen = {path for place in FROZEN_THERE for path in (ROOT / place).rglob("test_*.py")}
    reached = {path for path in frozen if REACHES_TODAY.search(path.read_text("utf-8"))}
    left = files - (frozen - reached) - {LEFT_OUT}
    return sorted(path.relative_to(ROOT).as_posix() for path in left)


def test_no_quick_test_fails_when_the_law_moves_on(rules: Path, tmp_path: Path) -> None:
    for change in CHANGES.values():
        change(rules)
    tree = tmp_path / "tree"
    for name in NEEDED:
        ignored = shutil.ignore_patterns("__pycache__", "bagikan/*.md")
        shutil.copytree(ROOT / name, tree / name, ignore=ignored)
    for name in ("pyproject.toml", "PACKAGE.md", "mkdocs.yml", "kampanye.toml"):
        shutil.copy(ROOT / name, tree / name)
    shutil.copytree(rules, tree / "calculator" / "rules", dirs_exist_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asked()]
    environment = {
        **os.environ,
        "INVENTED_LAW": "1",
        "PYTHONPATH": str(tree),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "pycache"),
    }
    environment.pop("PYTEST_ADDOPTS", None)
    done = subprocess.run(  # noqa: S603 - our own tests
        command, check=False, cwd=tree, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-4_000:]


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_read_and_is_one(name: str, rules: Path) -> None:
    before = load(lambda file: tables(rules)[file])
    CHANGES[name](rules)
    after = load(lambda file: tables(rules)[file])
    assert after != before


def test_a_row_without_a_source_is_refused(rules: Path) -> None:
    append(rules / "pekerjaan.toml", OCCUPATION.replace('rekaan"]', 'lupa"]'))
    with pytest.raises(DataError, match="lupa"):
        load(lambda file: tables(rules)[file])
