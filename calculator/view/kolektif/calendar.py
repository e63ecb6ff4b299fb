"""What is due for many workers, and when their paid months end: one event for each day."""

from collections.abc import Mapping
from datetime import date

from calculator.kolektif.plans import renewals
from calculator.kolektif.rows import Kelompok
from calculator.kolektif.totals import summarise
from calculator.month import Month, long_date
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.view.export.ical import REMIND_DUE, REMIND_END, Event, calendar

__all__ = ["table_calendar"]


def table_calendar(orang: Mapping[Kelompok, int], saat: str, law: Law) -> str:
    """Write the calendar.

    Raises:
        ValueError: `saat` is not a moment in UTC, `YYYYMMDDTHHMMSSZ`.
    """
    tempo = {
        bulan.bulan: date.fromisoformat(bulan.jatuh_tempo)
        for kelompok in orang
        for bulan in kelompok.bulanan
    }
    kapan: dict[date, list[Event]] = {}
    for text, (banyak, total) in summarise(orang).per_bulan.items():
        nama = Month.parse(text).nama
        day = tempo[text]
        kapan.setdefault(day, []).append(
            Event(
                kunci="",
                hari=day,
                judul=f"Iuran {nama}: {rp(total)}",
                isi=f"Hari terakhir membayar iuran BPJS Ketenagakerjaan {nama} untuk "
                f"{format_number(banyak)} pekerja.",
                ingatkan=REMIND_DUE,
            )
        )
    for sampai, banyak, batas, biaya in renewals(orang, law):
        lanjut = (
            f"{rp(biaya)}, paling lambat {long_date(date.fromisoformat(batas))}."
            if biaya is not None
            else "belum ada dalam data kami."
        )
        kapan.setdefault(sampai.last_day, []).append(
            Event(
                kunci="",
                hari=sampai.last_day,
                judul=f"Masa iuran {format_number(banyak)} pekerja habis",
                isi=f"Iuran yang dihitung sampai {sampai.nama}. Untuk {sampai.plus(1).nama} "
                f"iurannya {lanjut} Beri tahu para pekerja kalau tidak dilanjutkan.",
                ingatkan=REMIND_END,
            )
        )
    return calendar((_one(day, semua) for day, semua in kapan.items()), saat)


def _one(day: date, semua: list[Event]) -> Event:
    return Event(
        kunci=f"kolektif {day.isoformat()}",
        hari=day,
        judul="; ".join(satu.judul for satu in semua),
        isi=" ".join(satu.isi for satu in semua),
        ingatkan=semua[0].ingatkan,
    )
