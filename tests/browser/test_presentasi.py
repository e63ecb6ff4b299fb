"""The slides: keys, settings, the speaker's window, the live calculator, and letters big enough."""

from __future__ import annotations

import re
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

LAYAR = {"tua": {"width": 1024, "height": 768}, "baru": {"width": 1920, "height": 1080}}
KINI = "document.querySelector('.slides > .present').dataset.slide"
SITUS_ADA = """new MutationObserver((_, watch) => {
  if (!document.body) return;
  document.body.dataset.situsAda = "ya";
  watch.disconnect();
}).observe(document, { childList: true, subtree: true })"""
# Every piece of text that shows: what it says, its size as a part of the height, and its box.
TEKS = """() => {
  const slide = document.querySelector('.slides > .present');
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const host = node.parentElement;
    if (!node.textContent.trim() || host.closest('.notes, option')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    found.push({
      kata: node.textContent.trim(),
      besar: parseFloat(getComputedStyle(host).fontSize) / innerHeight,
      masuk: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
    });
  }
  return found;
}"""


OVERLAP = (Path(__file__).parent / "overlap.js").read_text("utf-8")


def sampai(page: Page, syarat: str, lama: float = 30) -> None:
    """Wait until an expression is true; the site's policy forbids Playwright's own way."""
    end = time.monotonic() + lama
    while not page.evaluate(syarat):
        assert time.monotonic() < end, f"never true: {syarat}"
        page.wait_for_timeout(50)


def buka(page: Page, situs: Situs, fragmen: str = "") -> None:
    page.goto(situs(f"presentasi/#{fragmen}"))
    sampai(page, "'siap' in document.documentElement.dataset")


@pytest.fixture(params=LAYAR)
def layar(
    request: pytest.FixtureRequest, browser: Browser, catatan: Catatan
) -> Iterator[tuple[BrowserContext, Page]]:
    context = browser.new_context(
        viewport=LAYAR[request.param], locale="id-ID", service_workers="block"
    )
    catatan.watch(context)
    yield context, context.new_page()
    context.close()


def test_smallest_text_is_a_25th_of_the_height_and_all_of_it_shows(
    layar: tuple[BrowserContext, Page], situs: Situs, catatan: Catatan
) -> None:
    _, page = layar
    buka(page, situs, "acara=Rembuk%20Warga%20RW%2007&wilayah=Balikpapan&kontak=Kantor%20Cabang")
    names = page.evaluate(
        "[...document.querySelectorAll('.slides > section')].map((s) => s.dataset.slide)"
    )
    for name in names:
        assert page.evaluate(KINI) == name
        # Fragments appear one by one, then comes the next slide.
        for _ in range(8):
            if page.evaluate("!document.querySelector('.present .fragment:not(.visible)')"):
                break
            page.keyboard.press("PageDown")
        page.wait_for_timeout(250)
        found = page.evaluate(TEKS)
        assert found
        assert [one for one in found if one["besar"] < 1 / 25 or not one["masuk"]] == [], name
        page.keyboard.press("PageDown")
    catatan.judge()


