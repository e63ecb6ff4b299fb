"""Calendar months: contributions, events and relief are all dated by month."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from calculator.written import clean

__all__ = ["NAMA_BULAN", "Bulan", "baca_bulan", "tanggal_panjang"]

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
_BENTUK = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
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


class Bulan(NamedTuple):
    """One month of one year; ordered, and printed as `YYYY-MM`."""

    tahun: int
    bulan: int

    @classmethod
    def baca(cls, teks: str) -> "Bulan":
        """Read `YYYY-MM`.

        Raises:
            ValueError: the text has another form.
        """
        cocok = _BENTUK.fullmatch(teks)
        if cocok is None:
            raise ValueError(teks)
        return cls(int(cocok[1]), int(cocok[2]))

    def __str__(self) -> str:
        """Give the form of the public contract."""
        return f"{self.tahun:04d}-{self.bulan:02d}"

    def tambah(self, bulan: int) -> "Bulan":
        """Give the month so many months later (or earlier, when negative)."""
        tahun, indeks = divmod(self.tahun * 12 + self.bulan - 1 + bulan, 12)
        return Bulan(tahun, indeks + 1)

    def selisih(self, awal: "Bulan") -> int:
        """Count the months from `awal` to this one."""
        return (self.tahun - awal.tahun) * 12 + self.bulan - awal.bulan

    @property
    def nama(self) -> str:
        """Name it as people write it, such as `Desember 2026`."""
        return f"{NAMA_BULAN[self.bulan - 1]} {self.tahun}"

    @property
    def hari_pertama(self) -> date:
        """Its first day."""
        return date(self.tahun, self.bulan, 1)

    @property
    def hari_terakhir(self) -> date:
        """Its last day, the day whose law answers for the month."""
        return _hari_terakhir(self.tahun, self.bulan)


def baca_bulan(teks: str) -> Bulan | int:
    """Read a month as people write it: `2026-11`, `11/2026`, `Nov 2026`, `November 2026`.

    Returns:
        The month, or its number in the year when no year is said.

    Raises:
        ValueError: the text has another form.
    """
    tulisan = clean(teks).lower().rstrip(".,;")
    if cocok := _ANGKA.fullmatch(tulisan):
        tahun, bulan = int(cocok[1] or cocok[4]), int(cocok[2] or cocok[3])
        if 1 <= bulan <= len(NAMA_BULAN):
            return Bulan(tahun, bulan)
    elif cocok := _KATA.fullmatch(tulisan):
        bulan = _bernama(cocok[2])
        tertulis = cocok[1] or cocok[3]
        if bulan and not (cocok[1] and cocok[3]):
            return Bulan(int(tertulis), bulan) if tertulis else bulan
    raise ValueError(teks)


def _bernama(kata: str) -> int:
    """Give the number of a month named in full or by its beginning; 0 for any other word."""
    for nomor, nama in enumerate(NAMA_BULAN):
        for lengkap in (nama.lower(), *_NAMA_LAIN[nomor]):
            if lengkap.startswith(kata) and len(kata) >= _PENDEK:
                return nomor + 1
    return 0


@cache
def _hari_terakhir(tahun: int, bulan: int) -> date:
    # December must not ask for the year after; `calendar` would bring in all of `locale`.
    if bulan == len(NAMA_BULAN):
        return date(tahun, bulan, 31)
    return date(tahun, bulan + 1, 1) - timedelta(days=1)


def tanggal_panjang(tanggal: date) -> str:
    """Write a day as people do, such as `2 Desember 2019`."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"
