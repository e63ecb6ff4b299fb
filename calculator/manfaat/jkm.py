"""Death that is not caused by work (JKM)."""

from typing import NamedTuple

from calculator.kepesertaan import Standing
from calculator.kinds import Rupiah, Sometimes
from calculator.manfaat.beasiswa import Beasiswa
from calculator.manfaat.tunggakan import LABEL_BEASISWA, paid_when
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.trace import Langkah

__all__ = ["Jkm", "compute"]

JALUR = "manfaat.jkm."
LABEL = "Meninggal bukan karena kecelakaan kerja (JKM)"


class Jkm(NamedTuple):
    """What the family receives, in rupiah; `total` without the scholarship.

    Attributes:
        segera: with arrears, what is paid at once; None without arrears.
        setelah_lunas: with arrears, what is paid once they are settled; None without arrears.
    """

    santunan: Rupiah
    berkala: Rupiah
    pemakaman: Rupiah
    total: Rupiah
    beasiswa: Rupiah
    segera: Sometimes[Rupiah]
    setelah_lunas: Sometimes[Rupiah]


def compute(
    scenario: Scenario, standing: Standing, beasiswa: Beasiswa, law: Law
) -> tuple[Jkm, Langkah]:
    """Work out JKM.

    Raises:
        CoverageError: the month is outside the data.
    """
    if standing.hak == "tidak":
        return _nothing_due(standing, law)
    day = scenario.peristiwa.last_day
    awal = law.jkm.masa_awal.on(day)
    anak: list[Langkah] = []
    for kunci, ketentuan in (("santunan", law.jkm.santunan), ("berkala", law.jkm.berkala)):
        baris = ketentuan.on(day)
        if standing.jkm_masa_awal:
            rumus = f"belum dibayar dalam {awal.nilai} bulan iuran pertama"
            anak.append(Langkah(ketentuan.nama, rumus, 0, awal.sumber, JALUR + kunci))
        else:
            anak.append(
                Langkah(ketentuan.nama, rp(baris.nilai), baris.nilai, baris.sumber, JALUR + kunci)
            )
    baris = law.jkm.pemakaman.on(day)
    nama = law.jkm.pemakaman.nama
    anak.append(Langkah(nama, rp(baris.nilai), baris.nilai, baris.sumber, JALUR + "pemakaman"))
    santunan, berkala, pemakaman = (child.nilai for child in anak)
    total = santunan + berkala + pemakaman
    rumus_total = " + ".join(rp(child.nilai) for child in anak)
    syarat = law.jkm.beasiswa_masa_iur.on(day)
    sekolah, rumus = beasiswa.total, "lihat beasiswa"
    if not standing.jkm_beasiswa:
        sekolah, rumus = 0, f"iuran belum {syarat.nilai} bulan"
    anak.append(Langkah(LABEL_BEASISWA, rumus, sekolah, syarat.sumber, JALUR + "beasiswa"))
    segera: int | None = None
    lunas: int | None = None
    if standing.hak == "menunggak":
        kapan = paid_when(
            JALUR,
            "tunggakan-jkm",
            segera=pemakaman,
            alasan="biaya pemakaman",
            lunas=(santunan, berkala),
        )
        anak.extend(kapan)
        segera, lunas = (satu.nilai for satu in kapan)
    hasil = Jkm(
        santunan=santunan,
        berkala=berkala,
        pemakaman=pemakaman,
        total=total,
        beasiswa=sekolah,
        segera=segera,
        setelah_lunas=lunas,
    )
    return hasil, Langkah(LABEL, rumus_total, total, baris.sumber, JALUR + "total", tuple(anak))


def _nothing_due(standing: Standing, law: Law) -> tuple[Jkm, Langkah]:
    rumus = f"tidak dibayar: {standing.alasan}"
    anak = tuple(
        Langkah(nama, rumus, 0, (), JALUR + kunci)
        for kunci, nama in (
            ("santunan", law.jkm.santunan.nama),
            ("berkala", law.jkm.berkala.nama),
            ("pemakaman", law.jkm.pemakaman.nama),
            ("beasiswa", LABEL_BEASISWA),
        )
    )
    langkah = Langkah(LABEL, rumus, 0, standing.sumber, JALUR + "total", anak)
    return Jkm(
        santunan=0, berkala=0, pemakaman=0, total=0, beasiswa=0, segera=None, setelah_lunas=None
    ), langkah
