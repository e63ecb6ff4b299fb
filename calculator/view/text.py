"""An answer in plain text, for a terminal or a chat message."""

from calculator.bulan import Bulan, tanggal_panjang
from calculator.estimate import Estimate
from calculator.rupiah import rp

__all__ = ["tulis_teks"]


def tulis_teks(hasil: Estimate) -> str:
    """Write an answer for reading in a terminal: amounts first, then conditions, then sources."""
    baris: list[str] = []
    tulis = baris.append
    iuran = hasil.iuran
    skenario = hasil.scenario
    tulis(f"Iuran {rp(iuran.bulanan[0].total)} sebulan ({Bulan.baca(iuran.bulanan[0].bulan).nama})")
    if skenario.bulan > 1 or skenario.jumlah > 1:
        tulis(f"  {skenario.bulan} bulan: {rp(iuran.total)} untuk satu pekerja")
    if skenario.jumlah > 1:
        tulis(f"  {skenario.jumlah} pekerja: {rp(iuran.total_semua)}")
    if iuran.hemat:
        tulis(f"  Hemat {rp(iuran.hemat)} karena keringanan")
    tulis(f"  Dasar penghasilan {rp(hasil.golongan.dasar)} (golongan {hasil.golongan.nomor})")
    jkk, jkm = hasil.manfaat.jkk, hasil.manfaat.jkm
    tulis("")
    tulis("Kalau terjadi sesuatu")
    tulis(f"  Kecelakaan kerja: perawatan {jkk.perawatan}")
    if skenario.transport:
        tulis(f"  Biaya angkutan: paling banyak {rp(jkk.transport)}, menurut kuitansi")
    if skenario.stmb:
        tulis(f"  Tidak mampu bekerja {skenario.stmb} bulan: {rp(jkk.stmb.total)}")
    if skenario.cacat:
        tulis(f"  Cacat sebagian: {rp(jkk.cacat.total)}")
    tulis(f"  Cacat total tetap: {rp(jkk.cacat_total_tetap.total)}")
    tulis(f"  Meninggal karena kerja: {rp(jkk.meninggal.total)}")
    tulis(f"  Meninggal sebab lain: {rp(jkm.total)}")
    if jkm.segera is not None and jkm.setelah_lunas is not None:
        tulis(f"    {rp(jkm.segera)} segera, {rp(jkm.setelah_lunas)} sesudah tunggakan lunas")
    if skenario.anak:
        tulis(f"  Beasiswa anak: {rp(hasil.beasiswa.total)} seluruhnya, dibayar tiap tahun")
    if (jht := hasil.manfaat.jht) is not None:
        tulis(f"  Tabungan hari tua: {rp(jht.saldo)} (iuran {rp(jht.iuran)}, hasil menurut anggapan {rp(jht.hasil)})")
    if hasil.peringatan:
        tulis("")
        tulis("Perhatikan")
        baris += [f"  - {tanda.pesan}" for tanda in hasil.peringatan]
    tulis("")
    tulis("Sumber")
    for kutipan in hasil.sumber:
        tulis(
            f"  - {kutipan.peraturan.singkat}, {kutipan.pasal} "
            f"({kutipan.kepastian}, diperiksa {tanggal_panjang(kutipan.peraturan.diperiksa)})"
        )
    tulis("")
    tulis(f"Tautan: {hasil.tautan}")
    return "\n".join(baris)
