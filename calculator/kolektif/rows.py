"""A row of a table becomes a checked question and its price, or a fault that says which cell."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import NamedTuple
from urllib.parse import urlencode

from calculator import iuran
from calculator.errors import CoverageError, Galat, InputError
from calculator.fields import JUMLAH_TERTINGGI, PENGHASILAN_TERTINGGI
from calculator.kepesertaan import standing
from calculator.kolektif.cells import CellError, CellReader, age_at, odd
from calculator.kolektif.columns import GABUNGAN, Susunan
from calculator.month import Month
from calculator.readers import quote
from calculator.rules.model import Golongan, Law
from calculator.rupiah import (
    JANGGAL_TERENDAH,
    SEHARI_TERTINGGI,
    baca_uang,
    mungkin_maksudnya,
    parse_rupiah,
    rp,
)
from calculator.said import HOW_TO, count_said, read_sentence
from calculator.scenario import Scenario

__all__ = ["Baris", "Hasil", "Kelompok", "RowReader", "Salah", "Setelan", "says_something"]


_DIINGAT = 100_000
# What people write where there is nothing to write.
_TIADA = frozenset(
    {"-", "--", "\N{EN DASH}", "\N{EM DASH}", "tidak ada", "belum ada", "nihil", "n/a"}
)
# The faults of other keys name what may be meant themselves.
_DENGAN_SARAN = frozenset({"penghasilan", "jumlah", "usia", "bulan"})
# A cell that may hold a whole line, when no other of its row is filled.
_BERKATA = frozenset({"pekerjaan", "penghasilan", "jumlah"})
# No occupation is called by a number.
_BERANGKA = re.compile(r"[0-9]")
_HURUF = re.compile(r"[^\W\d_]")


class Setelan(NamedTuple):
    """What holds for every row that does not say otherwise.

    Attributes:
        kini: the present month, `YYYY-MM`.
        mulai: the first contribution month; None: the present one.
        bulan: how many months are paid; None: one.
        program: `jkk-jkm` or `jkk-jkm-jht`; None: the contract's default.
        pembayar: who pays; None: the contract's default.
        sebutan: names of occupations that are in no list, and what somebody said they stand for.
    """

    kini: str
    mulai: str | None = None
    bulan: int | None = None
    program: str | None = None
    pembayar: str | None = None
    sebutan: tuple[tuple[str, str], ...] = ()

    def query(self, row: Mapping[str, str]) -> str:
        """Write a row's values, and these where it says nothing, as a query string."""
        semua = dict(row)
        for kunci in ("mulai", "bulan", "program", "pembayar"):
            nilai = getattr(self, kunci)
            if nilai is not None:
                semua.setdefault(kunci, str(nilai))
        return urlencode(semua)

    def check(self, law: Law) -> None:
        """Let the Scenario's own reader judge what holds for all rows, before any of them.

        Raises:
            InputError: a value that cannot be.
        """
        Scenario.from_query(self.query({"penghasilan": "1000000"}), self.kini, law)


class Kelompok(NamedTuple):
    """Workers who cost the same: one question stands for all of them, for one worker.

    Attributes:
        skenario: the question; its income is the lowest that is priced like theirs.
        golongan: the income group of the first month.
        bulanan: each month paid, its price in rupiah and whether the relief is in it.
        total: all months, in rupiah.
    """

    skenario: Scenario
    golongan: Golongan
    bulanan: tuple[iuran.IuranBulan, ...]
    total: int


class Salah(NamedTuple):
    """One fault.

    Attributes:
        baris: the row as the spreadsheet numbers it.
        kolom: the column by its key.
        pesan: what to do, in Indonesian.
        sel: what stands in the cells of the row that are used.
        ditolak: the row was read well, but nobody may register this worker.
    """

    baris: int
    kolom: str
    pesan: str
    sel: tuple[str, ...] = ()
    ditolak: bool = False


class Baris(NamedTuple):
    """A row that counts: who costs the same, and how many people the row stands for."""

    kelompok: Kelompok
    jumlah: int


class Hasil(NamedTuple):
    """What a row comes to: counted, its faults (rows numbered 0), or, when empty, neither."""

    baris: Baris | None
    salah: tuple[Salah, ...]


