"""Draw the picture that each built page names: set by Typst in our own type, kept by content."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import typst
from PIL import Image

from tools.after.previews import spec
from tools.content import digest
from tools.paths import BUILD, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tools.after.previews.head import Preview

DRAWING = Path(__file__).parent / "picture.typ"
FONTS = ROOT / "node_modules/@expo-google-fonts/plus-jakarta-sans"
KEPT = BUILD / "kartu"
SIZE = (1200, 630)
LARGEST = 60_000
# Few colours make few bytes; the first that is small enough is taken.
COLOURS = (64, 40, 24)
# A large answer of Typst at once takes memory; so many pictures take little.
AT_ONCE = 24


class PictureError(Exception):
    """A page names a picture that nobody draws, or one that came out wrong."""


def draw(site: Path, shown: Iterable[Preview]) -> None:
    """Put every picture that a page of the site names where the page names it."""
    wanted = {_place(site, one.image): spec.of(one) for one in shown}
    for path, picture in pictures(wanted).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture)


def _place(site: Path, image: str) -> Path:
    """Find the file behind a picture's address, whatever path the site stands under."""
    _, found, name = urlsplit(image).path.partition(f"/{spec.FOLDER}/")
    if not found:
        raise PictureError(f"{image} does not lie below {spec.FOLDER}/")
    return site / spec.FOLDER / name


def pictures(wanted: Mapping[Path, spec.Spec]) -> dict[Path, bytes]:
    """Draw what is not kept from before; forget what nobody wants any more."""
    KEPT.mkdir(parents=True, exist_ok=True)
    tools = (version("typst"), version("pillow"))
    names = {
        path: f"{digest(DRAWING, json.dumps(shown, sort_keys=True), *tools)}.png"
        for path, shown in wanted.items()
    }
    missing = {
        names[path]: shown for path, shown in wanted.items() if not (KEPT / names[path]).is_file()
    }
    full = set_by_typst(DRAWING, list(missing.values()))
    with ThreadPoolExecutor(2) as threads:
        for name, picture in zip(missing, threads.map(few_colours, full), strict=True):
            (KEPT / name).write_bytes(picture)
    for path in KEPT.glob("*.png"):
        if path.name not in names.values():
            path.unlink()
    return {path: (KEPT / name).read_bytes() for path, name in names.items()}


def set_by_typst(drawing: Path, specs: Sequence[object]) -> list[bytes]:
    """Let Typst set a picture for each specification, in full colour.

    Raises:
        PictureError: a text overflows, so that a picture takes more than its page.
    """
    found: list[bytes] = []
    for start in range(0, len(specs), AT_ONCE):
        part = specs[start : start + AT_ONCE]
        pages: object = typst.compile(
            str(drawing),
            root=str(ROOT),
            format="png",
            ppi=72,
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"isi": json.dumps(part)},
        )
        # One page comes bare, several in a list.
        found += pages if isinstance(pages, list) else [cast("bytes", pages)]
    if len(found) != len(specs):
        raise PictureError(
            f"{len(specs)} pictures were asked for, {len(found)} came: text overflows"
        )
    return found


def few_colours(png: bytes) -> bytes:
    """Give a picture a palette of its most used colours; its bytes depend on nothing else."""
    with Image.open(io.BytesIO(png)) as full:
        picture = full.convert("RGB")
    if picture.size != SIZE:
        raise PictureError(f"a picture of {picture.size}")
    counted = cast(
        "list[tuple[int, tuple[int, int, int]]]", picture.getcolors(SIZE[0] * SIZE[1]) or []
    )
    # By number, then by colour: the order does not depend on chance.
    used = [colour for _, colour in sorted(counted, key=lambda found: (-found[0], found[1]))]
    for many in COLOURS:
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for colour in used[:many] for part in colour])
        flat = picture.quantize(palette=palette, dither=Image.Dither.NONE)
        out = io.BytesIO()
        flat.save(out, "PNG", compress_level=8)
        if out.tell() < LARGEST:
            return out.getvalue()
    raise PictureError(f"a picture of {out.tell()} bytes")
