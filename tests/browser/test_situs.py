"""The shell around every page: reachable by keyboard and thumb, readable, right on every day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculator.rules import law
from calculator.rupiah import rp
from tests.browser.screens import (
    AXE,
    LAPTOP,
    PHONE,
    RULES,
    SHARED,
    SMALL,
    SMALLEST,
    SNIFFER,
    TARGET,
    of_each_kind,
    sniffed,
)
from tools.facts import figures
from tools.paths import SITE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    from calculator.month import Month
    from tests.browser.conftest import Catatan, Situs


def addresses() -> list[str]:
    """Return every page of reading; pages that are a tool have tests of their own."""
    tools = ("kalkulator/", "presentasi/", "sematkan/")
    found = (path.parent.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))
    pages = ["" if place == "." else f"{place}/" for place in found]
    return sorted(page for page in pages if not page.startswith(tools))


def kinds() -> list[str]:
    """Return every page of reading, but of the share pages, one template, one of each kind."""
    return of_each_kind(addresses())


# Every template; a wide screen adds to it by styles alone.
WIDE = {"", "cara-daftar/", "en/", "iuran/", "kolektif/", "tanya-jawab/", *SHARED}
STYLES = re.compile(r"assets/css/([\w-]+)\.css")


def looks() -> list[str]:
    """Return a page of each set of style sheets, and those that are looked at in more ways."""
    first: dict[frozenset[str], str] = {}
    for page in kinds():
        text = (SITE / page / "index.html").read_text("utf-8")
        first.setdefault(frozenset(STYLES.findall(text)), page)
    assert len(first) > 5
    return sorted({*first.values(), *WIDE, *FORCED})


# One page of each kind is looked at on a projector and in colours that the system forces, too.
BLACK = "rgb(0, 0, 0)"
# axe asks first for a colour that forced ones leave as it is, though none is painted in it.
FORCED_INK = """() => {
  const asked = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return name === "-webkit-text-fill-color" ? "" : asked.call(this, name);
  };
}"""
FORCED = {"", "iuran/", "tanya-jawab/", "cara-klaim/kematian/", "mudah/hitung/", "bagikan/art/"}


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_axe_and_a_second_engine_find_nothing(
    browser: Browser, situs: Situs, catatan: Catatan, viewport: ViewportSize
) -> None:
    context = browser.new_context(viewport=viewport, color_scheme="light", locale="id-ID")
    catatan.watch(context)
    for engine in (AXE, SNIFFER):
        context.add_init_script(path=engine)
    page = context.new_page()
    found = {}

    def judge(scheme: str, rules: list[str]) -> None:
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        report = page.evaluate("options => axe.run(document, options)", options)
        if report["violations"]:
            found[address, scheme] = [
                (fault["id"], [node["target"] for node in fault["nodes"]])
                for fault in report["violations"]
            ]
        # The second is slower: each page once, and one of each kind in all colours.
        if (scheme == "light") if viewport is PHONE else (address in FORCED):
            faults = sniffed(page)
            if faults:
                found[address, f"{scheme}, second"] = faults

    # What a page says is judged on the phone, every page; on the laptop, what is laid out wide.
    for address in kinds() if viewport is PHONE else looks():
        page.goto(situs(address))
        judge("light", RULES)
        # Dark changes colours and nothing else; as the theme does it, without a transition.
        page.evaluate(
            """() => {
              document.body.dataset.mdColorSwitching = "";
              document.body.dataset.mdColorScheme = "slate";
            }"""
        )
        judge("dark", ["color-contrast"])
        if viewport is LAPTOP and address in FORCED:
            # The system's own colours, which change colours too; and what a hall sees.
            page.evaluate("document.documentElement.classList.add('proyektor')")
            judge("projector dark", ["color-contrast"])
            page.evaluate("document.body.dataset.mdColorScheme = 'default'")
            judge("projector", ["color-contrast"])
            page.evaluate("document.documentElement.classList.remove('proyektor')")
            page.emulate_media(forced_colors="active")
            page.evaluate(FORCED_INK)
            judge("forced", ["color-contrast"])
            # A system that forces colours is often a dark one, and then asks for dark pages too.
            page.emulate_media(forced_colors="active", color_scheme="dark")
            page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == BLACK
            judge("forced dark", ["color-contrast"])
            page.emulate_media(forced_colors="none", color_scheme="light")
    context.close()
    assert found == {}
    catatan.judge()


def test_nothing_is_wider_than_the_smallest_phone(browser: Browser, situs: Situs) -> None:
    # Without scripts: what they add is measured in test_windows.py.
    context = browser.new_context(viewport=SMALLEST, java_script_enabled=False)
    page = context.new_page()
    wide = {}
    for address in kinds():
        page.goto(situs(address))
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SMALLEST["width"]:
            wide[address] = width
    context.close()
    assert wide == {}


@pytest.mark.parametrize("address", ["bandingkan/", "rumah-tangga/", "kolektif/"])
def test_nothing_is_said_to_be_under_way_without_scripts(
    browser: Browser, situs: Situs, address: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(situs(address))
    assert not page.locator("#kabar-mesin").is_visible()
    assert page.locator("main button:visible").count() == 0
    context.close()


def test_the_prices_stay_beside_the_income_on_the_smallest_phone(page: Page, situs: Situs) -> None:
    page.set_viewport_size(SMALLEST)
    page.goto(situs("iuran/"))
    row = page.locator(".tabel-iuran tbody tr").first
    for cell in row.locator("th, td:nth-of-type(-n+2)").all():
        box = cell.bounding_box()
        assert box
        assert box["x"] + box["width"] <= SMALLEST["width"]


def test_targets_are_large_enough_for_a_thumb(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs(""))
    selector = (
        ".md-header__inner > button, .md-header .merek, .tombol, .pilih-orang a, .kaki__jalan a"
    )
    small = [
        (target.inner_text(), box)
        for target in page.locator(selector).all()
        if (box := target.bounding_box())
        and box["height"]
        and min(box["height"], box["width"]) < TARGET
    ]
    assert small == []


def test_the_menu_opens_and_closes_by_keyboard(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs("iuran/"))
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Enter")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Cara daftar")
    link.wait_for(state="visible")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    # A way that also opens a list is one row as high as the others.
    rows = page.locator(".md-nav--primary > .md-nav__list > .md-nav__item > .md-nav__container")
    assert set(rows.evaluate_all("rows => rows.map((one) => one.offsetHeight)")) == {48}
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("button => button === document.activeElement")


def test_search_works_by_keyboard(page: Page, situs: Situs, catatan: Catatan) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs(""))
    button = page.get_by_role("button", name="Cari")
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".md-search__input:focus").wait_for()
    page.locator(".md-search-result__meta").get_by_text("Ketik").wait_for()
    # The index comes with the first letter; where it does not, that is said, and it is asked again.
    assert not catatan.names("search/isi.json")
    catatan.boleh_galat = True
    page.context.route("**/search/isi.json", lambda route: route.abort())
    first = page.locator(".md-search-result__link").first
    page.keyboard.type("s")
    expect(first).to_contain_text("Pencarian tidak dapat dimuat")
    page.context.unroute("**/search/isi.json")
    page.keyboard.type("umber hukum")
    # Results come while the words are still being typed; the last of them counts.
    expect(first).to_have_attribute("href", re.compile("sumber-hukum/"))
    # A page that was found shows what was found of it, not all of itself before the next one.
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("meninggal")
    expect(page.locator(".md-search-result__item")).not_to_have_count(0)
    expect(first).to_have_attribute("href", re.compile("cara-klaim/"))
    tallest = "items => Math.max(...items.map((item) => item.offsetHeight))"
    assert page.locator(".md-search-result__link").evaluate_all(tallest) < 330
    page.keyboard.press("Escape")
    assert button.evaluate("button => button === document.activeElement")


def test_the_page_speaks_in_its_own_type(page: Page, situs: Situs) -> None:
    page.goto(situs(""))
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("document.fonts.check('800 40px \"Plus Jakarta Sans\"')")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length")
    assert loaded >= 1


def test_the_choice_of_dark_is_kept(page: Page, situs: Situs) -> None:
    page.goto(situs(""))
    page.locator("label[title='Ganti ke tampilan gelap']").click()
    page.goto(situs("iuran/"))
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def marked(page: Page, selector: str) -> list[str]:
    """Return what is said to hold this month."""
    return [
        " ".join(text.split())
        for text in page.locator(f"{selector} .berlaku-kini").all_inner_texts()
    ]


def turns() -> list[tuple[str, Month]]:
    """Give the minutes around each turn of a price, and the month that it is in Jakarta then.

    Midnight in Jakarta is 17.00 the day before in London: the month turns there.
    """
    phases = [phase for sector in figures.SEKTOR for phase in figures.fase(sector)]
    before = {phase.dari.plus(-1) for phase in phases}
    return [
        (f"{month.last_day}T{time}:00Z", month.plus(later))
        for month in sorted(before, key=str)
        for time, later in (("16:59", 0), ("17:01", 1))
    ]


def holding(sector: str, month: Month) -> list[figures.Fase]:
    """Give the price that the page marks in a month; with one price alone there is no mark."""
    return [
        phase
        for phase in figures.fase(sector)
        if phase.berlaku and phase.dari <= month <= phase.sampai
    ]


def test_the_price_that_holds_is_the_one_marked(page: Page, situs: Situs) -> None:
    for moment, month in turns():
        page.clock.set_fixed_time(moment)
        expected = [phase for sector in figures.SEKTOR for phase in holding(sector, month)]
        page.goto(situs("iuran/"))
        page.wait_for_function(
            "n => document.querySelectorAll('.masa .berlaku-kini').length === n", arg=len(expected)
        )
        said = marked(page, ".masa")
        relief = ["Keringanan" in text for text in said]
        assert relief == [phase.keringanan for phase in expected], moment
        front = holding("lainnya", month)
        page.goto(situs(""))
        page.wait_for_function(
            "n => document.querySelectorAll('.harga .berlaku-kini').length === n", arg=len(front)
        )
        for text, phase in zip(marked(page, ".harga"), front, strict=True):
            assert phase.kapan in text, moment


def test_a_price_far_from_when_it_was_checked_is_not_told_as_sure(page: Page, situs: Situs) -> None:
    sure = law().kepesertaan.cakupan.tanpa_peringatan_sampai
    for month, said in ((sure, "berlaku bulan ini"), (sure.plus(1), "mungkin masih berlaku")):
        page.clock.set_fixed_time(f"{month}-10T05:00:00Z")
        for address in ("", "iuran/", "bagikan/art/", "presentasi/#ke=harga"):
            page.goto("about:blank")
            page.goto(situs(address))
            badges = page.locator(".berlaku-kini__kata")
            expect(badges.first).to_be_attached()
            assert set(badges.all_inner_texts()) <= {said, ""}, address


def test_without_a_script_every_price_stands_with_its_months(
    browser: Browser, situs: Situs
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(situs(""))
    text = page.locator(".harga").inner_text()
    for phase in figures.fase_cepat():
        assert phase.kapan in text
        assert rp(phase.harga) in text
    context.close()


def test_paper_is_light_whatever_the_screen(page: Page, situs: Situs) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(situs(""))
    ink = page.evaluate("getComputedStyle(document.body).getPropertyValue('--ps-ink')")
    panel = page.locator(".kartu--utama").first
    assert ink == "#000000"
    assert panel.evaluate("card => getComputedStyle(card).color") == "rgb(0, 0, 0)"
    assert not page.locator(".md-header").is_visible()


def test_the_whole_table_fits_a_sheet(page: Page, situs: Situs) -> None:
    # What lies between the margins of A4, in pixels.
    page.set_viewport_size({"width": 718, "height": 1046})
    page.emulate_media(media="print")
    page.goto(situs("iuran/"))
    table = page.locator(".tabel-iuran table").bounding_box()
    assert table
    assert table["x"] + table["width"] <= 718
    assert table["height"] < 1046
    assert not page.locator(".cari-golongan").is_visible()


@pytest.mark.parametrize(
    "address",
    ["", "kalkulator/", "bandingkan/", "bagikan/art/", "cara-klaim/kematian/", "en/", "status/"],
)
def test_the_first_key_leads_past_the_head_of_a_page(
    page: Page, situs: Situs, address: str
) -> None:
    page.goto(situs(address))
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    box = page.locator(":focus").bounding_box()
    assert box
    assert box["height"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    # The next stop is the first of the page's own, and nothing of it was passed over.
    assert page.evaluate(
        "document.activeElement === [...document.querySelectorAll("
        "'main :is(a[href], button, input, select, summary, [tabindex=\"0\"])')]"
        ".find((one) => one.checkVisibility({checkVisibilityCSS: true}) && !one.disabled)"
    ), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


@pytest.mark.parametrize(
    ("address", "goals"),
    [
        ("kalkulator/", ["#utama", "#kalkulator", "#jawaban", "#judul-berikutnya"]),
        ("cara-daftar/", ["#utama", "#langkah"]),
        ("iuran/", ["#utama"]),
    ],
)
def test_there_is_a_way_to_what_one_came_for(
    page: Page, situs: Situs, address: str, goals: list[str]
) -> None:
    page.goto(situs(address))
    for number, goal in enumerate(goals):
        page.evaluate("document.activeElement.blur()")
        page.goto(situs(address))
        for _ in range(number + 1):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == goal
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        reached = page.evaluate(
            "goal => { const place = document.querySelector(goal);"
            " return place.contains(document.activeElement)"
            " || !!(place.compareDocumentPosition(document.activeElement) & 4); }",
            goal,
        )
        assert reached, goal


# What is wrong with the stop that the keyboard stands at: not to be seen, or its ring is not whole.
STOP = """() => {
  const one = document.activeElement;
  // The theme's radio for the colours shows at its button.
  if (one === document.body || one.matches('.md-option')) return null;
  // The ring of the income is that of the whole field, its buttons included.
  const shown = one.matches('#isi-penghasilan') ? one.parentElement : one;
  const box = shown.getBoundingClientRect();
  const wrong = [];
  const out = box.left >= innerWidth || box.right <= 0;
  if (out || !(box.width && box.height)) wrong.push('outside');
  const seen = { opacityProperty: true, visibilityProperty: true };
  if (!one.checkVisibility(seen)) wrong.push('unseen');
  const head = document.querySelector('.md-header').getBoundingClientRect();
  const below = one.closest('.md-header, .md-skip') || box.bottom <= head.top;
  // What is higher than the window fits below nothing.
  const fits = box.height < innerHeight - head.height;
  if (!below && fits && box.top < head.bottom - 1) wrong.push('under the head');
  // The theme shows by the whole row that one searches.
  if (one.matches('.md-search__input') && !wrong.length) return null;
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(shown);
  if (outlineStyle === 'none') wrong.push('no ring');
  const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  for (let above = shown.parentElement; above !== document.body; above = above.parentElement) {
    const { overflowY } = getComputedStyle(above);
    if (overflowY === 'visible') continue;
    const edge = above.getBoundingClientRect();
    if (box.top - ring < edge.top - 1 || box.bottom + ring > edge.bottom + 1) wrong.push('cut');
    break;
  }
  return wrong.length ? `${wrong}: ${one.outerHTML.slice(0, 120)}` : null;
}"""


OPEN = """() => { for (const one of document.querySelectorAll('#kalkulator details'))
  one.open = true; }"""


def test_every_stop_on_the_way_is_seen_with_its_whole_ring(page: Page, situs: Situs) -> None:
    page.emulate_media(reduced_motion="reduce")
    found: dict[tuple[str, int], list[str]] = {}
    for address, stops in (("cara-daftar/", 30), ("kalkulator/", 70), ("iuran/", 45)):
        # On a phone the menu is closed, and its links with it.
        for size in (LAPTOP, PHONE):
            page.set_viewport_size(size)
            page.goto(situs(address))
            page.evaluate(OPEN)
            wrong = set()
            for _ in range(stops):
                page.keyboard.press("Tab")
                wrong.add(page.evaluate(STOP))
            if wrong - {None}:
                found[address, size["width"]] = sorted(wrong - {None})
    assert found == {}


def test_links_of_the_foot_are_large_enough_for_a_thumb(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs("iuran/"))
    page.evaluate(
        "import(new URL('../assets/js/offline/offline.js', location)).then(({ luring }) => {"
        " luring.tahap = 'menyimpan'; luring.dispatchEvent(new Event('tahap')); })"
    )
    links = page.locator(".kaki__hukum a")
    assert links.count() >= 6
    assert links.evaluate_all(SMALL, TARGET) == []


def test_the_foot_is_short_on_a_phone(page: Page, situs: Situs) -> None:
    """It held all 52 pages, which the menu holds, too: longer than many a page above it."""
    page.set_viewport_size(PHONE)
    page.goto(situs("kamus/"))
    assert page.locator(".kaki__jalan a:visible").count() <= 12
    assert page.locator(".kaki").evaluate("e => e.offsetHeight") < 1.5 * PHONE["height"]
    page.set_viewport_size({"width": 1366, "height": 768})
    assert page.locator(".kaki__jalan a:visible").count() > 40


def test_the_way_up_lies_over_no_field(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    for address, there in (("kamus/", True), ("kalkulator/", False)):
        page.goto(situs(address))
        page.evaluate("document.querySelector('.md-top').hidden = false")
        assert page.locator(".md-top").is_visible() is there, address
