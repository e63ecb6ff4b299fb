"""The search: an index made from the finished pages, and what asks it.

Nothing here knows who made the pages. Of the theme only the box and its list of results are used;
`worker.js` speaks with them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.after.search.sections import Section, searched, sections
from tools.after.search.words import families, synonyms, words
from tools.facts.data import read
from tools.node import run
from tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HERE = ROOT / "tools/after/search"
# What the theme fetches on every page: how words end, and nothing else.
INDEX = "search/search_index.json"
# What the searcher fetches when somebody types.
ENTRIES = "isi.json"
# Where words end; the theme marks them on the page that was found by the same rule.
SEPARATOR = r'[\s\-–,:;!?=()\[\]"“”/·]+|\.(?!\d)'
PAGE_WORDS = "kata_halaman"
TITLE_WORDS = "kata_judul"
TEXT_WORDS = "kata_isi"


def _entry(section: Section, extra: str, vocabulary: set[str]) -> dict[str, str]:
    title, text, typed = words(section.title), words(section.text), words(extra)
    near = title | typed
    whole_page = "#" not in section.location
    beside = synonyms(title) | families(near, vocabulary, every=whole_page)
    far = synonyms(text) | families(text, vocabulary, every=False)
    further = {
        PAGE_WORDS: typed - title,
        TITLE_WORDS: beside - near,
        TEXT_WORDS: far - text - beside - near,
    }
    return section._asdict() | {key: " ".join(sorted(found)) for key, found in further.items()}


def entries(site: Path, docs: Path) -> list[dict[str, str]]:
    """Return all that can be found on the pages of a built site, made of the sources in `docs`."""
    found: list[Section] = []
    for location in searched(docs):
        page = site / location / "index.html"
        found += sections(page.read_text("utf-8"), location)
    typed: dict[str, str] = read("pencarian")["halaman"]
    technical: dict[str, str] = read("pencarian")["pengembang"]
    unknown = set(typed) - {one.location for one in found}
    if unknown:
        raise ValueError(
            f"pencarian.toml names pages that are not there: {', '.join(sorted(unknown))}"
        )
    vocabulary = {word for one in found for word in words(one.title) | words(one.text)}
    made = [_entry(one, typed.get(one.location, ""), vocabulary) for one in found]
    return made + [_by_words_alone(site, *one) for one in technical.items()]


def _by_words_alone(site: Path, location: str, typed: str) -> dict[str, str]:
    """Return a page that no search for anything else may find, whatever it says."""
    whole = sections((site / location / "index.html").read_text("utf-8"), location)[0]
    further = {PAGE_WORDS: typed, TITLE_WORDS: "", TEXT_WORDS: ""}
    return whole._replace(text="")._asdict() | further


def publish(site: Path) -> None:
    """Write the index, and in the place of the theme's searcher our own."""
    (theirs,) = (site / "assets/javascripts/workers").glob("search.*.js")
    write(site, site / INDEX, theirs)


def write(site: Path, index: Path, worker: Path) -> None:
    """Write what can be found on the pages of a site, and the searcher as one script."""
    _put(index, {"config": {"separator": SEPARATOR}, "docs": []})
    _put(index.with_name(ENTRIES), entries(site, ROOT / "docs"))
    run(HERE / "bundle.mjs", HERE / "worker.js", worker)


def _put(path: Path, made: object) -> None:
    path.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")), "utf-8")
