"""Reads the tables of the law into the model; anything unexpected in the data raises."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any, TypeVar, cast

from calculator.errors import DataError
from calculator.month import Month
from calculator.rules.model import (
    AturanBeasiswa,
    AturanIuran,
    AturanJht,
    AturanJkk,
    AturanJkm,
    AturanKepesertaan,
    Cakupan,
    Diberitakan,
    Golongan,
    HargaHarian,
    JenisCacat,
    Jenjang,
    Kanal,
    Keringanan,
    Ketentuan,
    Keterangan,
    Kutipan,
    Law,
    LiburSetahun,
    Pekerjaan,
    Peraturan,
    Row,
    TingkatStmb,
)
from calculator.rules.tables import Table, read_toml

T = TypeVar("T")
KEPASTIAN = ("primer", "resmi", "sekunder", "anggapan")
CARA_CACAT = ("tetap", "rentang", "tiap", "kelas")
# The table prints its bounds to the nearest thousand: 1.099.000, then 1.100.000.
JARAK_GOLONGAN = 1_000


def _require(right: object, where: str, pesan: str) -> None:
    if not right:
        raise DataError(f"{where}: {pesan}")


class _Table:
    """Takes keys out of a table one by one, so that a leftover key is noticed."""

    def __init__(self, raw: object, where: str) -> None:
        _require(isinstance(raw, dict), where, f"harus tabel, yang ada {raw!r}")
        self.rest = dict(cast("Table", raw))
        self.where = where

    def take(self, kunci: str, kind: type[T], default: T | None = None) -> T:
        nilai = self.rest.pop(kunci, default)
        _require(
            isinstance(nilai, kind) and not (kind is int and isinstance(nilai, bool)),
            self.where,
            f"{kunci} harus {kind.__name__}, yang ada {nilai!r}",
        )
        return cast("T", nilai)

    def optional(self, kunci: str, kind: type[T]) -> T | None:
        """Take a key that may be absent."""
        return self.take(kunci, kind) if kunci in self.rest else None

    def strings(self, kunci: str) -> tuple[str, ...]:
        nilai = self.take(kunci, list)
        _require(all(isinstance(satu, str) for satu in nilai), self.where, f"{kunci} harus teks")
        return tuple(nilai)

    def fraction(self, kunci: str) -> Fraction:
        return _fraction(self.take(kunci, str), self.where)

    def month(self, kunci: str) -> Month:
        text = self.take(kunci, str)
        try:
            return Month.parse(text)
        except ValueError:
            raise DataError(f"{self.where}: {kunci} {text!r} bukan bulan") from None

    def done(self) -> None:
        _require(not self.rest, self.where, f"kunci tidak dikenal: {', '.join(self.rest)}")


def _whole_number(nilai: object, where: str) -> int:
    _require(isinstance(nilai, int) and not isinstance(nilai, bool), where, "harus bilangan bulat")
    _require(cast("int", nilai) >= 0, where, "tidak boleh negatif")
    return cast("int", nilai)


def _fraction(nilai: object, where: str) -> Fraction:
    _require(isinstance(nilai, str), where, "pecahan ditulis sebagai teks, misalnya '1/100'")
    try:
        result = Fraction(cast("str", nilai))
    except (ValueError, ZeroDivisionError):
        raise DataError(f"{where}: {nilai!r} bukan pecahan") from None
    _require(result >= 0, where, "tidak boleh negatif")
    return result


def _lantai_santunan(nilai: object, where: str) -> str:
    """The floor is a name, not an amount, so that it can never drift from what it names."""
    _require(nilai == "jkm.santunan", where, f"hanya mengenal 'jkm.santunan', bukan {nilai!r}")
    return cast("str", nilai)


def _list(nilai: object, where: str) -> list[object]:
    _require(isinstance(nilai, list) and nilai, where, "harus daftar yang berisi")
    return cast("list[object]", nilai)


def _whole_numbers(nilai: object, where: str) -> tuple[int, ...]:
    return tuple(_whole_number(satu, where) for satu in _list(nilai, where))


def _golongan(nilai: object, where: str) -> tuple[Golongan, ...]:
    result: list[Golongan] = []
    for raw in _list(nilai, where):
        baris = _Table(raw, where)
        result.append(
            Golongan(
                nomor=baris.take("nomor", int),
                dari=baris.take("dari", int),
                sampai=baris.optional("sampai", int),
                dasar=baris.take("dasar", int),
                kutipan=baris.optional("kutipan", str),
            )
        )
        baris.done()
    _require(result[0].dari == 0, where, "golongan pertama harus mulai dari 0")
    _require(result[-1].sampai is None, where, "golongan terakhir harus tanpa batas atas")
    for index, golongan in enumerate(result, start=1):
        _require(golongan.nomor == index, where, f"nomor golongan {golongan.nomor} tidak berurutan")
    for bawah, atas in pairwise(result):
        _require(
            bawah.sampai is not None
            and bawah.dari < bawah.sampai < atas.dari
            and atas.dari - bawah.sampai == JARAK_GOLONGAN
            and bawah.dasar < atas.dasar,
            where,
            f"golongan {bawah.nomor} dan {atas.nomor} berlubang atau tumpang tindih",
        )
    return tuple(result)


def _harga_harian(nilai: object, where: str) -> HargaHarian:
    baris = _Table(nilai, where)
    result = HargaHarian(hari=baris.take("hari", int), kelipatan=baris.take("kelipatan", int))
    baris.done()
    return result


def _stmb(nilai: object, where: str) -> tuple[TingkatStmb, ...]:
    result: list[TingkatStmb] = []
    for raw in _list(nilai, where):
        baris = _Table(raw, where)
        result.append(
            TingkatStmb(
                baris.take("dari", int), baris.optional("sampai", int), baris.fraction("bagian")
            )
        )
        baris.done()
    _require(
        result[0].dari == 1 and result[-1].sampai is None,
        where,
        "harus dari bulan 1 tanpa akhir",
    )
    for before, after in pairwise(result):
        _require(
            before.sampai is not None and after.dari == before.sampai + 1, where, "bulan berlubang"
        )
    return tuple(result)


def _transport(nilai: object, where: str) -> Mapping[str, int]:
    baris = _Table(nilai, where)
    result = {
        moda: _whole_number(baris.take(moda, int), where) for moda in ("darat", "laut", "udara")
    }
    baris.done()
    return result


def _beasiswa(nilai: object, where: str) -> AturanBeasiswa:
    baris = _Table(nilai, where)
    jenjang: list[Jenjang] = []
    for raw in _list(baris.take("jenjang", list), where):
        satu = _Table(raw, where)
        jenjang.append(
            Jenjang(
                satu.take("nama", str),
                satu.take("dari", int),
                satu.take("sampai", int),
                satu.take("setahun", int),
            )
        )
        satu.done()
    cara = baris.take("cara", str)
    _require(cara in {"tahunan", "sekaligus"}, where, f"cara {cara!r} tidak dikenal")
    result = AturanBeasiswa(
        cara=cast("Any", cara),
        anak_paling_banyak=baris.take("anak_paling_banyak", int),
        usia_batas=baris.take("usia_batas", int),
        jenjang=tuple(jenjang),
    )
    baris.done()
    for before, after in pairwise(jenjang):
        _require(after.dari == before.sampai + 1, where, "usia jenjang berlubang")
    _require(jenjang[-1].sampai + 1 == result.usia_batas, where, "jenjang tidak sampai usia batas")
    return result


def _cacat(nilai: object, where: str) -> Mapping[str, JenisCacat]:
    result: dict[str, JenisCacat] = {}
    for raw in _list(nilai, where):
        baris = _Table(raw, where)
        kode = baris.take("kode", str)
        cara = baris.take("cara", str)
        _require(kode not in result, where, f"kode {kode} ganda")
        _require(cara in CARA_CACAT, where, f"{kode}: cara {cara!r}")
        result[kode] = JenisCacat(
            kode=kode,
            kelompok=baris.take("kelompok", str),
            uraian=baris.take("uraian", str),
            cara=cast("Any", cara),
            bagian=baris.fraction("persen") / 100,
            bagian_sampai=baris.fraction("persen_sampai") / 100 if cara == "rentang" else None,
            satuan=baris.take("satuan", str) if cara == "tiap" else None,
            langkah=baris.take("langkah", int) if cara == "tiap" else None,
            paling_banyak=baris.take("paling_banyak", int, 1),
            kidal=baris.take("kidal", bool, default=False),
            tempat=baris.take("bagian", str),
            kutipan=baris.take("kutipan", str),
        )
        baris.done()
    return result


def _days(baris: _Table, kunci: str) -> Mapping[str, str]:
    """Take a table of days of the row's year, `YYYY-MM-DD`, with their names."""
    result = baris.take(kunci, dict)
    tahun = baris.where.rpartition(" ")[2]
    for day, nama in result.items():
        try:
            right = date.fromisoformat(day).isoformat() == day and day.startswith(f"{tahun}-")
        except ValueError:
            right = False
        _require(right and isinstance(nama, str), baris.where, f"{kunci}: {day!r} bukan harinya")
    return result


