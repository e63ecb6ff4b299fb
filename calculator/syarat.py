"""What must hold before an amount is paid: the conditions beside each amount of an answer."""

from collections.abc import Mapping
from functools import reduce
from itertools import chain
from typing import NamedTuple, cast

from calculator.estimate import Estimate
from calculator.month import Month
from calculator.rules.model import JalanLain, Ketentuan, Kutipan, Law

__all__ = ["Syarat", "conditions", "instead", "shared", "sources", "worded"]


class Syarat(NamedTuple):
    """One condition, in words that go on from the amount.

    Attributes:
        pendek: half a line; every view that tells the amount says at least this.
        panjang: the same words, going on to a whole sentence.
        umum: whether all benefits share it, so that a view may say it once for all of them.
        ragu: what is unsure about it and why; empty when nothing is.
    """

    kunci: str
    pendek: str
    panjang: str
    umum: bool
    ragu: str


def conditions(answer: Estimate, jalur: str, law: Law) -> tuple[Syarat, ...]:
    """Give what must hold before the amount at a path is paid; nothing where nothing is due.

    Args:
        answer: the answer that holds the amount.
        jalur: the path of the amount, such as `manfaat.jkm.total`.
        law: the law data.
    """
    berlaku = _holding(answer, law)
    if jalur == "manfaat.jkm.total" and answer.manfaat.jkm.setelah_lunas == 0:
        # In the first months the funeral is all there is, and it is paid at once.
        berlaku = berlaku - {"lunas"}
    return tuple(
        worded(kunci, answer.scenario.mulai, answer.scenario.peristiwa, law)
        for kunci in _named(jalur, law.syarat.jumlah)
        if kunci in berlaku
    )


def _named(jalur: str, jumlah: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Find the conditions of an amount; a part has those of the total that it is a part of."""
    while jalur not in jumlah:
        induk = jalur.removesuffix(".total").rpartition(".")[0]
        if not induk:
            return ()
        jalur = f"{induk}.total"
    return jumlah[jalur]


def shared(answer: Estimate, law: Law) -> tuple[Syarat, ...]:
    """Give the conditions that all benefits of an answer share."""
    berlaku = _holding(answer, law)
    return tuple(
        worded(kunci, answer.scenario.mulai, answer.scenario.peristiwa, law)
        for kunci, bunyi in law.syarat.bunyi.items()
        if bunyi.umum and kunci in berlaku
    )


def instead(answer: Estimate, law: Law) -> JalanLain | None:
    """Say what holds where no price is told, None where one is."""
    jalan = law.syarat.jalan_lain.get(answer.standing.sebab)
    if jalan is None:
        return None
    # Before the first limit known there was a lower one: the first stands for it.
    ketentuan, day = _provision(jalan.angka, law), answer.scenario.mulai.last_day
    n = str((ketentuan.find(day) or ketentuan.baris[0]).nilai)
    told = (
        sentence.replace("{n}", n) for sentence in jalan.isi if n != "0" or "{n}" not in sentence
    )
    return jalan._replace(isi=tuple(told))


def sources(answer: Estimate, law: Law) -> tuple[Kutipan, ...]:
    """Give what an answer rests on; where no price is told, what that rests on alone."""
    jalan = instead(answer, law)
    if jalan is None:
        return answer.sumber
    told = [w.sumber for w in answer.peringatan if not w.tentang.startswith("iuran")]
    return tuple(law.kutipan[key] for key in dict.fromkeys(chain(*told, jalan.sumber)))


def _holding(answer: Estimate, law: Law) -> frozenset[str]:
    """Name the conditions that are open in the situation asked about."""
    scenario, standing = answer.scenario, answer.standing
    if standing.hak == "tidak":
        return frozenset()
    day = scenario.peristiwa.last_day
    found = {"dokter", "surat-dokter", "kuitansi", "anggapan"}
    found.add("lunas" if standing.hak == "menunggak" else "lancar")
    if law.kepesertaan.usia_daftar.find(scenario.mulai.last_day):
        found.add("daftar")
    if standing.jkm_masa_awal:
        found.add("masa-awal-kini")
    elif scenario.masa_iur is None and law.jkm.masa_awal.on(day).nilai:
        found.add("masa-awal")
    if not standing.jkm_beasiswa:
        found.add("karena-kerja")
    elif scenario.masa_iur is None:
        found |= {"masa-iur", "masa-iur-lain"}
    sekaligus = law.beasiswa.on(day).nilai.cara == "sekaligus"
    found.add("sekolah-sekali" if sekaligus else "sekolah")
    return frozenset(found)


def worded(kunci: str, mulai: Month, peristiwa: Month, law: Law) -> Syarat:
    """Write a condition with the figure of the law.

    Args:
        kunci: the condition's name in the law data.
        mulai: the first month that is paid.
        peristiwa: the month of the event.
        law: the law data.
    """
    bunyi, n, ragu = law.syarat.bunyi[kunci], "", ""
    if bunyi.angka:
        bulan = mulai if bunyi.saat == "mulai" else peristiwa
        baris = _provision(bunyi.angka, law).on(bulan.last_day)
        n = str(baris.nilai)
        ragu = bunyi.ragu if law.belum_pasti(baris.sumber) else ""
    return Syarat(
        kunci=bunyi.kunci,
        pendek=bunyi.pendek.replace("{n}", n),
        panjang=bunyi.panjang.replace("{n}", n),
        umum=bunyi.umum,
        ragu=ragu.replace("{n}", n),
    )


def _provision(jalur: str, law: Law) -> Ketentuan[int]:
    return cast("Ketentuan[int]", reduce(getattr, jalur.split("."), cast("object", law)))
