"""From a changed income to the new result on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.cpu import Slow
from bench.line import FAST, SLOW, Line, serve
from bench.visit import Site, browser, until

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

# From the input event to the frame after the one that shows the new total.
CHANGE = """async (incomes) => {
  const field = document.querySelector("form#kalkulator [name=penghasilan]");
  const shown = () => document.querySelector("output[name='iuran.total']")?.dataset.nilai;
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  for (const income of incomes) {
    const before = shown();
    const start = performance.now();
    field.value = income;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    while (shown() === before && performance.now() - start < 5000) await frame();
    await frame();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times;
}"""
ASK = """async ([script, runtime]) => {
  const { Engine } = await import(script);
  const mesin = new Engine(runtime);
  await mesin.mulai();
  const times = [];
  for (let i = 0; i < 60; i++) {
    const start = performance.now();
    await mesin.hitung(`penghasilan=${1000000 + i * 100000}&anak=3,9&masa_iur=36`, "2026-11");
    times.push(performance.now() - start);
  }
  mesin.tutup();
  return times;
}"""
PAINTED = """performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""
# Each in another group, so that the total changes.
INCOMES = ("1500000", "2500000", "3500000", "4500000", "5500000", "6500000", "7500000", "8500000")


def measure(playwright: Playwright, site: Site, slow: float) -> dict[str, list[float]]:
    """Return milliseconds: before Python is there on a slow phone, and after."""
    found: dict[str, list[float]] = {}
    with browser(playwright) as (context, profile), serve(site.folder, SLOW) as (url, _):
        page = context.new_page()
        with Slow(profile, slow):
            page.goto(url + site.page, wait_until="commit")
            found["tampilan pertama, prosesor 6 kali lebih lambat, 1,6 Mbit/s"] = [
                until(page, PAINTED)
            ]
            # Said by the page's script: from here on it listens.
            until(page, "document.querySelector('#kabar-mesin')?.dataset.tahap")
            loading = page.evaluate(CHANGE, list(INCOMES[:5]))
            stage = page.evaluate("document.querySelector('form#kalkulator').dataset.mesin")
        if stage != "siap":
            found["perubahan sampai tampil, selagi Python diunduh"] = loading
    line: Line = FAST
    with browser(playwright) as (context, _), serve(site.folder, line) as (url, _meter):
        page = context.new_page()
        page.goto(url + site.page)
        until(page, "window.siap")
        found["perubahan sampai tampil, Python siap"] = page.evaluate(CHANGE, list(INCOMES))
        runtime = page.evaluate("document.querySelector('form#kalkulator').dataset.mesinUrl")
        script = url + "assets/js/base/shared.js"
        found["pertanyaan sampai jawaban, di worker"] = page.evaluate(ASK, [script, runtime])
    return found
