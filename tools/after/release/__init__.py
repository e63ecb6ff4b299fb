"""What a release puts beside its pages: licences, figures to check, its list of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.after.release.sbom import NAME, sbom
from tools.facts.cases import as_json
from tools.facts.parts import texts

if TYPE_CHECKING:
    from pathlib import Path


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
