"""Text as people paste it: invisible signs taken out, whole numbers and lists read.

`docs/assets/js/base/written.js` reads the same; `tests/calculator/written.json` holds the cases
that both must answer alike.
"""

import re
from collections.abc import Iterable

__all__ = ["clean", "close_to", "parts", "printable", "read_count"]

# Written out, not asked of `unicodedata`: another Python would know other signs.
_SPACE = re.compile("[\\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+", re.ASCII)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]"
)
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u0600-\u0605\u06dd\u070f\u08e2\ud800-\uf8ff\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U0010ffff]"
)
# As East Asian and Arabic keyboards write them.
_SIGNS = {
    **{start + n: str(n) for start in (0xFF10, 0x0660, 0x06F0) for n in range(10)},
    0xFF0C: ",",
    0xFF0E: ".",
}
_COUNT = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:[. ][0-9]{3}){1,4}", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\bdan\b|\s)\s*", re.ASCII | re.IGNORECASE)


def clean(text: str) -> str:
    """Take out what nobody sees, make every space and digit a plain one, and cut both ends."""
    plain = text if text.isascii() else text.translate(_SIGNS)
    return _SPACE.sub(" ", _INVISIBLE.sub("", plain)).strip()


def printable(text: str) -> str:
    """Replace what could take over a line of text or a terminal."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", clean(text))


def read_count(text: str, *units: str) -> int | None:
    """Read a whole number: `12`, `1.000`, and `12 bulan` where "bulan" is one of the units."""
    said = clean(text).lower().rstrip(" .,;")
    for unit in units:
        if said.endswith(unit):
            said = said[: -len(unit)].rstrip()
            break
    return int(re.sub(r"[. ]", "", said)) if _COUNT.fullmatch(said) else None


def parts(text: str, *units: str) -> list[str]:
    """Part a list by comma, semicolon, `dan` or a space; a comma at its end is no part.

    A unit after a number belongs to it: `8 th, 13 th` has two parts.
    """
    said = clean(text)
    if units:
        said = re.sub(rf"(?<=[0-9])\s*(?:{'|'.join(units)})\b\.?", "", said, flags=re.IGNORECASE)
    return [part for part in _BETWEEN.split(said.strip(" ,;.")) if part]


def close_to(text: str, pilihan: Iterable[str], n: int = 3, alike: float = 0.6) -> list[str]:
    """Find what looks alike, best first; two that are the same are 1 alike."""
    # Only a fault needs it: a visitor whose input is right never waits for the module.
    from difflib import get_close_matches

    return get_close_matches(text, list(pilihan), n, alike)
