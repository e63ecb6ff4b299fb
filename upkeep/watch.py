"""Watches the calendar for the law data: `make jaga`, and a weekly workflow that opens an issue.

Loud, so that the command fails: a rule or a relief that ends within sixty days, or ended less than
sixty days ago, with nothing after it (an extension may be announced late); a rule that ended
earlier without a note saying why; a source that nobody has checked for more than a year. Quiet,
below that: what ends or grows old next. Nothing of this turns `make test` red: a day that passes is
no fault in the code.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator.month import long_date
from calculator.rules import law
from calculator.rules.model import Ketentuan
from upkeep import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Law

SOON = timedelta(days=60)
YEAR = timedelta(days=366)


class End(NamedTuple):
    """Something that ends without a successor.

    Attributes:
        where: file and row, as a maintainer finds them.
        day: its last day.
        closed: nothing is to be expected any more once it has been over for a while.
        note: what the data say about its end.
    """

    where: str
    day: date
    closed: bool
    note: str


class Check(NamedTuple):
    """A source and the day somebody last looked at it."""

    where: str
    day: date


def provisions(part: Any) -> Iterator[Ketentuan[Any]]:  # noqa: ANN401 - a part of the law
    """Walk every dated provision."""
    if isinstance(part, Ketentuan):
        yield part
    elif hasattr(part, "_fields"):
        for each in part:
            yield from provisions(each)


def ends(hukum: Law) -> list[End]:
    """Return everything that ends with nothing after it, the earliest first."""
    found: list[End] = []
    for rule in provisions(hukum):
        last = rule.baris[-1]
        if last.sampai is not None:
            file, _, table = rule.kunci.partition(".")
            where = f"{file}.toml [{table or file}], baris sejak {last.sejak} ({rule.nama})"
            found.append(End(where, last.sampai, bool(last.catatan), last.catatan))
    reliefs = hukum.iuran.keringanan
    for relief in reliefs:
        following = {
            program
            for other in reliefs
            if other.sektor == relief.sektor and other.dari <= relief.sampai.plus(1) <= other.sampai
            for program in other.program
        }
        if left := [program for program in relief.program if program not in following]:
            where = (
                f'iuran.toml [[keringanan]] sektor = "{relief.sektor}", dari = "{relief.dari}" '
                f"({' dan '.join(program.upper() for program in left)})"
            )
            found.append(End(where, relief.sampai.last_day, closed=True, note=relief.catatan))
    return sorted(found, key=lambda end: end.day)


def checks(hukum: Law) -> list[Check]:
    """Return every source with its day of check, the oldest first."""
    found = [Check("kepesertaan.toml [cakupan]", hukum.kepesertaan.cakupan.diperiksa)]
    found += [
        Check(f"sumber.toml [peraturan.{key}]", text.diperiksa)
        for key, text in hukum.peraturan.items()
    ]
    found += [Check(f"kanal.toml [{key}]", place.diperiksa) for key, place in hukum.kanal.items()]
    return sorted(found, key=lambda check: check.day)


def _end(end: End, today: date) -> str:
    days = (end.day - today).days
    when = f"{days} hari lagi" if days > 0 else "hari ini" if days == 0 else f"{-days} hari lalu"
    note = f"\n    Catatan: {end.note}" if end.note else ""
    return f"- {end.where}\n    berakhir {long_date(end.day)}, {when}, tanpa lanjutan.{note}"


def loud(hukum: Law, today: date) -> list[str]:
    """Say what somebody has to look at now."""
    said = [
        _end(end, today)
        for end in ends(hukum)
        if end.day - today <= SOON and (today - end.day <= SOON or not end.closed)
    ]
    return said + [
        f"- {check.where}\n    terakhir diperiksa {long_date(check.day)}, lebih dari setahun lalu."
        for check in checks(hukum)
        if today - check.day > YEAR
    ]


def later(hukum: Law, today: date) -> list[str]:
    """Say what ends after the next sixty days."""
    return [_end(end, today) for end in ends(hukum) if end.day - today > SOON]


def due(hukum: Law, today: date) -> list[str]:
    """Say from which day on a source will count as unchecked."""
    said = []
    days = sorted({check.day for check in checks(hukum) if today - check.day <= YEAR})
    for day in days:
        many = [check.where for check in checks(hukum) if check.day == day]
        first = long_date(day + YEAR + timedelta(days=1))
        named = many[0] if len(many) == 1 else f"{len(many)} sumber"
        said.append(f"- {named}\n    diperiksa {long_date(day)}; diingatkan mulai {first}.")
    return said


def report(hukum: Law, today: date) -> tuple[str, bool]:
    """Return the whole report, and whether there is something to do."""
    parts = {
        "PERLU DILIHAT SEKARANG": loud(hukum, today) or ["- Tidak ada."],
        "JUGA AKAN BERAKHIR, lebih dari 60 hari lagi": later(hukum, today),
        "BERIKUTNYA DIPERIKSA ULANG": due(hukum, today),
        "CARANYA": ["- Memasukkan aturan baru: docs/dev/new-rule.md"],
    }
    told = ["\n".join([title, *lines]) for title, lines in parts.items() if lines]
    title = f"Penjaga data hukum, {long_date(today)}"
    return "\n\n".join([title, *told]), bool(loud(hukum, today))


def main(arguments: list[str] | None = None) -> int:
    """Command line: the day to look from, today in Jakarta unless named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--day", type=date.fromisoformat, default=clock.today())
    text, found = report(law(), parser.parse_args(arguments).day)
    print(text)
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
