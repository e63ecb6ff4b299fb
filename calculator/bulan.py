"""Calendar months: contributions, events and relief are all dated by month."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

__all__ = ["NAMA_BULAN", "Bulan", "tanggal_panjang"]

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


@cache
def _hari_terakhir(tahun: int, bulan: int) -> date:
    # December must not ask for the year after; `calendar` would bring in all of `locale`.
    if bulan == len(NAMA_BULAN):
        return date(tahun, bulan, 31)
    return date(tahun, bulan + 1, 1) - timedelta(days=1)


def tanggal_panjang(tanggal: date) -> str:
    """Write a day as people do, such as `2 Desember 2019`."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"
