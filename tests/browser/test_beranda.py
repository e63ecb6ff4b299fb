"""The front page's small calculator: an income becomes the two prices that the engine gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calculator import Scenario, estimate, law
from tests.browser.screens import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Situs


def prices(income: str) -> list[str]:
    """Give the price in a month of relief and in one after it, as the engine says."""
    relief = next(one for one in law().iuran.keringanan if one.sektor == "lainnya")
    months = (relief.sampai, relief.sampai.plus(1))
    queries = (f"penghasilan={income}&mulai={month}" for month in months)
    answers = (estimate(Scenario.from_query(query, "2026-11", law()), law()) for query in queries)
    return [str(answer.iuran.total) for answer in answers]


@pytest.mark.parametrize("income", ["1000000", "1.099.500", "2500000", "21.000.000"])
def test_an_income_becomes_its_two_prices(page: Page, situs: Situs, income: str) -> None:
    page.goto(situs(""))
    page.get_by_label("Penghasilan pekerja sebulan").fill(income)
    shown = page.locator(".harga output")
    assert [one.get_attribute("data-nilai") for one in shown.all()] == prices(income)
    whole = income.replace(".", "")
    link = page.get_by_role("link", name="Hitung iuran dan manfaatnya")
    assert (link.get_attribute("href") or "").endswith(f"kalkulator/#penghasilan={whole}")


def test_what_is_not_plain_digits_is_said_and_handed_on(page: Page, situs: Situs) -> None:
    page.goto(situs(""))
    field = page.get_by_label("Penghasilan pekerja sebulan")
    field.fill("banyak")
    assert field.get_attribute("aria-invalid") == "true"
    assert "belum terbaca" in (page.locator("#penghasilan-cepat-galat").text_content() or "")
    link = page.get_by_role("link", name="Hitung iuran dan manfaatnya")
    assert (link.get_attribute("href") or "").endswith("#penghasilan=banyak")


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
