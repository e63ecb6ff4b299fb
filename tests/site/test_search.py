"""Everyday words lead to the right page, in the very search that visitors use."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tools.after.search import ENTRIES, INDEX, PAGE_WORDS, TEXT_WORDS, TITLE_WORDS
from tools.after.search.sections import Section, sections
from tools.after.search.words import forms, nasal
from tools.node import output
from tools.paths import SITE

HERE = Path(__file__).resolve().parent
TYPED: dict[str, dict[str, str]] = tomllib.loads((HERE / "pencarian.toml").read_text("utf-8"))
EXPECTED = TYPED["cari"]
LEADS = TYPED["pertama"]
FIRST = 3


def ask(queries: list[str]) -> list[list[str]]:
    """Ask the site's searcher everything at once: it reads the index only once."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "queries.json"
        file.write_text(json.dumps(queries), "utf-8")
        found: list[list[str]] = json.loads(output(HERE / "cari.mjs", SITE, file))
    return found


@cache
def answers() -> dict[str, list[str]]:
    queries = [*EXPECTED, *LEADS]
    return dict(zip(queries, ask(queries), strict=True))


def test_there_are_enough_queries() -> None:
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("query", EXPECTED)
def test_the_right_page_is_among_the_first(query: str) -> None:
    assert EXPECTED[query] in answers()[query][:FIRST]


@pytest.mark.parametrize("query", LEADS)
def test_the_right_page_leads(query: str) -> None:
    assert answers()[query][:1] == [LEADS[query]]


def test_a_death_without_its_cause_is_asked_for_its_cause() -> None:
    for query in ("meninggal", "suami meninggal", "istri saya meninggal", "saudara wafat"):
        first, *both = answers()[query][:FIRST]
        assert first == "cara-klaim/", query
        assert set(both) == {"cara-klaim/kematian/", "cara-klaim/meninggal-karena-kerja/"}, query


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("meningal", "meninggal"), ("kecelakan", "kecelakaan"), ("iurn", "iuran")],
)
def test_a_letter_missing_finds_what_was_meant(typed: str, meant: str) -> None:
    slip, right = ask([typed, meant])
    assert slip, "nothing was found"
    assert slip[0] in right[:FIRST]


def test_pages_for_developers_crowd_nobody_s_search() -> None:
    """They are found by the words of pencarian.toml alone, not by what they say."""
    entries = json.loads((SITE / INDEX).with_name(ENTRIES).read_text("utf-8"))
    (page,) = [entry for entry in entries if entry["location"].startswith("pengembang/")]
    assert page["text"] == ""
    for found in ask(["iuran", "rumus", "data pribadi", "hitung", "kurir antar paket"]):
        assert "pengembang/api/" not in found[:FIRST]


def test_who_says_nothing_of_an_office_is_not_led_to_the_government() -> None:
    for found in ask(["saya", "saya mau ikut", "saya tukang bakso", "bagaimana saya daftar"]):
        assert "untuk-siapa/pemerintah-daerah/" not in found[:FIRST]


def test_a_visit_without_a_search_fetches_no_index() -> None:
    at_once = (SITE / INDEX).read_text("utf-8")
    assert json.loads(at_once)["docs"] == []
    assert len(at_once) < 200


def test_the_added_words_are_in_the_index() -> None:
    entries = json.loads((SITE / INDEX).with_name(ENTRIES).read_text("utf-8"))
    register = next(entry for entry in entries if entry["location"] == "cara-daftar/")
    added = f"{register[PAGE_WORDS]} {register[TITLE_WORDS]}".split()
    assert {"pendaftaran", "registrasi", "didaftarkan"} <= set(added)
    assert all(TEXT_WORDS in entry for entry in entries)


def test_every_word_with_digits_is_found_where_it_stands() -> None:
    where: dict[str, set[str]] = {}
    for entry in json.loads((SITE / INDEX).with_name(ENTRIES).read_text("utf-8")):
        for word in re.findall(r"(?<![\w.])\w*\d\w*(?![\w.])", entry["text"].lower()):
            where.setdefault(word, set()).add(entry["location"].split("#")[0])
    assert len(where) > 100
    for (word, pages), found in zip(where.items(), ask(list(where)), strict=True):
        assert pages <= set(found), word


def test_pages_of_any_maker_are_cut_at_their_headings() -> None:
    page = """<title>Iuran &amp; manfaat | Situs</title><nav>Menu</nav><main><h1 id="a">Iuran</h1>
      <p>Rp<b>16</b>.800 &lt;sebulan&gt;<a class="headerlink" href="#a">¶</a></p>
      <div hidden>Rahasia</div><details data-search-exclude="ya">Sumber</details>
      <button>Salin</button>
      <h2 id="b">Kapan <i>berlaku</i></h2><ul><li>satu</li><li>dua</li></ul>
      <h2>Tanpa alamat</h2></main>"""
    assert sections(page, "iuran/") == [
        Section("iuran/", "Iuran", "Rp16.800 <sebulan>"),
        Section("iuran/#b", "Kapan berlaku", "satu dua Tanpa alamat"),
    ]
    untitled = page.replace("h1", "p")
    assert sections(untitled, "")[0].title == "Iuran & manfaat"
    assert sections("<title>x</title><p>Iuran</p>", "x/") == []


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
