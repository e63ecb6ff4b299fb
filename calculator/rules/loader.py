"""Reads the tables of the law into the model; anything unexpected in the data raises."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any, TypeVar, cast

from calculator.bulan import Bulan
from calculator.rules.berkas import Tabel, baca_toml
from calculator.rules.model import (
    AturanBeasiswa,
    Baris,
    Cakupan,
    Diberitakan,
    Golongan,
    HargaHarian,
    Hukum,
    Iuran,
    JenisCacat,
    Jenjang,
    Jht,
    Jkk,
    Jkm,
    Kanal,
    Kepesertaan,
    Keringanan,
    Ketentuan,
    Keterangan,
    Kutipan,
    LiburSetahun,
    Pekerjaan,
    Peraturan,
    TingkatStmb,
)

T = TypeVar("T")
KEPASTIAN = ("primer", "resmi", "sekunder", "anggapan")
CARA_CACAT = ("tetap", "rentang", "tiap", "kelas")
# The table prints its bounds to the nearest thousand: 1.099.000, then 1.100.000.
JARAK_GOLONGAN = 1_000


class DataKeliru(ValueError):  # noqa: N818 - named in the language of the field
    """The law data are not well formed; says in which file and where."""


def _periksa(benar: object, tempat: str, pesan: str) -> None:
    if not benar:
        raise DataKeliru(f"{tempat}: {pesan}")


class _Baris:
    """Takes keys out of a table one by one, so that a leftover key is noticed."""

    def __init__(self, isi: object, tempat: str) -> None:
        _periksa(isinstance(isi, dict), tempat, f"harus tabel, yang ada {isi!r}")
        self.isi = dict(cast("Tabel", isi))
        self.tempat = tempat

    def ambil(self, kunci: str, jenis: type[T], bawaan: T | None = None) -> T:
        nilai = self.isi.pop(kunci, bawaan)
        _periksa(
            isinstance(nilai, jenis) and not (jenis is int and isinstance(nilai, bool)),
            self.tempat,
            f"{kunci} harus {jenis.__name__}, yang ada {nilai!r}",
        )
        return cast("T", nilai)

    def boleh(self, kunci: str, jenis: type[T]) -> T | None:
        """Take a key that may be absent."""
        return self.ambil(kunci, jenis) if kunci in self.isi else None

    def daftar(self, kunci: str) -> tuple[str, ...]:
        nilai = self.ambil(kunci, list)
        _periksa(all(isinstance(satu, str) for satu in nilai), self.tempat, f"{kunci} harus teks")
        return tuple(nilai)

    def pecahan(self, kunci: str) -> Fraction:
        return _pecahan(self.ambil(kunci, str), self.tempat)

    def bulan(self, kunci: str) -> Bulan:
        teks = self.ambil(kunci, str)
        try:
            return Bulan.baca(teks)
        except ValueError:
            raise DataKeliru(f"{self.tempat}: {kunci} {teks!r} bukan bulan") from None

    def selesai(self) -> None:
        _periksa(not self.isi, self.tempat, f"kunci tidak dikenal: {', '.join(self.isi)}")


def _bilangan(nilai: object, tempat: str) -> int:
    _periksa(isinstance(nilai, int) and not isinstance(nilai, bool), tempat, "harus bilangan bulat")
    _periksa(cast("int", nilai) >= 0, tempat, "tidak boleh negatif")
    return cast("int", nilai)


def _pecahan(nilai: object, tempat: str) -> Fraction:
    _periksa(isinstance(nilai, str), tempat, "pecahan ditulis sebagai teks, misalnya '1/100'")
    try:
        hasil = Fraction(cast("str", nilai))
    except (ValueError, ZeroDivisionError):
        raise DataKeliru(f"{tempat}: {nilai!r} bukan pecahan") from None
    _periksa(hasil >= 0, tempat, "tidak boleh negatif")
    return hasil


def _lantai_santunan(nilai: object, tempat: str) -> str:
    """The floor is a name, not an amount, so that it can never drift from what it names."""
    _periksa(nilai == "jkm.santunan", tempat, f"hanya mengenal 'jkm.santunan', bukan {nilai!r}")
    return cast("str", nilai)


def _daftar(nilai: object, tempat: str) -> list[object]:
    _periksa(isinstance(nilai, list) and nilai, tempat, "harus daftar yang berisi")
    return cast("list[object]", nilai)


def _daftar_bilangan(nilai: object, tempat: str) -> tuple[int, ...]:
    return tuple(_bilangan(satu, tempat) for satu in _daftar(nilai, tempat))


def _golongan(nilai: object, tempat: str) -> tuple[Golongan, ...]:
    hasil: list[Golongan] = []
    for isi in _daftar(nilai, tempat):
        baris = _Baris(isi, tempat)
        hasil.append(
            Golongan(
                nomor=baris.ambil("nomor", int),
                dari=baris.ambil("dari", int),
                sampai=baris.boleh("sampai", int),
                dasar=baris.ambil("dasar", int),
                kutipan=baris.boleh("kutipan", str),
            )
        )
        baris.selesai()
    _periksa(hasil[0].dari == 0, tempat, "golongan pertama harus mulai dari 0")
    _periksa(hasil[-1].sampai is None, tempat, "golongan terakhir harus tanpa batas atas")
    for urutan, golongan in enumerate(hasil, start=1):
        _periksa(
            golongan.nomor == urutan, tempat, f"nomor golongan {golongan.nomor} tidak berurutan"
        )
    for bawah, atas in pairwise(hasil):
        _periksa(
            bawah.sampai is not None
            and bawah.dari < bawah.sampai < atas.dari
            and atas.dari - bawah.sampai == JARAK_GOLONGAN
            and bawah.dasar < atas.dasar,
            tempat,
            f"golongan {bawah.nomor} dan {atas.nomor} berlubang atau tumpang tindih",
        )
    return tuple(hasil)


def _harga_harian(nilai: object, tempat: str) -> HargaHarian:
    baris = _Baris(nilai, tempat)
    hasil = HargaHarian(hari=baris.ambil("hari", int), kelipatan=baris.ambil("kelipatan", int))
    baris.selesai()
    return hasil


def _stmb(nilai: object, tempat: str) -> tuple[TingkatStmb, ...]:
    hasil: list[TingkatStmb] = []
    for isi in _daftar(nilai, tempat):
        baris = _Baris(isi, tempat)
        hasil.append(
            TingkatStmb(
                baris.ambil("dari", int), baris.boleh("sampai", int), baris.pecahan("bagian")
            )
        )
        baris.selesai()
    _periksa(
        hasil[0].dari == 1 and hasil[-1].sampai is None,
        tempat,
        "harus dari bulan 1 tanpa akhir",
    )
    for awal, lanjut in pairwise(hasil):
        _periksa(
            awal.sampai is not None and lanjut.dari == awal.sampai + 1, tempat, "bulan berlubang"
        )
    return tuple(hasil)


def _transport(nilai: object, tempat: str) -> Mapping[str, int]:
    baris = _Baris(nilai, tempat)
    hasil = {moda: _bilangan(baris.ambil(moda, int), tempat) for moda in ("darat", "laut", "udara")}
    baris.selesai()
    return hasil


def _beasiswa(nilai: object, tempat: str) -> AturanBeasiswa:
    baris = _Baris(nilai, tempat)
    jenjang: list[Jenjang] = []
    for isi in _daftar(baris.ambil("jenjang", list), tempat):
        satu = _Baris(isi, tempat)
        jenjang.append(
            Jenjang(
                satu.ambil("nama", str),
                satu.ambil("dari", int),
                satu.ambil("sampai", int),
                satu.ambil("setahun", int),
            )
        )
        satu.selesai()
    cara = baris.ambil("cara", str)
    _periksa(cara in {"tahunan", "sekaligus"}, tempat, f"cara {cara!r} tidak dikenal")
    hasil = AturanBeasiswa(
        cara=cast("Any", cara),
        anak_paling_banyak=baris.ambil("anak_paling_banyak", int),
        usia_batas=baris.ambil("usia_batas", int),
        jenjang=tuple(jenjang),
    )
    baris.selesai()
    for awal, lanjut in pairwise(jenjang):
        _periksa(lanjut.dari == awal.sampai + 1, tempat, "usia jenjang berlubang")
    _periksa(jenjang[-1].sampai + 1 == hasil.usia_batas, tempat, "jenjang tidak sampai usia batas")
    return hasil


def _cacat(nilai: object, tempat: str) -> Mapping[str, JenisCacat]:
    hasil: dict[str, JenisCacat] = {}
    for isi in _daftar(nilai, tempat):
        baris = _Baris(isi, tempat)
        kode = baris.ambil("kode", str)
        cara = baris.ambil("cara", str)
        _periksa(kode not in hasil, tempat, f"kode {kode} ganda")
        _periksa(cara in CARA_CACAT, tempat, f"{kode}: cara {cara!r}")
        hasil[kode] = JenisCacat(
            kode=kode,
            kelompok=baris.ambil("kelompok", str),
            uraian=baris.ambil("uraian", str),
            cara=cast("Any", cara),
            bagian=baris.pecahan("persen") / 100,
            bagian_sampai=baris.pecahan("persen_sampai") / 100 if cara == "rentang" else None,
            satuan=baris.ambil("satuan", str) if cara == "tiap" else None,
            langkah=baris.ambil("langkah", int) if cara == "tiap" else None,
            paling_banyak=baris.ambil("paling_banyak", int, 1),
            kidal=baris.ambil("kidal", bool, bawaan=False),
            tempat=baris.ambil("bagian", str),
            kutipan=baris.ambil("kutipan", str),
        )
        baris.selesai()
    return hasil


def _hari(baris: _Baris, kunci: str) -> Mapping[str, str]:
    """Take a table of days of the row's year, `YYYY-MM-DD`, with their names."""
    hasil = baris.ambil(kunci, dict)
    tahun = baris.tempat.rpartition(" ")[2]
    for hari, nama in hasil.items():
        try:
            benar = date.fromisoformat(hari).isoformat() == hari and hari.startswith(f"{tahun}-")
        except ValueError:
            benar = False
        _periksa(benar and isinstance(nama, str), baris.tempat, f"{kunci}: {hari!r} bukan harinya")
    return hasil


