"""What all tests share: the cases with an outside origin."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "kasus"


def cases() -> list[dict[str, Any]]:
    """Return the cases of every file, in the order of the files' names."""
    return [
        case
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["kasus"]
    ]


@pytest.fixture(scope="session")
def kasus() -> list[dict[str, Any]]:
    """Return the cases with an outside origin; there is always at least one."""
    found = cases()
    assert found
    return found
