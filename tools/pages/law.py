"""Provisions of the law that pages write beside the figures of the calculator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from calculator.rules import law
from calculator.rupiah import format_number
from tools.facts.figures import checked, row, whole
from tools.facts.words import belum_pasti

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from calculator.rules.model import JenisCacat, Moda, TingkatStmb


def number(path: str, satuan: str = "") -> Markup:
    """Write a number of the law with its unit, marked when no certain source carries it."""
    text = f"{format_number(whole(path))} {satuan}".strip()
    return belum_pasti(text) if law().belum_pasti(row(path).sumber) else escape(text)


def sick_leave() -> list[TingkatStmb]:
    """Return the tiers for months of not being able to work, equal neighbours as one."""
    tiers: list[TingkatStmb] = []
    for tier in law().jkk.stmb.on(checked()).nilai:
        if tiers and tiers[-1].bagian == tier.bagian:
            tiers[-1] = tiers[-1]._replace(sampai=tier.sampai)
        else:
            tiers.append(tier)
    return tiers


def transport() -> Mapping[Moda, int]:
    """Return the caps for the way to the hospital."""
    return law().jkk.transport.on(checked()).nilai


def disabilities() -> list[JenisCacat]:
    """Return the disability table."""
    return list(law().jkk.cacat.on(checked()).nilai.values())


def uncertain(key: str) -> bool:
    """Tell whether a citation is less than certain."""
    return law().belum_pasti((key,))


def english_day(day: date) -> str:
    """Write a day for readers of English: `8 September 2022`."""
    return f"{day.day} {day:%B %Y}"


def in_force(key: str) -> str:
    """Write the day a text came into force, for readers of other languages."""
    day = law().peraturan[key].berlaku
    if day is None:
        raise ValueError(f"{key}: tanggal berlakunya tidak ada di data")
    return english_day(day)
