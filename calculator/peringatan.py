"""What belongs beside the amounts and is no one benefit's own: relief, due dates, changing law."""

from collections.abc import Iterator

from calculator.bulan import Bulan, tanggal_panjang
from calculator.iuran import Iuran
from calculator.jejak import Peringatan
from calculator.phases import Outlook, outlook
from calculator.rules.model import Golongan, Hukum, Keringanan
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.tempo import AKHIR_PEKAN, Tempo, jatuh_tempo, jatuh_tempo_jht

__all__ = ["tentang_iuran", "tentang_waktu"]


def tentang_iuran(skenario: Scenario, grup: Golongan, iuran: Iuran, law: Hukum) -> list[Peringatan]:
    """Say what to know about the contributions.

    Raises:
        DiLuarCakupan: a month is outside the data.
    """
    tanda: list[Peringatan] = []
    if grup.kutipan is not None:
        pesan = (
            f"Dasar penghasilan golongan {grup.nomor} belum kami baca langsung dari Lampiran II."
        )
        tanda.append(Peringatan("golongan-belum-pasti", pesan, (grup.kutipan,), "golongan"))
    # Of the months paid, the last with relief; where none has, the last.
    lowered = [satu.bulan for satu in iuran.bulanan if satu.keringanan]
    last = (lowered or [iuran.masa.sampai])[-1]
    prices = outlook(skenario, law, Bulan.baca(last))
    if prices.now.keringanan is not None:
        tanda += _tanda_keringanan(skenario, prices, prices.now.keringanan, law)
    elif prices.then:
        first = prices.then[0]
        sumber = tuple(key for key in first.sumber if key not in prices.now.sumber)
        pesan = f"Iuran sebulan menjadi {prices.lalu}."
        tanda.append(Peringatan("iuran-berubah", pesan, sumber or first.sumber, "iuran"))
    if not lowered and _dikecualikan(skenario, law):
        pesan = "Iuran yang dibayar dari APBN atau APBD tidak mendapat keringanan."
        sumber = ("keringanan-kecuali",)
        tanda.append(Peringatan("keringanan-dikecualikan", pesan, sumber, "iuran"))
    tanda += _jatuh_tempo(skenario, law)
    return tanda


def _tanda_keringanan(
    skenario: Scenario, prices: Outlook, potongan: Keringanan, law: Hukum
) -> list[Peringatan]:
    pesan = f"Keringanan iuran sampai iuran {prices.now.sampai.nama}"
    if prices.then:
        first, *others = prices.then
        relief = f" (keringanan {first.turun})" if first.keringanan else ""
        pesan += f"; sesudah itu {rp(first.total)} sebulan{relief}"
        pesan += "".join(f", lalu {phase.begins}" for phase in others)
    pesan += "."
    if potongan.manfaat:
        pesan += " Manfaatnya tidak berkurang."
    sumber = (*potongan.sumber, *potongan.manfaat)
    tanda = [Peringatan("keringanan-berakhir", pesan, sumber, "iuran")]
    tanda += (
        Peringatan(satu.kode, satu.pesan, satu.sumber, satu.tentang)
        for satu in potongan.keterangan
        if not satu.pembayar or skenario.pembayar in satu.pembayar
    )
    pekerjaan = law.pekerjaan.get(skenario.pekerjaan or "")
    if pekerjaan and not pekerjaan.sektor_pasti and skenario.sektor == pekerjaan.sektor:
        pesan = (
            f"{pekerjaan.nama} kami hitung di sektor {pekerjaan.sektor} menurut penjelasan PP "
            "50/2025; bila BPJS Ketenagakerjaan mencatatnya di sektor lain, keringanan berakhir "
            "pada bulan lain."
        )
        sumber = ("keringanan-transportasi", "sektor-penilaian")
        tanda.append(Peringatan("sektor-belum-pasti", pesan, sumber, "iuran"))
    return tanda


def _dikecualikan(skenario: Scenario, law: Hukum) -> bool:
    """Tell whether a relief of these months passes this payer by."""
    akhir = skenario.mulai.tambah(skenario.bulan - 1)
    return any(
        satu.sektor == skenario.sektor
        and satu.dari <= akhir
        and skenario.mulai <= satu.sampai
        and skenario.pembayar in satu.kecuali_pembayar
        for satu in law.iuran.keringanan
    )


