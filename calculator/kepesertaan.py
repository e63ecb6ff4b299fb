"""Membership when something happens: is the worker covered, and what do arrears do?"""

from typing import Literal, NamedTuple

from calculator.contradictions import implied_arrears
from calculator.month import long_date
from calculator.rules.model import Law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.trace import Peringatan

__all__ = ["Hak", "Standing", "standing"]

Hak = Literal["penuh", "menunggak", "tidak"]


class Standing(NamedTuple):
    """Where the worker stands in the month of the event.

    Attributes:
        hak: "penuh"; "menunggak" (cash only after arrears are settled); "tidak" (nothing is due).
        alasan: why nothing is due, in words; empty otherwise.
        sumber: citations of the reason or of the arrears rule.
        dapat_didaftarkan: False when the worker's age does not allow registration.
        jkm_masa_awal: the event falls into the first months, in which JKM pays the funeral only.
        jkm_beasiswa: JKM's scholarship condition is met, or not known to be missed.
        peringatan: what to say beside the amounts.
        sebab: the kind of the warning that says why nothing is due; empty otherwise.
        membayar: False where no price is told: for who cannot be registered, or has lapsed. What
            holds instead stands in the law data, by `sebab`.
    """

    hak: Hak
    alasan: str
    sumber: tuple[str, ...]
    dapat_didaftarkan: bool
    jkm_masa_awal: bool
    jkm_beasiswa: bool
    peringatan: tuple[Peringatan, ...]
    sebab: str
    membayar: bool


def standing(scenario: Scenario, law: Law) -> Standing:
    """Work out what the worker is entitled to in the month of the event.

    Raises:
        CoverageError: the month is outside the data.
    """
    hak, alasan, tanda = _hak(scenario, law)
    masa_awal, tanda_awal = _masa_awal(scenario, law)
    beasiswa, tanda_beasiswa = _beasiswa_jkm(scenario, law)
    peringatan = [] if tanda is None else [tanda]
    sebab = tanda.kode if hak == "tidak" and tanda is not None else ""
    if hak != "tidak":
        peringatan += [
            *tanda_awal,
            *tanda_beasiswa,
            *_usia_dulu(scenario, law),
            *_mendadak(scenario, law),
            *_continued(scenario),
        ]
    return Standing(
        hak=hak,
        alasan=alasan,
        sumber=() if tanda is None else tanda.sumber,
        dapat_didaftarkan=tanda is None or tanda.kode != "usia-daftar",
        jkm_masa_awal=masa_awal,
        jkm_beasiswa=beasiswa,
        peringatan=(*peringatan, *_prt(scenario, law), *_pemberi_kerja(scenario, law)),
        sebab=sebab,
        membayar=sebab not in law.syarat.jalan_lain,
    )


def _hak(scenario: Scenario, law: Law) -> tuple[Hak, str, Peringatan | None]:
    """Give the entitlement, the reason when there is none, and the warning that says so."""
    day = scenario.peristiwa.last_day
    usia = law.kepesertaan.usia_daftar.find(scenario.mulai.last_day)
    batas = law.kepesertaan.tunggakan_batas.on(day)
    if usia is None:
        # Then the limit was another, and never above the first one known.
        usia = law.kepesertaan.usia_daftar.baris[0]
    if scenario.usia is not None and scenario.usia >= usia.nilai:
        alasan = (
            f"usia {scenario.usia} tahun tidak dapat didaftarkan; pendaftaran hanya sebelum "
            f"{usia.nilai} tahun"
        )
        return "tidak", alasan, Peringatan("usia-daftar", _sentence(alasan), usia.sumber)
    if _not_begun(scenario):
        alasan = f"peristiwa {scenario.peristiwa.nama} terjadi sebelum ada iuran yang dibayar"
        sumber = law.kepesertaan.mulai_hari_kerja.on(day).sumber
        return "tidak", alasan, Peringatan("belum-mulai", _sentence(alasan), sumber, "manfaat")
    tunggakan = max(scenario.tunggakan, implied_arrears(scenario))
    if tunggakan > batas.nilai:
        alasan = f"iuran menunggak {tunggakan} bulan berturut-turut, lebih dari {batas.nilai} bulan"
        pesan = f"{_sentence(alasan)} Manfaat tidak dibayarkan."
        return "tidak", alasan, Peringatan("tunggakan-gugur", pesan, batas.sumber, "manfaat")
    if tunggakan:
        pesan = (
            f"Iuran menunggak {tunggakan} bulan: perawatan kecelakaan kerja tetap diberikan. Uang "
            "kecelakaan kerja (JKK), juga kalau meninggal karena kerja, dibayar setelah tunggakan "
            "lunas; kalau cedera, setelah sembuh juga. Kalau meninggal karena sebab lain (JKM), "
            "biaya pemakaman dibayar segera; santunan dan beasiswanya setelah ahli waris melunasi "
            "tunggakan."
        )
        return "menunggak", "", Peringatan("tunggakan", pesan, batas.sumber, "manfaat")
    return "penuh", "", None


