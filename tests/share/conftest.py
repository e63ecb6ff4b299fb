"""What tests of sharing use: the engine, pages as a preview sees them, a reader of codes."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import typst
import zxingcpp
from PIL import Image

from calculator.estimate import estimate
from calculator.scenario import Scenario
from tests.laws import FROZEN
from tools.paths import SITE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calculator.estimate import Estimate


@pytest.fixture
def tanya() -> Callable[[str], Estimate]:
    """Ask the engine, in November 2026."""
    return lambda query: estimate(Scenario.from_query(query, "2026-11", FROZEN), FROZEN)


@pytest.fixture
def baca_kode() -> Callable[[str], list[str]]:
    """Read the QR codes of an SVG with a reader that knows nothing of how it was made."""

    def read(svg: str) -> list[str]:
        source = (
            "#set page(width: 480pt, height: 480pt, margin: 0pt)\n"
            '#image(bytes(sys.inputs.svg), format: "svg", width: 480pt)'
        )
        png = typst.compile(source.encode(), format="png", ppi=72, sys_inputs={"svg": svg})
        with Image.open(io.BytesIO(png)) as picture:
            return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]

    return read


@dataclass
class Pratinjau(HTMLParser):
    """A built page as a crawler reads it: its head's properties, and the amounts it states."""

    path: Path
    sifat: dict[str, str] = field(default_factory=dict)
    nama: dict[str, str] = field(default_factory=dict)
    kanonis: str = ""
    oembed: str = ""
    nilai: dict[str, int] = field(default_factory=dict)
    tautan: list[str] = field(default_factory=list)
    teks: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._diam = False
        self.feed(self.path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isi = {kunci: nilai or "" for kunci, nilai in attrs}
        self._diam = tag in {"script", "style", "template"}
        if tag == "meta" and "property" in isi:
            assert isi["property"] not in self.sifat, f"{self.path}: {isi['property']} twice"
            self.sifat[isi["property"]] = isi["content"]
        elif tag == "meta" and "name" in isi:
            self.nama[isi["name"]] = isi["content"]
        elif tag == "link" and isi.get("rel") == "canonical":
            self.kanonis = isi["href"]
        elif tag == "link" and isi.get("type") == "application/json+oembed":
            self.oembed = isi["href"]
        elif tag == "output" and "data-nilai" in isi:
            self.nilai[isi["name"]] = int(isi["data-nilai"])
        elif tag == "a" and "href" in isi:
            self.tautan.append(isi["href"])

    def handle_data(self, data: str) -> None:
        if not self._diam:
            self.teks += data


@pytest.fixture(scope="session")
def pratinjau() -> dict[str, Pratinjau]:
    """Return every built page that can be shared, by its path below the site's root."""
    pages = {
        path.parent.relative_to(SITE).as_posix().removeprefix(".") + "/": Pratinjau(path)
        for path in sorted(SITE.rglob("index.html"))
    }
    assert pages, "site/ is missing: run `make build` first"
    # The page inside other sites is not shared itself.
    pages.pop("sematkan/bingkai/")
    return pages
