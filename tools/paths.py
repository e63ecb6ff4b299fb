"""Where things are. Everything generated lies under build/ and site/."""

from __future__ import annotations

import os
from pathlib import Path

# One fixed time for everything that is packed, so that the same source gives the
# same bytes. The tools that we run read it from the environment.
EPOCH = os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SITE = ROOT / "site"
# What pages say that is neither law nor layout.
DATA = ROOT / "data"
PYODIDE = ROOT / "node_modules" / "pyodide"
PACKAGE = ROOT / "calculator"
# The engine's scripts: the page's side, and the worker's, which travels with the runtime.
ENGINE_SCRIPTS = ROOT / "docs" / "assets" / "js" / "engine"
# The browser's own wheels: ours, and those it needs.
WHEEL = BUILD / "wheel"
WHEELS = BUILD / "wheels"
# One folder for each version of the assembled runtime; only the current one is kept.
RUNTIMES = BUILD / "mesin"
# Where templates read the places of the runtime and the package.
PAGES = BUILD / "pages.json"
