"""What a table comes to, as the page shows it: totals, plans, dates, faults, a proposal."""

import re
from collections import Counter
from itertools import groupby
from typing import NamedTuple

from calculator.estimate import estimate
from calculator.iuran import find_keringanan
from calculator.kolektif.columns import Susunan
from calculator.kolektif.counting import Hitungan
from calculator.kolektif.plans import plans, renewals
from calculator.kolektif.reading import Reading
from calculator.kolektif.rows import Salah
from calculator.kolektif.totals import Jumlah, summarise
from calculator.month import Month
from calculator.occupations import similar
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.syarat import conditions
from calculator.terbilang import terbilang
from calculator.view.jinja import render_template
from calculator.view.kolektif.reliefs import Bulan, months, reasons
from calculator.view.kolektif.results import harmless
from calculator.view.kolektif.words import PEMBAYAR, column_name

__all__ = ["finished"]

_SALAH = 200
_PEKERJAAN = 20
_ADA_ANGKA = re.compile(r"[0-9]")
_SEBUTAN, _SEBUTAN_TERPANJANG = 12, 60


class _Masa(NamedTuple):
    """Months in a row that cost the same, for the proposal."""

    nama: str
    banyak: int
    orang: int
    sebulan: int
    turun: int


class _Awal(NamedTuple):
    """What the first months of cover do not bring, and what must hold; amounts in rupiah."""

    bulan: int
    pemakaman: int
    penuh: int
    syarat: str
    ragu: str
    pendek: bool
    beasiswa: int


def finished(hitungan: Hitungan, reading: Reading, law: Law) -> dict[str, object]:
    """Write the answer: `html` and `ucapan`, its gist to be said aloud."""
    susunan = reading.susunan
    salah = [satu for satu in hitungan.salah if not satu.ditolak]
    tolak = [satu for satu in hitungan.salah if satu.ditolak]
    isi = summarise(hitungan.orang)
    tidak = hitungan.dibaca - hitungan.dihitung
    bahan: dict[str, object] = {
        "isi": isi,
        "hitungan": hitungan,
        "tidak": tidak,
        "salah": [_fault(satu, susunan) for satu in salah[:_SALAH]],
        "tolak": [_fault(satu, susunan) for satu in tolak[:_SALAH]],
        "periksa": [_fault(satu, susunan) for satu in hitungan.periksa[:_SALAH]],
        "lebih_periksa": max(0, hitungan.janggal - _SALAH),
        "lebih": len(salah) - len(salah[:_SALAH]),
        "lebih_tolak": len(tolak) - len(tolak[:_SALAH]),
        "ada": bool(hitungan.orang),
        "sebutan": _unknown(hitungan, reading, law),
        "semua_pekerjaan": [
            (satu.slug, satu.nama)
            for satu in sorted(law.pekerjaan.values(), key=lambda satu: satu.nama.casefold())
            if satu.tabel
        ],
    }
    if hitungan.orang:
        bulan = months(isi)
        bahan |= {
            "bulan": bulan,
            "pekerjaan": _occupations(isi.per_pekerjaan, law),
            "golongan": [
                (f"Golongan {golongan.nomor}, dasar {rp(golongan.dasar)}", satu)
                for golongan, satu in isi.per_golongan.items()
            ],
            "pembayar": [(PEMBAYAR[kunci], satu) for kunci, satu in isi.per_pembayar.items()],
            "rencana": plans(hitungan.orang, law),
            "perpanjangan": renewals(hitungan.orang, law),
            "awal": _first_months(hitungan, law),
            "masa": _spans(bulan),
            "terbilang": f"{terbilang(isi.total)} rupiah",
            "sumber": _sources(hitungan, law),
            "diperiksa": law.kepesertaan.cakupan.diperiksa.isoformat(),
            "alasan": reasons(bulan, hitungan, law),
            "jht": sum(n for satu, n in hitungan.orang.items() if satu.skenario.jht),
            "pekerjaan_rab": _few(_occupations(isi.per_pekerjaan, law)),
        }
    ucapan = (
        f"Iuran {rp(isi.total)} untuk {format_number(isi.orang)} orang. "
        f"{format_number(tidak)} baris tidak dihitung."
    )
    if hitungan.janggal:
        ucapan += f" {format_number(hitungan.janggal)} yang dihitung perlu diperiksa."
    return {"html": render_template("kolektif/answer.html", **bahan), "ucapan": ucapan}


