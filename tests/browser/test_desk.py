"""Table mode: an occupation, an income, the answer, and nothing of it for the next person."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from calculator.browser import respond
from tests.browser.screens import PHONE, SMALLEST, axe_on_both_screens
from tests.browser.test_luring import berkunjung, hosted
from tools.paths import SITE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

    from tests.browser.conftest import Situs

pytestmark = pytest.mark.visited

TABLET: ViewportSize = {"width": 1024, "height": 768}
PEOPLE = 30
OCCUPATIONS = ("art", "pedagang", "ojek-online", "pemulung", "marbot", "tukang-cukur", "")
# By a chip where there is one, else by hand.
INCOMES = ("1500000", "75000 sehari", "1,8 juta", "80 ribu sehari", "3000000", "2jt", "950.000")
DECISIONS = ("daftar", "pikir", "belum")
KEY = "hitungan-meja"
OUTSIDE = """[...document.querySelectorAll('.meja *')].filter((one) => one.checkVisibility()
  && !one.closest('.hanya-pembaca, .tabel-gulir, svg')
  && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 90))"""
WIDE = "document.documentElement.scrollWidth - innerWidth"


def choose(page: Page, occupation: str, income: str) -> None:
    """Choose as a visitor does, and wait for the answer."""
    tile = page.locator(f"[data-pekerjaan='{occupation}']")
    if not tile.is_visible():
        page.click("[data-ke=lain]")
    tile.click()
    chip = page.locator(f"[data-penghasilan='{income}']")
    if chip.count():
        chip.click()
    else:
        page.fill("#meja-tulis input", income)
        page.keyboard.press("Enter")
    page.locator("#layar output").first.wait_for(timeout=60_000)


def price(occupation: str, income: str) -> int:
    """Return what the calculator answers in this month."""
    asked = {"penghasilan": income} | ({"pekerjaan": occupation} if occupation else {})
    now = f"{datetime.now(UTC) + timedelta(hours=7):%Y-%m}"
    return int(json.loads(respond(urlencode(asked), now))["jawaban"]["iuran"]["total"])


def counted(page: Page) -> dict[str, list[int]]:
    """Return the tally as it is kept."""
    kept = page.evaluate(
        f"Object.entries(localStorage).find(([name]) => name.endsWith('{KEY}'))?.[1] ?? '{{}}'"
    )
    found: dict[str, list[int]] = json.loads(kept).get("isi", {})
    return found


def empty(page: Page) -> None:
    """Fail where the next person finds anything of the one before."""
    expect(page.locator("[data-layar=pekerjaan]")).to_be_visible()
    state = page.evaluate(
        """() => ({
          fields: [...document.querySelectorAll('.meja input')].map((one) => one.value),
          answer: document.querySelector('#layar').textContent,
          chosen: [...document.querySelectorAll('[data-dipilih]')].map((one) => one.textContent),
          pressed: document.querySelectorAll('.meja [aria-pressed=true]').length,
          session: sessionStorage.length,
        })"""
    )
    assert state == {
        "fields": [""],
        "answer": "",
        "chosen": ["Pekerjaan", "Penghasilan"],
        "pressed": 0,
        "session": 0,
    }


def test_thirty_people_in_a_row_without_a_network(browser: Browser) -> None:
    with hosted(SITE) as host:
        context = browser.new_context(viewport=TABLET, locale="id-ID", timezone_id="Asia/Jakarta")
        context.set_default_timeout(30_000)
        page = berkunjung(context, host, "acara/meja/#acara=Rembuk%20Warga")
        context.set_offline(True)
        page.reload()
        address, entries = page.url, page.evaluate("history.length")
        expected: dict[str, list[int]] = {}
        for number in range(PEOPLE):
            occupation = OCCUPATIONS[number % len(OCCUPATIONS)]
            income = INCOMES[number % len(INCOMES) - number % 2]
            decision = number % len(DECISIONS)
            empty(page)
            choose(page, occupation, income)
            shown = page.get_attribute("output[name='iuran.total']", "data-nilai")
            assert shown == str(price(occupation, income)), (occupation, income)
            page.click(f"[data-putusan={DECISIONS[decision]}]")
            expected.setdefault(occupation, [0, 0, 0])[decision] += 1
            page.get_by_role("button", name="Orang berikutnya").click()
        empty(page)
        assert (page.url, page.evaluate("history.length")) == (address, entries)
        assert counted(page) == expected
        # Only numbers, and nothing else, is kept of all of them.
        keys = page.evaluate("Object.keys(localStorage)")
        assert [key for key in keys if not key.endswith((KEY, ".__palette"))] == []
        page.click("[data-ke=hitungan]")
        total = page.locator(".meja__hitungan tfoot td")
        assert total.all_inner_texts() == ["10", "10", "10", "30"]
        # A reload brings nobody back, and the tally is still there.
        page.reload()
        empty(page)
        assert counted(page) == expected
        context.close()


def test_the_answer_the_code_and_the_way_on_share_a_screen(page: Page, situs: Situs) -> None:
    page.add_init_script(
        """new MutationObserver((_, watch) => {
          const desk = document.querySelector("#meja");
          if (!desk) return;
          desk.dataset.situsAda = "ya";
          watch.disconnect();
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.set_viewport_size(TABLET)
    page.goto(situs("acara/meja/#acara=Rembuk%20Warga&tempat=Balai%20RW%2007"))
    expect(page.locator("[data-acara]")).to_have_text("Rembuk Warga, Balai RW 07")
    # Every occupation with a picture is one tap away.
    for tile in page.locator(".meja__satu").all():
        box = tile.bounding_box()
        assert box
        assert box["y"] + box["height"] <= TABLET["height"]
    choose(page, "pedagang", "75000 sehari")
    for part in ("output[name='iuran.total']", ".layar__umum", "svg.qr", "[data-putusan=belum]"):
        box = page.locator(part).last.bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= TABLET["height"], part
    code = page.locator("svg.qr").screenshot()
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(code)).convert("L"))
    assert "/kalkulator/#" in read.text
    assert "pekerjaan=pedagang" in read.text
    assert "penghasilan=1875000" in read.text
    # What cannot be read is said, and what may be meant is offered.
    page.click("[data-ke=penghasilan]")
    page.fill("#meja-tulis input", "2,000")
    page.keyboard.press("Enter")
    expect(page.locator("#meja-galat")).not_to_be_empty()
    page.locator(".meja__tulis .saran button").first.click()
    page.locator("#layar output").first.wait_for()
    # A day's wage is read as an amount, too.
    page.click("[data-ke=penghasilan]")
    page.click("[data-penghasilan='75000 sehari']")
    page.locator("#layar output").first.wait_for()
    expect(page.locator("[data-dipilih=penghasilan]")).to_have_text("Rp75.000 sehari")
    for size in (PHONE, SMALLEST, TABLET):
        page.set_viewport_size(size)
        assert page.evaluate(WIDE) <= 0, size
    # Letters twice as large, the site's being 125 % already: nothing runs out of the screen.
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    for size in (PHONE, SMALLEST):
        page.set_viewport_size(size)
        assert page.evaluate(OUTSIDE) == [], size
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(TABLET)
    assert axe_on_both_screens(page) == {}
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Orang berikutnya").click()
    page.click("[data-ke=lain]")
    assert page.evaluate(WIDE) <= 0
    assert axe_on_both_screens(page) == {}
    page.reload()
    choose(page, "art", "2jt")
    page.click("[data-dipilih=penghasilan]")
    assert page.evaluate(WIDE) <= 0
    assert axe_on_both_screens(page) == {}


