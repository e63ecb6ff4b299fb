"""What the build asks Pyodide while it watches which modules are imported.

Deliberately wide: every key of the contract, alone and together, right and wrong.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Sequence
from itertools import cycle

# A door and its arguments: texts, or a file as the worker hands one to Python.
Call = Sequence[str | dict[str, str]]

KINDS = ("csv", "ics", "teks", "qr")
NOW = ("2026-11", "2027-03", "2026-01")

INCOMES = (
    *("1000000", "2jt", "1,5 juta", "Rp2.000.000", "500rb", "20700000", "999999999"),
    *("0", "-1", "abc", "", "1.5", "٣٠٠٠", "1e6", "9" * 400, "<b>1</b>", "%00", "2 jt 500", "satu"),
)
ALONE = {
    "pekerjaan": ("art", "sopir-pribadi", "tukang-kebun", "pemulung", "ojek-online", "kurir", "x"),
    "sektor": ("transportasi", "lainnya", "laut"),
    "program": ("jkk-jkm", "jkk-jkm-jht", "jht"),
    "mulai": ("2026-01", "2026-12", "2027-01", "2019-11", "1999-01", "2999-12", "2026-13", "kini"),
    "bulan": ("1", "2", "3", "6", "12", "4", "-1", "dua"),
    "pembayar": ("sendiri", "sponsor", "pemerintah", "negara"),
    "jumlah": ("1", "25", "1000000", "0", "1000001"),
    "usia": ("18", "45", "64", "65", "17", "-3", "200"),
    "peristiwa": ("2026-11", "2027-06", "2020-01", "x"),
    "masa_iur": ("0", "1", "3", "5", "12", "24", "36", "60", "180", "-1"),
    "tunggakan": ("0", "1", "3", "4", "x"),
    "anak": ("3", "3,9", "3,9,15,20", "23", "60", "61", "", "x", "3,,4"),
    "stmb": ("0", "1", "6", "7", "12", "18", "24", "99", "2,5", "10hari", "x"),
    "cacat": ("A15", "A15:50", "A1,A15:50", "A15:0", "A15:101", "ZZ", ":"),
    "transport": ("darat", "laut", "udara", "darat,laut,udara", "darat,darat", "kuda"),
    "jht_tahun": ("1", "10", "40", "0", "x"),
    "jht_hasil": ("0", "5", "5.5", "5,5", "-1", "x"),
    "nama": ("Siti",),
}
_RIGHT = (
    "penghasilan=3jt&pekerjaan=ojek-online&mulai=2026-11&bulan=12&pembayar=sendiri",
    "penghasilan=1500000&program=jkk-jkm-jht&jht_tahun=10&jht_hasil=5&bulan=6&jumlah=30",
    "penghasilan=2000000&usia=45&masa_iur=36&anak=3,9,15&stmb=14&cacat=A15:50&transport=darat,laut",
    "penghasilan=2000000&tunggakan=2&masa_iur=24&peristiwa=2027-04&mulai=2026-01",
    "penghasilan=2000000&tunggakan=4&masa_iur=24&peristiwa=2027-04&mulai=2026-01",
)
_WRONG = (
    "penghasilan=2000000&penghasilan=3000000",
    "penghasilan=2000000&bulan=7&usia=9&anak=x&cacat=?&nama=Budi",
)
_BROKEN = ("", "=", "&&", "?", "#", "penghasilan", "%", "%zz", "\u202e=1", "a" * 5000, "=1&=2")


_ADDRESS = "https://panduan-sertakan.example/kalkulator/"
MOMENT = "20261124T063000Z"


def calls() -> list[Call]:
    """Return calls of the doors beside the first: a function and its arguments."""
    one: list[Call] = [["ekspor", _RIGHT[0], NOW[0], kind, _ADDRESS, MOMENT] for kind in KINDS]
    # Parts of a fragment are parted as calculator.view.several says.
    several = "/".join((_RIGHT[0], "penghasilan=salah", _RIGHT[1]))
    pages = ("bandingkan", "rumah-tangga")
    files = (*KINDS[1:], "salah")
    return [
        *one,
        ["layar", _RIGHT[0], NOW[0], _ADDRESS],
        *(["urai", line] for line in ("art, 2 juta", "enam marbot 1 juta", "art sejuta", "2jt")),
        ["kartu", _RIGHT[0], NOW[0], "1080x1080", _ADDRESS],
        ["lukis", _RIGHT[0], NOW[0], "sapuan"],
        *(["mudah", query, NOW[0]] for query in _RIGHT),
        *(["ucapan", query, NOW[0]] for query in _RIGHT),
        ["bagikan", _RIGHT[0], NOW[0], _ADDRESS],
        *(["banyak", fragment, NOW[0], page] for page in pages for fragment in ("", several)),
        *(["ekspor_banyak", "", NOW[0], pages[1], kind, _ADDRESS, MOMENT] for kind in files),
    ]


def later() -> dict[str, list[Call]]:
    """Return, for each archive that comes after the first answer, calls that need it.

    One in which something is called wrong (`salah`) may fail; no other may.
    """
    setting = {"kini": NOW[0], "bulan": "3"}
    wrong = {**setting, "salah": "ya"}
    count: Call = ["kolektif", "lanjut", "{}"]
    table: list[Call] = [["kolektif", "contoh", "{}"]]
    for one in _tables():
        table += [["kolektif", "buka", json.dumps(setting), file_argument(one)], count]
    for one in (b"2000000\tart\n", b"%PDF-1", b"PK\x03\x04", b"", b"a,b\n1,2\n"):
        table.append(["kolektif", "buka", json.dumps(wrong), file_argument(one)])
    good = _tables()[0]
    table += [
        ["kolektif", "tautan-buka", json.dumps({"fragmen": "penghasilan=1000000&jumlah=3"})],
        ["kolektif", "buka", json.dumps(setting), file_argument(good)],
        count,
        ["kolektif", "anggaran", '{"uang": "50jt"}'],
        ["kolektif", "anggaran", '{"uang": "salah"}'],
        ["kolektif", "salah", "{}"],
        ["kolektif", "perbaiki", '{"teks": "salah"}'],
        ["kolektif", "ics", json.dumps({"saat": MOMENT})],
        ["kolektif", "tautan", "{}"],
        ["kolektif", "tulis", '{"jenis": "csv"}'],
        ["kolektif", "tulis-csv", '{"pertama": true}'],
    ]
    workbook: list[Call] = [
        ["kolektif_xlsx", "tulis", '{"jenis": "xlsx"}'],
        ["kolektif_xlsx", "tulis-xlsx", "{}"],
        ["kolektif_xlsx", "templat", "{}"],
    ]
    return {"doors.zip": calls(), "kolektif.zip": table, "xlsx.zip": workbook}


def file_argument(content: bytes) -> dict[str, str]:
    """Return a file as a call of a door carries it."""
    return {"bytes": base64.b64encode(content).decode()}


def _tables() -> list[bytes]:
    """Return tables in every form that is read, with good rows and faults."""
    text = (
        "Nama;Gaji sebulan;Pekerjaan;Usia;Tgl lahir;Jumlah;Yang membayar\n"
        "Siti;Rp 2.000.000,-;ART;40;;2 orang;APBD\n"
        "José;1,5 juta;pilot;70;17 Agustus 1980;0;\n"
        "Ana;x;kurir;;1980-08-17;;sendiri\nTotal;3jt\n"
    )
    codings = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8")
    return [*(text.encode(coding) for coding in codings), workbook()]


def workbook() -> bytes:
    """Return a small good workbook."""
    texts = "".join(f"<si><t>{text}</t></si>" for text in ("Gaji", "Lahir", "Pekerjaan", "Marbot"))
    members = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<r><Relationship Id="a" Target="worksheets/a.xml"/></r>',
        "xl/sharedStrings.xml": f"<sst>{texts}</sst>",
        "xl/styles.xml": '<s><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></s>',
        "xl/worksheets/a.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2">'
        '<v>2000000</v></c><c r="B2" s="1"><v>29450</v></c><c r="C2" t="s"><v>3</v></c></row>'
        '</sheetData><mergeCells><mergeCell ref="C2:C3"/></mergeCells></worksheet>',
    }
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return book.getvalue()


def queries() -> list[tuple[str, str]]:
    """Return pairs of a query and the month that counts as now."""
    asked = [f"penghasilan={income}" for income in INCOMES]
    for program in ("", "&program=jkk-jkm-jht"):
        for key, values in ALONE.items():
            asked += [f"penghasilan=2000000&{key}={value}{program}" for value in values]
    asked += [*_RIGHT, *_WRONG, *_BROKEN]
    unique = dict.fromkeys(asked)
    return [*zip(unique, cycle(NOW), strict=False), ("penghasilan=1000000", "bukan-bulan")]
