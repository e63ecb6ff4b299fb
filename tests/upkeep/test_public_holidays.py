"""The holidays in the law data are those of the library, and nobody wrote them by hand."""

from __future__ import annotations

from datetime import date

from calculator.rules import law
from upkeep import public_holidays


def test_the_file_is_what_the_locked_library_writes() -> None:
    assert public_holidays.FILE.read_text("utf-8") == public_holidays.write()


def test_every_year_of_the_coverage_whose_list_is_out_is_there() -> None:
    assert list(law().libur) == list(range(law().kepesertaan.cakupan.dari.year, 2028))


def test_days_that_decide_a_due_date() -> None:
    """Read in the announcements themselves, not in the library."""
    holidays = {day for year in law().libur.values() for day in year.libur}
    leave = {day for year in law().libur.values() for day in year.cuti_bersama}
    assert {"2017-02-15", "2022-04-15", "2026-08-17", "2027-05-17", "2027-05-20"} <= holidays
    assert {"2026-02-16", "2027-03-15", "2027-05-18", "2027-05-19"} <= leave
    assert not holidays & leave
    assert all(date.fromisoformat(day) for day in holidays | leave)
