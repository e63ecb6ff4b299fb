"""Rows of a table that are perhaps no worker: the sum of others, or an income and nothing else.

Each is asked twice, of whole columns while a table is added up, where speed counts, and of one row
while its result is written. Both must say the same; a test holds them to it.
"""

from collections.abc import Sequence

from calculator.kolektif.rows import RowReader

__all__ = ["PESAN_JUMLAH", "PESAN_SENDIRI", "all_alone", "all_sums", "stands_alone", "sums_up"]

# A row that sums up others is no worker; such a word stands near its beginning.
_KATA_JUMLAH = frozenset(
    {
        "total",
        "jumlah",
        "subtotal",
        "sub total",
        "sub jumlah",
        "grand total",
        "jumlah total",
        "jumlah seluruhnya",
        "jumlah keseluruhan",
        "total seluruhnya",
        "total keseluruhan",
    }
)
PESAN_JUMLAH = "Baris ini tampaknya jumlah dari baris lain, jadi tidak dihitung."
PESAN_SENDIRI = (
    "Hanya penghasilan yang terisi; dihitung seperti tertulis. Kalau ini jumlah dari baris lain, "
    "hapus barisnya."
)


def all_sums(kolom: Sequence[Sequence[str]]) -> set[int]:
    """Give the places of rows that sum up others, counted from 0."""
    tempat: set[int] = set()
    for isi in kolom:
        if _may_sum_up(isi):
            tempat.update(n for n, text in enumerate(isi) if _is_sum(text))
    return tempat


def sums_up(row: Sequence[str]) -> bool:
    """Tell whether the totals leave a row out because it sums up others."""
    return _may_sum_up(row) and any(map(_is_sum, row))


def _may_sum_up(isi: Sequence[str]) -> bool:
    semua = "\n".join(isi).lower()
    return "total" in semua or "jumlah" in semua


def _is_sum(text: str) -> bool:
    return " ".join(text.lower().split()).rstrip(" :") in _KATA_JUMLAH


def all_alone(kolom: Sequence[Sequence[str]], reader: RowReader) -> list[int]:
    """Give the places of rows that have an income and nothing else, where others have more.

    So stands the sum of a column, when nobody wrote `Jumlah` beside it.
    """
    if not reader.lengkap:
        return []
    tempat = next(column.tempat for column in reader.kolom if column.kunci == "penghasilan")
    lain = [isi for n, isi in enumerate(kolom) if n != tempat]
    if any("" not in isi for isi in lain):
        return []
    return [n for n, row in enumerate(zip(*lain, strict=True)) if not any(row)]


def stands_alone(row: Sequence[str], reader: RowReader) -> bool:
    """Tell whether a row that counts has an income and nothing else, where others have more."""
    return reader.lengkap and sum(map(bool, row)) == 1
