"""The one Jinja2 environment of all views, the same at build time and in the browser."""

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
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


# The build of the browser's runtime leaves the compiled templates here; elsewhere there are none.
_BYTECODE = Path(__file__).parent / "bytecode"


@cache
def lingkungan() -> Environment:
    """Give the environment: escaping on, an unknown name is an error."""
    hasil = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(_BYTECODE)) if _BYTECODE.is_dir() else None,
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
