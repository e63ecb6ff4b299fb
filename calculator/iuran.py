"""Contributions: the income group, each month's price, the relief, due dates."""

from bisect import bisect_right
from itertools import groupby
from typing import NamedTuple

from calculator.contradictions import implied_arrears
from calculator.kinds import Rupiah
from calculator.month import Month
from calculator.rounding import part_of, round_up
from calculator.rules.model import Golongan, Keringanan, Law
from calculator.rupiah import format_number, format_percent, rp
from calculator.scenario import Scenario
from calculator.tempo import jatuh_tempo
from calculator.trace import Langkah

__all__ = [
    "Iuran",
    "IuranBulan",
    "Masa",
    "Tarif",
    "Tunggakan",
    "arrears",
    "compute",
    "find_golongan",
    "find_keringanan",
    "price",
]


class Tarif(NamedTuple):
    """A month's contribution of one worker, in rupiah."""

    jkk: Rupiah
    jkm: Rupiah
    jht: Rupiah
    total: Rupiah


class IuranBulan(NamedTuple):
    """The contribution of one month, in rupiah, and the last day to pay it."""

    bulan: str
    jkk: Rupiah
    jkm: Rupiah
    jht: Rupiah
    total: Rupiah
    keringanan: bool
    jatuh_tempo: str

    @property
    def tanpa_jht(self) -> Rupiah:
        """What of the total is for accidents at work and for death: the rest is savings."""
        return self.jkk + self.jkm


class Masa(NamedTuple):
    """The months paid, both ends included, `YYYY-MM`."""

    dari: str
    sampai: str


class Tunggakan(NamedTuple):
    """What is owed for one worker: the months, both ends included, and the sum in rupiah."""

    dari: Month
    sampai: Month
    total: Rupiah


class Iuran(NamedTuple):
    """What one worker costs over the months paid, in rupiah.

    Attributes:
        hemat: what the relief saved.
        normal: the total without relief.
        total_semua: for all workers.
        per_hari: the first month's price told per day.
        jatuh_tempo: the last day to pay the first month.
    """

    jkk: Rupiah
    jkm: Rupiah
    jht: Rupiah
    total: Rupiah
    hemat: Rupiah
    normal: Rupiah
    total_semua: Rupiah
    per_hari: Rupiah
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


def arrears(scenario: Scenario, law: Law) -> Tunggakan | None:
    """Give what settles the arrears of one worker: the months just before the event.

    A month has its own relief, whenever it is paid. None without arrears, and where a month is
    outside the data.
    """
    banyak = max(scenario.tunggakan, implied_arrears(scenario))
    dari, sampai = scenario.peristiwa.plus(-banyak), scenario.peristiwa.plus(-1)
    if not banyak or dari < law.kepesertaan.cakupan.dari:
        return None
    total = 0
    for bulan in (dari.plus(n) for n in range(banyak)):
        dasar = find_golongan(scenario.penghasilan, bulan, law).dasar
        relief = find_keringanan(scenario.sektor, scenario.pembayar, bulan, law)
        total += price(dasar, bulan, law, jht=scenario.jht, keringanan=relief).total
    return Tunggakan(dari, sampai, total)


class _Month(NamedTuple):
    """One month priced: its normal price, its contribution, and the step that explains it."""

    normal: int
    iuran: IuranBulan
    langkah: Langkah


def compute(scenario: Scenario, law: Law) -> tuple[Golongan, Iuran, Langkah]:
    """Price every month paid.

    Returns:
        The group of the first month, the contributions, and the step that explains them.

    Raises:
        CoverageError: a month is outside the data.
    """
    months = [_price_month(scenario, index, law) for index in range(scenario.bulan)]
    bulanan = [month.iuran for month in months]
    normal = sum(month.normal for month in months)
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
    return group, hasil, _step(scenario, hasil, [month.langkah for month in months], law)


def _price_month(scenario: Scenario, index: int, law: Law) -> _Month:
    bulan, jalur = scenario.mulai.plus(index), f"iuran.bulanan.{index}."
    day, iuran = bulan.last_day, law.iuran
    jkk, jkm, jht = iuran.tarif_jkk.on(day), iuran.jkm.on(day), iuran.tarif_jht.on(day)
    relief = find_keringanan(scenario.sektor, scenario.pembayar, bulan, law)
    dasar = find_golongan(scenario.penghasilan, bulan, law).dasar
    penuh = price(dasar, bulan, law, jht=scenario.jht, keringanan=None)
    harga = price(dasar, bulan, law, jht=scenario.jht, keringanan=relief)

    def lowered(program: str) -> tuple[str, tuple[str, ...]]:
        if relief is None or program not in relief.program:
            return "", ()
        return f" × {format_percent(relief.bagian_dibayar)} (keringanan)", relief.sumber

    kata, sumber = lowered("jkk")
    rumus_jkk = f"{format_percent(jkk.nilai)} × {rp(dasar)}{kata}"
    anak = [Langkah("JKK", rumus_jkk, harga.jkk, jkk.sumber + sumber, jalur + "jkk")]
    kata, sumber = lowered("jkm")
    rumus_jkm = f"{rp(penuh.jkm)}{kata}"
    anak.append(Langkah("JKM", rumus_jkm, harga.jkm, jkm.sumber + sumber, jalur + "jkm"))
    rumus = f"JKK {rp(harga.jkk)} + JKM {rp(harga.jkm)}"
    if scenario.jht:
        rumus_jht = f"{format_percent(jht.nilai)} × {rp(dasar)}"
        anak.append(Langkah("JHT", rumus_jht, harga.jht, jht.sumber, jalur + "jht"))
        rumus += f" + JHT {rp(harga.jht)}"
    else:
        anak.append(Langkah("JHT", "tidak dipilih", 0, (), jalur + "jht"))
    langkah = Langkah(
        label=f"Iuran {bulan.nama}",
        rumus=rumus,
        nilai=harga.total,
        sumber=() if relief is None else relief.sumber,
        jalur=jalur + "total",
        langkah=tuple(anak),
    )
    month = IuranBulan(
        bulan=str(bulan),
        jkk=harga.jkk,
        jkm=harga.jkm,
        jht=harga.jht,
        total=harga.total,
        keringanan=relief is not None,
        jatuh_tempo=jatuh_tempo(bulan, law).hari.isoformat(),
    )
    return _Month(penuh.total, month, langkah)


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
            f"iuran normal {len(hasil.bulanan)} bulan",
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
            "Iuran sehari pada bulan pertama",
            f"{rp(hasil.bulanan[0].total)} ÷ {harian.nilai.hari} hari, dibulatkan ke atas",
            hasil.per_hari,
            harian.sumber,
            "iuran.per_hari",
        ),
        Langkah(
            "Iuran semua pekerja",
            f"{format_number(scenario.jumlah)} pekerja × {rp(hasil.total)}",
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
