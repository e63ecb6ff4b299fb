"""The screens that pages are looked at on, and who judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.paths import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import ViewportSize

AXE = ROOT / "node_modules/axe-core/axe.min.js"
# Level AA of WCAG 2.2, and what the authors of axe advise beyond it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE: ViewportSize = {"width": 360, "height": 740}
SMALLEST: ViewportSize = {"width": 320, "height": 640}
LAPTOP: ViewportSize = {"width": 1440, "height": 900}
# Pixels a thumb needs.
TARGET = 44
