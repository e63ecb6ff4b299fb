"""The plain page: what anyone would write who has read Pyodide's introduction.

Stock `loadPyodide`, then `micropip.install` of the same wheels from the same
server. It runs in a module worker like ours, so that both are slowed alike.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from tools.paths import BUILD, PYODIDE
from tools.wheels import browser_wheels, our_wheel

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = BUILD / "bench" / "plain"
FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)

PAGE = """<!doctype html>
<html lang="id"><meta charset="utf-8"><title>plain</title><link rel="icon" href="data:,">
<script type="module">
  const worker = new Worker("worker.js", { type: "module" });
  worker.onmessage = ({ data }) => { window.siap = performance.now(); window.jawaban = data; };
</script></html>
"""
WORKER = """import { loadPyodide } from "./pyodide.mjs";
const wheels = %s.map((name) => new URL(name, import.meta.url).href);
const micropip = wheels.find((url) => url.includes("/micropip-"));
const python = await loadPyodide();
await python.loadPackage(micropip);
const rest = wheels.filter((url) => url !== micropip);
await python.pyimport("micropip").install.callKwargs(rest, { deps: false });
postMessage(python.pyimport("calculator.browser").respond(%s, %s));
"""


def plain_page(query: str, now: str) -> Path:
    """Write the page and everything it loads, and return the folder."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(PYODIDE / name, FOLDER / name)
    # No workbook is written for a first answer, on either page.
    asked = (wheel for wheel in browser_wheels() if not wheel.name.startswith("xlsxwriter"))
    wheels = [our_wheel(), *asked]
    for wheel in wheels:
        shutil.copyfile(wheel, FOLDER / wheel.name)
    (FOLDER / "index.html").write_text(PAGE, "utf-8")
    names = json.dumps([wheel.name for wheel in wheels])
    worker = WORKER % (names, json.dumps(query), json.dumps(now))
    (FOLDER / "worker.js").write_text(worker, "utf-8")
    return FOLDER
