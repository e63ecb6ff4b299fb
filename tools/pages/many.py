"""What the pages with several scenarios are built with: the answer to their own example."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from calculator.month import Month
from calculator.rules import law
from calculator.view.several import DEFAULTS, EXAMPLES, PAGES
from calculator.view.several import answer as answer_several
from tools.facts import figures


def parts() -> dict[str, dict[str, Any]]:
    """Write forms and answer of each page; the page puts them into its frame."""
    day = figures.checked()
    now = str(Month(day.year, day.month))
    found: dict[str, dict[str, Any]] = {}
    for name, page in PAGES.items():
        answer = json.loads(answer_several(DEFAULTS[name], now, name, law()))
        found[name] = {
            "formulir": Markup(answer["formulir"]),  # noqa: S704 - our own templates, escaped
            "html": Markup(answer["html"]),  # noqa: S704
            "kini": now,
            "paling_banyak": page.paling_banyak,
            "contoh": list(EXAMPLES.items()),
        }
    return found


def table() -> dict[str, object]:
    """Give the page for a whole table what its fields allow."""
    rules = law()
    cover = rules.kepesertaan.cakupan
    return {
        "dari": str(cover.dari),
        "sampai": str(cover.sampai),
        "masa_bayar": rules.iuran.masa_bayar.on(figures.checked()).nilai,
    }
