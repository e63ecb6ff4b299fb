"""An answer as something to take away: a sheet, a calendar, a message, a QR code."""

from typing import NamedTuple

from calculator.estimate import Estimate
from calculator.galat import Galat, MasukanKeliru
from calculator.rules.model import Hukum
from calculator.view.kalender import acara, kalender
from calculator.view.lembar import lembar
from calculator.view.pesan import pesan
from calculator.view.qr import qr

__all__ = ["JENIS", "Berkas", "ekspor"]

JENIS = ("csv", "ics", "teks", "qr")


class Berkas(NamedTuple):
    """A file: its name, its MIME type, its text."""

    nama: str
    tipe: str
    isi: str


def ekspor(hasil: Estimate, law: Hukum, jenis: str, dasar_tautan: str, saat: str = "") -> Berkas:
    """Make a file of an answer.

    Args:
        hasil: the answer.
        law: the law data.
        jenis: `csv`, `ics`, `teks` or `qr`.
        dasar_tautan: the absolute address whose fragment holds a scenario.
        saat: the present moment in UTC, `YYYYMMDDTHHMMSSZ`; only the calendar needs it.

    Raises:
        MasukanKeliru: an unknown kind, a calendar without its moment, a link too long for a QR.
    """
    skenario = hasil.scenario
    nama = f"sertakan-{skenario.pekerjaan or 'pekerja'}-{skenario.mulai}"
    tautan = f"{dasar_tautan}#{hasil.tautan}"
    if jenis == "csv":
        return Berkas(f"{nama}.csv", "text/csv;charset=utf-8", lembar(hasil, law))
    if jenis == "teks":
        return Berkas(f"{nama}.txt", "text/plain;charset=utf-8", pesan(hasil, law, tautan))
    if jenis == "ics":
        try:
            return Berkas(
                f"{nama}.ics", "text/calendar;charset=utf-8", kalender(acara([hasil], law), saat)
            )
        except ValueError:
            raise MasukanKeliru([Galat("saat", "Waktu sekarang tidak terbaca.")]) from None
    if jenis == "qr":
        gambar = qr(tautan, "Kode QR untuk membuka hitungan ini")
        if not gambar:
            raise MasukanKeliru([Galat("tautan", "Tautan terlalu panjang untuk kode QR.")])
        return Berkas(f"{nama}.svg", "image/svg+xml", str(gambar))
    raise MasukanKeliru([Galat("jenis", f"Jenis berkas tidak dikenal; pilih {', '.join(JENIS)}.")])
