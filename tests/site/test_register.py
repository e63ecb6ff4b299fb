"""One thing has one word, the one people say: on pages, in answers, faults, papers, scripts."""

from __future__ import annotations

import ast
import re
import tomllib
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.paper import printed
from tools.before.papers import PAPERS
from tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.before.papers import Paper

# What nobody says, and what is said instead.
WORDS = {
    r"bila|jika|apabila|bilamana": "kalau",
    r"sesudah|sesudahnya": "setelah",
    r"ponsel|ponselnya|gawai": "HP",
    r"celaka": "kecelakaan",
    r"peramban|perambannya": "browser",
    r"surel": "email",
    r"salindia": "slide",
    r"lokapasar": "toko online",
    r"mesin hitung|mesin hitungnya": "kalkulator",
    r"harga normal|tarif normal|harga penuh": "iuran normal",
    r"kanal resmi|saluran resmi": "tempat resmi",
    r"telanjur": "terlanjur",
    r"walau": "meskipun",
    r"kuki": "cookie",
    r"papan ketik": "keyboard",
    r"tetikus": "mouse",
    r"tangkapan layar": "screenshot",
    r"diska": "flashdisk",
    r"menyertakan": "mendaftarkan",
    r"ojek daring|pengemudi daring": "ojek online",
    r"masa tunggu": "3 bulan pertama",
    # It meant two things: what ended a membership, and months before a relief.
    r"tunggakan lama": "tunggakan sebelum nonaktif, tunggakan dari bulan sebelum keringanan",
    r"diiur|masa iur": "bulan membayar iuran",
    r"masa awal": "3 bulan pertama",
    r"dikecualikan dari": "tidak mendapat",
    r"yang menentukan adalah|yang akhirnya berlaku": "dilihat dari",
    r"terang-terangan|sungguh|selebihnya": "benar-benar, sisanya",
    r"pengolah lembar kerja|grup percakapan|kanal pembayaran": "Excel, grup WhatsApp, tempat bayar",
    r"diserang sakit|berkeliling dari rumah": "tiba-tiba sakit, datang menawarkan diri",
    r"harga sehari|harga yang mana|bulan iuran itu sendiri": "iuran sehari, bulan itu juga",
    r"semua BPU|BPU lama dan baru|peserta lama dan baru": "peserta aktif dan peserta baru",
    r"premi|tertanggung|nasabah": "iuran, peserta",
    r"sampai pulih": "sesuai kebutuhan medis",
    r"(?:untuk|kepada|dengan|dari|oleh|bagi|tahu|tanya|daftarkan|biarkan|bantu|bawa) ia": "dia",
    r"\(belum pasti\)": "a sentence at the end that says what is unsure and why",
}
FORBIDDEN = re.compile(rf"(?<![\w-])(?:{'|'.join(WORDS)})(?![\w-])", re.IGNORECASE)
# Quoted as others wrote it, or there because people type it.
QUOTED = (
    "ojek daring",  # occupations are found by it
    "menyebutnya premi",  # the glossary says what others call it
    "bukan premi",
    "Masa iur",  # and what others call how long one has paid
)
# Of our own words only what visitors meet: no names of columns and no words of a search.
NOT_SHOWN = {"data/pencarian.toml", "calculator/kolektif/columns.py", "calculator/rules/libur.toml"}


def told(text: str) -> list[str]:
    # A line may end in the middle of what nobody says.
    text = " ".join(text.split())
    found = {text[max(0, each.start() - 30) : each.end() + 20] for each in FORBIDDEN.finditer(text)}
    return sorted(one for one in found if not any(quoted in one for quoted in QUOTED))


def plain(html: str) -> str:
    body = re.sub(r"<(script|style|svg|code|pre)\b.*?</\1>", " ", html, flags=re.DOTALL)
    shown = re.findall(r'(?:aria-label|content|placeholder|title|alt)="([^"]*)"', body)
    return unescape(" ".join([re.sub(r"<[^>]+>", " ", body), *(f"; {one}" for one in shown)]))


def test_the_list_finds_what_it_forbids() -> None:
    for text in ("Bila sakit", "kalau celaka", "Daftarkan ia ke", "pertama (belum pasti),"):
        assert told(text) != []
    assert told("kecelakaan, kalau, menyebabkan, setelah") == []


PAGES = sorted(p for p in SITE.rglob("*.html") if not {"unduh", "en"} & set(p.parts))


def test_built_pages_say_what_people_say() -> None:
    wrong = {
        str(path.relative_to(SITE)): found
        for path in PAGES
        if (found := told(plain(path.read_text("utf-8"))))
    }
    assert wrong == {}
    assert len(PAGES) > 100


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_papers_say_what_people_say(paper: Paper) -> None:
    assert told(printed(paper)) == []


# Our own pages say who `kami` is. Whoever hands on a paper or shows a slide is somebody else.
OURS = re.compile(r"\bkami\b", re.IGNORECASE)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_papers_do_not_speak_for_whoever_hands_them_on(paper: Paper) -> None:
    assert not OURS.search(printed(paper))


def test_slides_do_not_speak_for_whoever_shows_them() -> None:
    html = (SITE / "presentasi/index.html").read_text("utf-8")
    slides = "".join(re.findall(r"<section[^>]* data-slide=.*?</section>", html, re.DOTALL))
    assert len(slides) > 1_000
    assert OURS.findall(plain(slides)) == []


def test_every_page_says_who_speaks() -> None:
    for path in PAGES:
        text = plain(path.read_text("utf-8"))
        if "sematkan/bingkai" not in str(path) and OURS.search(text):
            assert "Kata “kami” di sini berarti penyusun situs ini" in text, path


def strings(path: Path) -> Iterator[str]:
    """Give what a source file may show: its strings, without names and remarks."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        tree = ast.parse(text)
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        yield from (
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docs
        )
    elif path.suffix == ".toml":
        yield from values(tomllib.loads(text))
    elif path.suffix == ".js":
        bare = re.sub(r"/\*.*?\*/|^\s*//[^\n]*", "", text, flags=re.DOTALL | re.MULTILINE)
        yield from re.findall(r"\"[^\"\n]*\"|`[^`]*`", bare)
    else:
        yield plain(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{[^}\"]*\}\}", " ", text, flags=re.DOTALL))


def values(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield re.sub(r"\{\{.*?\}\}|https?://\S+", " ", node)
    elif isinstance(node, dict):
        for each in node.values():
            yield from values(each)
    elif isinstance(node, list):
        for each in node:
            yield from values(each)


SOURCES = [
    path
    for folder, endings in (
        ("calculator", (".py", ".toml", ".html")),
        ("data", (".toml",)),
        ("docs/assets/js", (".js",)),
    )
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in endings and str(path.relative_to(ROOT)) not in NOT_SHOWN
]


def test_answers_faults_and_scripts_say_what_people_say() -> None:
    wrong = {}
    for path in SOURCES:
        # A single word is a name; a sentence has spaces.
        said = [text for text in strings(path) if " " in text.strip()]
        found = [each for text in said for each in told(text)]
        if found:
            wrong[str(path.relative_to(ROOT))] = found
    assert wrong == {}
    assert len(SOURCES) > 100
