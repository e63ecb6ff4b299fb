"""Money typed key by key into every field: points, corrections, words, and what is asked back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from calculator.browser import respond

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Situs

pytestmark = pytest.mark.visited
NOW = "2026-11-24T12:00:00+07:00"
# Where a field of money is, and how to come to it.
FIELDS = {
    "": "#penghasilan-cepat",
    "iuran/": "#cari-golongan",
    "kalkulator/": "#isi-penghasilan",
    "rumah-tangga/": "#p1-penghasilan",
    "bandingkan/": "#p1-penghasilan",
    "sematkan/bingkai/": "#isi-penghasilan",
}


def money(page: Page, situs: Situs, address: str) -> Locator:
    """Open a page and give its empty field of money."""
    page.clock.set_fixed_time(NOW)
    page.goto(situs(address))
    if address == "kalkulator/":
        ready(page)
    if FIELDS[address].startswith("#p1"):
        page.locator("#banyak[data-mesin=siap]:not([data-menunggu])").wait_for(timeout=60_000)
        page.locator(".banyak__pekerja").first.evaluate("d => { d.open = true; }")
    field = page.locator(FIELDS[address])
    field.wait_for()
    field.fill("")
    return field


def priced(page: Page, address: str, price: int) -> None:
    """Wait until this price of the first worker shows; a household shows the sum of all."""
    if address == "rumah-tangga/":
        price += 32_550
    words = f"{price:,}".replace(",", ".")
    page.locator(
        f"output[data-nilai='{price}']:visible, tr:not([hidden]) >> text={words}"
    ).first.wait_for()


def ready(page: Page) -> None:
    """Wait for the calculator's engine."""
    page.locator("form#kalkulator[data-mesin=siap]").wait_for(timeout=60_000)


def typed(field: Locator, *keys: str) -> str:
    """Press keys: a word of several letters without + is typed letter by letter."""
    for key in keys:
        if key in {"Backspace", "Delete", "ArrowLeft", "ArrowRight", "Home", "End"}:
            field.press(key)
        else:
            field.press_sequentially(key)
    return field.input_value()


@pytest.mark.parametrize("address", FIELDS)
def test_an_amount_can_be_typed_and_corrected_anywhere(
    page: Page, situs: Situs, address: str
) -> None:
    field = money(page, situs, address)
    assert typed(field, "80000") == "80.000"
    assert typed(field, "Backspace") == "8.000"
    assert typed(field, "000") == "8.000.000"
    field.fill("")
    # With its points, by hand, and on.
    assert typed(field, "2.000.000") == "2.000.000"
    assert typed(field, "0") == "20.000.000"
    assert typed(field, "Backspace", "Backspace") == "200.000"
    # In the middle, also across a point.
    assert typed(field, "Home", "ArrowRight", "5") == "2.500.000"
    assert typed(field, "Delete", "End") == "250.000"
    assert typed(field, "Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight") == "250.000"
    assert typed(field, "Backspace") == "25.000"
    # What is pasted goes on being an amount.
    field.fill("")
    field.evaluate(
        """(f) => { f.focus(); document.execCommand("insertText", false, "2.000.000"); }"""
    )
    assert typed(field, "End", "0") == "20.000.000"


WRITTEN = (
    *("2jt", "dua juta", "Rp\u00a02.000.000", "\u200e2.000.000."),
    *("2.000.000,00", "2 juta sebulan"),
)


@pytest.mark.parametrize("address", FIELDS)
def test_every_field_reads_what_people_write(page: Page, situs: Situs, address: str) -> None:
    field = money(page, situs, address)
    for words in WRITTEN:
        # Another price in between, so that none is left over from the words before.
        for each, price in (("5jt", 28_150), (words, 13_400)):
            field.fill("")
            typed(field, each)
            field.blur()
            priced(page, address, price)
            assert field.get_attribute("aria-invalid") in {None, "false"}, words


def test_a_word_behind_our_point_takes_it_out_again(page: Page, situs: Situs) -> None:
    field = money(page, situs, "")
    assert typed(field, "1500") == "1.500"
    assert typed(field, " ribu") == "1500 ribu"
    assert field.get_attribute("aria-invalid") == "false"


@pytest.mark.parametrize("address", FIELDS)
def test_what_can_mean_several_things_is_asked_back(page: Page, situs: Situs, address: str) -> None:
    field = money(page, situs, address)
    typed(field, "1,5")
    field.blur()
    page.get_by_role("button", name="Rp1.500.000 sebulan?").first.click()
    priced(page, address, 11_400)
    assert field.input_value() == "1.500.000"
    assert field.get_attribute("aria-invalid") in {None, "false"}
    assert not page.get_by_role("button", name="Rp1.500.000 sebulan?").count()