def _jatuh_tempo(skenario: Scenario, law: Hukum) -> list[Peringatan]:
    """Say why the due date is not the one in the regulation, what is unsure, and JHT's own."""
    tempo = jatuh_tempo(skenario.mulai, law)
    sumber = ["jatuh-tempo"]
    if tempo.hari == tempo.asal:
        kode = "jatuh-tempo"
        pesan = "Kalau batas bayar jatuh pada hari libur, berlaku hari kerja berikutnya."
    else:
        kode = "jatuh-tempo-libur"
        pesan = (
            f"Batas bayar bergeser dari {tanggal_panjang(tempo.asal)} ({', '.join(tempo.libur)}) "
            "ke hari kerja berikutnya."
        )
    if any(satu != AKHIR_PEKAN for satu in tempo.libur):
        sumber.append("libur-nasional")
    bulanan = [skenario.mulai.tambah(urutan) for urutan in range(skenario.bulan)]
    semua = [jatuh_tempo(bulan, law) for bulan in bulanan]
    if skenario.program == "jkk-jkm-jht":
        jht = [jatuh_tempo_jht(bulan, law) for bulan in bulanan]
        pesan += f" Bagian JHT paling lambat {tanggal_panjang(jht[0].hari)}."
        sumber += law.iuran.jatuh_tempo_jht.pada(skenario.mulai.hari_terakhir).sumber
        semua += jht
    tentang = "iuran.jatuh_tempo"
    return [Peringatan(kode, pesan, tuple(sumber), tentang), *_tanda_libur(semua, tentang)]


def _tanda_libur(semua: list[Tempo], tentang: str) -> Iterator[Peringatan]:
    """Say what is unsure about due dates: joint leave, and years whose holidays are not out."""
    cuti = dict.fromkeys(
        f"{tanggal_panjang(satu.cuti_bersama)} (menjadi {tanggal_panjang(satu.cuti)})"
        for satu in semua
        if satu.cuti_bersama is not None
    )
    if cuti:
        pesan = (
            f"Cuti bersama di sekitar batas bayar: {', '.join(cuti)}. Kami menghitungnya hari "
            "kerja; kantor cabang bisa menghitungnya libur. Lebih aman membayar sebelumnya."
        )
        sumber = ("libur-nasional", "cuti-bersama")
        yield Peringatan("jatuh-tempo-cuti-bersama", pesan, sumber, tentang)
    tahun = dict.fromkeys(str(satu.hari.year) for satu in semua if not satu.diketahui)
    if tahun:
        pesan = (
            f"Libur nasional {', '.join(tahun)} belum diketahui karena daftarnya belum terbit; "
            "batas bayarnya masih bisa bergeser."
        )
        yield Peringatan("jatuh-tempo-belum-diketahui", pesan, ("libur-belum-terbit",), tentang)


def tentang_waktu(skenario: Scenario, law: Hukum) -> list[Peringatan]:
    """Say where the law may have moved on, or changed within the month of the event."""
    tanda: list[Peringatan] = []
    cakupan = law.kepesertaan.cakupan
    terjauh = max(skenario.mulai.tambah(skenario.bulan - 1), skenario.peristiwa)
    if terjauh > cakupan.tanpa_peringatan_sampai:
        pesan = (
            f"Dihitung dengan aturan yang kami periksa {tanggal_panjang(cakupan.diperiksa)}; untuk "
            f"{terjauh.nama} aturannya mungkin sudah berubah."
        )
        tanda.append(Peringatan("aturan-mendatang", pesan, ()))
    awal, akhir = skenario.peristiwa.hari_pertama, skenario.peristiwa.hari_terakhir
    for ketentuan in (law.jkm.santunan, law.jkm.masa_awal):
        for baris in ketentuan.baris:
            if awal < baris.sejak <= akhir:
                pesan = (
                    f"Aturan berganti {tanggal_panjang(baris.sejak)}. Untuk peristiwa sebelum "
                    "tanggal itu berlaku aturan lama; kami memakai aturan akhir bulan."
                )
                tanda.append(Peringatan("aturan-berganti", pesan, baris.sumber, "manfaat"))
    return tanda
