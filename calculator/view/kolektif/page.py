"""The page for many workers: opens a table, counts on when asked, and writes what it comes to.

One table at a time is kept, between one call of the page and the next.
"""

import base64
import io
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from calculator.errors import Galat, InputError, Saran, tulis_galat
from calculator.estimate import to_json
from calculator.kolektif.columns import ColumnError
from calculator.kolektif.files import TableFileError, csv_piece
from calculator.kolektif.plans import affordable
from calculator.kolektif.reading import Blob, Reading
from calculator.kolektif.rows import Setelan
from calculator.kolektif.totals import budget
from calculator.rules.model import Law
from calculator.rupiah import UangRagu, baca_uang, format_number, rp
from calculator.view.jinja import render_template
from calculator.view.kolektif import link
from calculator.view.kolektif.calendar import table_calendar
from calculator.view.kolektif.example import example
from calculator.view.kolektif.result import finished
from calculator.view.kolektif.results import (
    BYTE_ORDER_MARK,
    Results,
    Workbook,
    csv_lines,
    harmless,
)
from calculator.view.kolektif.words import COLUMNS, column_name, other_sheets, until
from calculator.written import read_count

__all__ = ["answer"]

# The page hears of what was counted this often, in seconds.
_DETIK = 0.15
# Rows that go out at a time.
_SEKALI = 2_000
_NOMOR = "Baris"
Isi = dict[str, Any]


class _Table:
    """The table that the page has open, what holds for all of its rows, and what goes out."""

    def __init__(self, blob: Blob, isi: Isi, law: Law) -> None:
        bulan = str(isi.get("bulan") or "")
        self.setelan = Setelan(
            kini=str(isi["kini"]),
            mulai=isi.get("mulai") or None,
            bulan=int(bulan) if bulan.isdecimal() else None,
            program=isi.get("program") or None,
            pembayar=isi.get("pembayar") or None,
            sebutan=tuple(isi.get("sebutan", {}).items()),
        )
        self.setelan.check(law)
        self.reading = Reading(blob, self.setelan, law, _chosen(isi))
        self.perbaikan: dict[int, tuple[str, ...]] = {}
        self.keluar: Iterator[list[str | int]] = iter(())
        self.hasil: Results
        self.buku: tuple[Workbook, io.BytesIO]


def _chosen(isi: Isi) -> dict[int, str]:
    """Give what somebody said columns mean, by their places."""
    return {int(n): str(kunci) for n, kunci in isi.get("pilihan", {}).items()}


_kept: dict[str, _Table] = {}


def answer(langkah: str, isi: str, blob: Blob | None, law: Law) -> str:
    """Do one step for the page.

    Args:
        langkah: one of `_LANGKAH`.
        isi: what the step needs, as JSON.
        blob: the table, for `buka`.
        law: the law data.

    Returns:
        JSON text; `{"galat": [{"kunci", "pesan"}]}` for what cannot be done, with `tanya` (markup)
        where the page can ask what a column means; `{"hilang": true}` where Python was started
        anew and has no table any more.
    """
    asked = json.loads(isi)
    try:
        return to_json(_step(langkah, asked, blob, law))
    except ColumnError as error:
        # What was said of one column stands while another is asked about.
        tanya = _question(error.tanya, _chosen(asked))
        return to_json({**_fault("berkas", str(error)), "tanya": tanya})
    except TableFileError as error:
        return to_json(_fault("berkas", str(error)))
    except InputError as error:
        return to_json(tulis_galat(error.galat))


def _step(langkah: str, isi: Isi, blob: Blob | None, law: Law) -> Isi:
    if langkah == "buka":
        return _open(isi, blob, law)
    if langkah in _BEBAS:
        return _BEBAS[langkah](isi, law)
    return _LANGKAH[langkah](_kept["kini"], isi, law) if "kini" in _kept else {"hilang": True}


def _fault(kunci: str, pesan: str) -> Isi:
    return {"galat": [{"kunci": kunci, "pesan": pesan}]}


