"""Know by content, not by date, whether something must be made again."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def digest(*parts: Path | str | bytes) -> str:
    """Return one hash over files, whole folders and plain values, in a fixed order."""
    total = hashlib.sha256()
    for part in parts:
        for name, data in _read(part):
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
    return total.hexdigest()


def _read(part: Path | str | bytes) -> Iterable[tuple[str, bytes]]:
    if isinstance(part, str):
        part = part.encode()
    if isinstance(part, bytes):
        yield "", part
    elif part.is_dir():
        for path in files_below(part):
            yield path.relative_to(part).as_posix(), path.read_bytes()
    else:
        yield part.name, part.read_bytes()


def files_below(folder: Path) -> list[Path]:
    """Return the files that count: no bytecode of the machine's own Python, no hidden files."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(
            name.startswith(".") or name == "__pycache__" for name in path.relative_to(folder).parts
        )
    )


class Stamp:
    """Remembers of what content something was made, and which files came of it."""

    def __init__(self, path: Path, key: str, *, base: Path | None = None) -> None:
        """Name the stamp's file, the key that the inputs have now, and where results lie."""
        self.path = path
        self.key = key
        self.base = base or path.parent

    def fresh(self) -> bool:
        """Tell whether the same inputs were used and every result is still there, unchanged."""
        try:
            kept = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return False
        return kept["key"] == self.key and all(
            (self.base / name).is_file() and (self.base / name).stat().st_size == size
            for name, size in kept["files"].items()
        )

    def save(self, results: Iterable[Path]) -> None:
        """Write the stamp, last of all, so that a broken run leaves none."""
        files = {
            path.relative_to(self.base).as_posix(): path.stat().st_size for path in sorted(results)
        }
        self.path.write_text(json.dumps({"key": self.key, "files": files}, indent=1), "utf-8")
