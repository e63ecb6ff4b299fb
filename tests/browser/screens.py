"""The screens that pages are looked at on, and who judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.paths import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

AXE = ROOT / "node_modules/axe-core/axe.min.js"
# Level AA of WCAG 2.2, and what the authors of axe advise beyond it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of them, what asks for colours: dark changes nothing else.
COLOURS = ["color-contrast", "link-in-text-block"]
# A second engine: it reads the tree on its own, and judges colours by what lies behind them.
SNIFFER = ROOT / "node_modules/html_codesniffer/build/HTMLCS.js"
SNIFF = """(judged) => new Promise((done, failed) => HTMLCS.process(
  "WCAG2AA", document,
  () => done(HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR)
    .map(({ code, element }) => [code.replace(/^.*Guideline/, ""), element])
    .filter(([code, element]) => !element.matches?.(judged[code] ?? ":not(*)"))
    .map(([code, element]) => [code, element.outerHTML?.slice(0, 160) ?? ""])),
  failed))"""
# What it holds against a page and stays, and of what.
JUDGED = {
    # No button to send: an answer comes while one types, and by Enter.
    "3_2.3_2_2.H32.2": "form",
    # The theme's switches, which are not shown: buttons stand for them.
    "1_3.1_3_1.F68": ".md-toggle",
    "4_1.4_1_2.H91.InputCheckbox.Name": ".md-toggle",
    # What stands after the # is a question and no place.
    "2_4.2_4_1.G1,G123,G124.NoSuchID": '[href*="="]',
}
PHONE: ViewportSize = {"width": 360, "height": 740}
SMALLEST: ViewportSize = {"width": 320, "height": 640}
LAPTOP: ViewportSize = {"width": 1440, "height": 900}
# Pixels a thumb needs.
TARGET = 44
# What can be seen and is smaller.
SMALL = """(all, least) => all
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width && height && Math.min(width, height) < least)
  .map(([markup, { width, height }]) => [markup, width, height])"""

# Share pages are many and one template: an occupation's, an income's, and one with savings.
SHARED = {"bagikan/art/", "bagikan/golongan-33/", "bagikan/golongan-33-jht/"}


def sniffed(page: Page) -> list[tuple[str, str]]:
    """Return what HTML_CodeSniffer, which the page was given, holds against it."""
    return [(code, markup) for code, markup in page.evaluate(SNIFF, JUDGED)]


def of_each_kind(addresses: list[str]) -> list[str]:
    """Leave out of all pages the share pages that are like others."""
    assert set(addresses) >= SHARED
    return [page for page in addresses if not page.startswith("bagikan/") or page in SHARED]


def axe_on_both_screens(page: Page) -> dict[tuple[int, str], object]:
    """Return what axe finds in the content of a page: on a phone and a laptop, light and dark."""
    page.evaluate(AXE.read_text("utf-8"))
    # No colour on its way to another one.
    page.emulate_media(reduced_motion="reduce")
    found: dict[tuple[int, str], object] = {}
    for width in (PHONE["width"], LAPTOP["width"]):
        for scheme in ("default", "slate"):
            page.set_viewport_size({"width": width, "height": PHONE["height"]})
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
            # What stands around it is tested with the other pages.
            rules = RULES if scheme == "default" else COLOURS
            report = page.evaluate("rules => axe.run('.md-content', { runOnly: rules })", rules)
            if report["violations"]:
                found[width, scheme] = [
                    (v["id"], [n["target"] for n in v["nodes"]]) for v in report["violations"]
                ]
    return found
