"""Reading aloud, with a recorded voice: what is said, what is marked, and what happens without one.

tests/other_browsers/test_suara.py hears a real voice where a machine has one.
"""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculator.browser import ucapan
from tests.browser.screens import AXE, PHONE, RULES
from tests.browser.suara import recorded

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Catatan, Situs

pytestmark = pytest.mark.visited


def open_with(page: Page, situs: Situs, address: str, *voices: str) -> Locator:
    page.add_init_script(recorded(*voices))
    page.goto(situs(address))
    return page.locator(".dengar")


def said(page: Page) -> list[str]:
    words: list[str] = page.evaluate("suara.kata")
    return words


def test_a_question_is_read_sentence_by_sentence(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    buttons = open_with(page, situs, "tanya-jawab/", "en-US", "id-ID")
    questions = page.locator(".tanya")
    expect(buttons).to_have_count(questions.count())
    third = questions.nth(2)
    button = third.get_by_role("button", name=re.compile("^Dengarkan: "))
    button.click()
    marked = page.locator(".dengar-kini")
    expect(marked).to_have_text(re.compile(re.escape(third.locator("h3").inner_text()[:20])))
    sentences = third.locator("[data-ucap]").count()
    page.evaluate("setTimeout(suara.lanjut)")
    expect(marked).to_have_text("Uangnya ke siapa?")
    expect(marked).to_be_in_viewport()
    assert third.locator(".dengar-kini").count() == 1
    # Paused, the same piece is said again; slower, at once.
    page.get_by_role("button", name="Jeda").click()
    assert page.evaluate("suara.kini") is None
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_role("button", name="Lebih lambat").click()
    words = said(page)
    assert words[1] == words[2] == words[3]
    assert page.evaluate("suara.laju") == [1, 1, 1, 0.75]
    page.evaluate("suara.habiskan()")
    expect(page.locator(".dengar-bilah")).to_have_count(0)
    expect(marked).to_have_count(0)
    # Nothing of the next question, no sign, no digit, no abbreviation; no piece too long.
    words = said(page)
    assert len(set(words)) >= sentences
    assert max(map(len, words)) <= 140
    assert not [word for word in words if re.search(r"\d|[A-Z]{2}|Rp|[%()/]", word)]
    # Another question takes the place of one that is being read; the same one stops.
    page.evaluate("suara.cara = 'baik'")
    button.click()
    questions.first.get_by_role("button").first.click()
    expect(page.get_by_role("button", name="Berhenti membaca:")).to_have_count(1)
    page.get_by_role("button", name="Berhenti membaca:").click()
    expect(page.locator(".dengar-bilah")).to_have_count(0)
    assert page.evaluate("suara.kini") is None


def test_reading_stops_when_one_leaves(page: Page, situs: Situs) -> None:
    buttons = open_with(page, situs, "cara-klaim/kematian/", "id_ID")
    buttons.nth(1).click()
    expect(page.locator(".dengar-kini")).to_have_count(1)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("suara.kini") is None
    expect(page.locator(".dengar-bilah")).to_have_count(0)


def test_voices_that_come_late_are_found(page: Page, situs: Situs, catatan: Catatan) -> None:
    buttons = open_with(page, situs, "bagikan/art/", "en-US", "de-DE")
    expect(page.locator("h1")).to_be_visible()
    expect(buttons).to_have_count(0)
    # Told as soon as the device has listed its voices, below what one came for, and taken back.
    silent = page.locator("[data-tanpa-suara]")
    expect(silent).to_contain_text("tidak tersedia", timeout=900)
    expect(silent).to_be_visible()
    # Nothing was fetched for it yet.
    fetched = page.evaluate("performance.getEntriesByType('resource').map(({name}) => name)")
    assert not [name for name in fetched if "/js/parts/" in name]
    # A fetch that is cut off, as by leaving the page, is no complaint.
    catatan.boleh_galat = True  # The browser itself writes down every fetch that fails.
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/js/parts/player-*.js", lambda route: route.abort())
    voices = "suara.datang([['en-US'], ['in-ID']])"
    with page.expect_event("requestfailed"):
        page.evaluate(voices)
    page.unroute("**/js/parts/player-*.js")
    page.reload()
    page.evaluate(voices)
    expect(buttons).to_have_count(1)
    expect(silent).to_be_hidden()
    assert complaints == []
    buttons.click()
    expect(page.locator(".dengar-kini")).to_have_count(1)
    page.evaluate("suara.habiskan()")
    expect(page.locator(".dengar-bilah")).to_have_count(0)
    whole = " ".join(said(page))
    assert "delapan ribu empat ratus rupiah sebulan" in whole
    assert "setelah tiga bulan iuran pertama" in whole


@pytest.mark.parametrize("fault", ["galat", "inggris", "hampa", "bisu"])
def test_a_voice_that_is_listed_and_fails_is_offered_no_more(
    page: Page, situs: Situs, fault: str
) -> None:
    page.clock.install()
    buttons = open_with(page, situs, "cara-klaim/kematian/", "id-ID", "id-ID")
    page.clock.run_for(1)
    expect(buttons.first).to_be_visible()
    page.evaluate("fault => { suara.cara = fault; }", fault)
    buttons.first.focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        page.clock.run_for(6_000)
    told = page.locator(".dengar-tiada")
    expect(told).to_contain_text("tidak tersedia di perangkat ini")
    expect(told).to_be_focused()
    expect(buttons).to_have_count(0)
    # Both voices were tried, each with the first piece.
    assert len(said(page)) == 2


def test_who_hears_another_language_can_say_so(page: Page, situs: Situs) -> None:
    buttons = open_with(page, situs, "cara-klaim/kematian/", "id-ID")
    buttons.first.click()
    page.get_by_role("button", name="Suaranya bukan bahasa Indonesia?").click()
    expect(page.locator(".dengar-tiada")).to_be_focused()
    assert page.evaluate("suara.kini") is None


def test_an_answer_is_said_in_the_engines_words_and_stops_when_it_changes(
    page: Page, situs: Situs
) -> None:
    query = "penghasilan=1870000&mulai=2026-11&bulan=3&anak=8"
    button = open_with(page, situs, f"kalkulator/#{query}", "id-ID")
    page.locator("form[data-mesin=siap]").wait_for(timeout=60_000)
    place = "document.querySelector('#hasil').getBoundingClientRect().top + scrollY"
    before = page.evaluate(place)
    button.click()
    # What is being said stands over the page: the answer stays where it was.
    caption = page.locator(".dengar-teks")
    pieces = list(chain.from_iterable(json.loads(ucapan(query, "2026-11"))["kalimat"]))
    expect(caption).to_have_text(pieces[0])
    page.evaluate("setTimeout(suara.lanjut)")
    expect(caption).to_have_text(pieces[1])
    expect(caption).to_be_in_viewport()
    assert page.evaluate(place) == before
    page.get_by_role("button", name="Jeda").click()
    expect(caption).to_have_text(pieces[1])
    page.evaluate(AXE.read_text("utf-8"))
    report = page.evaluate("rules => axe.run('#jawaban', { runOnly: rules })", RULES)
    assert report["violations"] == []
    page.get_by_role("button", name="Lanjutkan").click()
    page.evaluate("suara.habiskan()")
    expect(page.locator(".dengar-bilah")).to_have_count(0)
    assert said(page) == [*pieces[:2], *pieces[1:]]
    # Another answer: what was being read is about the one before.
    page.evaluate("suara.cara = 'baik'")
    button.click()
    expect(caption).to_have_text(pieces[0])
    page.locator("#isi-penghasilan").fill("3000000")
    expect(caption).to_have_count(0)
    assert page.evaluate("suara.kini") is None
    expect(button).to_have_text(re.compile("^Dengarkan"))
