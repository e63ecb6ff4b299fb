"""The answer as somebody would say it at the kitchen table: amount first, its condition with it."""

from collections.abc import Iterator
from datetime import date

from calculator.estimate import Estimate
from calculator.month import long_date
from calculator.rules.model import JalanLain, Law
from calculator.rupiah import format_number, rp
from calculator.syarat import instead, shared
from calculator.view.spoken.aloud import aloud, sentences
from calculator.view.words import ABOUT_PRICE, DECISIVE, becomes, beside, doubts, unsure_base, until

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
    jkk, _, jht = answer.manfaat
    scenario = answer.scenario
    keluarga = "keluarga Anda" if scenario.pembayar == "sendiri" else "keluarganya"

    def line(case: str, gets: str, nilai: int, jalur: str) -> str:
        waits, syarat = until(answer, law, jalur)
        # Before the amount: who hears it first has heard a promise.
        told = f"uangnya ditahan dulu; {waits}, {gets}" if waits else gets
        return f"{case} {told} {rp(nilai)}{f', {syarat}' if syarat else ''}."

    yield f"Kalau kecelakaan saat bekerja, dirawat {jkk.perawatan}."
    if scenario.transport:
        path = "manfaat.jkk.transport"
        yield line("Biaya angkutan,", "paling banyak", jkk.transport, path)
    if scenario.stmb:
        case = f"Selama {scenario.stmb.kata} tidak mampu bekerja karena kecelakaan kerja,"
        yield line(case, "dapat", jkk.stmb.total, "manfaat.jkk.stmb.total")
    if scenario.cacat:
        case = "Kalau cacat sebagian karena kecelakaan kerja,"
        yield line(case, "dapat", jkk.cacat.total, "manfaat.jkk.cacat.total")
    case = "Kalau tidak dapat bekerja lagi selamanya karena kecelakaan kerja,"
    path = "manfaat.jkk.cacat_total_tetap.total"
    yield line(case, "dapat", jkk.cacat_total_tetap.total, path)
    case, gets = "Kalau meninggal karena kerja,", f"{keluarga} menerima"
    yield line(case, gets, jkk.meninggal.total, "manfaat.jkk.meninggal.total")
    yield from _lain(answer, law, gets)
    if scenario.anak:
        case, path = "Untuk sekolah anak,", "beasiswa.total"
        yield line(case, "paling banyak", answer.beasiswa.total, path)
    if jht is not None:
        case = "Tabungan hari tua:"
        syarat = beside(answer, law, "manfaat.jht.saldo")
        dari = f"dari iuran {rp(jht.iuran)} dan hasil {rp(jht.hasil)}"
        yield f"{case} {rp(jht.saldo)}, {dari}{f', {syarat}' if syarat else ''}."


def _lain(answer: Estimate, law: Law, gets: str) -> Iterator[str]:
    """Say what the family gets at another death: of arrears, a part waits and a part does not."""
    jkm = answer.manfaat.jkm
    waits, syarat = until(answer, law, "manfaat.jkm.total")
    told = f"Kalau meninggal karena sebab lain, {gets} {rp(jkm.total)}"
    yield f"{told}{f', {syarat}' if syarat else ''}."
    if jkm.segera is not None and jkm.setelah_lunas:
        yield f"Dari situ, {rp(jkm.segera)} segera."
        yield f"Sisanya {rp(jkm.setelah_lunas)} ditahan dulu, dibayar {waits}."


def _end() -> Iterator[str]:
    yield "Ada pertanyaan? Telepon 175."
    yield "Ini perkiraan dari Panduan Sertakan, situs edukasi independen."
