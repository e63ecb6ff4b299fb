"""Work accident and occupational disease (JKK)."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple, cast

from calculator.jejak import Langkah, Peringatan
from calculator.kepesertaan import Kedudukan
from calculator.manfaat.beasiswa import Beasiswa
from calculator.pembulatan import bagian_dari
from calculator.rules.model import Hukum, JenisCacat
from calculator.rupiah import rp, tulis_persen
from calculator.scenario import Cedera, Scenario

__all__ = ["Cacat", "CacatTotalTetap", "Jkk", "Meninggal", "RincianCacat", "RincianStmb", "Stmb", "hitung"]

PERAWATAN = "sesuai kebutuhan medis"
PERAWATAN_TIDAK = "tidak ditanggung"
SERATUS_PERSEN = Fraction(100)


class RincianStmb(NamedTuple):
    """Months `dari` to `sampai` of not being able to work, at a percentage of the base, in rupiah."""

    dari: int
    sampai: int
    bulan: int
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
        perawatan_rumah: cap of care at home; `gigi_tiruan`, `alat_bantu_dengar`, `kacamata` are caps too.
        orthose: braces and prostheses: percent of the price standard of the government rehabilitation centre.
    """

    perawatan: str
    transport: int
    stmb: Stmb
    cacat: Cacat
    cacat_total_tetap: CacatTotalTetap
    meninggal: Meninggal
    perawatan_rumah: int
    orthose: int | float
    gigi_tiruan: int
    alat_bantu_dengar: int
    kacamata: int


def _angka(persen: Fraction) -> int | float:
    return persen.numerator if persen.denominator == 1 else float(persen)


