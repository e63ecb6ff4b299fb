"""The same question asked otherwise: now instead of then, for a year, the month after, each group.

Views only write; what they tell beside an answer is worked out here.
"""

from typing import NamedTuple

from calculator.estimate import Estimate, estimate
from calculator.iuran import Iuran, find_keringanan, price
from calculator.iuran import compute as compute_iuran
from calculator.kinds import Rupiah
from calculator.manfaat import jkk as _jkk
from calculator.month import BULAN_SETAHUN, Month
from calculator.rules.model import Golongan, Law
from calculator.scenario import Scenario

__all__ = ["Point", "ThenAndNow", "compare_with_now", "every_group", "month_after", "over_a_year"]


class ThenAndNow(NamedTuple):
    """What became of an answer for an earlier month.

    Attributes:
        kini: the present month.
        tautan: the query of the same question, asked now.
        berubah: name, amount then, amount now, in rupiah, of what differs.
        ragu: why the amounts of now are not sure; empty where they are.
    """

    kini: str
    tautan: str
    berubah: tuple[tuple[str, Rupiah, Rupiah], ...]
    ragu: str


class Point(NamedTuple):
    """One income group: what a month costs and what the family receives, in rupiah."""

    golongan: Golongan
    iuran: Rupiah
    jkk: Rupiah
    jkm: Rupiah


_MAIN = ("iuran sebulan", "meninggal karena kerja", "meninggal karena sebab lain")


def _main_amounts(answer: Estimate) -> tuple[int, ...]:
    manfaat = answer.manfaat
    return answer.iuran.bulanan[0].total, manfaat.jkk.meninggal.total, manfaat.jkm.total


def compare_with_now(answer: Estimate, kini: str | None, law: Law) -> ThenAndNow | None:
    """Compare an answer for an earlier month with the same question asked in the present one.

    None where there is nothing to compare: no price then, no earlier month, or months beyond the
    data.
    """
    scenario = answer.scenario
    if not answer.standing.membayar:
        return None
    try:
        sekarang = Month.parse(kini or "")
    except ValueError:
        return None
    if sekarang <= scenario.mulai:
        return None
    if sekarang.plus(scenario.bulan - 1) > law.kepesertaan.cakupan.sampai:
        return None
    peristiwa = sekarang if scenario.peristiwa == scenario.mulai else scenario.peristiwa
    baru = estimate(scenario._replace(mulai=sekarang, peristiwa=peristiwa), law)
    pasangan = zip(_MAIN, _main_amounts(answer), _main_amounts(baru), strict=True)
    berubah = tuple(satu for satu in pasangan if satu[1] != satu[2])
    ragu = " ".join(each.pesan for each in baru.peringatan if each.kode == "aturan-mendatang")
    return ThenAndNow(kini=sekarang.nama, tautan=baru.tautan, berubah=berubah, ragu=ragu)


def over_a_year(scenario: Scenario, law: Law) -> Iuran:
    """Price twelve months from the first one on.

    Raises:
        CoverageError: a month is outside the data.
    """
    _, iuran, _ = compute_iuran(scenario._replace(bulan=BULAN_SETAHUN), law)
    return iuran


def month_after(scenario: Scenario, bulan: Month, law: Law) -> Iuran | None:
    """Price one month more; None where the data do not reach so far."""
    if bulan > law.kepesertaan.cakupan.sampai:
        return None
    _, iuran, _ = compute_iuran(scenario._replace(mulai=bulan, bulan=1), law)
    return iuran


def every_group(answer: Estimate, law: Law) -> list[Point]:
    """Ask the same for every income group of the first month."""
    scenario = answer.scenario
    # Only income is swept: what was asked about injuries does not belong to this picture.
    polos = scenario._replace(cacat=(), stmb=None, transport=())
    relief = find_keringanan(scenario.sektor, scenario.pembayar, scenario.mulai, law)
    jht = scenario.jht
    titik: list[Point] = []
    for golongan in law.iuran.golongan.on(scenario.mulai.last_day).nilai:
        manfaat, _, _ = _jkk.compute(polos, golongan.dasar, answer.standing, answer.beasiswa, law)
        iuran = price(golongan.dasar, scenario.mulai, law, jht=jht, keringanan=relief)
        titik.append(
            Point(
                golongan=golongan,
                iuran=iuran.total,
                jkk=manfaat.meninggal.total,
                jkm=answer.manfaat.jkm.total,
            )
        )
    return titik
