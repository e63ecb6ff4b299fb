"""The built pages stand alone, lead somewhere, and say what they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from calculator.rules import law
from tools.address import site_url
from tools.campaign import campaign
from tools.paths import ROOT, SITE

if TYPE_CHECKING:
    from tests.site.conftest import Halaman

# Served for any address that does not exist, so it cannot be relative to where it stands.
ANYWHERE = "404.html"
# Where readers report a wrong figure: an address of the site's own, set where it is built.
OWNER = campaign()
REPORT = tuple(each.split("?")[0] for each in (OWNER.lapor, OWNER.kontak) if each)
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


def outside(address: str) -> bool:
    """Tell whether an address leaves our own files."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def test_every_page_says_its_language(halaman: list[Halaman]) -> None:
    other = {str(page): page.language for page in halaman if page.language != "id"}
    assert other == {"en/index.html": "en"}


def test_every_page_has_a_title_and_a_description_of_its_own(halaman: list[Halaman]) -> None:
    known = [page for page in halaman if str(page) != ANYWHERE]
    for page in known:
        # A page made for passing on says the price in its title.
        most = 130 if str(page).startswith("bagikan/") else 90
        assert 10 <= len(page.title) <= most, f"{page}: {page.title!r}"
        description = page.metas.get("description", "")
        # 400 under the law of November 2026; a law to come may bring two more prices to tell.
        assert 60 <= len(description) <= (500 if most > 90 else 260), (
            f"{page}: {len(description)} {description!r}"
        )
    for kind in ("title", "description"):
        # Pages made for passing on differ in what their titles say; some describe the same prices.
        own = [page for page in known if not str(page).startswith("bagikan/")]
        said = Counter(
            page.title if kind == "title" else page.metas["description"]
            for page in (known if kind == "title" else own)
        )
        assert [text for text, count in said.items() if count > 1] == []


def test_every_page_has_one_main_heading(halaman: list[Halaman]) -> None:
    assert {str(page): page.headings for page in halaman if len(page.headings) != 1} == {}


def test_no_page_repeats_an_id(halaman: list[Halaman]) -> None:
    twice = {str(page): [i for i, n in Counter(page.ids).items() if n > 1] for page in halaman}
    assert {page: ids for page, ids in twice.items() if ids} == {}


def test_no_page_fetches_from_another_host(halaman: list[Halaman]) -> None:
    strangers = {str(page): [a for a in page.fetched if outside(a)] for page in halaman}
    assert {page: found for page, found in strangers.items() if found} == {}


def test_no_style_fetches_from_another_host(halaman: list[Halaman]) -> None:
    texts = {str(page): "\n".join(page.styles) for page in halaman}
    texts |= {str(path): path.read_text("utf-8") for path in SITE.rglob("*.css")}
    for name, text in texts.items():
        found = [first or second for first, second in CSS_ADDRESS.findall(text)]
        assert [address for address in found if outside(address)] == [], name


def test_what_our_styles_name_exists() -> None:
    for path in (SITE / "assets/css").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for first, second in CSS_ADDRESS.findall(text):
            address = first or second
            if not address.startswith("data:"):
                target = (path.parent / urlsplit(address).path).resolve()
                assert target.is_file(), f"{path.name}: {address}"


def test_the_site_works_below_any_path(halaman: list[Halaman]) -> None:
    rooted = {
        str(page): [address for address in page.addresses if address.startswith("/")]
        for page in halaman
        if str(page) != ANYWHERE
    }
    assert {page: found for page, found in rooted.items() if found} == {}


def _target(page: Halaman, path: str) -> str:
    """Return the file of the site that a link of a page opens."""
    base = SITE / path.lstrip("/") if path.startswith("/") else page.path.parent / path
    where = base.resolve() if path else page.path
    if where.is_dir():
        where /= "index.html"
    return where.relative_to(SITE.resolve()).as_posix() if where.is_file() else ""


def test_internal_links_lead_to_a_place_that_exists(halaman: list[Halaman]) -> None:
    ids = {str(page): set(page.ids) for page in halaman}
    for page in halaman:
        for link in page.links:
            parts = urlsplit(link["href"])
            if parts.scheme or parts.netloc or "download" in link:
                continue
            target = _target(page, unquote(parts.path))
            assert target, f"{page}: {link['href']} leads nowhere"
            # A fragment with "=" is a question to the calculator, not a place.
            if parts.fragment and "=" not in parts.fragment:
                assert unquote(parts.fragment) in ids[target], f"{page}: {link['href']}"


