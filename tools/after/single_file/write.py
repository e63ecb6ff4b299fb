"""One file for a USB stick: calculator, table, slides and main answers, opened by a double click.

A file may fetch nothing and import nothing beside itself, so everything is in it: the pages as
templates, scripts as one bundle (bundle.mjs), the engine as compressed text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import mimetypes
import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from calculator.month import long_date
from tools import node
from tools.address import leads_somewhere, site_url
from tools.archive import gzipped
from tools.before.papers import DOWNLOADS
from tools.facts import figures
from tools.markup import Element, elements, replaced
from tools.pages.hall import ukuran
from tools.paths import BUILD, ROOT, SITE

if TYPE_CHECKING:
    from pathlib import Path

HERE = ROOT / "tools/after/single_file/shell"
NAME = "sertakan-luring.html"
OUT = BUILD / "luring" / NAME
# Where pages leave room for what is only known once the file is made.
MARKERS = {"@@luring:ukuran@@": "size", "@@luring:sha256@@": "sha256"}

ENGINE = {
    "wasm": "pyodide.asm.wasm",
    "stdlib": "python_stdlib.zip",
    "paket": "packages.zip",
    "pintu": "doors.zip",
    "pyodide": "pyodide.mjs",
    "asm": "pyodide.asm.mjs",
}
# Scripts of the site that have no work in a file.
LEFT_OUT = (
    "assets/js/offline/",
    "assets/js/projector",
    "assets/js/pages/report",
    "assets/js/answer/theme",
    "assets/javascripts/",
)
STYLES_LEFT_OUT = ("no-script.css", "projector.css", "_mkdocstrings.css")
FONTS_LEFT_OUT = re.compile(r"@font-face\s*\{[^}]*(?:italic|latin-ext)[^}]*\}")
URL = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)""")
LINK = re.compile(r"""(<a\b[^>]*?\bhref=)"([^"]*)\"""")
SOURCE = re.compile(r"""(<img\b[^>]*?\bsrc=)"([^"]*)\"""")


class Page(NamedTuple):
    """A page of the site that goes into the file; without `menu`, only other pages lead to it."""

    name: str
    path: str
    menu: str


PAGES = (
    Page("kalkulator", "kalkulator/", "Kalkulator"),
    Page("mudah", "mudah/", "Versi mudah"),
    Page("hitung-mudah", "mudah/hitung/", ""),
    Page("iuran", "iuran/", "Tabel iuran"),
    Page("presentasi", "presentasi/", "Presentasi"),
    Page("meja", "acara/meja/", "Meja"),
    Page("tanya-jawab", "tanya-jawab/", "Tanya jawab"),
    Page("cara-daftar", "cara-daftar/", "Cara daftar"),
    Page("sudah-terjadi", "cara-klaim/", "Sudah terjadi?"),
    Page("klaim-kecelakaan", "cara-klaim/kecelakaan-kerja/", ""),
    Page("klaim-meninggal-kerja", "cara-klaim/meninggal-karena-kerja/", ""),
    Page("klaim-kematian", "cara-klaim/kematian/", ""),
    Page("klaim-penyakit", "cara-klaim/penyakit-akibat-kerja/", ""),
    Page("klaim-beasiswa", "cara-klaim/beasiswa/", ""),
    Page("sumber-hukum", "sumber-hukum/", "Sumber hukum"),
)


class Made(NamedTuple):
    """The finished file as pages tell of it."""

    size: str
    sha256: str


def single_file(site: Path, engine: Path) -> Made:
    """Write the file from the built pages and the assembled engine."""
    maker = _Maker(site)
    pages = [maker.page(page) for page in PAGES]
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    scripts = json.loads(node.output(HERE.parent / "bundle.mjs", HERE, site, *maker.scripts))
    text = environment.get_template("berkas.html").render(
        ikon=maker.data(site / "assets/img/favicon.svg"),
        gaya={name: _raw(css) for name, css in maker.styles.items()},
        kawung=_raw((ROOT / "overrides/potongan/presentasi-kawung.html").read_text("utf-8")),
        halaman=pages,
        akar=maker.base,
        diperiksa=long_date(figures.checked()),
        situs=maker.base if leads_somewhere(maker.base) else "",
        bagian={
            name: _raw(value)
            for name, value in {**_engine(engine), "pekerja": scripts["pekerja"]}.items()
        },
        muat=_raw(scripts["muat"]),
    )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(text, "utf-8")
    data = text.encode()
    return Made(ukuran(len(data)), hashlib.sha256(data).hexdigest())


def tell(site: Path, made: Made) -> None:
    """Write size and checksum into the pages that offer the file."""
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        if not any(marker in text for marker in MARKERS):
            continue
        for marker, field in MARKERS.items():
            text = text.replace(marker, getattr(made, field))
        path.write_text(text, "utf-8")


def _raw(text: str) -> Markup:
    """Mark what our own build wrote as it shall stand in the file."""
    return Markup(text)  # noqa: S704


def _packed(data: bytes) -> str:
    """Compress, as text."""
    return base64.b64encode(gzipped(data)).decode()


def _engine(folder: Path) -> dict[str, str]:
    """Return the engine as text: compressed data, and the lock."""
    parts = {name: _packed((folder / file).read_bytes()) for name, file in ENGINE.items()}
    parts["lock"] = json.loads((folder / "manifest.json").read_text("utf-8"))["lock"]
    return parts


