"""Month-by-month contribution bars, wide enough in time to show where the relief ends."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from calculator.bulan import NAMA_BULAN, Bulan
from calculator.estimate import Estimate
from calculator.iuran import Tarif
from calculator.phases import phases
from calculator.rules.model import Hukum
from calculator.rupiah import rp
from calculator.view.gambar.dasar import LEBAR, Tabel, dan, persen
from calculator.view.templat import isi_templat

__all__ = ["Batang", "bulanan"]

PALING_SEDIKIT = 12
PALING_BANYAK = 18
SESUDAH = 3
TINGGI = 8.0
CELAH = 0.16
LEBAR_ANGKA = 0.62


class Bulanan(NamedTuple):
    """A month's price of one worker in rupiah."""

    bulan: Bulan
    tarif: Tarif
    keringanan: bool


class Batang(NamedTuple):
    """One bar: places in percent of the width, heights in em."""

    x: str
    lebar: str
    tengah: str
    y: float
    tinggi: float
    jht: float
    keringanan: bool
    dibayar: bool
    label: str
    tahun: str


class Harga(NamedTuple):
    """Months in a row with the same price.

    `x` is their middle, empty where the price does not fit above them.
    """

    nilai: int
    keringanan: bool
    dari: Bulan
    sampai: Bulan
    x: str
    y: float

    @property
    def rentang(self) -> str:
        """The months in words."""
        if self.dari == self.sampai:
            return self.dari.nama
        if self.dari.tahun == self.sampai.tahun:
            return f"{NAMA_BULAN[self.dari.bulan - 1]} sampai {self.sampai.nama}"
        return f"{self.dari.nama} sampai {self.sampai.nama}"


def _deret(hasil: Estimate, law: Hukum) -> list[Bulanan]:
    skenario = hasil.scenario
    awal = skenario.mulai
    found = phases(skenario, awal, awal.tambah(PALING_BANYAK - 1), law)
    deret = [
        Bulanan(phase.dari.tambah(n), phase.tarif, phase.keringanan is not None)
        for phase in found
        for n in range(phase.sampai.selisih(phase.dari) + 1)
    ]
    changed = found[-1].dari.selisih(awal) if len(found) > 1 else 0
    panjang = max(PALING_SEDIKIT, skenario.bulan, changed + SESUDAH)
    return deret[: min(PALING_BANYAK, panjang)]


def _kelompok(deret: Sequence[Bulanan], tertinggi: int) -> list[Harga]:
    hasil: list[Harga] = []
    awal = 0
    for n, satu in enumerate(deret):
        if n + 1 < len(deret) and deret[n + 1][1:] == satu[1:]:
            continue
        bagian = (n + 1 - awal) / len(deret)
        muat = len(rp(satu.tarif.total)) * LEBAR_ANGKA <= bagian * LEBAR
        hasil.append(
            Harga(
                satu.tarif.total,
                satu.keringanan,
                deret[awal].bulan,
                satu.bulan,
                persen((awal + n + 1) / 2 / len(deret)) if muat else "",
                round(TINGGI * (1 - satu.tarif.total / tertinggi), 3),
            )
        )
        awal = n + 1
    return hasil


def _label_tahun(deret: Sequence[Bulanan], n: int) -> str:
    """Name the year under its first bar, unless the next year's name would run into it."""
    bulan = deret[n].bulan
    sempit = n == 0 and deret[1].bulan.tahun != bulan.tahun
    return str(bulan.tahun) if (n == 0 or bulan.bulan == 1) and not sempit else ""


def _batang(deret: Sequence[Bulanan], dibayar: int, tertinggi: int) -> list[Batang]:
    lebar = 1 / len(deret)
    hasil: list[Batang] = []
    for n, satu in enumerate(deret):
        tinggi = TINGGI * satu.tarif.total / tertinggi
        hasil.append(
            Batang(
                x=persen((n + CELAH / 2) * lebar),
                lebar=persen((1 - CELAH) * lebar),
                tengah=persen((n + 0.5) * lebar),
                y=round(TINGGI - tinggi, 3),
                tinggi=round(tinggi, 3),
                jht=round(TINGGI * satu.tarif.jht / tertinggi, 3),
                keringanan=satu.keringanan,
                dibayar=n < dibayar,
                # Every other month: twelve names do not fit beside each other on a phone.
                label=NAMA_BULAN[satu.bulan.bulan - 1][:3] if satu.bulan.bulan % 2 else "",
                tahun=_label_tahun(deret, n),
            )
        )
    return hasil


def bulanan(hasil: Estimate, law: Hukum, id_awal: str = "") -> Markup:
    """Draw what each month costs one worker, from the first month on.

    Args:
        hasil: the answer to draw.
        law: the law data, for the price of the months to come.
        id_awal: what the ids in the markup start with, for a page with several.
    """
    deret = _deret(hasil, law)
    tertinggi = max(satu.tarif.total for satu in deret)
    harga = _kelompok(deret, tertinggi)
    jht = ", lalu ".join(dict.fromkeys(rp(satu.tarif.jht) for satu in deret if satu.tarif.jht))
    batas = [
        persen((n + 1) / len(deret))
        for n, satu in enumerate(deret[:-1])
        if satu.tarif != deret[n + 1].tarif
    ]
    return isi_templat(
        "gambar/bulanan.html",
        id_awal=id_awal,
        batang=_batang(deret, hasil.scenario.bulan, tertinggi),
        harga=harga,
        batas=batas,
        tinggi=TINGGI,
        jht=jht,
        dibayar=hasil.scenario.bulan,
        seluruh=len(deret),
        pesan=_pesan(harga, jht),
        tabel=Tabel(
            "Iuran satu pekerja tiap bulan",
            ("Bulan", "JKK", "JKM", *(["JHT"] if jht else []), "Jumlah", "Keringanan"),
            tuple(
                (
                    satu.bulan.nama,
                    rp(satu.tarif.jkk),
                    rp(satu.tarif.jkm),
                    *([rp(satu.tarif.jht)] if jht else []),
                    rp(satu.tarif.total),
                    "ya" if satu.keringanan else "tidak",
                )
                for satu in deret
            ),
        ),
    )


def _pesan(harga: Sequence[Harga], jht: str) -> str:
    if len(harga) == 1:
        satu = harga[0]
        pesan = f"Iuran {rp(satu.nilai)} sebulan, sama dari {satu.rentang}."
    else:
        bagian = dan(
            f"{rp(satu.nilai)} untuk {satu.rentang}{' (keringanan)' if satu.keringanan else ''}"
            for satu in harga
        )
        pesan = f"Iuran sebulan: {bagian}."
    return f"{pesan} Di dalamnya tabungan JHT {jht}." if jht else pesan
