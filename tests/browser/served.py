"""A folder served for a while, as a static host would."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.paths import ROOT, RUNTIMES
from tools.serve import server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Route

# The site must work below any path, so it never stands at the root here.
BASE = "/sub/jalur/"


@dataclass(frozen=True)
class Situs:
    """A site that is being served."""

    folder: Path
    origin: str
    base: str = BASE

    @property
    def url(self) -> str:
        """Return the address of the home page."""
        return f"{self.origin}{self.base}"

    def __call__(self, path: str) -> str:
        """Return the address of a page: `situs("kalkulator/#penghasilan=2jt")`."""
        return f"{self.url}{path}"

    @property
    def mesin(self) -> str:
        """Return the address of the runtime's folder."""
        (folder,) = (path for path in RUNTIMES.iterdir() if path.is_dir())
        return self(f"mesin/{folder.name}/")


@contextmanager
def served(folder: Path, **settings: object) -> Iterator[Situs]:
    """Serve a folder for a while."""
    web = server(folder, base=BASE, **settings)  # type: ignore[arg-type]
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    try:
        yield Situs(folder, f"http://127.0.0.1:{web.server_port}")
    finally:
        web.shutdown()
        web.server_close()
        thread.join()


def as_written(page: Page, module: str) -> str:
    """Let a page import a module of ours by itself, though the build joins it with others.

    Return its place in the site.
    """
    place = "as-written/"

    def fulfill(route: Route) -> None:
        name = route.request.url.partition(place)[2]
        path = ROOT / "docs/assets/js" / name
        route.fulfill(path=path, content_type="text/javascript")

    page.route(f"**/{place}**", fulfill)
    return place + module
