"""The answer as a short message for a chat: amount first, then conditions, channels, link."""

from collections.abc import Iterator

from calculator.estimate import Estimate
from calculator.month import Month
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.view.words import DECISIVE, beasiswa_dibayar, syarat_jkm

__all__ = ["closing_lines", "message"]

_PRICE_WARNING = frozenset({"keringanan-berakhir", "iuran-berubah"})
_KANAL = ("jmo-android", "beranda-resmi")


def message(answer: Estimate, law: Law, tautan: str) -> str:
    """Write the message.

    Args:
        answer: the answer to tell.
        law: the law data, for names and conditions.
        tautan: the whole link that opens this answer.
    """
    bagian = [_cost(answer, law), _manfaat(answer, law), closing_lines(law, tautan)]
    return "\n\n".join("\n".join(baris) for baris in bagian)


def _cost(answer: Estimate, law: Law) -> Iterator[str]:
    scenario, iuran = answer.scenario, answer.iuran
    siapa = law.nama_pekerjaan(scenario.pekerjaan, "pekerja")
    bulan = Month.parse(iuran.bulanan[0].bulan).nama
    # Asterisks make a chat's bold letters.
    yield f"*{rp(iuran.bulanan[0].total)} sebulan* untuk {siapa}"
    yield f"Iuran BPJS Ketenagakerjaan, bulan {bulan}, penghasilan {rp(scenario.penghasilan)}."
    for warning in answer.peringatan:
        if warning.kode in _PRICE_WARNING:
            yield warning.pesan
    if scenario.bulan > 1:
        yield f"{scenario.bulan} bulan: {rp(iuran.total)} seorang."
    if scenario.jumlah > 1:
        jumlah = format_number(scenario.jumlah)
        yield f"{jumlah} pekerja, {scenario.bulan} bulan: {rp(iuran.total_semua)}."


def _manfaat(answer: Estimate, law: Law) -> Iterator[str]:
    jkk, jkm = answer.manfaat.jkk, answer.manfaat.jkm
    yield "Kalau terjadi sesuatu"
    for warning in answer.peringatan:
        if warning.kode in DECISIVE:
            yield f"• {warning.pesan}"
    if answer.standing.hak == "tidak":
        return
    batas = law.kepesertaan.tunggakan_batas.on(answer.scenario.peristiwa.last_day).nilai
    yield f"(asal iuran lancar; menunggak lebih dari {batas} bulan berturut-turut: tidak dapat)"
    yield f"• Kecelakaan kerja: perawatan {jkk.perawatan}"
    yield f"• Meninggal karena kerja: {rp(jkk.meninggal.total)}"
    syarat = syarat_jkm(answer, law)
    koma = ", " if syarat.teks else ""
    yield f"• Meninggal sebab lain: {rp(jkm.total)}{koma}{syarat}"
    if answer.beasiswa.total:
        anak = sum(child.dibayar for child in answer.beasiswa.per_anak)
        dibayar = beasiswa_dibayar(answer, law)
        yield f"• Sekolah {anak} anak: paling banyak {rp(answer.beasiswa.total)}, {dibayar}"
        masa_iur = law.jkm.beasiswa_masa_iur.on(answer.scenario.peristiwa.last_day).nilai
        yield f"  (meninggal sebab lain: hanya kalau iuran sudah {masa_iur} bulan)"


def closing_lines(law: Law, tautan: str) -> Iterator[str]:
    """Give the last lines of any message: where to pay, the link, who says it."""
    places = ", ".join(law.kanal[kunci].nama for kunci in _KANAL)
    yield f"Daftar dan bayar hanya di tempat resmi: {places}, atau kantor cabang."
    yield "Ada pertanyaan? Telepon 175."
    yield f"Rincian dan pasalnya: {tautan}"
    yield "Perkiraan dari Panduan Sertakan, situs edukasi independen."