def _unknown(
    hitungan: Hitungan, reading: Reading, law: Law
) -> list[tuple[str, int, list[tuple[str, str]]]]:
    """Give names of occupations that are in no list, the most frequent first.

    Returns:
        The name, how many rows have it, and which occupations it may mean.
    """
    reader = reading.reader
    nama: dict[str, str] = {}
    banyak: Counter[str] = Counter()
    for satu in hitungan.salah:
        if satu.kolom == "pekerjaan" and (text := satu.sel and reader.named(satu.sel)):
            nama.setdefault(text.lower(), text)
            banyak[text.lower()] += 1
    return [
        (nama[text], baris, [(slug, law.pekerjaan[slug].nama) for slug in similar(text, law)])
        for text, baris in banyak.most_common()
        if len(text) <= _SEBUTAN_TERPANJANG
        and reader.cells.unknown(text)
        and not _ADA_ANGKA.search(text)
    ][:_SEBUTAN]


def _fault(satu: Salah, susunan: Susunan) -> tuple[int, str, str, str]:
    """Give the row, the column as the table calls it, what stands there, and the reason.

    People copy this list into a spreadsheet, too: no cell of it is a formula there.
    """
    kunci = [column.kunci for column in susunan.kolom]
    tempat = satu.kolom
    if tempat not in kunci and tempat == "usia" and "tanggal_lahir" in kunci:
        tempat = "tanggal_lahir"
    if tempat not in kunci or not satu.sel:
        return satu.baris, column_name(satu.kolom), "", satu.pesan
    n = kunci.index(tempat)
    return satu.baris, susunan.kolom[n].judul, harmless(satu.sel[n][:40]), satu.pesan


def _occupations(per_pekerjaan: dict[str | None, Jumlah], law: Law) -> list[tuple[str, Jumlah]]:
    return [
        ("Pekerjaan tidak disebut" if slug is None else law.pekerjaan[slug].nama, satu)
        for slug, satu in per_pekerjaan.items()
    ]


def _few(semua: list[tuple[str, Jumlah]]) -> list[tuple[str, Jumlah]]:
    """Keep the dearest: however long the list, a proposal has one page."""
    if len(semua) <= _PEKERJAAN:
        return semua
    sisa = [satu for _, satu in semua[_PEKERJAAN - 1 :]]
    lain = Jumlah(sum(satu.orang for satu in sisa), sum(satu.total for satu in sisa))
    return [*semua[: _PEKERJAAN - 1], (f"{len(sisa)} pekerjaan lain", lain)]


def _spans(bulan: list[Bulan]) -> list[_Masa]:
    masa = []
    for (orang, total, turun), semua in groupby(bulan, key=lambda satu: satu[1:]):
        nama = [satu.nama for satu in semua]
        judul = nama[0] if len(nama) == 1 else f"{nama[0]} sampai {nama[-1]}"
        masa.append(_Masa(nama=judul, banyak=len(nama), orang=orang, sebulan=total, turun=turun))
    return masa


def _first_months(hitungan: Hitungan, law: Law) -> _Awal | None:
    """Tell what the first months lack; None where the law knows no such months."""
    scenarios = [kelompok.skenario for kelompok in hitungan.orang]
    first = min(scenarios, key=lambda scenario: scenario.mulai)
    day = first.mulai.last_day
    awal = law.jkm.masa_awal.on(day)
    if not awal.nilai:
        return None
    pemakaman = law.jkm.pemakaman.on(day).nilai
    # Of anybody new: as many months as are paid, and no arrears.
    new = first._replace(masa_iur=None, tunggakan=0, usia=None, peristiwa=first.mulai)
    told = conditions(estimate(new, law), "manfaat.jkm.total", law)
    return _Awal(
        bulan=awal.nilai,
        pemakaman=pemakaman,
        penuh=pemakaman + law.jkm.santunan.on(day).nilai + law.jkm.berkala.on(day).nilai,
        syarat="; ".join(each.pendek for each in told),
        ragu=" ".join(each.ragu for each in told if each.ragu),
        pendek=max(scenario.bulan for scenario in scenarios) <= awal.nilai,
        beasiswa=law.jkm.beasiswa_masa_iur.on(day).nilai,
    )


def _sources(hitungan: Hitungan, law: Law) -> list[str]:
    """Name the provisions that make the prices, each once."""
    kunci: dict[str, None] = {}
    contoh = {
        (x.skenario.sektor, x.skenario.pembayar, x.bulanan[0].bulan, x.skenario.bulan): x
        for x in hitungan.orang
    }
    for kelompok in contoh.values():
        for satu in kelompok.bulanan:
            bulan = Month.parse(satu.bulan)
            aturan, day = law.iuran, bulan.last_day
            for row in (aturan.golongan.on(day), aturan.tarif_jkk.on(day), aturan.jkm.on(day)):
                kunci |= dict.fromkeys(row.sumber)
            turun = find_keringanan(
                kelompok.skenario.sektor, kelompok.skenario.pembayar, bulan, law
            )
            kunci |= dict.fromkeys(turun.sumber if turun else ())
    semua = [law.kutipan[satu] for satu in kunci]
    return list(dict.fromkeys(f"{x.peraturan.singkat}{x.place}" for x in semua))
