"""Fails when the law data are about to be outrun by time: somebody has to look again.

Two things are watched, as seen from the day of the build: a rule whose last row or relief ends
within sixty days (or has ended) with neither a successor nor a note (`catatan`) that says what is
known about its end; and a source that nobody has checked for more than a year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from calculator.bulan import Bulan
from calculator.rules.model import Ketentuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Hukum

MENJELANG = timedelta(days=60)
SETAHUN = timedelta(days=366)


def _ketentuan(bagian: Any) -> Iterator[Ketentuan[Any]]:  # noqa: ANN401 - a part of the law
    if isinstance(bagian, Ketentuan):
        yield bagian
    elif hasattr(bagian, "_fields"):
        for satu in bagian:
            yield from _ketentuan(satu)


def temuan(hukum: Hukum, hari: date) -> list[str]:
    """Say what has to be looked at again, as seen from a day."""
    hasil = [
        f"{satu.kunci} berakhir {satu.baris[-1].sampai} tanpa lanjutan dan tanpa catatan"
        for satu in _ketentuan(hukum)
        if satu.baris[-1].sampai is not None
        and satu.baris[-1].sampai - hari <= MENJELANG
        and not satu.baris[-1].catatan
    ]
    keringanan = hukum.iuran.keringanan
    hasil += [
        f"keringanan {satu.sektor} berakhir {satu.sampai} tanpa lanjutan dan tanpa catatan"
        for satu in keringanan
        if satu.sampai.hari_terakhir - hari <= MENJELANG
        and not satu.catatan
        and not any(
            lain.sektor == satu.sektor and lain.dari == satu.sampai.tambah(1) for lain in keringanan
        )
    ]
    diperiksa = {
        **{f"peraturan {kunci}": satu.diperiksa for kunci, satu in hukum.peraturan.items()},
        **{f"kanal {kunci}": satu.diperiksa for kunci, satu in hukum.kanal.items()},
        "cakupan": hukum.kepesertaan.cakupan.diperiksa,
    }
    return hasil + [
        f"{nama} terakhir diperiksa {tanggal}, lebih dari setahun lalu"
        for nama, tanggal in diperiksa.items()
        if hari - tanggal > SETAHUN
    ]


def test_nothing_has_to_be_looked_at_again_today(hukum: Hukum) -> None:
    assert temuan(hukum, date.today()) == []  # noqa: DTZ011 - the day of the build, wherever


DIPERIKSA = date(2026, 11, 24)


def _dengan(hukum: Hukum, **iuran: object) -> Hukum:
    return hukum._replace(iuran=hukum.iuran._replace(**iuran))  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    ("hari", "kena"),
    [
        (date(2027, 1, 29), False),  # 61 days before the last day of March
        (date(2027, 1, 30), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), True),
    ],
)
def test_a_relief_that_ends_without_a_note(hari: date, kena: bool, hukum: Hukum) -> None:
    transportasi, lainnya = hukum.iuran.keringanan
    tanpa = (transportasi._replace(catatan=""), lainnya)
    pesan = "keringanan transportasi berakhir 2027-03 tanpa lanjutan dan tanpa catatan"
    assert temuan(_dengan(hukum, keringanan=tanpa), hari) == ([pesan] if kena else [])
    assert temuan(hukum, hari) == []


def test_a_successor_is_as_good_as_a_note(hukum: Hukum) -> None:
    hari = date(2027, 3, 1)
    transportasi, lainnya = hukum.iuran.keringanan
    lama = transportasi._replace(catatan="")
    lanjut = lama._replace(dari=Bulan(2027, 4), sampai=Bulan(2028, 3))
    assert temuan(_dengan(hukum, keringanan=(lama, lainnya, lanjut)), hari) == []
    renggang = lanjut._replace(dari=Bulan(2027, 5))
    assert len(temuan(_dengan(hukum, keringanan=(lama, lainnya, renggang)), hari)) == 1
    lain_sektor = lanjut._replace(sektor="lainnya")
    assert len(temuan(_dengan(hukum, keringanan=(lama, lainnya, lain_sektor)), hari)) == 1


@pytest.mark.parametrize(
    ("sampai", "catatan", "kena"),
    [
        (None, "", False),
        (DIPERIKSA + timedelta(days=61), "", False),
        (DIPERIKSA + timedelta(days=60), "", True),
        (DIPERIKSA - timedelta(days=1), "", True),
        (DIPERIKSA + timedelta(days=60), "peraturan pengganti sedang dibahas", False),
    ],
)
def test_a_rule_that_ends(sampai: date | None, catatan: str, kena: bool, hukum: Hukum) -> None:
    jkm = hukum.iuran.jkm
    baris = (*jkm.baris[:-1], jkm.baris[-1]._replace(sampai=sampai, catatan=catatan))
    besok = _dengan(hukum, jkm=jkm._replace(baris=baris))
    pesan = f"iuran.jkm berakhir {sampai} tanpa lanjutan dan tanpa catatan"
    assert temuan(besok, DIPERIKSA) == ([pesan] if kena else [])


def test_a_source_nobody_looked_at_for_a_year(hukum: Hukum) -> None:
    setahun = DIPERIKSA + SETAHUN
    assert temuan(hukum, setahun) == []
    lewat = temuan(hukum, setahun + timedelta(days=1))
    assert "peraturan pp-44-2015 terakhir diperiksa 2026-11-24, lebih dari setahun lalu" in lewat
    assert "kanal bpu terakhir diperiksa 2026-11-24, lebih dari setahun lalu" in lewat
    assert "cakupan terakhir diperiksa 2026-11-24, lebih dari setahun lalu" in lewat
