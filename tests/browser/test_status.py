"""The status page: a visitor's browser checks the figures itself, and erases what was kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tools.paths import SITE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs


def test_published_figures_are_worked_out_again(page: Page, situs: Situs) -> None:
    page.goto(situs("status/"))
    page.get_by_role("button", name="Periksa sekarang").click()
    page.locator("#periksa[data-hasil=cocok]").wait_for(timeout=60_000)
    count = len(json.loads((SITE / "status" / "kasus.json").read_text("utf-8"))["kasus"])
    assert page.locator("#periksa tbody tr").count() == count
    assert page.locator("#periksa .lencana--baik").count() == count
    assert f"Semua {count} kasus cocok" in page.locator("#periksa [data-kabar]").inner_text()


def test_a_wrong_figure_is_told(page: Page, situs: Situs) -> None:
    content = json.loads((SITE / "status" / "kasus.json").read_text("utf-8"))
    content["kasus"] = content["kasus"][:2]
    path = next(iter(content["kasus"][1]["hasil"]))
    content["kasus"][1]["hasil"][path] += 1
    page.route("**/kasus.json", lambda route: route.fulfill(json=content))
    page.goto(situs("status/"))
    page.get_by_role("button", name="Periksa sekarang").click()
    page.locator("#periksa[data-hasil=beda]").wait_for(timeout=60_000)
    assert "Jangan pakai" in page.locator("#periksa [data-kabar]").inner_text()
    assert page.locator("#periksa .lencana--galat").count() == 1


def test_a_check_that_cannot_run_says_so(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    page.route("**/pyodide.asm.wasm*", lambda route: route.abort())
    page.goto(situs("status/"))
    page.get_by_role("button", name="Periksa sekarang").click()
    page.locator("#periksa[data-hasil=gagal]").wait_for(timeout=60_000)
    assert "Sambungan terputus" in page.locator("#periksa [data-kabar]").inner_text()
    page.unroute("**/pyodide.asm.wasm*")
    page.get_by_role("button", name="Periksa lagi").click()
    page.locator("#periksa[data-hasil=cocok]").wait_for(timeout=60_000)


def test_what_is_kept_is_shown_and_erased(page: Page, situs: Situs) -> None:
    page.goto(situs("status/"))
    kept = page.locator("#simpanan-isi")
    # The list asks the browser's stores, which answer after the page has loaded.
    expect(kept).to_contain_text("Tidak ada yang tersimpan")
    page.evaluate(
        """async (path) => {
          localStorage.setItem(`${path}.pilihan`, "1");
          localStorage.setItem("/tetangga/.__palette", "{}");
          await (await caches.open(`mesin ${path}mesin/`)).put("x", new Response("x"));
          await caches.open("mesin /tetangga/mesin/");
        }""",
        situs.base,
    )
    page.reload()
    expect(kept).to_contain_text("Pilihan Anda: .pilihan")
    page.get_by_role("button", name="Hapus semuanya").click()
    kept.get_by_text("sudah dihapus").wait_for()
    # A neighbour on the same origin keeps what is his.
    # What stays of ours is the wish to keep nothing.
    assert page.evaluate("Object.keys(localStorage).sort()") == [
        f"{situs.base}.luring-jangan",
        "/tetangga/.__palette",
    ]
    assert page.evaluate("caches.keys()") == ["mesin /tetangga/mesin/"]


@pytest.mark.parametrize("place", ["status/", "kalkulator/", "iuran/"])
def test_report_link_takes_the_scenario_along(page: Page, situs: Situs, place: str) -> None:
    page.goto(situs(f"{place}#penghasilan=2jt&anak=8,13"))
    link = page.get_by_role("link", name="Laporkan angka yang keliru").first
    before = link.get_attribute("href") or ""
    assert before.startswith("mailto:")
    assert "penghasilan" not in before
    link.evaluate("a => { a.addEventListener('click', (e) => e.preventDefault()); a.click(); }")
    after = link.get_attribute("href") or ""
    assert "%23penghasilan%3D2jt%26anak%3D8%2C13" in after
    assert before.split("Halaman")[0] == after.split("Halaman")[0]
