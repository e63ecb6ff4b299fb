"""What the runtime is asked while it is watched, beyond what every build asks: much, and odd.

Always the same: a profile taken twice is the same profile.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import Any
from urllib.parse import quote

from calculator.view.kolektif.words import COLUMNS
from tests.safety.serangan import serangan
from tools.before.runtime.queries import (
    ALONE,
    INCOMES,
    MOMENT,
    NOW,
    file_argument,
    later,
    queries,
    workbook,
)

# Direction marks, controls, digits of other scripts, and the signs that a query is made of.
_ODD = "\u202e\u2066\x00\x1b\n\t\u0660\u0661\uff12\u00b2\u00bd\u2167éß日🙂İ%+&=#?;,.:- 0159jtRpA"
_WAYS = ("listed",) * 20 + ("free",) * 12 + ("odd",)
_COUNTED = {"bulan", "jumlah", "usia", "masa_iur", "tunggakan", "anak", "stmb", "jht_tahun"}
_MONTHS = [f"{year}-{month:02}" for year in range(2014, 2032) for month in range(1, 13)]


def generated(count: int, seed: int) -> list[tuple[str, str]]:
    """Return as many queries, right and wrong, always the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311 - the same at every build, on purpose

    def value(key: str) -> str:
        way = chance.choice(_WAYS)
        if way == "odd":
            return "".join(chance.choice(_ODD) for _ in range(chance.randrange(9)))
        if way == "free" and key in {"mulai", "peristiwa"}:
            return chance.choice(_MONTHS)
        if way == "free" and key in _COUNTED:
            return str(chance.randrange(130))
        return chance.choice(ALONE[key])

    found = []
    for _ in range(count):
        keys = chance.sample(sorted(ALONE), chance.choice((0, 1, 1, 2, 2, 3, 4, 6, 9)))
        income = chance.choice((*INCOMES[::4], *(str(chance.randrange(30_000_000)),) * 20))
        asked = {"penghasilan": income} | {key: value(key) for key in keys}
        query = "&".join(f"{key}={quote(text, safe=',:')}" for key, text in asked.items())
        found.append((query, chance.choice((*NOW, *_MONTHS[100::9]))))
    return found