def test_nothing_lies_over_anything_or_is_cut(browser: Browser, situs: Situs) -> None:
    """All slides on four screens, with the longest names that an event may have, in one visit."""
    page = browser.new_page(locale="id-ID", reduced_motion="reduce", service_workers="block")
    name = "Sosialisasi dan Pendaftaran Perlindungan Pekerja Rentan Kelurahan Sendangtirto 2026"
    place = "Gedung Serbaguna Kalurahan Sumbersari Hadiningrat Barat"
    contact = "Kantor Cabang Perintis Gunungkidul, telepon (0274) 391 999"
    buka(
        page,
        situs,
        f"acara={name}&tempat={place}&tanggal=2026-12-05&pukul=19.30&kontak={contact}",
    )
    names = page.evaluate(
        "[...document.querySelectorAll('.slides > section')].map((one) => one.dataset.slide)"
    )
    wrong = {}
    for width, height in ((1024, 768), (1366, 768), (1920, 1080), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        for slide in names:
            page.evaluate(
                "(name) => { const now = new URLSearchParams(location.hash.slice(1));"
                " now.set('ke', name); location.hash = now; }",
                slide,
            )
            sampai(page, f"{KINI} === '{slide}'")
            # Whatever appears one by one.
            page.evaluate(
                "for (const one of document.querySelectorAll('.present .fragment'))"
                " one.classList.add('visible')"
            )
            page.wait_for_timeout(30)
            if found := page.evaluate(OVERLAP):
                wrong[width, slide] = found
    page.close()
    assert wrong == {}


def test_live_answer_fills_the_screen_and_its_code_opens_it_elsewhere(
    layar: tuple[BrowserContext, Page], situs: Situs, catatan: Catatan
) -> None:
    _, page = layar
    # As in a build that was told where the site will stand: this machine is nowhere for a phone.
    page.add_init_script(SITUS_ADA)
    buka(page, situs, "ke=hitung&pekerjaan=sopir-pribadi")
    page.fill("[name=penghasilan]", "2,5 juta")
    page.keyboard.press("Enter")
    sampai(page, "!document.querySelector('#layar').hidden")
    page.wait_for_timeout(300)
    found = page.evaluate(TEKS)
    assert [one for one in found if one["besar"] < 1 / 25 or not one["masuk"]] == []
    amount = page.locator("output[name='iuran.total']")
    number = int(amount.get_attribute("data-nilai") or 0)
    assert number > 0
    # Rows keep the slide's margin, and no sign lies on a figure.
    edge = page.evaluate(
        """() => {
          const slide = document.querySelector(".slides > .present");
          const margin = parseFloat(getComputedStyle(slide).paddingRight);
          return slide.getBoundingClientRect().right - margin;
        }"""
    )
    rows = page.locator("#layar dl > *, #layar li").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert rows
    assert max(rows) <= edge + 1
    assert page.evaluate(OVERLAP) == []
    # Whoever reads the conditions reads them whole: the button below lies on nothing.
    conditions = page.locator(".layar__umum").last.bounding_box()
    button = page.locator(".layar__ganti").bounding_box()
    assert conditions
    assert button
    assert conditions["y"] + conditions["height"] <= button["y"]
    assert amount.inner_text() == f"Rp{number:,}".replace(",", ".")
    # 15 metres: the amount's letters are a sixth of the height.
    assert max(one["besar"] for one in found) > 0.15

    code = page.locator("svg.qr:visible").screenshot()
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(code)).convert("L"))
    address = urlsplit(read.text)
    assert address.path.endswith("/kalkulator/")
    assert parse_qs(address.fragment)["pekerjaan"] == ["sopir-pribadi"]
    assert parse_qs(address.fragment)["penghasilan"] == ["2500000"]

    # A digit begins the next question; nonsense is answered in words.
    page.keyboard.press("3")
    assert page.input_value("[name=penghasilan]") == "3"
    page.fill("[name=penghasilan]", "tidak tahu")
    page.keyboard.press("Enter")
    sampai(page, "document.querySelector('[name=penghasilan]').ariaInvalid === 'true'")
    assert "tidak" in page.inner_text(".tanyakan__kabar")
    # A clicker means the slides even while the field is in use.
    page.keyboard.press("PageDown")
    sampai(page, f"{KINI} === 'hak'")
    catatan.judge()


def hitung(page: Page, line: str) -> None:
    """Ask the live slide, and wait for its answer or its fault."""
    page.fill("[name=penghasilan]", line)
    page.keyboard.press("Enter")
    sampai(
        page,
        "!document.querySelector('#layar').hidden ||"
        " document.querySelector('.tanyakan [aria-invalid=true]')",
    )


def test_one_line_names_an_occupation_and_an_income(page: Page, situs: Situs) -> None:
    """What /acara/ promises; each part is seen in its own field, and another line replaces both."""
    buka(page, situs, "ke=hitung&pekerjaan=art")
    chosen = page.locator("select[name=pekerjaan]")
    hitung(page, "petani, 1,5 juta")
    assert page.inner_text(".layar__siapa").startswith("Petani")
    page.click(".layar__ganti")
    assert chosen.input_value() == "petani"
    assert page.input_value("[name=penghasilan]") == "1,5 juta"
    # A word for several occupations is asked back.
    hitung(page, "sopir, 80 ribu sehari")
    assert "“sopir”" in page.inner_text(".tanyakan__kabar")
    assert chosen.get_attribute("aria-invalid") == "true"
    assert chosen.input_value() == ""
    page.get_by_role("button", name="Sopir taksi?").click()
    sampai(page, "!document.querySelector('#layar').hidden")
    assert page.inner_text(".layar__siapa").startswith("Sopir taksi")
    assert page.input_value("[name=penghasilan]") == "80 ribu sehari"
    assert chosen.get_attribute("aria-invalid") is None