def _open(isi: Isi, blob: Blob | None, law: Law) -> Isi:
    _kept.clear()
    if blob is None:
        raise TableFileError("Berkas ini kosong.")
    tabel = _kept["kini"] = _Table(blob, isi, law)
    susunan = tabel.reading.susunan
    dipakai = [(column.judul, column_name(column.kunci)) for column in susunan.kolom]
    lembar = other_sheets(tabel.reading.lembar)
    markup = render_template(
        "kolektif/used.html",
        susunan=susunan,
        dipakai=dipakai,
        lembar=lembar,
        sebutan=_said(tabel, law),
    )
    # Without headers the question stays: one column told, the next one can be.
    terpilih = {column.tempat: column.kunci for column in susunan.kolom}
    return {"kolom": markup, "tanya": _question(susunan.tanya, terpilih)}


def _question(kolom: tuple[tuple[int, str], ...], terpilih: dict[int, str]) -> str:
    """Ask what columns mean; nothing where there is nothing to ask."""
    if not kolom:
        return ""
    return render_template("kolektif/columns.html", kolom=kolom, pilihan=COLUMNS, terpilih=terpilih)


def _said(tabel: _Table, law: Law) -> list[tuple[str, str]]:
    """Say again what somebody said that names of occupations stand for."""
    return [
        (text, law.nama_pekerjaan(slug or None, "pekerjaan tidak disebut"))
        for text, slug in tabel.setelan.sebutan
    ]


def _go_on(tabel: _Table, _: Isi, law: Law) -> Isi:
    reading = tabel.reading
    selesai = reading.advance(_DETIK)
    hitungan = reading.hitungan
    total = sum(kelompok.total * banyak for kelompok, banyak in hitungan.orang.items())
    jawab: Isi = {
        "persen": 100 if selesai else reading.persen,
        "baris": format_number(hitungan.dibaca),
        "orang": format_number(sum(hitungan.orang.values())),
        "total": rp(total),
        "selesai": selesai,
    }
    if selesai:
        jawab |= finished(hitungan, reading, law)
    return jawab


def _budget(tabel: _Table, isi: Isi, law: Law) -> Isi:
    orang = tabel.reading.hitungan.orang
    try:
        uang = baca_uang(str(isi["uang"])).nilai
    except UangRagu as ragu:
        saran = (
            Saran(f"{rp(satu.nilai)}?", "anggaran", format_number(satu.nilai)) for satu in ragu.arti
        )
        pesan = "Anggaran belum terbaca; tulis misalnya 50.000.000 atau 50jt."
        return tulis_galat([Galat("anggaran", pesan, tuple(saran))])
    if not orang:
        return _fault("anggaran", "Belum ada pekerja yang dihitung.")
    semua = budget(uang, orang, law)
    return {
        "html": render_template(
            "kolektif/budget.html",
            uang=uang,
            semua=semua,
            sampai=until(semua.habis),
            sebagian=affordable(uang, orang),
            orang=sum(orang.values()),
            akhir=law.kepesertaan.cakupan.sampai.nama,
        )
    }


def _faulty(tabel: _Table, _: Isi, __: Law) -> Isi:
    """Give the rows that do not count as a table to be corrected and pasted again."""
    salah = {satu.baris: satu.sel for satu in tabel.reading.hitungan.salah if satu.sel}
    judul = [_NOMOR, *(column.judul for column in tabel.reading.susunan.kolom)]
    rows = [judul, *([str(nomor), *map(harmless, sel)] for nomor, sel in salah.items())]
    return {"teks": "".join("\t".join(_flat(sel) for sel in row) + "\n" for row in rows)}


def _flat(text: str) -> str:
    return " ".join(text.split())


