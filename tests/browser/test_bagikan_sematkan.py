"""The calculator inside somebody else's site: another origin, the code the page itself writes."""

from __future__ import annotations

import html
import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculator.estimate import estimate
from calculator.rules import law
from calculator.scenario import Scenario
from tools.serve import server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.served import Situs

REKAM = """addEventListener("message", ({ data }) => {
  (globalThis.pesan ??= []).push(JSON.stringify(data));
});"""
TINGGI = "(badan) => Math.ceil(badan.getBoundingClientRect().height)"
NAMA = "(semua) => semua.map((satu) => satu.name).filter(Boolean)"


# The frame asks about the month on the clock; what holds in this one is history.
NOW = "2026-11-24T12:00:00+07:00"


@pytest.fixture
def tamu(browser: Browser) -> Iterator[Page]:
    """Open a page that no rule of our own site watches."""
    context = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
    context.set_default_timeout(30_000)
    context.clock.set_fixed_time(NOW)
    yield context.new_page()
    context.close()


@pytest.fixture
def situs_lain(tmp_path: Path) -> Iterator[str]:
    """Serve a folder from another origin; pages are written into it by the tests."""
    web = server(tmp_path, base="/")
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{web.server_port}/"
    web.shutdown()
    web.server_close()
    thread.join()


def pasang(tmp_path: Path, isi: str) -> None:
    """Write the other site's page."""
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Warga RT 05</title>'
        '<link rel="icon" href="data:,"></head>'
        f"<body><h1>Warga RT 05</h1><script>{REKAM}</script>{isi}</body></html>",
        "utf-8",
    )


def iuran(query: str) -> int:
    """Ask the engine for the month's price."""
    return estimate(Scenario.from_query(query, "2026-11", law()), law()).iuran.bulanan[0].total


