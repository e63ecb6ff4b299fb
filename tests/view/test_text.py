"""The answer in plain text, as a terminal shows it."""

from __future__ import annotations

from calculator.estimate import estimate
from calculator.scenario import Scenario
from calculator.view.text import to_text
from tests.laws import FROZEN


def test_a_source_is_named_once() -> None:
    query = "penghasilan=2jt&anak=8,13&pekerjaan=art&program=jkk-jkm-jht"
    text = to_text(estimate(Scenario.from_query(query, "2026-11", FROZEN), FROZEN))
    sources = [line for line in text.partition("\nSumber\n")[2].splitlines() if line[:4] == "  - "]
    assert len(sources) > 8
    assert len(sources) == len(set(sources))
