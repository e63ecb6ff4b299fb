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


def test_slides_mark_the_price_that_holds_and_go_on_in_the_new_year(
    page: Page, situs: Situs
) -> None:
    page.clock.set_fixed_time(OLD_YEAR)
    page.goto(situs("presentasi/"))
    marked = page.locator(".dua-harga .berlaku-kini")
    page.locator("html[data-siap]").wait_for()
    before = marked.all_text_contents()
    assert len(before) == 1
    page.clock.set_fixed_time(NEW_YEAR)
    page.evaluate(RETURN)
    after = marked.all_text_contents()
    assert len(after) == 1
    assert after != before


@pytest.mark.parametrize("day", ["1970-01-02", "2026-03-31", "2035-06-01"])
def test_of_a_month_that_we_do_not_know_nothing_is_said(page: Page, situs: Situs, day: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00+07:00")
    page.goto(situs(""))
    page.locator(".harga--hitung").wait_for()
    assert page.locator(".berlaku-kini, .berlaku-kini__kata").count() == 0
