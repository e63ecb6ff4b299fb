"""Opens somebody's table: CSV in whatever form spreadsheets write it, or a workbook.

Nothing in a file is trusted. What cannot be a table is refused in words; lines, cells and what a
workbook unpacks to have limits, so that no file takes all the memory.
"""

import codecs
import contextlib
import csv
import io
import multiprocessing
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

__all__ = [
    "Bentuk",
    "TableFileError",
    "csv_piece",
    "csv_rows",
    "recognise",
    "row_end",
    "sheet_rows",
    "split",
]

CONTOH = 65_536
SEL_TERPANJANG = 100_000
BARIS_TERPANJANG = 1_000_000
BUKU_TERBESAR = 100_000_000
ISI_BUKU_TERBESAR = 400_000_000
BERKAS_BUKU_TERBANYAK = 1_000
_INGATAN_BUKU = 3 << 30
_SEKALI = 5_000
_SEP = re.compile(r"sep=(.)")  # how Excel is told the separator
PEMISAH = ";\t,|"
_SEL_PANJANG = 'Ada sel yang terlalu panjang; mungkin tanda kutip (") tidak ditutup.'


class TableFileError(ValueError):
    """The file is not a table that can be read; the message says why, in Indonesian."""


class Bentuk(NamedTuple):
    """The form of a file.

    Attributes:
        jenis: "csv", or "buku" for a workbook.
        sandi: how text is encoded, in Python's word; empty for a workbook.
        pemisah: what stands between the cells; empty for a workbook.
        lewati: bytes before the first line (a byte-order mark, or Excel's `sep=;`).
    """

    jenis: Literal["csv", "buku"]
    sandi: str
    pemisah: str
    lewati: int


def recognise(berkas: BinaryIO) -> Bentuk:
    """Tell what kind of file this is, from its first bytes and not from its name.

    Raises:
        TableFileError: nothing in it, or something that is no table.
    """
    berkas.seek(0)
    awal = berkas.read(CONTOH)
    berkas.seek(0)
    if not awal.strip(b"\x00\r\n\t ;,"):
        raise TableFileError("Berkas ini kosong.")
    _refuse(awal)
    if awal.startswith(b"PK"):
        _check_zip(berkas)
        return Bentuk("buku", "", "", 0)
    if awal.startswith(b"\xd0\xcf\x11\xe0"):
        _check_old_workbook(berkas)
        return Bentuk("buku", "", "", 0)
    return _text(awal)


def _refuse(awal: bytes) -> None:
    kepala = awal.lstrip()[:200].lower()
    for tanda, sebutan in (
        (b"%pdf", "PDF"),
        (b"{\\rtf", "dokumen RTF"),
        (b"\x89png", "gambar"),
        (b"\xff\xd8\xff", "gambar"),
        (b"gif8", "gambar"),
        (b"rar!", "arsip"),
        (b"7z\xbc\xaf", "arsip"),
        (b"\x1f\x8b", "arsip"),
        (b"<!doctype html", "halaman web"),
        (b"<html", "halaman web"),
        (b"<?xml", "XML"),
    ):
        if kepala.startswith(tanda):
            raise TableFileError(
                f"Isinya {sebutan}, bukan tabel. Buka di aplikasi spreadsheet, lalu simpan "
                "sebagai CSV atau XLSX."
            )