class _Maker:
    """Turns built pages into parts of one file."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.base = site_url()
        self.styles: dict[str, str] = {}
        self.scripts: dict[str, None] = {}

    def page(self, page: Page) -> dict[str, object]:
        """Take one page apart."""
        text = (self.site / page.path / "index.html").read_text("utf-8")
        # What stands there without scripts has no place in a file that needs them; what waits to be
        # opened (partials/lipat.html) is there from the start.
        without = (each for each in elements(text) if each.name == "noscript")
        text = replaced(
            text,
            {
                each.whole: text[each.opened : each.closed] * ("data-lipat" in each.attributes)
                for each in without
            },
        )
        found = elements(text)
        slides = page.name == "presentasi"
        main = next(each for each in found if each.name == ("body" if slides else "article"))
        body, attributes = text[main.opened : main.closed], main.attributes
        if not slides:
            # Dialogs, data and templates that a page's script needs stand outside its article.
            beside = (each for each in found if _is_needed(each) and not _within(each, main))
            body += "".join(text[each.begin : each.end] for each in beside)
        sheets = _attributes(found, "link", "href", "stylesheet")
        styles = [name for name in (self._style(page, href) for href in sheets) if name]
        modules = _attributes(found, "script", "src", "module")
        scripts = [name for name in (self._script(page, src) for src in modules) if name]
        head = next((each for each in found if each.name == "title"), None)
        styles.append("berkas")
        self.styles["berkas"] = (HERE / "berkas.css").read_text("utf-8")
        return {
            "nama": page.name,
            "jalan": page.path,
            "menu": page.menu,
            "tautan": _fragment(page.name),
            "judul": html.unescape(text[head.opened : head.closed]) if head else page.menu,
            "gaya": " ".join(dict.fromkeys(styles)),
            "skrip": " ".join(dict.fromkeys(scripts)),
            "badan": json.dumps(attributes) if slides else "",
            "kelas": "" if slides else attributes.get("class", ""),
            "isi": _packed(self._content(page, body).encode()),
        }

    def _content(self, page: Page, body: str) -> str:
        runs = (each for each in elements(body) if each.name == "script" and not _is_data(each))
        body = replaced(body, {each.whole: "" for each in runs})
        body = SOURCE.sub(lambda found: f'{found[1]}"{self._image(page, found[2])}"', body)
        body = LINK.sub(
            lambda found: f"{found[1]}{self._link(page, html.unescape(found[2]))}", body
        )
        # Links to share lead to the site: nobody else can open this file.
        body = body.replace(
            ' id="kalkulator"', f' id="kalkulator" data-alamat="{self.base}kalkulator/"'
        )
        return re.sub(r'data-akar="[^"]*"', f'data-akar="{self.base}"', body)

    def _link(self, page: Page, href: str) -> str:
        if href.startswith(("#", "mailto:", "tel:", "http:", "https:")):
            return f'"{html.escape(href)}"'
        target = urlsplit(posixpath.normpath(posixpath.join(page.path, urlsplit(href).path)))
        path = "" if target.path == "." else f"{target.path}/"
        for other in PAGES:
            if path == other.path:
                fragment = urlsplit(href).fragment
                if other.name == "kalkulator" and "=" in fragment:
                    return f'"#{html.escape(fragment)}" data-pindah'
                return f'"{_fragment(other.name)}" data-pindah'
        return f'"{html.escape(urljoin(urljoin(self.base, page.path), href))}"'

    def _image(self, page: Page, src: str) -> str:
        return src if src.startswith("data:") else self.data(self._file(page.path, src))

    def _file(self, folder: str, href: str) -> Path:
        return self.site / posixpath.normpath(posixpath.join(folder, urlsplit(href).path))

    def data(self, path: Path) -> str:
        """Return a file as an address that holds it."""
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"

    def _style(self, page: Page, href: str) -> str:
        file = self._file(page.path, href)
        name = file.relative_to(self.site).as_posix()
        if file.name in STYLES_LEFT_OUT:
            return ""
        if name not in self.styles:
            css = FONTS_LEFT_OUT.sub("", file.read_text("utf-8"))
            folder = posixpath.dirname(name)
            self.styles[name] = URL.sub(
                lambda found: f'url("{self.data(self._file(folder, found[1]))}")', css
            )
        return name

    def _script(self, page: Page, src: str) -> str:
        name = self._file(page.path, src).relative_to(self.site).as_posix()
        if name.startswith(LEFT_OUT):
            return ""
        self.scripts[name] = None
        return name


def _fragment(name: str) -> str:
    return "#" if name == "kalkulator" else f"#hal={name}"


def _is_data(element: Element) -> bool:
    return element.name == "script" and "json" in element.attributes.get("type", "")


def _is_needed(element: Element) -> bool:
    name = element.attributes.get("id", "__")
    return element.name in {"dialog", "template"} or (_is_data(element) and name[:2] != "__")


def _within(element: Element, other: Element) -> bool:
    return other.begin < element.begin < other.end


def _attributes(found: list[Element], name: str, key: str, kind: str) -> list[str]:
    """Return where elements of a kind (their `rel` or `type`) lead."""
    of = ((each.attributes.get("rel") or each.attributes.get("type"), each) for each in found)
    return [
        each.attributes[key]
        for said, each in of
        if each.name == name and said == kind and key in each.attributes
    ]


def main() -> None:
    """Say where the file lies, how big it is, and its checksum."""
    data = (SITE / DOWNLOADS / NAME).read_bytes()
    print(
        f"{SITE / DOWNLOADS / NAME}: {len(data):,} bytes, "
        f"SHA-256 {hashlib.sha256(data).hexdigest()}"
    )


if __name__ == "__main__":
    main()
