"""Copy the site's own type from the pinned npm package into the pages' assets."""

import shutil
from pathlib import Path

from tools.paths import ROOT

PACKAGE = ROOT / "node_modules/@fontsource-variable/plus-jakarta-sans"
TARGET = ROOT / "docs/assets/fonts"

# The faces that type.css names. Latin-ext is fetched by a browser only where a page needs it.
FACES = ("latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal")


def copy_fonts(target: Path = TARGET) -> list[Path]:
    """Copy the faces and their licence to `target` and return what was written."""
    target.mkdir(parents=True, exist_ok=True)
    sources = [PACKAGE / f"files/plus-jakarta-sans-{face}.woff2" for face in FACES]
    # The Open Font License asks that its text travel with the font.
    sources.append(PACKAGE / "LICENSE")
    names = {"LICENSE": "OFL.txt"}
    return [
        Path(shutil.copyfile(source, target / names.get(source.name, source.name)))
        for source in sources
    ]


if __name__ == "__main__":
    for path in copy_fonts():
        print(path.relative_to(ROOT))
