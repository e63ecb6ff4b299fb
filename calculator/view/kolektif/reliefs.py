"""What makes a table's price rise and fall, in sentences: the same on a page and in a terminal."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from calculator.iuran import find_keringanan
from calculator.kolektif.counting import Hitungan
from calculator.kolektif.totals import Ringkasan, reliefs
from calculator.month import Month
from calculator.phases import passed_by
from calculator.rules.model import Law
from calculator.rupiah import format_number

__all__ = ["Bulan", "months", "reasons"]


class Bulan(NamedTuple):
    """A month of a table: its name, people who pay, rupiah, people with a relief."""

    nama: str
    orang: int
    total: int
    turun: int


def months(isi: Ringkasan) -> list[Bulan]:
    """List the months of a table's totals, in order."""
    return [
        Bulan(Month.parse(text).nama, satu.orang, satu.total, isi.turun[text])
        for text, satu in isi.per_bulan.items()
    ]


def reasons(bulan: list[Bulan], hitungan: Hitungan, law: Law) -> list[str]:
    """Say how long a relief holds, why a month costs more than the one before, who gets none."""
    told = list(_reliefs(hitungan, law))
    told += [
        f"Mulai {later.nama} iurannya naik, karena keringanan "
        f"{'' if not later.turun else format_number(now.turun - later.turun) + ' orang '}berakhir."
        for now, later in pairwise(bulan)
        if later.turun < now.turun and later.orang == now.orang
    ]
    scenarios = [kelompok.skenario for kelompok in hitungan.orang]
    told += (
        passed_by(relief)
        for scenario in scenarios
        if scenario.pembayar != "sendiri"
        and (relief := find_keringanan(scenario.sektor, "sponsor", scenario.mulai, law))
    )
    return list(filter(None, dict.fromkeys(told)))


def _reliefs(hitungan: Hitungan, law: Law) -> Iterator[str]:
    """Say until when each relief in the prices holds, for how many, and what comes then."""
    people: Counter[str] = Counter()
    after: dict[str, str] = {}
    for relief in reliefs(hitungan.orang, law):
        text = f"Keringanan {relief.turun} iuran {relief.program} sampai iuran {relief.sampai.nama}"
        people[text] += relief.orang
        if relief.lalu is not None:
            then = f"keringanan {relief.lalu}" if relief.lalu else "iurannya penuh"
            after[text] = f"; setelah itu {then}"
    everybody = sum(hitungan.orang.values())
    for text, orang in people.items():
        whom = "" if orang == everybody else f" untuk {format_number(orang)} orang"
        yield f"{text}{whom}{after.get(text, '')}."
