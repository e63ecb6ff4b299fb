"""An answer in plain text, for a terminal or a chat message."""

from collections.abc import Iterator

from calculator.bulan import Bulan, tanggal_panjang
from calculator.estimate import Estimate
from calculator.rules import law
from calculator.rupiah import rp
from calculator.view.syarat import beasiswa_dibayar

__all__ = ["tulis_teks"]


def tulis_teks(hasil: Estimate) -> str:
    """Write an answer for reading in a terminal: amounts first, then conditions, then sources."""
    return "\n".join((*_iuran(hasil), *_manfaat(hasil), *_keterangan(hasil)))


def _iuran(hasil: Estimate) -> Iterator[str]:
    iuran, skenario = hasil.iuran, hasil.scenario
    pertama = iuran.bulanan[0]
    yield f"Iuran {rp(pertama.total)} sebulan ({Bulan.baca(pertama.bulan).nama})"
    if skenario.bulan > 1 or skenario.jumlah > 1:
        yield f"  {skenario.bulan} bulan: {rp(iuran.total)} untuk satu pekerja"
    if skenario.jumlah > 1:
        yield f"  {skenario.jumlah} pekerja: {rp(iuran.total_semua)}"
    if iuran.hemat:
        yield f"  Hemat {rp(iuran.hemat)} karena keringanan"
    yield f"  Dasar penghasilan {rp(hasil.golongan.dasar)} (golongan {hasil.golongan.nomor})"


def _manfaat(hasil: Estimate) -> Iterator[str]:
    jkk, jkm, jht = hasil.manfaat
    skenario = hasil.scenario
    yield ""
    yield "Kalau terjadi sesuatu"
    yield f"  Kecelakaan kerja: perawatan {jkk.perawatan}"
    if skenario.transport:
        yield f"  Biaya angkutan: paling banyak {rp(jkk.transport)}, menurut kuitansi"
    if skenario.stmb:
        yield f"  Tidak mampu bekerja {skenario.stmb.kata}: {rp(jkk.stmb.total)}"
    if skenario.cacat:
        yield f"  Cacat sebagian: {rp(jkk.cacat.total)}"
    yield f"  Cacat total tetap: {rp(jkk.cacat_total_tetap.total)}"
    yield f"  Meninggal karena kerja: {rp(jkk.meninggal.total)}"
    yield f"  Meninggal sebab lain: {rp(jkm.total)}"
    if jkm.segera is not None and jkm.setelah_lunas is not None:
        yield f"    {rp(jkm.segera)} segera, {rp(jkm.setelah_lunas)} sesudah tunggakan lunas"
    if skenario.anak:
        dibayar = beasiswa_dibayar(hasil, law())
        yield f"  Beasiswa anak: {rp(hasil.beasiswa.total)} seluruhnya, {dibayar}"
    if jht is not None:
        bagian = f"iuran {rp(jht.iuran)}, hasil menurut anggapan {rp(jht.hasil)}"
        yield f"  Tabungan hari tua: {rp(jht.saldo)} ({bagian})"


def _keterangan(hasil: Estimate) -> Iterator[str]:
    yield ""
    yield "Perhatikan"
    yield from (f"  - {tanda.pesan}" for tanda in hasil.peringatan)
    yield ""
    yield "Sumber"
    for kutipan in hasil.sumber:
        diperiksa = tanggal_panjang(kutipan.peraturan.diperiksa)
        sifat = f"({kutipan.kepastian}, diperiksa {diperiksa})"
        yield f"  - {kutipan.peraturan.singkat}, {kutipan.pasal} {sifat}"
    yield ""
    yield f"Tautan: {hasil.tautan}"
