"""A Scenario and the law at its dates become an Estimate: every amount with step and source."""

import json
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from calculator import iuran as _iuran
from calculator.contradictions import find_warnings
from calculator.jejak import Langkah, Peringatan
from calculator.kepesertaan import Kedudukan, kedudukan
from calculator.manfaat import beasiswa as _beasiswa
from calculator.manfaat import jht as _jht
from calculator.manfaat import jkk as _jkk
from calculator.manfaat import jkm as _jkm
from calculator.peringatan import tentang_iuran, tentang_waktu
from calculator.rules.model import Golongan, Hukum, Kutipan
from calculator.rupiah import rp
from calculator.scenario import Scenario

__all__ = ["SKEMA", "Estimate", "Manfaat", "estimate", "tulis_json"]

SKEMA = 1
# Keys that only stand in the answer where they have a meaning.
_OPSIONAL = frozenset({"segera", "setelah_lunas", "jht", "saran"})


class Manfaat(NamedTuple):
    """What is due in the situation asked about; jht is None without JHT."""

    jkk: _jkk.Jkk
    jkm: _jkm.Jkm
    jht: _jht.Jht | None


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
    kedudukan: Kedudukan
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
            "iuran": _polos(self.iuran),
            "manfaat": _polos(self.manfaat),
            "beasiswa": _polos(self.beasiswa),
            "peringatan": _polos(self.peringatan),
            "langkah": _polos(self.langkah),
            "sumber": [_sumber(kutipan) for kutipan in self.sumber],
        }


def _polos(nilai: object) -> object:
    """Turn nested tuples into JSON values; a named tuple becomes an object."""
    if not isinstance(nilai, tuple):
        return nilai
    nama = getattr(nilai, "_fields", None)
    if nama is None:
        return [_polos(isi) for isi in nilai]
    hasil = {
        kunci: _polos(isi) if isinstance(isi, tuple) else isi
        for kunci, isi in zip(nama, nilai, strict=True)
    }
    if not _OPSIONAL.isdisjoint(nama):
        for kunci in _OPSIONAL.intersection(nama):
            if hasil[kunci] is None:
                del hasil[kunci]
    return hasil


def _sumber(kutipan: Kutipan) -> dict[str, object]:
    return {
        "kunci": kutipan.kunci,
        "peraturan": kutipan.peraturan.singkat,
        "pasal": kutipan.pasal,
        "url": kutipan.peraturan.url,
        "kepastian": kutipan.kepastian,
        "diperiksa": kutipan.peraturan.diperiksa.isoformat(),
    }


def tulis_json(jawaban: dict[str, object]) -> str:
    """Write an answer as JSON, the same bytes wherever it runs."""
    return json.dumps(jawaban, ensure_ascii=False, separators=(",", ":"))


def estimate(skenario: Scenario, law: Hukum) -> Estimate:
    """Answer a scenario.

    Raises:
        DiLuarCakupan: a date of the scenario is outside the data.
    """
    grup, biaya, langkah_iuran = _iuran.hitung(skenario, law)
    # The base at the time of the accident: the last income counts.
    dasar = _iuran.golongan(skenario.penghasilan, skenario.peristiwa, law).dasar
    posisi = kedudukan(skenario, law)
    sekolah, langkah_sekolah, tanda_sekolah = _beasiswa.hitung(skenario, posisi, law)
    jkk, langkah_jkk, tanda_jkk = _jkk.hitung(skenario, dasar, posisi, sekolah, law)
    jkm, langkah_jkm = _jkm.hitung(skenario, posisi, sekolah, law)
    jht, langkah_jht, tanda_jht = _jht.hitung(skenario, biaya, posisi, law)
    peringatan = (
        *find_warnings(skenario, law),
        *posisi.peringatan,
        *tentang_iuran(skenario, grup, biaya, law),
        *tanda_jkk,
        *tanda_sekolah,
        *tanda_jht,
        *tentang_waktu(skenario, law),
    )
    langkah = [
        _langkah_golongan(skenario, grup, law),
        langkah_iuran,
        langkah_jkk,
        langkah_jkm,
        langkah_sekolah,
    ]
    if langkah_jht is not None:
        langkah.append(langkah_jht)
    return Estimate(
        scenario=skenario,
        tautan=skenario.to_query(law),
        golongan=grup,
        iuran=biaya,
        manfaat=Manfaat(jkk, jkm, jht),
        beasiswa=sekolah,
        kedudukan=posisi,
        peringatan=peringatan,
        langkah=tuple(langkah),
        sumber=tuple(law.kutipan[kunci] for kunci in _kunci_sumber(langkah, peringatan)),
    )


def _kunci_sumber(langkah: Iterable[Langkah], peringatan: Iterable[Peringatan]) -> dict[str, None]:
    """Collect citation keys in order of first use."""
    # Many steps share one tuple of keys: those are gathered first.
    daftar: dict[tuple[str, ...], None] = {}
    antre = list(langkah)[::-1]
    while antre:
        satu = antre.pop()
        daftar[satu.sumber] = None
        if satu.langkah:
            antre.extend(reversed(satu.langkah))
    for tanda in peringatan:
        daftar[tanda.sumber] = None
    return dict.fromkeys(chain.from_iterable(daftar))


def _langkah_golongan(skenario: Scenario, grup: Golongan, law: Hukum) -> Langkah:
    baris = law.iuran.golongan.pada(skenario.mulai.hari_terakhir)
    batas = (
        f"{rp(grup.dari)} dan seterusnya"
        if grup.sampai is None
        else f"{rp(grup.dari)} sampai {rp(grup.sampai)}"
    )
    sumber = baris.sumber if grup.kutipan is None else (*baris.sumber, grup.kutipan)
    return Langkah(
        "Dasar penghasilan sebulan",
        f"penghasilan {rp(skenario.penghasilan)} masuk golongan {grup.nomor} ({batas})",
        grup.dasar,
        sumber,
        "golongan.dasar",
    )
