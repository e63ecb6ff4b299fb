"""Compare and household, as people use them: typed, tapped, shared, reloaded."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from calculator.browser import banyak, respond
from tests.browser.screens import SMALLEST, axe_on_both_screens

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

pytestmark = pytest.mark.visited

KINI = "2026-11"
ART = "penghasilan=2000000&pekerjaan=art&mulai=2026-11"
SOPIR_SEBULAN = "penghasilan=4000000&pekerjaan=sopir-pribadi&mulai=2026-11"
SOPIR = "penghasilan=4000000&pekerjaan=sopir-pribadi&mulai=2026-11&bulan=3"


def open_page(page: Page, situs: Situs, address: str) -> None:
    """Open a page and wait for Python; its clock stands in November 2026."""
    page.clock.set_fixed_time("2026-11-24T12:00:00+07:00")
    page.goto(situs(address))
    page.locator("#banyak[data-mesin=siap]:not([data-menunggu])").wait_for(timeout=60_000)


def amounts(page: Page) -> dict[str, int]:
    """Return every shown amount by its path."""
    found: dict[str, int] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#hasil output")]
          .map((o) => [o.name, Number(o.dataset.nilai)]))"""
    )
    return found


def answer(query: str) -> dict[str, Any]:
    """Return the engine's own answer."""
    found: dict[str, Any] = json.loads(respond(query, KINI))["jawaban"]
    return found


def settled(page: Page, fragment: str) -> None:
    """Wait until the address holds a fragment: then the answer stands."""
    page.wait_for_url(lambda url: url.partition("#")[2] == fragment, timeout=20_000)


def test_comparison_follows_what_is_typed_and_survives_a_reload(page: Page, situs: Situs) -> None:
    open_page(page, situs, "bandingkan/")
    built = amounts(page)
    assert built["1.iuran.bulanan.0.total"] == answer(ART)["iuran"]["total"]
    form = page.locator("form[data-pekerja='2']")
    form.locator("xpath=..").evaluate("details => { details.open = true; }")
    form.get_by_label("Penghasilan sebulan").fill("3,5 juta")
    form.get_by_label("Pekerjaannya").select_option("ojek-online")
    second = "penghasilan=3500000&pekerjaan=ojek-online&program=jkk-jkm-jht&mulai=2026-11"
    settled(page, f"{ART}/{second}")
    shown, due = amounts(page), answer(second)
    assert shown["2.iuran.bulanan.0.total"] == due["iuran"]["total"]
    assert shown["2.manfaat.jkk.meninggal.total"] == due["manfaat"]["jkk"]["meninggal"]["total"]
    assert shown["2.manfaat.jht.saldo"] == due["manfaat"]["jht"]["saldo"]
    assert "Pilihan 1 paling ringan" in page.locator("#suara").inner_text()
    page.reload()
    page.locator("#banyak[data-mesin=siap]:not([data-menunggu])").wait_for(timeout=60_000)
    assert amounts(page) == shown
    assert form.locator("[name=pekerjaan]").input_value() == "ojek-online"


def test_beginnings_are_one_click_away(page: Page, situs: Situs) -> None:
    open_page(page, situs, "bandingkan/")
    page.get_by_role("link", name="Dua penghasilan").click()
    settled(page, "penghasilan=1500000&mulai=2026-11/penghasilan=3000000&mulai=2026-11")
    assert page.locator("form[data-pekerja]").count() == 2
    assert page.locator("form[data-pekerja] [name=penghasilan]").nth(1).input_value() == "3.000.000"


def test_two_quick_taps_add_two_workers(page: Page, situs: Situs) -> None:
    open_page(page, situs, f"rumah-tangga/#{ART}")
    # Both on the button itself: after the first it stands lower.
    page.get_by_role("button", name="Tambah pekerja").evaluate("b => { b.click(); b.click(); }")
    expect(page.locator("form[data-pekerja]")).to_have_count(3)


def test_paper_has_no_presets_and_keeps_a_step_whole(page: Page, situs: Situs) -> None:
    page.route("**/mesin/**", lambda _: None)
    page.emulate_media(media="print")
    page.goto(situs("bandingkan/"))
    presets = page.locator(".keping-baris")
    assert presets.count()
    assert not [one for one in presets.all() if one.is_visible()]
    page.goto(situs("cara-daftar/"))
    breaks = page.locator("ol:is(.langkah, .urutan) > li").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).breakInside)"
    )
    assert set(breaks) == {"avoid"}


