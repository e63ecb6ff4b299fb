"""A page that never answers fails its test, and not the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_an_answer_that_never_comes_is_a_failure(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.browser.patience.PATIENCE", 1)
    with pytest.raises(TimeoutError):
        page.evaluate("new Promise(() => {})")
    assert page.evaluate("1 + 1") == 2
