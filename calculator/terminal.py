"""`python -m calculator kolektif MASUK`: a table of workers in, totals out."""

import argparse
import contextlib
import gc
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from calculator import console
from calculator.console import EXIT_INPUT_ERROR, EXIT_WRITE_ERROR, write_json
from calculator.errors import Galat, InputError, tulis_galat
from calculator.estimate import to_json
from calculator.kolektif.columns import ColumnError, Susunan, find_columns
from calculator.kolektif.counting import Hitungan, add_up, count_columns, count_rows
from calculator.kolektif.files import (
    Bentuk,
    TableFileError,
    csv_columns,
    csv_piece,
    csv_rows,
    open_text,
    recognise,
)
from calculator.kolektif.pieces import split
from calculator.kolektif.rows import RowReader, Salah, Setelan
from calculator.kolektif.totals import answer, budget
from calculator.kolektif.xlsx import read_sheet, xlsx_rows
from calculator.rules import law
from calculator.rules.model import Law
from calculator.rupiah import parse_rupiah
from calculator.view.kolektif.results import Results, write_results
from calculator.view.kolektif.text import write_text
from calculator.view.kolektif.words import other_sheets

__all__ = ["main"]

SALAH_DI_LAYAR = 20
# Pieces that a process counts before it hands over what they come to.
_SEKALI = 16


class Perintah(NamedTuple):
    """What the command line asks for."""

    masuk: str
    keluaran: Path | None
    setelan: Setelan
    anggaran: int | None
    json: bool


def main(arguments: Sequence[str], kini: str) -> int:
    """Answer for a table.

    Args:
        arguments: the command line after `kolektif`.
        kini: the present month, `YYYY-MM`, unless `--kini` says another.

    Returns:
        The exit status: 0 with at least one good row, 2 when nothing could be read, 1 when the
            file that goes out cannot be written.
    """
    pilihan = _parser().parse_args(arguments)
    hukum = law()
    try:
        perintah = _command(pilihan, kini, hukum)
        with _opened(perintah.masuk) as jalan:
            return _run(perintah, jalan, hukum)
    except InputError as error:
        galat = error.galat
    except (TableFileError, ColumnError) as error:
        galat = (Galat("masuk", str(error)),)
    if pilihan.json:
        write_json(to_json(tulis_galat(galat)))
    for fault in galat:
        _tell(f"{fault.kunci}: {fault.pesan}")
    return EXIT_INPUT_ERROR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calculator kolektif",
        description="Menghitung iuran banyak pekerja dari tabel. Kolom nama, NIK, nomor telepon, "
        "dan alamat tidak dibaca.",
    )
    parser.add_argument("masuk", metavar="MASUK", help="berkas CSV atau XLSX, atau - dari pipa")
    parser.add_argument("--keluaran", type=Path, help="tulis hasil tiap baris ke CSV atau XLSX")
    parser.add_argument("--mulai", help="bulan iuran pertama, TTTT-BB; bawaan: bulan ini")
    parser.add_argument("--bulan", type=int, help="lama bayar dalam bulan; bawaan: 1")
    parser.add_argument("--anggaran", help="rupiah yang tersedia: cukup untuk berapa bulan?")
    parser.add_argument("--json", action="store_true", help="jawaban lengkap sebagai JSON")
    parser.add_argument("--kini", help="bulan sekarang, TTTT-BB; bawaan: jam komputer ini (WIB)")
    return parser


def _command(pilihan: argparse.Namespace, kini: str, law: Law) -> Perintah:
    setelan = Setelan(pilihan.kini or kini, pilihan.mulai, pilihan.bulan)
    setelan.check(law)
    uang = None
    if pilihan.anggaran is not None:
        try:
            uang = parse_rupiah(pilihan.anggaran)
        except ValueError:
            raise TableFileError(
                f"Anggaran “{pilihan.anggaran[:40]}” tidak terbaca; tulis misalnya 50000000 atau "
                "50jt."
            ) from None
    keluaran = pilihan.keluaran
    jenis = keluaran.suffix.lower() if keluaran else ".csv"
    if jenis not in {".csv", ".xlsx"}:
        raise TableFileError("Nama berkas hasil berakhir dengan .csv atau .xlsx.")
    if jenis == ".xlsx" and not find_spec("xlsxwriter"):
        raise TableFileError(
            "Menulis XLSX perlu pustaka XlsxWriter (pip install XlsxWriter); CSV tidak."
        )
    return Perintah(
        masuk=pilihan.masuk, keluaran=keluaran, setelan=setelan, anggaran=uang, json=pilihan.json
    )


