"""What belongs beside the amounts and is no one benefit's own: relief, due dates, changing law."""

from collections.abc import Iterator

from calculator.iuran import Iuran, find_keringanan
from calculator.month import Month, long_date
from calculator.phases import Outlook, outlook, passed_by, span
from calculator.rules.model import Golongan, Keringanan, Law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.tempo import AKHIR_PEKAN, Tempo, jatuh_tempo, jatuh_tempo_jht
from calculator.trace import Peringatan

__all__ = ["about_iuran", "about_time"]


def about_iuran(scenario: Scenario, golongan: Golongan, iuran: Iuran, law: Law) -> list[Peringatan]:
    """Say what to know about the contributions.

    Raises:
        CoverageError: a month is outside the data.
    """
    warnings: list[Peringatan] = []
    if golongan.kutipan is not None:
        pesan = (
            f"Dasar penghasilan golongan {golongan.nomor} belum pasti: dari dua sumber, "
            "bukan langsung dari Lampiran II."
        )
        warnings.append(Peringatan("golongan-belum-pasti", pesan, (golongan.kutipan,), "golongan"))
    # Of the months paid, the last with relief; where none has, the last.
    lowered = [month.bulan for month in iuran.bulanan if month.keringanan]
    last = (lowered or [iuran.masa.sampai])[-1]
    prices = outlook(scenario, law, Month.parse(last))
    if prices.now.keringanan is not None:
        warnings += _keringanan_warnings(scenario, prices, prices.now.keringanan, law)
    elif prices.then:
        first = prices.then[0]
        sumber = tuple(key for key in first.sumber if key not in prices.now.sumber)
        pesan = f"Iuran sebulan menjadi {prices.lalu}."
        warnings.append(Peringatan("iuran-berubah", pesan, sumber or first.sumber, "iuran"))
    if not lowered and (pesan := _passed_by(scenario, law)):
        sumber = ("keringanan-kecuali",)
        warnings.append(Peringatan("keringanan-dikecualikan", pesan, sumber, "iuran"))
    warnings += _due_date_warnings(scenario, law)
    return warnings


def _keringanan_warnings(
    scenario: Scenario, prices: Outlook, keringanan: Keringanan, law: Law
) -> list[Peringatan]:
    now = prices.now
    pesan = f"Keringanan {now.turun} iuran {now.program} sampai iuran {now.sampai.nama}"
    if prices.then:
        first, *others = prices.then
        relief = f" (keringanan {first.turun})" if first.keringanan else ""
        pesan += f"; setelah itu {rp(first.total)} sebulan{relief}"
        pesan += "".join(f". Lalu {phase.begins}" for phase in others)
    pesan += "."
    if keringanan.manfaat:
        pesan += " Manfaatnya tidak berkurang."
    if scenario.pembayar != "sendiri" and now.unless:
        pesan += f" {now.unless}"
    sumber: tuple[str, ...] = (*keringanan.sumber, *keringanan.manfaat)
    tanda = [Peringatan("keringanan-berakhir", pesan, sumber, "iuran")]
    tanda += (
        Peringatan(keterangan.kode, keterangan.pesan, keterangan.sumber, keterangan.tentang)
        for keterangan in keringanan.keterangan
        if not keterangan.pembayar or scenario.pembayar in keterangan.pembayar
    )
    pekerjaan = law.pekerjaan.get(scenario.pekerjaan or "")
    if (
        pekerjaan
        and not pekerjaan.sektor_pasti
        and scenario.sektor == pekerjaan.sektor
        and (until := _elsewhere(scenario, max(scenario.mulai, now.dari), law))
    ):
        akibat = f"Kalau sektornya lain, keringanannya {until}."
        pesan = (
            f"{pekerjaan.nama} dihitung di sektor {pekerjaan.sektor} menurut penjelasan PP "
            "50/2025. Kalau BPJS Ketenagakerjaan mencatatnya di sektor lain, "
            f"keringanannya {until}."
        )
        sumber = ("keringanan-transportasi", "sektor-penilaian")
        tanda.append(Peringatan("sektor-belum-pasti", pesan, sumber, "iuran", akibat=akibat))
    return tanda


def _elsewhere(scenario: Scenario, bulan: Month, law: Law) -> str:
    """Say for how long another sector has a relief from a month on; empty where it is as long."""
    here = _relief_until(scenario.sektor, scenario.pembayar, bulan, law)
    starts = [
        (max(other.dari, bulan), other.sektor)
        for other in law.iuran.keringanan
        if other.sektor != scenario.sektor
        and bulan <= other.sampai
        and other.dari <= here
        and scenario.pembayar not in other.kecuali_pembayar
    ]
    if not starts:
        return "bisa tidak ada"
    first, sektor = min(starts)
    there = _relief_until(sektor, scenario.pembayar, first, law)
    if first > bulan:
        return f"hanya untuk iuran {span(first, there)}"
    return f"hanya sampai iuran {there.nama}" if there < here else ""


