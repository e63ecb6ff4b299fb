"""Small and odd windows: upright slides, large letters, spacing, forced colours, projectors."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FASTER
from tests.browser.screens import PHONE, SMALLEST
from tests.browser.test_presentasi import KINI, buka, sampai
from tools.paths import SITE
from tools.setup.chromium import FLAGS, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route, ViewportSize

    from tests.browser.served import Situs

pytestmark = pytest.mark.visited

PAGES = (
    *("", "kalkulator/", "bandingkan/", "rumah-tangga/", "iuran/", "cara-daftar/", "acara/luring/"),
    *("sematkan/", "sematkan/bingkai/", "status/", "bagikan/art/", "tanya-jawab/", "cara-klaim/"),
)
SLIDES_UPRIGHT: dict[str, ViewportSize] = {
    "phone": PHONE,
    "smallest": {"width": 320, "height": 568},
    "window": {"width": 427, "height": 300},
    "tablet": {"width": 768, "height": 1024},
}
WIDE = "document.documentElement.scrollWidth - innerWidth"
# What WCAG 1.4.12 lets a visitor set.
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
}
p { margin-bottom: 2em !important; }"""
# Buttons and fields of the head that stand beyond the window.
OUTSIDE = """() => [...document.querySelectorAll(
    '.md-header__inner > :is(a, nav, button, form), .md-header button')]
  .filter((part) => part.getClientRects().length)
  .filter((part) => !part.closest('.md-search'))
  .map((part) => [part.className, part.getBoundingClientRect()])
  .filter(([, box]) => box.left < -1 || box.right > innerWidth + 1)
  .map(([name]) => name)"""


# Words that are taken apart between two lines, or that something cuts off where nothing scrolls.
TORN = """() => {
  const found = new Set();
  const range = document.createRange();
  const cut = (element, box) => {
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(one);
      if (/auto|scroll/.test(overflowX) || textOverflow === 'ellipsis') return false;
      const edge = one.getBoundingClientRect();
      const out = box.right > edge.right + 1 || box.left < edge.left - 1;
      if (/hidden|clip/.test(overflowX) && out) return true;
    }
    return box.right > innerWidth + 1 || box.left < -1;
  };
  const OTHER = 'script, style, noscript, svg, pre, dialog, .md-sidebar, .md-search,' +
    '.kanal__alamat';
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest(OTHER) || !parent.checkVisibility({ visibilityProperty: true })) continue;
    const narrow = (one) => one.getBoundingClientRect().width <= 1;
    if (narrow(parent) || narrow(parent.parentElement)) continue;
    for (const { 0: word, index } of node.data.matchAll(/[^\\s\\u00a0/–-]+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const torn = boxes.length > 1 && boxes.at(-1).top - boxes[0].top > 4 && word.length < 15;
      if (torn || (boxes.length && cut(parent, range.getBoundingClientRect()))) found.add(word);
    }
  }
  return [...found];
}"""


@contextmanager
def letters(browser: Browser, size: int, viewport: ViewportSize) -> Iterator[Page]:
    """Start another browser, whose owner has set larger letters."""
    flags = [*FLAGS, *FASTER, f"--blink-settings=defaultFontSize={size}"]
    other = browser.browser_type.launch(executable_path=find(), args=flags)
    context = other.new_context(
        viewport=viewport, locale="id-ID", service_workers="block", bypass_csp=True
    )
    yield context.new_page()
    other.close()


