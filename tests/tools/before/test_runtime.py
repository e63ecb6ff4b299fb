"""The assembled runtime: complete, listed, small, and the same at every build."""

from __future__ import annotations

import ast
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.util import resolve_name
from typing import TYPE_CHECKING, Any

import pytest

from calculator.browser import respond
from tests.browser.served import served
from tools import node, report
from tools.before.runtime import assemble
from tools.before.runtime.layers.swap import STAND_INS, apply_stand_ins, originals
from tools.before.runtime.queries import queries
from tools.content import digest
from tools.paths import PACKAGE, PYODIDE, ROOT, SITE
from tools.wheels import browser_wheels, our_wheel

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder() -> Path:
    return assemble.runtime()


@pytest.fixture(scope="module")
def manifest(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return content


def names(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as opened:
        return set(opened.namelist())


def test_manifest_lists_every_file(folder: Path, manifest: dict[str, Any]) -> None:
    assert manifest["versi"] == folder.name
    there = {path.name for path in folder.iterdir()} - {"manifest.json"}
    assert set(manifest["berkas"]) == there
    for name, entry in manifest["berkas"].items():
        data = (folder / name).read_bytes()
        assert entry == {"byte": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def test_twins_hold_the_same(folder: Path) -> None:
    twins = list(folder.glob("*.gz"))
    assert len(twins) == 3 + len(assemble.LATER)
    for twin in twins:
        assert gzip.decompress(twin.read_bytes()) == twin.with_suffix("").read_bytes()


def test_probe_is_what_cpython_answers(manifest: dict[str, Any]) -> None:
    probe = manifest["uji"]
    answer = respond(probe["query"], probe["kini"])
    assert "jawaban" in json.loads(answer)
    assert hashlib.sha256(answer.encode()).hexdigest() == probe["sha256"]


def test_site_serves_this_runtime_and_this_wheel(folder: Path) -> None:
    assert digest(SITE / "mesin" / folder.name) == digest(folder)
    assert [path.name for path in (SITE / "mesin").iterdir()] == [folder.name]
    wheel = our_wheel()
    assert (SITE / "paket" / wheel.name).read_bytes() == wheel.read_bytes()
    assert wheel.name.startswith("sertakan_calculator-")
    assert wheel.name.endswith("-py3-none-any.whl")


def test_no_sources_only_bytecode(folder: Path) -> None:
    for archive in ("python_stdlib.zip", "packages.zip", *assemble.LATER):
        held = names(folder / archive)
        assert not [name for name in held if name.endswith((".py", ".pyi"))]
        assert len([name for name in held if name.endswith(".pyc")]) > 10
    assert "jinja2" in (folder / "LICENSES.txt").read_text("utf-8")


def imports(path: Path) -> set[str]:
    """Return the modules that a source file imports, at its head or later, by absolute name."""
    module = path.relative_to(ROOT).with_suffix("")
    package = ".".join(module.parts[:-1])
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            found.add(resolve_name(name, package) if node.level else name)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text("utf-8")))
    return found


def test_no_import_of_ours_is_missing(folder: Path) -> None:
    held = set().union(*(names(folder / name) for name in ("packages.zip", *assemble.LATER)))
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*.py")
        if f"{path.relative_to(ROOT).as_posix()}c" in held
    }
    assert "calculator/browser.py" in ours
    # In the browser this one is the tables themselves, and reads nothing.
    ours.remove("calculator/rules/tables.py")
    stdlib = names(folder / "python_stdlib.zip")
    missing = [
        (name, wanted)
        for name in sorted(ours)
        for wanted in sorted(imports(ROOT / name))
        if not built_in(wanted)
        and not {f"{wanted.replace('.', '/')}{end}" for end in (".pyc", "/__init__.pyc")}
        & (stdlib | held)
    ]
    assert not missing


def built_in(name: str) -> bool:
    """Tell whether the interpreter brings a module itself, frozen or in C."""
    frozen = {"abc", "codecs", "collections.abc", "io", "os", "os.path", "posixpath", "stat"}
    return (
        name in frozen
        or name in sys.builtin_module_names
        or name in {"math", "pyexpat", "unicodedata", "zlib"}
    )


