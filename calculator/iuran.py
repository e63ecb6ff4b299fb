"""Contributions: the income group, each month's price, the relief, due dates."""

import operator
from bisect import bisect_right
from datetime import date
from itertools import groupby
from typing import NamedTuple

from calculator.month import Month
from calculator.rounding import part_of, round_up
from calculator.rules.model import Golongan, Keringanan, Law
from calculator.rupiah import format_percent, rp
from calculator.scenario import Scenario
from calculator.tempo import jatuh_tempo
from calculator.trace import Langkah

__all__ = [
    "Iuran",
    "IuranBulan",
    "Masa",
    "Tarif",
    "compute",
    "find_golongan",
    "find_keringanan",
    "price",
]


class Tarif(NamedTuple):
    """A month's contribution of one worker, in rupiah."""

    jkk: int
    jkm: int
    jht: int
    total: int


class IuranBulan(NamedTuple):
    """The contribution of one month, in rupiah, and the last day to pay it."""

    bulan: str
    jkk: int
    jkm: int
    jht: int
    total: int
    keringanan: bool
    jatuh_tempo: str


class Masa(NamedTuple):
    """The months paid, both ends included, `YYYY-MM`."""

    dari: str
    sampai: str


class Iuran(NamedTuple):
    """What one worker costs over the months paid, in rupiah.

    Attributes:
        hemat: what the relief saved.
        normal: the total without relief.
        total_semua: for all workers.
        per_hari: the first month's price told per day.
        jatuh_tempo: the last day to pay the first month.
    """

    jkk: int
    jkm: int
    jht: int
    total: int
    hemat: int
    normal: int
    total_semua: int
    per_hari: int
    jatuh_tempo: str
    masa: Masa
    bulanan: tuple[IuranBulan, ...]


def find_golongan(penghasilan: int, bulan: Month, law: Law) -> Golongan:
    """Find the income group of a monthly income in rupiah.

    Raises:
        CoverageError: the month is outside the data.
    """
    tabel = law.iuran.golongan.on(bulan.last_day).nilai
    return tabel[bisect_right(tabel, penghasilan, key=lambda group: group.dari) - 1]


def find_keringanan(sektor: str, pembayar: str, bulan: Month, law: Law) -> Keringanan | None:
    """Find the relief that holds for a contribution month, None when there is none."""
    for keringanan in law.iuran.keringanan:
        if (
            keringanan.sektor == sektor
            and keringanan.dari <= bulan <= keringanan.sampai
            and pembayar not in keringanan.kecuali_pembayar
        ):
            return keringanan
    return None


def price(dasar: int, bulan: Month, law: Law, *, jht: bool, keringanan: Keringanan | None) -> Tarif:
    """Give a month's contribution.

    Args:
        dasar: the dasar penghasilan in rupiah a month.
        bulan: the contribution month.
        law: the law data.
        jht: whether JHT is chosen.
        keringanan: the relief of that month, None for the normal price.

    Raises:
        CoverageError: the month is outside the data.
    """
    day = bulan.last_day
    jkk = part_of(dasar, law.iuran.tarif_jkk.on(day).nilai)
    jkm = law.iuran.jkm.on(day).nilai
    simpanan = part_of(dasar, law.iuran.tarif_jht.on(day).nilai) if jht else 0
    if keringanan is not None:
        if "jkk" in keringanan.program:
            jkk = part_of(jkk, keringanan.bagian_dibayar)
        if "jkm" in keringanan.program:
            jkm = part_of(jkm, keringanan.bagian_dibayar)
    return Tarif(jkk, jkm, simpanan, jkk + jkm + simpanan)


class _Part(NamedTuple):
    """One programme's part of a month's price, with its words and citations."""

    nama: str
    kunci: str
    rumus: str
    nilai: int
    sumber: tuple[str, ...]


class _Price(NamedTuple):
    """What months under the same rows of the law have in common."""

    baris: tuple[object, ...]
    penuh: Tarif
    harga: Tarif
    potongan: Keringanan | None
    bagian: tuple[_Part, ...]
    rumus: str


def compute(scenario: Scenario, law: Law) -> tuple[Golongan, Iuran, Langkah]:
    """Price every month paid.

    Returns:
        The group of the first month, the contributions, and the step that explains them.

    Raises:
        CoverageError: a month is outside the data.
    """
    bulanan: list[IuranBulan] = []
    langkah: list[Langkah] = []
    normal = 0
    sama: _Price | None = None
    for index in range(scenario.bulan):
        bulan = scenario.mulai.plus(index)
        day = bulan.last_day
        sama = _price_month(scenario, bulan, day, law, sama)
        normal += sama.penuh.total
        tempo = jatuh_tempo(bulan, law).hari.isoformat()
        bulanan.append(IuranBulan(str(bulan), *sama.harga, sama.potongan is not None, tempo))
        langkah.append(_month_step(f"iuran.bulanan.{index}.", bulan, sama))
    jkk = sum(month.jkk for month in bulanan)
    jkm = sum(month.jkm for month in bulanan)
    jht = sum(month.jht for month in bulanan)
    total = jkk + jkm + jht
    harian = law.iuran.harga_harian.on(scenario.mulai.last_day)
    hasil = Iuran(
        jkk=jkk,
        jkm=jkm,
        jht=jht,
        total=total,
        hemat=normal - total,
        normal=normal,
        total_semua=total * scenario.jumlah,
        per_hari=round_up(bulanan[0].total, harian.nilai.hari, harian.nilai.kelipatan),
        jatuh_tempo=bulanan[0].jatuh_tempo,
        masa=Masa(bulanan[0].bulan, bulanan[-1].bulan),
        bulanan=tuple(bulanan),
    )
    group = find_golongan(scenario.penghasilan, scenario.mulai, law)
    return group, hasil, _step(scenario, hasil, langkah, law)


