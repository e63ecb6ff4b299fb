"""Faults, each caused for real: what the visitor then sees, and that there is always a way on.

Whatever happens, the table of all contributions and the official links stay, what was typed stays,
the page says in words what happened and what still works, and trying again works.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculator.browser import respond
from tests.browser.served import served
from tools.after.seal.page import read_page
from tools.after.seal.policy import digest
from tools.serve import Handler
from tools.setup.chromium import FLAGS, find_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

ASKED = "penghasilan=2500000&mulai=2026-11&anak=8,13"
PRICE = json.loads(respond("penghasilan=2500000&mulai=2026-11", "2026-11"))["jawaban"]["iuran"]
CALCULATOR = f"kalkulator/#{ASKED}"
MESSAGE = "#kabar-mesin .kabar-mesin__teks"
STAGE = 'form#kalkulator[data-mesin="{}"]'
# The engine's whole answer, as against the price from the table.
WHOLE = f'.hasil[data-tautan="{ASKED}"]'
GROUPS = 33


def wait_for_stage(page: Page, stage: str, seconds: float = 60) -> None:
    page.locator(STAGE.format(stage)).wait_for(timeout=seconds * 1_000)


def assert_table_opens(page: Page) -> None:
    """All groups with their prices can be read: without scripts, or where some did not arrive."""
    rows = page.locator(".tabel-iuran tbody tr")
    if not rows.first.is_visible():
        page.locator(".tabel-lipat > summary").click()
    expect(rows.last).to_be_visible()
    assert rows.count() == GROUPS


def assert_house_stands(page: Page) -> None:
    """The table, the links and what was typed are all there."""
    assert_table_opens(page)
    links = page.locator("main a[rel~=external][href*='bpjsketenagakerjaan.go.id']")
    assert links.count() > 0
    assert page.locator("[name=penghasilan]").input_value() == "2.500.000"
    assert page.locator("[name=anak]").input_value() == "8,13"
    assert page.url.endswith(f"#{ASKED}")


def assert_told(page: Page, *words: str) -> None:
    """Say that the box speaks, visibly, of what happened and of what still works."""
    box = page.locator(MESSAGE)
    assert box.is_visible()
    text = box.inner_text()
    for word in words:
        assert re.search(word, text), text
    assert "tetap dapat dipakai" in text


def assert_retry_works(page: Page) -> None:
    page.get_by_role("button", name="Coba lagi").click()
    page.locator(WHOLE).wait_for(timeout=60_000)
    assert_house_stands(page)


def missing(route: Route) -> None:
    route.fulfill(status=404, body="")


def truncated(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2])


def wrong_bytes(route: Route) -> None:
    body = bytearray(route.fetch().body())
    middle = len(body) // 2
    body[middle : middle + 64] = bytes(64)
    route.fulfill(body=bytes(body))


def offline(route: Route) -> None:
    route.abort("internetdisconnected")


ABSENT = {
    "pyodide.asm.wasm": (missing, "tidak ditemukan"),
    # Half a compressed file looks like a line that broke, half a plain one like a bad file.
    "python_stdlib.zip": (truncated, "tidak utuh|terputus"),
    "packages.zip": (wrong_bytes, "tidak utuh|terputus"),
    "worker.js": (offline, "Sambungan terputus"),
}


@pytest.mark.parametrize("name", ABSENT)
def test_engine_that_does_not_arrive(page: Page, situs: Situs, catatan: Catatan, name: str) -> None:
    catatan.boleh_galat = True
    fault, words = ABSENT[name]
    pattern = f"**/mesin/*/{name}*"
    page.route(pattern, fault)
    page.goto(situs(CALCULATOR))
    wait_for_stage(page, "gagal")
    assert_told(page, words)
    assert_house_stands(page)
    page.unroute(pattern)
    assert_retry_works(page)


def test_connection_lost_midway(browser: Browser, situs: Situs) -> None:
    def half(self: Handler) -> None:
        if ".wasm" not in self.path:
            self._answer()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/wasm")
        self.send_header("Content-Length", "9598218")
        self.end_headers()
        self.wfile.write(b"\0asm\1\0\0\0" + bytes(200_000))
        self.wfile.flush()
        self.close_connection = True

    with pytest.MonkeyPatch.context() as patch, served(situs.folder) as other:
        patch.setattr(Handler, "do_GET", half)
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(other(CALCULATOR))
            wait_for_stage(page, "gagal")
            assert_told(page, "Sambungan terputus")
            assert_house_stands(page)
            patch.undo()
            assert_retry_works(page)


@pytest.mark.parametrize("name", ["answer/main.js", "base/shared.js"])
def test_script_of_the_page_that_does_not_arrive(
    page: Page, situs: Situs, catatan: Catatan, name: str
) -> None:
    catatan.boleh_galat = True
    page.route(f"**/assets/js/{name}", offline)
    page.goto(situs(CALCULATOR))
    notice = page.locator(".catatan[data-bila-skrip-gagal]")
    notice.wait_for()
    assert "tabel" in notice.inner_text()
    assert not page.locator("#kabar-mesin").is_visible()
    assert_table_opens(page)
    page.unroute(f"**/assets/js/{name}")
    notice.get_by_role("button", name="Muat ulang").click()
    page.locator(WHOLE).wait_for(timeout=60_000)
    assert_house_stands(page)


def test_worker_that_dies_while_it_calculates(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    page.goto(situs(CALCULATOR))
    page.locator(WHOLE).wait_for(timeout=60_000)
    # It takes the question along: nobody ever answers, only the clock tells.
    page.workers[-1].evaluate("self.onmessage = () => self.close()")
    page.locator("[name=penghasilan]").fill("3000000")
    page.locator("[name=penghasilan]").blur()
    answered = f'.hasil[data-tautan="{ASKED.replace("2500000", "3000000")}"]'
    page.locator(answered).wait_for(timeout=90_000)
    assert page.locator("[name=anak]").input_value() == "8,13"


def test_question_that_always_kills_the_worker(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True

    def deadly(route: Route) -> None:
        body = route.fetch().text()
        route.fulfill(
            content_type="text/javascript",
            body=body
            + "\nconst asli = self.onmessage; self.onmessage = (event) => {"
            + " if (event.data.type === 'hitung') throw new RangeError('mati');"
            + " return asli(event); };",
        )

    page.route("**/mesin/*/worker.js", deadly)
    page.goto(situs(CALCULATOR))
    wait_for_stage(page, "gagal", 120)
    assert_told(page)
    assert_house_stands(page)
    page.unroute("**/mesin/*/worker.js")
    assert_retry_works(page)


@contextmanager
def other_chromium(browser: Browser, *flags: str, prefs: object = None) -> Iterator[Page]:
    """Start the whole browser, which reads settings, with a profile that is thrown away."""
    program = find_whole()
    assert program
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if prefs is not None:
            (Path(folder) / "Default").mkdir()
            (Path(folder) / "Default" / "Preferences").write_text(json.dumps(prefs), "utf-8")
        context = browser.browser_type.launch_persistent_context(
            folder, executable_path=program, args=[*FLAGS, *flags], locale="id-ID"
        )
        yield context.new_page()
        context.close()


def test_webassembly_switched_off(browser: Browser, situs: Situs) -> None:
    # As hardened browsers do.
    with other_chromium(browser, "--js-flags=--jitless") as page:
        page.goto(situs(CALCULATOR))
        assert page.evaluate("typeof WebAssembly") == "undefined"
        wait_for_stage(page, "gagal")
        assert_told(page, "WebAssembly")
        assert_house_stands(page)
        assert page.locator("#hasil").get_by_text("Rp").first.is_visible()


def test_memory_refused(browser: Browser, situs: Situs) -> None:
    # Six megabytes: less than Python needs to begin with.
    with other_chromium(browser, "--js-flags=--wasm-max-mem-pages=100") as page:
        page.goto(situs(CALCULATOR))
        wait_for_stage(page, "gagal")
        assert_told(page, "Memori")
        assert_house_stands(page)


def test_storage_refused(browser: Browser, situs: Situs) -> None:
    block = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    with other_chromium(browser, prefs=block) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(situs(CALCULATOR))
        refused = "(() => { try { localStorage.length; return false } catch { return true } })()"
        assert page.evaluate(refused)
        page.locator(WHOLE).wait_for(timeout=60_000)
        assert_house_stands(page)
        page.locator("input[name=__palette]").nth(1).evaluate("input => input.click()")
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert errors == []


def test_storage_full(page: Page, context: BrowserContext, situs: Situs) -> None:
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": situs.origin, "quotaSize": 100_000})
    page.goto(situs(CALCULATOR))
    page.locator(WHOLE).wait_for(timeout=60_000)
    # Long enough for the worker to try to keep its files.
    page.wait_for_timeout(4_000)
    page.locator("[name=anak]").fill("8")
    page.locator("[name=anak]").blur()
    page.locator(f'.hasil[data-tautan="{ASKED.replace("8,13", "8")}"]').wait_for()
    page.goto("about:blank")
    page.goto(situs(CALCULATOR))
    page.locator(WHOLE).wait_for(timeout=60_000)
    assert_house_stands(page)


def test_javascript_off(browser: Browser, situs: Situs) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(situs("kalkulator/"))
        said = page.locator("main noscript .catatan, main .catatan").first
        assert "Tanpa JavaScript" in said.inner_text()
        assert_table_opens(page)
        assert page.locator("main a[rel~=external]").count() > 0


def test_browser_inside_an_app(browser: Browser, situs: Situs) -> None:
    # Those of chat apps are narrow, keep nothing, download nothing and have no service worker.
    with browser.new_context(
        viewport={"width": 340, "height": 560},
        accept_downloads=False,
        service_workers="block",
        is_mobile=True,
        has_touch=True,
    ) as context:
        context.add_init_script(
            """delete Navigator.prototype.serviceWorker; delete Navigator.prototype.share;
            delete self.caches; delete Navigator.prototype.clipboard;"""
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(situs(CALCULATOR))
        page.locator(WHOLE).wait_for(timeout=60_000)
        assert_house_stands(page)
        sideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(sideways)
        assert errors == []


@pytest.mark.parametrize("day", ["1999-01-01T00:00:00+07:00", "2048-06-01T12:00:00+07:00"])
def test_clock_that_is_wrong(page: Page, situs: Situs, day: str) -> None:
    page.clock.set_fixed_time(day)
    page.goto(situs("kalkulator/#penghasilan=2500000"))
    wait_for_stage(page, "siap")
    # The law data do not reach that far: the page says so at the field, and a month makes it work.
    fault = page.locator("#galat-mulai")
    fault.filter(has_text="data hukum").wait_for()
    assert_table_opens(page)
    month = page.locator("[name=mulai]")
    if not month.is_visible():
        month.locator("xpath=ancestor::details[last()]/summary").click()
    month.fill("2026-11")
    month.blur()
    page.locator('.hasil[data-tautan="penghasilan=2500000&mulai=2026-11"]').wait_for()


def with_engine(text: str, old: str, new: str) -> str:
    """Name another engine in a page, as its own build would have, policy included."""
    changed = text.replace(old, new)
    for script in read_page(text).scripts:
        changed = changed.replace(digest(script), digest(script.replace(old, new)))
    return changed


def other_version(site: Path, folder: Path, version: str) -> Path:
    """Copy a site as an older build: another engine, no offline copy (that has its own tests)."""
    copy = folder / version
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("sw.js"))
    (engine,) = (copy / "mesin").iterdir()
    engine.rename(engine.with_name(version))
    for page in copy.rglob("*.html"):
        page.write_text(with_engine(page.read_text("utf-8"), engine.name, version), "utf-8")
    return copy


def test_cache_of_an_older_version(
    page: Page, situs: Situs, catatan: Catatan, tmp_path: Path
) -> None:
    catatan.boleh_galat = True
    now = other_version(situs.folder, tmp_path, "314.0.0-aaaaaaaaaaaa")
    with served(now) as moving:
        catatan.origin = moving.origin
        page.goto(moving(CALCULATOR))
        page.locator(WHOLE).wait_for(timeout=60_000)
        page.wait_for_timeout(3_000)
        # Deployed: the old engine is gone. What was kept stays whole until the new one is.
        now.rename(tmp_path / "past")
        shutil.copytree(situs.folder, now)
        for _ in range(20):
            page.reload()
            page.locator(WHOLE).wait_for(timeout=60_000)
            assert_house_stands(page)
            engine = page.locator("form#kalkulator").get_attribute("data-mesin-url") or ""
            if "aaaaaaaaaaaa" not in engine:
                break
            page.wait_for_timeout(1_500)
        assert "aaaaaaaaaaaa" not in engine


def test_page_of_an_older_version(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True

    def old_page(route: Route) -> None:
        (engine,) = (situs.folder / "mesin").iterdir()
        body = with_engine(route.fetch().text(), engine.name, "314.0.0-aaaaaaaaaaaa")
        route.fulfill(content_type="text/html", body=body)

    page.route("**/kalkulator/", old_page)
    page.goto(situs(CALCULATOR))
    wait_for_stage(page, "gagal")
    assert_told(page, "Coba lagi|coba lagi|Muat ulang")
    assert_house_stands(page)
    page.unroute("**/kalkulator/")
    page.reload()
    page.locator(WHOLE).wait_for(timeout=60_000)
