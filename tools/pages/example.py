"""A worked example in a page: a scenario asked of the engine, told with both prices."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

from calculator.phases import outlook
from calculator.rules import law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from tools.facts.figures import as_text, hitung, month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.facts.figures import Fase


class Contoh(NamedTuple):
    """A worked example, ready to be shown; `kecuali`: whom the relief in its price passes by."""

    judul: str
    tautan: str
    harga: tuple[Fase, ...]
    jawaban: dict[str, Any]
    rincian: str
    kecuali: str


def prices(query: str) -> tuple[Fase, ...]:
    """Return what one worker pays in a month, now and in the phases that follow."""
    scenario = Scenario.from_query(query, str(month()), law())
    return as_text(outlook(scenario, law(), month()).told)


def passed_by(query: str) -> str:
    """Say who does not get the relief in the price, to whoever pays for another; else nothing."""
    scenario = Scenario.from_query(query, str(month()), law())
    if scenario.pembayar == "sendiri":
        return ""
    return outlook(scenario, law(), month()).now.unless


def _months(answer: dict[str, Any]) -> str:
    """Write a sum over months: `2 bulan × Rp8.400 + 10 bulan × Rp16.800`."""
    runs = groupby(month["total"] for month in answer["iuran"]["bulanan"])
    return " + ".join(f"{len(list(run))} bulan × {rp(price)}" for price, run in runs)


def _undated(canonical: str, query: str) -> str:
    """Leave out the month that nobody asked for: a link of a page must not grow old."""
    asked = dict(parse_qsl(query))
    kept = [
        pair
        for pair in canonical.split("&")
        if pair.split("=")[0] in asked or not pair.startswith("mulai=")
    ]
    return "&".join(kept)


def _title(asked: dict[str, Any]) -> str:
    job = law().pekerjaan.get(asked["pekerjaan"])
    who = job.nama if job else "Pekerja mandiri"
    if asked["jumlah"] > 1:
        who = f"{asked['jumlah']:,} orang: {who.lower()}".replace(",", ".")
    parts = [who, f"penghasilan {rp(asked['penghasilan'])} sebulan"]
    if asked["anak"]:
        parts.append(f"anak berusia {_listed(asked['anak'])} tahun")
    if asked["masa_iur"] is not None:
        parts.append(f"{asked['masa_iur']} bulan iuran sudah dibayar")
    return ", ".join(parts)


def _listed(values: Sequence[int]) -> str:
    *others, last = map(str, values)
    return f"{', '.join(others)} dan {last}" if others else last


def example(query: str, tambahan: str = "") -> Contoh:
    """Work an example out; `tambahan` goes on from what the scenario itself says."""
    answer = hitung(query)
    title = _title(answer["masukan"])
    return Contoh(
        judul=f"{title}, {tambahan}" if tambahan else title,
        tautan=_undated(answer["tautan"], query),
        harga=prices(query),
        jawaban=answer,
        rincian=_months(answer),
        kecuali=passed_by(query),
    )
