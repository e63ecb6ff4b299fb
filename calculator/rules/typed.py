"""Plain tables become records of the model by the model's own types; whatever does not fit raises.

The types say all: what a key must hold, that it may be missing (`X | None`), which words are
allowed, what is a citation. `tools/after/open_data.py` writes the published schema from the same
types.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from calculator.errors import DataError
from calculator.kinds import bare, fields
from calculator.month import Month
from calculator.rules.model import KunciKutipan, Kutipan
from calculator.rules.tables import Table

T = TypeVar("T")
# Takes what stands in the file, the place, and the key it stands at.
Read = Callable[[object, str, str], Any]


def require(right: object, where: str, pesan: str) -> None:
    """Raise where the data are not right.

    Raises:
        DataError: says in which file and where.
    """
    if not right:
        raise DataError(f"{where}: {pesan}")


def table(raw: object, where: str) -> Table:
    """Give a copy of a table, to take keys out of."""
    if isinstance(raw, dict):
        return dict(raw)
    raise DataError(f"{where}: harus tabel, yang ada {raw!r}")


def named(raw: object, field: str, key: str, where: str) -> Table:
    """Give a copy of a table with the key it stands at as one of its fields."""
    entry = table(raw, where)
    require(field not in entry, where, f"kunci tidak dikenal: {field}")
    return {field: key, **entry}


def fault(where: str, kunci: str, pesan: str) -> DataError:
    """Say what is wrong with the value of a key; a provision's value needs none."""
    return DataError(f"{where}: {pesan}" if kunci == "nilai" else f"{where}: {kunci} {pesan}")


def _plain(kind: type[T], raw: object, where: str, kunci: str) -> T:
    # A yes or no is a whole number to Python, and a mistake here.
    if isinstance(raw, kind) and (kind is not int or not isinstance(raw, bool)):
        return raw
    raise fault(where, kunci, f"harus {kind.__name__}, yang ada {raw!r}")


def _filled(raw: object, where: str, kunci: str) -> list[Any]:
    if isinstance(raw, list) and raw:
        return raw
    raise fault(where, kunci, "harus daftar yang berisi")


def _whole_number(raw: object, where: str, kunci: str) -> int:
    nilai = _plain(int, raw, where, kunci)
    if nilai < 0:
        raise fault(where, kunci, "tidak boleh negatif")
    return nilai


def _fraction(raw: object, where: str, kunci: str) -> Fraction:
    if not isinstance(raw, str):
        raise fault(where, kunci, "pecahan ditulis sebagai teks, misalnya '1/100'")
    try:
        nilai = Fraction(raw)
    except (ValueError, ZeroDivisionError):
        raise fault(where, kunci, f"{raw!r} bukan pecahan") from None
    if nilai < 0:
        raise fault(where, kunci, "tidak boleh negatif")
    return nilai


def _month(raw: object, where: str, kunci: str) -> Month:
    text = _plain(str, raw, where, kunci)
    try:
        return Month.parse(text)
    except ValueError:
        raise fault(where, kunci, f"{text!r} bukan bulan") from None


SCALARS: Mapping[object, Read] = {
    int: _whole_number,
    str: partial(_plain, str),
    bool: partial(_plain, bool),
    date: partial(_plain, date),
    Fraction: _fraction,
    Month: _month,
}


