"""What every visitor downloads, and what each byte is for."""

from __future__ import annotations

import gzip
import json
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from tools.archive import BEST
from tools.before.runtime.assemble import runtime
from tools.setup.node import environment

if TYPE_CHECKING:
    from pathlib import Path

PURPOSE = {
    "pyodide.asm.wasm": "CPython itself, as WebAssembly",
    "python_stdlib.zip": "the standard library: only what is imported, as bytecode",
    "pyodide.asm.mjs": "Emscripten's bridge between CPython and the browser",
    "packages.zip": "calculator, jinja2, markupsafe, and the law's data",
    "pyodide.mjs": "Pyodide's loader",
    "worker.js": "the worker: brings these files, keeps them, and asks Python",
    "manifest.json": "the list of these files",
}
# Python has no brotli of its own; Node has.
_BROTLI = """
const fs = require("fs"), zlib = require("zlib");
console.log(JSON.stringify(process.argv.slice(1).map(
  (name) => zlib.brotliCompressSync(fs.readFileSync(name)).length)));
"""


class Size(NamedTuple):
    """Bytes of one file; brotli only where it was asked for, since it takes half a minute."""

    name: str
    raw: int
    gzip: int
    brotli: int | None = None


def sizes(folder: Path, *, brotli: bool = False) -> list[Size]:
    """Return the bytes of what a first visit loads.

    Archives travel as the build compressed them, whatever else a host can do.
    """
    names = [name for name in PURPOSE if (folder / name).is_file()]
    rows = []
    for name in names:
        data, twin = (folder / name).read_bytes(), folder / f"{name}.gz"
        small = twin.stat().st_size if twin.is_file() else len(gzip.compress(data, BEST))
        rows.append(Size(name, len(data), small))
    if not brotli:
        return rows
    command = ["node", "-e", _BROTLI, *(str(folder / name) for name in names)]
    answer = subprocess.run(command, check=True, capture_output=True, env=environment())
    smaller = json.loads(answer.stdout)
    return [
        row._replace(brotli=row.gzip if row.name.endswith(".zip") else size)
        for row, size in zip(rows, smaller, strict=True)
    ]


def table(folder: Path) -> str:
    """Return what is in a runtime's folder as a table for the terminal."""
    return table_of(sizes(folder))


def table_of(rows: list[Size]) -> str:
    """Return sizes as a table for the terminal."""
    brotli = any(row.brotli is not None for row in rows)
    rows = list(rows)
    rows.append(
        Size(
            "in all",
            sum(row.raw for row in rows),
            sum(row.gzip for row in rows),
            sum(row.brotli or 0 for row in rows) if brotli else None,
        )
    )
    heads = ("raw", "gzip", *(("brotli",) if brotli else ()))
    lines = [f"{'file':20}{''.join(f'{head:>12}' for head in heads)}  what for"]
    for row in rows:
        numbers = (row.raw, row.gzip, *((row.brotli,) if row.brotli is not None else ()))
        cells = "".join(f"{number:>12,}" for number in numbers)
        lines.append(f"{row.name:20}{cells}  {PURPOSE.get(row.name, '')}".rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    print(table_of(sizes(runtime(), brotli=True)))
