"""What it costs, when: the one answer for everything that speaks of before, now, then or after.

A price holds for months in a row, a phase. Reliefs may follow each other, leave a gap, differ in
rate, begin later; amounts, rates and the income table change on days of their own. Whoever tells a
price with its months takes both from here.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from calculator.iuran import Tarif, find_golongan, find_keringanan, price
from calculator.month import NAMA_BULAN, Month
from calculator.rules.model import Golongan, Keringanan, Law
from calculator.rupiah import format_percent, rp
from calculator.scenario import Scenario

__all__ = [
    "Outlook",
    "Phase",
    "changes",
    "goes_on",
    "group_outlook",
    "incomes",
    "month_checked",
    "outlook",
    "passed_by",
    "phases",
    "span",
]


class Phase(NamedTuple):
    """Months in a row, both ends included, in which a month costs one worker the same.

    Attributes:
        tarif: the price of a month, in rupiah.
        normal: the same without relief.
        keringanan: the relief in the price; of several at one rate in a row, the last.
        sumber: the citations of what makes the price: relief, rates, table, each once.
        last: False where another price follows; True where the data end with it.
    """

    dari: Month
    sampai: Month
    tarif: Tarif
    normal: Tarif
    keringanan: Keringanan | None
    sumber: tuple[str, ...]
    last: bool

    @property
    def total(self) -> int:
        """A month's price in rupiah."""
        return self.tarif.total

    @property
    def turun(self) -> str:
        """By how much the relief lowers it, `50%`; empty without relief."""
        return "" if self.keringanan is None else format_percent(1 - self.keringanan.bagian_dibayar)

    @property
    def program(self) -> str:
        """Name the programmes that the relief lowers, `JKK dan JKM`; empty without relief."""
        return "" if self.keringanan is None else programmes(self.keringanan)

    @property
    def lowered(self) -> str:
        """Name them where that is not all that is paid for; else empty: its size then says all."""
        if self.keringanan is None:
            return ""
        paid = {name for name in ("jkk", "jkm", "jht") if getattr(self.normal, name)}
        return "" if paid <= set(self.keringanan.program) else self.program

    @property
    def unless(self) -> str:
        """Say who does not get the relief in the price, in a sentence; empty without one."""
        return "" if self.keringanan is None else passed_by(self.keringanan)

    @property
    def begins(self) -> str:
        """Its price and first month: `Rp16.800 mulai Januari 2027`; a relief is named."""
        relief = f" (keringanan {self.turun})" if self.keringanan else ""
        return f"{rp(self.total)} mulai {self.dari.nama}{relief}"


class Outlook(NamedTuple):
    """The price of a month, and what is worth telling of the prices that follow it, in order.

    Attributes:
        before: the price before the present one, None where the data begin with it.
        parted: the month from which the incomes asked about no longer cost the same, None: never.
    """

    now: Phase
    then: tuple[Phase, ...]
    before: Phase | None = None
    parted: Month | None = None

    @property
    def lalu(self) -> str:
        """Tell what follows: `Rp16.800 mulai Januari 2027. Lalu ...`; empty when nothing does."""
        told = [phase.begins for phase in self.then]
        if self.parted is not None:
            told.append(f"menurut golongan penghasilan yang baru mulai {self.parted.nama}")
        # However many reliefs are to come, each is a sentence that can be read.
        return ". Lalu ".join(told)

    @property
    def told(self) -> tuple[Phase, ...]:
        """The present phase and those that follow."""
        return (self.now, *self.then)

    def at(self, month: Month) -> Phase | None:
        """Find the phase of a month among those that are told; None when it is not told."""
        told = self.told if self.before is None else (self.before, *self.told)
        return next((phase for phase in told if phase.dari <= month <= phase.sampai), None)


def passed_by(relief: Keringanan) -> str:
    """Say who does not get a relief, in a sentence; empty where everybody does."""
    if "pemerintah" not in relief.kecuali_pembayar:
        return ""
    return "Iuran dari APBN atau APBD tidak mendapat keringanan."


def programmes(relief: Keringanan) -> str:
    """Name the programmes that a relief lowers: `JKK dan JKM`."""
    return " dan ".join(name.upper() for name in relief.program)


def month_checked(law: Law) -> Month:
    """Give the month in which the law was last checked: the present one of all that is built."""
    day = law.kepesertaan.cakupan.diperiksa
    return Month(day.year, day.month)


def span(start: Month, end: Month) -> str:
    """Write months from one to another, the year once where it is the same."""
    if start == end:
        return start.nama
    first = NAMA_BULAN[start.month - 1] if start.year == end.year else start.nama
    return f"{first}\N{EN DASH}{end.nama}"


