"""Figures of the law for pages: those in force on the day the law was last checked.

Not on the day of the build: the same source gives the same site, and whatever changes with the
calendar is told with the months in which it holds.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from calculator.benefits import Later, later, told
from calculator.browser import respond
from calculator.month import Month
from calculator.phases import (
    group_outlook,
    incomes,
    month_checked,
    outlook,
    passed_by,
    phases,
    span,
)
from calculator.rules import law
from calculator.rupiah import format_percent, rp
from calculator.scenario import Scenario
from calculator.view.charts.base import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from calculator.iuran import Tarif
    from calculator.phases import Phase
    from calculator.rules.model import AturanBeasiswa, Golongan, Ketentuan, Kutipan, Peraturan, Row

# The sector that most people belong to comes first.
SEKTOR: dict[str, str] = {
    "lainnya": "Semua pekerjaan selain transportasi",
    "transportasi": "Transportasi: sopir, ojek, kurir",
}


class Fase(NamedTuple):
    """Months in which a price holds: for people, and for the page's script.

    Attributes:
        kapan: the months in words, `iuran April-Desember 2026, dengan keringanan 50%`.
        rentang: the months alone.
        berlaku: `2026-04/2026-12`; empty where there is only one price.
        harga: the amount in rupiah a month.
        turun: by how much a relief lowers it; empty without one.
    """

    harga: int
    kapan: str
    rentang: str
    dari: Month
    sampai: Month
    berlaku: str
    turun: str
    keringanan: bool


class Baris(NamedTuple):
    """One row of the contribution table: JKK and JKM in each column, and JHT; rupiah a month."""

    golongan: Golongan
    harga: tuple[int, ...]
    jht: int
    belum_pasti: bool


class TabelIuran(NamedTuple):
    """A contribution table: the names of its prices, its rows, and when another replaces it."""

    kolom: tuple[str, ...]
    baris: tuple[Baris, ...]
    mulai: Month
    berakhir: Month | None


class Harga(NamedTuple):
    """What an income group pays when, in the phases worth telling now."""

    golongan: Golongan
    fase: tuple[Fase, ...]
    kalimat: str
    # The citations of these prices.
    sumber: tuple[str, ...]


class MasaKeringanan(NamedTuple):
    """The relief of a sector that pages speak of: the one that holds or is to come, else the last.

    Attributes:
        masa: its months, those that follow each other at one rate together.
        rentang: all of them in words.
        bagian: by how much it lowers the price; several rates in the order of time.
        sesudah: the month after the last.
    """

    sektor: str
    nama: str
    masa: tuple[tuple[Month, Month], ...]
    rentang: str
    sesudah: str
    bagian: str
    kutipan: tuple[str, ...]

    @property
    def dari(self) -> Month:
        """The first month."""
        return self.masa[0][0]

    @property
    def sampai(self) -> Month:
        """The last month."""
        return self.masa[-1][1]


def checked() -> date:
    """Return the day the law data were last checked: the day all pages speak of."""
    return law().kepesertaan.cakupan.diperiksa


def row(path: str) -> Row[object]:
    """Return a provision's row in force, named as in the rules: `jkm.santunan`, `iuran.jkm`."""
    value: object = law()
    for name in path.split("."):
        value = getattr(value, name)
    return cast("Ketentuan[object]", value).on(checked())


def whole(path: str) -> int:
    """Return a provision that is a whole number."""
    value = row(path).nilai
    if not isinstance(value, int):
        raise TypeError(f"{path} bukan bilangan bulat: {value!r}")
    return value


def month() -> Month:
    """Return the month that all pages speak of."""
    return month_checked(law())


def _scenario(penghasilan: int, sektor: str, *, jht: bool = False) -> Scenario:
    program = "&program=jkk-jkm-jht" if jht else ""
    query = f"penghasilan={penghasilan}&sektor={sektor}{program}"
    return Scenario.from_query(query, str(month()), law())


def as_text(told: Sequence[Phase]) -> tuple[Fase, ...]:
    """Write phases with their months, and the relief in the price."""
    return tuple(_fase(phase, first=n == 0, alone=len(told) == 1) for n, phase in enumerate(told))


