from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from bench.cpu import Slow
from bench.lighthouse import Score
from bench.line import FAST, Line, Meter, serve
from bench.page import page
from bench.plain import plain_page
from bench.result import Compared, Result
from bench.visit import Visit
from tools.report import Size

if TYPE_CHECKING:
    from pathlib import Path


def pair(cold: float, again: float) -> tuple[Visit, Visit]:
    return Visit(cold, 6_000_000), Visit(again, 0)


@pytest.fixture
def result() -> Result:
    plain = [pair(10, 4), pair(30, 8), pair(12, 6)]
    ours = [pair(3, 1), pair(2, 2), pair(4, 0.5)]
    return Result(
        "2026-11-24",
        "a machine",
        [Compared(6, FAST.name, plain, ours)],
        {"change": [1.0, 9.0, 2.0]},
        [Size("a.wasm", 30, 20, 10)],
        [Score("kalkulator/", (97, 100, 99, 98))],
    )


def test_medians_and_ratios(result: Result) -> None:
    cold, again = result.rows()
    assert (cold.plain, cold.ours) == (12, 3)
    assert (again.plain, again.ours) == (6, 1)
    assert list(result.milliseconds()) == [("change", 2.0, 9.0)]
    assert "4.0x" in str(result)


def test_page_and_raw_numbers_say_the_same(result: Result, tmp_path: Path) -> None:
    text = page(result)
    assert "| 6 kali lebih lambat | cepat | pertama | 12,00 | 3,00 | 4,0 |" in text
    assert "| `/kalkulator/` | 97 | 100 | 99 | 98 |" in text
    assert "2026-11-24" in text
    result.save(tmp_path / "raw.json")
    raw = json.loads((tmp_path / "raw.json").read_text("utf-8"))
    assert raw["compared"][0]["plain"][1][0] == [30, 6_000_000]


def test_meter_holds_its_rate_and_counts() -> None:
    meter = Meter(Line("thin", rate=100_000))
    start = time.monotonic()
    for _ in range(5):
        meter.wait_for(4_000)
    assert time.monotonic() - start >= 0.19
    assert meter.bytes == 20_000


def test_line_delays_every_request(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a" * 1000, "utf-8")
    with serve(tmp_path, Line("far", latency=0.1)) as (url, meter):
        start = time.monotonic()
        with urlopen(f"{url}a.txt", timeout=10) as answer:  # noqa: S310 - our own server
            assert len(answer.read()) == 1000
        assert time.monotonic() - start >= 0.2
        assert meter.bytes > 1000


def test_plain_page_has_all_it_loads() -> None:
    folder = plain_page("penghasilan=1000000", "2026-11")
    names = {path.name for path in folder.iterdir()}
    assert {"index.html", "worker.js", "pyodide.asm.wasm", "python_stdlib.zip"} <= names
    assert len([name for name in names if name.endswith(".whl")]) == 5
    assert "penghasilan=1000000" in (folder / "worker.js").read_text("utf-8")


def test_slow_shares_time_by_its_factor(tmp_path: Path) -> None:
    # Looks like a browser to the one that slows: a main process and a child that runs pages.
    work = "import time\nwhile True: print(time.process_time(), flush=True); sum(range(20000))"
    main = (
        "import subprocess, sys;"
        f"subprocess.run([sys.executable, '-c', {work!r}, '--type' + '=renderer'])"
    )
    profile = f"--user-data-dir={tmp_path}"
    with subprocess.Popen(  # noqa: S603 - our own little program
        [sys.executable, "-c", main, profile], stdout=subprocess.PIPE, text=True
    ) as browser:
        assert browser.stdout

        def spent(seconds: float) -> float:
            assert browser.stdout
            end = time.monotonic() + seconds
            first = last = float(browser.stdout.readline())
            while time.monotonic() < end:
                last = float(browser.stdout.readline())
            return last - first

        # Right before, under what else the machine does at the time.
        fast = spent(1.0)
        with Slow(tmp_path, 6):
            spent(0.3)
            slow = spent(1.0)
        browser.kill()
    # A sixth of it, by its factor.
    assert 0 < slow < fast / 2
