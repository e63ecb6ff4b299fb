"""A table that is read piece by piece: whoever asks decides when the next piece is due.

In a browser the file stays where it is; its bytes are fetched as they are needed.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from calculator.kolektif.columns import BARIS_JUDUL_TERJAUH, find_columns
from calculator.kolektif.counting import Hitungan, add_up, count_rows
from calculator.kolektif.files import csv_rows, open_text, recognise
from calculator.kolektif.rows import RowReader, Salah, Setelan
from calculator.kolektif.xlsx import Lembar, read_sheet
from calculator.rules.model import Law

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Blob", "BlobFile", "Reading"]

_SEKALI = 1_000
_BACA = 1 << 18


class Bytes(Protocol):
    """Bytes of whoever hands out the file, as JavaScript's typed arrays are."""

    def to_bytes(self) -> bytes:
        """Give them as Python's."""


class Blob(Protocol):
    """A file that somebody else holds."""

    size: int

    def read(self, dari: int, sampai: int) -> Bytes:
        """Give the bytes from this one to before that one."""


class BlobFile(io.RawIOBase):
    """Somebody else's file as one of Python's."""

    def __init__(self, blob: Blob) -> None:
        """Begin at its first byte."""
        super().__init__()
        self._blob = blob
        self.posisi = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Tell which byte comes next."""
        return self.posisi

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte."""
        dasar = {io.SEEK_SET: 0, io.SEEK_CUR: self.posisi, io.SEEK_END: self._blob.size}[whence]
        self.posisi = max(0, dasar + offset)
        return self.posisi

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer as far as the file goes."""
        tempat = memoryview(buffer).cast("B")
        sampai = min(self.posisi + len(tempat), self._blob.size)
        if sampai <= self.posisi:
            return 0
        isi = self._blob.read(self.posisi, sampai).to_bytes()
        tempat[: len(isi)] = isi
        self.posisi += len(isi)
        return len(isi)


class Reading:
    """One table on its way through.

    Attributes:
        susunan: how it is laid out.
        lembar: the sheet of the workbook that is read; None for a text.
        hitungan: what was counted so far.
    """

    def __init__(
        self, blob: Blob, setelan: Setelan, law: Law, pilihan: Mapping[int, str] | None = None
    ) -> None:
        """Open a table and find its columns.

        Raises:
            TableFileError: no table.
            ColumnError: its columns are not clear; see `find_columns` for `pilihan`.
        """
        self._blob = blob
        self._berkas = BlobFile(blob)
        rows, self.lembar = _open(self._berkas)
        kepala = list(islice(rows, BARIS_JUDUL_TERJAUH))
        self.susunan = find_columns(kepala, pilihan)
        self.reader = RowReader(self.susunan, setelan, law)
        data = chain(kepala[self.susunan.baris_judul :], rows)
        self._bagian = count_rows(data, self.susunan.baris_judul, self.reader, sekali=_SEKALI)
        self.hitungan = Hitungan(dibaca=0, dihitung=0, baris=0, salah=(), orang={})

    def again(self) -> Iterator[list[str]]:
        """Give the rows below the headers once more, from the first."""
        self._berkas = BlobFile(self._blob)
        return islice(_open(self._berkas)[0], self.susunan.baris_judul, None)

    def correct(self, baru: Mapping[int, Sequence[str]]) -> None:
        """Read rows again that were faulty, from the cells that are used; good ones count.

        Args:
            baru: the cells by the number of the row, each of which is faulty now.
        """
        hitungan = self.hitungan
        salah = [satu for satu in hitungan.salah if satu.baris not in baru]
        periksa = list(hitungan.periksa)
        orang = dict(hitungan.orang)
        dihitung = hitungan.dihitung
        for nomor, sel in baru.items():
            hasil = self.reader.read_used(sel)
            salah += (x._replace(baris=nomor, sel=tuple(sel)) for x in hasil.salah)
            if hasil.baris is not None:
                kelompok, banyak = hasil.baris
                orang[kelompok] = orang.get(kelompok, 0) + banyak
                dihitung += 1
                if pesan := self.reader.note(sel):
                    periksa.append(Salah(nomor, "penghasilan", pesan, tuple(sel)))
        salah.sort(key=lambda satu: satu.baris)
        periksa.sort(key=lambda satu: satu.baris)
        self.hitungan = hitungan._replace(
            dihitung=dihitung,
            salah=tuple(salah),
            orang=orang,
            periksa=tuple(periksa),
            janggal=hitungan.janggal + len(periksa) - len(hitungan.periksa),
        )

    @property
    def persen(self) -> int:
        """How much of the file was fetched, of a hundred."""
        return min(100, 100 * self._berkas.posisi // max(1, self._blob.size))

    def advance(self, detik: float) -> bool:
        """Count on for about so many seconds; tell whether the end is reached.

        Raises:
            TableFileError: what follows cannot be read.
        """
        akhir = monotonic() + detik
        for bagian in self._bagian:
            self.hitungan = add_up([self.hitungan, bagian])
            if monotonic() >= akhir:
                return False
        return True


def _open(file: BlobFile) -> tuple[Iterator[list[str]], Lembar | None]:
    berkas = io.BufferedReader(file, _BACA)
    bentuk = recognise(berkas)
    if bentuk.jenis == "xlsx":
        lembar = read_sheet(berkas)
        return lembar.rows, lembar
    return csv_rows(open_text(berkas, bentuk, bentuk.lewati), bentuk.pemisah), None