@pytest.mark.parametrize("address", ["", "iuran/", "kalkulator/", "sematkan/bingkai/"])
def test_a_day_s_wage_is_asked_about(page: Page, situs: Situs, address: str) -> None:
    field = money(page, situs, address)
    typed(field, "80000")
    page.get_by_text("Rp80.000 sebulan kecil sekali").first.wait_for()
    page.get_by_role("button", name="Rp80.000 sehari?").first.click()
    priced(page, address, 13_400)
    assert field.input_value() == "2.000.000"
    # Nothing at all has no likely meaning, and is no usual income either.
    field.fill("0")
    page.get_by_text("Rp0 sebulan kecil sekali").first.wait_for()


def test_a_wage_written_by_the_day_says_how_it_was_counted(page: Page, situs: Situs) -> None:
    for address in ("", "iuran/", "kalkulator/", "sematkan/bingkai/"):
        typed(money(page, situs, address), "75 ribu sehari")
        page.get_by_text("25 hari kerja").first.wait_for()
        page.get_by_text("Rp1.875.000").first.wait_for()
    page.goto(situs(""))
    typed(money(page, situs, ""), "75 ribu sehari")
    link = page.locator("#ke-kalkulator").get_attribute("href") or ""
    assert link.endswith("#penghasilan=75%20ribu%20sehari")


def test_the_daily_wage_becomes_the_months_income(page: Page, situs: Situs) -> None:
    money(page, situs, "kalkulator/").fill("1000000")
    page.get_by_role("button", name="Upah harian").click()
    wage = page.get_by_label("Upah sehari")
    sum_ = page.locator(".harian__jumlah")
    for keys, income in (("75000", "1.875.000"), ("150000", "3.750.000"), ("80 ribu", "2.000.000")):
        wage.fill("")
        wage.press_sequentially(keys)
        assert page.locator("#isi-penghasilan").input_value() == income
    # What cannot be read is said, and nothing is changed.
    wage.fill("")
    wage.press_sequentially("banyak")
    assert "belum terbaca" in sum_.inner_text()
    assert page.locator("#isi-penghasilan").input_value() == "2.000.000"
    wage.fill("90000")
    page.get_by_label("Hari kerja sebulan").fill("\u00a026 hari.")
    assert page.locator("#isi-penghasilan").input_value() == "2.340.000"
    page.get_by_label("Hari kerja sebulan").fill("25")
    for days in ("0", "32", "300"):
        page.get_by_label("Hari kerja sebulan").fill(days)
        assert "1 sampai 31" in sum_.inner_text()
    assert page.locator("#isi-penghasilan").input_value() == "2.250.000"
    page.locator(".sesuaikan").first.evaluate("d => { d.open = true; }")
    page.get_by_role("button", name="Kembalikan semua ke awal").click()
    assert sum_.inner_text() == ""
    assert wage.input_value() == ""


def test_steps_go_the_way_they_say(page: Page, situs: Situs) -> None:
    field = money(page, situs, "kalkulator/")
    for income, button, after in (
        ("2jt", "Naikkan", "2.200.000"),
        ("5jt", "Turunkan", "4.450.000"),
        ("Rp 5.000.000", "Naikkan", "5.450.000"),
        ("500000", "Turunkan", "500.000"),
        ("500000", "Naikkan", "1.200.000"),
        ("50000000", "Naikkan", "50.000.000"),
        ("banyak", "Naikkan", "banyak"),
    ):
        field.fill("")
        typed(field, income)
        page.get_by_role("button", name=f"{button} satu golongan").click()
        assert field.input_value() == after, income


def test_a_quick_sum_in_words_shows_as_chosen(page: Page, situs: Situs) -> None:
    typed(money(page, situs, "kalkulator/"), "dua juta")
    assert page.locator("[data-penghasilan='2000000']").get_attribute("aria-pressed") == "true"


def test_a_tap_takes_the_whole_amount_and_a_second_one_edits_it(page: Page, situs: Situs) -> None:
    field = money(page, situs, "kalkulator/")
    field.fill("1000000")
    field.blur()
    field.click()
    page.keyboard.type("1800000")
    assert field.input_value() == "1.800.000"
    field.click()
    assert field.evaluate("f => f.selectionStart === f.selectionEnd")


def test_children_s_ages_are_read_however_they_are_parted(page: Page, situs: Situs) -> None:
    money(page, situs, "kalkulator/").fill("2000000")
    page.locator(".sesuaikan").first.evaluate("d => { d.open = true; }")
    field = page.locator("#isi-anak")
    for ages, read in (
        ("8 13", "8,13"),
        ("8", "8"),
        ("8 dan 13", "8,13"),
        ("9", "9"),
        ("8 th, 13 th", "8,13"),
        ("7", "7"),
        ("8,13,", "8,13"),
    ):
        field.fill("")
        field.press_sequentially(ages)
        answer = json.loads(respond(f"penghasilan=2000000&anak={read}", "2026-11"))["jawaban"]
        total = answer["beasiswa"]["total"]
        page.locator(f"output[name='beasiswa.total'][data-nilai='{total}']").first.wait_for(
            state="attached"
        )
        assert field.get_attribute("aria-invalid") is None, ages


