"""What a release says about itself: its parts and their licences, its revision, its self-check."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from calculator.rules import law
from tools.paths import ROOT
from tools.release.cases import as_json, cases
from tools.release.feedback import link
from tools.release.parts import parts, texts
from tools.release.revision import revision
from tools.release.sbom import NAME, sbom

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Rilis", "link", "parts", "revision", "rilis", "write"]


class Rilis(NamedTuple):
    """What the status page tells."""

    versi: str
    komit: str
    tanggal: date | None
    diperiksa: date
    dari: str
    sampai: str
    banyak_kasus: int


def rilis() -> Rilis:
    """Return the facts of this build."""
    state, cakupan = revision(), law().kepesertaan.cakupan
    return Rilis(
        versi=_version(),
        komit=state.commit,
        tanggal=date.fromisoformat(state.date) if state.date else None,
        diperiksa=cakupan.diperiksa,
        dari=cakupan.dari.nama,
        sampai=cakupan.sampai.nama,
        banyak_kasus=len(cases()),
    )


def _version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


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
