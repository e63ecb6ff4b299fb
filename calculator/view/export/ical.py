"""Due dates and the end of cover as an iCalendar file (RFC 5545) with reminders.

Whole-day events: they belong to a day, not to an hour of some time zone. The file holds no link to
the scenario, since calendars are copied to other people's servers; a UID is a hash.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from calculator.errors import Galat, InputError
from calculator.estimate import Estimate
from calculator.iuran import IuranBulan
from calculator.month import Month, long_date
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.scenario import Scenario
from calculator.whatif import month_after

__all__ = ["AT_NINE", "Event", "calendar", "day_of", "events", "payment_key", "present_day"]

OCTETS_IN_LINE = 75
# Reminders at nine in the morning, counted from the midnight in which the day begins.
AT_NINE = timedelta(hours=9)
REMIND_DUE = (AT_NINE - timedelta(days=3), AT_NINE)
REMIND_END = (AT_NINE - timedelta(days=14), AT_NINE - timedelta(days=7))
_MOMENT = re.compile(r"[0-9]{8}T[0-9]{6}Z", re.ASCII)


class Event(NamedTuple):
    """One day to remember, and when to be reminded of it, counted from its midnight.

    `kunci` is the same for the same event, whenever it is exported.
    """

    kunci: str
    hari: date
    judul: str
    isi: str
    ingatkan: tuple[timedelta, ...]


def events(semua: Sequence[Estimate], law: Law, kini: date | None = None) -> list[Event]:
    """List the days of one worker or of a household: each last day to pay, and each end of cover.

    What several workers owe on one day is one event. A worker for whom no price is told has none.

    Args:
        semua: the answers, in the order in which people count them.
        law: the law data, for the price after the last month.
        kini: the present day. When every last day to pay is over, the one of the month after is
            listed too, as long as it is to come: who pays on must not miss that.
    """
    pekerja = [
        _Worker(f"Pekerja {nomor}" if len(semua) > 1 else "", hasil)
        for nomor, hasil in enumerate(semua, start=1)
        if hasil.standing.membayar
    ]
    if not pekerja:
        return []
    kunci = ("rumah " if len(semua) > 1 else "") + payment_key(pekerja[0].hasil.scenario)
    due = list(_due_days(pekerja, _asked(pekerja), law, kunci))
    if kini is not None and all(satu.hari < kini for satu in due):
        lanjut = _month_after(pekerja, law, kini)
        due += _due_days(pekerja, lanjut, law, kunci, lanjut=True)
    return [*due, *_ends(pekerja, law, kunci)]


class _Worker(NamedTuple):
    """One answer and whom it concerns; the name is empty where there is only one."""

    nama: str
    hasil: Estimate


def payment_key(scenario: Scenario) -> str:
    """Say whose payment it is: the keys that make the price, and none of the others.

    A child added to the same worker leaves the events the same; another worker has others.
    """
    bagian = (
        scenario.penghasilan,
        scenario.pekerjaan,
        scenario.sektor,
        scenario.program,
        scenario.pembayar,
        scenario.jumlah,
    )
    return " ".join(map(str, bagian))


_Due = dict[Month, list[tuple[_Worker, IuranBulan]]]


def _asked(pekerja: Sequence[_Worker]) -> _Due:
    per_bulan: _Due = {}
    for worker in pekerja:
        for iuran in worker.hasil.iuran.bulanan:
            per_bulan.setdefault(Month.parse(iuran.bulan), []).append((worker, iuran))
    return per_bulan


def _month_after(pekerja: Sequence[_Worker], law: Law, kini: date) -> _Due:
    """Give what is due after the last month of each, as far as it is to come and known."""
    per_bulan: _Due = {}
    for worker in pekerja:
        bulan = Month.parse(worker.hasil.iuran.masa.sampai).plus(1)
        iuran = month_after(worker.hasil.scenario, bulan, law)
        if iuran and date.fromisoformat(iuran.bulanan[0].jatuh_tempo) >= kini:
            per_bulan.setdefault(bulan, []).append((worker, iuran.bulanan[0]))
    return per_bulan


def _due_days(
    pekerja: Sequence[_Worker], per_bulan: _Due, law: Law, kunci: str, *, lanjut: bool = False
) -> Iterator[Event]:
    kanal = _where_to_pay(law)
    for bulan, bagian in per_bulan.items():
        jumlah = sum(satu.hasil.scenario.jumlah for satu, _ in bagian)
        yield Event(
            kunci=f"{kunci} {bulan}",
            hari=date.fromisoformat(bagian[0][1].jatuh_tempo),
            judul=f"Iuran {bulan.nama}{_who(pekerja, [satu for satu, _ in bagian])}"
            f"{' kalau diteruskan' if lanjut else ''}: "
            f"{rp(sum(x.total * satu.hasil.scenario.jumlah for satu, x in bagian))}",
            isi=f"Hari terakhir membayar iuran BPJS Ketenagakerjaan {bulan.nama}"
            f"{f' untuk {format_number(jumlah)} pekerja' if jumlah > 1 else ''}"
            f"{' kalau diteruskan' if lanjut else ''}"
            f"{_details(bagian)}.{_if_elsewhere(bagian)} Sudah dibayar di muka? "
            f"Tidak perlu membayar lagi. {kanal}",
            ingatkan=REMIND_DUE,
        )


def _details(bagian: Sequence[tuple[_Worker, IuranBulan]]) -> str:
    """Say what each worker's part is, and whether the relief is in it."""
    turun = ["dengan keringanan" if bulan.keringanan else "tanpa keringanan" for _, bulan in bagian]
    if len(bagian) == 1:
        return f", {turun[0]}"
    return ": " + "; ".join(
        f"{satu.nama} {rp(bulan.total * satu.hasil.scenario.jumlah)}, {kata}"
        for (satu, bulan), kata in zip(bagian, turun, strict=True)
    )


