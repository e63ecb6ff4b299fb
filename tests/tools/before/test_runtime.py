"""The assembled runtime: complete, listed, small, and the same at every build."""

from __future__ import annotations

import ast
import gzip
import hashlib
import json
import re
import shutil
import sys
import zipfile
from importlib.util import resolve_name
from subprocess import CalledProcessError
from typing import TYPE_CHECKING, Any

import pytest

from bench.profile.asked import generated
from bench.trap import SEED, Compared, compare
from calculator.browser import respond
from tests.browser.served import served
from tests.safety.serangan import serangan
from tests.sweep import some
from tools import node, report
from tools.before.runtime import assemble
from tools.before.runtime.layers.chosen import LAYERS, LayerError, chosen
from tools.before.runtime.layers.swap import STAND_INS, fitting, originals
from tools.before.runtime.queries import later, queries
from tools.content import digest
from tools.paths import PACKAGE, PYODIDE, ROOT, SITE
from tools.wheels import browser_wheels, our_wheel

if TYPE_CHECKING:
    from pathlib import Path

# `PLAIN=1` and `WITHOUT` publish without layers, and must not be held up by these.
LAYERED = pytest.mark.skipif(
    chosen() != tuple(LAYERS), reason="layers are left out here on purpose"
)


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
    data = [path for path in folder.iterdir() if path.suffix in {".wasm", ".zip"}]
    assert {path.stem for path in twins} == {path.name for path in data}
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


@LAYERED
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


@LAYERED
def test_no_import_of_ours_is_missing_when_its_archive_is_there(folder: Path) -> None:
    held = names(folder / "python_stdlib.zip")
    missing, seen = [], set()
    # Doors of tables bring the last two, in that order, each when it is asked for.
    for archives in (("packages.zip",), ("doors.zip",), ("kolektif.zip", "xlsx.zip")):
        added = set().union(*(names(folder / archive) for archive in archives))
        held |= added
        ours = {
            path.relative_to(ROOT).as_posix()
            for path in PACKAGE.rglob("*.py")
            if f"{path.relative_to(ROOT).as_posix()}c" in added
        }
        seen |= ours
        # The first one imports behind its doors only; in the browser the other is the tables
        # themselves, and reads nothing.
        for name in sorted(ours - {"calculator/browser.py", "calculator/rules/tables.py"}):
            missing += [
                (archives, name, wanted)
                for wanted in sorted(imports(ROOT / name))
                if not built_in(wanted)
                and not {f"{wanted.replace('.', '/')}{end}" for end in (".pyc", "/__init__.pyc")}
                & held
            ]
    assert {"calculator/browser.py", "calculator/view/hall.py"} <= seen
    assert not missing


def built_in(name: str) -> bool:
    """Tell whether the interpreter brings a module itself, frozen or in C."""
    frozen = {"abc", "codecs", "collections.abc", "io", "os", "os.path", "posixpath", "stat"}
    return (
        name in frozen
        or name in sys.builtin_module_names
        or name in {"math", "pyexpat", "unicodedata", "zlib"}
    )


@LAYERED
def test_small_enough(folder: Path) -> None:
    assert sum(size.gzip for size in report.sizes(folder)) < 3_200_000


