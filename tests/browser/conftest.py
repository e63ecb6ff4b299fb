"""A served site, a real Chromium, and pages that fail the test when anything leaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.patience import lose_patience
from tests.browser.served import Situs, served
from tools.paths import SITE
from tools.setup.chromium import FLAGS, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        Page,
        Request,
        WebError,
    )

HERE = Path(__file__).parent
lose_patience()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test in a browser once more when it failed; the run tells which.

    On a busy machine a browser was seen to answer nothing, once in some thousand pages.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def situs() -> Iterator[Situs]:
    """Serve the built site; `make test` has built it."""
    assert (SITE / "index.html").is_file(), "site/ is missing: run `make build` first"
    with served(SITE) as site:
        yield site


# Drawn in the browser's own process, and WebAssembly compiled once, not a second time for speed:
# tests are over before that pays (3.3 seconds of processor until Python answers, with it 1.2).
FASTER = ("--in-process-gpu", "--js-flags=--liftoff-only")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    program = find()
    assert program, "no Chromium: run `make test`, which brings one"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *FASTER])
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

    def watch(self, context: BrowserContext) -> Callable[[], None]:
        """Listen to all pages of a context, their workers included; return what stops it."""

        def request(request: Request) -> None:
            self.requests.append(request.url)

        def error(error: WebError) -> None:
            self.problems.append(str(error.error))

        context.on("request", request)
        context.on("console", self._console)
        context.on("weberror", error)

        def stop() -> None:
            context.remove_listener("request", request)
            context.remove_listener("console", self._console)
            context.remove_listener("weberror", error)

        return stop

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
            # A function was missing that people need: the profile lacks it (docs/dev/runtime.md).
            assert not self.names("pyodide.whole.wasm")


@pytest.fixture
def catatan(situs: Situs) -> Catatan:
    """Return the record of the page under test."""
    return Catatan(situs.origin)


def new_context(browser: Browser) -> BrowserContext:
    """Return a context with nothing kept from before."""
    # The offline tests make contexts of their own: elsewhere, keeping the site would only be noise.
    fresh = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta", service_workers="block")
    fresh.set_default_timeout(30_000)
    return fresh


# Whether the device keeps an image of the engine's memory, with which later visits start.
KEPT = """async () => {
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).keys();
    if (kept.some(({ url }) => url.endsWith("/image"))) return true;
  }
  return false;
}"""


@pytest.fixture(scope="module")
def visited(browser: Browser, situs: Situs) -> Iterator[BrowserContext]:
    """Return the context of a module's tests that come back to a site seen before."""
    kept = new_context(browser)
    first = kept.new_page()
    first.goto(situs("kalkulator/"))
    for _ in range(600):
        if first.evaluate(KEPT):
            break
        first.wait_for_timeout(100)
    else:
        pytest.fail("the first visit kept nothing for later ones")
    first.close()
    yield kept
    kept.close()


def forget(context: BrowserContext, situs: Situs) -> None:
    """Forget what a visitor did, and keep what was fetched: the engine, and the image of it."""
    blank = context.new_page()
    session = context.new_cdp_session(blank)
    kinds = {"origin": situs.origin, "storageTypes": "cookies,local_storage"}
    session.send("Storage.clearDataForOrigin", kinds)
    blank.close()
    context.clear_permissions()


@pytest.fixture
def context(request: pytest.FixtureRequest, situs: Situs) -> Iterator[BrowserContext]:
    """Return a watched context: a first visit's, or, in modules marked `visited`, a later one's.

    A later visit starts the engine in a third of the time. Modules whose tests touch the clock, the
    requests or the start of the engine take a first visit for each.
    """
    catatan: Catatan = request.getfixturevalue("catatan")
    marked = request.node.get_closest_marker
    again = marked("visited") is not None and marked("first_visit") is None
    context: BrowserContext = (
        request.getfixturevalue("visited")
        if again
        else new_context(request.getfixturevalue("browser"))
    )
    stop = catatan.watch(context)
    yield context
    if again:
        for page in context.pages:
            page.close()
        stop()
        forget(context, situs)
    else:
        context.close()
    catatan.judge()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a watched page."""
    return context.new_page()
