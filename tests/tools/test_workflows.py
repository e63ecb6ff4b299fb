"""What the workflows promise: nothing untested is published, and the watchman makes his rounds."""

from __future__ import annotations

import os
import subprocess
import tomllib
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


def test_what_the_ordinary_run_asks_in_part_is_asked_whole_every_week() -> None:
    (found,) = [path for path in FILES if "jaga" in read(path)["jobs"]]
    jobs = read(found)["jobs"]
    assert jobs["sweep"]["steps"] == jobs["jaga"]["steps"]
    assert "\n\tSWEEP=1 $(PY) -m pytest" in (ROOT / "Makefile").read_text("utf-8")


def test_a_release_has_one_number_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"\n## {version} (" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    # A wheel's address has the number in it: people copy this page.
    assert f"calculator-{version}-py3" in (ROOT / "contoh" / "halaman.html").read_text("utf-8")


@pytest.mark.parametrize(("tag", "released"), [("v{}", True), ("v{}.1", False), ("{}", False)])
def test_a_tag_that_is_not_the_version_releases_nothing(tag: str, *, released: bool) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    workflow = read(FOLDER / "release.yml")["jobs"]["release"]
    (step,) = [each for each in steps(workflow) if "pyproject.toml" in each.get("run", "")]
    done = subprocess.run(  # noqa: S603 - our own line
        ["bash", "-e", "-c", step["run"]],  # noqa: S607
        check=False,
        cwd=ROOT,
        env={**os.environ, "GITHUB_REF_NAME": tag.format(version)},
    )
    assert (done.returncode == 0) is released


def test_checksums_of_a_release_name_files_as_they_are_downloaded(tmp_path: Path) -> None:
    workflow = read(FOLDER / "release.yml")["jobs"]["release"]
    (step,) = [each for each in steps(workflow) if each.get("run", "").startswith("sed ")]
    (tmp_path / "SHA256SUMS").write_text("0  a.whl\n0  ../unduh/sertakan-luring.html\n", "utf-8")
    subprocess.run(  # noqa: S603 - our own line
        ["bash", "-e", "-c", step["run"]],  # noqa: S607
        check=True,
        cwd=tmp_path,
    )
    told = (tmp_path / "SHA256SUMS").read_text("utf-8")
    assert told == "0  a.whl\n0  sertakan-luring.html\n"
