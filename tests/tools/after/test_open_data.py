"""The published law data: true to the engine, and to their own schema."""

from __future__ import annotations

import csv
import io
import json
from copy import deepcopy
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from calculator.estimate import estimate
from calculator.month import Month
from calculator.rules import law
from calculator.scenario import Scenario
from tools.after.open_data import COLUMNS, prices, publish, rules, schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    found = schema()
    Draft202012Validator.check_schema(found)
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(found, format_checker=checker)


@pytest.fixture(scope="module")
def published() -> Any:  # noqa: ANN401 - JSON
    return json.loads(json.dumps(rules()))


def test_data_follow_their_schema(validator: Draft202012Validator, published: Any) -> None:  # noqa: ANN401
    assert list(validator.iter_errors(published)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("jkm"),
        lambda d: d.update(jp={}),
        lambda d: d.update(skema=2),
        lambda d: d["iuran"]["jkm"]["baris"][0].update(nilai="6800"),
        lambda d: d["iuran"]["jkm"]["baris"][0].update(nilai=-1),
        lambda d: d["iuran"]["jkm"]["baris"][0].update(sejak="1 Juli 2015"),
        lambda d: d["iuran"]["keringanan"][0].update(sektor="laut"),
        lambda d: d["iuran"]["keringanan"][0].update(dari="2026-13"),
        lambda d: d["jkk"]["cacat"]["baris"][0]["nilai"]["A01"].update(cara="lain"),
        lambda d: d["kutipan"]["tarif-jkm"].update(kepastian="yakin"),
        lambda d: d["kutipan"]["tarif-jkm"].update(peraturan={}),
        lambda d: d["pekerjaan"]["art"].pop("nama"),
    ],
)
def test_altered_data_do_not(
    change: Callable[[Any], object],
    validator: Draft202012Validator,
    published: Any,  # noqa: ANN401
) -> None:
    altered = deepcopy(published)
    change(altered)
    assert list(validator.iter_errors(altered))


def test_data_say_what_the_engine_reads(published: Any) -> None:  # noqa: ANN401
    hukum = law()
    assert published["iuran"]["jkm"]["baris"][0]["nilai"] == 6_800
    assert published["iuran"]["tarif_jkk"]["baris"][0]["nilai"] == 0.01
    reliefs = {(one["sektor"], one["dari"]): one for one in published["iuran"]["keringanan"]}
    assert reliefs["lainnya", "2026-04"]["sampai"] == "2026-12"
    assert published["kepesertaan"]["cakupan"]["dari"] == "2015-07"
    table = published["jkk"]["cacat"]["baris"][-1]["nilai"]
    for code, row in hukum.jkk.cacat.baris[-1].nilai.items():
        assert Fraction(str(table[code]["bagian"])) == row.bagian
    for citation in published["kutipan"].values():
        assert citation["peraturan"] in published["peraturan"]
    assert set(published["kutipan"]) == set(hukum.kutipan)


def test_every_price_is_that_of_an_answer() -> None:
    hukum = law()
    rows = list(csv.DictReader(io.StringIO(prices())))
    assert tuple(rows[0]) == COLUMNS
    tables = (row.nilai for row in hukum.iuran.golongan.baris)
    groups = {str(group.nomor) for table in tables for group in table}
    assert {row["golongan"] for row in rows} == groups
    for row in rows:
        for month in (row["dari_bulan"], row["sampai_bulan"]):
            query = (
                f"penghasilan={row['penghasilan_dari']}&sektor={row['sektor']}&mulai={month}"
                "&program=jkk-jkm-jht&pembayar=sendiri"
            )
            answer = estimate(Scenario.from_query(query, month, hukum), hukum)
            iuran = answer.iuran
            assert int(row["golongan"]) == answer.golongan.nomor
            assert row["penghasilan_sampai"] == str(answer.golongan.sampai or "")
            assert int(row["dasar_penghasilan"]) == answer.golongan.dasar
            parts = tuple(int(row[name]) for name in ("jkk", "jkm", "jht"))
            assert parts == (iuran.jkk, iuran.jkm, iuran.jht)
            assert int(row["total_jkk_jkm"]) == iuran.total - iuran.jht
            assert int(row["total_jkk_jkm_jht"]) == iuran.total
            assert (row["keringanan"] == "ya") is iuran.bulanan[0].keringanan
            assert (row["belum_pasti"] == "ya") is hukum.belum_pasti(
                tuple(filter(None, [answer.golongan.kutipan]))
            )


def test_runs_of_months_follow_each_other() -> None:
    rows = [row for row in csv.DictReader(io.StringIO(prices())) if row["golongan"] == "1"]
    for sector in ("lainnya", "transportasi"):
        runs = [(row["dari_bulan"], row["sampai_bulan"]) for row in rows if row["sektor"] == sector]
        for (_, end), (start, _) in pairwise(runs):
            assert Month.parse(end).plus(1) == Month.parse(start)
        cover = law().kepesertaan.cakupan
        assert (runs[0][0], runs[-1][1]) == (str(cover.dari), str(cover.sampai))


def test_files_are_written_below_the_site(tmp_path: Path) -> None:
    publish(tmp_path)
    publish(tmp_path)
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert names == {"data/aturan.json", "data/aturan.schema.json", "data/iuran.csv"}
    assert json.loads((tmp_path / "data/aturan.json").read_text("utf-8")) == rules()
    assert b"\r" not in (tmp_path / "data/iuran.csv").read_bytes()
