"""Old-age savings (JHT): what was paid in, and a projection under a stated assumption."""

from typing import NamedTuple

from calculator.iuran import Iuran
from calculator.jejak import Langkah, Peringatan
from calculator.kepesertaan import Kedudukan
from calculator.pembulatan import tumbuh
from calculator.rules.model import Hukum
from calculator.rupiah import rp, tulis_persen
from calculator.scenario import Scenario

__all__ = ["Jht", "hitung"]

BULAN_SETAHUN = 12
TENTANG = "manfaat.jht"


class Jht(NamedTuple):
    """Contributions, assumed yield and balance, in rupiah."""

    iuran: int
    hasil: int
    saldo: int


def hitung(
    skenario: Scenario, iuran: Iuran, kedudukan: Kedudukan, law: Hukum
) -> tuple[Jht | None, Langkah | None, list[Peringatan]]:
    """Project the savings; None without JHT in the programme.

    Raises:
        DiLuarCakupan: the month is outside the data.
    """
    if skenario.program != "jkk-jkm-jht":
        if skenario.jht_tahun is None and skenario.jht_hasil is None:
            return None, None, []
        pesan = (
            "Tabungan JHT tidak dihitung karena program yang dipilih tanpa JHT; pilih program "
            "jkk-jkm-jht."
        )
        return None, None, [Peringatan("jht-tanpa-program", pesan, ("jht-sukarela",), TENTANG)]
    if not kedudukan.dapat_didaftarkan:
        rumus = f"tidak dihitung: {kedudukan.alasan}"
        return Jht(0, 0, 0), _langkah(Jht(0, 0, 0), rumus, rumus, rumus, kedudukan.sumber), []
    anggapan = law.jht.hasil_anggapan.pada(skenario.mulai.hari_terakhir)
    setahun = anggapan.nilai if skenario.jht_hasil is None else skenario.jht_hasil / 100
    bulan = skenario.bulan if skenario.jht_tahun is None else skenario.jht_tahun * BULAN_SETAHUN
    sebulan = iuran.bulanan[0].jht
    masuk = sebulan * bulan
    saldo = tumbuh(sebulan, bulan, setahun / BULAN_SETAHUN)
    hasil = Jht(masuk, saldo - masuk, saldo)
    langkah = _langkah(
        hasil,
        f"{rp(hasil.iuran)} + {rp(hasil.hasil)}",
        f"{bulan} bulan × {rp(sebulan)}",
        f"{tulis_persen(setahun)} setahun, majemuk tiap bulan, mulai bulan sesudah iuran",
        (*anggapan.sumber, "pembulatan"),
    )
    pesan = (
        f"Hasil JHT memakai anggapan {tulis_persen(setahun)} setahun, dihitung tiap bulan. Bukan "
        "janji: hasil sebenarnya diumumkan BPJS Ketenagakerjaan tiap tahun."
    )
    tanda = Peringatan("jht-anggapan", pesan, anggapan.sumber, TENTANG)
    return hasil, langkah, [tanda, _pengambilan(skenario, law)]


def _langkah(
    hasil: Jht, rumus: str, rumus_iuran: str, rumus_hasil: str, sumber_hasil: tuple[str, ...]
) -> Langkah:
    return Langkah(
        "Tabungan hari tua (JHT)",
        rumus,
        hasil.saldo,
        ("jht-manfaat",),
        "manfaat.jht.saldo",
        (
            Langkah(
                "Iuran terkumpul", rumus_iuran, hasil.iuran, ("tarif-jht",), "manfaat.jht.iuran"
            ),
            Langkah(
                "Hasil menurut anggapan",
                rumus_hasil,
                hasil.hasil,
                sumber_hasil,
                "manfaat.jht.hasil",
            ),
        ),
    )


def _pengambilan(skenario: Scenario, law: Hukum) -> Peringatan:
    """Say when the savings may be taken out, and what the tax office keeps."""
    hari = skenario.mulai.hari_terakhir
    usia, sebagian = law.jht.usia_pensiun.pada(hari), law.jht.sebagian_tahun.pada(hari)
    bebas, pajak = law.jht.pajak_bebas.pada(hari), law.jht.pajak_tarif.pada(hari)
    pesan = (
        f"JHT diambil saat berusia {usia.nilai} tahun, berhenti usaha, cacat total tetap, atau "
        f"meninggal; sebagian dapat diambil sesudah {sebagian.nilai} tahun. Bila diambil "
        f"sekaligus, bagian di atas {rp(bebas.nilai)} kena pajak {tulis_persen(pajak.nilai)}."
    )
    sumber = (*usia.sumber, *sebagian.sumber, "jht-berhenti", *bebas.sumber, *pajak.sumber)
    return Peringatan("jht-pengambilan", pesan, tuple(dict.fromkeys(sumber)), TENTANG)
