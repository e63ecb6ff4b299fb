"""Write /llms.txt: what stands where, in plain text, for programs that read sites for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.month import long_date
from calculator.rules import law
from calculator.view.share import pages as share_pages

if TYPE_CHECKING:
    from pathlib import Path

    from tools.after.previews.head import Preview

NAME = "llms.txt"
FRAME = """\
# Panduan Sertakan

> {about}

Situs edukasi independen berbahasa Indonesia. Bukan milik dan tidak berafiliasi dengan BPJS
Ketenagakerjaan atau pemerintah; tidak mendaftarkan peserta dan tidak menerima uang. Semua angka
adalah perkiraan menurut peraturan yang dikutip, diperiksa {checked}.

## Contoh jawaban

{example}

## Menghitung

- [Kalkulator]({root}kalkulator/): pertanyaannya ada setelah tanda #, misalnya
  {root}kalkulator/#penghasilan=2000000&pekerjaan=art
- [Tabel iuran (CSV)]({root}data/iuran.csv): semua golongan, setiap harga dengan bulannya
- [Data aturan (JSON)]({root}data/aturan.json): semua ketentuan, bertanggal dan berkutipan

## Halaman

{pages}
"""


def write(site: Path, shown: dict[Path, Preview]) -> None:
    """Write the summary from the pages' own titles and descriptions."""
    (site / NAME).write_text(text(site, shown), "utf-8")


def text(site: Path, shown: dict[Path, Preview]) -> str:
    """Return the summary."""
    home = shown[site / "index.html"]
    pages = [
        one
        for path, one in shown.items()
        if path.relative_to(site).parts[0] not in ("bagikan", "index.html")
    ]
    lowest = next(page for page in share_pages.all_pages(law()) if page.slug == "golongan-1")
    told = share_pages.summary(share_pages.content(lowest, law()))
    return FRAME.format(
        about=home.description,
        checked=long_date(law().kepesertaan.cakupan.diperiksa),
        example=f"{told.judul}. {told.teks}",
        root=home.url,
        pages="\n".join(f"- [{one.title}]({one.url}): {one.description}" for one in pages),
    )
