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
    "baca_rupiah",
    "baca_uang",
    "mungkin_maksudnya",
    "rp",
    "tulis_angka",
    "tulis_desimal",
    "tulis_persen",
]

_KALI = {
    "": 1,
    "rb": 1_000,
    "rbu": 1_000,
    "ribu": 1_000,
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
_WAKTU = "(hari|hr|minggu|mgg|bulan|bln|bl|tahun|thn|th)"
_TIAP = "(?:per|se|setiap|tiap|dalam se)"
_AN = "(hari|minggu|bulan|tahun)an"
_AKHIRAN_MASA = (
    re.compile(rf"(.*?)\s*/\s*{_WAKTU}", re.ASCII),
    re.compile(rf"(.*[^a-z]|){_TIAP}\s*{_WAKTU}", re.ASCII),
    re.compile(rf"(.*[^a-z]|){_AN}", re.ASCII),
)
_AWALAN_MASA = (
    re.compile(rf"{_TIAP}\s*{_WAKTU}\s+(.+)", re.ASCII),
    re.compile(rf"{_AN}\s+(.+)", re.ASCII),
)
_HIASAN = re.compile(
    r"(?:sekitar|kira-kira|kurang lebih|kurleb|\u00b1|~)?\s*(?:rp|idr)?[.:]?\s*", re.ASCII
)
_SATUAN = "rb|rbu|ribu|k|jt|jta|juta|miliar|milyar"
_POTONGAN = re.compile(
    rf"(?P<angka>[0-9][0-9.,' ]*|[a-z][a-z ]*?)\s*\b(?P<satuan>{_SATUAN})\b", re.ASCII
)
_MELEKAT = re.compile(rf"([0-9])\s*(?={_SATUAN})", re.ASCII)
_RENTANG = re.compile(r"(.+?)\s*(?:-|\u2013|s/d|sd|sampai|hingga)\s*(.+)", re.ASCII)

_POLOS = re.compile(r"[0-9]+", re.ASCII)
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

    def __init__(self, teks: str, arti: tuple[Uang, ...] = ()) -> None:
        """Keep the likely meanings, so that they can be offered."""
        super().__init__(teks)
        self.arti = arti


def _angka(teks: str, *, bersatuan: bool) -> Fraction | None:
    """Read a number in Indonesian style; None when it can be read in two ways."""
    if _POLOS.fullmatch(teks):
        return Fraction(int(teks))
    if any(bentuk.fullmatch(teks) for bentuk in (_TITIK_RIBUAN, _KOMA_RIBUAN, _SELA_RIBUAN)):
        # "1.500 juta" may mean 1,5 or 1500 million: asking is better than guessing.
        return None if bersatuan else Fraction(int(re.sub("[., ']", "", teks)))
    if bersatuan and _DESIMAL_TITIK.fullmatch(teks):
        return Fraction(teks)
    cocok = _DESIMAL.fullmatch(teks)
    if cocok and (len(cocok[2]) != _TIGA_ANGKA or (bersatuan and cocok[1] == "0")):
        return Fraction(f"{cocok[1].replace('.', '')}.{cocok[2]}")
    # "1,500" is one and a half here and one thousand five hundred in English.
    return Fraction(teks.replace(",", "")) if _KOMA_SEN.fullmatch(teks) else None


def _kata(teks: str) -> Fraction | None:
    """Read a number in words below a thousand: `dua ratus lima puluh`, `satu setengah`."""
    kata = re.sub(r"\bse(?=belas|puluh|ratus)", "satu ", teks).split()
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


def _jumlah(teks: str) -> Fraction | None:
    """Read an amount: one number, or parts with their units from great to small."""
    teks = re.sub(rf"\bse(?=(?:{_SATUAN})\b)", "satu ", _MELEKAT.sub(r"\1 ", teks))
    letak, jumlah, batas = 0, Fraction(0), max(_KALI.values()) + 1
    for cocok in _POTONGAN.finditer(teks):
        kali = _KALI[cocok["satuan"]]
        isi = cocok["angka"].strip()
        nilai = _angka(isi, bersatuan=True) if isi[0].isdigit() else _kata(isi)
        if teks[letak : cocok.start()].strip() or nilai is None or kali >= batas:
            return None
        jumlah, batas, letak = jumlah + nilai * kali, kali, cocok.end()
    sisa = teks[letak:].strip()
    if not letak:
        return _angka(teks, bersatuan=False)
    # "dua puluh ribu lima ratus", but never "2 juta 500".
    ekor = _kata(sisa) if sisa and batas == _RIBU else Fraction(0)
    return jumlah + ekor if ekor is not None and (ekor or not sisa) else None


def _arti(teks: str, masa: str) -> tuple[Uang, ...]:
    """Guess what an amount that cannot be read may mean."""
    teks = re.sub(r"(jt|rb|juta|ribu)-?an$", r"\1", teks)
    if cocok := _RENTANG.fullmatch(teks):
        awal, akhir = cocok[1], cocok[2]
        satuan = re.search(rf"(?:{_SATUAN})$", akhir)
        if satuan and not re.search(r"[a-z]$", awal):
            awal += f" {satuan[0]}"
        nilai = [_jumlah(awal), _jumlah(akhir)]
    elif cocok := re.fullmatch(r"([0-9]{1,3})[.,]([0-9]{3})\s*([a-z]+)", teks):
        kali = Fraction(_KALI.get(cocok[3], 0))
        nilai = [kali * Fraction(f"{cocok[1]}.{cocok[2]}"), kali * int(cocok[1] + cocok[2])]
    elif cocok := _PENDEK.fullmatch(teks):
        juta = Fraction(teks.replace(",", ".")) * 1_000_000
        nilai = [juta, juta / 1_000] if len(cocok[1]) == _TIGA_ANGKA else [juta]
    elif re.fullmatch(r"[0-9.]+,[0-9]{3}", teks):
        utuh = teks.split(",")[0].replace(".", "")
        nilai = [Fraction(int(utuh + teks[-3:])), Fraction(int(utuh))]
    elif re.fullmatch(r"[0-9][0-9., ]*", teks):
        nilai = [Fraction(int(re.sub("[., ]", "", teks)))]
    else:
        nilai = [_jumlah(teks)]
    utuh_saja = dict.fromkeys(
        satu.numerator for satu in nilai if satu is not None and satu.denominator == 1 and satu > 0
    )
    return tuple(Uang(satu, masa) for satu in utuh_saja)


def _pisah_masa(teks: str) -> tuple[str, str]:
    """Take the time off an amount: "hari" and "75 ribu" of `75 ribu sehari`."""
    for bentuk in _AKHIRAN_MASA:
        if cocok := bentuk.fullmatch(teks):
            return _MASA[cocok[2]], cocok[1].rstrip(" .;")
    for bentuk in _AWALAN_MASA:
        if cocok := bentuk.fullmatch(teks):
            return _MASA[cocok[1]], cocok[2]
    return "", teks


def baca_uang(teks: str) -> Uang:
    """Read an amount and the time it is for: `2jt`, `dua juta sebulan`, `75 ribu sehari`.

    Raises:
        UangRagu: not an amount, not whole rupiah, or readable in several ways.
    """
    tulisan = clean(teks).lower()
    if not tulisan or len(tulisan) > _PALING_PANJANG:
        raise UangRagu(teks)
    masa, tulisan = _pisah_masa(tulisan.rstrip(" .;"))
    tulisan = tulisan.removesuffix("rupiah").rstrip()
    tulisan = re.sub(r"\s*(?:[.,][-\u2013]+|[.,;])$", "", tulisan)
    tulisan = tulisan[_HIASAN.match(tulisan).end() :]  # type: ignore[union-attr] # it always matches
    if not tulisan or sum("0" <= huruf <= "9" for huruf in tulisan) > _ANGKA_PALING_PANJANG:
        raise UangRagu(teks)
    jumlah = _jumlah(tulisan)
    if jumlah is None or jumlah.denominator != 1:
        raise UangRagu(teks, _arti(tulisan, masa))
    return Uang(jumlah.numerator, masa)


def baca_rupiah(teks: str) -> int:
    """Read an amount a month: `2000000`, `Rp2.000.000`, `2jt`, `1,5 juta`, `dua juta sebulan`.

    Raises:
        UangRagu: not an amount, for another time than a month, or readable in several ways.
    """
    uang = baca_uang(teks)
    if uang.masa not in {"", "bulan"}:
        raise UangRagu(teks, (uang,))
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


def tulis_angka(nilai: int) -> str:
    """Write a whole number with Indonesian thousands points."""
    return f"{nilai:,}".replace(",", ".")


def tulis_desimal(nilai: Fraction) -> str:
    """Write a number that may have decimals, such as `1.200` or `2,5`."""
    utuh, sisa = divmod(nilai, 1)
    return tulis_angka(utuh) + f"{float(sisa):.10g}"[1:].replace(".", ",")


@lru_cache(maxsize=4_096)  # the same amounts stand in many formulas
def rp(nilai: int) -> str:
    """Write an amount in rupiah, such as `Rp16.800`."""
    return f"Rp{nilai:,}".replace(",", ".")


def tulis_persen(bagian: Fraction) -> str:
    """Write an exact part as a percentage, such as `4,5%`."""
    utuh, sisa = divmod(bagian.numerator * 100, bagian.denominator)
    if not sisa:
        return f"{utuh}%"
    return f"{float(bagian * 100):.10g}%".replace(".", ",")
