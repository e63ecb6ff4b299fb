"""A link that holds groups and counts, never rows: the fragment that a household has, too."""

from collections import Counter
from collections.abc import Mapping
from urllib.parse import parse_qsl

from calculator.fields import JUMLAH_TERTINGGI
from calculator.kolektif.rows import Kelompok
from calculator.rules.model import Golongan, Law, Row
from calculator.scenario import Scenario
from calculator.several import SEPARATOR
from calculator.view.kolektif.results import harmless

__all__ = ["fragment", "table"]

# More would be cut by the programs that links travel through.
KELOMPOK_TERBANYAK = 60
TERPANJANG = 6_000


def fragment(orang: Mapping[Kelompok, int], law: Law) -> str:
    """Write the groups of a table as a fragment; empty when there are too many for a link."""
    banyak: Counter[Scenario] = Counter()
    for kelompok, jumlah in orang.items():
        banyak[_question(kelompok, law)] += jumlah
    if len(banyak) > KELOMPOK_TERBANYAK or max(banyak.values(), default=0) > JUMLAH_TERTINGGI:
        return ""
    text = SEPARATOR.join(
        scenario._replace(jumlah=jumlah).to_query(law) for scenario, jumlah in banyak.items()
    )
    return text if len(text) <= TERPANJANG else ""


def _question(kelompok: Kelompok, law: Law) -> Scenario:
    """Give the question of a group with its group's basis as the income, where all tables agree.

    The lowest income of a group may be Rp1, which nobody would take for somebody's.
    """
    dasar, rendah = kelompok.golongan.dasar, kelompok.skenario.penghasilan

    def place(baris: Row[tuple[Golongan, ...]], nilai: int) -> int:
        return sum(golongan.dari <= nilai for golongan in baris.nilai)

    if any(place(baris, dasar) != place(baris, rendah) for baris in law.iuran.golongan.baris):
        return kelompok.skenario
    return kelompok.skenario._replace(penghasilan=dasar, upah_harian=None)


def table(fragmen: str) -> str:
    """Write the groups of a link as a table to be read; its heads are the contract's keys.

    Empty where the link is none.
    """
    rows = [dict(parse_qsl(query, keep_blank_values=True)) for query in fragmen.split(SEPARATOR)]
    kunci = list(dict.fromkeys(key for row in rows for key in row))
    if "penghasilan" not in kunci:
        return ""
    baris = ["\t".join(map(_cell, kunci))]
    baris += ["\t".join(_cell(row.get(key, "")) for key in kunci) for row in rows]
    return "\n".join(baris) + "\n"


def _cell(text: str) -> str:
    """Write what stands in somebody's link as a cell that may be copied on into a spreadsheet."""
    return harmless(" ".join(text.split()))
