"""The amounts as a sheet: CSV as spreadsheets with Indonesian settings open it.

There the comma is the decimal sign, so fields are parted by semicolons; the byte order mark tells
Excel that the letters are UTF-8. Amounts are plain whole rupiah, ready to be summed.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from calculator.estimate import Estimate
from calculator.jejak import Langkah
from calculator.rules.model import Hukum

__all__ = ["KEPALA", "lembar"]

TANDA_URUTAN_BITA = "\N{ZERO WIDTH NO-BREAK SPACE}"
KEPALA = ("jalur", "keterangan", "nilai (rupiah)", "cara menghitung", "sumber", "kepastian")


def lembar(hasil: Estimate, law: Hukum) -> str:
    """Write every amount of an answer with its path, its meaning and its source."""
    berkas = StringIO()
    tulis = csv.writer(berkas, delimiter=";", lineterminator="\r\n")
    tulis.writerow(KEPALA)
    for satu, label in _semua(hasil.langkah, None):
        if satu.jalur:
            tulis.writerow(
                (
                    satu.jalur,
                    label,
                    satu.nilai,
                    satu.rumus,
                    _sumber(satu, law),
                    _pasti(satu, law),
                )
            )
    return TANDA_URUTAN_BITA + berkas.getvalue()


def _semua(langkah: tuple[Langkah, ...], induk: Langkah | None) -> Iterator[tuple[Langkah, str]]:
    """Give every step with a label that stands alone: a part is named after its whole."""
    for satu in langkah:
        bagian = induk is not None and induk.jalur.rpartition(".")[0]
        sendiri = not bagian or bagian != satu.jalur.rpartition(".")[0]
        yield satu, satu.label if sendiri or induk is None else f"{induk.label}: {satu.label}"
        yield from _semua(satu.langkah, satu)


def _sumber(langkah: Langkah, law: Hukum) -> str:
    kutipan = (law.kutipan[kunci] for kunci in langkah.sumber)
    teks = (f"{satu.peraturan.singkat}, {satu.pasal}" for satu in kutipan)
    return " | ".join(dict.fromkeys(teks))


def _pasti(langkah: Langkah, law: Hukum) -> str:
    if not langkah.sumber:
        return "hasil hitungan"
    ragu = [law.belum_pasti((kunci,)) for kunci in langkah.sumber]
    if any(ragu):
        return "belum pasti" if all(ragu) else "sebagian belum pasti"
    anggapan = any(law.kutipan[kunci].kepastian == "anggapan" for kunci in langkah.sumber)
    return "memakai anggapan kami" if anggapan else "ada sumbernya"