def test_household_adds_takes_away_and_sums(page: Page, situs: Situs) -> None:
    open_page(page, situs, f"rumah-tangga/#{ART}/{SOPIR}")
    page.locator("output[name='2.manfaat.jkm.total']").wait_for()
    total = answer(ART)["iuran"]["total_semua"] + answer(SOPIR)["iuran"]["total_semua"]
    assert amounts(page)["rumah.total"] == total
    page.get_by_role("button", name="Tambah pekerja").click()
    settled(page, f"{ART}/{SOPIR}/{SOPIR}")
    page.locator("output[name='3.manfaat.jkm.total']").wait_for()
    assert amounts(page)["rumah.total"] == total + answer(SOPIR)["iuran"]["total_semua"]
    # Who adds goes on in the new form.
    assert page.evaluate("document.activeElement.closest('form')?.dataset.pekerja") == "3"
    page.get_by_role("button", name="Hapus pekerja 1").evaluate(
        "button => button.closest('details').open = true"
    )
    page.get_by_role("button", name="Hapus pekerja 1").click()
    settled(page, f"{SOPIR}/{SOPIR}")
    page.go_back()
    page.locator("output[name='3.manfaat.jkm.total']").wait_for()
    assert page.locator("form[data-pekerja]").count() == 3
    # Two sheets of paper, with who is not speaking and of which day they are.
    # By the page's own button the code comes along.
    page.evaluate("() => { print = () => { document.body.dataset.printed = 'yes'; }; }")
    page.get_by_role("button", name="Cetak").click()
    page.locator("body[data-printed]").wait_for()
    assert page.locator("#qr svg").is_visible()
    paper = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(paper) <= 2
    page.emulate_media(media="print")
    assert page.locator("#qr svg").is_visible()
    # Spaces are what a reader of PDF guesses from gaps between letters.
    words = "".join("".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    for told in (
        "Situs edukasi independen",
        "Dicetak pada 24 November 2026",
        "Seluruhnya",
        "Buka lagi hitungan ini: http",
    ):
        assert told.replace(" ", "") in words, told


def test_faults_stand_at_their_field_and_nothing_typed_is_lost(page: Page, situs: Situs) -> None:
    open_page(page, situs, f"rumah-tangga/#{ART}/{SOPIR}")
    page.locator("output[name='2.manfaat.jkm.total']").wait_for()
    income = page.locator("#p2-penghasilan")
    page.locator("details:has(#p2-penghasilan)").first.evaluate("d => { d.open = true; }")
    income.fill("banyak sekali")
    income.blur()
    page.locator("#p2-penghasilan[aria-invalid=true]").wait_for()
    assert "belum dapat kami baca" in page.locator("#p2-penghasilan-galat").inner_text()
    box = page.locator("#ringkasan-galat")
    assert box.inner_text().startswith("Pekerja 2.")
    page.reload()
    page.locator("#ringkasan-galat:not([hidden])").wait_for(timeout=60_000)
    assert page.locator("#p2-penghasilan").input_value() == "banyak sekali"
    box.get_by_role("link").click()
    assert page.evaluate("document.activeElement.id") == "p2-penghasilan"
    page.locator("#p2-penghasilan").fill("2jt")
    page.locator("#ringkasan-galat").wait_for(state="hidden")


@pytest.mark.parametrize("address", ["rumah-tangga/", "bandingkan/"])
def test_nothing_is_taken_along_while_a_field_is_wrong(
    page: Page, situs: Situs, address: str
) -> None:
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, situs, f"{address}#{ART}/{SOPIR_SEBULAN}")
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator("#kode").click()
    page.locator("#qr svg").wait_for()
    income = page.locator("#p2-penghasilan")
    income.evaluate("one => { one.closest('details').open = true; }")
    income.fill("banyak sekali")
    income.blur()
    page.locator("#p2-penghasilan[aria-invalid=true]").wait_for()
    # The code of what was answered before is no longer there to be photographed.
    expect(page.locator("#qr")).to_be_hidden()
    exits = page.locator(".banyak__bawa button")
    assert exits.count() == (5 if address.startswith("rumah") else 2)
    for way in exits.all():
        way.click()
        expect(way).to_have_text("Perbaiki dulu isiannya")
    assert not page.evaluate("window.printed")
    assert page.evaluate("navigator.clipboard.readText()") == ""
    # Mended and shared in one breath: it is the new answer that goes.
    share = page.get_by_role("button", name="Bagikan tautan ini")
    expect(share).to_be_visible(timeout=10_000)
    income.evaluate("""one => {
      one.value = '5000000';
      one.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector('#bagikan').click();
    }""")
    expect(page.get_by_role("button", name="Disalin")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"#{ART}/{SOPIR_SEBULAN.replace('4000000', '5000000')}")


