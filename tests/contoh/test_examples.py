"""The examples are run as their readers would, and say what the engine says."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from calculator.browser import respond
from calculator.estimate import Estimate, estimate
from calculator.rules import law
from calculator.scenario import Scenario
from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ROOT / "contoh"
MONTH = "2026-11"
WORKERS = [
    *([("art", 2_000_000, 1), ("ojek-online", 3_400_000, 2), ("art", 1_000_000, 3)] * 40),
    ("pemulung", 800_000, 7),
]


def run(name: str, *arguments: str, given: str = "") -> str:
    done = subprocess.run(  # noqa: S603 - our own example
        [sys.executable, str(EXAMPLES / name), *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout


def price(occupation: str, income: int) -> int:
    query = f"penghasilan={income}&pekerjaan={occupation}&mulai={MONTH}"
    return estimate(Scenario.from_query(query, MONTH, law()), law()).iuran.total


def test_a_table_costs_what_its_rows_cost(tmp_path: Path) -> None:
    table = tmp_path / "pekerja.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("pekerjaan", "penghasilan", "jumlah"), *WORKERS])
    expected: dict[str, tuple[int, int]] = {}
    for occupation, income, people in WORKERS:
        count, total = expected.get(occupation, (0, 0))
        expected[occupation] = (count + people, total + people * price(occupation, income))
    rows = [line.split() for line in run("tabel_duckdb.py", str(table), MONTH).splitlines()]
    found = {row[0]: (int(row[1]), int(row[3].replace(",", ""))) for row in rows}
    assert found == expected


def test_an_assistant_gets_the_engines_answer_and_its_faults() -> None:
    asked = ["penghasilan=2jt&pekerjaan=art&mulai=2026-11", "penghasilan=banyak"]
    messages: list[dict[str, object]] = [
        {"id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18"}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/list"},
        *(
            {
                "id": 3 + n,
                "method": "tools/call",
                "params": {"name": "hitung_sertakan", "arguments": {"pertanyaan": query}},
            }
            for n, query in enumerate(asked)
        ),
        {"id": 5, "method": "tools/drop"},
    ]
    given = "".join(f"{json.dumps({'jsonrpc': '2.0', **one})}\n" for one in messages)
    replies = [json.loads(line) for line in run("alat_asisten.py", given=given).splitlines()]
    assert [one["id"] for one in replies] == [1, 2, 3, 4, 5]
    first, tools, answer, fault, unknown = replies
    assert first["result"]["protocolVersion"] == "2025-06-18"
    assert [tool["name"] for tool in tools["result"]["tools"]] == ["hitung_sertakan"]
    told = json.loads(answer["result"]["content"][0]["text"])
    assert told["jawaban"] == json.loads(respond(asked[0], MONTH))["jawaban"]
    assert answer["result"]["isError"] is False
    assert fault["result"]["isError"] is True
    assert json.loads(fault["result"]["content"][0]["text"])["galat"][0]["kunci"] == "penghasilan"
    assert unknown["error"]["code"] == -32601


def test_every_cell_of_the_notebook_runs_and_its_prices_are_the_engines() -> None:
    book = json.loads((EXAMPLES / "buku_catatan.ipynb").read_text("utf-8"))
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    seen: dict[str, object] = {}
    for cell in cells:
        exec(cell, seen)  # noqa: S102 - our own example
    answer = seen["answer"]
    assert isinstance(answer, Estimate)
    query = "penghasilan=2jt&pekerjaan=art&mulai=2025-06&bulan=3"
    again = estimate(Scenario.from_query(query, "2025-06", law()), law())
    assert answer.iuran.total == again.iuran.total
    assert all(cell["outputs"] == [] for cell in book["cells"] if cell["cell_type"] == "code")


@pytest.mark.parametrize(
    ("profit", "day", "amounts"),
    [
        # gov.uk: 6% between 12,570 and 50,270, 2% above; Class 2 3.45 and 3.50 a week.
        ("12570", "2025-06-01", ["£0.00", "£0.00", "£182.00"]),
        ("30000", "2025-04-05", ["£1,045.80", "£0.00", "£179.40"]),
        ("60000", "2025-06-01", ["£2,262.00", "£194.60", "£182.00"]),
    ],
)
def test_another_countrys_law_stands_upon_the_same_engine(
    profit: str, day: str, amounts: list[str]
) -> None:
    lines = run("hukum_lain.py", profit, day).splitlines()
    assert [line.split(" = ")[1].split()[0] for line in lines] == amounts
    assert all(line.endswith("tarif") for line in lines)


def test_a_day_without_law_is_refused_there_too() -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        run("hukum_lain.py", "30000", "2023-06-01")
    assert "CoverageError" in error.value.stderr
