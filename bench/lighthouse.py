"""Lighthouse's own judgement of the built site, with its preset for phones."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from bench.line import FAST, serve
from tools.content import Stamp
from tools.paths import BUILD, SITE
from tools.setup.chromium import FLAGS, find_whole
from tools.setup.node import environment

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = BUILD / "bench" / "lighthouse"
PACKAGE = "lighthouse@13.5.0"
PAGES = ("", "kalkulator/", "manfaat/jkk/", "bagikan/art/")
KINDS = ("performance", "accessibility", "best-practices", "seo")
ROUNDS = 3


class Score(NamedTuple):
    """A page and its scores out of 100, in the order of `KINDS`; performance is the median."""

    page: str
    scores: tuple[int, ...]


def _command() -> Path:
    stamp = Stamp(FOLDER / "stamp.json", PACKAGE)
    if not stamp.fresh():
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER)]
        subprocess.run([*npm, PACKAGE], check=True, env=environment())
        stamp.save([FOLDER / "package.json"])
    return FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"


def scores() -> list[Score]:
    """Judge one page of each kind, several times: what one run says of performance is noise."""
    command, found = _command(), []
    chromium = {"CHROME_PATH": str(find_whole() or ""), **environment(), "HOME": os.environ["HOME"]}
    flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    with serve(SITE, FAST) as (url, _):
        for page in PAGES:
            rounds = []
            # Now and then the browser fails to record a load; that says nothing of the page.
            for _round in range(2 * ROUNDS):
                done = subprocess.run(
                    ["node", str(command), url + page, "--quiet", "--output=json", flags],
                    check=False,
                    env=chromium,
                    stdout=subprocess.PIPE,
                )
                if done.returncode == 0:
                    kinds = json.loads(done.stdout)["categories"]
                    rounds.append([round(100 * kinds[kind]["score"]) for kind in KINDS])
                if len(rounds) == ROUNDS:
                    break
            if not rounds:
                raise RuntimeError(f"Lighthouse never finished with /{page}")
            rounds.sort()
            found.append(Score(page, tuple(rounds[len(rounds) // 2])))
            print(f"  Lighthouse, /{page}: {found[-1].scores}", flush=True)
    return found
