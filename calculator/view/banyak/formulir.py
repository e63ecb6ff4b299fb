"""The small forms of a page with several scenarios, filled with what was written, faults too."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup

from calculator.rules.model import Hukum
from calculator.rupiah import tulis_angka
from calculator.view.banyak.baca import PEMISAH, Halaman
from calculator.view.templat import isi_templat

__all__ = ["KUNCI", "formulir", "ringkas"]

# The keys these forms show; whatever else a link holds is kept and goes back into the query.
KUNCI = (
    "pekerjaan",
    "penghasilan",
    "program",
    "bulan",
    "mulai",
    "jumlah",
    "pembayar",
    "usia",
    "anak",
    "masa_iur",
    "tunggakan",
)


class Isian(NamedTuple):
    """One form: its number, the shown values, the rest of the query, all as they were written."""

    nomor: int
    nilai: dict[str, str]
    lain: str
    ringkas: str

    def terbuka(self, kini: str) -> bool:
        """Tell whether something is set that stands under `Lainnya`; this month goes unsaid."""
        return any(self.nilai[kunci] not in {"", kini} for kunci in KUNCI[4:])


def _isian(nomor: int, query: str, law: Hukum) -> Isian:
    nilai = dict.fromkeys(KUNCI, "")
    lain: list[tuple[str, str]] = []
    for kunci, satu in parse_qsl(query, keep_blank_values=True):
        if kunci in nilai and not nilai[kunci]:
            nilai[kunci] = satu
        else:
            # A second value is a fault that the engine shall name, not one to drop here.
            lain.append((kunci, satu))
    if nilai["penghasilan"].isdecimal():
        nilai["penghasilan"] = tulis_angka(int(nilai["penghasilan"]))
    return Isian(nomor, nilai, urlencode(lain, safe=",:"), _ringkas(nilai, law))


def _ringkas(nilai: dict[str, str], law: Hukum) -> str:
    pekerjaan = law.pekerjaan.get(nilai["pekerjaan"])
    bagian = [pekerjaan.nama if pekerjaan else "Pekerja lain"]
    if nilai["penghasilan"]:
        bagian.append(f"Rp{nilai['penghasilan'].removeprefix('Rp')}")
    if nilai["program"] == "jkk-jkm-jht":
        bagian.append("dengan JHT")
    return ", ".join(bagian)


def ringkas(fragmen: str, law: Hukum) -> list[str]:
    """Name every part of a fragment in a few words."""
    return [_isian(0, query, law).ringkas for query in fragmen.split(PEMISAH)]


def formulir(fragmen: str, kini: str, halaman: Halaman, law: Hukum) -> Markup:
    """Write one form for each part of a fragment.

    Args:
        fragmen: what stands after `#`.
        kini: the present month, `YYYY-MM`, shown where no first month is given.
        halaman: which page.
        law: the law data, for the lists.
    """
    cakupan = law.kepesertaan.cakupan
    isian = [_isian(n, query, law) for n, query in enumerate(fragmen.split(PEMISAH), start=1)]
    hari = cakupan.diperiksa
    return isi_templat(
        "banyak/formulir.html",
        isian=isian,
        halaman=halaman,
        kini=kini,
        pekerjaan=_pekerjaan(law),
        masa_bayar=_masa_bayar(law.iuran.masa_bayar.pada(hari).nilai),
        usia_batas=law.kepesertaan.usia_daftar.pada(hari).nilai,
        dari=str(cakupan.dari),
        sampai=str(cakupan.sampai),
    )


def _pekerjaan(law: Hukum) -> list[tuple[str, str]]:
    semua = (satu for satu in law.pekerjaan.values() if satu.tabel)
    urut = sorted(semua, key=lambda satu: satu.nama.casefold())
    return [("", "Pekerja lain"), *((satu.slug, satu.nama) for satu in urut)]


def _masa_bayar(boleh: tuple[int, ...]) -> list[tuple[str, str]]:
    # One month is the default of the contract: it is left out of a link.
    return [("" if satu == 1 else str(satu), f"{satu} bulan") for satu in boleh]
