"""Old-age savings (JHT): what was paid in, and a projection under a stated assumption."""

from typing import NamedTuple

from calculator.iuran import Iuran
from calculator.kepesertaan import Standing
from calculator.kinds import Rupiah
from calculator.month import BULAN_SETAHUN
from calculator.rounding import grow
from calculator.rules.model import Law
from calculator.rupiah import format_percent, rp
from calculator.scenario import Scenario
from calculator.trace import Langkah, Peringatan

__all__ = ["Jht", "compute"]

TENTANG = "manfaat.jht"


class Jht(NamedTuple):
    """Contributions, assumed yield and balance, in rupiah."""

    iuran: Rupiah
    hasil: Rupiah
    saldo: Rupiah


def compute(
    scenario: Scenario, iuran: Iuran, standing: Standing, law: Law
) -> tuple[Jht | None, Langkah | None, list[Peringatan]]:
    """Project the savings; None without JHT in the programme.

    Raises:
        CoverageError: the month is outside the data.
    """
    if not scenario.jht:
        if scenario.jht_tahun is None and scenario.jht_hasil is None:
            return None, None, []
        pesan = (
            "Tabungan JHT tidak dihitung karena program yang dipilih tanpa JHT; pilih program "
            "jkk-jkm-jht."
        )
        return None, None, [Peringatan("jht-tanpa-program", pesan, ("jht-sukarela",), TENTANG)]
    if not standing.dapat_didaftarkan:
        rumus = f"tidak dihitung: {standing.alasan}"
        return Jht(0, 0, 0), _step(Jht(0, 0, 0), rumus, rumus, rumus, standing.sumber), []
    anggapan = law.jht.hasil_anggapan.on(scenario.mulai.last_day)
    setahun = anggapan.nilai if scenario.jht_hasil is None else scenario.jht_hasil / 100
    bulan = scenario.bulan if scenario.jht_tahun is None else scenario.jht_tahun * BULAN_SETAHUN
    sebulan = iuran.bulanan[0].jht
    masuk = sebulan * bulan
    saldo = grow(sebulan, bulan, setahun / BULAN_SETAHUN)
    hasil = Jht(masuk, saldo - masuk, saldo)
    langkah = _step(
        hasil,
        f"{rp(hasil.iuran)} + {rp(hasil.hasil)}" if hasil.hasil else rp(hasil.iuran),
        f"{bulan} bulan × {rp(sebulan)}",
        f"{format_percent(setahun)} setahun, majemuk tiap bulan, mulai bulan setelah iuran",
        (*anggapan.sumber, "pembulatan"),
    )
    pesan = (
        f"Hasil JHT memakai anggapan {format_percent(setahun)} setahun, dihitung tiap bulan. Bukan "
        "janji: hasil sebenarnya diumumkan BPJS Ketenagakerjaan tiap tahun."
    )
    warning = Peringatan("jht-anggapan", pesan, anggapan.sumber, TENTANG)
    return hasil, langkah, [warning, _taking_out(scenario, law)]


def _step(
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


def _taking_out(scenario: Scenario, law: Law) -> Peringatan:
    """Say when the savings may be taken out, and what the tax office keeps."""
    day = scenario.mulai.last_day
    usia, sebagian = law.jht.usia_pensiun.on(day), law.jht.sebagian_tahun.on(day)
    bebas, pajak = law.jht.pajak_bebas.on(day), law.jht.pajak_tarif.on(day)
    pesan = (
        f"JHT diambil saat berusia {usia.nilai} tahun, berhenti usaha, cacat total tetap, atau "
        f"meninggal; sebagian dapat diambil setelah {sebagian.nilai} tahun. Kalau diambil "
        f"sekaligus, bagian di atas {rp(bebas.nilai)} kena pajak {format_percent(pajak.nilai)}."
    )
    sumber = (*usia.sumber, *sebagian.sumber, "jht-berhenti", *bebas.sumber, *pajak.sumber)
    return Peringatan("jht-pengambilan", pesan, tuple(dict.fromkeys(sumber)), TENTANG)
