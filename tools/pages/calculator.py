"""The parts of the calculator page written at build: form, default answer, instant table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from markupsafe import Markup

from calculator.bulan import Bulan
from calculator.estimate import estimate
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.formulir import BAWAAN, formulir
from calculator.view.html import render
from calculator.view.tabel import tabel
from calculator.view.templat import isi_templat
from tools.facts import figures, words
from tools.paths import PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping


def parts() -> Mapping[str, Markup]:
    """Write the parts; the page puts them into its frame."""
    hukum, kini = law(), Bulan(figures.checked().year, figures.checked().month)
    # The page stands one folder below the root.
    runtime = "../" + json.loads(PAGES.read_text("utf-8"))["mesin"]
    answer = estimate(Scenario.from_query(BAWAAN, str(kini), hukum), hukum)
    table = json.dumps(tabel(hukum, kini), separators=(",", ":"))
    return {
        "formulir": formulir(hukum, kini, runtime, words.orang),
        "hasil": Markup(render(answer)),  # noqa: S704 - our own templates, escaped
        "seketika": isi_templat("hasil/seketika.html", hukum=hukum, kini=kini),
        # Numbers and months only; nothing in it could close the script element.
        "tabel": Markup(table),  # noqa: S704
    }
