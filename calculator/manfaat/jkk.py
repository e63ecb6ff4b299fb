"""Work accident and occupational disease (JKK)."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple, cast

from calculator.fields import Cedera
from calculator.kepesertaan import Standing
from calculator.manfaat.beasiswa import Beasiswa
from calculator.rounding import part_of
from calculator.rules.model import JenisCacat, Ketentuan, Law, Row
from calculator.rupiah import format_percent, rp, tulis_desimal
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan

__all__ = [
    "Cacat",
    "CacatTotalTetap",
    "Jkk",
    "Meninggal",
    "RincianCacat",
    "RincianStmb",
    "Stmb",
    "compute",
]

PERAWATAN = "sesuai kebutuhan medis"
PERAWATAN_TIDAK = "tidak ditanggung"
LABEL = "Kecelakaan kerja (JKK)"
LABEL_MENINGGAL = "Meninggal karena kecelakaan kerja"
LABEL_TOTAL = "Cacat total tetap"
LABEL_CACAT = "Cacat sebagian"
LABEL_STMB = "Sementara tidak mampu bekerja"
LABEL_TRANSPORT = "Biaya angkutan"
LABEL_BEASISWA = "Beasiswa anak, di luar jumlah ini"
NAMA_BAGIAN = {
    "santunan": "Santunan",
    "berkala": "Santunan berkala, dibayar sekaligus",
    "pemakaman": "Biaya pemakaman",
    "beasiswa": LABEL_BEASISWA,
}
SERATUS_PERSEN = Fraction(100)


class RincianStmb(NamedTuple):
    """Months `dari` to `sampai` of not being able to work, at a percentage of the base.

    Attributes:
        bulan: how many whole months they are.
        hari: the days beyond them.
        nilai: rupiah over all of them.
    """

    dari: int
    sampai: int
    bulan: int
    hari: int | float
    persen: int | float
    nilai: int


class Stmb(NamedTuple):
    """Income while temporarily unable to work, in rupiah over all months asked about."""

    total: int
    rincian: tuple[RincianStmb, ...]


class RincianCacat(NamedTuple):
    """One injury: its percentage of the 80-month sum, and the amount in rupiah."""

    kode: str
    uraian: str
    persen: int | float
    nilai: int
    belum_pasti: bool


class Cacat(NamedTuple):
    """Partial disability, all injuries summed, in rupiah."""

    total: int
    rincian: tuple[RincianCacat, ...]


class CacatTotalTetap(NamedTuple):
    """Total permanent disability, in rupiah; `total` without the scholarship."""

    santunan: int
    berkala: int
    total: int
    beasiswa: int
    segera: int | None
    setelah_lunas: int | None


class Meninggal(NamedTuple):
    """Death caused by work, in rupiah; `total` without the scholarship."""

    santunan: int
    berkala: int
    pemakaman: int
    total: int
    beasiswa: int
    segera: int | None
    setelah_lunas: int | None


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
    transport: int
    stmb: Stmb
    cacat: Cacat
    cacat_total_tetap: CacatTotalTetap
    meninggal: Meninggal
    perawatan_rumah: int | None
    orthose: int | float | None
    gigi_tiruan: int | None
    alat_bantu_dengar: int | None
    kacamata: int | None


def _number(persen: Fraction) -> int | float:
    return persen.numerator if persen.denominator == 1 else float(persen)


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
    stmb, langkah_stmb, tanda_stmb = _stmb(scenario, dasar, day, law)
    cacat, langkah_cacat, tanda = _cacat(scenario, dasar, day, law)
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
        orthose=None if orthose is None else _number(orthose.nilai * SERATUS_PERSEN),
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
        stmb=Stmb(0, ()),
        cacat=Cacat(0, ()),
        cacat_total_tetap=CacatTotalTetap(0, 0, 0, 0, None, None),
        meninggal=Meninggal(0, 0, 0, 0, 0, None, None),
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
        nol(LABEL_CACAT, "cacat.total"),
        nol(LABEL_STMB, "stmb.total"),
        nol(LABEL_TRANSPORT, "transport"),
        *(nol(ketentuan.nama, kunci) for kunci, ketentuan in _cap_rules(law)),
    )
    return hasil, Langkah(LABEL, rumus, 0, standing.sumber, "", anak), []


def _sum(label: str, jalur: str, anak: Iterable[Langkah], sumber: tuple[str, ...]) -> Langkah:
    """Sum the steps that make up a total."""
    bagian = tuple(anak)
    rumus = " + ".join([rp(part.nilai) for part in bagian])
    return Langkah(label, rumus, sum(part.nilai for part in bagian), sumber, jalur, bagian)


def _transport(scenario: Scenario, day: date, law: Law) -> tuple[int, Langkah]:
    if not scenario.transport:
        return 0, Langkah(
            LABEL_TRANSPORT, "tidak ada angkutan yang ditanyakan", 0, (), "manfaat.jkk.transport"
        )
    baris = law.jkk.transport.on(day)
    langkah = _sum(
        f"{LABEL_TRANSPORT}, paling banyak, menurut kuitansi",
        "manfaat.jkk.transport",
        (
            Langkah(f"Angkutan {moda}", "batas menurut peraturan", baris.nilai[moda], baris.sumber)
            for moda in scenario.transport
        ),
        baris.sumber,
    )
    return langkah.nilai, langkah


def _stmb(
    scenario: Scenario, dasar: int, day: date, law: Law
) -> tuple[Stmb, Langkah, list[Peringatan]]:
    jalur = "manfaat.jkk.stmb."
    lama = scenario.stmb
    if lama is None:
        return Stmb(0, ()), Langkah(LABEL_STMB, "0 bulan", 0, (), jalur + "total"), []
    baris = law.jkk.stmb.on(day)
    sebulan = law.jkk.stmb_hari.on(day)
    bulan = lama.banyak if lama.satuan == "bulan" else lama.banyak / sebulan.nilai
    rincian: list[RincianStmb] = []
    anak: list[Langkah] = []
    for satu in baris.nilai:
        akhir = bulan if satu.sampai is None else min(Fraction(satu.sampai), bulan)
        banyak = akhir - (satu.dari - 1)
        if banyak <= 0:
            break
        nilai = part_of(dasar, satu.bagian * banyak)
        sampai, utuh = ceil(akhir), floor(banyak)
        kata = (
            f"{tulis_desimal(banyak)} bulan"
            if lama.satuan == "bulan"
            else f"{tulis_desimal(banyak * sebulan.nilai)} hari ÷ {sebulan.nilai}"
        )
        anak.append(
            Langkah(
                f"Bulan {satu.dari}" + ("" if sampai == satu.dari else f" sampai {sampai}"),
                f"{kata} × {format_percent(satu.bagian)} × {rp(dasar)}",
                nilai,
                baris.sumber if utuh == banyak else (*baris.sumber, *sebulan.sumber),
                f"{jalur}rincian.{len(rincian)}.nilai",
            )
        )
        rincian.append(
            RincianStmb(
                dari=satu.dari,
                sampai=sampai,
                bulan=utuh,
                hari=_number((banyak - utuh) * sebulan.nilai),
                persen=_number(satu.bagian * SERATUS_PERSEN),
                nilai=nilai,
            )
        )
    langkah = _sum(LABEL_STMB, jalur + "total", anak, baris.sumber)
    tanda = [] if bulan.denominator == 1 else [_tanda_harian(sebulan)]
    return Stmb(langkah.nilai, tuple(rincian)), langkah, tanda


def _tanda_harian(sebulan: Row[int]) -> Peringatan:
    pesan = (
        f"Sebagian bulan kami hitung per hari: sehari 1/{sebulan.nilai} santunan sebulan. Bahwa "
        "santunannya sebanding jumlah hari, itu keterangan resmi; pembaginya kami simpulkan dari "
        "satu pembayaran yang diberitakan."
    )
    return Peringatan("stmb-hari", pesan, sebulan.sumber, "manfaat.jkk.stmb")


def _part_of_injury(jenis: JenisCacat, cedera: Cedera) -> tuple[Fraction, str]:
    """Give the injury's part of the 80-month sum, and how it was found."""
    if jenis.cara == "rentang":
        if cedera.nilai is not None:
            return cedera.nilai / 100, f"{format_percent(cedera.nilai / 100)} menurut dokter"
        atas = format_percent(cast("Fraction", jenis.bagian_sampai))
        return (
            jenis.bagian,
            f"paling rendah {format_percent(jenis.bagian)} (dokter menetapkan, sampai {atas})",
        )
    if jenis.cara == "tiap":
        langkah = cast("int", jenis.langkah)
        banyak = 1 if cedera.nilai is None else cedera.nilai // langkah
        return (
            jenis.bagian * banyak,
            f"{banyak} kali {langkah} {jenis.satuan} × {format_percent(jenis.bagian)}",
        )
    if cedera.nilai is not None:
        fungsi = cedera.nilai / 100
        return (
            jenis.bagian * fungsi,
            f"{format_percent(fungsi)} fungsi hilang × {format_percent(jenis.bagian)}",
        )
    return jenis.bagian, format_percent(jenis.bagian)


