"""Keys judged together: what cannot be is a fault, what is unlikely is said beside the answer."""

from collections.abc import Iterator
from fractions import Fraction

from calculator.errors import Galat, Saran
from calculator.fields import PILIHAN, STMB_TERTINGGI, Asked
from calculator.month import BULAN_SETAHUN
from calculator.rules.model import Law
from calculator.rupiah import JANGGAL_TERENDAH, Uang, mungkin_maksudnya, rp
from calculator.trace import Peringatan

__all__ = ["PERIKSA", "find_faults", "find_warnings", "implied_arrears", "saran_uang"]

# Codes of `find_warnings` that come before the amounts, wherever these are told.
PERIKSA = frozenset(
    {
        "anak-hampir-seusia",
        "iuran-bolong",
        "jht-lewat-usia",
        "penghasilan-besar",
        "penghasilan-kecil",
        "stmb-lama",
        "usia-muda",
    }
)

# Bounds of what happens to people, not of the law.
USIA_TERTUA = 120
BEDA_USIA_MUSTAHIL, BEDA_USIA_JANGGAL = 10, 16
USIA_KERJA_MUSTAHIL, USIA_KERJA_JANGGAL = 7, 15
STMB_JANGGAL = 24
# Turning other times into a month, only ever offered and never done unasked.
MINGGU_SEBULAN = 4
# Of a stay away from work, only to see whether it can be; the law counts it itself.
HARI_SEBULAN = 30


def saran_uang(uang: Uang, hari_kerja: int) -> Saran:
    """Offer one meaning of an amount, as an income a month of so many days of work."""
    if uang.masa == "hari":
        sebulan = uang.nilai * hari_kerja
        text = f"{rp(uang.nilai)} sehari? ({hari_kerja} hari kerja: {rp(sebulan)} sebulan)"
    elif uang.masa == "minggu":
        sebulan = uang.nilai * MINGGU_SEBULAN
        text = f"{rp(uang.nilai)} seminggu? ({MINGGU_SEBULAN} minggu: {rp(sebulan)} sebulan)"
    elif uang.masa == "tahun":
        sebulan = uang.nilai // BULAN_SETAHUN
        text = f"{rp(uang.nilai)} setahun? ({rp(sebulan)} sebulan)"
    else:
        sebulan = uang.nilai
        text = f"{rp(sebulan)} sebulan?"
    return Saran(text, "penghasilan", str(sebulan))


def find_faults(scenario: Asked, law: Law) -> Iterator[Galat]:
    """Name what cannot be true together."""
    usia = scenario.usia
    if scenario.peristiwa < scenario.mulai:
        yield from _too_early(scenario, law)
    if usia is not None:
        yield from _age_faults(scenario, usia)
    if _months(scenario) > STMB_TERTINGGI:
        yield Galat(
            "stmb",
            f"Tidak dapat bekerja selama {_stmb(scenario)} tidak mungkin; paling lama yang kami "
            f"hitung {STMB_TERTINGGI} bulan.",
        )


def _too_early(scenario: Asked, law: Law) -> Iterator[Galat]:
    """Name what cannot have been before the first contribution."""
    masa_iur, tunggakan = scenario.masa_iur or 0, scenario.tunggakan
    if not masa_iur and not tunggakan:
        return
    sudah = f"sudah dibayar {masa_iur} bulan" if masa_iur else f"menunggak {tunggakan} bulan"
    pertama = scenario.peristiwa.plus(1 - masa_iur - tunggakan)
    boleh = pertama >= law.kepesertaan.cakupan.dari
    saran = (Saran(f"Iuran pertama {pertama.nama}?", "mulai", str(pertama)),) if boleh else ()
    yield Galat(
        "peristiwa",
        f"Kejadian {scenario.peristiwa.nama} lebih dulu daripada iuran pertama "
        f"{scenario.mulai.nama}, jadi iurannya tidak mungkin {sudah}. "
        "Ubah bulan iuran pertama atau bulan kejadian.",
        saran,
    )


