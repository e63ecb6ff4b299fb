"""A household: several workers, one total, one calendar of what is due when."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from calculator.bulan import Bulan, tanggal_panjang
from calculator.estimate import Estimate
from calculator.galat import Galat, MasukanKeliru
from calculator.rules.model import Hukum
from calculator.rupiah import rp
from calculator.view.banyak.baca import nama_pekerja
from calculator.view.banyak.bandingkan import PENTING
from calculator.view.gambar.dasar import persen
from calculator.view.kalender import acara, kalender
from calculator.view.pesan import jalan
from calculator.view.syarat import Syarat, beasiswa_dibayar, syarat_jkm
from calculator.view.templat import isi_templat

__all__ = ["Bagian", "BulanRumah", "bulan_rumah", "kalender_rumah", "pesan_rumah", "rumah"]


class Bagian(NamedTuple):
    """What one worker (all people alike) costs in one month, in rupiah."""

    nomor: int
    nama: str
    nilai: int
    keringanan: bool


class BulanRumah(NamedTuple):
    """One month of the household: what is due, by when, and its length beside the dearest month."""

    bulan: Bulan
    jatuh_tempo: str
    bagian: tuple[Bagian, ...]
    total: int
    panjang: str


class PekerjaRumah(NamedTuple):
    """One worker of the household."""

    nomor: int
    nama: str
    hasil: Estimate
    syarat: Syarat
    beasiswa_dibayar: str
    tanda: tuple[str, ...]


def bulan_rumah(hasil: Sequence[Estimate], law: Hukum) -> list[BulanRumah]:
    """Gather the months of all workers, in order of time."""
    semua: dict[str, list[Bagian]] = {}
    tempo: dict[str, str] = {}
    for nomor, satu in enumerate(hasil, start=1):
        nama = nama_pekerja(satu.scenario, law)
        for bulan in satu.iuran.bulanan:
            nilai = bulan.total * satu.scenario.jumlah
            semua.setdefault(bulan.bulan, []).append(Bagian(nomor, nama, nilai, bulan.keringanan))
            tempo[bulan.bulan] = bulan.jatuh_tempo
    jumlah = {bulan: sum(satu.nilai for satu in bagian) for bulan, bagian in semua.items()}
    termahal = max(jumlah.values())
    return [
        BulanRumah(
            Bulan.baca(bulan),
            tempo[bulan],
            tuple(semua[bulan]),
            jumlah[bulan],
            persen(jumlah[bulan] / termahal),
        )
        for bulan in sorted(semua)
    ]


def _orang(hasil: Sequence[Estimate]) -> int:
    return sum(satu.scenario.jumlah for satu in hasil)


def rumah(hasil: Sequence[Estimate], law: Hukum) -> tuple[str, str]:
    """Write the household's answer, and its gist in words."""
    bulan = bulan_rumah(hasil, law)
    total = sum(satu.iuran.total_semua for satu in hasil)
    orang = _orang(hasil)
    ucapan = f"Iuran {bulan[0].bulan.nama} {rp(bulan[0].total)} untuk {orang} orang."
    if len(bulan) > 1:
        ucapan += f" Seluruhnya {rp(total)} untuk {len(bulan)} bulan."
    html = isi_templat(
        "banyak/rumah.html",
        bulan=bulan,
        total=total,
        hemat=sum(satu.iuran.hemat * satu.scenario.jumlah for satu in hasil),
        orang=orang,
        pekerja=[
            PekerjaRumah(
                n,
                nama_pekerja(satu.scenario, law),
                satu,
                syarat_jkm(satu, law),
                beasiswa_dibayar(satu, law),
                tuple(x.pesan for x in satu.peringatan if x.kode in PENTING),
            )
            for n, satu in enumerate(hasil, start=1)
        ],
    )
    return html, ucapan


def kalender_rumah(hasil: Sequence[Estimate], law: Hukum, saat: str) -> str:
    """Write one calendar of all workers.

    Raises:
        MasukanKeliru: `saat` is not a moment.
    """
    try:
        return kalender(acara(hasil, law), saat)
    except ValueError:
        raise MasukanKeliru([Galat("saat", "Waktu sekarang tidak terbaca.")]) from None


def pesan_rumah(hasil: Sequence[Estimate], law: Hukum, tautan: str) -> str:
    """Write the household as a message for a chat."""
    bulan = bulan_rumah(hasil, law)
    baris = [
        f"*{rp(bulan[0].total)}* untuk {_orang(hasil)} orang",
        f"Iuran BPJS Ketenagakerjaan, bulan {bulan[0].bulan.nama}.",
    ]
    for nomor, satu in enumerate(hasil, start=1):
        nilai = rp(satu.iuran.bulanan[0].total * satu.scenario.jumlah)
        baris.append(f"• Pekerja {nomor}, {nama_pekerja(satu.scenario, law)}: {nilai} sebulan")
    baris.append("")
    baris.append("Yang harus dibayar")
    for x in bulan:
        tempo = tanggal_panjang(date.fromisoformat(x.jatuh_tempo))
        baris.append(f"• {x.bulan.nama}: {rp(x.total)}, paling lambat {tempo}")
    return "\n".join([*baris, "", *jalan(law, tautan)])
