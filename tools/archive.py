"""Archives that come out the same, byte for byte, whenever the content is the same."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from tools.content import files_below

if TYPE_CHECKING:
    from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
BEST = 9
# What zlib calls a window of 32 KiB with gzip's header around it.
GZIP = 31
# Where the header names the system.
SYSTEM = 9


def pack(folder: Path, archive: Path) -> None:
    """Put a folder's files into a zip, sorted, undated and uncompressed.

    Uncompressed, because the whole archive is compressed on its way to the
    visitor: that saves more than compressing file by file, and Python then
    starts without inflating each module.
    """
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as out:
        for path in files_below(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            out.writestr(entry, path.read_bytes())


def compress(path: Path) -> Path:
    """Write a gzip twin beside a file, without date or name inside."""
    twin = path.with_name(f"{path.name}.gz")
    twin.write_bytes(gzipped(path.read_bytes()))
    return twin


def gzipped(data: bytes) -> bytes:
    """Compress as gzip, the same bytes from every Python and on every system.

    `gzip.compress` writes the system's number into the header, and which number differs between
    versions of Python; 255 stands for a system that nobody needs to know (RFC 1952, 2.3.1).
    """
    packed = zlib.compress(data, BEST, wbits=GZIP)
    return packed[:SYSTEM] + b"\xff" + packed[SYSTEM + 1 :]