def test_links_that_leave_are_known_and_say_so(halaman: list[Halaman]) -> None:
    hukum = law()
    known = {kanal.url for kanal in hukum.kanal.values()}
    known |= {text.url for text in hukum.peraturan.values()}
    for page in halaman:
        for link in page.links:
            if outside(link["href"]):
                # The list of parts names each part's home, as its own package gives it.
                listed = str(page).startswith("lisensi/")
                listed |= link["href"].startswith(REPORT)
                assert listed or link["href"] in known, f"{page}: {link['href']}"
                # A number to dial opens no other site.
                dialled = link["href"].startswith("tel:")
                assert dialled or "external" in link.get("rel", ""), f"{page}: {link['href']}"


@pytest.mark.parametrize("word", ["bpjsketenakerjaan", "sertakan.bpjs", "gnlingkaran.id"])
def test_no_page_names_an_address_known_to_be_wrong(halaman: list[Halaman], word: str) -> None:
    assert [str(p) for p in halaman if word in p.path.read_text("utf-8")] == []


def test_every_page_ends_with_who_is_not_speaking(halaman: list[Halaman]) -> None:
    words = (
        "Situs edukasi independen.",
        "tidak berafiliasi dengan BPJS Ketenagakerjaan",
        "berarti penyusun situs ini",
    )
    for page in halaman:
        text = " ".join(page.path.read_text("utf-8").split())
        if "md-footer" in text:
            assert all(word in text for word in words), str(page)


def test_the_foot_names_each_part_once_and_leads_to_it(halaman: list[Halaman]) -> None:
    """On a phone only the headings are left: each must be a link."""
    for page in halaman:
        html = page.path.read_text("utf-8")
        parts = html.split('<div class="kaki__bagian">')[1:]
        for part in parts:
            heading, _, rest = part.partition("</p>")
            assert "<a href=" in heading, str(page)
            name = re.sub(r"<[^>]+>", "", heading).strip()
            items = re.findall(r"<li><a[^>]*>([^<]+)</a>", rest.partition("</ul>")[0])
            assert name not in items, f"{page}: {name} stands twice"
            assert len(items) == len(set(items)), str(page)
        assert parts or "md-footer" not in html, str(page)


def test_a_page_that_is_not_there_leads_to_what_is_asked_most(halaman: list[Halaman]) -> None:
    (page,) = (page for page in halaman if str(page) == "404.html")
    led = {link["href"] for link in page.links}
    for name in ("kalkulator/", "iuran/", "cara-daftar/", "cara-klaim/"):
        assert any(href.endswith(name) for href in led), name


def test_every_claim_page_says_whom_to_call(halaman: list[Halaman]) -> None:
    """Whoever stands beside somebody who is hurt needs the number at the top, not in the foot."""
    claims = [page for page in halaman if str(page).startswith("cara-klaim/")]
    assert len(claims) > 3
    for page in claims:
        main = page.path.read_text("utf-8").partition("<h1")[2].partition("<footer")[0]
        assert "tel:175" in main or re.search(r"\b175\b", main), str(page)


def test_what_programs_ask_the_root_for_is_there() -> None:
    robots = (SITE / "robots.txt").read_text("utf-8").split()
    address = robots[robots.index("Sitemap:") + 1]
    assert (SITE / address.removeprefix(site_url())).is_file()
    assert "Disallow:" not in robots
    assert (SITE / "favicon.ico").read_bytes().startswith(b"\0\0\1\0")


def test_scripts_and_styles_travel_without_what_is_said_in_their_source() -> None:
    for folder, mark in (("assets/js", "\n// "), ("assets/css", "/*")):
        sources = [path.read_text("utf-8") for path in (ROOT / "docs" / folder).rglob("*.*s")]
        assert sum(mark in f"\n{text}" for text in sources) > len(sources) / 2
        for path in (SITE / folder).rglob("*.*s"):
            assert mark not in f"\n{path.read_text('utf-8')}", path


def test_a_page_asks_for_few_files_of_ours(halaman: list[Halaman]) -> None:
    asked = re.compile(r'(?:src|href)="[^"]*assets/((?:js|css)/[^"]+\.(?:js|css))"')
    ours = (SITE / "assets/js", SITE / "assets/css")
    there = {
        path.relative_to(SITE / "assets").as_posix() for one in ours for path in one.rglob("*.*s")
    }
    named: set[str] = set()
    for page in halaman:
        found = set(asked.findall(page.path.read_text("utf-8")))
        named |= found
        # The calculator has ten; there were 50 before they were joined.
        assert len(found) <= 12, (str(page), sorted(found))
    # What was joined does not lie there a second time. What waits for a click is named by scripts.
    assert named <= there
    assert all(name.startswith("js/parts/") for name in there - named)
