"""Money as people write it: reading `1,5 juta`, writing `Rp1.500.000`."""

import re
from fractions import Fraction
from functools import lru_cache

__all__ = ["baca_rupiah", "rp", "tulis_angka", "tulis_desimal", "tulis_persen"]

_KALI = {
    "": 1,
    "rb": 1_000,
    "ribu": 1_000,
    "k": 1_000,
    "jt": 1_000_000,
    "juta": 1_000_000,
    "miliar": 1_000_000_000,
    "milyar": 1_000_000_000,
}
_BENTUK = re.compile(
    r"(?:rp\.?|idr)?\s*(?P<angka>[0-9][0-9.,]*?)(?:,-|\.-)?\s*(?P<satuan>rb|ribu|k|jt|juta|mil[iy]ar)?(?:\s*rupiah)?",
    re.ASCII | re.IGNORECASE,
)
_POLOS = re.compile(r"[0-9]+", re.ASCII)
_TITIK_RIBUAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+", re.ASCII)
_KOMA_RIBUAN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}", re.ASCII)
# "1,500" is one and a half here and one thousand five hundred in English.
_KOMA_RAGU = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}", re.ASCII)
_DESIMAL = re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)", re.ASCII)
_DESIMAL_TITIK = re.compile(r"([0-9]+)\.([0-9]{1,2}|[0-9]{4,})", re.ASCII)
_ANGKA_PALING_PANJANG = 32


def _angka(teks: str, *, bersatuan: bool) -> Fraction | None:
    """Read a number in Indonesian style; None when it can be read in two ways."""
    if _POLOS.fullmatch(teks):
        return Fraction(int(teks))
    if _TITIK_RIBUAN.fullmatch(teks) or _KOMA_RIBUAN.fullmatch(teks):
        # "1.500 juta" may mean 1,5 or 1500 million: asking is better than guessing.
        return None if bersatuan else Fraction(int(re.sub("[.,]", "", teks)))
    if (cocok := _DESIMAL.fullmatch(teks)) and not _KOMA_RAGU.fullmatch(teks):
        return Fraction(f"{cocok[1].replace('.', '')}.{cocok[2]}")
    if bersatuan and _DESIMAL_TITIK.fullmatch(teks):
        return Fraction(teks)
    return None


def baca_rupiah(teks: str) -> int:
    """Read an amount in rupiah: `2000000`, `Rp2.000.000`, `2jt`, `1,5 juta`, `750 ribu`.

    Raises:
        ValueError: not an amount, not whole rupiah, or readable in two ways.
    """
    cocok = _BENTUK.fullmatch(teks.strip())
    if cocok is None or len(cocok["angka"]) > _ANGKA_PALING_PANJANG:
        raise ValueError(teks)
    satuan = (cocok["satuan"] or "").lower()
    angka = _angka(cocok["angka"], bersatuan=bool(satuan))
    if angka is None:
        raise ValueError(teks)
    nilai = angka * _KALI[satuan]
    if nilai.denominator != 1:
        raise ValueError(teks)
    return nilai.numerator


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