def test_why_a_worker_has_no_price_is_said_at_the_field_too(page: Page, situs: Situs) -> None:
    open_page(page, situs, f"rumah-tangga/#{ART}/{SOPIR}&usia=67")
    told = page.locator("#p2-usia-galat")
    expect(told).to_contain_text("67 tahun tidak dapat didaftarkan")
    expect(page.locator("#p1-usia-galat")).to_have_text("")
    assert page.locator("#p2-usia").get_attribute("aria-invalid") is None
    page.locator("#p2-usia").evaluate(
        "one => { one.value = '40'; one.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    expect(told).to_have_text("")


def test_calendar_message_and_code(page: Page, situs: Situs) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, situs, f"rumah-tangga/#{ART}/{SOPIR}")
    page.locator("output[name='2.manfaat.jkm.total']").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Simpan ke kalender").click()
    text = download.value.path().read_bytes().decode()
    assert download.value.suggested_filename == "sertakan-rumah-tangga.ics"
    # Two days to pay, for both; 16 November is over. And two ends.
    assert text.count("BEGIN:VEVENT\r\n") == 2 + 2
    assert "DTSTAMP:20261124T050000Z\r\n" in text
    page.get_by_role("button", name="Salin untuk WhatsApp").click()
    page.get_by_role("button", name="Disalin; tempel di WhatsApp").wait_for()
    message = page.evaluate("navigator.clipboard.readText()")
    assert message.startswith("*Rp36.550* untuk 2 orang")
    assert situs(f"rumah-tangga/#{ART}/{SOPIR}") in message
    assert "November 2026: Rp36.550, sudah lewat batasnya" in message
    assert "Desember 2026: Rp23.150, paling lambat 15 Desember 2026" in message
    page.get_by_role("button", name="Kode QR").click()
    page.locator("#qr svg").wait_for()
    assert page.locator("#qr svg").bounding_box()["width"] > 150  # type: ignore[index]
    page.get_by_role("button", name="Kode QR").click()
    page.locator("#qr svg").wait_for(state="hidden")


