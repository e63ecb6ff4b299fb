"""The small forms of a page with several scenarios, filled with what was written, faults too."""

import re
from collections.abc import Container, Sequence
from itertools import zip_longest
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup

from calculator.rules.model import Law
from calculator.rupiah import format_number
from calculator.several import SEPARATOR, SeveralPage
from calculator.view.jinja import render_template

__all__ = ["KEYS", "forms", "in_brief"]

# The keys these forms show; whatever else a link holds is kept and goes back into the query.
KEYS = (
    "pekerjaan",
    "penghasilan",
    "program",
    "bulan",
    "mulai",
    "jumlah",
    "pembayar",
    "usia",
    "anak",
    "masa_iur",
    "tunggakan",
)


class Entry(NamedTuple):
    """One form: its number, the shown values, the rest of the query, all as they were written."""

    nomor: int
    nilai: dict[str, str]
    lain: str
    ringkas: str

    @property
    def jenis_mulai(self) -> str:
        """Tell which control can show the first month: a control for months shows no other text."""
        return _month_control(self.nilai["mulai"])

    def terbuka(self, kini: str, bersama: Container[str]) -> bool:
        """Tell whether something is set that stands under `Lainnya`; this month goes unsaid."""
        return any(
            self.nilai[kunci] not in {"", kini} for kunci in KEYS[4:] if kunci not in bersama
        )


def _month_control(text: str) -> str:
    return "month" if re.fullmatch(r"([0-9]{4}-[0-9]{2})?", text, re.ASCII) else "text"


def _entry(nomor: int, query: str, law: Law, terbaca: str = "") -> Entry:
    nilai = dict.fromkeys(KEYS, "")
    lain: list[tuple[str, str]] = []
    for kunci, satu in parse_qsl(query, keep_blank_values=True):
        if kunci in nilai and not nilai[kunci]:
            nilai[kunci] = satu
        else:
            # A second value is a fault that the engine shall name, not one to drop here.
            lain.append((kunci, satu))
    if terbaca:
        kanonis = dict(parse_qsl(terbaca))
        # What nobody said stays unsaid: a month, above all, goes on with the calendar.
        nilai = {kunci: satu and kanonis.get(kunci, "") for kunci, satu in nilai.items()}
    if nilai["penghasilan"].isdecimal():
        nilai["penghasilan"] = format_number(int(nilai["penghasilan"]))
    return Entry(nomor, nilai, urlencode(lain, safe=",:"), _in_brief(nilai, law))


def _in_brief(nilai: dict[str, str], law: Law) -> str:
    pekerjaan = law.pekerjaan.get(nilai["pekerjaan"])
    bagian = [pekerjaan.nama if pekerjaan else "Pekerja lain"]
    if nilai["penghasilan"]:
        bagian.append(f"Rp{nilai['penghasilan'].removeprefix('Rp')}")
    if nilai["program"] == "jkk-jkm-jht":
        bagian.append("dengan JHT")
    return ", ".join(bagian)


def in_brief(fragmen: str, law: Law) -> list[str]:
    """Name every part of a fragment in a few words."""
    return [_entry(0, query, law).ringkas for query in fragmen.split(SEPARATOR)]


def forms(fragmen: str, kini: str, halaman: SeveralPage, law: Law, terbaca: str = "") -> Markup:
    """Write one form for each part of a fragment.

    Args:
        fragmen: what stands after `#`.
        kini: the present month, `YYYY-MM`, shown where no first month is given.
        halaman: which page.
        law: the law data, for the lists.
        terbaca: the fragment as the engine read it, where it could: a list or a month cannot show
            every way of writing it.
    """
    cakupan = law.kepesertaan.cakupan
    pasangan = zip_longest(fragmen.split(SEPARATOR), terbaca.split(SEPARATOR), fillvalue="")
    isian = [_entry(n, query, law, baca) for n, (query, baca) in enumerate(pasangan, start=1)]
    bersama = _shared(isian, kini, halaman)
    day = cakupan.diperiksa
    return render_template(
        "several/forms.html",
        isian=isian,
        bersama=bersama,
        jenis_mulai=_month_control(bersama.get("mulai") or ""),
        halaman=halaman,
        kini=kini,
        pekerjaan=_pekerjaan(law),
        masa_bayar=_masa_bayar(law.iuran.masa_bayar.on(day).nilai),
        usia_batas=law.kepesertaan.usia_daftar.on(day).nilai,
        dari=str(cakupan.dari),
        sampai=str(cakupan.sampai),
    )


def _shared(isian: Sequence[Entry], kini: str, halaman: SeveralPage) -> dict[str, str | None]:
    """Give what is asked once for all, as one value; None where an old link has several."""
    semua: dict[str, str | None] = {}
    for kunci in halaman.bersama:
        unsaid = {"mulai": kini, "bulan": "1"}[kunci]
        nilai = {satu.nilai[kunci] or unsaid for satu in isian}
        semua[kunci] = isian[0].nilai[kunci] if len(nilai) == 1 else None
    return semua


def _pekerjaan(law: Law) -> list[tuple[str, str]]:
    semua = (pekerjaan for pekerjaan in law.pekerjaan.values() if pekerjaan.tabel)
    urut = sorted(semua, key=lambda satu: satu.nama.casefold())
    return [("", "Pekerja lain"), *((satu.slug, satu.nama) for satu in urut)]


def _masa_bayar(boleh: tuple[int, ...]) -> list[tuple[str, str]]:
    # One month is the default of the contract: it is left out of a link.
    return [("" if satu == 1 else str(satu), f"{satu} bulan") for satu in boleh]
