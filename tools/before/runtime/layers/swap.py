"""Less of what the engine never uses: a few imports happen later, a few modules are replaced.

segno quotes XML attributes with xml.sax.saxutils, which imports a whole HTTP client for one
function that nothing here calls: that import moves into the function. Pyodide brings an event loop,
a loader of packages and the signatures of its functions, Python a long telling of faults, Jinja2
its compiler; the modules in `stand_ins/` take their places. What is changed or replaced is known by
its text: a new version must be looked at anew.
"""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

from tools.archive import EPOCH

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


def originals(kind: str) -> dict[str, str]:
    """Return the SHA-256 of each module of `stdlib` or `packages` that `stand_ins/` replaces."""
    lines = (STAND_INS / "originals.sha256").read_text("utf-8").splitlines()
    pairs = (line.split("  ") for line in lines)
    return {path.partition("/")[2]: sha for sha, path in pairs if path.startswith(f"{kind}/")}


def apply_stand_ins(original: Path, result: Path) -> None:
    """Write the library again, changed; fail when what is to change is not what it was."""
    result.parent.mkdir(parents=True, exist_ok=True)
    replaced = originals("stdlib")
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(result, "w") as out:
        for name in source.namelist():
            text = source.read(name)
            for old, new in CHANGES.get(name, ()):
                if text.count(old.encode()) != 1:
                    raise RuntimeError(f"{name} changed: {old!r} does not occur exactly once")
                text = text.replace(old.encode(), new.encode())
            if name in replaced:
                if hashlib.sha256(text).hexdigest() != replaced[name]:
                    raise RuntimeError(f"{name} changed: look whether its replacement still fits")
                text = (STAND_INS / "stdlib" / name).read_bytes()
            out.writestr(zipfile.ZipInfo(name, EPOCH), text)