class _LawReader:
    """Builds the model file by file and checks every citation against the register."""

    def __init__(self, baca: Callable[[str], Table]) -> None:
        self.read = baca
        register = _Table(baca("sumber"), "sumber.toml")
        peraturan, kutipan = register.take("peraturan", dict), register.take("kutipan", dict)
        register.done()
        self.peraturan = {k: self._peraturan(k, raw) for k, raw in peraturan.items()}
        self.kutipan = {k: self._kutipan(k, raw) for k, raw in kutipan.items()}

    @staticmethod
    def _peraturan(kunci: str, raw: Table) -> Peraturan:
        baris = _Table(raw, f"sumber.toml [peraturan.{kunci}]")
        result = Peraturan(
            kunci=kunci,
            singkat=baris.take("singkat", str),
            nama=baris.take("nama", str),
            url=baris.take("url", str),
            berlaku=baris.optional("berlaku", date),
            diperiksa=baris.take("diperiksa", date),
        )
        baris.done()
        return result

    def _kutipan(self, kunci: str, raw: Table) -> Kutipan:
        where = f"sumber.toml [kutipan.{kunci}]"
        baris = _Table(raw, where)
        nama = baris.take("peraturan", str)
        kepastian = baris.take("kepastian", str)
        _require(nama in self.peraturan, where, f"peraturan {nama!r} tidak ada")
        _require(
            kepastian in KEPASTIAN, where, f"kepastian {kepastian!r} bukan {', '.join(KEPASTIAN)}"
        )
        result = Kutipan(
            kunci,
            self.peraturan[nama],
            baris.take("pasal", str),
            baris.take("isi", str),
            cast("Any", kepastian),
        )
        baris.done()
        return result

    def cite(self, sumber: tuple[str, ...], where: str) -> tuple[str, ...]:
        _require(sumber, where, "tanpa sumber")
        for kunci in sumber:
            _require(kunci in self.kutipan, where, f"kutipan {kunci!r} tidak ada dalam sumber.toml")
        return sumber

    def ketentuan(
        self,
        file: str,
        raw: Table,
        kunci: str,
        baca_nilai: Callable[[object, str], T],
        jalur: str = "",
    ) -> Ketentuan[T]:
        where = f"{file}.toml [{kunci}]"
        _require(kunci in raw, where, "tidak ada")
        tabel = _Table(raw.pop(kunci), where)
        nama = tabel.take("nama", str)
        result: list[Row[T]] = []
        for raw_row in tabel.take("baris", list):
            satu = _Table(raw_row, where)
            sejak = satu.take("sejak", date)
            sampai = satu.optional("sampai", date)
            _require("nilai" in satu.rest, where, f"baris sejak {sejak} tanpa nilai")
            nilai = baca_nilai(satu.rest.pop("nilai"), where)
            sumber = self.cite(satu.strings("sumber"), where)
            result.append(Row(sejak, sampai, nilai, sumber, satu.take("catatan", str, "")))
            satu.done()
            _require(sampai is None or sampai >= sejak, where, "sampai sebelum sejak")
        tabel.done()
        _require(result, where, "tanpa baris")
        for before, after in pairwise(result):
            _require(
                before.sampai is not None and after.sejak == before.sampai + timedelta(days=1),
                where,
                f"baris sejak {after.sejak} berlubang atau tumpang tindih",
            )
        return Ketentuan(jalur or f"{file}.{kunci}", nama, tuple(result))

    def iuran(self) -> AturanIuran:
        raw = self.read("iuran")
        keringanan = tuple(self._keringanan(satu) for satu in raw.pop("keringanan", ()))
        result = AturanIuran(
            tarif_jkk=self.ketentuan("iuran", raw, "tarif_jkk", _fraction),
            tarif_jht=self.ketentuan("iuran", raw, "tarif_jht", _fraction),
            jkm=self.ketentuan("iuran", raw, "jkm", _whole_number),
            golongan=self.ketentuan("iuran", raw, "golongan", _golongan),
            jatuh_tempo=self.ketentuan("iuran", raw, "jatuh_tempo", _whole_number),
            jatuh_tempo_jht=self.ketentuan("iuran", raw, "jatuh_tempo_jht", _whole_number),
            masa_bayar=self.ketentuan("iuran", raw, "masa_bayar", _whole_numbers),
            hari_kerja=self.ketentuan("iuran", raw, "hari_kerja", _whole_number),
            harga_harian=self.ketentuan("iuran", raw, "harga_harian", _harga_harian),
            keringanan=keringanan,
        )
        _all_used("iuran", raw)
        for satu, other in combinations(keringanan, 2):
            _require(
                satu.sektor != other.sektor or satu.sampai < other.dari or other.sampai < satu.dari,
                "iuran.toml [[keringanan]]",
                f"dua keringanan sektor {satu.sektor} tumpang tindih",
            )
        for golongan in result.golongan.baris[-1].nilai:
            if golongan.kutipan is not None:
                self.cite((golongan.kutipan,), "iuran.toml [golongan]")
        return result

    def _keringanan(self, raw: Table) -> Keringanan:
        where = "iuran.toml [[keringanan]]"
        baris = _Table(raw, where)
        result = Keringanan(
            sektor=cast("Any", baris.take("sektor", str)),
            dari=baris.month("dari"),
            sampai=baris.month("sampai"),
            bagian_dibayar=baris.fraction("bagian_dibayar"),
            program=baris.strings("program"),
            kecuali_pembayar=baris.strings("kecuali_pembayar"),
            sumber=self.cite(baris.strings("sumber"), where),
            manfaat=self._cite_if_any(baris, "manfaat"),
            keterangan=tuple(
                self._keterangan(satu, where) for satu in baris.take("keterangan", list, [])
            ),
            catatan=baris.take("catatan", str, ""),
        )
        baris.done()
        _require(result.sektor in {"transportasi", "lainnya"}, where, f"sektor {result.sektor!r}")
        _require(result.dari <= result.sampai, where, "sampai sebelum dari")
        _require(0 <= result.bagian_dibayar < 1, where, "bagian_dibayar bukan keringanan")
        return result

    def _cite_if_any(self, baris: _Table, kunci: str) -> tuple[str, ...]:
        return self.cite(baris.strings(kunci), baris.where) if kunci in baris.rest else ()

    def _keterangan(self, raw: object, where: str, tentang: str = "iuran") -> Keterangan:
        baris = _Table(raw, f"{where} keterangan")
        result = Keterangan(
            kode=baris.take("kode", str),
            pesan=baris.take("pesan", str),
            sumber=self.cite(baris.strings("sumber"), baris.where),
            pembayar=baris.strings("pembayar") if "pembayar" in baris.rest else (),
            tentang=baris.take("tentang", str, tentang),
        )
        baris.done()
        return result

    def libur(self) -> dict[int, LiburSetahun]:
        result: dict[int, LiburSetahun] = {}
        file = _Table(self.read("libur"), "libur.toml")
        for raw in file.take("tahun", list):
            baris = _Table(raw, f"libur.toml {raw.get('tahun')!r}")
            satu = LiburSetahun(
                tahun=baris.take("tahun", int),
                skb=baris.take("skb", str),
                url=baris.take("url", str),
                libur=_days(baris, "libur"),
                cuti_bersama=_days(baris, "cuti_bersama"),
                sumber=self.cite(baris.strings("sumber"), baris.where),
            )
            baris.done()
            _require(
                not result or satu.tahun - 1 == max(result), baris.where, "tahun tidak berurutan"
            )
            result[satu.tahun] = satu
        file.done()
        return result

    def jkk(self) -> AturanJkk:
        raw = self.read("jkk")
        tabel_cacat = self.read("cacat")

        def bilangan(kunci: str) -> Ketentuan[int]:
            return self.ketentuan("jkk", raw, kunci, _whole_number)

        result = AturanJkk(
            pengali=bilangan("pengali"),
            bagian_meninggal=self.ketentuan("jkk", raw, "bagian_meninggal", _fraction),
            meninggal_paling_sedikit=self.ketentuan(
                "jkk", raw, "meninggal_paling_sedikit", _lantai_santunan
            ),
            bagian_cacat_total_tetap=self.ketentuan(
                "jkk", raw, "bagian_cacat_total_tetap", _fraction
            ),
            berkala=bilangan("berkala"),
            pemakaman=bilangan("pemakaman"),
            stmb=self.ketentuan("jkk", raw, "stmb", _stmb),
            stmb_hari=bilangan("stmb_hari"),
            transport=self.ketentuan("jkk", raw, "transport", _transport),
            perawatan_rumah=bilangan("perawatan_rumah"),
            perawatan_rumah_bulan=bilangan("perawatan_rumah_bulan"),
            orthose=self.ketentuan("jkk", raw, "orthose", _fraction),
            gigi_tiruan=bilangan("gigi_tiruan"),
            alat_bantu_dengar=bilangan("alat_bantu_dengar"),
            kacamata=bilangan("kacamata"),
            mendadak_jam=bilangan("mendadak_jam"),
            mendadak_masa_iur=bilangan("mendadak_masa_iur"),
            cacat=self.ketentuan("cacat", tabel_cacat, "cacat", _cacat, "jkk.cacat"),
        )
        _all_used("jkk", raw)
        _all_used("cacat", tabel_cacat)
        for baris in result.cacat.baris:
            for kind in baris.nilai.values():
                self.cite((kind.kutipan,), f"cacat.toml {kind.kode}")
        return result

    def jkm(self) -> AturanJkm:
        raw = self.read("jkm")
        result = AturanJkm(
            **{
                kunci: self.ketentuan("jkm", raw, kunci, _whole_number)
                for kunci in AturanJkm._fields
            }
        )
        _all_used("jkm", raw)
        return result

    def jht(self) -> AturanJht:
        raw = self.read("jht")
        result = AturanJht(
            hasil_anggapan=self.ketentuan("jht", raw, "hasil_anggapan", _fraction),
            usia_pensiun=self.ketentuan("jht", raw, "usia_pensiun", _whole_number),
            sebagian_tahun=self.ketentuan("jht", raw, "sebagian_tahun", _whole_number),
            pajak_bebas=self.ketentuan("jht", raw, "pajak_bebas", _whole_number),
            pajak_tarif=self.ketentuan("jht", raw, "pajak_tarif", _fraction),
        )
        _all_used("jht", raw)
        return result

    def beasiswa(self) -> Ketentuan[AturanBeasiswa]:
        raw = self.read("beasiswa")
        result = self.ketentuan("beasiswa", raw, "beasiswa", _beasiswa, "beasiswa")
        _all_used("beasiswa", raw)
        return result

    def kepesertaan(self) -> AturanKepesertaan:
        raw = self.read("kepesertaan")
        baris = _Table(raw.pop("cakupan", None), "kepesertaan.toml [cakupan]")
        cakupan = Cakupan(
            dari=baris.month("dari"),
            sampai=baris.month("sampai"),
            tanpa_peringatan_sampai=baris.month("tanpa_peringatan_sampai"),
            diperiksa=baris.take("diperiksa", date),
        )
        baris.done()
        baris = _Table(raw.pop("usia_daftar_dulu", None), "kepesertaan.toml [usia_daftar_dulu]")
        dulu = Diberitakan(
            nilai=baris.take("nilai", int),
            hari=baris.take("hari", date),
            sumber=self.cite(baris.strings("sumber"), baris.where),
        )
        baris.done()
        other = {
            kunci: self.ketentuan("kepesertaan", raw, kunci, _whole_number)
            for kunci in AturanKepesertaan._fields
            if kunci not in {"cakupan", "usia_daftar_dulu"}
        }
        _all_used("kepesertaan", raw)
        return AturanKepesertaan(cakupan=cakupan, usia_daftar_dulu=dulu, **other)

    def pekerjaan(self) -> dict[str, Pekerjaan]:
        result: dict[str, Pekerjaan] = {}
        file = _Table(self.read("pekerjaan"), "pekerjaan.toml")
        daftar = file.take("pekerjaan", list)
        employers = {
            key: self._keterangan(entry, f"pekerjaan.toml [pemberi_kerja.{key}]", "")
            for key, entry in file.take("pemberi_kerja", dict).items()
        }
        file.done()
        for raw in daftar:
            baris = _Table(raw, f"pekerjaan.toml {raw.get('slug')!r}")
            satu = Pekerjaan(
                slug=baris.take("slug", str),
                nama=baris.take("nama", str),
                sinonim=baris.strings("sinonim"),
                sektor=cast("Any", baris.take("sektor", str)),
                sektor_pasti=baris.take("sektor_pasti", bool, default=True),
                prt=baris.take("prt", bool, default=False),
                utama=baris.take("utama", bool, default=False),
                tabel=baris.take("tabel", bool, default=True),
                alasan=baris.take("alasan", str, ""),
                pemberi_kerja=self._pemberi_kerja(baris, employers),
                sumber=self.cite(baris.strings("sumber"), baris.where),
            )
            baris.done()
            _require(satu.slug not in result, baris.where, "slug ganda")
            _require(
                satu.sektor in {"transportasi", "lainnya"}, baris.where, f"sektor {satu.sektor!r}"
            )
            _require(
                satu.tabel != bool(satu.alasan), baris.where, "alasan hanya bila tabel = false"
            )
            result[satu.slug] = satu
        return result

    @staticmethod
    def _pemberi_kerja(baris: _Table, known: dict[str, Keterangan]) -> Keterangan | None:
        key = baris.optional("pemberi_kerja", str)
        if key is None:
            return None
        _require(key in known, baris.where, f"pemberi_kerja {key!r} tidak ada")
        return known[key]

    def kanal(self) -> dict[str, Kanal]:
        result: dict[str, Kanal] = {}
        for kunci, raw in self.read("kanal").items():
            baris = _Table(raw, f"kanal.toml [{kunci}]")
            result[kunci] = Kanal(
                kunci=kunci,
                nama=baris.take("nama", str),
                url=baris.take("url", str),
                guna=baris.take("guna", str),
                jenis=baris.take("jenis", str),
                sumber_independen=baris.take("sumber_independen", int),
                diperiksa=baris.take("diperiksa", date),
            )
            baris.done()
        return result


def _all_used(file: str, raw: Table) -> None:
    _require(not raw, f"{file}.toml", f"bagian tidak dikenal: {', '.join(raw)}")


def load(baca: Callable[[str], Table] = read_toml) -> Law:
    """Read and check all law data.

    Args:
        baca: gives a file's content by its name without ending; tests pass altered data.

    Raises:
        DataError: an unknown or missing key, a wrong type, a gap in time, a citation that is
            not in the register.
    """
    pembaca = _LawReader(baca)
    return Law(
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
