"""Month-by-month contribution bars, wide enough in time to show where the relief ends."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from calculator.estimate import Estimate
from calculator.iuran import Tarif
from calculator.month import NAMA_BULAN, Month
from calculator.phases import phases
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.view.charts.base import WIDTH, Table, join_words, percent
from calculator.view.jinja import render_template

__all__ = ["Bar", "months"]

FEWEST = 12
MOST = 18
AFTER = 3
HEIGHT = 8.0
GAP = 0.16
DIGIT_WIDTH = 0.62


class MonthPrice(NamedTuple):
    """A month's price of one worker in rupiah."""

    bulan: Month
    tarif: Tarif
    keringanan: bool


class Bar(NamedTuple):
    """One bar: places in percent of the width, heights in em."""

    x: str
    lebar: str
    tengah: str
    y: float
    tinggi: float
    jht: float
    keringanan: bool
    dibayar: bool
    label: str
    tahun: str


class SamePrice(NamedTuple):
    """Months in a row with the same price.

    `x` is their middle, empty where the price does not fit above them.
    """

    nilai: int
    keringanan: bool
    dari: Month
    sampai: Month
    x: str
    y: float

    @property
    def rentang(self) -> str:
        """The months in words."""
        if self.dari == self.sampai:
            return self.dari.nama
        if self.dari.year == self.sampai.year:
            return f"{NAMA_BULAN[self.dari.month - 1]} sampai {self.sampai.nama}"
        return f"{self.dari.nama} sampai {self.sampai.nama}"


def _series(answer: Estimate, law: Law) -> list[MonthPrice]:
    scenario = answer.scenario
    awal = scenario.mulai
    found = phases(scenario, awal, awal.plus(MOST - 1), law)
    deret = [
        MonthPrice(phase.dari.plus(n), phase.tarif, phase.keringanan is not None)
        for phase in found
        for n in range(phase.sampai.since(phase.dari) + 1)
    ]
    changed = found[-1].dari.since(awal) if len(found) > 1 else 0
    panjang = max(FEWEST, scenario.bulan, changed + AFTER)
    return deret[: min(MOST, panjang)]


def _same_prices(deret: Sequence[MonthPrice], tertinggi: int) -> list[SamePrice]:
    hasil: list[SamePrice] = []
    awal = 0
    for n, month in enumerate(deret):
        if n + 1 < len(deret) and deret[n + 1][1:] == month[1:]:
            continue
        bagian = (n + 1 - awal) / len(deret)
        muat = len(rp(month.tarif.total)) * DIGIT_WIDTH <= bagian * WIDTH
        hasil.append(
            SamePrice(
                nilai=month.tarif.total,
                keringanan=month.keringanan,
                dari=deret[awal].bulan,
                sampai=month.bulan,
                x=percent((awal + n + 1) / 2 / len(deret)) if muat else "",
                y=round(HEIGHT * (1 - month.tarif.total / tertinggi), 3),
            )
        )
        awal = n + 1
    return hasil


def _year_label(deret: Sequence[MonthPrice], n: int) -> str:
    """Name the year under its first bar, unless the next year's name would run into it."""
    bulan = deret[n].bulan
    sempit = n == 0 and deret[1].bulan.year != bulan.year
    return str(bulan.year) if (n == 0 or bulan.month == 1) and not sempit else ""


def _bars(deret: Sequence[MonthPrice], dibayar: int, tertinggi: int) -> list[Bar]:
    lebar = 1 / len(deret)
    hasil: list[Bar] = []
    for n, month in enumerate(deret):
        tinggi = HEIGHT * month.tarif.total / tertinggi
        hasil.append(
            Bar(
                x=percent((n + GAP / 2) * lebar),
                lebar=percent((1 - GAP) * lebar),
                tengah=percent((n + 0.5) * lebar),
                y=round(HEIGHT - tinggi, 3),
                tinggi=round(tinggi, 3),
                jht=round(HEIGHT * month.tarif.jht / tertinggi, 3),
                keringanan=month.keringanan,
                dibayar=n < dibayar,
                # Every other month: twelve names do not fit beside each other on a phone.
                label=NAMA_BULAN[month.bulan.month - 1][:3] if month.bulan.month % 2 else "",
                tahun=_year_label(deret, n),
            )
        )
    return hasil


def months(answer: Estimate, law: Law, id_awal: str = "") -> Markup:
    """Draw what each month costs one worker, from the first month on.

    Empty for a worker for whom no price is told.

    Args:
        answer: the answer to draw.
        law: the law data, for the price of the months to come.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    if not answer.standing.membayar:
        return Markup()
    deret = _series(answer, law)
    tertinggi = max(month.tarif.total for month in deret)
    harga = _same_prices(deret, tertinggi)
    jht = ", lalu ".join(dict.fromkeys(rp(month.tarif.jht) for month in deret if month.tarif.jht))
    batas = [
        percent((n + 1) / len(deret))
        for n, month in enumerate(deret[:-1])
        if month.tarif != deret[n + 1].tarif
    ]
    return render_template(
        "charts/months.html",
        id_awal=id_awal,
        batang=_bars(deret, answer.scenario.bulan, tertinggi),
        harga=harga,
        batas=batas,
        tinggi=HEIGHT,
        jht=jht,
        dibayar=answer.scenario.bulan,
        seluruh=len(deret),
        pesan=_message(harga, jht),
        tabel=Table(
            "Iuran satu pekerja tiap bulan",
            ("Bulan", "JKK", "JKM", *(["JHT"] if jht else []), "Jumlah", "Keringanan"),
            tuple(
                (
                    month.bulan.nama,
                    rp(month.tarif.jkk),
                    rp(month.tarif.jkm),
                    *([rp(month.tarif.jht)] if jht else []),
                    rp(month.tarif.total),
                    "ya" if month.keringanan else "tidak",
                )
                for month in deret
            ),
        ),
    )


def _message(harga: Sequence[SamePrice], jht: str) -> str:
    if len(harga) == 1:
        satu = harga[0]
        pesan = f"Iuran {rp(satu.nilai)} sebulan, sama dari {satu.rentang}."
    else:
        bagian = join_words(
            f"{rp(price.nilai)} untuk {price.rentang}{' (keringanan)' if price.keringanan else ''}"
            for price in harga
        )
        pesan = f"Iuran sebulan: {bagian}."
    return f"{pesan} Di dalamnya tabungan JHT {jht}." if jht else pesan
