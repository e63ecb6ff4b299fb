"""The site on a device: kept whole after one visit, changed whole, erased whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from tests.browser.screens import of_each_kind
from tests.browser.served import BASE, as_written
from tools.after.service_worker import write_worker
from tools.before.runtime.layers.chosen import LAYERS, chosen
from tools.paths import SITE
from tools.serve import Handler, Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.served import Situs

ENGINE = "pyodide.asm.wasm"
PAGES = sorted(
    path.relative_to(SITE).as_posix().removesuffix("index.html")
    for path in SITE.rglob("index.html")
)


@dataclass
class Inang:
    """A host whose content changes under its visitors, and whose line can be cut."""

    folder: Path
    # None: all is well; n: the line is cut after n more answers.
    sisa: int | None = None
    diminta: int = 0
    url: str = ""
    # Whoever asks for this waits until it is let go.
    ditahan: str = ""
    menunggu: threading.Event = field(default_factory=threading.Event)
    dilepas: threading.Event = field(default_factory=threading.Event)

    def tahan(self, path: str) -> bool:
        """Keep an answer back; tell whether the line was cut meanwhile."""
        if not (self.ditahan and self.ditahan in path):
            return False
        self.menunggu.set()
        self.dilepas.wait(60)
        return self.sisa is not None

    def putus(self) -> bool:
        """Tell whether the line is cut at this request."""
        self.diminta += 1
        if self.sisa is None:
            return False
        self.sisa -= 1
        return self.sisa < 0


class Penjawab(Handler):
    """Asks the host anew at every request."""

    def __init__(self, *arguments: object, inang: Inang) -> None:
        self.inang = inang
        super().__init__(*arguments, folder=inang.folder, base=BASE)

    def _answer(self) -> None:
        if self.inang.putus() or self.inang.tahan(self.path):
            self.close_connection = True
            return
        self.folder = self.inang.folder.resolve()
        super()._answer()


@contextmanager
def hosted(folder: Path) -> Iterator[Inang]:
    inang = Inang(folder)
    web = Server(("127.0.0.1", 0), partial(Penjawab, inang=inang))
    inang.url = f"http://127.0.0.1:{web.server_port}{BASE}"
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    try:
        yield inang
    finally:
        web.shutdown()
        web.server_close()
        thread.join()


@pytest.fixture
def inang() -> Iterator[Inang]:
    with hosted(SITE) as host:
        yield host


@pytest.fixture
def konteks(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
    context.set_default_timeout(20_000)
    yield context
    context.close()


def sampai(page: Page, syarat: str, lama: float = 60) -> None:
    """Wait until an expression is true; the site's policy forbids Playwright's own way."""
    end = time.monotonic() + lama
    while True:
        # A page that is being replaced answers nothing: ask again.
        try:
            if page.evaluate(syarat):
                return
        except Error as error:
            if "context was destroyed" not in str(error):
                raise
        assert time.monotonic() < end, f"never true: {syarat}"
        page.wait_for_timeout(100)


SIAP = "document.querySelector('.kaki__hukum [data-luring]')?.dataset.luring === 'siap'"
VERSI = """fetch(new URL('luring.json', navigator.serviceWorker.controller.scriptURL))
  .then((r) => r.json()).then((j) => j.versi)"""
UPDATE_WORKER = "navigator.serviceWorker.ready.then((r) => r.update()).then(() => {}, () => {})"
TERSISA = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])"
TENANG = "navigator.serviceWorker.ready.then((r) => !r.installing && !r.waiting)"


def berkunjung(konteks: BrowserContext, inang: Inang, halaman: str = "") -> Page:
    """Visit once, until the site says that it is ready."""
    page = konteks.new_page()
    page.goto(inang.url + halaman)
    sampai(page, SIAP)
    return page


def versi(folder: Path) -> str:
    return str(json.loads((folder / "luring.json").read_text("utf-8"))["versi"])


def hitung(page: Page, inang: Inang) -> None:
    """Open the calculator for an income and see Python's answer."""
    page.goto(f"{inang.url}kalkulator/#penghasilan=2000000")
    sampai(page, "document.querySelector('form#kalkulator')?.dataset.mesin === 'siap'")
    sampai(page, "document.querySelector('output[name=\"iuran.total\"]')?.dataset.nilai > 0")


