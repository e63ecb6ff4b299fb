"""Due dates: the last day to pay, moved past weekends and national holidays.

PP 44/2015 Pasal 24 ayat (4): a day that is a holiday gives way to the next working day. The
holidays of a year stand in rules/libur.toml once their decree is out. Joint leave (cuti bersama) is
counted as working days, and told: an office may count it otherwise.
"""

from datetime import date, timedelta
from typing import NamedTuple

from calculator.month import Month
from calculator.rules.model import Law

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


def jatuh_tempo(bulan: Month, law: Law) -> Tempo:
    """Give the last day to pay JKK and JKM for a contribution month: in that month itself.

    Raises:
        CoverageError: the month is outside the data.
    """
    return _due(bulan, law.iuran.jatuh_tempo.on(bulan.last_day).nilai, law)


def jatuh_tempo_jht(bulan: Month, law: Law) -> Tempo:
    """Give the last day to pay JHT for a contribution month: in the month after.

    Raises:
        CoverageError: the month is outside the data.
    """
    tanggal = law.iuran.jatuh_tempo_jht.on(bulan.last_day).nilai
    return _due(bulan.plus(1), tanggal, law)


def _due(bulan: Month, tanggal: int, law: Law) -> Tempo:
    asal = date(bulan.year, bulan.month, tanggal)
    day, libur = asal, list[str]()
    while nama := _holiday(day, law):
        if nama not in libur:
            libur.append(nama)
        day += _SEHARI
    cuti, bersama = day, None
    while (joint := _joint_leave(cuti, law)) or _holiday(cuti, law):
        if joint and bersama is None:
            bersama = cuti
        cuti += _SEHARI
    return Tempo(
        hari=day,
        asal=asal,
        libur=tuple(libur),
        cuti=cuti,
        cuti_bersama=bersama,
        diketahui=day.year in law.libur,
    )


def _holiday(day: date, law: Law) -> str:
    """Name the holiday or weekend of a day; empty on a working day."""
    daftar = law.libur.get(day.year)
    nama = daftar.libur.get(day.isoformat(), "") if daftar else ""
    return nama or (AKHIR_PEKAN if day.weekday() >= SABTU else "")


def _joint_leave(day: date, law: Law) -> bool:
    daftar = law.libur.get(day.year)
    return daftar is not None and day.isoformat() in daftar.cuti_bersama
