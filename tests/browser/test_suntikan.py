"""Hostile links, opened in the real page: nothing runs, nothing hangs, the error is said."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.safety.serangan import HOSTILE, MARKUP, SCRIPTS, SEED, encoded, serangan
from tests.sweep import some

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.served import Situs

COUNT = 120
# Each text as a value; as a key, and of everything else, some. The engine is asked by tests/safety.
STEP = 4
GOOD = "penghasilan=1750000&mulai=2026-11"
# Milliseconds for one link, on a machine that does other things as well.
LONGEST = 20_000
TRY = """async ([good, queries, longest]) => {
  const summary = document.querySelector("#ringkasan-galat");
  const link = () => document.querySelector("#hasil .hasil")?.dataset.tautan;
  const until = async (condition) => {
    const end = performance.now() + longest;
    while (!condition()) {
      if (performance.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    return true;
  };
  const count = () => document.querySelectorAll(
    "script, iframe, object, embed, base, style, meta, link, svg script, " +
    "[onerror], [onload], [onclick], [srcdoc], a[href^='javascript:' i]").length;
  const before = count();
  const trouble = [];
  for (const query of queries) {
    location.hash = good;
    if (!(await until(() => summary.hidden && link() === good))) trouble.push(["stuck", query]);
    location.hash = query;
    if (!(await until(() => !summary.hidden || link() !== good))) trouble.push(["no word", query]);
    if (count() !== before) trouble.push(["something was made", query]);
    if (self.ran || document.title.includes("alert")) trouble.push(["something ran", query]);
  }
  return trouble;
}"""


def sample() -> list[str]:
    """Return every kind of markup and script once, and a piece of everything else."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    each = [f"penghasilan={encoded(text)}" for text in (*MARKUP, *SCRIPTS)]
    as_keys = [f"{encoded(text)}=1&penghasilan=2jt" for text in MARKUP]
    many = [attack.query for attack in serangan(12_000) if len(attack.query) < 10_000]
    others = chance.sample(many, COUNT - len(each) - len(as_keys))
    return each + some(as_keys, STEP) + some(others, STEP)


def test_hostile_links_say_their_error(page: Page, situs: Situs) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(situs(f"kalkulator/#{GOOD}"))
    page.locator(f'.hasil[data-tautan="{GOOD}"]').wait_for(timeout=60_000)
    queries = [query.encode("utf-8", "replace").decode() for query in sample()]
    assert page.evaluate(TRY, [GOOD, queries, LONGEST]) == []
    assert dialogs == []


def test_hostile_links_opened_fresh(page: Page, situs: Situs) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    longest = max((text for text in HOSTILE if len(text) < 20_000), key=len)
    for text in (MARKUP[1], MARKUP[3], SCRIPTS[0], "\u202e2jt", longest):
        page.goto("about:blank")
        page.goto(situs(f"kalkulator/#penghasilan=2jt&pekerjaan={encoded(text)}"))
        page.locator("#ringkasan-galat:not([hidden])").wait_for(timeout=60_000)
        said = page.locator("#ringkasan-galat").inner_text()
        assert "\u202e" not in said
        for made in ("img[src=x]", "svg[onload]", "iframe"):
            assert page.locator(f"main {made}").count() == 0
    assert dialogs == []
