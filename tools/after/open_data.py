"""Publishes the law data for others: JSON with its schema, and every price as CSV.

The JSON mirrors the model of `calculator.rules`, so the schema is written from the model's own
types and descriptions: neither can drift from what the engine reads.
"""

from __future__ import annotations

import csv
import io
import json
import types
import typing
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any

from calculator.fields import SEKTOR
from calculator.iuran import find_golongan, find_keringanan
from calculator.iuran import price as monthly_price
from calculator.kinds import bare, fields
from calculator.month import Month
from calculator.rules import Law, law
from calculator.rules.model import Kutipan, Peraturan
from calculator.rupiah import json_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "data"
RULES, SCHEMA, PRICES = "aturan.json", "aturan.schema.json", "iuran.csv"
# Raised when a key changes its name or meaning; new keys alone do not raise it.
VERSION = 1
DESCRIPTION = (
    "Aturan JKK, JKM, dan JHT bagi pekerja bukan penerima upah (BPU): tiap angka dengan masa "
    "berlaku dan kutipannya. Jumlah dalam rupiah, tarif sebagai bagian dari satu. Bukan dokumen "
    "resmi."
)
COLUMNS = (
    "sektor",
    "dari_bulan",
    "sampai_bulan",
    "golongan",
    "penghasilan_dari",
    "penghasilan_sampai",
    "dasar_penghasilan",
    "jkk",
    "jkm",
    "jht",
    "total_jkk_jkm",
    "total_jkk_jkm_jht",
    "keringanan",
    "belum_pasti",
)
SELF_PAID = "sendiri"


def publish(site: Path) -> None:
    """Write the files below a built site."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        (RULES, _json(rules())),
        (SCHEMA, _json(schema())),
        (PRICES, prices()),
    ):
        (folder / name).write_text(text, "utf-8", newline="")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def rules() -> dict[str, object]:
    """Return all law data as plain JSON values."""
    return {"$schema": SCHEMA, "skema": VERSION, "uraian": DESCRIPTION, **_plain(law())}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any part of the model
    if isinstance(value, Kutipan):
        # The regulation stands once, under its key.
        value = {**value._asdict(), "peraturan": value.peraturan.kunci}
    match value:
        case Month() | date():
            return str(value)
        case Fraction():
            # Every rate is a finite decimal, so the text of its float is exact.
            return json_number(value)
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return _plain(value._asdict())
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


def schema() -> dict[str, object]:
    """Return the JSON Schema of `rules`, written from the model's types."""
    definitions: dict[str, object] = {}
    top = _named(Law, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Aturan",
        **top,
        "description": DESCRIPTION,
        "properties": {
            "$schema": {"const": SCHEMA},
            "skema": {"const": VERSION},
            "uraian": {"type": "string"},
            **top["properties"],
        },
        "required": ["$schema", "skema", "uraian", *top["required"]],
        "$defs": definitions,
    }


PLAIN: dict[object, dict[str, object]] = {
    int: {"type": "integer", "minimum": 0},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    Fraction: {"type": "number", "minimum": 0},
    date: {"type": "string", "format": "date"},
    Month: {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    type(None): {"type": "null"},
}


def _schema(kind: Any, definitions: dict[str, object]) -> object:  # noqa: ANN401 - a type
    """Return the schema of a type of the model."""
    # A text or number by another name is told as what it is.
    kind = getattr(bare(kind), "__supertype__", bare(kind))
    if kind in PLAIN:
        return PLAIN[kind]
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin in {types.UnionType, typing.Union}:
        return {"anyOf": [_schema(each, definitions) for each in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is Mapping:
        items = _schema(arguments[1], definitions)
        return {"type": "object", "additionalProperties": items}
    # A provision of whole numbers and one of rates are two definitions.
    name = _label(kind)
    if name not in definitions:
        definitions[name] = None
        definitions[name] = _named(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _label(kind: Any) -> str:  # noqa: ANN401 - a type
    kind = bare(kind)
    if typing.get_origin(kind) is typing.Literal:
        return str.__name__
    inner = [_label(each) for each in typing.get_args(kind) if each is not Ellipsis]
    return "_".join([(typing.get_origin(kind) or kind).__name__, *inner])


def _named(kind: Any, definitions: dict[str, object]) -> dict[str, Any]:  # noqa: ANN401 - a record's type
    """Return the schema of an object with the record's fields."""
    model = typing.get_origin(kind) or kind
    kinds = {name: str if each is Peraturan else each for name, each in fields(kind).items()}
    return {
        "description": (model.__doc__ or "").split("\n")[0],
        "type": "object",
        "properties": {name: _schema(each, definitions) for name, each in kinds.items()},
        "required": list(kinds),
        "additionalProperties": False,
    }


def prices() -> str:
    """Return every price as CSV: for each sector and run of months, all income groups."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_prices(law()))
    return text.getvalue()


def _prices(hukum: Law) -> Iterator[dict[str, object]]:
    cover = hukum.kepesertaan.cakupan
    months = [cover.dari.plus(count) for count in range(cover.sampai.since(cover.dari) + 1)]
    for sector in sorted(SEKTOR):

        def law_of(month: Month, sector: str = sector) -> tuple[object, ...]:
            day, iuran = month.last_day, hukum.iuran
            rows = (iuran.golongan, iuran.tarif_jkk, iuran.jkm, iuran.tarif_jht)
            return (
                *(row.on(day).sejak for row in rows),
                find_keringanan(sector, SELF_PAID, month, hukum),
            )

        for _, same in groupby(months, law_of):
            run = list(same)
            for group in hukum.iuran.golongan.on(run[0].last_day).nilai:
                found = find_golongan(group.dari, run[0], hukum)
                relief = find_keringanan(sector, SELF_PAID, run[0], hukum)
                price = monthly_price(found.dasar, run[0], hukum, jht=True, keringanan=relief)
                values = (
                    *(sector, run[0], run[-1], found.nomor, found.dari),
                    *("" if found.sampai is None else found.sampai, found.dasar),
                    *(price.jkk, price.jkm, price.jht, price.total - price.jht, price.total),
                    *("ya" if relief else "tidak", "ya" if found.kutipan else "tidak"),
                )
                yield dict(zip(COLUMNS, values, strict=True))
