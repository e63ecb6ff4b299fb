"""The engine over a table, as a function of DuckDB.

Called with a file and a month: python tabel_duckdb.py pekerja.csv 2026-11. The table has the
columns pekerjaan, penghasilan and jumlah, one row for a group of people alike. Rows with the same
occupation and income cost the same, so the engine is asked once for each such pair, however long
the table is.
"""

import sys

import duckdb

from calculator.estimate import estimate
from calculator.rules import law
from calculator.scenario import Scenario

ASK = """
WITH kelompok AS (
    SELECT pekerjaan, penghasilan, sum(jumlah) AS orang FROM read_csv(?) GROUP BY ALL
)
SELECT pekerjaan, sum(orang)::BIGINT, sum(orang * iuran(pekerjaan, penghasilan, ?))::BIGINT
FROM kelompok GROUP BY pekerjaan ORDER BY pekerjaan
"""


def iuran(pekerjaan: str, penghasilan: int, bulan: str) -> int:
    """Ask what one worker costs in a month, in rupiah; a row that cannot be read is an error."""
    query = f"penghasilan={penghasilan}&pekerjaan={pekerjaan}&mulai={bulan}"
    return estimate(Scenario.from_query(query, bulan, law()), law()).iuran.total


def ask(path: str, bulan: str) -> list[tuple[str, int, int]]:
    """Return occupation, people and rupiah a month, for each occupation of a table."""
    with duckdb.connect() as table:
        table.create_function("iuran", iuran)
        return table.execute(ASK, [path, bulan]).fetchall()


if __name__ == "__main__":
    for pekerjaan, orang, rupiah in ask(sys.argv[1], sys.argv[2]):
        print(f"{pekerjaan:24} {orang:>10,} orang {rupiah:>16,} rupiah sebulan")
