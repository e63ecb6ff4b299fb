"""What differs between two lists of answers, told once for everything it holds for."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from upkeep.difference.scenarios import AT_ONCE, DUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from upkeep.difference.scenarios import Question

Answer = dict[str, Any]
Differences = dict[str, tuple[Any, Any]]
DUE_DAY = "iuran.jatuh_tempo"
# What these sheets are about; the rest of their answers stands on the others.
ONLY = {DUE: DUE_DAY, AT_ONCE: "iuran.total"}
# The kinds of difference, in the order they are told.
REFUSED = "dijawab atau ditolak"
AMOUNT = ""
WARNING = "peringatan "
# A warning that names a price is one warning, whatever the income.
MONEY = re.compile(r"Rp[\d.]*\d")


class Change(NamedTuple):
    """One difference and all places of a sheet where it holds.

    Attributes:
        what: the amount's path in the answer, or which warning.
        before: the value, None where there was none.
        after: likewise.
        places: for each column of the sheet, the values it holds for.
    """

    what: str
    before: Any
    after: Any
    places: dict[str, tuple[str, ...]]


class Sheet(NamedTuple):
    """The differences under one heading.

    Attributes:
        asked: how many questions stand under it; of `changed` of them something is told here.
        columns: for each column, all values that were asked.
    """

    title: str
    asked: int
    changed: int
    columns: dict[str, tuple[str, ...]]
    changes: tuple[Change, ...]


def differences(before: Answer, after: Answer) -> Differences:
    """Return what two answers to one question do not share."""
    if ("galat" in before) != ("galat" in after):
        words = [side.get("galat", "dijawab") for side in (before, after)]
        return {REFUSED: (words[0], words[1])}
    if "galat" in before:
        same = before["galat"] == after["galat"]
        return {} if same else {REFUSED: (before["galat"], after["galat"])}
    found = {}
    for kind, prefix in (("nilai", AMOUNT), ("peringatan", WARNING)):
        for key in {**before[kind], **after[kind]}:
            pair = before[kind].get(key), after[kind].get(key)
            if pair[0] != pair[1]:
                found[f"{prefix}{key}"] = _masked(*pair) if prefix else pair
    return found


def _masked(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Leave the amounts out of a warning; say where only they differ."""
    old, new = (side and MONEY.sub("Rp…", side) for side in (before, after))
    return (old, f"{new} (jumlahnya lain)") if old == new else (old, new)


def _merged(places: set[tuple[str, ...]], width: int) -> list[tuple[tuple[str, ...], ...]]:
    """Write a set of places as few products of sets of values."""
    boxes: set[tuple[frozenset[str], ...]] = {
        tuple(frozenset([value]) for value in place) for place in places
    }
    # The months first: a run of them belongs together before anything else does.
    for column in reversed(range(width)):
        joined: dict[tuple[frozenset[str], ...], frozenset[str]] = defaultdict(frozenset)
        for box in boxes:
            joined[box[:column] + box[column + 1 :]] |= box[column]
        boxes = {(*others[:column], values, *others[column:]) for others, values in joined.items()}
    return [tuple(tuple(values) for values in box) for box in boxes]


def _told(question: Question, differs: Differences, plain: Differences) -> Differences:
    """Return what is told of a question: nothing that stands elsewhere already."""
    if question.sheet in ONLY:
        kept = {ONLY[question.sheet], REFUSED}
        return {what: pair for what, pair in differs.items() if what in kept}
    told = {what: pair for what, pair in differs.items() if plain.get(what) != pair}
    told.pop(DUE_DAY, None)
    if told.get("iuran.normal") == told.get("iuran.total"):
        told.pop("iuran.normal", None)
    return told


def sheets(
    questions: Sequence[Question], before: Sequence[Answer], after: Sequence[Answer]
) -> list[Sheet]:
    """Compare answer by answer, and put together what changed alike."""
    found = [differences(old, new) for old, new in zip(before, after, strict=True)]
    by_query = {asked.query: one for asked, one in zip(questions, found, strict=True)}
    by_title: dict[str, list[tuple[Question, Differences]]] = defaultdict(list)
    for asked, one in zip(questions, found, strict=True):
        by_title[asked.sheet].append((asked, _told(asked, one, by_query.get(asked.plain, {}))))
    return [_sheet(title, pairs) for title, pairs in by_title.items()]


def _sheet(title: str, pairs: Sequence[tuple[Question, Differences]]) -> Sheet:
    names = tuple(pairs[0][0].place)
    columns = {name: tuple(dict.fromkeys(q.place[name] for q, _ in pairs)) for name in names}
    order = {name: {value: n for n, value in enumerate(all_)} for name, all_ in columns.items()}
    places: dict[tuple[str, Any, Any], set[tuple[str, ...]]] = defaultdict(set)
    for question, told in pairs:
        for what, (old, new) in told.items():
            places[what, old, new].add(tuple(question.place.values()))
    changes = []
    for (what, old, new), where in places.items():
        for box in _merged(where, len(names)):
            named = {
                name: tuple(sorted(values, key=order[name].__getitem__))
                for name, values in zip(names, box, strict=True)
            }
            changes.append(Change(what, old, new, named))

    def place(change: Change) -> tuple[object, ...]:
        first = [order[name][values[0]] for name, values in change.places.items()]
        return (change.what.startswith(WARNING), change.what, first)

    changed = sum(bool(told) for _, told in pairs)
    return Sheet(title, len(pairs), changed, columns, tuple(sorted(changes, key=place)))