def test_a_screen_that_nobody_touches_is_emptied_and_says_so_before(
    page: Page, situs: Situs
) -> None:
    page.clock.install()
    page.goto(situs("acara/meja/"))
    warning = page.locator("#meja-diam")
    # Nobody is there: nothing is announced.
    page.clock.fast_forward(90_000)
    expect(warning).to_be_hidden()
    page.click("[data-pekerjaan=art]")
    page.fill("#meja-tulis input", "1,2 juta")
    page.clock.fast_forward(45_000)
    expect(warning).to_be_visible()
    page.get_by_role("button", name="Masih di sini").click()
    expect(warning).to_be_hidden()
    assert page.input_value("#meja-tulis input") == "1,2 juta"
    page.clock.fast_forward(30_000)
    expect(warning).to_be_hidden()
    page.clock.fast_forward(31_000)
    expect(warning).to_be_hidden()
    empty(page)


def test_the_tally_shows_on_the_projector_and_is_erased_by_one_tap(
    context: BrowserContext, page: Page, situs: Situs
) -> None:
    page.set_viewport_size(TABLET)
    page.goto(situs("acara/meja/#acara=Rembuk"))
    page.click("[data-ke=hitungan]")
    expect(page.locator("[data-sejak]")).to_have_text("Belum ada yang dihitung.")
    with context.expect_page() as opened:
        page.get_by_role("button", name="Buka untuk proyektor").click()
    hall = opened.value
    assert hall.url.endswith("#acara=Rembuk&hitungan")
    page.get_by_role("button", name="Kembali ke meja").click()
    choose(page, "art", "1500000")
    page.click("[data-putusan=pikir]")
    # Another mind before the next person comes: counted once.
    page.click("[data-putusan=daftar]")
    first = hall.locator(".meja__hitungan tbody tr")
    expect(first.locator("td")).to_have_text(["1", "0", "0", "1"])
    assert axe_on_both_screens(hall) == {}
    hall.set_viewport_size(PHONE)
    assert hall.evaluate(WIDE) <= 0
    hall.get_by_role("button", name="Hapus hitungan").click()
    assert counted(page) == {}
    hall.get_by_role("button", name="Urungkan").click()
    assert counted(page) == {"art": [1, 0, 0]}
    hall.get_by_role("button", name="Hapus hitungan").click()
    # Erased meanwhile, taking a decision back takes nothing below zero.
    page.click("[data-putusan=daftar]")
    assert counted(page) == {}


def test_the_tally_can_be_taken_where_nothing_may_be_copied(page: Page, situs: Situs) -> None:
    page.add_init_script('Object.defineProperty(Navigator.prototype, "clipboard", {});')
    page.goto(situs("acara/meja/"))
    choose(page, "art", "1500000")
    page.click("[data-putusan=daftar]")
    page.click("[data-berikutnya]")
    page.click("[data-ke=hitungan]")
    page.get_by_role("button", name="Salin").click()
    text = page.locator(".salin-tangan textarea")
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile(r"1 daftar sekarang, 0 pikir-pikir, 0 belum"))
    page.get_by_role("button", name="Hapus hitungan").click()
    # What is erased stands nowhere.
    expect(text).to_have_count(0)
