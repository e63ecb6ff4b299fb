"""What the types of records say, besides `int` and `str`: units, and what may be left out.

Law and answer are records (`NamedTuple`) whose types are read at run time: by the loader of the
law, by the schema, by whoever looks for the amounts of an answer.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

__all__ = ["Rupiah", "Sometimes", "bare", "fields", "is_money", "is_sometimes", "without_none"]

T = TypeVar("T")
_RUPIAH, _SOMETIMES = "rupiah", "sometimes"

# A whole number of rupiah; any other number counts something.
Rupiah = Annotated[int, _RUPIAH]
# A key of the answer that only stands there where it has a meaning; others are null.
Sometimes = Annotated[T | None, _SOMETIMES]


def bare(kind: Any) -> Any:  # noqa: ANN401 - a type
    """Give a type without what is said about it."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def without_none(kind: Any) -> Any:  # noqa: ANN401 - a type
    """Give the type of a value that is there."""
    arguments = get_args(bare(kind))
    if type(None) not in arguments:
        return kind
    return next(each for each in arguments if each is not type(None))


def is_money(kind: object) -> bool:
    """Tell whether a number of this type is rupiah, where there is one."""
    return _RUPIAH in getattr(without_none(kind), "__metadata__", ())


def is_sometimes(kind: object) -> bool:
    """Tell whether a key of this type is left out where it has no meaning."""
    return _SOMETIMES in getattr(kind, "__metadata__", ())


def fields(kind: object) -> Mapping[str, Any]:
    """Give the fields of a record's type, with its type variables filled in."""
    return _fields(kind)


@cache
def _fields(kind: object) -> Mapping[str, Any]:
    model, arguments = get_origin(kind) or kind, get_args(kind)
    known = dict(zip(getattr(model, "__parameters__", ()), arguments, strict=True))
    annotations: Mapping[str, Any] = model.__annotations__
    return {
        name: known.get(each, each[arguments] if getattr(each, "__parameters__", ()) else each)
        for name, each in annotations.items()
    }
