"""Altered data raise, and say in which file and where."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from calculator.rules import DataError
from calculator.rules.load import load
from tests.laws import FROZEN, read

if TYPE_CHECKING:
    from collections.abc import Callable

    Ubah = Callable[[dict[str, Any]], Any]

ASLI = {
    nama: read(nama)
    for nama in (
        "sumber iuran jkk cacat jkm jht beasiswa kepesertaan syarat libur pekerjaan kanal".split()  # noqa: SIM905
    )
}


def _muat(berkas: str, ubah: Ubah) -> object:
    data = deepcopy(ASLI)
    ubah(data[berkas])
    return load(lambda nama: data[nama])


def test_the_data_as_they_are() -> None:
    assert load(lambda nama: deepcopy(ASLI[nama])) == FROZEN


def _baris(bagian: str, nomor: int = 0) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda isi: isi[bagian]["baris"][nomor]


def _named(isi: dict[str, Any], kode: str) -> dict[str, Any]:
    rows = _baris("cacat")(isi)["nilai"]
    return next(row for row in rows if row["kode"] == kode)


KELIRU: list[tuple[str, str, Ubah]] = [
    # keys
    ("iuran", r"iuran\.toml \[jkm\]: tidak ada", lambda d: d.pop("jkm")),
    ("iuran", r"iuran\.toml: bagian tidak dikenal: jp", lambda d: d.update(jp={})),
    ("jkk", r"jkk\.toml: bagian tidak dikenal: jp", lambda d: d.update(jp={})),
    ("cacat", r"cacat\.toml: bagian tidak dikenal: jp", lambda d: d.update(jp={})),
    ("jkm", r"jkm\.toml: bagian tidak dikenal: jp", lambda d: d.update(jp={})),
    ("jht", r"jht\.toml: bagian tidak dikenal: jp", lambda d: d.update(jp={})),
    ("beasiswa", r"beasiswa\.toml: bagian tidak dikenal: jp", lambda d: d.update(jp={})),
    ("kepesertaan", r"kepesertaan\.toml: bagian tidak dikenal: jp", lambda d: d.update(jp={})),
    ("iuran", r"\[jkm\]: kunci tidak dikenal: satuan", lambda d: d["jkm"].update(satuan="Rp")),
    ("iuran", r"\[jkm\]: kunci tidak dikenal: hal", lambda d: _baris("jkm")(d).update(hal=1)),
    ("iuran", r"\[jkm\]: nama harus str, yang ada None", lambda d: d["jkm"].pop("nama")),
    ("iuran", r"\[jkm\]: harus tabel, yang ada 6800", lambda d: d.update(jkm=6_800)),
    ("sumber", r"sumber\.toml \[kutipan\.…\]: harus tabel", lambda d: d.pop("kutipan")),
    (
        "sumber",
        r"\[kutipan\.tarif-jkm\]: kunci tidak dikenal: kunci",
        lambda d: d["kutipan"]["tarif-jkm"].update(kunci="x"),
    ),
    (
        "libur",
        r"libur\.toml 2016: '2015-12-25' bukan harinya",
        lambda d: d["tahun"][1]["libur"].update({"2015-12-25": "Natal"}),
    ),
    (
        "libur",
        r"libur\.toml 2016: 'Natal' bukan harinya",
        lambda d: d["tahun"][1]["cuti_bersama"].update({"Natal": "2016-12-25"}),
    ),
    ("libur", r"libur\.toml 2017: tahun tidak berurutan", lambda d: d["tahun"].pop(1)),
    (
        "cacat",
        r"'B01': persen_sampai harus ada pada cara rentang",
        lambda d: _named(d, "B01").pop("persen_sampai"),
    ),
    (
        "cacat",
        r"'B04': satuan dan langkah harus ada pada cara tiap",
        lambda d: _named(d, "B04").pop("langkah"),
    ),
    (
        "iuran",
        r"\[keringanan\]: sampai '2026-13' bukan bulan",
        lambda d: d["keringanan"][0].update(sampai="2026-13"),
    ),
    (
        "iuran",
        r"\[keringanan\]: bagian_dibayar tidak boleh negatif",
        lambda d: d["keringanan"][0].update(bagian_dibayar="-1/2"),
    ),
    (
        "iuran",
        r"\[harga_harian\]: hari tidak boleh negatif",
        lambda d: _baris("harga_harian")(d)["nilai"].update(hari=-1),
    ),
    ("sumber", r"sumber\.toml: bagian tidak dikenal: hal", lambda d: d.update(hal=1)),
    ("kepesertaan", r"\[cakupan\]: tidak ada", lambda d: d.pop("cakupan")),
    ("pekerjaan", r"pekerjaan\.toml: pekerjaan harus daftar", lambda d: d.pop("pekerjaan")),
    ("pekerjaan", r"pekerjaan\.toml: bagian tidak dikenal: x", lambda d: d.update(x=1)),
    # dates
    (
        "jkm",
        r"\[santunan\]: baris sejak 2019-12-02 berlubang",
        lambda d: _baris("santunan")(d).pop("sampai"),
    ),
    (
        "jkm",
        r"\[santunan\]: baris sejak 2019-12-03 berlubang",
        lambda d: _baris("santunan", 1)(d).update(sejak=date(2019, 12, 3)),
    ),
    (
        "jkm",
        r"\[santunan\]: baris sejak 2019-12-01 berlubang atau tumpang tindih",
        lambda d: _baris("santunan", 1)(d).update(sejak=date(2019, 12, 1)),
    ),
    (
        "jkm",
        r"\[santunan\]: baris sejak 2015-07-01 berlubang",
        lambda d: d["santunan"]["baris"].reverse(),
    ),
    (
        "jkm",
        r"\[santunan\]: sampai sebelum sejak",
        lambda d: _baris("santunan", 1)(d).update(sampai=date(2019, 12, 1)),
    ),
    ("iuran", r"\[jkm\]: sejak harus date", lambda d: _baris("jkm")(d).update(sejak="2015-07-01")),
    ("iuran", r"\[jkm\]: sampai harus date", lambda d: _baris("jkm")(d).update(sampai=2016)),
    ("iuran", r"\[jkm\]: baris harus daftar yang berisi", lambda d: d["jkm"].update(baris=[])),
    # citations
    ("iuran", r"\[jkm\]: tanpa sumber", lambda d: _baris("jkm")(d).update(sumber=[])),
    ("iuran", r"\[jkm\]: kutipan 'x' tidak ada", lambda d: _baris("jkm")(d).update(sumber=["x"])),
    (
        "iuran",
        r"\[jkm\]: sumber harus str, yang ada 1",
        lambda d: _baris("jkm")(d).update(sumber=[1]),
    ),
    (
        "iuran",
        r"\[golongan\]: kutipan 'x' tidak ada",
        lambda d: _baris("golongan")(d)["nilai"][30].update(kutipan="x"),
    ),
    (
        "cacat",
        r"cacat\.toml \[cacat\] 'A01': kutipan 'x' tidak ada",
        lambda d: _baris("cacat")(d)["nilai"][0].update(kutipan="x"),
    ),
    (
        "sumber",
        r"sumber\.toml \[kutipan\.tarif-jkm\]: peraturan 'uu-1' tidak ada",
        lambda d: d["kutipan"]["tarif-jkm"].update(peraturan="uu-1"),
    ),
    (
        "sumber",
        r"kepastian 'yakin' bukan primer, resmi, sekunder, anggapan",
        lambda d: d["kutipan"]["tarif-jkm"].update(kepastian="yakin"),
    ),
    (
        "sumber",
        r"\[kutipan\.tarif-jkm\]: kunci tidak dikenal: hal",
        lambda d: d["kutipan"]["tarif-jkm"].update(hal=1),
    ),
    (
        "sumber",
        r"\[peraturan\.pp-44-2015\]: berlaku harus date",
        lambda d: d["peraturan"]["pp-44-2015"].update(berlaku="2015"),
    ),
    (
        "sumber",
        r"\[peraturan\.pp-44-2015\]: kunci tidak dikenal: hal",
        lambda d: d["peraturan"]["pp-44-2015"].update(hal=1),
    ),
    # values
    (
        "iuran",
        r"\[jkm\]: harus int, yang ada None",
        lambda d: _baris("jkm")(d).pop("nilai"),
    ),
    (
        "iuran",
        r"\[jkm\]: harus int, yang ada 6800",
        lambda d: _baris("jkm")(d).update(nilai=6_800.0),
    ),
    ("iuran", r"\[jkm\]: harus int, yang ada True", lambda d: _baris("jkm")(d).update(nilai=True)),
    ("iuran", r"\[jkm\]: tidak boleh negatif", lambda d: _baris("jkm")(d).update(nilai=-1)),
    (
        "iuran",
        r"\[tarif_jkk\]: pecahan ditulis sebagai teks",
        lambda d: _baris("tarif_jkk")(d).update(nilai=0.01),
    ),
    (
        "iuran",
        r"\[tarif_jkk\]: 'satu' bukan pecahan",
        lambda d: _baris("tarif_jkk")(d).update(nilai="satu"),
    ),
    (
        "iuran",
        r"\[tarif_jkk\]: '1/0' bukan pecahan",
        lambda d: _baris("tarif_jkk")(d).update(nilai="1/0"),
    ),
    (
        "iuran",
        r"\[tarif_jkk\]: tidak boleh negatif",
        lambda d: _baris("tarif_jkk")(d).update(nilai="-1/2"),
    ),
    ("iuran", r"\[masa_bayar\]: harus daftar", lambda d: _baris("masa_bayar")(d).update(nilai=[])),
    ("iuran", r"\[masa_bayar\]: harus daftar", lambda d: _baris("masa_bayar")(d).update(nilai=3)),
    (
        "iuran",
        r"\[harga_harian\]: hari harus int, yang ada None",
        lambda d: _baris("harga_harian")(d)["nilai"].pop("hari"),
    ),
    (
        "iuran",
        r"\[harga_harian\]: kunci tidak dikenal: jam",
        lambda d: _baris("harga_harian")(d)["nilai"].update(jam=1),
    ),
    # groups
    (
        "iuran",
        r"golongan pertama harus mulai dari 0",
        lambda d: _baris("golongan")(d)["nilai"].pop(0),
    ),
    (
        "iuran",
        r"golongan terakhir harus tanpa batas atas",
        lambda d: _baris("golongan")(d)["nilai"].pop(),
    ),
    ("iuran", r"nomor golongan 3 tidak berurutan", lambda d: _baris("golongan")(d)["nilai"].pop(1)),
    (
        "iuran",
        r"golongan 1 dan 2 berlubang atau tumpang tindih",
        lambda d: _baris("golongan")(d)["nilai"][0].update(sampai=1_098_000),
    ),
    (
        "iuran",
        r"golongan 1 dan 2 berlubang atau tumpang tindih",
        lambda d: _baris("golongan")(d)["nilai"][0].update(sampai=1_100_000),
    ),
    (
        "iuran",
        r"golongan 1 dan 2 berlubang",
        lambda d: _baris("golongan")(d)["nilai"][0].pop("sampai"),
    ),
    (
        "iuran",
        r"golongan 1 dan 2 berlubang",
        lambda d: _baris("golongan")(d)["nilai"][0].update(dasar=1_200_000),
    ),
    (
        "iuran",
        r"golongan 1 dan 2 berlubang",
        lambda d: _baris("golongan")(d)["nilai"][1].update(dari=1_299_000),
    ),
    (
        "iuran",
        r"\[golongan\]: kunci tidak dikenal: jkk",
        lambda d: _baris("golongan")(d)["nilai"][0].update(jkk=1),
    ),
    # relief
    (
        "iuran",
        r"\[keringanan\]: sektor 'laut'",
        lambda d: d["keringanan"][0].update(sektor="laut"),
    ),
    ("iuran", r"sampai sebelum dari", lambda d: d["keringanan"][0].update(sampai="2025-12")),
    ("iuran", r"dari '2026' bukan bulan", lambda d: d["keringanan"][0].update(dari="2026")),
    (
        "iuran",
        r"bagian_dibayar bukan keringanan",
        lambda d: d["keringanan"][0].update(bagian_dibayar="1"),
    ),
    (
        "iuran",
        r"\[keringanan\]: kunci tidak dikenal: x",
        lambda d: d["keringanan"][0].update(x=1),
    ),
    (
        "iuran",
        r"dua keringanan sektor lainnya tumpang tindih",
        lambda d: d["keringanan"].append(
            {**d["keringanan"][1], "dari": "2026-12", "sampai": "2027-12"}
        ),
    ),
    # benefits
    (
        "jkk",
        r"\[stmb\]: harus dari bulan 1 tanpa akhir",
        lambda d: _baris("stmb")(d)["nilai"].pop(0),
    ),
    (
        "jkk",
        r"\[stmb\]: harus dari bulan 1 tanpa akhir",
        lambda d: _baris("stmb")(d)["nilai"].pop(),
    ),
    ("jkk", r"\[stmb\]: bulan berlubang", lambda d: _baris("stmb")(d)["nilai"].pop(1)),
    ("jkk", r"\[stmb\]: bulan berlubang", lambda d: _baris("stmb")(d)["nilai"][0].pop("sampai")),
    (
        "jkk",
        r"\[stmb\]: kunci tidak dikenal: x",
        lambda d: _baris("stmb")(d)["nilai"][0].update(x=1),
    ),
    (
        "jkk",
        r"\[transport\]: laut harus int",
        lambda d: _baris("transport")(d)["nilai"].pop("laut"),
    ),
    (
        "jkk",
        r"\[transport\]: kunci tidak dikenal: kuda",
        lambda d: _baris("transport")(d)["nilai"].update(kuda=1),
    ),
    (
        "jkk",
        r"\[meninggal_paling_sedikit\]: 20000000 bukan jkm\.santunan",
        lambda d: _baris("meninggal_paling_sedikit")(d).update(nilai=20_000_000),
    ),
    (
        "cacat",
        r"\[cacat\] 'A01': kode ganda",
        lambda d: _baris("cacat")(d)["nilai"].append(_baris("cacat")(d)["nilai"][0]),
    ),
    ("cacat", r"'A01': cara 'lain'", lambda d: _baris("cacat")(d)["nilai"][0].update(cara="lain")),
    (
        "cacat",
        r"'A01': persen_sampai harus ada pada cara rentang",
        lambda d: _baris("cacat")(d)["nilai"][0].update(cara="rentang"),
    ),
    (
        "cacat",
        r"'A01': satuan dan langkah harus ada",
        lambda d: _baris("cacat")(d)["nilai"][0].update(cara="tiap"),
    ),
    (
        "cacat",
        r"'A01': satuan dan langkah harus ada pada cara tiap, dan hanya",
        lambda d: _baris("cacat")(d)["nilai"][0].update(langkah=10),
    ),
    (
        "beasiswa",
        r"usia jenjang berlubang",
        lambda d: _baris("beasiswa", 1)(d)["nilai"]["jenjang"].pop(1),
    ),
    (
        "beasiswa",
        r"jenjang tidak sampai usia batas",
        lambda d: _baris("beasiswa", 1)(d)["nilai"].update(usia_batas=25),
    ),
    (
        "beasiswa",
        r"cara 'mingguan' bukan tahunan, sekaligus",
        lambda d: _baris("beasiswa")(d)["nilai"].update(cara="mingguan"),
    ),
    ("beasiswa", r"harus daftar", lambda d: _baris("beasiswa")(d)["nilai"].update(jenjang=[])),
    (
        "beasiswa",
        r"kunci tidak dikenal: x",
        lambda d: _baris("beasiswa")(d)["nilai"]["jenjang"][0].update(x=1),
    ),
    ("beasiswa", r"kunci tidak dikenal: x", lambda d: _baris("beasiswa")(d)["nilai"].update(x=1)),
    (
        "libur",
        r"'2027-02-30' bukan harinya",
        lambda d: d["tahun"][-1]["libur"].update({"2027-02-30": "Hari rekaan"}),
    ),
    # membership, occupations, channels
    ("kepesertaan", r"\[cakupan\]: kunci tidak dikenal: x", lambda d: d["cakupan"].update(x=1)),
    ("kepesertaan", r"\[cakupan\]: diperiksa harus date", lambda d: d["cakupan"].pop("diperiksa")),
    ("pekerjaan", r"'art': slug ganda", lambda d: d["pekerjaan"].append(d["pekerjaan"][0])),
    ("pekerjaan", r"'art': sektor 'rumah'", lambda d: d["pekerjaan"][0].update(sektor="rumah")),
    ("pekerjaan", r"'art': alasan hanya kalau", lambda d: d["pekerjaan"][0].update(alasan="x")),
    ("pekerjaan", r"'art': alasan hanya kalau", lambda d: d["pekerjaan"][0].update(tabel=False)),
    (
        "pekerjaan",
        r"'art': pemberi_kerja 'x' tidak ada",
        lambda d: d["pekerjaan"][0].update(pemberi_kerja="x"),
    ),
    (
        "pekerjaan",
        r"\[pemberi_kerja.konstruksi\]: kunci tidak dikenal: x",
        lambda d: d["pemberi_kerja"]["konstruksi"].update(x=1),
    ),
    ("pekerjaan", r"'art': prt harus bool", lambda d: d["pekerjaan"][0].update(prt=1)),
    ("pekerjaan", r"'art': kunci tidak dikenal: gaji", lambda d: d["pekerjaan"][0].update(gaji=1)),
    (
        "pekerjaan",
        r"'art': kutipan 'x' tidak ada",
        lambda d: d["pekerjaan"][0].update(sumber=["x"]),
    ),
    ("syarat", r"syarat\.toml: bagian tidak dikenal: x", lambda d: d.update(x=1)),
    (
        "syarat",
        r"\[bunyi.lancar\]: kunci tidak dikenal: x",
        lambda d: d["bunyi"]["lancar"].update(x=1),
    ),
    (
        "syarat",
        r"\[bunyi.lancar\]: panjang harus diawali pendek",
        lambda d: d["bunyi"]["lancar"].update(pendek="asal lancar"),
    ),
    ("syarat", r"\[bunyi.daftar\]: saat 'x'", lambda d: d["bunyi"]["daftar"].update(saat="x")),
    ("syarat", r"\[bunyi.masa-iur\]: angka", lambda d: d["bunyi"]["masa-iur"].pop("angka")),
    (
        "syarat",
        r"\[jumlah\]: beasiswa.total: 'x' tidak ada",
        lambda d: d["jumlah"].update({"beasiswa.total": ["x"]}),
    ),
    (
        "syarat",
        r"\[jalan_lain.usia-daftar\]: kunci tidak dikenal: x",
        lambda d: d["jalan_lain"]["usia-daftar"].update(x=1),
    ),
    (
        "syarat",
        r"\[jalan_lain.usia-daftar\]: kutipan 'x' tidak ada",
        lambda d: d["jalan_lain"]["usia-daftar"].update(sumber=["x"]),
    ),
    ("kanal", r"kanal\.toml \[bpu\]: kunci tidak dikenal: x", lambda d: d["bpu"].update(x=1)),
    ("kanal", r"\[bpu\]: sumber_independen harus int", lambda d: d["bpu"].pop("sumber_independen")),
]


@pytest.mark.parametrize(("berkas", "pesan", "ubah"), KELIRU)
def test_altered_data_raise(berkas: str, pesan: str, ubah: Ubah) -> None:
    with pytest.raises(DataError, match=pesan):
        _muat(berkas, ubah)


def test_a_row_may_say_why_it_ends() -> None:
    def ubah(isi: dict[str, Any]) -> None:
        _baris("jkm")(isi).update(sampai=date(2030, 1, 1), catatan="diganti peraturan baru")

    law: Any = _muat("iuran", ubah)
    assert law.iuran.jkm.baris[-1].catatan == "diganti peraturan baru"


def test_there_may_be_no_relief() -> None:
    law: Any = _muat("iuran", lambda d: d.pop("keringanan"))
    assert law.iuran.keringanan == ()


def test_two_reliefs_in_a_row_may_touch() -> None:
    def ubah(isi: dict[str, Any]) -> None:
        lanjut = {**isi["keringanan"][1], "dari": "2027-01", "sampai": "2027-12"}
        isi["keringanan"].insert(0, lanjut)

    law: Any = _muat("iuran", ubah)
    assert len(law.iuran.keringanan) == len(FROZEN.iuran.keringanan) + 1
