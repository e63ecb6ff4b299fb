"""Which state of the sources a build is of.

The date is the source's, not the clock's, so that the same source gives the same site.
"""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

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
