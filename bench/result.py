"""Everything measured in one run, and what it comes to."""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.lighthouse import Score
    from bench.visit import Visit
    from tools.report import Size


class Row(NamedTuple):
    """Seconds until Python's first answer, the median of all rounds."""

    cpu: float
    line: str
    visit: str
    plain: float
    ours: float


class Compared(NamedTuple):
    """Both pages under one condition: for each round a first and a later visit."""

    cpu: float
    line: str
    plain: list[tuple[Visit, Visit]]
    ours: list[tuple[Visit, Visit]]


@dataclass(frozen=True)
class Result:
    """One run."""

    date: str
    machine: str
    compared: list[Compared]
    # Name of what was timed, and each time in milliseconds.
    timed: dict[str, list[float]]
    sizes: list[Size]
    scores: list[Score]

    def rows(self) -> Iterator[Row]:
        """Give the comparison, one row for each condition and kind of visit."""
        for each in self.compared:
            for place, visit in enumerate(("cold", "again")):
                plain, ours = (
                    statistics.median(pair[place].seconds for pair in pairs)
                    for pairs in (each.plain, each.ours)
                )
                yield Row(each.cpu, each.line, visit, plain, ours)

    def kilobytes(self) -> Iterator[tuple[str, float, float]]:
        """Give what crossed the line, plain and ours, in the first condition."""
        first = self.compared[0]
        for place, visit in enumerate(("cold", "again")):
            plain, ours = (
                statistics.median(pair[place].bytes for pair in pairs) / 1000
                for pairs in (first.plain, first.ours)
            )
            yield visit, plain, ours

    def milliseconds(self) -> Iterator[tuple[str, float, float]]:
        """Give the median and the worst of everything else."""
        for name, times in self.timed.items():
            yield name, statistics.median(times), max(times)

    def save(self, path: Path) -> None:
        """Keep the raw numbers."""
        raw = {
            "date": self.date,
            "machine": self.machine,
            "compared": [each._asdict() for each in self.compared],
            "timed": self.timed,
            "sizes": [size._asdict() for size in self.sizes],
            "lighthouse": [score._asdict() for score in self.scores],
        }
        path.write_text(json.dumps(raw, indent=1) + "\n", "utf-8")

    def __str__(self) -> str:
        """Return the tables for the terminal."""
        lines = [f"{self.date}, {self.machine}", ""]
        lines.append(f"{'Python ready, median s':46}{'plain':>9}{'ours':>9}{'ratio':>8}")
        for row in self.rows():
            label = f"CPU {row.cpu}x slower, {row.line}, {row.visit}"
            numbers = f"{row.plain:>9.2f}{row.ours:>9.2f}{row.plain / row.ours:>7.1f}x"
            lines.append(f"{label:46}{numbers}")
        for visit, plain, ours in self.kilobytes():
            lines.append(f"{f'kB over the line, {visit}':46}{plain:>9.0f}{ours:>9.0f}")
        lines += ["", f"{'milliseconds':46}{'median':>9}{'worst':>9}"]
        for name, middle, worst in self.milliseconds():
            lines.append(f"{name:46}{middle:>9.1f}{worst:>9.1f}")
        lines += ["", "Lighthouse: performance, accessibility, best practices, SEO"]
        lines += [f"/{score.page:45}{' '.join(map(str, score.scores))}" for score in self.scores]
        return "\n".join(lines)
