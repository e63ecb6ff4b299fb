"""The single file from the disk in the other engines: every case with an outside origin."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from calculator.browser import respond
from tests.other_browsers.peramban import Peramban, firefox, wait, webkit
from tools.paths import SITE
from tools.setup.firefox_webkit import find_firefox, find_webkit

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = SITE / "unduh" / "sertakan-luring.html"
KINI = "2026-11"
BROWSERS = {"firefox": (find_firefox, firefox), "webkit": (find_webkit, webkit)}


@pytest.fixture(params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> Iterator[Peramban]:
    find, start = BROWSERS[request.param]
    if not find():
        assert not os.environ.get("ALL_BROWSERS"), f"{request.param} is missing"
        pytest.skip(f"{request.param} cannot be installed here: `make test-browsers` tests it")
    with start() as running:
        yield running


def test_every_case_is_computed_from_the_disk(
    browser: Peramban, kasus: list[dict[str, Any]]
) -> None:
    browser.open(f"{FILE.as_uri()}#penghasilan=2000000")
    wait(browser, "() => document.querySelector('form#kalkulator')?.dataset.mesin === 'siap'", 120)
    queries = [case["masukan"] for case in kasus]
    answers = browser.run(
        f"""async () => {{
          const {{ Engine }} = await luring["assets/js/engine/engine.js"]();
          const mesin = new Engine("");
          const answers = [];
          for (const query of {json.dumps(queries)}) {{
            answers.push(await mesin.panggil("respond", query, "{KINI}"));
          }}
          return answers;
        }}"""
    )
    assert answers == [respond(query, KINI) for query in queries]