def _age_faults(scenario: Asked, usia: int) -> Iterator[Galat]:
    saat = _age_at_event(scenario, usia)
    for anak in scenario.anak:
        if anak > saat - BEDA_USIA_MUSTAHIL:
            yield Galat(
                "anak",
                f"Anak {anak} tahun tidak mungkin anak pekerja {saat} tahun; periksa keduanya.",
            )
            break
    if scenario.masa_iur and scenario.masa_iur > (saat - USIA_KERJA_MUSTAHIL) * BULAN_SETAHUN:
        yield Galat(
            "masa_iur",
            f"Iuran {scenario.masa_iur} bulan tidak mungkin untuk pekerja {saat} tahun; periksa "
            "keduanya.",
        )
    if scenario.jht_tahun and usia + scenario.jht_tahun > USIA_TERTUA:
        yield Galat(
            "jht_tahun",
            f"Menabung {scenario.jht_tahun} tahun sejak usia {usia} sampai usia "
            f"{usia + scenario.jht_tahun} tidak mungkin; kurangi tahunnya.",
        )


def find_warnings(scenario: Asked, law: Law) -> Iterator[Peringatan]:
    """Say what is unlikely, and how we took it."""
    yield from _about_income(scenario, law)
    yield from _about_months(scenario, law)
    yield from _about_ages(scenario, law)
    yield from _about_work(scenario, law)
    if STMB_JANGGAL < _months(scenario) <= STMB_TERTINGGI:
        pesan = (
            f"Tidak dapat bekerja selama {_stmb(scenario)} itu lama sekali. Penggantian upah hanya "
            "sampai dokter menyatakan sembuh atau cacat; periksa isian ini."
        )
        yield Peringatan("stmb-lama", pesan, (), "manfaat.jkk.stmb")


def _about_income(scenario: Asked, law: Law) -> Iterator[Peringatan]:
    hari_kerja = law.iuran.hari_kerja.on(scenario.mulai.last_day)
    if scenario.upah_harian is not None:
        pesan = (
            f"Upah {rp(scenario.upah_harian)} sehari dihitung {hari_kerja.nilai} hari kerja "
            f"sebulan: {rp(scenario.penghasilan)}. Kalau hari kerjanya lain, isi penghasilan "
            "sebulan."
        )
        yield Peringatan("upah-harian", pesan, hari_kerja.sumber)
    if scenario.penghasilan >= JANGGAL_TERENDAH:
        pesan = (
            f"Penghasilan {rp(scenario.penghasilan)} sebulan besar sekali. Dihitung "
            "seperti tertulis; periksa jumlah nolnya."
        )
        yield Peringatan("penghasilan-besar", pesan, ())
    arti = mungkin_maksudnya(scenario.penghasilan)
    if scenario.penghasilan and not arti:
        return
    pesan = (
        f"Penghasilan {rp(scenario.penghasilan)} sebulan kecil sekali. Dihitung seperti "
        "tertulis; periksa dulu."
    )
    saran = tuple(saran_uang(satu, hari_kerja.nilai) for satu in arti)
    yield Peringatan("penghasilan-kecil", pesan, (), "", saran or None)


def implied_arrears(scenario: Asked) -> int:
    """Count the months that nobody paid by what is said of months paid, beyond the current one.

    The month of the event itself may still be paid: it does not count.
    """
    if not scenario.masa_iur or scenario.peristiwa < scenario.mulai:
        return 0
    return max(_members_months(scenario) - 1 - scenario.masa_iur, 0)


def _members_months(scenario: Asked) -> int:
    return scenario.peristiwa.since(scenario.mulai) + 1


