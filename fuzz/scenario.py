"""Search for a query that breaks the reading of queries, led by the code it reaches.

Started by `make fuzz`. What it finds of interest is told, for tests/hostile.txt, which the
tests replay.
"""

from __future__ import annotations

import os
import sys

import atheris

with atheris.instrument_imports(include=["calculator"]):
    from calculator.errors import InputError
    from calculator.rules import law
    from calculator.scenario import Scenario

KINI = "2026-11"


def check(text: str) -> None:
    """Read a query: a scenario, or faults in words."""
    try:
        scenario = Scenario.from_query(text, KINI, law())
    except InputError as error:
        faults = error.galat
    else:
        check_scenario(scenario)
        return
    assert faults
    assert all(fault.pesan.isprintable() for fault in faults)


def check_scenario(scenario: Scenario) -> None:
    """See that a link to the scenario leads back to it."""
    hukum = law()
    canonical = scenario.to_query(hukum)
    assert canonical.isascii()
    assert canonical.isprintable()
    again = Scenario.from_query(canonical, KINI, hukum)
    assert again == scenario, canonical
    assert again.to_query(hukum) == canonical


def one(data: bytes) -> None:
    """Take what the fuzzer made; broken UTF-8 becomes lone surrogates."""
    check(data.decode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    # libFuzzer starts itself again under this name to merge what was found.
    atheris.Setup([os.environ["FUZZ_SELF"], *sys.argv[1:]], one)
    atheris.Fuzz()