def hitung_tanpa_membaca(page: Page, inang: Inang) -> None:
    """Open the calculator without reading, tap a person and a banknote, and see the answer."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{inang.url}mudah/hitung/")
    page.locator("[value='art']").check()
    # A person alone is no question yet: nothing large is fetched where data is saved.
    if page.evaluate("Boolean(navigator.connection?.saveData)"):
        assert not [url for url in asked if ENGINE in url]
    page.locator("[value='2000000']").check()
    result = page.locator("#hasil .mudah-hasil")
    result.wait_for(timeout=60_000)
    assert "penghasilan=2000000" in str(result.get_attribute("data-tautan"))
    assert "Rp" in result.inner_text()


@pytest.fixture(scope="session")
def versi_b(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the next version: another word on every page, another script, another engine."""
    folder = tmp_path_factory.mktemp("b") / "site"
    # Links instead of copies: only what changes is written anew.
    shutil.copytree(SITE, folder, copy_function=os.link)
    (engine,) = (path for path in (folder / "mesin").iterdir() if path.is_dir())
    new = engine.rename(engine.with_name(f"{engine.name}b"))

    def rewrite(path: Path, change: Callable[[str], str]) -> None:
        text = change(path.read_text("utf-8"))
        path.unlink()
        path.write_text(text, "utf-8")

    for path in folder.rglob("index.html"):
        rewrite(
            path,
            lambda text: text.replace(engine.name, new.name).replace(
                "</title>", " VERSI B</title>", 1
            ),
        )
    rewrite(folder / "assets/js/site.js", lambda text: text + "\ndocument.title += ' SKRIP B';\n")
    rewrite(new / "manifest.json", lambda text: text.replace(engine.name, new.name))
    for name in ("luring.json", "sw.js"):
        (folder / name).unlink()
    write_worker(folder, new.name)
    return folder


def test_everything_works_without_network_after_one_visit(
    konteks: BrowserContext, inang: Inang
) -> None:
    page = berkunjung(konteks, inang)
    said = page.inner_text(".kaki__hukum [data-luring]")
    assert "Siap dipakai tanpa internet" in said
    assert re.search(r"\d+(,\d)? MB tersimpan, data diperiksa \d+ \w+ \d{4}", said)

    inang.sisa = 0
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    # Share pages are not kept: one says that there is no network as well as another.
    for name in of_each_kind(PAGES):
        answer = page.goto(inang.url + name, wait_until="commit")
        assert answer is not None, name
        assert answer.ok, name
    hitung(page, inang)
    hitung_tanpa_membaca(page, inang)

    page.goto(inang.url)
    page.evaluate("document.querySelector('[data-buka=\"search\"]').click()")
    # The theme listens once the field has the focus.
    page.locator(".md-search__input:focus").wait_for()
    page.keyboard.type("pemulung")
    page.wait_for_selector(".md-search-result__item")

    page.goto(f"{inang.url}presentasi/")
    sampai(page, "'siap' in document.documentElement.dataset")
    page.keyboard.press("PageDown")
    sampai(page, "document.querySelector('.slides > .present').dataset.slide === 'cerita'")

    page.goto(f"{inang.url}tidak-ada/")
    assert "tidak" in page.inner_text("body").lower()
    assert not problems


