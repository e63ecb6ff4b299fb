"""When the engine starts: early, but never at the cost of a visitor who saves data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

SAVES = """Object.defineProperty(Navigator.prototype, "connection", {
  get: () => ({ saveData: true, effectiveType: "4g" }),
});"""
THIN = """Object.defineProperty(Navigator.prototype, "connection", {
  get: () => ({ saveData: false, effectiveType: "2g" }),
});"""
# Whatever else this machine is doing, the page came at once.
NEAR = """Object.defineProperty(PerformanceNavigationTiming.prototype, "responseStart", {
  get() { return this.requestStart + 5; },
});"""
READY = 60_000


def names(catatan: Catatan) -> list[str]:
    """Return the last part of every address asked for."""
    return [url.rsplit("/", 1)[-1] for url in catatan.requests]


def test_starts_with_the_page(page: Page, situs: Situs, catatan: Catatan) -> None:
    page.add_init_script(NEAR)
    page.goto(situs("kalkulator/"))
    expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap", timeout=READY)
    asked = names(catatan)
    assert asked.index("pekerja.js") < asked.index("utama.js")
    assert asked.count("pekerja.js") == 1


def test_on_a_thin_line_the_page_comes_first(page: Page, situs: Situs, catatan: Catatan) -> None:
    page.add_init_script(THIN)
    page.goto(situs("kalkulator/"))
    expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap", timeout=READY)
    asked = names(catatan)
    assert asked.index("utama.js") < asked.index("pekerja.js")
    assert asked.index("seketika.js") < asked.index("pekerja.js")


def test_waits_to_be_asked_where_data_is_saved(
    page: Page, context: BrowserContext, situs: Situs, catatan: Catatan
) -> None:
    context.add_init_script(SAVES)
    page.goto(situs("kalkulator/"))
    button = page.get_by_role("button", name="Unduh mesin hitung")
    expect(button).to_be_visible(timeout=READY)
    assert "pyodide.asm.wasm" not in names(catatan)
    button.click()
    form = page.locator("form#kalkulator")
    expect(form).to_have_attribute("data-mesin", "siap", timeout=READY)
    expect(button).to_be_hidden()
    # What is on the device costs no data: the next visit starts by itself.
    page.wait_for_timeout(4_000)
    again = context.new_page()
    again.goto(situs("kalkulator/"))
    expect(again.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap", timeout=READY)
