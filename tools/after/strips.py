"""Draw the picture strips: six pictures on one image, to be sent to who reads little.

They say no amount, only what to do; the law's time to report comes from its data.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from calculator.month import long_date
from tools.after.previews.pictures import set_by_typst
from tools.before.papers import DOWNLOADS
from tools.facts import figures, words
from tools.facts.data import read
from tools.facts.people import on_paper

DRAWING = Path(__file__).with_name("strips.typ")
COLOURS = 64


def publish(site: Path) -> None:
    """Put a strip for each procedure among the downloads."""
    strips = read("langkah-gambar")
    foot = (
        "Panduan Sertakan, situs edukasi independen, bukan milik BPJS Ketenagakerjaan. "
        f"Diperiksa {long_date(figures.checked())}."
    )
    told = [
        {
            "judul": strip["judul"],
            "kaki": foot,
            "gambar": [
                {
                    "kata": one["kata"].format(jam_lapor=words.jam_lapor()),
                    "gambar": _svg(one["arti"]),
                }
                for one in strip["gambar"]
            ],
        }
        for strip in strips.values()
    ]
    folder = site / DOWNLOADS
    folder.mkdir(exist_ok=True)
    for name, png in zip(strips, set_by_typst(DRAWING, told), strict=True):
        with Image.open(io.BytesIO(png)) as full:
            flat = full.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(folder / f"langkah-{name}.png", optimize=True)


def _svg(name: str) -> str:
    return on_paper((words.MEANINGS / f"{name}.svg").read_text("utf-8"))
