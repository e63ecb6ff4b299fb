"""Picture strips: small enough to send, the same each time, and no amount on them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from PIL import Image

from tools.after import strips
from tools.facts import words
from tools.facts.data import read

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 60_000
SIX = 6


def test_strips_of_six_are_drawn_the_same_each_time(tmp_path: Path) -> None:
    drawn = []
    for time in ("once", "again"):
        (tmp_path / time).mkdir()
        strips.publish(tmp_path / time)
        drawn.append(sorted((tmp_path / time).rglob("*.png")))
    assert [path.name for path in drawn[0]] == [
        "langkah-bayar.png",
        "langkah-daftar.png",
        "langkah-kecelakaan.png",
    ]
    for one, other in zip(*drawn, strict=True):
        assert one.read_bytes() == other.read_bytes()
        assert one.stat().st_size < LARGEST
        with Image.open(one) as picture:
            assert picture.size == (1080, 1350)


def test_they_say_what_to_do_and_no_amount() -> None:
    told = read("langkah-gambar")
    for strip in told.values():
        assert len(strip["gambar"]) == SIX
        for one in strip["gambar"]:
            assert (words.MEANINGS / f"{one['arti']}.svg").is_file()
    text = json.dumps(told)
    assert not re.search(r"Rp|\d%", text)
    assert re.findall(r"\d+", text) == ["175"]
