"""The page for many workers: opens a table, counts on when asked, and writes what it comes to.

One table at a time is kept, between one call of the page and the next.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

from calculator.errors import InputError, tulis_galat
from calculator.estimate import to_json
from calculator.kolektif.columns import ColumnError
from calculator.kolektif.files import TableFileError
from calculator.kolektif.reading import Blob, Reading
from calculator.kolektif.rows import Setelan
from calculator.kolektif.totals import summarise
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.view.jinja import render_template
from calculator.view.kolektif.example import example
from calculator.view.kolektif.words import COLUMNS, column_name

__all__ = ["answer"]

# The page hears of what was counted this often.
_DETIK = 0.15


class _Kept(NamedTuple):
    """The table that the page has open, and what holds for all of its rows."""

    reading: Reading
    setelan: Setelan


_kept: dict[str, _Kept] = {}


def answer(langkah: str, isi: str, blob: Blob | None, law: Law) -> str:
    """Do one step for the page.

    Args:
        langkah: `buka` a table, `lanjut` counting.
        isi: what the step needs, as JSON.
        blob: the table, for `buka`.
        law: the law data.

    Returns:
        JSON text; `{"galat": [{"kunci", "pesan"}]}` for what cannot be done, with `tanya` (markup)
        where the page can ask what a column means.
    """
    try:
        return to_json(_LANGKAH[langkah](json.loads(isi), blob, law))
    except ColumnError as error:
        jawab = _fault("berkas", str(error))
        if error.tanya:
            jawab["tanya"] = render_template(
                "kolektif/columns.html", kolom=error.tanya, pilihan=COLUMNS
            )
        return to_json(jawab)
    except TableFileError as error:
        return to_json(_fault("berkas", str(error)))
    except InputError as error:
        return to_json(tulis_galat(error.galat))


def _fault(kunci: str, pesan: str) -> dict[str, object]:
    return {"galat": [{"kunci": kunci, "pesan": pesan}]}


def _open(isi: dict[str, object], blob: Blob | None, law: Law) -> dict[str, object]:
    _kept.clear()
    if blob is None:
        raise TableFileError("Berkas ini kosong.")
    pilihan = isi.get("pilihan")
    kolom = {int(n): str(x) for n, x in pilihan.items()} if isinstance(pilihan, dict) else {}
    setelan = Setelan(
        kini=str(isi["kini"]),
        mulai=_text(isi, "mulai"),
        bulan=int(bulan) if (bulan := _text(isi, "bulan")) and bulan.isdecimal() else None,
        program=_text(isi, "program"),
        pembayar=_text(isi, "pembayar"),
    )
    setelan.check(law)
    reading = Reading(blob, setelan, law, kolom)
    _kept["kini"] = _Kept(reading, setelan)
    return {"kolom": render_template("kolektif/used.html", susunan=_layout(reading))}


def _text(isi: dict[str, object], kunci: str) -> str | None:
    return str(isi[kunci]) if isi.get(kunci) else None


def _layout(reading: Reading) -> dict[str, object]:
    susunan = reading.susunan
    return {
        "dipakai": [(column.judul, column_name(column.kunci)) for column in susunan.kolom],
        "pribadi": susunan.pribadi,
        "lain": susunan.lain,
    }


def _go_on(_: dict[str, object], __: Blob | None, law: Law) -> dict[str, object]:
    if "kini" not in _kept:
        return {"hilang": True}  # Python was started anew meanwhile
    reading, _setelan = _kept["kini"]
    selesai = reading.advance(_DETIK)
    hitungan = reading.hitungan
    total = sum(kelompok.total * banyak for kelompok, banyak in hitungan.orang.items())
    jawab: dict[str, object] = {
        "persen": 100 if selesai else reading.persen,
        "baris": format_number(hitungan.dibaca),
        "orang": format_number(sum(hitungan.orang.values())),
        "total": rp(total),
        "selesai": selesai,
    }
    if selesai:
        jawab |= _finished(reading, law)
    return jawab


def _finished(reading: Reading, law: Law) -> dict[str, object]:
    hitungan = reading.hitungan
    isi = summarise(hitungan.orang)
    ucapan = (
        f"Iuran {rp(isi.total)} untuk {format_number(isi.orang)} orang. "
        f"{format_number(hitungan.dibaca - hitungan.dihitung)} baris tidak dihitung."
    )
    html = render_template(
        "kolektif/answer.html",
        isi=isi,
        hitungan=hitungan,
        pekerjaan={slug: one.nama for slug, one in law.pekerjaan.items()},
        salah=[(satu, column_name(satu.kolom)) for satu in hitungan.salah[:_SALAH]],
    )
    return {"html": html, "ucapan": ucapan}


_SALAH = 200
_LANGKAH: dict[str, Callable[[dict[str, object], Blob | None, Law], dict[str, object]]] = {
    "buka": _open,
    "lanjut": _go_on,
    "contoh": lambda *_: {"teks": example()},
}
