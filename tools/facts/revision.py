"""Which state of the sources a build is of.

The date is the source's, not the clock's, so that the same source gives the same site.
"""

from __future__ import annotations

import os
import subprocess
import tomllib
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from calculator.rules import law
from tools.facts.cases import cases
from tools.paths import ROOT

# Jakarta: the law's clock, and that of the visitors.
ZONE = ZoneInfo("Asia/Jakarta")


class Revision(NamedTuple):
    """A state of the sources: a commit's name and date, or nothing where there is no history."""

    commit: str
    date: str

    def environment(self) -> dict[str, str]:
        """Return what hands this revision to another process."""
        return {"SITE_COMMIT": self.commit, "SITE_DATE": self.date}


@cache
def revision() -> Revision:
    """Return what the environment says, else what git knows."""
    if "SITE_COMMIT" in os.environ:
        return Revision(os.environ["SITE_COMMIT"], os.environ.get("SITE_DATE", ""))
    command = ["git", "log", "-1", "--format=%h %ct", "--abbrev=12"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        return Revision("", "")
    commit, seconds = done.stdout.split()
    return Revision(commit, datetime.fromtimestamp(int(seconds), ZONE).date().isoformat())


class Rilis(NamedTuple):
    """What the status page tells."""

    versi: str
    komit: str
    tanggal: date | None
    diperiksa: date
    dari: str
    sampai: str
    banyak_kasus: int


def rilis() -> Rilis:
    """Return the facts of this build."""
    state, cakupan = revision(), law().kepesertaan.cakupan
    return Rilis(
        versi=_version(),
        komit=state.commit,
        tanggal=date.fromisoformat(state.date) if state.date else None,
        diperiksa=cakupan.diperiksa,
        dari=cakupan.dari.nama,
        sampai=cakupan.sampai.nama,
        banyak_kasus=len(cases()),
    )


def _version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
