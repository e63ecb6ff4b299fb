"""The one Jinja2 environment of all views, the same at build time and in the browser."""

import os.path
from datetime import date
from functools import cache

from jinja2 import Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup

from calculator.month import NAMA_BULAN, Month, long_date
from calculator.rupiah import format_number, rp

__all__ = ["environment", "render_template"]


def _month_name(text: str) -> str:
    return Month.parse(text).nama


def _short_month(text: str) -> str:
    return NAMA_BULAN[Month.parse(text).month - 1][:3]


def _date(text: str) -> str:
    return long_date(date.fromisoformat(text))


def _capital_first(text: str) -> str:
    """Begin with a capital and leave the rest: `capitalize` would make `Smp` of SMP."""
    return text[:1].upper() + text[1:]


# Not by pathlib: it would be the only reason for a visitor's Python to start it.
_HERE = os.path.dirname(__file__)  # noqa: PTH120
_SOURCES = f"{_HERE}/templates"
# Templates compiled to modules: only in the browser's runtime, where their sources are left out.
_COMPILED = f"{_HERE}/compiled"


@cache
def environment() -> Environment:
    """Give the environment: escaping on, an unknown name is an error."""
    hasil = Environment(
        loader=FileSystemLoader(_SOURCES) if os.path.isdir(_SOURCES) else ModuleLoader(_COMPILED),  # noqa: PTH112
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    hasil.filters |= {
        "rp": rp,
        "ribuan": format_number,
        "nama_bulan": _month_name,
        "bulan_pendek": _short_month,
        "tanggal": _date,
        "awal_besar": _capital_first,
    }
    return hasil


def render_template(nama: str, **isi: object) -> Markup:
    """Fill a template of `calculator/view/templates`; what comes out is markup."""
    return Markup(environment().get_template(nama).render(**isi))  # noqa: S704 - escaped by Jinja2
