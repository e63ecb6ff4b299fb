"""Measure, print the tables, keep the raw numbers: `make bench`."""

from __future__ import annotations

import argparse
import platform
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench import change
from bench.calibrate import correction
from bench.lighthouse import scores
from bench.line import FAST, FOUR_MBIT
from bench.page import page
from bench.plain import plain_page
from bench.result import Compared, Result
from bench.visit import Site, visits
from tools import report
from tools.before.runtime.assemble import runtime
from tools.before.runtime.queries import queries
from tools.paths import BUILD, ROOT, SITE

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

RAW = BUILD / "bench" / "results.json"
PAGE = ROOT / "docs" / "pengembang" / "kecepatan.md"
# Processor slower by, line, and rounds: slow ones take their time.
CONDITIONS = ((1, FAST, 5), (6, FAST, 3), (4, FOUR_MBIT, 3))


def compare(
    playwright: Playwright, plain: Site, ours: Site, rounds: int | None, pause: float
) -> list[Compared]:
    """Visit both pages in turn, so that whatever else the machine does hits both."""
    found = []
    for cpu, line, usual in CONDITIONS:
        each = Compared(cpu, line.name, [], [])
        for turn in range(1, (rounds or usual) + 1):
            slow = 1 + (cpu - 1) * pause
            each.plain.append(visits(playwright, plain, slow, line))
            each.ours.append(visits(playwright, ours, slow, line))
            seconds = [visit.seconds for pair in (each.plain, each.ours) for visit in pair[-1]]
            print(f"  CPU {cpu}x, {line.name}, round {turn}: {seconds}", flush=True)
        found.append(each)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="the same number of rounds everywhere")
    arguments = parser.parse_args()
    plain = Site(plain_page(*queries()[0]), "", keeps=False)
    ours = Site(SITE, "kalkulator/", keeps=True)
    start = time.monotonic()
    with sync_playwright() as playwright:
        pause, slowdown = correction(playwright)
        print(f"Asked for 6 times slower, a worker gets {slowdown:.1f} times slower", flush=True)
        compared = compare(playwright, plain, ours, arguments.rounds, pause)
        timed = change.measure(playwright, ours, 1 + 5 * pause)
    sizes = report.sizes(runtime(), brotli=True)
    judged = scores()
    result = Result(time.strftime("%Y-%m-%d"), _machine(), compared, timed, sizes, judged)
    result.save(RAW)
    PAGE.write_text(page(result), "utf-8")
    print(f"\n{result}\n\n{report.table_of(sizes)}")
    places = f"{RAW.relative_to(ROOT)}, {PAGE.relative_to(ROOT)}"
    print(f"\nWritten to {places} after {time.monotonic() - start:.0f} s")


def _machine() -> str:
    text = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    names = [line.partition(":")[2].strip() for line in text.splitlines() if "model name" in line]
    processor = f"{len(names)} x {names[0]}" if names else platform.processor()
    return f"{processor}, {platform.machine()}"


if __name__ == "__main__":
    main()
