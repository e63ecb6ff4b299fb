"""Read one built page: its inline scripts, and whatever no page of ours may hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

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


class _Reader(HTMLParser):
    """Collects; knows nothing of policies."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.faults: list[str] = []
        self.insert_at = -1
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._inside: str | None = None
        self._content = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._judge_attributes(tag, values)
        self._judge_fetches(tag, values)
        if tag == "meta":
            self._meta(values)
        if tag in ("base", "object", "embed", "applet"):
            self._fault(f"<{tag}> is not allowed")
        if tag == "style":
            self._fault("a <style> element: put its rules into a file")
        if tag == "script" and "src" not in values and values.get("type", "") in RUNS:
            self._inside, self._content = tag, ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._content += data

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self.scripts.append(self._content)
            self._inside = None

    def _fault(self, message: str) -> None:
        line, _ = self.getpos()
        self.faults.append(f"line {line}: {message}")

    def _meta(self, values: dict[str, str]) -> None:
        if "charset" in values:
            line, column = self.getpos()
            self.insert_at = self._starts[line - 1] + column + len(self.get_starttag_text() or "")
        if values.get("http-equiv"):
            self._fault(f'<meta http-equiv="{values["http-equiv"]}">: only the seal writes these')

    def _judge_attributes(self, tag: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            if name.startswith("on"):
                self._fault(f"<{tag} {name}>: handlers belong into a script file")
            if name == "style":
                self._fault(f'<{tag} style="{value}">: use a class or an attribute of SVG')
            if name in ("href", "src", "action", "formaction", "xlink:href") and _is_script(value):
                self._fault(f"<{tag} {name}>: a script as an address")

    def _judge_fetches(self, tag: str, values: dict[str, str]) -> None:
        fetched = [values[name] for name in FETCHED.get(tag, ()) if name in values]
        for name, value in values.items():
            if (tag, name) in LISTS:
                fetched += [part.split()[0] for part in value.split(",") if part.strip()]
        if tag == "link" and not set(values.get("rel", "").split()) <= ONLY_SAID:
            fetched.append(values.get("href", ""))
        if tag in ("form", "button", "input"):
            fetched += [values[name] for name in ("action", "formaction") if name in values]
        for address in fetched:
            if is_foreign(address):
                self._fault(f"<{tag}> would fetch {address}")


def _is_script(address: str) -> bool:
    plain = "".join(letter for letter in address if letter > " ").lower()
    return plain.startswith(("javascript:", "vbscript:"))


def read_page(text: str) -> Page:
    """Read a page."""
    reader = _Reader(text)
    if reader.insert_at < 0:
        reader.faults.append('no <meta charset="utf-8">: the policy has its place behind it')
    return Page(text, tuple(reader.scripts), tuple(reader.faults), reader.insert_at)
