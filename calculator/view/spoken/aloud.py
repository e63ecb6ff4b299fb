"""Written text as it is said: no digit, no sign and no abbreviation is left to a voice to guess."""

import re
from collections.abc import Callable

from calculator.terbilang import terbilang

__all__ = ["LONGEST", "SENTENCE_END", "aloud", "pieces", "sentences"]

# Letters of a piece: some browsers break off a voice after about 14 seconds. espeak-ng, at the slow
# speed of the page, says eleven letters a second: 13 seconds.
LONGEST = 140
# Said as the words they stand for; every other abbreviation is spelt, as people do with KTP and HP.
_WORDS = {
    "APD": "alat pelindung diri",
    "ART": "asisten rumah tangga",
    "BPU": "bukan penerima upah",
    "JHT": "jaminan hari tua",
    "JKK": "jaminan kecelakaan kerja",
    "JKM": "jaminan kematian",
    "JKP": "jaminan kehilangan pekerjaan",
    "JP": "jaminan pensiun",
    "KK": "kartu keluarga",
    "NIK": "nik",
    "PAK": "penyakit akibat kerja",
    "PLKK": "pusat layanan kecelakaan kerja",
    "PP": "peraturan pemerintah",
    "PPU": "penerima upah",
    "PRT": "pekerja rumah tangga",
    "STMB": "sementara tidak mampu bekerja",
    "UU": "undang-undang",
}
_TEXTS = {
    "Inpres": "instruksi presiden",
    "PP": "peraturan pemerintah",
    "Permenaker": "peraturan menteri tenaga kerja",
    "Permenakertrans": "peraturan menteri tenaga kerja dan transmigrasi",
    "Perpres": "peraturan presiden",
    "UU": "undang-undang",
}
_SHORT = {
    "dll.": "dan lain-lain",
    "dsb.": "dan sebagainya",
    "No.": "nomor",
    "s.d.": "sampai dengan",
    "s/d": "sampai dengan",
    "th": "tahun",
}
_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        ("a be ce de e ef ge ha i je ka el em en o pe ki er es te u ve we eks ye zet").split(),  # noqa: SIM905
        strict=True,
    )
)
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}
# A telephone number is said by its digits, a number of months is not.
_COUNTED = r"(?!\s?(?:bulan|tahun|hari|orang|pekerja|jam|kali|kilometer|km|ribu|juta|miliar)\b)"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SAID = re.compile(
    rf"""
      (?P<uang>\bRp\s?(?P<rupiah>{_NUMBER})(?:\s(?P<satuan>ribu|juta|miliar|triliun)\b)?)
    | (?P<aturan>\b(?P<jenis>{"|".join(_TEXTS)})\s(?:Nomor\s)?
        (?P<nomor>\d+)(?:/|\sTahun\s)(?P<tahun>\d{{4}})\b)
    | \((?P<disebut>{"|".join(_WORDS)})\)
    | (?P<tempat>\b[a-z-]+(?:\.[a-z-]+)+)
    | (?P<pendek>(?<!\w)(?:{"|".join(map(re.escape, _SHORT))})(?!\w))
    | \b(?P<bagian>[Ll]ampiran|[Tt]ahap|[Bb]ab|[Gg]olongan|[Pp]asal)\s(?P<romawi>[IVX]+)\b
    | \bke-(?P<urutan>\d+)\b
    | (?P<telepon>\b175\b{_COUNTED}|(?<![\d.,])\+?0\d[\d -]*\d)
    | (?P<persen>{_NUMBER})\s?%
    | (?P<kode>\b(?=[a-z\d]*[A-Z])(?=[A-Za-z]*\d)[A-Za-z\d]+)
    | (?P<angka>{_NUMBER})(?P<huruf>[a-z]\b)?
    | (?P<singkatan>[A-Z]{{2,}})
    """,
    re.VERBOSE,
)
_BETWEEN = (
    (re.compile(r"(?<=\d)\s?\u2013\s?(?=\d|Rp)"), " sampai "),
    (re.compile(r"(?<![\d-])(\d{1,4})-(?=\d{1,4}(?![\d-]))"), r"\1 sampai "),
    (re.compile(r"(?<=ayat )\((\d+)\)"), r"\1"),
    (re.compile(r"(?<=[\d%])\s?[x\u00d7]\s?(?=[\d\w])"), " kali "),
    (re.compile(r"\s\u00d7\s"), " kali "),
    (re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])"), " atau "),
)
_SIGNS = str.maketrans({
    "&": " dan ",
    "+": " tambah ",
    "=": " sama dengan ",
    "@": " et ",
    "%": " persen ",
    "\u2192": ", lalu ",
    "\u2026": ".",
    "\u2013": ", ",
    "\u2014": ", ",
    "\u2019": "'",
    "(": ", ",
    ")": ", ",
    "\u00a0": " ",
})  # fmt: skip
_UNSAID = re.compile(r"[^\w\s.,;:?!'-]|_")
_TIDY = (
    (re.compile(r"\bRp"), "rupiah "),  # without an amount
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[.,;:?!])"), ""),
    (re.compile(r"[,;:]+(?=[.?!;:,])"), ""),
    (re.compile(r"^[\s.,;:-]+"), ""),
    (re.compile(r"(?<=[?!])\.+"), ""),
    (re.compile(r"\.{2,}"), "."),
)
SENTENCE_END = re.compile(r"(?<=[.?!])[\"\u201d)]*\s+(?=[\"\u201c(]?[A-Z0-9])")
# Where a voice may breathe, the better places first.
_BREATHS = (
    r"(?<=[;:])\s",
    r"(?<=,)\s",
    r"\s(?=(?:dan|atau|kalau|yang|untuk|sampai|dengan)\s)",
    r"\s",
)


