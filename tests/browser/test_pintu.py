"""Every door of the engine, in the trimmed Python of a real browser: the same texts as here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator import browser as doors
from tests.browser.test_mesin import begin
from tools.before.runtime.queries import calls

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.served import Situs


def test_every_door_answers_as_cpython_does(page: Page, situs: Situs) -> None:
    assert begin(page, situs) == "siap"
    asked = calls()
    # The doors of tables read a file piece by piece: tests/browser/test_kolektif.py.
    tables = {name for name in doors.__all__ if name.startswith("kolektif")}
    assert {name for name, *_ in asked} >= set(doors.__all__) - {"respond"} - tables
    # All at once: none may be superseded, and each gets its own answer.
    answers = page.evaluate(
        "(asked) => Promise.all(asked.map(([name, ...values]) => m.panggil(name, ...values)))",
        asked,
    )
    for (name, *values), answer in zip(asked, answers, strict=True):
        assert answer == getattr(doors, name)(*values), (name, values)


def test_calls_wait_for_each_other_and_for_questions(page: Page, situs: Situs) -> None:
    assert begin(page, situs) == "siap"
    first, second, answer = page.evaluate(
        """() => Promise.all([
          m.panggil("banyak", "", "2026-11", "bandingkan"),
          m.panggil("banyak", "", "2026-11", "rumah-tangga"),
          m.hitung("penghasilan=2000000", "2026-11"),
        ])"""
    )
    assert first == doors.banyak("", "2026-11", "bandingkan")
    assert second == doors.banyak("", "2026-11", "rumah-tangga")
    assert answer == doors.respond("penghasilan=2000000", "2026-11")
