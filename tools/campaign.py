"""Whose site this is: `kampanye.toml`, read and checked in this one place."""

from __future__ import annotations

import os
import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILE = ROOT / "kampanye.toml"
REPORT = "LAPOR"
HEAD = ("alamat", "lapor")
TEXTS = ("nama", "wilayah", "kontak", "logo")
# A colour's name here, and the token of tokens.css that it takes the place of.
COLOURS = {"utama": "primary", "aksen": "accent"}
PICTURES = (".svg", ".png", ".webp", ".jpg")
# Small text stands in these colours on tinted grounds too: AAA on white leaves AA there.
CONTRAST = 7
# Below it light grows in proportion (WCAG 2, relative luminance).
DARK = 0.04045


class CampaignError(ValueError):
    """`kampanye.toml` says what cannot be used."""


class Campaign(NamedTuple):
    """What the file says; empty where nothing is said."""

    alamat: str
    lapor: str
    nama: str
    wilayah: str
    kontak: str
    logo: str
    warna: dict[str, str]


def campaign(file: Path = FILE) -> Campaign:
    """Read the file; LAPOR of the environment goes before what it says.

    Raises:
        CampaignError: a line is missing, unknown, or cannot be used.
    """
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise _error(str(error)) from error
    who, colours = _table(raw, "kampanye", TEXTS), _table(raw, "warna", tuple(COLOURS))
    top = _table({"": {k: v for k, v in raw.items() if k not in ("kampanye", "warna")}}, "", HEAD)
    found = Campaign(
        alamat=top["alamat"],
        lapor=os.environ.get(REPORT, "").strip() or top["lapor"],
        nama=who["nama"],
        wilayah=who["wilayah"],
        kontak=who["kontak"],
        logo=who["logo"],
        warna=colours,
    )
    _check(found)
    return found


def _table(raw: dict[str, object], name: str, keys: tuple[str, ...]) -> dict[str, str]:
    table = raw.get(name)
    if not isinstance(table, dict) or set(table) != set(keys):
        raise _error(f"{f'[{name}]' if name else 'its head'} must say {', '.join(keys)}, no more.")
    for key, value in table.items():
        if not isinstance(value, str):
            raise _error(f"{key} must be text in quotes, not {value!r}.")
    return {key: value.strip() for key, value in table.items()}


def _check(found: Campaign) -> None:
    if not re.match(r"(https?://|mailto:)\S+$", found.lapor):
        raise _error(f"lapor must be mailto:… or https://…, not {found.lapor!r}.")
    if found.kontak and not re.match(r"(https?://|mailto:)\S+$", found.kontak):
        raise _error(f"kontak must be mailto:… or https://…, not {found.kontak!r}.")
    if (found.kontak or found.logo or found.wilayah) and not found.nama:
        raise _error("a region, a contact or a logo needs the name of who runs the site (nama).")
    if found.logo:
        path = ROOT / "docs" / found.logo
        inside = path.resolve().is_relative_to(ROOT / "docs")
        if not inside or not path.is_file() or path.suffix not in PICTURES:
            raise _error(f"logo must be a picture below docs/, not {found.logo!r}.")
    for key, colour in found.warna.items():
        if colour and not re.fullmatch("#[0-9a-f]{6}", colour, re.IGNORECASE):
            raise _error(f"{key} must be a colour such as #4b2e83, not {colour!r}.")
        if colour and (ratio := contrast_with_white(colour)) < CONTRAST:
            raise _error(
                f"{key} {colour} stands out from white by {ratio:.1f} to 1; {CONTRAST} is needed."
            )


def _error(what: str) -> CampaignError:
    return CampaignError(f"{FILE.name}: {what}")


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour with white, by WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= DARK else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def paint(site: Path, found: Campaign) -> None:
    """Put the colours into the built tokens; night and paper keep ours."""
    said = []
    for key, colour in found.warna.items():
        if colour:
            token = f"--ps-{COLOURS[key]}"
            said.append(f"{token}:{colour};{token}-soft:color-mix(in srgb,{colour} 12%,#fff)")
    if said:
        sheet = site / "assets/css/tokens.css"
        rule = f'\n@media screen{{:root,[data-md-color-scheme="default"]{{{";".join(said)}}}}}\n'
        sheet.write_text(sheet.read_text("utf-8") + rule, "utf-8")