def aloud(text: str) -> str:
    """Write a text as it is said: `Rp8.400` is `delapan ribu empat ratus rupiah`."""
    for found, said in _BETWEEN:
        text = found.sub(said, text)
    text = _SAID.sub(_say, text).translate(_SIGNS)
    text = _UNSAID.sub(" ", text)
    for found, said in _TIDY:
        text = found.sub(said, text)
    return text[:1].upper() + text[1:].strip(" ,;:")


def sentences(text: str) -> list[str]:
    """Cut a written text into its sentences."""
    return [part for part in SENTENCE_END.split(" ".join(text.split())) if part]


def pieces(said: str) -> list[str]:
    """Cut what is said into pieces that no voice breaks off, at places where one breathes."""
    if len(said) <= LONGEST:
        return [said]
    for breath in _BREATHS:
        places = [at.start() for at in re.finditer(breath, said) if 0 < at.start() <= LONGEST]
        # A piece of one word sounds like a fault.
        if places and places[-1] > LONGEST // 4:
            at = places[-1]
            return [said[:at].strip(), *pieces(said[at:].strip())]
    return [said[:LONGEST], *pieces(said[LONGEST:])]


def _say(found: re.Match[str]) -> str:
    """Say one thing that is not a plain word."""
    return _SAY[found.lastgroup or ""](found)


def _regulation(found: re.Match[str]) -> str:
    nomor, tahun = terbilang(int(found["nomor"])), terbilang(int(found["tahun"]))
    return f"{_TEXTS[found['jenis']]} nomor {nomor} tahun {tahun}"


def _part(found: re.Match[str]) -> str:
    nomor = _ROMAN.get(found["romawi"])
    return f"{found['bagian']} {terbilang(nomor) if nomor else _spelt(found['romawi'])}"


def _nth(found: re.Match[str]) -> str:
    nomor = int(found["urutan"])
    return "pertama" if nomor == 1 else f"ke{terbilang(nomor)}"


def _number(text: str) -> str:
    """Say a number, `1.500` or `2,5`; one too great, and a code, by its digits."""
    utuh, _, pecahan = text.partition(",")
    utuh = utuh.replace(".", "")
    if (len(utuh) > 1 and utuh.startswith("0")) or len(utuh) > 18:  # noqa: PLR2004 - of terbilang
        said = _digits(utuh)
    else:
        said = terbilang(int(utuh))
    return f"{said} koma {_digits(pecahan)}" if pecahan else said


def _digits(text: str) -> str:
    return " ".join(terbilang(int(each)) for each in text if each.isdigit())


def _spelt(text: str) -> str:
    """Spell letters; digits among them are one number."""
    parts = re.findall(r"[A-Za-z]|\d+", text)
    return " ".join(_number(one) if one.isdigit() else _LETTERS[one.upper()] for one in parts)


# By the name of the outermost group that was found last.
_SAY: dict[str, Callable[[re.Match[str]], str]] = {
    "uang": lambda found: f"{_number(found['rupiah'])} {found['satuan'] or ''} rupiah",
    "aturan": _regulation,
    "disebut": lambda _: "",  # its words stand before it
    "tempat": lambda found: found["tempat"].replace(".", " titik ").replace("bpjs", "be pe je es "),
    "pendek": lambda found: _SHORT[found["pendek"]],
    "romawi": _part,
    "urutan": _nth,
    "telepon": lambda found: _digits(found["telepon"]),
    "persen": lambda found: f"{_number(found['persen'])} persen",
    "kode": lambda found: _WORDS.get(found["kode"]) or _spelt(found["kode"]),
    "angka": lambda found: _number(found["angka"]),
    "huruf": lambda found: f"{_number(found['angka'])} {_spelt(found['huruf'])}",
    "singkatan": lambda found: _WORDS.get(found["singkatan"]) or _spelt(found["singkatan"]),
}
