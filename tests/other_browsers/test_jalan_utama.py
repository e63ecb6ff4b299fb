"""The calculator's main path in the other engines: the same answers, under the same policy."""

from __future__ import annotations

import json
import os
import re
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from calculator.browser import respond
from tests.browser.served import Situs, served
from tests.browser.test_luring import SIAP, hosted
from tests.other_browsers.peramban import Peramban, firefox, wait, webkit
from tools.paths import SITE
from tools.setup.firefox_webkit import find_firefox, find_webkit

if TYPE_CHECKING:
    from collections.abc import Iterator

KINI = "2026-11"
# An engine that does not start is started again by the page after two minutes: WebKit needed that
# once on a busy machine.
START = 300
QUERY = "penghasilan=2500000&pekerjaan=art&mulai=2026-11&bulan=3&anak=8,13"
BROWSERS = {"firefox": (find_firefox, firefox), "webkit": (find_webkit, webkit)}
PEOPLE = (("art", "1500000"), ("ojek-online", "80 ribu sehari"), ("marbot", "1,8 juta"))
# Thirty in a row are driven in Chromium, offline (tests/browser/test_desk.py).
AT_THE_DESK = 4
READ = """() => Object.fromEntries([...document.querySelectorAll("#hasil output[name]")]
  .map((output) => [output.name, output.dataset.nilai]))"""
