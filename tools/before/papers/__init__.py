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
from typing import TYPE_CHECKING, Any, NamedTuple

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
# Where each paper has room for what an organiser adds.
ROOM = "isian.json"
# How close a paper may be set, the widest that fits.
CLOSER = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55)


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
    Paper(
        "kartu-pekerja-a5",
        "Kartu pekerja",
        "Dibawa pulang: dilindungi sampai kapan, apa yang dilakukan kalau kecelakaan.",
        "A5",
    ),
    Paper(
        "undangan-a5", "Undangan", "Untuk warga dan pekerja, dengan tempat dan tanggalnya.", "A5"
    ),
)


def papers() -> list[Paper]:
    """Bring build/paper up to date and return what is there.

    Beside the papers lies where each has room for an organiser: the page fills it on the device.
    """
    facts = json.dumps(collect(), ensure_ascii=False, sort_keys=True)
    stamp = Stamp(
        OUT / "stamp.json",
        digest(SHEETS, facts, ROOT / "package-lock.json", version("typst"), EPOCH),
    )
    if not stamp.fresh():
        OUT.mkdir(parents=True, exist_ok=True)
        room = {}
        for paper in PAPERS:
            made, inputs = _fitted(paper, facts)
            (OUT / paper.file).write_bytes(made)
            room[paper.name] = places(paper.name, inputs)
        (OUT / ROOM).write_text(json.dumps(room), "utf-8")
        stamp.save([OUT / ROOM, *(OUT / paper.file for paper in PAPERS)])
    return list(PAPERS)


def publish(site: Path) -> None:
    """Put the papers into the site's downloads."""
    (site / DOWNLOADS).mkdir(exist_ok=True)
    for paper in PAPERS:
        shutil.copyfile(OUT / paper.file, site / DOWNLOADS / paper.file)
    shutil.copyfile(OUT / ROOM, site / DOWNLOADS / ROOM)


def render(paper: Paper, facts: str) -> bytes:
    """Set one paper as PDF, closer together where a law has more to say than fits.

    Raises:
        ValueError: it does not fit its pages at all.
    """
    return _fitted(paper, facts)[0]


def _fitted(paper: Paper, facts: str) -> tuple[bytes, dict[str, str]]:
    for closeness in CLOSER:
        inputs = {"data": facts, "muka": str(paper.pages), "rapat": str(closeness)}
        try:
            return set_sheet(paper.name, inputs), inputs
        except typst.TypstError as error:
            if "tidak muat" not in str(error):
                raise
    raise ValueError(f"{paper.title}: isinya tidak muat di {paper.pages} halaman {paper.size}.")


def _source(sheet: str, inputs: dict[str, str]) -> dict[str, Any]:
    return {
        "input": str(SHEETS / f"{sheet}.typ"),
        "root": str(SHEETS),
        "font_paths": [str(FONTS / weight) for weight in WEIGHTS],
        "ignore_system_fonts": True,
        "sys_inputs": inputs,
    }


def set_sheet(sheet: str, inputs: dict[str, str]) -> bytes:
    """Set a sheet as a tagged PDF, the same bytes for the same inputs."""
    result = typst.compile(
        **_source(sheet, inputs),
        format="pdf",
        pdf_standards="ua-1",
        timestamp=datetime.fromtimestamp(int(EPOCH), UTC),
    )
    if not isinstance(result, bytes):
        raise TypeError(f"{sheet}: {type(result)}")
    return result


def places(sheet: str, inputs: dict[str, str]) -> list[dict[str, str | float]]:
    """Return where a sheet has room for an organiser.

    Each place has a name, its page from 1, its distance from the left and the top, width, height
    and largest letters, all in points.
    """
    found = typst.query(selector="<isian>", field="value", **_source(sheet, inputs))
    room: list[dict[str, str | float]] = json.loads(found)
    return room


def sha256(paper: Paper) -> str:
    """Return the checksum that stands beside a download."""
    return hashlib.sha256((OUT / paper.file).read_bytes()).hexdigest()
