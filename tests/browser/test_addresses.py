"""Any address leads somewhere: mistyped, mangled, below any path, without the internet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.screens import PHONE
from tests.browser.test_luring import Inang, berkunjung, hosted
from tools.paths import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

pytestmark = pytest.mark.visited
QUESTION = "#penghasilan=5000000"
TWO = "#penghasilan=5000000&mulai=2026-01/penghasilan=7000000&mulai=2026-01"


def expect_painted(page: Page) -> None:
    """Wait until our own styles hold."""
    button = page.locator(".tombol--utama").first
    expect(button).to_have_css("font-family", re.compile("Plus Jakarta Sans"))


@pytest.fixture
def lost(catatan: Catatan) -> None:
    """Addresses that are not there are what is asked here."""
    catatan.boleh_galat = True


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize("path", ["tidak-ada", "tidak-ada/", "a/b/c/tidak-ada.html"])
def test_the_page_that_is_not_there_stands_below_any_path(
    page: Page, situs: Situs, path: str
) -> None:
    # The build was told of another place than the one it stands at.
    page.set_viewport_size(PHONE)
    page.goto(situs(path))
    expect(page.locator("h1")).to_have_text("Halaman ini tidak ada")
    home = page.locator(".tombol--utama")
    expect(home).to_have_attribute("href", f"{situs.base}.")
    expect_painted(page)
    # The theme's own parts work too, after all.
    page.locator("[data-buka='drawer']").click()
    expect(page.locator(".md-sidebar--primary a").first).to_be_visible()
    page.keyboard.press("Escape")
    home.click()
    expect(page).to_have_url(situs(""))


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize(
    ("path", "leads"),
    [
        (f"bagikan/hilang/{QUESTION}", f"kalkulator/{QUESTION}"),
        ("bagikan/hilang/#penghasilan%3D5000000%26usia%3D40", f"kalkulator/{QUESTION}&usia=40"),
        ("bagikan/hilang/?penghasilan=5000000", f"kalkulator/{QUESTION}"),
        (f"rumah-tangaa/{TWO}", f"rumah-tangga/{TWO}"),
        (f"bandingkann/{TWO}", f"bandingkan/{TWO}"),
        ("presentasii/#acara=Rembuk&ke=harga", "presentasi/#acara=Rembuk&ke=harga"),
    ],
)
def test_what_the_address_carried_is_opened_where_it_belongs(
    page: Page, situs: Situs, path: str, leads: str
) -> None:
    page.goto(situs(path))
    link = page.locator("#hitungan-hilang a")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", situs(leads))


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize("path", ["tidak-ada/", "tidak-ada/#bagian", "tidak-ada/?utm_source=x"])
def test_nothing_is_offered_where_nothing_was_carried(page: Page, situs: Situs, path: str) -> None:
    page.goto(situs(path))
    expect_painted(page)
    page.wait_for_timeout(500)
    assert page.locator("#hitungan-hilang").is_hidden()


# As typed or mangled, and where it leads.
FORGIVEN = [
    ("kalkulator", "kalkulator/"),
    ("kalkulator/index.html", "kalkulator/"),
    ("Kalkulator/", "kalkulator/"),
    ("KALKULATOR", "kalkulator/"),
    ("kalkulator.html", "kalkulator/"),
    ("kalkulator/.", "kalkulator/"),
    ("kalkulator.", "kalkulator/"),
    ("kalkulator),", "kalkulator/"),
    ("kalkulator//", "kalkulator/"),
    ("kalkulator?proyektor", "kalkulator/?proyektor"),
    ("Cara-Klaim/Kematian", "cara-klaim/kematian/"),
    ("index.html", ""),
    ("kalkulator/%23penghasilan=5000000", f"kalkulator/{QUESTION}"),
    (f"Kalkulator{QUESTION}", f"kalkulator/{QUESTION}"),
    (f"Presentasi/{QUESTION}&ke=hitung", "presentasi/"),
]


def arrives(page: Page, address: str) -> None:
    """Wait until the page behind an address stands there."""
    if address.endswith("/presentasi/"):
        expect(page).to_have_title("Presentasi Sertakan | Panduan Sertakan")
        return
    path, _, fragment = address.partition("#")
    # A page may write more behind the # than it was given.
    expected = rf"^{re.escape(path)}(index\.html)?(\?proyektor)?(#.*{re.escape(fragment)}.*)?$"
    expect(page).to_have_url(re.compile(expected), timeout=10_000)
    expect(page.locator("h1").first).not_to_have_text("Halaman ini tidak ada")
    assert fragment in page.url


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize(("typed", "leads"), FORGIVEN)
def test_an_address_nearly_right_leads_where_it_meant(
    page: Page, situs: Situs, typed: str, leads: str
) -> None:
    page.goto(situs(typed))
    arrives(page, situs(leads))


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[tuple[BrowserContext, Inang]]:
    """Keep the site, then cut the line for good."""
    with hosted(SITE) as host:
        context = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
        context.set_default_timeout(20_000)
        berkunjung(context, host).close()
        host.sisa = 0
        yield context, host
        context.close()


@pytest.mark.parametrize(
    ("typed", "leads"), [*FORGIVEN, (f"kalkulator/?{QUESTION}", f"kalkulator/?{QUESTION}")]
)
def test_an_address_nearly_right_opens_without_the_internet(
    offline: tuple[BrowserContext, Inang], typed: str, leads: str
) -> None:
    context, host = offline
    page = context.new_page()
    page.goto(host.url + typed)
    arrives(page, host.url + leads)
    page.close()


@pytest.mark.parametrize("path", ["tidak-ada/", "a/b/c", "kartu/x", "bagikan/art/"])
def test_no_internet_is_not_called_not_there(
    offline: tuple[BrowserContext, Inang], path: str
) -> None:
    context, host = offline
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto(host.url + path)
    expect(page.locator("h1")).to_have_text("Tidak ada internet")
    expect(page).to_have_title("Tidak ada internet | Panduan Sertakan")
    expect(page.locator("body")).not_to_contain_text("Halaman ini tidak ada")
    expect_painted(page)
    assert [text for text in problems if "Content Security Policy" in text] == []
    page.locator(".tombol--utama").click()
    expect(page).to_have_url(host.url)
    page.close()


def test_a_shared_question_is_answered_without_the_internet(
    offline: tuple[BrowserContext, Inang],
) -> None:
    context, host = offline
    page = context.new_page()
    page.goto(f"{host.url}bagikan/art/{QUESTION}")
    expect(page).to_have_url(f"{host.url}kalkulator/{QUESTION}")
    expect(page.locator("form#kalkulator")).to_have_attribute("data-mesin", "siap")
    expect(page.locator("[name='penghasilan']").first).to_have_value(re.compile(r"5\.?000\.?000"))
    page.close()