def test_version_changes_whole_or_not_at_all(
    konteks: BrowserContext, inang: Inang, versi_b: Path, tmp_path: Path
) -> None:
    def masih_a(*halaman: str) -> None:
        sampai(page, TENANG)
        for name in halaman:
            page.goto(inang.url + name)
            assert "VERSI B" not in page.title()
            assert "SKRIP B" not in page.title()
        assert page.evaluate(VERSI) == versi(SITE)

    page = berkunjung(konteks, inang)
    page.reload()
    # The line is cut early in the update, and again late in it.
    inang.folder = versi_b
    for answers in (2, 25):
        inang.sisa = answers
        page.evaluate(UPDATE_WORKER)
        masih_a("", "iuran/")
    inang.sisa = None
    # A host that shows the new worker and old pages: half a version is none.
    mixed = tmp_path / "site"
    shutil.copytree(SITE, mixed, copy_function=os.link)
    (mixed / "sw.js").unlink()
    shutil.copyfile(versi_b / "sw.js", mixed / "sw.js")
    inang.folder = mixed
    page.evaluate(UPDATE_WORKER)
    masih_a("iuran/")

    inang.folder = versi_b
    page.evaluate(UPDATE_WORKER)
    sampai(page, "navigator.serviceWorker.ready.then((r) => Boolean(r.waiting))")
    # While the page stays open it stays whole; the next one is whole in the new version.
    assert page.evaluate(VERSI) == versi(SITE)
    page.goto(f"{inang.url}cara-daftar/")
    sampai(page, "document.title.includes('VERSI B') && document.title.includes('SKRIP B')")
    assert page.evaluate(VERSI) == versi(versi_b)
    # Its engine came along: nothing more is needed from the network.
    inang.sisa = 0
    hitung(page, inang)
    assert "VERSI B" in page.title()


def test_who_is_not_sent_on_to_the_new_version_finds_a_link(page: Page, situs: Situs) -> None:
    # Browsers can be told not to ask again by themselves.
    worker = (SITE / "sw.js").read_text("utf-8")
    (between,) = re.findall(r"`(<!doctype html>.*?)`", worker, re.DOTALL)
    page.route(situs("iuran/"), lambda route: route.fulfill(body=between, content_type="text/html"))
    page.goto(situs("iuran/"))
    # Who is sent on at once does not see words come and go.
    assert not page.get_by_text("Versi baru").is_visible()
    page.unroute_all()
    page.get_by_role("link", name="buka sekarang").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("iuran", ignore_case=True)
    assert page.url == situs("iuran/")


def test_metered_line_is_asked_first_and_everything_can_be_erased(
    konteks: BrowserContext, inang: Inang
) -> None:
    konteks.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page = konteks.new_page()
    page.goto(f"{inang.url}acara/luring/")
    sampai(page, "document.querySelector('[data-luring]')?.dataset.luring === 'halaman'")
    page.wait_for_timeout(1000)
    assert not [name for name in page.evaluate("caches.keys()") if name.startswith("mesin")]
    assert "perlu ruang" in page.inner_text(".kaki__hukum [data-luring]")
    # What it takes of the device is more than what is fetched: both are said, each by its name.
    needs = page.evaluate(
        "import(new URL('../../assets/js/offline/offline.js', location)).then((m) => "
        "Object.values(m.luring.tentang.mesin.byte).map(m.ukuran))"
    )
    told = page.inner_text("[data-luring-kata]")
    assert f"{needs[0]} untuk diunduh" in told
    assert f"{needs[1]} ruang di perangkat" in told
    page.click("[data-luring-aksi='simpan']")
    sampai(page, SIAP)

    # The browser may empty its stores at any time: then the site works from the network.
    page.evaluate("caches.keys().then((all) => Promise.all(all.map((n) => caches.delete(n))))")
    page.goto(f"{inang.url}iuran/")
    assert page.locator("table").first.is_visible()

    page.goto(f"{inang.url}acara/luring/")
    sampai(page, "!document.querySelector('[data-luring-aksi=\"hapus\"]').hidden")
    page.click("[data-luring-aksi='hapus']")
    sampai(page, "caches.keys().then((names) => names.length === 0)")
    page.reload()
    page.wait_for_timeout(3500)
    assert page.evaluate(TERSISA) == [[], []]
    # With nothing kept and data saved, who taps a banknote asks for the engine.
    hitung_tanpa_membaca(page, inang)


# As if a trap had been met on this device: the next start asks for the whole engine.
CATAT_JEBAKAN = """async () => {
  const name = (await caches.keys()).find((one) => one.startsWith("mesin "));
  const cache = await caches.open(name);
  const manifest = (await cache.keys()).find(({ url }) => url.endsWith("/manifest.json"));
  const versi = new URL("./", manifest.url).href;
  await cache.put(new URL("../jebakan", versi), new Response(JSON.stringify({ versi })));
}"""


