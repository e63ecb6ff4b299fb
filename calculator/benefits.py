"""What a benefit becomes, from when: the amounts that the data hold for months to come.

Whoever tells an amount beyond the present month, on a page, a picture or paper, tells its
successors too.
"""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from calculator.estimate import estimate
from calculator.month import Month
from calculator.phases import benefit_changes, month_checked
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.scenario import Scenario

__all__ = ["Later", "later", "told"]


class Later(NamedTuple):
    """An amount in rupiah for what happens from a month on."""

    mulai: Month
    nilai: int


def later(query: str, jalur: str, law: Law) -> tuple[Later, ...]:
    """Give what an amount becomes after the month of the last check; empty when it stays.

    Args:
        query: the scenario, asked in each of the months anew.
        jalur: the amount's path in the benefits, `jkm.total`.
        law: the law data.

    Raises:
        InputError: the query is wrong.
    """
    return tuple(_changed(query, jalur, law))


def _changed(query: str, jalur: str, law: Law) -> Iterator[Later]:
    now = month_checked(law)
    changes = benefit_changes(now, law)
    before: int | None = None
    # A share page asks for each answer: nothing is worked out where nothing changes.
    for month in (now, *changes) if changes else ():
        answer = estimate(Scenario.from_query(query, str(month), law), law)
        amount: int = attrgetter(jalur)(answer.manfaat)
        if before is not None and amount != before:
            yield Later(month, amount)
        before = amount


def told(found: tuple[Later, ...]) -> str:
    """Tell what it becomes, `Rp47.000.000 kalau terjadi mulai Juli 2027`; empty: it stays."""
    return ", lalu ".join(f"{rp(one.nilai)} kalau terjadi mulai {one.mulai.nama}" for one in found)