def _usia_dulu(scenario: Scenario, law: Law) -> list[Peringatan]:
    """Say that the age limit of a month before the first known one is not known."""
    batas = law.kepesertaan.usia_daftar.baris[0]
    if scenario.usia is None or scenario.mulai.last_day >= batas.sejak:
        return []
    berita = law.kepesertaan.usia_daftar_dulu
    if scenario.usia < berita.nilai:
        return []
    pesan = (
        f"Batas usia mendaftar sebelum {long_date(batas.sejak)} tidak kami temukan. Yang "
        f"kami tahu hanya berita {long_date(berita.hari)}: batasnya waktu itu {berita.nilai} "
        f"tahun. Bisa jadi pekerja berusia {scenario.usia} tahun waktu itu tidak dapat didaftarkan."
    )
    sumber = (*berita.sumber, *batas.sumber)
    return [Peringatan("usia-daftar-dulu", pesan, sumber)]


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _not_begun(scenario: Scenario) -> bool:
    return scenario.masa_iur == 0 or scenario.peristiwa < scenario.mulai


def _continued(scenario: Scenario) -> list[Peringatan]:
    """Say it when the event lies beyond the months paid: somebody must have gone on paying."""
    terakhir = scenario.mulai.plus(scenario.bulan - 1)
    if scenario.masa_iur is not None or scenario.tunggakan or scenario.peristiwa <= terakhir:
        return []
    pesan = (
        f"Peristiwa {scenario.peristiwa.nama} setelah iuran {terakhir.nama}, bulan terakhir yang "
        "dibayar. Kami menghitung seolah iuran diteruskan tanpa tunggakan sampai bulan itu."
    )
    return [Peringatan("iuran-diteruskan", pesan, ("tunggakan-denda",), "manfaat")]


def _masa_awal(scenario: Scenario, law: Law) -> tuple[bool, list[Peringatan]]:
    """Tell whether JKM still pays the funeral only, and what to say about it."""
    aturan = law.jkm.masa_awal.on(scenario.peristiwa.last_day)
    awal, masa_iur = aturan.nilai, scenario.masa_iur
    if not awal:
        return False, []
    pemakaman = f"biaya pemakaman {rp(law.jkm.pemakaman.on(scenario.peristiwa.last_day).nilai)}"
    if masa_iur is None:
        pesan = (
            f"Kalau meninggal bukan karena kerja dalam {awal} bulan iuran pertama, keluarga hanya "
            f"menerima {pemakaman}. Manfaat penuh mulai bulan ke-{awal + 1}. Aturan ini belum "
            "kami baca langsung."
        )
        return False, [Peringatan("jkm-masa-awal", pesan, aturan.sumber, "manfaat.jkm")]
    if masa_iur <= awal:
        pesan = (
            f"Iuran baru {masa_iur} bulan: dalam {awal} bulan iuran pertama yang dibayar hanya "
            f"{pemakaman}. Aturan ini belum kami baca langsung."
        )
        return True, [Peringatan("jkm-masa-awal", pesan, aturan.sumber, "manfaat.jkm")]
    if masa_iur == awal + 1:
        pesan = (
            f"Bulan ke-{masa_iur} kami hitung penuh. Cara menghitung batas {awal} bulan belum kami "
            "lihat dalam bunyi peraturannya; pastikan di tempat resmi."
        )
        return False, [Peringatan("jkm-masa-awal-batas", pesan, aturan.sumber, "manfaat.jkm")]
    return False, []


