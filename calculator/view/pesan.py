"""The answer as a short message for a chat: amount first, then conditions, channels, link."""

from collections.abc import Iterator

from calculator.bulan import Bulan
from calculator.contradictions import PERIKSA
from calculator.estimate import Estimate
from calculator.rules.model import Hukum
from calculator.rupiah import rp, tulis_angka
from calculator.view.syarat import beasiswa_dibayar, syarat_jkm

__all__ = ["jalan", "pesan"]

_KEADAAN = PERIKSA | {"usia-daftar", "belum-mulai", "tunggakan-gugur", "tunggakan", "prt-usia"}
_HARGA = frozenset({"keringanan-berakhir", "iuran-berubah"})
_KANAL = ("jmo-android", "beranda-resmi", "telepon-175")


def pesan(hasil: Estimate, law: Hukum, tautan: str) -> str:
    """Write the message.

    Args:
        hasil: the answer to tell.
        law: the law data, for names and conditions.
        tautan: the whole link that opens this answer.
    """
    bagian = [_biaya(hasil, law), _manfaat(hasil, law), jalan(law, tautan)]
    return "\n\n".join("\n".join(baris) for baris in bagian)


def _biaya(hasil: Estimate, law: Hukum) -> Iterator[str]:
    skenario, iuran = hasil.scenario, hasil.iuran
    siapa = "pekerja" if skenario.pekerjaan is None else law.pekerjaan[skenario.pekerjaan].nama
    bulan = Bulan.baca(iuran.bulanan[0].bulan).nama
    # Asterisks make a chat's bold letters.
    yield f"*{rp(iuran.bulanan[0].total)} sebulan* untuk {siapa}"
    yield f"Iuran BPJS Ketenagakerjaan, bulan {bulan}, penghasilan {rp(skenario.penghasilan)}."
    for tanda in hasil.peringatan:
        if tanda.kode in _HARGA:
            yield tanda.pesan
    if skenario.bulan > 1:
        yield f"{skenario.bulan} bulan: {rp(iuran.total)} seorang."
    if skenario.jumlah > 1:
        jumlah = tulis_angka(skenario.jumlah)
        yield f"{jumlah} pekerja, {skenario.bulan} bulan: {rp(iuran.total_semua)}."


def _manfaat(hasil: Estimate, law: Hukum) -> Iterator[str]:
    jkk, jkm = hasil.manfaat.jkk, hasil.manfaat.jkm
    yield "Kalau terjadi sesuatu"
    for tanda in hasil.peringatan:
        if tanda.kode in _KEADAAN:
            yield f"• {tanda.pesan}"
    if hasil.kedudukan.hak == "tidak":
        return
    yield f"• Kecelakaan kerja: perawatan {jkk.perawatan}"
    yield f"• Meninggal karena kerja: {rp(jkk.meninggal.total)}"
    syarat = syarat_jkm(hasil, law)
    koma = ", " if syarat.teks else ""
    yield f"• Meninggal sebab lain: {rp(jkm.total)}{koma}{syarat}"
    if hasil.beasiswa.total:
        anak = sum(satu.dibayar for satu in hasil.beasiswa.per_anak)
        dibayar = beasiswa_dibayar(hasil, law)
        yield f"• Sekolah {anak} anak: {rp(hasil.beasiswa.total)} seluruhnya, {dibayar}"


def jalan(law: Hukum, tautan: str) -> Iterator[str]:
    """Give the last lines of any message: where to pay, the link, who says it."""
    *depan, akhir = (law.kanal[kunci].nama for kunci in _KANAL)
    yield f"Daftar dan bayar hanya di kanal resmi: {', '.join(depan)}, atau {akhir}."
    yield f"Rincian dan pasalnya: {tautan}"
    yield "Perkiraan dari Panduan Sertakan, situs edukasi independen."
