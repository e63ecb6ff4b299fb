"""A year's contribution beside the benefits: a small square is a year, so they can be counted."""

from typing import NamedTuple

from markupsafe import Markup

from calculator import iuran as _iuran
from calculator.bulan import Bulan
from calculator.estimate import Estimate
from calculator.rules.model import Hukum
from calculator.rupiah import rp, tulis_angka
from calculator.view.gambar.dasar import Tabel
from calculator.view.syarat import beasiswa_dibayar, syarat_jkm
from calculator.view.templat import isi_templat

__all__ = ["Balok", "setahun"]

BULAN_SETAHUN = 12
LEBAR = 320
# Squares in a row: the fewest that keep the biggest block low.
SEBARIS = (10, 20, 40)
TINGGI_BARIS = 10


class Balok(NamedTuple):
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


def garis(banyak: float, sebaris: int) -> tuple[str, float]:
    """Draw so many squares as dashed lines; the last square is cut where the amount ends."""
    sisi = LEBAR / sebaris
    baris = int(banyak // sebaris)
    lebar: list[float] = [LEBAR] * baris
    if sisa := banyak - baris * sebaris:
        penuh = int(sisa)
        # The gap after a whole square is no part of the amount: only the square's own width is.
        lebar.append(penuh * sisi + (sisa - penuh) * sisi * 0.875)
    jalur = "".join(f"M0 {(n + 0.5) * sisi:.6g}h{w:.6g}" for n, w in enumerate(lebar))
    return jalur, len(lebar) * sisi


def _sebaris(terbanyak: float) -> int:
    return next((n for n in SEBARIS if terbanyak <= n * TINGGI_BARIS), SEBARIS[-1])


def setahun(hasil: Estimate, law: Hukum, id_awal: str = "") -> Markup:
    """Draw a year's contribution and what it can become, area for area.

    Args:
        hasil: the answer to draw.
        law: the law data, for the price of the months to come.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    _, tahun, _ = _iuran.hitung(hasil.scenario._replace(bulan=BULAN_SETAHUN), law)
    isi = [
        ("iuran", "Iuran setahun", tahun.total, _catatan_iuran(tahun)),
        (
            "jkm",
            "Meninggal bukan karena kerja",
            hasil.manfaat.jkm.total,
            str(syarat_jkm(hasil, law)),
        ),
        ("jkk", "Meninggal karena kerja", hasil.manfaat.jkk.meninggal.total, ""),
        ("sekolah", "Sekolah anak", hasil.beasiswa.total, beasiswa_dibayar(hasil, law)),
    ]
    isi = [satu for satu in isi if satu[2]]
    sebaris = _sebaris(max(nilai for _, _, nilai, _ in isi) / tahun.total)
    balok = [_balok(satu, tahun.total, sebaris) for satu in isi]
    manfaat = balok[1:]
    return isi_templat(
        "gambar/setahun.html",
        id_awal=id_awal,
        balok=balok,
        lebar=LEBAR,
        setahun=tahun.total,
        pesan=_pesan(manfaat, tahun.total),
        alasan=hasil.kedudukan.alasan,
        tabel=Tabel(
            "Iuran setahun dan manfaat",
            ("Apa", "Jumlah", "Kali iuran setahun"),
            tuple((b.nama, rp(b.nilai), tulis_angka(b.kali)) for b in balok),
        ),
    )


def _balok(isi: tuple[str, str, int, str], setahun: int, sebaris: int) -> Balok:
    jenis, nama, nilai, catatan = isi
    jalur, tinggi = garis(nilai / setahun, sebaris)
    sisi = LEBAR / sebaris
    kotak = sisi * 0.875
    return Balok(
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


def _catatan_iuran(tahun: _iuran.Iuran) -> str:
    dari, sampai = Bulan.baca(tahun.masa.dari), Bulan.baca(tahun.masa.sampai)
    catatan = f"{dari.nama} sampai {sampai.nama}"
    return f"{catatan}, termasuk tabungan JHT {rp(tahun.jht)}" if tahun.jht else catatan


def _pesan(manfaat: list[Balok], setahun: int) -> str:
    if not manfaat:
        return f"Iuran setahun {rp(setahun)}; dalam keadaan ini tidak ada yang dibayarkan."
    butir = " ".join(
        f"{b.nama}: {rp(b.nilai)} ({tulis_angka(b.kali)} kali iuran setahun)." for b in manfaat
    )
    return f"Iuran setahun {rp(setahun)}. {butir}"
