"""Workers as people say them in a line: `sopir 2 juta`, `100 pemulung 1 juta`, `ojol 10 orang`.

What is read here is only parted: each part is judged like a cell of a table.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from calculator.occupations import similar, slugs, words
from calculator.rules.model import Law
from calculator.rupiah import (
    JANGGAL_TERENDAH,
    UangRagu,
    baca_uang,
    mungkin_maksudnya,
    read_words,
)
from calculator.written import clean, read_count

__all__ = [
    "HOW_TO",
    "Sentence",
    "all_said",
    "count_said",
    "looks_said",
    "one_worker",
    "read_sentence",
]

HOW_TO = "Tulis satu kelompok sebaris, misalnya “10 marbot 1 juta”."
_ORANG = re.compile(r"\b(?:sebanyak )?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6}) ?(?:orang|org)\b")
# What makes an amount of the number before it.
_SATUAN = r"(?:rb|rbu|ribu|rebu|k|jta?|juta|m|miliar|rupiah|setengah)\b"
# A number at the beginning is of people, unless it is the amount.
_AWAL = re.compile(rf"([0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]{{1,6}}) ?x? (?!{_SATUAN})(.+)")
# Fewer than nobody, or the mark of a list: whoever wrote it says which.
_KURANG = re.compile(
    r"(?:^| )-(?:[0-9]|(?:se(?:puluh|belas|ratus)|satu|dua|tiga|empat|lima|enam|tujuh|delapan|"
    r"sembilan)\b)"
)
# A number that was not read is no part of a name.
_SISA = re.compile(r"\b(?:se)?(?:ribu|juta)\b|\bsetengah\b")
# As many words as a number below a thousand has.
_KATA_TERBANYAK = 5
_TENGAH = re.compile(r"([^0-9]+) ([0-9]{1,6}) ([0-9.,]+ ?[a-z].*|[0-9.,]{4,}.*)")
_HIASAN = re.compile(
    r"\b(?:gaji|upah|honor|penghasilan|pendapatan)(?:nya)?\b|\bmasing[ -]masing\b|"
    r"\b(?:per|tiap|setiap) orang\b|\bseorang\b|\bsebesar\b|@"
)
_PISAH = re.compile(r"([^0-9]*[a-z)])[ ,:=-]*([0-9].*)")
_DUA_SEL = 2
_TABEL = re.compile(r"[\t;|]")
_NAMA = re.compile(r"[^0-9]*[a-z][^0-9]*")
_RP = re.compile(r"\brp\.? ?(?=[0-9])")
# The sum of others is no group.
_JUMLAH = re.compile(r"(?:sub ?|grand ?)?(?:total|jumlah|semua|seluruh)(?:nya)?\b.*")


class Sentence(NamedTuple):
    """A line in its parts: how many people, their occupation, the income of each."""

    jumlah: str
    pekerjaan: str
    penghasilan: str


def _digits(text: str) -> str:
    """Write the number of people in digits, at the beginning of a line or before `orang`."""
    kata = text.split()
    tempat = [0, *(n for n, satu in enumerate(kata) if satu in {"orang", "org"})]
    for akhir in tempat:
        for lebar in range(min(_KATA_TERBANYAK, len(kata)), 0, -1):
            dari, sampai = (0, lebar) if akhir == 0 else (akhir - lebar, akhir)
            berikut = kata[sampai : sampai + 1]
            if dari < 0 or not berikut or re.match(_SATUAN, berikut[0]):
                continue
            banyak = read_words(" ".join(kata[dari:sampai]))
            if banyak and banyak.denominator == 1:
                return " ".join([*kata[:dari], str(banyak), *kata[sampai:]])
    return text


def _with_count(text: str) -> tuple[str, str]:
    """Take the number of people out of a line; empty where none is said."""
    if match := _ORANG.search(text):
        return match[1], f"{text[: match.start()]} {text[match.end() :]}"
    if match := _AWAL.fullmatch(text):
        return match[1], match[2]
    if match := _TENGAH.fullmatch(text):
        return match[2], f"{match[1]} {match[3]}"
    return "", text


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" ,:=-.")


def read_sentence(text: str, known: Callable[[str], bool]) -> Sentence | None:
    """Part a line that names an occupation and an income, perhaps with a number of people.

    Args:
        text: the line.
        known: tells whether this is the name of an occupation.

    Returns:
        Its parts; None where it is no such line, or its amount must be asked about.
    """
    said = clean(text.rstrip(" \t;|")).lower()
    if ";" in said:
        said = _joined(said, known)
    if _TABEL.search(said) or _JUMLAH.fullmatch(said):
        return None
    jumlah, sisa = _with_count(_digits(_RP.sub("", _bare(said))))
    pekerjaan, uang = _parted(_bare(_HIASAN.sub(" ", sisa)), known)
    if _SISA.search(pekerjaan):
        return None
    kurang = "-" if jumlah and _KURANG.search(said) else ""
    return Sentence(f"{kurang}{read_count(jumlah or '1')}", pekerjaan, uang) if pekerjaan else None


def one_worker(text: str, law: Law) -> dict[str, str]:
    """Part `sopir taksi, 80 ribu sehari`, typed where an income belongs, into values of two keys.

    What is no line of one worker gives nothing: `sekitar 2 juta` names no occupation.
    """
    slug = slugs(law)
    line = read_sentence(text, lambda nama: words(nama) in slug)
    if line is None or line.jumlah != "1":
        return {}
    pekerjaan = slug.get(words(line.pekerjaan), "")
    # One that has several meanings is asked back by whoever reads occupations.
    if not pekerjaan and similar(line.pekerjaan, law):
        pekerjaan = line.pekerjaan
    return {"pekerjaan": pekerjaan, "penghasilan": line.penghasilan} if pekerjaan else {}


def _joined(text: str, known: Callable[[str], bool]) -> str:
    """Join `marbot;1500000` to a line, where an occupation and an income are all that it holds."""
    sel = [_bare(_RP.sub("", satu)) for satu in text.split(";")]
    siapa = _bare(_with_count(_digits(sel[0]))[1])
    if len(sel) == _DUA_SEL and known(siapa) and _is_income(sel[1]):
        return f"{sel[0]} {sel[1]}"
    return text


def _parted(text: str, known: Callable[[str], bool]) -> tuple[str, str]:
    if match := _PISAH.fullmatch(text):
        return (_bare(match[1]), match[2]) if _is_income(match[2]) else ("", "")
    # `marbot sejuta`: only a name that is known tells where the amount begins.
    kata = text.split()
    for n in range(len(kata) - 1, 0, -1):
        nama, uang = " ".join(kata[:n]), " ".join(kata[n:])
        if known(nama) and _is_income(uang):
            return nama, uang
    return "", ""


def _is_income(text: str) -> bool:
    """Tell whether this is an income that nobody needs to be asked about."""
    try:
        uang = baca_uang(text)
    except UangRagu:
        return False
    if uang.masa == "hari":
        return True
    return 0 < uang.nilai < JANGGAL_TERENDAH and not mungkin_maksudnya(uang.nilai)


def count_said(text: str) -> tuple[str, str] | None:
    """Part `100 pemulung` or `pemulung 100 orang` into number and name; None: it is neither."""
    said = clean(text).lower()
    if _KURANG.search(said):
        return None
    jumlah, nama = map(_bare, _with_count(_digits(_bare(said))))
    return (str(read_count(jumlah)), nama) if jumlah and _NAMA.fullmatch(nama) else None


def all_said(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether these are no table but lines, at least half of which name workers."""
    isi = [[satu for satu in row if satu.strip()] for row in rows]
    terisi = [row for row in isi if row]
    if any(len(row) > 1 for row in terisi):
        return False
    return sum(looks_said(row[0]) for row in terisi) * 2 >= len(terisi) > 0


def looks_said(text: str) -> bool:
    """Tell whether a line names workers and what they earn, whatever their occupation is called."""
    return read_sentence(text, lambda nama: bool(_NAMA.fullmatch(nama))) is not None
