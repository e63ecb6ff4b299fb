"""Adds up a table: people and rupiah by month, occupation and income group; how far money goes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod
from typing import NamedTuple, TypeVar

from calculator import iuran
from calculator.kolektif.rows import Kelompok, RowReader, Salah, says_something
from calculator.rules.model import Golongan, Law

__all__ = [
    "PESAN_JUMLAH",
    "PESAN_KOSONG",
    "PESAN_SENDIRI",
    "SALAH_TERBANYAK",
    "Anggaran",
    "Hitungan",
    "Jumlah",
    "Ringkasan",
    "add_up",
    "answer",
    "budget",
    "count_columns",
    "count_rows",
    "stands_alone",
    "summarise",
    "sums_up",
]

T = TypeVar("T")
# So many faults are listed one by one; more would be read by nobody. All are counted.
SALAH_TERBANYAK = 10_000
_SEKALI = 50_000
# A row that sums up others is no worker; such a word stands near its beginning.
_KATA_JUMLAH = frozenset(
    {
        "total",
        "jumlah",
        "subtotal",
        "sub total",
        "sub jumlah",
        "grand total",
        "jumlah total",
        "jumlah seluruhnya",
        "jumlah keseluruhan",
        "total seluruhnya",
        "total keseluruhan",
    }
)
# Besides the age itself, what decides whether somebody of that age may be registered.
_MENENTUKAN_USIA = frozenset({"mulai", "pekerjaan"})
# So many pairs of age and job are tried one by one before the rows are asked which there are.
_PASANGAN_TERBANYAK = 3_000
PESAN_JUMLAH = "Baris ini tampaknya jumlah dari baris lain, jadi tidak dihitung."
PESAN_KOSONG = "Penghasilan belum diisi. Kalau baris ini bukan pekerja, abaikan."
PESAN_SENDIRI = (
    "Hanya penghasilan yang terisi; dihitung seperti tertulis. Kalau ini jumlah dari baris lain, "
    "hapus barisnya."
)


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
    jumlah = _sums(kolom) if ada_jumlah else set()
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
    sendiri = set(_alone(kolom, reader))
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


def _alone(kolom: Sequence[Sequence[str]], reader: RowReader) -> list[int]:
    """Give the places of rows that have an income and nothing else, where others have more.

    So stands the sum of a column, when nobody wrote `Jumlah` beside it.
    """
    if not reader.lengkap:
        return []
    tempat = next(column.tempat for column in reader.kolom if column.kunci == "penghasilan")
    lain = [isi for n, isi in enumerate(kolom) if n != tempat]
    if any("" not in isi for isi in lain):
        return []
    return [n for n, row in enumerate(zip(*lain, strict=True)) if not any(row)]


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


def _sums(kolom: Sequence[Sequence[str]]) -> set[int]:
    """Give the places of rows that sum up others, counted from 0."""
    tempat: set[int] = set()
    for isi in kolom:
        if _may_sum_up(isi):
            tempat.update(n for n, text in enumerate(isi) if _is_sum(text))
    return tempat


def sums_up(row: Sequence[str]) -> bool:
    """Tell whether the totals leave a row out because it sums up others."""
    return _may_sum_up(row) and any(map(_is_sum, row))


def stands_alone(row: Sequence[str], reader: RowReader) -> bool:
    """Tell whether a row that counts has an income and nothing else, where others have more."""
    return reader.lengkap and sum(map(bool, row)) == 1


def _may_sum_up(isi: Sequence[str]) -> bool:
    semua = "\n".join(isi).lower()
    return "total" in semua or "jumlah" in semua


def _is_sum(text: str) -> bool:
    return " ".join(text.lower().split()).rstrip(" :") in _KATA_JUMLAH


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


class Anggaran(NamedTuple):
    """How far a budget goes when all workers are paid for.

    Attributes:
        cukup_bulan: whole months.
        terpakai: what they cost, in rupiah.
        sisa: what is left, in rupiah.
        sampai_akhir_data: it would go further, but prices beyond the law data are not known.
    """

    cukup_bulan: int
    terpakai: int
    sisa: int
    sampai_akhir_data: bool


def budget(uang: int, orang: Mapping[Kelompok, int], law: Law) -> Anggaran:
    """Turn the question round: how many whole months does this money pay for all of them?

    Each worker is paid from the first month of his row on.
    """
    akhir = law.kepesertaan.cakupan.sampai
    terjauh = min(akhir.since(kelompok.skenario.mulai) + 1 for kelompok in orang)
    harga = [0] * terjauh
    for kelompok, banyak in orang.items():
        _, biaya, _ = iuran.compute(kelompok.skenario._replace(bulan=terjauh), law)
        for index, bulan in enumerate(biaya.bulanan):
            harga[index] += bulan.total * banyak
    terpakai = cukup = 0
    for sebulan in harga:
        if terpakai + sebulan > uang:
            break
        terpakai += sebulan
        cukup += 1
    return Anggaran(cukup, terpakai, uang - terpakai, cukup == terjauh)


class Jumlah(NamedTuple):
    """People, and rupiah for all of them."""

    orang: int
    total: int


class Ringkasan(NamedTuple):
    """The totals of a table, in rupiah; the dearest occupation first.

    Attributes:
        turun: how many people the relief holds for, by month.
    """

    orang: int
    total: int
    per_bulan: dict[str, Jumlah]
    turun: dict[str, int]
    per_pekerjaan: dict[str | None, Jumlah]
    per_golongan: dict[Golongan, Jumlah]
    per_pembayar: dict[str, Jumlah]


def summarise(orang: Mapping[Kelompok, int]) -> Ringkasan:
    """Add up the groups: everything, by month, occupation, income group and payer."""
    bulan: dict[str, Jumlah] = {}
    turun: Counter[str] = Counter()
    pembayar: dict[str, Jumlah] = {}
    pekerjaan: dict[str | None, Jumlah] = {}
    golongan: dict[Golongan, Jumlah] = {}
    for kelompok, banyak in orang.items():
        for satu in kelompok.bulanan:
            _add(bulan, satu.bulan, banyak, satu.total)
            turun[satu.bulan] += banyak * satu.keringanan
        _add(pembayar, kelompok.skenario.pembayar, banyak, kelompok.total)
        _add(pekerjaan, kelompok.skenario.pekerjaan, banyak, kelompok.total)
        _add(golongan, kelompok.golongan, banyak, kelompok.total)
    return Ringkasan(
        orang=sum(orang.values()),
        total=sum(kelompok.total * banyak for kelompok, banyak in orang.items()),
        per_bulan=dict(sorted(bulan.items())),
        turun=turun,
        per_pembayar=pembayar,
        per_pekerjaan=dict(
            sorted(pekerjaan.items(), key=lambda satu: (-satu[1].total, satu[0] or ""))
        ),
        per_golongan=dict(
            sorted(golongan.items(), key=lambda satu: (satu[0].nomor, satu[0].dasar))
        ),
    )


def _add(tempat: dict[T, Jumlah], kunci: T, orang: int, nilai: int) -> None:
    lama = tempat.get(kunci, Jumlah(0, 0))
    tempat[kunci] = Jumlah(lama.orang + orang, lama.total + nilai * orang)


def answer(hitungan: Hitungan, anggaran: Anggaran | None, law: Law) -> dict[str, object]:
    """Give the answer of the public contract as plain JSON values; amounts in rupiah."""
    isi = summarise(hitungan.orang)
    return {
        "skema": 1,
        "baris": {
            "dibaca": hitungan.dibaca,
            "dihitung": hitungan.dihitung,
            "salah": hitungan.dibaca - hitungan.dihitung,
        },
        "orang": isi.orang,
        "total": isi.total,
        "per_bulan": [
            {"bulan": bulan, **jumlah._asdict()} for bulan, jumlah in isi.per_bulan.items()
        ],
        "per_pekerjaan": [
            {
                "pekerjaan": slug,
                "nama": law.nama_pekerjaan(slug, "Pekerjaan tidak disebut"),
                **jumlah._asdict(),
            }
            for slug, jumlah in isi.per_pekerjaan.items()
        ],
        "per_golongan": [
            {
                "nomor": golongan.nomor,
                "dari": golongan.dari,
                "sampai": golongan.sampai,
                "dasar": golongan.dasar,
                **jumlah._asdict(),
            }
            for golongan, jumlah in isi.per_golongan.items()
        ],
        "anggaran": anggaran
        and {
            "cukup_bulan": anggaran.cukup_bulan,
            "terpakai": anggaran.terpakai,
            "sisa": anggaran.sisa,
        },
        "salah": _listed(hitungan.salah),
        "periksa": _listed(hitungan.periksa),
    }


def _listed(semua: Iterable[Salah]) -> list[dict[str, object]]:
    return [{"baris": satu.baris, "kolom": satu.kolom, "pesan": satu.pesan} for satu in semua]
