"""What is read and refused follows the row in force in the month asked about, not the newest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest

from calculator.errors import InputError
from calculator.estimate import estimate
from calculator.rules.model import Row
from calculator.scenario import Scenario
from tests.laws import FROZEN

if TYPE_CHECKING:
    from calculator.rules.model import Ketentuan, Law

T = TypeVar("T")
DAY = date(2027, 7, 1)
BEFORE, AFTER = "mulai=2027-06", "mulai=2027-07"


def changed(rule: Ketentuan[T], value: T) -> Ketentuan[T]:
    """Let a provision say something else from July 2027 on."""
    *old, last = rule.baris
    closed = last._replace(sampai=DAY - timedelta(days=1))
    return rule._replace(baris=(*old, closed, Row(DAY, None, value, last.sumber)))


def new_law() -> Law:
    """Make a law in which four provisions of the form change in July 2027."""
    iuran, jkk, kepesertaan = FROZEN.iuran, FROZEN.jkk, FROZEN.kepesertaan
    injuries = jkk.cacat.baris[-1].nilai
    added = {**injuries, "Z99": injuries["A15"]._replace(kode="Z99")}
    return FROZEN._replace(
        iuran=iuran._replace(
            masa_bayar=changed(iuran.masa_bayar, (1, 3, 24)),
            hari_kerja=changed(iuran.hari_kerja, 26),
        ),
        jkk=jkk._replace(cacat=changed(jkk.cacat, added)),
        kepesertaan=kepesertaan._replace(
            pekerjaan_paling_banyak=changed(kepesertaan.pekerjaan_paling_banyak, 3)
        ),
    )


def ask(query: str) -> Scenario:
    return Scenario.from_query(query, "2026-11", new_law())


def fault(query: str) -> str:
    with pytest.raises(InputError) as found:
        ask(query)
    (one,) = found.value.galat
    return one.pesan + " ".join(saran.teks for saran in one.saran)


def test_months_that_can_be_paid_at_once() -> None:
    assert ask(f"penghasilan=2jt&bulan=6&{BEFORE}").bulan == 6
    assert ask(f"penghasilan=2jt&bulan=24&{AFTER}").bulan == 24
    assert "1, 2, 3, 6, atau 12 bulan" in fault(f"penghasilan=2jt&bulan=24&{BEFORE}")
    assert "1, 3, atau 24 bulan" in fault(f"penghasilan=2jt&bulan=6&{AFTER}")


@pytest.mark.parametrize(("month", "days"), [(BEFORE, 25), (AFTER, 26)])
def test_days_of_work_in_a_month(month: str, days: int) -> None:
    scenario = ask(f"penghasilan=80 ribu sehari&{month}")
    assert scenario.penghasilan == 80_000 * days
    told = [one.pesan for one in estimate(scenario, new_law()).peringatan]
    assert any(f"{days} hari kerja sebulan" in pesan for pesan in told)


@pytest.mark.parametrize(("month", "days"), [(BEFORE, 25), (AFTER, 26)])
def test_a_meaning_offered_counts_the_days_of_its_month(month: str, days: int) -> None:
    answer = estimate(ask(f"penghasilan=75000&{month}"), new_law())
    offered = [saran.teks for one in answer.peringatan for saran in one.saran or ()]
    assert (
        f"Rp75.000 sehari? ({days} hari kerja: Rp{75 * days:_}.000 sebulan)".replace("_", ".")
        in offered
    )


def test_injuries_of_the_table_on_the_day_of_the_event() -> None:
    assert ask(f"penghasilan=2jt&cacat=Z99&{AFTER}").cacat[0].kode == "Z99"
    assert ask("penghasilan=2jt&cacat=Z99&mulai=2027-06&peristiwa=2027-08").cacat[0].kode == "Z99"
    assert "tidak ada dalam tabel cacat" in fault(f"penghasilan=2jt&cacat=Z99&{BEFORE}")


@pytest.mark.parametrize(("month", "most"), [(BEFORE, 2), (AFTER, 3)])
def test_occupations_of_one_worker(month: str, most: int) -> None:
    told = fault(f"penghasilan=2jt&pekerjaan=art,sopir-pribadi&{month}")
    assert f"paling banyak {most} pekerjaan" in told
