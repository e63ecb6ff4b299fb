"""Adds up a table: people and rupiah by month, occupation and income group; how far money goes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod
from typing import NamedTuple, TypeVar

from calculator import iuran
from calculator.kolektif.rows import Kelompok, RowReader, Salah
from calculator.rules.model import Golongan, Law

__all__ = [
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
    "summarise",
]

T = TypeVar("T")
# So many faults are listed one by one; more would be read by nobody. All are counted.
SALAH_TERBANYAK = 10_000
_SEKALI = 50_000
# A row that sums up others is no worker; such a word stands near its beginning.
_KATA_JUMLAH = frozenset(
    {"total", "jumlah", "subtotal", "sub total", "grand total", "jumlah total", "total keseluruhan"}
)
_KOLOM_KATA = 3
# Besides the age itself, what decides whether somebody of that age may be registered.
_MENENTUKAN_USIA = frozenset({"mulai", "pekerjaan"})
# So many pairs of age and job are tried one by one before the rows are asked which there are.
_PASANGAN_TERBANYAK = 3_000
_PESAN_JUMLAH = "Baris ini tampaknya jumlah dari baris lain, jadi tidak dihitung."


class Hitungan(NamedTuple):
    """What was read so far.

    Attributes:
        dibaca: rows in which something stands, the headers left out.
        dihitung: rows that count.
        baris: all rows, empty ones too.
        salah: the first faults.
        orang: how many people are in each group.
    """

    dibaca: int
    dihitung: int
    baris: int
    salah: tuple[Salah, ...]
    orang: dict[Kelompok, int]


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
    lebar = max(_KOLOM_KATA, *(column.tempat + 1 for column in reader.kolom))
    queue = iter(rows)
    while bagian := list(islice(queue, sekali)):
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
    nilai: list[Sequence[str]] = [
        reader.incomes(isi) if column.kunci == "penghasilan" else isi
        for column in reader.kolom
        for isi in (kolom[column.tempat],)
    ]
    jumlah = _sums(kolom) if ada_jumlah else set()
    salah = [Salah(sebelum + n + 1, "jumlah", _PESAN_JUMLAH) for n in sorted(jumlah)]
    if jumlah:
        nilai = [[x for n, x in enumerate(satu) if n not in jumlah] for satu in nilai]
    nilai = _without_ages(nilai, reader)
    orang: Counter[Kelompok] = Counter()
    error: dict[tuple[str, ...], tuple[Salah, ...]] = {}
    dibaca, dihitung = len(salah), 0
    # To compare groups takes long: identity stands for them until the end.
    menurut: dict[int, list[int]] = {}
    kelompok: dict[int, Kelompok] = {}
    for kunci, banyak in Counter(zip(*nilai, strict=True)).items():
        hasil = reader.read_used(kunci)
        if hasil.baris is not None:
            nama = id(hasil.baris.kelompok)
            kelompok[nama] = hasil.baris.kelompok
            menurut.setdefault(nama, []).append(hasil.baris.jumlah * banyak)
            dihitung += banyak
        elif hasil.salah:
            error[kunci] = hasil.salah
        else:
            continue
        dibaca += banyak
    if error:
        nomor = (n for n in range(len(kolom[0])) if n not in jumlah)
        for n, kunci in zip(nomor, zip(*nilai, strict=True), strict=True):
            if kunci in error:
                sel = tuple(kolom[column.tempat][n] for column in reader.kolom)
                salah += (x._replace(baris=sebelum + n + 1, sel=sel) for x in error[kunci])
        salah.sort(key=lambda satu: satu.baris)
    for nama, banyak_orang in menurut.items():
        orang[kelompok[nama]] += sum(banyak_orang)
    return Hitungan(
        dibaca=dibaca,
        dihitung=dihitung,
        baris=len(kolom[0]),
        salah=tuple(salah),
        orang=dict(orang),
    )


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
    for isi in kolom[:_KOLOM_KATA]:
        semua = "\n".join(isi).lower()
        if "total" in semua or "jumlah" in semua:
            tempat.update(n for n, text in enumerate(isi) if _is_sum(text))
    return tempat


def _is_sum(text: str) -> bool:
    return " ".join(text.lower().split()).rstrip(" :") in _KATA_JUMLAH


def add_up(bagian: Iterable[Hitungan]) -> Hitungan:
    """Add the counts of several pieces, in order of their rows."""
    dibaca = dihitung = baris = 0
    salah: list[Salah] = []
    orang: dict[Kelompok, int] = {}
    for part in bagian:
        dibaca += part.dibaca
        dihitung += part.dihitung
        baris += part.baris
        salah += part.salah[: SALAH_TERBANYAK - len(salah)]
        for kelompok, jumlah in part.orang.items():
            orang[kelompok] = orang.get(kelompok, 0) + jumlah
    return Hitungan(dibaca=dibaca, dihitung=dihitung, baris=baris, salah=tuple(salah), orang=orang)


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
        "salah": [
            {"baris": satu.baris, "kolom": satu.kolom, "pesan": satu.pesan}
            for satu in hitungan.salah
        ],
    }