def too_wide(
    page: Page,
    situs: Situs,
    widths: tuple[int, ...],
    style: str = "",
    torn: tuple[int, ...] = (),
) -> dict[tuple[str, int], object]:
    """Return the pages that scroll sideways in a width, or whose head does not fit.

    In the widths `torn`, words that are taken apart or cut off count, too.
    """
    # The answer that waits for the engine is the page that is measured: the engine may stay away.
    page.route("**/mesin/**", lambda _: None)
    found: dict[tuple[str, int], object] = {}
    for address in PAGES:
        page.goto(situs(address))
        if style:
            page.add_style_tag(content=style)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 740})
            # What a script lays out anew, it does with the next picture.
            page.evaluate("() => new Promise((done) => setTimeout(done, 60))")
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            outside = page.evaluate(OUTSIDE)
            words = page.evaluate(TORN) if width in torn else []
            if over > 0 or outside or words:
                found[address, width] = (over, outside, words)
    return found


@pytest.mark.parametrize("size", SLIDES_UPRIGHT.values(), ids=SLIDES_UPRIGHT)
def test_the_slides_run_in_an_upright_or_small_window(
    page: Page, situs: Situs, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    buka(page, situs, "acara=Rembuk%20Warga&kontak=Kantor%20Cabang")
    seen = [page.evaluate(KINI)]
    for _ in range(60):
        page.keyboard.press("PageDown")
        name = page.evaluate(KINI)
        if name != seen[-1]:
            seen.append(name)
        wide = "(s => s.scrollWidth - s.clientWidth)(document.querySelector('.slides > .present'))"
        # The pattern behind the first and the last slide is cut at the edge by intent.
        if "malam" not in page.evaluate("document.querySelector('.slides > .present').className"):
            assert page.evaluate(wide) <= 0, name
        if name == "tanya":
            break
    assert len(seen) == page.evaluate("document.querySelectorAll('.slides > section').length")


def test_a_phone_may_be_turned_between_two_slides(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    buka(page, situs)
    page.keyboard.press("PageDown")
    sampai(page, f"{KINI} === 'cerita'")
    page.set_viewport_size({"width": 740, "height": 360})
    for _ in range(4):
        page.keyboard.press("PageDown")
    sampai(page, f"{KINI} === 'sekitar'")
    page.set_viewport_size(PHONE)
    page.keyboard.press("PageDown")
    sampai(page, f"{KINI} === 'sertakan'")
    # The tools have a row of their own below it.
    tools = page.locator(".alat").bounding_box()
    assert tools
    room = {**PHONE, "height": tools["y"]}
    assert page.locator(".slides > .present").bounding_box() == {"x": 0, "y": 0, **room}


def test_the_hall_s_question_is_answered_on_an_upright_phone(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    buka(page, situs, "ke=hitung")
    page.locator("[name=penghasilan]").press_sequentially("2,5 juta")
    page.keyboard.press("Enter")
    sampai(page, "!document.querySelector('#layar').hidden")
    page.wait_for_timeout(300)
    slide = page.locator(".slides > .present")
    assert slide.evaluate("slide => slide.scrollWidth - slide.clientWidth") <= 0
    page.locator(".layar__ganti").click()
    expect(page.locator("[name=penghasilan]")).to_be_visible()


def test_a_keyboard_is_not_caught_in_the_income_field(page: Page, situs: Situs) -> None:
    for key, leads in (("ArrowRight", "hak"), ("ArrowDown", "hak"), ("ArrowLeft", "sekolah")):
        buka(page, situs, "ke=hitung")
        page.locator("[name=penghasilan]:focus").wait_for()
        page.keyboard.press(key)
        sampai(page, f"{KINI} === '{leads}'")
        page.goto("about:blank")
    # In a line of text, left and right belong to the text.
    buka(page, situs, "ke=hitung")
    page.locator("[name=penghasilan]").press_sequentially("25")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    assert page.input_value("[name=penghasilan]") == "2 5"


@pytest.mark.parametrize("viewport", [(1024, 768), (1366, 768), (1920, 1080)])
def test_the_tools_do_not_lie_over_the_way_to_the_next_question(
    page: Page, situs: Situs, viewport: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": viewport[0], "height": viewport[1]})
    buka(page, situs, "ke=hitung&penghasilan=1500000")
    page.locator("[name=penghasilan]").press("Enter")
    sampai(page, "!document.querySelector('#layar').hidden")
    # A mouse that moves brings the tools out.
    page.mouse.move(300, 300)
    page.mouse.move(400, 400)
    page.locator(".layar__ganti").click(timeout=3000)
    expect(page.locator("#layar")).to_be_hidden()


def test_a_name_without_spaces_stays_on_the_slide(page: Page, situs: Situs) -> None:
    for size in ({"width": 1024, "height": 768}, PHONE):
        page.set_viewport_size(size)
        buka(page, situs, f"acara={'#'.replace('#', '%23')}{'RembukWarga' * 5}")
        box = page.locator(".acara [data-isi=acara]").bounding_box()
        assert box
        assert box["x"] + box["width"] <= size["width"]
        page.goto("about:blank")


@pytest.mark.parametrize("size", [24, 32])
def test_large_letters_fit_the_window(browser: Browser, situs: Situs, size: int) -> None:
    with letters(browser, size, PHONE) as page:
        assert too_wide(page, situs, (360, 412, 768), torn=(360, 412)) == {}


def two_prices(route: Route) -> None:
    """Give the front page; where one price is left, with another one before it that holds now."""
    answer = route.fetch()
    page = answer.text()
    prices = re.findall(r'<div class="harga__satu".*?</p>\s*</div>', page, re.DOTALL)
    if len(prices) == 1:
        now = prices[0].replace(">", ' data-berlaku="2026-11/2099-12">', 1)
        page = page.replace(prices[0], now + prices[0])
    route.fulfill(response=answer, body=page)


@pytest.mark.parametrize("size", [21, 32])
def test_large_letters_leave_the_badge_and_the_menu_in_sight(
    browser: Browser, situs: Situs, size: int
) -> None:
    with letters(browser, size, PHONE) as page:
        page.route(situs(""), two_prices)
        page.goto(situs(""))
        badge = page.locator(".harga .berlaku-kini__kata")
        badge.wait_for()
        # What stands last beside the price ends where the badge begins.
        assert badge.evaluate(
            "badge => [...badge.parentElement.children].filter(one => one !== badge)"
            ".every(one => one.getBoundingClientRect().bottom"
            " <= badge.getBoundingClientRect().top + 1)"
        )
        page.locator("[data-buka='drawer']").click()
        page.wait_for_timeout(400)  # it slides in
        menu = page.locator(".md-sidebar--primary").evaluate("menu => menu.getBoundingClientRect()")
        # A strip of the page is left: a tap there closes the menu.
        assert menu["left"] >= 40
        assert menu["right"] <= PHONE["width"] + 1


def test_text_twice_as_large_fits_the_smallest_phone(browser: Browser, situs: Situs) -> None:
    """As a phone's own setting enlarges text: the widths that styles ask for do not follow."""
    context = browser.new_context(service_workers="block", bypass_csp=True)
    page = context.new_page()
    twice = "html { font-size: 250% !important; }"
    wide = too_wide(page, situs, (320,), style=twice)
    assert wide == {}
    page.set_viewport_size(PHONE)
    page.goto(situs("lisensi/"))
    # No table scrolls for a margin that somebody else gave it.
    table = page.locator(".tabel-gulir").first
    assert table.evaluate("table => table.scrollWidth - table.clientWidth") == 0
    context.close()


@pytest.mark.parametrize("size", [24, 32, 40])
def test_letters_grown_by_a_style_fit_the_phone(browser: Browser, situs: Situs, size: int) -> None:
    """Inside an app, or by a visitor's own style: a condition in em knows nothing of it."""
    context = browser.new_context(viewport=PHONE, service_workers="block", bypass_csp=True)
    grown = f"html {{ font-size: {size}px !important; }}"
    assert too_wide(context.new_page(), situs, (360,), style=grown, torn=(360,)) == {}
    context.close()


# A page of each kind, in which everything that unfolds is open.
KINDS = (
    *("", "kalkulator/", "bandingkan/", "rumah-tangga/", "kolektif/", "iuran/", "manfaat/"),
    *("cara-daftar/", "cara-klaim/", "tanya-jawab/", "kamus/", "mudah/", "mudah/hitung/"),
    *("acara/", "acara/teks/", "acara/meja/", "acara/luring/", "bagikan/art/", "sematkan/"),
    *("status/", "404.html"),
)
# Buttons and fields that stand beyond the window or beyond what cuts them off, and words that are
# shortened by an ellipsis: both are lost. What scrolls sideways is reached by scrolling.
LOST = """(where) => {
  const scrolls = (one) => {
    for (let at = one.parentElement; at && !at.matches('dialog, body'); at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const root = document.querySelector(where);
  const shown = [...root.querySelectorAll('*')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1 &&
    !one.closest('.md-sidebar, .md-search, [aria-hidden=true]') && !scrolls(one));
  const found = [];
  for (const one of shown) {
    const { left, right } = one.getBoundingClientRect();
    const name = `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 20)}`;
    const out = left < -1 || right > innerWidth + 1;
    if (out && one.matches('a, button, input, select, textarea, summary')) found.push(name);
    const { overflowX, textOverflow } = getComputedStyle(one);
    // A field scrolls by itself; the code to paste does, too.
    const cut = /hidden|clip/.test(overflowX) && textOverflow === 'ellipsis' &&
      one.scrollWidth > one.clientWidth + 1 && !one.matches('input, select, textarea');
    if (cut) found.push(`cut: ${name}`);
  }
  if (root.matches('dialog') && root.scrollWidth > root.clientWidth + 1) {
    found.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
  }
  return found;
}"""
# All that a page can unfold or show later.
UNFOLD = """(where) => {
  for (const one of document.querySelectorAll(`${where} details`)) one.open = true;
}"""


def dialogs() -> dict[str, str]:
    """Return every dialog there is, with a page that has it."""
    found: dict[str, str] = {}
    for path in sorted(SITE.rglob("index.html")):
        for name in re.findall(r'<dialog [^>]*\bid="?([\w-]+)', path.read_text("utf-8")):
            found.setdefault(name, path.parent.relative_to(SITE).as_posix() + "/")
    return found


def lost(page: Page, situs: Situs, style: str) -> dict[str, object]:
    """Return what is lost on each kind of page and in each dialog."""
    page.route("**/mesin/**", lambda _: None)
    found: dict[str, object] = {}

    def look(name: str, where: str) -> None:
        page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
        wide = page.evaluate(WIDE)
        if wide > 0 or page.evaluate(LOST, where):
            found[name] = (wide, page.evaluate(LOST, where))

    def enter(address: str) -> None:
        page.goto(situs(address))
        if style:
            page.add_style_tag(content=style)

    for address in KINDS:
        enter(address)
        page.evaluate(UNFOLD, "body")
        look(address, "body")
    for name, address in dialogs().items():
        enter(address)
        page.evaluate(
            """name => {
              const dialog = document.getElementById(name);
              for (const one of dialog.querySelectorAll('template')) one.replaceWith(one.content);
              for (const one of dialog.querySelectorAll('[hidden]')) one.hidden = false;
              dialog.showModal();
            }""",
            name,
        )
        page.evaluate(UNFOLD, f"#{name}")
        look(name, f"#{name}")
    return found


def test_the_dialogs_are_found() -> None:
    assert dialogs().keys() == {"dialog-bagikan", "atur", "meja-diam"}


@pytest.mark.parametrize("how", ["browser", "style"])
def test_nothing_is_lost_on_a_phone_when_letters_are_twice_as_large(
    browser: Browser, situs: Situs, how: str
) -> None:
    """The browser's own letters of 32 px, and text of 200 %, on every kind of page and dialog."""
    if how == "browser":
        with letters(browser, 32, PHONE) as page:
            assert lost(page, situs, "") == {}
        return
    context = browser.new_context(viewport=PHONE, service_workers="block", bypass_csp=True)
    found = lost(context.new_page(), situs, "html { font-size: 200% !important; }")
    context.close()
    assert found == {}


@pytest.mark.parametrize("how", ["browser", "style"])
def test_the_income_says_rupiah_with_large_letters(
    browser: Browser, situs: Situs, how: str
) -> None:
    with letters(browser, 32 if how == "browser" else 16, PHONE) as page:
        page.goto(situs("kalkulator/"))
        if how == "style":
            page.add_style_tag(content="html { font-size: 200% !important; }")
        page.fill("#isi-penghasilan", "104500000")
        expect(page.locator(".uang-isian__rp")).to_be_visible()
        field = page.locator("#isi-penghasilan")
        assert field.evaluate("one => one.scrollWidth - one.clientWidth") <= 0


def test_the_price_in_sight_is_not_broken_by_large_letters(browser: Browser, situs: Situs) -> None:
    with letters(browser, 32, PHONE) as page:
        page.goto(situs("kalkulator/#penghasilan=114650000"))
        price = page.locator(".bilah__teks strong")
        expect(price).to_be_visible()
        lines = "price => price.getClientRects().length === 1 && price.offsetHeight"
        height = price.evaluate(lines)
        size = price.evaluate("price => parseFloat(getComputedStyle(price).fontSize)")
        assert height < 1.6 * size
        # Price and way on stand beside each other.
        bar = page.locator(".bilah").bounding_box()
        assert bar
        assert bar["height"] < PHONE["height"] / 6


def test_bars_that_stay_leave_the_window_to_what_is_read(page: Page, situs: Situs) -> None:
    """However letters grow: by the browser, by the phone, inside an app."""
    tall = """() => [...document.querySelectorAll('body *')]
      .filter((one) => /fixed|sticky/.test(getComputedStyle(one).position))
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => one.clientWidth > innerWidth / 2)
      .filter((one) => getComputedStyle(one).overflowY !== 'auto')
      .filter((one) => one.getBoundingClientRect().height > innerHeight / 4)
      .map((one) => one.className)"""
    lying: ViewportSize = {"width": 740, "height": 360}
    page.route("**/mesin/**", lambda _: None)
    for name in ("kalkulator/#penghasilan=114650000", "acara/meja/#acara=Rembuk&tempat=Balai"):
        page.goto(situs(name))
        if "meja" in name:
            page.locator("[data-pekerjaan=art]").click()
            page.locator("[data-penghasilan='1500000']").click()
        for letters_of in ("", "250%"):
            page.evaluate(f"document.documentElement.style.fontSize = '{letters_of}'")
            for size in (PHONE, lying, SMALLEST, {"width": 1024, "height": 768}):
                page.set_viewport_size(size)
                page.wait_for_timeout(100)
                assert page.evaluate(tall) == [], (name, letters_of, size)
                assert page.evaluate(WIDE) <= 0, (name, letters_of, size)
        # Small letters again: it stays in sight again.
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(SMALLEST)
        bar = page.locator(".bilah, [data-berikutnya]")
        expect(bar).to_be_in_viewport()
        expect(bar).to_be_visible()


def test_spacing_that_a_visitor_sets_fits_the_window(browser: Browser, situs: Situs) -> None:
    context = browser.new_context(service_workers="block", bypass_csp=True)
    widths = (320, 768, 1280, 1366, 1440)
    assert too_wide(context.new_page(), situs, widths, SPACING) == {}
    context.close()


def test_what_is_chosen_shows_in_forced_colours(browser: Browser, situs: Situs) -> None:
    context = browser.new_context(forced_colors="active", service_workers="block")
    page = context.new_page()
    page.goto(situs("kalkulator/#penghasilan=2000000&pekerjaan=art&pembayar=sendiri"))
    page.wait_for_timeout(500)

    def ground(selector: str) -> str:
        found = page.locator(selector).first
        return str(found.evaluate("part => getComputedStyle(part).backgroundColor"))

    pressed = page.locator("form [aria-pressed=true]:visible")
    assert pressed.count() >= 2
    grounds = {
        one.evaluate("part => getComputedStyle(part).backgroundColor") for one in pressed.all()
    }
    assert ground("form [aria-pressed=false]") not in grounds
    # Nor by the ground alone: a tick, and an edge of another width.
    edges = """part => [
      getComputedStyle(part).borderTopWidth, getComputedStyle(part, '::before').content]"""
    for kind in (".keping", ".orang-pilih"):
        on = page.locator(f"form {kind}[aria-pressed=true]:visible").first.evaluate(edges)
        off = page.locator(f"form {kind}[aria-pressed=false]:visible").first.evaluate(edges)
        assert float(on[0][:-2]) > float(off[0][:-2]), kind
        assert "✓" in on[1], kind
        assert "✓" not in off[1], kind
    page.goto(situs("tanya-jawab/"))
    page.goto(situs("iuran/"))
    assert ground(".jalan__tautan--kini") != ground(".jalan__tautan:not(.jalan__tautan--kini)")
    context.close()


@pytest.mark.parametrize("name", ["bandingkan/", "rumah-tangga/"])
def test_a_code_on_the_screen_fits_the_screen(page: Page, situs: Situs, name: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(situs(f"{name}#penghasilan=2000000/penghasilan=5000000"))
    page.locator("#banyak[data-mesin=siap]:not([data-menunggu])").wait_for(timeout=60_000)
    page.get_by_role("button", name="Kode QR").click()
    code = page.locator("#qr svg")
    code.wait_for()
    box = code.bounding_box()
    assert box
    assert max(box["width"], box["height"]) < 720 / 2
    assert min(box["width"], box["height"]) >= 160


def test_projector_mode_keeps_the_way_round_and_the_questions_at_hand(
    page: Page, situs: Situs
) -> None:
    page.goto(situs("kalkulator/?proyektor#penghasilan=2000000"))
    for width, height in ((1024, 768), (1280, 720), (1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        ways = page.locator(".jalan__tautan:visible, [data-buka=drawer]:visible")
        assert ways.count() >= 1, width
        assert page.evaluate(OUTSIDE) == [], width
        income = page.locator("[name=penghasilan]:visible").first.bounding_box()
        answer = page.locator(".harga-kartu").bounding_box()
        price = page.locator(".harga-kartu .uang--besar").bounding_box()
        condition = page.locator(".harga-kartu__untuk").first.bounding_box()
        assert income
        assert answer
        assert price
        assert condition
        # Question and answer side by side, with the answer's conditions, on one screen.
        assert income["x"] + income["width"] <= answer["x"], width
        assert income["y"] + income["height"] <= height, width
        assert price["x"] + price["width"] <= answer["x"] + answer["width"], width
        assert condition["y"] + condition["height"] <= height, width


def test_the_head_of_a_page_is_one_row_on_a_laptop(page: Page, situs: Situs) -> None:
    page.goto(situs("cara-daftar/"))
    parts = page.locator(
        ".md-header__inner > .merek, .jalan__tautan, .md-header__inner > .md-search,"
        " .md-header__inner > [data-proyektor], .md-header label[for^=__palette]:visible"
    )
    widths = (1220, 1280, 1366, 1440, 1920)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 768})
        boxes = [box for one in parts.all() if (box := one.bounding_box())]
        middles = [box["y"] + box["height"] / 2 for box in boxes]
        assert len(middles) > 10, width
        assert max(middles) - min(middles) < 12, width
    # Open, the search has room for what it finds.
    page.locator(".md-search__input").click()
    for width in widths:
        page.set_viewport_size({"width": width, "height": 768})
        sampai(page, "document.querySelector('.md-search__inner').offsetWidth > 400")


@pytest.mark.parametrize("name", ["kalkulator/#", "rumah-tangga/#", "bandingkan/#"])
def test_what_may_have_been_meant_fits_the_phone(page: Page, situs: Situs, name: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(situs(f"{name}penghasilan=80000"))
    button = page.get_by_role("button", name="Rp80.000 sehari?").first
    button.wait_for(timeout=60_000)
    box = button.bounding_box()
    assert box
    assert box["x"] + box["width"] <= PHONE["width"] - 16
    assert box["height"] >= 44


def test_the_hall_s_way_on_lies_over_nothing(page: Page, situs: Situs) -> None:
    for width, height in ((1024, 768), (1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto("about:blank")
        buka(page, situs, "ke=hitung&penghasilan=80000")
        page.get_by_label("Penghasilannya sebulan").press("Enter")
        meant = page.get_by_role("button", name="Rp80.000 sehari?")
        meant.wait_for(timeout=60_000)
        way = page.get_by_role("button", name="Ganti").bounding_box()
        box = meant.bounding_box()
        assert box
        assert way
        assert box["x"] + box["width"] <= width * 0.94
        assert box["y"] + box["height"] <= way["y"] or box["x"] >= way["x"] + way["width"]
        # An answer with much to say is a little smaller, not cut at the top or below the button.
        page.get_by_role("button", name="Ganti").click()
        page.get_by_label("Penghasilannya sebulan").fill("75 ribu sehari")
        page.get_by_label("Penghasilannya sebulan").press("Enter")
        page.get_by_text("upah Rp75.000 sehari").wait_for(timeout=60_000)
        told = page.locator("#layar").bounding_box()
        assert told
        assert told["y"] >= 0
        assert told["y"] + told["height"] <= way["y"]


@pytest.mark.parametrize("size", [16, 21, 24, 32])
def test_the_whole_income_shows_with_large_letters(
    browser: Browser, situs: Situs, size: int
) -> None:
    with letters(browser, size, PHONE) as page:
        page.goto(situs("kalkulator/"))
        field = page.locator("#isi-penghasilan")
        field.fill("104500000")
        for width in (360, 375):
            page.set_viewport_size({"width": width, "height": 740})
            assert field.evaluate("one => one.scrollWidth - one.clientWidth") <= 0


# The chosen option of a select where it cannot be read whole.
ROOM = """(select) => {
  const pen = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(select);
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const arrow = 20;
  const edges = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + arrow;
  const { text } = select.selectedOptions[0];
  const room = select.clientWidth - edges;
  if (pen.measureText(text).width <= room) return '';
  // Longer than a line: it is set in several, and each word has room.
  const twin = document.createElement('div');
  const { font, letterSpacing } = style;
  Object.assign(twin.style, { font, letterSpacing, width: `${room}px`, overflow: 'hidden' });
  twin.textContent = text;
  document.body.append(twin);
  const fits = twin.scrollWidth <= twin.clientWidth && twin.offsetHeight <= select.clientHeight;
  twin.remove();
  return fits && style.whiteSpace === 'normal' ? '' : text;
}"""


# The same of every option: each is chosen as a person does, and looked at once it is laid out.
EACH = """async (select) => {{
  const found = [];
  for (const {{ value }} of [...select.options]) {{
    select.value = value;
    for (const kind of ["input", "change"]) {{
      select.dispatchEvent(new Event(kind, {{ bubbles: true }}));
    }}
    await new Promise((done) => setTimeout(done));
    found.push(({room})(select));
  }}
  return found;
}}"""


def cut_names(page: Page, situs: Situs) -> list[str]:
    """Return the occupations that cannot be read whole once they are chosen."""
    page.route("**/mesin/**", lambda _: None)
    found: list[str] = []
    for address, name in (("kalkulator/", "#isi-pekerjaan"), ("sematkan/", "#pilih-pekerjaan")):
        page.goto(situs(address))
        found += page.locator(name).evaluate(EACH.format(room=ROOM))
    return [one for one in found if one]


@pytest.mark.parametrize("size", [24, 32])
def test_whom_one_chose_is_read_whole_with_large_letters(
    browser: Browser, situs: Situs, size: int
) -> None:
    with letters(browser, size, PHONE) as page:
        assert cut_names(page, situs) == []


@pytest.mark.parametrize("width", [360, 1366])
def test_the_programme_one_chose_is_read_whole(page: Page, situs: Situs, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.route("**/mesin/**", lambda _: None)
    page.goto(situs("kalkulator/"))
    select = page.locator("#kalkulator [name=program]")
    select.evaluate(
        "one => { for (let f = one; (f = f.parentElement.closest('details')); ) f.open = true; }"
    )
    for option in select.locator("option").all():
        select.select_option(option.get_attribute("value"))
        assert select.evaluate(ROOM) == ""


def test_the_name_of_a_person_stays_within_its_tile(page: Page, situs: Situs) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(situs(""))
    edges = page.locator(".pilih-orang a").evaluate_all(
        """all => all.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const [words, tile] = [range.getBoundingClientRect(), one.getBoundingClientRect()];
          return Math.min(words.left - tile.left, tile.right - words.right);
        })"""
    )
    assert edges
    assert min(edges) >= 4


@pytest.mark.parametrize("width", [360, 1366])
def test_whom_one_chose_is_read_whole(page: Page, situs: Situs, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    assert cut_names(page, situs) == []
    page.goto(situs("kalkulator/#pekerjaan=tukang-cukur&penghasilan=2000000"))
    # The search is still there, and has room when it is used.
    search = page.locator("#cari-pekerjaan")
    assert search.evaluate("one => one.offsetWidth") >= 44
    search.click()
    assert search.evaluate("one => one.offsetWidth") > 120


# The lines of words, and the box that the picture of the worker takes.
OVER = """() => {
  const picture = document.querySelector(".harga-kartu__orang").getBoundingClientRect();
  const words = [];
  const walker = document.createTreeWalker(
    document.querySelector(".harga-kartu"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of node.data.trim() ? range.getClientRects() : [])
      if (box.right > picture.left && box.left < picture.right
          && box.bottom > picture.top && box.top < picture.bottom) words.push(node.data.trim());
  }
  return words;
}"""


@pytest.mark.parametrize("width", [768, 1024, 1280, 1366])
def test_the_picture_beside_the_price_covers_no_word(page: Page, situs: Situs, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.route("**/mesin/**", lambda _: None)
    page.goto(situs("kalkulator/#pekerjaan=art&penghasilan=2000000"))
    page.locator(".harga-kartu__orang").wait_for()
    assert page.evaluate(OVER) == []


@pytest.mark.parametrize("width", [360, 390, 1024])
def test_search_and_months_are_read_once_a_job_is_chosen(
    page: Page, situs: Situs, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.route("**/mesin/**", lambda _: None)
    page.goto(situs("kalkulator/#pekerjaan=art&penghasilan=2000000"))
    search = page.locator("#cari-pekerjaan")
    assert search.evaluate("one => one.offsetWidth") >= 100
    months = page.locator(".sesuaikan__isi")
    expect(months).to_contain_text("1 bulan, mulai")
    assert months.evaluate(
        "one => { const { right } = one.closest('summary').getBoundingClientRect();"
        " const range = document.createRange(); range.selectNodeContents(one);"
        " return one.offsetWidth >= one.scrollWidth"
        " && [...range.getClientRects()].every((box) => box.right <= right); }"
    )
    # A price has its condition in the bar too.
    if page.locator(".harga-kartu [data-teks=sampai]").is_visible():
        expect(page.locator("#bilah-satuan")).to_have_text(re.compile(r"sebulan, sampai \w+ \d+"))
