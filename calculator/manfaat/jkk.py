"""Work accident and occupational disease (JKK)."""

from datetime import date
from typing import NamedTuple

from calculator.kepesertaan import Standing
from calculator.kinds import Rupiah, Sometimes
from calculator.manfaat import cacat as _cacat
from calculator.manfaat import stmb as _stmb
from calculator.manfaat.beasiswa import Beasiswa
from calculator.manfaat.tunggakan import LABEL_BEASISWA, paid_when
from calculator.rounding import SERATUS_PERSEN, part_of
from calculator.rules.model import Ketentuan, Law
from calculator.rupiah import format_percent, json_number, rp
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan, sum_of

__all__ = ["CacatTotalTetap", "Jkk", "Meninggal", "compute"]

PERAWATAN = "sesuai kebutuhan medis"
PERAWATAN_TIDAK = "tidak ditanggung"
LABEL = "Kecelakaan kerja (JKK)"
LABEL_MENINGGAL = "Meninggal karena kecelakaan kerja"
LABEL_TOTAL = "Cacat total tetap"
LABEL_TRANSPORT = "Biaya angkutan"
NAMA_BAGIAN = {
    "santunan": "Santunan",
    "berkala": "Santunan berkala, dibayar sekaligus",
    "pemakaman": "Biaya pemakaman",
    "beasiswa": LABEL_BEASISWA,
}


class CacatTotalTetap(NamedTuple):
    """Total permanent disability, in rupiah; `total` without the scholarship."""

    santunan: Rupiah
    berkala: Rupiah
    total: Rupiah
    beasiswa: Rupiah
    segera: Sometimes[Rupiah]
    setelah_lunas: Sometimes[Rupiah]


class Meninggal(NamedTuple):
    """Death caused by work, in rupiah; `total` without the scholarship."""

    santunan: Rupiah
    berkala: Rupiah
    pemakaman: Rupiah
    total: Rupiah
    beasiswa: Rupiah
    segera: Sometimes[Rupiah]
    setelah_lunas: Sometimes[Rupiah]


class Jkk(NamedTuple):
    """All of JKK in the situation asked about, in rupiah.

    Attributes:
        perawatan: medical care has no amount: it follows medical need.
        transport: the caps of the modes asked about, summed; against receipts.
        perawatan_rumah: cap of care at home; `gigi_tiruan` (dentures), `alat_bantu_dengar` (hearing
            aid) and `kacamata` (glasses) are caps too; None where the data do not hold the amount.
        orthose: braces and prostheses, in percent of the price standard of the government
            rehabilitation centre; None where the data do not hold it.
    """

    perawatan: str
    transport: Rupiah
    stmb: _stmb.Stmb
    cacat: _cacat.Cacat
    cacat_total_tetap: CacatTotalTetap
    meninggal: Meninggal
    perawatan_rumah: Rupiah | None
    orthose: int | float | None
    gigi_tiruan: Rupiah | None
    alat_bantu_dengar: Rupiah | None
    kacamata: Rupiah | None


def compute(
    scenario: Scenario, dasar: int, standing: Standing, beasiswa: Beasiswa, law: Law
) -> tuple[Jkk, Langkah, list[Peringatan]]:
    """Work out every JKK benefit.

    Args:
        scenario: the question.
        dasar: the dasar penghasilan in rupiah a month.
        standing: where the worker stands in the month of the event.
        beasiswa: the scholarship that death or total permanent disability brings.
        law: the law data.

    Raises:
        CoverageError: the month is outside the data.
    """
    if standing.hak == "tidak":
        return _nothing_due(standing, law)
    day = scenario.peristiwa.last_day
    menunggak = standing.hak == "menunggak"
    transport, langkah_transport = _transport(scenario, day, law)
    stmb, langkah_stmb, tanda_stmb = _stmb.compute(scenario, dasar, day, law)
    cacat, langkah_cacat, tanda = _cacat.compute(scenario, dasar, day, law)
    total_tetap, langkah_total = _cacat_total_tetap(dasar, day, beasiswa, law, menunggak=menunggak)
    meninggal, langkah_meninggal = _meninggal(dasar, day, beasiswa, law, menunggak=menunggak)
    batas, langkah_batas = _caps(day, law)
    orthose = law.jkk.orthose.find(day)
    hasil = Jkk(
        perawatan=PERAWATAN,
        transport=transport,
        stmb=stmb,
        cacat=cacat,
        cacat_total_tetap=total_tetap,
        meninggal=meninggal,
        orthose=None if orthose is None else json_number(orthose.nilai * SERATUS_PERSEN),
        **batas,
    )
    langkah = Langkah(
        LABEL,
        f"dasar penghasilan {rp(dasar)}",
        dasar,
        ("jkk-dasar",),
        "",
        (
            langkah_meninggal,
            langkah_total,
            langkah_cacat,
            langkah_stmb,
            langkah_transport,
            *langkah_batas,
        ),
    )
    return hasil, langkah, [*tanda, *tanda_stmb, *_old_law_warnings(hasil, law)]


