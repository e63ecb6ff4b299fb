"""The table of contributions: an income finds its row, headings turn the order, a file holds it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tools.facts.figures import tabel_iuran

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Situs
    from tools.facts.figures import Baris

# The table that holds today; one to come may stand below it.
ROWS = ":nth-match(.tabel-iuran, 1) tbody tr"


def _rows() -> list[Baris]:
    """Give the rows of today's table, the first on the page."""
    return list(tabel_iuran()[0].baris)


@pytest.mark.parametrize("row", [_rows()[0], _rows()[5], _rows()[-1]])
def test_an_income_finds_its_row(page: Page, situs: Situs, row: Baris) -> None:
    group = row.golongan
    page.goto(situs("iuran/"))
    field = page.get_by_label("Penghasilan pekerja sebulan")
    field.fill(str(group.dari + 500))
    shown = page.locator(f"{ROWS}:visible")
    assert [one.get_attribute("id") for one in shown.all()] == [f"golongan-{group.nomor}"]
    assert f"Golongan {group.nomor}." in (page.locator("#cari-golongan-kabar").text_content() or "")
    field.fill("")
    assert page.locator(f"{ROWS}:visible").count() == len(_rows())


def test_what_is_no_number_hides_nothing(page: Page, situs: Situs) -> None:
    page.goto(situs("iuran/"))
    field = page.get_by_label("Penghasilan pekerja sebulan")
    field.fill("banyak")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator(f"{ROWS}:visible").count() == len(_rows())


def test_a_heading_turns_the_order(page: Page, situs: Situs) -> None:
    page.goto(situs("iuran/"))
    first, last = "golongan-1", f"golongan-{len(_rows())}"
    # Where prices change more than once, several columns are called so.
    table = page.locator(".tabel-iuran").first
    heading = table.get_by_role("columnheader", name="Iuran normal").first
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert page.locator(ROWS).first.get_attribute("id") == first
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.locator(ROWS).first.get_attribute("id") == last
    # The income still finds its row.
    page.get_by_label("Penghasilan pekerja sebulan").fill("2000000")
    assert page.locator(f"{ROWS}:visible").count() == 1
    assert page.locator(f"{ROWS}:visible").get_attribute("id") == "golongan-6"


def test_the_file_holds_the_same_prices(page: Page, situs: Situs) -> None:
    page.goto(situs("iuran/"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh tabel (CSV)").click()
    rows = list(csv.DictReader(waiting.value.path().read_text("utf-8").splitlines()))
    reduced = {int(r["golongan"]): int(r["total_jkk_jkm"]) for r in rows if r["keringanan"] == "ya"}
    assert reduced == {row.golongan.nomor: min(row.harga) for row in _rows()}
