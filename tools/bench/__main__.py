"""Measure, print the tables, keep the raw numbers: `make bench`."""

from __future__ import annotations

import argparse
import json
import platform
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tools import report
from tools.bench import change
from tools.bench.line import FAST, FOUR_MBIT
from tools.bench.plain import plain_page
from tools.bench.visit import Site, Visit, median, visits
from tools.paths import BUILD, SITE
from tools.runtime.assemble import runtime
from tools.runtime.queries import queries

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

RESULTS = BUILD / "bench" / "results.json"
# Processor slower by, line, and rounds: slow ones take their time.
CONDITIONS = ((1, FAST, 5), (6, FAST, 3), (4, FOUR_MBIT, 3))


def compare(
    playwright: Playwright, sites: dict[str, Site], rounds: int | None
) -> list[dict[str, object]]:
    """Visit both pages in turn, so that whatever else the machine does hits both."""
    found: list[dict[str, object]] = []
    for cpu, line, usual in CONDITIONS:
        samples: dict[str, list[tuple[Visit, Visit]]] = {name: [] for name in sites}
        for turn in range(rounds or usual):
            for name, site in sites.items():
                samples[name].append(visits(playwright, site, cpu, line))
                cold, again = samples[name][-1]
                print(f"  {turn + 1} {cpu}x {line.name} {name}: {cold} {again}", flush=True)
        found.append({"cpu": cpu, "line": line.name, "samples": samples})
    return found


def table(compared: list[dict[str, object]]) -> str:
    """Return the comparison with its ratios."""
    lines = [f"{'Python ready, median s':34}{'plain':>9}{'ours':>9}{'ratio':>8}"]
    for each in compared:
        samples: dict[str, list[tuple[Visit, Visit]]] = each["samples"]  # type: ignore[assignment]
        for place, visit in enumerate(("cold", "again")):
            plain, ours = (
                median([pair[place].seconds for pair in samples[name]]) for name in samples
            )
            label = f"CPU {each['cpu']}x slower, {each['line']}, {visit}"
            lines.append(f"{label:34}{plain:>9.2f}{ours:>9.2f}{plain / ours:>7.1f}x")
    first = compared[0]["samples"]
    for place, visit in enumerate(("cold", "again")):
        plain, ours = (
            median([pair[place].bytes for pair in samples])
            for samples in first.values()  # type: ignore[attr-defined]
        )
        label = f"kB over the line, {visit}"
        ratio = f"{plain / ours:>7.1f}x" if ours else f"{'':>8}"
        lines.append(f"{label:34}{plain / 1000:>9.0f}{ours / 1000:>9.0f}{ratio}")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="the same number of rounds everywhere")
    arguments = parser.parse_args()
    query, now = queries()[0]
    sites = {
        "plain": Site(plain_page(query, now), "", keeps=False),
        "ours": Site(SITE, "kalkulator/", keeps=True),
    }
    start = time.monotonic()
    with sync_playwright() as playwright:
        compared = compare(playwright, sites, arguments.rounds)
        typed = change.measure(playwright, Site(SITE, "kalkulator/", keeps=True))
    sizes = report.sizes(runtime(), brotli=True)
    raw = {
        "date": time.strftime("%Y-%m-%d"),
        "machine": f"{platform.machine()}, {_processor()}",
        "compared": compared,
        "typed": typed,
        "sizes": [size._asdict() for size in sizes],
    }
    RESULTS.write_text(json.dumps(raw, indent=1) + "\n", "utf-8")
    print(f"\n{raw['date']}, {raw['machine']}\n")
    print(table(compared), change.table(typed), report.table_of(sizes), sep="\n\n")
    print(f"\n{RESULTS.relative_to(BUILD.parent)}, {time.monotonic() - start:.0f} s")


def _processor() -> str:
    text = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    names = [line.partition(":")[2].strip() for line in text.splitlines() if "model name" in line]
    return f"{len(names)} x {names[0]}" if names else platform.processor()


if __name__ == "__main__":
    main()
