"""An answer in plain text, for a terminal or a chat message."""

from collections.abc import Iterator

from calculator.estimate import Estimate
from calculator.month import Month, long_date
from calculator.rules import law
from calculator.rules.model import JalanLain, Kutipan
from calculator.rupiah import format_number, rp
from calculator.syarat import instead, sources
from calculator.view.words import beside, doubts, for_all_at_length, held

__all__ = ["to_text"]


def to_text(answer: Estimate) -> str:
    """Write an answer for reading in a terminal: amounts first, then conditions, then sources."""
    if jalan := instead(answer, law()):
        return "\n".join((*_refusal(answer, jalan), *_keterangan(answer)))
    return "\n".join((*_iuran(answer), *_manfaat(answer), *_keterangan(answer)))


def _refusal(answer: Estimate, jalan: JalanLain) -> Iterator[str]:
    """Say why there is no price, and what holds instead."""
    yield jalan.judul
    yield f"  {answer.standing.alasan[:1].upper()}{answer.standing.alasan[1:]}."
    yield from (f"  {sentence}" for sentence in jalan.isi)


def _iuran(answer: Estimate) -> Iterator[str]:
    iuran, scenario = answer.iuran, answer.scenario
    pertama = iuran.bulanan[0]
    yield f"Iuran {rp(pertama.total)} sebulan ({Month.parse(pertama.bulan).nama})"
    if scenario.bulan > 1 or scenario.jumlah > 1:
        yield f"  {scenario.bulan} bulan: {rp(iuran.total)} untuk satu pekerja"
    if scenario.jumlah > 1:
        yield f"  {format_number(scenario.jumlah)} pekerja: {rp(iuran.total_semua)}"
    if iuran.hemat:
        yield f"  Hemat {rp(iuran.hemat)} karena keringanan"
    yield f"  Dasar penghasilan {rp(answer.golongan.dasar)} (golongan {answer.golongan.nomor})"


def _manfaat(answer: Estimate) -> Iterator[str]:
    jkk, jkm, jht = answer.manfaat
    scenario = answer.scenario
    yield ""
    yield "Kalau terjadi sesuatu"
    if answer.standing.hak == "tidak":
        yield f"  Tidak ada yang dibayarkan: {answer.standing.alasan}."
        return
    hukum = law()
    if umum := for_all_at_length(answer, hukum):
        yield f"  {umum}"

    def line(nama: str, nilai: str, jalur: str) -> str:
        said = ["ditahan dulu"] if held(answer, hukum, jalur) else []
        said += filter(None, (nilai, beside(answer, hukum, jalur)))
        return f"  {nama}: {', '.join(said)}"

    yield f"  Kecelakaan kerja: perawatan {jkk.perawatan}"
    if scenario.transport:
        yield line("Biaya angkutan", f"paling banyak {rp(jkk.transport)}", "manfaat.jkk.transport")
    if scenario.stmb:
        nama = f"Tidak mampu bekerja {scenario.stmb.kata}"
        yield line(nama, rp(jkk.stmb.total), "manfaat.jkk.stmb.total")
    if scenario.cacat:
        yield line("Cacat sebagian", rp(jkk.cacat.total), "manfaat.jkk.cacat.total")
    total = rp(jkk.cacat_total_tetap.total)
    yield line("Cacat total tetap", total, "manfaat.jkk.cacat_total_tetap.total")
    yield line("Meninggal karena kerja", rp(jkk.meninggal.total), "manfaat.jkk.meninggal.total")
    yield line("Meninggal karena sebab lain", rp(jkm.total), "manfaat.jkm.total")
    if jkm.segera is not None and jkm.setelah_lunas is not None:
        yield f"    {rp(jkm.segera)} segera, {rp(jkm.setelah_lunas)} setelah tunggakan lunas"
    if scenario.anak:
        yield line("Beasiswa anak", f"paling banyak {rp(answer.beasiswa.total)}", "beasiswa.total")
    if jht is not None:
        bagian = f"iuran {rp(jht.iuran)}, hasil {rp(jht.hasil)}"
        yield line("Tabungan hari tua", f"{rp(jht.saldo)} ({bagian})", "manfaat.jht.saldo")


def _keterangan(answer: Estimate) -> Iterator[str]:
    yield ""
    yield "Perhatikan"
    membayar = answer.standing.membayar
    told = (w for w in answer.peringatan if membayar or not w.tentang.startswith("iuran"))
    lines = (doubts(answer, law()), *(warning.pesan for warning in told))
    yield from (f"  - {line}" for line in lines if line)
    yield ""
    yield "Sumber"
    # Several pages of one text may have no place of their own: one line says it.
    yield from dict.fromkeys(map(_source, sources(answer, law())))
    yield ""
    yield f"Tautan: {answer.tautan}"


def _source(kutipan: Kutipan) -> str:
    diperiksa = long_date(kutipan.peraturan.diperiksa)
    sifat = f"({kutipan.kepastian}, diperiksa {diperiksa})"
    return f"  - {kutipan.peraturan.singkat}{kutipan.place} {sifat}"
