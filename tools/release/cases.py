"""Published figures, for the status page: a visitor's own browser works them out again."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from tools.pages import figures
from tools.paths import ROOT

TOLD = {"nama", "masukan", "hasil", "asal"}
CASES = ROOT / "tests" / "kasus"


def cases() -> list[dict[str, Any]]:
    """Return the cases that tell where their figures come from."""
    found: list[dict[str, Any]] = []
    for path in sorted(CASES.glob("*.toml")):
        found += tomllib.loads(path.read_text("utf-8")).get("kasus", [])
    return [{name: case[name] for name in TOLD} for case in found if case.keys() >= TOLD]


def as_json() -> str:
    """Return them with the month that counts as now."""
    now = f"{figures.checked():%Y-%m}"
    content = {"kini": now, "kasus": cases()}
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