@pytest.mark.first_visit
def test_failure_keeps_the_forms_and_offers_a_way_on(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    page.clock.set_fixed_time("2026-11-24T12:00:00+07:00")
    page.route("**/pyodide.asm.wasm*", lambda route: route.abort())
    page.goto(situs(f"rumah-tangga/#{ART}/{SOPIR}"))
    page.locator("#banyak[data-mesin=gagal]").wait_for(timeout=60_000)
    assert "Sambungan terputus" in page.locator("#kabar-mesin").inner_text()
    page.unroute("**/pyodide.asm.wasm*")
    page.get_by_role("button", name="Coba lagi").click()
    page.locator("#banyak[data-mesin=siap]:not([data-menunggu])").wait_for(timeout=60_000)
    # The forms of the link come with the answer, in the place of the example's.
    expect(page.locator("form[data-pekerja]")).to_have_count(2)


def test_without_javascript_the_example_stands(browser: Browser, situs: Situs) -> None:
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    page = context.new_page()
    for address, halaman in (("bandingkan/", "bandingkan"), ("rumah-tangga/", "rumah-tangga")):
        page.goto(situs(address))
        built = json.loads(banyak("", KINI, halaman))
        assert page.locator("#hasil output").count() == built["html"].count("<output")
        note = page.locator("article noscript .catatan").bounding_box()
        assert note is not None
        assert note["height"] > 20
    context.close()


@pytest.mark.parametrize("address", ["bandingkan/", "rumah-tangga/"])
def test_axe_finds_nothing_with_everything_open(page: Page, situs: Situs, address: str) -> None:
    open_page(page, situs, f"{address}#{ART}/{SOPIR}&anak=3/penghasilan=2jt&tunggakan=1")
    page.locator("#p3-penghasilan").evaluate("input => { input.value = 'x'; }")
    page.locator("#p3-penghasilan").dispatch_event("change")
    page.locator("#ringkasan-galat:not([hidden])").wait_for()
    page.evaluate("document.querySelectorAll('.banyak details').forEach((d) => { d.open = true; })")
    assert axe_on_both_screens(page) == {}


@pytest.mark.parametrize("address", ["bandingkan/", "rumah-tangga/"])
def test_smallest_phone_needs_no_sideways_scroll_and_targets_fit_a_thumb(
    page: Page, situs: Situs, address: str
) -> None:
    page.set_viewport_size(SMALLEST)
    open_page(page, situs, f"{address}#{ART}/{SOPIR}&anak=3/{ART}")
    page.locator("output[name='3.manfaat.jkm.total']").wait_for()
    page.evaluate("document.querySelectorAll('.banyak details').forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    hidden = "table => table.scrollWidth - table.parentElement.clientWidth"
    assert [table.evaluate(hidden) for table in page.locator(".rumah__tahun").all()] in ([], [0])
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            ".banyak :is(button, select, summary, input:not([type=hidden]), a.keping)")]
          .filter((e) => e.checkVisibility())
          .map((e) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect().height])
          .filter(([, height]) => height < 43.5)"""
    )
    assert small == []


def test_months_and_start_are_asked_once_for_all(page: Page, situs: Situs) -> None:
    open_page(page, situs, f"rumah-tangga/#{ART}/{SOPIR_SEBULAN}")
    page.locator("#semua-bulan").select_option("6")
    expect(page).to_have_url(re.compile(r"bulan=6.*/.*bulan=6"))
    expect(page.locator("#p1-bulan, #p2-bulan")).to_have_count(0)
    # Another worker comes with the same months; the table has people by year.
    page.locator("#tambah").click()
    expect(page).to_have_url(re.compile(r"bulan=6.*/.*bulan=6.*/.*bulan=6"))
    expect(page.locator(".rumah__tahun tbody tr")).to_have_count(4)
    expect(page.locator("output[name='rumah.tahun.2027']")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.locator("#semua-bulan")).to_have_value("")


def test_an_old_link_with_other_months_for_each_opens_and_can_be_made_alike(
    page: Page, situs: Situs
) -> None:
    open_page(page, situs, f"rumah-tangga/#{ART}&bulan=3/{SOPIR_SEBULAN}&bulan=6")
    expect(page.locator("#p1-bulan")).to_have_value("3")
    expect(page.locator("#p2-bulan")).to_have_value("6")
    page.locator("#semua-bulan").select_option("12")
    expect(page.locator("#p1-bulan")).to_have_value("12")
    expect(page).to_have_url(re.compile(r"bulan=12.*/.*bulan=12"))


def test_a_first_month_that_cannot_be_is_told_at_the_field_for_all(
    page: Page, situs: Situs
) -> None:
    open_page(page, situs, f"rumah-tangga/#{ART}/{SOPIR_SEBULAN}")
    page.locator("#semua-mulai").fill("2014-01")
    expect(page.locator("#semua-mulai-galat")).not_to_be_empty()
    expect(page.locator("#semua-mulai")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("address", ["bandingkan/", "rumah-tangga/"])
def test_a_doubted_entry_is_said_at_its_field_with_what_was_meant(
    page: Page, situs: Situs, address: str
) -> None:
    open_page(page, situs, f"{address}#{ART}/{SOPIR}")
    income = page.locator("#p2-penghasilan")
    page.locator("details:has(#p2-penghasilan)").first.evaluate("d => { d.open = true; }")
    income.fill("150")
    income.blur()
    told = page.locator("#p2-penghasilan-galat")
    expect(told).to_contain_text("kecil sekali")
    assert income.get_attribute("aria-invalid") is None
    page.locator("#p2-penghasilan-saran").get_by_role("button").first.click()
    expect(told).to_have_text("")
    expect(page.locator("#hasil")).not_to_contain_text("kecil sekali")
    income.fill("80 ribu sehari")
    income.blur()
    expect(told).to_contain_text("sehari dihitung 25 hari kerja")