class TypedReader:
    """Reads values by their types. What a type asks for is worked out once.

    Attributes:
        known: records that others name by their key: a text in their place is looked up here.
    """

    def __init__(
        self,
        finish: Mapping[object, Callable[[Any, str], Any]],
        written: Mapping[object, Mapping[str, str]],
        absent: Mapping[object, Mapping[str, object]],
    ) -> None:
        """Say what is particular.

        Args:
            finish: by type, what is checked of a value that was read, or made of it.
            written: by record, how a field is called in the files where they call it otherwise.
            absent: by record, the keys that may be left out and what that means.
        """
        self.finish = finish
        self.written = written
        self.absent = absent
        self.known: dict[object, Mapping[str, Any]] = {}
        self._readers: dict[object, Read] = dict(SCALARS)

    def value(self, kind: Any, raw: object, where: str, kunci: str = "") -> Any:  # noqa: ANN401 - any type
        """Read one value.

        Args:
            kind: its type, as the model says it.
            raw: what stands in the file; None: nothing.
            where: the file and the place in it, for the fault.
            kunci: the key it stands at.

        Raises:
            DataError: it is not of that type.
        """
        return self._reader(kind)(raw, where, kunci)

    def by_key(self, kind: type[T], raw: object, place: str) -> dict[str, T]:
        """Read records that each stand under a key of the file, their first field."""
        first = next(iter(fields(kind)))
        return {
            key: self.value(kind, named(entry, first, key, place.format(key)), place.format(key))
            for key, entry in table(raw, place.format("…")).items()
        }

    def listed(self, kind: type[T], raw: object, where: str, kunci: str) -> dict[Any, T]:
        """Read records that stand in a list, and keep them by their first field."""
        first, read = next(iter(fields(kind))), self._reader(kind)
        result: dict[Any, T] = {}
        for entry in _filled(raw, where, kunci):
            name = table(entry, where).get(first)
            place = f"{where} {name!r}"
            record = read(entry, place, "")
            require(name not in result, place, f"{first} ganda")
            result[name] = record
        return result

    def _reader(self, kind: Any) -> Read:  # noqa: ANN401 - a type
        kind = bare(kind)
        if kind not in self._readers:
            read = self._made(kind)
            finish = self.finish.get(kind) or self.finish.get(get_origin(kind))
            if finish is not None:
                read = partial(_finished, read, finish)
            self._readers[kind] = read
        return self._readers[kind]

    def _made(self, kind: Any) -> Read:  # noqa: ANN401 - a type
        origin, arguments = get_origin(kind), get_args(kind)
        if kind is KunciKutipan:
            return self._cite
        if origin is Literal:
            return partial(_choice, arguments)
        if origin in {Union, UnionType}:
            (inner,) = (each for each in arguments if each is not type(None))
            return partial(_optional, self._reader(inner))
        if origin is tuple:
            return partial(self._many, arguments[0])
        return partial(self._mapping, *arguments) if origin is Mapping else self._record(kind)

    def _cite(self, raw: object, where: str, kunci: str) -> str:
        found = _plain(str, raw, where, kunci) in self.known[Kutipan]
        require(found, where, f"kutipan {raw!r} tidak ada dalam sumber.toml")
        return str(raw)

    def _many(self, kind: object, raw: object, where: str, kunci: str) -> tuple[object, ...]:
        require(kind is not KunciKutipan or raw, where, "tanpa sumber")
        # Only a list of plain words may be empty.
        entries = _plain(list, raw, where, kunci) if kind is str else _filled(raw, where, kunci)
        read = self._reader(kind)
        return tuple(read(entry, where, kunci) for entry in entries)

    def _mapping(
        self,
        keys: object,
        values: type[Any],
        raw: object,
        where: str,
        kunci: str,
    ) -> Mapping[Any, Any]:
        if hasattr(values, "_fields"):
            return self.listed(values, raw, where, kunci)
        names = get_args(keys) if get_origin(keys) is Literal else table(raw, where)
        return _taken(dict.fromkeys(names, self._reader(values)), {}, raw, where)

    def _record(self, kind: Any) -> Read:  # noqa: ANN401 - a type
        model = get_origin(kind) or kind
        absent, written = self.absent.get(model, {}), self.written.get(model, {})
        readers = {
            written.get(name, name): self._reader(each) for name, each in fields(kind).items()
        }

        def read(raw: object, where: str, kunci: str) -> object:
            if isinstance(raw, str) and kind in self.known:
                if raw in self.known[kind]:
                    return self.known[kind][raw]
                raise fault(where, kunci, f"{raw!r} tidak ada")
            # In the order of the fields, which is that of their readers.
            return model(*_taken(readers, absent, raw, where).values())

        return read


def _taken(
    readers: Mapping[str, Read], absent: Mapping[str, object], raw: object, where: str
) -> dict[str, Any]:
    """Take keys out of a table one by one, so that a leftover key is noticed."""
    rest = table(raw, where)
    values = {
        key: absent[key]
        if key in absent and key not in rest
        else read(rest.pop(key, None), where, key)
        for key, read in readers.items()
    }
    require(not rest, where, f"kunci tidak dikenal: {', '.join(rest)}")
    return values


def _choice(allowed: tuple[str, ...], raw: object, where: str, kunci: str) -> object:
    if raw in allowed:
        return raw
    raise fault(where, kunci, f"{raw!r} bukan {', '.join(allowed)}")


def _optional(read: Read, raw: object, where: str, kunci: str) -> object:
    return None if raw is None else read(raw, where, kunci)


def _finished(
    read: Read, finish: Callable[[Any, str], Any], raw: object, where: str, kunci: str
) -> object:
    return finish(read(raw, where, kunci), where)