def _if_elsewhere(bagian: Sequence[tuple[_Worker, IuranBulan]]) -> str:
    """Say what becomes of a relief that rests on a sector which is not sure."""
    return "".join(
        f" {f'{satu.nama}: ' if satu.nama else ''}{warning.akibat}"
        for satu, bulan in bagian
        if bulan.keringanan
        for warning in satu.hasil.peringatan
        if warning.kode == "sektor-belum-pasti"
    )


def _ends(pekerja: Sequence[_Worker], law: Law, kunci: str) -> Iterator[Event]:
    habis: dict[str, list[_Worker]] = {}
    for worker in pekerja:
        habis.setdefault(worker.hasil.iuran.masa.sampai, []).append(worker)
    for text, bagian in habis.items():
        sampai = Month.parse(text)
        berikut = sampai.plus(1)
        batas = law.kepesertaan.tunggakan_batas.on(sampai.last_day).nilai
        yield Event(
            # A longer time paid moves the end; it does not make another one.
            kunci=f"{kunci} akhir {bagian[0].nama} {bagian[0].hasil.scenario.mulai}",
            hari=sampai.last_day,
            judul=f"Masa iuran habis{_who(pekerja, bagian)}: lanjutkan {berikut.nama}",
            isi=f"Iuran yang dihitung sampai {sampai.nama}. {_next_month(bagian, berikut, law)} "
            f"Menunggak lebih dari {batas} bulan berturut-turut: tidak dapat apa-apa. "
            f"{_where_to_pay(law)}",
            ingatkan=REMIND_END,
        )


def _next_month(bagian: Sequence[_Worker], berikut: Month, law: Law) -> str:
    """Tell the price of the month after, where the data reach so far."""
    harga = [(month_after(part.hasil.scenario, berikut, law), part) for part in bagian]
    lanjut = [(iuran, part) for iuran, part in harga if iuran is not None]
    if not lanjut:
        return f"Iuran {berikut.nama} belum ada dalam data kami; lihat dulu aturan yang berlaku."
    jumlah = sum(iuran.total * part.hasil.scenario.jumlah for iuran, part in lanjut)
    tempo = long_date(date.fromisoformat(lanjut[0][0].jatuh_tempo))
    return f"Untuk {berikut.nama} iurannya {rp(jumlah)}, dibayar paling lambat {tempo}."


def _who(pekerja: Sequence[_Worker], bagian: Sequence[_Worker]) -> str:
    """Name whom it concerns, unless it concerns everyone."""
    if len(bagian) == len(pekerja) > 1 or not bagian[0].nama:
        return ""
    return f" ({', '.join(part.nama for part in bagian)})"


