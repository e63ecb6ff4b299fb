"""The body to point at: a picture whose parts open the matching rows of the disability table.

Every row is a checkbox in a list below the picture, so the picture is a short cut and never the
only way. Nothing here has a `name`: body.js writes the codes into the form's field `cacat`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from calculator.fields import Cedera
from calculator.rules.model import JenisCacat, Law
from calculator.rupiah import format_percent
from calculator.view.jinja import render_template

__all__ = ["PARTS", "body"]

# In reading order, from the head down; the template draws each of them.
PARTS = {
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


class Measure(NamedTuple):
    """What may be measured of an injury: the question, its bounds, its unit."""

    tanya: str
    bawah: str
    atas: str
    satuan: str
    bawaan: str


class Choice(NamedTuple):
    """One row of the table; `banyak` is how often it is chosen, `nilai` its measure."""

    kode: str
    uraian: str
    persen: str
    belum_pasti: bool
    ukuran: Measure | None
    paling_banyak: int
    banyak: int
    nilai: str


class BodyPart(NamedTuple):
    """One part of the body with its rows."""

    kunci: str
    nama: str
    pilihan: tuple[Choice, ...]
    kidal: bool

    @property
    def terpilih(self) -> int:
        """How many injuries of this part are chosen."""
        return sum(choice.banyak for choice in self.pilihan)


def body(law: Law, tanggal: date, terpilih: Iterable[Cedera] = (), id_awal: str = "") -> Markup:
    """Draw the body and list the injuries.

    Args:
        law: the law data.
        tanggal: the day whose disability table is shown.
        terpilih: what is already chosen.
        id_awal: what the ids in the markup start with.
    """
    tabel = law.jkk.cacat.on(tanggal).nilai
    dipilih: dict[str, list[str]] = {}
    for satu in terpilih:
        dipilih.setdefault(satu.kode, []).append(str(satu).partition(":")[2])
    return render_template(
        "answer/body.html",
        id_awal=id_awal,
        kelompok={satu.kunci: satu for satu in _parts(tabel, dipilih, law)},
        pengali=law.jkk.pengali.on(tanggal).nilai,
    )


def _parts(
    tabel: Mapping[str, JenisCacat], dipilih: Mapping[str, list[str]], law: Law
) -> Iterable[BodyPart]:
    for kunci, nama in PARTS.items():
        jenis = [satu for satu in tabel.values() if satu.tempat == kunci]
        yield BodyPart(
            kunci,
            nama,
            tuple(_choice(kind, dipilih.get(kind.kode, []), law) for kind in jenis),
            any(kind.kidal for kind in jenis),
        )


def _choice(jenis: JenisCacat, ukuran: list[str], law: Law) -> Choice:
    persen = format_percent(jenis.bagian)
    if jenis.bagian_sampai is not None:
        persen = f"{persen.removesuffix('%')}\N{EN DASH}{format_percent(jenis.bagian_sampai)}"
    return Choice(
        kode=jenis.kode,
        uraian=jenis.uraian,
        persen=persen,
        belum_pasti=law.belum_pasti((jenis.kutipan,)),
        ukuran=_measure(jenis),
        paling_banyak=jenis.paling_banyak,
        banyak=len(ukuran),
        nilai=ukuran[0] if ukuran else "",
    )


def _measure(jenis: JenisCacat) -> Measure | None:
    """Say what can be measured; the bounds are those the scenario takes."""
    if jenis.cara == "kelas":
        return None
    if jenis.cara == "tiap":
        langkah = str(jenis.langkah)
        return Measure(
            tanya="Berapa yang hilang?",
            bawah=langkah,
            atas="100",
            satuan=str(jenis.satuan),
            bawaan=langkah,
        )
    if jenis.bagian_sampai is not None:
        bawah, atas = (format_percent(satu)[:-1] for satu in (jenis.bagian, jenis.bagian_sampai))
        return Measure(
            tanya="Ditetapkan dokter", bawah=bawah, atas=atas, satuan="persen", bawaan=bawah
        )
    return Measure(tanya="Fungsi yang hilang", bawah="1", atas="100", satuan="persen", bawaan="100")
