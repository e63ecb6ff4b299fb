"""What of other people's work the site hands to its visitors, and under which licence.

Versions and licences are read from the packages that are installed by the locks; only what is
built into another part, and so has no package of its own here, is written down by hand.
"""

from __future__ import annotations

import json
import zipfile
from email.parser import HeaderParser
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from tools.paths import PYODIDE, ROOT
from tools.wheels import browser_wheels

TEXTS = Path(__file__).parent / "licences"
MODULES = ROOT / "node_modules"
# Installs the others while the site is built; does not travel itself.
ONLY_BUILDS = {"micropip"}
# The file of the licence says which of the family it is; the package's own data only say "BSD".
NAMED_BY_TEXT = {"jinja2": "BSD-3-Clause", "segno": "BSD-3-Clause"}
USES = {
    "pyodide": "Menjalankan Python di browser Anda",
    "jinja2": "Menulis hasil hitungan sebagai halaman",
    "markupsafe": "Mengamankan teks di dalam halaman",
    "segno": "Membuat kode QR",
    "xlsxwriter": "Menulis lembar hasil XLSX",
    "mkdocs-material": "Tata halaman dan menu",
    "minisearch": "Pencarian",
    "reveal.js": "Slide presentasi",
    "@libpdf/core": "Mengisi lembar cetak untuk acara Anda",
    "pako": "Memampatkan lembar cetak",
    "lru-cache": "Mengingat isi lembar cetak selagi diisi",
    "fflate": "Mengemas perlengkapan acara",
    "@fontsource-variable/plus-jakarta-sans": "Huruf situs ini",
    "@expo-google-fonts/plus-jakarta-sans": "Huruf pada kartu dan lembar cetak",
}
# Bundled with another (tools/before/kit.mjs), so not named in package.json; with its own address.
INSIDE_KIT = {
    "lru-cache": "https://github.com/isaacs/node-lru-cache",
    "pako": "https://github.com/nodeca/pako",
}
WORKBOX = "Membuka situs tanpa internet"


class Part(NamedTuple):
    """One part; `licence` is an SPDX expression, `purl` its address as a package."""

    name: str
    version: str
    licence: str
    url: str
    use: str
    purl: str
    text: str


def parts() -> list[Part]:
    """Return every part that is not ours, by name."""
    found = [*_npm(), *_wheels(), _theme(), *_inside_pyodide(), *_inside_theme()]
    return sorted(found, key=lambda part: part.name.lower())


def _npm() -> list[Part]:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    return [_npm_part(name) for name in (*wanted, *INSIDE_KIT)]


def _npm_part(name: str) -> Part:
    folder = MODULES / name
    package = json.loads((folder / "package.json").read_text("utf-8"))
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("LICENSE*"))]
    if not texts:
        texts = [(TEXTS / f"{package['license']}.txt").read_text("utf-8")]
    return Part(
        name=name,
        version=package["version"],
        licence=package["license"].strip("()"),
        url=package.get("homepage") or INSIDE_KIT[name],
        use=WORKBOX if name.startswith("workbox") else USES[name],
        purl=f"pkg:npm/{name.replace('@', '%40')}@{package['version']}",
        text="\n\n".join(texts),
    )


def _wheels() -> list[Part]:
    found = (_wheel_part(path) for path in browser_wheels())
    return [part for part in found if part.name not in ONLY_BUILDS]


