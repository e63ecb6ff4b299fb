"""How wide words will be, without a font at hand: never too little.

Widths of Plus Jakarta Sans in hundredths of the type size, the widest of its weights 400 to 800,
rounded up. A letter that is not listed counts as the widest one.
"""

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Susunan", "bungkus", "lebar", "susun"]

_LEBAR = {
    huruf: persen
    for persen, semua in (
        (20, " "),
        (30, "Iijl"),
        (35, "'"),
        (40, "!,J`r\N{RIGHT SINGLE QUOTATION MARK}"),
        (45, "().1:;[]ft{|}·"),
        (50, "z"),
        (55, '"/L\\s'),
        (60, "*27FTZahknuvx"),
        (65, "$-35689?EPScey“”é"),
        (70, "+4<=>BKRXY^_bdgopq~–×−≈•"),
        (75, "0ADHNUV"),
        (80, "C"),
        (85, "&G…"),
        (90, "OQ"),
        (95, "@Mmw"),
        (100, "#"),
        (105, "W—"),
    )
    for huruf in semua
}
_TERLEBAR = 110
ELIPSIS = "…"


class Susunan(NamedTuple):
    """Lines of text and the type size in which they fit."""

    ukuran: int
    baris: tuple[str, ...]


def lebar(teks: str, ukuran: float) -> float:
    """Give a width that the text does not exceed, in the unit of the type size."""
    return sum(_LEBAR.get(huruf, _TERLEBAR) for huruf in teks) * ukuran / 100


def bungkus(teks: str, ukuran: float, ruang: float) -> list[str]:
    """Break a text into lines between words; a word wider than the space stands alone."""
    baris: list[str] = []
    for kata in teks.split():
        coba = f"{baris[-1]} {kata}" if baris else kata
        if baris and lebar(coba, ukuran) <= ruang:
            baris[-1] = coba
        else:
            baris.append(kata)
    return baris


def _potong(teks: str, ukuran: float, ruang: float) -> str:
    """Shorten a line that is too wide."""
    if lebar(teks, ukuran) <= ruang:
        return teks
    while teks and lebar(teks + ELIPSIS, ukuran) > ruang:
        teks = teks[:-1]
    return teks.rstrip(" ,.") + ELIPSIS


def susun(teks: str, ruang: float, ukuran: Iterable[int], paling_banyak: int = 1) -> Susunan:
    """Set a text as large as fits.

    Args:
        teks: the words.
        ruang: the width of a line.
        ukuran: type sizes, the largest first; in the last one the text is shortened if need be.
        paling_banyak: how many lines there may be.
    """
    satu = 0
    for satu in ukuran:
        baris = bungkus(teks, satu, ruang)
        if len(baris) <= paling_banyak and all(lebar(x, satu) <= ruang for x in baris):
            return Susunan(satu, tuple(baris))
    baris = bungkus(teks, satu, ruang)
    if len(baris) > paling_banyak:
        baris[paling_banyak - 1 :] = [" ".join(baris[paling_banyak - 1 :])]
    return Susunan(satu, tuple(_potong(x, satu, ruang) for x in baris))
