"""What Zensical makes of our pages today: `make zensical`, weekly, blocks nothing.

The newest Zensical that installs gets an environment of its own, the filled pages and the settings
that it knows. Told is which pages have other words than ours, whether our search finds on its pages
what it finds on ours, and whether it builds with our templates. docs/dev/after-material.md says
what to make of it.
"""

from __future__ import annotations

import difflib
import json
import re
import shutil
import subprocess
import sys
import time
import tomllib
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from tools.after.search import INDEX, write
from tools.build import build
from tools.node import output
from tools.pages.fill import FILLED, settings
from tools.paths import BUILD, ROOT, SITE

if TYPE_CHECKING:
    from pathlib import Path

PLACE = BUILD / "zensical"
VENV = BUILD / "zensical-venv"
# Settings that Zensical reads as they are.
KNOWN = ("site_name", "site_url", "nav", "markdown_extensions", "extra")
ALIKE = 0.98
# A page's template is ours, and not there without our templates.
TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
QUERIES = ROOT / "tests/site/pencarian.toml"
FIRST = 3


class Text(HTMLParser):
    """The words of a page's article."""

    def __init__(self) -> None:
        """Begin outside the article."""
        super().__init__()
        self.words: list[str] = []
        self._depth = self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Enter the article, or what is no text in it."""
        self._depth += tag == "article"
        self._silent += tag in ("script", "style", "svg")

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        self._depth -= tag == "article"
        self._silent -= tag in ("script", "style", "svg")

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if self._depth > 0 and not self._silent:
            self.words += re.findall(r"\w+", data)


def words(page: Path) -> list[str]:
    """Return the words of a built page's article."""
    reader = Text()
    reader.feed(page.read_text("utf-8"))
    return reader.words


def compare(ours: Path, theirs: Path) -> dict[str, float]:
    """Return for every page of ours how alike the other one's text is, 0 where there is none.

    Share pages are left out: they are one template, filled in hundreds of times.
    """
    found = {}
    for page in sorted(ours.rglob("index.html")):
        name = page.relative_to(ours).as_posix()
        if name.startswith("bagikan/"):
            continue
        if not (theirs / name).is_file():
            found[name] = 0.0
            continue
        matcher = difflib.SequenceMatcher(None, words(page), words(theirs / name), autojunk=False)
        found[name] = matcher.ratio()
    return found


def missed(site: Path) -> list[str]:
    """Return what is asked in the search's tests and not found first on the pages of a site."""
    expected: dict[str, str] = tomllib.loads(QUERIES.read_text("utf-8"))["cari"]
    place = PLACE / "search"
    worker = place / "assets/javascripts/workers/search.ours.js"
    worker.parent.mkdir(parents=True)
    (place / INDEX).parent.mkdir()
    write(site, place / INDEX, worker)
    queries = PLACE / "queries.json"
    queries.write_text(json.dumps(list(expected)), "utf-8")
    found = json.loads(output(ROOT / "tests/site/cari.mjs", place, queries))
    pairs = zip(expected.items(), found, strict=True)
    return [query for (query, page), pages in pairs if page not in pages[:FIRST]]


def install() -> str:
    """Bring the newest Zensical whose parts are all to be had; return its version."""
    if not VENV.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    pip = [str(VENV / "bin/pip"), "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--upgrade", "zensical"], check=True, stderr=subprocess.DEVNULL)
    told = subprocess.run(
        [str(VENV / "bin/zensical"), "--version"], check=True, capture_output=True, text=True
    )
    return told.stdout.strip()


def run(name: str, docs: Path, theme: dict[str, Any]) -> tuple[Path, str]:
    """Let Zensical build the filled pages; return where, and what it complained of."""
    known = {key: value for key, value in settings().items() if key in KNOWN}
    filled = json.loads(FILLED.with_suffix(".yml").read_text("utf-8"))
    site = PLACE / name
    said = {**known, "site_url": filled["site_url"], "extra": filled["extra"], "theme": theme}
    said |= {"docs_dir": docs.name, "site_dir": name}
    file = PLACE / f"{name}.yml"
    file.write_text(json.dumps(said), "utf-8")  # JSON is YAML
    done = subprocess.run(
        [str(VENV / "bin/zensical"), "build", "--clean", "-f", file.name],
        check=False,
        cwd=PLACE,
        capture_output=True,
        text=True,
    )
    return site, (done.stdout + done.stderr).strip() if done.returncode else ""


def main() -> None:
    """Build both and tell what differs."""
    build()
    version = install()
    shutil.rmtree(PLACE, ignore_errors=True)
    plain, dressed = PLACE / "plain-docs", PLACE / "docs"
    for docs in (plain, dressed):
        shutil.copytree(FILLED, docs, ignore=shutil.ignore_patterns("bagikan"))
    for page in plain.rglob("*.md"):
        page.write_text(TEMPLATE.sub("", page.read_text("utf-8"), count=1), "utf-8")
    start = time.monotonic()
    theirs, complaint = run("theirs", plain, {"language": "id"})
    print(f"{version}: built in {time.monotonic() - start:.0f} s {complaint}".rstrip())
    found = compare(SITE, theirs)
    alike = [name for name, ratio in found.items() if ratio >= ALIKE]
    print(f"{len(alike)} of {len(found)} pages have the same words")
    for name, ratio in sorted(found.items(), key=lambda item: item[1]):
        if ratio < ALIKE:
            print(f"  {ratio:4.0%}  {name}")
    lost = missed(theirs)
    print(f"search: {len(lost)} of the queries of {QUERIES.name} not found first: {lost}")
    _, complaint = run(
        "dressed", dressed, {"language": "id", "custom_dir": str(ROOT / "overrides")}
    )
    told = complaint.splitlines() or ["built"]
    print(f"with our templates: {told[-1]}")


if __name__ == "__main__":
    main()
