"""How the house hangs together: no import runs in a circle, and none runs back.

docs/dev/architecture.md and docs/dev/calculator.md draw it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import pytest

from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOUSES = ("calculator", "tools", "upkeep", "bench", "fuzz", "contoh")
# What each house may use of the others.
USES = {
    "calculator": set(),
    "tools": {"calculator"},
    "upkeep": {"calculator", "tools"},
    "bench": {"calculator", "tools"},
    "fuzz": {"calculator", "tools"},
    "contoh": {"calculator"},
}
# The rooms of tools/ in the order of a build: each uses only those before it.
ORDER = ("ground", "setup", "facts", "before", "pages", "after", "commands")
GROUND = {"address", "archive", "campaign", "content", "markup", "paths", "wheels"}


def module_name(path: Path) -> str:
    """Return the name by which a file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = {
    module_name(path): path
    for house in HOUSES
    for path in sorted((ROOT / house).rglob("*.py"))
    if "stand_ins" not in path.parts  # modules of Pyodide, which is not here
}


def imported(tree: ast.AST) -> set[str]:
    """Return the modules of ours that a file names when it is imported, types included."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                found.add(whole if whole in FILES else node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return found & set(FILES)


def arrows() -> dict[str, set[str]]:
    """Return what each of our modules imports of ours."""
    return {name: imported(ast.parse(path.read_text("utf-8"))) for name, path in FILES.items()}


ARROWS = arrows()


def room(name: str) -> str:
    """Return the room of tools/ that a module belongs to."""
    _, first = name.split(".")[:2]
    if first in GROUND:
        return "ground"
    if first in {"node", "shorten"}:  # they run what setup/ found
        return "setup"
    return first if first in ORDER else "commands"


def test_imports_are_read() -> None:
    assert "calculator.scenario" in ARROWS["calculator.estimate"]
    assert len(FILES) > 100


def test_no_file_imports_itself_through_others() -> None:
    try:
        TopologicalSorter(ARROWS).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_house_uses_one_that_stands_upon_it() -> None:
    back = [
        f"{name} -> {other}"
        for name, others in ARROWS.items()
        for other in others
        if (ours := name.split(".")[0]) != (theirs := other.split(".")[0])
        and theirs not in USES[ours]
    ]
    assert back == []


def test_what_computes_never_asks_what_writes() -> None:
    doors = {"calculator.browser", "calculator.__main__", "calculator.terminal"}
    back = [
        f"{name} -> {other}"
        for name, others in ARROWS.items()
        if name.startswith("calculator.") and not name.startswith("calculator.view")
        for other in others
        if other.startswith("calculator.view") and name not in doors
    ]
    assert back == []


def test_rooms_of_the_tools_stand_in_the_order_of_a_build() -> None:
    back = defaultdict(list)
    for name, others in ARROWS.items():
        for other in others:
            if name.startswith("tools.") and other.startswith("tools."):
                ours, theirs = room(name), room(other)
                if ORDER.index(theirs) > ORDER.index(ours):
                    back[f"{ours} -> {theirs}"].append(f"{name} -> {other}")
    assert dict(back) == {}
