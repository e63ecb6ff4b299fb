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
LABEL = "Meninggal bukan karena kecelakaan kerja (JKM)"
LABEL_BEASISWA = "Beasiswa anak, di luar jumlah ini"


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


def hitung(
    skenario: Scenario, kedudukan: Kedudukan, beasiswa: Beasiswa, law: Hukum
) -> tuple[Jkm, Langkah]:
    """Work out JKM.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    if kedudukan.hak == "tidak":
        return _kosong(kedudukan, law)
    hari = skenario.peristiwa.hari_terakhir
    awal = law.jkm.masa_awal.pada(hari)
    anak: list[Langkah] = []
    for kunci, ketentuan in (("santunan", law.jkm.santunan), ("berkala", law.jkm.berkala)):
        baris = ketentuan.pada(hari)
        if kedudukan.jkm_masa_awal:
            rumus = f"belum dibayar dalam {awal.nilai} bulan iuran pertama"
            anak.append(Langkah(ketentuan.nama, rumus, 0, awal.sumber, JALUR + kunci))
        else:
            anak.append(
                Langkah(ketentuan.nama, rp(baris.nilai), baris.nilai, baris.sumber, JALUR + kunci)
            )
    baris = law.jkm.pemakaman.pada(hari)
    nama = law.jkm.pemakaman.nama
    anak.append(Langkah(nama, rp(baris.nilai), baris.nilai, baris.sumber, JALUR + "pemakaman"))
    santunan, berkala, pemakaman = (satu.nilai for satu in anak)
    total = santunan + berkala + pemakaman
    rumus_total = " + ".join(rp(satu.nilai) for satu in anak)
    syarat = law.jkm.beasiswa_masa_iur.pada(hari)
    sekolah, rumus = beasiswa.total, "lihat beasiswa"
    if not kedudukan.jkm_beasiswa:
        sekolah, rumus = 0, f"masa iur belum {syarat.nilai} bulan"
    anak.append(Langkah(LABEL_BEASISWA, rumus, sekolah, syarat.sumber, JALUR + "beasiswa"))
    segera: int | None = None
    lunas: int | None = None
    if kedudukan.hak == "menunggak":
        segera, lunas = pemakaman, santunan + berkala
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
    hasil = Jkm(santunan, berkala, pemakaman, total, sekolah, segera, lunas)
    return hasil, Langkah(LABEL, rumus_total, total, baris.sumber, JALUR + "total", tuple(anak))


def _kosong(kedudukan: Kedudukan, law: Hukum) -> tuple[Jkm, Langkah]:
    rumus = f"tidak dibayar: {kedudukan.alasan}"
    anak = tuple(
        Langkah(nama, rumus, 0, (), JALUR + kunci)
        for kunci, nama in (
            ("santunan", law.jkm.santunan.nama),
            ("berkala", law.jkm.berkala.nama),
            ("pemakaman", law.jkm.pemakaman.nama),
            ("beasiswa", LABEL_BEASISWA),
        )
    )
    langkah = Langkah(LABEL, rumus, 0, kedudukan.sumber, JALUR + "total", anak)
    return Jkm(0, 0, 0, 0, 0, None, None), langkah
