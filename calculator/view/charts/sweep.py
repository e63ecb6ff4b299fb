"""Benefit and contribution over all income groups, with a dot at the visitor's own."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from calculator.estimate import Estimate
from calculator.month import Month
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.view.charts.base import Table, conditioned, percent, short_amount
from calculator.view.jinja import render_template
from calculator.view.words import beside, mark_unsure, note
from calculator.whatif import Point, every_group

__all__ = ["sweep"]

MANFAAT_HEIGHT = 8.0
IURAN_HEIGHT = 4.0
MIDDLE = 0.5
EDGE = 0.1


class Panel(NamedTuple):
    """One panel: its lines as points in a box of 100 by 100, and the dots of the visitor."""

    judul: str
    tinggi: float
    atas: float
    puncak: str
    garis: tuple[tuple[str, str], ...]
    titik: tuple[tuple[str, float], ...]


def _line(titik: Iterable[tuple[int, int]], terjauh: int, tertinggi: int) -> str:
    return " ".join(f"{100 * x / terjauh:.5g},{100 - 100 * y / tertinggi:.5g}" for x, y in titik)


def sweep(answer: Estimate, law: Law, id_awal: str = "") -> Markup:
    """Draw death benefits and a month's contribution over the income groups.

    Empty when nothing is due.

    Args:
        answer: the answer to draw.
        law: the law data, for the other groups.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    titik = every_group(answer, law)
    anda = titik[answer.golongan.nomor - titik[0].golongan.nomor]
    if not anda.jkk:
        return Markup()
    terjauh = titik[-1].golongan.dasar
    di = anda.golongan.dasar / terjauh
    manfaat = max(max(point.jkk, point.jkm) for point in titik)
    iuran = max(point.iuran for point in titik)
    bidang = (
        Panel(
            judul="Diterima keluarga",
            tinggi=MANFAAT_HEIGHT,
            atas=1.6,
            puncak=short_amount(manfaat),
            garis=tuple(
                (
                    nama,
                    _line(((t.golongan.dasar, getattr(t, nama)) for t in titik), terjauh, manfaat),
                )
                for nama in ("jkk", "jkm")
            ),
            titik=tuple(
                (nama, MANFAAT_HEIGHT * (1 - nilai / manfaat))
                for nama, nilai in (("jkk", anda.jkk), ("jkm", anda.jkm))
            ),
        ),
        Panel(
            judul="Iuran sebulan",
            tinggi=IURAN_HEIGHT,
            atas=MANFAAT_HEIGHT + 4.4,
            puncak=short_amount(iuran),
            garis=(("iuran", _line(((t.golongan.dasar, t.iuran) for t in titik), terjauh, iuran)),),
            titik=(("iuran", IURAN_HEIGHT * (1 - anda.iuran / iuran)),),
        ),
    )
    return render_template(
        "charts/sweep.html",
        id_awal=id_awal,
        anda=anda,
        bidang=bidang,
        x=percent(di),
        jangkar="start" if di < EDGE else "end" if di > 1 - EDGE else "middle",
        kanan=di > MIDDLE,
        pertama=short_amount(titik[0].golongan.dasar),
        terjauh=short_amount(terjauh),
        tinggi=MANFAAT_HEIGHT + IURAN_HEIGHT + 6.2,
        bulan=answer.scenario.mulai,
        syarat_jkk=beside(answer, law, "manfaat.jkk.meninggal.total"),
        syarat_jkm=beside(answer, law, "manfaat.jkm.total"),
        umum=note(answer, law, within=True),
        pesan=_message(titik, anda, answer.scenario.mulai),
        tabel=_table(titik, answer, law),
    )


def _message(titik: list[Point], anda: Point, bulan: Month) -> str:
    awal, akhir = titik[0], titik[-1]
    return (
        f"Anda di golongan {anda.golongan.nomor}, dasar penghasilan {rp(anda.golongan.dasar)}: "
        f"iuran {rp(anda.iuran)} untuk {bulan.nama}; meninggal karena kerja {rp(anda.jkk)}; "
        f"meninggal bukan karena kerja {rp(anda.jkm)}. "
        f"Dari golongan {awal.golongan.nomor} sampai {akhir.golongan.nomor}, iuran naik dari "
        f"{rp(awal.iuran)} ke {rp(akhir.iuran)} dan santunan karena kerja dari {rp(awal.jkk)} ke "
        f"{rp(akhir.jkk)}; yang bukan karena kerja tetap."
    )


def _table(titik: list[Point], answer: Estimate, law: Law) -> Table:
    baris: list[tuple[str, ...]] = []
    for point in titik:
        golongan = point.golongan
        ragu = not law.golongan_pasti(golongan)
        batas = "ke atas" if golongan.sampai is None else f"sampai {rp(golongan.sampai)}"
        baris.append(
            (
                f"{golongan.nomor}. {rp(golongan.dari)} {batas}",
                mark_unsure(rp(point.iuran)) if ragu else rp(point.iuran),
                mark_unsure(rp(point.jkk)) if ragu else rp(point.jkk),
                rp(point.jkm),
            )
        )
    return Table(
        "Iuran dan manfaat menurut golongan penghasilan",
        (
            "Golongan",
            "Iuran sebulan",
            conditioned(
                "Meninggal karena kerja", beside(answer, law, "manfaat.jkk.meninggal.total")
            ),
            conditioned("Meninggal bukan karena kerja", beside(answer, law, "manfaat.jkm.total")),
        ),
        tuple(baris),
        note(answer, law, within=True),
    )
