"""A served site, a real Chromium, and pages that fail the test when anything leaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.served import Situs, served
from tools.paths import SITE
from tools.setup.chromium import FLAGS, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page


@pytest.fixture(scope="session")
def situs() -> Iterator[Situs]:
    """Serve the built site; `make test` has built it."""
    assert (SITE / "index.html").is_file(), "site/ is missing: run `make build` first"
    with served(SITE) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    program = find()
    assert program, "no Chromium: run `make test`, which brings one"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Catatan:
    """What a page did: every request, and everything it complained about."""

    origin: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    # A test that provokes a failure says so here; leaks are never allowed.
    boleh_galat: bool = False

    def watch(self, context: BrowserContext) -> None:
        """Listen to all pages of a context, their workers included."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(str(error.error)))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"{message.text} ({message.location.get('url', '')})")

    @property
    def strangers(self) -> list[str]:
        """Return the requests that left our origin."""
        ours = (f"{self.origin}/", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(ours)]

    def names(self, within: str = "") -> list[str]:
        """Return the last part of every address asked for that has this in it."""
        return [url.rsplit("/", 1)[-1] for url in self.requests if within in url]

    def judge(self) -> None:
        """Fail on what must never happen."""
        assert not self.strangers
        breaches = [text for text in self.problems if "Content Security Policy" in text]
        assert not breaches
        if not self.boleh_galat:
            assert not self.problems


@pytest.fixture
def catatan(situs: Situs) -> Catatan:
    """Return the record of the page under test."""
    return Catatan(situs.origin)


@pytest.fixture
def context(browser: Browser, catatan: Catatan) -> Iterator[BrowserContext]:
    """Return a browser context with nothing kept from before, watched."""
    # The offline tests make contexts of their own: elsewhere, keeping the site would only be noise.
    fresh = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta", service_workers="block")
    fresh.set_default_timeout(30_000)
    catatan.watch(fresh)
    yield fresh
    fresh.close()
    catatan.judge()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a watched page."""
    return context.new_page()
