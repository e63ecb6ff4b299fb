"""The single file, opened from a disk: every case, the table, the slides, and no network."""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from calculator.browser import respond
from tools.facts.cases import is_past
from tools.paths import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FILE = SITE / "unduh" / "sertakan-luring.html"
MOST = 8_000_000
KINI = "2026-11"
# The file's own doors to Python, as its calculator uses them.
ASK = """async (queries) => {
  const { Engine } = await luring["assets/js/engine/engine.js"]();
  const mesin = (window.mesin ??= new Engine(""));
  const answers = [];
  for (const query of queries) answers.push(await mesin.panggil("respond", query, "2026-11"));
  return answers;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, locale="id-ID")
    requests: list[str] = []
    problems: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    context.on("weberror", lambda error: problems.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert problems == []


def sampai(page: Page, syarat: str, lama: float = 60) -> None:
    end = time.monotonic() + lama
    while not page.evaluate(syarat):
        assert time.monotonic() < end, f"never true: {syarat}"
        page.wait_for_timeout(100)


def lihat(page: Page, fragmen: str) -> None:
    page.goto("about:blank")
    page.goto(f"{FILE.as_uri()}#{fragmen}")


def test_file_is_small_and_offered_with_its_checksum() -> None:
    data = FILE.read_bytes()
    assert len(data) <= MOST
    text = (SITE / "acara" / "index.html").read_text("utf-8")
    assert hashlib.sha256(data).hexdigest() in text
    assert re.search(r"\d,\d MB\. SHA-256", text)
    assert "@@luring" not in text


def test_every_case_is_computed_from_the_disk(page: Page, kasus: list[dict[str, Any]]) -> None:
    lihat(page, "penghasilan=2000000")
    sampai(page, "document.querySelector('form#kalkulator')?.dataset.mesin === 'siap'")
    queries = [case["masukan"] for case in kasus]
    answers = page.evaluate(ASK, queries)
    assert answers == [respond(query, KINI) for query in queries]
    for case, answer in zip(kasus, answers, strict=True):
        found = json.loads(answer)["jawaban"]
        # What a case says of months after it was found, a later law may change.
        if not is_past(case):
            continue
        for path, expected in case["hasil"].items():
            value = found
            for name in path.split("."):
                value = value[int(name) if isinstance(value, list) else name]
            assert value == expected, case["nama"]


def test_calculator_answers_and_names_the_site_not_the_disk(page: Page) -> None:
    lihat(page, "penghasilan=1250000&mulai=2027-01")
    sampai(page, "document.querySelector('form#kalkulator')?.dataset.mesin === 'siap'")
    expected = json.loads(respond("penghasilan=1250000&mulai=2027-01", KINI))["jawaban"]
    total = expected["iuran"]["total"]
    sampai(page, f"document.querySelector('output[name=\"iuran.total\"]').dataset.nilai == {total}")
    assert page.get_attribute("form#kalkulator", "data-alamat", timeout=1000)
    assert not str(page.get_attribute("form#kalkulator", "data-alamat")).startswith("file")


def test_table_answers_and_slides_are_in_it(page: Page) -> None:
    lihat(page, "hal=iuran")
    sampai(page, "document.querySelectorAll('#golongan-33 td').length > 0")
    page.click("nav [href='#hal=tanya-jawab']")
    sampai(page, "document.querySelector('h1')?.textContent.includes('Tanya jawab')")
    lihat(page, "hal=meja&acara=Rembuk")
    page.click("[data-pekerjaan=art]")
    page.click("[data-penghasilan='2000000']")
    page.locator("#layar output[name='iuran.total']").wait_for(timeout=60_000)
    page.get_by_role("button", name="Orang berikutnya").click()
    assert not page.inner_text("#layar")
    lihat(page, "hal=presentasi&ke=hitung")
    sampai(page, "'siap' in document.documentElement.dataset")
    page.fill("[name=penghasilan]", "2 juta")
    page.keyboard.press("Enter")
    sampai(page, "!document.querySelector('#layar').hidden")
    # A build that does not know where it will stand shows no code: it would lead nowhere.
    assert page.locator("svg.qr:visible").count() == (1 if os.environ.get("SITE_URL") else 0)
    page.keyboard.press("PageDown")
    page.reload()
    sampai(page, "document.querySelector('.slides > .present')?.dataset.slide === 'hak'")


def test_the_calculator_without_reading_answers_and_leads_on(page: Page) -> None:
    lihat(page, "hal=mudah")
    page.get_by_role("link", name="Hitung sendiri").click()
    page.locator("[value='art']").check()
    page.locator("[value='2000000']").check()
    result = page.locator("#hasil .mudah-hasil")
    result.wait_for(timeout=60_000)
    expected = json.loads(respond("penghasilan=2000000&pekerjaan=art", KINI))["jawaban"]
    assert f"{expected['manfaat']['jkm']['total']:,}".replace(",", ".") in result.inner_text()
    assert "hal=hitung-mudah" in page.url
    # Kept over a reload; and what the engine wrote leads to a page of this file.
    page.reload()
    result.wait_for(timeout=60_000)
    result.get_by_role("link", name="Jawaban lengkap").click()
    sampai(page, "document.querySelector('form#kalkulator')?.dataset.mesin === 'siap'")
    assert page.url.startswith(FILE.as_uri())
    assert "penghasilan=2000000" in page.url
