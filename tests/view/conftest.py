from collections.abc import Iterator

import pytest

from calculator.estimate import Estimate, estimate
from calculator.rules import Law
from calculator.scenario import Scenario
from tests.laws import FROZEN, in_force
from tests.view.markup import Jawab


@pytest.fixture(scope="session")
def hukum() -> Law:
    """Give the law that these tests run on; `calculator.rules.law` gives it too."""
    return FROZEN


@pytest.fixture(scope="module", autouse=True)
def _frozen_law() -> Iterator[None]:
    with in_force(FROZEN):
        yield


@pytest.fixture(scope="session")
def jawab(hukum: Law) -> Jawab:
    """Answer a query as of November 2026, or another month."""

    def tanya(query: str, kini: str = "2026-11") -> Estimate:
        return estimate(Scenario.from_query(query, kini, hukum), hukum)

    return tanya
