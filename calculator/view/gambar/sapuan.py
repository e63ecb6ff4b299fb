"""Benefit and contribution over all income groups, with a dot at the visitor's own."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from calculator.bulan import Bulan
from calculator.estimate import Estimate
from calculator.iuran import keringanan, tarif
from calculator.manfaat import jkk as _jkk
from calculator.rules.model import Golongan, Hukum
from calculator.rupiah import rp
from calculator.view.gambar.dasar import Tabel, persen, singkat, tandai
from calculator.view.templat import isi_templat

__all__ = ["sapuan"]

TINGGI_MANFAAT = 8.0
TINGGI_IURAN = 4.0
TENGAH = 0.5
TEPI = 0.1


class Titik(NamedTuple):
    """One income group: what a month costs and what the family receives, in rupiah."""

    golongan: Golongan
    iuran: int
    jkk: int
    jkm: int


class Bidang(NamedTuple):
    """One panel: its lines as points in a box of 100 by 100, and the dots of the visitor."""

    judul: str
    tinggi: float
    atas: float
    puncak: str
    garis: tuple[tuple[str, str], ...]
    titik: tuple[tuple[str, float], ...]


def _titik(hasil: Estimate, law: Hukum) -> list[Titik]:
    skenario = hasil.scenario
    # Only income is swept: what was asked about injuries does not belong to this picture.
    polos = skenario._replace(cacat=(), stmb=None, transport=())
    potongan = keringanan(skenario.sektor, skenario.pembayar, skenario.mulai, law)
    jht = skenario.program == "jkk-jkm-jht"
    titik: list[Titik] = []
    for grup in law.iuran.golongan.pada(skenario.mulai.hari_terakhir).nilai:
        manfaat, _, _ = _jkk.hitung(polos, grup.dasar, hasil.kedudukan, hasil.beasiswa, law)
        iuran = tarif(grup.dasar, skenario.mulai, law, jht=jht, potongan=potongan)
        titik.append(Titik(grup, iuran.total, manfaat.meninggal.total, hasil.manfaat.jkm.total))
    return titik


def _garis(titik: Iterable[tuple[int, int]], terjauh: int, tertinggi: int) -> str:
    return " ".join(f"{100 * x / terjauh:.5g},{100 - 100 * y / tertinggi:.5g}" for x, y in titik)


def sapuan(hasil: Estimate, law: Hukum, id_awal: str = "") -> Markup:
    """Draw death benefits and a month's contribution over the income groups.

    Empty when nothing is due.

    Args:
        hasil: the answer to draw.
        law: the law data, for the other groups.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    titik = _titik(hasil, law)
    anda = titik[hasil.golongan.nomor - titik[0].golongan.nomor]
    if not anda.jkk:
        return Markup()
    terjauh = titik[-1].golongan.dasar
    di = anda.golongan.dasar / terjauh
    manfaat = max(max(satu.jkk, satu.jkm) for satu in titik)
    iuran = max(satu.iuran for satu in titik)
    bidang = (
        Bidang(
            "Diterima keluarga",
            TINGGI_MANFAAT,
            1.6,
            singkat(manfaat),
            tuple(
                (
                    nama,
                    _garis(((t.golongan.dasar, getattr(t, nama)) for t in titik), terjauh, manfaat),
                )
                for nama in ("jkk", "jkm")
            ),
            tuple(
                (nama, TINGGI_MANFAAT * (1 - nilai / manfaat))
                for nama, nilai in (("jkk", anda.jkk), ("jkm", anda.jkm))
            ),
        ),
        Bidang(
            "Iuran sebulan",
            TINGGI_IURAN,
            TINGGI_MANFAAT + 4.4,
            singkat(iuran),
            (("iuran", _garis(((t.golongan.dasar, t.iuran) for t in titik), terjauh, iuran)),),
            (("iuran", TINGGI_IURAN * (1 - anda.iuran / iuran)),),
        ),
    )
    return isi_templat(
        "gambar/sapuan.html",
        id_awal=id_awal,
        anda=anda,
        bidang=bidang,
        x=persen(di),
        jangkar="start" if di < TEPI else "end" if di > 1 - TEPI else "middle",
        kanan=di > TENGAH,
        pertama=singkat(titik[0].golongan.dasar),
        terjauh=singkat(terjauh),
        tinggi=TINGGI_MANFAAT + TINGGI_IURAN + 6.2,
        bulan=hasil.scenario.mulai,
        pesan=_pesan(titik, anda, hasil.scenario.mulai),
        tabel=_tabel(titik, law),
    )


def _pesan(titik: list[Titik], anda: Titik, bulan: Bulan) -> str:
    awal, akhir = titik[0], titik[-1]
    return (
        f"Anda di golongan {anda.golongan.nomor}, dasar penghasilan {rp(anda.golongan.dasar)}: "
        f"iuran {rp(anda.iuran)} untuk {bulan.nama}; meninggal karena kerja {rp(anda.jkk)}; "
        f"meninggal bukan karena kerja {rp(anda.jkm)}. "
        f"Dari golongan {awal.golongan.nomor} sampai {akhir.golongan.nomor}, iuran naik dari "
        f"{rp(awal.iuran)} ke {rp(akhir.iuran)} dan santunan karena kerja dari {rp(awal.jkk)} ke "
        f"{rp(akhir.jkk)}; yang bukan karena kerja tetap."
    )


def _tabel(titik: list[Titik], law: Hukum) -> Tabel:
    baris: list[tuple[str, ...]] = []
    for satu in titik:
        grup = satu.golongan
        ragu = grup.kutipan is not None and law.belum_pasti((grup.kutipan,))
        batas = "ke atas" if grup.sampai is None else f"sampai {rp(grup.sampai)}"
        baris.append(
            (
                f"{grup.nomor}. {rp(grup.dari)} {batas}",
                tandai(rp(satu.iuran), belum_pasti=ragu),
                tandai(rp(satu.jkk), belum_pasti=ragu),
                rp(satu.jkm),
            )
        )
    return Tabel(
        "Iuran dan manfaat menurut golongan penghasilan",
        ("Golongan", "Iuran sebulan", "Meninggal karena kerja", "Meninggal bukan karena kerja"),
        tuple(baris),
    )