def _fase(phase: Phase, *, first: bool, alone: bool) -> Fase:
    months = span(phase.dari, phase.sampai)
    if phase.keringanan:
        programmes = phase.lowered and f" {phase.lowered}"
        when = f"iuran {months}, dengan keringanan {phase.turun}{programmes}"
    elif phase.last:
        when = "setiap bulan" if first else f"mulai iuran {phase.dari.nama}"
    else:
        when = f"sampai iuran {phase.sampai.nama}" if first else f"iuran {months}"
    holds = "" if alone else f"{phase.dari}/{phase.sampai}"
    return Fase(
        harga=phase.total,
        kapan=when,
        rentang=months,
        dari=phase.dari,
        sampai=phase.sampai,
        berlaku=holds,
        turun=phase.turun,
        keringanan=phase.keringanan is not None,
    )


def daftar_keringanan() -> list[MasaKeringanan]:
    """Return the relief of each sector that has one."""
    return [found for sektor in SEKTOR if (found := relief(sektor)) is not None]


def keringanan(sektor: str = "lainnya") -> MasaKeringanan:
    """Return the relief of one sector; where none is known, one without months."""
    none = MasaKeringanan(sektor, SEKTOR[sektor], (), "tidak ada", "", "", ())
    return relief(sektor) or none


def relief(sektor: str) -> MasaKeringanan | None:
    """Find the relief of a sector that pages speak of, None when there never was one."""
    found = sorted(
        (one for one in law().iuran.keringanan if one.sektor == sektor), key=lambda one: one.dari
    )
    if not found:
        return None
    told = [one for one in found if one.sampai >= month()] or found[-1:]
    spans: list[tuple[Month, Month]] = []
    rates: list[str] = []
    for one in told:
        rate = format_percent(1 - one.bagian_dibayar)
        if spans and rates[-1] == rate and spans[-1][1].plus(1) == one.dari:
            spans[-1] = (spans[-1][0], one.sampai)
        else:
            spans.append((one.dari, one.sampai))
            rates.append(rate)
    return MasaKeringanan(
        sektor=sektor,
        nama=SEKTOR[sektor],
        masa=tuple(spans),
        rentang=join_words(span(*months) for months in spans),
        sesudah=spans[-1][1].plus(1).nama,
        bagian=join_words(dict.fromkeys(rates)),
        # Of each relief the place that gives its months.
        kutipan=tuple(dict.fromkeys((one.sumber[1:2] or one.sumber)[0] for one in told)),
    )


def tanpa_keringanan() -> str:
    """Say who does not get the reliefs that pages speak of, in a sentence; empty for nobody."""
    told = (one for one in law().iuran.keringanan if one.sampai >= month())
    return next(filter(None, map(passed_by, told)), "")


def fase(sektor: str = "lainnya", nomor: int = 1) -> tuple[Fase, ...]:
    """Return what an income group pays when."""
    return harga(nomor, sektor).fase


def harga(nomor: int = 1, sektor: str = "lainnya") -> Harga:
    """Return the prices of one income group."""
    group = law().iuran.golongan.on(month().last_day).nilai[nomor - 1]
    prices = group_outlook(group, _scenario(group.dasar, sektor), law(), month())
    then = f" sampai iuran {prices.now.sampai.nama}, lalu {prices.lalu}" if prices.lalu else ""
    relief = f" (keringanan {prices.now.turun})" if prices.now.keringanan else ""
    sources = dict.fromkeys(key for phase in prices.told for key in phase.sumber)
    sentence = f"{rp(prices.now.total)} sebulan{relief}{then}"
    return Harga(group, as_text(prices.told), sentence, tuple(sources))


class _Column(NamedTuple):
    """Months in which no income's price becomes another one, told by the lowest group's."""

    fase: Fase
    phase: Phase


def _columns(sektor: str = "lainnya") -> list[_Column]:
    """Give the phases of the whole table, the one that holds now first."""
    hukum, cover = law(), law().kepesertaan.cakupan.sampai
    prices = [outlook(_scenario(income, sektor), hukum, month()) for income in incomes(hukum)]
    begun = max(price.now.dari for price in prices)
    starts = sorted({begun, *(phase.dari for price in prices for phase in price.then)})
    ends = [*(start.plus(-1) for start in starts[1:]), cover]
    lowest = _scenario(0, sektor)
    told = [
        phases(lowest, start, end, hukum)[0]._replace(sampai=end, last=end == cover)
        for start, end in zip(starts, ends, strict=True)
    ]
    return [_Column(*one) for one in zip(as_text(told), told, strict=True)]


