"""The site as it is built: every page sealed, every header said once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tools.paths import SITE
from tools.seal.hosts import headers_for, read_rules
from tools.seal.page import read_page
from tools.seal.policy import digest
from tools.seal.scripts import foreign_addresses

if TYPE_CHECKING:
    from pathlib import Path

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# What hosts accept: Cloudflare Pages stops reading after 100 rules or at lines of 2,000 letters.
MOST_RULES = 100
LONGEST_LINE = 2_000


@pytest.fixture(scope="module")
def pages() -> list[Path]:
    found = sorted(SITE.rglob("*.html"))
    assert found, "site/ is missing: run `make build` first"
    return found


def address(page: Path) -> str:
    return "/" + page.relative_to(SITE).as_posix().removesuffix("index.html")


def test_every_page_has_one_strict_policy(pages: list[Path]) -> None:
    for page in pages:
        text = page.read_text("utf-8")
        (found,) = POLICY.findall(text)
        assert "unsafe" not in found, page
        assert found.startswith("default-src 'none'; script-src 'self'"), page
        for script in read_page(text).scripts:
            assert f"'{digest(script)}'" in found, page


def test_only_known_inline_scripts_run(pages: list[Path]) -> None:
    kinds = {
        re.sub(r'new URL\("[^"]*"', "new URL(…", s)
        for p in pages
        for s in read_page(p.read_text()).scripts
    }
    # Two of the theme, and our keeper of choices: nothing else gets a hash without being noticed.
    assert len(kinds) <= 3, kinds


def test_the_theme_runs_behind_our_trusted_types(pages: list[Path]) -> None:
    for page in pages:
        text = page.read_text("utf-8")
        if "/javascripts/bundle" in text:
            assert -1 < text.find("assets/js/aman/aman.js") < text.find("/javascripts/bundle"), page


def test_no_file_names_another_host() -> None:
    assert foreign_addresses(SITE) == []


def test_headers_of_every_file(pages: list[Path]) -> None:
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
