"""The easy page: one idea a screen, large, by thumb and without a script; one sheet of paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.browser.screens import PHONE, SMALLEST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Situs

pytestmark = pytest.mark.visited
SCREENS = 8


def test_every_screen_is_reached_by_tapping_without_a_script(
    browser: Browser, situs: Situs
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(situs("mudah/"))
    for number in range(1, SCREENS + 1):
        screen = page.locator(f"#layar-{number}")
        box = screen.bounding_box()
        assert box
        # The idea and its picture share a screen.
        assert box["height"] <= PHONE["height"]
        for part in (screen.locator("h2"), screen.locator(".arti"), screen.locator("p")):
            assert part.first.is_visible()
        if number < SCREENS:
            screen.get_by_role("link", name="Lanjut").click()
    context.close()


def test_the_letters_are_large_and_larger_ones_lose_nothing(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs("mudah/"))
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.mudah :is(h2, p)')]"
        ".map(one => parseFloat(getComputedStyle(one).fontSize)))"
    )
    assert smallest >= 20
    page.set_viewport_size(SMALLEST)
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice that of the theme
    wide = page.evaluate(
        "[...document.querySelectorAll('.mudah *')].filter(one => !one.closest('svg')"
        " && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML)"
    )
    assert wide == []


def test_it_is_printed_on_one_sheet(page: Page, situs: Situs) -> None:
    page.goto(situs("mudah/"))
    sheet = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(sheet) == 1
    # Spaces are set by moving on, and not always read.
    text = "".join(sheet[0].get_textpage().get_text_bounded().split())
    for words in ("Mau ikut?", "belum dicoba bersama pembaca", "situs edukasi independen"):
        assert words.replace(" ", "") in text
