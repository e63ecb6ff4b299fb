"""A plugin of pytest: the browser tests run with a runtime that tells which functions are called.

What tests find is of no interest here: a page asks more than it otherwise would, and is slower.
"""

from __future__ import annotations

import hashlib
import json
import os
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from tools import archive
from tools.before.runtime.assemble import SCRIPT, WASM
from tools.paths import BUILD, SITE
from tools.serve import Handler

if TYPE_CHECKING:
    import pytest

HERE = Path(__file__).parent
SEEN = BUILD / "profile"
_words: list[int] = []
_script: set[int] = set()


def _post(handler: Handler) -> None:
    text = handler.rfile.read(int(handler.headers["content-length"])).decode()
    handler.send_response(HTTPStatus.NO_CONTENT)
    handler.end_headers()
    words, _, script = text.partition("|")
    _script.update(map(int, script.split()))
    for index, word in enumerate(words.split()):
        if index == len(_words):
            _words.append(0)
        _words[index] |= int(word, 16)


def pytest_configure(config: pytest.Config) -> None:
    """Take what workers send."""
    del config
    Handler.do_POST = _post  # type: ignore[attr-defined]


def pytest_runtest_logfinish() -> None:
    """Keep what was seen so far: a run may be stopped."""
    SEEN.mkdir(parents=True, exist_ok=True)
    told = {"ran": seen(_words), "script": sorted(_script)}
    (SEEN / f"browser-{os.getpid()}.json").write_text(json.dumps(told), "utf-8")


def seen(words: list[int]) -> list[int]:
    """Return the numbers of the functions whose bit is set."""
    return [
        64 * index + bit for index, word in enumerate(words) for bit in range(64) if word >> bit & 1
    ]


def put_in() -> None:
    """Put the watching WebAssembly and script into the built site."""
    (folder,) = (SITE / "mesin").iterdir()
    for name, watching in ((WASM, "calls.wasm"), (SCRIPT, "calls.mjs")):
        (folder / name).write_bytes((SEEN / watching).read_bytes())
    archive.compress(folder / WASM)
    worker = folder / "worker.js"
    prelude = (HERE / "prelude.js").read_text("utf-8")
    if prelude not in (text := worker.read_text("utf-8")):
        worker.write_text(prelude + text, "utf-8")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    for name, of in manifest["berkas"].items():
        content = (folder / name).read_bytes()
        of |= {"byte": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
