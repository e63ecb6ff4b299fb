"""What the slides need beside figures and words."""

from __future__ import annotations

from urllib.parse import urljoin

from markupsafe import Markup

from calculator.view.layar import kode_qr


def qr(site: str, path: str) -> Markup:
    """Draw the public address of one of our pages as a QR code."""
    return Markup(kode_qr(urljoin(site, path)))