def tabel_iuran() -> list[TabelIuran]:
    """Return the contribution tables: the one in force, and one that is to come.

    Which months a price holds in differs between sectors, so a column is a price, not a time.
    """
    tables = law().iuran.golongan
    columns = sorted(
        (column.phase.dari, sektor, column) for sektor in SEKTOR for column in _columns(sektor)
    )
    found = []
    for row in tables.baris:
        within = [
            (sektor, column)
            for start, sektor, column in columns
            if tables.on(start.last_day) is row
        ]
        if within:
            found.append(_table(row.nilai, within, row.sampai))
    return found


def _table(
    groups: Sequence[Golongan], columns: Sequence[tuple[str, _Column]], last: date | None
) -> TabelIuran:
    vectors: dict[tuple[int, ...], Phase] = {}
    for sektor, column in columns:
        prices = tuple(
            _price(_scenario(group.dari, sektor), column.phase.dari).total for group in groups
        )
        vectors.setdefault(prices, column.phase)
    # The lower price first, as the months now are.
    ordered = sorted(vectors.items(), key=lambda one: one[1].keringanan is None)
    jht = [
        _price(_scenario(group.dari, "lainnya", jht=True), columns[0][1].phase.dari).jht
        for group in groups
    ]
    rows = [
        Baris(
            group,
            harga=tuple(prices[n] for prices, _ in ordered),
            jht=jht[n],
            belum_pasti=not law().golongan_pasti(group),
        )
        for n, group in enumerate(groups)
    ]
    return TabelIuran(
        kolom=_headings([phase for _, phase in ordered]),
        baris=tuple(rows),
        mulai=min(phase.dari for _, phase in ordered),
        berakhir=None if last is None else Month(last.year, last.month).plus(1),
    )


def _headings(shown: Sequence[Phase]) -> tuple[str, ...]:
    """Name the prices of a table; their months only where two would have one name."""
    reliefs = [phase for phase in shown if phase.keringanan]
    normal = [phase for phase in shown if not phase.keringanan]
    names = []
    for phase in shown:
        if phase.keringanan:
            rates = {one.turun for one in reliefs}
            name = "Dengan keringanan" if len(rates) == 1 else f"Keringanan {phase.turun}"
            alike = sum(one.turun == phase.turun for one in reliefs)
        else:
            name, alike = "Iuran normal", len(normal)
        if alike > 1:
            first = phase is min(shown, key=lambda one: one.dari)
            name += f", sampai {phase.sampai.nama}" if first else f", mulai {phase.dari.nama}"
        names.append(name)
    return tuple(names)


def _price(scenario: Scenario, month: Month) -> Tarif:
    return phases(scenario, month, month, law())[0].tarif


def golongan_cepat() -> str:
    """Return, for the front page's script, each step of income and its price in each phase."""
    months = [column.phase.dari for column in _columns()]
    rows = [
        (income, *(_price(_scenario(income, "lainnya"), start).total for start in months))
        for income in incomes(law())
    ]
    return json.dumps(rows, separators=(",", ":"))


def hari_kerja() -> int:
    """Return how many working days a month the pages count for a day's wage."""
    return law().iuran.hari_kerja.on(month().last_day).nilai


def fase_cepat() -> list[Fase]:
    """Return the phases of the front page's small calculator, with the lowest group's price."""
    return [column.fase for column in _columns()]


def hitung(query: str) -> dict[str, Any]:
    """Ask the engine, as the calculator does; an answer with a fault in it stops the build."""
    answer = json.loads(respond(query, kini=str(Month(checked().year, checked().month))))
    if "jawaban" not in answer:
        raise ValueError(f"{query}: {answer}")
    return cast("dict[str, Any]", answer["jawaban"])


def changed(query: str, jalur: str) -> tuple[Later, ...]:
    """Return what a benefit becomes, from when; empty: it stays."""
    (found,) = later(Scenario.from_query(query, str(month()), law()), law(), jalur)
    return found


def nanti(query: str, jalur: str) -> str:
    """Tell it in a sentence; empty: it stays."""
    found = told(changed(query, jalur))
    return f" {found}." if found else ""


def beasiswa() -> AturanBeasiswa:
    """Return how children's schooling is paid."""
    return law().beasiswa.on(checked()).nilai


def daftar_peraturan() -> list[tuple[Peraturan, list[Kutipan]]]:
    """Return each text with the places we take from it."""
    places = law().kutipan.values()
    return [
        (text, [place for place in places if place.peraturan.kunci == text.kunci])
        for text in law().peraturan.values()
    ]
