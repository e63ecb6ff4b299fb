"""Draw the mark as PNG for places that take no SVG: old browsers' tabs, home screens.

Four ovals need no image library: each pixel is coloured by how far it lies inside an oval. Run it
after changing the mark (`python -m tools.before.icons`); the pictures are kept in the repository.
"""

from __future__ import annotations

import math
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

IMAGES = ROOT / "docs/assets/img"
GROUND = (0xFF, 0xF9, 0xF0)
VIOLET = (0x4B, 0x2E, 0x83)
TERRACOTTA = (0xB4, 0x40, 0x0A)


class Icon(NamedTuple):
    """A picture to make: its side in pixels, and how much of it the mark fills."""

    side: int
    fill: float
    opaque: bool


ICONS = (
    Icon(32, 1.0, opaque=False),
    # Home screens cut their own shape out of these: the mark keeps to the middle.
    Icon(180, 0.68, opaque=True),
    Icon(192, 0.66, opaque=True),
    Icon(512, 0.66, opaque=True),
)


class Oval(NamedTuple):
    """An oval of the mark in its 64 by 64 field, turned about the middle."""

    angle: int
    colour: tuple[int, int, int]


OVALS = (Oval(45, TERRACOTTA), Oval(135, VIOLET), Oval(225, VIOLET), Oval(315, VIOLET))
DISTANCE, SHORT, LONG, FIELD = 18.5, 10.5, 16.0, 64.0


def _cover(x: float, y: float, oval: Oval, pixel: float) -> float:
    """Return how much of the pixel at x, y (field units from the middle) the oval covers."""
    turn = math.radians(oval.angle)
    u = x * math.cos(turn) + y * math.sin(turn)
    v = -x * math.sin(turn) + y * math.cos(turn) + DISTANCE
    f = (u / SHORT) ** 2 + (v / LONG) ** 2 - 1
    slope = 2 * math.hypot(u / SHORT**2, v / LONG**2) or 1.0
    return min(1.0, max(0.0, 0.5 - f / slope / pixel))


def _rows(icon: Icon) -> Iterator[bytes]:
    pixel = FIELD / icon.side / icon.fill
    middle = (icon.side - 1) / 2
    for row in range(icon.side):
        line = bytearray(b"\0")
        for column in range(icon.side):
            x, y = (column - middle) * pixel, (row - middle) * pixel
            red, green, blue, alpha = *GROUND, 1.0 if icon.opaque else 0.0
            for oval in OVALS:
                part = _cover(x, y, oval, pixel)
                if not part:
                    continue
                total = part + alpha * (1 - part)
                under = alpha * (1 - part) / total
                red, green, blue = (
                    round(new * part / total + old * under)
                    for new, old in zip(oval.colour, (red, green, blue), strict=True)
                )
                alpha = total
            line += bytes((red, green, blue, round(alpha * 255)))
        yield bytes(line)


def png(icon: Icon) -> bytes:
    """Return the picture as a PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", icon.side, icon.side, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"".join(_rows(icon)), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    )


def main() -> None:
    """Write all pictures."""
    for icon in ICONS:
        path = IMAGES / f"ikon-{icon.side}.png"
        path.write_bytes(png(icon))
        print(path.relative_to(ROOT), path.stat().st_size)


if __name__ == "__main__":
    main()
