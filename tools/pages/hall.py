"""What the slides and the organiser's page need beside figures and words."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup, escape

from calculator.rupiah import format_number
from calculator.view.export.qr import qr as kode_qr
from tools.address import leads_somewhere
from tools.before.papers import OUT, PAPERS, sha256
from tools.facts.event_texts import Text, texts

KIB = 1024


class Unduhan(NamedTuple):
    """A paper to download, as a page tells it."""

    berkas: str
    nama: str
    guna: str
    kertas: str
    ukuran: str
    sha256: str


def qr(site: str, path: str) -> Markup:
    """Draw the public address of one of our pages as a QR code; nothing where there is none."""
    if not leads_somewhere(site):
        return Markup()
    return kode_qr(urljoin(site, path), "Kode QR alamat situs ini")


def ukuran(size: int) -> str:
    """Write a number of bytes as people read it."""
    if size < KIB * KIB:
        return f"{format_number(round(size / KIB))} KB"
    return f"{size / KIB / KIB:.1f} MB".replace(".", ",")


def kertas() -> list[Unduhan]:
    """Return the papers that the build has made."""
    return [
        Unduhan(
            berkas=f"unduh/{paper.file}",
            nama=paper.title,
            guna=paper.use,
            kertas=paper.size,
            ukuran=ukuran((OUT / paper.file).stat().st_size),
            sha256=sha256(paper),
        )
        for paper in PAPERS
    ]


OPEN = re.compile(r"\[([a-z ]+)\]")


def teks_acara() -> dict[str, list[Text]]:
    """Return the words for organisers, by group."""
    groups: dict[str, list[Text]] = {}
    for text in texts():
        groups.setdefault(text.kelompok, []).append(text)
    return groups


def baris_teks(text: str) -> Markup:
    """Show a plain text line by line; what is open in it can be filled in by the page's script."""
    shown, new = [], False
    for line in text.splitlines():
        if line:
            marked = OPEN.sub(r'<span data-acara-isi="\1">[\1]</span>', str(escape(line)))
            shown.append(f'<p class="teks__baru">{marked}</p>' if new else f"<p>{marked}</p>")
        new = not line
    return Markup("".join(shown))  # noqa: S704 - escaped above