def test_a_comma_at_the_end_takes_one_child_more(page: Page, situs: Situs) -> None:
    money(page, situs, "kalkulator/").fill("2000000")
    page.locator(".sesuaikan").first.evaluate("d => { d.open = true; }")
    field = page.locator("#isi-anak")
    field.press_sequentially("8,")
    page.locator("[data-anak='12']").first.click()
    assert field.input_value() == "8,12"


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("penghasilan=abc", "belum terbaca"),
        ("penghasilan=-5", "belum terbaca"),
        ("penghasilan=1000000000001", "terlalu besar"),
        ("penghasilan=3500000&anak=8", "dihitung di kalkulator lengkap"),
        # A month written otherwise is no text to be compared with ours.
        ("penghasilan=3500000&mulai=2026-1", "dihitung di kalkulator lengkap"),
    ],
)
def test_the_frame_answers_nothing_else_than_it_was_asked(
    page: Page, situs: Situs, fragment: str, said: str
) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(situs(f"sematkan/bingkai/#{fragment}"))
    page.locator("#galat-penghasilan", has_text=said).wait_for()
    assert not page.locator("#hasil output").count()
    assert (page.locator("#buka-lengkap").get_attribute("href") or "").endswith(fragment)


def test_the_frame_takes_the_months_of_its_link(page: Page, situs: Situs) -> None:
    page.clock.set_fixed_time(NOW)
    fragment = "penghasilan=2jt&program=jkk-jkm-jht&bulan=12&mulai=2027-01"
    page.goto(situs(f"sematkan/bingkai/#{fragment}"))
    iuran = json.loads(respond(fragment, "2026-11"))["jawaban"]["iuran"]
    page.locator(f"#hasil output[data-nilai='{iuran['bulanan'][0]['total']}']").wait_for()
    # What stands below, while the next is not read, is named whole.
    page.locator("#isi-pekerjaan").select_option("art")
    page.locator("#isi-penghasilan").fill("banyak")
    told = page.locator("#galat-penghasilan").inner_text()
    assert told.endswith(
        "Harga di bawah masih untuk penghasilan Rp2.000.000, asisten rumah tangga (ART), dengan "
        "JHT, 12 bulan mulai Januari 2027."
    )


@pytest.mark.parametrize("address", ["rumah-tangga/", "bandingkan/"])
def test_a_small_income_is_asked_about_among_several_workers(
    page: Page, situs: Situs, address: str
) -> None:
    field = money(page, situs, address)
    typed(field, "80000")
    field.blur()
    page.get_by_text("Rp80.000 sebulan kecil sekali").first.wait_for()
    page.get_by_role("button", name="Rp80.000 sehari?").first.click()
    priced(page, address, 13_400)
    assert field.input_value() == "2.000.000"


def hall(page: Page, situs: Situs, words: str) -> Locator:
    """Ask the slide that calculates about an income, as the hall would call it."""
    page.clock.set_fixed_time(NOW)
    page.goto(situs("presentasi/#ke=hitung"))
    field = page.get_by_label("Penghasilannya sebulan")
    field.fill("")
    field.press_sequentially(words)
    field.press("Enter")
    return page.locator("#layar")


def test_the_hall_is_asked_about_a_day_s_wage(page: Page, situs: Situs) -> None:
    screen = hall(page, situs, "80000")
    screen.get_by_text("Rp80.000 sebulan kecil sekali").wait_for(timeout=60_000)
    screen.get_by_role("button", name="Rp80.000 sehari?").click()
    screen.locator("output[data-nilai='13400']").wait_for()
    assert not screen.get_by_role("button").count()


def test_the_hall_is_offered_what_may_have_been_meant(page: Page, situs: Situs) -> None:
    screen = hall(page, situs, "1,5")
    page.get_by_role("button", name="Rp1.500.000 sebulan?").click(timeout=60_000)
    screen.locator("output[data-nilai='11400']").wait_for()
    assert not page.get_by_role("button", name="Rp1.500.000 sebulan?").count()


PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.select();
  return field.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_several_lines_pasted_into_one_field_stay_several(page: Page, situs: Situs) -> None:
    page.goto(situs("kalkulator/"))
    ready(page)
    children = page.locator("[name=anak]")
    # The browser itself takes a text of one line; it would join these to 813 and 200300.
    assert children.evaluate(PASTE, "8") is True
    assert children.evaluate(PASTE, "8\r\n13\n") is False
    children.dispatch_event("change")
    assert children.input_value() == "8; 13"
    page.locator('.hasil[data-tautan*="anak=8,13"]').wait_for()
    income = page.locator("#isi-penghasilan")
    assert income.evaluate(PASTE, "200\n300\n") is False
    income.dispatch_event("change")
    page.locator("#galat-penghasilan:not(:empty)").wait_for()
    assert income.input_value() == "200; 300"
    # A sum that nobody of this kind earns is asked about.
    income.fill("99999999999")
    income.dispatch_event("change")
    page.get_by_text("besar sekali").first.wait_for()
