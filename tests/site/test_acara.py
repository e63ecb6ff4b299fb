"""An event's settings: one link carries them, nothing in it is lost without a word."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from calculator.month import Month
from tools.after.event_kit import reminders
from tools.node import output

NONE = {"acara": "", "tempat": "", "tanggal": "", "pukul": "", "kontak": "", "lama": "30"}
FULL = {
    "acara": "Rembuk Warga & <b>RW 07</b> 100%",
    "tempat": "Balai Warga #3",
    "tanggal": "2026-12-05",
    "pukul": "19.30",
    "kontak": "Kantor Cabang, (0274) 565 000",
    "lama": "10",
}


def told(tmp_path: Path, *fragments: str) -> list[dict[str, Any]]:
    """Ask the module itself, in Node."""
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps(fragments), "utf-8")
    answers: list[dict[str, Any]] = json.loads(output(Path(__file__).parent / "acara.mjs", asked))
    return answers


def test_what_is_set_comes_back_from_the_link(tmp_path: Path) -> None:
    link = "&".join(f"{key}={quote(value)}" for key, value in FULL.items())
    empty, full, slides = told(tmp_path, "", f"#{link}", "wilayah=Balai&slide=hitung&ke=hitung")
    assert empty == {"settings": NONE, "faults": [], "again": "", "when": ""}
    assert full["settings"] == FULL
    assert full["faults"] == []
    (again,) = told(tmp_path, full["again"])
    assert again == full
    # Links of before there was one for all, and keys that only slides have.
    assert slides == {
        "settings": {**NONE, "tempat": "Balai"},
        "faults": [],
        "again": "tempat=Balai",
        "when": "",
    }


@pytest.mark.parametrize("day", ["2026-04-31", "2026-13-01", "5-12-2026", "besok", "2026-12-5"])
def test_a_day_that_is_none_is_told(tmp_path: Path, day: str) -> None:
    (answer,) = told(tmp_path, f"acara=Rapat&tanggal={day}")
    assert answer["settings"] == {**NONE, "acara": "Rapat"}
    assert [fault["kunci"] for fault in answer["faults"]] == ["tanggal"]
    assert day in answer["faults"][0]["pesan"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("19.30", "19.30"), ("19:30", "19.30"), ("7.05", "07.05"), ("00:00", "00.00")],
)
def test_an_hour_is_read_as_people_and_browsers_write_it(
    tmp_path: Path, given: str, kept: str
) -> None:
    (answer,) = told(tmp_path, f"tanggal=2026-12-05&pukul={quote(given)}")
    assert answer["settings"]["pukul"] == kept
    assert answer["faults"] == []
    # Some browsers write 05 Desember: the module does not.
    assert answer["when"] == f"Sabtu, 5 Desember 2026, pukul {kept}"


@pytest.mark.parametrize("given", ["24.00", "19.60", "19", "malam", "-1.30"])
def test_an_hour_that_is_none_is_told(tmp_path: Path, given: str) -> None:
    (answer,) = told(tmp_path, f"pukul={given}")
    assert answer["settings"] == NONE
    assert [fault["kunci"] for fault in answer["faults"]] == ["pukul"]
    assert given in answer["faults"][0]["pesan"]


def test_what_is_too_long_or_unknown_is_told(tmp_path: Path) -> None:
    flag = "\N{REGIONAL INDICATOR SYMBOL LETTER I}\N{REGIONAL INDICATOR SYMBOL LETTER D}"
    disguised = quote("a\u202eb\nc")
    long, length, signs = told(
        tmp_path,
        f"acara={quote('R' * 101)}&kontak={quote('K' * 80)}",
        "lama=15",
        f"acara={quote('a' * 99 + flag)}&tempat={disguised}",
    )
    assert long["settings"]["acara"] == "R" * 100
    assert [fault["kunci"] for fault in long["faults"]] == ["acara"]
    assert [fault["kunci"] for fault in length["faults"]] == ["lama"]
    assert signs["settings"]["acara"] == "a" * 99
    assert signs["settings"]["tempat"] == "a b c"


# ---------------------------------------------------------------------- the calendar of a kit

SAID = {"sponsor": "Kata untuk sponsor, dan kawan", "pekerja": "Kata untuk pekerja"}


def calendars(tmp_path: Path, *asked: dict[str, Any]) -> list[list[str]]:
    """Ask the module for calendars of December's events; give the events of each."""
    common = {"year": reminders(Month(2026, 12)), "said": SAID, "whom": "sponsor"}
    default = {"settings": {**NONE, "tanggal": "2026-12-20"}, "now": "2026-11-28T03:00:00Z"}
    file = tmp_path / "asked.json"
    file.write_text(json.dumps([{**common, **default, **one} for one in asked]), "utf-8")
    answers: list[str] = json.loads(output(Path(__file__).parent / "kalender.mjs", file))
    for one in answers:
        assert not one or one.endswith("END:VCALENDAR\r\n")
        assert all(len(line.encode()) <= 75 for line in one.split("\r\n"))
    plain = [one.replace("\r\n ", "") for one in answers]
    return [re.findall(r"BEGIN:VEVENT.*?END:VEVENT", one, re.DOTALL) for one in plain]


def begins(event: str) -> str:
    (day,) = re.findall(r"DTSTART(?:;VALUE=DATE)?:(\d{8})", event)
    return str(day)


def test_nothing_of_a_kit_lies_before_the_event_or_is_over(tmp_path: Path) -> None:
    usual, day_after, later = calendars(
        tmp_path,
        {},
        {"now": "2026-12-21T00:00:00Z"},
        {"now": "2027-02-01T00:00:00Z"},
    )
    # The week before December's last day to pay began on the 8th.
    assert min(map(begins, usual)) == "20261220"
    assert len(usual) > 12
    assert min(map(begins, day_after)) == "20261221"
    assert len(day_after) == len(usual) - 1
    assert min(map(begins, later)) > "20270201"
    assert calendars(tmp_path, {"now": "2030-01-01T00:00:00Z"}) == [[]]


def test_each_day_of_a_kit_has_an_end_and_a_reminder(tmp_path: Path) -> None:
    hour = {**NONE, "tanggal": "2026-12-20", "pukul": "19.30", "acara": "Rapat $& 1", "tempat": "A"}
    whole, timed, theirs = calendars(tmp_path, {}, {"settings": hour}, {"whom": "pekerja"})
    for event in [*whole, *timed, *theirs]:
        assert re.search(r"DTEND|DURATION", event), event
        assert "BEGIN:VALARM" in event, event
    (event,) = (one for one in timed if "T193000" in one)
    assert "DTSTART:20261220T193000\r\nDURATION:PT2H\r\nSUMMARY:Rapat $& 1\r\nLOCATION:A" in event
    assert "dua jam" in event
    (after,) = (one for one in whole if begins(one) == "20261221")
    assert "hubungi peserta" in after
    # Who calls them has the words for both.
    assert "Kata untuk sponsor\\, dan kawan" in after
    assert SAID["pekerja"] in after
    (after,) = (one for one in theirs if begins(one) == "20261221")
    assert "sponsor" not in after
    assert SAID["pekerja"] in after
