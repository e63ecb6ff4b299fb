"""What the share dialog needs of an answer: the link, what it contains, words, the QR code."""

from typing import NamedTuple
from urllib.parse import parse_qsl

from calculator.bulan import Bulan
from calculator.estimate import Estimate
from calculator.rules.model import Hukum
from calculator.rupiah import rp, tulis_angka
from calculator.view.bagikan import halaman
from calculator.view.pesan import pesan
from calculator.view.qr import qr

__all__ = ["Bagian", "berbagi"]

# What each key of a link is called there.
_SEBUTAN = {
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
_BULAN = frozenset({"mulai", "peristiwa"})
_PROGRAM = {"jkk-jkm-jht": "JKK, JKM, dan JHT"}


class Bagian(NamedTuple):
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


def berbagi(hasil: Estimate, law: Hukum, situs: str) -> Bagian:
    """Put together what is shared.

    Args:
        hasil: the answer.
        law: the law data.
        situs: the absolute address of the site's root, with its slash.
    """
    cocok = halaman(hasil, law)
    tempat = "kalkulator" if cocok is None else f"bagikan/{cocok.slug}"
    tautan = f"{situs}{tempat}/#{hasil.tautan}"
    return Bagian(
        tautan=tautan,
        halaman="" if cocok is None else cocok.slug,
        isi=tuple(
            f"{_SEBUTAN[kunci]}: {_nilai(kunci, nilai, law)}"
            for kunci, nilai in parse_qsl(hasil.tautan)
        ),
        judul=_judul(hasil, law),
        pesan=pesan(hasil, law, tautan),
        qr=str(qr(tautan, "Kode QR untuk membuka hitungan ini")),
    )


def _nilai(kunci: str, nilai: str, law: Hukum) -> str:
    if kunci == "penghasilan":
        return rp(int(nilai))
    if kunci == "pekerjaan":
        return law.pekerjaan[nilai].nama
    if kunci in _BULAN:
        return Bulan.baca(nilai).nama
    if kunci == "jumlah":
        return tulis_angka(int(nilai))
    return _PROGRAM.get(nilai, nilai.replace(",", ", "))


def _judul(hasil: Estimate, law: Hukum) -> str:
    skenario, iuran = hasil.scenario, hasil.iuran
    siapa = "Pekerja" if skenario.pekerjaan is None else law.pekerjaan[skenario.pekerjaan].nama
    bulan = Bulan.baca(iuran.bulanan[0].bulan).nama
    return (
        f"{siapa}: iuran BPJS Ketenagakerjaan {rp(iuran.bulanan[0].total)} sebulan, {bulan}, "
        f"penghasilan {rp(skenario.penghasilan)}"
    )