@contextlib.contextmanager
def _opened(masuk: str) -> Iterator[Path]:
    """Give the table as a file; what comes through a pipe is kept on the disk meanwhile."""
    if masuk != "-":
        jalan = Path(masuk)
        if not jalan.is_file():
            raise TableFileError(f"Berkas “{masuk}” tidak ditemukan.")
        yield jalan
        return
    with tempfile.TemporaryDirectory() as sementara:
        jalan = Path(sementara) / "masuk"
        with jalan.open("wb") as salinan:
            shutil.copyfileobj(sys.stdin.buffer, salinan)
        yield jalan


class Tabel(NamedTuple):
    """A table that can be read: where it is, its form and its layout.

    Attributes:
        mulai: the byte at which the first row below the headers begins; 0 for a workbook.
        lain: what to say of other sheets.
    """

    jalan: Path
    bentuk: Bentuk
    susunan: Susunan
    mulai: int
    lain: str = ""


def _table(jalan: Path) -> Tabel:
    with jalan.open("rb") as berkas:
        bentuk = recognise(berkas)
        if bentuk.jenis != "csv":
            lembar = read_sheet(berkas)
            return Tabel(
                jalan=jalan,
                bentuk=bentuk,
                susunan=find_columns(lembar.rows),
                mulai=0,
                lain=other_sheets(lembar),
            )
        with open_text(berkas, bentuk, bentuk.lewati) as text:
            susunan = find_columns(csv_rows(text, bentuk.pemisah))
    with jalan.open("rb") as berkas:
        return Tabel(jalan, bentuk, susunan, _below(berkas, bentuk, susunan))


def _below(berkas: BinaryIO, bentuk: Bentuk, susunan: Susunan) -> int:
    """Find the byte below the headers; they may be written over several lines."""
    berkas.seek(bentuk.lewati)
    awal = berkas.read(1 << 20).decode(bentuk.sandi, "ignore")
    text = io.StringIO(awal, newline="")
    rows = csv_rows(text, bentuk.pemisah)
    for _ in range(susunan.baris_judul):
        next(rows)
    return bentuk.lewati + len(awal[: text.tell()].encode(bentuk.sandi))


def _run(perintah: Perintah, jalan: Path, law: Law) -> int:
    tabel = _table(jalan)
    susunan = tabel.susunan
    for kata, judul in (
        ("tidak dibaca (data pribadi)", susunan.pribadi),
        ("tidak dipakai", susunan.lain),
    ):
        if judul:
            _tell(f"Kolom {kata}: {', '.join(judul)}.")
    if tabel.lain:
        _tell(tabel.lain)
    hitungan = add_up(_progress(_pieces(tabel, perintah.setelan)))
    anggaran = None
    if perintah.anggaran is not None and hitungan.orang:
        anggaran = budget(perintah.anggaran, hitungan.orang, law)
    isi = answer(hitungan, anggaran, law)
    if perintah.json:
        write_json(to_json(isi))
    else:
        console.write_text(write_text(hitungan, anggaran, law))
    _tell_rows(hitungan.salah, "kesalahan lain")
    _tell_rows(hitungan.periksa, "baris lain untuk diperiksa")
    if perintah.keluaran is not None and hitungan.dihitung:
        hasil = Results(_rows(tabel), tabel.susunan, perintah.setelan, law)
        try:
            # The library for workbooks has a fault of its own for this.
            perintah.keluaran.open("wb").close()
            write_results(perintah.keluaran, hasil)
        except OSError as error:
            _tell(f"keluaran: Berkas hasil tidak dapat ditulis: {error.strerror}.")
            return EXIT_WRITE_ERROR
    return 0 if hitungan.dihitung else EXIT_INPUT_ERROR


def _tell_rows(semua: Sequence[Salah], sebutan: str) -> None:
    for satu in semua[:SALAH_DI_LAYAR]:
        _tell(f"Baris {satu.baris}, {satu.kolom}: {satu.pesan}")
    if len(semua) > SALAH_DI_LAYAR:
        _tell(f"… dan {len(semua) - SALAH_DI_LAYAR} {sebutan}; --json memuat semuanya.")


