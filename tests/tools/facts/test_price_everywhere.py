"""Whoever names a price with its months says what the engine says of them, whatever the law."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from fractions import Fraction
from html import unescape
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pytest

from calculator.estimate import estimate
from calculator.fields import PEMBAYAR, PROGRAM, SEKTOR
from calculator.month import NAMA_BULAN, Month
from calculator.phases import outlook, phases
from calculator.rules.model import Golongan
from calculator.scenario import Scenario
from calculator.view.answer.instant import instant_table
from calculator.view.answer.sheet import render
from calculator.view.charts import months, sweep
from calculator.view.charts import year as year_chart
from calculator.view.export import ical
from calculator.view.export.card import SIZES, card
from calculator.view.export.message import message
from calculator.view.hall import render as layar
from calculator.view.several.comparison import comparison
from calculator.view.several.household import household_months
from calculator.view.share import pages as share_pages
from tests.laws import FROZEN, INVENTED, TODAY, in_force, then
from tests.sweep import some
from tools.after.open_data import prices as prices_csv
from tools.after.previews import spec
from tools.before.papers.data import collect
from tools.facts import figures
from tools.pages.example import prices as example_prices
from tools.pages.timeline import events

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from calculator.estimate import Estimate
    from calculator.rules.model import Keringanan, Law

    Months = dict[Month, int]

T = TypeVar("T")
NOW = Month(2026, 11)
MONTHS = tuple(NOW.plus(n) for n in range(18))
LINK = "https://panduan-sertakan.example/kalkulator/"

# ---------------------------------------------------------------------- invented laws


def _lainnya(law: Law) -> Keringanan:
    return max(
        (one for one in law.iuran.keringanan if one.sektor == "lainnya"), key=lambda one: one.dari
    )


def _relief(dari: str, sampai: str, part: str = "1/2", **changes: object) -> Keringanan:
    """Make another relief of the sector most people belong to."""
    base = _lainnya(FROZEN)._replace(
        dari=Month.parse(dari), sampai=Month.parse(sampai), bagian_dibayar=Fraction(part)
    )
    return base._replace(**cast("Any", changes))


def _with(*reliefs: Keringanan, but_now: bool = False) -> Law:
    kept = [one for one in FROZEN.iuran.keringanan if not (but_now and one is _lainnya(FROZEN))]
    return FROZEN._replace(iuran=FROZEN.iuran._replace(keringanan=(*kept, *reliefs)))


def _new_table(law: Law) -> tuple[Golongan, ...]:
    """Part the second group and raise the base of the third; every later number moves by one."""
    first, second, third, *others = law.iuran.golongan.baris[-1].nilai
    return (
        first,
        second._replace(sampai=1_199_000, dasar=1_150_000),
        Golongan(3, 1_200_000, 1_299_000, 1_250_000, None),
        third._replace(nomor=4, dasar=1_450_000),
        *(one._replace(nomor=one.nomor + 1) for one in others),
    )


def _iuran(**changes: object) -> Law:
    return FROZEN._replace(iuran=FROZEN.iuran._replace(**cast("Any", changes)))


DAY = date(2027, 7, 1)
LAWS: dict[str, Law] = {
    "today's": TODAY,
    "of November 2026": FROZEN,
    "the relief goes on": _with(_relief("2027-01", "2027-06")),
    "it comes back after a gap": _with(_relief("2027-04", "2027-06")),
    "it goes on at another rate": _with(_relief("2027-01", "2027-06", "3/4")),
    "it goes on for one programme": _with(_relief("2027-01", "2027-06", program=("jkk",))),
    "it goes on for sponsors": _with(
        _relief("2027-01", "2027-06", kecuali_pembayar=("pemerintah", "sendiri"))
    ),
    "it ends twice": _with(_relief("2027-01", "2027-03", "3/4"), _relief("2027-06", "2027-08")),
    "announced late": _with(_relief("2026-11", "2027-02", "1/4"), but_now=True),
    "none now, one to come": _with(_relief("2027-04", "2027-06"), but_now=True),
    "no relief at all": _iuran(keringanan=()),
    "one after the data end": _with(_relief("2032-01", "2032-12")),
    "a new JKM contribution": _iuran(jkm=then(FROZEN.iuran.jkm, (DAY, 8_000))),
    "a new income table": _iuran(golongan=then(FROZEN.iuran.golongan, (DAY, _new_table(FROZEN)))),
}


@pytest.fixture(params=["today's"] if INVENTED else LAWS, scope="module")
def hukum(request: pytest.FixtureRequest) -> Iterator[Law]:
    law = LAWS[request.param]
    with in_force(law):
        yield law
    ASKED.clear()


ASKED: dict[tuple[int, str, Month], Estimate] = {}


def ask(query: str, law: Law, mulai: Month = NOW) -> Estimate:
    """Ask the engine, once for each question: the laws stay as they are, and alive."""
    known = (id(law), query, mulai)
    if known not in ASKED:
        ASKED[known] = _ask(query, law, mulai)
    return ASKED[known]


def _ask(query: str, law: Law, mulai: Month) -> Estimate:
    return estimate(Scenario.from_query(f"{query}&mulai={mulai}", str(NOW), law), law)


def engine(query: str, law: Law) -> Months:
    """Ask the engine what each month costs."""
    return {month: ask(query, law, month).iuran.total for month in MONTHS}


def changes(query: str, law: Law) -> Months:
    """Give the months in which another price begins, and that price."""
    found = engine(query, law)
    return {
        after: found[after] for before, after in pairwise(MONTHS) if found[before] != found[after]
    }


def turns(queries: Iterable[str], law: Law) -> list[Month]:
    """Give the months around each change of a price; between them nothing moves."""
    begin = {month for query in queries for month in changes(query, law)}
    around = {month.plus(step) for month in begin for step in (-1, 0)}
    return some(MONTHS, len(MONTHS) - 1, around)


def third(cases: Sequence[T], law: Law) -> list[T]:
    """Give the third that is asked under a law; three laws in a row ask all."""
    number = next(n for n, one in enumerate(LAWS.values()) if one is law)
    return some(cases, 3, start=number % 3)


QUERIES = (
    "penghasilan=1jt",
    "penghasilan=1250000",
    "penghasilan=1400000&program=jkk-jkm-jht",
    "penghasilan=2jt&pekerjaan=kurir",
    "penghasilan=2jt&pembayar=sendiri&program=jkk-jkm-jht",
    "penghasilan=3jt&pembayar=pemerintah",
    "penghasilan=25jt",
)

# ---------------------------------------------------------------------- reading what is told

_MONTH = rf"((?:{'|'.join(NAMA_BULAN)}) \d{{4}})"
_UNTIL = re.compile(rf"sampai (?:iuran )?{_MONTH}")
_NEXT = re.compile(r"(?:lalu|setelah itu) Rp([\d.]+)")
_BEGINS = re.compile(rf"Rp([\d.]+)(?: sebulan)?(?: \([^)]*\))? mulai (?:iuran )?{_MONTH}")


def month(name: str) -> Month:
    word, year = name.split()
    return Month(int(year), NAMA_BULAN.index(word) + 1)


def rupiah(text: str) -> int:
    return int(text.replace(".", ""))


def plain(markup: object) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", str(markup))).replace(" ,", ",").split())


def told(text: str) -> Months:
    """Read the prices to come out of a text: `sampai X, lalu A (mulai Y), lalu B mulai Z`."""
    found: Months = {}
    until = _UNTIL.search(text)
    then = _NEXT.search(text, until.end()) if until else None
    if until and then:
        found[month(until[1]).plus(1)] = rupiah(then[1])
    for price, begins in _BEGINS.findall(text):
        found[month(begins)] = rupiah(price)
    return found


def block(html: str, name: str) -> str:
    """Take the text of the element of a class."""
    found = re.search(rf'<(\w+) class="{name}".*?</\1>', html, re.DOTALL)
    return "" if found is None else plain(found[0])


# ---------------------------------------------------------------------- the phases themselves


@pytest.mark.parametrize("query", QUERIES)
def test_phases_are_the_engines_month_by_month(query: str, hukum: Law) -> None:
    scenario = ask(query, hukum).scenario
    cover = hukum.kepesertaan.cakupan
    found = phases(scenario, cover.dari, cover.sampai, hukum)
    assert (found[0].dari, found[-1].sampai) == (cover.dari, cover.sampai)
    assert [phase.last for phase in found] == [False] * (len(found) - 1) + [True]
    for one, other in pairwise(found):
        assert one.sampai.plus(1) == other.dari
        assert (one.tarif, one.normal, one.turun) != (other.tarif, other.normal, other.turun)
    for phase in found:
        for at in {phase.dari, phase.sampai}:
            iuran = ask(query, hukum, at).iuran
            assert (phase.total, phase.normal.total) == (iuran.total, iuran.normal)
            assert (phase.keringanan is not None) == iuran.bulanan[0].keringanan
        assert phase.sumber
        assert all(key in hukum.kutipan for key in phase.sumber)


@pytest.mark.parametrize("query", QUERIES)
def test_every_price_to_come_is_told_and_no_other(query: str, hukum: Law) -> None:
    prices = outlook(ask(query, hukum).scenario, hukum)
    near = [phase for phase in prices.then if phase.dari <= MONTHS[-1]]
    assert {phase.dari: phase.total for phase in near} == changes(query, hukum)
    assert prices.now.dari <= NOW <= prices.now.sampai


# ---------------------------------------------------------------------- exits that speak


@pytest.mark.covers
def test_card_hall_and_message_tell_the_engines_prices(hukum: Law) -> None:
    for query in third(QUERIES, hukum):
        # Asked anew: what is remembered was asked by tests that nobody watches.
        answer, expected = _ask(query, hukum, NOW), changes(query, hukum)
        html = render(answer)
        assert told(block(html, "harga-kartu__turun")) == expected, query
        assert told(block(layar(answer, hukum, LINK), "layar__masa")) == expected, query
        assert told(plain(message(answer, hukum, LINK))) == expected, query
        warned = [
            one.pesan
            for one in answer.peringatan
            if one.kode in {"keringanan-berakhir", "iuran-berubah"}
        ]
        assert told(" ".join(warned)) == expected, query


def test_the_picture_to_share_tells_the_price_and_its_end(hukum: Law) -> None:
    for query in third(QUERIES, hukum):
        answer, expected = ask(query, hukum), changes(query, hukum)
        for size in SIZES.values():
            text = plain(card(answer, hukum, size, LINK))
            if expected:
                first = min(expected)
                ends = (f"sampai {first.plus(-1).nama}", f"mulai {first.nama}")
                assert any(end in text for end in ends), query
            for at, price in told(text).items():
                assert expected[at] == price, query


def test_the_comparison_tells_both_prices(hukum: Law) -> None:
    answers = [ask(query, hukum) for query in QUERIES[:3]]
    html, _ = comparison(answers, hukum)
    for n, query in enumerate(QUERIES[:3], start=1):
        expected = changes(query, hukum)
        cell = re.search(rf'name="{n}\.iuran\.nanti" data-nilai="(\d+)".*?</td>', html, re.DOTALL)
        if not expected:
            assert cell is None or int(cell[1]) == answers[n - 1].iuran.total
            continue
        assert cell is not None
        first = min(expected)
        assert int(cell[1]) == expected[first]
        assert f"mulai {first.nama}" in plain(cell[0])
        others = {at: price for at, price in expected.items() if at != first}
        assert {**told(plain(cell[0])), **others} | {first: expected[first]} == expected


def test_charts_draw_the_engines_prices(hukum: Law) -> None:
    for query in third(QUERIES, hukum):
        answer, expected = ask(query, hukum), engine(query, hukum)
        rows = re.findall(r"<tr>(.*?)</tr>", str(months(answer, hukum)), re.DOTALL)
        cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows[1:]]
        for name, *_, total, _ in cells:
            assert rupiah(total.removeprefix("Rp")) == expected[month(name)], query
        assert len(cells) >= 12
        year = sum(expected[NOW.plus(n)] for n in range(12))
        assert f"{year:,}".replace(",", ".") in str(year_chart(answer, hukum)), query
        for at in turns([query], hukum):
            here = ask(query, hukum, at)
            price = f"iuran Rp{here.iuran.total:,}".replace(",", ".")
            assert price in plain(sweep(here, hukum)), (query, at)


def test_calendar_and_household_ask_each_month_its_price(hukum: Law) -> None:
    answers = [ask(f"{query}&bulan=12", hukum) for query in QUERIES[:3]]
    expected = [engine(query, hukum) for query in QUERIES[:3]]
    for one in household_months(answers, hukum):
        assert one.total == sum(prices[one.bulan] for prices in expected)
    for at in turns(QUERIES[:3], hukum)[:-1]:
        after = sum(prices[at.plus(1)] for prices in expected)
        asked = [ask(query, hukum, at) for query in QUERIES[:3]]
        text = " ".join(one.isi for one in ical.events(asked, hukum))
        assert f"Untuk {at.plus(1).nama} iurannya Rp{after:,}".replace(",", ".") in text


# ---------------------------------------------------------------------- share pages and previews

SHARED = (
    *("art", "ojek-online", "sopir-pribadi", "golongan-33", "golongan-33-jht"),
    *(f"golongan-{n}{end}" for n in (1, 2, 3, 6) for end in ("", "-jht")),
)


@pytest.mark.covers
def test_share_pages_and_previews_tell_the_engines_prices(hukum: Law) -> None:
    pages = {page.slug: page for page in share_pages.all_pages(hukum)}
    for page in (pages[slug] for slug in third(SHARED, hukum)):
        stated = share_pages.content(page, hukum)
        expected = changes(page.query, hukum)
        now = ask(page.query, hukum).iuran.total
        parted = stated.prices.parted
        within = {at: price for at, price in expected.items() if parted is None or at < parted}
        assert stated.harga == stated.prices.now.total == now
        described = share_pages.summary(stated)
        assert f"Rp{now:,} sebulan".replace(",", ".") in described.judul
        shown = told(described.judul)
        assert shown == {at: within[at] for at in sorted(within)[:1]}
        drawn = spec.of_answer(stated, LINK)
        assert drawn["harga"] == f"Rp{now:,}".replace(",", ".")
        assert told(f"{drawn['sampai']}, lalu {drawn['sesudah']}") == within
        html = str(share_pages.render(stated, hukum, "../../", cast("Any", "")))
        spans = re.findall(
            r'data-berlaku="([\d-]+)/([\d-]+)">.*?data-nilai="(\d+)"', html, re.DOTALL
        )
        for start, end, price in spans:
            for at in (Month.parse(start), Month.parse(end)):
                assert ask(page.query, hukum, at).iuran.total == int(price)
        for income in {stated.golongan.dari, stated.golongan.sampai or 30_000_000}:
            query = re.sub(r"penghasilan=\d+", f"penghasilan={income}", page.query)
            for phase in stated.prices.told:
                assert ask(query, hukum, phase.dari).iuran.total == phase.total


def test_a_share_page_is_found_only_by_answers_it_states(hukum: Law) -> None:
    for query, at in product(QUERIES, turns(QUERIES, hukum)):
        answer = ask(query, hukum, at)
        page = share_pages.page_for(answer, hukum)
        if page is not None:
            stated = share_pages.content(page, hukum)
            assert stated.price_on(answer.scenario.sektor, at) == answer.iuran.total


# ---------------------------------------------------------------------- the instant answer


def instant(law: Law) -> dict[str, Any]:
    return json.loads(json.dumps(instant_table(law, NOW)))


def test_the_instant_answer_is_the_engines(hukum: Law) -> None:
    table = instant(hukum)
    starts = table["golongan"]["dari"]
    incomes = (0, 1_150_000, 1_250_000, 1_350_000, 30_000_000)
    every = [*product(incomes, SEKTOR, PEMBAYAR, PROGRAM)]
    for income, sektor, pembayar, program in third(every, hukum):
        step = max(n for n, dari in enumerate(starts) if dari <= income)
        query = f"penghasilan={income}&sektor={sektor}&pembayar={pembayar}&program={program}"
        rows = table["masa"][sektor][pembayar][program]["1"]
        for at in (NOW, Month(2027, 2), Month(2027, 8)):
            answer = ask(query, hukum, at)
            place = next(n for n, row in enumerate(rows) if row[0] <= str(at) <= row[1])
            assert table["jumlah"][rows[place][2]][step] == answer.iuran.total
            # The way instant.js walks the rows.
            follow, before, price = {}, rows[place], answer.iuran.total
            for row in rows[place + 1 :]:
                after = table["jumlah"][row[2]][step]
                if (after, row[3]) != (price, before[3]):
                    if not before[4]:
                        break
                    follow[row[0]] = after
                before, price = row, after
            then = outlook(answer.scenario, hukum).then
            assert follow == {str(phase.dari): phase.total for phase in then}
            benefits = next(one[2] for one in table["manfaat"] if one[0] <= str(at) <= one[1])
            lists = {name: values[min(step, len(values) - 1)] for name, values in benefits.items()}
            assert lists["manfaat.jkm.total"] == answer.manfaat.jkm.total
            assert lists["manfaat.jkk.meninggal.total"] == answer.manfaat.jkk.meninggal.total


# ---------------------------------------------------------------------- pages, slides, papers, data


def holds(phase: figures.Fase, query: str, law: Law) -> None:
    for at in {phase.dari, phase.sampai}:
        assert ask(query, law, at).iuran.total == phase.harga
    if phase.berlaku:
        assert phase.berlaku == f"{phase.dari}/{phase.sampai}"


def test_pages_tell_the_engines_prices(hukum: Law) -> None:
    for sektor, nomor in product(SEKTOR, (1, 2, 3, 33)):
        group = hukum.iuran.golongan.on(NOW.last_day).nilai[nomor - 1]
        query = f"penghasilan={group.dari}&sektor={sektor}"
        told_now = figures.harga(nomor, sektor)
        for phase in told_now.fase:
            holds(phase, query, hukum)
        expected = changes(query, hukum)
        assert told(told_now.kalimat).items() <= expected.items()
        if "golongan penghasilan yang baru" not in told_now.kalimat:
            assert told(told_now.kalimat) == expected


def test_the_front_page_looks_the_engines_prices_up(hukum: Law) -> None:
    rows = json.loads(figures.golongan_cepat())
    shown = figures.fase_cepat()
    for start, *prices in rows:
        assert len(prices) == len(shown)
        for phase, price in zip(shown, prices, strict=True):
            for at in {max(phase.dari, NOW), min(phase.sampai, MONTHS[-1])}:
                assert ask(f"penghasilan={start}", hukum, at).iuran.total == price
    assert [phase.harga for phase in shown] == rows[0][1:]
    for one, other in pairwise(shown):
        assert one.sampai.plus(1) == other.dari


def test_the_table_of_contributions_is_the_engines(hukum: Law) -> None:
    looked_at = turns(QUERIES, hukum)
    for table in figures.tabel_iuran():
        assert len(set(table.kolom)) == len(table.kolom)
        for row in third(table.baris, hukum):
            income = row.golongan.dari
            query = f"penghasilan={income}"
            known = {
                ask(f"{query}&sektor={sektor}", hukum, at).iuran.total
                for sektor in SEKTOR
                for at in looked_at
                if table.mulai <= at and (table.berakhir is None or at < table.berakhir)
            }
            assert known <= set(row.harga)
            saved = ask(f"{query}&program=jkk-jkm-jht", hukum, max(table.mulai, NOW)).iuran
            assert row.jht == saved.jht


def test_examples_and_papers_tell_the_engines_prices(hukum: Law) -> None:
    for query in QUERIES:
        for phase in example_prices(query):
            holds(phase, query, hukum)
    paper = collect()
    assert [[phase.harga, phase.kapan] for phase in figures.fase()] == [
        [rupiah(price.removeprefix("Rp")), when] for price, when in paper["fase"]
    ]
    assert paper["kalimat"] == figures.harga(1).kalimat
    for row, told_row in zip(figures.tabel_iuran()[0].baris, paper["golongan"], strict=True):
        assert [rupiah(price) for price in told_row[2]] == list(row.harga)


def test_the_spreadsheet_holds_the_engines_prices(hukum: Law) -> None:
    for row in csv.DictReader(io.StringIO(prices_csv())):
        start, end = (Month.parse(row[name]) for name in ("dari_bulan", "sampai_bulan"))
        for at in {start, end} & set(MONTHS):
            income, sektor = row["penghasilan_dari"], row["sektor"]
            query = f"penghasilan={income}&sektor={sektor}&pembayar=sendiri"
            assert ask(query, hukum, at).iuran.total == int(row["total_jkk_jkm"])


def test_the_timeline_can_write_every_change(hukum: Law) -> None:
    texts = [event.isi for event in events()]
    assert all(texts)
    for relief in hukum.iuran.keringanan:
        assert any(relief.dari.year == event.mulai.year for event in events())
    rows: Iterable[Any] = hukum.iuran.golongan.baris[1:]
    for row in rows:
        assert any(f"menjadi {len(row.nilai)} golongan" in text for text in texts)
