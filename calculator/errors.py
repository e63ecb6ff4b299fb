"""What can go wrong, said in Indonesian: which key, what was given, what is allowed."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

__all__ = ["CoverageError", "DataError", "Galat", "InputError", "Saran", "tulis_galat"]


class Saran(NamedTuple):
    """What may have been meant, ready to be chosen.

    Attributes:
        teks: the meaning in words, such as `Rp80.000 sehari?`.
        kunci: the key of the query string that it fills.
        nilai: the value it takes.
    """

    teks: str
    kunci: str
    nilai: str


class Galat(NamedTuple):
    """One fault of the input.

    Attributes:
        kunci: the key of the query string it concerns.
        pesan: what was given and what is allowed, in Indonesian.
        saran: the likely meanings; empty when there are none.
    """

    kunci: str
    pesan: str
    saran: tuple[Saran, ...] = ()


class InputError(ValueError):
    """The query cannot be answered; `galat` holds one entry for each fault."""

    def __init__(self, galat: list[Galat]) -> None:
        """Keep every fault, so that a form can show each at its own field."""
        super().__init__("; ".join(f"{fault.kunci}: {fault.pesan}" for fault in galat))
        self.galat = tuple(galat)


class _Fault(Protocol):
    @property
    def saran(self) -> tuple[Saran, ...]: ...
    def _asdict(self) -> dict[str, object]: ...


def tulis_galat(galat: Iterable[_Fault]) -> dict[str, object]:
    """Give faults as plain JSON values; a fault without a suggestion does not speak of any."""
    isi = []
    for fault in galat:
        nilai = fault._asdict()
        if fault.saran:
            nilai["saran"] = [saran._asdict() for saran in fault.saran]
        else:
            del nilai["saran"]
        isi.append(nilai)
    return {"galat": isi}


class CoverageError(LookupError):
    """The law data say nothing about the date asked for."""


class DataError(ValueError):
    """The law data are not well formed; says in which file and where."""
