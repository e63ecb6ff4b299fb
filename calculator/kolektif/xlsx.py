"""Reads the first sheet of an XLSX workbook that holds something, row by row, as texts.

Only Python's own zip and XML readers are used, in pieces: memory grows with the texts that cells
share, not with the rows. Page and terminal read with it alike.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pyexpat import ExpatError, ParserCreate
from typing import BinaryIO, NamedTuple

from calculator.kolektif.columns import BARIS_JUDUL_TERJAUH, GABUNGAN, has_income
from calculator.kolektif.files import (
    ISI_BUKU_TERBESAR,
    KOLOM_TERBANYAK,
    TableFileError,
    broken_told,
)

__all__ = ["Lembar", "read_sheet", "xlsx_rows"]

_POTONG = 1 << 16
# Of memory, for the texts that cells share: so many letters, and so many for each text besides.
TEKS_TERBANYAK = 160_000_000
_TIAP_TEKS = 60
LEMBAR_DILIHAT = 50
BARIS_TERBANYAK = 1_048_576
GABUNGAN_TERBANYAK = 20_000
_TERLALU_BESAR = (
    "Buku kerja ini mengembang terlalu besar saat dibuka, jadi tidak kami baca. Simpan tabelnya "
    "sebagai CSV."
)
_GABUNG = re.compile(rb'mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"')
_HARI = re.compile(r"d|m(?!m?:?s)|y", re.IGNORECASE)
_BUKAN_KODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|h+:?m+|m+:?s+', re.IGNORECASE)
# Formats that every workbook has by number, and that show a day.
_FORMAT_HARI = frozenset({14, 15, 16, 17, 22})
_HARI_NOL = date(1899, 12, 30)
_HARI_NOL_1904 = date(1904, 1, 1)


class Lembar(NamedTuple):
    """The sheet that is read.

    Attributes:
        nama: its name.
        lain: names of other sheets that look like tables of workers, which are not read.
        rows: its rows, empty ones too: numbers of rows stay those of the sheet.
    """

    nama: str
    lain: tuple[str, ...]
    rows: Iterator[list[str]]


def read_sheet(berkas: BinaryIO) -> Lembar:
    """Choose the first sheet with an income column, or else the first in which something stands.

    Raises:
        TableFileError: broken, empty, or larger than a table of workers; so may taking a row.
    """
    with broken_told():
        buku = _Book(zipfile.ZipFile(berkas))
        ada = {nama: kepala for nama in buku.sheets() if (kepala := buku.first_rows(nama))}
        tabel = [nama for nama, kepala in ada.items() if has_income(kepala)]
    if not ada:
        raise TableFileError("Buku kerja ini kosong.")
    pilih = (tabel or list(ada))[0]
    lain = tuple(buku.called(nama) for nama in tabel if nama != pilih)
    return Lembar(buku.called(pilih), lain, _told(buku.rows(pilih)))


def _told(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Give the rows up to the last in which something stands."""
    with broken_told():
        kosong = 0
        for row in rows:
            if not any(row):
                kosong += 1
                continue
            yield from ([] for _ in range(kosong))
            yield row
            kosong = 0


def xlsx_rows(berkas: BinaryIO) -> Iterator[list[str]]:
    """Give the rows of the sheet that is read; see `read_sheet`."""
    return read_sheet(berkas).rows


def _with_merged(row: list[str], kolom: list[int] | None) -> list[str]:
    for tempat in kolom or ():
        if tempat < KOLOM_TERBANYAK:
            row += [""] * (tempat + 1 - len(row))
            row[tempat] = row[tempat] or GABUNGAN
    return row


def _column(huruf: str) -> int:
    """Give the place of a column, counted from 0: A is 0, AA is 26."""
    tempat = 0
    for satu in huruf:
        tempat = tempat * 26 + ord(satu) - 64
    return tempat - 1


class _Parser:
    """Parses a member; no document type, so no entity that grows. What is found is gathered."""

    def __init__(self) -> None:
        self.isi: list[str] = []
        self._expat = ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self.begin
        self._expat.EndElementHandler = self.end
        self._expat.CharacterDataHandler = self.isi.append
        self._expat.StartDoctypeDeclHandler = self._refuse

    def feed(self, potong: bytes, *, akhir: bool = False) -> None:
        self._expat.Parse(potong, akhir)

    def begin(self, nama: str, atribut: dict[str, str]) -> None:
        """Hear of an element; its name may have a prefix."""

    def end(self, nama: str) -> None:
        """Hear of its end."""

    def _refuse(self, *_: object) -> None:
        raise TableFileError("Buku kerja ini tidak biasa; simpan tabelnya sebagai CSV.")


def _plain(nama: str) -> str:
    return nama.rpartition(":")[2]


