"""The easy page: one idea a screen, large, by thumb and without a script; one sheet of paper."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from playwright.sync_api import expect

from calculator.browser import respond
from calculator.rupiah import rp
from tests.browser.screens import PHONE, SMALLEST
from tests.browser.suara import recorded

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Catatan, Situs

pytestmark = pytest.mark.visited
SCREENS = 8


def month_now() -> str:
    """Return the present month in Jakarta, as the page takes it."""
    return f"{datetime.now(UTC) + timedelta(hours=7):%Y-%m}"


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
    # Without a voice, a few words in a line that stands there: nothing of the page moves.
    first = page.locator("#layar-1").bounding_box()
    silent = page.get_by_role("link", name="Suara tidak tersedia.")
    expect(silent).to_be_visible()
    assert page.locator("#layar-1").bounding_box() == first
    silent.click()
    expect(page.locator("#suara")).to_be_in_viewport()
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


def test_another_person_is_answered_in_sight(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs("mudah/hitung/#penghasilan=2000000&pekerjaan=art"))
    page.locator("#hasil .mudah-hasil").wait_for(timeout=60_000)
    page.evaluate("scrollTo(0, 0)")
    page.locator("[value='nelayan']").check()
    expect(page.locator(".mudah-hasil__siapa")).to_contain_text("Nelayan")
    expect(page.locator(".mudah-hasil__siapa")).to_be_in_viewport()


def test_a_person_and_a_banknote_are_answered_as_the_calculator_does(
    page: Page, situs: Situs
) -> None:
    page.set_viewport_size(PHONE)
    page.add_init_script(recorded("id-ID"))
    page.goto(situs("mudah/hitung/#anak=8&penghasilan=2000000"))
    result = page.locator("#hasil .mudah-hasil")
    result.wait_for(timeout=60_000)
    assert page.locator("[name=uang]:checked").input_value() == "2000000"
    # By the keyboard, as radios go.
    page.locator("[name=orang]").first.focus()
    page.keyboard.press("ArrowRight")
    chosen = page.locator("[name=orang]:checked").input_value()
    query = f"anak=8&penghasilan=2000000&pekerjaan={chosen}"
    # What else the link asked for is kept.
    expect(page).to_have_url(re.compile(re.escape(query)))
    expected = json.loads(respond(query, month_now()))["jawaban"]
    expect(result).to_have_attribute("data-tautan", expected["tautan"])
    # Who does not see it hears that the answer is there, and to what.
    whose = result.locator(".mudah-hasil__siapa").inner_text()
    expect(page.locator("#kabar-mesin")).to_have_text(f"Jawabannya sudah ada: {whose}.")
    text = result.inner_text()
    amounts = (
        expected["iuran"]["bulanan"][0]["total"],
        expected["manfaat"]["jkk"]["meninggal"]["total"],
        expected["manfaat"]["jkm"]["total"],
        expected["beasiswa"]["total"],
    )
    assert [amount for amount in amounts if rp(amount) not in text] == []
    link = result.get_by_role("link", name="Jawaban lengkap").get_attribute("href")
    assert link == f"../../kalkulator/#{expected['tautan']}"
    # By a day's wage: the engine says what it counted.
    page.locator("[value='75000 sehari']").check()
    expect(result).to_contain_text("hari kerja sebulan")
    # The answer is heard in the engine's words.
    page.locator(".dengar-jawaban .dengar").click()
    expect(page.locator(".dengar-teks")).to_be_visible()
    page.get_by_role("button", name="Berhenti", exact=True).click()
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    wide = page.evaluate(
        "[...document.querySelectorAll('article *')].filter(one => !one.closest('svg')"
        " && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML)"
    )
    assert wide == []


def test_what_a_link_says_wrong_is_said_and_left_behind(page: Page, situs: Situs) -> None:
    page.goto(situs("mudah/hitung/#penghasi=1&anak=8"))
    expect(page.locator("#kabar-mesin")).to_contain_text("Tautannya keliru", timeout=60_000)
    page.locator("[name=uang]").first.check()
    page.locator("#hasil .mudah-hasil").wait_for()
    assert "penghasi=" not in page.url
    assert "anak=8" in page.url


def test_it_is_printed_on_one_sheet(page: Page, situs: Situs) -> None:
    page.goto(situs("mudah/"))
    sheet = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(sheet) == 1
    # Spaces are set by moving on, and not always read.
    text = "".join(sheet[0].get_textpage().get_text_bounded().split())
    for words in ("Mau ikut?", "belum dicoba bersama pembaca", "situs edukasi independen"):
        assert words.replace(" ", "") in text


# Banknotes whose edge lies beyond their drawing, or beyond the choice that they stand in.
CUT = """() => [...document.querySelectorAll('.lembar')].filter((drawing) => {
  const whole = drawing.getBoundingClientRect();
  const choice = drawing.closest('label').getBoundingClientRect();
  const view = drawing.viewBox.baseVal;
  const beyond = [...drawing.children].some((note) => {
    const { e, f } = note.transform.baseVal.consolidate().matrix;
    const box = note.getBBox();
    const edge = 1; // half of the line around it
    return e + box.x - edge < view.x || f + box.y - edge < view.y
      || e + box.x + box.width + edge > view.x + view.width
      || f + box.y + box.height + edge > view.y + view.height;
  });
  return beyond || whole.left < choice.left || whole.right > choice.right;
}).length"""


@pytest.mark.parametrize("letters", ["", "200%", "300%"])
def test_no_banknote_is_cut(page: Page, situs: Situs, letters: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs("mudah/hitung/"))
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    assert page.locator(".lembar").count() >= 9
    assert page.evaluate(CUT) == 0


@pytest.mark.first_visit
def test_what_did_not_arrive_is_tried_again(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    page.goto(situs("mudah/hitung/"))
    page.route("**/mesin/**", lambda route: route.abort())
    page.reload()
    page.locator("[name=uang]").nth(1).check(force=True)
    again = page.get_by_role("button", name="Coba lagi")
    again.wait_for(timeout=60_000)
    page.unroute("**/mesin/**")
    again.click()
    page.locator("#hasil .mudah-hasil").wait_for(timeout=60_000)
    expect(again).to_be_hidden()


def test_a_link_written_by_others_is_answered_in_few_words(page: Page, situs: Situs) -> None:
    page.goto(situs("mudah/hitung/#penghasilan=1000000&kucing=3&anjing=4"))
    told = page.locator("#kabar-mesin")
    expect(told).to_have_text("Tautannya keliru. Pilih lagi orangnya dan uangnya.", timeout=60_000)
    # The next choice leaves behind what nobody here can take back.
    page.locator("[name=uang]").nth(1).check(force=True)
    page.locator("#hasil .mudah-hasil").wait_for(timeout=60_000)
