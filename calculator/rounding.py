"""The one place where an amount becomes whole rupiah.

Rule and reason stand as `pembulatan` in rules/sumber.toml. Nearly all that the law sets comes
out whole by itself. What remains is rounded so that no figure ever sounds better than it is: a part
of a month unable to work and the assumed yield of JHT down, the price of a day up.
"""

from fractions import Fraction

__all__ = ["SERATUS_PERSEN", "grow", "part_of", "round_up"]

SERATUS_PERSEN = Fraction(100)


def part_of(nilai: int, bagian: Fraction) -> int:
    """Give an exact part of an amount in rupiah, rounded down to whole rupiah."""
    return nilai * bagian.numerator // bagian.denominator


def grow(setoran: int, bulan: int, hasil: Fraction) -> int:
    """Save an amount in rupiah every month at a monthly yield, and give the balance.

    A month's deposit earns from the month after; each month's yield is rounded down.
    """
    pembilang, penyebut = hasil.as_integer_ratio()
    saldo = 0
    for _ in range(bulan):
        saldo += saldo * pembilang // penyebut + setoran
    return saldo


def round_up(nilai: int, pembagi: int, kelipatan: int) -> int:
    """Divide an amount in rupiah and round it up to a multiple."""
    return -(-nilai // (pembagi * kelipatan)) * kelipatan
