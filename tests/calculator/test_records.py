"""A record of many fields says which is which, where it is built."""

from __future__ import annotations

import ast
from pathlib import Path

import calculator

# From this many values on, one of them is easily taken for another.
MANY = 5
# Each a line of a long list whose columns are read by their places: steps of the trace, warnings,
# lines and sizes of the card's drawing.
LISTED = {"Langkah", "Peringatan", "Line", "Size"}
TREES = {
    path: ast.parse(path.read_text("utf-8"))
    for path in Path(calculator.__file__).parent.rglob("*.py")
}


def _records() -> set[str]:
    """Return the records, and the classes that add what they can do."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    records = {name for name, above in bases.items() if "NamedTuple" in above}
    return records | {name for name, above in bases.items() if above & records}


def test_records_are_built_by_keyword_and_never_from_a_row() -> None:
    known = _records() - LISTED
    assert {"Jkm", "Scenario", "Tarif"} <= known
    found = []
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            starred = any(isinstance(argument, ast.Starred) for argument in node.args)
            if name in known and (starred or len(node.args) >= MANY):
                found.append(f"{path.name}:{node.lineno} {name}")
    assert not found
