"""Due dates: the last day to pay, moved past weekends and national holidays.

PP 44/2015 Pasal 24 ayat (4): a day that is a holiday gives way to the next working day. The
holidays of a year stand in rules/libur.toml once their decree is out. Joint leave (cuti bersama) is
counted as working days, and told: an office may count it otherwise.
"""

from datetime import date, timedelta
from typing import NamedTuple

from calculator.bulan import Bulan
from calculator.rules.model import Hukum

__all__ = ["AKHIR_PEKAN", "Tempo", "jatuh_tempo", "jatuh_tempo_jht"]

SABTU = 5
AKHIR_PEKAN = "akhir pekan"
_SEHARI = timedelta(days=1)


class Tempo(NamedTuple):
    """The last day to pay.

    Attributes:
        asal: the day the regulation names, before any move.
        libur: what was passed over, in order: names of holidays, `AKHIR_PEKAN`.
        cuti: the last day if joint leave counted as holiday too; the same where it falls elsewhere.
        cuti_bersama: the first day of joint leave that makes the difference, None without one.
        diketahui: whether the lists of holidays of these days are out.
    """

    hari: date
    asal: date
    libur: tuple[str, ...]
    cuti: date
    cuti_bersama: date | None
    diketahui: bool


def jatuh_tempo(bulan: Bulan, law: Hukum) -> Tempo:
    """Give the last day to pay JKK and JKM for a contribution month: in that month itself.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    return _tempo(bulan, law.iuran.jatuh_tempo.pada(bulan.hari_terakhir).nilai, law)


def jatuh_tempo_jht(bulan: Bulan, law: Hukum) -> Tempo:
    """Give the last day to pay JHT for a contribution month: in the month after.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    tanggal = law.iuran.jatuh_tempo_jht.pada(bulan.hari_terakhir).nilai
    return _tempo(bulan.tambah(1), tanggal, law)


def _tempo(bulan: Bulan, tanggal: int, law: Hukum) -> Tempo:
    asal = date(bulan.tahun, bulan.bulan, tanggal)
    hari, libur = asal, list[str]()
    while nama := _libur(hari, law):
        if nama not in libur:
            libur.append(nama)
        hari += _SEHARI
    cuti, bersama = hari, None
    while (joint := _cuti_bersama(cuti, law)) or _libur(cuti, law):
        if joint and bersama is None:
            bersama = cuti
        cuti += _SEHARI
    return Tempo(hari, asal, tuple(libur), cuti, bersama, hari.year in law.libur)


def _libur(hari: date, law: Hukum) -> str:
    """Name the holiday or weekend of a day; empty on a working day."""
    daftar = law.libur.get(hari.year)
    nama = daftar.libur.get(hari.isoformat(), "") if daftar else ""
    return nama or (AKHIR_PEKAN if hari.weekday() >= SABTU else "")


def _cuti_bersama(hari: date, law: Hukum) -> bool:
    daftar = law.libur.get(hari.year)
    return daftar is not None and hari.isoformat() in daftar.cuti_bersama
