"""One visit with a real browser, timed by the page's own clock."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.cpu import Slow
from bench.line import Line, serve
from tools.setup.chromium import FLAGS, find_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page, Playwright

# The page's clock starts at navigation: `siap` is when Python gave its first answer.
NOTICE = """
const look = () => {
  const form = document.querySelector("form#kalkulator");
  if (!form) return;
  const see = () => { if (form.dataset.mesin === "siap") window.siap ??= performance.now(); };
  new MutationObserver(see).observe(form, { attributeFilter: ["data-mesin"] });
  see();
};
document.addEventListener("DOMContentLoaded", look);
"""
KEPT = """(async () => {
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      if (url.endsWith("/image")) return true;
    }
  }
  return false;
})()"""


class Visit(NamedTuple):
    """Seconds until Python answered, and bytes that crossed the line."""

    seconds: float
    bytes: int


class Site(NamedTuple):
    """A folder to serve and the page to open in it."""

    folder: Path
    page: str
    # Whether the page keeps an image of Python for later.
    keeps: bool


@contextmanager
def browser(playwright: Playwright) -> Iterator[tuple[BrowserContext, Path]]:
    """Start a browser that has never been anywhere, with a profile on disk as visitors have."""
    profile = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_whole(), args=list(FLAGS), headless=True
        )
        context.set_default_timeout(180_000)
        context.add_init_script(NOTICE)
        yield context, profile
        context.close()
    finally:
        shutil.rmtree(profile, ignore_errors=True)


def until(page: Page, expression: str, seconds: float = 180) -> Any:  # noqa: ANN401
    """Poll gently: the page's policy forbids evaluated conditions, and each poll costs CPU."""
    end = time.monotonic() + seconds
    while not (value := page.evaluate(expression)):
        if time.monotonic() > end:
            raise TimeoutError(expression)
        time.sleep(0.1)
    return value


def visits(playwright: Playwright, site: Site, slow: float, line: Line) -> tuple[Visit, Visit]:
    """Visit a page for the first time, then once more when it has come to rest."""
    with browser(playwright) as (context, profile), serve(site.folder, line) as (url, meter):
        found = []
        for _ in ("cold", "again"):
            page = context.new_page()
            before = meter.bytes
            with Slow(profile, slow):
                page.goto(url + site.page, wait_until="commit")
                seconds = until(page, "window.siap") / 1000
            found.append(Visit(seconds, meter.bytes - before))
            if site.keeps:
                until(page, KEPT)
            # Browsers write compiled code to disk some seconds after it ran.
            time.sleep(2)
            page.close()
    return found[0], found[1]
