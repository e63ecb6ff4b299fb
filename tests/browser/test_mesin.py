"""The real runtime in a real Chromium: right answers, and a way on whatever fails."""

from __future__ import annotations

import hashlib
import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from bench.line import Line, serve
from calculator.browser import respond, ucapan
from tests.browser.served import Situs, served
from tools.before.runtime.queries import queries
from tools.serve import Handler

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from tests.browser.conftest import Catatan

KINI = "2026-11"
QUERY = "penghasilan=2000000&bulan=3"
START = """async ([script, mesin, batas]) => {
  const { Engine } = await import(script);
  const m = new Engine(mesin, batas);
  Object.assign(window, { m, kabar: [], simpan: [] });
  m.addEventListener("tahap", ({ detail }) => kabar.push(detail));
  m.addEventListener("simpan", ({ detail }) => simpan.push(detail));
  await m.mulai().catch(() => {});
  return m.tahap;
}"""


def begin(page: Page, situs: Situs, **batas: int) -> str:
    """Open a page of the site, start the engine there, and return the stage it ends in."""
    page.goto(situs.url)
    arguments = [situs("assets/js/base/shared.js"), situs.mesin, batas]
    return str(page.evaluate(START, arguments))


def ask(page: Page, query: str, kini: str = KINI) -> str:
    """Ask the engine of the page."""
    return str(page.evaluate("([query, kini]) => m.hitung(query, kini)", [query, kini]))


def news(page: Page) -> list[dict[str, Any]]:
    """Return every stage the page was told of."""
    told: list[dict[str, Any]] = page.evaluate("kabar")
    return told


