"""The body picture in the calculator: by mouse, by keyboard, and from the field itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.served import Situs

pytestmark = pytest.mark.visited
OPEN = """() => {
  const picture = document.querySelector(".badan-lipat");
  for (let fold = picture; fold; fold = fold.parentElement.closest("details")) fold.open = true;
}"""


@pytest.fixture
def calculator(page: Page, situs: Situs) -> Page:
    """Open the calculator with the picture unfolded."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(situs("kalkulator/#penghasilan=2000000"))
    page.locator("form#kalkulator[data-mesin=siap]").wait_for(timeout=60_000)
    page.evaluate(OPEN)
    return page


def field(page: Page) -> str:
    """Return what stands in the form's own field."""
    return page.locator("form#kalkulator [name=cacat]").input_value()


def test_a_part_opens_its_rows_and_a_choice_is_answered(calculator: Page) -> None:
    page = calculator
    area = page.locator(".badan__area[data-bagian=jari-tangan]")
    # Both hands are one part: its name is pointed at, and its middle would be the leg between.
    area.locator(".badan__nama").click()
    part = page.locator("details.badan__bagian[data-bagian=jari-tangan]")
    assert part.evaluate("details => details.open")
    assert page.evaluate("document.activeElement.closest('details')?.dataset.bagian") == (
        "jari-tangan"
    )
    # The question stands in the address: a jump to an anchor would have lost it.
    assert page.evaluate("location.hash").startswith("#penghasilan=2000000")
    row = page.locator(".badan__pilihan[data-kode=A15]")
    row.get_by_role("checkbox").check()
    assert field(page) == "A15"
    row.locator("[data-ukuran]").fill("50")
    assert field(page) == "A15:50"
    several = page.locator(".badan__pilihan[data-kode=A19]")
    several.get_by_role("checkbox").check()
    several.locator("[data-banyak]").select_option("2")
    assert field(page) == "A15:50,A19,A19"
    assert area.get_attribute("aria-label") == "Jari tangan 3 dipilih"
    total = page.locator("output[name='manfaat.jkk.cacat.total']")
    page.locator("output[name='manfaat.jkk.cacat.rincian.2.nilai']").wait_for(state="attached")
    # Half of 15 percent and twice 4 percent, of 80 times the base.
    assert int(total.get_attribute("data-nilai") or 0) == int(0.155 * 80 * 2_000_000)
    page.locator(".badan__buang[data-kode=A15]").click()
    assert field(page) == "A19,A19"
    assert not row.get_by_role("checkbox").is_checked()


def test_keyboard_reaches_every_part_and_opens_it(calculator: Page) -> None:
    page = calculator
    areas = page.locator(".badan__area")
    for number in range(areas.count()):
        area = areas.nth(number)
        area.focus()
        name = area.get_attribute("data-bagian")
        assert page.evaluate("document.activeElement.dataset.bagian") == name
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('details').dataset.bagian") == name
        assert page.locator(f"details.badan__bagian[data-bagian={name}]").evaluate("d => d.open")


def test_picture_follows_the_field_and_keeps_what_it_does_not_touch(calculator: Page) -> None:
    page = calculator
    page.locator("form#kalkulator [name=cacat]").fill("A19:50,A19,b06")
    assert page.locator(".badan__pilihan[data-kode=B06] input[type=checkbox]").is_checked()
    assert page.locator(".badan__area[data-bagian=telinga]").get_attribute("aria-label") == (
        "Telinga 1 dipilih"
    )
    page.locator("details.badan__bagian[data-bagian=mata] summary").click()
    page.locator(".badan__pilihan[data-kode=B14] input[type=checkbox]").check()
    assert field(page) == "A19:50,A19,B06,B14"
    # As people write it, and as the engine reads it.
    page.locator("form#kalkulator [name=cacat]").fill("a15 : 12,5 % dan\u00a0b06;")
    assert page.locator(".badan__pilihan[data-kode=B06] input[type=checkbox]").is_checked()
    assert page.locator(".badan__pilihan[data-kode=A15] [data-ukuran]").input_value() == "12.5"
    page.locator(".badan__bagian[data-bagian=jari-tangan] summary").click()
    page.locator(".badan__pilihan[data-kode=A15] [data-ukuran]").fill("\u00a050 persen")
    assert field(page) == "A15:50,B06"
    page.locator("form#kalkulator [name=cacat]").fill("")
    assert page.locator("[data-badan] input:checked").count() == 0
    assert page.locator(".badan__area--ada").count() == 0


def test_a_step_back_undoes_one_choice(calculator: Page) -> None:
    page = calculator
    page.locator(".badan__area[data-bagian=jari-tangan] .badan__nama").click()
    page.locator(".badan__pilihan[data-kode=A15]").get_by_role("checkbox").check()
    page.wait_for_url(lambda url: "cacat=A15" in url)
    income = page.locator("[name=penghasilan]")
    income.fill("5000000")
    income.blur()
    page.wait_for_url(lambda url: "penghasilan=5000000" in url)
    page.go_back()
    page.wait_for_url(lambda url: "penghasilan=2000000" in url)
    assert field(page) == "A15"
    page.go_back()
    page.wait_for_url(lambda url: "cacat" not in url)
    assert field(page) == ""
