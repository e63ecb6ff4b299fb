"""Questions, myths, terms and addresses are complete and cited; examples are the engine's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from calculator.rules import law
from tools.facts import data
from tools.facts.figures import hitung
from tools.pages.example import prices
from tools.pages.timeline import events
from tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from tests.site.conftest import Halaman

# Where a visitor may register, pay, claim or ask. The stores are named with the agency's own app.
OFFICIAL_HOST = "bpjsketenagakerjaan.go.id"
OFFICIAL_APPS = {
    "https://play.google.com/store/apps/details?id=com.bpjstku",
    "https://apps.apple.com/id/app/jmo-jamsostek-mobile/id1444834757",
}
OFFICIAL_CONTACTS = {"tel:175", f"mailto:care@{OFFICIAL_HOST}"}
# Macros that send people somewhere to act.
SENDING = re.compile(r"""tautan\(\s*["']([\w-]+)["']""")


def is_official(url: str) -> bool:
    """Tell whether an address belongs to the agency."""
    if url in OFFICIAL_APPS | OFFICIAL_CONTACTS:
        return True
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme == "https" and (host == OFFICIAL_HOST or host.endswith(f".{OFFICIAL_HOST}"))


def test_only_the_agency_is_called_official() -> None:
    for kanal in law().kanal.values():
        assert kanal.jenis in {"resmi", "pers", "bagikan", "perangkat"}, kanal.kunci
        assert (kanal.jenis == "resmi") == is_official(kanal.url), kanal.kunci


def test_every_address_says_what_for_and_how_sure() -> None:
    for kanal in law().kanal.values():
        assert len(kanal.guna) > 5, kanal.kunci
        assert kanal.sumber_independen >= 1, kanal.kunci
        assert kanal.diperiksa <= law().kepesertaan.cakupan.diperiksa, kanal.kunci
        assert kanal.url == kanal.url.strip(), kanal.kunci


def test_no_address_stands_twice() -> None:
    urls = [kanal.url for kanal in law().kanal.values()]
    assert len(urls) == len(set(urls))


def test_pages_send_people_only_to_the_agency() -> None:
    texts = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "data").glob("*.toml")]
    names = {name for path in texts for name in SENDING.findall(path.read_text("utf-8"))}
    assert names
    kinds = {name: law().kanal[name].jenis for name in names}
    assert [name for name, kind in kinds.items() if kind not in {"resmi", "perangkat"}] == []


def test_what_is_for_maintainers_is_not_published() -> None:
    assert list((ROOT / "docs" / "dev").glob("*.md"))
    assert not (SITE / "dev").exists()


def test_no_sertakan_portal_is_named(halaman: list[Halaman]) -> None:
    portal = re.compile(r"sertakan\.bpjs|bpjsketenagakerjaan\.go\.id/sertakan", re.IGNORECASE)
    assert [str(page) for page in halaman if portal.search(page.path.read_text("utf-8"))] == []


def test_there_are_at_least_forty_questions_each_with_a_source() -> None:
    questions = data.questions()
    assert len(questions) >= 40
    assert all(question.sumber for question in questions)
    assert len({question.kunci for question in questions}) == len(questions)
    assert len({question.tanya for question in questions}) == len(questions)


@pytest.mark.parametrize("question", data.questions(), ids=lambda question: question.kunci)
def test_a_question_is_asked_and_answered_shortly(question: data.Tanya) -> None:
    assert question.tanya.endswith("?")
    assert 10 < len(question.jawab) < 600


def test_myths_are_cited() -> None:
    assert len(data.myths()) >= 10
    assert all(myth.sumber for myth in data.myths())


def test_words_that_belong_to_the_law_are_explained() -> None:
    explained = {term.kata for term in data.terms()}
    assert {"BPU", "JKK", "JKM", "JHT", "PLKK", "NIK", "STMB", "Masa iur"} <= explained


def test_abbreviations_are_explained_where_they_stand() -> None:
    text = (SITE / "manfaat/jkk/index.html").read_text("utf-8")
    assert '<abbr title="Jaminan Kecelakaan Kerja">JKK</abbr>' in text


def test_the_english_page_keeps_its_own_words() -> None:
    text = (SITE / "en/index.html").read_text("utf-8")
    assert "<abbr" not in text
    # Menu, search and footer are Indonesian everywhere and say so; so do the names of sources.
    assert re.findall(r'<(?:header|footer)\b[^>]*lang="id"', text) != []
    sources = re.findall(r'<details class="sumber".*?</details>', text, re.DOTALL)
    assert sources
    assert all("<summary>Sources</summary>" in source for source in sources)
    assert all('<p><span lang="id">' in source for source in sources)
    assert "Skip to content" in text
    assert "Tautan ke bagian ini" not in text
    main = re.sub(r"<[^>]+>", " ", text.partition("<article")[2].partition("</article>")[0])
    assert re.search(r"\d{4}-\d{2}", main) is None
    # An English reader takes a dot for the mark before decimals.
    assert re.search(r"Rp\d{1,3}\.\d{3}", main) is None
    for condition in ("stays in school", "in a row", "withheld", "actually be working"):
        assert condition in main


