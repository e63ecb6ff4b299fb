"""Membership when something happens: is the worker covered, and what do arrears do?"""

from typing import Literal, NamedTuple

from calculator.bulan import Bulan
from calculator.jejak import Peringatan
from calculator.rules.model import Hukum, Pekerjaan
from calculator.scenario import Scenario

__all__ = ["Kedudukan", "kedudukan"]


class Kedudukan(NamedTuple):
    """Where the worker stands in the month of the event.

    Attributes:
        hak: "penuh"; "menunggak" (cash only after arrears are settled); "tidak" (nothing is due).
        alasan: why nothing is due, in words; empty otherwise.
        sumber: citations of the reason or of the arrears rule.
        jkm_masa_awal: the event falls into the first months, in which JKM pays the funeral only.
        jkm_beasiswa: JKM's scholarship condition is met, or not known to be missed.
    """

    hak: Literal["penuh", "menunggak", "tidak"]
    alasan: str
    sumber: tuple[str, ...]
    jkm_masa_awal: bool
    jkm_beasiswa: bool
    peringatan: tuple[Peringatan, ...]


def kedudukan(skenario: Scenario, law: Hukum) -> Kedudukan:
    """Work out what the worker is entitled to in the month of the event.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    hari = skenario.peristiwa.hari_terakhir
    peringatan: list[Peringatan] = []
    batas = law.kepesertaan.tunggakan_batas.pada(hari)
    hak: Literal["penuh", "menunggak", "tidak"] = "penuh"
    alasan = ""
    sumber: tuple[str, ...] = ()
    usia_batas = law.kepesertaan.usia_daftar.pada(skenario.mulai.hari_terakhir)
    if skenario.usia is not None and skenario.usia >= usia_batas.nilai:
        hak, sumber = "tidak", usia_batas.sumber
        alasan = f"usia {skenario.usia} tahun tidak dapat didaftarkan; pendaftaran hanya sebelum {usia_batas.nilai} tahun"
        peringatan.append(Peringatan("usia-daftar", _kalimat(alasan), sumber))
    elif _belum_mulai(skenario):
        hak, sumber = "tidak", law.kepesertaan.mulai_hari_kerja.pada(hari).sumber
        alasan = f"peristiwa {skenario.peristiwa.nama} terjadi sebelum ada iuran yang dibayar"
        peringatan.append(Peringatan("belum-mulai", _kalimat(alasan), sumber, "manfaat"))
    elif skenario.tunggakan > batas.nilai:
        hak, sumber = "tidak", batas.sumber
        alasan = f"iuran menunggak {skenario.tunggakan} bulan berturut-turut, lebih dari {batas.nilai} bulan"
        peringatan.append(
            Peringatan("tunggakan-gugur", f"{_kalimat(alasan)} Manfaat tidak dibayarkan.", sumber, "manfaat")
        )
    elif skenario.tunggakan:
        hak, sumber = "menunggak", batas.sumber
        peringatan.append(
            Peringatan(
                "tunggakan",
                f"Iuran menunggak {skenario.tunggakan} bulan: perawatan tetap diberikan dan biaya pemakaman JKM "
                "dibayar segera; santunan lain dibayar sesudah tunggakan dilunasi.",
                sumber,
                "manfaat",
            )
        )
    masa_awal, tanda_awal = _masa_awal(skenario, law)
    beasiswa, tanda_beasiswa = _beasiswa_jkm(skenario, law)
    if hak != "tidak":
        peringatan += tanda_awal + tanda_beasiswa + _mendadak(skenario, law)
    peringatan += _prt(skenario, law)
    return Kedudukan(hak, alasan, sumber, masa_awal, beasiswa, tuple(peringatan))


def _kalimat(teks: str) -> str:
    return f"{teks[0].upper()}{teks[1:]}."


def _belum_mulai(skenario: Scenario) -> bool:
    if skenario.masa_iur is not None:
        return skenario.masa_iur == 0
    return skenario.peristiwa < skenario.mulai


def _masa_awal(skenario: Scenario, law: Hukum) -> tuple[bool, list[Peringatan]]:
    aturan = law.jkm.masa_awal.pada(skenario.peristiwa.hari_terakhir)
    awal = aturan.nilai
    if not awal:
        return False, []
    if skenario.masa_iur is None:
        pesan = (
            f"Bila meninggal bukan karena kerja dalam {awal} bulan iuran pertama, keluarga hanya menerima biaya "
            f"pemakaman; manfaat penuh mulai bulan ke-{awal + 1}. Aturan ini belum kami baca langsung."
        )
        return False, [Peringatan("jkm-masa-awal", pesan, aturan.sumber, "manfaat.jkm")]
    dalam = skenario.masa_iur <= awal
    if dalam:
        pesan = (
            f"Iuran baru {skenario.masa_iur} bulan: dalam {awal} bulan iuran pertama JKM hanya membayar biaya "
            "pemakaman. Aturan ini belum kami baca langsung."
        )
        return True, [Peringatan("jkm-masa-awal", pesan, aturan.sumber, "manfaat.jkm")]
    if skenario.masa_iur == awal + 1:
        pesan = (
            f"Bulan ke-{awal + 1} kami hitung penuh. Cara menghitung batas {awal} bulan belum kami lihat dalam "
            "bunyi peraturannya; pastikan di kanal resmi."
        )
        return False, [Peringatan("jkm-masa-awal-batas", pesan, aturan.sumber, "manfaat.jkm")]
    return False, []


def _beasiswa_jkm(skenario: Scenario, law: Hukum) -> tuple[bool, list[Peringatan]]:
    aturan = law.jkm.beasiswa_masa_iur.pada(skenario.peristiwa.hari_terakhir)
    if skenario.masa_iur is None:
        cukup = True
        pesan = (
            f"Bila meninggal bukan karena kerja, beasiswa anak baru diberikan sesudah {aturan.nilai} bulan iuran. "
            "Beasiswa JKK tidak memerlukan masa iur."
        )
    elif skenario.masa_iur < aturan.nilai:
        cukup = False
        pesan = (
            f"Iuran baru {skenario.masa_iur} dari {aturan.nilai} bulan: beasiswa JKM belum diberikan. "
            "Beasiswa JKK tidak memerlukan masa iur."
        )
    else:
        return True, []
    if not skenario.anak:
        return cukup, []
    return cukup, [Peringatan("jkm-beasiswa", pesan, aturan.sumber, "manfaat.jkm.beasiswa")]


def _mendadak(skenario: Scenario, law: Hukum) -> list[Peringatan]:
    aturan = law.jkk.mendadak_masa_iur.cari(skenario.peristiwa.hari_terakhir)
    if aturan is None or (skenario.masa_iur is not None and skenario.masa_iur >= aturan.nilai):
        return []
    return [
        Peringatan(
            "jkk-mendadak",
            f"Meninggal mendadak saat bekerja dihitung sebagai kecelakaan kerja hanya bila iuran sudah dibayar "
            f"{aturan.nilai} bulan; sebelum itu berlaku JKM.",
            aturan.sumber,
            "manfaat.jkk.meninggal",
        )
    ]


def _prt(skenario: Scenario, law: Hukum) -> list[Peringatan]:
    pekerjaan: Pekerjaan | None = law.pekerjaan[skenario.pekerjaan] if skenario.pekerjaan else None
    mulai_berlaku = law.kepesertaan.usia_prt.baris[0].sejak
    if pekerjaan is None or not pekerjaan.prt or skenario.mulai < Bulan(mulai_berlaku.year, mulai_berlaku.month):
        return []
    hasil = [
        Peringatan(
            "prt-hak",
            "Pekerja rumah tangga berhak atas JKK dan JKM, dan iurannya ditanggung pemberi kerja sesuai kesepakatan "
            "atau perjanjian kerja. Peraturan pemerintahnya belum kami temukan; kami memakai tabel BPU.",
            ("prt-hak", "prt-bpu"),
        )
    ]
    aturan = law.kepesertaan.usia_prt.pada(skenario.mulai.hari_terakhir)
    if skenario.usia is not None and skenario.usia < aturan.nilai:
        hasil.append(
            Peringatan(
                "prt-usia",
                f"Usia {skenario.usia} tahun: pekerja rumah tangga paling muda {aturan.nilai} tahun.",
                aturan.sumber,
            )
        )
    return hasil
