"""What the share dialog needs of an answer: the link, what it contains, words, the QR code."""

from typing import NamedTuple

from calculator.estimate import Estimate
from calculator.month import Month
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.syarat import instead
from calculator.view.asked import contents
from calculator.view.export.ical import present_day
from calculator.view.export.message import message
from calculator.view.export.qr import qr
from calculator.view.share.pages import page_for

__all__ = ["Shared", "share"]


class Shared(NamedTuple):
    """What is shared.

    Attributes:
        tautan: the whole address: the page whose preview fits, with the question behind the `#`.
        halaman: the slug of that page below `bagikan/`; empty when the calculator itself is it.
        isi: what the link contains, one thing each, in words.
        judul: the answer in one sentence.
        pesan: the answer as a message, with the link.
        qr: the link as an SVG; empty when it is too long for one.
    """

    tautan: str
    halaman: str
    isi: tuple[str, ...]
    judul: str
    pesan: str
    qr: str


def share(answer: Estimate, law: Law, situs: str, saat: str = "") -> Shared:
    """Put together what is shared.

    Args:
        answer: the answer.
        law: the law data.
        situs: the absolute address of the site's root, with its slash.
        saat: the present moment in UTC, `YYYYMMDDTHHMMSSZ`: by it the message says which day is
            over.
    """
    match = page_for(answer, law)
    tempat = "kalkulator" if match is None else f"bagikan/{match.slug}"
    tautan = f"{situs}{tempat}/#{answer.tautan}"
    return Shared(
        tautan=tautan,
        halaman="" if match is None else match.slug,
        isi=contents(answer, law),
        judul=_title(answer, law),
        pesan=message(answer, law, tautan, present_day(saat)),
        qr=str(qr(tautan, "Kode QR untuk membuka hitungan ini")),
    )


def _title(answer: Estimate, law: Law) -> str:
    scenario, iuran = answer.scenario, answer.iuran
    siapa = law.nama_pekerjaan(scenario.pekerjaan, "Pekerja")
    if jalan := instead(answer, law):
        return f"{siapa}: {jalan.singkat}"
    bulan = Month.parse(iuran.bulanan[0].bulan).nama
    return (
        f"{siapa}: iuran BPJS Ketenagakerjaan {rp(iuran.bulanan[0].total)} sebulan, {bulan}, "
        f"penghasilan {rp(scenario.penghasilan)}"
    )
