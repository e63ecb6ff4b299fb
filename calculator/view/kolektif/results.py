"""The result of every row, for the spreadsheet the table came from.

Only columns that were used go out; names and numbers of people do not.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import BinaryIO, TextIO

from calculator.estimate import estimate
from calculator.kolektif.columns import Susunan
from calculator.kolektif.counting import PESAN_KOSONG
from calculator.kolektif.odd_rows import PESAN_JUMLAH, PESAN_SENDIRI, stands_alone, sums_up
from calculator.kolektif.rows import Kelompok, RowReader, Setelan, says_something
from calculator.rules.model import Law

__all__ = ["Results", "Workbook", "csv_lines", "harmless", "write_results"]

# With a mark and semicolons a spreadsheet here opens it by a double click.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A tab or a line's end at the beginning hides what follows it from a look at the cell.
_AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")
_DIINGAT = 100_000
Sel = str | int
SUMBER = ("Peraturan", "Pasal", "Isi", "Kepastian", "Diperiksa", "Alamat")


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula; a dash alone is none."""
    rumus = text.startswith(_AWAL_RUMUS) and any(map(str.isalnum, text))
    return f"'{text}" if rumus else text


def _left_out(pesan: str) -> list[Sel]:
    """Give the results of a row that is in no sum: nothing, and why."""
    return ["", "", "", "", "", pesan]


class Results:
    """The rows of the file that goes out, one by one, the heads first."""

    def __init__(
        self,
        rows: Iterable[Sequence[str]],
        susunan: Susunan,
        setelan: Setelan,
        law: Law,
        perbaikan: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Prepare; `perbaikan` has the used cells of rows that were corrected, by row."""
        self._rows = rows
        self._susunan = susunan
        self._law = law
        self._reader = RowReader(susunan, setelan, law)
        self._perbaikan = perbaikan or {}
        self._kelompok: dict[int, Kelompok] = {}
        self._dikenal: dict[tuple[str, ...], list[Sel] | None] = {}

    def __iter__(self) -> Iterator[list[Sel]]:
        """Give the heads, and each row in which something stands."""
        yield [
            "Baris",
            *(harmless(column.judul) for column in self._susunan.kolom),
            "Orang",
            "Golongan",
            "Dasar penghasilan",
            "Iuran bulan pertama seorang",
            "Iuran seluruh bulan, semua orang",
            "Catatan",
        ]
        tempat = [column.tempat for column in self._susunan.kolom]
        for nomor, row in enumerate(self._rows, start=self._susunan.baris_judul + 1):
            sel = tuple([row[n] if n < len(row) else "" for n in tempat])
            hasil: list[Sel] | None
            if nomor in self._perbaikan:
                sel = tuple(self._perbaikan[nomor])
                hasil = self._of_cells(sel) or _left_out(PESAN_KOSONG)
            else:
                hasil = self._of_row(row, sel)
            if hasil is not None:
                yield [nomor, *(harmless(cell) for cell in sel), *hasil]

    def _of_row(self, row: Sequence[str], sel: tuple[str, ...]) -> list[Sel] | None:
        """Give what a row comes to, which the columns that are not used can change."""
        if sums_up(row):
            return _left_out(PESAN_JUMLAH)
        hasil = self._of_cells(sel)
        if hasil is None:
            return _left_out(PESAN_KOSONG) if says_something(row) else None
        if hasil[0] and stands_alone(row, self._reader):
            return [*hasil[:-1], PESAN_SENDIRI]
        return hasil

    def _of_cells(self, sel: tuple[str, ...]) -> list[Sel] | None:
        if sel not in self._dikenal:
            if len(self._dikenal) >= _DIINGAT:
                self._dikenal.clear()
            self._dikenal[sel] = self._result(sel)
        return self._dikenal[sel]

    def _result(self, sel: Sequence[str]) -> list[Sel] | None:
        hasil = self._reader.read_used(sel)
        if hasil.baris is None:
            pesan = " ".join(satu.pesan for satu in hasil.salah)
            return _left_out(harmless(pesan)) if pesan else None
        satu, jumlah = hasil.baris
        self._kelompok[id(satu)] = satu
        golongan = satu.golongan
        seorang = satu.bulanan[0].total
        return [
            jumlah,
            golongan.nomor,
            golongan.dasar,
            seorang,
            satu.total * jumlah,
            self._reader.note(sel),
        ]

    def sources(self) -> list[list[Sel]]:
        """Give every citation that the prices rest on; known once all rows went out."""
        contoh = {
            (group.skenario.sektor, group.skenario.program, group.skenario.pembayar): group.skenario
            for group in self._kelompok.values()
        }
        semua = {
            kutipan.kunci: kutipan
            for scenario in contoh.values()
            for kutipan in estimate(scenario, self._law).sumber
        }
        return [
            [
                kutipan.peraturan.singkat,
                kutipan.place.removeprefix(", "),
                kutipan.isi,
                kutipan.kepastian,
                kutipan.peraturan.diperiksa.isoformat(),
                kutipan.peraturan.url,
            ]
            for kutipan in semua.values()
        ]


def _write(rows: Iterable[Sequence[Sel]], text: TextIO) -> None:
    # Each text in quotes: where commas part cells, a text with a comma in it stays one cell too.
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_NONNUMERIC).writerows(rows)


def csv_lines(rows: Iterable[Sequence[Sel]]) -> str:
    """Write rows as lines of a CSV text."""
    text = StringIO()
    _write(rows, text)
    return text.getvalue()


class Workbook:
    """A workbook that is written row by row; memory does not grow with it."""

    def __init__(self, tujuan: str | BinaryIO) -> None:
        """Begin; it goes to a file, or into an open one."""
        from xlsxwriter import Workbook as Writer

        pilihan = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self._buku = Writer(tujuan, pilihan)
        self._tebal = self._buku.add_format({"bold": True})
        self._lembar = self._buku.add_worksheet("Hasil")
        self._lembar.freeze_panes(1, 0)
        self._nomor = 0

    def write(self, row: Sequence[Sel]) -> None:
        """Write the next row; the first is the heads."""
        self._lembar.write_row(self._nomor, 0, row, None if self._nomor else self._tebal)
        self._nomor += 1

    def close(self, sources: Iterable[Sequence[Sel]]) -> None:
        """Write the sheet of sources, and everything to its place."""
        sumber = self._buku.add_worksheet("Sumber")
        sumber.write_row(0, 0, SUMBER, self._tebal)
        for nomor, row in enumerate(sources, start=1):
            sumber.write_row(nomor, 0, row)
        self._buku.close()


def write_results(jalan: Path, hasil: Results) -> None:
    """Write a result for each row to a CSV or, with a sheet of sources, an XLSX file."""
    if jalan.suffix.lower() == ".csv":
        with jalan.open("w", encoding="utf-8", newline="") as berkas:
            berkas.write(BYTE_ORDER_MARK)
            _write(hasil, berkas)
        return
    buku = Workbook(str(jalan))
    for row in hasil:
        buku.write(row)
    buku.close(hasil.sources())