def _correct(tabel: _Table, isi: Isi, law: Law) -> Isi:
    """Count corrected rows; each takes the place of the faulty row of its number."""
    reading = tabel.reading
    rows = csv_piece(str(isi["teks"]), "\t")
    judul = [_NOMOR, *(_flat(column.judul) for column in reading.susunan.kolom)]
    if not rows or [_flat(sel) for sel in rows[0][: len(judul)]] != judul:
        return _fault("perbaikan", f"Baris pertama harus berisi judul: {', '.join(judul)}.")
    salah = {satu.baris: satu for satu in reading.hitungan.salah}
    baru: dict[int, tuple[str, ...]] = {}
    for row in rows[1:]:
        if not any(sel.strip() for sel in row):
            continue
        nomor = read_count(row[0]) or 0
        if nomor not in salah or nomor in baru:
            return _fault(
                "perbaikan",
                f"Baris “{row[0][:20]}” tidak ada di antara baris yang salah, jadi tidak ada yang "
                "kami tambahkan. Pakai nomor dari kolom Baris.",
            )
        sel = [x.removeprefix("'") for x in row[1 : len(judul)]]
        baru[nomor] = (*sel, *[""] * (len(judul) - 1 - len(sel)))
    reading.correct(baru)
    tabel.perbaikan |= baru
    return finished(reading.hitungan, reading, law)


def _calendar(tabel: _Table, isi: Isi, law: Law) -> Isi:
    return {
        "nama": "sertakan-kolektif.ics",
        "tipe": "text/calendar;charset=utf-8",
        "isi": table_calendar(tabel.reading.hitungan.orang, str(isi["saat"]), law),
    }


def _link(tabel: _Table, _: Isi, law: Law) -> Isi:
    fragmen = link.fragment(tabel.reading.hitungan.orang, law)
    if fragmen:
        return {"tautan": fragmen}
    return _fault(
        "tautan",
        "Kelompoknya terlalu banyak untuk satu tautan. Kirim RAB atau lembar hasilnya saja.",
    )


def _open_link(fragmen: str) -> Isi:
    teks = link.table(fragmen)
    if teks:
        return {"teks": teks}
    return _fault("berkas", "Tautan ini tidak memuat penghasilan siapa pun, jadi tidak terbaca.")


def _write(tabel: _Table, isi: Isi, law: Law) -> Isi:
    """Begin a file with a result for each row; `tulis-lanjut` goes on."""
    tabel.hasil = Results(
        tabel.reading.again(), tabel.reading.susunan, tabel.setelan, law, tabel.perbaikan
    )
    tabel.keluar = iter(tabel.hasil)
    if isi["jenis"] == "xlsx":
        memori = io.BytesIO()
        tabel.buku = Workbook(memori), memori
    return {"nama": f"sertakan-hasil.{isi['jenis']}"}


def _write_csv(tabel: _Table, isi: Isi, __: Law) -> Isi:
    rows = list(islice(tabel.keluar, _SEKALI))
    awal = BYTE_ORDER_MARK if isi.get("pertama") else ""
    selesai = len(rows) < _SEKALI
    return {"teks": awal + csv_lines(rows), "persen": tabel.reading.persen, "selesai": selesai}


def _write_xlsx(tabel: _Table, _: Isi, __: Law) -> Isi:
    buku, memori = tabel.buku
    rows = list(islice(tabel.keluar, _SEKALI))
    for row in rows:
        buku.write(row)
    if len(rows) == _SEKALI:
        return {"persen": tabel.reading.persen, "selesai": False}
    buku.close(tabel.hasil.sources())
    return {"base64": base64.b64encode(memori.getvalue()).decode(), "persen": 100, "selesai": True}


def _template(_: Isi, law: Law) -> Isi:
    from calculator.view.kolektif.template import template

    return {"nama": "sertakan-templat-pekerja.xlsx", "base64": template(law)}


# Steps without a table, and those with one.
_BEBAS: dict[str, Callable[[Isi, Law], Isi]] = {
    "contoh": lambda *_: {"teks": example()},
    "tautan-buka": lambda isi, _: _open_link(str(isi["fragmen"])),
    "templat": _template,
}
_LANGKAH: dict[str, Callable[[_Table, Isi, Law], Isi]] = {
    "lanjut": _go_on,
    "anggaran": _budget,
    "salah": _faulty,
    "perbaiki": _correct,
    "ics": _calendar,
    "tautan": _link,
    "tulis": _write,
    "tulis-csv": _write_csv,
    "tulis-xlsx": _write_xlsx,
}
