"""Less of what the engine never uses: a few imports happen later, a few modules are replaced.

segno quotes XML attributes with xml.sax.saxutils, which imports a whole HTTP client for one
function that nothing here calls: that import moves into the function. Pyodide brings an event loop,
a loader of packages and the signatures of its functions, Python a long telling of faults, Jinja2
its compiler; the modules in `stand_ins/` take their places, a folder for each layer. What is
changed or replaced is known by its text: where that is another one, its whole layer falls.
"""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools.archive import EPOCH
from tools.before.runtime.layers.chosen import fall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

IMPORTS = "late-imports"
CHANGES = {
    "urllib/parse.py": (
        ("import ipaddress\n", ""),
        (
            "        ip = ipaddress.ip_address(hostname)",
            "        import ipaddress\n        ip = ipaddress.ip_address(hostname)",
        ),
    ),
    "xml/sax/saxutils.py": (
        ("import os, urllib.parse, urllib.request\n", "import os\n"),
        (
            "    if isinstance(source, os.PathLike):\n",
            "    import urllib.parse, urllib.request\n    if isinstance(source, os.PathLike):\n",
        ),
    ),
}
STAND_INS = Path(__file__).parent / "stand_ins"


def originals() -> dict[str, dict[str, str]]:
    """Return by layer the SHA-256 of each module, `stdlib/...` or `packages/...`, it replaces."""
    found: dict[str, dict[str, str]] = {}
    for line in (STAND_INS / "originals.sha256").read_text("utf-8").splitlines():
        sha, path = line.split("  ")
        layer, _, name = path.partition("/")
        found.setdefault(layer, {})[name] = sha
    return found


def fitting(layers: tuple[str, ...], stdlib: Path, wheels: Iterable[Path]) -> tuple[str, ...]:
    """Return the layers without those whose originals are not what they were.

    Args:
        layers: what is wanted.
        stdlib: the standard library as published, a zip of sources.
        wheels: the packages as published.

    Raises:
        LayerError: where a fall shall stop the build.
    """
    there = {f"stdlib/{name}": data for name, data in _sources([stdlib])}
    there |= {f"packages/{name}": data for name, data in _sources(wheels)}
    for name, changes in CHANGES.items():
        text = there.get(f"stdlib/{name}", b"").decode()
        if IMPORTS in layers and any(text.count(old) != 1 for old, _ in changes):
            layers = fall(layers, (IMPORTS,), f"{name} changed")
    for layer, modules in originals().items():
        changed = [
            name
            for name, sha in modules.items()
            if hashlib.sha256(there.get(name, b"")).hexdigest() != sha
        ]
        if layer in layers and changed:
            layers = fall(layers, (layer,), f"{', '.join(changed)} changed")
    return layers


def _sources(archives: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for archive in archives:
        with zipfile.ZipFile(archive) as opened:
            yield from ((name, opened.read(name)) for name in opened.namelist())


def stand_ins(layers: tuple[str, ...], kind: str) -> dict[str, Path]:
    """Return by name the files that take the places of modules of `stdlib` or `packages`."""
    return {
        name.removeprefix(f"{kind}/"): STAND_INS / layer / name
        for layer, modules in originals().items()
        for name in modules
        if layer in layers and name.startswith(f"{kind}/")
    }


def apply_stand_ins(layers: tuple[str, ...], original: Path, result: Path) -> None:
    """Write the standard library again, with what fitting layers change in it."""
    result.parent.mkdir(parents=True, exist_ok=True)
    replaced = stand_ins(layers, "stdlib")
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(result, "w") as out:
        for name in source.namelist():
            text = replaced[name].read_bytes() if name in replaced else source.read(name)
            for old, new in CHANGES.get(name, ()) if IMPORTS in layers else ():
                text = text.replace(old.encode(), new.encode())
            out.writestr(zipfile.ZipInfo(name, EPOCH), text)
