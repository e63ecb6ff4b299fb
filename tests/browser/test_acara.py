"""An event prepared from nothing: typed once, kept in the link, packed without a network."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from tests.paper import text
from tools.before.papers import PAPERS
from tools.facts.event_texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

PHONE = {"width": 360, "height": 740}
LINK = (
    "acara=Rembuk%20Warga%20RW%2007&tempat=Balai%20Warga&tanggal=2026-12-05&pukul=19.30"
    "&kontak=Kantor%20Cabang%20Sleman%2C%20(0274)%20565%20000&lama=10"
)
# The whole site is kept, the kit's files with it.
KEPT = "document.querySelector('.kaki__hukum [data-luring]')?.dataset.luring === 'siap'"


@pytest.fixture
def page(browser: Browser, catatan: Catatan) -> Iterator[Page]:
    """Return a phone that keeps the site."""
    context: BrowserContext = browser.new_context(
        viewport=PHONE, locale="id-ID", timezone_id="Asia/Jakarta"
    )
    context.set_default_timeout(60_000)
    catatan.watch(context)
    yield context.new_page()
    context.close()


def wait(page: Page, condition: str) -> None:
    end = time.monotonic() + 90
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(100)


def logo() -> dict[str, str | bytes]:
    file = BytesIO()
    Image.new("RGB", (1200, 480), "#0a5").save(file, "JPEG")
    return {"name": "logo.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def judge(kit: zipfile.ZipFile) -> None:
    """Look at everything in a kit of the event above."""
    assert kit.testzip() is None
    names = kit.namelist()
    for paper in PAPERS:
        with pypdfium2.PdfDocument(kit.read(f"kertas/{paper.file}")) as document:
            words = text(document)
            assert "Rembuk Warga RW 07" in words
            assert "(0274) 565 000" in words
    # Slides of the chosen length, one a page, for a laptop without a browser.
    with pypdfium2.PdfDocument(kit.read("slide/presentasi-10-menit.pdf")) as document:
        words = text(document)
        assert "Rembuk Warga RW 07" in words
        assert "(0274) 565 000" in words
        assert 8 <= len(document) <= 11
    with pypdfium2.PdfDocument(kit.read("kertas/undangan-a5.pdf")) as document:
        assert "19.30" in text(document)
    for size in ((1080, 1080), (1080, 1920), (1200, 630)):
        picture = Image.open(BytesIO(kit.read("gambar/gambar-{}x{}.png".format(*size))))
        assert picture.size == size
        # The logo's green stands in the free band below.
        colours = picture.convert("RGB").crop((0, size[1] * 4 // 5, *size)).getcolors(1 << 20)
        assert max(number for number, (red, green, _) in colours or [] if green > red + 100) > 1000
    written = [name for name in names if name.startswith("teks/")]
    assert len(written) == len(texts())
    for name in written:
        said = kit.read(name).decode()
        assert "[nama acara]" not in said
        assert "[kontak]" not in said
    calendar = kit.read("pengingat.ics").decode()
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") > 12
    assert "SUMMARY:Rembuk Warga RW 07\r\nLOCATION:Balai" in calendar
    assert "DTSTART;VALUE=DATE:20261206" in calendar
    # The two texts of the day after, both with the names.
    assert calendar.replace("\r\n ", "").count("Untuk pekerja:") == 1
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    theirs = kit.read("pengingat-pekerja.ics").decode()
    assert theirs.count("BEGIN:VEVENT") == calendar.count("BEGIN:VEVENT")
    uids = [re.findall(r"^UID:(.*)\r$", each, re.MULTILINE) for each in (calendar, theirs)]
    assert not set(uids[0]) & set(uids[1])


def test_an_event_is_typed_once_and_packed_offline(
    page: Page, situs: Situs, catatan: Catatan, tmp_path: Path
) -> None:
    page.goto(situs("acara/"))
    page.fill("#acara-acara", "Rembuk Warga RW 07")
    page.fill("#acara-tempat", "Balai Warga")
    page.fill("#acara-tanggal", "2026-12-05")
    page.fill("#acara-pukul", "19:30")
    page.fill("#acara-kontak", "Kantor Cabang Sleman, (0274) 565 000")
    page.select_option("#acara-lama", "10")
    # No picture: said, and nothing of the rest is lost.
    page.set_input_files(
        "#acara-logo", {"name": "x.png", "mimeType": "image/png", "buffer": b"not a picture"}
    )
    wait(page, "document.querySelector('#acara-logo-galat').textContent !== ''")
    assert "tidak terbaca sebagai gambar" in (page.text_content("#acara-logo-galat") or "")
    page.set_input_files("#acara-logo", logo())  # type: ignore[arg-type]
    wait(page, "!document.querySelector('#acara-logo-gambar').hidden")
    assert page.text_content("#acara-logo-galat") == ""
    assert page.url == situs(f"acara/#{LINK}")
    for link in page.query_selector_all("a[data-acara-tautan]"):
        assert (link.get_attribute("href") or "").endswith(f"#{LINK}")
    # A name that is longer than what is kept is told while it is typed, not cut in silence.
    page.fill("#acara-acara", "Rembuk " * 15)
    assert "100 huruf pertama" in (page.text_content("#acara-acara-galat") or "")
    page.fill("#acara-acara", "Rembuk Warga RW 07")
    assert page.text_content("#acara-acara-galat") == ""
    # Nothing of it was asked of a server, and the page is no wider than the phone.
    assert not any("Rembuk" in url.partition("#")[0] for url in catatan.requests)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    wait(page, KEPT)
    page.context.set_offline(offline=True)
    page.reload()
    assert page.input_value("#acara-acara") == "Rembuk Warga RW 07"
    wait(page, "!document.querySelector('#acara-logo-gambar').hidden")
    with page.expect_download() as download:
        page.click("#acara-kemas")
    assert download.value.suggested_filename == "perlengkapan-acara-2026-12-05.zip"
    download.value.save_as(tmp_path / "kit.zip")
    judge(zipfile.ZipFile(tmp_path / "kit.zip"))

    # The texts carry the names, and one tap copies one of them.
    page.click("a[href*='teks/'][data-acara-tautan]")
    wait(page, "location.pathname.endsWith('/acara/teks/')")
    wait(page, "document.body?.innerText.includes('mengundang Anda ke *Rembuk Warga RW 07*')")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#whatsapp-undangan [data-salin-teks]")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "\n\nHari: Sabtu, 5 Desember 2026, pukul 19.30\nTempat: Balai Warga\n\n" in copied
    catatan.boleh_galat = True  # the line was cut
    catatan.judge()


def test_a_day_that_is_over_is_doubted_and_taken(page: Page, situs: Situs) -> None:
    page.goto(situs("acara/"))
    page.fill("#acara-tanggal", "2020-01-01")
    wait(page, "document.querySelector('#acara-tanggal-lewat').textContent.includes('lewat')")
    assert "tanggal=2020-01-01" in page.url
    assert page.get_attribute("#acara-tanggal", "aria-invalid") is None
    page.fill("#acara-tanggal", "2999-01-01")
    wait(page, "document.querySelector('#acara-tanggal-lewat').textContent === ''")


def test_a_link_that_is_wrong_says_so_and_keeps_the_rest(page: Page, situs: Situs) -> None:
    page.goto(situs("acara/#acara=Rapat&tanggal=2026-04-31&lama=15&wilayah=Balai&pukul=25.10"))
    wait(page, "document.querySelector('#acara-tanggal-galat').textContent !== ''")
    assert "2026-04-31" in (page.text_content("#acara-tanggal-galat") or "")
    assert "15" in (page.text_content("#acara-lama-galat") or "")
    assert "25.10" in (page.text_content("#acara-pukul-galat") or "")
    assert page.input_value("#acara-acara") == "Rapat"
    assert page.input_value("#acara-tempat") == "Balai"


def test_nothing_is_packed_while_the_day_is_wrong(page: Page, situs: Situs) -> None:
    page.goto(situs("acara/#acara=Rapat&tanggal=2026-04-31"))
    wait(page, "document.querySelector('#acara-tanggal-galat').textContent !== ''")
    for button in ("#acara-kemas", "#acara-salin"):
        page.click(button)
        assert page.text_content(button) == "Perbaiki dulu isiannya"
    # Half a day typed is none, although its value is empty.
    page.goto(situs("acara/#acara=Rapat%20lagi"))
    wait(page, "document.querySelector('#acara-acara').value === 'Rapat lagi'")
    page.focus("#acara-tanggal")
    page.keyboard.press("1")
    assert page.evaluate("document.querySelector('#acara-tanggal').validity.badInput")
    page.click("#acara-kemas")
    assert page.text_content("#acara-kemas") == "Perbaiki dulu isiannya"


def test_a_kit_without_a_day_has_no_calendar_and_says_so(
    page: Page, situs: Situs, tmp_path: Path
) -> None:
    page.goto(situs("acara/#acara=Rapat"))
    wait(page, "document.querySelector('#acara-acara').value === 'Rapat'")
    assert "Tanpa tanggal" in (page.text_content("#acara-tanggal-lewat") or "")
    with page.expect_download() as download:
        page.click("#acara-kemas")
    download.value.save_as(tmp_path / "kit.zip")
    kit = zipfile.ZipFile(tmp_path / "kit.zip")
    assert not [name for name in kit.namelist() if name.endswith(".ics")]
    about = kit.read("BACA-DULU.txt").decode()
    assert "tanggal acara belum diisi" in about
    # What is to be written by hand is named.
    assert "[hari dan tanggal]" in about
    wait(
        page, "/tanggal acara belum diisi/.test(document.querySelector('#acara-kabar').textContent)"
    )
    assert "[hari dan tanggal]" in page.locator("#acara-kabar").inner_text()
    # Another event's kit is not packed yet.
    page.fill("#acara-tanggal", "2027-02-03")
    wait(page, "document.querySelector('#acara-kabar').textContent === ''")
    page.fill("#acara-tanggal", "2999-01-01")
    wait(page, "document.querySelector('#acara-tanggal-lewat').textContent === ''")
