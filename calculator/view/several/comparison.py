"""Up to three scenarios side by side: the same facts in rows, each with a bar on one scale."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from calculator.estimate import Estimate
from calculator.phases import Outlook, outlook
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.several import worker_name
from calculator.syarat import instead
from calculator.trace import Peringatan
from calculator.view.charts.base import join_words, percent
from calculator.view.jinja import render_template
from calculator.view.words import (
    beside,
    excepted,
    held,
    note,
    parted,
    which,
)

__all__ = ["comparison"]


class Cell(NamedTuple):
    """One amount in rupiah; `nilai` is None where it does not belong to the scenario."""

    jalur: str
    nilai: int | None
    catatan: str
    ditahan: bool
    panjang: str


class FactRow(NamedTuple):
    """One fact over all scenarios; `beda` says whether they differ, `iuran` whether it is paid."""

    nama: str
    sel: tuple[Cell, ...]
    beda: bool
    iuran: bool


class Column(NamedTuple):
    """One scenario."""

    nomor: int
    nama: str
    penghasilan: int
    rincian: str
    tautan: str
    periksa: tuple[Peringatan, ...]
    tanda: tuple[Peringatan, ...]


class Side(NamedTuple):
    """One scenario's answer, and what its price becomes later."""

    hasil: Estimate
    law: Law
    prices: Outlook


class Said(NamedTuple):
    """What a fact says of one scenario; `ditahan`: the money waits until arrears are paid."""

    nilai: int | None
    catatan: str = ""
    ditahan: bool = False


class Fact(NamedTuple):
    """One row to be: its name, the path of its amount, how to get it, when it is of interest."""

    nama: str
    jalur: str
    ambil: Callable[[Side], Said]
    bila: Callable[[Side], object] = lambda _: True


def _month_price(sisi: Side) -> Said:
    now = sisi.prices.now
    note = "tanpa keringanan"
    if now.keringanan:
        note = f"keringanan {now.turun}{which(now)}"
    if now.keringanan or sisi.prices.then:
        note += f", sampai {now.sampai.nama}"
    return Said(sisi.hasil.iuran.bulanan[0].total, note)


def _later(sisi: Side) -> Said:
    """Tell the next price with its first month; what follows it is told beside it."""
    if not sisi.prices.then:
        return Said(sisi.hasil.iuran.bulanan[0].total, "tetap")
    first, *others = sisi.prices.then
    begins = f"mulai {first.dari.nama}"
    note = f"{begins}, keringanan {first.turun}" if first.keringanan else begins
    return Said(first.total, ", lalu ".join([note, *(phase.begins for phase in others)]))


def _if_asked(ditanya: object, nilai: int, tiada: str = "tidak ditanyakan") -> Said:
    """Show an amount only for whom it was asked: nought would read as `nothing is due`."""
    return Said(nilai) if ditanya else Said(None, tiada)


def _jht(sisi: Side) -> Said:
    tabungan = sisi.hasil.manfaat.jht
    if tabungan is None:
        return Said(None, "tidak menabung")
    scenario = sisi.hasil.scenario
    tahun = scenario.jht_tahun
    lama = f"{tahun} tahun" if tahun else f"{scenario.bulan} bulan"
    return Said(tabungan.saldo, f"setelah {lama}, iuran {rp(tabungan.iuran)}")


FACTS = (
    Fact("Iuran sebulan", "iuran.bulanan.0.total", _month_price),
    Fact("Iuran sebulan setelah itu", "iuran.nanti", _later, lambda s: s.prices.then),
    Fact(
        "Iuran seluruh bulan",
        "iuran.total",
        lambda s: Said(s.hasil.iuran.total),
        lambda s: s.hasil.scenario.bulan > 1,
    ),
    Fact(
        "Iuran semua orang",
        "iuran.total_semua",
        lambda s: Said(s.hasil.iuran.total_semua),
        lambda s: s.hasil.scenario.jumlah > 1,
    ),
    Fact(
        "Meninggal karena kerja",
        "manfaat.jkk.meninggal.total",
        lambda s: Said(s.hasil.manfaat.jkk.meninggal.total),
    ),
    Fact(
        "Cacat total tetap",
        "manfaat.jkk.cacat_total_tetap.total",
        lambda s: Said(s.hasil.manfaat.jkk.cacat_total_tetap.total),
    ),
    Fact(
        "Cacat sebagian",
        "manfaat.jkk.cacat.total",
        lambda s: _if_asked(s.hasil.scenario.cacat, s.hasil.manfaat.jkk.cacat.total),
        lambda s: s.hasil.scenario.cacat,
    ),
    Fact(
        "Sementara tidak mampu bekerja",
        "manfaat.jkk.stmb.total",
        lambda s: _if_asked(s.hasil.scenario.stmb, s.hasil.manfaat.jkk.stmb.total),
        lambda s: s.hasil.scenario.stmb,
    ),
    Fact(
        "Meninggal karena sebab lain",
        "manfaat.jkm.total",
        lambda s: Said(s.hasil.manfaat.jkm.total),
    ),
    Fact(
        "Sekolah anak, paling banyak",
        "beasiswa.total",
        lambda s: _if_asked(s.hasil.scenario.anak, s.hasil.beasiswa.total, "tanpa anak"),
        lambda s: s.hasil.scenario.anak,
    ),
    Fact(
        "Tabungan hari tua (JHT)",
        "manfaat.jht.saldo",
        _jht,
        lambda s: s.hasil.manfaat.jht is not None,
    ),
)


