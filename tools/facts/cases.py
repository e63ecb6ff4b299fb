"""Published figures, for the status page: a visitor's own browser works them out again."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from calculator.month import Month
from calculator.rules import law
from calculator.scenario import Scenario
from tools.paths import ROOT

TOLD = {"nama", "masukan", "hasil", "asal"}
CASES = ROOT / "tests" / "kasus"
# The month a case was found in, unless it says so itself (`per`).
FOUND = "2026-11"


def is_past(case: dict[str, Any]) -> bool:
    """Tell whether a case asks only about months that were over, or running, when it was found.

    What it says of later months is what the law of that day said: a later law may say otherwise.
    """
    found = case.get("per", FOUND)
    asked = Scenario.from_query(case["masukan"], found, law())
    return max(asked.mulai.plus(asked.bulan - 1), asked.peristiwa) <= Month.parse(found)


def cases() -> list[dict[str, Any]]:
    """Return the cases that tell where their figures come from and hold for ever."""
    found: list[dict[str, Any]] = []
    for path in sorted(CASES.glob("*.toml")):
        found += tomllib.loads(path.read_text("utf-8")).get("kasus", [])
    return [
        {name: case[name] for name in TOLD}
        for case in found
        if case.keys() >= TOLD and is_past(case)
    ]


def as_json() -> str:
    """Return them with the month that counts as now."""
    content = {"kini": FOUND, "kasus": cases()}
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
