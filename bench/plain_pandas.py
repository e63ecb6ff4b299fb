"""What somebody with pandas writes: read, group alike workers, price each group once, add up."""

from __future__ import annotations

import json
import sys
from urllib.parse import urlencode

import pandas as pd

from calculator import Scenario, estimate, law

KEYS = ["penghasilan", "pekerjaan", "pembayar"]


def main(path: str, now: str) -> None:
    """Print the total of a table."""
    rules = law()
    table = pd.read_csv(path, usecols=[*KEYS, "usia"])
    table["pekerjaan"] = table["pekerjaan"].fillna("")
    groups = next(iter(rules.iuran.golongan.baris)).nilai
    edges = [group.dari for group in groups]
    place = pd.Series(edges).searchsorted(table["penghasilan"], side="right") - 1
    table["penghasilan"] = [max(edges[n], 1) for n in place]
    total = 0
    for values, people in table.groupby(KEYS).size().items():
        query = {key: value for key, value in zip(KEYS, values, strict=True) if value != ""}
        answer = estimate(Scenario.from_query(urlencode(query), now, rules), rules)
        total += answer.iuran.total * int(people)
    print(json.dumps({"total": total}))


if __name__ == "__main__":
    main(*sys.argv[1:])
