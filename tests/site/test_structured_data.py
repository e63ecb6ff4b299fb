"""What search engines are told is valid, complete, and the same as what the page shows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tools.facts.data import procedures, questions
from tools.paths import SITE

if TYPE_CHECKING:
    from tests.site.conftest import Halaman

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Pages that stand outside of the way from the front page.
APART = ("index.html", "404.html")


def graph(text: str) -> list[dict[str, Any]]:
    """Return the described things of a page."""
    found = SCRIPT.findall(text)
    assert len(found) <= 1, "one script holds all"
    if not found:
        return []
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = data["@graph"]
    return things


def of(path: str, kind: str) -> dict[str, Any]:
    """Return the one thing of a kind that a page describes."""
    (found,) = [x for x in graph((SITE / path).read_text("utf-8")) if x["@type"] == kind]
    return found


def test_every_page_says_where_it_stands(halaman: list[Halaman]) -> None:
    for page in halaman:
        text = page.path.read_text("utf-8")
        things = graph(text)
        if str(page) in APART or "md-content" not in text:
            continue
        trails = [thing for thing in things if thing["@type"] == "BreadcrumbList"]
        assert len(trails) == 1, str(page)
        steps = trails[0]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert all(step["@type"] == "ListItem" and step["name"] for step in steps)
        assert all(urlsplit(step["item"]).netloc for step in steps), str(page)


def test_every_page_says_what_it_is_in_its_own_language(halaman: list[Halaman]) -> None:
    site = of("index.html", "WebSite")
    assert site["inLanguage"] == "id"
    for page in halaman:
        text = page.path.read_text("utf-8")
        things = [thing for thing in graph(text) if thing["@type"] == "WebPage"]
        if str(page) in APART or "md-content" not in text:
            continue
        (described,) = things
        assert described["inLanguage"] == page.language, str(page)
        assert described["description"] == page.metas["description"], str(page)
        assert page.title.startswith(described["name"]), str(page)
        assert described["isPartOf"]["@id"] == site["@id"]
        locale = re.search(r'property="og:locale" content="(\w+)"', text)
        assert locale is None or locale[1].startswith(page.language), str(page)


def test_no_step_of_the_way_to_a_page_is_the_page_itself() -> None:
    for path in SITE.rglob("index.html"):
        for thing in graph(path.read_text("utf-8")):
            if thing["@type"] == "BreadcrumbList":
                way = [step["item"] for step in thing["itemListElement"]]
                assert len(way) == len(set(way)), path


def test_the_questions_are_described() -> None:
    described = of("tanya-jawab/index.html", "FAQPage")
    assert described["inLanguage"] == "id"
    entries = described["mainEntity"]
    assert [entry["name"] for entry in entries] == [entry.tanya for entry in questions()]
    for entry in entries:
        answer = entry["acceptedAnswer"]
        assert entry["@type"] == "Question"
        assert answer["@type"] == "Answer"
        assert len(answer["text"]) > 10
        assert not re.search(r"[{}<>]|\]\(", answer["text"]), answer["text"]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("cara-daftar", "daftar"),
        ("cara-bayar", "bayar"),
        ("cara-klaim/kecelakaan-kerja", "klaim-jkk"),
        ("cara-klaim/meninggal-karena-kerja", "klaim-jkk-meninggal"),
        ("cara-klaim/kematian", "klaim-jkm"),
        ("cara-klaim/penyakit-akibat-kerja", "klaim-pak"),
        ("cara-klaim/beasiswa", "klaim-beasiswa"),
    ],
)
def test_the_procedures_are_described(path: str, key: str) -> None:
    described = of(f"{path}/index.html", "HowTo")
    procedure = procedures()[key]
    assert described["name"] == procedure.nama
    assert len(described["step"]) == len(procedure.langkah)
    for place, step in enumerate(described["step"], start=1):
        assert step["@type"] == "HowToStep"
        assert step["position"] == place
        assert step["name"]
        assert not re.search(r"[{}<>]|\]\(", step["name"] + step["text"]), step
