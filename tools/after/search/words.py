"""The words people type, for the search: affixed forms and everyday synonyms.

No search engine at hand has an Indonesian stemmer, and visitors see results while they type, which
no stemmer helps. So the other forms go into the index, beside what the page says, never shown.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tools.facts.data import read

if TYPE_CHECKING:
    from collections.abc import Iterable

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


@cache
def _synonyms() -> dict[str, list[str]]:
    """Return each everyday word with the words of ours that it stands for."""
    pairs: dict[str, list[str]] = read("pencarian")["sinonim"]
    return pairs


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(_WORD.findall(text.lower()))


def synonyms(found: set[str]) -> set[str]:
    """Return the everyday words for words of ours."""
    return {theirs for theirs, ours in _synonyms().items() if found.intersection(ours)}


def families(found: Iterable[str], vocabulary: set[str], *, every: bool) -> set[str]:
    """Return other forms of the same roots: those the site uses, or with `every` all usual ones."""
    roots = {_root_of()[word] for word in found if word in _root_of()}
    wanted = {form for root in roots for form in forms(root)}
    return wanted if every else wanted & vocabulary
