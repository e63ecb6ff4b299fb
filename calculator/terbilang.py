"""Amounts in words, as letters and budgets of councils and boards write them."""

__all__ = ["terbilang"]

_SATUAN = (
    "",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_RIBUAN = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")


def terbilang(angka: int) -> str:
    """Write a whole number in words: 13.400 is `tiga belas ribu empat ratus`.

    Raises:
        ValueError: negative, or a million billions and more.
    """
    ribuan = f"{angka:,}".split(",")
    if angka < 0 or len(ribuan) > len(_RIBUAN):
        raise ValueError(angka)
    bagian = []
    for pangkat, tiga in zip(reversed(range(len(ribuan))), map(int, ribuan), strict=True):
        if tiga == 1 and pangkat == 1:
            bagian.append("seribu")
        elif tiga:
            bagian += [_three(tiga), _RIBUAN[pangkat]]
    return " ".join(" ".join(bagian).split()) or "nol"


def _three(angka: int) -> str:
    ratus, sisa = divmod(angka, 100)
    kata = ["seratus"] if ratus == 1 else [_SATUAN[ratus], "ratus"] if ratus else []
    if sisa < len(_SATUAN):
        kata.append(_SATUAN[sisa])
    elif sisa < 20:  # noqa: PLR2004 - eleven is the last with a name of its own, nineteen the last with `belas`
        kata += [_SATUAN[sisa - 10], "belas"]
    else:
        kata += [_SATUAN[sisa // 10], "puluh", _SATUAN[sisa % 10]]
    return " ".join(kata)