def _beasiswa_jkm(scenario: Scenario, law: Law) -> tuple[bool, list[Peringatan]]:
    """Tell whether JKM's scholarship is not ruled out, and what to say about it."""
    aturan = law.jkm.beasiswa_masa_iur.on(scenario.peristiwa.last_day)
    cukup = scenario.masa_iur is None or scenario.masa_iur >= aturan.nilai
    if not scenario.anak or (cukup and scenario.masa_iur is not None):
        return cukup, []
    awal = (
        f"Kalau meninggal bukan karena kerja, beasiswa anak baru diberikan setelah {aturan.nilai} "
        "bulan iuran."
        if cukup
        else f"Iuran baru {scenario.masa_iur} dari {aturan.nilai} bulan: kalau meninggal bukan "
        "karena kerja, beasiswa anak belum diberikan."
    )
    pesan = f"{awal} Kalau karena kerja, tidak ada syarat lama iuran."
    return cukup, [Peringatan("jkm-beasiswa", pesan, aturan.sumber, "manfaat.jkm.beasiswa")]


def _mendadak(scenario: Scenario, law: Law) -> list[Peringatan]:
    aturan = law.jkk.mendadak_masa_iur.find(scenario.peristiwa.last_day)
    masa_iur = scenario.masa_iur
    if aturan is None or (masa_iur is not None and masa_iur >= aturan.nilai):
        return []
    jam = law.jkk.mendadak_jam.on(scenario.peristiwa.last_day)
    pesan = (
        "Meninggal mendadak di tempat kerja dihitung kecelakaan kerja hanya kalau iuran sudah "
        f"dibayar {aturan.nilai} bulan. Begitu juga kalau tiba-tiba sakit di sana lalu meninggal "
        f"paling lama {jam.nilai} jam kemudian. Sebelum itu yang dibayar santunan kematian (JKM)."
    )
    return [Peringatan("jkk-mendadak", pesan, aturan.sumber, "manfaat.jkk.meninggal")]


def _prt(scenario: Scenario, law: Law) -> list[Peringatan]:
    """Say what the law on domestic workers adds, once it is in force."""
    aturan = law.kepesertaan.usia_prt.find(scenario.mulai.last_day)
    if aturan is None or scenario.pekerjaan is None or not law.pekerjaan[scenario.pekerjaan].prt:
        return []
    pesan = (
        "Menurut UU 2/2026, pekerja rumah tangga berhak atas jaminan kecelakaan kerja (JKK) dan "
        "kematian (JKM). Iurannya ditanggung pemberi kerja sesuai kesepakatan atau perjanjian "
        "kerja. Undang-undang itu tidak memilih antara BPU dan PU. Peraturan pelaksananya belum "
        "terbit, sejauh yang kami tahu."
    )
    hasil = [Peringatan("prt-hak", pesan, ("prt-hak", "prt-peraturan"))]
    if scenario.usia is not None and scenario.usia < aturan.nilai:
        pesan = (
            f"Usia {scenario.usia} tahun: pekerja rumah tangga paling muda {aturan.nilai} tahun. "
            "Tanyakan dulu ke 175 sebelum mendaftarkannya sebagai pekerja rumah tangga."
        )
        hasil.append(Peringatan("prt-usia", pesan, aturan.sumber))
    return hasil


def _pemberi_kerja(scenario: Scenario, law: Law) -> list[Peringatan]:
    """Say it where somebody may owe the worker the cover of a wage earner."""
    occupation = law.pekerjaan.get(scenario.pekerjaan or "")
    note = occupation.pemberi_kerja if occupation else None
    return [] if note is None else [Peringatan(note.kode, note.pesan, note.sumber, note.tentang)]