def _cap_rules(law: Law) -> tuple[tuple[str, Ketentuan[int]], ...]:
    jkk = law.jkk
    return (
        ("perawatan_rumah", jkk.perawatan_rumah),
        ("gigi_tiruan", jkk.gigi_tiruan),
        ("alat_bantu_dengar", jkk.alat_bantu_dengar),
        ("kacamata", jkk.kacamata),
    )


def _caps(day: date, law: Law) -> tuple[dict[str, int | None], list[Langkah]]:
    """Give the caps that are paid against receipts; None where the amount of the day is unknown."""
    nilai: dict[str, int | None] = {}
    langkah: list[Langkah] = []
    lama = law.jkk.perawatan_rumah_bulan.find(day)
    for kunci, ketentuan in _cap_rules(law):
        baris = ketentuan.find(day)
        nilai[kunci] = None if baris is None else baris.nilai
        if baris is not None:
            rumus = "paling banyak menurut peraturan, dengan kuitansi"
            if not baris.nilai:
                rumus = "belum ada dalam peraturan waktu itu"
            elif kunci == "perawatan_rumah" and lama is not None:
                rumus += f", paling lama {lama.nilai} bulan"
            jalur = f"manfaat.jkk.{kunci}"
            langkah.append(Langkah(ketentuan.nama, rumus, baris.nilai, baris.sumber, jalur))
    return nilai, langkah


def _old_law_warnings(hasil: Jkk, law: Law) -> list[Peringatan]:
    """Say which amounts the data do not hold for the day of the event."""
    kunci = ("gigi_tiruan", "orthose", "perawatan_rumah", "alat_bantu_dengar", "kacamata")
    hilang = [key for key in kunci if getattr(hasil, key) is None]
    if not hilang:
        return []
    nama = "; ".join(getattr(law.jkk, satu).nama for satu in hilang)
    pesan = f"Jumlahnya waktu itu tidak ada dalam data kami: {nama}."
    return [Peringatan("jkk-hukum-lama", pesan, ("jkk-lama",), "manfaat.jkk")]


def _nothing_due(standing: Standing, law: Law) -> tuple[Jkk, Langkah, list[Peringatan]]:
    hasil = Jkk(
        perawatan=PERAWATAN_TIDAK,
        transport=0,
        stmb=_stmb.Stmb(total=0, rincian=()),
        cacat=_cacat.Cacat(total=0, rincian=()),
        cacat_total_tetap=CacatTotalTetap(
            santunan=0, berkala=0, total=0, beasiswa=0, segera=None, setelah_lunas=None
        ),
        meninggal=Meninggal(
            santunan=0,
            berkala=0,
            pemakaman=0,
            total=0,
            beasiswa=0,
            segera=None,
            setelah_lunas=None,
        ),
        perawatan_rumah=0,
        orthose=0,
        gigi_tiruan=0,
        alat_bantu_dengar=0,
        kacamata=0,
    )
    rumus = f"tidak dibayar: {standing.alasan}"

    def nol(nama: str, jalur: str, *anak: Langkah) -> Langkah:
        return Langkah(nama, rumus, 0, (), f"manfaat.jkk.{jalur}", anak)

    santunan = [
        nol(
            nama,
            f"{jalur}.total",
            *(
                nol(bagian, f"{jalur}.{kunci}")
                for kunci, bagian in NAMA_BAGIAN.items()
                if hasattr(getattr(hasil, jalur), kunci)
            ),
        )
        for jalur, nama in (("meninggal", LABEL_MENINGGAL), ("cacat_total_tetap", LABEL_TOTAL))
    ]
    anak = (
        *santunan,
        nol(_cacat.LABEL, "cacat.total"),
        nol(_stmb.LABEL, "stmb.total"),
        nol(LABEL_TRANSPORT, "transport"),
        *(nol(ketentuan.nama, kunci) for kunci, ketentuan in _cap_rules(law)),
    )
    return hasil, Langkah(LABEL, rumus, 0, standing.sumber, "", anak), []


