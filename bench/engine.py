"""Measures the engine, from a query string to an answer: `python -m bench.engine`.

Over the build's varied questions, to the whole estimate with trace and sources, and to its JSON.
"""

from __future__ import annotations

import json
import sys
import time
from statistics import median

from calculator.errors import InputError
from calculator.estimate import estimate, to_json
from calculator.rules import law
from calculator.scenario import Scenario
from tools.before.runtime.queries import queries
from tools.paths import BUILD

FOLDER = BUILD / "bench"
ROUNDS, ANSWERS = 3, 300


def ours() -> tuple[list[float], list[float]]:
    """Measure every answerable query of the build, to the estimate and to its JSON."""
    hukum = law()
    found: list[tuple[str, str]] = []
    for query, now in queries():
        try:
            estimate(Scenario.from_query(query, now, hukum), hukum)
        except InputError:
            continue
        found.append((query, now))
    whole, text = [], []
    for query, now in found * (ANSWERS // len(found) + 1):
        start = time.perf_counter()
        answer = estimate(Scenario.from_query(query, now, hukum), hukum)
        whole.append(time.perf_counter() - start)
        to_json(answer.jawaban())
        text.append(time.perf_counter() - start)
    return whole, text


def table(found: dict[str, list[float]]) -> str:
    """Return the medians."""
    lines = [f"{'median of one answer':34}{'ms':>10}{'answers':>9}"]
    for name, seconds in found.items():
        lines.append(f"{name:34}{median(seconds) * 1_000:>10.3f}{len(seconds):>9}")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    runs = [ours() for _ in range(ROUNDS)]
    found = {
        "query to estimate": [second for whole, _ in runs for second in whole],
        "query to JSON": [second for _, text in runs for second in text],
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "engine.json").write_text(json.dumps(found) + "\n", "utf-8")
    print(f"CPython {sys.version.split()[0]}")
    print(table(found))


if __name__ == "__main__":
    main()