def wait(page: Page, condition: str, seconds: float = 60) -> None:
    """Wait until an expression is true; the site's policy forbids Playwright's own way."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"never true: {condition}"
        time.sleep(0.05)


def put_away(page: Page) -> None:
    """Wait until the worker has kept its files and its image."""
    wait(page, "simpan.length > 0")


def change_worker(page: Page, old: str, new: str) -> None:
    """Serve another worker to this page: its one passage replaced."""

    def changed(route: Route) -> None:
        text = route.fetch().text()
        assert text.count(old) == 1, old
        route.fulfill(content_type="text/javascript", body=text.replace(old, new))

    page.route("**/worker.js", changed)


def test_answers_as_cpython_does(page: Page, situs: Situs, kasus: list[dict[str, Any]]) -> None:
    assert begin(page, situs) == "siap"
    asked = [(case["masukan"], KINI) for case in kasus] + queries()
    script = """async (asked) => {
      const answers = [];
      for (const [query, kini] of asked) answers.push(await m.hitung(query, kini));
      return answers;
    }"""
    answers = page.evaluate(script, asked)
    for (query, kini), answer in zip(asked, answers, strict=True):
        assert answer == respond(query, kini), query
    # What is said of an answer too.
    asked = asked[::9]
    script = """async (asked) => {
      const said = [];
      for (const [query, kini] of asked) said.push(await m.panggil("ucapan", query, kini));
      return said;
    }"""
    for (query, kini), said in zip(asked, page.evaluate(script, asked), strict=True):
        assert said == ucapan(query, kini), query


def test_tells_bytes_and_stages(page: Page, situs: Situs) -> None:
    begin(page, situs)
    told = news(page)
    stages = list(dict.fromkeys(each["tahap"] for each in told))
    assert stages == ["unduh", "mulai", "siap"]
    counted = [each["byte"] for each in told if each["tahap"] == "unduh" and each["total"]]
    assert counted == sorted(counted)
    last = [each for each in told if each["tahap"] == "unduh"][-1]
    assert last["byte"] == last["total"] > 1_000_000


@pytest.mark.parametrize("compress", [True, False])
def test_fetches_compressed_whatever_the_host_does(
    browser: Browser, situs: Situs, *, compress: bool
) -> None:
    with (
        serve(situs.folder, Line("20 Mbit/s, 400 ms", 0.4, 20e6 / 8), compress=compress) as (
            url,
            meter,
        ),
        browser.new_context(service_workers="block") as context,
    ):
        assert begin(context.new_page(), Situs(situs.folder, url.rstrip("/"), "/")) == "siap"
    # Counted where they leave, so what was begun and stopped counts as well.
    assert meter.bytes < 6_000_000


def test_host_that_unpacks_what_the_build_compressed(browser: Browser, situs: Situs) -> None:
    def unpack(self: Handler) -> None:
        if self.path.endswith(".gz"):
            self.extra = {"Content-Encoding": "gzip"}
        self._answer()
        self.extra = {}

    with pytest.MonkeyPatch.context() as patch, served(situs.folder, compress=False) as other:
        patch.setattr(Handler, "do_GET", unpack)
        with browser.new_context(service_workers="block") as context:
            assert begin(context.new_page(), other) == "siap"


def test_newest_question_wins(page: Page, situs: Situs) -> None:
    begin(page, situs)
    outcome = page.evaluate(
        """async () => {
          const ask = (n) => m.hitung(`penghasilan=${n}000000`, "2026-11")
            .then((text) => JSON.parse(text).jawaban.masukan.penghasilan, (error) => error.name);
          return Promise.all([2, 3, 4, 5].map(ask));
        }"""
    )
    # The first was already being answered; those between were overtaken.
    assert outcome == [2_000_000, "AbortError", "AbortError", 5_000_000]


def test_question_that_the_start_was_tried_with_needs_no_second_asking(
    page: Page, situs: Situs
) -> None:
    begin(page, situs)
    page.evaluate(
        """() => {
          window.asked = 0;
          const { postMessage } = Worker.prototype;
          Worker.prototype.postMessage = function (...all) {
            asked += 1;
            return postMessage.apply(this, all);
          };
        }"""
    )
    (query, kini), *_ = queries()
    assert ask(page, query, kini) == respond(query, kini)
    assert page.evaluate("asked") == 0
    assert ask(page, QUERY, kini) == respond(QUERY, kini)
    # Another month is another question.
    assert ask(page, query, "2027-02") == respond(query, "2027-02")
    assert page.evaluate("asked") == 2


def test_second_visit_starts_from_the_image(
    page: Page, context: BrowserContext, situs: Situs, catatan: Catatan
) -> None:
    begin(page, situs)
    put_away(page)
    again = context.new_page()
    catatan.requests.clear()
    assert begin(again, situs) == "siap"
    fetched = catatan.names("/mesin/")
    assert not [name for name in fetched if name.endswith((".wasm", ".zip", ".gz", ".json"))]
    assert ask(again, QUERY) == respond(QUERY, KINI)
    put_away(again)
    # Nothing new to keep: this Python came from the image.
    assert again.evaluate("simpan.at(-1).image") == 0


def test_image_holds_nothing_the_visitor_typed(page: Page, situs: Situs) -> None:
    page.goto(situs.url)
    arguments = [situs("assets/js/base/shared.js"), situs.mesin, {}]
    # Asked before Python is even there, so answered at the first possible moment.
    page.evaluate(
        """async ([script, mesin]) => {
          const { Engine } = await import(script);
          const m = new Engine(mesin);
          Object.assign(window, { simpan: [] });
          m.addEventListener("simpan", ({ detail }) => simpan.push(detail));
          const answer = m.hitung("penghasilan=7654321", "2026-11");
          await m.mulai();
          await answer;
        }""",
        arguments,
    )
    put_away(page)
    found = page.evaluate(
        """async () => {
          const marks = ["7654321", "penghasilan=1000000"].map((t) => new TextEncoder().encode(t));
          const seen = [false, false];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              if (!request.url.endsWith("/image")) continue;
              const kept = await cache.match(request);
              const text = new TextDecoder("latin1").decode(await kept.arrayBuffer());
              marks.forEach((mark, i) => {
                seen[i] ||= text.includes(new TextDecoder("latin1").decode(mark));
              });
            }
          }
          return seen;
        }"""
    )
    # The build's own question is in the image, so the search works; the visitor's is not.
    assert found == [False, True]


BREAK = """async ([ending, how]) => {
  let broken = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!request.url.includes(ending)) continue;
      const old = await cache.match(request);
      const bytes = new Uint8Array(await old.arrayBuffer());
      let body = bytes.slice();
      if (how === "cut") body = bytes.slice(0, bytes.length / 2);
      if (how === "flip") body[bytes.length >> 1] ^= 255;
      if (how === "noise") body = Uint8Array.from(bytes, (_, i) => (i * 31) & 255);
      if (how === "lose") await cache.delete(request);
      else await cache.put(request, new Response(body, { headers: old.headers }));
      broken += 1;
    }
  }
  return broken;
}"""


# Each way of breaking once, each kind of what is kept: a start costs seconds.
@pytest.mark.parametrize(
    ("ending", "how"),
    [("/image", "flip"), ("/image", "cut"), ("/isi/", "flip"), ("/isi/", "noise")],
)
def test_what_was_kept_and_broke_is_dropped(
    page: Page, context: BrowserContext, situs: Situs, ending: str, how: str
) -> None:
    begin(page, situs)
    put_away(page)
    assert page.evaluate(BREAK, [ending, how])
    again = context.new_page()
    assert begin(again, situs) == "siap"
    assert ask(again, QUERY) == respond(QUERY, KINI)


def test_image_of_another_build_is_dropped(
    page: Page, context: BrowserContext, situs: Situs
) -> None:
    begin(page, situs)
    put_away(page)
    # A well-packed image, but not one of this Pyodide.
    page.evaluate(
        """async () => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              if (!request.url.endsWith("/image")) continue;
              const other = new Uint8Array(1 << 24);
              const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", other)).toHex();
              await cache.put(request, new Response(other, { headers: { "x-sha256": hash } }));
            }
          }
        }"""
    )
    again = context.new_page()
    assert begin(again, situs) == "siap"
    assert ask(again, QUERY) == respond(QUERY, KINI)


def test_an_image_that_hangs_is_dropped(
    page: Page, context: BrowserContext, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    begin(page, situs)
    put_away(page)
    again = context.new_page()
    change_worker(again, "if(old){", "if(old){ await new Promise(() => {});")
    assert begin(again, situs, unduh=6_000) == "siap"
    assert ask(again, QUERY) == respond(QUERY, KINI)
    assert not again.evaluate(
        """async () => {
          const urls = [];
          for (const name of await caches.keys()) {
            for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
          }
          return urls.some((url) => url.endsWith("/image"));
        }"""
    )


def test_image_is_not_to_blame_for_a_line_that_is_down(
    page: Page, context: BrowserContext, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    begin(page, situs)
    put_away(page)
    (wasm,) = situs.folder.glob("mesin/*/pyodide.asm.wasm")
    assert page.evaluate(BREAK, [f"/isi/{hashlib.sha256(wasm.read_bytes()).hexdigest()}", "lose"])
    again = context.new_page()
    again.route("**/pyodide.asm.wasm*", cut_off)
    assert begin(again, situs) == "gagal"
    again.unroute("**/pyodide.asm.wasm*")
    catatan.requests.clear()
    # The WebAssembly comes anew; from the rest of the runtime nothing is fetched.
    third = context.new_page()
    assert begin(third, situs) == "siap"
    fetched = catatan.names("/mesin/")
    assert "pyodide.asm.wasm" in fetched
    assert not [name for name in fetched if ".zip" in name]
    put_away(third)
    assert third.evaluate("simpan.at(-1).image") == 0


def missing(route: Route) -> None:
    route.fulfill(status=404, body="")


def truncated(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(body=body[: len(body) // 2], content_type="application/wasm")


def wrong(route: Route) -> None:
    body = bytearray(route.fetch().body())
    middle = len(body) // 2
    body[middle : middle + 64] = bytes(64)
    route.fulfill(body=bytes(body), content_type="application/wasm")


def a_page(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Masuk WiFi</title>", content_type="text/html")


def cut_off(route: Route) -> None:
    route.abort("connectionreset")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("pyodide.asm.wasm", truncated),
        ("pyodide.asm.wasm", wrong),
        ("pyodide.asm.wasm", a_page),
        ("packages.zip", missing),
        ("packages.zip", wrong),
        ("packages.zip", cut_off),
        ("manifest.json", truncated),
        ("manifest.json", wrong),
        ("manifest.json", a_page),
    ],
)
def test_broken_download_is_told_and_retry_works(
    page: Page, situs: Situs, catatan: Catatan, name: str, fault: Callable[[Route], None]
) -> None:
    catatan.boleh_galat = True
    pattern = f"**/mesin/**/{name}*"
    page.route(pattern, fault)
    stage = begin(page, situs)
    if name == "manifest.json" and fault is wrong:
        # Broken JSON is noticed, a changed number in it by the sizes: either way, or not at all.
        assert stage in {"gagal", "siap"}
    else:
        assert stage == "gagal"
        assert news(page)[-1]["pesan"].endswith((".", "!"))
    page.unroute(pattern)
    assert page.evaluate("m.ulang().then(() => m.tahap)") == "siap"
    assert ask(page, QUERY) == respond(QUERY, KINI)


@pytest.mark.parametrize(
    ("name", "fault"),
    [("worker.js", missing), ("worker.js", cut_off), ("pyodide.asm.mjs", truncated)],
)
def test_broken_script_is_told_and_retry_works(
    page: Page, situs: Situs, catatan: Catatan, name: str, fault: Callable[[Route], None]
) -> None:
    catatan.boleh_galat = True
    pattern = f"**/mesin/**/{name}"
    page.route(pattern, fault)
    assert begin(page, situs) == "gagal"
    page.unroute(pattern)
    assert page.evaluate("m.ulang().then(() => m.tahap)") == "siap"


def worker_says(page: Page, script: str) -> None:
    """Run something inside the engine's worker."""
    page.workers[-1].evaluate(script)


