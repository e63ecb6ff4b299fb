"""What travels of an answer is printed whole, so that two revisions can be put side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.estimate import estimate
from calculator.rupiah import rp
from calculator.scenario import Scenario
from tests.laws import TODAY
from upkeep import travel

if TYPE_CHECKING:
    import pytest

NOW = "2026-11"
QUERY = "penghasilan=2jt&anak=8,13"


def test_each_text_of_an_answer_is_printed_under_its_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["travel", QUERY, "--kini", NOW])
    travel.main()
    printed = capsys.readouterr().out
    named = re.split(r"^===== (.*)$", printed, flags=re.MULTILINE)[1:]
    found = dict(zip(named[::2], named[1::2], strict=True))
    assert {"message", "calendar", "sheet", "picture", "preview", "hall"} <= found.keys()
    assert {"rumah-tangga", "bandingkan", "poster-a4.pdf", "kit: radio-60-detik"} <= found.keys()
    assert all(text.strip() for text in found.values())
    answer = estimate(Scenario.from_query(QUERY, NOW, TODAY), TODAY)
    for name in ("message", "picture", "answer, closed", "hall", "terminal", "in pictures"):
        assert rp(answer.manfaat.jkk.meninggal.total) in found[name], name
    # What is folded away is not read on the closed page.
    assert len(found["answer, closed"]) * 2 < len(found["answer, open"])
    assert "<" not in found["answer, open"]


def test_what_cannot_be_had_is_told_where_it_would_stand() -> None:
    found = dict(travel.texts("penghasilan=2jt&usia=66", NOW))
    assert "BEGIN" not in found["calendar"]
    assert found["calendar"]
