"""What columns and choices are called on the page for many workers."""

from collections.abc import Sequence

from calculator.fields import NAMA
from calculator.kolektif.xlsx import Lembar
from calculator.month import Month

__all__ = ["COLUMNS", "PEMBAYAR", "column_name", "other_sheets", "until"]

# What somebody may say an unclear column means, in the order of what is asked most.
COLUMNS = (
    ("", "Tidak dipakai"),
    ("penghasilan", "Penghasilan sebulan"),
    ("pekerjaan", "Pekerjaan"),
    ("jumlah", "Jumlah orang"),
    ("usia", "Usia"),
    ("tanggal_lahir", "Tanggal lahir"),
    ("program", "Program"),
    ("pembayar", "Pembayar"),
    ("mulai", "Bulan pertama"),
    ("bulan", "Lama bayar"),
)
PEMBAYAR = {
    "sendiri": "Pekerja sendiri",
    "sponsor": "Sponsor",
    "pemerintah": "Pemerintah (APBN atau APBD)",
}


def column_name(kunci: str) -> str:
    """Name a column as people do."""
    return dict(COLUMNS).get(kunci) or NAMA.get(kunci, kunci)


def until(habis: Sequence[Month]) -> str:
    """Say until when money goes; see `Anggaran.habis`. Empty where it pays no month."""
    akhir = [f"sampai akhir {satu.nama}" for satu in habis]
    siapa = ("untuk yang mulai lebih dulu", "untuk yang mulai terakhir")
    if len(akhir) > 1:
        akhir = [f"{satu} {lanjut}" for satu, lanjut in zip(akhir, siapa, strict=True)]
    return ", ".join(akhir)


def other_sheets(lembar: Lembar | None) -> str:
    """Say that other sheets with workers were not read; empty where there are none."""
    if lembar is None or not lembar.lain:
        return ""
    return (
        f"Hanya lembar {lembar.nama} yang dibaca. Lembar lain berisi tabel juga, dan belum "
        f"dihitung: {', '.join(lembar.lain)}. Gabungkan di satu lembar, atau buka satu per satu."
    )
