"""What a benefit becomes, from when: the amounts that the data hold for months to come.

Whoever tells an amount beyond the present month, on a page, a picture or paper, tells its
successors too.
"""

from itertools import pairwise
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


def later(query: str, law: Law, *jalur: str) -> tuple[tuple[Later, ...], ...]:
    """Give what each amount becomes after the month of the last check; empty where it stays.

    Args:
        query: the scenario, asked in each of the months anew.
        law: the law data.
        jalur: the amounts' paths in the benefits, `jkm.total`.

    Raises:
        InputError: the query is wrong.
    """
    now = month_checked(law)
    changes = benefit_changes(now, law)
    # A share page asks for each answer: nothing is worked out where nothing changes.
    months = (now, *changes) if changes else ()
    answers = [estimate(Scenario.from_query(query, str(at), law), law).manfaat for at in months]
    return tuple(
        tuple(
            Later(at, after)
            for at, (before, after) in zip(
                changes, pairwise(map(attrgetter(path), answers)), strict=True
            )
            if before != after
        )
        for path in jalur
    )


def told(found: tuple[Later, ...]) -> str:
    """Tell what it becomes, `Rp47.000.000 kalau terjadi mulai Juli 2027`; empty: it stays."""
    return ", lalu ".join(f"{rp(one.nilai)} kalau terjadi mulai {one.mulai.nama}" for one in found)
