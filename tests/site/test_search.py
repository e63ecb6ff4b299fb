"""Everyday words lead to the right page, in the very search that visitors use."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from tools.after.search import TEXT_WORDS, TITLE_WORDS, forms, nasal
from tools.node import output
from tools.paths import SITE

HERE = Path(__file__).resolve().parent
EXPECTED: dict[str, str] = tomllib.loads((HERE / "pencarian.toml").read_text("utf-8"))["cari"]
FIRST = 3


@cache
def answers() -> dict[str, list[str]]:
    """Ask the theme's own search worker everything at once: it reads the index only once."""
    with TemporaryDirectory() as folder:
        queries = Path(folder) / "queries.json"
        queries.write_text(json.dumps(list(EXPECTED)), "utf-8")
        found = output(HERE / "cari.mjs", SITE, queries)
    return dict(zip(EXPECTED, json.loads(found), strict=True))


def test_there_are_enough_queries() -> None:
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("query", EXPECTED)
def test_the_right_page_is_among_the_first(query: str) -> None:
    assert EXPECTED[query] in answers()[query][:FIRST]


def test_a_death_without_its_cause_is_asked_for_its_cause() -> None:
    for query in ("meninggal", "suami meninggal", "istri saya meninggal", "saudara wafat"):
        first, *both = answers()[query][:FIRST]
        assert first == "cara-klaim/", query
        assert set(both) == {"cara-klaim/kematian/", "cara-klaim/meninggal-karena-kerja/"}, query


def test_the_added_words_are_in_the_index() -> None:
    entries = json.loads((SITE / "search/search_index.json").read_text("utf-8"))["docs"]
    register = next(entry for entry in entries if entry["location"] == "cara-daftar/")
    assert {"pendaftaran", "registrasi"} <= set(register[TITLE_WORDS].split())
    assert all(TEXT_WORDS in entry for entry in entries)


def test_no_number_is_lost_among_other_numbers(tmp_path: Path) -> None:
    # One list in some hundreds is one that the library by itself mixes up.
    some = Random(1)  # noqa: S311 - the same lists every time
    lists = []
    for _ in range(4_000):
        found = {some.randrange(10 ** some.randint(1, 4)) for _ in range(some.randint(40, 400))}
        lists.append(sorted(map(str, found)))
    words = tmp_path / "words.json"
    words.write_text(json.dumps(lists), "utf-8")
    assert json.loads(output(HERE / "words.mjs", SITE, words)) == lists


@pytest.mark.parametrize(
    ("root", "prefix", "joined"),
    [
        ("daftar", "me", "mendaftar"),
        ("bayar", "pe", "pembayar"),
        ("sapu", "me", "menyapu"),
        ("tipu", "pe", "penipu"),
        ("kirim", "pe", "pengirim"),
        ("pakai", "me", "memakai"),
        ("lapor", "me", "melapor"),
        ("asuh", "pe", "pengasuh"),
        ("hitung", "me", "menghitung"),
    ],
)
def test_nasal_prefixes_join_as_in_speech(root: str, prefix: str, joined: str) -> None:
    assert nasal(root, prefix) == joined


def test_forms_of_a_root() -> None:
    usual = {"mendaftarkan", "pendaftaran", "didaftarkan", "terdaftar", "daftarnya", "daftar"}
    assert usual <= forms("daftar")
