"""Tables of workers: a million rows in the terminal beside pandas, a hundred thousand in the page.

Both sides give the same total, or nothing is measured. They take turns, and medians are told: what
else the machine does meanwhile touches both alike. `make bench` runs it; alone:
`python -m bench.table`.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from playwright.sync_api import sync_playwright

from tests.browser.served import served
from tools.paths import ROOT, SITE
from tools.setup.chromium import FLAGS, find_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NOW = "2026-11"
TERMINAL, PAGE = 1_000_000, 100_000
RUNS = 5
WORK = ("art", "ojek-online", "marbot", "kurir", "pemulung", "petani", "")


class Run(NamedTuple):
    """One way of counting: seconds, the most memory in MB, and the total in rupiah."""

    seconds: float
    megabytes: float
    total: int


def write_table(path: Path, rows: int) -> None:
    """Write a made-up table: a name and a number that nobody may read, and what counts."""
    chance = random.Random(11)  # noqa: S311 - no secret
    with path.open("w") as file:
        file.write("nama,nik,penghasilan,pekerjaan,usia,pembayar\n")
        for n in range(rows):
            income = chance.randrange(500_000, 6_000_000)
            who = chance.choice(("sponsor", "pemerintah"))
            age = chance.randrange(18, 65)
            file.write(f"Nama {n},32730101{n:08d},{income},{chance.choice(WORK)},{age},{who}\n")


def run(command: list[str]) -> Run:
    """Run a program that prints JSON with `total`."""
    start = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as program:
        watch = Memory(lambda: _with_children(program.pid))
        with watch:
            text, _ = program.communicate()
    return Run(time.monotonic() - start, watch.most, int(json.loads(text)["total"]))


def median(runs: Iterable[Run]) -> Run:
    """Return the middle of each figure; equal totals, or none is."""
    seconds, megabytes, totals = zip(*runs, strict=True)
    if len(set(totals)) > 1:
        raise SystemExit(f"totals differ from run to run: {totals}")
    return Run(statistics.median(seconds), statistics.median(megabytes), totals[0])


class Memory:
    """The most that some processes have in memory meanwhile, in MB."""

    def __init__(self, processes: Callable[[], list[int]]) -> None:
        """Watch what this gives: process numbers."""
        self._processes = processes
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.most = 0.0

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            self.most = max(self.most, megabytes(self._processes()))


def megabytes(processes: Iterable[int]) -> float:
    """Return what processes hold that no other does."""
    held = 0
    for process in processes:
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        held += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return held / 1024


def _with_children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return [process]
    return [process, *(n for child in text.split() for n in _with_children(int(child)))]


def in_page(path: Path) -> tuple[float, Run]:
    """Open a table in the page: seconds to the first figures, and the run beyond the engine."""
    with served(SITE) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_whole(), args=list(FLAGS))
        page = browser.new_page(service_workers="block")
        page.clock.set_fixed_time("2026-11-24T12:00:00+07:00")
        page.goto(site("kolektif/"))
        page.locator("form#kolektif[data-mesin=siap]").wait_for(timeout=120_000)
        before = megabytes(_renderers())
        watch = Memory(_renderers)
        with watch:
            start = time.monotonic()
            page.locator("#berkas").set_input_files(path)
            page.locator("#maju:not([hidden]), output[name=total]").first.wait_for()
            first = time.monotonic() - start
            page.locator("output[name=total]").wait_for(timeout=300_000)
            seconds = time.monotonic() - start
        total = int(page.locator("output[name=total]").get_attribute("data-nilai") or 0)
        browser.close()
    return first, Run(seconds, watch.most - before, total)


def _renderers() -> list[int]:
    return [n for n in _with_children(os.getpid()) if "--type=renderer" in _command(n)]


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "pekerja.csv"
        write_table(table, TERMINAL)
        command = [sys.executable, "-m", "calculator", "kolektif", str(table), "--json"]
        plain = [sys.executable, "-m", "bench.plain_pandas", str(table), NOW]
        print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        turns = [(run([*command, "--kini", NOW]), run(plain)) for _ in range(RUNS)]
        ours, pandas = (median(side) for side in zip(*turns, strict=True))
        if ours.total != pandas.total:
            raise SystemExit(f"totals differ: {ours.total} and {pandas.total}")
        for name, one in (("terminal", ours), ("pandas", pandas)):
            print(
                f"{name}, {TERMINAL} rows, median of {RUNS}: {one.seconds:.2f} s, "
                f"{one.megabytes:.0f} MB"
            )
        write_table(table, PAGE)
        first, page = in_page(table)
        alone = run([*command, "--kini", NOW])
        if page.total != alone.total:
            raise SystemExit(f"totals differ: {page.total} and {alone.total}")
        print(
            f"page, {PAGE} rows: first figures after {first:.1f} s, all after "
            f"{page.seconds:.1f} s, {page.megabytes:.0f} MB beyond the engine"
        )


if __name__ == "__main__":
    main()
