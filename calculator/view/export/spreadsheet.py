"""The amounts as a sheet: CSV as spreadsheets with Indonesian settings open it.

There the comma is the decimal sign, so fields are parted by semicolons; the byte order mark tells
Excel that the letters are UTF-8. Amounts are plain whole rupiah, ready to be summed.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from calculator.benefits import later, told
from calculator.estimate import Estimate
from calculator.rules.model import Law
from calculator.syarat import conditions, instead
from calculator.trace import Langkah

__all__ = ["HEAD", "spreadsheet"]

# A child's or an injury's own amount has a number in its path.
_BENEFIT = re.compile(r"(manfaat\.jk[km]|beasiswa)\.[a-z_.]+")
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
HEAD = ("jalur", "keterangan", "nilai (rupiah)", "cara menghitung", "sumber", "kepastian", "syarat")


def spreadsheet(answer: Estimate, law: Law) -> str:
    """Write every amount of an answer with its path, its meaning and its source."""
    berkas = StringIO()
    tulis = csv.writer(berkas, delimiter=";", lineterminator="\r\n")
    tulis.writerow(HEAD)
    if jalan := instead(answer, law):
        tulis.writerow(("", jalan.judul, "", answer.standing.alasan, "", "", " ".join(jalan.isi)))
        return BYTE_ORDER_MARK + berkas.getvalue()
    nanti = _becomes(answer, law)
    for satu, label in _all_steps(answer.langkah, None):
        if satu.jalur:
            tulis.writerow(
                (
                    satu.jalur,
                    label,
                    satu.nilai,
                    satu.rumus,
                    _sources(satu, law),
                    _certainty(satu, law),
                    " ".join(filter(None, (_conditions(answer, satu, law), nanti.get(satu.jalur)))),
                )
            )
    return BYTE_ORDER_MARK + berkas.getvalue()


def _all_steps(
    langkah: tuple[Langkah, ...], induk: Langkah | None
) -> Iterator[tuple[Langkah, str]]:
    """Give every step with a label that stands alone: a part is named after its whole."""
    for step in langkah:
        bagian = "" if induk is None else induk.jalur.rpartition(".")[0]
        # Under one worker's price stand sums of all workers too: each has a name of its own.
        sendiri = bagian in {"", "iuran"} or bagian != step.jalur.rpartition(".")[0]
        yield step, step.label if sendiri or induk is None else f"{induk.label}: {step.label}"
        yield from _all_steps(step.langkah, step)


def _sources(langkah: Langkah, law: Law) -> str:
    kutipan = (law.kutipan[kunci] for kunci in langkah.sumber)
    text = (f"{kutipan.peraturan.singkat}{kutipan.place}" for kutipan in kutipan)
    return " | ".join(dict.fromkeys(text))


def _conditions(answer: Estimate, langkah: Langkah, law: Law) -> str:
    if not langkah.nilai:
        return ""
    told = conditions(answer, langkah.jalur, law)
    half_lines = "; ".join(each.pendek for each in told)
    # What follows is a sentence of its own.
    return " ".join(filter(None, (half_lines and f"{half_lines}.", *(x.ragu for x in told))))


def _becomes(answer: Estimate, law: Law) -> dict[str, str]:
    """Say of each benefit's amount what it becomes, from when."""
    paths = [
        step.jalur for step, _ in _all_steps(answer.langkah, None) if _BENEFIT.fullmatch(step.jalur)
    ]
    found = later(answer.scenario, law, *(path.removeprefix("manfaat.") for path in paths))
    return {path: f"{told(each)}." for path, each in zip(paths, found, strict=True) if each}


def _certainty(langkah: Langkah, law: Law) -> str:
    if not langkah.sumber:
        return "hasil hitungan"
    ragu = [law.belum_pasti((kunci,)) for kunci in langkah.sumber]
    if any(ragu):
        return "belum pasti" if all(ragu) else "sebagian belum pasti"
    anggapan = any(law.kutipan[kunci].kepastian == "anggapan" for kunci in langkah.sumber)
    return "memakai anggapan kami" if anggapan else "ada sumbernya"
