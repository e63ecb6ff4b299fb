"""Reads what pages say that is neither law nor layout.

Questions, myths, terms, procedures and reported figures each lie in one TOML file under data/.
Texts in them are Markdown with the same macros as a page, so no figure of the law stands there.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator.rules import law
from tools.paths import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Tanya(NamedTuple):
    """A question people ask, its answer, and where the answer comes from."""

    kunci: str
    kelompok: str
    tanya: str
    jawab: str
    sumber: tuple[str, ...]


class Mitos(NamedTuple):
    """A wrong statement that circulates, and what is right."""

    kunci: str
    mitos: str
    fakta: str
    sumber: tuple[str, ...]


class Istilah(NamedTuple):
    """A term; with `singkatan` its short explanation, `dibaca`, is at hand wherever it stands.

    Without `arti` it is a word of computers, and not in the glossary.
    """

    kata: str
    dibaca: str
    arti: str
    singkatan: bool
    sumber: tuple[str, ...]


class Langkah(NamedTuple):
    """One step of a procedure."""

    nama: str
    isi: str
    ikon: str


class Urutan(NamedTuple):
    """A procedure: a name for search engines, the steps in order, and where they come from."""

    kunci: str
    nama: str
    langkah: tuple[Langkah, ...]
    sumber: tuple[str, ...]


class AngkaPers(NamedTuple):
    """A figure or a day that was reported; never law."""

    kunci: str
    nilai: int | date
    satuan: str
    sumber: tuple[str, ...]


def read(name: str) -> dict[str, Any]:
    """Read one data file."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def _cited(keys: Iterable[str], where: str) -> tuple[str, ...]:
    """Check that every source is a known citation or a known address."""
    found = tuple(keys)
    if not found:
        raise ValueError(f"{where}: tanpa sumber")
    unknown = [key for key in found if key not in law().kutipan and key not in law().kanal]
    if unknown:
        raise ValueError(f"{where}: sumber tidak dikenal: {', '.join(unknown)}")
    return found


@cache
def questions() -> tuple[Tanya, ...]:
    """Return all questions in the order in which they are shown."""
    return tuple(
        Tanya(
            entry["kunci"],
            entry["kelompok"],
            entry["tanya"],
            entry["jawab"].strip(),
            _cited(entry["sumber"], f"tanya-jawab.toml {entry['kunci']}"),
        )
        for entry in read("tanya-jawab")["tanya"]
    )


@cache
def myths() -> tuple[Mitos, ...]:
    """Return all myths."""
    return tuple(
        Mitos(
            entry["kunci"],
            entry["mitos"],
            entry["fakta"].strip(),
            _cited(entry["sumber"], f"mitos.toml {entry['kunci']}"),
        )
        for entry in read("mitos")["mitos"]
    )


@cache
def terms() -> tuple[Istilah, ...]:
    """Return all terms, in the order of the alphabet."""
    found = [
        Istilah(
            entry["kata"],
            entry["dibaca"],
            entry.get("arti", "").strip(),
            entry.get("singkatan", False),
            tuple(entry.get("sumber", ())),
        )
        for entry in read("istilah")["istilah"]
    ]
    for term in found:
        if term.sumber:
            _cited(term.sumber, f"istilah.toml {term.kata}")
    return tuple(sorted(found, key=lambda term: term.kata.casefold()))


@cache
def procedures() -> dict[str, Urutan]:
    """Return the procedures by their keys."""
    return {
        key: Urutan(
            key,
            entry["nama"],
            tuple(
                Langkah(step["nama"], step["isi"].strip(), step["ikon"])
                for step in entry["langkah"]
            ),
            _cited(entry["sumber"], f"langkah.toml {key}"),
        )
        for key, entry in read("langkah").items()
    }


@cache
def reported() -> dict[str, AngkaPers]:
    """Return the reported figures by their keys."""
    return {
        key: AngkaPers(
            key,
            entry["nilai"],
            entry.get("satuan", ""),
            _cited(entry["sumber"], f"angka.toml {key}"),
        )
        for key, entry in read("angka").items()
    }
