"""What is due in a month, and what becomes of it in the months after.

Whoever tells an amount beyond the present month, in an answer, on a page, a picture or paper,
tells its successors too.
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from calculator.iuran import find_golongan
from calculator.kepesertaan import Standing, standing
from calculator.manfaat import beasiswa as _beasiswa
from calculator.manfaat import jkk as _jkk
from calculator.manfaat import jkm as _jkm
from calculator.month import Month
from calculator.phases import month_checked
from calculator.rules.model import Ketentuan, Law, Row
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan

__all__ = ["Benefits", "Later", "about_later", "benefit_changes", "compute", "later", "told"]

# The amounts that an answer stands for, as the middle of a sentence names them.
_NAMES = {
    "jkk.meninggal.total": "meninggal karena kerja",
    "jkm.total": "meninggal karena sebab lain",
    "jkk.cacat_total_tetap.total": "cacat total tetap",
    "jkk.cacat.total": "cacat sebagian",
    "jkk.stmb.total": "tidak mampu bekerja sementara",
    "jkk.transport": "biaya angkutan paling banyak",
    "beasiswa.total": "sekolah anak paling banyak",
}


class Benefits(NamedTuple):
    """What is due in the month of the event, JHT aside.

    Attributes:
        langkah: the steps of JKK, JKM and the scholarship.
        peringatan: what to say beside JKK and the scholarship; the standing has its own.
    """

    standing: Standing
    beasiswa: _beasiswa.Beasiswa
    jkk: _jkk.Jkk
    jkm: _jkm.Jkm
    langkah: tuple[Langkah, Langkah, Langkah]
    peringatan: tuple[Peringatan, ...]


class Later(NamedTuple):
    """An amount in rupiah for what happens from a month on."""

    mulai: Month
    nilai: int


def compute(scenario: Scenario, law: Law) -> Benefits:
    """Work out what is due.

    Raises:
        CoverageError: the month of the event is outside the data.
    """
    # The base at the time of the accident: the last income counts.
    dasar = find_golongan(scenario.penghasilan, scenario.peristiwa, law).dasar
    position = standing(scenario, law)
    sekolah, langkah_sekolah, tanda_sekolah = _beasiswa.compute(scenario, position, law)
    jkk, langkah_jkk, tanda_jkk = _jkk.compute(scenario, dasar, position, sekolah, law)
    jkm, langkah_jkm = _jkm.compute(scenario, position, sekolah, law)
    return Benefits(
        standing=position,
        beasiswa=sekolah,
        jkk=jkk,
        jkm=jkm,
        langkah=(langkah_jkk, langkah_jkm, langkah_sekolah),
        peringatan=(*tanda_jkk, *tanda_sekolah),
    )


def benefit_changes(dari: Month, law: Law) -> list[Month]:
    """Give the months of the data after `dari` in which some benefit may become another one."""
    rows = (*_begun(dari, law), *_begun_tables(dari, law))
    found = {Month(row.sejak.year, row.sejak.month) for row in rows}
    return sorted(month for month in found if month <= law.kepesertaan.cakupan.sampai)


def _begun(dari: Month, law: Law) -> Iterator[Row[Any]]:
    """Give the rows of benefits that begin after a month."""
    day = dari.last_day
    for part in (law.jkk, law.jkm, law.kepesertaan, (law.beasiswa,)):
        for rule in part:
            # Every answer asks, and hardly a rule ever has a row to come.
            if isinstance(rule, Ketentuan) and rule.baris[-1].sejak > day:
                yield from (row for row in rule.baris if row.sejak > day)


def _begun_tables(dari: Month, law: Law) -> Iterator[Row[Any]]:
    """Give the income tables that begin after a month: the base of JKK comes from them."""
    yield from (row for row in law.iuran.golongan.baris if row.sejak > dari.last_day)


def later(scenario: Scenario, law: Law, *jalur: str) -> tuple[tuple[Later, ...], ...]:
    """Give what amounts become for the same situation in later months; empty where one stays.

    What changed before the data were last checked is old news, and not told.

    Args:
        scenario: the situation.
        law: the law data.
        jalur: the amounts' paths in the benefits, `jkm.total`.

    Raises:
        CoverageError: the month of the event is outside the data.
    """
    changes = benefit_changes(max(scenario.peristiwa, month_checked(law)), law)
    if not changes:
        return tuple(() for _ in jalur)
    found = [compute(each, law) for each in (scenario, *_moved(scenario, changes))]
    return tuple(
        tuple(
            Later(at, after)
            for at, (before, after) in zip(
                changes, pairwise(map(attrgetter(path), found)), strict=True
            )
            if before != after
        )
        for path in jalur
    )


def _moved(scenario: Scenario, months: list[Month]) -> Iterator[Scenario]:
    """Give the same situation as it would be in other months: all of it moves."""
    for month in months:
        mulai = scenario.mulai.plus(month.since(scenario.peristiwa))
        yield scenario._replace(mulai=mulai, peristiwa=month)


def told(found: tuple[Later, ...]) -> str:
    """Tell what it becomes, `Rp47.000.000 kalau terjadi mulai Juli 2027`; empty: it stays."""
    return ", lalu ".join(f"{rp(one.nilai)} kalau terjadi mulai {one.mulai.nama}" for one in found)


def about_later(scenario: Scenario, found: Benefits, law: Law) -> list[Peringatan]:
    """Say which of an answer's amounts change, from when.

    Raises:
        CoverageError: the month of the event is outside the data.
    """
    after = max(scenario.peristiwa, month_checked(law))
    if found.standing.hak == "tidak" or not benefit_changes(after, law):
        return []
    months: dict[Month, list[str]] = {}
    for name, changed in zip(_NAMES.values(), later(scenario, law, *_NAMES), strict=True):
        for one in changed:
            months.setdefault(one.mulai, []).append(f"{name} {rp(one.nilai)}")
    rows = list(_begun(after, law))
    if months:
        told_months = (f"mulai {at.nama}: {', '.join(months[at])}" for at in sorted(months))
        pesan = f"Manfaat berubah kalau terjadi {'; '.join(told_months)}."
        rows += _begun_tables(after, law)
    elif rows:
        first = min(row.sejak for row in rows)
        pesan = (
            f"Mulai {Month(first.year, first.month).nama} aturan manfaat berubah, tetapi jumlah "
            "di sini tetap."
        )
    else:
        return []
    sumber = tuple(dict.fromkeys(key for row in rows for key in row.sumber))
    return [Peringatan("manfaat-berubah", pesan, sumber, "manfaat")]