def hitung(
    skenario: Scenario, dasar: int, kedudukan: Kedudukan, beasiswa: Beasiswa, law: Hukum
) -> tuple[Jkk, Langkah, list[Peringatan]]:
    """Work out every JKK benefit.

    Args:
        dasar: the dasar penghasilan in rupiah a month.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    if kedudukan.hak == "tidak":
        return _kosong(kedudukan)
    hari = skenario.peristiwa.hari_terakhir
    menunggak = kedudukan.hak == "menunggak"
    transport, langkah_transport = _transport(skenario, hari, law)
    stmb, langkah_stmb = _stmb(skenario, dasar, hari, law)
    cacat, langkah_cacat, tanda = _cacat(skenario, dasar, hari, law)
    total_tetap, langkah_total = _cacat_total_tetap(dasar, hari, beasiswa, law, menunggak=menunggak)
    meninggal, langkah_meninggal = _meninggal(dasar, hari, beasiswa, law, menunggak=menunggak)
    batas, langkah_batas = _batas(hari, law)
    orthose = law.jkk.orthose.cari(hari)
    hasil = Jkk(
        perawatan=PERAWATAN,
        transport=transport,
        stmb=stmb,
        cacat=cacat,
        cacat_total_tetap=total_tetap,
        meninggal=meninggal,
        orthose=_angka(orthose.nilai * 100) if orthose else 0,
        **batas,
    )
    langkah = Langkah(
        "Kecelakaan kerja (JKK)",
        f"dasar penghasilan {rp(dasar)}",
        dasar,
        ("jkk-dasar",),
        "",
        (langkah_meninggal, langkah_total, langkah_cacat, langkah_stmb, langkah_transport, *langkah_batas),
    )
    return hasil, langkah, tanda


def _batas(hari: date, law: Hukum) -> tuple[dict[str, int], tuple[Langkah, ...]]:
    """Give the caps that are paid against receipts; 0 where the law of the day is not in the data."""
    jkk = law.jkk
    nilai: dict[str, int] = {}
    langkah: list[Langkah] = []
    for kunci, ketentuan in (
        ("perawatan_rumah", jkk.perawatan_rumah),
        ("gigi_tiruan", jkk.gigi_tiruan),
        ("alat_bantu_dengar", jkk.alat_bantu_dengar),
        ("kacamata", jkk.kacamata),
    ):
        baris = ketentuan.cari(hari)
        nilai[kunci] = baris.nilai if baris else 0
        rumus = "batas menurut peraturan, dengan kuitansi" if baris else "tidak ada dalam data untuk bulan itu"
        sumber = baris.sumber if baris else ()
        langkah.append(Langkah(ketentuan.nama, rumus, nilai[kunci], sumber, f"manfaat.jkk.{kunci}"))
    return nilai, tuple(langkah)


def _kosong(kedudukan: Kedudukan) -> tuple[Jkk, Langkah, list[Peringatan]]:
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
    langkah = Langkah("Kecelakaan kerja (JKK)", f"tidak dibayar: {kedudukan.alasan}", 0, kedudukan.sumber)
    return hasil, langkah, []


def _jumlah(label: str, jalur: str, anak: Iterable[Langkah], sumber: tuple[str, ...]) -> Langkah:
    """Sum the steps that make up a total."""
    bagian = tuple(anak)
    rumus = " + ".join(rp(satu.nilai) for satu in bagian) or "tidak ada"
    return Langkah(label, rumus, sum(satu.nilai for satu in bagian), sumber, jalur, bagian)


def _transport(skenario: Scenario, hari: date, law: Hukum) -> tuple[int, Langkah]:
    if not skenario.transport:
        return 0, Langkah("Biaya angkutan", "tidak ada angkutan yang ditanyakan", 0, (), "manfaat.jkk.transport")
    baris = law.jkk.transport.pada(hari)
    langkah = _jumlah(
        "Biaya angkutan, paling banyak, menurut kuitansi",
        "manfaat.jkk.transport",
        (Langkah(f"Angkutan {moda}", "batas menurut peraturan", baris.nilai[moda], baris.sumber) for moda in skenario.transport),
        baris.sumber,
    )
    return langkah.nilai, langkah


def _stmb(skenario: Scenario, dasar: int, hari: date, law: Hukum) -> tuple[Stmb, Langkah]:
    jalur = "manfaat.jkk.stmb."
    if not skenario.stmb:
        return Stmb(0, ()), Langkah("Sementara tidak mampu bekerja", "0 bulan", 0, (), jalur + "total")
    baris = law.jkk.stmb.pada(hari)
    rincian: list[RincianStmb] = []
    anak: list[Langkah] = []
    for satu in baris.nilai:
        akhir = skenario.stmb if satu.sampai is None else min(satu.sampai, skenario.stmb)
        bulan = akhir - satu.dari + 1
        if bulan <= 0:
            break
        nilai = bulan * bagian_dari(dasar, satu.bagian)
        anak.append(
            Langkah(
                f"Bulan {satu.dari} sampai {akhir}",
                f"{bulan} bulan × {tulis_persen(satu.bagian)} × {rp(dasar)}",
                nilai,
                baris.sumber,
                f"{jalur}rincian.{len(rincian)}.nilai",
            )
        )
        rincian.append(RincianStmb(satu.dari, akhir, bulan, _angka(satu.bagian * SERATUS_PERSEN), nilai))
    langkah = _jumlah("Sementara tidak mampu bekerja", jalur + "total", anak, baris.sumber)
    return Stmb(langkah.nilai, tuple(rincian)), langkah


def _bagian_cedera(jenis: JenisCacat, cedera: Cedera) -> tuple[Fraction, str]:
    """Give the injury's part of the 80-month sum, and how it was found."""
    if jenis.cara == "rentang":
        if cedera.nilai is not None:
            return cedera.nilai / 100, f"{tulis_persen(cedera.nilai / 100)} menurut dokter"
        atas = tulis_persen(cast(Fraction, jenis.bagian_sampai))
        return jenis.bagian, f"paling rendah {tulis_persen(jenis.bagian)} (dokter menetapkan, sampai {atas})"
    if jenis.cara == "tiap":
        langkah = cast(int, jenis.langkah)
        banyak = 1 if cedera.nilai is None else int(cedera.nilai // langkah)
        return jenis.bagian * banyak, f"{banyak} kali {langkah} {jenis.satuan} × {tulis_persen(jenis.bagian)}"
    if cedera.nilai is not None:
        fungsi = cedera.nilai / 100
        return jenis.bagian * fungsi, f"{tulis_persen(fungsi)} fungsi hilang × {tulis_persen(jenis.bagian)}"
    return jenis.bagian, tulis_persen(jenis.bagian)


def _cacat(skenario: Scenario, dasar: int, hari: date, law: Hukum) -> tuple[Cacat, Langkah, list[Peringatan]]:
    jalur = "manfaat.jkk.cacat."
    if not skenario.cacat:
        return Cacat(0, ()), Langkah("Cacat sebagian", "tidak ada cedera yang ditanyakan", 0, (), jalur + "total"), []
    tabel = law.jkk.cacat.pada(hari)
    pengali = law.jkk.pengali.pada(hari)
    rincian: list[RincianCacat] = []
    anak: list[Langkah] = []
    jumlah_bagian = Fraction(0)
    for urutan, cedera in enumerate(skenario.cacat):
        jenis = tabel.nilai[cedera.kode]
        bagian, rumus = _bagian_cedera(jenis, cedera)
        jumlah_bagian += bagian
        nilai = bagian_dari(pengali.nilai * dasar, bagian)
        sumber = (*pengali.sumber, jenis.kutipan)
        rincian.append(
            RincianCacat(
                str(cedera), jenis.uraian, _angka(bagian * SERATUS_PERSEN), nilai, law.belum_pasti((jenis.kutipan,))
            )
        )
        anak.append(
            Langkah(jenis.uraian, f"{rumus} × {pengali.nilai} × {rp(dasar)}", nilai, sumber, f"{jalur}rincian.{urutan}.nilai")
        )
    langkah = _jumlah("Cacat sebagian", jalur + "total", anak, ("jkk-lampiran",))
    return Cacat(langkah.nilai, tuple(rincian)), langkah, _tanda_cacat(skenario, rincian, jumlah_bagian, tabel.nilai, hari, law)


def _tanda_cacat(  # noqa: PLR0913, PLR0917 - what the warnings are about
    skenario: Scenario,
    rincian: list[RincianCacat],
    jumlah: Fraction,
    tabel: Mapping[str, JenisCacat],
    hari: date,
    law: Hukum,
) -> list[Peringatan]:
    tentang = "manfaat.jkk.cacat"
    tanda: list[Peringatan] = []
    if len(rincian) > 1:
        pesan = (
            "Persentase beberapa cedera kami jumlahkan; batas atas penjumlahannya tidak kami temukan dalam peraturan. "
            "Dokter penasihat yang menetapkan."
        )
        if jumlah > law.jkk.bagian_cacat_total_tetap.pada(hari).nilai:
            pesan += " Jumlahnya melebihi santunan cacat total tetap, jadi jangan dijadikan pegangan."
        tanda.append(Peringatan("cacat-dijumlahkan", pesan, ("cacat-jumlah",), tentang))
    if any(satu.belum_pasti for satu in rincian):
        tanda.append(
            Peringatan(
                "cacat-belum-pasti",
                "Persentase yang bertanda belum pasti kami ambil dari tabel lama dan perlu diperiksa pada PP 82/2019 "
                "Lampiran III.",
                ("cacat-tabel-lama",),
                tentang,
            )
        )
    if any(tabel[satu.kode].kidal for satu in skenario.cacat):
        tanda.append(
            Peringatan("cacat-kidal", "Bagi orang kidal, persentase kanan dan kiri bertukar.", ("cacat-tabel",), tentang)
        )
    if any(tabel[satu.kode].cara == "rentang" and satu.nilai is None for satu in skenario.cacat):
        tanda.append(
            Peringatan(
                "cacat-rentang",
                "Persentase cedera ini ditetapkan dokter di antara dua batas; kami memakai yang terendah.",
                ("cacat-tabel",),
                tentang,
            )
        )
    return tanda


def _cacat_total_tetap(
    dasar: int, hari: date, beasiswa: Beasiswa, law: Hukum, *, menunggak: bool
) -> tuple[CacatTotalTetap, Langkah]:
    jalur = "manfaat.jkk.cacat_total_tetap."
    pengali = law.jkk.pengali.pada(hari)
    bagian = law.jkk.bagian_cacat_total_tetap.pada(hari)
    berkala = law.jkk.berkala.pada(hari)
    santunan = bagian_dari(pengali.nilai * dasar, bagian.nilai)
    anak = (
        Langkah(
            "Santunan",
            f"{tulis_persen(bagian.nilai)} × {pengali.nilai} × {rp(dasar)}",
            santunan,
            bagian.sumber,
            jalur + "santunan",
        ),
        Langkah(law.jkk.berkala.nama, rp(berkala.nilai), berkala.nilai, berkala.sumber, jalur + "berkala"),
    )
    langkah = _jumlah("Cacat total tetap", jalur + "total", anak, bagian.sumber)
    segera, lunas = (0, langkah.nilai) if menunggak else (None, None)
    langkah = _tambah(langkah, jalur, beasiswa, segera, lunas)
    return CacatTotalTetap(santunan, berkala.nilai, langkah.nilai, beasiswa.total, segera, lunas), langkah


def _tambah(langkah: Langkah, jalur: str, beasiswa: Beasiswa, segera: int | None, lunas: int | None) -> Langkah:
    """Append what stands beside a total: the scholarship and, with arrears, when the cash is paid."""
    anak = [*langkah.langkah, Langkah("Beasiswa anak, di luar jumlah ini", "lihat beasiswa", beasiswa.total, (), jalur + "beasiswa")]
    if segera is not None and lunas is not None:
        anak.append(Langkah("Dibayar segera", "menunggak: santunan JKK menunggu pelunasan", segera, ("tunggakan-jkk",), jalur + "segera"))
        anak.append(
            Langkah("Dibayar sesudah tunggakan lunas", rp(lunas), lunas, ("tunggakan-jkk",), jalur + "setelah_lunas")
        )
    return langkah._replace(langkah=tuple(anak))


def _meninggal(dasar: int, hari: date, beasiswa: Beasiswa, law: Hukum, *, menunggak: bool) -> tuple[Meninggal, Langkah]:
    jalur = "manfaat.jkk.meninggal."
    pengali = law.jkk.pengali.pada(hari)
    bagian = law.jkk.bagian_meninggal.pada(hari)
    berkala = law.jkk.berkala.pada(hari)
    pemakaman = law.jkk.pemakaman.pada(hari)
    santunan = bagian_dari(pengali.nilai * dasar, bagian.nilai)
    rumus = f"{tulis_persen(bagian.nilai)} × {pengali.nilai} × {rp(dasar)}"
    sumber = bagian.sumber
    lantai = law.jkk.meninggal_paling_sedikit.cari(hari)
    if lantai is not None:
        paling_sedikit = law.jkm.santunan.pada(hari).nilai
        rumus += f", paling sedikit {rp(paling_sedikit)}"
        sumber += lantai.sumber
        santunan = max(santunan, paling_sedikit)
    anak = (
        Langkah("Santunan", rumus, santunan, sumber, jalur + "santunan"),
        Langkah(law.jkk.berkala.nama, rp(berkala.nilai), berkala.nilai, berkala.sumber, jalur + "berkala"),
        Langkah(law.jkk.pemakaman.nama, rp(pemakaman.nilai), pemakaman.nilai, pemakaman.sumber, jalur + "pemakaman"),
    )
    langkah = _jumlah("Meninggal karena kecelakaan kerja", jalur + "total", anak, bagian.sumber)
    segera, lunas = (0, langkah.nilai) if menunggak else (None, None)
    langkah = _tambah(langkah, jalur, beasiswa, segera, lunas)
    hasil = Meninggal(santunan, berkala.nilai, pemakaman.nilai, langkah.nilai, beasiswa.total, segera, lunas)
    return hasil, langkah