def _where_to_pay(law: Law) -> str:
    return (
        f"Bayar hanya di tempat resmi: {law.kanal['jmo-android'].nama} atau {law.kanal['bpu'].url}."
    )


def calendar(day: Iterable[Event], saat: str) -> str:
    """Write the calendar file.

    Args:
        day: the events; those of days that are over are left out, the others go by day. A reminder
            whose hour is over is left out too; where that leaves none, the day itself has one.
        saat: the present moment in UTC, `YYYYMMDDTHHMMSSZ`: the package has no clock.

    Raises:
        InputError: `saat` has another form, or no day is left: an empty calendar opens as an error,
            or as nothing at all.
    """
    kini = _in_jakarta(saat)
    baris = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Panduan Sertakan//Kalkulator//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Iuran BPJS Ketenagakerjaan",
    ]
    datang = sorted((satu for satu in day if satu.hari >= kini.date()), key=lambda satu: satu.hari)
    if not datang:
        raise InputError([Galat("jenis", "Tidak ada tanggal bayar yang akan datang.")])
    for satu in datang:
        baris += _event(satu, saat, _to_come(satu, kini))
    baris.append("END:VCALENDAR")
    return "".join(f"{_fold(row)}\r\n" for row in baris)


def day_of(saat: str) -> date:
    """Give the day of a moment in Jakarta.

    Raises:
        InputError: it is not written `YYYYMMDDTHHMMSSZ`.
    """
    return _in_jakarta(saat).date()


def present_day(saat: str) -> date | None:
    """Give the same, where the page says the moment and says it well."""
    try:
        return day_of(saat)
    except InputError:
        return None


def _in_jakarta(saat: str) -> datetime:
    """Give the day and hour in Jakarta, seven hours ahead of UTC."""
    if _MOMENT.fullmatch(saat) is None:
        raise InputError([Galat("saat", "Waktu sekarang tidak terbaca.")])
    utc = datetime(int(saat[:4]), int(saat[4:6]), int(saat[6:8]), int(saat[9:11]))  # noqa: DTZ001
    return utc + timedelta(hours=7)


def _to_come(satu: Event, kini: datetime) -> list[timedelta]:
    tengah_malam = datetime(satu.hari.year, satu.hari.month, satu.hari.day)  # noqa: DTZ001
    datang = [ingat for ingat in satu.ingatkan if tengah_malam + ingat > kini]
    return datang or [
        ingat for ingat in (AT_NINE,) if satu.ingatkan and tengah_malam + ingat > kini
    ]


def _duration(lama: timedelta) -> str:
    """Write a time before or after (RFC 5545, 3.3.6), in whole hours."""
    hari, jam = divmod(abs(lama) // timedelta(hours=1), 24)
    return f"{'-' * (lama < timedelta())}P{f'{hari}D' if hari else ''}T{jam}H"


def _event(satu: Event, saat: str, ingatkan: Sequence[timedelta]) -> Iterator[str]:
    kunci = sha256(satu.kunci.encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{kunci}@panduan-sertakan"
    yield f"DTSTAMP:{saat}"
    yield f"DTSTART;VALUE=DATE:{satu.hari:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{satu.hari + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(satu.judul)}"
    yield f"DESCRIPTION:{_escape(satu.isi)}"
    # The day stays free for other things.
    yield "TRANSP:TRANSPARENT"
    for ingat in ingatkan:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escape(satu.judul)}"
        yield f"TRIGGER:{_duration(ingat)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    """Escape a TEXT value (RFC 5545, 3.3.11)."""
    for huruf in ("\\", ";", ","):
        text = text.replace(huruf, f"\\{huruf}")
    return text.replace("\n", "\\n")


def _fold(baris: str) -> str:
    """Fold a content line at 75 octets (RFC 5545, 3.1), never inside a letter."""
    hasil: list[str] = []
    kini, sisa = "", OCTETS_IN_LINE
    for huruf in baris:
        oktet = len(huruf.encode())
        if oktet > sisa:
            hasil.append(kini)
            # The space that marks a folded line counts too.
            kini, sisa = " ", OCTETS_IN_LINE - 1
        kini += huruf
        sisa -= oktet
    return "\r\n".join([*hasil, kini])
