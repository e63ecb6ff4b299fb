"""A link as a QR code, drawn dark on white with its quiet zone in every colour scheme."""

from typing import NamedTuple

import segno
from markupsafe import Markup

__all__ = ["Pattern", "pattern", "qr"]

# The standard asks for four modules of white around the code.
QUIET_ZONE = 4
DARK = "#17132b"
LIGHT = "#ffffff"


class Pattern(NamedTuple):
    """A code as one path, to be stroked one wide, in a square of `sisi` modules with quiet zone."""

    sisi: int
    jalur: str

    def svg(self, judul: str) -> Markup:
        """Draw it for a page or a file."""
        return Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {sisi} {sisi}" '
            'role="img" aria-label="{judul}" shape-rendering="crispEdges">'
            '<path fill="{terang}" d="M0 0h{sisi}v{sisi}H0z"/>'
            '<path stroke="{gelap}" d="{jalur}"/></svg>'
        ).format(sisi=self.sisi, judul=judul, terang=LIGHT, gelap=DARK, jalur=self.jalur)


def pattern(tautan: str) -> Pattern | None:
    """Encode a link; None when it is longer than any QR code can hold."""
    for koreksi in ("m", "l"):
        try:
            # No micro code: many phone cameras do not read it.
            kode = segno.make_qr(tautan, error=koreksi)
        except segno.DataOverflowError:
            continue
        matriks = [bytes(baris) for baris in kode.matrix]
        return Pattern(
            len(matriks) + 2 * QUIET_ZONE, "".join(_row(n, b) for n, b in enumerate(matriks))
        )
    return None


def _row(nomor: int, baris: bytes) -> str:
    """Draw the dark runs of one row as strokes along its middle."""
    jalur: list[str] = []
    awal = 0
    while (mulai := baris.find(1, awal)) >= 0:
        akhir = baris.find(0, mulai)
        akhir = len(baris) if akhir < 0 else akhir
        jalur.append(f"M{mulai + QUIET_ZONE} {nomor + QUIET_ZONE}.5h{akhir - mulai}")
        awal = akhir
    return "".join(jalur)


def qr(tautan: str, judul: str = "Kode QR tautan ini") -> Markup:
    """Draw the QR code of a link; empty when the link is too long for one."""
    hasil = pattern(tautan)
    return Markup() if hasil is None else hasil.svg(judul)
