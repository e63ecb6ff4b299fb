"""The fixed, wide list of questions that are asked before and after a change of the law data.

Nothing here knows the law: which months matter, which incomes and which occupations there are is
read from the tables of both sides, as they stand in the files. Between two dates of the rules no
price can change, so the first and the last month of each such run stand for all of it.
"""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator.month import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SECTORS = ("lainnya", "transportasi")
PAYERS = ("sendiri", "sponsor", "pemerintah")
PROGRAMMES = ("jkk-jkm", "jkk-jkm-jht")
PRICED = ("penghasilan", "sektor", "pembayar", "program", "bulan iuran")
EACH_MONTH = "Iuran dan manfaat sebulan"
AT_ONCE = "Beberapa bulan dibayar sekaligus"
DUE = "Tanggal terakhir membayar"
LENGTHS = ("2", "3", "6", "12")
# What else may be told, each as one more part of the question.
CIRCUMSTANCES = {
    "baru 1 bulan iuran": "masa_iur=1",
    "3 bulan iuran": "masa_iur=3",
    "4 bulan iuran": "masa_iur=4",
    "12 bulan iuran": "masa_iur=12",
    "35 bulan iuran, anak 8": "masa_iur=35&anak=8",
    "36 bulan iuran, anak 8": "masa_iur=36&anak=8",
    "peristiwa sebulan sebelum iuran pertama": "peristiwa=-1",
    "peristiwa 6 bulan kemudian": "peristiwa=6",
    "menunggak 1 bulan": "tunggakan=1&masa_iur=12",
    "menunggak 3 bulan": "tunggakan=3&masa_iur=12",
    "menunggak 4 bulan": "tunggakan=4&masa_iur=12",
    "usia 15": "usia=15",
    "usia 17": "usia=17",
    "usia 17, pekerja rumah tangga": "usia=17&pekerjaan=art",
    "usia 56": "usia=56",
    "usia 64": "usia=64",
    "usia 65": "usia=65",
    "anak 0": "anak=0",
    "anak 7 dan 8": "anak=7,8",
    "anak 11, 14 dan 17": "anak=11,14,17",
    "anak 22 dan 23": "anak=22,23",
    "tidak bekerja 1 bulan": "stmb=1",
    "tidak bekerja 6 bulan": "stmb=6",
    "tidak bekerja 12 bulan": "stmb=12",
    "tidak bekerja 14 bulan": "stmb=14",
    "cacat sebagian": "cacat=A15:50,B01,A07",
    "cacat kecil": "cacat=A02",
    "diangkut lewat darat, laut dan udara": "transport=darat,laut,udara",
    "menabung JHT 10 tahun": "jht_tahun=10",
    "menabung JHT 10 tahun, hasil 3 persen": "jht_tahun=10&jht_hasil=3",
}


class Question(NamedTuple):
    """One question.

    Attributes:
        sheet: the heading it is told under.
        place: where it stands there, by the names of the sheet's columns.
        query: what the engine is asked.
        now: the month that counts as the present.
        plain: the query of another question whose changes are not told a second time here.
    """

    sheet: str
    place: dict[str, str]
    query: str
    now: str
    plain: str = ""


