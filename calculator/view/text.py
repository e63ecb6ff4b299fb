"""An answer in plain text, for a terminal or a chat message."""

from collections.abc import Iterator

from calculator.estimate import Estimate
from calculator.month import Month, long_date
from calculator.rules import law
from calculator.rupiah import rp
from calculator.view.words import beasiswa_dibayar

__all__ = ["to_text"]


def to_text(answer: Estimate) -> str:
    """Write an answer for reading in a terminal: amounts first, then conditions, then sources."""
    return "\n".join((*_iuran(answer), *_manfaat(answer), *_keterangan(answer)))


def _iuran(answer: Estimate) -> Iterator[str]:
    iuran, scenario = answer.iuran, answer.scenario
    pertama = iuran.bulanan[0]
    yield f"Iuran {rp(pertama.total)} sebulan ({Month.parse(pertama.bulan).nama})"
    if scenario.bulan > 1 or scenario.jumlah > 1:
        yield f"  {scenario.bulan} bulan: {rp(iuran.total)} untuk satu pekerja"
    if scenario.jumlah > 1:
        yield f"  {scenario.jumlah} pekerja: {rp(iuran.total_semua)}"
    if iuran.hemat:
        yield f"  Hemat {rp(iuran.hemat)} karena keringanan"
    yield f"  Dasar penghasilan {rp(answer.golongan.dasar)} (golongan {answer.golongan.nomor})"


def _manfaat(answer: Estimate) -> Iterator[str]:
    jkk, jkm, jht = answer.manfaat
    scenario = answer.scenario
    yield ""
    yield "Kalau terjadi sesuatu"
    yield f"  Kecelakaan kerja: perawatan {jkk.perawatan}"
    if scenario.transport:
        yield f"  Biaya angkutan: paling banyak {rp(jkk.transport)}, menurut kuitansi"
    if scenario.stmb:
        yield f"  Tidak mampu bekerja {scenario.stmb.kata}: {rp(jkk.stmb.total)}"
    if scenario.cacat:
        yield f"  Cacat sebagian: {rp(jkk.cacat.total)}"
    yield f"  Cacat total tetap: {rp(jkk.cacat_total_tetap.total)}"
    yield f"  Meninggal karena kerja: {rp(jkk.meninggal.total)}"
    yield f"  Meninggal sebab lain: {rp(jkm.total)}"
    if jkm.segera is not None and jkm.setelah_lunas is not None:
        yield f"    {rp(jkm.segera)} segera, {rp(jkm.setelah_lunas)} sesudah tunggakan lunas"
    if scenario.anak:
        dibayar = beasiswa_dibayar(answer, law())
        yield f"  Beasiswa anak: {rp(answer.beasiswa.total)} seluruhnya, {dibayar}"
    if jht is not None:
        bagian = f"iuran {rp(jht.iuran)}, hasil menurut anggapan {rp(jht.hasil)}"
        yield f"  Tabungan hari tua: {rp(jht.saldo)} ({bagian})"


def _keterangan(answer: Estimate) -> Iterator[str]:
    yield ""
    yield "Perhatikan"
    yield from (f"  - {warning.pesan}" for warning in answer.peringatan)
    yield ""
    yield "Sumber"
    for kutipan in answer.sumber:
        diperiksa = long_date(kutipan.peraturan.diperiksa)
        sifat = f"({kutipan.kepastian}, diperiksa {diperiksa})"
        yield f"  - {kutipan.peraturan.singkat}{kutipan.place} {sifat}"
    yield ""
    yield f"Tautan: {answer.tautan}"
