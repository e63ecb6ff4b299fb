"""A function of the WebAssembly that nobody was seen to call is called all the same: the way back.

A trap is never an answer. Python starts again, whole, and is asked again; the device remembers it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculator.browser import respond
from tests.browser.test_mesin import KINI, QUERY, ask, begin, change_worker, put_away
from tools import node
from tools.before.runtime.layers.chosen import LAYERS, chosen
from tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page, Route

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

pytestmark = pytest.mark.skipif(
    chosen() != tuple(LAYERS), reason="layers are left out here on purpose"
)
WHOLE = "pyodide.whole.wasm"
# Enough for every start; fewer than the questions asked below.
SOME = 40
MANY = [f"penghasilan={income}&bulan=3" for income in range(1_000_000, 1_000_000 + 2 * SOME)]


@pytest.fixture(scope="module")
def trapping(situs: Situs, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], bytes]:
    """Return what makes a WebAssembly that meets a trap after so many calls."""
    made: dict[int, bytes] = {}
    (wasm,) = situs.folder.glob("mesin/*/pyodide.asm.wasm")

    def make(calls: int) -> bytes:
        if calls not in made:
            to = tmp_path_factory.mktemp("jebakan") / "pyodide.asm.wasm"
            node.run(ROOT / "tests/browser/jebakan.mjs", wasm, to, str(calls))
            made[calls] = to.read_bytes()
        return made[calls]

    return make


def listed(wasm: bytes, text: str) -> str:
    """Return a runtime's list of files with this WebAssembly in it."""
    manifest = json.loads(text)
    of = {"byte": len(wasm), "sha256": hashlib.sha256(wasm).hexdigest()}
    manifest["berkas"]["pyodide.asm.wasm"] = of
    return json.dumps(manifest)


def serve_trap(page: Page, wasm: bytes) -> None:
    """Serve this WebAssembly in the place of the site's, to one page."""

    def binary(route: Route) -> None:
        if route.request.url.endswith(".gz"):
            route.fulfill(status=404)
        else:
            route.fulfill(body=wasm, content_type="application/wasm")

    def manifest(route: Route) -> None:
        route.fulfill(body=listed(wasm, route.fetch().text()), content_type="application/json")

    page.route("**/mesin/*/pyodide.asm.wasm*", binary)
    page.route("**/mesin/*/manifest.json", manifest)


def whole_fetched(catatan: Catatan) -> int:
    return sum(name.startswith(WHOLE) for name in catatan.names("/mesin/"))


def test_a_trap_at_the_start_is_passed_by_and_remembered(
    page: Page,
    context: BrowserContext,
    situs: Situs,
    catatan: Catatan,
    trapping: Callable[[int], bytes],
) -> None:
    catatan.boleh_galat = True
    serve_trap(page, trapping(0))
    assert begin(page, situs) == "siap"
    assert ask(page, QUERY) == respond(QUERY, KINI)
    assert whole_fetched(catatan) == 1
    put_away(page)
    # A later visit starts whole at once, from an image, and fetches nothing.
    catatan.requests.clear()
    again = context.new_page()
    assert begin(again, situs) == "siap"
    assert ask(again, QUERY) == respond(QUERY, KINI)
    assert not [name for name in catatan.names("/mesin/") if ".wasm" in name or ".zip" in name]
    put_away(again)
    assert again.evaluate("simpan.at(-1).image") == 0
    again.goto(situs("status/"))
    expect(again.locator("#simpanan-isi")).to_contain_text("berkas lengkapnya")


@pytest.mark.parametrize("swallowed", [False, True])
def test_a_question_that_meets_a_trap_is_answered_all_the_same(
    page: Page,
    situs: Situs,
    catatan: Catatan,
    trapping: Callable[[int], bytes],
    *,
    swallowed: bool,
) -> None:
    catatan.boleh_galat = True
    if swallowed:
        # As if Python had taken the fault for one of its own, and gone on.
        call = "pintu[call](...argumen.map(source))"
        change_worker(
            page, call, f"(() => {{ try {{ return {call} }} catch {{ return '{{}}' }} }})()"
        )
    serve_trap(page, trapping(SOME))
    assert begin(page, situs) == "siap"
    assert whole_fetched(catatan) == 0
    assert [ask(page, query) for query in MANY] == [respond(query, KINI) for query in MANY]
    assert whole_fetched(catatan) == 1


