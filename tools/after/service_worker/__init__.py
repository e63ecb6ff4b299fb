"""The site without a network: a service worker that keeps one whole version of it.

Every file is listed with the hash of its content, so a version is taken whole or not at all: a file
of another version, or a broken one, stops the installation and the version before stays.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from tools.before.runtime.assemble import WHOLE
from tools.content import files_below
from tools.facts import figures
from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WORKBOX = ("core", "routing", "strategies", "precaching")
SOURCE = ROOT / "tools/after/service_worker/sw.js"
# What it shares with the pages: how an address is read, how the engine's stores are named.
SHARED = (
    ROOT / "docs/assets/js/base/tidy.js",
    ROOT / "docs/assets/js/engine/store.js",
)
SCRIPT = "sw.js"
ABOUT = "luring.json"

# What nobody needs in the hall: twins for hosts, pictures for previews elsewhere, the package for
# programmers, the download that is a site of its own. The engine's data are kept apart.
LEFT_OUT = re.compile(
    r"""
    .*\.gz | _headers | \..* | sitemap\.xml | robots\.txt | sw\.js | luring\.json
    | CNAME | .*\.txt | paket/.* | kartu/.* | bagikan/.* | assets/images/.* | unduh/.*\.html
    | mesin/[^/]+/(?:manifest\.json|.*\.whole\.mjs|.*\.(?:wasm|zip))
    """,
    re.VERBOSE,
)


# What comes before all others on a first visit: the calculator with what it asks for, what to do
# after an accident, and the page that says there is no internet.
FIRST = re.compile(
    r"""
    (?:kalkulator/ | cara-klaim/.* )?index\.html | 404\.html | luring\.json
    | assets/(?!vendor/).* | mesin/.* | manifest\.webmanifest | favicon\.ico
    """,
    re.VERBOSE,
)


class Entry(NamedTuple):
    """A file as the service worker lists it: where, what content, checked how."""

    url: str
    revision: str
    integrity: str


def name_of(site: Path, path: Path) -> str:
    """Name a file as it stands in the site."""
    return path.relative_to(site).as_posix()


def entry(site: Path, path: Path) -> Entry:
    """Describe one file; a folder's index goes by the folder, as links do."""
    name = name_of(site, path)
    if name == "index.html" or name.endswith("/index.html"):
        name = name.removesuffix("index.html")
    digest = hashlib.sha256(path.read_bytes()).digest()
    integrity = "sha256-" + base64.b64encode(digest).decode()
    return Entry(quote(name) or "./", digest.hex()[:16], integrity)


def kept(site: Path) -> list[Path]:
    """Return the files that a visitor keeps."""
    return [path for path in files_below(site) if not LEFT_OUT.fullmatch(name_of(site, path))]


def write_worker(site: Path, engine: str) -> None:
    """Write the service worker and what it says about itself; the last step, over finished files.

    Args:
        site: the built site.
        engine: name of the runtime's version folder below `mesin/`.
    """
    files = kept(site)
    entries = [entry(site, path) for path in files]
    listed = json.dumps([one._asdict() for one in entries])
    manifest = (site / "mesin" / engine / "manifest.json").read_bytes()
    version = hashlib.sha256(listed.encode() + manifest + _source().encode()).hexdigest()[:12]
    about = {
        "versi": version,
        "diperiksa": figures.checked().isoformat(),
        "halaman": {"jumlah": len(files), "byte": sum(path.stat().st_size for path in files)},
        "mesin": {"tempat": f"mesin/{engine}/", "byte": _engine_bytes(json.loads(manifest))},
    }
    (site / ABOUT).write_text(json.dumps(about), "utf-8")
    entries.append(entry(site, site / ABOUT))
    first = [one for one in (*files, site / ABOUT) if FIRST.fullmatch(name_of(site, one))]
    facts = {
        "versi": version,
        "halaman": [one._asdict() for one in entries],
        "dulu": [entry(site, one).url for one in first],
        "mesin": {
            "tempat": about["mesin"]["tempat"],  # type: ignore[index]
            "manifest": hashlib.sha256(manifest).hexdigest(),
        },
    }
    parts = [
        (ROOT / f"node_modules/workbox-{name}/build/workbox-{name}.prod.js").read_text("utf-8")
        for name in WORKBOX
    ]
    parts = [re.sub(r"\n//# sourceMappingURL=.*", "", part) for part in parts]
    own = _source()
    licence = "/* Workbox: MIT licence, copyright Google LLC */"
    isi = f"self.ISI = {json.dumps(facts)};"
    (site / SCRIPT).write_text("\n".join((licence, *parts, isi, own)), "utf-8")


def _source() -> str:
    """Return our own part of the worker: what it shares with pages, and the rest."""
    shared = "".join(path.read_text("utf-8") for path in SHARED)
    return shared.replace("export function", "function") + SOURCE.read_text("utf-8")


def _engine_bytes(manifest: dict[str, dict[str, dict[str, int]]]) -> dict[str, int]:
    """Return what the engine's data take: as they travel, and on the device."""
    files = manifest["berkas"]
    whole = WHOLE.values()
    data = [name for name in files if name.endswith((".wasm", ".zip")) and name not in whole]
    travels = sum(files.get(f"{name}.gz", files[name])["byte"] for name in data)
    return {"unduh": travels, "simpan": sum(files[name]["byte"] for name in data)}