def _cacat(
    scenario: Scenario, dasar: int, day: date, law: Law
) -> tuple[Cacat, Langkah, list[Peringatan]]:
    jalur = "manfaat.jkk.cacat."
    if not scenario.cacat:
        return (
            Cacat(0, ()),
            Langkah(LABEL_CACAT, "tidak ada cedera yang ditanyakan", 0, (), jalur + "total"),
            [],
        )
    tabel = law.jkk.cacat.on(day)
    pengali = law.jkk.pengali.on(day)
    rincian: list[RincianCacat] = []
    anak: list[Langkah] = []
    jumlah_bagian = Fraction(0)
    for index, cedera in enumerate(scenario.cacat):
        jenis = tabel.nilai[cedera.kode]
        bagian, rumus = _part_of_injury(jenis, cedera)
        jumlah_bagian += bagian
        nilai = part_of(pengali.nilai * dasar, bagian)
        sumber = (*pengali.sumber, jenis.kutipan)
        rincian.append(
            RincianCacat(
                str(cedera),
                jenis.uraian,
                _number(bagian * SERATUS_PERSEN),
                nilai,
                law.belum_pasti((jenis.kutipan,)),
            )
        )
        anak.append(
            Langkah(
                jenis.uraian,
                f"{rumus} × {pengali.nilai} × {rp(dasar)}",
                nilai,
                sumber,
                f"{jalur}rincian.{index}.nilai",
            )
        )
    langkah = _sum(LABEL_CACAT, jalur + "total", anak, ("jkk-lampiran",))
    return (
        Cacat(langkah.nilai, tuple(rincian)),
        langkah,
        _cacat_warnings(scenario, rincian, jumlah_bagian, day, law),
    )


