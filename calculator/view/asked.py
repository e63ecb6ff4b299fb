"""What an answer was asked for, in words."""

from urllib.parse import parse_qsl

from calculator.estimate import Estimate
from calculator.month import Month
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp

__all__ = ["contents"]

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


def contents(answer: Estimate, law: Law) -> tuple[str, ...]:
    """Say one by one what a link to an answer contains: `usia anak: 7, 12`."""
    return tuple(
        f"{_CALLED[kunci]}: {_value(kunci, nilai, law)}"
        for kunci, nilai in parse_qsl(answer.tautan)
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
