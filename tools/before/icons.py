"""Draw the mark as PNG for places that take no SVG: old browsers' tabs, home screens.

Run it after changing the mark (`python -m tools.before.icons`); the pictures are kept in the
repository.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import typst
from PIL import Image

from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

IMAGES = ROOT / "docs/assets/img"
# Side in pixels, ground, and how much of it the mark fills: home screens cut their own shape out.
ICONS = (
    (32, "none", "100%"),
    (180, 'rgb("#fff9f0")', "68%"),
    (192, 'rgb("#fff9f0")', "66%"),
    (512, 'rgb("#fff9f0")', "66%"),
)


def draw(side: int, ground: str, fill: str) -> Path:
    """Write one picture: typst sets the mark, Pillow packs it small and without a date."""
    page = (
        f"#set page(width: {side}pt, height: {side}pt, margin: 0pt, fill: {ground})\n"
        f'#align(center + horizon, image(bytes(sys.inputs.mark), format: "svg", width: {fill}))'
    )
    mark = (IMAGES / "favicon.svg").read_text("utf-8")
    png = typst.compile(page.encode(), format="png", ppi=72, sys_inputs={"mark": mark})
    path = IMAGES / f"ikon-{side}.png"
    with Image.open(io.BytesIO(png)) as picture:
        picture.save(path, optimize=True)
    return path


def for_the_root() -> Path:
    """Write the smallest picture once more, where browsers and programs look without being told."""
    path = ROOT / "docs/favicon.ico"
    with Image.open(IMAGES / "ikon-32.png") as picture:
        picture.save(path, sizes=[(16, 16), (32, 32)])
    return path


if __name__ == "__main__":
    for made in (*(draw(*icon) for icon in ICONS), for_the_root()):
        print(made.relative_to(ROOT), made.stat().st_size)
