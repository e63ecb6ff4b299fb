"""Adds up a table: people and rupiah by month, occupation and income group; how far money goes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from calculator import iuran
from calculator.kolektif.counting import Hitungan
from calculator.kolektif.rows import Kelompok, Salah
from calculator.month import Month
from calculator.phases import outlook
from calculator.rules.model import Golongan, Law

if TYPE_CHECKING:
    from calculator.scenario import Scenario

__all__ = ["Anggaran", "Jumlah", "Relief", "Ringkasan", "answer", "budget", "reliefs", "summarise"]

T = TypeVar("T")


class Anggaran(NamedTuple):
    """How far a budget goes when all workers are paid for.

    Attributes:
        cukup_bulan: whole months.
        terpakai: what they cost, in rupiah.
        sisa: what is left, in rupiah.
        sampai_akhir_data: it would go further, but prices beyond the law data are not known.
        habis: the last month paid, of who begins first and of who begins last; empty for none.
    """

    cukup_bulan: int
    terpakai: int
    sisa: int
    sampai_akhir_data: bool
    habis: tuple[Month, ...] = ()


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
    mulai = [kelompok.skenario.mulai for kelompok in orang]
    habis = tuple(sorted({satu.plus(cukup - 1) for satu in (min(mulai), max(mulai))}))
    return Anggaran(
        cukup, terpakai, uang - terpakai, cukup == terjauh, habis=habis if cukup else ()
    )


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


class Relief(NamedTuple):
    """A relief in the prices of a table.

    Attributes:
        sektor: whose relief it is.
        pembayar: who pays.
        program: the contributions that it lowers.
        turun: by how much, as people write it.
        sampai: its last month.
        lalu: the relief that follows, empty where the price is whole; None where nobody knows.
        orang: how many people it holds for.
    """

    sektor: str
    pembayar: str
    program: str
    turun: str
    sampai: Month
    lalu: str | None
    orang: int


def reliefs(orang: Mapping[Kelompok, int], law: Law) -> list[Relief]:
    """Give the reliefs that the first months of a table's workers have."""
    groups: dict[tuple[object, ...], tuple[Scenario, int]] = {}
    for kelompok, banyak in orang.items():
        one = kelompok.skenario
        key = (one.sektor, one.pembayar, one.jht, one.mulai)
        groups[key] = (one, groups.get(key, (one, 0))[1] + banyak)
    found: dict[Relief, int] = {}
    for one, banyak in groups.values():
        prices = outlook(one, law)
        now = prices.now
        if now.keringanan is None:
            continue
        lalu = prices.then[0].turun if prices.then else None
        relief = Relief(
            sektor=one.sektor,
            pembayar=one.pembayar,
            program=now.program,
            turun=now.turun,
            sampai=now.sampai,
            lalu=lalu,
            orang=0,
        )
        found[relief] = found.get(relief, 0) + banyak
    return [relief._replace(orang=banyak) for relief, banyak in found.items()]


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
        "keringanan": [
            {**relief._asdict(), "sampai": str(relief.sampai)}
            for relief in reliefs(hitungan.orang, law)
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
