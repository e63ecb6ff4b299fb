"""Due dates and the end of cover as an iCalendar file (RFC 5545) with reminders.

Whole-day events: they belong to a day, not to an hour of some time zone. The file holds no link to
the scenario, since calendars are copied to other people's servers; a UID is a hash.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from calculator.bulan import Bulan, tanggal_panjang
from calculator.estimate import Estimate
from calculator.iuran import hitung
from calculator.rules.model import Hukum
from calculator.rupiah import rp

__all__ = ["Acara", "acara", "kalender"]

OKTET_SEBARIS = 75
# Reminders at nine in the morning, counted from the midnight in which the day begins.
INGATKAN_TEMPO = ("-P2DT15H", "PT9H")
INGATKAN_AKHIR = ("-P13DT15H", "-P6DT15H")
_SAAT = re.compile(r"[0-9]{8}T[0-9]{6}Z", re.ASCII)


class Acara(NamedTuple):
    """One day to remember. `kunci` tells events of one answer apart."""

    kunci: str
    hari: date
    judul: str
    isi: str
    ingatkan: tuple[str, ...]


def acara(hasil: Estimate, law: Hukum, nama: str = "") -> list[Acara]:
    """List the days of an answer: the last day to pay each month, and the end of what is paid.

    None for a worker who cannot be registered.

    Args:
        hasil: the answer.
        law: the law data, for the price after the last month.
        nama: whom it concerns, such as `Pekerja 2`, where there are several.
    """
    if not hasil.kedudukan.dapat_didaftarkan:
        return []  # nothing is due for who cannot be registered
    siapa = f" ({nama})" if nama else ""
    jumlah = hasil.scenario.jumlah
    orang = f" untuk {jumlah} pekerja" if jumlah > 1 else ""
    kanal = (
        f"Bayar hanya di kanal resmi: {law.kanal['jmo-android'].nama} atau {law.kanal['bpu'].url}."
    )
    hari: list[Acara] = []
    for satu in hasil.iuran.bulanan:
        bulan = Bulan.baca(satu.bulan)
        turun = "dengan keringanan" if satu.keringanan else "tanpa keringanan"
        hari.append(
            Acara(
                f"{hasil.tautan} {nama} {bulan}",
                date.fromisoformat(satu.jatuh_tempo),
                f"Iuran {bulan.nama}{siapa}: {rp(satu.total * jumlah)}",
                f"Hari terakhir membayar iuran BPJS Ketenagakerjaan {bulan.nama}{orang}, {turun}. "
                f"Sudah dibayar di muka? Tidak perlu membayar lagi. {kanal}",
                INGATKAN_TEMPO,
            )
        )
    hari.append(_akhir(hasil, law, nama, kanal))
    return hari


def _akhir(hasil: Estimate, law: Hukum, nama: str, kanal: str) -> Acara:
    skenario = hasil.scenario
    sampai = Bulan.baca(hasil.iuran.masa.sampai)
    berikut = sampai.tambah(1)
    _, lanjut, _ = hitung(skenario._replace(mulai=berikut, bulan=1), law)
    batas = law.kepesertaan.tunggakan_batas.pada(sampai.hari_terakhir).nilai
    siapa = f" ({nama})" if nama else ""
    return Acara(
        f"{hasil.tautan} {nama} akhir",
        sampai.hari_terakhir,
        f"Masa iuran habis{siapa}: lanjutkan {berikut.nama}",
        f"Iuran yang dihitung sampai {sampai.nama}. Untuk {berikut.nama} iurannya "
        f"{rp(lanjut.total * skenario.jumlah)}, dibayar paling lambat "
        f"{tanggal_panjang(date.fromisoformat(lanjut.jatuh_tempo))}. Menunggak lebih dari {batas} "
        f"bulan berturut-turut menggugurkan hak atas manfaat. {kanal}",
        INGATKAN_AKHIR,
    )


def kalender(hari: Iterable[Acara], saat: str) -> str:
    """Write the calendar file.

    Args:
        hari: the events; those of days that are over are left out, the others go by day.
        saat: the present moment in UTC, `YYYYMMDDTHHMMSSZ`: the package has no clock.

    Raises:
        ValueError: `saat` has another form.
    """
    if _SAAT.fullmatch(saat) is None:
        raise ValueError(saat)
    baris = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Panduan Sertakan//Kalkulator//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Iuran BPJS Ketenagakerjaan",
    ]
    # Jakarta's day: seven hours before UTC's.
    utc = datetime(int(saat[:4]), int(saat[4:6]), int(saat[6:8]), int(saat[9:11]))  # noqa: DTZ001
    kini = (utc + timedelta(hours=7)).date()
    for satu in sorted((satu for satu in hari if satu.hari >= kini), key=lambda satu: satu.hari):
        baris += _acara(satu, saat)
    baris.append("END:VCALENDAR")
    return "".join(f"{_lipat(satu)}\r\n" for satu in baris)


def _acara(satu: Acara, saat: str) -> Iterator[str]:
    kunci = sha256(f"{satu.kunci} {satu.hari}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{kunci}@panduan-sertakan"
    yield f"DTSTAMP:{saat}"
    yield f"DTSTART;VALUE=DATE:{satu.hari:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{satu.hari + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_teks(satu.judul)}"
    yield f"DESCRIPTION:{_teks(satu.isi)}"
    # The day stays free for other things.
    yield "TRANSP:TRANSPARENT"
    for ingatkan in satu.ingatkan:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_teks(satu.judul)}"
        yield f"TRIGGER:{ingatkan}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _teks(teks: str) -> str:
    """Escape a TEXT value (RFC 5545, 3.3.11)."""
    for huruf in ("\\", ";", ","):
        teks = teks.replace(huruf, f"\\{huruf}")
    return teks.replace("\n", "\\n")


def _lipat(baris: str) -> str:
    """Fold a content line at 75 octets (RFC 5545, 3.1), never inside a letter."""
    hasil: list[str] = []
    kini, sisa = "", OKTET_SEBARIS
    for huruf in baris:
        oktet = len(huruf.encode())
        if oktet > sisa:
            hasil.append(kini)
            # The space that marks a folded line counts too.
            kini, sisa = " ", OKTET_SEBARIS - 1
        kini += huruf
        sisa -= oktet
    return "\r\n".join([*hasil, kini])
