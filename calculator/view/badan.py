"""The body to point at: a picture whose parts open the matching rows of the disability table.

Every row is a checkbox in a list below the picture, so the picture is a short cut and never the
only way. Nothing here has a `name`: body.js writes the codes into the form's field `cacat`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from calculator.rules.model import Hukum, JenisCacat
from calculator.rupiah import tulis_persen
from calculator.scenario import Cedera
from calculator.view.templat import isi_templat

__all__ = ["BAGIAN", "badan"]

# In reading order, from the head down; the template draws each of them.
BAGIAN = {
    "kepala": "Kepala",
    "mata": "Mata",
    "telinga": "Telinga",
    "hidung": "Hidung",
    "lengan": "Lengan",
    "tangan": "Tangan",
    "jari-tangan": "Jari tangan",
    "panggul": "Panggul",
    "kaki": "Kaki",
    "jari-kaki": "Jari kaki",
    "seluruh-badan": "Seluruh badan",
}


class Ukuran(NamedTuple):
    """What may be measured of an injury: the question, its bounds, its unit."""

    tanya: str
    bawah: str
    atas: str
    satuan: str
    bawaan: str


class Pilihan(NamedTuple):
    """One row of the table; `banyak` is how often it is chosen, `nilai` its measure."""

    kode: str
    uraian: str
    persen: str
    belum_pasti: bool
    ukuran: Ukuran | None
    paling_banyak: int
    banyak: int
    nilai: str


class Kelompok(NamedTuple):
    """One part of the body with its rows."""

    kunci: str
    nama: str
    pilihan: tuple[Pilihan, ...]
    kidal: bool

    @property
    def terpilih(self) -> int:
        """How many injuries of this part are chosen."""
        return sum(satu.banyak for satu in self.pilihan)


def badan(law: Hukum, tanggal: date, terpilih: Iterable[Cedera] = (), id_awal: str = "") -> Markup:
    """Draw the body and list the injuries.

    Args:
        law: the law data.
        tanggal: the day whose disability table is shown.
        terpilih: what is already chosen.
        id_awal: what the ids in the markup start with.
    """
    tabel = law.jkk.cacat.pada(tanggal).nilai
    dipilih: dict[str, list[str]] = {}
    for satu in terpilih:
        dipilih.setdefault(satu.kode, []).append(str(satu).partition(":")[2])
    return isi_templat(
        "badan/badan.html",
        id_awal=id_awal,
        kelompok={satu.kunci: satu for satu in _kelompok(tabel, dipilih, law)},
        pengali=law.jkk.pengali.pada(tanggal).nilai,
    )


def _kelompok(
    tabel: Mapping[str, JenisCacat], dipilih: Mapping[str, list[str]], law: Hukum
) -> Iterable[Kelompok]:
    for kunci, nama in BAGIAN.items():
        jenis = [satu for satu in tabel.values() if satu.tempat == kunci]
        yield Kelompok(
            kunci,
            nama,
            tuple(_pilihan(satu, dipilih.get(satu.kode, []), law) for satu in jenis),
            any(satu.kidal for satu in jenis),
        )


def _pilihan(jenis: JenisCacat, ukuran: list[str], law: Hukum) -> Pilihan:
    persen = tulis_persen(jenis.bagian)
    if jenis.bagian_sampai is not None:
        persen = f"{persen.removesuffix('%')}\N{EN DASH}{tulis_persen(jenis.bagian_sampai)}"
    return Pilihan(
        kode=jenis.kode,
        uraian=jenis.uraian,
        persen=persen,
        belum_pasti=law.belum_pasti((jenis.kutipan,)),
        ukuran=_ukuran(jenis),
        paling_banyak=jenis.paling_banyak,
        banyak=len(ukuran),
        nilai=ukuran[0] if ukuran else "",
    )


def _ukuran(jenis: JenisCacat) -> Ukuran | None:
    """Say what can be measured; the bounds are those the scenario takes."""
    if jenis.cara == "kelas":
        return None
    if jenis.cara == "tiap":
        langkah = str(jenis.langkah)
        return Ukuran("Berapa yang hilang?", langkah, "100", str(jenis.satuan), langkah)
    if jenis.bagian_sampai is not None:
        bawah, atas = (tulis_persen(satu)[:-1] for satu in (jenis.bagian, jenis.bagian_sampai))
        return Ukuran("Ditetapkan dokter", bawah, atas, "persen", bawah)
    return Ukuran("Fungsi yang hilang", "1", "100", "persen", "100")
