"""The form of the calculator, written at build from the law data: lists, months, groups.

Every control is native and named by its key of the public contract; the page's script only helps
to fill it in.
"""

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from markupsafe import Markup

from calculator.fields import MODA
from calculator.month import Month
from calculator.rules.model import Law, Pekerjaan
from calculator.rupiah import format_percent
from calculator.view.answer.body import body
from calculator.view.jinja import render_template

__all__ = ["DEFAULT", "form"]

# The scenario the page is built with: the lowest base, so that nothing sounds better than it is.
DEFAULT = "penghasilan=1000000"
# Quick incomes to start from; a help for the fingers, no figure of the law.
_QUICK = (
    (1_000_000, "1 juta"),
    (1_500_000, "1,5 juta"),
    (2_000_000, "2 juta"),
    (3_000_000, "3 juta"),
    (5_000_000, "5 juta"),
)
# Pictured choices are small: the everyday part of a name is enough there.
_SHORT = {
    "art": "ART",
    "sopir-pribadi": "Sopir",
    "tukang-kebun": "Kebun",
    "ojek-online": "Ojek",
    "pedagang": "Pedagang",
    "marbot": "Marbot",
    "buruh-bangunan": "Bangunan",
    "juru-parkir": "Parkir",
    "pengasuh-anak": "Pengasuh",
}


class Option(NamedTuple):
    """One option of a list."""

    nilai: str
    nama: str


class Person(NamedTuple):
    """A pictured occupation."""

    slug: str
    nama: str
    pendek: str
    gambar: Markup


def _angkutan() -> list[Option]:
    """Give every combination of modes as one option each, so that one native list holds them."""
    hasil = []
    for banyak in range(1, len(MODA) + 1):
        for gabungan in combinations(MODA, banyak):
            *awal, akhir = gabungan
            nama = f"{', '.join(awal)} dan {akhir}" if awal else akhir
            hasil.append(Option(",".join(gabungan), nama.capitalize()))
    return hasil


def _pekerjaan(law: Law) -> list[tuple[str, list[Pekerjaan]]]:
    semua = sorted(law.pekerjaan.values(), key=lambda satu: satu.nama.casefold())
    return [
        ("Pekerjaan sehari-hari", [each for each in semua if each.tabel]),
        ("Dihitung dengan cara lain", [each for each in semua if not each.tabel]),
    ]


def form(law: Law, kini: Month, mesin: str, orang: Callable[[str], Markup]) -> Markup:
    """Write the form.

    Args:
        law: the law data.
        kini: the month the page is built for.
        mesin: address of the runtime, relative to the page.
        orang: draws the person of an occupation.
    """
    day = kini.last_day
    return render_template(
        "answer/form.html",
        mesin=mesin,
        kini=kini,
        orang=[
            Person(
                pekerjaan.slug,
                pekerjaan.nama,
                _SHORT.get(pekerjaan.slug, pekerjaan.nama),
                orang(pekerjaan.slug),
            )
            for pekerjaan in law.pekerjaan.values()
            if pekerjaan.utama
        ],
        pekerjaan=_pekerjaan(law),
        cepat=_QUICK,
        bawaan=DEFAULT.partition("=")[2],
        hari_kerja=law.iuran.hari_kerja.on(day).nilai,
        masa_bayar=[
            Option(str(satu), f"{satu} bulan") for satu in law.iuran.masa_bayar.on(day).nilai
        ],
        cakupan=law.kepesertaan.cakupan,
        usia_batas=law.kepesertaan.usia_daftar.on(day).nilai,
        beasiswa=law.beasiswa.on(day).nilai,
        angkutan=_angkutan(),
        badan=body(law, day),
        anggapan_persen=format_percent(law.jht.hasil_anggapan.on(day).nilai),
    )
