"""The form of the calculator, written at build from the law data: lists, months, groups.

Every control is native and named by its key of the public contract; the page's script only helps
to fill it in.
"""

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from markupsafe import Markup

from calculator.bulan import Bulan
from calculator.rules.model import Hukum, Pekerjaan
from calculator.rupiah import tulis_persen
from calculator.scenario import MODA
from calculator.view.badan import badan
from calculator.view.templat import isi_templat

__all__ = ["BAWAAN", "formulir"]

# The scenario the page is built with: the lowest base, so that nothing sounds better than it is.
BAWAAN = "penghasilan=1000000"
# Quick incomes to start from; a help for the fingers, no figure of the law.
_CEPAT = (
    (1_000_000, "1 juta"),
    (1_500_000, "1,5 juta"),
    (2_000_000, "2 juta"),
    (3_000_000, "3 juta"),
    (5_000_000, "5 juta"),
)
# Pictured choices are small: the everyday part of a name is enough there.
_PENDEK = {
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


class Pilihan(NamedTuple):
    """One option of a list."""

    nilai: str
    nama: str


class Orang(NamedTuple):
    """A pictured occupation."""

    slug: str
    nama: str
    pendek: str
    gambar: Markup


def _angkutan() -> list[Pilihan]:
    """Give every combination of modes as one option each, so that one native list holds them."""
    hasil = []
    for banyak in range(1, len(MODA) + 1):
        for gabungan in combinations(MODA, banyak):
            *awal, akhir = gabungan
            nama = f"{', '.join(awal)} dan {akhir}" if awal else akhir
            hasil.append(Pilihan(",".join(gabungan), nama.capitalize()))
    return hasil


def _pekerjaan(hukum: Hukum) -> list[tuple[str, list[Pekerjaan]]]:
    semua = sorted(hukum.pekerjaan.values(), key=lambda satu: satu.nama.casefold())
    return [
        ("Pekerjaan sehari-hari", [satu for satu in semua if satu.tabel]),
        ("Dihitung dengan cara lain", [satu for satu in semua if not satu.tabel]),
    ]


def formulir(hukum: Hukum, kini: Bulan, mesin: str, orang: Callable[[str], Markup]) -> Markup:
    """Write the form.

    Args:
        hukum: the law data.
        kini: the month the page is built for.
        mesin: address of the runtime, relative to the page.
        orang: draws the person of an occupation.
    """
    hari = kini.hari_terakhir
    return isi_templat(
        "formulir.html",
        mesin=mesin,
        kini=kini,
        orang=[
            Orang(satu.slug, satu.nama, _PENDEK.get(satu.slug, satu.nama), orang(satu.slug))
            for satu in hukum.pekerjaan.values()
            if satu.utama
        ],
        pekerjaan=_pekerjaan(hukum),
        cepat=_CEPAT,
        bawaan=BAWAAN.partition("=")[2],
        hari_kerja=hukum.iuran.hari_kerja.pada(hari).nilai,
        masa_bayar=[
            Pilihan(str(satu), f"{satu} bulan") for satu in hukum.iuran.masa_bayar.pada(hari).nilai
        ],
        cakupan=hukum.kepesertaan.cakupan,
        usia_batas=hukum.kepesertaan.usia_daftar.pada(hari).nilai,
        beasiswa=hukum.beasiswa.pada(hari).nilai,
        angkutan=_angkutan(),
        badan=badan(hukum, hari),
        anggapan_persen=tulis_persen(hukum.jht.hasil_anggapan.pada(hari).nilai),
    )
