"""What can go wrong, said in Indonesian: which key, what was given, what is allowed."""

from typing import NamedTuple

__all__ = ["DiLuarCakupan", "Galat", "MasukanKeliru"]


class Galat(NamedTuple):
    """One fault of the input.

    Attributes:
        kunci: the key of the query string it concerns.
        pesan: what was given and what is allowed, in Indonesian.
    """

    kunci: str
    pesan: str


class MasukanKeliru(ValueError):  # noqa: N818 - named in the language of the field
    """The query cannot be answered; `galat` holds one entry for each fault."""

    def __init__(self, galat: list[Galat]) -> None:
        """Keep every fault, so that a form can show each at its own field."""
        super().__init__("; ".join(f"{satu.kunci}: {satu.pesan}" for satu in galat))
        self.galat = tuple(galat)


class DiLuarCakupan(LookupError):  # noqa: N818 - named in the language of the field
    """The law data say nothing about the date asked for."""
