"""One cell of a table: what people write there becomes a value of the query contract."""

import re
from datetime import date, timedelta

from calculator.bulan import NAMA_BULAN, Bulan
from calculator.rules.model import Hukum

__all__ = ["CellReader", "SelKeliru", "age_at"]

_DESIMAL_NOL = re.compile(r"([0-9]+)[.,]0{1,2}", re.ASCII)
_RIBUAN_INGGRIS = re.compile(
    r"(?:rp\.?\s*)?([0-9]{1,3}(?:,[0-9]{3})+)\.00", re.ASCII | re.IGNORECASE
)
_ORANG = re.compile(r"([0-9.]+)\s*(?:orang|pekerja|jiwa|org)\.?", re.ASCII | re.IGNORECASE)
_TAHUN = re.compile(r"([0-9]+)\s*(?:tahun|thn|th)\.?", re.ASCII | re.IGNORECASE)
_BULAN = re.compile(r"([0-9]+)\s*(?:bulan|bln)\.?", re.ASCII | re.IGNORECASE)
_TANGGAL = re.compile(
    r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[a-z]+)[-/. ]([0-9]{4})", re.ASCII | re.IGNORECASE
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+)?", re.ASCII)
_SERIAL = re.compile(r"[0-9]{4,5}(?:\.0)?", re.ASCII)
# A spreadsheet's day 1 is 1 January 1900, and it believes in a 29 February of that year.
_HARI_NOL = date(1899, 12, 30)
_SINGKATAN = {nama[:3].lower(): nomor for nomor, nama in enumerate(NAMA_BULAN, start=1)} | {
    "agt": 8,
    "agus": 8,
    "sept": 9,
    "nop": 11,
    "may": 5,
    "aug": 8,
    "oct": 10,
    "dec": 12,
}
_BENTUK = {"jumlah": _ORANG, "usia": _TAHUN, "bulan": _BULAN}
PROGRAM = {
    "jkk jkm": "jkk-jkm",
    "jkk dan jkm": "jkk-jkm",
    "2 program": "jkk-jkm",
    "dua program": "jkk-jkm",
    "jkk jkm jht": "jkk-jkm-jht",
    "jkk jkm dan jht": "jkk-jkm-jht",
    "3 program": "jkk-jkm-jht",
    "tiga program": "jkk-jkm-jht",
}
PEMBAYAR = {
    "mandiri": "sendiri",
    "pribadi": "sendiri",
    "peserta": "sendiri",
    "pemberi kerja": "sponsor",
    "majikan": "sponsor",
    "perusahaan": "sponsor",
    "masjid": "sponsor",
    "csr": "sponsor",
    "donatur": "sponsor",
    "apbd": "pemerintah",
    "apbn": "pemerintah",
    "pemda": "pemerintah",
    "pemkab": "pemerintah",
    "pemkot": "pemerintah",
    "pemprov": "pemerintah",
}
SEKTOR = {
    "transport": "transportasi",
    "bukan transportasi": "lainnya",
    "non transportasi": "lainnya",
}


class SelKeliru(ValueError):  # noqa: N818 - named in the language of the field
    """A cell cannot be used; the message says why and what to write, in Indonesian."""

    def __init__(self, kolom: str, pesan: str) -> None:
        """Keep the key of the column beside the message."""
        super().__init__(pesan)
        self.kolom = kolom


def _words(teks: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", teks.lower()).split())


class CellReader:
    """Reads cells; one for a whole table, because names of occupations are looked up in the law."""

    def __init__(self, law: Hukum) -> None:
        """Gather every name an occupation goes by; a name of two occupations is of none."""
        nama: dict[str, set[str]] = {}
        for satu in law.pekerjaan.values():
            pendek = re.sub(r"\(.*?\)", " ", satu.nama)
            for sebutan in (satu.slug, satu.nama, pendek, *satu.sinonim):
                nama.setdefault(_words(sebutan), set()).add(satu.slug)
        self._pekerjaan = {
            sebutan: slug for sebutan, semua in nama.items() for slug in semua if len(semua) == 1
        }

    def query_value(self, kunci: str, teks: str) -> str:
        """Turn a cell into a value of the query contract; what is not known here stays as it is.

        The Scenario's own reader judges the value afterwards: it names the fault.
        """
        kata = {"program": PROGRAM, "pembayar": PEMBAYAR, "sektor": SEKTOR}.get(kunci)
        if kata is not None:
            return kata.get(_words(teks), teks.lower())
        if kunci == "pekerjaan":
            return self._pekerjaan.get(_words(teks), teks)
        if kunci in _BENTUK:
            return _count(kunci, teks)
        if kunci == "penghasilan":
            return _money(teks)
        return _month(teks) if kunci == "mulai" else teks


def _money(teks: str) -> str:
    if cocok := _DESIMAL_NOL.fullmatch(teks) or _RIBUAN_INGGRIS.fullmatch(teks):
        return cocok[1]
    return teks


def _count(kunci: str, teks: str) -> str:
    if cocok := _BENTUK[kunci].fullmatch(teks) or _DESIMAL_NOL.fullmatch(teks):
        teks = cocok[1]
    # "1.000" people are a thousand; a number with another point is left for the reader to refuse.
    return teks.replace(".", "") if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", teks) else teks


def _month(teks: str) -> str:
    if cocok := _ISO.fullmatch(teks):
        return f"{cocok[1]}-{int(cocok[2]):02d}"
    bagian = re.fullmatch(r"([a-z]+|[0-9]{1,2})[-/. ]+([0-9]{4})", teks, re.ASCII | re.IGNORECASE)
    if bagian and (nomor := _month_number(bagian[1])):
        return f"{bagian[2]}-{nomor:02d}"
    return teks


def _month_number(teks: str) -> int | None:
    if teks.isdecimal():
        return int(teks) if 1 <= int(teks) <= len(NAMA_BULAN) else None
    kecil = teks.lower()
    for nomor, nama in enumerate(NAMA_BULAN, start=1):
        if nama.lower() == kecil:
            return nomor
    return _SINGKATAN.get(kecil)


def _birthday(teks: str) -> date:
    # `Bandung, 12-03-1980`: a place may stand before the day.
    akhir = teks.rsplit(",", 1)[-1].strip()
    try:
        if cocok := _ISO.fullmatch(akhir):
            return date(int(cocok[1]), int(cocok[2]), int(cocok[3]))
        if _SERIAL.fullmatch(akhir):
            return _HARI_NOL + timedelta(days=int(float(akhir)))
        if (cocok := _TANGGAL.fullmatch(akhir)) and (bulan := _month_number(cocok[2])):
            return date(int(cocok[3]), bulan, int(cocok[1]))
    except (ValueError, OverflowError):
        pass
    raise SelKeliru(
        "tanggal_lahir",
        f"“{teks[:40]}” tidak terbaca sebagai tanggal; tulis hari-bulan-tahun, misalnya "
        "17-08-1980.",
    )


def age_at(teks: str, mulai: Bulan) -> int:
    """Give the age in whole years at the end of the first contribution month.

    Raises:
        SelKeliru: not a day, or a day that has not come.
    """
    lahir = _birthday(teks)
    hari = mulai.hari_terakhir
    usia = hari.year - lahir.year - ((hari.month, hari.day) < (lahir.month, lahir.day))
    if usia < 0:
        raise SelKeliru("tanggal_lahir", f"“{teks[:40]}” belum terjadi; periksa tahunnya.")
    return usia
