"""Measures the engine beside two others of its kind, in one run: `python -m bench.engine`.

Each engine goes from a question to its answer, over varied questions: ours from a query string to
a whole estimate with trace and sources; publicodes from a gross salary to a net one by the rules
of modele-social, in Node; OpenFisca from a household to two variables of its country template.
The others are installed for this alone, below build/bench/.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path
from statistics import median

from calculator.errors import InputError
from calculator.estimate import estimate, to_json
from calculator.rules import law
from calculator.scenario import Scenario
from tools import node
from tools.before.runtime.queries import queries
from tools.content import Stamp
from tools.paths import BUILD
from tools.setup.node import environment

HERE = Path(__file__).parent
FOLDER = BUILD / "bench"
NODE_PACKAGES = ("publicodes@1.10.3", "modele-social@11.1.0")
PYTHON_PACKAGES = ("openfisca-core==46.0.1", "openfisca-country-template==8.2.0")
OURS, OURS_JSON = "ours, query to estimate", "ours, query to JSON"
PUBLICODES, OPENFISCA = "publicodes, modele-social", "OpenFisca, two variables"
ROUNDS, SLOW, FAST = 3, 15, 300


def ours() -> tuple[list[float], list[float]]:
    """Measure every answerable query of the build, to the estimate and to its JSON."""
    hukum = law()
    found: list[tuple[str, str]] = []
    for query, now in queries():
        try:
            estimate(Scenario.from_query(query, now, hukum), hukum)
        except InputError:
            continue
        found.append((query, now))
    whole, text = [], []
    for query, now in found * (FAST // len(found) + 1):
        start = time.perf_counter()
        answer = estimate(Scenario.from_query(query, now, hukum), hukum)
        whole.append(time.perf_counter() - start)
        to_json(answer.jawaban())
        text.append(time.perf_counter() - start)
    return whole, text


def publicodes() -> list[float]:
    """Measure publicodes in Node."""
    folder = FOLDER / "publicodes"
    stamp = Stamp(folder / "stamp.json", " ".join(NODE_PACKAGES))
    if not stamp.fresh():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
        subprocess.run([*npm, *NODE_PACKAGES], check=True, env=environment())
        stamp.save([folder / "package.json"])
    return _seconds(node.output(HERE / "publicodes.mjs", folder, str(SLOW)))


def openfisca() -> list[float]:
    """Measure OpenFisca in a Python environment of its own."""
    folder = FOLDER / "openfisca"
    python = folder / "bin" / "python"
    stamp = Stamp(folder / "stamp.json", " ".join(PYTHON_PACKAGES))
    if not stamp.fresh():
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, *PYTHON_PACKAGES], check=True)
        stamp.save([folder / "pyvenv.cfg"])
    command = [str(python), "-W", "ignore", str(HERE / "openfisca.py"), str(FAST)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return _seconds(done.stdout)


def _seconds(text: str) -> list[float]:
    found: list[float] = json.loads(text)
    return found


def measure() -> dict[str, list[float]]:
    """Measure all in turn, so that whatever else the machine does hits all."""
    found: dict[str, list[float]] = {OURS: [], OURS_JSON: [], PUBLICODES: [], OPENFISCA: []}
    for _ in range(ROUNDS):
        whole, text = ours()
        found[OURS] += whole
        found[OURS_JSON] += text
        found[PUBLICODES] += publicodes()
        found[OPENFISCA] += openfisca()
    return found


def table(found: dict[str, list[float]]) -> str:
    """Return the medians, and how many times slower than our estimate they are."""
    base = median(found[OURS])
    lines = [f"{'median of one answer':34}{'ms':>10}{'times':>9}{'answers':>9}"]
    for name, seconds in found.items():
        middle = median(seconds)
        lines.append(f"{name:34}{middle * 1_000:>10.3f}{middle / base:>9.1f}{len(seconds):>9}")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    found = measure()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "engine.json").write_text(json.dumps(found) + "\n", "utf-8")
    print(f"CPython {sys.version.split()[0]}")
    print(table(found))


if __name__ == "__main__":
    main()
