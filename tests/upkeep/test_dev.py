"""What `make dev` does at an edit: one page is made anew, and it is the page of the whole site."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tools.pages.fill import fill
from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LONG_AGO = 1_000_000_000


def test_an_edited_page_is_made_alone_and_whole(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    settings = fill(docs, "http://127.0.0.1:8000/")
    for path in docs.rglob("*.md"):
        os.utime(path, (LONG_AGO, LONG_AGO))
        place = path.relative_to(docs).with_suffix("")
        made = site / (place.parent if place.name == "index" else place) / "index.html"
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text("made before", "utf-8")
    edited = docs / "kamus.md"
    edited.write_text(edited.read_text("utf-8") + "\n\nKalimat baru.\n", "utf-8")
    later = (site / "kamus/index.html").stat().st_mtime + 60
    os.utime(edited, (later, later))
    make = [sys.executable, "-m", "mkdocs", "build", "--dirty", "--quiet"]
    make += ["--config-file", str(settings), "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(  # noqa: S603 - our own command
        make, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    page = (site / "kamus/index.html").read_text("utf-8")
    assert "Kalimat baru." in page
    assert (site / "iuran/index.html").read_text("utf-8") == "made before"
    menu = [text for text in re.findall(r">([^<]*)</a>", page) if text.strip() == "None"]
    assert not menu


def test_every_page_of_the_menu_has_a_name(tmp_path: Path) -> None:
    menu = json.loads(fill(tmp_path / "docs").read_text("utf-8"))["nav"]
    while menu:
        item = menu.pop()
        assert isinstance(item, dict), item
        menu += [one for inside in item.values() if isinstance(inside, list) for one in inside]