def _about_months(scenario: Asked, law: Law) -> Iterator[Peringatan]:
    if scenario.peristiwa < scenario.mulai:
        return
    lama, masa_iur = _members_months(scenario), scenario.masa_iur
    # Nobody may have said when it began: what is counted is told. Nobody is sent to change it:
    # another first month is another price.
    if lama > 1:
        ada = f"dari {scenario.mulai.nama} sampai {scenario.peristiwa.nama} hanya ada {lama} bulan"
    else:
        ada = f"hitungan ini mulai {scenario.mulai.nama}"
    # One month is what is priced unasked: no word about months paid.
    depan = scenario.bulan if scenario.bulan > 1 else 0
    dibayar = depan if masa_iur is None else masa_iur
    if masa_iur is not None and masa_iur > lama:
        pesan = (
            f"Iuran {masa_iur} bulan, tetapi {ada}. Yang dipakai {masa_iur} bulan itu; kalau yang "
            "dibayar kurang, manfaat kematian dan beasiswanya bisa lebih kecil."
        )
        yield Peringatan("masa-iur-lebih", pesan, (), "manfaat")
    if scenario.tunggakan > lama:
        tunggakan = scenario.tunggakan
        pesan = f"Tunggakan {tunggakan} bulan, tetapi {ada}. Yang dipakai {tunggakan} bulan itu."
        yield Peringatan("tunggakan-lebih", pesan, (), "manfaat")
    # Each fits by itself, and both together do not.
    elif (masa_iur is None or masa_iur <= lama) and min(dibayar, lama) + scenario.tunggakan > lama:
        pesan = (
            f"Iuran {dibayar} bulan ditambah tunggakan {scenario.tunggakan} bulan, tetapi {ada}. "
            "Periksa isian itu."
        )
        yield Peringatan("tunggakan-lebih", pesan, (), "manfaat")
    bolong = implied_arrears(scenario)
    if bolong > scenario.tunggakan:
        sumber = law.kepesertaan.tunggakan_batas.on(scenario.peristiwa.last_day).sumber
        pesan = (
            f"Dari {scenario.mulai.nama} sampai {scenario.peristiwa.nama} ada {lama} bulan, tetapi "
            f"iuran yang dibayar baru {masa_iur}. Di sini {bolong} bulan dianggap "
            "menunggak. Kalau iuran pernah berhenti lalu mulai lagi, isi “Bulan iuran pertama” "
            "dengan bulan mulai lagi itu."
        )
        yield Peringatan("iuran-bolong", pesan, sumber, "manfaat")


def _about_ages(scenario: Asked, law: Law) -> Iterator[Peringatan]:
    usia = scenario.usia
    if usia is None:
        return
    if usia < USIA_KERJA_JANGGAL:
        pesan = f"Usia pekerja {usia} tahun terlalu muda untuk bekerja; periksa isian ini."
        yield Peringatan("usia-muda", pesan, ())
    saat = _age_at_event(scenario, usia)
    for anak in scenario.anak:
        if anak > saat - BEDA_USIA_JANGGAL:
            pesan = f"Anak {anak} tahun dari pekerja {saat} tahun: periksa kedua usianya."
            yield Peringatan("anak-hampir-seusia", pesan, (), "beasiswa")
            break
    batas = law.kepesertaan.usia_daftar.find(scenario.mulai.last_day)
    tahun = scenario.jht_tahun or 0
    if scenario.jht and batas and usia < batas.nilai < usia + tahun:
        pesan = (
            f"Menabung {tahun} tahun sejak usia {usia} berarti sampai usia {usia + tahun}. "
            f"Mendaftar hanya bisa sebelum {batas.nilai} tahun; sampai usia berapa iuran masih "
            "diterima belum diketahui."
        )
        yield Peringatan("jht-lewat-usia", pesan, batas.sumber, "manfaat.jht")


def _about_work(scenario: Asked, law: Law) -> Iterator[Peringatan]:
    pekerjaan = law.pekerjaan.get(scenario.pekerjaan or "")
    if pekerjaan is None or not pekerjaan.sektor_pasti or pekerjaan.sektor == scenario.sektor:
        return
    pesan = (
        f"Bidang kerja {pekerjaan.nama} biasanya {PILIHAN[pekerjaan.sektor].lower()}. Di sini "
        f"dihitung menurut isiannya: {PILIHAN[scenario.sektor].lower()}. Keringanan "
        "iurannya bisa berakhir di bulan lain; periksa keduanya."
    )
    yield Peringatan("bidang-lain", pesan, pekerjaan.sumber, "iuran")


def _age_at_event(scenario: Asked, usia: int) -> int:
    """Give the worker's age at the event; `usia` is the one at registration."""
    return usia + max(scenario.peristiwa.since(scenario.mulai), 0) // BULAN_SETAHUN


def _months(scenario: Asked) -> Fraction:
    lama = scenario.stmb
    if lama is None:
        return Fraction(0)
    return lama.banyak if lama.satuan == "bulan" else lama.banyak / HARI_SEBULAN


def _stmb(scenario: Asked) -> str:
    return "" if scenario.stmb is None else scenario.stmb.kata
