"""Contributions: the income group, each month's price, the relief, due dates."""

import operator
from bisect import bisect_right
from datetime import date
from itertools import groupby
from typing import NamedTuple

from calculator.bulan import Bulan
from calculator.jejak import Langkah
from calculator.pembulatan import bagian_dari, ke_atas
from calculator.rules.model import Golongan, Hukum, Keringanan
from calculator.rupiah import rp, tulis_persen
from calculator.scenario import Scenario
from calculator.tempo import jatuh_tempo

__all__ = ["Iuran", "IuranBulan", "Masa", "Tarif", "golongan", "hitung", "keringanan", "tarif"]

_batas_bawah = operator.attrgetter("dari")


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


def golongan(penghasilan: int, bulan: Bulan, law: Hukum) -> Golongan:
    """Find the income group of a monthly income in rupiah.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    tabel = law.iuran.golongan.pada(bulan.hari_terakhir).nilai
    return tabel[bisect_right(tabel, penghasilan, key=_batas_bawah) - 1]


def keringanan(sektor: str, pembayar: str, bulan: Bulan, law: Hukum) -> Keringanan | None:
    """Find the relief that holds for a contribution month, None when there is none."""
    for satu in law.iuran.keringanan:
        if (
            satu.sektor == sektor
            and satu.dari <= bulan <= satu.sampai
            and pembayar not in satu.kecuali_pembayar
        ):
            return satu
    return None


def tarif(dasar: int, bulan: Bulan, law: Hukum, *, jht: bool, potongan: Keringanan | None) -> Tarif:
    """Give a month's contribution.

    Args:
        dasar: the dasar penghasilan in rupiah a month.
        bulan: the contribution month.
        law: the law data.
        jht: whether JHT is chosen.
        potongan: the relief of that month, None for the normal price.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    hari = bulan.hari_terakhir
    jkk = bagian_dari(dasar, law.iuran.tarif_jkk.pada(hari).nilai)
    jkm = law.iuran.jkm.pada(hari).nilai
    simpanan = bagian_dari(dasar, law.iuran.tarif_jht.pada(hari).nilai) if jht else 0
    if potongan is not None:
        if "jkk" in potongan.program:
            jkk = bagian_dari(jkk, potongan.bagian_dibayar)
        if "jkm" in potongan.program:
            jkm = bagian_dari(jkm, potongan.bagian_dibayar)
    return Tarif(jkk, jkm, simpanan, jkk + jkm + simpanan)


class _Bagian(NamedTuple):
    """One programme's part of a month's price, with its words and citations."""

    nama: str
    kunci: str
    rumus: str
    nilai: int
    sumber: tuple[str, ...]


class _Harga(NamedTuple):
    """What months under the same rows of the law have in common."""

    baris: tuple[object, ...]
    penuh: Tarif
    harga: Tarif
    potongan: Keringanan | None
    bagian: tuple[_Bagian, ...]
    rumus: str


def hitung(skenario: Scenario, law: Hukum) -> tuple[Golongan, Iuran, Langkah]:
    """Price every month paid.

    Returns:
        The group of the first month, the contributions, and the step that explains them.

    Raises:
        DiLuarCakupan: a month is outside the data.
    """
    bulanan: list[IuranBulan] = []
    langkah: list[Langkah] = []
    normal = 0
    sama: _Harga | None = None
    for urutan in range(skenario.bulan):
        bulan = skenario.mulai.tambah(urutan)
        hari = bulan.hari_terakhir
        sama = _harga(skenario, bulan, hari, law, sama)
        normal += sama.penuh.total
        tempo = jatuh_tempo(bulan, law).hari.isoformat()
        bulanan.append(IuranBulan(str(bulan), *sama.harga, sama.potongan is not None, tempo))
        langkah.append(_langkah_bulan(f"iuran.bulanan.{urutan}.", bulan, sama))
    jkk = sum(satu.jkk for satu in bulanan)
    jkm = sum(satu.jkm for satu in bulanan)
    jht = sum(satu.jht for satu in bulanan)
    total = jkk + jkm + jht
    harian = law.iuran.harga_harian.pada(skenario.mulai.hari_terakhir)
    hasil = Iuran(
        jkk=jkk,
        jkm=jkm,
        jht=jht,
        total=total,
        hemat=normal - total,
        normal=normal,
        total_semua=total * skenario.jumlah,
        per_hari=ke_atas(bulanan[0].total, harian.nilai.hari, harian.nilai.kelipatan),
        jatuh_tempo=bulanan[0].jatuh_tempo,
        masa=Masa(bulanan[0].bulan, bulanan[-1].bulan),
        bulanan=tuple(bulanan),
    )
    grup = golongan(skenario.penghasilan, skenario.mulai, law)
    return grup, hasil, _langkah(skenario, hasil, langkah, law)


