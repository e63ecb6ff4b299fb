"""A worked example in a page: a scenario asked of the engine, told with both prices."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from calculator.rules import law
from calculator.rupiah import rp
from tools.pages.figures import hitung, last_relief, span

if TYPE_CHECKING:
    from collections.abc import Sequence


class Harga(NamedTuple):
    """A price of one month and the months it holds.

    Attributes:
        berlaku: the span as the page's script reads it; empty when one price holds always.
        selain: the price holds outside of that span.
    """

    uang: int
    syarat: str
    berlaku: str
    selain: bool


class Contoh(NamedTuple):
    """A worked example, ready to be shown."""

    judul: str
    tautan: str
    harga: tuple[Harga, ...]
    jawaban: dict[str, Any]
    rincian: str


def _with(query: str, **changes: str | int) -> str:
    values = {**dict(parse_qsl(query)), **{key: str(value) for key, value in changes.items()}}
    return urlencode(values)


def prices(query: str) -> tuple[Harga, ...]:
    """Return what one worker pays in a month, within the months of relief and outside of them."""
    asked = hitung(query)["masukan"]
    relief = last_relief(asked["sektor"])
    after = relief.sampai.tambah(1)
    normal = hitung(_with(query, mulai=str(after), bulan=1))["iuran"]["total"]
    if asked["pembayar"] in relief.kecuali_pembayar:
        return (Harga(normal, "setiap bulan, tanpa keringanan", "", selain=False),)
    reduced = hitung(_with(query, mulai=str(relief.sampai), bulan=1))["iuran"]["total"]
    months = f"{relief.dari}/{relief.sampai}"
    return (
        Harga(
            reduced,
            f"iuran {span(relief.dari, relief.sampai)}, dengan keringanan",
            months,
            selain=False,
        ),
        Harga(normal, f"bulan lainnya, mulai {after.nama}", months, selain=True),
    )


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
    )
