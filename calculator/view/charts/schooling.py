"""A child's scholarship: wide as the years, high as the amount a year, so the area is the money."""

from typing import NamedTuple

from markupsafe import Markup

from calculator.estimate import Estimate
from calculator.manfaat.beasiswa import BeasiswaAnak, BeasiswaJenjang
from calculator.month import Month
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.view.charts.base import WIDTH, Table, join_words, percent, short_amount
from calculator.view.jinja import render_template
from calculator.view.words import beside, for_all

__all__ = ["schooling"]

HEIGHT = 6.0
LETTER_WIDTH = 0.58


class Stage(NamedTuple):
    """One stage: its place in the picture, and its label where there is room."""

    jenjang: BeasiswaJenjang
    kelas: int
    x: str
    lebar: str
    tengah: str
    y: float
    tinggi: float
    label: str
    tahun: str


class Timeline(NamedTuple):
    """One child's timeline; `tanda` are ages at their places."""

    nomor: int
    usia: int
    nilai: int
    tahap: tuple[Stage, ...]
    tanda: tuple[tuple[str, str, str], ...]
    pesan: str


def _timeline(
    nomor: int, anak: BeasiswaAnak, tertinggi: int, index: list[str], peristiwa: Month
) -> Timeline:
    awal, akhir = anak.usia, anak.rincian[-1].sampai + 1
    rentang = akhir - awal
    tahap: list[Stage] = []
    for part in anak.rincian:
        bagian = part.tahun / rentang
        tinggi = HEIGHT * part.setahun / tertinggi
        label = short_amount(part.setahun)
        dari, sampai = (peristiwa.year + usia - awal for usia in (part.dari, part.sampai))
        tahap.append(
            Stage(
                jenjang=part,
                kelas=index.index(part.jenjang) + 1,
                x=percent((part.dari - awal) / rentang),
                lebar=percent(bagian),
                tengah=percent((part.dari - awal + part.tahun / 2) / rentang),
                y=round(HEIGHT - tinggi, 3),
                tinggi=round(tinggi, 3),
                label=label if len(label) * LETTER_WIDTH <= bagian * WIDTH else "",
                tahun=str(dari) if dari == sampai else f"{dari}\N{EN DASH}{sampai}",
            )
        )
    pesan = f"Anak berusia {anak.usia} tahun: paling banyak {rp(anak.nilai)}; " + join_words(
        f"{part.jenjang} {part.tahun} tahun × {rp(part.setahun)}" for part in anak.rincian
    )
    return Timeline(
        nomor=nomor,
        usia=anak.usia,
        nilai=anak.nilai,
        tahap=tuple(tahap),
        tanda=_age_marks(anak, awal, rentang),
        pesan=pesan,
    )


def _age_marks(anak: BeasiswaAnak, awal: int, rentang: int) -> tuple[tuple[str, str, str], ...]:
    """Write ages where a stage begins and at the end, except those too close to the one before."""
    usia = sorted({awal, *(part.dari for part in anak.rincian)})
    jarak = 1.6 / WIDTH * rentang
    hasil = [usia[0]]
    for satu in usia[1:]:
        if satu - hasil[-1] >= jarak and awal + rentang - satu >= jarak:
            hasil.append(satu)
    text = [
        (percent((answer - awal) / rentang), str(answer), "start" if answer == awal else "middle")
        for answer in hasil
    ]
    return (*text, ("100%", str(awal + rentang), "end"))


def schooling(answer: Estimate, law: Law, id_awal: str = "") -> Markup:
    """Draw the schooling of each child that is paid.

    Empty when there is none, or when it is not paid by the year.

    Args:
        answer: the answer to draw.
        law: the law data, for the order of the stages.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    aturan = law.beasiswa.on(answer.scenario.peristiwa.last_day).nilai
    dibayar = [
        (n, child) for n, child in enumerate(answer.beasiswa.per_anak, start=1) if child.dibayar
    ]
    if not dibayar or aturan.cara != "tahunan":
        return Markup()
    tertinggi = max(stage.setahun for stage in aturan.jenjang)
    index = [stage.nama for stage in aturan.jenjang]
    peristiwa = answer.scenario.peristiwa
    anak = [_timeline(nomor, satu, tertinggi, index, peristiwa) for nomor, satu in dibayar]
    return render_template(
        "charts/schooling.html",
        id_awal=id_awal,
        anak=anak,
        tinggi=HEIGHT,
        total=answer.beasiswa.total,
        syarat=beside(answer, law, "beasiswa.total"),
        umum=for_all(answer, law),
        tabel=Table(
            "Beasiswa menurut jenjang",
            ("Anak dan jenjang", "Usia", "Sekitar tahun", "Setahun", "Jumlah"),
            tuple(
                (
                    f"Anak {child.nomor}, {tahap.jenjang.jenjang}",
                    _ages(tahap.jenjang),
                    tahap.tahun,
                    rp(tahap.jenjang.setahun),
                    rp(tahap.jenjang.nilai),
                )
                for child in anak
                for tahap in child.tahap
            ),
            f"{beside(answer, law, 'beasiswa.total')}. {for_all(answer, law)}",
        ),
    )


def _ages(jenjang: BeasiswaJenjang) -> str:
    if jenjang.dari == jenjang.sampai:
        return str(jenjang.dari)
    return f"{jenjang.dari}\N{EN DASH}{jenjang.sampai}"
