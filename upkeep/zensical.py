"""What Zensical makes of our pages today: `make zensical`, weekly, blocks nothing.

Zensical has none of the macros that fill figures into our pages. So they are filled in first, by
the build as it is, and Zensical gets plain Markdown and the settings that it knows. Compared is the
text of each page; templates of our own are not Zensical's to know yet, and their pages are counted
apart. docs/dev/after-material.md says what to make of it.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load

from tools.build import build
from tools.paths import BUILD, ROOT

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "0.0.73"
PLACE = BUILD / "zensical"
# Settings that Zensical reads as they are.
KNOWN = ("site_name", "site_url", "nav", "markdown_extensions")
ALIKE = 0.98


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
    """Return for every page of ours how alike the other one's text is, 0 where there is none."""
    found = {}
    for page in sorted(ours.rglob("index.html")):
        name = page.relative_to(ours).as_posix()
        if not (theirs / name).is_file():
            found[name] = 0.0
            continue
        matcher = difflib.SequenceMatcher(None, words(page), words(theirs / name), autojunk=False)
        found[name] = matcher.ratio()
    return found


def main() -> None:
    """Build both and tell what differs."""
    build()
    shutil.rmtree(PLACE, ignore_errors=True)
    shutil.copytree(ROOT / "docs", PLACE / "docs", ignore=shutil.ignore_patterns("dev", "bagikan"))
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    hooks = ["tools/pages/skip.py", "upkeep/zensical_hook.py"]
    ours = ROOT / "mkdocs-zensical.yml"
    ours.write_text(f"INHERIT: mkdocs.yml\nhooks: {json.dumps(hooks)}\n", "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ZENSICAL_DOCS": str(PLACE / "docs")}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(ours)]
    try:
        subprocess.run(
            [*command, "--site-dir", str(PLACE / "ours")], check=True, cwd=ROOT, env=environment
        )
    finally:
        ours.unlink()
    plain = {key: settings[key] for key in KNOWN}
    plain |= {"theme": {"language": "id"}, "docs_dir": "docs", "site_dir": "theirs"}
    (PLACE / "mkdocs.yml").write_text(json.dumps(plain), "utf-8")  # JSON is YAML
    venv = BUILD / "zensical-venv"
    if not (venv / "bin" / "zensical").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(venv / "bin" / "pip"), "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, f"zensical=={VERSION}"], check=True)
    subprocess.run(
        [str(venv / "bin" / "zensical"), "build", "-f", "mkdocs.yml"], check=False, cwd=PLACE
    )
    found = compare(PLACE / "ours", PLACE / "theirs")
    # Share pages are one template, filled in hundreds of times.
    found = {name: ratio for name, ratio in found.items() if "bagikan/" not in name}
    alike = [name for name, ratio in found.items() if ratio >= ALIKE]
    print(f"Zensical {VERSION}: {len(alike)} of {len(found)} pages have the same words")
    for name, ratio in sorted(found.items(), key=lambda item: item[1]):
        if ratio < ALIKE:
            print(f"  {ratio:4.0%}  {name}")


if __name__ == "__main__":
    main()
