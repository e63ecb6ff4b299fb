"""Money as people write it: reading `1,5 juta`, writing `Rp1.500.000`.

`docs/assets/js/base/money.js` reads the same; `tests/calculator/written.json` holds the cases that
both must answer alike.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from calculator.written import clean

__all__ = [
    "Uang",
    "UangRagu",
    "baca_uang",
    "format_number",
    "format_percent",
    "mungkin_maksudnya",
    "parse_rupiah",
    "read_words",
    "rp",
    "tulis_desimal",
]

_TIMES = {
    "": 1,
    "rb": 1_000,
    "rbu": 1_000,
    "ribu": 1_000,
    "rebu": 1_000,
    "k": 1_000,
    "jt": 1_000_000,
    "jta": 1_000_000,
    "juta": 1_000_000,
    "miliar": 1_000_000_000,
    "milyar": 1_000_000_000,
}
_MASA = {
    "hari": "hari",
    "hr": "hari",
    "minggu": "minggu",
    "mgg": "minggu",
    "bulan": "bulan",
    "bln": "bulan",
    "bl": "bulan",
    "tahun": "tahun",
    "thn": "tahun",
    "th": "tahun",
}
_KATA = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
_ANGKA_LISAN = "|".join((*_KATA, "[0-9]+"))
_WAKTU = "(hari|hr|minggu|mgg|bulan|bln|bl|tahun|thn|th)"
_TIAP = "(?:per|se|setiap|tiap|dalam se)"
_AN = "(hari|minggu|bulan|tahun)an"
_KERJA = "(?: kerja)?"
_AKHIRAN_MASA = (
    re.compile(rf"(.*?)\s*/\s*{_WAKTU}{_KERJA}", re.ASCII),
    re.compile(rf"(.*[^a-z]|){_TIAP}[\s-]*{_WAKTU}{_KERJA}", re.ASCII),
    re.compile(rf"(.*[^a-z]|){_AN}", re.ASCII),
)
_AWALAN_MASA = (
    re.compile(rf"{_TIAP}\s*{_WAKTU}\s+(.+)", re.ASCII),
    re.compile(rf"{_AN}\s+(.+)", re.ASCII),
)
_HIASAN = re.compile(
    r"(?:(?:sekitar|kira-kira|kurang lebih|kurleb|\u00b1|~)[.:]?)?\s*(?:(?:rp|idr)[.:]?)?\s*",
    re.ASCII,
)
_SATUAN = "rb|rbu|ribu|rebu|k|jt|jta|juta|miliar|milyar"
_POTONGAN = re.compile(
    rf"(?P<angka>[0-9][0-9.,' ]*|[a-z][a-z ]*?)\s*\b(?P<satuan>{_SATUAN})\b", re.ASCII
)
_MELEKAT = re.compile(rf"([0-9])\s*(?={_SATUAN})", re.ASCII)
_RENTANG = re.compile(
    r"(?:antara (.+?) dan|(?:antara )?(.+?)\s*(?:-|\u2013|s/d|sd|sampai|hingga))\s*(.+)", re.ASCII
)

# A half and quarters as one sign, or as people type them before a unit: "2½ juta", "2 1/2 juta".
_PECAHAN = re.compile(
    r"(?:\b([0-9]+)\s*)?([\u00bd\u00bc\u00be])|(?:\b([0-9]+)\s+)?\b(1/2|1/4|3/4)"
    rf"(?=\s*(?:{_SATUAN})\b)",
    re.ASCII,
)
_DESIMAL_PECAHAN = {
    "\u00bd": "5",
    "\u00bc": "25",
    "\u00be": "75",
    "1/2": "5",
    "1/4": "25",
    "3/4": "75",
}
# What a number amid other words cannot be taken for.
_BUKAN_SEBULAN = re.compile(
    r"jam|menit|hari|minggu|bulan|tahun|persen|koma|[%/*_\u2013\u2212-]", re.ASCII
)
_SATU_ANGKA = re.compile(
    rf"\b(?:[0-9][0-9.,]*\s*(?:{_SATUAN})|[0-9][0-9.,]{{3,}})(?![a-z0-9])", re.ASCII
)

_PLAIN = re.compile(r"[0-9]+", re.ASCII)
_TITIK_RIBUAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+", re.ASCII)
_KOMA_RIBUAN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}", re.ASCII)
_SELA_RIBUAN = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+", re.ASCII)
_KOMA_SEN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,2}", re.ASCII)
_DESIMAL = re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)", re.ASCII)
_DESIMAL_TITIK = re.compile(r"([0-9]+)\.([0-9]{1,2}|[0-9]{4,})", re.ASCII)
_PENDEK = re.compile(r"[0-9]{1,3}[.,]([0-9]{1,3})", re.ASCII)
_PALING_PANJANG = 60
_ANGKA_PALING_PANJANG = 32
_TIGA_ANGKA = 3
_RIBU = 1_000

# Bounds of what people mean, not of the law.
SEHARI_TERENDAH, SEHARI_TERTINGGI = 20_000, 300_000
# Nobody's work of this kind brings so much a month; a zero too many, or a sum of others, does.
JANGGAL_TERENDAH = 50_000_000
_JUTAAN_TERTINGGI = 50
_RIBUAN_TERTINGGI = 20_000


class Uang(NamedTuple):
    """An amount that was understood.

    Attributes:
        nilai: whole rupiah.
        masa: "hari", "minggu", "bulan" or "tahun"; empty when nothing was said.
    """

    nilai: int
    masa: str


class UangRagu(ValueError):  # noqa: N818 - named as the other faults of a reader
    """Not an amount, or readable in several ways; `arti` holds the likely amounts."""

    def __init__(self, text: str, arti: tuple[Uang, ...] = ()) -> None:
        """Keep the likely meanings, so that they can be offered."""
        super().__init__(text)
        self.arti = arti


def _number(text: str, *, bersatuan: bool) -> Fraction | None:
    """Read a number in Indonesian style; None when it can be read in two ways."""
    if _PLAIN.fullmatch(text):
        return Fraction(int(text))
    if any(bentuk.fullmatch(text) for bentuk in (_TITIK_RIBUAN, _KOMA_RIBUAN, _SELA_RIBUAN)):
        # "1.500 juta" may mean 1,5 or 1500 million: asking is better than guessing.
        return None if bersatuan else Fraction(int(re.sub("[., ']", "", text)))
    if bersatuan and _DESIMAL_TITIK.fullmatch(text):
        return Fraction(text)
    match = _DESIMAL.fullmatch(text)
    if match and (len(match[2]) != _TIGA_ANGKA or (bersatuan and match[1] == "0")):
        return Fraction(f"{match[1].replace('.', '')}.{match[2]}")
    # "1,500" is one and a half here and one thousand five hundred in English.
    return Fraction(text.replace(",", "")) if _KOMA_SEN.fullmatch(text) else None


def read_words(text: str) -> Fraction | None:
    """Read a number in words below a thousand: `dua ratus lima puluh`, `satu setengah`."""
    kata = re.sub(r"\bse(?=belas|puluh|ratus)", "satu ", text).split()
    setengah = bool(kata) and kata[-1] == "setengah"
    if setengah:
        kata = kata[:-1]
    jumlah, satu, ada = 0, -1, setengah
    batas = 1_000
    for isi in kata:
        if isi in _KATA and satu < 0:
            satu, ada = _KATA[isi], True
        elif isi == "belas" and satu > 0 and batas > 10:  # noqa: PLR2004
            jumlah, satu, batas = jumlah + 10 + satu, -1, 0
        elif isi == "puluh" and satu > 0 and batas > 10:  # noqa: PLR2004
            jumlah, satu, batas = jumlah + 10 * satu, -1, 10
        elif isi == "ratus" and satu > 0 and batas > 100:  # noqa: PLR2004
            jumlah, satu, batas = jumlah + 100 * satu, -1, 100
        else:
            return None
    if not ada or (satu >= 0 and not batas):
        return None
    return Fraction(jumlah + max(satu, 0)) + (Fraction(1, 2) if setengah else 0)


def _jumlah(text: str) -> Fraction | None:
    """Read an amount: one number, or parts with their units from great to small."""
    text = re.sub(rf"\bse(?=(?:{_SATUAN})\b)", "satu ", _MELEKAT.sub(r"\1 ", text))
    letak, jumlah, batas = 0, Fraction(0), max(_TIMES.values()) + 1
    for match in _POTONGAN.finditer(text):
        kali = _TIMES[match["satuan"]]
        isi = match["angka"].strip()
        nilai = _number(isi, bersatuan=True) if isi[0].isdigit() else read_words(isi)
        if text[letak : match.start()].strip() or nilai is None or kali >= batas:
            return None
        jumlah, batas, letak = jumlah + nilai * kali, kali, match.end()
    sisa = text[letak:].strip()
    if not letak:
        return _number(text, bersatuan=False)
    # "dua puluh ribu lima ratus", but never "2 juta 500".
    ekor = read_words(sisa) if sisa and batas == _RIBU else Fraction(0)
    return jumlah + ekor if ekor is not None and (ekor or not sisa) else None


def _tulis_pecahan(match: re.Match[str]) -> str:
    """Write `2½` as the reader knows it, `2,5`."""
    return f"{match[1] or match[3] or 0},{_DESIMAL_PECAHAN[match[2] or match[4]]}"


def _angka_lisan(kata: str) -> str:
    return str(_KATA.get(kata, kata))


def _longgar(text: str) -> list[Fraction | None]:
    """Guess an amount of what people say: `2 juta 500`, `75 ribu x 25`, `gaji 2jt`, `2M`."""
    text = re.sub(
        rf"\b({_ANGKA_LISAN}) koma ({_ANGKA_LISAN})\b",
        lambda satu: f"{_angka_lisan(satu[1])},{_angka_lisan(satu[2])}",
        text,
    )
    text = re.sub(r"([0-9]) setengah\b", r"\1,5", text)
    text = re.sub(r"^[.,](?=[0-9])", "0,", text)
    if (jumlah := _jumlah(text)) is not None:
        return [jumlah]
    if match := re.fullmatch(
        r"(.+?)\s*[x\u00d7*]\s*([0-9]{1,2})(?:\s*(?:hari|hr))?(?: kerja)?", text
    ):
        satu = _jumlah(_pisah_masa(match[1])[1])
        return [satu * int(match[2]) if satu is not None else None]
    if match := re.fullmatch(r"([0-9.,]+)\s*m", text):
        return [_jumlah(f"{match[1]} juta"), _jumlah(f"{match[1]} miliar")]
    if match := re.fullmatch(r"(.+(?:jt|jta|juta))\s*(.+)", text):
        utuh, sisa = _jumlah(match[1]), match[2]
        ekor = Fraction(int(sisa)) if re.fullmatch("[0-9]{1,3}", sisa) else read_words(sisa)
        if utuh is not None and ekor is not None:
            # "2 juta setengah" is half a million more; "2 juta 500" nearly always 500 thousand.
            return [utuh + ekor * (_RIBU * _RIBU if ekor.denominator > 1 else _RIBU)]
    semua = _SATU_ANGKA.findall(text)
    tunggal = len(semua) == 1 and not _BUKAN_SEBULAN.search(text)
    return [_jumlah(semua[0].rstrip(".,"))] if tunggal else []


def _arti(text: str, masa: str) -> tuple[Uang, ...]:
    """Guess what an amount that cannot be read may mean."""
    text = re.sub(r"(jt|rb|juta|ribu)-?an$", r"\1", text)
    nilai: list[Fraction | None]
    if match := _RENTANG.fullmatch(text):
        awal, akhir = match[1] or match[2], match[3]
        satuan = re.search(rf"(?:{_SATUAN})$", akhir)
        if satuan and not re.search(r"[a-z]$", awal):
            awal += f" {satuan[0]}"
        nilai = [_jumlah(awal), _jumlah(akhir)]
    elif match := re.fullmatch(r"([0-9]{1,3})[.,]([0-9]{3})\s*([a-z]+)", text):
        kali = Fraction(_TIMES.get(match[3], 0))
        nilai = [kali * Fraction(f"{match[1]}.{match[2]}"), kali * int(match[1] + match[2])]
    elif match := _PENDEK.fullmatch(text):
        juta = Fraction(text.replace(",", ".")) * 1_000_000
        nilai = [juta, juta / 1_000] if len(match[1]) == _TIGA_ANGKA else [juta]
    elif re.fullmatch(r"[0-9.]+,[0-9]{3}", text):
        utuh = text.split(",")[0].replace(".", "")
        nilai = [Fraction(int(utuh + text[-3:])), Fraction(int(utuh))]
    elif match := re.fullmatch(r"([0-9]{4,})\.[0-9]{1,2}", text):
        # As programs write an amount with its sen.
        nilai = [Fraction(int(match[1]))]
    elif re.fullmatch(r"[0-9][0-9., ]*", text):
        nilai = [Fraction(int(re.sub("[., ]", "", text)))]
    else:
        nilai = _longgar(text)
    utuh_saja = dict.fromkeys(
        satu.numerator for satu in nilai if satu is not None and satu.denominator == 1 and satu > 0
    )
    return tuple(Uang(satu, masa) for satu in utuh_saja)


def _pisah_masa(text: str) -> tuple[str, str]:
    """Take the time off an amount: "hari" and "75 ribu" of `75 ribu sehari`."""
    for bentuk in _AKHIRAN_MASA:
        if match := bentuk.fullmatch(text):
            return _MASA[match[2]], match[1].rstrip(" .;")
    for bentuk in _AWALAN_MASA:
        if match := bentuk.fullmatch(text):
            return _MASA[match[1]], match[2]
    return "", text


def baca_uang(text: str) -> Uang:
    """Read an amount and the time it is for: `2jt`, `dua juta sebulan`, `75 ribu sehari`.

    Raises:
        UangRagu: not an amount, not whole rupiah, or readable in several ways.
    """
    tulisan = _PECAHAN.sub(_tulis_pecahan, clean(text).lower())
    if not tulisan or len(tulisan) > _PALING_PANJANG:
        raise UangRagu(text)
    masa, tulisan = _pisah_masa(tulisan.rstrip(" .;"))
    tulisan = tulisan.removesuffix("rupiah").rstrip()
    tulisan = re.sub(r"\s*(?:[.,][-\u2013]+|[.,;])$", "", tulisan)
    tulisan = tulisan[_HIASAN.match(tulisan).end() :]  # type: ignore[union-attr] # it always matches
    if not tulisan or sum("0" <= huruf <= "9" for huruf in tulisan) > _ANGKA_PALING_PANJANG:
        raise UangRagu(text)
    jumlah = _jumlah(tulisan)
    if jumlah is None or jumlah.denominator != 1:
        raise UangRagu(text, _arti(tulisan, masa))
    return Uang(jumlah.numerator, masa)


def parse_rupiah(text: str) -> int:
    """Read an amount a month: `2000000`, `Rp2.000.000`, `2jt`, `1,5 juta`, `dua juta sebulan`.

    Raises:
        UangRagu: not an amount, for another time than a month, or readable in several ways.
    """
    uang = baca_uang(text)
    if uang.masa not in {"", "bulan"}:
        raise UangRagu(text, (uang,))
    return uang.nilai


def mungkin_maksudnya(nilai: int) -> tuple[Uang, ...]:
    """Say what an income a month that is too small to be one may mean; empty when it is not."""
    if not 0 < nilai < SEHARI_TERTINGGI:
        return ()
    if nilai >= SEHARI_TERENDAH:
        return (Uang(nilai, "hari"),)
    arti = []
    if nilai <= _JUTAAN_TERTINGGI:
        arti.append(Uang(nilai * 1_000_000, "bulan"))
    if SEHARI_TERENDAH <= nilai * 1_000 <= SEHARI_TERTINGGI:
        arti.append(Uang(nilai * 1_000, "hari"))
    if SEHARI_TERTINGGI <= nilai * 1_000 < _RIBUAN_TERTINGGI * 1_000:
        arti.append(Uang(nilai * 1_000, "bulan"))
    return tuple(arti)


def format_number(nilai: int) -> str:
    """Write a whole number with Indonesian thousands points."""
    return f"{nilai:,}".replace(",", ".")


def tulis_desimal(nilai: Fraction) -> str:
    """Write a number that may have decimals, such as `1.200` or `2,5`."""
    utuh, sisa = divmod(nilai, 1)
    return format_number(utuh) + f"{float(sisa):.10g}"[1:].replace(".", ",")


@lru_cache(maxsize=4_096)  # the same amounts stand in many formulas
def rp(nilai: int) -> str:
    """Write an amount in rupiah, such as `Rp16.800`."""
    return f"Rp{nilai:,}".replace(",", ".")


def format_percent(bagian: Fraction) -> str:
    """Write an exact part as a percentage, such as `4,5%`."""
    utuh, sisa = divmod(bagian.numerator * 100, bagian.denominator)
    if not sisa:
        return f"{utuh}%"
    return f"{float(bagian * 100):.10g}%".replace(".", ",")


def json_number(nilai: Fraction) -> int | float:
    """Give an exact number as JSON holds it: whole where it is."""
    return nilai.numerator if nilai.denominator == 1 else float(nilai)
