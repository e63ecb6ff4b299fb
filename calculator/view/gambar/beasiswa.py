"""A child's scholarship: wide as the years, high as the amount a year, so the area is the money."""

from typing import NamedTuple

from markupsafe import Markup

from calculator.bulan import Bulan
from calculator.estimate import Estimate
from calculator.manfaat.beasiswa import BeasiswaAnak, BeasiswaJenjang
from calculator.rules.model import Hukum
from calculator.rupiah import rp
from calculator.view.gambar.dasar import LEBAR, Tabel, dan, persen, singkat
from calculator.view.templat import isi_templat

__all__ = ["beasiswa"]

TINGGI = 6.0
LEBAR_HURUF = 0.58


class Tahap(NamedTuple):
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


class Anak(NamedTuple):
    """One child's timeline; `tanda` are ages at their places."""

    nomor: int
    usia: int
    nilai: int
    tahap: tuple[Tahap, ...]
    tanda: tuple[tuple[str, str, str], ...]
    pesan: str


def _anak(
    nomor: int, anak: BeasiswaAnak, tertinggi: int, urutan: list[str], peristiwa: Bulan
) -> Anak:
    awal, akhir = anak.usia, anak.rincian[-1].sampai + 1
    rentang = akhir - awal
    tahap: list[Tahap] = []
    for satu in anak.rincian:
        bagian = satu.tahun / rentang
        tinggi = TINGGI * satu.setahun / tertinggi
        label = singkat(satu.setahun)
        dari, sampai = (peristiwa.tahun + usia - awal for usia in (satu.dari, satu.sampai))
        tahap.append(
            Tahap(
                jenjang=satu,
                kelas=urutan.index(satu.jenjang) + 1,
                x=persen((satu.dari - awal) / rentang),
                lebar=persen(bagian),
                tengah=persen((satu.dari - awal + satu.tahun / 2) / rentang),
                y=round(TINGGI - tinggi, 3),
                tinggi=round(tinggi, 3),
                label=label if len(label) * LEBAR_HURUF <= bagian * LEBAR else "",
                tahun=str(dari) if dari == sampai else f"{dari}\N{EN DASH}{sampai}",
            )
        )
    pesan = f"Anak berusia {anak.usia} tahun: {rp(anak.nilai)} seluruhnya; " + dan(
        f"{satu.jenjang} {satu.tahun} tahun × {rp(satu.setahun)}" for satu in anak.rincian
    )
    return Anak(nomor, anak.usia, anak.nilai, tuple(tahap), _tanda(anak, awal, rentang), pesan)


def _tanda(anak: BeasiswaAnak, awal: int, rentang: int) -> tuple[tuple[str, str, str], ...]:
    """Write ages where a stage begins and at the end, except those too close to the one before."""
    usia = sorted({awal, *(satu.dari for satu in anak.rincian)})
    jarak = 1.6 / LEBAR * rentang
    hasil = [usia[0]]
    for satu in usia[1:]:
        if satu - hasil[-1] >= jarak and awal + rentang - satu >= jarak:
            hasil.append(satu)
    teks = [
        (persen((satu - awal) / rentang), str(satu), "start" if satu == awal else "middle")
        for satu in hasil
    ]
    return (*teks, ("100%", str(awal + rentang), "end"))


def beasiswa(hasil: Estimate, law: Hukum, id_awal: str = "") -> Markup:
    """Draw the schooling of each child that is paid.

    Empty when there is none, or when it is not paid by the year.

    Args:
        hasil: the answer to draw.
        law: the law data, for the order of the stages.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    aturan = law.beasiswa.pada(hasil.scenario.peristiwa.hari_terakhir).nilai
    dibayar = [(n, satu) for n, satu in enumerate(hasil.beasiswa.per_anak, start=1) if satu.dibayar]
    if not dibayar or aturan.cara != "tahunan":
        return Markup()
    tertinggi = max(satu.setahun for satu in aturan.jenjang)
    urutan = [satu.nama for satu in aturan.jenjang]
    peristiwa = hasil.scenario.peristiwa
    anak = [_anak(nomor, satu, tertinggi, urutan, peristiwa) for nomor, satu in dibayar]
    return isi_templat(
        "gambar/beasiswa.html",
        id_awal=id_awal,
        anak=anak,
        tinggi=TINGGI,
        total=hasil.beasiswa.total,
        tabel=Tabel(
            "Beasiswa menurut jenjang",
            ("Anak dan jenjang", "Usia", "Sekitar tahun", "Setahun", "Jumlah"),
            tuple(
                (
                    f"Anak {satu.nomor}, {tahap.jenjang.jenjang}",
                    _rentang(tahap.jenjang),
                    tahap.tahun,
                    rp(tahap.jenjang.setahun),
                    rp(tahap.jenjang.nilai),
                )
                for satu in anak
                for tahap in satu.tahap
            ),
        ),
    )


def _rentang(jenjang: BeasiswaJenjang) -> str:
    if jenjang.dari == jenjang.sampai:
        return str(jenjang.dari)
    return f"{jenjang.dari}\N{EN DASH}{jenjang.sampai}"
