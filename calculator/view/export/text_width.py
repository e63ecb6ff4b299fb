"""How wide words will be, without a font at hand: never too little.

Widths of Plus Jakarta Sans in hundredths of the type size, the widest of its weights 400 to 800,
rounded up. A letter that is not listed counts as the widest one.
"""

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Layout", "lay_out", "width", "wrap"]

_WIDTHS = {
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
_WIDEST = 110
ELLIPSIS = "…"


class Layout(NamedTuple):
    """Lines of text and the type size in which they fit."""

    ukuran: int
    baris: tuple[str, ...]


def width(text: str, ukuran: float) -> float:
    """Give a width that the text does not exceed, in the unit of the type size."""
    return sum(_WIDTHS.get(huruf, _WIDEST) for huruf in text) * ukuran / 100


def wrap(text: str, ukuran: float, ruang: float) -> list[str]:
    """Break a text into lines between words; a word wider than the space stands alone."""
    baris: list[str] = []
    for kata in text.split():
        coba = f"{baris[-1]} {kata}" if baris else kata
        if baris and width(coba, ukuran) <= ruang:
            baris[-1] = coba
        else:
            baris.append(kata)
    return baris


def _shorten(text: str, ukuran: float, ruang: float) -> str:
    """Shorten a line that is too wide."""
    if width(text, ukuran) <= ruang:
        return text
    while text and width(text + ELLIPSIS, ukuran) > ruang:
        text = text[:-1]
    return text.rstrip(" ,.") + ELLIPSIS


def lay_out(text: str, ruang: float, ukuran: Iterable[int], paling_banyak: int = 1) -> Layout:
    """Set a text as large as fits.

    Args:
        text: the words.
        ruang: the width of a line.
        ukuran: type sizes, the largest first; in the last one the text is shortened if need be.
        paling_banyak: how many lines there may be.
    """
    satu = 0
    for satu in ukuran:
        baris = wrap(text, satu, ruang)
        if len(baris) <= paling_banyak and all(width(x, satu) <= ruang for x in baris):
            return Layout(satu, tuple(baris))
    baris = wrap(text, satu, ruang)
    if len(baris) > paling_banyak:
        baris[paling_banyak - 1 :] = [" ".join(baris[paling_banyak - 1 :])]
    return Layout(satu, tuple(_shorten(x, satu, ruang) for x in baris))