def _relief_until(sektor: str, pembayar: str, bulan: Month, law: Law) -> Month:
    """Find the last month of the reliefs that follow each other without a gap from a month on."""
    last = bulan
    while relief := find_keringanan(sektor, pembayar, last, law):
        last = relief.sampai.plus(1)
    return last.plus(-1)


def _passed_by(scenario: Scenario, law: Law) -> str:
    """Say that a relief of these months passes this payer by; empty where none does."""
    akhir = scenario.mulai.plus(scenario.bulan - 1)
    missed = (
        keringanan
        for keringanan in law.iuran.keringanan
        if keringanan.sektor == scenario.sektor
        and keringanan.dari <= akhir
        and scenario.mulai <= keringanan.sampai
        and scenario.pembayar in keringanan.kecuali_pembayar
    )
    return next(map(passed_by, missed), "")


def _due_date_warnings(scenario: Scenario, law: Law) -> list[Peringatan]:
    """Say why the due date is not the one in the regulation, what is unsure, and JHT's own."""
    tempo = jatuh_tempo(scenario.mulai, law)
    sumber = ["jatuh-tempo"]
    if tempo.hari == tempo.asal:
        kode = "jatuh-tempo"
        pesan = "Kalau batas bayar jatuh pada hari libur, berlaku hari kerja berikutnya."
    else:
        kode = "jatuh-tempo-libur"
        pesan = (
            f"Batas bayar bergeser dari {long_date(tempo.asal)} ({', '.join(tempo.libur)}) "
            "ke hari kerja berikutnya."
        )
    if any(year != AKHIR_PEKAN for year in tempo.libur):
        sumber.append("libur-nasional")
    bulanan = [scenario.mulai.plus(index) for index in range(scenario.bulan)]
    semua = [jatuh_tempo(bulan, law) for bulan in bulanan]
    if scenario.jht:
        jht = [jatuh_tempo_jht(bulan, law) for bulan in bulanan]
        pesan += f" Bagian JHT paling lambat {long_date(jht[0].hari)}."
        sumber += law.iuran.jatuh_tempo_jht.on(scenario.mulai.last_day).sumber
        semua += jht
    tentang = "iuran.jatuh_tempo"
    return [Peringatan(kode, pesan, tuple(sumber), tentang), *_holiday_warnings(semua, tentang)]


def _holiday_warnings(semua: list[Tempo], tentang: str) -> Iterator[Peringatan]:
    """Say what is unsure about due dates: joint leave, and years whose holidays are not out."""
    cuti = dict.fromkeys(
        f"{long_date(each.cuti_bersama)} (menjadi {long_date(each.cuti)})"
        for each in semua
        if each.cuti_bersama is not None
    )
    if cuti:
        pesan = (
            f"Cuti bersama di sekitar batas bayar: {', '.join(cuti)}. Di sini dihitung hari "
            "kerja; kantor cabang bisa menghitungnya libur. Lebih aman membayar sebelumnya."
        )
        sumber = ("libur-nasional", "cuti-bersama")
        yield Peringatan("jatuh-tempo-cuti-bersama", pesan, sumber, tentang)
    tahun = dict.fromkeys(str(each.hari.year) for each in semua if not each.diketahui)
    if tahun:
        pesan = (
            f"Libur nasional {', '.join(tahun)} belum diketahui karena daftarnya belum terbit; "
            "batas bayarnya masih bisa bergeser."
        )
        yield Peringatan("jatuh-tempo-belum-diketahui", pesan, ("libur-belum-terbit",), tentang)


def about_time(scenario: Scenario, law: Law) -> list[Peringatan]:
    """Say where the law may have moved on, or changed within the month of the event."""
    warnings: list[Peringatan] = []
    cakupan = law.kepesertaan.cakupan
    terjauh = max(scenario.mulai.plus(scenario.bulan - 1), scenario.peristiwa)
    if terjauh > cakupan.tanpa_peringatan_sampai:
        pesan = (
            f"Dihitung dengan aturan yang diperiksa {long_date(cakupan.diperiksa)}; untuk "
            f"{terjauh.nama} aturannya mungkin sudah berubah."
        )
        warnings.append(Peringatan("aturan-mendatang", pesan, ()))
    awal, akhir = scenario.peristiwa.first_day, scenario.peristiwa.last_day
    for ketentuan in (law.jkm.santunan, law.jkm.masa_awal):
        for baris in ketentuan.baris:
            if awal < baris.sejak <= akhir:
                pesan = (
                    f"Aturan berganti {long_date(baris.sejak)}. Untuk peristiwa sebelum "
                    "tanggal itu berlaku aturan lama; di sini dipakai aturan akhir bulan."
                )
                warnings.append(Peringatan("aturan-berganti", pesan, baris.sumber, "manfaat"))
    return warnings
