"""Edit, save, see it: the pages served while they are written, and reloaded at every change.

A changed page, style or script is there within seconds; a template, a text of data/ or a macro
takes a whole run of mkdocs; the engine or the law makes the runtime anew. What the build does to
finished pages is left out: previews, search words, policies, offline copy, compression. `make
serve` shows the site as it is published.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from tools.before.runtime.assemble import runtime
from tools.build import prepare
from tools.content import digest
from tools.paths import BUILD, PACKAGE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

DEV = BUILD / "dev"
DOCS = BUILD / "dev-docs"
# A change here can show on any page.
EVERYWHERE = [ROOT / name for name in ("data", "overrides", "tools", "mkdocs.yml")]
ADDRESS = "http://127.0.0.1:{port}/"


class Workshop:
    """Builds into build/dev what has changed since the last time."""

    def __init__(self, folder: Path, address: str) -> None:
        """Name the folder and the address that the pages will have."""
        self.folder = folder
        self.address = address
        self.environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        self._engine = self._everywhere = ""

    def build(self) -> None:
        """Bring the folder up to date, and say how long it took. Mistakes in a page are told."""
        start = time.monotonic()
        engine, everywhere = digest(PACKAGE), digest(*EVERYWHERE)
        one = (engine, everywhere) == (self._engine, self._everywhere)
        if engine != self._engine:
            prepare()
        settings = DOCS.with_suffix(".yml")
        make = ["mkdocs", "build", "--quiet", "--config-file", str(settings)]
        make += ["--site-dir", str(self.folder), *(["--dirty"] if one else [])]
        fill = ["tools.pages.fill", str(DOCS), self.address]
        if not (self._done(fill) and self._done(make)):
            print("not built: mend what is said above, and save again", file=sys.stderr)
            return
        python = runtime()
        shutil.copytree(python, self.folder / "mesin" / python.name, dirs_exist_ok=True)
        self._engine, self._everywhere = engine, everywhere
        print(f"{'what changed' if one else 'all pages'}: {time.monotonic() - start:.1f} s")

    def _done(self, command: list[str]) -> bool:
        """Run a module in a process of its own, which sees what was edited."""
        line = [sys.executable, "-m", *command]
        return not subprocess.run(line, check=False, cwd=ROOT, env=self.environment).returncode


def main() -> None:
    """Serve the workshop until Ctrl+C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    shop = Workshop(DEV, ADDRESS.format(port=port))
    shop.build()
    server = LiveReloadServer(shop.build, "127.0.0.1", port, str(DEV))
    for path in (ROOT / "docs", PACKAGE, *EVERYWHERE):
        server.watch(str(path))
    print(f"{server.url} (Ctrl+C ends it)", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        print()
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