def test_a_function_of_python_that_nobody_was_seen_to_call_is_a_trap_too(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    call = "pintu[call](...argumen.map(source))"
    unseen = 'pintu.__builtins__.get("__import__")("heapq").nsmallest(1, "ab")'
    change_worker(page, call, f"({unseen}, {call})")
    assert begin(page, situs) == "siap"
    assert whole_fetched(catatan) == 0
    assert [ask(page, query) for query in MANY[:2]] == [respond(q, KINI) for q in MANY[:2]]
    assert whole_fetched(catatan) == 1
    whole = {name.removesuffix(".gz") for name in catatan.names("/mesin/") if ".whole." in name}
    assert whole == {
        WHOLE,
        "pyodide.whole.mjs",
        "python_stdlib.whole.zip",
        "packages.whole.zip",
    }


def test_a_function_of_the_script_that_nobody_was_seen_to_call_is_a_trap_too(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    unseen = 'python.FS.analyzePath("/tmp")'
    change_worker(
        page, "pintu=buka;", f"pintu={{respond: (...all) => ({unseen}, buka.respond(...all))}};"
    )
    assert begin(page, situs) == "siap"
    assert whole_fetched(catatan) == 0
    assert [ask(page, query) for query in MANY[:2]] == [respond(q, KINI) for q in MANY[:2]]
    assert whole_fetched(catatan) == 1
    assert "pyodide.whole.mjs" in catatan.names("/mesin/")


def test_a_trap_in_a_python_from_an_image_is_passed_by(
    page: Page,
    context: BrowserContext,
    situs: Situs,
    catatan: Catatan,
    trapping: Callable[[int], bytes],
) -> None:
    catatan.boleh_galat = True
    assert begin(page, situs) == "siap"
    put_away(page)
    wasm = trapping(0)
    page.route("**/jebakan.wasm", lambda route: route.fulfill(body=wasm))
    page.evaluate(
        """async ([address, place, hash, byte]) => {
          const trap = await (await fetch(address)).arrayBuffer();
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          const manifest = await (await cache.match(`${place}manifest.json`)).json();
          manifest.berkas["pyodide.asm.wasm"] = { byte, sha256: hash };
          await cache.put(`${place}manifest.json`, new Response(JSON.stringify(manifest)));
          await cache.put(new URL(`../isi/${hash}`, place), new Response(trap));
        }""",
        [
            situs("jebakan.wasm"),
            situs.mesin,
            hashlib.sha256(wasm).hexdigest(),
            len(wasm),
        ],
    )
    again = context.new_page()
    assert begin(again, situs) == "siap"
    assert ask(again, QUERY) == respond(QUERY, KINI)
    assert whole_fetched(catatan) == 1
    put_away(again)
    third = context.new_page()
    catatan.requests.clear()
    assert begin(third, situs) == "siap"
    assert not [name for name in catatan.names("/mesin/") if ".wasm" in name or ".zip" in name]


def test_without_a_line_for_the_whole_one_the_page_says_so_and_other_questions_are_answered(
    page: Page, situs: Situs, catatan: Catatan, trapping: Callable[[int], bytes]
) -> None:
    catatan.boleh_galat = True
    serve_trap(page, trapping(SOME))
    page.route(f"**/{WHOLE}*", lambda route: route.abort())
    assert begin(page, situs) == "siap"
    put_away(page)
    outcome = page.evaluate(
        """async (many) => {
          for (const query of many) {
            try { await m.hitung(query, "2026-11"); } catch (error) { return error.message; }
          }
        }""",
        MANY,
    )
    assert "Sambungan terputus" in outcome
    # What is kept here still answers; nothing of it was thrown away.
    catatan.requests.clear()
    assert page.evaluate("m.ulang().then(() => m.tahap)") == "siap"
    assert ask(page, QUERY) == respond(QUERY, KINI)
    assert not [name for name in catatan.names("/mesin/") if ".wasm" in name or ".zip" in name]
