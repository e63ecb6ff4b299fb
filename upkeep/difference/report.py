"""Tells the differences to the person who signs a change of the law: as text and as a page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculator.month import Month, long_date
from calculator.rupiah import rp
from tools.paths import ROOT
from upkeep.difference.changes import REFUSED, WARNING
from upkeep.difference.scenarios import DUE, EACH_MONTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from upkeep.difference.changes import Sheet

MONTHS = ("bulan iuran", "mulai")
INCOME = "penghasilan"
RANGES = (*MONTHS, INCOME)


class Sides(NamedTuple):
    """What was compared, and what changed in the files, in words."""

    before: str
    after: str
    files: str
    day: date


def _runs(values: Sequence[str], order: Sequence[str]) -> list[tuple[str, str]]:
    """Put values together that follow each other in the column."""
    places = [order.index(value) for value in values]
    runs = []
    for _, group in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        run = [place for _, place in group]
        runs.append((order[run[0]], order[run[-1]]))
    return runs


def _value(column: str, value: str) -> str:
    if column in MONTHS:
        return Month.parse(value).nama
    return rp(int(value)) if column == INCOME else value


def where(column: str, values: Sequence[str], order: Sequence[str]) -> str:
    """Name the values of a column that a change holds for."""
    if len(values) == len(order) > 1:
        return f"semua {column}"
    if column in RANGES:
        named = [(_value(column, a), _value(column, b)) for a, b in _runs(values, order)]
        return ", ".join(a if a == b else f"{a}–{b}" for a, b in named)
    return ", ".join(values)


def amount(what: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """Write one side of a change."""
    if value is None:
        return "tidak ada"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    # Shares of a price list, not money.
    if isinstance(value, int) and not what.endswith((".orthose", ".persen")):
        return rp(value)
    return str(value)


def title(what: str, names: Mapping[str, str]) -> str:
    """Name what changed, as the answer's own steps call it."""
    if what == REFUSED:
        return "Dijawab atau ditolak"
    if what.startswith(WARNING):
        return f"Peringatan {what.removeprefix(WARNING)}"
    return f"{names[what]} ({what})" if what in names else what


def periods(sheets: Sequence[Sheet]) -> list[str]:
    """Return the months whose amounts changed, for the list of changes."""
    found: list[str] = []
    for sheet in sheets:
        if sheet.title not in {EACH_MONTH, DUE}:
            continue
        touched = {
            month
            for change in sheet.changes
            if not change.what.startswith(WARNING)
            for month in change.places["bulan iuran"]
        }
        order = sheet.columns["bulan iuran"]
        if touched:
            found += where("bulan iuran", sorted(touched), order).split(", ")
    return list(dict.fromkeys(found))


class Block(NamedTuple):
    """Changes that hold for the same workers and months.

    Attributes:
        where: for whom and when, column by column; the income stands in the lines.
        lines: income (empty where there is no such column), before, after.
    """

    where: tuple[str, ...]
    lines: list[tuple[str, str, str]]


def blocks(sheet: Sheet, names: Mapping[str, str]) -> list[tuple[str, list[Block]]]:
    """Return a sheet's differences under what they are of."""
    told: dict[str, dict[tuple[str, ...], Block]] = {}
    for change in sheet.changes:
        named = {
            column: where(column, values, sheet.columns[column])
            for column, values in change.places.items()
        }
        income = named.pop(INCOME, "")
        place = tuple(named.values())
        found = told.setdefault(title(change.what, names), {})
        block = found.setdefault(place, Block(place, []))
        sides = (amount(change.what, side) for side in (change.before, change.after))
        block.lines.append((income, *sides))  # type: ignore[arg-type] # two of them
    return [(heading, list(found.values())) for heading, found in told.items()]


def as_text(sheets: Sequence[Sheet], names: Mapping[str, str], sides: Sides) -> str:
    """Write the report for a terminal and for the list of changes."""
    asked, changed = sum(s.asked for s in sheets), sum(s.changed for s in sheets)
    lines = [
        f"Beda jawaban: sebelum ({sides.before}) dan sesudah ({sides.after})",
        f"{asked} pertanyaan ditanyakan dua kali, {changed} dijawab lain.",
    ]
    if sides.files:
        lines += ["", "Berkas aturan yang berubah", sides.files]
    if not changed:
        return "\n".join([*lines, "", "Tidak ada jawaban yang berubah.", ""])
    told = periods(sheets)
    lines += [
        "",
        f"Masa yang terkena: {'; '.join(told) if told else 'tidak ada jumlah yang berubah'}",
    ]
    for sheet in sheets:
        if not sheet.changed:
            continue
        lines += ["", f"== {sheet.title}: {sheet.changed} dari {sheet.asked} dijawab lain"]
        for heading, found in blocks(sheet, names):
            lines += ["", heading]
            for block in found:
                lines.append(f"  {'; '.join(block.where)}")
                width = max(len(income) for income, _, _ in block.lines)
                lines += [
                    f"    {income:{width}}  {before} -> {after}".replace("      ", "    ")
                    for income, before, after in block.lines
                ]
    return "\n".join([*lines, ""])


def as_page(sheets: Sequence[Sheet], names: Mapping[str, str], sides: Sides) -> str:
    """Write the report as one page that needs nothing beside it."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "upkeep" / "difference"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html").render(
        sheets=[(sheet, blocks(sheet, names)) for sheet in sheets if sheet.changed],
        asked=sum(sheet.asked for sheet in sheets),
        changed=sum(sheet.changed for sheet in sheets),
        periods=periods(sheets),
        sides=sides,
        day=long_date(sides.day),
    )
