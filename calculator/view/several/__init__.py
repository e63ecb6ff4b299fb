"""Several scenarios in one link: up to three compared, or a household with one total.

The fragment is the canonical query strings of the public contract, joined by `/`:

    #penghasilan=2000000&pekerjaan=art&mulai=2026-11/penghasilan=4000000&mulai=2026-11

A slash needs no escaping in a fragment (RFC 3986, 3.5) and cannot stand in a canonical query, whose
values are percent-encoded. Each part alone is a link of the calculator; order is what one sees.
"""

from calculator.errors import Galat, InputError, tulis_galat
from calculator.estimate import estimate, to_json
from calculator.rules.model import Law
from calculator.several import PAGES, SEPARATOR, join_queries, read_several
from calculator.view.export.files import File
from calculator.view.export.ical import present_day
from calculator.view.export.qr import qr
from calculator.view.several.comparison import comparison
from calculator.view.several.forms import forms, in_brief
from calculator.view.several.household import household, household_calendar, household_message
from calculator.view.words import doubtful, refused

__all__ = ["DEFAULTS", "EXAMPLES", "PAGES", "SEPARATOR", "answer", "export"]

# What each page shows before anybody asks; incomes are examples, no figures of the law.
DEFAULTS = {
    "bandingkan": "penghasilan=2000000&pekerjaan=art/"
    "penghasilan=2000000&pekerjaan=art&program=jkk-jkm-jht",
    "rumah-tangga": "penghasilan=2000000&pekerjaan=art&bulan=3/"
    "penghasilan=4000000&pekerjaan=sopir-pribadi&bulan=3/"
    "penghasilan=1200000&pekerjaan=tukang-kebun&bulan=3",
}
# Beginnings for a comparison, one click each.
EXAMPLES = {
    "Dengan atau tanpa JHT": DEFAULTS["bandingkan"],
    "Dua penghasilan": "penghasilan=1500000/penghasilan=3000000",
    "Dua pekerja": "penghasilan=2000000&pekerjaan=art/penghasilan=2000000&pekerjaan=ojek-online",
}
KINDS = ("ics", "teks", "qr")


def answer(fragmen: str, kini: str, halaman: str, law: Law) -> str:
    """Answer a fragment for one of the two pages.

    Args:
        fragmen: what stands after `#`; empty for the page's own example.
        kini: the present month, `YYYY-MM`.
        halaman: `bandingkan` or `rumah-tangga`.
        law: the law data.

    Returns:
        JSON text: `formulir` (markup) always, and either `tautan`, `html`, `ucapan` (the gist, to
        be said aloud), `ringkas` (each part in a few words), `ditolak` (see `refused`), `periksa`
        (see `doubtful`) and `iuran` (the total in rupiah), or `galat`, each with its `pekerja`.
    """
    jenis = PAGES[halaman]
    fragmen = fragmen or DEFAULTS[halaman]
    scenario, galat = read_several(fragmen, kini, jenis, law)
    if galat:
        return to_json({"formulir": forms(fragmen, kini, jenis, law), **tulis_galat(galat)})
    answers = [estimate(scenario, law) for scenario in scenario]
    buat = comparison if jenis.kunci == "bandingkan" else household
    html, ucapan = buat(answers, law)
    tautan = join_queries(scenario, law)
    isi: dict[str, object] = {
        "formulir": forms(fragmen, kini, jenis, law, terbaca=tautan),
        "tautan": tautan,
    }
    isi["ringkas"] = in_brief(tautan, law)
    isi["ditolak"] = [
        {"pekerja": nomor, **satu}
        for nomor, answer in enumerate(answers, start=1)
        for satu in refused(answer)
    ]
    isi["periksa"] = [
        {"pekerja": nomor, **satu}
        for nomor, answer in enumerate(answers, start=1)
        for satu in doubtful(answer)
    ]
    isi["html"] = html
    isi["ucapan"] = ucapan
    isi["iuran"] = sum(answer.iuran.total_semua for answer in answers if answer.standing.membayar)
    return to_json(isi)


def export(  # noqa: PLR0913, PLR0917 - called from the page with plain texts
    fragmen: str, kini: str, halaman: str, jenis: str, dasar_tautan: str, saat: str, law: Law
) -> File:
    """Make one file of all scenarios: `ics`, `teks` or `qr`.

    Raises:
        InputError: a fault in the fragment, an unknown kind, a calendar without its moment.
    """
    scenario, galat = read_several(fragmen or DEFAULTS[halaman], kini, PAGES[halaman], law)
    if galat:
        raise InputError([Galat(fault.kunci, fault.pesan, fault.saran) for fault in galat])
    answers = [estimate(scenario, law) for scenario in scenario]
    tautan = f"{dasar_tautan}#{join_queries(scenario, law)}"
    if jenis == "ics":
        isi = household_calendar(answers, law, saat)
        return File(f"sertakan-{halaman}.ics", "text/calendar;charset=utf-8", isi)
    if jenis == "teks":
        isi = household_message(answers, law, tautan, present_day(saat))
        return File(f"sertakan-{halaman}.txt", "text/plain;charset=utf-8", isi)
    if jenis == "qr":
        gambar = qr(tautan, "Kode QR untuk membuka halaman ini")
        if gambar:
            return File(f"sertakan-{halaman}.svg", "image/svg+xml", str(gambar))
        raise InputError([Galat("tautan", "Tautan terlalu panjang untuk kode QR.")])
    raise InputError([Galat("jenis", f"Jenis berkas tidak dikenal; pilih {', '.join(KINDS)}.")])
