"""The last step of a build: what can only be done once every page stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def seal(site: Path) -> None:
    """Leave out what the build needs but no visitor does."""
    # The worker and its parts are served with the runtime, under its version.
    for script in (site / "assets" / "js" / "mesin").glob("*.js"):
        if script.name != "mesin.js":
            script.unlink()
