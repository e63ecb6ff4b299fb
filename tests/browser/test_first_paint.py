"""Menu, search and buttons from the first paint on: slow phones, late scripts, no script at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculator.rules import law
from tests.browser.screens import LAPTOP, PHONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

# Longer than the page itself waits before it starts the engine anew.
READY = 150_000


class Held:
    """Requests that wait until they are let go."""

    def __init__(self, page: Page, address: str) -> None:
        self._waiting: list[Route] | None = []
        # Playwright marks what it is given, which a bound method does not allow.
        page.route(re.compile(address), lambda route: self._hold(route))  # noqa: PLW0108

    def _hold(self, route: Route) -> None:
        if self._waiting is None:
            route.continue_()
        else:
            self._waiting.append(route)

    def let_go(self) -> None:
        """Let what waits arrive, and all that comes later."""
        waiting, self._waiting = self._waiting or [], None
        for route in waiting:
            route.continue_()


@pytest.mark.parametrize("address", ["kalkulator/", "iuran/", "bandingkan/"])
def test_menu_and_search_open_before_any_script_of_the_page_is_there(
    page: Page, situs: Situs, address: str
) -> None:
    page.set_viewport_size(PHONE)
    held = Held(page, r"/assets/js/|/mesin/")
    page.goto(situs(address), wait_until="commit")
    page.get_by_role("button", name="Menu").click(timeout=10_000)
    page.locator(".md-sidebar--primary").get_by_role("link", name="Cara daftar").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Cari").click(timeout=10_000)
    expect(page.locator(".md-search__input")).to_be_focused()
    # While the search is on its way nobody who typed is told to type.
    page.keyboard.type("iuran")
    told = page.locator(".md-search-result__meta")
    expect(told).not_to_contain_text(re.compile("Ketik|Mempersiapkan"))
    held.let_go()


def test_search_that_does_not_arrive_says_so(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    page.set_viewport_size(PHONE)
    page.route("**/bundle.*.js", lambda route: route.abort())
    for address in ("iuran/", "kalkulator/"):
        page.goto(situs(address))
        page.get_by_role("button", name="Cari").click()
        expect(page.locator(".md-search-result__meta")).to_contain_text("muat ulang")


def test_the_theme_comes_soon_when_the_engine_was_faster(page: Page, situs: Situs) -> None:
    held = Held(page, r"/assets/js/answer/theme\.js")
    page.goto(situs("kalkulator/"), wait_until="commit")
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for(timeout=READY)
    with page.expect_request("**/bundle.*.js", timeout=5_000):
        held.let_go()


def test_what_is_pressed_before_the_script_is_done_when_it_comes(page: Page, situs: Situs) -> None:
    held = Held(page, r"/assets/js/answer/main\.js")
    page.goto(situs("kalkulator/"), wait_until="commit")
    page.get_by_role("button", name="Bagikan", exact=True).click()
    held.let_go()
    page.locator("dialog#dialog-bagikan[open]").wait_for(timeout=READY)


def test_what_is_typed_before_the_script_is_answered_when_it_comes(
    page: Page, situs: Situs
) -> None:
    held = Held(page, r"/assets/js/answer/main\.js")
    page.goto(situs("kalkulator/"), wait_until="commit")
    income = page.locator("[name=penghasilan]")
    income.press("ControlOrMeta+a")
    income.press_sequentially("5000000")
    # Sent as the browser would, the form leaves the page.
    income.press("Enter")
    held.let_go()
    page.locator('.hasil[data-tautan^="penghasilan=5000000&"]').wait_for(timeout=READY)
    assert "?" not in page.url
    assert "penghasilan=5000000" in page.url
    assert income.input_value() == "5.000.000"


def test_an_addition_before_the_script_is_one_addition(page: Page, situs: Situs) -> None:
    held = Held(page, r"/assets/js/several/main\.js")
    page.goto(situs("rumah-tangga/"), wait_until="commit")
    page.get_by_role("button", name="Tambah pekerja").click()
    held.let_go()
    page.locator("#banyak[data-mesin=siap]").wait_for(timeout=READY)
    assert page.locator("form[data-pekerja]").count() == 4


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """Return a page without scripts."""
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "kalkulator/",
        "bandingkan/",
        "rumah-tangga/",
        "status/",
        "presentasi/",
        "acara/luring/",
        "sematkan/",
        "sematkan/bingkai/",
        "iuran/",
        "pengembang/api/",
    ],
)
def test_without_scripts_no_button_is_there_that_does_nothing(
    plain: Page, situs: Situs, address: str
) -> None:
    for size in (PHONE, LAPTOP):
        plain.set_viewport_size(size)
        plain.goto(situs(address))
        # The menu without a script is a label.
        buttons = [one for one in plain.locator("button").all() if one.is_visible()]
        assert [one.inner_text() for one in buttons] == []


@pytest.mark.parametrize("kind", ["teks", "csv", "ics"])
def test_a_file_that_cannot_be_made_yet_says_why(page: Page, situs: Situs, kind: str) -> None:
    held = Held(page, r"/mesin/[^/]+/(?!worker|parts|image|store|unzip)")
    # In the month that the page was built for, its own answer stays until Python is there.
    page.clock.set_fixed_time(f"{law().kepesertaan.cakupan.diperiksa}T12:00:00+07:00")
    page.goto(situs("kalkulator/"))
    button = page.locator(f"[data-bagikan={kind}]").first
    name = button.inner_text()
    button.click()
    expect(button).to_have_text("Kalkulator masih diunduh")
    expect(button).to_have_text(name, timeout=10_000)
    held.let_go()


def test_paper_does_not_wait_for_the_engine(page: Page, situs: Situs) -> None:
    page.add_init_script("window.print = () => { document.title = 'dicetak'; };")
    held = Held(page, r"/mesin/[^/]+/(?!worker|parts|image|store|unzip)")
    page.goto(situs("kalkulator/#penghasilan=3000000"))
    page.get_by_role("button", name="Cetak").click()
    expect(page).to_have_title("dicetak")
    held.let_go()


NO_WAY_OUT = """
Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
Reflect.deleteProperty(Navigator.prototype, "share");
"""


@pytest.mark.parametrize(
    ("address", "name", "begins"),
    [
        ("kalkulator/", "Pesan untuk WhatsApp", "*Rp"),
        ("rumah-tangga/", "Salin untuk WhatsApp", "*Rp"),
        ("rumah-tangga/", "Bagikan tautan ini", "http"),
        ("bandingkan/", "Bagikan tautan ini", "http"),
    ],
)
def test_without_a_clipboard_the_text_stands_selected(
    page: Page, situs: Situs, address: str, name: str, begins: str
) -> None:
    page.add_init_script(NO_WAY_OUT)
    page.goto(situs(address))
    page.locator("[data-mesin=siap]").first.wait_for(timeout=READY)
    button = page.get_by_role("button", name=name)
    button.click()
    field = page.locator(".salin-tangan textarea")
    expect(field).to_be_focused()
    chosen = field.evaluate("f => f.value.slice(f.selectionStart, f.selectionEnd)")
    assert chosen == field.input_value()
    assert chosen.startswith(begins)
    expect(button).to_have_text(name)
    # Pressed again, there is still one text.
    button.click()
    expect(field).to_have_count(1)


def test_a_label_comes_back_after_an_error(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    page.goto(situs("rumah-tangga/"))
    page.locator("#banyak[data-mesin=siap]").wait_for(timeout=READY)
    page.evaluate("void (URL.createObjectURL = () => { throw new Error('penuh'); })")
    button = page.locator("[data-unduh]")
    button.click()
    expect(button).to_have_text("Belum dapat, coba lagi")
    expect(button).to_have_text("Simpan ke kalender", timeout=10_000)


def test_a_phone_whose_panel_refuses_still_gives_the_text(browser: Browser, situs: Situs) -> None:
    context = browser.new_context(locale="id-ID", has_touch=True, is_mobile=True, viewport=PHONE)
    page = context.new_page()
    page.add_init_script(
        f"""{NO_WAY_OUT}
        navigator.share = () => Promise.reject(new DOMException("tidak", "NotAllowedError"));"""
    )
    page.goto(situs("bandingkan/"))
    page.locator("#banyak[data-mesin=siap]").wait_for(timeout=READY)
    page.get_by_role("button", name="Bagikan tautan ini").click()
    expect(page.locator(".salin-tangan textarea")).to_have_value(re.compile("^http"))
    context.close()
