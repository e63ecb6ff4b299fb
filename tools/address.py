"""Where the site will stand: `SITE_URL` or kampanye.toml, always written the same way."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from tools.campaign import campaign

VARIABLE = "SITE_URL"
# What stands in links while nobody has said where the site will stand; nothing can ever be there.
PLACEHOLDER = "https://panduan-sertakan.example/"
# Names that no phone of a visitor can reach (RFC 2606, RFC 6761).
NOWHERE = re.compile(r"(.*\.)?(example|invalid|test|localhost|local)|127(\.\d+){3}|::1|0\.0\.0\.0")


class AddressError(ValueError):
    """`SITE_URL` is no address that a site can stand at."""


def normalized(text: str) -> str:
    """Return an address as a folder: with its slash, host in small letters, nothing behind.

    Raises:
        AddressError: it is not the address of a folder on the web.
    """
    given = text.strip()
    try:
        parts = urlsplit(given)
        host = (parts.hostname or "") and parts.netloc.lower()
    except ValueError:
        host = ""
    if not host or parts.scheme.lower() not in ("http", "https") or "@" in host:
        raise AddressError(
            f"{VARIABLE} must be a whole address such as https://example.org/panduan/, "
            f"not {text!r}."
        )
    if parts.query or parts.fragment or re.search(r"\s", given):
        raise AddressError(f"{VARIABLE} must end with its folder: no ?, # or space in {text!r}.")
    path = re.sub(r"/+", "/", f"/{parts.path.removesuffix('index.html')}/")
    return f"{parts.scheme.lower()}://{host}{path}"


def site_url() -> str:
    """Return the address of the site, the placeholder while there is none.

    Raises:
        AddressError: what was said is no address.
    """
    return normalized(os.environ.get(VARIABLE, "").strip() or campaign().alamat or PLACEHOLDER)


def leads_somewhere(address: str) -> bool:
    """Tell whether a visitor's phone can reach an address: only then is it worth printing."""
    return NOWHERE.fullmatch(urlsplit(address).hostname or "localhost") is None


def _host(address: str) -> str:
    """Return the address with which a form or a mailbox is reached, as that of a site."""
    if address.startswith("mailto:"):
        return f"https://{address.partition('?')[0].rpartition('@')[2]}/"
    return address


def warning() -> str:
    """Return what the build has to say about example addresses; nothing where there is none."""
    address, report = site_url(), campaign().lapor
    said = []
    if not leads_somewhere(address):
        said += [
            f"{VARIABLE} does not say where the site will stand (nor alamat in kampanye.toml).",
            f"  Canonical links, share pictures and the sitemap name {address};",
            "  papers and slides carry NO QR code, since it would lead nowhere.",
        ]
    if not leads_somewhere(_host(report)):
        said += [
            "LAPOR does not say where wrong figures are reported (nor lapor in kampanye.toml).",
            f"  Every page asks people to write to {report.partition('?')[0]}: NOBODY READS IT.",
        ]
    if not said:
        return ""
    said += [
        "This build is for trying out. Before publishing or printing: edit kampanye.toml, or",
        f"  {VARIABLE}=https://example.org/panduan/ LAPOR=mailto:... make build",
    ]
    line = "=" * 88
    return "\n".join((line, *said, line))
