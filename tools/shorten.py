"""What our scripts and style sheets say to whoever reads their source does not travel.

Comments and white space go; names stay, so that a fault says where it arose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools import node
from tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OURS = ("assets/js", "assets/css")


def shorten_site(site: Path) -> None:
    """Write our scripts and style sheets of a built site again, in fewer bytes."""
    shorten(path for folder in OURS for path in sorted((site / folder).rglob("*.*s")))


def shorten(files: Iterable[Path]) -> None:
    """Write scripts and style sheets again, in fewer bytes."""
    node.run(ROOT / "tools/shorten.mjs", *files)
