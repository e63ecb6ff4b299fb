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
import os
import shutil
from subprocess import CalledProcessError
from typing import TYPE_CHECKING, Any

from tools import archive, node
from tools.before.runtime.layers.chosen import LAYERS, LayerError, chosen, fall
from tools.before.runtime.layers.swap import apply_stand_ins, fitting, stand_ins
from tools.before.runtime.queries import later, queries
from tools.content import Stamp, digest, files_below
from tools.paths import BUILD, ENGINE_SCRIPTS, EPOCH, PYODIDE, ROOT, RUNTIMES
from tools.wheels import browser_wheels, our_wheel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HERE = ROOT / "tools" / "before" / "runtime"
# What is made of the locked packages alone: another engine changes none of it.
KEPT = BUILD / "lapisan"
# Dependencies first: micropip then finds each one present and asks no index.
ORDER = ("markupsafe", "jinja2", "segno", "xlsxwriter", "sertakan_calculator")
AS_PUBLISHED = ("pyodide.mjs",)
SLIMMER = ("pyodide.asm.mjs", "pyodide.asm.wasm")
SCRIPT, WASM = SLIMMER
LAYER = HERE / "layers"
# It is served with Python, under its version.
WORKER = ENGINE_SCRIPTS / "worker.js"
# What was seen to run (bench/profile writes it).
RAN = LAYER / "ran.json"
STDLIB = "python_stdlib.zip"
PACKAGES = "packages.zip"
# Without traps: for a visitor who met one.
WHOLE = {
    SCRIPT: "pyodide.whole.mjs",
    WASM: "pyodide.whole.wasm",
    STDLIB: "python_stdlib.whole.zip",
    PACKAGES: "packages.whole.zip",
}
# What is used here and elsewhere.
SHARED = ("tools/archive.py", "tools/as-written.mjs", "tools/wheels.py", "package-lock.json")
# What the first answer does without: the worker fetches it after that, or when a door asks for it
# (engine/worker.js).
LATER = ("doors.zip", "kolektif.zip", "xlsx.zip")
# Modules no query imports, kept for a day that goes wrong; and those of packages that lie in the
# standard library's archive, which what comes later could not join.
EXTRA = (
    "jinja2.debug",
    *(f"encodings.{name}" for name in ("ascii", "latin_1", "idna")),
    *(f"encodings.{name}" for name in ("cp1252", "cp437", "utf_16_be", "utf_16_le")),
)


def runtime(below: Path = BUILD) -> Path:
    """Return the folder of the current version, assembling it if any source changed.

    Args:
        below: the folder in which `runtime/` holds what is on the way, and `mesin/` the result.

    Raises:
        LayerError: a layer does not fit, and `STRICT_LAYERS` is set.
    """
    wheels, layers = [our_wheel(), *browser_wheels()], chosen()
    results = below / RUNTIMES.name
    stamp = Stamp(results / "stamp.json", _key(wheels, layers))
    if not stamp.fresh():
        loose = below / "runtime"
        layers = fitting(layers, PYODIDE / STDLIB, wheels)
        try:
            new = _assemble(wheels, layers, loose)
        except CalledProcessError as error:
            if not layers:
                raise
            layers = fall(layers, layers, f"what they make fails ({error})")
            new = _assemble(wheels, layers, loose)
        # Only now: a build that fails leaves the last good runtime in place.
        shutil.rmtree(results, ignore_errors=True)
        results.mkdir(parents=True)
        stamp.save(files_below(new.rename(results / new.name)))
    (folder,) = (path for path in results.iterdir() if path.is_dir())
    return folder


def _assemble(wheels: list[Path], layers: tuple[str, ...], loose: Path) -> Path:
    _make_loose_files(wheels, layers, loose)
    return _pack(layers, loose)


def _verify(folder: Path, loose: Path) -> None:
    node.run(HERE / "verify.mjs", folder, loose / "job.json", loose / "out" / "answers.json")


def _key(wheels: list[Path], layers: tuple[str, ...]) -> str:
    published = [PYODIDE / name for name in (*AS_PUBLISHED, *SLIMMER, STDLIB, "package.json")]
    tools = (
        HERE,
        *(ROOT / name for name in SHARED),
    )
    return digest(*wheels, *published, *tools, ENGINE_SCRIPTS, EPOCH, " ".join(layers))


def _make_loose_files(wheels: list[Path], layers: tuple[str, ...], loose: Path) -> None:
    """Let Pyodide install, watch and compile; the files land in `out`."""
    shutil.rmtree(loose, ignore_errors=True)
    stdlib = loose / STDLIB
    apply_stand_ins(layers, PYODIDE / STDLIB, stdlib)
    by_name = {path.name.split("-")[0]: path for path in wheels}
    job = {
        "pyodide": str(PYODIDE),
        "inside": str(HERE / "inside.py"),
        "stdlib": str(stdlib),
        "micropip": str(by_name["micropip"]),
        "wheels": [str(by_name[name]) for name in ORDER],
        "queries": queries(),
        "later": later(),
        "extra": EXTRA,
        "layers": layers,
        "ran": {name: numbers(lines) for name, lines in seen()["lines"].items()},
        "standIns": {name: str(path) for name, path in stand_ins(layers, "packages").items()},
        "out": str(loose / "out"),
    }
    (loose / "job.json").write_text(json.dumps(job), "utf-8")
    node.run(HERE / "assemble.mjs", loose / "job.json")


