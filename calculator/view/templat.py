"""The one Jinja2 environment of all views, the same at build time and in the browser."""

import os.path
from datetime import date
from functools import cache

from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup

from calculator.bulan import NAMA_BULAN, Bulan, tanggal_panjang
from calculator.rupiah import rp, tulis_angka

__all__ = ["isi_templat", "lingkungan"]


def _nama_bulan(teks: str) -> str:
    return Bulan.baca(teks).nama


def _bulan_pendek(teks: str) -> str:
    return NAMA_BULAN[Bulan.baca(teks).bulan - 1][:3]


def _tanggal(teks: str) -> str:
    return tanggal_panjang(date.fromisoformat(teks))


def _awal_besar(teks: str) -> str:
    """Begin with a capital and leave the rest: `capitalize` would make `Smp` of SMP."""
    return teks[:1].upper() + teks[1:]


# Not by pathlib: it would be the only reason for a visitor's Python to start it.
_TEMPAT = os.path.dirname(__file__)  # noqa: PTH120
_SUMBER = f"{_TEMPAT}/templates"
# Templates compiled to modules: only in the browser's runtime, where their sources are left out.
_TERSUSUN = f"{_TEMPAT}/tersusun"


@cache
def lingkungan() -> Environment:
    """Give the environment: escaping on, an unknown name is an error."""
    hasil = Environment(
        loader=FileSystemLoader(_SUMBER) if os.path.isdir(_SUMBER) else ModuleLoader(_TERSUSUN),  # noqa: PTH112
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    hasil.filters |= {
        "rp": rp,
        "ribuan": tulis_angka,
        "nama_bulan": _nama_bulan,
        "bulan_pendek": _bulan_pendek,
        "tanggal": _tanggal,
        "awal_besar": _awal_besar,
    }
    return hasil


def isi_templat(nama: str, **isi: object) -> Markup:
    """Fill a template of `calculator/view/templates`; what comes out is markup."""
    return Markup(lingkungan().get_template(nama).render(**isi))  # noqa: S704 - escaped by Jinja2
