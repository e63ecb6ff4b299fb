"""The answer as a short message for a chat: amount first, then conditions, channels, link."""

from collections.abc import Iterator
from datetime import date

from calculator.estimate import Estimate
from calculator.iuran import arrears
from calculator.month import Month, long_date
from calculator.phases import span
from calculator.rules.model import JalanLain, Law
from calculator.rupiah import format_number, rp
from calculator.syarat import instead
from calculator.view.words import (
    ABOUT_PRICE,
    DECISIVE,
    becomes,
    beside,
    doubts,
    for_all_at_length,
    held,
)

__all__ = ["closing_lines", "message"]

_KANAL = ("jmo-android", "beranda-resmi")


def message(answer: Estimate, law: Law, tautan: str, hari: date | None = None) -> str:
    """Write the message.

    Args:
        answer: the answer to tell.
        law: the law data, for names and conditions.
        tautan: the whole link that opens this answer.
        hari: the present day in Jakarta; a day to pay by that is over is then told as over.
    """
    bagian = [_cost(answer, law, hari), _manfaat(answer, law), closing_lines(law, tautan)]
    if jalan := instead(answer, law):
        bagian = [_refusal(answer, jalan, law), closing_lines(law, tautan, daftar=False)]
    return "\n\n".join("\n".join(baris) for baris in bagian)


def _refusal(answer: Estimate, jalan: JalanLain, law: Law) -> Iterator[str]:
    """Say why there is no price, and what holds instead."""
    siapa = law.nama_pekerjaan(answer.scenario.pekerjaan, "Pekerja")
    yield f"*{siapa}: {jalan.singkat}*"
    for warning in answer.peringatan:
        if warning.kode in DECISIVE:
            yield warning.pesan
    yield from (f"• {sentence}" for sentence in jalan.isi)


def _cost(answer: Estimate, law: Law, hari: date | None) -> Iterator[str]:
    scenario, iuran = answer.scenario, answer.iuran
    siapa = law.nama_pekerjaan(scenario.pekerjaan, "pekerja")
    bulan = Month.parse(iuran.bulanan[0].bulan).nama
    # Asterisks make a chat's bold letters.
    yield f"*{rp(iuran.bulanan[0].total)} sebulan* untuk {siapa}"
    program = "JKK, JKM, dan JHT" if scenario.jht else "JKK dan JKM, tanpa JHT"
    yield (
        f"Iuran BPJS Ketenagakerjaan ({program}), bulan {bulan}, penghasilan "
        f"{rp(scenario.penghasilan)}."
    )
    for warning in answer.peringatan:
        if warning.kode in ABOUT_PRICE:
            yield warning.pesan
    if scenario.bulan > 1:
        yield f"{scenario.bulan} bulan: {rp(iuran.total)} per orang."
    if scenario.jumlah > 1:
        jumlah = format_number(scenario.jumlah)
        yield f"{jumlah} pekerja, {scenario.bulan} bulan: {rp(iuran.total_semua)}."
    if owed := arrears(scenario, law):
        months = span(owed.dari, owed.sampai)
        yield f"Tunggakannya sekitar {rp(owed.total)} per orang ({months}); lunasi dulu."
    yield _when(answer, law, hari)


def _when(answer: Estimate, law: Law, hari: date | None) -> str:
    """Say until when one pays and, to who is new, from when the cover runs."""
    scenario = answer.scenario
    tempo = date.fromisoformat(answer.iuran.bulanan[0].jatuh_tempo)
    told = f"Bayar paling lambat {long_date(tempo)}"
    if hari and tempo < hari:
        told = f"Batas bayar iuran {scenario.mulai.nama}, {long_date(tempo)}, sudah lewat"
    if scenario.masa_iur is not None or scenario.tunggakan:
        return f"{told}."
    # That day may be over when the message is read; who is new does not wait for the next one.
    kerja = law.kepesertaan.mulai_hari_kerja.on(scenario.mulai.last_day).nilai
    return (
        f"{told}; peserta baru, saat mendaftar. Dilindungi sejak nomor peserta terbit, paling lama "
        f"{kerja} hari kerja setelah membayar."
    )


def _manfaat(answer: Estimate, law: Law) -> Iterator[str]:
    jkk, jkm = answer.manfaat.jkk, answer.manfaat.jkm
    yield "Kalau terjadi sesuatu"
    for warning in answer.peringatan:
        if warning.kode in DECISIVE:
            yield f"• {warning.pesan}"
    if answer.standing.hak == "tidak":
        return
    yield for_all_at_length(answer, law)
    lapor = law.kepesertaan.lapor_jam.on(answer.scenario.peristiwa.last_day).nilai // 24
    yield f"• Kecelakaan kerja: perawatan {jkk.perawatan}; laporkan dalam {lapor} x 24 jam"
    lines = [
        ("Meninggal karena kerja", rp(jkk.meninggal.total), "manfaat.jkk.meninggal.total"),
        ("Meninggal karena sebab lain", rp(jkm.total), "manfaat.jkm.total"),
    ]
    if answer.beasiswa.total:
        anak = sum(child.dibayar for child in answer.beasiswa.per_anak)
        most = f"paling banyak {rp(answer.beasiswa.total)}"
        lines.append((f"Sekolah {anak} anak", most, "beasiswa.total"))
    for nama, nilai, jalur in lines:
        said = ["ditahan dulu"] if held(answer, law, jalur) else []
        said += filter(None, (nilai, beside(answer, law, jalur)))
        if jalur == "manfaat.jkm.total" and jkm.segera:
            said.append(f"{rp(jkm.segera)} di antaranya dibayar segera")
        yield f"• {nama}: {', '.join(said)}"
    yield from filter(None, (becomes(answer), doubts(answer, law)))


def closing_lines(law: Law, tautan: str, *, daftar: bool = True) -> Iterator[str]:
    """Give the last lines of any message: where to pay (if one is to), the link, who says it."""
    if daftar:
        places = ", ".join(law.kanal[kunci].nama for kunci in _KANAL)
        yield f"Daftar dan bayar hanya di tempat resmi: {places}, atau kantor cabang."
    yield "Ada pertanyaan? Telepon 175."
    yield f"Rincian dan pasalnya: {tautan}"
    yield "Perkiraan dari Panduan Sertakan, situs edukasi independen."
