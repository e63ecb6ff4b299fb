"""The calculator page as a visitor uses it: real Pyodide, compared with what CPython answers."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, cast

import pypdfium2
import pytest
from playwright.sync_api import expect

from calculator.browser import ekspor, respond
from calculator.estimate import estimate
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.asked import contents
from calculator.view.words import for_all_at_length
from tests.browser.screens import (
    AXE,
    COLOURS,
    LAPTOP,
    PHONE,
    RULES,
    SMALL,
    SMALLEST,
    SNIFFER,
    TARGET,
    sniffed,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

pytestmark = pytest.mark.visited

# The page takes the present month from the clock, in Jakarta; so does the expected answer.
TODAY = (datetime.now(UTC) + timedelta(hours=7)).date()
KINI = f"{TODAY:%Y-%m}"
FULL = (
    "penghasilan=2750000&pekerjaan=art&program=jkk-jkm-jht&mulai=2026-12&bulan=6&pembayar=sendiri"
    "&jumlah=3&usia=40&peristiwa=2027-02&masa_iur=40&tunggakan=2&anak=8,13&stmb=14&cacat=A15:50"
    "&transport=darat,udara&jht_tahun=10&jht_hasil=5.5"
)
# Without what waits to be opened.
MOST_ELEMENTS = 1900
# Milliseconds after which a second tap is one of its own.
SHAKE = 600
READ = """() => Object.fromEntries([...document.querySelectorAll("output[name]")]
  .map((output) => [output.name, output.dataset.nilai]))"""


def answer(query: str) -> dict[str, Any]:
    """Ask CPython."""
    found: dict[str, Any] = json.loads(respond(query, KINI))["jawaban"]
    return found


def at(tree: object, path: str) -> object:
    """Look up a path of an answer."""
    for key in path.split("."):
        tree = tree[int(key)] if isinstance(tree, list) else cast("dict[str, object]", tree)[key]
    return tree


def ready(page: Page, situs: Situs, fragment: str = "") -> None:
    """Open the calculator and wait for Python."""
    page.goto(situs(f"kalkulator/{fragment}"))
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for()


def test_asks_for_its_modules_in_its_head(page: Page, situs: Situs, catatan: Catatan) -> None:
    ready(page, situs)
    hrefs = "links => links.map(({ href }) => href)"
    offered = page.locator("link[rel=modulepreload]").evaluate_all(hrefs)
    sources = "scripts => scripts.map(({ src }) => src)"
    started = page.locator("script[type=module][src]").evaluate_all(sources)
    modules = [url for url in catatan.requests if "/assets/js/" in url]
    assert {url.rsplit("/", 1)[-1] for url in offered} >= {"main.js", "shared.js"}
    # Each is a question to the service worker, one after another.
    assert len(modules) <= 10
    assert sorted(modules) == sorted(set(modules))
    assert set(modules) == {*offered, *started}


def expect_answer(page: Page, query: str) -> None:
    """Wait for the answer to a query, and compare every amount on the page with CPython's."""
    expected = answer(query)
    page.locator(f'.hasil[data-tautan="{expected["tautan"]}"]').wait_for()
    shown = page.evaluate(READ)
    assert {"iuran.total", "manfaat.jkk.meninggal.total", "manfaat.jkm.total"} <= set(shown)
    assert shown == {path: str(at(expected, path)) for path in shown}


def open_all(page: Page, inside: str = "body") -> None:
    """Unfold everything."""
    page.evaluate(
        """inside => { for (const one of document.querySelector(inside).querySelectorAll("details"))
        one.open = true }""",
        inside,
    )


def squeezed(text: str) -> str:
    """Leave the white out: PDF has none between words, and every reader puts it elsewhere."""
    return "".join(text.split())


