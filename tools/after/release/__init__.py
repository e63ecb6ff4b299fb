"""What a release puts beside its pages: licences, figures to check, its list of parts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tools.after.release.sbom import NAME, sbom
from tools.facts.cases import as_json
from tools.facts.parts import texts

if TYPE_CHECKING:
    from pathlib import Path

SUMS = "SHA256SUMS"


def write(site: Path, wheel: Path) -> None:
    """Put beside the pages what they lead to."""
    for name, text in (
        ("lisensi/naskah.txt", texts()),
        ("status/kasus.json", as_json()),
        (f"paket/{NAME}", sbom(wheel)),
    ):
        path = site / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def write_checksums(site: Path) -> None:
    """Put beside the package what `sha256sum --check SHA256SUMS` needs, over finished files."""
    folder = site / "paket"
    handed_on = [*sorted(folder.glob("*.whl")), folder / NAME, *(site / "unduh").glob("*.html")]
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  "
        f"{path.name if path.parent == folder else f'../unduh/{path.name}'}\n"
        for path in handed_on
    ]
    (folder / SUMS).write_text("".join(lines), "utf-8")
