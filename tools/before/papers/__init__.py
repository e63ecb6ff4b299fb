"""Papers for the hall: leaflet, poster, price card, checklist and table flow, as PDF.

Typst sets them. It is one wheel with no system libraries, so a fresh machine with Python and make
can build; its text is real text in embedded fonts, tagged for screen readers; and the same source
gives the same bytes. Chromium would do too, but a build must not need a browser.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

import typst

from tools.before.papers.data import collect
from tools.content import Stamp, digest
from tools.paths import BUILD, EPOCH, ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ROOT / "tools/before/papers/sheets"
FONTS = ROOT / "node_modules/@expo-google-fonts/plus-jakarta-sans"
WEIGHTS = ("400Regular", "500Medium", "600SemiBold", "700Bold", "800ExtraBold")
OUT = BUILD / "paper"
DOWNLOADS = "unduh"
# How close a paper may be set, the widest that fits.
CLOSER = (1.0, 0.85, 0.7, 0.55)


class Paper(NamedTuple):
    """A printed thing: its file, what it is called, what it is for, and on what it is printed."""

    name: str
    title: str
    use: str
    size: str
    pages: int = 1

    @property
    def file(self) -> str:
        """Name of the PDF."""
        return f"{self.name}.pdf"


PAPERS = (
    Paper("selebaran-a5", "Selebaran", "Dibagikan kepada hadirin. Dua muka.", "A5", pages=2),
    Paper(
        "poster-a4", "Poster", "Ditempel di pos ronda, kantor, atau masjid, dengan kode QR.", "A4"
    ),
    Paper(
        "kartu-iuran-a5",
        "Kartu iuran",
        "Semua golongan dengan harganya, untuk meja pendaftaran.",
        "A5",
    ),
    Paper(
        "periksa-sponsor-a4",
        "Daftar periksa",
        "Untuk yang mendaftarkan dan membayarkan: dari izin sampai bukti bayar.",
        "A4",
    ),
    Paper("alur-meja-a4", "Alur meja", "Untuk petugas meja pendaftaran di acara.", "A4"),
)


def papers() -> list[Paper]:
    """Bring build/paper up to date and return what is there."""
    facts = json.dumps(collect(), ensure_ascii=False, sort_keys=True)
    stamp = Stamp(
        OUT / "stamp.json",
        digest(SHEETS, facts, ROOT / "package-lock.json", version("typst"), EPOCH),
    )
    if not stamp.fresh():
        OUT.mkdir(parents=True, exist_ok=True)
        for paper in PAPERS:
            (OUT / paper.file).write_bytes(render(paper, facts))
        stamp.save(OUT / paper.file for paper in PAPERS)
    return list(PAPERS)


def publish(site: Path) -> None:
    """Put the papers into the site's downloads."""
    (site / DOWNLOADS).mkdir(exist_ok=True)
    for paper in PAPERS:
        shutil.copyfile(OUT / paper.file, site / DOWNLOADS / paper.file)


def render(paper: Paper, facts: str) -> bytes:
    """Set one paper as PDF, closer together where a law has more to say than fits.

    Raises:
        ValueError: it does not fit its pages at all.
    """
    for closeness in CLOSER:
        try:
            return _set(paper, facts, closeness)
        except typst.TypstError as error:
            if "tidak muat" not in str(error):
                raise
    raise ValueError(f"{paper.title}: isinya tidak muat di {paper.pages} halaman {paper.size}.")


def _set(paper: Paper, facts: str, closeness: float) -> bytes:
    result = typst.compile(
        str(SHEETS / f"{paper.name}.typ"),
        root=str(SHEETS),
        font_paths=[str(FONTS / weight) for weight in WEIGHTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": facts, "muka": str(paper.pages), "rapat": str(closeness)},
        timestamp=datetime.fromtimestamp(int(EPOCH), UTC),
    )
    if not isinstance(result, bytes):
        raise TypeError(f"{paper.name}: {type(result)}")
    return result


def sha256(paper: Paper) -> str:
    """Return the checksum that stands beside a download."""
    return hashlib.sha256((OUT / paper.file).read_bytes()).hexdigest()
