"""What an organiser's kit is made of beside the papers: words, pictures, and days to remember.

The page `/acara/` packs all of it into one archive on the device; each part can also be downloaded
as it is, with nothing filled in.
"""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import typst
from PIL import Image

from calculator.month import Month, long_date
from calculator.rupiah import rp
from calculator.view.export.ical import AT_NINE, Event, calendar
from tools.after.previews.pictures import set_by_typst
from tools.before.papers import DOWNLOADS
from tools.facts import event_texts, figures, words
from tools.facts.people import on_paper

DRAWING = Path(__file__).with_name("event_kit.typ")
FOLDER = "acara"
TEXTS = "teks.json"
PICTURES = "gambar.json"
COLOURS = 128
PEOPLE = ("art", "ojek-online", "pedagang", "petani", "marbot", "pemulung")
# Width, height, height of the free band, and how large the letters are drawn; pixels.
SIZES = ((1080, 1080, 190, 0.8), (1080, 1920, 330, 1.1), (1200, 630, 120, 0.52))
EDGE = 56
SMALLER = (1.0, 0.85, 0.7, 0.55)
WEEK = timedelta(days=7)
REMIND = (AT_NINE,)
# Whom a calendar speaks to, and how its files are called.
CALENDARS = {"sponsor": "pengingat", "pekerja": "pengingat-pekerja"}
# Their relief ends in another month than everybody's.
DRIVERS = " sopir, ojek, dan kurir"


def publish(site: Path) -> None:
    """Put words, pictures and days among the downloads."""
    folder = site / DOWNLOADS / FOLDER
    folder.mkdir(parents=True)
    told = [text._asdict() for text in event_texts.texts()]
    (folder / TEXTS).write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    _pictures(folder)
    for month in event_texts.starts():
        for whom, name in CALENDARS.items():
            (folder / f"{name}-{month}.ics").write_text(reminders(month, whom), "utf-8", newline="")


# ---------------------------------------------------------------------- pictures


def drawings() -> list[dict[str, Any]]:
    """Return what each picture says, and how large it is."""
    cheapest = figures.harga(1)
    people = [on_paper((words.PEOPLE / f"{slug}.svg").read_text("utf-8")) for slug in PEOPLE]
    transport = figures.harga(1, "transportasi").kalimat
    return [
        {
            "lebar": width,
            "tinggi": height,
            "pita": band,
            "skala": scale,
            "tepi": EDGE if height >= width else EDGE * 0.6,
            "orang": people,
            "judul": (
                f"Iuran paling kecil, untuk penghasilan sampai {rp(cheapest.golongan.sampai or 0)}"
            ),
            "fase": [[rp(one.harga), one.kapan] for one in cheapest.fase],
            "kaki": (
                f"Sopir, ojek, dan kurir: {transport}. {figures.tanpa_keringanan()} "
                f"Perlindungan {words.syarat('lancar')}, untuk yang {words.syarat('daftar')}. "
                "Daftar dan bayar hanya di tempat resmi. "
                "Bukan milik BPJS Ketenagakerjaan. "
                f"Diperiksa {event_texts.names()['diperiksa']}."
            ),
        }
        for width, height, band, scale in SIZES
    ]


def drawn() -> tuple[list[dict[str, Any]], list[bytes]]:
    """Set the pictures, in smaller letters where a law has more to say than fits.

    Raises:
        ValueError: they do not fit at all.
    """
    told = drawings()
    for part in SMALLER:
        smaller = [{**one, "skala": one["skala"] * part} for one in told]
        try:
            return told, set_by_typst(DRAWING, smaller)
        except typst.TypstError as error:
            if "tidak muat" not in str(error):
                raise
    raise ValueError("Gambar acara: isinya tidak muat.")


def _pictures(folder: Path) -> None:
    told, pngs = drawn()
    places = []
    for one, png in zip(told, pngs, strict=True):
        width, height, band = one["lebar"], one["tinggi"], one["pita"]
        name = f"gambar-{width}x{height}.png"
        with Image.open(io.BytesIO(png)) as full:
            if full.size != (width, height):
                raise ValueError(f"{name}: {full.size}")
            flat = full.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(folder / name, optimize=True)
        places.append({"berkas": name, "lebar": width, "tinggi": height, "pita": band})
    (folder / PICTURES).write_text(json.dumps(places), "utf-8")


# ---------------------------------------------------------------------- days


def reminders(start: Month, whom: str = "sponsor") -> str:
    """Write the calendar of a year that begins in a month.

    Args:
        start: the first month of cover.
        whom: `sponsor` for who pays, `pekerja` for who is paid for.
    """
    stamp = f"{figures.checked():%Y%m%d}T000000Z"
    return calendar(days(start, whom), stamp)


def days(start: Month, whom: str = "sponsor") -> list[Event]:
    """List the days to remember: a due date is one event, whenever cover began."""
    asked = f"penghasilan=1jt&mulai={start}&bulan={event_texts.YEAR}&pembayar=sponsor"
    paid, drivers = (
        figures.hitung(f"{asked}&sektor={sektor}")["iuran"]["bulanan"]
        for sektor in ("lainnya", "transportasi")
    )
    said = {text.kunci: text.isi for text in event_texts.texts()}
    first = figures.whole("jkm.masa_awal")
    found = [_due(one, said[f"jatuh-tempo-{whom}"]) for one in paid]
    early, soon = f"Hampir {first} bulan", said[f"bulan-3-{whom}"]
    found.append(_day(f"awal {start}", _last(start, first), early, soon))
    everybody = _changes(paid)
    changes = [(month, f"berubah {month}", "") for month in everybody]
    changes += [
        (month, f"berubah transportasi {month}", DRIVERS)
        for month in _changes(drivers)
        if month not in everybody
    ]
    found += (_change(*one, said["keringanan-berakhir"]) for one in changes)
    late = _last(start, event_texts.YEAR - 1)
    found.append(_day(f"akhir {start}", late, "Setahun hampir habis", said[f"bulan-11-{whom}"]))
    # One device may hold both.
    return (
        found if whom == "sponsor" else [one._replace(kunci=f"{whom} {one.kunci}") for one in found]
    )


def _changes(paid: list[dict[str, Any]]) -> list[Month]:
    """List the months that cost something else than the one before."""
    return [
        Month.parse(after["bulan"])
        for before, after in pairwise(paid)
        if before["total"] != after["total"]
    ]


def _change(month: Month, key: str, whose: str, said: str) -> Event:
    day = month.plus(-1).last_day - WEEK
    return _day(key, day, f"Iuran{whose} berubah mulai {month.nama}", said)


def _last(start: Month, count: int) -> date:
    """Return the last day of the month that is the given one of a row, the first being 1."""
    return start.plus(count - 1).last_day


def _due(one: dict[str, Any], said: str) -> Event:
    month = Month.parse(one["bulan"])
    due = date.fromisoformat(one["jatuh_tempo"])
    return Event(
        kunci=f"acara iuran {month}",
        hari=due - WEEK,
        judul=f"Sepekan lagi: iuran {month.nama}",
        isi=said.replace(event_texts.last_day_to_pay(), long_date(due)),
        ingatkan=REMIND,
    )


def _day(key: str, day: date, title: str, said: str) -> Event:
    return Event(kunci=f"acara {key}", hari=day, judul=title, isi=said, ingatkan=REMIND)
