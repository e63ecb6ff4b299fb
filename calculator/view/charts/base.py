"""What the pictures share: the table beside each, short amounts, room for letters."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from calculator.rupiah import format_number, rp

__all__ = ["WIDTH", "Table", "conditioned", "percent", "short_amount"]

# The narrowest place a picture stands in, in em of its own labels: a card on a 320 px screen.
WIDTH = 17.0
_UNITS = ((1_000_000_000, "miliar"), (1_000_000, "jt"), (1_000, "rb"))


class Table(NamedTuple):
    """The numbers of a picture; the first cell of a row names it, the others are figures.

    `syarat` holds for all of them: a table is read, and copied, without the picture above it.
    """

    judul: str
    kepala: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    syarat: str = ""


def conditioned(nama: str, syarat: str) -> str:
    """Name amounts together with what must hold before they are paid."""
    return Markup('{} <span class="syarat">{}</span>').format(nama, syarat) if syarat else nama


def percent(bagian: float) -> str:
    """Write a part of the width, such as `12.5%`."""
    return f"{bagian * 100:.4g}%"


def short_amount(nilai: int) -> str:
    """Write an amount in a few letters, such as `1,5 jt`, never rounding it to another one.

    Amounts that need more than three decimals are written in full.
    """
    for kelipatan, satuan in _UNITS:
        if kelipatan <= nilai < kelipatan * 10_000 and nilai * 1_000 % kelipatan == 0:
            utuh, pecahan = divmod(nilai * 1_000 // kelipatan, 1_000)
            desimal = f",{pecahan:03d}".rstrip(",0") if pecahan else ""
            return f"{format_number(utuh)}{desimal} {satuan}"
    return rp(nilai)


def join_words(bagian: Iterable[str]) -> str:
    """Join words as a sentence does: `a, b, dan c`."""
    *depan, akhir = bagian
    if not depan:
        return akhir
    return f"{', '.join(depan)}{',' if len(depan) > 1 else ''} dan {akhir}"
