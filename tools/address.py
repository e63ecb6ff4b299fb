"""Where the site will stand: `SITE_URL`, read in this one place and always written the same way."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

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
    return normalized(os.environ.get(VARIABLE, "").strip() or PLACEHOLDER)


def leads_somewhere(address: str) -> bool:
    """Tell whether a visitor's phone can reach an address: only then is it worth printing."""
    return NOWHERE.fullmatch(urlsplit(address).hostname or "localhost") is None


def warning() -> str:
    """Return what the build has to say about a missing address; nothing where there is one."""
    address = site_url()
    if leads_somewhere(address):
        return ""
    return f"""\
{"=" * 88}
{VARIABLE} does not say where the site will stand. This build is for trying out:
  canonical links, share pictures and the sitemap name {address};
  papers and slides carry NO QR code, since it would lead nowhere.
Before publishing or printing:  {VARIABLE}=https://example.org/panduan/ make build
{"=" * 88}"""
