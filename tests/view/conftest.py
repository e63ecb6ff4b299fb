import pytest

from calculator.estimate import Estimate, estimate
from calculator.rules import Hukum, law
from calculator.scenario import Scenario
from tests.view.markup import Jawab


@pytest.fixture(scope="session")
def hukum() -> Hukum:
    return law()


@pytest.fixture(scope="session")
def jawab(hukum: Hukum) -> Jawab:
    """Answer a query as of November 2026, or another month."""

    def tanya(query: str, kini: str = "2026-11") -> Estimate:
        return estimate(Scenario.from_query(query, kini, hukum), hukum)

    return tanya