@pytest.mark.first_visit
def hold_engine(context: BrowserContext) -> list[Route]:
    """Keep the engine's files from arriving; return what waits."""
    waiting: list[Route] = []
    context.route(re.compile(r"/mesin/[^/]+/"), lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    return waiting


def test_incomes_as_people_write_them(page: Page, situs: Situs) -> None:
    ready(page, situs)
    field = page.locator("[name=penghasilan]")
    for typed in (
        "2000000",
        "2.000.000",
        "Rp1.250.000",
        "2jt",
        "1,5 juta",
        "750 ribu",
        "1.5jt",
        "25jt",
    ):
        field.fill("")
        field.press_sequentially(typed)
        expect_answer(page, f"penghasilan={typed}")


def test_every_field_of_the_form_is_asked(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAPTOP)
    ready(page, situs)
    open_all(page, "#kalkulator")
    for pair in FULL.split("&"):
        key, value = pair.split("=")
        control = page.locator(f"#kalkulator [name={key}]")
        if control.evaluate("control => control.localName") == "select":
            control.select_option(value)
        else:
            control.fill(value)
            control.blur()
    expect_answer(page, FULL)
    assert page.locator("#kalkulator [name]").count() == FULL.count("=") + 1  # and sektor


def test_a_link_opens_its_answer_and_survives_a_reload(page: Page, situs: Situs) -> None:
    ready(page, situs, f"#{FULL}")
    expect_answer(page, FULL)
    for key, value in (pair.split("=") for pair in FULL.split("&")):
        shown = page.locator(f"#kalkulator [name={key}]").input_value()
        assert shown.replace(".", "") == value.replace(".", ""), key
    page.reload()
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for()
    expect_answer(page, FULL)


def test_back_and_forward_walk_over_settled_changes(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAPTOP)
    ready(page, situs)
    income = page.locator("[name=penghasilan]")
    income.fill("")
    income.press_sequentially("3000000", delay=20)
    income.blur()
    expect_answer(page, "penghasilan=3000000")
    page.locator("[name=bulan]").select_option("6")
    expect_answer(page, "penghasilan=3000000&bulan=6")
    page.go_back()
    expect_answer(page, "penghasilan=3000000")
    # Seven keys were one change: the step before is the page as it came.
    page.go_back()
    expect_answer(page, "penghasilan=1000000")
    assert income.input_value() == "1.000.000"
    page.go_forward()
    page.go_forward()
    expect_answer(page, "penghasilan=3000000&bulan=6")
    assert page.locator("[name=bulan]").input_value() == "6"


def test_a_fault_is_said_at_its_field_and_the_last_answer_stays(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAPTOP)
    ready(page, situs, "#penghasilan=2000000")
    expect_answer(page, "penghasilan=2000000")
    field = page.locator("[name=anak]")
    field.fill("8,x")
    field.blur()
    fault = page.locator("#galat-anak")
    fault.filter(has_text="“x”").wait_for()
    assert field.get_attribute("aria-invalid") == "true"
    assert "galat-anak" in (field.get_attribute("aria-describedby") or "")
    assert field.input_value() == "8,x"
    assert page.locator("#jawaban-lama").is_visible()
    expect_answer(page, "penghasilan=2000000")
    # The summary leads to the field, and the address keeps the question.
    page.locator("#ringkasan-galat a").click()
    assert page.evaluate("document.activeElement.name") == "anak"
    assert "anak=8,x" in page.url
    field.fill("8,13")
    expect_answer(page, "penghasilan=2000000&anak=8,13")
    assert page.locator("#jawaban-lama").is_hidden()
    assert page.locator("#ringkasan-galat").is_hidden()
    assert fault.inner_text() == ""


def test_nothing_in_a_link_is_dropped_silently(page: Page, situs: Situs) -> None:
    ready(page, situs, "#penghasilan=2jt&warna=biru&bulan=7&pekerjaan=astronaut")
    summary = page.locator("#ringkasan-galat")
    summary.wait_for()
    for given in ("“warna”", "“7”", "“astronaut”"):
        assert given in summary.inner_text()
    assert page.locator("[name=penghasilan]").input_value() == "2jt"
    page.get_by_role("button", name="Buang yang tidak dikenal").click()
    summary.filter(has_not_text="warna").wait_for()
    assert "bulan=7" in page.url


def test_the_search_marks_for_whom_nothing_is_counted(page: Page, situs: Situs) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ready(page, situs)
    found = page.locator("#cari-hasil [role=option]")
    for words, marked in (("pns", True), ("polri", True), ("ojol", False)):
        page.locator("#cari-pekerjaan").fill(words)
        expect(found.first).to_be_visible()
        assert ("tidak dihitung di sini" in found.first.inner_text()) is marked
        assert ("tidak dihitung di sini" in page.locator("#cari-kabar").inner_text()) is marked
    # Its word is as wide as the form, not as the list that stands beside the search.
    page.locator("[name=pekerjaan]").select_option("pegawai-negeri")
    told = page.locator("#galat-pekerjaan")
    expect(told).to_contain_text("tidak dihitung di sini")
    assert told.evaluate("one => one.getBoundingClientRect().width") > 300


def test_an_occupation_that_has_another_rule_says_so(page: Page, situs: Situs) -> None:
    ready(page, situs)
    for words, ask in (("karyawan", "perusahaannya"), ("honorer", "instansinya")):
        page.locator("#cari-pekerjaan").fill(words)
        page.keyboard.press("Enter")
        page.locator("#galat-pekerjaan").filter(has_text=ask).wait_for()
        # Nothing is to be mended: it says who can be asked, and nobody else's price stands below.
        told = page.locator("#ringkasan-galat")
        expect(told).to_contain_text("Tidak dihitung di sini")
        expect(told).to_contain_text(ask)
        expect(told).not_to_contain_text("diperbaiki")
        expect(page.locator("[name=pekerjaan]")).not_to_have_attribute("aria-invalid", "true")
        expect(page.locator("#jawaban-lama")).to_be_hidden()
        expect(page.locator("#hasil output")).to_have_count(0)
        expect(page.locator("#aksi")).to_be_hidden()
        expect(page.locator("#bilah-jumlah")).to_have_text("Tidak dihitung di sini")
    page.locator("[name=pekerjaan]").select_option("art")
    expect_answer(page, "penghasilan=1000000&pekerjaan=art")
    expect(page.locator("#aksi")).to_be_visible()
    expect(told).to_be_hidden()


def test_nothing_is_taken_along_while_a_field_is_wrong(page: Page, situs: Situs) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    ready(page, situs, "#penghasilan=5000000&pekerjaan=art")
    expect_answer(page, "penghasilan=5000000&pekerjaan=art")
    income = page.locator("[name=penghasilan]")
    income.fill("-5")
    income.blur()
    page.locator("#jawaban-lama").filter(has_text="Rp5.000.000").wait_for()
    exits = page.locator("#buka-bagikan, #jawaban [data-bagikan]")
    kinds = exits.evaluate_all("all => all.map(({ dataset }) => dataset.bagikan)")
    assert {None, "teks", "csv", "cetak"} <= set(kinds)
    for way in exits.all():
        # As a key or a voice does: some stand in folded parts.
        way.evaluate("button => button.click()")
        expect(way).to_have_text("Perbaiki dulu isiannya")
    expect(page.locator("#dialog-bagikan")).to_be_hidden()
    assert not page.evaluate("window.printed")
    income.fill("6000000")
    income.blur()
    expect_answer(page, "penghasilan=6000000&pekerjaan=art")
    page.locator("#buka-bagikan").click()
    expect(page.locator(".dialog-bagikan__alamat")).to_have_value(re.compile("6000000"))


def test_the_contribution_is_there_before_python(
    context: BrowserContext, page: Page, situs: Situs
) -> None:
    waiting = hold_engine(context)
    page.goto(situs("kalkulator/#penghasilan=2000000&pekerjaan=kurir&bulan=12"))
    page.locator(".hasil--seketika").wait_for()
    expected = answer("penghasilan=2000000&pekerjaan=kurir&bulan=12")
    assert page.locator("#kalkulator").get_attribute("data-mesin") != "siap"
    shown = page.evaluate(READ)
    assert len(shown) >= 4
    assert shown == {path: str(at(expected, path)) for path in shown}
    income = page.locator("[name=penghasilan]")
    income.fill("8500000")
    page.locator('output[name="masukan.penghasilan"][data-nilai="8500000"]').wait_for()
    later = answer("penghasilan=8500000&pekerjaan=kurir&bulan=12")
    shown = page.evaluate(READ)
    assert shown["iuran.total"] == str(later["iuran"]["total"])
    for route in waiting:
        route.continue_()
    context.unroute_all()
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for()
    expect_answer(page, "penghasilan=8500000&pekerjaan=kurir&bulan=12")


@pytest.mark.first_visit
def test_a_failed_engine_leaves_a_way_on(
    context: BrowserContext, page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    context.route(re.compile(r"/mesin/[^/]+/"), lambda route: route.abort())
    page.goto(situs("kalkulator/"))
    page.locator('form#kalkulator[data-mesin="gagal"]').wait_for()
    income = page.locator("[name=penghasilan]")
    income.fill("3400000")
    page.locator('output[name="masukan.penghasilan"][data-nilai="3400000"]').wait_for()
    expected = answer("penghasilan=3400000")
    shown = page.evaluate(READ)
    assert shown == {path: str(at(expected, path)) for path in shown}
    # Words are read too; what was typed stays, in the field and in the address.
    income.fill("3,5 juta")
    income.blur()
    page.locator('output[name="masukan.penghasilan"][data-nilai="3500000"]').wait_for()
    assert income.input_value() == "3,5 juta"
    assert "3%2C5%20juta" in page.url or "3,5%20juta" in page.url or "3500000" in page.url
    assert page.locator("#jawaban a[href*='bpjsketenagakerjaan.go.id']").first.is_visible()
    page.locator(".tabel-lipat summary").click()
    assert page.locator(".tabel-iuran tbody tr").count() == len(
        law().iuran.golongan.on(TODAY).nilai
    )
    context.unroute_all()
    page.get_by_role("button", name="Coba lagi").click()
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for()
    expect_answer(page, "penghasilan=3,5 juta")


def test_without_javascript_the_answer_the_table_and_the_links_remain(
    browser: Browser, situs: Situs
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(situs("kalkulator/"))
    relief = next(r for r in law().iuran.keringanan if r.sektor == "lainnya")
    text = page.locator("#hasil").inner_text()
    built = json.loads(respond("penghasilan=1000000", str(relief.sampai)))["jawaban"]["iuran"]
    later = json.loads(respond("penghasilan=1000000", str(relief.sampai.plus(1))))["jawaban"]
    for amount in (built["total"], later["iuran"]["total"]):
        assert f"Rp{amount:,}".replace(",", ".") in text
    assert relief.sampai.nama in text
    assert not page.locator("#kalkulator").is_visible()
    page.locator(".tabel-lipat summary").click()
    assert page.locator(".tabel-iuran tbody tr").last.is_visible()
    assert page.locator("#hasil .kanal__kartu").first.is_visible()
    page.locator("label[for=__drawer]").filter(has_text="Menu").click()
    menu = page.locator(".md-sidebar--primary")
    expect(menu.get_by_role("link", name="Cara daftar").first).to_be_visible()
    context.close()


def test_what_is_folded_away_is_made_when_it_is_opened_even_without_a_module(
    page: Page, context: BrowserContext, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    context.route("**/assets/js/**", lambda route: route.abort())
    page.goto(situs("kalkulator/"))
    rows = page.locator(".tabel-iuran tbody tr")
    assert rows.count() == 0
    assert page.locator("[data-badan]").count() == 0
    # Neither are the menu and what is shared: the page begins with no more than it shows.
    assert page.locator(".md-sidebar--primary a, #dialog-bagikan a").count() == 0
    assert page.evaluate("document.querySelectorAll('*').length") < MOST_ELEMENTS
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Menu").click()
    menu = page.locator(".md-sidebar--primary")
    expect(menu.get_by_role("link", name="Cara daftar").first).to_be_visible()
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    page.locator(".tabel-lipat summary").click()
    expect(rows.last).to_be_visible()
    # A link to a row opens what it lies in.
    page.goto("about:blank")
    page.goto(situs("kalkulator/#golongan-5"))
    expect(page.locator("#golongan-5")).to_be_visible()
    context.unroute_all()


def test_reading_is_not_disturbed_by_a_new_answer(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    ready(page, situs, "#penghasilan=2000000")
    expect_answer(page, "penghasilan=2000000")
    summary = page.locator('[data-rinci="meninggal-kerja"] > summary')
    summary.focus()
    page.keyboard.press("Enter")
    before = summary.bounding_box()
    # The question changes while one reads, as it does when a slow answer arrives.
    page.evaluate("location.hash = 'penghasilan=4000000&anak=8,13'")
    expect_answer(page, "penghasilan=4000000&anak=8,13")
    after = page.locator('[data-rinci="meninggal-kerja"] > summary').bounding_box()
    assert page.evaluate("document.activeElement.closest('[data-rinci]')?.dataset.rinci") == (
        "meninggal-kerja"
    )
    assert page.locator('[data-rinci="meninggal-kerja"]').get_attribute("open") is not None
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 80  # the amounts above the words changed, not the place


def test_the_total_is_spoken_once(page: Page, situs: Situs) -> None:
    ready(page, situs, "#penghasilan=2000000")
    expect_answer(page, "penghasilan=2000000")
    page.evaluate(
        """() => { window.said = [];
        new MutationObserver(() => said.push(document.getElementById("kabar").textContent))
          .observe(document.getElementById("kabar"), { childList: true }); }"""
    )
    income = page.locator("[name=penghasilan]")
    income.fill("")
    income.press_sequentially("3000000", delay=40)
    expect_answer(page, "penghasilan=3000000")
    page.locator("#kabar").filter(has_text="Iuran Rp").wait_for(state="attached")
    page.wait_for_timeout(1500)
    total = answer("penghasilan=3000000")["iuran"]["total_semua"]
    (said,) = page.evaluate("said")
    assert f"Rp{total:,}".replace(",", ".") in said


def test_what_one_did_is_told_though_the_price_stays(page: Page, situs: Situs) -> None:
    ready(page, situs, "#penghasilan=2000000&pekerjaan=art")
    told = page.locator("#kabar")
    page.locator("[data-pekerjaan=tukang-kebun]").click()
    expect(told).to_have_text(re.compile(r"^Tukang kebun\. Tetap: Iuran Rp"))
    income = page.locator("[name=penghasilan]")
    income.fill("dua")
    income.blur()
    expect(page.locator("#ringkasan-galat")).to_be_visible()
    income.fill("2.000.000")
    income.blur()
    expect(told).to_have_text(re.compile(r"^Isian sudah benar\. Iuran Rp"))


def test_only_a_mended_fault_is_called_mended(page: Page, situs: Situs) -> None:
    """An occupation that is not counted here is no fault: who leaves it hears the price."""
    ready(page, situs, "#penghasilan=2000000&pekerjaan=art")
    told = page.locator("#kabar")
    occupation = page.locator("[name=pekerjaan]")
    away = occupation.locator("option[value]:not([value='']):not([data-sektor])").first
    occupation.select_option(away.get_attribute("value"))
    expect(page.locator("#bilah-jumlah")).to_have_text("Tidak dihitung di sini")
    occupation.select_option("art")
    expect(told).to_have_text(re.compile(r"^Asisten rumah tangga[^.]*\. Iuran Rp"))


def test_a_fault_that_a_link_brought_is_told_when_it_is_mended(page: Page, situs: Situs) -> None:
    page.goto(situs("kalkulator/#penghasilan=dua"))
    expect(page.locator("#ringkasan-galat")).to_be_visible()
    page.locator("[name=penghasilan]").fill("2.000.000")
    page.locator("[name=penghasilan]").blur()
    expect(page.locator("#kabar")).to_have_text(re.compile(r"^Isian sudah benar\. Iuran Rp"))


def test_a_fault_is_spoken_once(page: Page, situs: Situs) -> None:
    """Quietly while one pauses in typing; the field that is left then has nothing new to say."""
    ready(page, situs, "#penghasilan=2000000")
    page.evaluate(
        """() => { window.said = [];
        const told = document.getElementById("kabar");
        new MutationObserver(() => said.push(told.textContent)).observe(told, { childList: true });
        const alert = document.getElementById("ringkasan-galat");
        new MutationObserver(() => alert.role === "alert" && said.push(alert.textContent))
          .observe(alert, { childList: true }); }"""
    )
    income = page.locator("[name=penghasilan]")
    income.fill("")
    income.press_sequentially("2 jutaan lebih", delay=40)
    fault = page.locator("#galat-penghasilan")
    expect(fault).to_contain_text("2 jutaan lebih")
    # On a busy machine a pause may come earlier, too.
    said = page.evaluate("said")
    assert said[-1] == f"Penghasilannya sebulan: {fault.text_content()}"
    assert len(said) == len(set(said))
    income.blur()
    page.wait_for_timeout(1500)
    assert page.evaluate("said") == said
    # Left before the pause, it is said at once, and once as well.
    income.fill("dua")
    income.blur()
    expect(fault).to_contain_text("dua")
    page.wait_for_timeout(1500)
    assert len(page.evaluate("said")) == len(said) + 1


def test_thousands_are_set_while_typing_and_the_caret_stays(page: Page, situs: Situs) -> None:
    ready(page, situs)
    income = page.locator("[name=penghasilan]")
    income.fill("")
    income.press_sequentially("1234567")
    assert income.input_value() == "1.234.567"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("9")
    assert income.input_value() == "19.234.567"
    assert income.evaluate("field => field.selectionStart") == 2
    page.keyboard.press("Backspace")
    assert income.input_value() == "1.234.567"
    assert income.evaluate("field => field.selectionStart") == 1


def test_who_asks_for_himself_is_asked_for_his_own_income(page: Page, situs: Situs) -> None:
    page.route("**/mesin/**", lambda _: None)
    page.goto(situs("kalkulator/"))
    name = page.locator("label[for='isi-penghasilan']")
    expect(name).to_have_text("Penghasilannya sebulan")
    page.locator("[data-pembayar='sendiri']").click()
    expect(name).to_have_text("Penghasilan Anda sebulan")
    page.goto(situs("kalkulator/#penghasilan=2000000&pembayar=sponsor"))
    expect(name).to_have_text("Penghasilannya sebulan")
    page.goto(situs("kalkulator/#penghasilan=2000000&pembayar=sendiri"))
    expect(name).to_have_text("Penghasilan Anda sebulan")


def test_plus_and_minus_walk_the_income_groups(page: Page, situs: Situs) -> None:
    ready(page, situs)
    groups = [group.dasar for group in law().iuran.golongan.on(TODAY).nilai]
    income = page.locator("[name=penghasilan]")
    for base in groups[1:4]:
        page.get_by_role("button", name="Naikkan").click()
        assert income.input_value().replace(".", "") == str(base)
    expect_answer(page, f"penghasilan={groups[3]}")
    page.get_by_role("button", name="Turunkan").click()
    expect_answer(page, f"penghasilan={groups[2]}")


def test_daily_pay_fills_in_the_month(page: Page, situs: Situs) -> None:
    ready(page, situs)
    page.get_by_role("button", name="Upah harian").click()
    page.locator("#upah-sehari").fill("80000")
    days = law().iuran.hari_kerja.on(TODAY).nilai
    expect_answer(page, f"penghasilan={80_000 * days}")


def test_an_occupation_is_found_by_what_people_call_it(page: Page, situs: Situs) -> None:
    ready(page, situs)
    for words, slug in (
        ("pembantu", "art"),
        ("ojol", "ojek-online"),
        ("kuli ban", "buruh-bangunan"),
        ("PRT", "art"),
    ):
        page.locator("#cari-pekerjaan").fill(words)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect_answer(page, f"penghasilan=1000000&pekerjaan={slug}")
        pressed = page.locator("[data-pekerjaan][aria-pressed=true]")
        assert pressed.get_attribute("data-pekerjaan") == slug


def test_the_search_tells_what_it_found_and_takes_a_plain_click(page: Page, situs: Situs) -> None:
    ready(page, situs)
    said = page.locator("#cari-kabar[role=status]")
    page.locator("#cari-pekerjaan").press_sequentially("ojol")
    assert "Pengemudi ojek online" in said.inner_text()
    assert said.inner_text().startswith("1 pekerjaan cocok")
    # As voice control clicks: without a mouse that is pressed first.
    page.locator("#cari-hasil [role=option]").first.evaluate("one => one.click()")
    expect_answer(page, "penghasilan=1000000&pekerjaan=ojek-online")
    page.locator("#cari-pekerjaan").press_sequentially("xyz")
    assert "Tidak ada dalam daftar" in said.inner_text()


def test_a_driver_pays_for_himself(page: Page, situs: Situs) -> None:
    ready(page, situs)
    myself = page.get_by_role("button", name="Saya sendiri")
    myself.click()
    page.locator('[data-pekerjaan="ojek-online"]').click()
    query = "penghasilan=1000000&pekerjaan=ojek-online&pembayar=sendiri"
    expect_answer(page, query)
    assert "Iuran Anda sebagai" in page.locator(".harga-kartu__judul").inner_text()
    assert myself.get_attribute("aria-pressed") == "true"
    page.wait_for_timeout(SHAKE)
    myself.click()
    expect_answer(page, "penghasilan=1000000&pekerjaan=ojek-online")


def test_injuries_are_chosen_on_the_body(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAPTOP)
    ready(page, situs)
    page.locator("#kartu-cacat > summary").click()
    page.get_by_role("button", name="Pilih bagian tubuh").click()
    page.locator('.badan__area[data-bagian="jari-tangan"] .badan__nama').click()
    page.locator('.badan__pilihan[data-kode="A15"] input[type=checkbox]').check()
    page.locator('.badan__pilihan[data-kode="A15"] [data-ukuran]').fill("50")
    expect_answer(page, "penghasilan=1000000&cacat=A15:50")


def test_what_one_takes_along_is_the_engines(page: Page, situs: Situs) -> None:
    ready(page, situs, "#penghasilan=2000000&pekerjaan=art&bulan=3")
    expect_answer(page, "penghasilan=2000000&pekerjaan=art&bulan=3")
    base = situs("kalkulator/")
    query = answer("penghasilan=2000000&pekerjaan=art&bulan=3")["tautan"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Lembar angka").click()
    expected = json.loads(ekspor(query, KINI, "csv", base))
    assert download.value.suggested_filename == expected["nama"]
    assert download.value.path().read_bytes().decode() == expected["isi"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Pengingat bayar").click()
    assert download.value.path().read_text("utf-8").startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("query", ["penghasilan=1000000", FULL])
def test_paper_is_one_page(page: Page, situs: Situs, query: str) -> None:
    ready(page, situs, f"#{query}")
    expect_answer(page, query)
    page.evaluate("window.print = () => { window.printed = true }")
    page.locator('[data-bagikan="cetak"]').click()
    page.wait_for_function("window.printed")
    (paper,) = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    text = squeezed(paper.get_textpage().get_text_range())
    expected = json.loads(respond(query, KINI))
    for told in expected["jawaban"]["peringatan"]:
        # Of the contribution's own months only the table tells, which paper leaves out.
        if told["kode"] != "keringanan-berakhir":
            assert squeezed(told["pesan"]) in text, told["kode"]
    assert squeezed("situs edukasi independen") in text
    # What was asked, and what must hold before anything is paid.
    found = estimate(Scenario.from_query(query, KINI, law()), law())
    assert squeezed("; ".join(contents(found, law()))) in text
    assert squeezed(for_all_at_length(found, law())) in text
    # On screen the cards close again.
    assert page.locator(".manfaat__kartu[open]").count() == 0


def test_from_the_first_key_to_the_recap_without_a_mouse(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    ready(page, situs)

    def reach(selector: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(selector)

    reach('[data-pekerjaan="art"]')
    page.keyboard.press("Enter")
    reach("[name=penghasilan]")
    page.keyboard.press("Control+A")
    page.keyboard.type("2500000")
    reach(".sesuaikan > summary")
    page.keyboard.press("Enter")
    reach("[name=bulan]")
    page.keyboard.press("ArrowDown")
    reach("[name=anak]")
    page.keyboard.type("9")
    expect_answer(page, "penghasilan=2500000&pekerjaan=art&bulan=2&anak=9")
    reach('[data-rinci="meninggal-lain"] > summary')
    page.keyboard.press("Enter")
    reach('[data-rinci="kenapa-meninggal-lain"] > summary')
    page.keyboard.press("Enter")
    assert page.locator('[data-rinci="meninggal-lain"] .jejak').first.is_visible()
    reach('[data-bagikan="cetak"]')
    page.evaluate("window.print = () => { window.printed = true }")
    page.keyboard.press("Enter")
    page.locator(".kertas__kode svg").wait_for(state="attached")
    assert page.evaluate("window.printed === true")


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_every_panel_open(
    page: Page, situs: Situs, scheme: Literal["light", "dark"], viewport: ViewportSize
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(viewport)
    ready(page, situs, f"#{FULL}")
    expect_answer(page, FULL)
    open_all(page)
    page.locator("[name=stmb]").fill("x")
    page.locator("[name=stmb]").blur()
    page.locator("#ringkasan-galat").wait_for()
    page.locator("#cari-pekerjaan").fill("tukang")
    page.evaluate(AXE.read_text("utf-8"))
    rules = RULES if scheme == "light" else COLOURS
    report = page.evaluate("rules => axe.run(document, { runOnly: rules })", rules)
    found = [
        (fault["id"], [node["target"] for node in fault["nodes"]]) for fault in report["violations"]
    ]
    assert found == []
    if viewport is PHONE:
        page.evaluate(SNIFFER.read_text("utf-8"))
        assert sniffed(page) == []


def test_the_smallest_phone_needs_no_sideways_scroll(page: Page, situs: Situs) -> None:
    page.set_viewport_size(SMALLEST)
    ready(page, situs, f"#{FULL}")
    expect_answer(page, FULL)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["width"]


def test_targets_are_large_enough_for_a_thumb(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    ready(page, situs)
    open_all(page)
    controls = page.locator(
        ".kalkulator :is(button, select, summary, input:not([type=checkbox]), .tombol,"
        " .kanal__kartu, .harga-kartu__ke a, .manfaat__klaim a)"
    )
    assert controls.count() > 100
    assert controls.evaluate_all(SMALL, TARGET) == []


def test_the_first_screen_of_a_phone_holds_price_and_benefits(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    ready(page, situs)
    expect_answer(page, "penghasilan=1000000")
    for selector in (
        "[name=penghasilan]",
        'output[name="iuran.bulanan.0.total"]',
        ".harga-kartu__satuan",
        ".harga-kartu__inti",
    ):
        box = page.locator(selector).bounding_box()
        assert box
        assert box["y"] + box["height"] <= PHONE["height"], selector


def test_the_other_two_answers_are_one_tap_from_the_price(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    ready(page, situs, "#penghasilan=2000000")
    for name, heading in (
        ("Semua manfaat", "Kalau terjadi sesuatu"),
        ("Langkah berikutnya", "Langkah berikutnya"),
    ):
        page.get_by_role("link", name=name, exact=True).click()
        box = page.get_by_role("heading", name=heading).bounding_box()
        assert box
        assert 0 <= box["y"] < PHONE["height"] / 3
    assert page.url.endswith("#penghasilan=2000000")


def test_days_and_parts_of_months_are_typed_as_people_write_them(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAPTOP)
    ready(page, situs, "#penghasilan=1000000")
    open_all(page, "#kalkulator")
    field = page.locator("[name=stmb]")
    for typed, kept in (("10 hari", "10hari"), ("2,5", "2,5"), ("3", "3"), ("45hari", "45hari")):
        field.fill("")
        field.press_sequentially(typed)
        expect_answer(page, f"penghasilan=1000000&stmb={kept}")
    page.reload()
    expect_answer(page, "penghasilan=1000000&stmb=45hari")
    assert field.input_value() == "45hari"


def test_a_double_tap_is_one(page: Page, situs: Situs) -> None:
    """A hand that shakes does not take away what it chose; a second tap later does."""
    ready(page, situs, "#penghasilan=3000000")
    chip = page.locator('button[data-pekerjaan="art"]')
    chip.dblclick()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect_answer(page, "penghasilan=3000000&pekerjaan=art")
    myself = page.locator("button[data-pembayar]")
    myself.dblclick()
    expect(myself).to_have_attribute("aria-pressed", "true")
    page.locator(".sesuaikan").evaluate("fold => { fold.open = true; }")
    page.locator("form [data-anak]").first.dblclick()
    assert "," not in page.locator("[name=anak]").input_value()
    card = page.locator("#kartu-sementara")
    card.locator("> summary").click()
    month = card.get_by_role("button", name="1 bulan", exact=True)
    month.dblclick()
    expect(month).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(SHAKE)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("usia", "67", "67 tahun tidak dapat didaftarkan"),
        ("tunggakan", "5", "Iuran menunggak 5 bulan"),
    ],
)
def test_why_nothing_is_due_is_said_at_the_field_too(
    page: Page, situs: Situs, key: str, text: str, reason: str
) -> None:
    ready(page, situs, f"#penghasilan=3000000&{key}={text}")
    field, told = page.locator(f"[name={key}]"), page.locator(f"#galat-{key}")
    expect(told).to_contain_text(reason)
    # It was read well: no fault.
    assert field.get_attribute("aria-invalid") is None
    assert f"galat-{key}" in (field.get_attribute("aria-describedby") or "").split()
    field.evaluate(
        "one => { one.value = ''; one.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(told).to_have_text("")


@pytest.mark.parametrize(
    ("claim", "card"),
    [
        ("meninggal-karena-kerja", "kartu-meninggal-kerja"),
        ("kematian", "kartu-meninggal-lain"),
        ("kecelakaan-kerja", "kartu-sementara"),
        ("penyakit-akibat-kerja", "kartu-sementara"),
        ("beasiswa", "kartu-sekolah"),
    ],
)
def test_a_claim_page_opens_the_calculator_for_its_event(
    page: Page, situs: Situs, claim: str, card: str
) -> None:
    page.goto(situs(f"cara-klaim/{claim}/"))
    page.get_by_role("link", name=re.compile("^Hitung (untuk|dengan)")).click()
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for()
    expect(page.locator(f"#{card}")).to_have_attribute("open", "")
    expect(page.locator(f"#{card}")).to_be_in_viewport()
    assert "Rp0" not in page.locator(f"#{card} > summary").inner_text()
    if "meninggal" in card:
        assert "sekolah anak" in page.locator(f"#{card} > summary").inner_text()


def test_what_sends_an_answer_on_is_one_tap_from_its_price(page: Page, situs: Situs) -> None:
    """It lies at the end, below all that the answer says."""
    page.set_viewport_size(PHONE)
    ready(page, situs, "#penghasilan=3000000")
    page.get_by_role("link", name="Kirim atau simpan").click()
    expect(page.get_by_role("button", name="Pesan untuk WhatsApp")).to_be_in_viewport()


def test_a_card_is_filled_in_where_it_stands(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    ready(page, situs, "#penghasilan=3000000&pekerjaan=ojek-online&pembayar=sendiri")
    query = "penghasilan=3000000&pekerjaan=ojek-online&pembayar=sendiri"
    card = page.locator("#kartu-sementara")
    card.locator("> summary").click()
    month = card.get_by_role("button", name="1 bulan", exact=True)
    month.click()
    expect_answer(page, f"{query}&stmb=1")
    assert card.get_attribute("open") is not None
    assert month.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.value") == "1"
    page.wait_for_timeout(SHAKE)
    month.click()
    expect_answer(page, query)
    school = page.locator("#kartu-sekolah")
    school.locator("> summary").click()
    for age in ("4", "12"):
        school.locator(f'[data-anak="{age}"]').click()
        page.locator(f'.hasil[data-tautan*="{age}"]').wait_for()
    expect_answer(page, f"{query}&anak=4,12")
    # What needs the form leads there, and the bar leads back to the card.
    school.get_by_role("button", name="Ubah").click()
    assert page.evaluate("document.activeElement.name") == "anak"
    back = page.locator("#bilah-lihat")
    back.click()
    assert page.evaluate("document.activeElement.id") == "kartu-sekolah"
    assert back.get_attribute("href") == "#jawaban"


def test_the_bar_tells_the_whole_sum(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    query = "penghasilan=1000000&pekerjaan=marbot&bulan=12&jumlah=6"
    ready(page, situs, f"#{query}")
    expect_answer(page, query)
    page.locator(".sesuaikan > summary").click()
    bar = page.locator("#bilah")
    bar.wait_for()
    total = f"{answer(query)['iuran']['total_semua']:,}".replace(",", ".")
    assert " ".join(bar.locator("p").inner_text().split()) == f"Rp{total} 6 orang, 12 bulan"


@pytest.mark.first_visit
@pytest.mark.parametrize(
    ("moment", "over"),
    # The due day, moved to the Monday, ends in Jakarta at 17.00 of London.
    [("2026-11-16T16:59:00Z", False), ("2026-11-16T17:01:00Z", True)],
)
def test_a_due_day_that_is_over_is_not_promised(
    page: Page, situs: Situs, moment: str, *, over: bool
) -> None:
    page.clock.set_fixed_time(moment)
    ready(page, situs, "#penghasilan=1000000&mulai=2026-11")
    page.locator('.hasil[data-tautan="penghasilan=1000000&mulai=2026-11"]').wait_for()
    assert page.locator("[data-sesudah]").is_visible() is over


def test_pictures_are_folded_on_a_phone_and_open_beside_the_form(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    ready(page, situs)
    months = page.locator('[data-rinci="gambar-bulanan"]')
    assert months.get_attribute("open") is None
    page.set_viewport_size(LAPTOP)
    page.reload()
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for()
    assert months.locator("svg[role=img]").is_visible()
    # Its own heading says the same: beside the form there is nothing to fold.
    assert not months.locator("> summary").is_visible()
    page.locator("[name=penghasilan]").fill("2000000")
    expect_answer(page, "penghasilan=2000000")
    assert months.locator("svg[role=img]").is_visible()


@pytest.mark.first_visit
def test_the_first_answer_of_python_moves_nothing(page: Page, situs: Situs) -> None:
    page.goto(situs("kalkulator/"))
    month = page.locator("form#kalkulator").get_attribute("data-kini")
    page.clock.set_fixed_time(f"{month}-10T03:00:00Z")
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          globalThis.dulu = document.querySelector("#hasil > *");
        });"""
    )
    ready(page, situs)
    assert page.evaluate("document.querySelector('#hasil > *') === dulu")
