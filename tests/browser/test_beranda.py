"""The front page's small calculator: an income becomes the two prices that the engine gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from calculator import Scenario, estimate, law
from tests.browser.screens import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Situs


def price(income: str, month: str) -> str:
    """Give the price of a month, as the engine says."""
    query = f"penghasilan={income}&mulai={month}"
    return str(estimate(Scenario.from_query(query, month, law()), law()).iuran.total)


@pytest.mark.parametrize("income", ["1000000", "1.099.500", "2500000", "21.000.000"])
def test_an_income_becomes_its_prices(page: Page, situs: Situs, income: str) -> None:
    page.goto(situs(""))
    page.get_by_label("Penghasilan pekerja sebulan").fill(income)
    columns = page.locator(".harga__satu").all()
    assert columns
    for column in columns:
        shown = column.locator("output").get_attribute("data-nilai")
        for month in (column.get_attribute("data-berlaku") or "").split("/"):
            assert shown == price(income, month)
    whole = income.replace(".", "")
    link = page.get_by_role("link", name="Hitung iuran dan manfaatnya")
    assert (link.get_attribute("href") or "").endswith(f"kalkulator/#penghasilan={whole}")


@pytest.mark.parametrize("typed", ["", "banyak", "9" * 200])
def test_no_price_stands_beside_an_income_it_is_not_for(
    page: Page, situs: Situs, typed: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs(""))
    field = page.get_by_label("Penghasilan pekerja sebulan")
    field.press("Control+a")
    field.press("Delete")
    field.press_sequentially(typed)
    for shown in page.locator(".harga output").all():
        assert shown.get_attribute("data-nilai") is None
        assert "Rp…" in shown.inner_text()
    told = page.locator("#penghasilan-cepat-galat").inner_text()
    assert told
    assert len(told) < 120
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    field.press("Control+a")
    field.press_sequentially("2jt")
    shown = page.locator(".harga output").first
    assert shown.get_attribute("data-nilai") is not None


def test_the_main_button_keeps_its_words_under_the_keyboard(page: Page, situs: Situs) -> None:
    page.goto(situs(""))
    page.get_by_label("Penghasilan pekerja sebulan").focus()
    page.keyboard.press("Tab")
    colours = page.evaluate(
        """() => {
            const { color, backgroundColor } = getComputedStyle(document.activeElement);
            return [document.activeElement.id, color, backgroundColor];
        }"""
    )
    assert colours[0] == "ke-kalkulator"
    assert colours[1] != colours[2]


def test_what_is_not_plain_digits_is_said_and_handed_on(page: Page, situs: Situs) -> None:
    page.goto(situs(""))
    field = page.get_by_label("Penghasilan pekerja sebulan")
    field.fill("banyak")
    assert field.get_attribute("aria-invalid") == "true"
    assert "belum terbaca" in (page.locator("#penghasilan-cepat-galat").text_content() or "")
    link = page.get_by_role("link", name="Hitung iuran dan manfaatnya")
    assert (link.get_attribute("href") or "").endswith("#penghasilan=banyak")


@pytest.mark.parametrize("typed", ["2500000", "banyak", ""])
def test_enter_in_the_amount_goes_where_the_button_goes(
    page: Page, situs: Situs, typed: str
) -> None:
    page.goto(situs(""))
    field = page.get_by_label("Penghasilan pekerja sebulan")
    field.fill(typed)
    field.press("Enter")
    page.wait_for_url(re.compile("/kalkulator/" + (f"#penghasilan={typed}" if typed else "$")))


def test_points_come_while_typing(page: Page, situs: Situs) -> None:
    page.goto(situs(""))
    field = page.get_by_label("Penghasilan pekerja sebulan")
    field.fill("")
    field.press_sequentially("2500000")
    assert field.input_value() == "2.500.000"


def test_price_and_the_way_on_share_a_phones_first_screen(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs(""))
    for shown in (page.locator(".harga__satu").last, page.locator("#ke-kalkulator")):
        box = shown.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 740
