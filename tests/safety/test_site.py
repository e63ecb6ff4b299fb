"""The site as it is built: every page sealed, every header said once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tools.after.seal.hosts import headers_for, read_rules
from tools.after.seal.page import read_page
from tools.after.seal.policy import digest, first_script
from tools.after.seal.scripts import foreign_addresses
from tools.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

    from tools.after.seal.page import Page

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# What hosts accept: Cloudflare Pages stops reading after 100 rules or at lines of 2,000 letters.
MOST_RULES = 100
LONGEST_LINE = 2_000


@pytest.fixture(scope="module")
def pages() -> dict[Path, Page]:
    # The download for USB sticks is no page of the site: it holds everything and fetches nothing.
    found = sorted(path for path in SITE.rglob("*.html") if path.parent != SITE / "unduh")
    assert found, "site/ is missing: run `make build` first"
    return {path: read_page(path.read_text("utf-8")) for path in found}


def address(page: Path) -> str:
    return "/" + page.relative_to(SITE).as_posix().removesuffix("index.html")


def test_every_page_has_one_strict_policy(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        (found,) = POLICY.findall(page.text)
        assert "unsafe" not in found, path
        assert found.startswith("default-src 'self'; script-src 'self'"), path
        for script in page.scripts:
            assert f"'{digest(script)}'" in found, path


def test_the_file_to_carry_away_can_reach_nobody() -> None:
    (page,) = (SITE / "unduh").glob("*.html")
    (found,) = POLICY.findall(page.read_text("utf-8"))
    # Everything is inside it, so it needs inline scripts; what it must not have is a way out.
    assert found.startswith("default-src 'none';")
    assert "form-action 'none'" in found
    assert not re.search(r"connect-src|frame-src|https?:|\*|'self'", found)
    rules = read_rules((SITE / "_headers").read_text("utf-8"))
    assert headers_for(address(page), rules)["Content-Disposition"] == "attachment"


def test_only_known_inline_scripts_run(pages: dict[Path, Page]) -> None:
    known = (
        first_script(),
        "\n  var __md_scope",  # overrides/partials/javascripts/base.html
        "var palette=",  # the theme: light or dark before anything is drawn
        "var target=",  # the theme: tabs
        "\n  {\n    const { effectiveType",  # overrides/partials/mesin-awal.html
        "\n  {\n    // The build wrote it, and it stood",  # overrides/partials/lipat.html
        "\n  {\n    const declared",  # overrides/partials/akar.html
        "\n    {\n      // Light or dark before",  # overrides/kalkulator.html
        "\n          // Beside the answer there",  # the same
    )
    for path, page in pages.items():
        for script in page.scripts:
            assert script.startswith(known), (path, script[:100])


def test_nothing_overtakes_our_first_script(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        first = page.text.index(f"<script>{first_script()}</script>")
        assert first == page.text.index("<script"), path


def test_no_file_names_another_host() -> None:
    assert foreign_addresses(SITE) == []


def test_headers_of_every_file(pages: dict[Path, Page]) -> None:
    text = (SITE / "_headers").read_text("utf-8")
    rules = read_rules(text)
    assert len(rules) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    for path in SITE.rglob("*"):
        if path.is_file():
            headers = headers_for(address(path), rules)
            assert all(value.count("max-age") <= 1 for value in headers.values()), path
            versioned = path.relative_to(SITE).parts[0] == "mesin"
            assert ("immutable" in headers.get("Cache-Control", "")) == versioned, path
    for page in pages:
        headers = headers_for(address(page), rules)
        assert headers["Cache-Control"] == "no-cache", page
        assert headers["Content-Security-Policy"].count("frame-ancestors") == 1, page