def _wheel_part(path: Path) -> Part:
    with zipfile.ZipFile(path) as wheel:
        (metadata,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
        fields = HeaderParser().parsestr(wheel.read(metadata).decode())
        name, version = fields["Name"].lower(), fields["Version"]
        folder = metadata.removesuffix("METADATA")
        names = fields.get_all("License-File") or []
        texts = [wheel.read(f"{folder}licenses/{each}").decode() for each in names]
    urls = dict(each.split(", ", 1) for each in fields.get_all("Project-URL") or [])
    return Part(
        name=name,
        version=version,
        licence=fields["License-Expression"] or NAMED_BY_TEXT.get(name, fields["License"]),
        url=urls.get("Homepage") or urls["Source"],
        use=USES.get(name, ""),
        purl=f"pkg:pypi/{name}@{version}",
        text="\n\n".join(texts),
    )


def _theme() -> Part:
    theme = distribution("mkdocs-material")
    (text,) = (file for file in theme.files or () if file.match("*.dist-info/licenses/LICENSE"))
    return Part(
        name="mkdocs-material",
        version=theme.version,
        licence=theme.metadata["License-Expression"],
        url="https://squidfunk.github.io/mkdocs-material/",
        use=USES["mkdocs-material"],
        purl=f"pkg:pypi/mkdocs-material@{theme.version}",
        text=text.read_text(),
    )


def _inside_pyodide() -> list[Part]:
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    emscripten = info["platform"].removeprefix("emscripten_").replace("_", ".")
    return [
        Part(
            name="CPython",
            version=info["python"],
            licence="PSF-2.0",
            url="https://www.python.org/",
            use="Bahasa yang menghitung, di dalam Pyodide",
            purl=f"pkg:generic/cpython@{info['python']}",
            text=(TEXTS / "PSF-2.0.txt").read_text("utf-8"),
        ),
        Part(
            name="Emscripten",
            version=emscripten,
            licence="MIT",
            url="https://emscripten.org/",
            use="Jembatan antara Python dan browser, di dalam Pyodide",
            purl=f"pkg:github/emscripten-core/emscripten@{emscripten}",
            text=_mit("Copyright (c) 2010-2014 Emscripten authors, see AUTHORS file"),
        ),
    ]


def _inside_theme() -> list[Part]:
    icons = Path(str(distribution("mkdocs-material").locate_file("material/templates/.icons")))
    return [
        _npm_inside("clipboard", "2.0.11", "https://clipboardjs.com/", "Menyalin, di dalam tema"),
        _npm_inside(
            "escape-html",
            "",
            "https://github.com/component/escape-html",
            "Mengamankan teks hasil pencarian, di dalam tema",
        ),
        Part(
            name="RxJS",
            version="",
            licence="Apache-2.0",
            url="https://rxjs.dev/",
            use="Menanggapi apa yang Anda lakukan, di dalam tema",
            purl="pkg:npm/rxjs",
            text=(TEXTS / "Apache-2.0.txt").read_text("utf-8"),
        ),
        Part(
            name="Material Design Icons",
            version="",
            licence="Apache-2.0",
            url="https://pictogrammers.com/library/mdi/",
            use="Gambar kecil pada tombol",
            purl="pkg:npm/%40mdi/svg",
            text=(icons / "material" / "LICENSE").read_text("utf-8"),
        ),
    ]


HOLDERS = {
    "clipboard": "Copyright (c) Zeno Rocha",
    "escape-html": (
        "Copyright (c) 2012-2013 TJ Holowaychuk\n"
        "Copyright (c) 2015 Andreas Lubbe\n"
        'Copyright (c) 2015 Tiancheng "Timothy" Gu'
    ),
}


def _npm_inside(name: str, version: str, url: str, use: str) -> Part:
    purl = f"pkg:npm/{name}@{version}" if version else f"pkg:npm/{name}"
    return Part(name, version, "MIT", url, use, purl, _mit(HOLDERS[name]))


def _mit(holder: str) -> str:
    terms = (TEXTS / "MIT.txt").read_text("utf-8")
    return f"The MIT License\n\n{holder}\n\n{terms}"


def texts() -> str:
    """Return all licences one after another, as their authors ask."""
    ours = (ROOT / "LICENSE").read_text("utf-8")
    chapters = [("Situs ini dan paket sertakan-calculator", ours)]
    chapters += [(f"{part.name} {part.version}".strip(), part.text) for part in parts()]
    return (
        "\n\n".join(f"{title}\n{'=' * len(title)}\n\n{text.strip()}" for title, text in chapters)
        + "\n"
    )