_XML = '<?xml version="1.0" encoding="{}" standalone="yes"?>\n'
_CODED = ("UTF-8", "utf-16", "ISO-8859-1", "us-ascii", "windows-1252", "tidak-ada")
# What stands in a sheet: well-formed, then broken in every way that a reader tells apart.
_SHEETS = (
    *("<r/>", "<!-- c --><r><![CDATA[x]]></r>", "<?p i?><r>&amp;&lt;&#65;&#x2d;&apos;</r>"),
    "<!DOCTYPE r SYSTEM 's' [<!ENTITY e 'x'><!ELEMENT r ANY><!ATTLIST r a CDATA 'b'>]><r>&e;</r>",
    (
        '<x:worksheet xmlns:x="u" xml:space="preserve"><x:sheetData><x:row r="1"><x:c r="A1" t="b">'
        "<x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    ),
    (
        "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><r><t>Gaji</t></r></is></c>"
        "</row><row r='3'><c r='A3' t='e'><v>#N/A</v></c><c r='C3'><f>1+1</f>"
        "<v>2E6</v></c></row>\r\n\t"
        "<row><c><v>1500000.5</v></c></row></sheetData></worksheet>"
    ),
    *("<r a='1' a='2'/>", "<r><s></r>", "<r", "x<r/>", "<r/><r/>", "<r>&e;</r>", "<r>&#0;</r>"),
    *("<r>]]></r>", "<1/>", "<r a=1/>", "<r a='<'/>", "<p:r/>", "<?xml?><r/>", "<!r>", "<r>\x01"),
)
_LINES = (
    *('"a\nb";"c""d"', '"open', "x" * 140_000, "\x00", "2.000.000;ART", ";;;", "1,5jt", "\u202e"),
    *("'=1+1", "Jl. A, 3", "\ud7ff", "12/31/1980", "31-12-80", "2026-11", "nan", "1e400", "-5"),
)


def odd_tables() -> list[bytes]:
    """Return tables as people's programs and broken lines leave them, for traps not to be there."""
    books = [_zipped(_XML.format(code) + sheet, code) for code in _CODED for sheet in _SHEETS[:6]]
    books += [_zipped(sheet) for sheet in _SHEETS]
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row * 997}</v></c></row>' for row in range(3_000)
    )
    good = _zipped(f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    books += [good, good[:-30], good[: len(good) // 2], good[:60] + b"~~" + good[62:]]
    books += [good.replace(b"PK\x01\x02", b"PK\x01\x03"), good + b"after"]
    for ways in (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        books.append(_zipped(_SHEETS[5], method=ways))
    many = "\r\n".join(["Gaji;Pekerjaan", *("2000000;ART", "x;y", '"1.000.000";') * 2_000])
    texts = [f"Gaji;Pekerjaan\n{line}\n{line}{line}\n" for line in _LINES]
    texts += [many, many.replace(";", ","), many.replace(";", "\t"), many.replace("\r\n", "\r")]
    return [*books, *(text.encode() for text in texts), bytes(range(256)) * 9, b"\xff" * 300]


def _zipped(sheet: str, code: str = "utf-8", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the workbook of the good table with another sheet."""
    try:
        content = sheet.encode(code, "replace")
    except LookupError:
        content = sheet.encode()
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(book, "w", method) as new:
        for name in old.namelist():
            text = content if name.endswith("/a.xml") else old.read(name)
            new.writestr(zipfile.ZipInfo(name), text, method)
    return book.getvalue()


# What every odd table is put through: opened, counted, corrected, written.
_STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    *(("lanjut", {}),) * 3,
    *(("salah", {}), ("anggaran", {"uang": "50jt"}), ("anggaran", {"uang": "1,5"}), ("tautan", {})),
    *(("tulis", {"jenis": "csv"}), ("tulis-csv", {"pertama": True}), ("ics", {"saat": MOMENT})),
    ("perbaiki", {"teks": "Baris\tGaji\n2\t3jt\n"}),
)
_SETTINGS = ("mulai", "bulan", "program", "pembayar")


def walks(count: int, seed: int) -> dict[str, list[Any]]:
    """Return what somebody may do at the table of many workers, step after step, at random."""
    chance = random.Random(seed)  # noqa: S311 - the same every time, on purpose
    keys = [key for key, _ in COLUMNS]
    tables = [*odd_tables()[-20:], *(typed(chance) for _ in range(count))]

    def opened(table: bytes) -> list[Any]:
        setting: dict[str, Any] = {"kini": chance.choice(NOW), "salah": "ya"}
        for key in chance.sample(_SETTINGS, chance.randrange(4)):
            setting[key] = chance.choice(ALONE[key])
        if chance.randrange(2):
            many = chance.randrange(1, 6)
            setting["pilihan"] = {
                str(chance.randrange(6)): chance.choice(keys) for _ in range(many)
            }
        if chance.randrange(3) == 0:
            setting["sebutan"] = {"marbot": chance.choice(("art", "pemulung", ""))}
        return ["kolektif", "buka", json.dumps(setting), file_argument(table)]

    all_walks = []
    for _ in range(count):
        walk: list[Any] = []
        table = chance.choice(tables)
        # Columns are told one after the other: the same table, opened again and again.
        for _ in range(chance.randrange(1, 7)):
            walk.append(opened(table))
            steps = chance.sample(_STEPS, chance.randrange(len(_STEPS)))
            walk += [["kolektif", step, json.dumps(given)] for step, given in steps]
        walk.append(["kolektif_xlsx", "tulis", json.dumps({"jenis": "xlsx"})])
        walk += [["kolektif_xlsx", "tulis-xlsx", "{}"]] * 2
        all_walks.append(walk)
    # None stands for the table itself.
    start = ["kolektif", "buka", json.dumps({"kini": NOW[0], "bulan": "3", "salah": "ya"}), None]
    return {
        "table": [start, *(["kolektif", step, json.dumps(of)] for step, of in _STEPS)],
        "all": all_walks,
    }


def typed(chance: random.Random) -> bytes:
    """Return a table as somebody types or pastes one."""
    cells = (
        *INCOMES,
        *ALONE["pekerjaan"],
        "ART",
        "marbot",
        "sopir",
        "3",
        "40",
        "17-08-1980",
        "APBD",
        "2026-12",
    )
    heads = ("Gaji", "Pekerjaan", "Jumlah", "Umur", "Lahir", "Ket", "Nama", "Upah sebulan", "NIK")
    sign = chance.choice(("\t", ";", ",", "|"))
    width = chance.randrange(1, 6)
    rows = [chance.sample(heads, width)] if chance.randrange(3) else []
    rows += [[chance.choice(cells) for _ in range(width)] for _ in range(chance.randrange(1, 60))]
    return "\n".join(sign.join(row) for row in rows).encode()


def job(many: int) -> dict[str, Any]:
    """Return everything that is asked; `many` queries of chance among it."""
    hostile = [one.query for one in serangan(4_000)]
    # Half a letter reaches no worker as it is.
    whole = [query for query in hostile if not any("\ud800" <= sign <= "\udfff" for sign in query)]
    asked = [*generated(many, 17), *((query, NOW[0]) for query in whole)]
    return {
        "queries": queries(),
        "generated": asked,
        "later": later(),
        "tables": [file_argument(table) for table in odd_tables()],
        "walks": walks(many // 50, 18),
    }