class _Pembaca:
    """Builds the model file by file and checks every citation against the register."""

    def __init__(self, baca: Callable[[str], Tabel]) -> None:
        self.baca = baca
        register = _Baris(baca("sumber"), "sumber.toml")
        peraturan, kutipan = register.ambil("peraturan", dict), register.ambil("kutipan", dict)
        register.selesai()
        self.peraturan = {k: self._peraturan(k, isi) for k, isi in peraturan.items()}
        self.kutipan = {k: self._kutipan(k, isi) for k, isi in kutipan.items()}

    @staticmethod
    def _peraturan(kunci: str, isi: Tabel) -> Peraturan:
        baris = _Baris(isi, f"sumber.toml [peraturan.{kunci}]")
        hasil = Peraturan(
            kunci=kunci,
            singkat=baris.ambil("singkat", str),
            nama=baris.ambil("nama", str),
            url=baris.ambil("url", str),
            berlaku=baris.boleh("berlaku", date),
            diperiksa=baris.ambil("diperiksa", date),
        )
        baris.selesai()
        return hasil

    def _kutipan(self, kunci: str, isi: Tabel) -> Kutipan:
        tempat = f"sumber.toml [kutipan.{kunci}]"
        baris = _Baris(isi, tempat)
        nama = baris.ambil("peraturan", str)
        kepastian = baris.ambil("kepastian", str)
        _periksa(nama in self.peraturan, tempat, f"peraturan {nama!r} tidak ada")
        _periksa(
            kepastian in KEPASTIAN, tempat, f"kepastian {kepastian!r} bukan {', '.join(KEPASTIAN)}"
        )
        hasil = Kutipan(
            kunci,
            self.peraturan[nama],
            baris.ambil("pasal", str),
            baris.ambil("isi", str),
            cast("Any", kepastian),
        )
        baris.selesai()
        return hasil

    def kutip(self, sumber: tuple[str, ...], tempat: str) -> tuple[str, ...]:
        _periksa(sumber, tempat, "tanpa sumber")
        for kunci in sumber:
            _periksa(
                kunci in self.kutipan, tempat, f"kutipan {kunci!r} tidak ada dalam sumber.toml"
            )
        return sumber

    def ketentuan(
        self,
        berkas: str,
        isi: Tabel,
        kunci: str,
        baca_nilai: Callable[[object, str], T],
        jalur: str = "",
    ) -> Ketentuan[T]:
        tempat = f"{berkas}.toml [{kunci}]"
        _periksa(kunci in isi, tempat, "tidak ada")
        tabel = _Baris(isi.pop(kunci), tempat)
        nama = tabel.ambil("nama", str)
        hasil: list[Baris[T]] = []
        for mentah in tabel.ambil("baris", list):
            satu = _Baris(mentah, tempat)
            sejak = satu.ambil("sejak", date)
            sampai = satu.boleh("sampai", date)
            _periksa("nilai" in satu.isi, tempat, f"baris sejak {sejak} tanpa nilai")
            nilai = baca_nilai(satu.isi.pop("nilai"), tempat)
            sumber = self.kutip(satu.daftar("sumber"), tempat)
            hasil.append(Baris(sejak, sampai, nilai, sumber, satu.ambil("catatan", str, "")))
            satu.selesai()
            _periksa(sampai is None or sampai >= sejak, tempat, "sampai sebelum sejak")
        tabel.selesai()
        _periksa(hasil, tempat, "tanpa baris")
        for awal, lanjut in pairwise(hasil):
            _periksa(
                awal.sampai is not None and lanjut.sejak == awal.sampai + timedelta(days=1),
                tempat,
                f"baris sejak {lanjut.sejak} berlubang atau tumpang tindih",
            )
        return Ketentuan(jalur or f"{berkas}.{kunci}", nama, tuple(hasil))

    def iuran(self) -> Iuran:
        isi = self.baca("iuran")
        keringanan = tuple(self._keringanan(satu) for satu in isi.pop("keringanan", ()))
        hasil = Iuran(
            tarif_jkk=self.ketentuan("iuran", isi, "tarif_jkk", _pecahan),
            tarif_jht=self.ketentuan("iuran", isi, "tarif_jht", _pecahan),
            jkm=self.ketentuan("iuran", isi, "jkm", _bilangan),
            golongan=self.ketentuan("iuran", isi, "golongan", _golongan),
            jatuh_tempo=self.ketentuan("iuran", isi, "jatuh_tempo", _bilangan),
            jatuh_tempo_jht=self.ketentuan("iuran", isi, "jatuh_tempo_jht", _bilangan),
            masa_bayar=self.ketentuan("iuran", isi, "masa_bayar", _daftar_bilangan),
            hari_kerja=self.ketentuan("iuran", isi, "hari_kerja", _bilangan),
            harga_harian=self.ketentuan("iuran", isi, "harga_harian", _harga_harian),
            keringanan=keringanan,
        )
        _habis("iuran", isi)
        for satu, lain in combinations(keringanan, 2):
            _periksa(
                satu.sektor != lain.sektor or satu.sampai < lain.dari or lain.sampai < satu.dari,
                "iuran.toml [[keringanan]]",
                f"dua keringanan sektor {satu.sektor} tumpang tindih",
            )
        for golongan in hasil.golongan.baris[-1].nilai:
            if golongan.kutipan is not None:
                self.kutip((golongan.kutipan,), "iuran.toml [golongan]")
        return hasil

    def _keringanan(self, isi: Tabel) -> Keringanan:
        tempat = "iuran.toml [[keringanan]]"
        baris = _Baris(isi, tempat)
        hasil = Keringanan(
            sektor=cast("Any", baris.ambil("sektor", str)),
            dari=baris.bulan("dari"),
            sampai=baris.bulan("sampai"),
            bagian_dibayar=baris.pecahan("bagian_dibayar"),
            program=baris.daftar("program"),
            kecuali_pembayar=baris.daftar("kecuali_pembayar"),
            sumber=self.kutip(baris.daftar("sumber"), tempat),
            manfaat=self._kutip_bila_ada(baris, "manfaat"),
            keterangan=tuple(
                self._keterangan(satu, tempat) for satu in baris.ambil("keterangan", list, [])
            ),
            catatan=baris.ambil("catatan", str, ""),
        )
        baris.selesai()
        _periksa(hasil.sektor in {"transportasi", "lainnya"}, tempat, f"sektor {hasil.sektor!r}")
        _periksa(hasil.dari <= hasil.sampai, tempat, "sampai sebelum dari")
        _periksa(0 <= hasil.bagian_dibayar < 1, tempat, "bagian_dibayar bukan keringanan")
        return hasil

    def _kutip_bila_ada(self, baris: _Baris, kunci: str) -> tuple[str, ...]:
        return self.kutip(baris.daftar(kunci), baris.tempat) if kunci in baris.isi else ()

    def _keterangan(self, isi: object, tempat: str, tentang: str = "iuran") -> Keterangan:
        baris = _Baris(isi, f"{tempat} keterangan")
        hasil = Keterangan(
            kode=baris.ambil("kode", str),
            pesan=baris.ambil("pesan", str),
            sumber=self.kutip(baris.daftar("sumber"), baris.tempat),
            pembayar=baris.daftar("pembayar") if "pembayar" in baris.isi else (),
            tentang=baris.ambil("tentang", str, tentang),
        )
        baris.selesai()
        return hasil

    def libur(self) -> dict[int, LiburSetahun]:
        hasil: dict[int, LiburSetahun] = {}
        berkas = _Baris(self.baca("libur"), "libur.toml")
        for isi in berkas.ambil("tahun", list):
            baris = _Baris(isi, f"libur.toml {isi.get('tahun')!r}")
            satu = LiburSetahun(
                tahun=baris.ambil("tahun", int),
                skb=baris.ambil("skb", str),
                url=baris.ambil("url", str),
                libur=_hari(baris, "libur"),
                cuti_bersama=_hari(baris, "cuti_bersama"),
                sumber=self.kutip(baris.daftar("sumber"), baris.tempat),
            )
            baris.selesai()
            _periksa(
                not hasil or satu.tahun - 1 == max(hasil), baris.tempat, "tahun tidak berurutan"
            )
            hasil[satu.tahun] = satu
        berkas.selesai()
        return hasil

    def jkk(self) -> Jkk:
        isi = self.baca("jkk")
        tabel_cacat = self.baca("cacat")

        def bilangan(kunci: str) -> Ketentuan[int]:
            return self.ketentuan("jkk", isi, kunci, _bilangan)

        hasil = Jkk(
            pengali=bilangan("pengali"),
            bagian_meninggal=self.ketentuan("jkk", isi, "bagian_meninggal", _pecahan),
            meninggal_paling_sedikit=self.ketentuan(
                "jkk", isi, "meninggal_paling_sedikit", _lantai_santunan
            ),
            bagian_cacat_total_tetap=self.ketentuan(
                "jkk", isi, "bagian_cacat_total_tetap", _pecahan
            ),
            berkala=bilangan("berkala"),
            pemakaman=bilangan("pemakaman"),
            stmb=self.ketentuan("jkk", isi, "stmb", _stmb),
            stmb_hari=bilangan("stmb_hari"),
            transport=self.ketentuan("jkk", isi, "transport", _transport),
            perawatan_rumah=bilangan("perawatan_rumah"),
            perawatan_rumah_bulan=bilangan("perawatan_rumah_bulan"),
            orthose=self.ketentuan("jkk", isi, "orthose", _pecahan),
            gigi_tiruan=bilangan("gigi_tiruan"),
            alat_bantu_dengar=bilangan("alat_bantu_dengar"),
            kacamata=bilangan("kacamata"),
            mendadak_jam=bilangan("mendadak_jam"),
            mendadak_masa_iur=bilangan("mendadak_masa_iur"),
            cacat=self.ketentuan("cacat", tabel_cacat, "cacat", _cacat, "jkk.cacat"),
        )
        _habis("jkk", isi)
        _habis("cacat", tabel_cacat)
        for baris in hasil.cacat.baris:
            for jenis in baris.nilai.values():
                self.kutip((jenis.kutipan,), f"cacat.toml {jenis.kode}")
        return hasil

    def jkm(self) -> Jkm:
        isi = self.baca("jkm")
        hasil = Jkm(
            **{kunci: self.ketentuan("jkm", isi, kunci, _bilangan) for kunci in Jkm._fields}
        )
        _habis("jkm", isi)
        return hasil

    def jht(self) -> Jht:
        isi = self.baca("jht")
        hasil = Jht(
            hasil_anggapan=self.ketentuan("jht", isi, "hasil_anggapan", _pecahan),
            usia_pensiun=self.ketentuan("jht", isi, "usia_pensiun", _bilangan),
            sebagian_tahun=self.ketentuan("jht", isi, "sebagian_tahun", _bilangan),
            pajak_bebas=self.ketentuan("jht", isi, "pajak_bebas", _bilangan),
            pajak_tarif=self.ketentuan("jht", isi, "pajak_tarif", _pecahan),
        )
        _habis("jht", isi)
        return hasil

    def beasiswa(self) -> Ketentuan[AturanBeasiswa]:
        isi = self.baca("beasiswa")
        hasil = self.ketentuan("beasiswa", isi, "beasiswa", _beasiswa, "beasiswa")
        _habis("beasiswa", isi)
        return hasil

    def kepesertaan(self) -> Kepesertaan:
        isi = self.baca("kepesertaan")
        baris = _Baris(isi.pop("cakupan", None), "kepesertaan.toml [cakupan]")
        cakupan = Cakupan(
            dari=baris.bulan("dari"),
            sampai=baris.bulan("sampai"),
            tanpa_peringatan_sampai=baris.bulan("tanpa_peringatan_sampai"),
            diperiksa=baris.ambil("diperiksa", date),
        )
        baris.selesai()
        baris = _Baris(isi.pop("usia_daftar_dulu", None), "kepesertaan.toml [usia_daftar_dulu]")
        dulu = Diberitakan(
            nilai=baris.ambil("nilai", int),
            hari=baris.ambil("hari", date),
            sumber=self.kutip(baris.daftar("sumber"), baris.tempat),
        )
        baris.selesai()
        lain = {
            kunci: self.ketentuan("kepesertaan", isi, kunci, _bilangan)
            for kunci in Kepesertaan._fields
            if kunci not in {"cakupan", "usia_daftar_dulu"}
        }
        _habis("kepesertaan", isi)
        return Kepesertaan(cakupan=cakupan, usia_daftar_dulu=dulu, **lain)

    def pekerjaan(self) -> dict[str, Pekerjaan]:
        hasil: dict[str, Pekerjaan] = {}
        berkas = _Baris(self.baca("pekerjaan"), "pekerjaan.toml")
        daftar = berkas.ambil("pekerjaan", list)
        employers = {
            key: self._keterangan(entry, f"pekerjaan.toml [pemberi_kerja.{key}]", "")
            for key, entry in berkas.ambil("pemberi_kerja", dict).items()
        }
        berkas.selesai()
        for isi in daftar:
            baris = _Baris(isi, f"pekerjaan.toml {isi.get('slug')!r}")
            satu = Pekerjaan(
                slug=baris.ambil("slug", str),
                nama=baris.ambil("nama", str),
                sinonim=baris.daftar("sinonim"),
                sektor=cast("Any", baris.ambil("sektor", str)),
                sektor_pasti=baris.ambil("sektor_pasti", bool, bawaan=True),
                prt=baris.ambil("prt", bool, bawaan=False),
                utama=baris.ambil("utama", bool, bawaan=False),
                tabel=baris.ambil("tabel", bool, bawaan=True),
                alasan=baris.ambil("alasan", str, ""),
                pemberi_kerja=self._pemberi_kerja(baris, employers),
                sumber=self.kutip(baris.daftar("sumber"), baris.tempat),
            )
            baris.selesai()
            _periksa(satu.slug not in hasil, baris.tempat, "slug ganda")
            _periksa(
                satu.sektor in {"transportasi", "lainnya"}, baris.tempat, f"sektor {satu.sektor!r}"
            )
            _periksa(
                satu.tabel != bool(satu.alasan), baris.tempat, "alasan hanya bila tabel = false"
            )
            hasil[satu.slug] = satu
        return hasil

    @staticmethod
    def _pemberi_kerja(baris: _Baris, known: dict[str, Keterangan]) -> Keterangan | None:
        key = baris.boleh("pemberi_kerja", str)
        if key is None:
            return None
        _periksa(key in known, baris.tempat, f"pemberi_kerja {key!r} tidak ada")
        return known[key]

    def kanal(self) -> dict[str, Kanal]:
        hasil: dict[str, Kanal] = {}
        for kunci, isi in self.baca("kanal").items():
            baris = _Baris(isi, f"kanal.toml [{kunci}]")
            hasil[kunci] = Kanal(
                kunci=kunci,
                nama=baris.ambil("nama", str),
                url=baris.ambil("url", str),
                guna=baris.ambil("guna", str),
                jenis=baris.ambil("jenis", str),
                sumber_independen=baris.ambil("sumber_independen", int),
                diperiksa=baris.ambil("diperiksa", date),
            )
            baris.selesai()
        return hasil


def _habis(berkas: str, isi: Tabel) -> None:
    _periksa(not isi, f"{berkas}.toml", f"bagian tidak dikenal: {', '.join(isi)}")


def muat(baca: Callable[[str], Tabel] = baca_toml) -> Hukum:
    """Read and check all law data.

    Args:
        baca: gives a file's content by its name without ending; tests pass altered data.

    Raises:
        DataKeliru: an unknown or missing key, a wrong type, a gap in time, a citation that is
            not in the register.
    """
    pembaca = _Pembaca(baca)
    return Hukum(
        iuran=pembaca.iuran(),
        jkk=pembaca.jkk(),
        jkm=pembaca.jkm(),
        jht=pembaca.jht(),
        beasiswa=pembaca.beasiswa(),
        kepesertaan=pembaca.kepesertaan(),
        libur=pembaca.libur(),
        pekerjaan=pembaca.pekerjaan(),
        kutipan=pembaca.kutipan,
        peraturan=pembaca.peraturan,
        kanal=pembaca.kanal(),
    )
