"""What belongs beside the amounts and is no one benefit's own: relief, due dates, changing law."""

from datetime import date

from calculator.bulan import Bulan, tanggal_panjang
from calculator.iuran import Iuran, keringanan, tarif
from calculator.jejak import Peringatan
from calculator.rules.model import Golongan, Hukum, Keringanan
from calculator.rupiah import rp
from calculator.scenario import Scenario

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
    terakhir = next((satu.bulan for satu in reversed(iuran.bulanan) if satu.keringanan), None)
    potongan = (
        None
        if terakhir is None
        else keringanan(skenario.sektor, skenario.pembayar, Bulan.baca(terakhir), law)
    )
    if potongan is not None:
        tanda += _tanda_keringanan(skenario, grup, potongan, law)
    elif _dikecualikan(skenario, law):
        pesan = "Iuran yang dibayar dari APBN atau APBD tidak mendapat keringanan."
        sumber = ("keringanan-kecuali",)
        tanda.append(Peringatan("keringanan-dikecualikan", pesan, sumber, "iuran"))
    tanda.append(_jatuh_tempo(skenario, iuran, law))
    return tanda


def _tanda_keringanan(
    skenario: Scenario, grup: Golongan, potongan: Keringanan, law: Hukum
) -> list[Peringatan]:
    jht = skenario.program == "jkk-jkm-jht"
    sesudah = tarif(grup.dasar, potongan.sampai.tambah(1), law, jht=jht, potongan=None).total
    pesan = (
        f"Keringanan iuran sampai iuran {potongan.sampai.nama}; sesudah itu {rp(sesudah)} sebulan. "
        "Manfaatnya tidak berkurang."
    )
    sumber = (*potongan.sumber, "keringanan-manfaat")
    tanda = [Peringatan("keringanan-berakhir", pesan, sumber, "iuran")]
    pesan = (
        "Tagihan di kanal resmi yang berlaku; aplikasi dapat lebih dulu menampilkan tarif normal."
    )
    tanda.append(Peringatan("keringanan-tagihan", pesan, ("keringanan-tagihan",), "iuran"))
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


def _jatuh_tempo(skenario: Scenario, iuran: Iuran, law: Hukum) -> Peringatan:
    """Say what the due date does not know: public holidays, and that JHT has its own."""
    hari = skenario.mulai.hari_terakhir
    tempo = date.fromisoformat(iuran.jatuh_tempo)
    bergeser = tempo.day != law.iuran.jatuh_tempo.pada(hari).nilai
    pesan = (
        "Batas bayar bergeser dari akhir pekan ke hari kerja berikutnya."
        if bergeser
        else "Bila batas bayar jatuh pada hari libur, berlaku hari kerja berikutnya."
    )
    pesan += " Libur nasional belum kami perhitungkan."
    sumber = ["jatuh-tempo", "hari-kerja"]
    if skenario.program == "jkk-jkm-jht":
        jht = law.iuran.jatuh_tempo_jht.pada(hari)
        pesan += f" Bagian JHT paling lambat tanggal {jht.nilai} bulan berikutnya."
        sumber += jht.sumber
    kode = "jatuh-tempo-libur" if bergeser else "jatuh-tempo"
    return Peringatan(kode, pesan, tuple(sumber), "iuran.jatuh_tempo")


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