def _rows(tabel: Tabel) -> Iterator[list[str]]:
    """Give the rows below the headers, one by one."""
    with tabel.jalan.open("rb") as berkas:
        if tabel.bentuk.jenis == "xlsx":
            yield from islice(xlsx_rows(berkas), tabel.susunan.baris_judul, None)
        else:
            text = open_text(berkas, tabel.bentuk, tabel.mulai)
            yield from csv_rows(text, tabel.bentuk.pemisah)


def _pieces(tabel: Tabel, setelan: Setelan) -> Iterator[tuple[int, Hitungan]]:
    """Count the table piece by piece, in order: how far the reading got, and the count.

    Pieces of a large text are counted by all cores; a workbook, or a text that cannot be cut
    safely, by one.
    """
    potongan = split(tabel.jalan, tabel.bentuk, tabel.mulai)
    if len(potongan) > 1:
        yield from _side_by_side(tabel, setelan, potongan)
        return
    reader = RowReader(tabel.susunan, setelan, law())
    for satu in count_rows(_rows(tabel), tabel.susunan.baris_judul, reader):
        yield satu.baris, satu


def _side_by_side(
    tabel: Tabel, setelan: Setelan, potongan: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, Hitungan]]:
    sebelum = tabel.susunan.baris_judul
    bagian = [potongan[n : n + _SEKALI] for n in range(0, len(potongan), _SEKALI)]
    banyak = min(os.cpu_count() or 1, len(bagian))
    with ProcessPoolExecutor(banyak, initializer=_prepare, initargs=(tabel, setelan)) as cores:
        for hitungan in cores.map(_count_pieces, bagian):
            salah, periksa = (
                tuple(x._replace(baris=x.baris + sebelum) for x in semua)
                for semua in (hitungan.salah, hitungan.periksa)
            )
            yield hitungan.baris, hitungan._replace(salah=salah, periksa=periksa)
            sebelum += hitungan.baris


# What a process keeps between its pieces: alike rows are worked out once.
_kept: dict[str, tuple[Tabel, RowReader]] = {}


def _prepare(tabel: Tabel, setelan: Setelan) -> None:
    # Rows are lists without circles: looking for some would take a third of the time.
    gc.disable()
    _kept["tabel"] = tabel, RowReader(tabel.susunan, setelan, law())


def _count_pieces(potongan: Sequence[tuple[int, int]]) -> Hitungan:
    """Count pieces that follow each other; rows are numbered from the first of them."""
    tabel, _ = _kept["tabel"]
    hasil: list[Hitungan] = []
    sebelum = 0
    with tabel.jalan.open("rb") as berkas:
        for mulai, akhir in potongan:
            berkas.seek(mulai)
            hasil.append(_count_piece(berkas.read(akhir - mulai), sebelum))
            sebelum += hasil[-1].baris
    return add_up(hasil)


def _count_piece(isi: bytes, sebelum: int) -> Hitungan:
    tabel, reader = _kept["tabel"]
    pemisah = tabel.bentuk.pemisah
    text = isi.decode(tabel.bentuk.sandi, "replace")
    kolom = csv_columns(text, pemisah)
    if kolom is None or len(kolom) <= max(column.tempat for column in reader.kolom):
        return add_up(count_rows(csv_piece(text, pemisah), sebelum, reader))
    kecil = isi.lower()
    ada_jumlah = b"total" in kecil or b"jumlah" in kecil
    return count_columns(kolom, sebelum, reader, ada_jumlah=ada_jumlah)


def _progress(pieces: Iterable[tuple[int, Hitungan]], satuan: str = "baris") -> Iterator[Hitungan]:
    """Show how far the reading got, on a terminal only, and with the extra [kolektif]."""
    if not (sys.stderr.isatty() and find_spec("tqdm")):
        yield from (satu for _, satu in pieces)
        return
    from tqdm import tqdm

    with tqdm(unit=f" {satuan}", unit_scale=True, file=sys.stderr, leave=False) as kemajuan:
        for banyak, satu in pieces:
            kemajuan.update(banyak)
            yield satu


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
