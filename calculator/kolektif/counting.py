"""Counts the rows of a table: alike rows once, faults by their row, odd ones to look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import NamedTuple

from calculator.kolektif.odd_rows import PESAN_JUMLAH, PESAN_SENDIRI, all_alone, all_sums
from calculator.kolektif.rows import Kelompok, RowReader, Salah, says_something

__all__ = [
    "PESAN_KOSONG",
    "SALAH_TERBANYAK",
    "Hitungan",
    "add_up",
    "count_columns",
    "count_rows",
]

# So many faults are listed one by one; more would be read by nobody. All are counted.
SALAH_TERBANYAK = 10_000
_SEKALI = 50_000
# Besides the age itself, what decides whether somebody of that age may be registered.
_MENENTUKAN_USIA = frozenset({"mulai", "pekerjaan"})
# So many pairs of age and job are tried one by one before the rows are asked which there are.
_PASANGAN_TERBANYAK = 3_000
PESAN_KOSONG = "Penghasilan belum diisi. Kalau baris ini bukan pekerja, abaikan."


class Hitungan(NamedTuple):
    """What was read so far.

    Attributes:
        dibaca: rows in which something stands, the headers left out.
        dihitung: rows that count.
        baris: all rows, empty ones too.
        salah: the first faults.
        orang: how many people are in each group.
        periksa: the first rows that count as written but look odd, each with the reason.
        janggal: how many such rows there are.
    """

    dibaca: int
    dihitung: int
    baris: int
    salah: tuple[Salah, ...]
    orang: dict[Kelompok, int]
    periksa: tuple[Salah, ...] = ()
    janggal: int = 0


def count_rows(
    rows: Iterable[Sequence[str]], sebelum: int, reader: RowReader, sekali: int = _SEKALI
) -> Iterator[Hitungan]:
    """Count rows, some thousands at a time.

    Args:
        rows: the rows below the headers.
        sebelum: how many rows stand before them in the file.
        reader: what works out a row.
        sekali: how many rows at a time.
    """
    terpakai = max(column.tempat + 1 for column in reader.kolom)
    queue = iter(rows)
    while bagian := list(islice(queue, sekali)):
        lebar = max(terpakai, *map(len, bagian))
        for tempat, row in enumerate(bagian):
            if len(row) < lebar:
                bagian[tempat] = [*row, *[""] * (lebar - len(row))]
        yield count_columns(list(zip(*bagian, strict=False)), sebelum, reader)
        sebelum += len(bagian)


def count_columns(
    kolom: Sequence[Sequence[str]], sebelum: int, reader: RowReader, *, ada_jumlah: bool = True
) -> Hitungan:
    """Count rows given as columns, each equally long; see `count_rows`.

    Column by column the machine's own loops do nearly all of the work: alike rows are told by
    their texts, and only unlike ones are read.

    Args:
        kolom: the columns; at least those that are used.
        sebelum: how many rows stand before them in the file.
        reader: what works out a row.
        ada_jumlah: whether a row may be the sum of others.
    """
    nilai, aneh = _with_incomes(kolom, reader)
    semua = nilai
    jumlah = all_sums(kolom) if ada_jumlah else set()
    if jumlah:
        nilai = [[x for n, x in enumerate(satu) if n not in jumlah] for satu in nilai]
    nilai = _without_ages(nilai, reader)
    alike = _count_alike(nilai, reader)
    salah = [Salah(sebelum + n + 1, "jumlah", PESAN_JUMLAH) for n in sorted(jumlah)]
    dibaca = len(salah) + alike.dihitung
    if alike.error or alike.kosong:
        nomor = [n for n in range(len(kolom[0])) if n not in jumlah]
        for n, kunci in zip(nomor, zip(*nilai, strict=True), strict=True):
            if sebab := _faults(kunci, alike, kolom, n):
                dibaca += 1
                sel = tuple(kolom[column.tempat][n] for column in reader.kolom)
                salah += (x._replace(baris=sebelum + n + 1, sel=sel) for x in sebab)
        salah.sort(key=lambda satu: satu.baris)
    sendiri = set(all_alone(kolom, reader))
    dilihat = [
        n
        for n in sorted(sendiri.union(aneh) - jumlah)
        if reader.read_used(tuple([isi[n] for isi in semua])).baris is not None
    ]
    periksa = []
    for n in dilihat[:SALAH_TERBANYAK]:
        sel = tuple(kolom[column.tempat][n] for column in reader.kolom)
        pesan = PESAN_SENDIRI if n in sendiri else reader.note(sel)
        periksa.append(Salah(sebelum + n + 1, "penghasilan", pesan, sel))
    return Hitungan(
        dibaca=dibaca,
        dihitung=alike.dihitung,
        baris=len(kolom[0]),
        salah=tuple(salah),
        orang=alike.orang,
        periksa=tuple(periksa),
        janggal=len(dilihat),
    )


def _with_incomes(
    kolom: Sequence[Sequence[str]], reader: RowReader
) -> tuple[list[Sequence[str]], list[int]]:
    """Give the columns that are used, incomes as they are priced, and the places of odd ones."""
    nilai: list[Sequence[str]] = []
    aneh: list[int] = []
    for column in reader.kolom:
        isi = kolom[column.tempat]
        if column.kunci == "penghasilan":
            isi, aneh = reader.incomes(isi)
        nilai.append(isi)
    return nilai, aneh


class _Alike(NamedTuple):
    """What rows come to, alike ones read once: people, rows that count, faults, empty ones."""

    orang: dict[Kelompok, int]
    dihitung: int
    error: dict[tuple[str, ...], tuple[Salah, ...]]
    kosong: set[tuple[str, ...]]


def _count_alike(nilai: Sequence[Sequence[str]], reader: RowReader) -> _Alike:
    error: dict[tuple[str, ...], tuple[Salah, ...]] = {}
    kosong: set[tuple[str, ...]] = set()
    dihitung = 0
    # To compare groups takes long: identity stands for them until the end.
    menurut: Counter[int] = Counter()
    kelompok: dict[int, Kelompok] = {}
    for kunci, banyak in Counter(zip(*nilai, strict=True)).items():
        hasil = reader.read_used(kunci)
        if hasil.baris is not None:
            nama = id(hasil.baris.kelompok)
            kelompok[nama] = hasil.baris.kelompok
            menurut[nama] += hasil.baris.jumlah * banyak
            dihitung += banyak
        elif hasil.salah:
            error[kunci] = hasil.salah
        else:
            kosong.add(kunci)
    orang: Counter[Kelompok] = Counter()
    for nama, banyak in menurut.items():
        orang[kelompok[nama]] += banyak
    return _Alike(orang=dict(orang), dihitung=dihitung, error=error, kosong=kosong)


def _faults(
    kunci: tuple[str, ...], alike: _Alike, kolom: Sequence[Sequence[str]], n: int
) -> tuple[Salah, ...]:
    """Give the faults of a row; where no cell of the used columns is filled, others may be."""
    if kunci in alike.kosong and says_something([isi[n] for isi in kolom]):
        return (Salah(0, "penghasilan", PESAN_KOSONG),)
    return alike.error.get(kunci, ())


def _without_ages(nilai: list[Sequence[str]], reader: RowReader) -> list[Sequence[str]]:
    """Leave ages out where all of these workers may be registered: they change no price.

    Far fewer unlike rows are left then.
    """
    kunci = [column.kunci for column in reader.kolom]
    umur = {n for n, key in enumerate(kunci) if key in {"usia", "tanggal_lahir"}}
    # Without its age a row that has nothing else would be an empty one, and no fault.
    if not umur or not nilai[0] or "" in nilai[kunci.index("penghasilan")]:
        return nilai
    penting = [n for n, key in enumerate(kunci) if n in umur or key in _MENENTUKAN_USIA]
    if not _all_fine(nilai, penting, reader):
        menurut = zip(*(nilai[n] for n in penting), strict=True)
        contoh = dict(zip(menurut, zip(*nilai, strict=True), strict=True))
        if any(reader.read_used(satu).salah for satu in contoh.values()):
            return nilai
    kosong = [""] * len(nilai[0])
    return [kosong if n in umur else satu for n, satu in enumerate(nilai)]


def _all_fine(nilai: list[Sequence[str]], penting: list[int], reader: RowReader) -> bool:
    """Tell whether every age goes with every job and month here, whoever it is: mostly it does."""
    unlike = [set(nilai[n]) for n in penting]
    if prod(map(len, unlike)) > _PASANGAN_TERBANYAK:
        return False
    satu = [isi[0] for isi in nilai]
    for pasangan in product(*unlike):
        for n, isi in zip(penting, pasangan, strict=True):
            satu[n] = isi
        if reader.read_used(satu).salah:
            return False
    return True


def add_up(bagian: Iterable[Hitungan]) -> Hitungan:
    """Add the counts of several pieces, in order of their rows."""
    dibaca = dihitung = baris = janggal = 0
    salah: list[Salah] = []
    periksa: list[Salah] = []
    orang: dict[Kelompok, int] = {}
    for part in bagian:
        dibaca += part.dibaca
        dihitung += part.dihitung
        baris += part.baris
        janggal += part.janggal
        salah += part.salah[: SALAH_TERBANYAK - len(salah)]
        periksa += part.periksa[: SALAH_TERBANYAK - len(periksa)]
        for kelompok, jumlah in part.orang.items():
            orang[kelompok] = orang.get(kelompok, 0) + jumlah
    return Hitungan(
        dibaca=dibaca,
        dihitung=dihitung,
        baris=baris,
        salah=tuple(salah),
        orang=orang,
        periksa=tuple(periksa),
        janggal=janggal,
    )