# Beside these stand the months in which they hold: another month is another price.
_DATED = frozenset({"iuran.bulanan.0.total", "iuran.nanti"})


def _with_conditions(said: Said, jalur: str, sisi: Side) -> Said:
    if jalan := instead(sisi.hasil, sisi.law):
        return Said(None, jalan.singkat)
    if jalur.startswith(("manfaat", "beasiswa")) and sisi.hasil.standing.hak == "tidak":
        return Said(None, "tidak dibayarkan")
    if not said.nilai:
        return said
    parts = (said.catatan, beside(sisi.hasil, sisi.law, jalur))
    return said._replace(
        catatan="; ".join(filter(None, parts)), ditahan=held(sisi.hasil, sisi.law, jalur)
    )


def _row(fakta: Fact, sisi: Sequence[Side]) -> FactRow:
    isi = [_with_conditions(fakta.ambil(side), fakta.jalur, side) for side in sisi]
    terbesar = max(satu.nilai or 0 for satu in isi) or 1
    return FactRow(
        fakta.nama,
        tuple(
            Cell(
                jalur=fakta.jalur,
                nilai=satu.nilai,
                catatan=satu.catatan,
                ditahan=satu.ditahan,
                panjang=percent((satu.nilai or 0) / terbesar),
            )
            for satu in isi
        ),
        beda=len({(satu.nilai, satu.catatan if fakta.jalur in _DATED else "") for satu in isi}) > 1,
        iuran=fakta.jalur.startswith("iuran"),
    )


def _column(nomor: int, answer: Estimate, law: Law) -> Column:
    scenario = answer.scenario
    rincian = ["dengan JHT" if scenario.jht else "tanpa JHT"]
    if scenario.bulan > 1:
        rincian.append(f"{scenario.bulan} bulan")
    periksa, tanda = parted(answer)
    return Column(
        nomor=nomor,
        nama=worker_name(scenario, law),
        penghasilan=scenario.penghasilan,
        rincian=", ".join(rincian),
        tautan=answer.tautan,
        periksa=periksa,
        tanda=tanda,
    )


def comparison(answers: Sequence[Estimate], law: Law) -> tuple[str, str]:
    """Write the comparison, and its gist in words."""
    sisi = [Side(answer, law, outlook(answer.scenario, law)) for answer in answers]
    baris = [_row(fakta, sisi) for fakta in FACTS if any(map(fakta.bila, sisi))]
    ucapan = _gist(baris, sisi)
    html = render_template(
        "several/comparison.html",
        kolom=[_column(n, answer, law) for n, answer in enumerate(answers, start=1)],
        baris=baris,
        ucapan=ucapan,
        perawatan=[answer.manfaat.jkk.perawatan for answer in answers],
        umum=[note(answer, law) for answer in answers],
        kecuali=excepted(answers, law),
    )
    return html, ucapan


def _gist(baris: list[FactRow], sisi: Sequence[Side]) -> str:
    iuran = [(cell.nilai, n) for n, cell in enumerate(baris[0].sel, start=1) if cell.nilai]
    if not iuran:
        return "Tidak ada pilihan yang iurannya bisa dihitung; baca sebabnya di bawah."
    kecil, besar = min(iuran), max(iuran, key=lambda satu: (satu[0], -satu[1]))
    if len(iuran) == 1 and len(baris[0].sel) > 1:
        return f"Hanya pilihan {kecil[1]} yang iurannya bisa dihitung: {rp(kecil[0])} sebulan."
    if len(iuran) == 1:
        return f"Iurannya {rp(kecil[0])} sebulan. Tambahkan pilihan lain untuk membandingkan."
    if kecil[0] == besar[0]:
        pesan = f"Iurannya sama, {rp(kecil[0])} sebulan{_until_it_differs(sisi)}."
    else:
        pesan = (
            f"Pilihan {kecil[1]} paling ringan, {rp(kecil[0])} sebulan; Pilihan {besar[1]} "
            f"{rp(besar[0] - kecil[0])} lebih banyak."
        )
    beda = [row.nama[0].lower() + row.nama[1:] for row in baris if row.beda and not row.iuran]
    if not beda:
        return f"{pesan} Manfaatnya sama."
    return f"{pesan} Manfaat yang berbeda: {join_words(beda)}."


def _until_it_differs(sisi: Sequence[Side]) -> str:
    """Say until when equal prices stay equal; nothing where they always do."""
    told = {tuple((phase.sampai, phase.total) for phase in side.prices.told) for side in sisi}
    if len(told) == 1:
        return ""
    return f", sampai iuran {min(side.prices.now.sampai for side in sisi).nama}; lalu berbeda"
