"""Income while temporarily unable to work (STMB): a part of the base for each month, in tiers.

The law names months; parts of a month are paid by the day (`stmb_hari` in rules/jkk.toml).
"""

from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from calculator.kinds import Rupiah
from calculator.rounding import SERATUS_PERSEN, part_of
from calculator.rules.model import Law, Row
from calculator.rupiah import format_percent, json_number, rp, tulis_desimal
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan, sum_of

__all__ = ["RincianStmb", "Stmb", "compute"]

JALUR = "manfaat.jkk.stmb."
LABEL = "Sementara tidak mampu bekerja"


class RincianStmb(NamedTuple):
    """Months `dari` to `sampai` of not being able to work, at a percentage of the base.

    Attributes:
        bulan: how many whole months they are.
        hari: the days beyond them.
        nilai: rupiah over all of them.
    """

    dari: int
    sampai: int
    bulan: int
    hari: int | float
    persen: int | float
    nilai: Rupiah


class Stmb(NamedTuple):
    """Income while temporarily unable to work, in rupiah over all months asked about."""

    total: Rupiah
    rincian: tuple[RincianStmb, ...]


def compute(
    scenario: Scenario, dasar: int, day: date, law: Law
) -> tuple[Stmb, Langkah, list[Peringatan]]:
    """Work out the months and days asked about.

    Args:
        scenario: the question.
        dasar: the dasar penghasilan in rupiah a month.
        day: the day of the event.
        law: the law data.

    Raises:
        CoverageError: the day is outside the data.
    """
    lama = scenario.stmb
    if lama is None:
        return Stmb(0, ()), Langkah(LABEL, "0 bulan", 0, (), JALUR + "total"), []
    baris = law.jkk.stmb.on(day)
    sebulan = law.jkk.stmb_hari.on(day)
    bulan = lama.banyak if lama.satuan == "bulan" else lama.banyak / sebulan.nilai
    rincian: list[RincianStmb] = []
    anak: list[Langkah] = []
    for satu in baris.nilai:
        akhir = bulan if satu.sampai is None else min(Fraction(satu.sampai), bulan)
        banyak = akhir - (satu.dari - 1)
        if banyak <= 0:
            break
        nilai = part_of(dasar, satu.bagian * banyak)
        sampai, utuh = ceil(akhir), floor(banyak)
        kata = (
            f"{tulis_desimal(banyak)} bulan"
            if lama.satuan == "bulan"
            else f"{tulis_desimal(banyak * sebulan.nilai)} hari ÷ {sebulan.nilai}"
        )
        anak.append(
            Langkah(
                f"Bulan {satu.dari}" + ("" if sampai == satu.dari else f" sampai {sampai}"),
                f"{kata} × {format_percent(satu.bagian)} × {rp(dasar)}",
                nilai,
                baris.sumber if utuh == banyak else (*baris.sumber, *sebulan.sumber),
                f"{JALUR}rincian.{len(rincian)}.nilai",
            )
        )
        rincian.append(
            RincianStmb(
                dari=satu.dari,
                sampai=sampai,
                bulan=utuh,
                hari=json_number((banyak - utuh) * sebulan.nilai),
                persen=json_number(satu.bagian * SERATUS_PERSEN),
                nilai=nilai,
            )
        )
    langkah = sum_of(LABEL, JALUR + "total", anak, baris.sumber)
    tanda = [] if bulan.denominator == 1 else [_tanda_harian(sebulan)]
    return Stmb(langkah.nilai, tuple(rincian)), langkah, tanda


def _tanda_harian(sebulan: Row[int]) -> Peringatan:
    pesan = (
        f"Sebagian bulan kami hitung per hari: sehari 1/{sebulan.nilai} santunan sebulan. Bahwa "
        "santunannya sebanding jumlah hari, itu keterangan resmi; pembaginya kami simpulkan dari "
        "satu pembayaran yang diberitakan."
    )
    return Peringatan("stmb-hari", pesan, sebulan.sumber, JALUR.rstrip("."))
