"""Writes calculator/rules/libur.toml: national holidays and joint leave, year by year.

`make libur`, once a year when the joint decree of three ministers (SKB 3 Menteri) for the next year
is out and the library `holidays` knows it: raise its version in requirements/dev.txt, add the
decree below, run the command, read the difference, commit. The engine reads the file; neither the
site's build nor the browser needs the library.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

import holidays

from tools.paths import PACKAGE

if TYPE_CHECKING:
    from datetime import date

FILE = PACKAGE / "rules" / "libur.toml"
HEAD = """\
# National holidays (libur) and joint leave (cuti_bersama), by the yearly decree of three ministers.
# Written by `make libur` from the Python library holidays {version}; not by hand.
# A holiday moves a due date to the next working day (PP 44/2015 Pasal 24 ayat (4)); joint leave is
# only told."""
NAMES = {
    # How the library's words are written on the site.
    "Hari kedua dari Hari Raya Idul Fitri": "Idul Fitri, hari kedua",
    "Hari Raya Idul Fitri": "Idul Fitri",
    "Hari Raya Idul Adha": "Idul Adha",
    "Hari Raya Waisak": "Waisak",
    "Hari Raya Natal": "Natal",
    "Hari Suci Nyepi": "Nyepi",
    "Tahun Baru Imlek": "Imlek",
    "Hari Kemerdekaan Republik Indonesia": "Hari Kemerdekaan",
    "Wafat Yesus Kristus": "Jumat Agung",
    "Kebangkitan Yesus Kristus": "Paskah",
    "Pegangti": "pengganti",
}


class Decree(NamedTuple):
    """A year's decree, and where it was announced."""

    name: str
    url: str


def _decree(year: int, url: str, name: str = "") -> Decree:
    common = f"SKB 3 Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun {year}"
    return Decree(f"{common}{name}", url)


# The announcements that the library names for each year.
DECREES = {
    2015: _decree(2015, "https://news.detik.com/berita/d-2576131/"),
    2016: _decree(2016, "https://news.detik.com/berita/d-2952083/"),
    2017: _decree(2017, "https://news.detik.com/berita/d-3366218/", " dan Keppres 3/2017"),
    2018: _decree(2018, "https://peraturan.bpk.go.id/Details/82669/keppres-no-15-tahun-2018"),
    2019: _decree(2019, "https://peraturan.bpk.go.id/Details/104497/keppres-no-10-tahun-2019"),
    2020: _decree(
        2020,
        "https://setkab.go.id/pemerintah-keluarkan-skb-3-menteri-hapus-tiga-hari-cuti-bersama-2020/",
    ),
    2021: _decree(
        2021,
        "https://setkab.go.id/inilah-perubahan-hari-libur-nasional-dan-cuti-bersama-tahun-2021/",
    ),
    2022: _decree(
        2022,
        "https://setkab.go.id/presiden-jokowi-terbitkan-keppres-4-tahun-2022-tentang-cuti-bersama-asn-tahun-2022/",
    ),
    2023: _decree(
        2023,
        "https://setkab.go.id/presiden-tandatangani-keppres-perubahan-cuti-bersama-bagi-asn/",
    ),
    2024: _decree(
        2024,
        "https://setkab.go.id/inilah-keppres-7-2024-tentang-cuti-bersama-asn-tahun-2024/",
    ),
    2025: _decree(
        2025,
        "https://setkab.go.id/pemerintah-tetapkan-hari-libur-nasional-dan-cuti-bersama-tahun-2025/",
    ),
    2026: _decree(
        2026,
        "https://www.detik.com/hikmah/khazanah/d-8346579/libur-nasional-dan-cuti-bersama-2026-cek-jadwalnya-di-sini",
        ", 19 November 2025",
    ),
    2027: _decree(
        2027,
        "https://setneg.go.id/baca/index/inilah_skb_3_menteri_libur_nasional_dan_cuti_bersama_2027",
    ),
}


def _days(year: int, category: str) -> list[tuple[date, str]]:
    found = holidays.country_holidays("ID", years=year, categories=(category,), language="id")
    return sorted(found.items())


def _name(words: str) -> str:
    # Dates of the decree are settled; the library still marks those that follow the moon.
    words = words.removesuffix(" (perkiraan)")
    for theirs, ours in NAMES.items():
        words = words.replace(theirs, ours)
    return words[0].upper() + words[1:]


def write() -> str:
    """Return the file as the library's lists make it."""
    lines = [HEAD.format(version=version("holidays"))]
    for year, decree in DECREES.items():
        lines += [
            "",
            "[[tahun]]",
            f"tahun = {year}",
            f'skb = "{decree.name}"',
            f'url = "{decree.url}"',
            'sumber = ["libur-nasional"]',
        ]
        for table, category in (("libur", "public"), ("cuti_bersama", "government")):
            lines += ["", f"[tahun.{table}]"]
            lines += [f'{day} = "{_name(words)}"' for day, words in _days(year, category)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the file."""
    FILE.write_text(write(), "utf-8")


if __name__ == "__main__":
    main()