def _price_month(
    scenario: Scenario, bulan: Month, day: date, law: Law, sebelumnya: _Price | None
) -> _Price:
    """Price one month, taking over the month before when the same rows hold."""
    iuran = law.iuran
    tabel, jkk, jkm = iuran.golongan.on(day), iuran.tarif_jkk.on(day), iuran.jkm.on(day)
    jht = iuran.tarif_jht.on(day)
    relief = find_keringanan(scenario.sektor, scenario.pembayar, bulan, law)
    baris = (tabel, jkk, jkm, jht, relief)
    if sebelumnya and all(map(operator.is_, baris, sebelumnya.baris)):
        return sebelumnya
    dasar = find_golongan(scenario.penghasilan, bulan, law).dasar
    dipilih = scenario.program == "jkk-jkm-jht"
    penuh = price(dasar, bulan, law, jht=dipilih, keringanan=None)
    harga = price(dasar, bulan, law, jht=dipilih, keringanan=relief)

    def turun(program: str) -> tuple[str, tuple[str, ...]]:
        if relief is None or program not in relief.program:
            return "", ()
        return f" × {format_percent(relief.bagian_dibayar)} (keringanan)", relief.sumber

    kata, sumber = turun("jkk")
    rumus_jkk = f"{format_percent(jkk.nilai)} × {rp(dasar)}{kata}"
    bagian = [_Part("JKK", "jkk", rumus_jkk, harga.jkk, jkk.sumber + sumber)]
    kata, sumber = turun("jkm")
    bagian.append(_Part("JKM", "jkm", f"{rp(penuh.jkm)}{kata}", harga.jkm, jkm.sumber + sumber))
    rumus = f"JKK {rp(harga.jkk)} + JKM {rp(harga.jkm)}"
    if dipilih:
        rumus_jht = f"{format_percent(jht.nilai)} × {rp(dasar)}"
        bagian.append(_Part("JHT", "jht", rumus_jht, harga.jht, jht.sumber))
        rumus += f" + JHT {rp(harga.jht)}"
    else:
        bagian.append(_Part("JHT", "jht", "tidak dipilih", 0, ()))
    return _Price(baris, penuh, harga, relief, tuple(bagian), rumus)


def _month_step(jalur: str, bulan: Month, sama: _Price) -> Langkah:
    anak = tuple(
        [
            Langkah(nama, rumus, nilai, sumber, jalur + kunci)
            for nama, kunci, rumus, nilai, sumber in sama.bagian
        ]
    )
    sumber = () if sama.potongan is None else sama.potongan.sumber
    return Langkah(
        f"Iuran {bulan.nama}", sama.rumus, sama.harga.total, sumber, jalur + "total", anak
    )


def _step(scenario: Scenario, hasil: Iuran, bulanan: list[Langkah], law: Law) -> Langkah:
    day = scenario.mulai.last_day
    harian = law.iuran.harga_harian.on(day)
    anak = [*bulanan]
    for nama, jalur, nilai in (
        ("JKK", "jkk", hasil.jkk),
        ("JKM", "jkm", hasil.jkm),
        ("JHT", "jht", hasil.jht),
    ):
        rumus = _total_formula([getattr(month, jalur) for month in hasil.bulanan])
        anak.append(Langkah(f"Seluruh iuran {nama}", rumus, nilai, (), f"iuran.{jalur}"))
    anak += (
        Langkah(
            "Iuran tanpa keringanan",
            f"tarif normal {len(hasil.bulanan)} bulan",
            hasil.normal,
            law.iuran.tarif_jkk.on(day).sumber,
            "iuran.normal",
        ),
        Langkah(
            "Hemat karena keringanan",
            f"{rp(hasil.normal)} − {rp(hasil.total)}",
            hasil.hemat,
            (),
            "iuran.hemat",
        ),
        Langkah(
            "Harga sehari pada bulan pertama",
            f"{rp(hasil.bulanan[0].total)} ÷ {harian.nilai.hari} hari, dibulatkan ke atas",
            hasil.per_hari,
            harian.sumber,
            "iuran.per_hari",
        ),
        Langkah(
            "Iuran semua pekerja",
            f"{scenario.jumlah} pekerja × {rp(hasil.total)}",
            hasil.total_semua,
            (),
            "iuran.total_semua",
        ),
    )
    return Langkah(
        "Iuran satu pekerja, semua bulan",
        _total_formula([month.total for month in hasil.bulanan]),
        hasil.total,
        law.iuran.masa_bayar.on(day).sumber,
        "iuran.total",
        tuple(anak),
    )


def _total_formula(bulanan: list[int]) -> str:
    """Say equal months in a row as one product: `2 bulan × Rp8.400 + 10 bulan × Rp16.800`."""
    kelompok = ((len(list(sama)), nilai) for nilai, sama in groupby(bulanan))
    return " + ".join(f"{banyak} bulan × {rp(nilai)}" for banyak, nilai in kelompok)
