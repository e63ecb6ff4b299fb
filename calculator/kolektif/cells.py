"""One cell of a table: what people write there becomes a value of the query contract."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from calculator.fields import SATUAN_BULAN, SATUAN_ORANG, SATUAN_TAHUN
from calculator.kolektif.columns import GABUNGAN
from calculator.month import Month, baca_bulan
from calculator.occupations import slugs, words
from calculator.readers import quote
from calculator.rules.model import Law
from calculator.written import read_count

__all__ = ["CellError", "CellReader", "age_at", "odd"]

_DESIMAL_NOL = re.compile(r"([0-9]+)[.,]0{1,2}", re.ASCII)
# An amount with sen, as formulas make them: 1.666.666,67 or 1,666,666.67 or 1666666.6666666667.
_SEN = re.compile(
    r"(?:rp\.?\s*)?(?:([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]{1,2})"
    r"|([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]{1,2})|([0-9]{4,12})[.,]([0-9]{1,16}))",
    re.ASCII | re.IGNORECASE,
)
_TANGGAL = re.compile(
    r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[a-z]+)[-/. ]([0-9]{4}|[0-9]{2})", re.ASCII | re.IGNORECASE
)
_TAHUN = re.compile(r"(?:19|20)[0-9]{2}", re.ASCII)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+)?", re.ASCII)
_BUKAN_ANGKA = re.compile(r"[^0-9]+")
_SERIAL = re.compile(r"[0-9]{4,5}(?:\.0)?", re.ASCII)
# A spreadsheet's day 1 is 1 January 1900, and it believes in a 29 February of that year.
_HARI_NOL = date(1899, 12, 30)
_SATUAN = {
    "jumlah": SATUAN_ORANG,
    "usia": SATUAN_TAHUN,
    "bulan": SATUAN_BULAN,
}
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
    "takmir": "sponsor",
    "dkm": "sponsor",
    "yayasan": "sponsor",
    "koperasi": "sponsor",
    "bank sampah": "sponsor",
    "csr": "sponsor",
    "tjsl": "sponsor",
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


_GAGAL = re.compile(r"#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|#+)", re.IGNORECASE)
_GABUNGAN_PESAN = (
    "Sel ini bagian dari sel gabungan, jadi isinya tidak pasti. Pilih selnya lalu pisahkan: di "
    "Excel tekan Merge & Center; di Google Spreadsheet buka Format, Gabungkan sel, Batalkan "
    "penggabungan. Isi tiap barisnya, lalu buka lagi."
)


_UBAH_FORMAT = (
    "Mungkin spreadsheet mengubahnya sendiri: ubah format selnya menjadi angka, lalu tulis lagi."
)
_BUKAN_TANGGAL = {
    "penghasilan": _UBAH_FORMAT,
    "jumlah": _UBAH_FORMAT,
    "bulan": _UBAH_FORMAT,
    "usia": "Tulis umurnya, atau beri judul kolomnya “tanggal lahir”.",
}


def odd(kunci: str, text: str) -> str:
    """Say what a spreadsheet left in a cell instead of a value; empty where it is none of this."""
    if text == GABUNGAN:
        return _GABUNGAN_PESAN
    if text.startswith("="):
        return (
            f"{quote(text)} adalah rumus tanpa hasil. Buka tabelnya di aplikasi spreadsheet lalu "
            "simpan ulang, atau tempel nilainya saja."
        )
    if _GAGAL.fullmatch(text):
        return f"Rumus di sel ini gagal ({text[:10]}); perbaiki di spreadsheet Anda."
    if _ISO.fullmatch(text) and kunci in _BUKAN_TANGGAL:
        return f"{quote(text)} adalah tanggal, bukan angka. {_BUKAN_TANGGAL[kunci]}"
    if kunci == "pembayar" and "desa" in text.lower():
        return (
            "Peraturan menyebut APBN dan APBD, tidak menyebut dana desa. Hitung dua kali, dengan "
            "“pemerintah” dan dengan “sponsor”, lalu tanyakan ke kantor cabang."
        )
    return ""


class CellError(ValueError):
    """A cell cannot be used; the message says why and what to write, in Indonesian."""

    def __init__(self, kolom: str, pesan: str) -> None:
        """Keep the key of the column beside the message."""
        super().__init__(pesan)
        self.kolom = kolom


class CellReader:
    """Reads cells; one for a whole table, because names of occupations are looked up in the law."""

    def __init__(self, law: Law, sebutan: Iterable[tuple[str, str]] = ()) -> None:
        """Gather every name an occupation goes by; a name of two occupations is of none.

        Args:
            law: the law data.
            sebutan: what somebody said other names stand for; empty: an occupation left unsaid.
        """
        self._pekerjaan = slugs(law) | {words(text): slug for text, slug in sebutan}

    def unknown(self, text: str) -> bool:
        """Tell whether this may be the name of an occupation that is not in the list."""
        return (
            bool(words(text)) and not odd("pekerjaan", text) and words(text) not in self._pekerjaan
        )

    def query_value(self, kunci: str, text: str) -> str:
        """Turn a cell into a value of the query contract; what is not known here stays as it is.

        The Scenario's own reader judges the value afterwards: it names the fault.
        """
        kata = {"program": PROGRAM, "pembayar": PEMBAYAR, "sektor": SEKTOR}.get(kunci)
        if kata is not None:
            return kata.get(words(text), text.lower())
        if kunci == "pekerjaan":
            return self._pekerjaan.get(words(text), text)
        if kunci in _SATUAN:
            return _count(kunci, text)
        if kunci == "penghasilan":
            return _money(text)
        return _month(text) if kunci == "mulai" else text


def _money(text: str) -> str:
    if match := _DESIMAL_NOL.fullmatch(text):
        return match[1]
    if match := _SEN.fullmatch(text):
        utuh, sen = (satu for satu in match.groups() if satu)
        # To the nearest rupiah: a formula may come to 1.999.999,99 for two million.
        return str(int(_BUKAN_ANGKA.sub("", utuh)) + (sen[0] >= "5"))
    return text


def _count(kunci: str, text: str) -> str:
    match = _DESIMAL_NOL.fullmatch(text)
    number = read_count(match[1] if match else text, *_SATUAN[kunci])
    return text if number is None else str(number)


def _month(text: str) -> str:
    if match := _ISO.fullmatch(text):
        return f"{match[1]}-{int(match[2]):02d}"
    try:
        month = baca_bulan(text)
    except ValueError:
        return text
    # Without a year it is left for the Scenario's reader to ask back.
    return str(month) if isinstance(month, Month) else text


def _month_number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    month = baca_bulan(text)
    return month.month if isinstance(month, Month) else month


def _birthday(text: str, mulai: Month) -> date:
    # `Bandung, 12-03-1980`: a place may stand before the day.
    akhir = text.rsplit(",", 1)[-1].strip()
    if _TAHUN.fullmatch(akhir):
        raise CellError(
            "tanggal_lahir",
            f"“{akhir}” hanya tahunnya; tulis hari-bulan-tahun, atau umurnya di kolom “umur”.",
        )
    try:
        if match := _ISO.fullmatch(akhir):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if _SERIAL.fullmatch(akhir):
            return _HARI_NOL + timedelta(days=int(float(akhir)))
        if match := _TANGGAL.fullmatch(akhir):
            return date(_year(match[3], mulai), _month_number(match[2]), int(match[1]))
    except (ValueError, OverflowError):
        pass
    raise CellError(
        "tanggal_lahir",
        f"“{text[:40]}” tidak terbaca sebagai tanggal; tulis hari-bulan-tahun, misalnya "
        "17-08-1980.",
    )


def _year(text: str, mulai: Month) -> int:
    """Read a year; of two digits it is the last one that is over: no worker is a hundred."""
    tahun = int(text)
    if len(text) > 2:  # noqa: PLR2004
        return tahun
    abad = mulai.year - mulai.year % 100
    return tahun + abad - (100 if tahun + abad > mulai.year else 0)


def age_at(text: str, mulai: Month) -> int:
    """Give the age in whole years at the end of the first contribution month.

    Raises:
        CellError: not a day, or a day that has not come.
    """
    lahir = _birthday(text, mulai)
    day = mulai.last_day
    usia = day.year - lahir.year - ((day.month, day.day) < (lahir.month, lahir.day))
    if usia < 0:
        raise CellError("tanggal_lahir", f"“{text[:40]}” belum terjadi; periksa tahunnya.")
    return usia
