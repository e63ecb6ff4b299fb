"""Copy what pages load of other people's from its pinned npm packages into the pages' assets."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools import node
from tools.paths import ROOT

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


KIT = ROOT / "docs/assets/vendor/kit"
BUNDLE = Path(__file__).parent / "kit.mjs"
KIT_FONT = (
    ROOT / "node_modules/@expo-google-fonts/plus-jakarta-sans/600SemiBold"
    "/PlusJakartaSans_600SemiBold.ttf"
)
KIT_TYPES = """export { PDF, PdfArray, PdfDict, PdfName } from "@libpdf/core";
export { PdfNumber, PdfRef, PdfString } from "@libpdf/core";
export type { EmbeddedFont, PDFPage, PdfObject } from "@libpdf/core";
export { strToU8, zipSync } from "fflate";
"""


def bundle_kit(target: Path = KIT) -> None:
    """Put together what an organiser's page fills papers and packs its kit with, and its type."""
    target.mkdir(parents=True, exist_ok=True)
    node.run(BUNDLE, target / "kit.mjs")
    (target / "kit.d.mts").write_text(KIT_TYPES, "utf-8")
    shutil.copyfile(KIT_FONT, target / "huruf.ttf")


if __name__ == "__main__":
    copy_reveal()
    bundle_kit()
