"""The parts of the calculator page written at build: form, default answer, instant table."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from calculator.estimate import estimate
from calculator.month import Month
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.answer.form import DEFAULT, form
from calculator.view.answer.instant import InstantTable, instant_answer, instant_table
from calculator.view.answer.sheet import render
from tools.facts import figures, words
from tools.paths import PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping


def parts() -> Mapping[str, Markup]:
    """Write the parts; the page puts them into its frame."""
    hukum, kini = law(), Month(figures.checked().year, figures.checked().month)
    # The page stands one folder below the root.
    runtime = "../" + json.loads(PAGES.read_text("utf-8"))["mesin"]
    answer = estimate(Scenario.from_query(DEFAULT, str(kini), hukum), hukum)
    table = json.dumps(_in_steps(instant_table(hukum, kini)), separators=(",", ":"))
    return {
        "formulir": form(hukum, kini, runtime, words.orang),
        "hasil": Markup(render(answer)),  # noqa: S704 - our own templates, escaped
        "seketika": instant_answer(answer, hukum),
        # Numbers and months only; nothing in it could close the script element.
        "tabel": Markup(table),  # noqa: S704
    }


def _in_steps(table: InstantTable) -> InstantTable:
    """Write each list of amounts as its first and the steps to the next: 7 kB less, compressed."""
    lists = cast("list[tuple[int, ...]]", table["jumlah"])
    steps = [[one - before for before, one in pairwise((0, *each))] for each in lists]
    return {**table, "jumlah": steps}
