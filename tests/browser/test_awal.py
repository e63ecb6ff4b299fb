"""When the engine starts: early, but never at the cost of a visitor who saves data."""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.screens import PHONE
from tests.browser.served import served
from tools.serve import Handler

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

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
# Longer than the page itself waits before it starts the engine anew.
READY = 150_000


def test_starts_with_the_page(page: Page, situs: Situs, catatan: Catatan) -> None:
    page.add_init_script(NEAR)
    page.goto(situs("kalkulator/"))
    expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap", timeout=READY)
    asked = catatan.names()
    assert asked.index("worker.js") < asked.index("main.js")
    assert asked.count("worker.js") == 1


def test_on_a_thin_line_the_page_comes_first(page: Page, situs: Situs, catatan: Catatan) -> None:
    page.add_init_script(THIN)
    page.goto(situs("kalkulator/"))
    expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap", timeout=READY)
    asked = catatan.names()
    assert asked.index("main.js") < asked.index("worker.js")
    assert asked.index("shared.js") < asked.index("worker.js")


def test_waits_to_be_asked_where_data_is_saved(
    page: Page, context: BrowserContext, situs: Situs, catatan: Catatan
) -> None:
    context.add_init_script(SAVES)
    page.goto(situs("kalkulator/"))
    button = page.get_by_role("button", name="Unduh kalkulator")
    expect(button).to_be_visible(timeout=READY)
    assert "pyodide.asm.wasm" not in catatan.names()
    button.click()
    form = page.locator("form#kalkulator")
    expect(form).to_have_attribute("data-mesin", "siap", timeout=READY)
    expect(button).to_be_hidden()
    # What is on the device costs no data: the next visit starts by itself.
    page.wait_for_timeout(4_000)
    again = context.new_page()
    again.goto(situs("kalkulator/"))
    expect(again.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap", timeout=READY)


def test_failure_before_the_page_listens_is_heard(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    # The WebAssembly is missing, then comes another file, then the page's own module.
    late = {"packages.zip.gz": 0.5, "engine.js": 2}

    def answer(self: Handler) -> None:
        name = self.path.rsplit("/", 1)[-1]
        time.sleep(late.get(name, 0))
        if "pyodide.asm.wasm" in name:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._answer()

    catatan.boleh_galat = True
    page.add_init_script(NEAR)
    with pytest.MonkeyPatch.context() as patch, served(situs.folder) as other:
        patch.setattr(Handler, "do_GET", answer)
        catatan.origin = other.origin
        page.goto(other("kalkulator/"))
        expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "gagal")
        # It was the worker of the page's head, and no other was tried.
        assert catatan.names().count("worker.js") == 1
        page.close()


def test_the_theme_waits_until_python_has_answered(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    page.add_init_script(NEAR)
    with page.expect_request("**/bundle.*.js", timeout=READY):
        page.goto(situs("kalkulator/"))
    expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap")
    asked = catatan.names()
    (bundle,) = (name for name in asked if name.startswith("bundle."))
    assert asked.index("pyodide.asm.wasm") < asked.index(bundle)


def test_what_the_answer_does_without_comes_after_it(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    with page.expect_request("**/doors.zip*", timeout=READY):
        page.goto(situs("kalkulator/"))
    asked = catatan.names()
    assert asked.index("packages.zip.gz") < asked.index("doors.zip.gz")
    expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap", timeout=1)


def test_what_a_page_asks_first_comes_while_python_starts(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    held: list[Route] = []
    # Python does not start before its script is there.
    page.route("**/pyodide.asm.mjs", lambda route: held.append(route))  # noqa: PLW0108 - not a builtin
    with page.expect_request("**/doors.zip*", timeout=READY):
        page.goto(situs("bandingkan/#penghasilan=2000000/penghasilan=3000000"))
    (script,) = held
    script.continue_()
    expect(page.locator(".banding__tabel")).to_be_visible(timeout=READY)
    assert catatan.names().count("doors.zip.gz") == 1


def test_whoever_reaches_for_the_head_of_the_page_need_not_wait(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    # Python never comes here.
    catatan.boleh_galat = True
    page.set_viewport_size(PHONE)
    page.route("**/mesin/**", lambda route: route.abort())
    page.goto(situs("kalkulator/"))
    page.get_by_role("button", name="Cari").click()
    page.locator(".md-search__input:focus").wait_for()
    page.keyboard.type("sumber hukum")
    found = page.locator(".md-search-result__link").first
    expect(found).to_have_attribute("href", re.compile("sumber-hukum/"))


@pytest.mark.parametrize(("scheme", "seen"), [("light", "default"), ("dark", "slate")])
def test_colours_are_right_before_the_theme_is_there(
    page: Page, situs: Situs, catatan: Catatan, scheme: Literal["light", "dark"], seen: str
) -> None:
    catatan.boleh_galat = True
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.emulate_media(color_scheme=scheme)
    page.goto(situs("kalkulator/"))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", seen)
    expect(page.locator("label[for^=__palette]:visible")).to_have_count(1)


def test_colours_chosen_before_the_theme_is_there_are_kept(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    page.route("**/mesin/**", lambda route: route.abort())
    page.emulate_media(color_scheme="light")
    page.goto(situs("kalkulator/"))
    page.locator("label[title='Ganti ke tampilan gelap']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(situs("iuran/"))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
