"""How much slower a worker really gets: stopping a browser takes time of its own."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from bench.cpu import Slow
from bench.visit import browser

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

FACTOR = 6
# The same sum three times in a worker; the first one is spent on compiling.
WORK = """() => new Promise((resolve) => {
  const work = `
    const sum = () => {
      const start = performance.now();
      let total = 0;
      for (let i = 0; i < 2e8; i++) total += i;
      return performance.now() - start;
    };
    sum();
    postMessage([sum(), sum(), sum()]);`;
  const worker = new Worker(URL.createObjectURL(new Blob([work])));
  worker.onmessage = ({ data }) => resolve(data);
})"""


def correction(playwright: Playwright) -> tuple[float, float]:
    """Return what to multiply a pause with, and the slowdown measured with it where 6 was asked."""
    with browser(playwright) as (context, profile):
        page = context.new_page()
        page.goto("data:text/html,")
        page.evaluate(WORK)

        def measured(factor: float) -> float:
            with Slow(profile, factor):
                time.sleep(0.2)
                times: list[float] = page.evaluate(WORK)
                return statistics.median(times)

        free = measured(1)
        pause = (FACTOR - 1) / max(0.1, measured(FACTOR) / free - 1)
        return pause, measured(1 + (FACTOR - 1) * pause) / free
