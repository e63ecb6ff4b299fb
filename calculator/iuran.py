"""Contributions: the income group, each month's price, the relief, due dates."""

from datetime import date, timedelta
from typing import NamedTuple

from calculator.bulan import Bulan
from calculator.jejak import Langkah
from calculator.pembulatan import bagian_dari, ke_atas
from calculator.rules.model import Golongan, Hukum, Keringanan
from calculator.rupiah import rp, tulis_persen
from calculator.scenario import Scenario

__all__ = ["Iuran", "IuranBulan", "Masa", "Tarif", "golongan", "hitung", "keringanan", "tarif"]

SABTU = 5


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
    return next(satu for satu in reversed(tabel) if satu.dari <= penghasilan)


def keringanan(sektor: str, pembayar: str, bulan: Bulan, law: Hukum) -> Keringanan | None:
    """Find the relief that holds for a contribution month, None when there is none."""
    for satu in law.iuran.keringanan:
        if satu.sektor == sektor and satu.dari <= bulan <= satu.sampai and pembayar not in satu.kecuali_pembayar:
            return satu
    return None


def tarif(dasar: int, bulan: Bulan, law: Hukum, *, jht: bool, potongan: Keringanan | None) -> Tarif:
    """Give a month's contribution for a dasar penghasilan in rupiah.

    Args:
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


def _jatuh_tempo(bulan: Bulan, law: Hukum) -> date:
    hari = date(bulan.tahun, bulan.bulan, law.iuran.jatuh_tempo.pada(bulan.hari_terakhir).nilai)
    while hari.weekday() >= SABTU:
        hari += timedelta(days=1)
    return hari


def hitung(skenario: Scenario, law: Hukum) -> tuple[Golongan, Iuran, Langkah]:
    """Price every month paid.

    Raises:
        DiLuarCakupan: a month is outside the data.
    """
    grup = golongan(skenario.penghasilan, skenario.mulai, law)
    jht = skenario.program == "jkk-jkm-jht"
    bulanan: list[IuranBulan] = []
    langkah: list[Langkah] = []
    normal = 0
    for urutan in range(skenario.bulan):
        bulan = skenario.mulai.tambah(urutan)
        potongan = keringanan(skenario.sektor, skenario.pembayar, bulan, law)
        penuh = tarif(grup.dasar, bulan, law, jht=jht, potongan=None)
        harga = penuh if potongan is None else tarif(grup.dasar, bulan, law, jht=jht, potongan=potongan)
        normal += penuh.total
        tempo = _jatuh_tempo(bulan, law).isoformat()
        bulanan.append(IuranBulan(str(bulan), *harga, potongan is not None, tempo))
        langkah.append(_langkah_bulan(urutan, bulan, grup, penuh, harga, potongan, law))
    jkk = sum(satu.jkk for satu in bulanan)
    jkm = sum(satu.jkm for satu in bulanan)
    simpanan = sum(satu.jht for satu in bulanan)
    total = jkk + jkm + simpanan
    harian = law.iuran.harga_harian.pada(skenario.mulai.hari_terakhir)
    per_hari = ke_atas(bulanan[0].total, harian.nilai.hari, harian.nilai.kelipatan)
    hasil = Iuran(
        jkk=jkk,
        jkm=jkm,
        jht=simpanan,
        total=total,
        hemat=normal - total,
        normal=normal,
        total_semua=total * skenario.jumlah,
        per_hari=per_hari,
        jatuh_tempo=bulanan[0].jatuh_tempo,
        masa=Masa(bulanan[0].bulan, bulanan[-1].bulan),
        bulanan=tuple(bulanan),
    )
    return grup, hasil, _langkah(skenario, grup, hasil, langkah, law)


def _langkah_bulan(  # noqa: PLR0913, PLR0917 - one line of the table, all of its parts
    urutan: int,
    bulan: Bulan,
    grup: Golongan,
    penuh: Tarif,
    harga: Tarif,
    potongan: Keringanan | None,
    law: Hukum,
) -> Langkah:
    hari = bulan.hari_terakhir
    jalur = f"iuran.bulanan.{urutan}."
    turun = "" if potongan is None else f" × {tulis_persen(potongan.bagian_dibayar)} (keringanan)"
    sumber_turun = () if potongan is None else potongan.sumber
    tarif_jkk = law.iuran.tarif_jkk.pada(hari)
    jkm = law.iuran.jkm.pada(hari)
    anak = [
        Langkah(
            "JKK",
            f"{tulis_persen(tarif_jkk.nilai)} × {rp(grup.dasar)}{turun}",
            harga.jkk,
            tarif_jkk.sumber + sumber_turun,
            jalur + "jkk",
        ),
        Langkah("JKM", f"{rp(penuh.jkm)}{turun}", harga.jkm, jkm.sumber + sumber_turun, jalur + "jkm"),
    ]
    if harga.jht:
        tarif_jht = law.iuran.tarif_jht.pada(hari)
        anak.append(
            Langkah(
                "JHT", f"{tulis_persen(tarif_jht.nilai)} × {rp(grup.dasar)}", harga.jht, tarif_jht.sumber, jalur + "jht"
            )
        )
    rumus = " + ".join(f"{satu.label} {rp(satu.nilai)}" for satu in anak)
    return Langkah(f"Iuran {bulan.nama}", rumus, harga.total, sumber_turun, jalur + "total", tuple(anak))


def _langkah(skenario: Scenario, grup: Golongan, hasil: Iuran, bulanan: list[Langkah], law: Hukum) -> Langkah:
    harian = law.iuran.harga_harian.pada(skenario.mulai.hari_terakhir)
    anak = [*bulanan]
    for nama, jalur, nilai in (("JKK", "jkk", hasil.jkk), ("JKM", "jkm", hasil.jkm), ("JHT", "jht", hasil.jht)):
        rumus = " + ".join(rp(getattr(satu, jalur)) for satu in hasil.bulanan)
        anak.append(Langkah(f"Seluruh iuran {nama}", rumus, nilai, (), f"iuran.{jalur}"))
    anak.append(
        Langkah(
            "Iuran tanpa keringanan",
            f"tarif normal {len(hasil.bulanan)} bulan",
            hasil.normal,
            law.iuran.tarif_jkk.baris[-1].sumber,
            "iuran.normal",
        )
    )
    anak.append(
        Langkah("Hemat karena keringanan", f"{rp(hasil.normal)} − {rp(hasil.total)}", hasil.hemat, (), "iuran.hemat")
    )
    anak.append(
        Langkah(
            "Harga sehari pada bulan pertama",
            f"{rp(hasil.bulanan[0].total)} ÷ {harian.nilai.hari} hari, dibulatkan ke atas",
            hasil.per_hari,
            harian.sumber,
            "iuran.per_hari",
        )
    )
    anak.append(
        Langkah(
            "Iuran semua pekerja",
            f"{skenario.jumlah} pekerja × {rp(hasil.total)}",
            hasil.total_semua,
            (),
            "iuran.total_semua",
        )
    )
    return Langkah(
        "Iuran satu pekerja, semua bulan",
        _rumus_total(hasil.bulanan),
        hasil.total,
        law.iuran.masa_bayar.baris[-1].sumber,
        "iuran.total",
        tuple(anak),
    )


def _rumus_total(bulanan: tuple[IuranBulan, ...]) -> str:
    """Say equal months in a row as one product: `2 × Rp8.400 + 10 × Rp16.800`."""
    kelompok: list[tuple[int, int]] = []
    for satu in bulanan:
        if kelompok and kelompok[-1][1] == satu.total:
            kelompok[-1] = (kelompok[-1][0] + 1, satu.total)
        else:
            kelompok.append((1, satu.total))
    return " + ".join(f"{banyak} bulan × {rp(nilai)}" for banyak, nilai in kelompok)
