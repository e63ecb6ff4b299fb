"""The words that belong on the line of an amount: its condition, how it is paid."""

from typing import NamedTuple

from calculator.estimate import Estimate
from calculator.rules.model import Hukum

__all__ = ["Syarat", "beasiswa_dibayar", "syarat_jkm"]


class Syarat(NamedTuple):
    """A condition in words, empty when there is none, and whether its source is unsure."""

    teks: str
    belum_pasti: bool

    def __str__(self) -> str:
        """Write it for plain text."""
        return f"{self.teks} (belum pasti)" if self.belum_pasti else self.teks


def syarat_jkm(hasil: Estimate, law: Hukum) -> Syarat:
    """Say what the first contribution months mean for a death that is not caused by work."""
    awal = law.jkm.masa_awal.pada(hasil.scenario.peristiwa.hari_terakhir)
    ragu = law.belum_pasti(awal.sumber)
    if hasil.kedudukan.jkm_masa_awal:
        teks = f"hanya biaya pemakaman, masih dalam {awal.nilai} bulan iuran pertama"
        return Syarat(teks, ragu)
    if awal.nilai and hasil.scenario.masa_iur is None and hasil.kedudukan.hak != "tidak":
        return Syarat(f"sesudah {awal.nilai} bulan iuran pertama", ragu)
    return Syarat("", belum_pasti=False)


def beasiswa_dibayar(hasil: Estimate, law: Hukum) -> str:
    """Say how schooling is paid under the law of the event: once, or every year."""
    aturan = law.beasiswa.pada(hasil.scenario.peristiwa.hari_terakhir).nilai
    return "dibayar satu kali" if aturan.cara == "sekaligus" else "dibayar tiap tahun"