def tables(rules: Path) -> dict[str, dict[str, Any]]:
    """Read the files of a folder of rules, unchecked."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in rules.glob("*.toml")}


def _dates(part: object) -> Iterator[tuple[str, Month, bool]]:
    """Walk everything that begins or ends: its key, its month, whether it is inside that month."""
    if isinstance(part, list):
        for each in part:
            yield from _dates(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in {"sejak", "sampai"} and isinstance(value, date):
                month = Month(value.year, value.month)
                whole = month.first_day if key == "sejak" else month.last_day
                yield key, month, value != whole
            elif key in {"dari", "sampai"} and isinstance(value, str):
                yield key, Month.parse(value), False
            else:
                yield from _dates(value)


def turns(law: Iterable[dict[str, Any]]) -> list[Month]:
    """Return the months in which something may become different, inside the coverage."""
    found: set[Month] = set()
    covers = []
    for files in law:
        cover = files["kepesertaan"]["cakupan"]
        covers.append((Month.parse(cover["dari"]), Month.parse(cover["sampai"])))
        found.add(Month.parse(cover["tanpa_peringatan_sampai"]).plus(1))
        for name, content in files.items():
            if name == "sumber":
                continue
            for key, month, inside in _dates(content):
                found.add(month.plus(key == "sampai"))
                if inside:
                    found |= {month, month.plus(1)}
    first, last = min(start for start, _ in covers), max(end for _, end in covers)
    found |= {first, last.plus(1)}
    found |= {start for start, _ in covers} | {end.plus(1) for _, end in covers}
    return sorted(month for month in found if first <= month <= last.plus(1))


def sampled(cuts: list[Month]) -> list[Month]:
    """Return the first and the last month of each run without a change."""
    return sorted({month for start, end in pairwise(cuts) for month in (start, end.plus(-1))})


def _circumstance(told: str, month: Month) -> str:
    """Write a circumstance as part of a question; an event is told in months from the first."""
    key, _, value = told.partition("=")
    return f"{key}={month.plus(int(value))}" if key == "peristiwa" else told


def questions(before: Path, after: Path, links: Iterable[str] = ()) -> Iterator[Question]:
    """Return every question.

    Args:
        before: the folder of rules of one side.
        after: that of the other.
        links: addresses that people hold, with their question behind the `#`.
    """
    law = [tables(before), tables(after)]
    cuts = turns(law)
    months = [str(month) for month in sampled(cuts)]
    starts = sorted(
        {
            group["dari"]
            for files in law
            for row in files["iuran"]["golongan"]["baris"]
            for group in row["nilai"]
        }
    )
    incomes = [str(start or 1_000_000) for start in starts]
    some = list(dict.fromkeys([incomes[0], incomes[len(incomes) // 6], incomes[-1]]))

    for values in product(incomes, SECTORS, PAYERS, PROGRAMMES, months):
        place = dict(zip(PRICED, values, strict=True))
        yield Question(EACH_MONTH, place, _price(*values), values[-1])

    begun = [str(cut.plus(-1)) for cut in cuts[1:-1]]
    ends = (some[0], some[-1])
    for *asked, length in product(ends, SECTORS, PAYERS, PROGRAMMES, begun, LENGTHS):
        place = dict(zip((*PRICED[:-1], "mulai"), asked, strict=True))
        place["banyaknya bulan"] = length
        yield Question(AT_ONCE, place, f"{_price(*asked)}&bulan={length}", asked[-1])

    for income, (label, told), month in product(some, CIRCUMSTANCES.items(), months):
        programme = PROGRAMMES["jht" in told]
        plain = _price(income, SECTORS[0], "sponsor", programme, month)
        query = f"{plain}&{_circumstance(told, Month.parse(month))}"
        place = {"keadaan": label, "penghasilan": income, "bulan iuran": month}
        yield Question("Keadaan pekerja dan keluarga", place, query, month, plain)

    jobs = {job["slug"]: job for files in law for job in files["pekerjaan"]["pekerjaan"]}
    for job, month in product(sorted(jobs), months):
        plain = _price(incomes[0], jobs[job]["sektor"], "sponsor", PROGRAMMES[0], month)
        query = f"penghasilan={incomes[0]}&pekerjaan={job}&mulai={month}"
        yield Question("Pekerjaan", {"pekerjaan": job, "bulan iuran": month}, query, month, plain)

    for number in range(cuts[-1].since(cuts[0])):
        month = str(cuts[0].plus(number))
        query = f"penghasilan={incomes[0]}&mulai={month}"
        yield Question(DUE, {"bulan iuran": month}, query, month)

    now = f"{law[1]['kepesertaan']['cakupan']['diperiksa']:%Y-%m}"
    for link in links:
        query = link.partition("#")[2]
        yield Question("Tautan yang sudah dipegang orang", {"tautan": link}, query, now)


def _price(income: str, sector: str, payer: str, programme: str, month: str) -> str:
    return (
        f"penghasilan={income}&sektor={sector}&pembayar={payer}&program={programme}&mulai={month}"
    )
