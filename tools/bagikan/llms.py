"""Write /llms.txt: what stands where, in plain text, for programs that read sites for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.bulan import tanggal_panjang
from calculator.rules import law
from calculator.view import bagikan

if TYPE_CHECKING:
    from pathlib import Path

    from tools.bagikan.head import Preview

NAME = "llms.txt"


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
    lowest = next(page for page in bagikan.daftar(law()) if page.slug == "golongan-1")
    told = bagikan.uraian(bagikan.isi(lowest, law()))
    checked = tanggal_panjang(law().kepesertaan.cakupan.diperiksa)
    lines = [
        "# Panduan Sertakan",
        "",
        f"> {home.description}",
        "",
        "Situs edukasi independen berbahasa Indonesia. Bukan milik dan tidak berafiliasi dengan BPJS",
        "Ketenagakerjaan atau pemerintah; tidak mendaftarkan peserta dan tidak menerima uang. Semua",
        f"angka adalah perkiraan menurut peraturan yang dikutip, diperiksa {checked}.",
        "",
        "## Contoh jawaban",
        "",
        f"{told.judul}. {told.teks}",
        "",
        "## Menghitung",
        "",
        f"- [Kalkulator]({home.url}kalkulator/): pertanyaannya berdiri sesudah tanda #, misalnya "
        f"{home.url}kalkulator/#penghasilan=2000000&pekerjaan=art",
        f"- [Tabel iuran (CSV)]({home.url}data/iuran.csv): semua golongan dan kedua harganya",
        f"- [Data aturan (JSON)]({home.url}data/aturan.json): semua ketentuan, bertanggal dan berkutipan",
        "",
        "## Halaman",
        "",
        *(f"- [{one.title}]({one.url}): {one.description}" for one in pages),
        "",
    ]
    return "\n".join(lines)