TOLD = "() => document.querySelector('#periksa').innerText"
SLIDE = "() => document.querySelector('.slides > .present').dataset.slide"
FOREIGN = """() => performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => !/^(data|blob):/.test(name) && new URL(name).origin !== location.origin)"""
# The addresses under which the engine is kept.
KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("mesin "));
  const stores = await Promise.all(names.map((name) => caches.open(name)));
  const requests = (await Promise.all(stores.map((store) => store.keys()))).flat();
  return requests.map(({ url }) => new URL(url).pathname);
}"""


@pytest.fixture(scope="module")
def situs() -> Iterator[Situs]:
    assert (SITE / "index.html").is_file(), "site/ is missing: run `make build` first"
    with served(SITE) as site:
        yield site


@pytest.fixture(scope="module", params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> Iterator[Peramban]:
    find, start = BROWSERS[request.param]
    if not find():
        assert not os.environ.get("ALL_BROWSERS"), f"{request.param} is missing"
        pytest.skip(f"{request.param} cannot be installed here: `make test-browsers` tests it")
    with start() as running:
        yield running


def answered(query: str) -> str:
    canonical = json.loads(respond(query, KINI))["jawaban"]["tautan"]
    return f"() => document.querySelector('.hasil[data-tautan=\"{canonical}\"]') !== null"


def expect_answer(browser: Peramban, query: str) -> None:
    wait(browser, answered(query), START)
    expected = json.loads(respond(query, KINI))["jawaban"]
    shown = browser.run(READ)
    assert "iuran.total" in shown
    for path, value in shown.items():
        found = expected
        for name in path.split("."):
            found = found[int(name)] if isinstance(found, list) else found[name]
        assert value == str(found), path


def fill(browser: Peramban, key: str, text: str) -> None:
    browser.run(
        f"""() => {{
          const field = document.querySelector("#kalkulator [name={key}]");
          field.value = {json.dumps(text)};
          for (const kind of ["input", "change"]) {{
            field.dispatchEvent(new Event(kind, {{ bubbles: true }}));
          }}
        }}"""
    )


def test_a_link_opens_its_answer(browser: Peramban, situs: Situs) -> None:
    browser.open(situs(f"kalkulator/#{QUERY}"))
    expect_answer(browser, QUERY)
    assert browser.run("() => document.querySelector('#kalkulator').dataset.mesin") == "siap"
    assert browser.run(FOREIGN) == []
    assert browser.run("() => document.cookie") == ""


def test_what_is_typed_is_answered_and_stands_in_the_address(
    browser: Peramban, situs: Situs
) -> None:
    browser.open(situs("kalkulator/"))
    wait(browser, "() => document.querySelector('#kalkulator').dataset.mesin === 'siap'", START)
    fill(browser, "penghasilan", "3,2 juta")
    fill(browser, "mulai", "2026-12")
    expect_answer(browser, "penghasilan=3200000&mulai=2026-12")
    assert "mulai=2026-12" in browser.run("() => location.hash")
    fill(browser, "anak", "8,x")
    wait(browser, "() => document.querySelector('#galat-anak').textContent.includes('x')")
    assert browser.run("() => document.querySelector('[name=anak]').value") == "8,x"


def test_second_visit_answers_from_what_was_kept(browser: Peramban, situs: Situs) -> None:
    for income in (4_000_000, 5_000_000):
        query = f"penghasilan={income}&mulai=2026-11"
        browser.open(situs("iuran/"))
        browser.open(situs(f"kalkulator/#{query}"))
        expect_answer(browser, query)
    # And from what this browser runs, too, nothing was left out: no trap was met.
    wait(browser, f"async () => (await ({KEPT})()).some((path) => path.endsWith('/manifest.json'))")
    assert [path for path in browser.run(KEPT) if path.endswith("/jebakan")] == []


def test_published_figures_are_worked_out_again(browser: Peramban, situs: Situs) -> None:
    browser.open(situs("status/"))
    browser.run("() => document.querySelector('[data-mulai]').click()")
    state = "() => document.querySelector('#periksa').dataset.hasil"
    assert wait(browser, state, START) == "cocok", browser.run(TOLD)


def test_search_shows_results(browser: Peramban, situs: Situs) -> None:
    browser.open(situs("iuran/"))
    browser.run("() => document.querySelector('#__search').click()")
    browser.run(
        """() => {
          const box = document.querySelector("input[name=query]");
          box.focus();
          box.value = "iuran";
          for (const kind of ["keydown", "input", "keyup"]) {
            box.dispatchEvent(new Event(kind, { bubbles: true }));
          }
        }"""
    )
    wait(browser, "() => document.querySelectorAll('.md-search-result__item mark').length > 0")


def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Peramban, situs: Situs) -> None:
    browser.open(situs("kalkulator/"))
    assert browser.run(
        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_a_long_name_in_a_list_is_read_whole(browser: Peramban, situs: Situs) -> None:
    """In the list itself, which grows with it, or below where it cannot."""
    browser.size(412, 700)
    browser.open(situs("kalkulator/"))
    # Nobody chooses before the page's script is there.
    wait(browser, "() => document.querySelector('#kalkulator').dataset.mesin === 'siap'")
    longest, grows, below, gone = browser.run(
        """async () => {
          const list = document.querySelector("#isi-pekerjaan");
          const told = () => list.parentElement.querySelector(".bidang__utuh")?.innerText ?? "";
          const byLength = [...list.options].sort((a, b) => b.text.length - a.text.length);
          const choose = async (option) => {
            list.value = option.value;
            list.dispatchEvent(new Event("change", { bubbles: true }));
            await new Promise((done) => setTimeout(done, 500));
            return told();
          };
          const below = await choose(byLength[0]);
          const gone = await choose(byLength.at(-1));
          return [byLength[0].text, CSS.supports("field-sizing", "content"), below, gone];
        }"""
    )
    assert (below, gone) == ("" if grows else longest, "")


def expect_at_the_desk(browser: Peramban, occupation: str, income: str) -> None:
    """Choose at the table, and see what the calculator answers in this month."""
    shown = "document.querySelector('#layar output[name=\"iuran.total\"]')?.dataset.nilai"
    browser.run(f"() => document.querySelector('[data-pekerjaan={occupation}]').click()")
    # Before the page's script is there the press is only kept, and nobody sees the field yet.
    wait(browser, "() => !document.querySelector('[data-layar=penghasilan]').hidden")
    browser.run(
        f"""() => {{
          document.querySelector("#meja-tulis input").value = {json.dumps(income)};
          document.querySelector("#meja-tulis").requestSubmit();
        }}"""
    )
    wait(browser, f"() => {shown}", START)
    now = f"{datetime.now(UTC) + timedelta(hours=7):%Y-%m}"
    asked = urlencode({"penghasilan": income, "pekerjaan": occupation})
    expected = json.loads(respond(asked, now))["jawaban"]["iuran"]["total"]
    assert browser.run(f"() => {shown}") == str(expected)


def test_the_desk_answers_one_after_another_and_keeps_nothing(
    browser: Peramban, situs: Situs
) -> None:
    browser.size(360, 740)
    browser.open(situs("acara/meja/#acara=Rembuk"))
    for occupation, income in (PEOPLE * AT_THE_DESK)[:AT_THE_DESK]:
        wait(browser, "() => !document.querySelector('[data-layar=pekerjaan]').hidden")
        assert not browser.run("() => document.querySelector('#layar').textContent")
        expect_at_the_desk(browser, occupation, income)
        assert browser.run("() => document.documentElement.scrollWidth <= innerWidth")
        browser.run("() => document.querySelector('[data-putusan=pikir]').click()")
        browser.run("() => document.querySelector('[data-berikutnya]').click()")
    tally = "Object.entries(localStorage).find(([name]) => name.endsWith('hitungan-meja'))[1]"
    counted = browser.run(f"() => JSON.parse({tally}).isi")
    assert sum(map(sum, counted.values())) == AT_THE_DESK
    browser.run("() => localStorage.clear()")


def test_the_desk_answers_without_a_network(browser: Peramban) -> None:
    with hosted(SITE) as host:
        browser.open(f"{host.url}acara/meja/")
        if not browser.run("() => navigator.userAgent.includes('Firefox')"):
            pytest.skip("tried in Firefox, and in Chromium for thirty in a row")
        wait(browser, f"() => {SIAP}", START)
        host.sisa = 0
        browser.open(f"{host.url}acara/meja/?lagi")
        expect_at_the_desk(browser, *PEOPLE[0])
        assert browser.run("() => navigator.serviceWorker.controller !== null")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 740)])
def test_the_slides_run_on_an_upright_phone(
    browser: Peramban, situs: Situs, width: int, height: int
) -> None:
    browser.size(width, height)
    browser.open(situs("presentasi/"))
    wait(browser, "() => document.documentElement.dataset.siap !== undefined")
    # WebKitGTK's window is no narrower than its own buttons are.
    assert browser.run("() => innerHeight > innerWidth && innerWidth < 460")
    seen = [browser.run(SLIDE)]
    for _ in range(6):
        browser.run(
            """() => document.dispatchEvent(
              new KeyboardEvent("keydown", { keyCode: 34, key: "PageDown", bubbles: true }))"""
        )
        time.sleep(0.5)
        if (now := browser.run(SLIDE)) != seen[-1]:
            seen.append(now)
        assert browser.run(
            """() => {
              const slide = document.querySelector(".slides > .present");
              const { width, left } = slide.getBoundingClientRect();
              const texts = [...slide.querySelectorAll("h1, h2, p, li, dt, dd, output")];
              return left === 0 && width === innerWidth
                && texts.every((text) => text.getBoundingClientRect().right <= innerWidth);
            }"""
        ), seen
    assert len(seen) > 2


# What `new Date()` and `Date.now()` say from now on, as in a tab that comes back later.
CLOCK = """() => {{
  const Real = (globalThis.RealDate ??= Date);
  const now = Real.parse("{at}");
  globalThis.Date = class extends Real {{
    constructor(...given) {{ super(...(given.length ? given : [now])); }}
    static now() {{ return now; }}
  }};
  document.dispatchEvent(new Event("visibilitychange"));
}}"""


@pytest.mark.parametrize(
    ("path", "marked"),
    [("", ".harga__satu.berlaku-kini"), ("presentasi/", ".dua-harga .berlaku-kini")],
)
def test_a_tab_that_outlives_the_year_marks_the_new_price(
    browser: Peramban, situs: Situs, path: str, marked: str
) -> None:
    browser.open(situs(path))
    if path:
        wait(browser, "() => document.documentElement.dataset.siap !== undefined")
    # What marks the price is there.
    wait(browser, f"() => document.querySelector('{marked}') !== null")
    told = []
    for at in ("2026-12-31T23:58:00+07:00", "2027-01-01T00:01:00+07:00"):
        browser.run(CLOCK.format(at=at))
        told.append(
            browser.run(
                f"() => [...document.querySelectorAll('{marked}')].map((one) => one.textContent)"
            )
        )
    before, after = told
    assert len(before) == len(after) == 1
    assert before != after


# Firefox fetches the next page ahead (rel=next), and tells where one leaves before it is there.
LEFT_AHEAD = re.compile(r"/iuran/keringanan/.{3}A ServiceWorker intercepted the request")


def test_nothing_was_complained_of(browser: Peramban) -> None:
    assert [text for text in browser.complaints() if not LEFT_AHEAD.search(text)] == []
