"""Workbooks in the terminal: whatever calamine reads, in a process of its own.

What the reader of workbooks takes has limits: the size of what is unpacked, and memory.
"""

import contextlib
import multiprocessing
import os
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO

from calculator.kolektif.files import ISI_BUKU_TERBESAR, TableFileError, broken_told

__all__ = ["check_unpacked", "sheet_rows"]

_INGATAN_BUKU = 3 << 30
_SEKALI = 5_000


def check_unpacked(berkas: BinaryIO) -> None:
    """Refuse what unpacks to more than anybody's table holds.

    Declared sizes can lie: everything is unpacked once, counted and thrown away. A workbook that is
    no archive is left to its reader.
    """
    if not zipfile.is_zipfile(berkas):
        return
    sisa = ISI_BUKU_TERBESAR
    with broken_told(), zipfile.ZipFile(berkas) as arsip:
        for satu in arsip.infolist():
            with arsip.open(satu) as bagian:
                while potong := bagian.read(1 << 20):
                    sisa -= len(potong)
                    if sisa < 0:
                        raise TableFileError(
                            "Buku kerja ini mengembang terlalu besar saat dibuka, jadi tidak kami "
                            "baca. Simpan tabelnya sebagai CSV."
                        )


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
