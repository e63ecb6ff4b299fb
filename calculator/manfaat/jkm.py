"""Death that is not caused by work (JKM)."""

from typing import NamedTuple

from calculator.jejak import Langkah
from calculator.kepesertaan import Kedudukan
from calculator.manfaat.beasiswa import Beasiswa
from calculator.rules.model import Hukum
from calculator.rupiah import rp
from calculator.scenario import Scenario

__all__ = ["Jkm", "hitung"]

JALUR = "manfaat.jkm."


class Jkm(NamedTuple):
    """What the family receives, in rupiah; `total` without the scholarship.

    Attributes:
        segera: with arrears, what is paid at once; None without arrears.
        setelah_lunas: with arrears, what is paid once they are settled; None without arrears.
    """

    santunan: int
    berkala: int
    pemakaman: int
    total: int
    beasiswa: int
    segera: int | None
    setelah_lunas: int | None


def hitung(skenario: Scenario, kedudukan: Kedudukan, beasiswa: Beasiswa, law: Hukum) -> tuple[Jkm, Langkah]:
    """Work out JKM.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    label = "Meninggal bukan karena kecelakaan kerja (JKM)"
    if kedudukan.hak == "tidak":
        langkah = Langkah(label, f"tidak dibayar: {kedudukan.alasan}", 0, kedudukan.sumber, JALUR + "total")
        return Jkm(0, 0, 0, 0, 0, None, None), langkah
    hari = skenario.peristiwa.hari_terakhir
    awal = law.jkm.masa_awal.pada(hari)
    anak: list[Langkah] = []
    for kunci, ketentuan in (("santunan", law.jkm.santunan), ("berkala", law.jkm.berkala)):
        baris = ketentuan.pada(hari)
        if kedudukan.jkm_masa_awal:
            rumus, nilai, sumber = f"belum dibayar dalam {awal.nilai} bulan iuran pertama", 0, awal.sumber
        else:
            rumus, nilai, sumber = rp(baris.nilai), baris.nilai, baris.sumber
        anak.append(Langkah(ketentuan.nama, rumus, nilai, sumber, JALUR + kunci))
    pemakaman = law.jkm.pemakaman.pada(hari)
    anak.append(
        Langkah(law.jkm.pemakaman.nama, rp(pemakaman.nilai), pemakaman.nilai, pemakaman.sumber, JALUR + "pemakaman")
    )
    santunan, berkala = anak[0].nilai, anak[1].nilai
    total = santunan + berkala + pemakaman.nilai
    rumus_total = " + ".join(rp(satu.nilai) for satu in anak)
    sekolah = beasiswa.total if kedudukan.jkm_beasiswa else 0
    syarat = law.jkm.beasiswa_masa_iur.pada(hari)
    rumus_sekolah = "lihat beasiswa" if kedudukan.jkm_beasiswa else f"masa iur belum {syarat.nilai} bulan"
    anak.append(Langkah("Beasiswa anak, di luar jumlah ini", rumus_sekolah, sekolah, syarat.sumber, JALUR + "beasiswa"))
    segera: int | None = None
    lunas: int | None = None
    if kedudukan.hak == "menunggak":
        segera, lunas = pemakaman.nilai, santunan + berkala
        sumber = ("tunggakan-jkm",)
        anak.append(Langkah("Dibayar segera", "biaya pemakaman", segera, sumber, JALUR + "segera"))
        anak.append(
            Langkah(
                "Dibayar sesudah tunggakan lunas",
                f"{rp(santunan)} + {rp(berkala)}",
                lunas,
                sumber,
                JALUR + "setelah_lunas",
            )
        )
    hasil = Jkm(santunan, berkala, pemakaman.nilai, total, sekolah, segera, lunas)
    return hasil, Langkah(label, rumus_total, total, pemakaman.sumber, JALUR + "total", tuple(anak))
