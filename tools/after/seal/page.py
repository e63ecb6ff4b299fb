"""Read one built page: its inline scripts, and whatever no page of ours may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tools.markup import Element, elements

if TYPE_CHECKING:
    from collections.abc import Iterator

# A script of another type is data: the browser neither runs nor judges it.
RUNS = {"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"}
# Attributes whose address is fetched as soon as the page is read.
FETCHED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
LISTS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
# Links that only say where something is; every other `rel` makes the browser fetch.
ONLY_SAID = {
    "alternate",
    "author",
    "canonical",
    "edit",
    "external",
    "license",
    "me",
    "next",
    "prev",
    "self",
    "help",
}
IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?P<address>[^"')\s]+)""")


class Page(NamedTuple):
    """A page as the seal sees it."""

    text: str
    scripts: tuple[str, ...]  # inline, as written
    faults: tuple[str, ...]
    insert_at: int  # just behind the declaration of the character set


def is_foreign(address: str) -> bool:
    """Tell whether an address leaves the own origin; data inside the page does not."""
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def foreign_in_style(css: str) -> list[str]:
    """Return what a style sheet would fetch from elsewhere."""
    return [found["address"] for found in IN_STYLE.finditer(css) if is_foreign(found["address"])]


def _faults(element: Element) -> Iterator[str]:
    """Tell what an element may not be or have."""
    tag, values = element.name, element.attributes
    for name, value in values.items():
        if name.startswith("on"):
            yield f"<{tag} {name}>: handlers belong into a script file"
        if name == "style":
            yield f'<{tag} style="{value}">: use a class or an attribute of SVG'
        if name in ("href", "src", "action", "formaction", "xlink:href") and _is_script(value):
            yield f"<{tag} {name}>: a script as an address"
    for address in _fetched(tag, values):
        if is_foreign(address):
            yield f"<{tag}> would fetch {address}"
    if values.get("http-equiv") and tag == "meta":
        yield f'<meta http-equiv="{values["http-equiv"]}">: only the seal writes these'
    if tag in ("base", "object", "embed", "applet"):
        yield f"<{tag}> is not allowed"
    if tag == "style":
        yield "a <style> element: put its rules into a file"


def _fetched(tag: str, values: dict[str, str]) -> Iterator[str]:
    yield from (values[name] for name in FETCHED.get(tag, ()) if name in values)
    for name, value in values.items():
        if (tag, name) in LISTS:
            yield from (part.split()[0] for part in value.split(",") if part.strip())
    if tag == "link" and not set(values.get("rel", "").split()) <= ONLY_SAID:
        yield values.get("href", "")
    if tag in ("form", "button", "input"):
        yield from (values[name] for name in ("action", "formaction") if name in values)


def _is_script(address: str) -> bool:
    plain = "".join(letter for letter in address if letter > " ").lower()
    return plain.startswith(("javascript:", "vbscript:"))


def read_page(text: str) -> Page:
    """Read a page."""
    found = elements(text)
    scripts = (
        text[element.opened : element.closed]
        for element in found
        if element.name == "script"
        and "src" not in element.attributes
        and element.attributes.get("type", "") in RUNS
    )
    faults = [f"line {each.line}: {fault}" for each in found for fault in _faults(each)]
    places = (each.opened for each in found if each.name == "meta" and "charset" in each.attributes)
    insert_at = next(places, -1)
    if insert_at < 0:
        faults.append('no <meta charset="utf-8">: the policy has its place behind it')
    return Page(text, tuple(scripts), tuple(faults), insert_at)
