"""How much of a large sweep is asked: a fixed part of it, or with `SWEEP=1` the whole.

A sweep is there to find what is rare. `make test` asks the same part every time, with each kind of
case in it; `make sweep` asks everything, and the watchman does so every week.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

T = TypeVar("T")
WHOLE = "SWEEP" in os.environ


def some(cases: Iterable[T], step: int, also: Container[T] = (), start: int = 0) -> list[T]:
    """Return one of each `step` cases, from `start` on, and those that no part may lack."""
    return [one for at, one in enumerate(cases) if WHOLE or at % step == start or one in also]