def _cacat_warnings(
    scenario: Scenario, rincian: list[RincianCacat], jumlah: Fraction, day: date, law: Law
) -> list[Peringatan]:
    tabel = law.jkk.cacat.on(day).nilai
    cara = [(tabel[cedera.kode].cara, cedera.nilai is None) for cedera in scenario.cacat]
    warnings: list[Peringatan] = []

    def catat(kode: str, pesan: str, sumber: str) -> None:
        warnings.append(Peringatan(kode, pesan, (sumber,), "manfaat.jkk.cacat"))

    if len(rincian) > 1:
        pesan = (
            "Persentase beberapa cedera kami jumlahkan; batas atas penjumlahannya tidak kami "
            "temukan dalam peraturan. Dokter penasihat yang menetapkan."
        )
        if jumlah > law.jkk.bagian_cacat_total_tetap.on(day).nilai:
            pesan += (
                " Jumlahnya melebihi santunan cacat total tetap, jadi jangan dijadikan pegangan."
            )
        catat("cacat-dijumlahkan", pesan, "cacat-jumlah")
    if any(part.belum_pasti for part in rincian):
        pesan = (
            "Persentase yang bertanda belum pasti kami ambil dari tabel lama dan perlu diperiksa "
            "pada PP 82/2019 Lampiran III."
        )
        catat("cacat-belum-pasti", pesan, "cacat-tabel-lama")
    if any(tabel[cedera.kode].kidal for cedera in scenario.cacat):
        pesan = "Bagi orang kidal, persentase kanan dan kiri bertukar."
        catat("cacat-kidal", pesan, "cacat-tabel")
    if ("rentang", True) in cara:
        pesan = (
            "Persentase cedera ini ditetapkan dokter di antara dua batas; kami memakai yang "
            "terendah."
        )
        catat("cacat-rentang", pesan, "cacat-tabel")
    if ("tiap", True) in cara:
        pesan = (
            "Cedera ini dihitung menurut ukurannya; tanpa ukuran kami memakai satu langkah saja. "
            "Tulis ukurannya sesudah titik dua, misalnya B04:30."
        )
        catat("cacat-tanpa-ukuran", pesan, "cacat-tabel")
    return warnings


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
    langkah = _sum(LABEL_TOTAL, jalur + "total", (santunan, berkala), bagian.sumber)
    langkah, segera, lunas = _append(langkah, jalur, beasiswa, menunggak=menunggak)
    hasil = CacatTotalTetap(
        santunan.nilai, berkala.nilai, langkah.nilai, beasiswa.total, segera, lunas
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
    langkah = _sum(LABEL_MENINGGAL, jalur + "total", anak, bagian.sumber)
    langkah, segera, lunas = _append(langkah, jalur, beasiswa, menunggak=menunggak)
    hasil = Meninggal(
        santunan.nilai,
        berkala.nilai,
        pemakaman.nilai,
        langkah.nilai,
        beasiswa.total,
        segera,
        lunas,
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
    rumus = "santunan JKK menunggu tunggakan lunas"
    sumber = ("tunggakan-jkk",)
    segera = Langkah("Dibayar segera", rumus, 0, sumber, jalur + "segera")
    lunas = Langkah(
        "Dibayar sesudah tunggakan lunas",
        rp(langkah.nilai),
        langkah.nilai,
        sumber,
        jalur + "setelah_lunas",
    )
    return langkah._replace(langkah=(*anak, segera, lunas)), segera.nilai, lunas.nilai