def changes(sektor: str, pembayar: str, dari: Month, sampai: Month, law: Law) -> list[Month]:
    """Give the months after `dari`, up to `sampai`, in which some price may become another one."""
    iuran = law.iuran
    found = {
        Month(row.sejak.year, row.sejak.month)
        for rows in (
            iuran.golongan.baris,
            iuran.tarif_jkk.baris,
            iuran.jkm.baris,
            iuran.tarif_jht.baris,
        )
        for row in rows
    }
    for relief in iuran.keringanan:
        if relief.sektor == sektor and pembayar not in relief.kecuali_pembayar:
            found |= {relief.dari, relief.sampai.plus(1)}
    return sorted(month for month in found if dari < month <= sampai)


def incomes(law: Law) -> tuple[int, ...]:
    """Give the incomes at which a group of any income table begins, in rupiah a month."""
    tables = (row.nilai for row in law.iuran.golongan.baris)
    return tuple(sorted({group.dari for table in tables for group in table}))


def phases(scenario: Scenario, dari: Month, sampai: Month, law: Law) -> tuple[Phase, ...]:
    """Give what a month costs one worker from a month to another, months of one price together.

    Raises:
        CoverageError: a month is outside the data.
    """
    starts = [dari, *changes(scenario.sektor, scenario.pembayar, dari, sampai, law)]
    ends = [*(month.plus(-1) for month in starts[1:]), sampai]
    found: list[Phase] = []
    for start, end in zip(starts, ends, strict=True):
        phase = _phase(scenario, start, end, law)
        if found and _alike(found[-1], phase):
            before = found.pop()
            sources = tuple(dict.fromkeys(before.sumber + phase.sumber))
            phase = phase._replace(dari=before.dari, sumber=sources)
        found.append(phase)
    return (*(phase._replace(last=False) for phase in found[:-1]), found[-1])


def _phase(scenario: Scenario, dari: Month, sampai: Month, law: Law) -> Phase:
    day, iuran = dari.last_day, law.iuran
    jht = scenario.jht
    dasar = find_golongan(scenario.penghasilan, dari, law).dasar
    relief = find_keringanan(scenario.sektor, scenario.pembayar, dari, law)
    sources = [
        *iuran.tarif_jkk.on(day).sumber,
        *iuran.jkm.on(day).sumber,
        *iuran.golongan.on(day).sumber,
        *(iuran.tarif_jht.on(day).sumber if jht else ()),
    ]
    return Phase(
        dari=dari,
        sampai=sampai,
        tarif=price(dasar, dari, law, jht=jht, keringanan=relief),
        normal=price(dasar, dari, law, jht=jht, keringanan=None),
        keringanan=relief,
        sumber=tuple(dict.fromkeys((*(relief.sumber if relief else ()), *sources))),
        last=True,
    )


def _alike(one: Phase, other: Phase) -> bool:
    return one.tarif == other.tarif and one.normal == other.normal and one.turun == other.turun


def goes_on(now: Phase, then: Phase, law: Law) -> bool:
    """Tell whether the price after belongs beside a price.

    It does where a relief ends, and where the change is still to come: what became of an old normal
    price years ago is no news.
    """
    return now.keringanan is not None or then.dari > month_checked(law)


def outlook(scenario: Scenario, law: Law, bulan: Month | None = None) -> Outlook:
    """Give the price of a month, the first one paid unless said, and what follows it.

    Raises:
        CoverageError: the month is outside the data.
    """
    month, cover = bulan or scenario.mulai, law.kepesertaan.cakupan
    found = phases(scenario, cover.dari, cover.sampai, law)
    later = [phase for phase in found if month <= phase.sampai]
    before = found[-len(later) - 1] if len(found) > len(later) else None
    return Outlook(later[0], tuple(_told(later, law)), before)


def group_outlook(golongan: Golongan, scenario: Scenario, law: Law, bulan: Month) -> Outlook:
    """Give what holds for every income of a group: another income table may part them.

    Raises:
        CoverageError: the month is outside the data.
    """
    top = golongan.sampai
    within = [
        income
        for income in incomes(law)
        if golongan.dari <= income and (top is None or income <= top)
    ]
    asked = [outlook(scenario._replace(penghasilan=income), law, bulan) for income in within]
    now, *then = asked[0].told
    parted: Month | None = None
    told: list[Phase] = []
    for phase in (now, *then):
        same = [other.at(phase.dari) for other in asked]
        if any(other is None or not _alike(phase, other) for other in same):
            parted = phase.dari
            break
        end = min(other.sampai for other in same if other is not None)
        told.append(phase._replace(sampai=end))
        if end < phase.sampai:
            parted = end.plus(1)
            break
    befores = [other.before for other in asked]
    alike = all(b is not None and befores[0] is not None and _alike(b, befores[0]) for b in befores)
    return Outlook(told[0], tuple(told[1:]), befores[0] if alike else None, parted)


def _told(later: Sequence[Phase], law: Law) -> Iterator[Phase]:
    for now, then in pairwise(later):
        if not goes_on(now, then, law):
            return
        yield then
