"""A Scenario and the law at its dates become an Estimate: every amount with step and source."""

import json
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from calculator import benefits
from calculator import iuran as _iuran
from calculator.contradictions import find_warnings
from calculator.kepesertaan import Standing
from calculator.kinds import Sometimes, fields, is_sometimes
from calculator.manfaat import beasiswa as _beasiswa
from calculator.manfaat import jht as _jht
from calculator.manfaat import jkk as _jkk
from calculator.manfaat import jkm as _jkm
from calculator.peringatan import about_iuran, about_time
from calculator.rules.model import Golongan, Kutipan, Law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan

__all__ = ["SKEMA", "Estimate", "Manfaat", "estimate", "to_json"]

SKEMA = 1


class Manfaat(NamedTuple):
    """What is due in the situation asked about; jht is None without JHT."""

    jkk: _jkk.Jkk
    jkm: _jkm.Jkm
    jht: Sometimes[_jht.Jht]


class Estimate(NamedTuple):
    """The whole answer to a Scenario; amounts in whole rupiah.

    Attributes:
        tautan: the canonical query string that leads to this answer.
        sumber: every citation the answer rests on, in order of first use.
    """

    scenario: Scenario
    tautan: str
    golongan: Golongan
    iuran: _iuran.Iuran
    manfaat: Manfaat
    beasiswa: _beasiswa.Beasiswa
    standing: Standing
    peringatan: tuple[Peringatan, ...]
    langkah: tuple[Langkah, ...]
    sumber: tuple[Kutipan, ...]

    def jawaban(self) -> dict[str, object]:
        """Give the answer of the public contract as plain JSON values."""
        return {
            "skema": SKEMA,
            "masukan": self.scenario.masukan(),
            "tautan": self.tautan,
            "golongan": {
                "nomor": self.golongan.nomor,
                "dari": self.golongan.dari,
                "sampai": self.golongan.sampai,
                "dasar": self.golongan.dasar,
            },
            "iuran": _plain(self.iuran),
            "manfaat": _plain(self.manfaat),
            "beasiswa": _plain(self.beasiswa),
            "peringatan": _plain(self.peringatan),
            "langkah": _plain(self.langkah),
            "sumber": [_sumber(kutipan) for kutipan in self.sumber],
        }


def _plain(nilai: object) -> object:
    """Turn nested tuples into JSON values; a named tuple becomes an object."""
    if not isinstance(nilai, tuple):
        return nilai
    nama = getattr(nilai, "_fields", None)
    if nama is None:
        return [_plain(isi) for isi in nilai]
    return {
        kunci: _plain(isi) if isinstance(isi, tuple) else isi
        for kunci, isi in zip(nama, nilai, strict=True)
        if isi is not None or not is_sometimes(fields(type(nilai))[kunci])
    }


def _sumber(kutipan: Kutipan) -> dict[str, object]:
    return {
        "kunci": kutipan.kunci,
        "peraturan": kutipan.peraturan.singkat,
        "pasal": kutipan.pasal,
        "url": kutipan.peraturan.url,
        "kepastian": kutipan.kepastian,
        "diperiksa": kutipan.peraturan.diperiksa.isoformat(),
    }


def to_json(jawaban: dict[str, object]) -> str:
    """Write an answer as JSON, the same bytes wherever it runs."""
    return json.dumps(jawaban, ensure_ascii=False, separators=(",", ":"))


def estimate(scenario: Scenario, law: Law) -> Estimate:
    """Answer a scenario.

    Raises:
        CoverageError: a date of the scenario is outside the data.
    """
    golongan, biaya, langkah_iuran = _iuran.compute(scenario, law)
    due = benefits.compute(scenario, law)
    jht, langkah_jht, tanda_jht = _jht.compute(scenario, biaya, due.standing, law)
    peringatan = (
        *find_warnings(scenario, law),
        *due.standing.peringatan,
        *about_iuran(scenario, golongan, biaya, law),
        *due.peringatan,
        *tanda_jht,
        *about_time(scenario, law),
        *benefits.about_later(scenario, due, law),
    )
    langkah = [_langkah_golongan(scenario, golongan, law), langkah_iuran, *due.langkah]
    if langkah_jht is not None:
        langkah.append(langkah_jht)
    return Estimate(
        scenario=scenario,
        tautan=scenario.to_query(law),
        golongan=golongan,
        iuran=biaya,
        manfaat=Manfaat(due.jkk, due.jkm, jht),
        beasiswa=due.beasiswa,
        standing=due.standing,
        peringatan=peringatan,
        langkah=tuple(langkah),
        sumber=tuple(law.kutipan[kunci] for kunci in _source_keys(langkah, peringatan)),
    )


def _source_keys(langkah: Iterable[Langkah], peringatan: Iterable[Peringatan]) -> dict[str, None]:
    """Collect citation keys in order of first use."""
    # Many steps share one tuple of keys: those are gathered first.
    daftar: dict[tuple[str, ...], None] = {}
    queue = list(langkah)[::-1]
    while queue:
        satu = queue.pop()
        daftar[satu.sumber] = None
        if satu.langkah:
            queue.extend(reversed(satu.langkah))
    for warning in peringatan:
        daftar[warning.sumber] = None
    return dict.fromkeys(chain.from_iterable(daftar))


def _langkah_golongan(scenario: Scenario, golongan: Golongan, law: Law) -> Langkah:
    baris = law.iuran.golongan.on(scenario.mulai.last_day)
    batas = (
        f"{rp(golongan.dari)} dan seterusnya"
        if golongan.sampai is None
        else f"{rp(golongan.dari)} sampai {rp(golongan.sampai)}"
    )
    sumber = baris.sumber if golongan.kutipan is None else (*baris.sumber, golongan.kutipan)
    return Langkah(
        "Dasar penghasilan sebulan",
        f"penghasilan {rp(scenario.penghasilan)} masuk golongan {golongan.nomor} ({batas})",
        golongan.dasar,
        sumber,
        "golongan.dasar",
    )