def test_crash_while_idle_restarts(page: Page, situs: Situs, catatan: Catatan) -> None:
    catatan.boleh_galat = True
    begin(page, situs)
    worker_says(page, "setTimeout(() => { throw new Error('runtuh'); })")
    wait(page, "kabar.filter((k) => k.tahap === 'siap').length === 2")
    assert ask(page, QUERY) == respond(QUERY, KINI)


def test_crash_during_a_question_answers_it_all_the_same(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    begin(page, situs, hitung=4_000)
    # A worker that vanishes says nothing: only the clock tells.
    worker_says(page, "self.close()")
    assert ask(page, QUERY) == respond(QUERY, KINI)


def test_a_question_that_always_kills_is_given_up(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    change_worker(page, "pintu[call](...argumen.map(source))", "(() => { for (;;); })()")
    begin(page, situs, hitung=2_000)
    outcome = page.evaluate("m.hitung('penghasilan=1', '2026-11').catch((e) => e.message)")
    assert "terlalu lama" in outcome
    assert page.evaluate("m.tahap") == "gagal"


def test_memory_does_not_grow(page: Page, situs: Situs) -> None:
    count = "import gc; gc.collect(); len(gc.get_objects())"
    sizes = f"self.sizes = () => [python.runPython(`{count}`), python._module.HEAP8.length];"
    change_worker(page, "pintu=buka;", f"pintu=buka; {sizes}")
    begin(page, situs)
    script = """async (from) => {
      for (let i = from; i < from + 100; i++) {
        await m.hitung(`penghasilan=${1000000 + i * 1000}&anak=3,9&bulan=12`, "2026-11");
      }
    }"""
    page.evaluate(script, 0)
    objects, heap = page.workers[-1].evaluate("sizes()")
    page.evaluate(script, 100)
    objects_after, heap_after = page.workers[-1].evaluate("sizes()")
    assert objects_after < objects * 1.01
    assert heap_after == heap


def test_answers_are_json_for_any_input(page: Page, situs: Situs) -> None:
    begin(page, situs)
    for query in ("", "%", "a=b", "penghasilan=\x00", "penghasilan=" + "9" * 5000):
        assert "galat" in json.loads(ask(page, query))
