"""What the share dialog needs of an answer: the link, what it contains, words, the QR code."""

from typing import NamedTuple
from urllib.parse import parse_qsl

from calculator.estimate import Estimate
from calculator.month import Month
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.syarat import instead
from calculator.view.export.message import message
from calculator.view.export.qr import qr
from calculator.view.share.pages import page_for

__all__ = ["Shared", "share"]

# What each key of a link is called there.
_CALLED = {
    "penghasilan": "penghasilan sebulan",
    "pekerjaan": "pekerjaan",
    "sektor": "sektor",
    "program": "program",
    "mulai": "iuran pertama",
    "bulan": "banyaknya bulan",
    "pembayar": "pembayar",
    "jumlah": "banyaknya pekerja",
    "usia": "usia pekerja",
    "peristiwa": "bulan kejadian",
    "masa_iur": "bulan yang sudah dibayar",
    "tunggakan": "bulan tunggakan",
    "anak": "usia anak",
    "stmb": "lama tidak mampu bekerja",
    "cacat": "kode cacat",
    "transport": "angkutan",
    "jht_tahun": "tahun menabung JHT",
    "jht_hasil": "persen hasil JHT",
}
_MONTHS = frozenset({"mulai", "peristiwa"})
_PROGRAM = {"jkk-jkm-jht": "JKK, JKM, dan JHT"}


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


def share(answer: Estimate, law: Law, situs: str) -> Shared:
    """Put together what is shared.

    Args:
        answer: the answer.
        law: the law data.
        situs: the absolute address of the site's root, with its slash.
    """
    match = page_for(answer, law)
    tempat = "kalkulator" if match is None else f"bagikan/{match.slug}"
    tautan = f"{situs}{tempat}/#{answer.tautan}"
    return Shared(
        tautan=tautan,
        halaman="" if match is None else match.slug,
        isi=tuple(
            f"{_CALLED[kunci]}: {_value(kunci, nilai, law)}"
            for kunci, nilai in parse_qsl(answer.tautan)
        ),
        judul=_title(answer, law),
        pesan=message(answer, law, tautan),
        qr=str(qr(tautan, "Kode QR untuk membuka hitungan ini")),
    )


def _value(kunci: str, nilai: str, law: Law) -> str:
    if kunci == "penghasilan":
        return rp(int(nilai))
    if kunci == "pekerjaan":
        return law.pekerjaan[nilai].nama
    if kunci in _MONTHS:
        return Month.parse(nilai).nama
    if kunci == "jumlah":
        return format_number(int(nilai))
    return _PROGRAM.get(nilai, nilai.replace(",", ", "))


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
