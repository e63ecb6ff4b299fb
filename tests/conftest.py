"""What all tests share: the cases with an outside origin."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CASES = HERE / "kasus"
# They run every branch of calculator/ (pytest --cov). A test that is watched takes three times as
# long: all others, and here those marked `no_cover`, ask again what is covered by then.
MEASURED = (
    HERE / "calculator",
    HERE / "view",
    HERE / "share" / "test_pages.py",
    HERE / "tools" / "facts" / "test_benefits_everywhere.py",
)
# Begun first: one of them at the end would leave the other processor idle.
LONGEST = (HERE / "upkeep" / "test_new_rule.py", HERE / "safety" / "test_reproducible.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, and watch those that are there to reach every branch."""
    items.sort(key=lambda item: item.path not in LONGEST)
    for item in items:
        watched = any(item.path.is_relative_to(place) for place in MEASURED)
        if not watched and not item.get_closest_marker("covers"):
            item.add_marker("no_cover")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Name at once what fails or is tried once more: a run that is stopped ends without a list."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_NameAtOnce(config), "name-at-once")


class _NameAtOnce:
    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome in ("failed", "rerun"):
            out = self.config.get_terminal_writer()
            out.line(f"\n{report.outcome} after {report.duration:.0f} s: {report.nodeid}")


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
