"""Rows that are perhaps no worker: asked of columns and of one row, the same comes out."""

from hypothesis import example, given
from hypothesis import strategies as st

from calculator.kolektif.columns import find_columns
from calculator.kolektif.odd_rows import all_alone, all_sums, stands_alone, sums_up
from calculator.kolektif.rows import RowReader, Setelan
from calculator.rules.model import Law

CELLS = st.sampled_from(["", "", "1", "Total", "sub  JUMLAH :", "jumlahkan", "Siti"])
ROWS = st.lists(st.tuples(CELLS, st.just("2jt"), CELLS, CELLS), min_size=1, max_size=5)


@given(ROWS)
@example([("", "2jt", "", ""), ("1", "2jt", "", ""), ("Total", "2jt", "", "")])
def test_columns_and_single_rows_agree(hukum: Law, rows: list[tuple[str, ...]]) -> None:
    # Three workers of whom more is told, so that an income alone is odd.
    head = [["No", "Gaji", "Pekerjaan", "Nama"], *[["1", "2jt", "kurir", "Siti"]] * 3]
    reader = RowReader(find_columns(head), Setelan("2026-11"), hukum)
    assert reader.lengkap
    columns = list(zip(*rows, strict=True))
    places = range(len(rows))
    assert all_sums(columns) == {n for n in places if sums_up(rows[n])}
    assert all_alone(columns, reader) == [n for n in places if stands_alone(rows[n], reader)]
