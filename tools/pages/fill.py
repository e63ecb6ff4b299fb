"""Write the pages as plain Markdown, figures filled in, for whatever makes HTML of Markdown.

Whoever reads them needs no plugin, no hook and no function of ours: what templates tell of a page
stands at its head, what they tell on every page in the settings, as text, numbers and lists.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.utils.yaml import yaml_load

from tools.address import site_url
from tools.content import files_below
from tools.pages import macros
from tools.pages.offer import offer, report
from tools.pages.page import named, pages
from tools.paths import BUILD, ROOT

DOCS = ROOT / "docs"
FILLED = BUILD / "docs"
# Not for the site: notes for maintainers, types for the checker.
LEFT_OUT = ("dev/", ".d.mts")


@cache
def settings() -> dict[str, Any]:
    """Read mkdocs.yml."""
    found: dict[str, Any] = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    return found


def fill(target: Path = FILLED, root: str = "") -> Path:
    """Bring the filled pages and the settings up to date; return the file of settings.

    Args:
        target: the folder that gets the pages, and links to all else that lies in docs/.
        root: the address of the site; where it is empty, what was said about it.
    """
    name = settings()["site_name"]
    env = macros.Pages(root or site_url(), name)
    offer(env)
    wanted = {}
    titles = {}
    for page in pages(DOCS, settings()["nav"], env.site_url):
        titles[page.source] = page.title
        try:
            text = env.filled(page)
        except (TemplateError, LookupError, TypeError, ValueError) as error:
            raise SystemExit(f"docs/{page.source}: {type(error).__name__}: {error}") from error
        head = dict(page.meta) | {
            "laporkan": report(page),
            "terstruktur": macros.structured_data(page, name),
        }
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        wanted[page.source] = "\n".join(["---", *lines, "---", "", text])  # JSON is YAML
    _write(target, wanted)
    said = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_url": env.site_url,
        "docs_dir": str(target),
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "nav": named(settings()["nav"], titles),
        "extra": env.extra,
    }
    file = target.with_suffix(".yml")
    _put(file, json.dumps(said, ensure_ascii=False, indent=1, default=str))
    return file


def _put(path: Path, text: str) -> None:
    """Write a file unless it says so already: what is not new need not be built again."""
    if not path.is_file() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _write(target: Path, wanted: dict[str, str]) -> None:
    """Write the pages, link to the rest, and take away what is no longer there."""
    rest = {
        name: path
        for path in files_below(DOCS)
        if not (name := path.relative_to(DOCS).as_posix()).endswith(".md")
        and not (name.startswith(LEFT_OUT[0]) or name.endswith(LEFT_OUT[1]))
    }
    for name, text in wanted.items():
        _put(target / name, text)
    for name, path in rest.items():
        link = target / name
        link.parent.mkdir(parents=True, exist_ok=True)
        # A tree that was moved or copied would build from where it was before.
        if link.is_symlink() and link.readlink() != path:
            link.unlink()
        if not link.is_symlink():
            link.symlink_to(path)
    for path in target.rglob("*"):
        gone = path.relative_to(target).as_posix() not in {**wanted, **rest}
        if gone and (path.is_symlink() or path.is_file()):
            path.unlink()


if __name__ == "__main__":  # of `make dev`: a process of its own sees what was edited
    fill(Path(sys.argv[1]), sys.argv[2])
