"""Asks OpenFisca's country template for two variables, in its own environment.

Run by bench.engine with the Python of build/bench/openfisca; prints seconds as JSON.
"""

from __future__ import annotations

import json
import sys
import time

from openfisca_core.simulation_builder import (  # type: ignore[import-not-found] # another environment
    SimulationBuilder,
)
from openfisca_country_template import (  # type: ignore[import-not-found] # another environment
    CountryTaxBenefitSystem,
)

MONTH = "2017-01"
VARIABLES = ("income_tax", "housing_allowance")


def main() -> None:
    """Measure from a household to two variables, as often as asked."""
    system = CountryTaxBenefitSystem()
    seconds = []
    for count in range(int(sys.argv[1])):
        situation = {
            "persons": {"one": {"salary": {MONTH: 1_000 + count}}},
            "households": {"home": {"adults": ["one"], "rent": {MONTH: 500 + count}}},
        }
        start = time.perf_counter()
        simulation = SimulationBuilder().build_from_entities(system, situation)
        for variable in VARIABLES:
            simulation.calculate(variable, MONTH)
        seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds))


main()