def test_the_makers_code_works_on_another_site(
    page: Page, tamu: Page, situs: Situs, situs_lain: str, tmp_path: Path
) -> None:
    page.clock.set_fixed_time(NOW)
    page.goto(situs("sematkan/"))
    page.locator("#pilih-pekerjaan").select_option("ojek-online")
    page.locator("#pilih-penghasilan").select_option("2000000")
    page.get_by_text("Hijau", exact=True).click()
    page.get_by_text("Gelap", exact=True).click()
    kode = page.locator("#kode-sematan").input_value()
    query = "penghasilan=2000000&pekerjaan=ojek-online"
    alamat = situs(f"sematkan/bingkai/?warna=gelap&aksen=hijau#{query}")
    assert html.escape(alamat) in kode

    # The live preview shows the same.
    contoh = page.frame_locator("#contoh-bingkai")
    contoh.locator(f'output[name="iuran.bulanan.0.total"][data-nilai="{iuran(query)}"]').wait_for()
    # Each choice loads it anew: what shows may still be the frame before the last one.
    expect(contoh.locator("html")).to_have_attribute("data-aksen", "hijau")

    pasang(tmp_path, kode)
    tamu.goto(situs_lain)
    bingkai = tamu.frame_locator("iframe[data-sertakan]")
    bingkai.locator(f'output[name="iuran.bulanan.0.total"][data-nilai="{iuran(query)}"]').wait_for()
    expect(bingkai.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    # As tall as what it shows: nothing to scroll inside, once what it shows has settled.
    tamu.wait_for_selector('iframe:not([height="560"])')
    for _ in range(50):
        tinggi = int(tamu.locator("iframe").get_attribute("height") or "0")
        isi = bingkai.locator("body").evaluate(TINGGI)
        if tinggi == isi:
            break
        tamu.wait_for_timeout(100)
    assert tinggi == isi

    # Whoever types there is answered there, and the site around hears nothing but heights.
    bingkai.get_by_label("Penghasilan sebulan (Rp)").fill("5000000")
    dijawab = iuran("penghasilan=5000000&pekerjaan=ojek-online")
    bingkai.locator(f'output[name="iuran.bulanan.0.total"][data-nilai="{dijawab}"]').wait_for()
    tautan = bingkai.locator("#buka-lengkap").get_attribute("href") or ""
    assert tautan.endswith("kalkulator/#penghasilan=5000000&pekerjaan=ojek-online")
    pesan = set(tamu.evaluate("globalThis.pesan"))
    bentuk = '{"sumber":"panduan-sertakan","jenis":"tinggi","versi":1,"tinggi":'
    assert pesan
    assert all(satu.startswith(bentuk) and satu[len(bentuk) : -1].isdigit() for satu in pesan)


def test_the_full_frame_computes_with_the_engine(
    tamu: Page, situs: Situs, situs_lain: str, tmp_path: Path
) -> None:
    alamat = situs("sematkan/bingkai/?isi=lengkap#penghasilan=2000000&pekerjaan=art")
    pasang(tmp_path, f'<iframe src="{html.escape(alamat)}" width="600" height="700"></iframe>')
    galat: list[str] = []
    tamu.on("console", lambda pesan: galat.append(pesan.text) if pesan.type == "error" else None)
    tamu.goto(situs_lain)
    bingkai = tamu.frame_locator("iframe")
    bingkai.locator('form[data-mesin="siap"]').wait_for()
    hasil = estimate(
        Scenario.from_query("penghasilan=2000000&pekerjaan=art", "2026-11", law()), law()
    )
    total = hasil.manfaat.jkk.cacat_total_tetap.total
    jalur = "manfaat.jkk.cacat_total_tetap.total"
    bingkai.locator(f'#lengkap output[name="{jalur}"][data-nilai="{total}"]').wait_for()
    # Each amount has one place, and links leave the frame for pages that exist.
    nama = bingkai.locator("output[name]").evaluate_all(NAMA)
    assert len(nama) == len(set(nama))
    for tautan in bingkai.locator("#lengkap a[href]").all():
        ke = tautan.get_attribute("href") or ""
        assert ke.startswith(("../../", "http", "tel:")), ke
        assert tautan.get_attribute("target") == "_blank"
    assert not galat


def test_input_that_cannot_be_read_is_told(tamu: Page, situs: Situs) -> None:
    tamu.goto(situs("sematkan/bingkai/"))
    isian = tamu.get_by_label("Penghasilan sebulan (Rp)")
    isian.fill("banyak")
    tamu.get_by_text("belum terbaca").wait_for()
    assert isian.get_attribute("aria-invalid") == "true"
    isian.fill("3000000")
    isian.blur()
    assert isian.input_value() == "3.000.000"
    assert isian.get_attribute("aria-invalid") == "false"
    tamu.get_by_label("dengan tabungan hari tua (JHT)").check()
    dijawab = iuran("penghasilan=3000000&program=jkk-jkm-jht")
    tamu.locator(f'output[name="iuran.bulanan.0.total"][data-nilai="{dijawab}"]').wait_for()


def test_only_the_embedding_page_may_be_framed(
    tamu: Page, situs: Situs, situs_lain: str, tmp_path: Path
) -> None:
    pasang(tmp_path, f'<iframe src="{situs("kalkulator/")}"></iframe>')
    tamu.goto(situs_lain)
    tamu.wait_for_timeout(500)
    (bingkai,) = [satu for satu in tamu.frames if satu != tamu.main_frame]
    assert bingkai.locator("form#kalkulator").count() == 0


def test_the_frame_listens_to_nobody(
    tamu: Page, situs: Situs, situs_lain: str, tmp_path: Path
) -> None:
    alamat = situs("sematkan/bingkai/#penghasilan=1000000")
    pasang(tmp_path, f'<iframe src="{alamat}" width="600" height="700"></iframe>')
    tamu.goto(situs_lain)
    bingkai = tamu.frame_locator("iframe")
    bingkai.locator('output[name="iuran.bulanan.0.total"]').wait_for()
    sebelum = bingkai.locator("main").inner_text()
    for pesan in ("{penghasilan: 5000000}", "'<b>x</b>'", "{sumber: 'panduan-sertakan'}"):
        tamu.evaluate(f"document.querySelector('iframe').contentWindow.postMessage({pesan}, '*')")
    tamu.wait_for_timeout(300)
    assert bingkai.locator("main").inner_text() == sebelum


def test_the_frame_brings_the_styles_of_all_it_shows(page: Page, situs: Situs) -> None:
    page.goto(situs("sematkan/bingkai/?isi=lengkap#penghasilan=2000000"))
    page.locator("#lengkap ul.kanal").wait_for(timeout=60_000)
    for part in ("ul.kanal", ".kanal__kartu"):
        shown = page.locator(f"#lengkap {part}").first
        assert shown.evaluate("part => getComputedStyle(part).display") == "grid", part
