"""The words that belong on the line of an amount: its condition, how it is paid."""

from typing import NamedTuple

from markupsafe import Markup

from calculator.contradictions import PERIKSA
from calculator.estimate import Estimate
from calculator.rules.model import Law

__all__ = ["DECISIVE", "Syarat", "beasiswa_dibayar", "mark_unsure", "syarat_jkm"]

# Codes of warnings without which the amounts mislead: every view that tells amounts tells these.
DECISIVE = PERIKSA | {
    "belum-mulai",
    "prt-usia",
    "tunggakan",
    "tunggakan-gugur",
    "upah-harian",
    "usia-daftar",
}


def mark_unsure(text: str, kata: str = "belum pasti") -> Markup:
    """Mark something that no certain source carries, for eyes and screen readers alike."""
    return Markup('<span class="belum-pasti">{} <small>{}</small></span>').format(text, kata)


class Syarat(NamedTuple):
    """A condition in words, empty when there is none, and whether its source is unsure."""

    teks: str
    belum_pasti: bool

    def __str__(self) -> str:
        """Write it for plain text."""
        return f"{self.teks} (belum pasti)" if self.belum_pasti else self.teks


def syarat_jkm(answer: Estimate, law: Law) -> Syarat:
    """Say what the first contribution months mean for a death that is not caused by work."""
    awal = law.jkm.masa_awal.on(answer.scenario.peristiwa.last_day)
    ragu = law.belum_pasti(awal.sumber)
    if answer.standing.jkm_masa_awal:
        text = f"hanya biaya pemakaman, masih dalam {awal.nilai} bulan iuran pertama"
        return Syarat(text, ragu)
    if awal.nilai and answer.scenario.masa_iur is None and answer.standing.hak != "tidak":
        return Syarat(f"sesudah {awal.nilai} bulan iuran pertama", ragu)
    return Syarat("", belum_pasti=False)


def beasiswa_dibayar(answer: Estimate, law: Law) -> str:
    """Say on what terms schooling is paid under the law of the event, and when."""
    aturan = law.beasiswa.on(answer.scenario.peristiwa.last_day).nilai
    if aturan.cara == "sekaligus":
        return "dibayar satu kali, kalau masih sekolah"
    return "kalau terus sekolah sampai kuliah; dibayar tiap tahun"
