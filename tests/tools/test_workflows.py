"""What the workflows promise: nothing untested is published, and the watchman makes his rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a job's steps, those of the workflow it calls included."""
    found: list[dict[str, Any]] = list(job.get("steps", []))
    if called := job.get("uses"):
        for inner in read(ROOT / called)["jobs"].values():
            found += steps(inner)
    return found


def before(jobs: dict[str, Any], name: str) -> set[str]:
    """Return every job that has to succeed before this one begins."""
    needs = jobs[name].get("needs", [])
    direct = {needs} if isinstance(needs, str) else set(needs)
    return direct.union(*(before(jobs, each) for each in direct))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_published_before_all_tests_passed(path: Path) -> None:
    jobs = read(path)["jobs"]
    for name, job in jobs.items():
        if any(
            "pages" in step.get("uses", "") or "gh release" in step.get("run", "")
            for step in steps(job)
        ):
            ran = [step.get("run") for each in before(jobs, name) for step in steps(jobs[each])]
            assert ".ci/run" in ran, f"{path.name}: {name}"
            # A job that runs although one before it failed would be no gate.
            assert "always()" not in str(job.get("if", ""))


def test_something_is_published() -> None:
    used = [
        step.get("uses", "")
        for path in FILES
        for job in read(path)["jobs"].values()
        for step in steps(job)
    ]
    assert any(each.startswith("actions/deploy-pages@") for each in used)


def test_watchman_makes_his_rounds_and_opens_an_issue() -> None:
    (found,) = [path for path in FILES if "jaga" in read(path)["jobs"]]
    workflow = read(found)
    # YAML reads the key `on` as true.
    assert workflow[True]["schedule"]
    job = workflow["jobs"]["jaga"]
    assert any("make ${{ github.job }}" in step.get("run", "") for step in job["steps"])
    (told,) = [step for step in job["steps"] if ".github/report" in step.get("run", "")]
    assert told["if"].startswith("failure()")
    assert job["permissions"]["issues"] == "write"
