"""A file with the result of every row, for the spreadsheet the table came from."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from calculator.estimate import estimate
from calculator.kolektif.columns import Susunan
from calculator.kolektif.rows import Kelompok, RowReader, Setelan
from calculator.rules.model import Law

__all__ = ["harmless", "write_results"]

_AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")
_DIINGAT = 100_000
Sel = str | int
SUMBER = ("Peraturan", "Pasal", "Isi", "Kepastian", "Diperiksa", "Alamat")


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(_AWAL_RUMUS) else text


def write_results(
    jalan: Path, rows: Iterable[Sequence[str]], susunan: Susunan, setelan: Setelan, law: Law
) -> None:
    """Write a result for each row to a CSV or, with a sheet of sources, an XLSX file.

    Only columns that were used go out; names and numbers of people do not.
    """
    reader = RowReader(susunan, setelan, law)
    kelompok: dict[int, Kelompok] = {}
    hasil = chain([_heads(susunan)], _results(rows, susunan, reader, kelompok))
    write = _csv if jalan.suffix.lower() == ".csv" else _xlsx
    write(jalan, hasil, lambda: _sources(kelompok.values(), law))


def _heads(susunan: Susunan) -> list[Sel]:
    return [
        "Baris",
        *(harmless(column.judul) for column in susunan.kolom),
        "Orang",
        "Golongan",
        "Dasar penghasilan",
        "Iuran bulan pertama seorang",
        "Iuran seluruh bulan, semua orang",
        "Catatan",
    ]


def _results(
    rows: Iterable[Sequence[str]],
    susunan: Susunan,
    reader: RowReader,
    kelompok: dict[int, Kelompok],
) -> Iterator[list[Sel]]:
    tempat = [column.tempat for column in susunan.kolom]
    dikenal: dict[tuple[str, ...], list[Sel] | None] = {}
    for nomor, row in enumerate(rows, start=susunan.baris_judul + 1):
        sel = tuple([row[n] if n < len(row) else "" for n in tempat])
        if sel not in dikenal:
            if len(dikenal) >= _DIINGAT:
                dikenal.clear()
            dikenal[sel] = _result(reader, row, kelompok)
        hasil = dikenal[sel]
        if hasil is not None:
            yield [nomor, *(harmless(cell) for cell in sel), *hasil]


def _result(
    reader: RowReader, row: Sequence[str], kelompok: dict[int, Kelompok]
) -> list[Sel] | None:
    hasil = reader.read(row)
    if hasil.baris is None:
        pesan = " ".join(satu.pesan for satu in hasil.salah)
        return ["", "", "", "", "", harmless(pesan)] if pesan else None
    satu, jumlah = hasil.baris
    kelompok[id(satu)] = satu
    golongan = satu.golongan
    return [jumlah, golongan.nomor, golongan.dasar, satu.bulanan[0].total, satu.total * jumlah, ""]


def _sources(kelompok: Iterable[Kelompok], law: Law) -> list[list[Sel]]:
    """Give every citation that the prices rest on."""
    contoh = {
        (group.skenario.sektor, group.skenario.program, group.skenario.pembayar): group.skenario
        for group in kelompok
    }
    semua = {
        kutipan.kunci: kutipan
        for scenario in contoh.values()
        for kutipan in estimate(scenario, law).sumber
    }
    return [
        [
            kutipan.peraturan.singkat,
            kutipan.pasal,
            kutipan.isi,
            kutipan.kepastian,
            kutipan.peraturan.diperiksa.isoformat(),
            kutipan.peraturan.url,
        ]
        for kutipan in semua.values()
    ]


def _csv(jalan: Path, rows: Iterable[list[Sel]], _: Callable[[], list[list[Sel]]]) -> None:
    # With a mark and semicolons a spreadsheet here opens it by a double click.
    with jalan.open("w", encoding="utf-8-sig", newline="") as berkas:
        csv.writer(berkas, delimiter=";").writerows(rows)


def _xlsx(jalan: Path, rows: Iterable[list[Sel]], sources: Callable[[], list[list[Sel]]]) -> None:
    from xlsxwriter import Workbook

    pilihan = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with Workbook(str(jalan), pilihan) as buku:
        tebal = buku.add_format({"bold": True})
        lembar = buku.add_worksheet("Hasil")
        lembar.freeze_panes(1, 0)
        for nomor, row in enumerate(rows):
            lembar.write_row(nomor, 0, row, None if nomor else tebal)
        sumber = buku.add_worksheet("Sumber")
        sumber.write_row(0, 0, SUMBER, tebal)
        for nomor, row in enumerate(sources(), start=1):
            sumber.write_row(nomor, 0, row)
