"""A made-up table of 120 workers: occupations are those of the law data, incomes are examples."""

__all__ = ["example"]

# Occupation as people write it, everyday income in rupiah a month, age, how many of them.
_KELOMPOK = (
    ("Marbot", 1_000_000, 52, 18),
    ("Guru ngaji", 800_000, 38, 22),
    ("Pemulung", 1_200_000, 45, 25),
    ("Pedagang keliling", 1_800_000, 41, 20),
    ("Tukang ojek", 2_500_000, 33, 15),
    ("Asisten rumah tangga", 2_000_000, 36, 12),
    ("Tukang kebun", 1_500_000, 57, 8),
)
_TAMBAHAN = 50_000


def example() -> str:
    """Write the table as it comes out of a spreadsheet: a row for each worker, no names."""
    baris = ["Pekerjaan\tPenghasilan\tUsia"]
    for pekerjaan, penghasilan, usia, banyak in _KELOMPOK:
        baris += [
            f"{pekerjaan}\t{penghasilan + _TAMBAHAN * (n % 4)}\t{usia + n % 5}"
            for n in range(banyak)
        ]
    return "\n".join(baris) + "\n"
