"""What is due for many workers, and when their paid months end: one event for each day."""

from collections.abc import Mapping
from datetime import date

from calculator.kolektif.plans import renewals
from calculator.kolektif.rows import Kelompok
from calculator.kolektif.totals import summarise
from calculator.month import Month, long_date
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.view.export.ical import REMIND_DUE, REMIND_END, Event, calendar, day_of, payment_key

__all__ = ["table_calendar"]


def table_calendar(orang: Mapping[Kelompok, int], saat: str, law: Law) -> str:
    """Write the calendar.

    Raises:
        InputError: no day is left, or `saat` is not a moment in UTC, `YYYYMMDDTHHMMSSZ`.
    """
    tempo = {
        bulan.bulan: date.fromisoformat(bulan.jatuh_tempo)
        for kelompok in orang
        for bulan in kelompok.bulanan
    }
    # Whose calendar it is: rows added later leave it the same, another table's has other events.
    siapa = payment_key(next(iter(orang)).skenario) if orang else ""
    kapan: dict[date, list[Event]] = {}

    def due(bulan: Month, day: date, banyak: int, total: int, kata: str = "") -> None:
        kapan.setdefault(day, []).append(
            Event(
                kunci=f"kolektif {siapa} {bulan}",
                hari=day,
                judul=f"Iuran {bulan.nama}{kata}: {rp(total)}",
                isi=f"Hari terakhir membayar iuran BPJS Ketenagakerjaan {bulan.nama} untuk "
                f"{format_number(banyak)} pekerja{kata}.",
                ingatkan=REMIND_DUE,
            )
        )

    for text, (banyak, total) in summarise(orang).per_bulan.items():
        due(Month.parse(text), tempo[text], banyak, total)
    kini = day_of(saat)
    # Who pays on must not miss the next day when those that were asked for are over.
    over = all(day < kini for day in kapan)
    for sampai, banyak, batas, biaya in renewals(orang, law):
        if over and biaya is not None and date.fromisoformat(batas) >= kini:
            due(sampai.plus(1), date.fromisoformat(batas), banyak, biaya, " kalau diteruskan")
        lanjut = (
            f"{rp(biaya)}, paling lambat {long_date(date.fromisoformat(batas))}."
            if biaya is not None
            else "belum ada dalam data kami."
        )
        kapan.setdefault(sampai.last_day, []).append(
            Event(
                kunci=f"kolektif {siapa} akhir {sampai}",
                hari=sampai.last_day,
                judul=f"Masa iuran {format_number(banyak)} pekerja habis",
                isi=f"Iuran yang dihitung sampai {sampai.nama}. Untuk {sampai.plus(1).nama} "
                f"iurannya {lanjut} Beri tahu para pekerja kalau tidak dilanjutkan.",
                ingatkan=REMIND_END,
            )
        )
    return calendar(map(_one, kapan.values()), saat)


def _one(semua: list[Event]) -> Event:
    return semua[0]._replace(
        judul="; ".join(satu.judul for satu in semua),
        isi=" ".join(satu.isi for satu in semua),
    )
