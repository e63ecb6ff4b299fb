"""Copy the slides' machinery from its pinned npm package into the pages' assets."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

REVEAL = ROOT / "node_modules/reveal.js"
TARGET = ROOT / "docs/assets/vendor/reveal"
# What the checker of our scripts reads in its place; not published (exclude_docs in mkdocs.yml).
TYPES = 'export { default } from "reveal.js";\nexport * from "reveal.js";\n'
FILES = ("dist/reveal.mjs", "dist/reveal.css", "LICENSE")


def copy_reveal(target: Path = TARGET) -> list[Path]:
    """Copy what the slides load, and the licence that goes with it."""
    target.mkdir(parents=True, exist_ok=True)
    names = {"LICENSE": "LICENSE.txt"}
    copied = []
    for name in FILES:
        source = REVEAL / name
        copied.append(shutil.copyfile(source, target / names.get(source.name, source.name)))
    script = target / "reveal.mjs"
    # The type checker follows our import into it, but it is not ours to check.
    script.write_text("// @ts-nocheck\n" + script.read_text("utf-8"), "utf-8")
    (target / "reveal.d.mts").write_text(TYPES, "utf-8")
    return copied


if __name__ == "__main__":
    copy_reveal()
