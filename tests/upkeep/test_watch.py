"""The watchman speaks in time, names the row, and is silent otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from calculator.month import Month
from tests.laws import FROZEN
from upkeep import watch

if TYPE_CHECKING:
    from calculator.rules import Law

CHECKED = date(2026, 11, 24)
TRANSPORT, OTHERS = (
    next(each for each in FROZEN.iuran.keringanan if (each.sektor, each.dari) == wanted)
    for wanted in (("transportasi", Month(2026, 1)), ("lainnya", Month(2026, 4)))
)


def with_reliefs(*reliefs: object) -> Law:
    return FROZEN._replace(iuran=FROZEN.iuran._replace(keringanan=reliefs))  # type: ignore[arg-type]


def test_both_reliefs_of_november_2026_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    text, found = watch.report(FROZEN, date(2026, 11, 26))
    assert found
    now, _, later = text.partition("JUGA AKAN BERAKHIR")
    assert 'iuran.toml [[keringanan]] sektor = "lainnya", dari = "2026-04" (JKK dan JKM)' in now
    assert "berakhir 31 Desember 2026, 35 hari lagi, tanpa lanjutan." in now
    assert OTHERS.catatan in now
    assert "transportasi" not in now
    assert 'iuran.toml [[keringanan]] sektor = "transportasi", dari = "2026-01"' in later
    assert "berakhir 31 Maret 2027, 125 hari lagi, tanpa lanjutan." in later
    assert "diperiksa 24 November 2026; diingatkan mulai 26 November 2027." in later
    # The command asks today's law; what day it is, is said.
    assert watch.main(["--day", "2015-07-01"]) == 0
    assert "Tidak ada." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2027, 1, 29), False),  # 61 days before the last day of March
        (date(2027, 1, 30), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), True),
        (date(2027, 5, 30), True),  # an extension may still come late
        (date(2027, 5, 31), False),
    ],
)
@pytest.mark.parametrize("note", ["", "Berakhir dengan sendirinya."])
def test_a_relief_is_told_sixty_days_before_and_after_its_end_whatever_its_note(
    day: date, note: str, *, told: bool
) -> None:
    law = with_reliefs(TRANSPORT._replace(catatan=note))
    assert bool(watch.loud(law, day)) is told
    assert watch.report(law, day)[1] is told


def test_the_last_day_is_told_as_today() -> None:
    (told,) = watch.loud(with_reliefs(TRANSPORT), date(2027, 3, 31))
    assert "hari ini" in told
    (told,) = watch.loud(with_reliefs(TRANSPORT), date(2027, 4, 2))
    assert "2 hari lalu" in told


def test_a_relief_with_a_successor_is_not_told() -> None:
    day = date(2027, 3, 1)
    follower = TRANSPORT._replace(dari=Month(2027, 4), sampai=Month(2028, 3))
    assert watch.loud(with_reliefs(TRANSPORT, follower), day) == []
    late = follower._replace(dari=Month(2027, 5))
    assert len(watch.loud(with_reliefs(TRANSPORT, late), day)) == 1
    others = follower._replace(sektor="lainnya")
    assert len(watch.loud(with_reliefs(TRANSPORT, others), day)) == 1


def test_a_successor_for_one_programme_leaves_the_other_to_be_told() -> None:
    follower = TRANSPORT._replace(dari=Month(2027, 4), sampai=Month(2028, 3), program=("jkk",))
    (told,) = watch.loud(with_reliefs(TRANSPORT, follower), date(2027, 3, 1))
    assert "(JKM)" in told


@pytest.mark.parametrize(
    ("end", "note", "told"),
    [
        (None, "", False),
        (CHECKED + timedelta(days=61), "", False),
        (CHECKED + timedelta(days=60), "", True),
        (CHECKED + timedelta(days=60), "peraturan pengganti sedang dibahas", True),
        (CHECKED - timedelta(days=1), "", True),
        (CHECKED - timedelta(days=61), "", True),  # nobody said why it ended
        (CHECKED - timedelta(days=61), "dicabut", False),
    ],
)
def test_a_rule_that_ends(end: date | None, note: str, *, told: bool) -> None:
    jkm = FROZEN.iuran.jkm
    rows = (*jkm.baris[:-1], jkm.baris[-1]._replace(sampai=end, catatan=note))
    iuran = FROZEN.iuran._replace(jkm=jkm._replace(baris=rows), keringanan=())
    said = watch.loud(FROZEN._replace(iuran=iuran), CHECKED)
    assert len(said) == told
    assert all("iuran.toml [jkm], baris sejak 2015-07-01 (Iuran JKM sebulan)" in x for x in said)


def test_a_rule_named_as_its_file() -> None:
    rule = FROZEN.beasiswa
    rows = (*rule.baris[:-1], rule.baris[-1]._replace(sampai=CHECKED))
    (told,) = watch.loud(with_reliefs()._replace(beasiswa=rule._replace(baris=rows)), CHECKED)
    assert "beasiswa.toml [beasiswa], baris sejak" in told


def test_a_source_nobody_looked_at_for_a_year() -> None:
    law = with_reliefs()
    last = min(check.day for check in watch.checks(law)) + timedelta(days=366)
    assert watch.loud(law, last) == []
    told = "\n".join(watch.loud(law, last + timedelta(days=1)))
    assert (
        "sumber.toml [peraturan.pp-44-2015-lampiran-2]\n    terakhir diperiksa 24 November 2026"
        in told
    )
    assert "kanal.toml [bpu]" in told
    later = max(check.day for check in watch.checks(law)) + timedelta(days=367)
    assert "kepesertaan.toml [cakupan]" in "\n".join(watch.loud(law, later))
    assert watch.due(law, later) == []