@pytest.mark.skipif(
    chosen() != tuple(LAYERS), reason="layers are left out here on purpose: all of it is whole"
)
def test_who_prepares_for_a_place_without_network_has_the_whole_engine(
    konteks: BrowserContext, inang: Inang
) -> None:
    page = konteks.new_page()
    page.goto(f"{inang.url}acara/luring/")
    kept = page.locator("[data-luring-mesin]")
    expect(kept).to_contain_text("berkas lengkapnya", timeout=60_000)
    page.evaluate(CATAT_JEBAKAN)
    inang.sisa = 0
    hitung(page, inang)
    # The engine has put its files away by now, and threw nothing of it out.
    page.wait_for_timeout(4000)
    page.reload()
    sampai(page, SIAP)
    hitung(page, inang)


def test_nothing_is_said_to_be_missing_before_it_was_looked_for(
    konteks: BrowserContext, inang: Inang
) -> None:
    page = berkunjung(konteks, inang)
    page.goto(f"{inang.url}acara/luring/")
    panel = page.locator("[data-luring-panel]")
    expect(panel).to_contain_text("Sedang diperiksa")
    assert "elum tersimpan" not in panel.inner_text()
    assert "tidak ada" not in panel.inner_text()
    assert panel.get_by_role("button").count() == 0
    expect(page.locator("[data-luring-judul]")).to_have_text("Siap dipakai tanpa internet")
    # A foot that tells how far this device is does not travel on paper.
    expect(page.locator(".kaki__hukum [data-luring]")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".kaki__hukum [data-luring]")).to_be_hidden()


def test_erasing_ends_what_is_under_way(konteks: BrowserContext, inang: Inang) -> None:
    inang.ditahan = "pyodide.asm.wasm"
    page = konteks.new_page()
    page.goto(f"{inang.url}acara/luring/")
    sampai(page, "document.querySelector('[data-luring]')?.dataset.luring === 'menyimpan'")
    # The pages are here, the engine is on its way.
    end = time.monotonic() + 60
    while not inang.menunggu.is_set():
        assert time.monotonic() < end
        page.wait_for_timeout(100)
    page.click("[data-luring-aksi='hapus']")
    assert page.evaluate("Object.keys(localStorage)") == [f"{BASE}.luring-jangan"]
    sampai(page, "caches.keys().then((names) => names.length === 0)")
    inang.dilepas.set()
    page.wait_for_timeout(2000)
    assert page.evaluate(TERSISA) == [[], []]
    assert page.inner_text("[data-luring-judul]") == "Belum tersimpan"


def test_engine_that_cannot_be_kept_is_told_and_asked_for_again(
    konteks: BrowserContext, inang: Inang
) -> None:
    konteks.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    problems: list[str] = []
    page = konteks.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{inang.url}acara/luring/")
    sampai(page, "document.querySelector('[data-luring]')?.dataset.luring === 'halaman'")
    inang.sisa = 0
    page.click("[data-luring-aksi='simpan']")
    expect(page.locator("[data-luring-kata]")).to_contain_text("tidak dapat disimpan")
    inang.sisa = None
    page.click("[data-luring-aksi='simpan']")
    sampai(page, SIAP)
    assert not problems


def test_full_storage_leaves_a_working_site(konteks: BrowserContext, inang: Inang) -> None:
    page = konteks.new_page()
    session = konteks.new_cdp_session(page)
    session.send(
        "Storage.overrideQuotaForOrigin",
        {"origin": inang.url.removesuffix(BASE), "quotaSize": 200_000},
    )
    page.goto(inang.url)
    page.wait_for_timeout(5000)
    assert not page.evaluate(SIAP)
    hitung(page, inang)


