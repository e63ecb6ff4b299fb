"""Old-age savings (JHT): what was paid in, and a projection under a stated assumption."""

from fractions import Fraction
from typing import NamedTuple

from calculator.iuran import Iuran
from calculator.jejak import Langkah, Peringatan
from calculator.pembulatan import bagian_dari
from calculator.rules.model import Hukum
from calculator.rupiah import rp, tulis_persen
from calculator.scenario import Scenario

__all__ = ["Jht", "hitung"]

BULAN_SETAHUN = 12


class Jht(NamedTuple):
    """Contributions, assumed yield and balance, in rupiah."""

    iuran: int
    hasil: int
    saldo: int


def _saldo(sebulan: int, bulan: int, setahun: Fraction) -> int:
    """Compound monthly; a month's contribution earns from the month after, each yield rounded down."""
    sebulan_hasil = setahun / BULAN_SETAHUN
    saldo = 0
    for _ in range(bulan):
        saldo += bagian_dari(saldo, sebulan_hasil) + sebulan
    return saldo


def hitung(skenario: Scenario, iuran: Iuran, law: Hukum) -> tuple[Jht | None, Langkah | None, list[Peringatan]]:
    """Project the savings; None without JHT in the programme.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    ditanya = skenario.jht_tahun is not None or skenario.jht_hasil is not None
    if skenario.program != "jkk-jkm-jht":
        if not ditanya:
            return None, None, []
        pesan = "Tabungan JHT tidak dihitung karena program yang dipilih tanpa JHT; pilih program jkk-jkm-jht."
        return None, None, [Peringatan("jht-tanpa-program", pesan, ("jht-sukarela",), "manfaat.jht")]
    anggapan = law.jht.hasil_anggapan.pada(skenario.mulai.hari_terakhir)
    setahun = anggapan.nilai if skenario.jht_hasil is None else skenario.jht_hasil / 100
    bulan = skenario.bulan if skenario.jht_tahun is None else skenario.jht_tahun * BULAN_SETAHUN
    sebulan = iuran.bulanan[0].jht
    masuk = sebulan * bulan
    saldo = _saldo(sebulan, bulan, setahun)
    hasil = Jht(masuk, saldo - masuk, saldo)
    pesan = (
        f"Hasil JHT memakai anggapan {tulis_persen(setahun)} setahun, dihitung tiap bulan. Bukan janji: hasil "
        "sebenarnya diumumkan BPJS Ketenagakerjaan tiap tahun."
    )
    langkah = Langkah(
        "Tabungan hari tua (JHT)",
        f"{rp(hasil.iuran)} + {rp(hasil.hasil)}",
        saldo,
        ("jht-manfaat",),
        "manfaat.jht.saldo",
        (
            Langkah("Iuran terkumpul", f"{bulan} bulan × {rp(sebulan)}", masuk, ("tarif-jht",), "manfaat.jht.iuran"),
            Langkah(
                "Hasil menurut anggapan",
                f"{tulis_persen(setahun)} setahun, majemuk tiap bulan, iuran berhasil mulai bulan berikutnya",
                hasil.hasil,
                (*anggapan.sumber, "pembulatan"),
                "manfaat.jht.hasil",
            ),
        ),
    )
    return hasil, langkah, [Peringatan("jht-anggapan", pesan, anggapan.sumber, "manfaat.jht")]
