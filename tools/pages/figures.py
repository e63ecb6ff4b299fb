"""Figures of the law for pages: those in force on the day the law was last checked.

Not on the day of the build: the same source gives the same site, and whatever changes with the
calendar is told with the months in which it holds.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from calculator.browser import respond
from calculator.bulan import NAMA_BULAN, Bulan
from calculator.iuran import tarif
from calculator.rules import law
from calculator.rupiah import tulis_persen

if TYPE_CHECKING:
    from datetime import date

    from calculator.rules.model import (
        AturanBeasiswa,
        Baris,
        Golongan,
        Keringanan,
        Ketentuan,
        Kutipan,
        Peraturan,
    )

# The sector that most people belong to comes first.
SEKTOR: dict[str, str] = {
    "lainnya": "Semua pekerjaan selain transportasi",
    "transportasi": "Transportasi: sopir, ojek, kurir",
}


class HargaGolongan(NamedTuple):
    """One row of the contribution table; rupiah a month."""

    golongan: Golongan
    keringanan: int
    normal: int
    jht: int
    belum_pasti: bool


class MasaKeringanan(NamedTuple):
    """Months in which a sector pays less: `rentang` for people, `berlaku` for the page's script."""

    sektor: str
    nama: str
    rentang: str
    berlaku: str
    sesudah: str
    bagian: str
    kutipan: tuple[str, ...]


def checked() -> date:
    """Return the day the law data were last checked: the day all pages speak of."""
    return law().kepesertaan.cakupan.diperiksa


def row(path: str) -> Baris[object]:
    """Return a provision's row in force, named as in the rules: `jkm.santunan`, `iuran.jkm`."""
    value: object = law()
    for name in path.split("."):
        value = getattr(value, name)
    return cast("Ketentuan[object]", value).pada(checked())


def whole(path: str) -> int:
    """Return a provision that is a whole number."""
    value = row(path).nilai
    if not isinstance(value, int):
        raise TypeError(f"{path} bukan bilangan bulat: {value!r}")
    return value


def span(start: Bulan, end: Bulan) -> str:
    """Write months from one to another, the year once where it is the same."""
    first = NAMA_BULAN[start.bulan - 1] if start.tahun == end.tahun else start.nama
    return f"{first}–{end.nama}"


def _masa(relief: Keringanan) -> MasaKeringanan:
    return MasaKeringanan(
        sektor=relief.sektor,
        nama=SEKTOR[relief.sektor],
        rentang=span(relief.dari, relief.sampai),
        berlaku=f"{relief.dari}/{relief.sampai}",
        sesudah=relief.sampai.tambah(1).nama,
        bagian=tulis_persen(1 - relief.bagian_dibayar),
        kutipan=relief.sumber,
    )


def daftar_keringanan() -> list[MasaKeringanan]:
    """Return the relief of each sector."""
    return [keringanan(sektor) for sektor in SEKTOR]


def keringanan(sektor: str = "lainnya") -> MasaKeringanan:
    """Return the relief of one sector."""
    return _masa(last_relief(sektor))


def last_relief(sektor: str) -> Keringanan:
    """Find the relief of a sector that ends last: the one pages speak of."""
    found = [relief for relief in law().iuran.keringanan if relief.sektor == sektor]
    return max(found, key=lambda relief: relief.sampai)


def tabel_iuran() -> list[HargaGolongan]:
    """Return the whole contribution table: the price within and outside the months of relief."""
    hukum, relief = law(), last_relief("lainnya")
    table = []
    for golongan in hukum.iuran.golongan.pada(relief.sampai.hari_terakhir).nilai:
        normal = tarif(golongan.dasar, relief.sampai, hukum, jht=True, potongan=None)
        reduced = tarif(golongan.dasar, relief.sampai, hukum, jht=True, potongan=relief)
        source = golongan.kutipan
        table.append(
            HargaGolongan(
                golongan,
                keringanan=reduced.jkk + reduced.jkm,
                normal=normal.jkk + normal.jkm,
                jht=normal.jht,
                belum_pasti=source is not None and hukum.belum_pasti((source,)),
            )
        )
    return table


def golongan_cepat() -> str:
    """Return, for the front page's script, where each group begins and its two prices."""
    rows = [(row.golongan.dari, row.keringanan, row.normal) for row in tabel_iuran()]
    return json.dumps(rows, separators=(",", ":"))


def harga(nomor: int = 1) -> HargaGolongan:
    """Return the prices of one income group."""
    return tabel_iuran()[nomor - 1]


def hitung(query: str) -> dict[str, Any]:
    """Ask the engine, as the calculator does; an answer with a fault in it stops the build."""
    answer = json.loads(respond(query, kini=str(Bulan(checked().year, checked().month))))
    if "jawaban" not in answer:
        raise ValueError(f"{query}: {answer}")
    return cast("dict[str, Any]", answer["jawaban"])


def beasiswa() -> AturanBeasiswa:
    """Return how children's schooling is paid."""
    return law().beasiswa.pada(checked()).nilai


def daftar_peraturan() -> list[tuple[Peraturan, list[Kutipan]]]:
    """Return each text with the places we take from it."""
    places = law().kutipan.values()
    return [
        (text, [place for place in places if place.peraturan.kunci == text.kunci])
        for text in law().peraturan.values()
    ]
