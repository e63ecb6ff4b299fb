"""The seam between engine and law: another country's scheme over the same machinery.

National Insurance of the self-employed in the United Kingdom (three rules). Taken from the engine:
provisions in dated rows, which refuse a day they say nothing about (`Ketentuan`), exact shares
rounded in one place (`part_of`), steps with their sources (`Langkah`). Its own: the data, beside
this file, and what is done with them. What belongs to Indonesia's law stays behind: `Scenario`,
`calculator.iuran`, `calculator.manfaat`, and every text that a reader sees.

    python hukum_lain.py 30000 2025-06-01      # a year's profit in pounds, a day of the tax year
"""

import sys
import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from calculator.rounding import part_of
from calculator.rules.model import Ketentuan, Row
from calculator.trace import Langkah

RAW: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
WEEKS = 52


def provision(key: str, name: str) -> Ketentuan[Any]:
    """Read one provision; every row names a source that the file has."""
    rows = []
    for raw in RAW[key]:
        if not set(raw["sumber"]) <= set(RAW["sumber"]):
            raise ValueError(f"{key}: a row without a source")
        rows.append(Row(raw["sejak"], raw.get("sampai"), raw["nilai"], tuple(raw["sumber"])))
    return Ketentuan(key, name, tuple(rows))


LIMITS = provision("batas", "Class 4 limits")
RATES = provision("persen", "Class 4 rates")
VOLUNTARY = provision("sukarela", "Class 2")


def pounds(pence: int) -> str:
    """Write an amount."""
    return f"£{pence // 100:,}.{pence % 100:02}"


def contributions(profit: int, day: date) -> list[Langkah]:
    """Work out a year's contributions in pence, each with its formula and its sources.

    Raises:
        CoverageError: the data say nothing about the day.
    """
    limits, rates, week = LIMITS.on(day), RATES.on(day), VOLUNTARY.on(day)
    lower, upper = limits.nilai
    steps = []
    for rate, band in zip(rates.nilai, (min(profit, upper) - lower, profit - upper), strict=True):
        taxed = max(band, 0)
        amount = part_of(taxed, Fraction(rate, 100))
        steps.append(Langkah("Class 4", f"{rate}% × {pounds(taxed)}", amount, rates.sumber))
    rumus = f"{WEEKS} × {pounds(week.nilai)}"
    steps.append(Langkah("Class 2, voluntary", rumus, WEEKS * week.nilai, week.sumber))
    return steps


if __name__ == "__main__":
    for step in contributions(int(sys.argv[1]) * 100, date.fromisoformat(sys.argv[2])):
        print(f"{step.label}: {step.rumus} = {pounds(step.nilai)}", *step.sumber)
