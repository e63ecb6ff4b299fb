"""A tab that outlives a month tells the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Situs

OLD_YEAR = "2026-12-31T23:58:00+07:00"
NEW_YEAR = "2027-01-01T00:01:00+07:00"
RETURN = "document.dispatchEvent(new Event('visibilitychange'))"
READY = 60_000


@pytest.mark.parametrize("event", [RETURN, "dispatchEvent(new PageTransitionEvent('pageshow'))"])
def test_front_page_marks_the_price_of_the_new_year(page: Page, situs: Situs, event: str) -> None:
    page.clock.set_fixed_time(OLD_YEAR)
    page.goto(situs(""))
    marked = page.locator(".harga__satu.berlaku-kini")
    before = marked.locator("output").get_attribute("data-nilai")
    page.clock.set_fixed_time(NEW_YEAR)
    page.evaluate(event)
    assert marked.count() == 1
    assert marked.locator("output").get_attribute("data-nilai") != before
    assert page.locator(".berlaku-kini__kata").count() == page.locator(".berlaku-kini").count()


def test_calculator_asks_again_in_the_new_year(page: Page, situs: Situs) -> None:
    page.clock.set_fixed_time(OLD_YEAR)
    page.goto(situs("kalkulator/"))
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for(timeout=READY)
    page.clock.set_fixed_time(NEW_YEAR)
    page.evaluate(RETURN)
    page.locator('.hasil[data-tautan*="mulai=2027-01"]').wait_for(timeout=READY)
    assert page.locator("[name=mulai]").input_value() == "2027-01"
    assert page.locator("#saat-hitung").inner_text() == "Dihitung pada 1 Januari 2027."
