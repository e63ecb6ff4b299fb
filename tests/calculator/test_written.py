"""What people write is read alike by the engine and by the page: one table of cases for both."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.rupiah import UangRagu, baca_uang, mungkin_maksudnya
from calculator.written import clean, parts, printable, read_count
from tools.node import output

HERE = Path(__file__).parent
MONEY = HERE.parent.parent / "docs" / "assets" / "js" / "base" / "money.js"
TABLE = HERE / "written.json"
CASES: dict[str, dict[str, Any]] = (
    json.loads(TABLE.read_text("utf-8")) if TABLE.exists() else {"teks": {}, "kecil": {}}
)
# What amounts are made of, so that random texts come near to being read.
WORDS = [
    *("0", "1", "2", "25", "500", "000", "1.500", "2,5", ".", ",", "-", " ", "/", "rp", "Rp ", "±"),
    *("jt", "juta", "rb", "ribu", "k", "miliar", "an", "se", "per ", "hari", "bulan", "minggu"),
    *("satu ", "dua ", "lima ", "belas ", "puluh ", "ratus ", "setengah ", "\u00a0", "\u200b"),
    *("antara ", " dan ", "\uff18", "\uff0c", "\u0665", "\u06f3"),
    *(" x ", "\u00bd", "1/2 ", " koma ", " m", "rebu", "gaji ", " kerja", "(", '"', "2.0000"),
]


def read(text: str) -> dict[str, Any]:
    try:
        uang, arti = list(baca_uang(text)), []
    except UangRagu as ragu:
        uang, arti = None, [list(satu) for satu in ragu.arti]
    return {"uang": uang, "arti": arti, "banyak": read_count(text)}


def small(nilai: int) -> list[list[object]]:
    return [list(satu) for satu in mungkin_maksudnya(nilai)]


def page(texts: list[str], incomes: list[int]) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        asked = Path(folder) / "texts.json"
        asked.write_text(json.dumps({"teks": texts, "kecil": incomes}), "utf-8")
        told: dict[str, Any] = json.loads(output(HERE / "written.mjs", MONEY, asked))
        return told


@pytest.mark.parametrize("text", CASES["teks"])
def test_the_engine_reads_the_table(text: str) -> None:
    assert read(text) == CASES["teks"][text]


def test_the_page_reads_the_table() -> None:
    incomes = [int(nilai) for nilai in CASES["kecil"]]
    told = page(list(CASES["teks"]), incomes)
    assert dict(zip(CASES["teks"], told["teks"], strict=True)) == CASES["teks"]
    assert dict(zip(CASES["kecil"], told["kecil"], strict=True)) == CASES["kecil"]
    assert {str(nilai): small(nilai) for nilai in incomes} == CASES["kecil"]


@pytest.mark.no_cover
@given(
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map("".join),
        min_size=300,
        max_size=300,
    )
)
@settings(max_examples=6)
def test_engine_and_page_read_any_text_alike(texts: list[str]) -> None:
    told = page(texts, [])["teks"]
    for text, answer in zip(texts, told, strict=True):
        assert answer == read(text), text


def test_lists_are_parted_by_whatever_people_put_between() -> None:
    for text in (
        "8,13",
        "8 13",
        "8 dan 13",
        "8;13",
        "8/13",
        "8 & 13,",
        "8 th, 13 th",
        "8th 13 thn.",
    ):
        assert parts(text, "tahun", "thn", "th") == ["8", "13"], text
    assert parts(" , ") == []


def test_invisible_signs_go_and_hostile_ones_are_replaced() -> None:
    assert clean("\ufeff a\u00a0\u2009 b\u200b ") == "a b"
    assert printable("a\x1b[31m\ud800\U000e0041") == "a\ufffd[31m\ufffd\ufffd"
    # A letter newer than some Python: the same everywhere.
    assert printable("\U0001fae9") == "\U0001fae9"