@pytest.mark.parametrize(
    "line",
    ["sopir, 80 ribu sehari", "tidak tahu", "pns 5 juta", "50 juta seminggu", "99999999999999"],
)
def test_a_fault_leaves_nothing_cut_or_covered(page: Page, situs: Situs, line: str) -> None:
    """The question with what is said about it and what may be meant, on four screens."""
    buka(page, situs, "ke=hitung")
    hitung(page, line)
    assert page.inner_text(".tanyakan__kabar")
    wrong = {}
    for width, height in ((1024, 768), (1366, 768), (1920, 1080), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        found = page.evaluate(OVERLAP)
        found += [one for one in page.evaluate(TEKS) if width > height and one["besar"] < 1 / 25]
        if found:
            wrong[width] = found
    assert wrong == {}


def test_keys(page: Page, situs: Situs) -> None:
    buka(page, situs)
    page.keyboard.press("Space")
    sampai(page, f"{KINI} === 'cerita'")
    page.keyboard.press("ArrowLeft")
    sampai(page, f"{KINI} === 'pembuka'")
    page.keyboard.type("13")
    sampai(page, f"{KINI} === 'daftar'")
    page.keyboard.press("b")
    sampai(page, "document.querySelector('.reveal').classList.contains('paused')")
    page.keyboard.press("b")
    page.keyboard.press("o")
    sampai(page, "document.querySelector('.reveal').classList.contains('overview')")
    page.keyboard.press("o")
    page.reload()
    sampai(page, "'siap' in document.documentElement.dataset")
    assert page.evaluate(KINI) == "daftar"


def test_settings_make_one_link(page: Page, situs: Situs) -> None:
    buka(page, situs)
    page.keyboard.press("a")
    page.fill("[name=acara]", "Rapat <b>RT</b> & warga")
    page.fill("[name=kontak]", "Kantor Cabang Balikpapan")
    for name in ("bukan", "sekolah", "sering"):
        page.uncheck(f".atur [value={name}]")
    link = page.input_value("[name=tautan]")
    page.click(".atur button[type=submit]")
    page.goto("about:blank")
    page.goto(link)
    sampai(page, "'siap' in document.documentElement.dataset")
    assert page.inner_text("[data-slide=pembuka] [data-isi=acara]") == "Rapat <b>RT</b> & warga"
    assert page.locator("[data-isi] *").count() == 0
    assert page.locator(".slides [data-slide=bukan]").count() == 0
    assert page.locator(".slides > section").count() == 14


def test_settings_are_plain_and_short(page: Page, situs: Situs) -> None:
    evil = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E" + "A" * 500 + "%E2%80%AE"
    buka(page, situs, f"acara={evil}&slide=tidak-ada,javascript:&ke=%3Cx%3E")
    shown = page.inner_text("[data-slide=pembuka] [data-isi=acara]")
    assert shown.startswith("<img src=x")
    assert len(shown) <= 100
    assert page.locator(".slides img").count() == 0
    assert page.locator(".slides > section").count() == 17


def test_settings_open_from_the_link_and_choose_a_length(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAYAR["tua"])
    buka(page, situs, "acara=Rembuk&tanggal=2026-12-05&lama=sejam&atur")
    dialog = page.locator("dialog.atur")
    assert dialog.is_visible()
    # What the link says wrong is told.
    assert "“sejam”" in dialog.inner_text()
    page.check("[name=lama][value='10']")
    link = page.input_value("[name=tautan]")
    assert "slide=" not in link
    assert "lama=10" in link
    page.click(".atur button[type=submit]")
    assert dialog.is_hidden()
    assert "5 Desember 2026" in page.inner_text("[data-slide=pembuka] [data-isi=tanggal]")
    short = page.locator(".slides > section").count()
    assert 8 <= short <= 11
    page.goto("about:blank")
    # What was handed out before opens as before; the bare link opens the settings.
    buka(page, situs, "wilayah=Balikpapan&slide=pembuka,hitung,tanya")
    assert page.inner_text("[data-slide=pembuka] [data-isi=tempat]") == "Balikpapan"
    assert page.locator(".slides > section").count() == 3
    page.evaluate("location.hash = '#atur'")
    dialog.wait_for()
    assert page.input_value("[name=tempat]") == "Balikpapan"


def test_all_slides_are_seen_at_once_and_each_is_a_page_on_paper(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAYAR["tua"])
    buka(page, situs, "acara=Rembuk")
    page.keyboard.press("o")
    inside = """[...document.querySelectorAll('.slides > section')].filter((slide) => {
      const { left, top, right, bottom, width } = slide.getBoundingClientRect();
      return width > 100 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    }).length"""
    sampai(page, f"{inside} === document.querySelectorAll('.slides > section').length")
    page.locator(".slides > [data-slide=sekolah]").click()
    sampai(page, f"{KINI} === 'sekolah'")
    paper = pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))
    # Spaces are set by moving on, and not always read.
    texts = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in paper]
    # All but the one that asks, which nobody answered.
    assert len(texts) == page.locator(".slides > section").count() - 1
    assert "Lindungi" in texts[0]
    assert "Adapertanyaan?" in texts[-1]
    assert "Speaker" not in "".join(texts)
    width, height = paper[0].get_size()
    assert 1.7 < width / height < 1.8
    # As large as on the screen: the first line of the first slide.
    first = paper[0].get_textpage()
    _, low, _, high = first.get_charbox(0)
    assert (high - low) / height > 0.08


