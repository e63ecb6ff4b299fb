"""The line that installs the package, as the page gives it, works in a stock Pyodide."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from calculator.browser import respond
from tools import node
from tools.paths import ROOT
from tools.wheels import browser_wheels

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.served import Situs

LINE = re.compile(r'import micropip\nawait micropip\.install\("(?P<address>[^"]+)"\)')


def test_line_names_this_site_and_installs(
    page: Page, situs: Situs, kasus: list[dict[str, Any]], tmp_path: Path
) -> None:
    page.goto(situs("pengembang/api/"))
    code = page.locator("#baris-pasang")
    found = LINE.fullmatch(code.inner_text())
    assert found
    address = found["address"]
    assert address.startswith(situs("paket/"))
    wheels = {path.name.split("-")[0]: str(path) for path in browser_wheels()}
    query = kasus[0]["masukan"]
    job = tmp_path / "job.json"
    job.write_text(
        json.dumps(
            {
                "micropip": wheels["micropip"],
                "dependencies": [wheels[name] for name in ("markupsafe", "jinja2", "segno")],
                "url": address,
                "origin": situs.origin,
                "query": query,
                "kini": "2026-11",
            }
        ),
        "utf-8",
    )
    answer = node.output(ROOT / "tests" / "tools" / "before" / "micropip.mjs", job)
    assert answer.removesuffix("\n") == respond(query, "2026-11")


def test_line_can_be_copied(page: Page, situs: Situs) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=situs.origin)
    page.goto(situs("pengembang/api/"))
    page.get_by_role("button", name="Salin").click()
    page.get_by_role("status").filter(has_text="Tersalin.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#baris-pasang").inner_text()


def test_data_files_stand_beside_the_page(page: Page, situs: Situs) -> None:
    page.goto(situs("pengembang/api/"))
    for name in ("aturan.json", "aturan.schema.json", "iuran.csv"):
        link = page.get_by_role("link", name=name, exact=True)
        answer = page.request.get(situs(f"data/{name}"))
        assert link.evaluate("link => link.href") == situs(f"data/{name}")
        assert answer.ok
