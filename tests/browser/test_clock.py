"""A tab that outlives a month tells the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Situs

OLD_YEAR = "2026-12-31T23:58:00+07:00"
NEW_YEAR = "2027-01-01T00:01:00+07:00"
RETURN = "document.dispatchEvent(new Event('visibilitychange'))"
# Longer than the page itself waits before it starts the engine anew.
READY = 150_000


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


def test_every_other_page_that_tells_a_price_goes_on_too(page: Page, situs: Situs) -> None:
    """One tab after the other is left open over the turn of the year."""

    def turn(address: str, ready: str) -> None:
        page.clock.set_fixed_time(OLD_YEAR)
        page.goto(situs(address))
        page.locator(ready).first.wait_for(timeout=READY)
        page.clock.set_fixed_time(NEW_YEAR)
        page.evaluate(RETURN)

    turn("sematkan/bingkai/#penghasilan=2jt", "#hasil output")
    page.locator("#hasil output[data-nilai='26800']").first.wait_for()
    seen = {"rumah-tangga/": "text=Iuran Januari 2027", "bandingkan/": "[href$='mulai=2027-01']"}
    for address, new in seen.items():
        turn(address, "#banyak[data-mesin=siap]")
        page.locator(f"#hasil >> {new}").first.wait_for(timeout=READY)
    turn("mudah/hitung/?penghasilan=2000000", "#hasil :text('13.400')")
    expect(page.locator("#hasil")).not_to_contain_text("13.400", timeout=READY)
    expect(page.locator("#hasil")).to_contain_text("26.800")
    turn("kolektif/", "#kolektif[data-mesin=siap]")
    # A first month that nobody chose is this one.
    assert page.locator("#mulai").input_value() == "2027-01"
    page.locator("#tempel").fill("gaji\n2jt\n")
    page.locator("output[name=total][data-nilai='26800']").wait_for(timeout=READY)
    for address in ("", "iuran/", "rumah-tangga/", "presentasi/"):
        page.goto(situs(address))
        page.locator("[data-dicetak]").first.wait_for(state="attached")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        told = page.locator("[data-dicetak]").first
        assert told.text_content() == "Dicetak pada 1 Januari 2027."
        assert not told.is_visible()


@pytest.mark.parametrize("day", ["1970-01-02", "2026-03-31", "2035-06-01"])
def test_of_a_month_that_we_do_not_know_nothing_is_said(page: Page, situs: Situs, day: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00+07:00")
    page.goto(situs(""))
    page.locator(".harga--hitung").wait_for()
    assert page.locator(".berlaku-kini, .berlaku-kini__kata").count() == 0
