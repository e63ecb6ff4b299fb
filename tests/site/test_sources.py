"""No page is typed where the rules should speak, and none carries an address of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BULAN = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
# Anything that looks like a figure of the law: an amount, a rate, a day, a month of a year.
TYPED = re.compile(
    rf"""Rp\.?\s?\d
    | \d+(?:[.,]\d+)?\s?(?:%|persen\b)
    | \d+(?:[.,]\d+)?\s(?:juta|ribu|miliar|jt|rb)\b
    | \b\d{{1,3}}(?:\.\d{{3}})+\b
    | \b(?:\d{{1,2}}\s)?(?:{BULAN})\s\d{{4}}
    | \b\d+\s(?:bulan|tahun|hari\skerja|jam)\b
    """,
    re.VERBOSE,
)
# No law: the day the movement was announced, and a false rate that circulates.
NO_LAW = ("8 September 2022", "0,3%")
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
ADDRESS = re.compile(r"https?://|www\.")

# Pages under docs/bagikan are written at build from the rules: nobody types them.
PAGES = [
    path
    for path in sorted((ROOT / "docs").rglob("*.md"))
    if path.parent.name not in {"bagikan", "dev"}
]
# Texts of pages that lie in data files; figures there were reported by the press and say so.
TEXTS = [path for path in sorted((ROOT / "data").glob("*.toml")) if path.name != "angka.toml"]
PIECES = sorted((ROOT / "overrides").rglob("*.html"))


def prose(path: Path) -> str:
    """Return what an author typed: no macros, no comments, no addresses of our own drawings."""
    text = JINJA.sub("", path.read_text("utf-8"))
    for fact in NO_LAW:
        text = text.replace(fact, "")
    # What stands inside a tag is markup, such as the field of a drawing.
    return re.sub(r"<[^>]+>", " ", text)


def test_there_are_pages_to_read() -> None:
    assert PAGES
    assert TEXTS
    assert PIECES


@pytest.mark.parametrize("path", [*PAGES, *TEXTS, *PIECES], ids=lambda path: str(path.name))
def test_no_figure_of_the_law_is_typed(path: Path) -> None:
    assert TYPED.findall(prose(path)) == []


@pytest.mark.parametrize("path", [*PAGES, *TEXTS, *PIECES], ids=lambda path: str(path.name))
def test_no_external_address_is_typed(path: Path) -> None:
    # Namespaces of drawings are names, not addresses.
    text = path.read_text("utf-8").replace("http://www.w3.org/", "")
    assert ADDRESS.findall(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rp16.800",
        "Rp. 16.800",
        "42 juta",
        "50%",
        "50 persen",
        "mulai Januari 2027",
        "30 April 2026",
        "setelah 3 bulan",
        "paling lama 7 hari kerja",
        "1.099.000",
    ],
)
def test_the_watch_sees(text: str) -> None:
    assert TYPED.search(text)


@pytest.mark.parametrize("text", ["UU 2/2026", "PP 44/2015", "telepon 175", "Pasal 20 ayat (1)"])
def test_the_watch_lets_names_of_laws_pass(text: str) -> None:
    assert not TYPED.search(text)
