"""Opens somebody's table: CSV in whatever form spreadsheets write it, or a workbook.

Nothing in a file is trusted. What cannot be a table is refused in words; lines, cells and what a
workbook unpacks to have limits, so that no file takes all the memory.
"""

import codecs
import contextlib
import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Literal, NamedTuple, NoReturn

from calculator.said import looks_said

__all__ = [
    "ISI_BUKU_TERBESAR",
    "KOLOM_TERBANYAK",
    "Bentuk",
    "TableFileError",
    "broken_told",
    "csv_columns",
    "csv_piece",
    "csv_rows",
    "open_text",
    "recognise",
]

CONTOH = 65_536
# More than any spreadsheet lets people write (and than the sample, which the same reader looks at),
# and little enough for a thousand such rows at once.
SEL_TERPANJANG = 70_000
BARIS_TERPANJANG = 100_000
KOLOM_TERBANYAK = 500
ISI_BUKU_TERBESAR = 400_000_000
BERKAS_BUKU_TERBANYAK = 1_000
_SEP = re.compile(r"sep=(.)")  # how Excel is told the separator
PEMISAH = ";\t,|"
# A comma that no amount has in it: `2,000`, `2,5` and `2.000.000,-` do not part cells.
_KOMA_PEMISAH = re.compile(r"(?:^|[^0-9]),(?!-)|,(?![0-9\s-])", re.MULTILINE)
_BUKU_LAIN = (
    "Buku kerja jenis ini tidak dapat dibaca. Buka di aplikasi spreadsheet, lalu simpan sebagai "
    "XLSX atau CSV."
)
_SEL_PANJANG = 'Ada sel yang terlalu panjang; mungkin tanda kutip (") tidak ditutup.'


class TableFileError(ValueError):
    """The file is not a table that can be read; the message says why, in Indonesian."""


class Bentuk(NamedTuple):
    """The form of a file.

    Attributes:
        jenis: "csv" or "xlsx".
        sandi: how text is encoded, in Python's word; empty for a workbook.
        pemisah: what stands between the cells; empty for a workbook.
        lewati: bytes before the first line (a byte-order mark, or Excel's `sep=;`).
    """

    jenis: Literal["csv", "xlsx"]
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
        _check_workbook(berkas)
        return Bentuk("xlsx", "", "", 0)
    if awal.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_old_workbook(berkas)
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


def _check_workbook(berkas: BinaryIO) -> None:
    """Refuse an archive that is no XLSX, or one that nobody made for people."""
    with broken_told(), zipfile.ZipFile(berkas) as arsip:
        isi = arsip.infolist()
    berkas.seek(0)
    nama = {satu.filename for satu in isi}
    if not {"xl/workbook.xml", "content.xml", "xl/workbook.bin"} & nama:
        raise TableFileError(
            "Isinya arsip, bukan buku kerja. Simpan tabelnya sebagai CSV atau XLSX."
        )
    if len(isi) > BERKAS_BUKU_TERBANYAK or any(satu.flag_bits & 1 for satu in isi):
        raise TableFileError("Buku kerja ini tidak biasa atau berkata sandi; simpan sebagai CSV.")
    if "xl/workbook.xml" not in nama:
        raise TableFileError(_BUKU_LAIN)


@contextlib.contextmanager
def broken_told() -> Iterator[None]:
    """Turn what an archive that is broken raises into words."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as galat:
        raise TableFileError("Buku kerja ini rusak; simpan ulang sebagai CSV atau XLSX.") from galat


def _refuse_old_workbook(berkas: BinaryIO) -> NoReturn:
    buku = False
    ekor = b""
    while potong := berkas.read(1 << 20):
        isi = ekor + potong
        if "EncryptedPackage".encode("utf-16-le") in isi:
            raise TableFileError(
                "Buku kerja ini berkata sandi. Buka, hapus kata sandinya, lalu simpan ulang."
            )
        buku = buku or any(x.encode("utf-16-le") in isi for x in ("Workbook", "Book"))
        ekor = isi[-64:]
    if buku:
        raise TableFileError(_BUKU_LAIN)
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
    # A comma in `5 art, 1,5 juta` parts no cells.
    baris = [satu for satu in baris if not looks_said(satu)]
    if not baris:
        return "\t"
    if len(text) >= CONTOH and len(baris) > 1:
        baris = baris[:-1]

    def spread(pemisah: str) -> tuple[int, int]:
        if pemisah == "," and not _KOMA_PEMISAH.search(text):
            return 0, 1
        lebar = [len(satu) for satu in csv.reader(baris, delimiter=pemisah)]
        biasa = max(set(lebar), key=lambda n: (lebar.count(n), n))
        return (lebar.count(biasa) if biasa > 1 else 0, biasa)

    return max(PEMISAH, key=lambda satu: (spread(satu), -PEMISAH.index(satu)))


def open_text(berkas: BinaryIO, bentuk: Bentuk, mulai: int) -> io.TextIOWrapper:
    """Read bytes from this one on as text."""
    berkas.seek(mulai)
    # A letter that cannot be read spoils its own cell only.
    return io.TextIOWrapper(berkas, encoding=bentuk.sandi, errors="replace", newline="")


def csv_rows(text: io.TextIOBase, pemisah: str) -> Iterator[list[str]]:
    """Give the rows of a CSV text, empty ones too: numbers of rows stay those of the file.

    Raises:
        TableFileError: a line or a cell longer than a table of workers has.
    """
    csv.field_size_limit(SEL_TERPANJANG)
    try:
        for row in csv.reader(_lines(text), delimiter=pemisah):
            yield row if len(row) <= KOLOM_TERBANYAK else row[:KOLOM_TERBANYAK]
    except csv.Error:
        raise TableFileError(_SEL_PANJANG) from None


def csv_columns(text: str, pemisah: str) -> list[list[str]] | None:
    """Give the columns of a piece of a CSV text in which every row has equally many plain cells.

    Most long tables are such, and cutting them whole takes a third of the time.

    Returns:
        The columns; None where a cell is quoted, or a row longer or shorter than others.
    """
    if '"' in text or "\x00" in text:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.endswith("\n"):
        text += "\n"
    if "\r" in text or pemisah == "\n":
        return None
    lebar = text.count(pemisah, 0, text.index("\n")) + 1
    # The end of a row becomes a cell of its own: where every one stands in its place, all rows are
    # equally wide.
    sel = text.replace("\n", f"{pemisah}\n{pemisah}").split(pemisah)
    ujung = sel[lebar :: lebar + 1]
    if len(ujung) != text.count("\n") or ujung.count("\n") != len(ujung):
        return None
    sel.pop()  # behind the last end
    return [sel[n :: lebar + 1] for n in range(lebar)]


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