KOSONG = Hasil(None, ())


class _Memory(dict[str, str]):
    """What cells were read as; forgets everything rather than grow without end."""

    def __init__(self, read: Callable[[str], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> str:
        if len(self) >= _DIINGAT:
            self.clear()
        isi = self[text] = self._read(text)
        return isi


class RowReader:
    """Works out rows of one table. Alike cells are read once, alike rows share one price."""

    def __init__(self, susunan: Susunan, setelan: Setelan, law: Law) -> None:
        """Prepare for a table laid out like this."""
        self.kolom = susunan.kolom
        self.lengkap = susunan.lengkap
        self._setelan = setelan
        self._law = law
        self.cells = CellReader(law, setelan.sebutan)
        semua = law.iuran.golongan.baris
        self._batas = sorted({golongan.dari for baris in semua for golongan in baris.nilai})
        self._wakil = ["", *(str(max(satu, 1)) for satu in self._batas)]
        self._nilai = {
            column.kunci: _Memory(partial(self._read_cell, column.kunci)) for column in self.kolom
        }
        self._catatan = _Memory(self._note)
        self._penghasilan = [column.kunci for column in self.kolom].index("penghasilan")
        self._kelompok: dict[tuple[tuple[str, str], ...], Kelompok | Hasil] = {}
        self._usia: dict[tuple[object, ...], tuple[Salah, ...]] = {}
        self._hasil: dict[tuple[str, ...], Hasil] = {}

    def read(self, row: Sequence[str]) -> Hasil:
        """Read a whole row of the table."""
        return self.read_used(
            [row[tempat] if tempat < len(row) else "" for tempat, _, _ in self.kolom]
        )

    def read_used(self, sel: Sequence[str]) -> Hasil:
        """Read a row of which only the cells that are used are there, in their order."""
        kunci = tuple(sel)
        hasil = self._hasil.get(kunci)
        if hasil is None:
            if len(self._hasil) >= _DIINGAT:
                self._hasil.clear()
            hasil = self._hasil[kunci] = self.work_out(
                [self._nilai[key][text] for (_, key, _), text in zip(self.kolom, sel, strict=True)]
            )
        return hasil

    def incomes(self, text: Sequence[str]) -> tuple[Sequence[str], list[int]]:
        """Put in the place of each income the lowest that is priced like it.

        Read once more these cells are the same, so they stand in a row as well as what they were.

        Returns:
            The cells, and the places of those that are read but odd: see `note`.
        """
        # Plain numbers, nearly all there is in most tables, are read without a look at each.
        try:
            bilangan = list(map(int, text))
        except ValueError:
            pass
        else:
            if "".join(text).isdecimal() and min(bilangan) > 0 == self._batas[0]:
                terendah, tertinggi = min(bilangan), max(bilangan)
                if tertinggi <= PENGHASILAN_TERTINGGI:
                    janggal: list[int] = []
                    if terendah < SEHARI_TERTINGGI or tertinggi >= JANGGAL_TERENDAH:
                        biasa = range(SEHARI_TERTINGGI, JANGGAL_TERENDAH)
                        janggal = [n for n, satu in enumerate(bilangan) if satu not in biasa]
                    tempat = map(bisect_right, repeat(self._batas), bilangan)
                    return list(map(self._wakil.__getitem__, tempat)), janggal
        aneh = {satu for satu in set(text) if self._catatan[satu]}
        janggal = [n for n, satu in enumerate(text) if satu in aneh] if aneh else []
        return list(map(self._nilai["penghasilan"].__getitem__, text)), janggal

    def note(self, sel: Sequence[str]) -> str:
        """Say what is odd about the income of a row that counts as it is written."""
        return self._catatan[sel[self._penghasilan]]

    def _note(self, text: str) -> str:
        try:
            uang = baca_uang(self.cells.query_value("penghasilan", text.strip()))
        except ValueError:
            return ""
        if uang.masa == "hari":
            hari = self._law.iuran.hari_kerja.on(Month.parse(self._setelan.kini).last_day).nilai
            return f"Upah {rp(uang.nilai)} sehari dihitung {hari} hari kerja sebulan."
        if arti := mungkin_maksudnya(uang.nilai):
            maksud = " Atau ".join(
                f"{rp(x.nilai)} {'sehari' if x.masa == 'hari' else 'sebulan'}?" for x in arti
            )
            return (
                f"Penghasilan sebulan kecil sekali; dihitung seperti tertulis. Maksudnya {maksud}"
            )
        if not uang.nilai:
            return (
                "Penghasilan Rp0 sebulan kecil sekali; dihitung seperti tertulis. Isi "
                "penghasilannya, atau hapus barisnya."
            )
        if uang.nilai >= JANGGAL_TERENDAH:
            return (
                "Penghasilan sebulan besar sekali; dihitung seperti tertulis. Kalau ini jumlah "
                "dari baris lain, hapus barisnya."
            )
        return ""

    def _read_cell(self, kunci: str, text: str) -> str:
        isi = text.strip()
        if isi.lower() in _TIADA:
            return ""
        if isi:
            isi = self.cells.query_value(kunci, isi)
        return self._representative(isi) if kunci == "penghasilan" else isi

    def work_out(self, nilai: Sequence[str]) -> Hasil:
        """Work out a row from the values of its columns."""
        query = {kunci: isi for (_, kunci, _), isi in zip(self.kolom, nilai, strict=True) if isi}
        if not query:
            return KOSONG
        if aneh := tuple(
            Salah(0, kunci, pesan) for kunci, isi in query.items() if (pesan := odd(kunci, isi))
        ):
            return Hasil(None, aneh)
        query = self._parted(query)
        if query.keys() == {"pekerjaan"} and _BERANGKA.search(query["pekerjaan"]):
            pesan = f"{quote(query['pekerjaan'])} tidak terbaca. {HOW_TO}"
            return Hasil(None, (Salah(0, "pekerjaan", pesan),))
        if self._is_header(nilai):
            return Hasil(None, (Salah(0, "penghasilan", "Baris ini mengulang judul kolom."),))
        # What a worker costs depends neither on his age nor on how many there are: they are read
        # apart, and all others share the price.
        jumlah = query.pop("jumlah", "1")
        usia = query.pop("usia", "")
        lahir = query.pop("tanggal_lahir", "")
        kunci = tuple(query.items())
        kelompok = self._kelompok.get(kunci)
        if kelompok is None:
            kelompok = self._kelompok[kunci] = self._group(query)
        salah = list(kelompok.salah) if isinstance(kelompok, Hasil) else []
        banyak = _how_many(jumlah)
        if banyak is None:
            salah += self._faults({**query, "jumlah": jumlah}, only="jumlah")
        if isinstance(kelompok, Kelompok) and (usia or lahir):
            try:
                salah += self._age(kelompok.skenario, usia, lahir)
            except CellError as error:
                salah.append(Salah(0, error.kolom, str(error)))
        if salah or banyak is None or isinstance(kelompok, Hasil):
            return Hasil(None, tuple(salah))
        return Hasil(Baris(kelompok, banyak), ())

    def named(self, sel: Sequence[str]) -> str:
        """Tell what a row calls its occupation, as it is written there."""
        query = {
            kunci: isi
            for (_, kunci, _), text in zip(self.kolom, sel, strict=True)
            if (isi := " ".join(text.split())) and isi.lower() not in _TIADA
        }
        return self._parted(query).get("pekerjaan", "")

    def _parted(self, query: dict[str, str]) -> dict[str, str]:
        """Part what stands in one cell although it says more: `100 pemulung 1 juta`."""
        if len(query) == 1 and not query.keys().isdisjoint(_BERKATA):
            (isi,) = query.values()
            if line := read_sentence(isi, lambda nama: not self.cells.unknown(nama)):
                return self._read_cells(line._asdict())
        pekerjaan = query.get("pekerjaan", "")
        asked = "jumlah" not in query and self.cells.unknown(pekerjaan)
        if asked and (said := count_said(pekerjaan)):
            jumlah, nama = said
            lain = {kunci: isi for kunci, isi in query.items() if kunci != "pekerjaan"}
            return lain | self._read_cells({"pekerjaan": nama, "jumlah": jumlah})
        return query

    def _read_cells(self, sel: Mapping[str, str]) -> dict[str, str]:
        return {kunci: isi for kunci, text in sel.items() if (isi := self._read_cell(kunci, text))}

    def _is_header(self, nilai: Sequence[str]) -> bool:
        """Tell whether a row only says the headers again, as on the next page of a long list."""
        return all(
            " ".join(isi.split()).lower() == column.judul.lower()
            for column, isi in zip(self.kolom, nilai, strict=True)
        )

    def _group(self, query: Mapping[str, str]) -> Kelompok | Hasil:
        try:
            scenario = Scenario.from_query(
                self._setelan.query(query), self._setelan.kini, self._law
            )
            golongan, biaya, _ = iuran.compute(scenario, self._law)
            position = standing(scenario, self._law)
        except InputError as error:
            return Hasil(None, tuple(map(_fault, error.galat)))
        except CoverageError as error:
            return Hasil(None, (Salah(0, "mulai", str(error)),))
        if not position.membayar:
            pesan = f"Tidak dihitung: {position.alasan}."
            return Hasil(None, (Salah(0, "tunggakan", pesan, ditolak=True),))
        return Kelompok(scenario, golongan, biaya.bulanan, biaya.total)

    def _faults(self, query: Mapping[str, str], *, only: str) -> list[Salah]:
        """Let the Scenario's own reader say what is wrong with one value."""
        try:
            Scenario.from_query(self._setelan.query(query), self._setelan.kini, self._law)
        except InputError as error:
            return [_fault(fault) for fault in error.galat if fault.kunci == only]
        return []

    def _age(self, scenario: Scenario, usia: str, lahir: str) -> tuple[Salah, ...]:
        """Tell what is wrong with an age, or a birthday, for this worker.

        Raises:
            CellError: the birthday cannot be read, or says another age than stands beside it.
        """
        if lahir:
            tahun = age_at(lahir, scenario.mulai)
            if usia.isdecimal() and abs(int(usia) - tahun) > 1:
                pesan = f"Usia {usia} tidak cocok dengan tanggal lahir ({tahun} tahun)."
                raise CellError("usia", pesan)
            usia = usia or str(tahun)
        kunci = (usia, scenario.mulai, scenario.pekerjaan)
        salah = self._usia.get(kunci)
        if salah is None:
            salah = self._usia[kunci] = self._registrable(scenario, usia)
        return salah

    def _registrable(self, scenario: Scenario, usia: str) -> tuple[Salah, ...]:
        query = {"penghasilan": str(scenario.penghasilan), "usia": usia}
        salah = self._faults(query, only="usia")
        if salah:
            return tuple(salah)
        position = standing(scenario._replace(usia=int(usia)), self._law)
        if position.dapat_didaftarkan:
            return ()
        pesan = f"Tidak dapat didaftarkan: {position.alasan}."
        return (Salah(0, "usia", pesan, ditolak=True),)

    def _representative(self, text: str) -> str:
        """Give the lowest income that every table of the data prices like this one.

        What cannot be read stays as it is, for the Scenario's reader to refuse.
        """
        try:
            nilai = int(text) if text.isdecimal() and text.isascii() else parse_rupiah(text)
        except ValueError:
            return text
        if not 0 < nilai <= PENGHASILAN_TERTINGGI or nilai < self._batas[0]:
            return text
        return str(max(self._batas[bisect_right(self._batas, nilai) - 1], 1))


def _how_many(text: str) -> int | None:
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= JUMLAH_TERTINGGI:
        return int(text)
    return None


def _fault(fault: Galat) -> Salah:
    """Tell a fault of the query contract, with what may be meant where it does not say so."""
    maksud = " Atau ".join(satu.teks for satu in fault.saran if fault.kunci in _DENGAN_SARAN)
    return Salah(0, fault.kunci, f"{fault.pesan} Maksudnya {maksud}" if maksud else fault.pesan)


def says_something(row: Sequence[str]) -> bool:
    """Tell whether a row whose cells are not used may still be a worker: a number alone is none."""
    return any(_HURUF.search(satu) for satu in row if satu != GABUNGAN)
