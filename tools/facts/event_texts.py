"""Words for whoever holds an event: captions, messages, scripts, answers, reminders.

They are plain text, to be copied or read aloud; figures and conditions come from the law under the
names that `names` gives. What is left in square brackets the organiser's device fills in.
"""

from __future__ import annotations

import tomllib
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined

from calculator.month import Month, long_date
from calculator.rules import law
from calculator.rupiah import rp
from tools.facts import figures, words
from tools.paths import ROOT

FILE = ROOT / "data" / "acara.toml"
LEAST = "penghasilan=1jt&masa_iur=36&anak=4,4"
FIRST_MONTHS = "penghasilan=1jt&masa_iur=1"
# Months of cover that one can pay ahead at most.
YEAR = 12


class Text(NamedTuple):
    """One text: its key, the group and the title under which people find it, the words."""

    kunci: str
    kelompok: str
    judul: str
    isi: str


def behind(condition: str, sentence: str) -> str:
    """Return what a sentence says after a condition; all of it where it begins in other words."""
    rest = sentence.removeprefix(f"{condition[:1].upper()}{condition[1:]}")
    return sentence if rest[:1].isalnum() else rest.lstrip(":;,. ") or sentence


def last_day_to_pay() -> str:
    """Say the last day to pay of a month that is not known."""
    day = words.angka("iuran.jatuh_tempo")
    return f"tanggal {day}; kalau hari libur, hari kerja berikutnya"


def names() -> dict[str, Any]:
    """Return every figure and condition that a text may say, as plain text."""
    least, lowest = figures.hitung(LEAST)["manfaat"], figures.harga(1)
    limit = rp(lowest.golongan.sampai or 0)
    drivers = figures.harga(1, "transportasi")
    arrears = behind(words.syarat("lancar"), words.syarat_panjang("lancar"))
    price = (
        f"Iuran paling kecil, untuk penghasilan sampai {limit}: {lowest.kalimat}. "
        f"Sopir, ojek, dan kurir: {drivers.kalimat}. {figures.tanpa_keringanan()}"
    )
    benefits = ("jkm.santunan", "jkm.masa_awal", "jkk.bagian_meninggal", "beasiswa")
    cited = [*lowest.sumber, *drivers.sumber]
    cited += [key for path in benefits for key in figures.row(path).sumber]
    return {
        # A price goes nowhere without its band, its months, and who pays otherwise.
        "paling_kecil": price.strip(),
        # Whether the price that holds now is followed by another.
        "berubah": len(lowest.fase) > 1,
        "kerja": rp(least["jkk"]["meninggal"]["total"]),
        "kerja_nanti": figures.nanti(LEAST, "jkk.meninggal.total"),
        "lain": rp(least["jkm"]["total"]),
        "lain_nanti": figures.nanti(LEAST, "jkm.total"),
        "awal": rp(figures.whole("jkm.pemakaman")),
        "awal_nanti": figures.nanti(FIRST_MONTHS, "jkm.total"),
        "sekolah": rp(least["jkk"]["meninggal"]["beasiswa"]),
        "sekolah_nanti": figures.nanti(LEAST, "jkk.meninggal.beasiswa"),
        "anak_sekolah": LEAST.count("4"),
        "beasiswa_bulan": words.angka("jkm.beasiswa_masa_iur"),
        "bulan_awal": figures.whole("jkm.masa_awal"),
        "masa_awal": words.syarat("masa-awal"),
        "lancar": words.syarat("lancar"),
        "daftar": words.syarat("daftar"),
        "menunggak": f"{arrears[:1].upper()}{arrears[1:]}",
        "ragu": words.ragu("masa-awal"),
        "mulai": words.angka("kepesertaan.mulai_hari_kerja"),
        "batas_bayar": last_day_to_pay(),
        "masa_bayar": words.masa_bayar(),
        "lapor": words.jam_lapor(),
        "diperiksa": long_date(figures.checked()),
        "dasar": ", ".join(
            dict.fromkeys(
                law().kutipan[key].peraturan.singkat
                for key in cited
                if law().kutipan[key].kepastian != "anggapan"
            )
        ),
    }


def texts() -> list[Text]:
    """Return all texts, worked out under the law in force."""
    # Plain text, for messages and voices: nothing in it becomes markup.
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701
    known = names()

    def said(template: str) -> str:
        written = environment.from_string(template.strip()).render(known)
        # A doubt that is settled leaves its line empty.
        lines = [" ".join(line.split()) for line in written.splitlines()]
        kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
        return "\n".join(kept).strip()

    found = tomllib.loads(FILE.read_text("utf-8"))["teks"]
    return [
        Text(one["kunci"], one["kelompok"], said(one["judul"]), said(one["isi"])) for one in found
    ]


def starts() -> list[Month]:
    """Return the months in which a year of cover may begin, as far as the law data reach."""
    end = law().kepesertaan.cakupan.sampai
    return [month for n in range(YEAR) if (month := figures.month().plus(n)) <= end]
