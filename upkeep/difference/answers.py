"""Asks one side: run inside a tree that holds a `calculator` package, never imported.

Reads a JSON list of [query, month] on standard input and writes, for each, what was answered: the
amounts and days by path, the warnings by code, or the faults. Only the worker's door is used, which
every version has; the page's markup, which takes most of its time, is left out.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from calculator import browser

# Sums of what stands beside them, and what was asked.
LEFT_OUT = {"bulanan", "rincian", "hemat", "total_semua", "per_hari", "masa", "uraian", "usia"}


def flat(part: Any, path: str = "") -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return every amount and day by its path."""
    if isinstance(part, dict):
        pairs = [(key, value) for key, value in part.items() if key not in LEFT_OUT]
    elif isinstance(part, list):
        pairs = [(str(place), value) for place, value in enumerate(part)]
    else:
        return {} if part is None else {path: part}
    found: dict[str, Any] = {}
    for key, value in pairs:
        found |= flat(value, f"{path}.{key}" if path else key)
    return found


def answer(query: str, now: str) -> dict[str, Any]:
    """Ask the engine once."""
    told = json.loads(browser.respond(query, now))
    if "galat" in told:
        return {"galat": "; ".join(fault["pesan"] for fault in told["galat"])}
    found = told["jawaban"]
    parts = {"iuran": found["iuran"], "manfaat": found["manfaat"], "beasiswa": found["beasiswa"]}
    base = {"golongan.dasar": found["golongan"]["dasar"]}
    warnings = {warning["kode"]: warning["pesan"] for warning in found["peringatan"]}
    return {"nilai": base | flat(parts), "peringatan": warnings, "sebutan": names(found["langkah"])}


def names(steps: list[dict[str, Any]]) -> dict[str, str]:
    """Return what each amount is called, by its path."""
    found: dict[str, str] = {}
    for step in steps:
        found |= {step["jalur"]: step["label"]} if step.get("jalur") else {}
        found |= names(step["langkah"])
    return found


def main() -> None:
    """Answer everything that was asked."""
    browser.render = lambda *_, **__: ""  # type: ignore[attr-defined] # a name the door imports
    asked = json.load(sys.stdin)
    answers = [answer(query, now) for query, now in asked]
    called: dict[str, str] = {}
    for told in answers:
        called |= told.pop("sebutan", {})
    json.dump({"jawaban": answers, "sebutan": called}, sys.stdout)


if __name__ == "__main__":
    main()
