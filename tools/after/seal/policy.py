"""The Content Security Policy of a page, written into it.

A page may load from its own origin and run its own files, and the theme's few inline scripts by
their hash. Python needs `wasm-unsafe-eval` only inside the worker, whose policy comes with the
worker's file (see `hosts`), so no page carries it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from tools.paths import ROOT

if TYPE_CHECKING:
    from tools.after.seal.page import Page

# What runs before any other script: inside the page, for nothing may overtake it.
FIRST = ROOT / "docs" / "assets" / "js" / "first.js"
COMMENT = re.compile(r"^\s*(?://.*|/\*\*.*\*/)\n|^\s+", re.MULTILINE)

# `default` is in FIRST; `hasil` is the engine's own markup, escaped where it is written; `lipat` is
# what the build folded away (partials/lipat.html).
TRUSTED_TYPES = "default hasil lipat"

WORKER = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'"
)


def digest(script: str) -> str:
    """Name an inline script by its content, as a policy does."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def first_script() -> str:
    """Return the script every page begins with, without its comments."""
    return COMMENT.sub("", FIRST.read_text("utf-8"))


def policy(page: Page) -> str:
    """Return the policy for a page."""
    scripts = dict.fromkeys((first_script(), *page.scripts))
    hashes = (f"'{digest(script)}'" for script in scripts)
    directives = {
        # Firefox fetches the next page ahead, by this directive.
        "default-src": ("'self'",),
        "script-src": ("'self'", *hashes),
        "style-src": ("'self'",),
        "img-src": ("'self'", "data:", "blob:"),
        "font-src": ("'self'",),
        "connect-src": ("'self'",),
        "worker-src": ("'self'",),
        "manifest-src": ("'self'",),
        "frame-src": ("'self'",),
        "media-src": ("'self'",),
        "object-src": ("'none'",),
        "base-uri": ("'none'",),
        # Forms are read by scripts; nothing typed is ever sent.
        "form-action": ("'none'",),
        "require-trusted-types-for": ("'script'",),
        "trusted-types": (TRUSTED_TYPES,),
    }
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def sealed(page: Page) -> str:
    """Return the page's text with its policy in it, ahead of everything the policy governs."""
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    referrer = '\n<meta name="referrer" content="strict-origin-when-cross-origin">'
    first = f"\n<script>{first_script()}</script>"
    return page.text[: page.insert_at] + meta + referrer + first + page.text[page.insert_at :]