def _harga(
    skenario: Scenario, bulan: Bulan, hari: date, law: Hukum, sebelumnya: _Harga | None
) -> _Harga:
    """Price one month, taking over the month before when the same rows hold."""
    iuran = law.iuran
    tabel, jkk, jkm = iuran.golongan.pada(hari), iuran.tarif_jkk.pada(hari), iuran.jkm.pada(hari)
    jht = iuran.tarif_jht.pada(hari)
    potongan = keringanan(skenario.sektor, skenario.pembayar, bulan, law)
    baris = (tabel, jkk, jkm, jht, potongan)
    if sebelumnya and all(map(operator.is_, baris, sebelumnya.baris)):
        return sebelumnya
    dasar = golongan(skenario.penghasilan, bulan, law).dasar
    dipilih = skenario.program == "jkk-jkm-jht"
    penuh = tarif(dasar, bulan, law, jht=dipilih, potongan=None)
    harga = tarif(dasar, bulan, law, jht=dipilih, potongan=potongan)

    def turun(program: str) -> tuple[str, tuple[str, ...]]:
        if potongan is None or program not in potongan.program:
            return "", ()
        return f" × {tulis_persen(potongan.bagian_dibayar)} (keringanan)", potongan.sumber

    kata, sumber = turun("jkk")
    rumus_jkk = f"{tulis_persen(jkk.nilai)} × {rp(dasar)}{kata}"
    bagian = [_Bagian("JKK", "jkk", rumus_jkk, harga.jkk, jkk.sumber + sumber)]
    kata, sumber = turun("jkm")
    bagian.append(_Bagian("JKM", "jkm", f"{rp(penuh.jkm)}{kata}", harga.jkm, jkm.sumber + sumber))
    rumus = f"JKK {rp(harga.jkk)} + JKM {rp(harga.jkm)}"
    if dipilih:
        rumus_jht = f"{tulis_persen(jht.nilai)} × {rp(dasar)}"
        bagian.append(_Bagian("JHT", "jht", rumus_jht, harga.jht, jht.sumber))
        rumus += f" + JHT {rp(harga.jht)}"
    else:
        bagian.append(_Bagian("JHT", "jht", "tidak dipilih", 0, ()))
    return _Harga(baris, penuh, harga, potongan, tuple(bagian), rumus)


def _langkah_bulan(jalur: str, bulan: Bulan, sama: _Harga) -> Langkah:
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


def _langkah(skenario: Scenario, hasil: Iuran, bulanan: list[Langkah], law: Hukum) -> Langkah:
    hari = skenario.mulai.hari_terakhir
    harian = law.iuran.harga_harian.pada(hari)
    anak = [*bulanan]
    for nama, jalur, nilai in (
        ("JKK", "jkk", hasil.jkk),
        ("JKM", "jkm", hasil.jkm),
        ("JHT", "jht", hasil.jht),
    ):
        rumus = _rumus_total([getattr(satu, jalur) for satu in hasil.bulanan])
        anak.append(Langkah(f"Seluruh iuran {nama}", rumus, nilai, (), f"iuran.{jalur}"))
    anak += (
        Langkah(
            "Iuran tanpa keringanan",
            f"tarif normal {len(hasil.bulanan)} bulan",
            hasil.normal,
            law.iuran.tarif_jkk.pada(hari).sumber,
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
            f"{skenario.jumlah} pekerja × {rp(hasil.total)}",
            hasil.total_semua,
            (),
            "iuran.total_semua",
        ),
    )
    return Langkah(
        "Iuran satu pekerja, semua bulan",
        _rumus_total([satu.total for satu in hasil.bulanan]),
        hasil.total,
        law.iuran.masa_bayar.pada(hari).sumber,
        "iuran.total",
        tuple(anak),
    )


def _rumus_total(bulanan: list[int]) -> str:
    """Say equal months in a row as one product: `2 bulan × Rp8.400 + 10 bulan × Rp16.800`."""
    kelompok = ((len(list(sama)), nilai) for nilai, sama in groupby(bulanan))
    return " + ".join(f"{banyak} bulan × {rp(nilai)}" for banyak, nilai in kelompok)
