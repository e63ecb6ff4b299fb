"""Partial disability: each injury by the table of PP 82/2019, Lampiran III.

The law multiplies a percentage of the table by the lost part of the function and by 80 months of
the base. Rows differ in how they are measured (`JenisCacat.cara`): one percentage; two bounds, of
which a doctor chooses; so much for every full step; or a class whose row names the measure.
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from calculator.fields import Cedera
from calculator.kinds import Rupiah
from calculator.rounding import SERATUS_PERSEN, part_of
from calculator.rules.model import JenisCacat, Law
from calculator.rupiah import format_percent, json_number, rp
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan, sum_of

__all__ = ["Cacat", "RincianCacat", "compute"]

JALUR = "manfaat.jkk.cacat."
LABEL = "Cacat sebagian"


class RincianCacat(NamedTuple):
    """One injury: its percentage of the 80-month sum, and the amount in rupiah."""

    kode: str
    uraian: str
    persen: int | float
    nilai: Rupiah
    belum_pasti: bool


class Cacat(NamedTuple):
    """Partial disability, all injuries summed, in rupiah."""

    total: Rupiah
    rincian: tuple[RincianCacat, ...]


def compute(
    scenario: Scenario, dasar: int, day: date, law: Law
) -> tuple[Cacat, Langkah, list[Peringatan]]:
    """Work out every injury asked about.

    Args:
        scenario: the question.
        dasar: the dasar penghasilan in rupiah a month.
        day: the day of the event.
        law: the law data.

    Raises:
        CoverageError: the day is outside the data.
    """
    if not scenario.cacat:
        return (
            Cacat(0, ()),
            Langkah(LABEL, "tidak ada cedera yang ditanyakan", 0, (), JALUR + "total"),
            [],
        )
    tabel = law.jkk.cacat.on(day)
    pengali = law.jkk.pengali.on(day)
    rincian: list[RincianCacat] = []
    anak: list[Langkah] = []
    jumlah_bagian = Fraction(0)
    for index, cedera in enumerate(scenario.cacat):
        jenis = tabel.nilai[cedera.kode]
        bagian, rumus = _part_of_injury(jenis, cedera)
        jumlah_bagian += bagian
        nilai = part_of(pengali.nilai * dasar, bagian)
        sumber = (*pengali.sumber, jenis.kutipan)
        rincian.append(
            RincianCacat(
                kode=str(cedera),
                uraian=jenis.uraian,
                persen=json_number(bagian * SERATUS_PERSEN),
                nilai=nilai,
                belum_pasti=law.belum_pasti((jenis.kutipan,)),
            )
        )
        anak.append(
            Langkah(
                jenis.uraian,
                f"{rumus} × {pengali.nilai} × {rp(dasar)}",
                nilai,
                sumber,
                f"{JALUR}rincian.{index}.nilai",
            )
        )
    langkah = sum_of(LABEL, JALUR + "total", anak, ("jkk-lampiran",))
    return (
        Cacat(langkah.nilai, tuple(rincian)),
        langkah,
        _warnings(scenario, rincian, jumlah_bagian, day, law),
    )


def _part_of_injury(jenis: JenisCacat, cedera: Cedera) -> tuple[Fraction, str]:
    """Give the injury's part of the 80-month sum, and how it was found."""
    if jenis.bagian_sampai is not None:
        if cedera.nilai is not None:
            return cedera.nilai / 100, f"{format_percent(cedera.nilai / 100)} menurut dokter"
        atas = format_percent(jenis.bagian_sampai)
        return (
            jenis.bagian,
            f"paling rendah {format_percent(jenis.bagian)} (dokter menetapkan, sampai {atas})",
        )
    if jenis.langkah is not None:
        banyak = 1 if cedera.nilai is None else cedera.nilai // jenis.langkah
        return (
            jenis.bagian * banyak,
            f"{banyak} kali {jenis.langkah} {jenis.satuan} × {format_percent(jenis.bagian)}",
        )
    if cedera.nilai is not None:
        fungsi = cedera.nilai / 100
        return (
            jenis.bagian * fungsi,
            f"{format_percent(fungsi)} fungsi hilang × {format_percent(jenis.bagian)}",
        )
    return jenis.bagian, format_percent(jenis.bagian)


def _warnings(
    scenario: Scenario, rincian: list[RincianCacat], jumlah: Fraction, day: date, law: Law
) -> list[Peringatan]:
    tabel = law.jkk.cacat.on(day).nilai
    cara = [(tabel[cedera.kode].cara, cedera.nilai is None) for cedera in scenario.cacat]
    warnings: list[Peringatan] = []

    def catat(kode: str, pesan: str, sumber: str) -> None:
        warnings.append(Peringatan(kode, pesan, (sumber,), JALUR.rstrip(".")))

    if len(rincian) > 1:
        pesan = (
            "Persentase beberapa cedera kami jumlahkan; batas atas penjumlahannya tidak kami "
            "temukan dalam peraturan. Dokter penasihat yang menetapkan."
        )
        if jumlah > law.jkk.bagian_cacat_total_tetap.on(day).nilai:
            pesan += (
                " Jumlahnya melebihi santunan cacat total tetap, jadi jangan dijadikan pegangan."
            )
        catat("cacat-dijumlahkan", pesan, "cacat-jumlah")
    if any(part.belum_pasti for part in rincian):
        pesan = (
            "Persentase yang bertanda belum pasti kami ambil dari tabel lama dan perlu diperiksa "
            "pada PP 82/2019 Lampiran III."
        )
        catat("cacat-belum-pasti", pesan, "cacat-tabel-lama")
    if any(tabel[cedera.kode].kidal for cedera in scenario.cacat):
        pesan = "Untuk orang kidal, persentase kanan dan kiri bertukar."
        catat("cacat-kidal", pesan, "cacat-tabel")
    if ("rentang", True) in cara:
        pesan = (
            "Persentase cedera ini ditetapkan dokter di antara dua batas; kami memakai yang "
            "terendah."
        )
        catat("cacat-rentang", pesan, "cacat-tabel")
    if ("tiap", True) in cara:
        pesan = (
            "Cedera ini dihitung menurut ukurannya; tanpa ukuran kami memakai satu langkah saja. "
            "Tulis ukurannya setelah titik dua, misalnya B04:30."
        )
        catat("cacat-tanpa-ukuran", pesan, "cacat-tabel")
    return warnings
