"""Every page in a real browser: nothing leaves, nothing is kept, nothing breaks its policy.

The record that `conftest` keeps of each page fails a test on any request to another place, any
breach of the policy and any error; what is here goes to every page and does what visitors do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.browser.screens import of_each_kind
from tools.paths import SITE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

KEPT = """async () => {
  const kept = { ...localStorage, ...sessionStorage };
  for (const { name } of await indexedDB.databases()) kept[`database ${name}`] = "";
  for (const name of await caches.keys()) {
    // The site's own files, the same for everyone, are no trace of a visitor.
    if (!/^(mesin|mesin-berikut|luring-halaman-)/.test(name)) kept[`cache ${name}`] = "";
  }
  return kept;
}"""
BREACHES = """
  self.breaches = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


def addresses() -> list[str]:
    """Return every page: those of the sitemap, and those that stand outside it."""
    return [
        path.relative_to(SITE).as_posix().removesuffix("index.html")
        for path in sorted(SITE.rglob("*.html"))
        if path.name != "404.html" and path.parent.name != "unduh"
    ]


def test_the_sitemap_is_among_the_pages() -> None:
    tree = ET.parse(SITE / "sitemap.xml")  # noqa: S314 - our own file
    listed = [element.text or "" for element in tree.iter() if element.tag.endswith("loc")]
    home = min(listed, key=len)
    assert len(listed) > 1
    assert {url.removeprefix(home) for url in listed} <= set(addresses())


def test_every_page_is_quiet(browser: Browser, situs: Situs, catatan: Catatan) -> None:
    # Without the offline copy each page comes from the network, as on a first visit.
    context = browser.new_context(locale="id-ID", service_workers="block")
    context.add_init_script(BREACHES)
    catatan.watch(context)
    page = context.new_page()
    noise: dict[str, object] = {}
    for address in of_each_kind(addresses()):
        page.goto(situs(address), wait_until="load")
        said = {
            "breaches": page.evaluate("breaches"),
            "kept": page.evaluate(KEPT),
            "cookies": [*context.cookies(), *filter(None, [page.evaluate("document.cookie")])],
            "problems": [*catatan.problems],
            "strangers": catatan.strangers,
        }
        if any(said.values()):
            noise[address] = {name: value for name, value in said.items() if value}
        catatan.problems.clear()
        catatan.requests.clear()
    context.close()
    assert not noise


def test_a_missing_page_is_quiet_too(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    page.goto(situs("tidak/ada/"))
    assert page.locator("h1").inner_text() == "Halaman ini tidak ada"
    assert page.evaluate(KEPT) == {}


def test_search_shows_results_and_runs_nothing(page: Page, situs: Situs) -> None:
    page.add_init_script(BREACHES)
    page.goto(situs.url)
    page.keyboard.press("/")
    box = page.locator("input[name=query]")
    results = page.locator(".md-search-result__item")
    box.press_sequentially("iuran")
    results.first.wait_for()
    assert results.first.locator("mark").count()
    for text in ('<img src=x onerror="alert(1)">', "iuran <svg/onload=alert(1)>", '"><script>x'):
        box.fill("")
        box.press_sequentially(text)
        page.wait_for_timeout(300)
        for made in ("img", "script", "svg[onload]"):
            assert page.locator(f".md-search {made}").count() == 0
    assert page.evaluate("breaches") == []


def test_markup_from_text_is_shown_as_text(page: Page, situs: Situs) -> None:
    page.goto(situs.url)
    shown = page.evaluate(
        """() => {
          const made = document.createElement("div");
          made.innerHTML = '<p class="md-icon">a<mark data-md-highlight>b</mark></p>'
            + '<img src=x onerror=self.ran=1><a href="javascript:self.ran=1">c</a>'
            + '<p onclick="self.ran=1">d</p><script>self.ran=1</script><!-- e --><svg><style>f';
          return [...made.querySelectorAll("*")].map((e) => e.localName);
        }"""
    )
    # An end without a beginning is an empty paragraph.
    assert shown == ["p", "mark", "p"]
    assert page.evaluate("self.ran") is None


def test_scripts_of_other_places_are_refused(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    page.goto(situs.url)
    refused = page.evaluate(
        """() => {
          const tries = [
            () => new Worker("https://contoh.example/a.js"),
            () => new Worker("data:text/javascript,1"),
            () => { document.createElement("script").src = "https://contoh.example/a.js"; },
            () => { document.createElement("script").text = "self.ran = 1"; },
          ];
          return tries.map((one) => {
            try { one(); return "passed"; } catch { return "refused"; }
          });
        }"""
    )
    assert refused == ["refused"] * 4
    # Breaking the policy on purpose is no failure of the page.
    catatan.problems.clear()


def test_light_or_dark_is_kept_only_when_chosen(page: Page, situs: Situs) -> None:
    page.goto(situs.url)
    page.wait_for_timeout(200)
    assert page.evaluate("localStorage.length") == 0
    other = page.locator("input[name=__palette]").nth(1)
    other.evaluate("input => input.click()")
    assert page.evaluate("Object.keys(localStorage)") == [f"{situs.base}.__palette"]
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_browser_that_refuses_storage_breaks_no_page(page: Page, situs: Situs) -> None:
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
          const get = () => { throw new DOMException("", "SecurityError"); };
          Object.defineProperty(self, name, { get });
        }"""
    )
    page.goto(situs.url)
    other = page.locator("input[name=__palette]").nth(1)
    other.evaluate("input => input.click()")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_nobody_else_may_frame_a_page(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    headers = page.request.get(situs("iuran/")).headers
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