class _Contents(_Parser):
    """The sheets in their order, where parts lie, and the first day of dates."""

    def __init__(self) -> None:
        super().__init__()
        self.lembar: dict[str, str] = {}
        self.tampak: set[str] = set()
        self.letak: dict[str, str] = {}
        self.hari_nol = _HARI_NOL

    def begin(self, nama: str, atribut: dict[str, str]) -> None:
        match _plain(nama):
            case "sheet":
                # Mostly called r:id.
                for tanda in [x for kunci, x in atribut.items() if kunci.endswith(":id")][:1]:
                    self.lembar[tanda] = atribut.get("name", "")
                    if not atribut.get("state", "").lower().endswith("hidden"):
                        self.tampak.add(tanda)
            case "workbookPr" if atribut.get("date1904") in {"1", "true"}:
                self.hari_nol = _HARI_NOL_1904
            case "Relationship":
                self.letak[atribut.get("Id", "")] = atribut.get("Target", "")


class _Texts(_Parser):
    """The texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.teks: list[str] = []
        self._panjang = 0
        self._bagian: list[str] = []
        self._bunyi = False

    def begin(self, nama: str, atribut: dict[str, str]) -> None:
        del atribut
        self.isi.clear()
        if _plain(nama) == "rPh":
            self._bunyi = True  # how it is spoken, not what is written

    def end(self, nama: str) -> None:
        match _plain(nama):
            case "t" if not self._bunyi:
                self._bagian += self.isi
            case "rPh":
                self._bunyi = False
            case "si":
                text = "".join(self._bagian)
                self._bagian.clear()
                self._panjang += len(text) + _TIAP_TEKS
                if self._panjang > TEKS_TERBANYAK:
                    raise TableFileError(
                        "Teks di buku kerja ini terlalu banyak. Simpan tabelnya sebagai CSV."
                    )
                self.teks.append(text)
        self.isi.clear()


class _Styles(_Parser):
    """Which styles of cells show a day."""

    def __init__(self) -> None:
        super().__init__()
        self.hari: list[bool] = []
        self._format = set(_FORMAT_HARI)
        self._dalam = False

    def begin(self, nama: str, atribut: dict[str, str]) -> None:
        match _plain(nama):
            case "numFmt" if _HARI.search(_BUKAN_KODE.sub("", atribut.get("formatCode", ""))):
                self._format.add(_number(atribut.get("numFmtId", "")))
            case "cellXfs":
                self._dalam = True
            case "xf" if self._dalam:
                self.hari.append(_number(atribut.get("numFmtId", "")) in self._format)

    def end(self, nama: str) -> None:
        if _plain(nama) == "cellXfs":
            self._dalam = False


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else -1


class _Sheet(_Parser):
    """The rows of a sheet. A million cells come by here: few steps for each."""

    def __init__(self, value: Callable[[str, str, str], str]) -> None:
        super().__init__()
        self._value = value
        self._siap: list[tuple[int, list[str]]] = []
        self._baris = 0
        self._row: list[str] = []
        self._tempat = 0
        self._atribut: dict[str, str] = {}
        self._rumus = ""
        self._kolom: dict[str, int] = {}
        self._awalan = ""

    def take(self) -> list[tuple[int, list[str]]]:
        """Give the rows gathered since the last time."""
        siap, self._siap = self._siap, []
        return siap

    def begin(self, nama: str, atribut: dict[str, str]) -> None:
        if self._awalan:
            nama = nama.removeprefix(self._awalan)
        if nama == "c":
            self._atribut = atribut
            self.isi.clear()
        elif nama in {"v", "is", "f"}:
            self.isi.clear()
            if nama == "v":
                self._rumus = ""  # its result was kept, if only as an empty text
        elif nama == "row":
            nomor = _number(atribut.get("r", ""))
            self._baris = nomor if nomor > 0 else self._baris + 1
            self._row = []
        elif ":" in nama and _plain(nama) == "worksheet":
            self._awalan = nama.removesuffix("worksheet")

    def end(self, nama: str) -> None:
        if self._awalan:
            nama = nama.removeprefix(self._awalan)
        if nama == "c":
            if self.isi or self._rumus:
                self._cell()
        elif nama == "row":
            self._siap.append((self._baris, self._row))
        elif nama == "f":
            self._rumus = "".join(self.isi)
            self.isi.clear()

    def _cell(self) -> None:
        huruf = self._atribut.get("r", "").rstrip("0123456789")
        tempat = self._kolom.get(huruf, -1)
        if tempat < 0:
            tempat = len(self._row)
            if huruf.isascii() and huruf.isupper():
                tempat = self._kolom[huruf] = _column(huruf)
        if self.isi:
            isi = self._value(
                self._atribut.get("t", "n"), self._atribut.get("s", "0"), "".join(self.isi)
            )
        else:
            isi = f"={self._rumus}"  # a formula whose result nobody kept
        self._rumus = ""
        row = self._row
        if tempat == len(row) < KOLOM_TERBANYAK:
            row.append(isi)
        elif tempat < KOLOM_TERBANYAK:
            row += [""] * (tempat + 1 - len(row))
            row[tempat] = isi


class _Book:
    def __init__(self, arsip: zipfile.ZipFile) -> None:
        self._arsip = arsip
        self._nama = {satu.filename for satu in arsip.infolist()}
        self._sisa = ISI_BUKU_TERBESAR
        isi = _Contents()
        self._parse("xl/workbook.xml", isi)
        # A parser reads one document: the second goes on where the first gathered.
        lanjut = _Contents()
        self._parse("xl/_rels/workbook.xml.rels", lanjut)
        isi.letak = lanjut.letak
        teks = _Texts()
        self._parse("xl/sharedStrings.xml", teks)
        gaya = _Styles()
        self._parse("xl/styles.xml", gaya)
        self._isi, self._teks, self._hari = isi, teks.teks, gaya.hari
        # Hidden sheets only where there are no others.
        semua = [satu for satu in isi.lembar if satu in isi.tampak] or list(isi.lembar)
        self._sebutan = {self._place(satu): isi.lembar[satu] for satu in semua}

    def sheets(self) -> list[str]:
        """Give the members that hold the sheets, in their order."""
        return [satu for satu in self._sebutan if satu in self._nama][:LEMBAR_DILIHAT]

    def _place(self, tanda: str) -> str:
        letak = self._isi.letak.get(tanda, "")
        return letak.lstrip("/") if letak.startswith("/") else f"xl/{letak}"

    def called(self, nama: str) -> str:
        """Name a sheet as its workbook does."""
        return self._sebutan[nama]

    def first_rows(self, nama: str) -> list[list[str]]:
        """Give the first rows of a sheet in which something stands."""
        return list(islice(filter(any, self._sheet_rows(nama, {})), BARIS_JUDUL_TERJAUH))

    def _pieces(self, nama: str) -> Iterator[bytes]:
        """Unpack a member in pieces, as much as anybody's table holds and no more."""
        if self._arsip.getinfo(nama).file_size > self._sisa:
            raise TableFileError(_TERLALU_BESAR)
        with self._arsip.open(nama) as bagian:
            # Never more than was said above: zipfile ends a member there.
            while potong := bagian.read(_POTONG):
                self._sisa -= len(potong)
                yield potong

    def _walk(self, nama: str, parser: _Parser) -> Iterator[None]:
        """Parse a member piece by piece; after each, whoever called looks at what was found."""
        try:
            for potong in self._pieces(nama):
                parser.feed(potong)
                yield
            parser.feed(b"", akhir=True)
        except ExpatError:
            raise TableFileError(
                "Buku kerja ini rusak; simpan ulang sebagai CSV atau XLSX."
            ) from None
        yield

    def _parse(self, nama: str, parser: _Parser) -> None:
        if nama in self._nama:
            for _ in self._walk(nama, parser):
                pass

    def rows(self, nama: str) -> Iterator[list[str]]:
        """Give the rows of one sheet; what lies below the first row of a merged cell is marked."""
        return self._sheet_rows(nama, self._merged(nama))

    def _sheet_rows(self, nama: str, gabungan: dict[int, list[int]]) -> Iterator[list[str]]:
        lembar = _Sheet(self._value)
        nomor = 0
        for _ in self._walk(nama, lembar):
            for baris, row in lembar.take():
                if not nomor < baris <= BARIS_TERBANYAK:
                    raise TableFileError("Nomor baris di buku kerja ini kacau; simpan sebagai CSV.")
                for kosong in range(nomor + 1, baris):
                    yield _with_merged([], gabungan.get(kosong))
                nomor = baris
                yield _with_merged(row, gabungan.get(baris))

    def _merged(self, nama: str) -> dict[int, list[int]]:
        """Give, by row, the columns that lie below the first row of a merged cell."""
        tempat: dict[int, list[int]] = {}
        ekor = b""
        banyak = 0
        for potong in self._pieces(nama):
            blok = ekor + potong
            for match in _GABUNG.finditer(blok):
                kolom = _column(match[1].decode())
                for baris in range(int(match[2]) + 1, int(match[3]) + 1):
                    banyak += 1
                    if banyak > GABUNGAN_TERBANYAK:
                        raise TableFileError(
                            "Terlalu banyak sel gabungan. Pisahkan dulu sel-selnya (unmerge)."
                        )
                    tempat.setdefault(baris, []).append(kolom)
            # A range that is cut in two is found with the next piece.
            ekor = blok[blok.rfind(b"<") :][-200:]
        return tempat

    def _value(self, jenis: str, gaya: str, isi: str) -> str:
        """Turn what stands in a cell into text."""
        if jenis == "s":
            nomor = _number(isi)
            return self._teks[nomor] if 0 <= nomor < len(self._teks) else ""
        if jenis != "n":
            return {"1": "ya", "0": "tidak"}.get(isi, isi) if jenis == "b" else isi
        return self._number(gaya, isi)

    def _number(self, gaya: str, isi: str) -> str:
        hari = 0 <= (nomor := _number(gaya)) < len(self._hari) and self._hari[nomor]
        if not hari and isi.isdecimal():
            return isi
        try:
            angka = float(isi)
            if hari:
                return (self._isi.hari_nol + timedelta(days=int(angka))).isoformat()
            return str(int(angka)) if angka.is_integer() else repr(angka)
        except (ValueError, OverflowError):
            return isi