def test_an_example_tells_both_prices_with_their_months() -> None:
    query = "penghasilan=1jt&pekerjaan=pedagang"
    for phase in prices(query):
        for month in (phase.dari, phase.sampai):
            assert hitung(f"{query}&mulai={month}")["iuran"]["total"] == phase.harga
        assert phase.dari.nama in phase.kapan or phase.rentang in phase.kapan


def test_no_page_shows_its_own_markup() -> None:
    for path in SITE.rglob("index.html"):
        seen = re.sub(
            r"<(script|pre|code|style)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        assert re.findall(r"\[[^][<>]{1,60}\]\([^()<>\s]{3,80}\)", seen) == [], path


def test_no_label_runs_on_from_a_link() -> None:
    for path in SITE.rglob("index.html"):
        seen = re.findall(r'\w</a>\s*<span class="label">[^<]*', path.read_text("utf-8"))
        assert seen == [], path


def test_public_money_gets_no_relief() -> None:
    query = "penghasilan=1jt&pembayar=pemerintah"
    for phase in prices(query):
        assert not phase.keringanan
        assert phase.harga == hitung(f"{query}&mulai={phase.dari}")["iuran"]["normal"]


def test_the_timeline_tells_every_change_newest_first() -> None:
    told = events()
    assert [event.mulai for event in told] == sorted((e.mulai for e in told), reverse=True)
    texts = " ".join(event.isi for event in told)
    for relief in law().iuran.keringanan:
        assert relief.dari.nama in {event.kapan for event in told}
    last = max(relief.sampai for relief in law().iuran.keringanan)
    assert last.plus(1).nama in {event.kapan for event in told}
    assert "JKM. Santunan kematian sekaligus: dari Rp16.200.000 menjadi Rp20.000.000" in texts


def test_reported_figures_of_2024_add_up() -> None:
    found = {key: entry.nilai for key, entry in data.reported().items()}
    parts = [found[f"sertakan-2024-{part}"] for part in ("jkk", "jkm", "jht")]
    assert sum(part for part in parts if isinstance(part, int)) == found["sertakan-2024-total"]


def test_the_stories_are_what_the_engine_gives() -> None:
    found = {key: entry.nilai for key, entry in data.reported().items()}
    fisher = hitung("penghasilan=1jt&mulai=2023-01&anak=8,13")["manfaat"]["jkk"]["meninggal"]
    assert fisher["total"] == found["kisah-nelayan-santunan"]
    assert fisher["beasiswa"] == found["kisah-nelayan-beasiswa"]
    vendor = hitung("penghasilan=1jt&mulai=2023-01")["manfaat"]["jkm"]
    assert vendor["total"] == found["kisah-buah-santunan"]


def test_the_glossary_says_a_long_name_once() -> None:
    page = (SITE / "kamus/index.html").read_text("utf-8")
    named = r'<dt>[^<]*<span class="kamus__dibaca">([^<:]+)[^<]*</span></dt><dd>(.*?)</dd>'
    terms = re.findall(named, page, re.DOTALL)
    assert terms
    for long_name, meaning in terms:
        text = re.sub(r"<[^>]+>", "", meaning).strip().lower()
        assert not text.startswith(long_name.strip().lower()), long_name


# ---------------------------------------------------------------------- citations

# Where the places of the law are what the page is about, and where one is named in a sentence.
ABOUT_THE_LAW = ("sumber-hukum/", "metodologi/", "pengembang/")
SILENT = re.compile(r"<(script|template|style|svg)\b.*?</\1>", re.DOTALL)
# A fold within a fold ends first: taken out from the inside.
FOLDED = re.compile(r"<details\b(?:(?!<details\b).)*?</details>", re.DOTALL)
CITED = re.compile(r"\b[Pp]asal \d")
TEXT_OF_LAW = re.compile(r"\b(?:PP|UU|Permenaker|Perpres) \d+/\d{4}")


def _article(html: str) -> str:
    found = re.search(r"<(article|main)\b.*?</\1>", html, re.DOTALL)
    return SILENT.sub("", found[0]) if found else ""


def test_citations_are_folded_away_after_what_they_carry() -> None:
    open_ = {}
    for path in SITE.rglob("index.html"):
        name = path.relative_to(SITE).as_posix()
        text = _article(path.read_text("utf-8"))
        while FOLDED.search(text):
            text = FOLDED.sub("", text)
        if CITED.search(re.sub(r"<[^>]+>", " ", text)) and not name.startswith(ABOUT_THE_LAW):
            open_[name] = CITED.findall(text)
    assert open_ == {}


def test_no_citation_names_a_text_of_law_over_and_over() -> None:
    for path in SITE.rglob("index.html"):
        for line in re.findall(
            r'<p class="sumber">.*?</p>|<details class="sumber">.*?</details>',
            _article(path.read_text("utf-8")),
            re.DOTALL,
        ):
            named = TEXT_OF_LAW.findall(re.sub(r"<[^>]+>", " ", line))
            # Once as it is sure, once more where a place of it is not.
            assert all(named.count(one) <= 2 for one in named), (path, line)
