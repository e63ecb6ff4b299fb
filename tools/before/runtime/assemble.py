"""From the pinned npm package and the pinned wheels to `build/mesin/<version>/`.

Pyodide as published compiles 200 modules from source at every start and
carries a whole standard library. Here the same Pyodide, run in Node, installs
our wheels with micropip, answers many queries, and compiles exactly the modules
that were imported; the law and the templates go in already read and compiled.
The result is smaller, starts faster, and is checked to give the same answers.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

from tools import archive, node
from tools.before.runtime.layers.swap import STAND_INS, apply_stand_ins, originals
from tools.before.runtime.queries import calls, later, queries
from tools.content import Stamp, digest, files_below
from tools.paths import BUILD, ENGINE_SCRIPTS, EPOCH, PAGE_SIDE, PYODIDE, ROOT, RUNTIMES
from tools.wheels import browser_wheels, our_wheel

if TYPE_CHECKING:
    from pathlib import Path

HERE = ROOT / "tools" / "before" / "runtime"
LOOSE = BUILD / "runtime"
# Dependencies first: micropip then finds each one present and asks no index.
ORDER = ("markupsafe", "jinja2", "segno", "xlsxwriter", "sertakan_calculator")
AS_PUBLISHED = ("pyodide.mjs",)
SLIMMER = ("pyodide.asm.mjs", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"
PACKAGES = "packages.zip"
# What most visitors never need: the worker fetches it when a door asks for it (engine/worker.js).
LATER = ("kolektif.zip", "xlsx.zip")
# Modules no query imports, kept for a day that goes wrong; and those of packages that lie in the
# standard library's archive, which what comes later could not join.
EXTRA = (
    "jinja2.debug",
    *(f"encodings.{name}" for name in ("ascii", "latin_1", "idna")),
    *(f"encodings.{name}" for name in ("cp1252", "cp437", "utf_16_be", "utf_16_le")),
)


def runtime() -> Path:
    """Return the folder of the current version, assembling it if any source changed."""
    wheels = [our_wheel(), *browser_wheels()]
    stamp = Stamp(RUNTIMES / "stamp.json", _key(wheels))
    if not stamp.fresh():
        _make_loose_files(wheels)
        new = _pack()
        node.run(HERE / "verify.mjs", new, LOOSE / "job.json", LOOSE / "out" / "answers.json")
        # Only now: a build that fails leaves the last good runtime in place.
        shutil.rmtree(RUNTIMES, ignore_errors=True)
        RUNTIMES.mkdir(parents=True)
        stamp.save(files_below(new.rename(RUNTIMES / new.name)))
    (folder,) = (path for path in RUNTIMES.iterdir() if path.is_dir())
    return folder


def _key(wheels: list[Path]) -> str:
    published = [PYODIDE / name for name in (*AS_PUBLISHED, *SLIMMER, STDLIB, "package.json")]
    tools = (
        HERE,
        *(ROOT / name for name in ("tools/archive.py", "tools/wheels.py", "package-lock.json")),
    )
    return digest(*wheels, *published, *tools, *worker_scripts(), EPOCH)


def worker_scripts() -> list[Path]:
    """Return what runs beside Python in the worker; the page's part is not versioned."""
    return sorted(path for path in ENGINE_SCRIPTS.glob("*.js") if path.name not in PAGE_SIDE)


def _make_loose_files(wheels: list[Path]) -> None:
    """Let Pyodide install, watch and compile; the files land in build/runtime/out."""
    shutil.rmtree(LOOSE, ignore_errors=True)
    stdlib = LOOSE / STDLIB
    apply_stand_ins(PYODIDE / STDLIB, stdlib)
    by_name = {path.name.split("-")[0]: path for path in wheels}
    job = {
        "pyodide": str(PYODIDE),
        "inside": str(HERE / "inside.py"),
        "stdlib": str(stdlib),
        "micropip": str(by_name["micropip"]),
        "wheels": [str(by_name[name]) for name in ORDER],
        "queries": queries(),
        "calls": calls(),
        "later": later(),
        "extra": EXTRA,
        "originals": originals("packages"),
        "standIns": str(STAND_INS / "packages"),
        "out": str(LOOSE / "out"),
    }
    (LOOSE / "job.json").write_text(json.dumps(job), "utf-8")
    node.run(HERE / "assemble.mjs", LOOSE / "job.json")


def _pack() -> Path:
    """Pack the loose files, name the folder after its content, and list it."""
    loose = LOOSE / "out"
    folder = LOOSE / "new"
    folder.mkdir()
    for name in AS_PUBLISHED:
        shutil.copyfile(PYODIDE / name, folder / name)
    node.run(HERE / "layers" / "slim.mjs", PYODIDE, folder)
    for script in worker_scripts():
        shutil.copyfile(script, folder / script.name)
    archive.pack(loose / "stdlib", folder / STDLIB)
    archive.pack(loose / "packages", folder / PACKAGES)
    for name in LATER:
        archive.pack(loose / name, folder / name)
    _write_json(folder / "pyodide-lock.json", _empty_lock())
    (folder / "LICENSES.txt").write_text(_licenses(loose / "licenses"), "utf-8")
    version = f"{_published_version()}-{digest(folder)[:12]}"
    for name in (SLIMMER[-1], STDLIB, PACKAGES, *LATER):
        # For hosts that send these types uncompressed: the worker then takes the twin.
        archive.compress(folder / name)
    _write_json(folder / "manifest.json", _manifest(folder, version))
    return folder.rename(LOOSE / version)


def _published_version() -> str:
    package = json.loads((PYODIDE / "package.json").read_text("utf-8"))
    return str(package["version"])


def _empty_lock() -> dict[str, object]:
    """Pyodide wants a list of the packages it could fetch: there are none."""
    published = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return {"info": published["info"], "packages": {}}


def _manifest(folder: Path, version: str) -> dict[str, object]:
    files = {
        path.name: {
            "byte": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in files_below(folder)
    }
    # What the worker asks before it calls itself ready: the first question of the build.
    (query, now), answers = queries()[0], json.loads((LOOSE / "out" / "answers.json").read_text())
    probe = {"query": query, "kini": now, "sha256": hashlib.sha256(answers[0].encode()).hexdigest()}
    lock = (folder / "pyodide-lock.json").read_text("utf-8")
    return {"versi": version, "lock": lock, "uji": probe, "berkas": files}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


def _licenses(folder: Path) -> str:
    """Return the licences of what the archives hold, as their authors ask."""
    replaced = ", ".join((*originals("stdlib"), *originals("packages")))
    changes = (
        "Changed when this site was built: what nobody asks for is left out of Pyodide's\n"
        "WebAssembly and script; modules go in as bytecode without docstrings, asserts and\n"
        f"annotations of functions; shorter ones take the places of {replaced}.\n"
    )
    parts = [
        "Pyodide: Mozilla Public License 2.0. Source: https://github.com/pyodide/pyodide\n",
        "Python and its standard library: PSF License Version 2. Source: https://www.python.org/\n",
        changes,
    ]
    for path in files_below(folder):
        name = path.relative_to(folder).parts[0]
        parts.append(f"{name}\n{'=' * len(name)}\n{path.read_text('utf-8').strip()}\n")
    return "\n".join(parts)
