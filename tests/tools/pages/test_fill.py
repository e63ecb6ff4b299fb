"""What makes HTML of the pages gets plain Markdown and plain settings: nothing of ours to call."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tools.pages import fill
from tools.pages.fill import FILLED, settings
from tools.pages.page import address, pages, split
from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_page_knows_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "iuran").mkdir()
    for name in ("index.md", "iuran/index.md", "iuran/tunggakan.md", "lain.md"):
        (tmp_path / name).write_text(f"---\ntitle: {name}\n---\n\n# Isi\n", "utf-8")
    menu = [{"Beranda": "index.md"}, {"Iuran": ["iuran/index.md", {"Telat": "iuran/tunggakan.md"}]}]
    found = {page.url: page for page in pages(tmp_path, menu, "https://x.example/p/")}
    late = found["iuran/tunggakan/"]
    assert (late.title, late.above) == ("Telat", (("Iuran", "iuran/"),))
    assert late.canonical_url == "https://x.example/p/iuran/tunggakan/"
    assert found["lain/"].title == "lain.md"
    assert [page.url for page in found.values() if page.is_homepage] == [""]
    assert split("# Tanpa kepala\n") == ({}, "# Tanpa kepala\n")
    assert address("iuran/index.md") == address("iuran.md") == "iuran/"


def test_pages_and_settings_are_filled_in() -> None:
    assert json.loads(FILLED.with_suffix(".yml").read_text("utf-8"))["extra"]["kalkulator"]
    for path in FILLED.rglob("*.md"):
        head, text = split(path.read_text("utf-8"))
        assert head["laporkan"]
        assert not re.search(r"\{\{|\{%", text), path


def test_a_tree_that_was_moved_builds_from_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = tmp_path / "filled"
    for place in ("before", "after"):
        docs = tmp_path / place
        docs.mkdir()
        (docs / "gaya.css").write_text(place, "utf-8")
        monkeypatch.setattr(fill, "DOCS", docs)
        fill._write(filled, {"index.md": "# Isi"})  # noqa: SLF001 - the pages need all of docs/
        assert (filled / "gaya.css").read_text("utf-8") == place


def test_nothing_of_ours_is_called_while_html_is_made() -> None:
    assert "hooks" not in settings()
    plugins = [next(iter(one)) if isinstance(one, dict) else one for one in settings()["plugins"]]
    assert plugins == ["search", "mkdocstrings"]
    for template in (ROOT / "overrides").rglob("*.html"):
        called = re.findall(r"config\.extra(?:\.\w+)+\(", template.read_text("utf-8"))
        assert not called, template
