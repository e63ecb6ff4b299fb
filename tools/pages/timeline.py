"""How the law changed, read from the dates in the rules themselves."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from calculator.iuran import find_keringanan
from calculator.kinds import fields, is_money
from calculator.month import long_date
from calculator.phases import programmes, span
from calculator.rules import law
from calculator.rules.model import AturanBeasiswa, Golongan, Ketentuan
from calculator.rupiah import format_number, format_percent, rp
from tools.facts.figures import checked, month

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# How the name of a provision that counts says what it counts.
_UNIT = ", dalam "
# Whoever pays, save from APBN or APBD.
PAYER = "sendiri"
_SECTOR = {"transportasi": "sektor transportasi", "lainnya": "pekerjaan lain"}


class Peristiwa(NamedTuple):
    """Something that begins on a day, or, for a relief, in a month."""

    mulai: date
    kapan: str
    isi: str
    sumber: tuple[str, ...]
    bagian: str = ""


def events() -> list[Peristiwa]:
    """Return all changes, the newest first."""
    found = [*_texts(), *_values(), *_reliefs()]
    return sorted(found, key=lambda event: event.mulai, reverse=True)


def ahead() -> list[Peristiwa]:
    """Return what of the benefits changes after the day of the check, the nearest first.

    What a month costs is not among it: a price carries its months wherever it stands.
    """
    found = [event for event in _values(but="Iuran") if event.mulai > checked()]
    return sorted(found, key=lambda event: event.mulai)


def days() -> list[tuple[str, str, list[Peristiwa]]]:
    """Return the changes by the day they begin: for machines, for people, and what they are."""
    return [
        (mulai.isoformat(), kapan, list(found))
        for (mulai, kapan), found in groupby(events(), key=lambda e: (e.mulai, e.kapan))
    ]


def _texts() -> Iterator[Peristiwa]:
    for text in law().peraturan.values():
        if text.berlaku is not None:
            isi = f"{text.singkat} mulai berlaku: {text.nama}."
            yield Peristiwa(text.berlaku, long_date(text.berlaku), isi, ())


def _provisions() -> Iterator[tuple[str, object, Ketentuan[Any]]]:
    hukum = law()
    parts = {
        "Iuran": hukum.iuran,
        "JKK": hukum.jkk,
        "JKM": hukum.jkm,
        "JHT": hukum.jht,
        "Kepesertaan": hukum.kepesertaan,
    }
    for name, part in parts.items():
        for kind, value in zip(fields(type(part)).values(), part, strict=True):
            if isinstance(value, Ketentuan):
                yield name, get_args(kind)[0], value


def _values(but: str = "") -> Iterator[Peristiwa]:
    for part, kind, provision in _provisions():
        if part == but:
            continue
        for old, new in zip(provision.baris, provision.baris[1:], strict=False):
            if old.nilai != new.nilai:
                name, _, unit = provision.nama.partition(_UNIT)
                before, after = (_written(kind, each, unit) for each in (old.nilai, new.nilai))
                change = f"dari {before} menjadi {after}"
                if isinstance(new.nilai, Mapping):
                    # Several amounts at once are too much for one sentence.
                    change = f"semula {before}. Menjadi {after}"
                isi = f"{part}. {name}: {change}."
                yield Peristiwa(new.sejak, long_date(new.sejak), isi, new.sumber, part)
    for old, new in zip(law().beasiswa.baris, law().beasiswa.baris[1:], strict=False):
        before, after = _schooling(old.nilai), _schooling(new.nilai)
        isi = f"{law().beasiswa.nama}: dari {before} menjadi {after}."
        yield Peristiwa(new.sejak, long_date(new.sejak), isi, new.sumber, "beasiswa")


def _schooling(rule: AturanBeasiswa) -> str:
    """Write how children's schooling is paid."""
    amounts = [stage.setahun for stage in rule.jenjang]
    if rule.cara == "sekaligus":
        return f"satu kali {rp(amounts[0])} untuk satu peserta"
    least, most = rp(min(amounts)), rp(max(amounts))
    return f"{least} sampai {most} setahun, paling banyak {rule.anak_paling_banyak} anak"


def _written(kind: object, value: object, unit: str) -> str:
    if isinstance(value, Fraction):
        return format_percent(value)
    if not value:
        return "tidak ada"
    if isinstance(value, int):
        return rp(value) if is_money(kind) else f"{format_number(value)} {unit}".strip()
    if isinstance(value, (Mapping, tuple)):
        return _listed(kind, value, unit)
    return str(value)


def _listed(kind: object, value: Mapping[str, object] | tuple[object, ...], unit: str) -> str:
    """Write a table of incomes by its ends, a record by its parts, a list by its items."""
    if isinstance(value, Mapping):
        inner = get_args(kind)[1]
        return ", ".join(f"{name} {_written(inner, each, unit)}" for name, each in value.items())
    lowest, highest = value[0], value[-1]
    if isinstance(lowest, Golongan) and isinstance(highest, Golongan):
        ends = f"{rp(lowest.dasar)} sampai {rp(highest.dasar)}"
        return f"{len(value)} golongan, dasar {ends}"
    if get_origin(kind) is tuple:
        return "; ".join(_written(get_args(kind)[0], each, unit) for each in value)
    kinds = fields(kind).items()
    return ", ".join(
        f"{name.replace('_', ' ')} {_written(each, part, unit)}"
        for (name, each), part in zip(kinds, value, strict=True)
    )


def _reliefs() -> Iterator[Peristiwa]:
    for relief in law().iuran.keringanan:
        sector = _SECTOR[relief.sektor]
        share = format_percent(1 - relief.bagian_dibayar)
        start, end = relief.dari, relief.sampai
        of = f"iuran {programmes(relief)} bagi {sector}"
        isi = f"Keringanan {share} {of}, untuk iuran {span(start, end)}."
        yield Peristiwa(start.first_day, start.nama, isi, relief.sumber)
        after = end.plus(1)
        if find_keringanan(relief.sektor, PAYER, after, law()) is not None:
            continue  # another one follows, which has its own line
        unless = "" if after <= month() else ", kecuali ada perpanjangan"
        isi = f"Iuran {sector} kembali ke iuran normal{unless}. {relief.catatan}".strip()
        yield Peristiwa(after.first_day, after.nama, isi, relief.sumber)
