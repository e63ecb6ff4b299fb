"""Give the search index the words people type: affixed forms and everyday synonyms.

The theme searches with lunr, which has no Indonesian stemmer, and its queries are prefixes that
pass no stemmer anyway. So the other forms go into the index: two more fields beside `title` and
`text`, never shown, declared in mkdocs.yml.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.facts.data import read

if TYPE_CHECKING:
    from collections.abc import Iterable

MENDED = Path(__file__).with_name("search_worker.js")
TITLE_WORDS = "kata_judul"
TEXT_WORDS = "kata_isi"
_TAG = re.compile(r"<[^>]+>|&\w+;")
_WORD = re.compile(r"[a-z0-9]+")
_SUFFIXES = ("", "kan", "an", "i", "nya")
_FULL = ("di", "ter", "ber", "ke", "per", "se", "memper", "diper")


def nasal(root: str, prefix: str) -> str:
    """Join me- or pe- to a root as Indonesian does: `daftar`, `mendaftar`; `sapu`, `menyapu`."""
    first, rest = root[0], root[1:]
    if first in "aiueogh":
        return f"{prefix}ng{root}"
    joined = {"k": f"ng{rest}", "p": f"m{rest}", "t": f"n{rest}", "s": f"ny{rest}"}
    if first in joined:
        return prefix + joined[first]
    if first in "bfv":
        return f"{prefix}m{root}"
    if first in "cdjz":
        return f"{prefix}n{root}"
    return prefix + root


@cache
def forms(root: str) -> frozenset[str]:
    """Return a root with its usual prefixes and suffixes."""
    stems = [root, nasal(root, "me"), nasal(root, "pe"), *(prefix + root for prefix in _FULL)]
    return frozenset(stem + suffix for stem in stems for suffix in _SUFFIXES)


@cache
def _root_of() -> dict[str, str]:
    """Return each known form with its root; a shorter root gives way to a longer one."""
    roots = sorted(set(read("pencarian")["akar"]), key=len)
    return {form: root for root in roots for form in forms(root)}


def words(text: str) -> set[str]:
    """Return the words of a text with markup."""
    return set(_WORD.findall(_TAG.sub(" ", text).lower()))


def _synonyms(found: set[str]) -> set[str]:
    """Return the everyday words for words of ours."""
    pairs: dict[str, list[str]] = read("pencarian")["sinonim"]
    return {theirs for theirs, ours in pairs.items() if found.intersection(ours)}


def _families(found: Iterable[str], vocabulary: set[str], *, every: bool) -> set[str]:
    """Return other forms of the same roots: those the site uses, or with `every` all usual ones."""
    roots = {_root_of()[word] for word in found if word in _root_of()}
    wanted = {form for root in roots for form in forms(root)}
    return wanted if every else wanted & vocabulary


def _enrich(entry: dict[str, Any], vocabulary: set[str]) -> None:
    title, text = words(entry["title"]), words(entry["text"])
    extra: str = read("pencarian")["halaman"].get(entry["location"], "")
    typed = words(extra)
    whole_page = "#" not in entry["location"]
    near = title | typed
    beside = near | _synonyms(title) | _families(near, vocabulary, every=whole_page)
    entry[TITLE_WORDS] = " ".join(sorted(beside - title))
    far = _synonyms(text) | _families(text, vocabulary, every=False)
    entry[TEXT_WORDS] = " ".join(sorted(far - text - beside))


def enrich(site: Path) -> None:
    """Write the further words into the built search index."""
    path = site / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    missing = {TITLE_WORDS, TEXT_WORDS} - set(index["config"]["fields"])
    if missing:
        raise ValueError(
            f"mkdocs.yml, search: fields {', '.join(sorted(missing))} are not declared"
        )
    entries = index["docs"]
    unknown = set(read("pencarian")["halaman"]) - {entry["location"] for entry in entries}
    if unknown:
        raise ValueError(
            f"pencarian.toml names pages that are not there: {', '.join(sorted(unknown))}"
        )
    vocabulary = {
        word for entry in entries for word in words(entry["title"]) | words(entry["text"])
    }
    for entry in entries:
        _enrich(entry, vocabulary)
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    _mend_worker(site)


def _mend_worker(site: Path) -> None:
    """Let the theme's search keep words with digits; why stands in search_worker.js."""
    (worker,) = (site / "assets/javascripts/workers").glob("search.*.js")
    with worker.open("a", encoding="utf-8") as script:
        script.write(f"\n{MENDED.read_text('utf-8')}")
