"""A warning's weight is given by its kind: a kind that the engine does not know weighs nothing."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import calculator
from calculator.estimate import estimate
from calculator.scenario import Scenario
from calculator.view.words import ABOUT_PRICE, DECISIVE, refused

if TYPE_CHECKING:
    from calculator.rules.model import Law

ENGINE = Path(calculator.__file__).parent


def _said(path: Path) -> set[str]:
    """Return the texts of a module, save those of a set: there the weights are listed."""
    tree = ast.parse(path.read_text("utf-8"))
    listed = {entry for node in ast.walk(tree) if isinstance(node, ast.Set) for entry in node.elts}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in listed
    }


@pytest.fixture(scope="module")
def kinds() -> set[str]:
    files = (*ENGINE.glob("*.py"), *(ENGINE / "manfaat").glob("*.py"))
    return set().union(*map(_said, files))


@pytest.mark.parametrize("kode", sorted(DECISIVE | ABOUT_PRICE))
def test_every_kind_that_is_weighed_is_one_that_the_engine_gives(
    kode: str, kinds: set[str]
) -> None:
    assert kode in kinds


def test_a_warning_has_one_weight() -> None:
    assert not DECISIVE & ABOUT_PRICE


@pytest.mark.parametrize(
    ("query", "kunci"),
    [
        ("usia=90", ["usia"]),
        ("tunggakan=24", ["tunggakan"]),
        ("mulai=2026-01&peristiwa=2027-12&masa_iur=2", ["masa_iur"]),
        ("peristiwa=2026-10", ["peristiwa"]),
        ("", []),
    ],
)
def test_why_nothing_is_due_names_the_field_that_says_so(
    query: str, kunci: list[str], hukum: Law
) -> None:
    scenario = Scenario.from_query(f"penghasilan=2jt&{query}", "2026-11", hukum)
    told = refused(estimate(scenario, hukum))
    assert [satu["kunci"] for satu in told] == kunci
    assert all(satu["pesan"] for satu in told)
