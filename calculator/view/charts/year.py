"""A year's contribution beside the benefits: a small square is a year, so they can be counted."""

from typing import NamedTuple

from markupsafe import Markup

from calculator.estimate import Estimate
from calculator.iuran import Iuran
from calculator.month import Month
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.view.charts.base import Table, conditioned
from calculator.view.jinja import render_template
from calculator.view.words import beside, note
from calculator.whatif import over_a_year

__all__ = ["Block", "year"]

WIDTH = 320
# Squares in a row: the fewest that keep the biggest block low.
IN_ROW = (10, 20, 40)
ROWS = 10


class Block(NamedTuple):
    """One amount drawn in squares; `garis` is the path of their rows, `kali` whole years in it."""

    jenis: str
    nama: str
    nilai: int
    kali: int
    catatan: str
    garis: str
    tinggi: float
    tebal: float
    putus: str


def lines(banyak: float, sebaris: int) -> tuple[str, float]:
    """Draw so many squares as dashed lines; the last square is cut where the amount ends."""
    sisi = WIDTH / sebaris
    baris = int(banyak // sebaris)
    lebar: list[float] = [WIDTH] * baris
    if sisa := banyak - baris * sebaris:
        penuh = int(sisa)
        # The gap after a whole square is no part of the amount: only the square's own width is.
        lebar.append(penuh * sisi + (sisa - penuh) * sisi * 0.875)
    jalur = "".join(f"M0 {(n + 0.5) * sisi:.6g}h{w:.6g}" for n, w in enumerate(lebar))
    return jalur, len(lebar) * sisi


def _squares_in_row(terbanyak: float) -> int:
    return next((n for n in IN_ROW if terbanyak <= n * ROWS), IN_ROW[-1])


def year(answer: Estimate, law: Law, id_awal: str = "") -> Markup:
    """Draw a year's contribution and what it can become, area for area.

    Empty when nothing is due.

    Args:
        answer: the answer to draw.
        law: the law data, for the price of the months to come.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    if answer.standing.hak == "tidak":
        return Markup()
    tahun = over_a_year(answer.scenario, law)
    manfaat = answer.manfaat
    due = (
        ("jkm", "Meninggal bukan karena kerja", manfaat.jkm.total, "manfaat.jkm.total"),
        (
            "jkk",
            "Meninggal karena kerja",
            manfaat.jkk.meninggal.total,
            "manfaat.jkk.meninggal.total",
        ),
        ("sekolah", "Sekolah anak, paling banyak", answer.beasiswa.total, "beasiswa.total"),
    )
    isi = [
        ("iuran", "Iuran setahun", tahun.total, _iuran_note(tahun)),
        *(
            (jenis, nama, nilai, beside(answer, law, jalur))
            for jenis, nama, nilai, jalur in due
            if nilai
        ),
    ]
    sebaris = _squares_in_row(max(nilai for _, _, nilai, _ in isi) / tahun.total)
    balok = [_block(satu, tahun.total, sebaris) for satu in isi]
    return render_template(
        "charts/year.html",
        id_awal=id_awal,
        balok=balok,
        lebar=WIDTH,
        setahun=tahun.total,
        pesan=_message(balok[1:], tahun.total),
        umum=note(answer, law, within=True),
        tabel=Table(
            "Iuran setahun dan manfaat",
            ("Apa", "Jumlah", "Kali iuran setahun"),
            tuple(
                (conditioned(b.nama, b.catatan), rp(b.nilai), format_number(b.kali)) for b in balok
            ),
            note(answer, law, within=True),
        ),
    )


def _block(isi: tuple[str, str, int, str], setahun: int, sebaris: int) -> Block:
    jenis, nama, nilai, catatan = isi
    jalur, tinggi = lines(nilai / setahun, sebaris)
    sisi = WIDTH / sebaris
    kotak = sisi * 0.875
    return Block(
        jenis=jenis,
        nama=nama,
        nilai=nilai,
        kali=nilai // setahun,
        catatan=catatan,
        garis=jalur,
        tinggi=tinggi,
        tebal=kotak,
        putus=f"{kotak:.6g} {sisi - kotak:.6g}",
    )


def _iuran_note(tahun: Iuran) -> str:
    dari, sampai = Month.parse(tahun.masa.dari), Month.parse(tahun.masa.sampai)
    catatan = f"{dari.nama} sampai {sampai.nama}"
    return f"{catatan}, termasuk tabungan JHT {rp(tahun.jht)}" if tahun.jht else catatan


def _message(manfaat: list[Block], setahun: int) -> str:
    butir = " ".join(
        f"{b.nama}: {rp(b.nilai)} ({format_number(b.kali)} kali iuran setahun)"
        f"{f', {b.catatan}' if b.catatan else ''}."
        for b in manfaat
    )
    return f"Iuran setahun {rp(setahun)}. {butir}"
