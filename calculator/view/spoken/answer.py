"""The answer as somebody would say it at the kitchen table: amount first, its condition with it."""

from collections.abc import Iterator
from datetime import date

from calculator.estimate import Estimate
from calculator.month import long_date
from calculator.rules.model import JalanLain, Law
from calculator.rupiah import format_number, rp
from calculator.syarat import instead, shared
from calculator.view.spoken.aloud import aloud, sentences
from calculator.view.words import ABOUT_PRICE, DECISIVE, becomes, beside, doubts, unsure_base

__all__ = ["spoken"]


def spoken(answer: Estimate, law: Law) -> tuple[str, ...]:
    """Say an answer, sentence by sentence."""
    jalan = instead(answer, law)
    told = _refusal(answer, jalan, law) if jalan else _whole(answer, law)
    return tuple(aloud(sentence) for line in told for sentence in sentences(line))


def _refusal(answer: Estimate, jalan: JalanLain, law: Law) -> Iterator[str]:
    """Say why there is no price, and what holds instead."""
    yield f"{law.nama_pekerjaan(answer.scenario.pekerjaan, 'Pekerja')}: {jalan.judul}."
    yield from (each.pesan for each in answer.peringatan if each.kode in DECISIVE)
    yield from jalan.isi
    yield from _end()


def _whole(answer: Estimate, law: Law) -> Iterator[str]:
    yield from _iuran(answer, law)
    yield from (each.pesan for each in answer.peringatan if each.kode in DECISIVE)
    if answer.standing.hak == "tidak":
        yield f"Kalau terjadi sesuatu, tidak ada yang dibayarkan: {answer.standing.alasan}."
    else:
        yield from _manfaat(answer, law)
        for each in shared(answer, law):
            yield f"Syarat untuk semuanya: {each.panjang}."
        yield from (becomes(answer), doubts(answer, law), unsure_base(answer))
    yield "Daftar dan bayar hanya di tempat resmi."
    yield from _end()


def _iuran(answer: Estimate, law: Law) -> Iterator[str]:
    scenario, iuran = answer.scenario, answer.iuran
    siapa = law.nama_pekerjaan(scenario.pekerjaan, "pekerja")
    kerja = f"{siapa}, penghasilan {rp(scenario.penghasilan)} sebulan"
    tiap = ", tiap orang" if scenario.jumlah > 1 else ""
    yield f"Untuk {kerja}."
    yield f"Iurannya {rp(iuran.bulanan[0].total)} sebulan{tiap}."
    yield from (each.pesan for each in answer.peringatan if each.kode in ABOUT_PRICE)
    if scenario.bulan > 1:
        yield f"Untuk {scenario.bulan} bulan, {rp(iuran.total)}{tiap}."
    if scenario.jumlah > 1:
        jumlah = f"{format_number(scenario.jumlah)} orang"
        yield f"Untuk {jumlah} dan {scenario.bulan} bulan, {rp(iuran.total_semua)}."
    batas = long_date(date.fromisoformat(iuran.jatuh_tempo))
    # No clock here: a day that may be over is told as a fact, not as something to come.
    yield f"Batas bayar iuran {scenario.mulai.nama}: {batas}."
    if answer.standing.hak != "menunggak":
        yield "Peserta baru membayar iuran pertamanya saat mendaftar."


def _manfaat(answer: Estimate, law: Law) -> Iterator[str]:
    jkk, jkm, jht = answer.manfaat
    scenario = answer.scenario
    keluarga = "keluarga Anda" if scenario.pembayar == "sendiri" else "keluarganya"

    def line(told: str, jalur: str) -> str:
        syarat = beside(answer, law, jalur)
        return f"{told}, {syarat}." if syarat else f"{told}."

    yield f"Kalau kecelakaan saat bekerja, dirawat {jkk.perawatan}."
    if scenario.transport:
        yield line(f"Biaya angkutan, paling banyak {rp(jkk.transport)}", "manfaat.jkk.transport")
    if scenario.stmb:
        told = f"Selama {scenario.stmb.kata} tidak mampu bekerja karena kecelakaan kerja, dapat"
        yield line(f"{told} {rp(jkk.stmb.total)}", "manfaat.jkk.stmb.total")
    if scenario.cacat:
        told = f"Kalau cacat sebagian karena kecelakaan kerja, dapat {rp(jkk.cacat.total)}"
        yield line(told, "manfaat.jkk.cacat.total")
    total = jkk.cacat_total_tetap.total
    told = f"Kalau tidak dapat bekerja lagi selamanya karena kecelakaan kerja, dapat {rp(total)}"
    yield line(told, "manfaat.jkk.cacat_total_tetap.total")
    told = f"Kalau meninggal karena kerja, {keluarga} menerima"
    yield line(f"{told} {rp(jkk.meninggal.total)}", "manfaat.jkk.meninggal.total")
    told = f"Kalau meninggal karena sebab lain, {keluarga} menerima {rp(jkm.total)}"
    yield line(told, "manfaat.jkm.total")
    if jkm.segera is not None and jkm.setelah_lunas is not None:
        yield f"Dari situ, {rp(jkm.segera)} segera."
        yield f"Sisanya {rp(jkm.setelah_lunas)}, setelah tunggakan lunas."
    if scenario.anak:
        told = f"Untuk sekolah anak, paling banyak {rp(answer.beasiswa.total)}"
        yield line(told, "beasiswa.total")
    if jht is not None:
        told = f"Tabungan hari tua: {rp(jht.saldo)}, dari iuran {rp(jht.iuran)} dan hasil"
        yield line(f"{told} {rp(jht.hasil)}", "manfaat.jht.saldo")


def _end() -> Iterator[str]:
    yield "Ada pertanyaan? Telepon 175."
    yield "Ini perkiraan dari Panduan Sertakan, situs edukasi independen."
