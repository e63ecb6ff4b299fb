"""Cuts a large CSV text between rows, for several processes."""

from pathlib import Path

from calculator.kolektif.files import Bentuk

__all__ = ["row_end", "split"]

# A text up to this size is counted by one process: starting more would take longer.
_SATU_POTONG = 4 << 20
# Small enough that its cells stay in the processor's own memory.
_POTONG = 1 << 18


def split(jalan: Path, bentuk: Bentuk, mulai: int) -> list[tuple[int, int]]:
    """Cut a large CSV text between rows, for several processes: from byte, to byte.

    One piece (or none, for a workbook) means: read it in order. So it is with small files, with
    texts of two bytes a letter, and wherever a quotation mark makes it unsure where a row ends.
    """
    akhir = jalan.stat().st_size
    semua = [(mulai, akhir)]
    if bentuk.jenis != "csv" or bentuk.sandi.startswith("utf-16") or akhir - mulai < _SATU_POTONG:
        return semua
    potongan: list[tuple[int, int]] = []
    with jalan.open("rb") as berkas:
        while mulai < akhir:
            berkas.seek(mulai)
            blok = berkas.read(_POTONG)
            ujung = len(blok) if mulai + len(blok) == akhir else row_end(blok, bentuk.pemisah)
            if not ujung:
                return semua
            potongan.append((mulai, mulai + ujung))
            mulai += ujung
    return potongan


def row_end(blok: bytes, pemisah: str) -> int:
    """Give the last byte at which a row surely ends; 0 when none is sure."""
    ujung = len(blok)
    pisah = pemisah.encode()
    while (ujung := blok.rfind(b"\n", 0, ujung) + 1) > 0:
        if b'"' not in blok:
            return ujung
        bagian = blok[:ujung]
        kutip = bagian.count(b'"')
        # Only marks that open or close a whole cell: then pairs tell what is inside one.
        pinggir = sum(
            bagian.count(satu) for satu in (pisah + b'"', b'"' + pisah, b'\n"', b'"\n', b'"\r\n')
        ) + bagian.startswith(b'"')
        if pinggir != kutip:
            return 0
        if kutip % 2 == 0:
            return ujung
        ujung -= 1
    return 0
