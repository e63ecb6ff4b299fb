"""Whoever names a benefit beyond the present month tells what it becomes, whatever the law."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

from calculator.estimate import estimate
from calculator.month import Month
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.view import charts, hall
from calculator.view.answer import sheet
from calculator.view.answer.instant import instant_answer
from calculator.view.export.card import SIZES, card
from calculator.view.export.message import message
from calculator.view.export.spreadsheet import spreadsheet
from calculator.view.several.comparison import comparison
from calculator.view.several.household import household
from calculator.view.share import pages as share_pages
from calculator.view.text import to_text
from tests.laws import FROZEN, in_force, then
from tools.after.previews import spec
from tools.before.papers.data import collect
from tools.facts import figures
from tools.pages import macros, timeline
from tools.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calculator.estimate import Estimate
    from calculator.rules.model import AturanBeasiswa, Ketentuan, Law

DAY = date(2027, 7, 1)
AGAIN = date(2028, 1, 1)
SHARED = {page.slug: page for page in share_pages.all_pages(FROZEN)}
SLUGS = ("art", "ojek-online", "golongan-3", "golongan-1-jht")


def jkm(**rules: Ketentuan[Any]) -> Law:
    return FROZEN._replace(jkm=FROZEN.jkm._replace(**cast("Any", rules)))


def dearer(rule: AturanBeasiswa) -> AturanBeasiswa:
    stages = (stage._replace(setahun=2 * stage.setahun) for stage in rule.jenjang)
    return rule._replace(jenjang=tuple(stages))


LAWS: dict[str, Law] = {
    "nothing changes": FROZEN,
    "JKM rises": jkm(santunan=then(FROZEN.jkm.santunan, (DAY, 25_000_000))),
    "JKM rises twice": jkm(
        santunan=then(FROZEN.jkm.santunan, (DAY, 25_000_000), (AGAIN, 30_000_000))
    ),
    "the funeral costs more": jkm(pemakaman=then(FROZEN.jkm.pemakaman, (DAY, 12_000_000))),
    "JKK's monthly part rises": FROZEN._replace(
        jkk=FROZEN.jkk._replace(berkala=then(FROZEN.jkk.berkala, (DAY, 15_000_000)))
    ),
    "school money rises": FROZEN._replace(
        beasiswa=then(FROZEN.beasiswa, (DAY, dearer(FROZEN.beasiswa.baris[-1].nilai)))
    ),
}


@pytest.fixture(params=LAWS)
def law(request: pytest.FixtureRequest) -> Iterator[Law]:
    with in_force(LAWS[request.param]):
        yield LAWS[request.param]


def amounts(query: str, law: Law, *months: str) -> dict[str, tuple[int, int]]:
    """Ask the engine for both amounts of a death in each month."""
    found = {}
    for month in months:
        benefits = estimate(Scenario.from_query(query, month, law), law).manfaat
        found[month] = (benefits.jkk.meninggal.total, benefits.jkm.total)
    return found


def expected(query: str, law: Law) -> list[str]:
    """Give the amounts that follow, as texts write them, each with its month."""
    asked = amounts(query, law, "2026-11", "2027-07", "2028-01")
    texts = []
    before, *others = asked.items()
    for month, pair in others:
        for old, new in zip(before[1], pair, strict=True):
            if old != new:
                texts.append(f"{rp(new)} kalau terjadi mulai {Month.parse(month).nama}")
        before = (month, pair)
    return texts


@pytest.mark.parametrize("slug", SLUGS)
def test_a_share_page_tells_what_its_amounts_become(law: Law, slug: str) -> None:
    shared = share_pages.content(SHARED[slug], law)
    texts = {
        "page": share_pages.render(shared, law, "", cast("Any", "")),
        "description": share_pages.summary(shared).teks,
        "picture": str(spec.of_answer(shared, "https://contoh.example/")),
    }
    becomes = expected(SHARED[slug].query, law)
    for name, text in texts.items():
        told = text.replace("\N{NO-BREAK SPACE}", " ")
        for each in becomes:
            amount, _, when = each.partition(" ")
            assert amount in told, name
            assert when in told, name
        assert told.count("kalau terjadi mulai") == len(becomes), name


@pytest.mark.parametrize("month", ["2026-12", "2027-06", "2027-07", "2028-02"])
def test_the_page_of_an_answer_says_the_same_of_its_month(law: Law, month: str) -> None:
    """A page that stands for an answer tells its amounts; else another or no page is its."""
    query = f"penghasilan=1jt&mulai=2026-12&bulan=1&peristiwa={month}&masa_iur=12"
    answer = estimate(Scenario.from_query(query, "2026-11", law), law)
    page = share_pages.page_for(answer, law)
    assert page is not None
    told = share_pages.summary(share_pages.content(page, law)).teks
    assert rp(answer.manfaat.jkm.total) in told
    assert rp(answer.manfaat.jkk.meninggal.total) in told


# Every way in which an answer leaves the engine.
WAYS: dict[str, Callable[[Estimate, Law], str]] = {
    "page": lambda answer, _: sheet.render(answer),
    "terminal": lambda answer, _: to_text(answer),
    "message": lambda answer, law: message(answer, law, "https://contoh.example/"),
    "picture": lambda answer, law: str(
        card(answer, law, SIZES["1080x1080"], "https://contoh.example/")
    ),
    "hall screen": lambda answer, law: hall.render(answer, law, ""),
    "comparison": lambda answer, law: comparison([answer], law)[0],
    "household": lambda answer, law: household([answer], law)[0],
    "open CSV": spreadsheet,
    "chart of the year": lambda answer, law: str(charts.year(answer, law)),
}
FOLLOWING = {
    "nothing changes": (),
    "JKM rises": ("Rp47.000.000", "mulai Juli 2027"),
    "JKM rises twice": ("Rp47.000.000", "mulai Juli 2027", "Rp52.000.000", "mulai Januari 2028"),
    "the funeral costs more": ("Rp44.000.000", "mulai Juli 2027"),
    "JKK's monthly part rises": ("Rp73.000.000", "mulai Juli 2027"),
    "school money rises": ("Rp336.000.000", "mulai Juli 2027"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", LAWS)
def test_an_answer_says_what_its_amounts_become(name: str, way: str) -> None:
    law = LAWS[name]
    with in_force(law):
        query = "penghasilan=1jt&masa_iur=36&anak=4,8"
        answer = estimate(Scenario.from_query(query, "2026-12", law), law)
        text = re.sub(r"<[^>]+>|\N{NO-BREAK SPACE}", " ", WAYS[way](answer, law))
        told = " ".join(text.split())
        assert all(each in told for each in FOLLOWING[name])
        assert ("kalau terjadi mulai" in told) == bool(FOLLOWING[name])


def test_no_picture_cuts_what_changes_short() -> None:
    law = LAWS["JKM rises twice"]._replace(jkk=LAWS["JKK's monthly part rises"].jkk)
    query = "penghasilan=2jt&anak=4,8&pekerjaan=art"
    answer = estimate(Scenario.from_query(query, "2026-12", law), law)
    for size in SIZES.values():
        assert "…" not in str(card(answer, law, size, "https://contoh.example/"))


@pytest.mark.parametrize("month", ["2027-07", "2028-06"])
def test_what_has_changed_is_no_news(month: str) -> None:
    law = LAWS["JKM rises"]
    answer = estimate(Scenario.from_query("penghasilan=1jt", month, law), law)
    assert "manfaat-berubah" not in {warning.kode for warning in answer.peringatan}


def test_a_rule_that_moves_no_amount_is_told_all_the_same() -> None:
    law = jkm(masa_awal=then(FROZEN.jkm.masa_awal, (DAY, 6)))
    answer = estimate(Scenario.from_query("penghasilan=1jt", "2026-12", law), law)
    (told,) = (warning for warning in answer.peringatan if warning.kode == "manfaat-berubah")
    assert told.pesan == "Mulai Juli 2027 aturan manfaat berubah, tetapi jumlah di sini tetap."
    assert told.sumber == law.jkm.masa_awal.baris[-1].sumber


def test_the_waiting_answer_says_that_benefits_change(law: Law) -> None:
    answer = estimate(Scenario.from_query("penghasilan=1jt", "2026-12", law), law)
    told = str(instant_answer(answer, law))
    assert ("Manfaat berubah mulai Juli 2027." in told) == (law is not FROZEN)


def test_school_money_that_rises_is_told_by_its_amounts() -> None:
    with in_force(LAWS["school money rises"]):
        (told,) = timeline.ahead()
    before, _, after = told.isi.partition(" menjadi ")
    assert "Rp1.500.000 sampai Rp12.000.000 setahun" in before
    assert "Rp3.000.000 sampai Rp24.000.000 setahun" in after


@pytest.mark.no_cover
def test_paper_and_slides_tell_what_their_amounts_become(law: Law) -> None:
    query = "penghasilan=1jt&masa_iur=36&anak=4,4"
    collected = collect()["nanti"]
    told = collected["kerja"] + collected["lain"] + collected["awal"]
    told += figures.nanti(query, "jkk.meninggal.total") + figures.nanti(query, "jkm.total")
    for each in expected(query, law):
        assert told.count(each) == 2
    if not expected(query, law):
        assert told == ""


def test_papers_name_the_text_of_a_rule_to_come() -> None:
    *before, last = LAWS["JKM rises"].jkm.santunan.baris
    another = last._replace(sumber=("prt-hak",))
    law = jkm(santunan=FROZEN.jkm.santunan._replace(baris=(*before, another)))
    text = FROZEN.kutipan["prt-hak"].peraturan.singkat
    for each, named in ((law, True), (FROZEN, False)):
        with in_force(each):
            assert (text in collect()["dasar"].split(", ")) == named


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Mulai 1 Juli 2027"), ("en", "1 July 2027")]
)
def test_a_page_of_amounts_says_what_is_going_to_change(
    law: Law, language: str, words: str
) -> None:
    def page(text: str, url: str = "jkm/") -> str:
        meta = {"lang": language}
        return macros.with_changes(Page("", url, "", "", meta, text, ()), text)

    changes = law is not FROZEN
    assert bool(timeline.ahead()) == changes
    before, mark, rest = page(
        "# JKK, JKM, beasiswa\n\nRp42.000.000 untuk keluarga.\n\n## Lain\n"
    ).partition("## Lain")
    assert mark
    assert not rest.strip()
    assert (words in before) == changes
    assert words not in page("# JKK dan JKM\n\nTiga bulan.\n\n## Lain\n")
    # What changes is named only where it stands.
    assert words not in page("# JHT\n\nRp20.000 sebulan.\n\n## Lain\n")
    assert words not in page("# Pekerja\n\nRp42.000.000\n", "bagikan/art/")
