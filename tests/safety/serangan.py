"""Queries that nobody should send: made from a seed, the same on every machine.

Each carries one hostile value at one known place, so that a test can ask for the error that
names this place.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from calculator.fields import KUNCI

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261124

FILE = Path(__file__).parent.parent / "hostile.txt"


def _parts() -> dict[str, tuple[str, ...]]:
    """Return the texts of tests/hostile.txt by the names of its parts."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            name = line.removeprefix("# ").partition(":")[0]
        elif line:
            found[name] = (*found.get(name, ()), json.loads(line))
    return found


PARTS = _parts()
MARKUP, SCRIPTS, CHARACTERS = PARTS["markup"], PARTS["scripts"], PARTS["characters"]
QUERIES = PARTS["queries"]
LONG = (
    "a" * 5_000,
    "9" * 100_000,
    "," * 3_000,
    "1," * 2_500,
    "A15," * 1_500,
    "%" * 4_000,
    "\u202e" * 2_500,
    "é" * 2_001,
    "&" * 50_000,
    "=&" * 50_000,
    "penghasilan=1&" * 10_000,
    "A" * 1_900,
    "1," * 900 + "1",
    "A15:50," * 250 + "A15",
    "2" + "." * 1_800,
    "1" + ".000" * 450,
    " " * 1_800 + "x",
    "1" + "0" * 1_500,
    "Z" + "\u0301" * 300,
)
# All but half a letter.
WHOLE = re.compile("[^\ud800-\udfff]+")
HOSTILE = (*MARKUP, *SCRIPTS, *PARTS["digits"], *PARTS["numbers"], *CHARACTERS, *LONG)

GOOD = (
    "penghasilan=2000000",
    "penghasilan=2jt&anak=8,13",
    "penghasilan=1500000&program=jkk-jkm-jht&bulan=12&jht_tahun=10",
    "penghasilan=3000000&pekerjaan=ojek-online&cacat=A15:50&transport=darat",
)


class Serangan(NamedTuple):
    """A query, and the key whose value or name was tampered with; None: the whole query."""

    query: str
    kunci: str | None


def _without(query: str, key: str) -> str:
    return "&".join(pair for pair in query.split("&") if not pair.startswith(f"{key}="))


def encoded(value: str) -> str:
    """Write a value so that it arrives whole, as a browser does; lone surrogates stay."""
    return WHOLE.sub(lambda found: quote(found[0], safe=""), value)


def _one_value(chance: random.Random) -> str:
    value = chance.choice(HOSTILE)
    if len(value) > 400:
        return value
    match chance.randrange(6):
        case 0:
            return chance.choice(("2000000", "2jt", "art", "8,13", "2026-11", "A15")) + value
        case 1:
            return value + chance.choice(("2000000", "jt", "art", ",13", "-11", ":50"))
        case 2:
            return value + chance.choice(HOSTILE)[:400]
        case 3:
            other = chance.choice(CHARACTERS)
            return other.join(value[:60])
        case _:
            return value


def serangan(count: int) -> Iterator[Serangan]:
    """Yield queries: first every hostile value in every place, then mixtures."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    plain = [
        Serangan(f"{_without(GOOD[0], key)}&{key}={value}".lstrip("&"), key)
        for value in map(encoded, HOSTILE)
        for key in KUNCI
    ]
    yield from plain[:count]
    for _ in range(count - len(plain)):
        good, value = chance.choice(GOOD), _one_value(chance)
        key = chance.choice(KUNCI)
        match chance.randrange(8):
            case 0:
                # As typed into the address bar, nothing encoded.
                yield Serangan(f"{_without(good, key)}&{key}={value}", None)
            case 1:
                yield Serangan(f"{good}&{encoded(value)}=1", None)
            case 2:
                yield Serangan(f"{good}&{value}", None)
            case 3:
                yield Serangan(value, None)
            case 4:
                # Encoded twice: must not be decoded twice.
                yield Serangan(f"{_without(good, key)}&{key}={encoded(encoded(value))}", None)
            case 5:
                yield Serangan(f"{good}&{key}={encoded(value)}&{key}={encoded(value)}", key)
            case _:
                yield Serangan(f"{_without(good, key)}&{key}={encoded(value)}", key)
