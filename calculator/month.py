"""Calendar months: contributions, events and relief are all dated by month."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from calculator.written import clean

__all__ = ["BULAN_SETAHUN", "NAMA_BULAN", "Month", "baca_bulan", "long_date"]

BULAN_SETAHUN = 12
NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_FORM = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
_ANGKA = re.compile(
    r"(?:([0-9]{4}) ?[-/. ] ?([0-9]{1,2})|([0-9]{1,2}) ?[-/. ] ?([0-9]{4}))", re.ASCII
)
_KATA = re.compile(
    r"(?:([0-9]{4}) ?[-/. ,]? ?)?([a-z]{3,9})\.?(?: ?[-/. ,]? ?'?([0-9]{4}))?", re.ASCII
)
# What phones and spreadsheets in English or in short write for the months above.
_NAMA_LAIN = (
    ("january",),
    ("february", "pebruari"),
    ("march",),
    (),
    ("may",),
    ("june",),
    ("july",),
    ("august", "agt", "ags"),
    (),
    ("october",),
    ("november", "nopember"),
    ("december",),
)
_PENDEK = 3


class Month(NamedTuple):
    """One month of one year; ordered, and printed as `YYYY-MM`."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `YYYY-MM`.

        Raises:
            ValueError: the text has another form.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        """Give the form of the public contract."""
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, bulan: int) -> "Month":
        """Give the month so many months later (or earlier, when negative)."""
        tahun, indeks = divmod(self.year * BULAN_SETAHUN + self.month - 1 + bulan, BULAN_SETAHUN)
        return Month(tahun, indeks + 1)

    def since(self, awal: "Month") -> int:
        """Count the months from `awal` to this one."""
        return (self.year - awal.year) * BULAN_SETAHUN + self.month - awal.month

    @property
    def nama(self) -> str:
        """Name it as people write it, such as `Desember 2026`."""
        return f"{NAMA_BULAN[self.month - 1]} {self.year}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day, the day whose law answers for the month."""
        return _last_day(self.year, self.month)


def baca_bulan(text: str) -> Month | int:
    """Read a month as people write it: `2026-11`, `11/2026`, `Nov 2026`, `November 2026`.

    Returns:
        The month, or its number in the year when no year is said.

    Raises:
        ValueError: the text has another form.
    """
    tulisan = clean(text).lower().rstrip(" .,;")
    if match := _ANGKA.fullmatch(tulisan):
        tahun, bulan = int(match[1] or match[4]), int(match[2] or match[3])
        if 1 <= bulan <= len(NAMA_BULAN):
            return Month(tahun, bulan)
    elif match := _KATA.fullmatch(tulisan):
        bulan = _bernama(match[2])
        tertulis = match[1] or match[3]
        if bulan and not (match[1] and match[3]):
            return Month(int(tertulis), bulan) if tertulis else bulan
    raise ValueError(text)


def _bernama(kata: str) -> int:
    """Give the number of a month named in full or by its beginning; 0 for any other word."""
    for nomor, nama in enumerate(NAMA_BULAN):
        for lengkap in (nama.lower(), *_NAMA_LAIN[nomor]):
            if lengkap.startswith(kata) and len(kata) >= _PENDEK:
                return nomor + 1
    return 0


@cache
def _last_day(tahun: int, bulan: int) -> date:
    # December must not ask for the year after; `calendar` would bring in all of `locale`.
    if bulan == len(NAMA_BULAN):
        return date(tahun, bulan, 31)
    return date(tahun, bulan + 1, 1) - timedelta(days=1)


def long_date(tanggal: date) -> str:
    """Write a day as people do, such as `2 Desember 2019`."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"
