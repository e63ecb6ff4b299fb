"""An answer as something to take away: a sheet, a calendar, a message, a QR code."""

from typing import NamedTuple

from calculator.errors import Galat, InputError
from calculator.estimate import Estimate
from calculator.rules.model import Law
from calculator.view.export.ical import calendar, day_of, events, present_day
from calculator.view.export.message import message
from calculator.view.export.qr import qr
from calculator.view.export.spreadsheet import spreadsheet

__all__ = ["KINDS", "File", "export"]

KINDS = ("csv", "ics", "teks", "qr")


class File(NamedTuple):
    """A file: its name, its MIME type, its text."""

    nama: str
    tipe: str
    isi: str


def export(answer: Estimate, law: Law, jenis: str, dasar_tautan: str, saat: str = "") -> File:
    """Make a file of an answer.

    Args:
        answer: the answer.
        law: the law data.
        jenis: `csv`, `ics`, `teks` or `qr`.
        dasar_tautan: the absolute address whose fragment holds a scenario.
        saat: the present moment in UTC, `YYYYMMDDTHHMMSSZ`: the calendar needs it, the message says
            by it which day is over.

    Raises:
        InputError: an unknown kind, a calendar without its moment, a link too long for a QR.
    """
    scenario = answer.scenario
    nama = f"sertakan-{scenario.pekerjaan or 'pekerja'}-{scenario.mulai}"
    tautan = f"{dasar_tautan}#{answer.tautan}"
    if jenis == "csv":
        return File(f"{nama}.csv", "text/csv;charset=utf-8", spreadsheet(answer, law))
    if jenis == "teks":
        isi = message(answer, law, tautan, present_day(saat))
        return File(f"{nama}.txt", "text/plain;charset=utf-8", isi)
    if jenis == "ics":
        isi = calendar(events([answer], law, day_of(saat)), saat)
        return File(f"{nama}.ics", "text/calendar;charset=utf-8", isi)
    if jenis == "qr":
        gambar = qr(tautan, "Kode QR untuk membuka hitungan ini")
        if not gambar:
            raise InputError([Galat("tautan", "Tautan terlalu panjang untuk kode QR.")])
        return File(f"{nama}.svg", "image/svg+xml", str(gambar))
    raise InputError([Galat("jenis", f"Jenis berkas tidak dikenal; pilih {', '.join(KINDS)}.")])