def _check_zip(berkas: BinaryIO) -> None:
    """Refuse what is no workbook, and what unpacks to more than anybody's table holds.

    Declared sizes can lie: everything is unpacked once, counted and thrown away.
    """
    try:
        with zipfile.ZipFile(berkas) as arsip:
            isi = arsip.infolist()
            nama = {satu.filename for satu in isi}
            if not {"xl/workbook.xml", "content.xml", "xl/workbook.bin"} & nama:
                raise TableFileError(
                    "Isinya arsip, bukan buku kerja. Simpan tabelnya sebagai CSV atau XLSX."
                )
            if len(isi) > BERKAS_BUKU_TERBANYAK or any(satu.flag_bits & 1 for satu in isi):
                raise TableFileError(
                    "Buku kerja ini tidak biasa atau berkata sandi; simpan sebagai CSV."
                )
            sisa = ISI_BUKU_TERBESAR
            for satu in isi:
                with arsip.open(satu) as bagian:
                    while potong := bagian.read(1 << 20):
                        sisa -= len(potong)
                        if sisa < 0:
                            raise TableFileError(
                                "Buku kerja ini mengembang terlalu besar saat dibuka, jadi tidak "
                                "kami baca. Simpan tabelnya sebagai CSV."
                            )
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as galat:
        if isinstance(galat, TableFileError):
            raise
        raise TableFileError("Buku kerja ini rusak; simpan ulang sebagai CSV atau XLSX.") from None
    finally:
        berkas.seek(0)


def _check_old_workbook(berkas: BinaryIO) -> None:
    isi = berkas.read(BUKU_TERBESAR)
    berkas.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in isi:
        raise TableFileError(
            "Buku kerja ini berkata sandi. Buka, hapus kata sandinya, lalu simpan ulang."
        )
    if not any(stream.encode("utf-16-le") in isi for stream in ("Workbook", "Book")):
        raise TableFileError("Isinya bukan tabel. Simpan tabelnya sebagai CSV atau XLSX.")


def _text(awal: bytes) -> Bentuk:
    sandi, bom = _encoding(awal)
    text = codecs.getincrementaldecoder(sandi)("replace").decode(awal[bom:])
    if "\x00" in text:
        raise TableFileError("Isinya bukan teks. Simpan tabelnya sebagai CSV atau XLSX.")
    lewati = bom
    baris_pertama = text.split("\n", 1)[0].strip().lower()
    if match := _SEP.fullmatch(baris_pertama):
        return Bentuk("csv", sandi, match[1], bom + awal[bom:].find(b"\n") + 1)
    return Bentuk("csv", sandi, _delimiter(text), lewati)


def _encoding(awal: bytes) -> tuple[str, int]:
    for tanda, sandi in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if awal.startswith(tanda):
            return sandi, len(tanda)
    if awal[1:200:2].count(0) > len(awal[1:200:2]) * 0.8:
        return "utf-16-le", 0
    if awal[0:200:2].count(0) > len(awal[0:200:2]) * 0.8:
        return "utf-16-be", 0
    try:
        codecs.getincrementaldecoder("utf-8")().decode(awal)
    except UnicodeDecodeError:
        return "cp1252", 0
    return "utf-8", 0


def _delimiter(text: str) -> str:
    """Choose what parts the most lines into equally many cells; a comma may be a decimal sign."""
    baris = [satu for satu in text.splitlines()[:50] if satu.strip()][:30]
    if len(text) >= CONTOH and len(baris) > 1:
        baris = baris[:-1]

    def spread(pemisah: str) -> tuple[int, int]:
        lebar = [len(satu) for satu in csv.reader(baris, delimiter=pemisah)]
        biasa = max(set(lebar), key=lambda n: (lebar.count(n), n))
        return (lebar.count(biasa) if biasa > 1 else 0, biasa)

    return max(PEMISAH, key=lambda satu: (spread(satu), -PEMISAH.index(satu)))


def csv_rows(text: io.TextIOBase, pemisah: str) -> Iterator[list[str]]:
    """Give the rows of a CSV text, empty ones too: numbers of rows stay those of the file.

    Raises:
        TableFileError: a line or a cell longer than a table of workers has.
    """
    csv.field_size_limit(SEL_TERPANJANG)
    try:
        yield from csv.reader(_lines(text), delimiter=pemisah)
    except csv.Error:
        raise TableFileError(_SEL_PANJANG) from None


def csv_piece(text: str, pemisah: str) -> list[list[str]]:
    """Give the rows of a piece of a CSV text; the same, and faster."""
    csv.field_size_limit(SEL_TERPANJANG)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=pemisah))
    except csv.Error:
        raise TableFileError(_SEL_PANJANG) from None