def test_the_most_needed_is_kept_first_and_the_rest_is_counted(
    konteks: BrowserContext, inang: Inang
) -> None:
    """All of it took half a minute; until then not even the open page came again."""
    inang.ditahan = "/kamus/"
    page = konteks.new_page()
    page.goto(f"{inang.url}waspada-penipuan/")
    foot = page.locator(".kaki__hukum [data-luring]")
    expect(foot).to_contain_text(re.compile(r"[1-9]\d* dari \d+ berkas tersimpan"), timeout=60_000)
    # What counts is not called out at every file.
    assert foot.locator("span").get_attribute("aria-live") == "off"
    inang.sisa = 0
    # What was on its way is lost with the line; else Chromium's cache has whoever asks for the same
    # page wait for it, 20 seconds long.
    inang.dilepas.set()
    for name, title in (
        ("waspada-penipuan/", "penipuan"),
        ("kalkulator/", "kalkulator"),
        ("cara-klaim/", "klaim"),
        ("cara-klaim/kecelakaan-kerja/", "kecelakaan"),
    ):
        page.goto(inang.url + name)
        assert title.lower() in page.title().lower(), name
    page.goto(f"{inang.url}kamus/")
    expect(page.locator("h1")).to_have_text("Tidak ada internet")
    # Whoever waits for it learns how far it is.
    expect(foot).to_contain_text("Belum semuanya tersimpan.", timeout=20_000)
    expect(foot).to_contain_text(re.compile(r"[1-9]\d+ dari \d+ berkas tersimpan"))
    inang.sisa = None
    inang.ditahan = ""
    page.evaluate("window.dispatchEvent(new Event('online'))")
    sampai(page, SIAP)


def gambar(page: Page) -> None:
    """Open the dialog of sharing, and wait for the picture in it."""
    page.locator("#buka-bagikan").click()
    page.locator(".dialog-bagikan__kanvas img[width]").wait_for()
    expect(page.locator("[data-unduh-gambar]")).to_be_enabled()


def test_a_picture_needs_no_network_for_its_letters(konteks: BrowserContext, inang: Inang) -> None:
    """On a first visit the page asks the network itself, which may be gone by then."""
    page = konteks.new_page()
    page.goto(f"{inang.url}kalkulator/#penghasilan=2000000")
    sampai(page, "document.querySelector('form#kalkulator')?.dataset.mesin === 'siap'")
    # What pictures need of the engine comes at rest.
    page.wait_for_timeout(4000)
    inang.sisa = 0
    gambar(page)


def test_a_picture_is_drawn_in_another_type_where_its_own_is_missing(
    browser: Browser, inang: Inang
) -> None:
    context = browser.new_context(locale="id-ID", service_workers="block")
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(f"{inang.url}kalkulator/#penghasilan=2000000")
    gambar(page)
    context.close()


def test_a_picture_that_lacks_the_network_blames_the_network(
    browser: Browser, inang: Inang
) -> None:
    context = browser.new_context(locale="id-ID", service_workers="block")
    page = context.new_page()
    page.goto(f"{inang.url}kalkulator/#penghasilan=2000000")
    sampai(page, "document.querySelector('form#kalkulator')?.dataset.mesin === 'siap'")
    gambar(page)
    # The picture of another size cannot be had: as it is where the engine's part was never here.
    card = f"{inang.url}{as_written(page, 'share/card.js')}"
    page.evaluate(
        f"import('{card}').then(({{ Gambar }}) => {{"
        " const box = document.querySelector('.dialog-bagikan__gambar').cloneNode(true);"
        " const told = []; window.told = told;"
        " const failing = () => Promise.reject(new Error('Sambungan terputus.'));"
        " return new Gambar(box, failing, (text) => told.push(text))"
        ".buka({ query: '', kini: '' }, '', ''); })"
    )
    (told,) = page.evaluate("window.told")
    assert "Sambungan terputus." in told
    assert "browser ini" not in told
    context.close()


def test_site_can_be_installed(konteks: BrowserContext, inang: Inang) -> None:
    page = konteks.new_page()
    page.goto(inang.url)
    session = konteks.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert not manifest["errors"]
    assert json.loads(manifest["data"])["name"] == "Panduan Sertakan"
    found = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test's own context counts as private browsing; nothing else may stand in the way.
    assert {error["errorId"] for error in found} <= {"in-incognito"}
