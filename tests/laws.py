"""Two laws to test with: one that never changes, and today's.

A test that shows how the engine or a view works must not fail because a relief was extended or a
source was read again. It runs on FROZEN, the copy in tests/law/2026-11, whatever calculator/rules
holds meanwhile. TODAY is for the cases with an outside origin, for properties that hold under any
law, and for tests/calculator/rules.

The copy follows the rules only where their form changes, or where something was missing about the
months before it was taken: then `cp calculator/rules/*.toml tests/law/2026-11/`.
"""

from __future__ import annotations

import os
import tomllib
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from calculator import rules
from calculator.rules.load import load
from calculator.rules.model import Row
from calculator.view.answer import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules import Law
    from calculator.rules.model import Ketentuan

LAWS = Path(__file__).parent / "law"
# The tests run a second time, under a law that tests/upkeep/test_new_rule.py invents: what is made
# of FROZEN alone cannot be another one there, and is not asked over and over again.
INVENTED = "INVENTED_LAW" in os.environ


def read(name: str, month: str = "2026-11") -> dict[str, Any]:
    """Read a file of one of the copies."""
    return tomllib.loads((LAWS / month / f"{name}.toml").read_text("utf-8"))


@cache
def as_of(month: str) -> Law:
    """Give the law as it stood in a month, which must be one of the copies."""
    return load(lambda name: read(name, month))


FROZEN = as_of("2026-11")
TODAY = rules.law()


def _forget() -> None:
    rules.law.cache_clear()
    sheet._cite.cache_clear()  # noqa: SLF001 - remembers citations


@contextmanager
def in_force(law: Law) -> Iterator[None]:
    """Let everything that asks for the law get this one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "load", lambda: law)
        _forget()
        yield
    _forget()


def then(rule: Ketentuan[Any], *later: tuple[date, object]) -> Ketentuan[Any]:
    """Let a rule say something else from each of these days on."""
    rows = list(rule.baris)
    for day, value in later:
        last = rows.pop()
        closed = last._replace(sampai=day - timedelta(days=1))
        rows += [closed, Row(day, None, value, last.sumber)]
    return rule._replace(baris=tuple(rows))


def relief_toml(dari: object, sampai: object, sumber: str) -> str:
    """Write a relief of the sector most people belong to, as a block for iuran.toml."""
    return f"""
[[keringanan]]
sektor = "lainnya"
dari = "{dari}"
sampai = "{sampai}"
bagian_dibayar = "1/2"
program = ["jkk", "jkm"]
kecuali_pembayar = ["pemerintah"]
sumber = ["{sumber}"]
"""