@pytest.fixture
def all_layers(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Return every layer, on a machine that says nothing of them."""
    for name in ("PLAIN", "WITHOUT", "STRICT_LAYERS"):
        monkeypatch.delenv(name, raising=False)
    return chosen()


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("stdlib/xml/sax/saxutils.py", "late-imports"),
        ("stdlib/asyncio/__init__.py", "no-event-loop short-faults"),
        ("packages/jinja2/lexer.py", "no-compiler"),
        ("stdlib/traceback.py", "short-faults"),
    ],
)
def test_a_library_that_is_not_what_it_was_costs_its_layer_and_no_more(
    tmp_path: Path,
    all_layers: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    layer: str,
) -> None:
    assert fitting(all_layers, PYODIDE / assemble.STDLIB, browser_wheels()) == all_layers
    kind, _, module = name.partition("/")
    archives = [PYODIDE / assemble.STDLIB, *browser_wheels()]
    changed = []
    for number, archive in enumerate(archives):
        changed.append(tmp_path / f"{number}.zip")
        with zipfile.ZipFile(archive) as old, zipfile.ZipFile(changed[-1], "w") as new:
            for one in old.namelist():
                is_it = one == module and (kind == "stdlib") == (number == 0)
                new.writestr(one, b"loop = 1" if is_it else old.read(one))
    left = fitting(all_layers, changed[0], changed[1:])
    # The traps go with any other: they were watched with all of them in place.
    gone = {*layer.split(), "trap"}
    assert left == tuple(one for one in all_layers if one not in gone)
    # Where somebody watches, it is a failure.
    monkeypatch.setenv("STRICT_LAYERS", "1")
    with pytest.raises(LayerError, match=f"{layer.split(maxsplit=1)[0]}: .*{module}"):
        fitting(all_layers, changed[0], changed[1:])


def test_layers_can_be_left_out(
    all_layers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all_layers == tuple(LAYERS)
    monkeypatch.setenv("WITHOUT", "slim, ready-made")
    assert set(LAYERS) - set(chosen()) == {"slim", "trap", "ready-made", "no-compiler"}
    monkeypatch.setenv("WITHOUT", "slimm")
    with pytest.raises(LayerError, match="slimm"):
        chosen()
    monkeypatch.delenv("WITHOUT")
    monkeypatch.setenv("PLAIN", "1")
    assert chosen() == ()


@LAYERED
def test_without_any_layer_the_runtime_is_as_published_and_answers(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAIN", "1")
    # What is asked of it decides which modules are taken from Pyodide; here all of them are.
    monkeypatch.setattr(assemble, "queries", lambda: queries()[:5])
    first = {name: calls[:3] for name, calls in later().items()}
    monkeypatch.setattr(assemble, "later", lambda: first)
    plain = assemble.runtime(tmp_path)
    for name in (*assemble.AS_PUBLISHED, *assemble.SLIMMER):
        assert (plain / name).read_bytes() == (PYODIDE / name).read_bytes()
    with zipfile.ZipFile(PYODIDE / assemble.STDLIB) as published:
        modules = {name for name in published.namelist() if not name.endswith("/")}
        assert names(plain / assemble.STDLIB) == modules
    assert "calculator/rules/iuran.toml" in names(plain / assemble.PACKAGES)
    listed = json.loads((plain / "manifest.json").read_text("utf-8"))
    assert listed["lapisan"] == []
    # The same question of the build, and the same answer, in more bytes.
    ours = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert listed["uji"] == ours["uji"]
    sizes = [sum(size.gzip for size in report.sizes(one)) for one in (folder, plain)]
    assert sizes[0] < 0.75 * sizes[1]


def test_every_replacement_names_its_original() -> None:
    there = {
        path.relative_to(STAND_INS).as_posix() for path in STAND_INS.rglob("*.py") if path.is_file()
    }
    named = {f"{layer}/{name}" for layer, modules in originals().items() for name in modules}
    assert there == named
    assert set(originals()) <= set(LAYERS)


@LAYERED
def test_every_replacement_is_shipped(folder: Path, manifest: dict[str, Any]) -> None:
    assert manifest["lapisan"] == list(LAYERS)
    shipped = {f"stdlib/{name}" for name in names(folder / assemble.STDLIB)}
    shipped |= {f"packages/{name}" for name in names(folder / assemble.PACKAGES)}
    for modules in originals().values():
        assert {f"{name}c" for name in modules} <= shipped


def test_a_script_written_differently_is_shipped_as_it_is(
    tmp_path: Path,
    all_layers: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published, out = tmp_path / "published", tmp_path / "out"
    published.mkdir()
    out.mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.wasm"):
        shutil.copyfile(PYODIDE / name, published / name)
    (published / "pyodide.asm.mjs").write_text("export default () => {};\n", "utf-8")
    monkeypatch.setattr(assemble, "PYODIDE", published)
    # The traps were watched in what it makes.
    assert set(all_layers) - set(assemble.slim(all_layers, out)) == {"slim", "trap"}
    assert "slim" in capsys.readouterr().err
    for name in assemble.SLIMMER:
        assert (out / name).read_bytes() == (published / name).read_bytes()


def test_files_that_were_not_watched_cost_the_traps_and_no_more(
    tmp_path: Path,
    all_layers: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {name: f"whole {name}" for name in assemble.WHOLE}
    for name, text in before.items():
        (tmp_path / name).write_text(text, "utf-8")

    def left() -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}

    def put_traps(folder: Path, _: Path) -> None:
        for name in before:
            (folder / name).write_text("with traps", "utf-8")

    def verify(folder: Path, _: Path) -> None:
        if "with traps" in (folder / assemble.WASM).read_text("utf-8"):
            # A question of the build met a trap.
            raise CalledProcessError(1, "node")

    monkeypatch.setattr(assemble, "_verify", verify)
    monkeypatch.setattr(assemble, "of_others", lambda _: "others than those that were watched")
    for put in (put_traps, assemble._put_traps):  # noqa: SLF001 - what can fail, with and without it
        monkeypatch.setattr(assemble, "_put_traps", put)
        assert set(all_layers) - set(assemble.trap(all_layers, tmp_path, tmp_path)) == {"trap"}
        assert "trap" in capsys.readouterr().err
        assert left() == before
    monkeypatch.setenv("STRICT_LAYERS", "1")
    with pytest.raises(LayerError, match="others than those"):
        assemble.trap(all_layers, tmp_path, tmp_path)
    # Without it, the runtime is still tried.
    put_traps(tmp_path, tmp_path)
    with pytest.raises(CalledProcessError):
        assemble.trap((), tmp_path, tmp_path)


@LAYERED
def test_traps_are_met_by_no_question_of_chance(folder: Path) -> None:
    most = {
        assemble.SCRIPT: 0.6,
        assemble.WASM: 0.7,
        assemble.STDLIB: 0.8,
        assemble.PACKAGES: 0.95,
    }
    for name, part in most.items():
        lean, whole = folder / name, folder / assemble.WHOLE[name]
        assert lean.stat().st_size < part * whole.stat().st_size
        assert not name.endswith(".zip") or names(lean) == names(whole)
    # Every hostile text once, each with another key; half a letter reaches no worker as it is.
    hostile = [one.query for one in [*serangan(4_000)][::17]]
    asked = some(generated(500, SEED), 4)
    asked += [(query, "2026-11") for query in hostile if not re.search("[\ud800-\udfff]", query)]
    assert compare(asked, folder) == Compared(traps=True, other=[])


@LAYERED
@pytest.mark.parametrize("whole", [False, True])
def test_script_offers_what_the_webassembly_takes(folder: Path, *, whole: bool) -> None:
    script_name, wasm = (
        assemble.WHOLE[name] if whole else name for name in (assemble.SCRIPT, assemble.WASM)
    )
    script = (folder / script_name).read_text("utf-8")
    binary = (folder / wasm).read_bytes()
    published = (PYODIDE / assemble.SCRIPT).read_text("utf-8")
    (table,) = re.findall(r"var wasmImports=\{([^}]*)\}", script)
    offered = [one.partition(":")[0] for one in table.split(",")]
    assert len(offered) > 100
    assert [name for name in offered if name.encode() not in binary] == []
    # In brackets: compiled when read, and not read once more when called.
    assert "export default(async function" in script
    assert len(script) < len(published) / 2
    assert "_glDrawArrays" in published
    assert "_glDrawArrays" not in script


@LAYERED
def test_functions_go_in_without_annotations(folder: Path) -> None:
    with zipfile.ZipFile(folder / "packages.zip") as archive:
        bytecode = archive.read("calculator/rounding.pyc")
        with_tuples = archive.read("calculator/manfaat/jkk.pyc")
    assert "->" in (PACKAGE / "rounding.py").read_text("utf-8")
    assert b"__annotate" not in bytecode
    # The fields of a named tuple are what its annotations name.
    assert b"__annotate" in with_tuples


@LAYERED
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
