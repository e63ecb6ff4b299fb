"""Every month the law data answer for, in every exit: nothing of a later law slips in.

Before 2 December 2019 some amounts are not in the data, some benefits did not exist, and schooling
was one payment. Each exit must say so in its own words.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from calculator.estimate import Estimate, estimate, to_json
from calculator.month import Month
from calculator.scenario import Scenario
from calculator.view.answer.sheet import render
from calculator.view.export.card import SIZES, card
from calculator.view.export.message import message
from calculator.view.export.spreadsheet import spreadsheet
from calculator.view.hall import render as hall
from calculator.view.several.comparison import comparison
from calculator.view.several.household import household
from calculator.view.text import to_text
from tests.laws import FROZEN, LAWS
from tests.sweep import some

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.no_cover
LINK = "https://situs.example/kalkulator/"
FIRST, LAST = Month(2015, 7), Month(2027, 12)
NEW_LAW = Month(2019, 12)
DATED = re.compile(r'^(?:sejak|sampai|dari) = "?(\d{4}-\d\d)', re.MULTILINE)
TURNS = {
    Month.parse(found).plus(step)
    for path in (LAWS / "2026-11").glob("*.toml")
    for found in DATED.findall(path.read_text("utf-8"))
    for step in (-1, 0, 1)
}
MONTHS = some([FIRST.plus(n) for n in range(LAST.since(FIRST) + 1)], 12, {*TURNS, FIRST, LAST})
QUERIES = (
    "penghasilan=1jt",
    "penghasilan=2jt&anak=8,13&masa_iur=70&program=jkk-jkm-jht&bulan=12",
    "penghasilan=3jt&pekerjaan=ojek-online&anak=8&tunggakan=2&bulan=3",
)
EXITS: dict[str, Callable[[Estimate], str]] = {
    "text": to_text,
    "html": render,
    "json": lambda answer: to_json(answer.jawaban()),
    "message": lambda answer: message(answer, FROZEN, LINK),
    "sheet": lambda answer: spreadsheet(answer, FROZEN),
    "card": lambda answer: str(card(answer, FROZEN, SIZES["1080x1080"], LINK)),
    "hall": lambda answer: hall(answer, FROZEN, LINK),
}
# A figure that is announced every year is no schooling.
YEARLY = re.compile(r"(?<!diumumkan BPJS Ketenagakerjaan )tiap tahun|bertahap|TK sampai kuliah")


@cache
def _told(name: str, query: str, month: Month) -> str:
    return EXITS[name](_answer(query, month))


def _answer(query: str, month: Month) -> Estimate:
    return estimate(Scenario.from_query(f"{query}&mulai={month}", "2026-11", FROZEN), FROZEN)


@pytest.mark.parametrize("name", EXITS)
@pytest.mark.parametrize("query", QUERIES)
def test_no_month_prints_what_is_not_known(query: str, name: str) -> None:
    for month in MONTHS:
        text = _told(name, query, month)
        assert not re.search(r"None|Undefined|\bnan\b|\{\{", text), month


@pytest.mark.parametrize("name", EXITS)
@pytest.mark.parametrize("query", QUERIES)
def test_schooling_is_yearly_only_since_the_law_says_so(query: str, name: str) -> None:
    for month in MONTHS:
        text = _told(name, query, month)
        if month < NEW_LAW:
            assert not YEARLY.search(text), month
        else:
            assert "dibayar satu kali" not in text, month


@pytest.mark.parametrize("page", [household, comparison])
def test_old_schooling_of_several_is_one_payment_too(page: Callable[..., tuple[str, ...]]) -> None:
    old, new = (
        str(page([_answer(QUERIES[1], month)] * 2, FROZEN)[0])
        for month in (Month(2018, 3), NEW_LAW)
    )
    assert "dibayar satu kali" in old
    assert not YEARLY.search(old)
    assert "dibayar satu kali" not in new


@pytest.mark.parametrize("name", ["text", "message", "card", "hall"])
def test_old_schooling_is_told_as_one_payment(name: str) -> None:
    text = EXITS[name](_answer(QUERIES[1], Month(2018, 3)))
    assert "12.000.000" in text
    assert "dibayar satu kali" in text


@pytest.mark.parametrize("name", ["text", "message", "card", "hall"])
@pytest.mark.parametrize("query", QUERIES)
def test_nothing_that_was_paid_is_told_as_zero(query: str, name: str) -> None:
    for month in MONTHS:
        assert not re.search(r"Rp0(?![.\d])", _told(name, query, month)), month


@pytest.mark.parametrize("query", QUERIES)
def test_a_zero_on_the_page_says_why(query: str) -> None:
    for month in MONTHS:
        page = _told("html", query, month)
        # Amounts of the engine are outputs; a bare Rp0 beside a benefit would be made up.
        assert not re.search(r"<strong[^>]*>Rp0</strong>", page), month
        care = re.search(r"<li>Perawatan di rumah[^\n]*</li>", page)
        assert care is not None
        assert ("belum ada dalam peraturan waktu itu" in care[0]) is (month < NEW_LAW), month


def test_old_pay_while_unable_to_work_is_not_told_as_nothing() -> None:
    page = render(_answer("penghasilan=1jt", Month(2018, 3)))
    card = page[page.index("Sementara tidak dapat bekerja") :]
    card = card[: card.index("Tidak dapat bekerja lagi selamanya")]
    assert "Ada, jumlahnya waktu itu tidak ada dalam data kami" in card
    assert 'data-isi="stmb"' not in card


def test_old_events_are_cited_from_the_law_of_their_day() -> None:
    page = render(_answer("penghasilan=1jt", Month(2018, 3)))
    benefits = page[page.index("judul-manfaat") : page.index("manfaat__lapor")]
    assert "PP 82/2019" not in benefits


@pytest.mark.parametrize(
    ("asked", "care"),
    [("usia=70", False), ("tunggakan=4", False), ("masa_iur=0", False), ("", True)],
)
def test_a_hall_is_not_promised_care_that_is_not_due(asked: str, *, care: bool) -> None:
    text = EXITS["hall"](_answer(f"penghasilan=1jt&{asked}", Month(2026, 11)))
    assert ("dirawat" in text) is care


def test_a_hall_hears_of_first_months_only_where_they_count() -> None:
    old, new = (
        EXITS["hall"](_answer("penghasilan=1jt", m)) for m in (Month(2024, 1), Month(2026, 11))
    )
    assert "bulan iuran pertama" not in old
    assert "setelah 3 bulan iuran pertama" in new
    assert "0 bulan pertama" not in old


def test_null_stands_for_the_unknown_in_json_alone() -> None:
    jkk = json.loads(EXITS["json"](_answer("penghasilan=1jt", Month(2018, 3))))["manfaat"]["jkk"]
    assert jkk["orthose"] is None
    assert jkk["gigi_tiruan"] is None
    assert jkk["perawatan_rumah"] == 0