def _pack(layers: tuple[str, ...], loose: Path) -> Path:
    """Pack the loose files, name the folder after its content, and list it."""
    out, folder = loose / "out", loose / "new"
    folder.mkdir()
    for name in AS_PUBLISHED:
        shutil.copyfile(PYODIDE / name, folder / name)
    layers = slim(layers, folder)
    node.run(HERE / "worker.mjs", WORKER, folder / WORKER.name)
    archive.pack(out / "stdlib", folder / STDLIB)
    archive.pack(out / "packages", folder / PACKAGES)
    for name in LATER:
        archive.pack(out / name, folder / name)
    _write_json(folder / "pyodide-lock.json", _empty_lock())
    layers = trap(layers, folder, loose)
    (folder / "LICENSES.txt").write_text(_licenses(out / "licenses", layers), "utf-8")
    version = f"{_published_version()}-{digest(folder)[:12]}"
    whole = WHOLE.values() if "trap" in layers else ()
    for name in (*WHOLE, *whole, *LATER):
        # For hosts that send these types uncompressed: the worker then takes the twin.
        if not name.endswith(".mjs"):
            archive.compress(folder / name)
    answer = json.loads((out / "answers.json").read_text("utf-8"))[0]
    _write_json(folder / "manifest.json", _manifest(folder, version, layers, answer))
    return folder.rename(loose / version)


def slim(layers: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Put WebAssembly and script into the folder, made smaller where that layer holds."""
    if "slim" in layers:
        try:
            of = [PYODIDE / name for name in (*AS_PUBLISHED, *SLIMMER)]
            _keep("slim", of, folder, lambda: node.run(LAYER / "slim.mjs", PYODIDE, folder))
        except CalledProcessError as error:
            layers = fall(
                layers, ("slim",), f"WebAssembly or script is written differently ({error})"
            )
    if "slim" not in layers:
        for name in SLIMMER:
            shutil.copyfile(PYODIDE / name, folder / name)
    return layers


def trap(layers: tuple[str, ...], folder: Path, loose: Path) -> tuple[str, ...]:
    """Put traps where no function was seen to run, and see that the runtime answers."""
    if "trap" in layers:
        for name, whole in WHOLE.items():
            shutil.copyfile(folder / name, folder / whole)
        try:
            _put_traps(folder, loose / "out")
            _verify(folder, loose)
        except (CalledProcessError, LayerError) as error:
            for name, whole in WHOLE.items():
                (folder / whole).replace(folder / name)
            layers = fall(layers, ("trap",), f"it was watched otherwise ({error})")
    if "trap" not in layers:
        _verify(folder, loose)
    return layers


def _put_traps(folder: Path, out: Path) -> None:
    if (found := of_others(out)) != seen()["python"]:
        message = f"other modules than those that were watched: {found}"
        raise LayerError(message)
    of = [*(folder / name for name in (*AS_PUBLISHED, *SLIMMER)), PYODIDE / WASM]
    _keep("trap", of, folder, lambda: node.run(LAYER / "trap.mjs", folder, PYODIDE))
    archive.pack(out / "lean" / "stdlib", folder / STDLIB)
    archive.pack(out / "lean" / "packages", folder / PACKAGES)


def _keep(layer: str, of: list[Path], folder: Path, make: Callable[[], None]) -> None:
    """Let a layer make WebAssembly and script in the folder, unless it did so before."""
    named = os.environ.get("NAME_TRAPS", "")
    key = digest(*of, LAYER, ROOT / "package-lock.json", named)
    kept = KEPT / layer / key
    if kept.is_dir():
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        return
    make()
    shutil.rmtree(kept.parent, ignore_errors=True)
    new = kept.parent / "new"
    new.mkdir(parents=True)
    for name in SLIMMER:
        shutil.copyfile(folder / name, new / name)
    new.rename(kept)


def seen() -> dict[str, Any]:
    """Return what was seen to run: of which WebAssembly and which modules, and what of them."""
    found: dict[str, Any] = json.loads(RAN.read_text("utf-8"))
    return found


def numbers(ranges: str) -> list[int]:
    """Return what "1-3 5" names: 1, 2, 3 and 5."""
    found: list[int] = []
    for one in ranges.split():
        first, _, last = one.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def of_others(out: Path) -> str:
    """Return a hash of the modules that are not ours, whole, as they lie in `out`."""
    packages = (path for path in (out / "packages").iterdir() if path.name != "calculator")
    return digest(out / "stdlib", *sorted(packages))


def _published_version() -> str:
    package = json.loads((PYODIDE / "package.json").read_text("utf-8"))
    return str(package["version"])


def _empty_lock() -> dict[str, object]:
    """Pyodide wants a list of the packages it could fetch: there are none."""
    published = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    return {"info": published["info"], "packages": {}}


def _manifest(
    folder: Path, version: str, layers: tuple[str, ...], answer: str
) -> dict[str, object]:
    files = {
        path.name: {
            "byte": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in files_below(folder)
    }
    # What the worker asks before it calls itself ready: the first question of the build.
    query, now = queries()[0]
    probe = {"query": query, "kini": now, "sha256": hashlib.sha256(answer.encode()).hexdigest()}
    lock = (folder / "pyodide-lock.json").read_text("utf-8")
    return {
        "versi": version,
        "lapisan": layers,
        "lock": lock,
        "uji": probe,
        "berkas": files,
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


def _licenses(folder: Path, layers: tuple[str, ...]) -> str:
    """Return the licences of what the archives hold, as their authors ask."""
    replaced = ", ".join((*stand_ins(layers, "stdlib"), *stand_ins(layers, "packages")))
    changes = "".join(
        (
            "Changed when this site was built:" if layers else "Nothing was changed.",
            *(f"\n- {LAYERS[layer]};" for layer in layers),
            f"\n- shorter modules take the places of {replaced}." if replaced else "",
            "\n",
        )
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
