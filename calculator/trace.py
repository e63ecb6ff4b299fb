"""The trace: how every amount came about, step by step, with its sources."""

from collections.abc import Iterable
from typing import NamedTuple

from calculator.errors import Saran
from calculator.kinds import Sometimes
from calculator.rupiah import rp

__all__ = ["Langkah", "Peringatan", "sum_of"]


class Langkah(NamedTuple):
    """One step of a calculation; together they form a tree that can be read aloud.

    Attributes:
        label: what is worked out.
        rumus: the formula in words with the numbers in it.
        nilai: the result, in rupiah unless `label` says otherwise.
        sumber: keys of the citations it rests on.
        jalur: the path of the amount in the answer, such as `iuran.total`; empty for a step on
            the way.
        langkah: the steps below it.
    """

    label: str
    rumus: str
    nilai: int
    sumber: tuple[str, ...] = ()
    jalur: str = ""
    langkah: tuple["Langkah", ...] = ()


class Peringatan(NamedTuple):
    """A condition or doubt that belongs beside an amount.

    Attributes:
        kode: stable name of the kind.
        pesan: the sentence to show, in Indonesian.
        sumber: keys of the citations it rests on.
        tentang: path of the part of the answer it concerns; empty when it concerns all of it.
        saran: what may have been meant instead; None when there is nothing to offer.
        akibat: what hangs on it, in short, for who has no room for the reason;
            None where `pesan` is that already.
    """

    kode: str
    pesan: str
    sumber: tuple[str, ...]
    tentang: str = ""
    saran: Sometimes[tuple[Saran, ...]] = None
    akibat: Sometimes[str] = None


def sum_of(label: str, jalur: str, steps: Iterable[Langkah], sumber: tuple[str, ...]) -> Langkah:
    """Give the step that sums others, in rupiah."""
    parts = tuple(steps)
    rumus = " + ".join([rp(part.nilai) for part in parts])
    return Langkah(label, rumus, sum(part.nilai for part in parts), sumber, jalur, parts)