def test_speaker_has_notes_and_a_clock_in_a_second_window(
    context: BrowserContext, page: Page, situs: Situs
) -> None:
    buka(page, situs, "ke=harga")
    with context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    assert "Iurannya" in speaker.inner_text("h1")
    assert "kedua harga" in speaker.inner_text(".pembicara__catatan")
    assert re.fullmatch(r"\d+:\d\d", speaker.inner_text(".pembicara__lama"))
    speaker.keyboard.press("PageDown")
    sampai(page, f"{KINI} === 'celaka'")
    assert "Kecelakaan" in speaker.inner_text("h1")


def test_projector_mode_lives_in_the_address(page: Page, situs: Situs) -> None:
    page.goto(situs("iuran/"))
    before = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    )
    page.click("[data-proyektor]")
    assert urlsplit(page.url).query == "proyektor"
    after = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    )
    assert after > before * 1.15
    page.goto(situs("kalkulator/?proyektor#penghasilan=2000000"))
    assert page.evaluate("document.documentElement.classList.contains('proyektor')")
    sampai(page, "document.querySelector('output[name=\"iuran.total\"]')?.dataset.nilai > 0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("[data-proyektor]")
    assert urlsplit(page.url).query == ""
    assert "penghasilan=2000000" in page.url


def test_the_organiser_is_told_why_there_is_no_code(page: Page, situs: Situs) -> None:
    """This machine is nowhere for a phone, and no site was named when this was built."""
    page.set_viewport_size(LAYAR["tua"])
    buka(page, situs, "atur")
    expect(page.locator("dialog.atur")).to_contain_text("tidak menampilkan kode QR")
    page.add_init_script(SITUS_ADA)
    page.reload()
    sampai(page, "'siap' in document.documentElement.dataset")
    expect(page.locator("dialog.atur [data-tanpa-kode]")).to_be_hidden()


def test_back_by_accident_loses_nothing(page: Page, situs: Situs) -> None:
    """Back leaves the slides, as it leaves any page; forward opens them where they were."""
    page.set_viewport_size(LAYAR["tua"])
    page.goto(situs("acara/"))
    buka(page, situs, "acara=Rembuk&tempat=Balai&lama=10")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    sampai(page, f"{KINI} !== 'pembuka'")
    page.wait_for_timeout(300)
    slide, link = page.evaluate(KINI), page.url
    page.go_back()
    assert page.url == situs("acara/")
    page.go_forward()
    sampai(page, "'siap' in document.documentElement.dataset")
    assert page.url == link
    assert page.evaluate(KINI) == slide
    assert page.locator("[data-slide=pembuka] [data-isi=acara]").text_content() == "Rembuk"


def test_the_settings_have_the_same_room_on_both_sides(page: Page, situs: Situs) -> None:
    """The browser of the tests hides its bars: asked is what keeps the left side like the right."""
    page.set_viewport_size(LAYAR["tua"])
    buka(page, situs, "acara=Rembuk&atur")
    gutter = page.locator("dialog.atur").evaluate("d => getComputedStyle(d).scrollbarGutter")
    assert gutter == "stable both-edges"


def test_the_arrow_of_a_choice_is_as_large_as_its_letters(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAYAR["tua"])
    buka(page, situs, "slide=hitung")
    drawn = """select => {
      const style = getComputedStyle(select);
      return [style.appearance, parseFloat(style.backgroundSize) / parseFloat(style.fontSize)];
    }"""
    select = page.locator(".tanyakan select")
    look, size = select.evaluate(drawn)
    assert look == "none"
    assert size > 0.3
    # Forced colours leave out what is drawn: there the browser's own is seen.
    page.emulate_media(forced_colors="active")
    assert select.evaluate(drawn)[0] != "none"


def test_a_link_that_cannot_be_copied_stands_selected(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAYAR["tua"])
    page.add_init_script(
        """Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => false;"""
    )
    buka(page, situs, "acara=Rembuk&atur")
    button = page.locator("dialog.atur [data-aksi=salin]")
    button.click()
    expect(button).to_have_text("Terpilih, salin dengan tangan")
    assert page.locator("[name=tautan]").evaluate(
        "f => f === document.activeElement && f.value.slice(f.selectionStart, f.selectionEnd)"
    ) == page.input_value("[name=tautan]")


def test_an_address_that_the_browser_refuses_stops_no_slide(page: Page, situs: Situs) -> None:
    page.set_viewport_size(LAYAR["tua"])
    buka(page, situs, "acara=Rembuk")
    page.evaluate(
        """void (History.prototype.replaceState = History.prototype.pushState = () => {
          throw new DOMException("too often", "SecurityError");
        })"""
    )
    page.keyboard.press("ArrowRight")
    page.locator(".slides > section.present").nth(0).wait_for()
    page.keyboard.press("End")
    expect(page.locator(".slides > section").last).to_have_class(re.compile("present"))