def _lines(text: io.TextIOBase) -> Iterator[str]:
    while baris := text.readline(BARIS_TERPANJANG):
        if len(baris) == BARIS_TERPANJANG:
            raise TableFileError("Ada baris yang terlalu panjang; ini bukan tabel pekerja.")
        yield baris.replace("\x00", "") if "\x00" in baris else baris


def sheet_rows(jalan: Path) -> Iterator[list[str]]:
    """Give the rows of a workbook's first sheet that holds something, as texts.

    The reader of workbooks takes whatever memory a sheet asks for, and one cell in the far corner
    asks for all there is. It works in a process of its own, which has a limit.

    Raises:
        TableFileError: it cannot be read, or the reader of workbooks is not installed.
    """
    terima, kirim = multiprocessing.Pipe(duplex=False)
    pembaca = multiprocessing.Process(target=_send_sheet, args=(jalan, terima, kirim), daemon=True)
    pembaca.start()
    kirim.close()
    try:
        while (kiriman := terima.recv()) is not None:
            if isinstance(kiriman, str):
                raise TableFileError(kiriman)
            yield from kiriman
    except EOFError:
        raise TableFileError(
            "Lembar ini terlalu besar untuk dibaca; mungkin ada isi jauh di luar tabel. Simpan "
            "tabelnya saja sebagai CSV."
        ) from None
    finally:
        terima.close()  # whoever still sends ends by it
        pembaca.join()


def _send_sheet(jalan: Path, terima: Connection, kirim: Connection) -> None:
    """Send the rows some at a time, then None; a text is a fault."""
    terima.close()  # only then does sending end when the other side has read enough
    _limit_memory()
    try:
        rows = _sheet(jalan)
        while sekali := list(islice(rows, _SEKALI)):
            kirim.send(sekali)
        kirim.send(None)
    except TableFileError as error:
        kirim.send(str(error))
    except BrokenPipeError:
        return  # enough was read


def _limit_memory() -> None:
    with contextlib.suppress(ImportError):  # not every system has limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_INGATAN_BUKU, _INGATAN_BUKU))
    # What the reader says when memory ends is no news for people.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _sheet(jalan: Path) -> Iterator[list[str]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise TableFileError(
            'Untuk membaca XLSX, pasang dulu: pip install "sertakan-calculator[kolektif]". '
            "Atau simpan tabelnya sebagai CSV."
        ) from None
    try:
        with CalamineWorkbook.from_path(str(jalan)) as buku:
            for nama in buku.sheet_names:
                lembar = buku.get_sheet_by_name(nama)
                if lembar.total_height:
                    for row in lembar.iter_rows():
                        yield [_cell(satu) for satu in row]
                    return
    except CalamineError:
        raise TableFileError(
            "Buku kerja ini tidak dapat dibaca; simpan ulang sebagai CSV atau XLSX."
        ) from None
    raise TableFileError("Buku kerja ini kosong.")


def _cell(nilai: object) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, float):
        return str(int(nilai)) if nilai.is_integer() else repr(nilai)
    return nilai.date().isoformat() if isinstance(nilai, datetime) else str(nilai)


# A text up to this size is counted by one process: starting more would take longer.
_SATU_POTONG = 4 << 20
_POTONG = 4 << 20


def split(jalan: Path, bentuk: Bentuk, mulai: int) -> list[tuple[int, int]]:
    """Cut a large CSV text between rows, for several processes: from byte, to byte.

    One piece (or none, for a workbook) means: read it in order. So it is with small files, with
    texts of two bytes a letter, and wherever a quotation mark makes it unsure where a row ends.
    """
    akhir = jalan.stat().st_size
    semua = [(mulai, akhir)]
    if bentuk.jenis == "buku" or bentuk.sandi.startswith("utf-16") or akhir - mulai < _SATU_POTONG:
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
