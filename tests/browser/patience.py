"""No question to a browser is waited for without end.

Playwright waits for ever for an answer to `evaluate`, and for a page to close. A page that was
replaced while a question was on its way was seen to stay silent, and with it a whole run.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from playwright._impl._sync_base import SyncBase

if TYPE_CHECKING:
    from collections.abc import Awaitable

# Seconds. The longest that a test asks for by itself is a minute.
PATIENCE = 120

_asked = SyncBase._sync  # noqa: SLF001 - Playwright has no public limit on everything


def _asked_with_patience(self: SyncBase, answer: Awaitable[Any]) -> Any:  # noqa: ANN401 - as there
    async def within() -> Any:  # noqa: ANN401
        async with asyncio.timeout(PATIENCE):
            return await answer

    return _asked(self, within())


def lose_patience() -> None:
    """Let every question that is not answered in time raise TimeoutError where it was asked."""
    SyncBase._sync = _asked_with_patience  # noqa: SLF001
