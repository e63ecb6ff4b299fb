"""The measurements as a page of the site: generated, so that nobody polishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.result import Result

HEAD = """---
title: Kecepatan kalkulator
description: Hasil ukur mulainya Python di browser, dibanding cara yang biasa.
search:
  exclude: true
---

<!-- Written by `make bench`: do not edit. -->

# Kecepatan

Diukur {date} di {machine}, Chromium tanpa layar. Halaman pembanding memuat Pyodide apa
adanya dan memasang paket yang sama dengan `micropip` dari peladen yang sama; keduanya
berjalan di *module worker*. Angka yang ditulis adalah nilai tengah. Prosesor dilambatkan
dengan menghentikan dan melanjutkan proses halaman bergantian, karena pelambat bawaan
browser tidak menyentuh *worker*; saluran dilambatkan di peladen.
"""


def page(result: Result) -> str:
    """Return the page's Markdown."""
    parts = [HEAD.format(date=result.date, machine=result.machine)]
    parts.append("## Sampai jawaban pertama Python {: #mulai }\n")
    parts.append(
        _table(
            ("prosesor", "saluran", "kunjungan", "biasa (s)", "kami (s)", "kali lebih cepat"),
            [
                (
                    "penuh" if row.cpu == 1 else f"{row.cpu} kali lebih lambat",
                    row.line.replace("fast", "cepat"),
                    "pertama" if row.visit == "cold" else "berikutnya",
                    _angka(row.plain, 2),
                    _angka(row.ours, 2),
                    _angka(row.plain / row.ours, 1),
                )
                for row in result.rows()
            ],
        )
    )
    parts.append("## Byte yang diunduh {: #byte }\n")
    parts.append(
        _table(
            ("kunjungan", "biasa (kB)", "kami (kB)"),
            [
                ("pertama" if visit == "cold" else "berikutnya", f"{plain:.0f}", f"{ours:.0f}")
                for visit, plain, ours in result.kilobytes()
            ],
        )
    )
    parts.append(
        _table(
            ("berkas", "utuh", "gzip", "brotli"),
            [
                (f"`{size.name}`", f"{size.raw}", f"{size.gzip}", f"{size.brotli}")
                for size in result.sizes
            ],
        )
    )
    parts.append("## Setelah itu {: #sesudah }\n")
    parts.append(
        _table(
            ("yang diukur", "nilai tengah (ms)", "terburuk (ms)"),
            [
                (name, f"{middle:.0f}", f"{worst:.0f}")
                for name, middle, worst in result.milliseconds()
            ],
        )
    )
    parts.append("## Penilaian Lighthouse {: #lighthouse }\n")
    parts.append("Dari 100, dengan setelan HP-nya sendiri.\n")
    parts.append(
        _table(
            ("halaman", "kinerja", "aksesibilitas", "praktik", "mesin pencari"),
            [(f"`/{score.page}`", *map(str, score.scores)) for score in result.scores],
        )
    )
    return "\n".join(parts)


def _angka(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