def _transport(scenario: Scenario, day: date, law: Law) -> tuple[int, Langkah]:
    if not scenario.transport:
        return 0, Langkah(
            LABEL_TRANSPORT, "tidak ada angkutan yang ditanyakan", 0, (), "manfaat.jkk.transport"
        )
    baris = law.jkk.transport.on(day)
    langkah = sum_of(
        f"{LABEL_TRANSPORT}, paling banyak, menurut kuitansi",
        "manfaat.jkk.transport",
        (
            Langkah(f"Angkutan {moda}", "batas menurut peraturan", baris.nilai[moda], baris.sumber)
            for moda in scenario.transport
        ),
        baris.sumber,
    )
    return langkah.nilai, langkah


def _cacat_total_tetap(
    dasar: int, day: date, beasiswa: Beasiswa, law: Law, *, menunggak: bool
) -> tuple[CacatTotalTetap, Langkah]:
    jalur = "manfaat.jkk.cacat_total_tetap."
    pengali = law.jkk.pengali.on(day)
    bagian = law.jkk.bagian_cacat_total_tetap.on(day)
    santunan = Langkah(
        NAMA_BAGIAN["santunan"],
        f"{format_percent(bagian.nilai)} × {pengali.nilai} × {rp(dasar)}",
        part_of(pengali.nilai * dasar, bagian.nilai),
        bagian.sumber,
        jalur + "santunan",
    )
    berkala = _fixed("berkala", law.jkk.berkala, day, jalur)
    langkah = sum_of(LABEL_TOTAL, jalur + "total", (santunan, berkala), bagian.sumber)
    langkah, segera, lunas = _append(langkah, jalur, beasiswa, menunggak=menunggak)
    hasil = CacatTotalTetap(
        santunan=santunan.nilai,
        berkala=berkala.nilai,
        total=langkah.nilai,
        beasiswa=beasiswa.total,
        segera=segera,
        setelah_lunas=lunas,
    )
    return hasil, langkah


def _meninggal(
    dasar: int, day: date, beasiswa: Beasiswa, law: Law, *, menunggak: bool
) -> tuple[Meninggal, Langkah]:
    jalur = "manfaat.jkk.meninggal."
    pengali = law.jkk.pengali.on(day)
    bagian = law.jkk.bagian_meninggal.on(day)
    nilai = part_of(pengali.nilai * dasar, bagian.nilai)
    rumus = f"{format_percent(bagian.nilai)} × {pengali.nilai} × {rp(dasar)}"
    sumber = bagian.sumber
    lantai = law.jkk.meninggal_paling_sedikit.find(day)
    if lantai is not None:
        paling_sedikit = law.jkm.santunan.on(day).nilai
        rumus += f", paling sedikit {rp(paling_sedikit)}"
        sumber = tuple(dict.fromkeys(sumber + lantai.sumber))
        nilai = max(nilai, paling_sedikit)
    santunan = Langkah(NAMA_BAGIAN["santunan"], rumus, nilai, sumber, jalur + "santunan")
    berkala = _fixed("berkala", law.jkk.berkala, day, jalur)
    pemakaman = _fixed("pemakaman", law.jkk.pemakaman, day, jalur)
    anak = (santunan, berkala, pemakaman)
    langkah = sum_of(LABEL_MENINGGAL, jalur + "total", anak, bagian.sumber)
    langkah, segera, lunas = _append(langkah, jalur, beasiswa, menunggak=menunggak)
    hasil = Meninggal(
        santunan=santunan.nilai,
        berkala=berkala.nilai,
        pemakaman=pemakaman.nilai,
        total=langkah.nilai,
        beasiswa=beasiswa.total,
        segera=segera,
        setelah_lunas=lunas,
    )
    return hasil, langkah


def _fixed(kunci: str, ketentuan: Ketentuan[int], day: date, jalur: str) -> Langkah:
    """Give the step of an amount that the law names outright."""
    baris = ketentuan.on(day)
    return Langkah(NAMA_BAGIAN[kunci], rp(baris.nilai), baris.nilai, baris.sumber, jalur + kunci)


def _append(
    langkah: Langkah, jalur: str, beasiswa: Beasiswa, *, menunggak: bool
) -> tuple[Langkah, int | None, int | None]:
    """Append what stands beside a total: the scholarship and, with arrears, when cash is paid."""
    jalur_beasiswa = jalur + "beasiswa"
    sekolah = Langkah(LABEL_BEASISWA, "lihat beasiswa", beasiswa.total, (), jalur_beasiswa)
    anak = (*langkah.langkah, sekolah)
    if not menunggak:
        return langkah._replace(langkah=anak), None, None
    alasan = "santunan JKK menunggu tunggakan lunas"
    segera, lunas = paid_when(
        jalur, "tunggakan-jkk", segera=0, alasan=alasan, lunas=(langkah.nilai,)
    )
    return langkah._replace(langkah=(*anak, segera, lunas)), segera.nilai, lunas.nilai
