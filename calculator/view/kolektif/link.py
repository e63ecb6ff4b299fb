"""A link that holds groups and counts, never rows: the fragment that a household has, too."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from calculator.fields import JUMLAH_TERTINGGI
from calculator.kolektif.plans import scenarios
from calculator.kolektif.rows import Kelompok
from calculator.rules.model import Law
from calculator.several import SEPARATOR
from calculator.view.kolektif.results import harmless

__all__ = ["fragment", "table"]

# More would be cut by the programs that links travel through.
KELOMPOK_TERBANYAK = 60
TERPANJANG = 6_000


def fragment(orang: Mapping[Kelompok, int], law: Law) -> str:
    """Write the groups of a table as a fragment; empty when there are too many for a link."""
    banyak = scenarios(orang)
    if len(banyak) > KELOMPOK_TERBANYAK or max(banyak.values(), default=0) > JUMLAH_TERTINGGI:
        return ""
    text = SEPARATOR.join(
        scenario._replace(jumlah=jumlah).to_query(law) for scenario, jumlah in banyak.items()
    )
    return text if len(text) <= TERPANJANG else ""


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