def test_small_enough(folder: Path) -> None:
    assert sum(size.gzip for size in report.sizes(folder)) < 4_400_000


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("xml/sax/saxutils.py", "import os\n", "saxutils"),
        ("asyncio/__init__.py", "loop = 1\n", "asyncio/__init__"),
    ],
    ids=["changed in places", "replaced as a whole"],
)
def test_a_library_that_is_not_what_it_was_stops_the_build(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    archive = tmp_path / "python_stdlib.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr(name, text)
    with pytest.raises(RuntimeError, match=said):
        apply_stand_ins(archive, tmp_path / "result.zip")


def test_every_replacement_names_its_original() -> None:
    there = {
        path.relative_to(STAND_INS).as_posix() for path in STAND_INS.rglob("*.py") if path.is_file()
    }
    named = {f"{kind}/{name}" for kind in ("stdlib", "packages") for name in originals(kind)}
    assert there == named


def test_every_replacement_is_shipped(folder: Path) -> None:
    for kind, archive in (("stdlib", "python_stdlib.zip"), ("packages", "packages.zip")):
        assert {f"{name}c" for name in originals(kind)} <= names(folder / archive)


def test_a_script_written_differently_stops_the_build(tmp_path: Path) -> None:
    published = tmp_path / "published"
    published.mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.wasm"):
        shutil.copyfile(PYODIDE / name, published / name)
    (published / "pyodide.asm.mjs").write_text("export default () => {};\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        node.run(assemble.HERE / "layers" / "slim.mjs", published, tmp_path / "out")
    assert not (tmp_path / "out" / "pyodide.asm.wasm").exists()


def test_script_offers_what_the_webassembly_takes(folder: Path) -> None:
    script = (folder / "pyodide.asm.mjs").read_text("utf-8")
    binary = (folder / "pyodide.asm.wasm").read_bytes()
    published = (PYODIDE / "pyodide.asm.mjs").read_text("utf-8")
    (table,) = re.findall(r"var wasmImports=\{([^}]*)\}", script)
    offered = [one.partition(":")[0] for one in table.split(",")]
    assert len(offered) > 200
    assert [name for name in offered if name.encode() not in binary] == []
    # In brackets: compiled when read, and not read once more when called.
    assert script.startswith("export default(async function _createPyodideModule(")
    assert len(script) < len(published) / 2
    assert "_glDrawArrays" in published
    assert "_glDrawArrays" not in script


def test_functions_go_in_without_annotations(folder: Path) -> None:
    with zipfile.ZipFile(folder / "packages.zip") as archive:
        bytecode = archive.read("calculator/rounding.pyc")
        with_tuples = archive.read("calculator/manfaat/jkk.pyc")
    assert "->" in (PACKAGE / "rounding.py").read_text("utf-8")
    assert b"__annotate" not in bytecode
    # The fields of a named tuple are what its annotations name.
    assert b"__annotate" in with_tuples


def test_law_and_templates_go_in_ready_made(folder: Path) -> None:
    held = set().union(*(names(folder / name) for name in ("packages.zip", *assemble.LATER)))
    assert not [name for name in held if name.endswith((".toml", ".html", ".txt"))]
    compiled = [name for name in held if name.startswith("calculator/view/compiled/tmpl_")]
    assert len(compiled) == sum(1 for path in (PACKAGE / "view/templates").rglob("*.*"))


def test_queries_reach_answers_and_faults() -> None:
    answers = [json.loads(respond(query, now)) for query, now in queries()]
    assert sum("jawaban" in answer for answer in answers) > 40
    assert sum("galat" in answer for answer in answers) > 40


def test_micropip_installs_the_published_wheel(kasus: list[dict[str, Any]], tmp_path: Path) -> None:
    wheels = {path.name.split("-")[0]: str(path) for path in browser_wheels()}
    query = kasus[0]["masukan"]
    with served(SITE) as site:
        job = tmp_path / "job.json"
        job.write_text(
            json.dumps(
                {
                    "micropip": wheels["micropip"],
                    "dependencies": [wheels[name] for name in ("markupsafe", "jinja2", "segno")],
                    "url": site(f"paket/{our_wheel().name}"),
                    "origin": site.origin,
                    "query": query,
                    "kini": "2026-11",
                }
            ),
            "utf-8",
        )
        answer = node.output(ROOT / "tests" / "tools" / "before" / "micropip.mjs", job)
    assert answer.removesuffix("\n") == respond(query, "2026-11")
