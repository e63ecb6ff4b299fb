"""What all tests share: the cases with an outside origin."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


def cases() -> list[dict[str, Any]]:
    """Return the cases that lie beside the repository, where the team keeps them."""
    text = (ROOT.parent / "shared" / "kasus.toml").read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["kasus"]
    return found


@pytest.fixture(scope="session")
def kasus() -> list[dict[str, Any]]:
    """Return the cases with an outside origin; there is always at least one."""
    found = cases()
    assert found
    return found
