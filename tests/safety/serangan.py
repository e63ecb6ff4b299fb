"""Queries that nobody should send: made from a seed, the same on every machine.

Each carries one hostile value at one known place, so that a test can ask for the error that
names this place.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from calculator.scenario import KUNCI

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261124

MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "'\"><svg onload=alert(1)>",
    "</output><iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>2jt</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<template><script>alert(1)</script></template>",
    "<style>*{background:url(//contoh.example/a)}</style>",
    "<base href=//contoh.example/>",
    "<meta http-equiv=refresh content=0;url=//contoh.example>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "\\u003cscript\\u003ealert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "{{ 7*7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${alert(1)}",
    "`${alert(1)}`",
    "__proto__",
    "constructor",
    "'; alert(1); //",
    "' OR '1'='1",
    "=cmd|' /C calc'!A0",
    "../../../../etc/passwd",
    "%s%s%s%n",
)
SCRIPTS = (
    "javascript:alert(1)",
    "jAvAsCrIpT:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://contoh.example/1",
    "//contoh.example/a.js",
    "https://contoh.example/a.js",
)
# Control characters, invisible ones, and those that turn the direction of reading.
CHARACTERS = (
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff\ufffd\ufffe\uffff",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\U000e0001\U000e0041\U0001f4a9\U0010ffff",
    "\ud800",
    "\udfff",
    "\ud83d",
    "Z" + "\u0301" * 300,
)
# Digits of other scripts, and letters that look like digits.
DIGITS = (
    *("٢٠٠٠٠٠٠", "۲۰۰۰۰۰۰", "२०००००", "２００００００", "𝟐𝟎𝟎𝟎𝟎𝟎𝟎", "²⁰⁰⁰", "₂₀₀₀", "①②③", "Ⅻ", "½"),  # noqa: RUF001
    *("൨൦൦൦", "༢༠༠༠", "〇二三", "2\u200b000000", "2\u066c000\u066c000", "2\u00a0000", "O", "l"),
)
NUMBERS = (
    *("-1", "+2", "1e6", "1E999", "0x10", "0b11", "0o17", "1_000_000", "NaN", "nan", "inf"),
    *(
        "Infinity",
        "-inf",
        "--1",
        "1.5.2",
        "1,5,2,",
        "0.0000001",
        "9" * 30,
        "9" * 400,
        "1" + "0" * 1500,
    ),
    *("1" * 15, "1" * 16, "2jt2jt", "jt", "juta", "Rp", "Rp-2", "2 jt 5", "1/0", "1/3", "5%", "∞"),
)
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
)
HOSTILE = (*MARKUP, *SCRIPTS, *DIGITS, *NUMBERS, *CHARACTERS, *LONG)

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
    return "".join(c if "\ud800" <= c <= "\udfff" else quote(c, safe="") for c in value)


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
        Serangan(f"{_without(GOOD[0], key)}&{key}={encoded(value)}".lstrip("&"), key)
        for value in HOSTILE
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
