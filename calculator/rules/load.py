"""Reads the tables of the law into the model; anything unexpected in the data raises.

What each key must hold, the model's types say (`typed.py`); here stands what types cannot say: how
rows follow each other, and which files make which part of the law.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, TypeVar, get_args, get_origin

from calculator.kinds import fields
from calculator.rules.model import (
    AturanBeasiswa,
    AturanIuran,
    AturanJht,
    AturanJkk,
    AturanJkm,
    AturanKepesertaan,
    AturanSyarat,
    BunyiSyarat,
    Golongan,
    JalanLain,
    JenisCacat,
    Kanal,
    Kepastian,
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
from calculator.rules.typed import TypedReader, named, require, table

T = TypeVar("T")
KEPASTIAN: tuple[Kepastian, ...] = get_args(Kepastian)
# The table prints its bounds to the nearest thousand: 1.099.000, then 1.100.000.
JARAK_GOLONGAN = 1_000


def _row(row: Row[Any], where: str) -> Row[Any]:
    require(row.sampai is None or row.sampai >= row.sejak, where, "sampai sebelum sejak")
    return row


def _ketentuan(ketentuan: Ketentuan[Any], where: str) -> Ketentuan[Any]:
    for before, after in pairwise(ketentuan.baris):
        follows = before.sampai is not None and after.sejak == before.sampai + timedelta(days=1)
        require(follows, where, f"baris sejak {after.sejak} berlubang atau tumpang tindih")
    return ketentuan


def _golongan(result: tuple[Golongan, ...], where: str) -> tuple[Golongan, ...]:
    require(result[0].dari == 0, where, "golongan pertama harus mulai dari 0")
    require(result[-1].sampai is None, where, "golongan terakhir harus tanpa batas atas")
    for index, golongan in enumerate(result, start=1):
        require(golongan.nomor == index, where, f"nomor golongan {golongan.nomor} tidak berurutan")
    for bawah, atas in pairwise(result):
        require(
            bawah.sampai is not None
            and bawah.dari < bawah.sampai < atas.dari
            and atas.dari - bawah.sampai == JARAK_GOLONGAN
            and bawah.dasar < atas.dasar,
            where,
            f"golongan {bawah.nomor} dan {atas.nomor} berlubang atau tumpang tindih",
        )
    return result


def _stmb(result: tuple[TingkatStmb, ...], where: str) -> tuple[TingkatStmb, ...]:
    whole = result[0].dari == 1 and result[-1].sampai is None
    require(whole, where, "harus dari bulan 1 tanpa akhir")
    for before, after in pairwise(result):
        right = before.sampai is not None and after.dari == before.sampai + 1
        require(right, where, "bulan berlubang")
    return result


def _beasiswa(result: AturanBeasiswa, where: str) -> AturanBeasiswa:
    for before, after in pairwise(result.jenjang):
        require(after.dari == before.sampai + 1, where, "usia jenjang berlubang")
    akhir = result.jenjang[-1].sampai + 1
    require(akhir == result.usia_batas, where, "jenjang tidak sampai usia batas")
    return result


def _jenis_cacat(result: JenisCacat, where: str) -> JenisCacat:
    """Percent becomes a part of one."""
    sampai, tiap = result.bagian_sampai, (result.satuan, result.langkah)
    require(
        (sampai is not None) == (result.cara == "rentang"),
        where,
        "persen_sampai harus ada pada cara rentang, dan hanya di situ",
    )
    require(
        tiap.count(None) == (0 if result.cara == "tiap" else len(tiap)),
        where,
        "satuan dan langkah harus ada pada cara tiap, dan hanya di situ",
    )
    return result._replace(
        bagian=result.bagian / 100, bagian_sampai=None if sampai is None else sampai / 100
    )


def _keringanan(result: Keringanan, where: str) -> Keringanan:
    require(result.dari <= result.sampai, where, "sampai sebelum dari")
    require(0 <= result.bagian_dibayar < 1, where, "bagian_dibayar bukan keringanan")
    return result


def _no_overlap(result: tuple[Keringanan, ...], where: str) -> tuple[Keringanan, ...]:
    for one, other in combinations(result, 2):
        require(
            one.sektor != other.sektor or one.sampai < other.dari or other.sampai < one.dari,
            where,
            f"dua keringanan sektor {one.sektor} tumpang tindih",
        )
    return result


def _libur(result: LiburSetahun, where: str) -> LiburSetahun:
    for day in (*result.libur, *result.cuti_bersama):
        try:
            right = date.fromisoformat(day).isoformat() == day
        except ValueError:
            right = False
        right = right and day.startswith(f"{result.tahun}-")
        require(right, where, f"{day!r} bukan harinya")
    return result


def _pekerjaan(result: Pekerjaan, where: str) -> Pekerjaan:
    require(result.tabel != bool(result.alasan), where, "alasan hanya kalau tabel = false")
    return result


def _bunyi(result: BunyiSyarat, where: str) -> BunyiSyarat:
    require(result.panjang.startswith(result.pendek), where, "panjang harus diawali pendek")
    pair = bool(result.angka) == ("{n}" in result.panjang)
    require(pair, where, "angka dan {n} harus sepasang")
    return result


FINISH: Mapping[object, Callable[[Any, str], Any]] = {
    Ketentuan: _ketentuan,
    Row: _row,
    tuple[Golongan, ...]: _golongan,
    tuple[TingkatStmb, ...]: _stmb,
    tuple[Keringanan, ...]: _no_overlap,
    AturanBeasiswa: _beasiswa,
    BunyiSyarat: _bunyi,
    JenisCacat: _jenis_cacat,
    Keringanan: _keringanan,
    LiburSetahun: _libur,
    Pekerjaan: _pekerjaan,
}
# How the files call a field that the model calls otherwise, and what they may leave out.
WRITTEN: Mapping[object, Mapping[str, str]] = {
    JenisCacat: {"bagian": "persen", "bagian_sampai": "persen_sampai", "tempat": "bagian"}
}
ABSENT: Mapping[object, Mapping[str, object]] = {
    AturanIuran: {"keringanan": ()},
    Row: {"catatan": ""},
    BunyiSyarat: {"angka": "", "saat": "peristiwa", "umum": False, "ragu": ""},
    JenisCacat: {"paling_banyak": 1, "kidal": False},
    Keringanan: {"manfaat": (), "keterangan": (), "catatan": ""},
    Keterangan: {"pembayar": (), "tentang": "iuran"},
    Pekerjaan: {"sektor_pasti": True, "prt": False, "utama": False, "tabel": True, "alasan": ""},
}


class _LawReader:
    """Builds the model file by file, the register of citations first."""

    def __init__(self, read: Callable[[str], Table]) -> None:
        self.read = read
        self.reader = TypedReader(FINISH, WRITTEN, ABSENT)
        register = self.file("sumber", "peraturan", "kutipan")
        for kind, key in ((Peraturan, "peraturan"), (Kutipan, "kutipan")):
            place = f"sumber.toml [{key}.{{}}]"
            self.reader.known[kind] = self.reader.by_key(kind, register[key], place)

    def file(self, name: str, *keys: str) -> Table:
        """Read a file of known parts; a part that is missing is None."""
        raw = self.read(name)
        unknown = [key for key in raw if key not in keys]
        require(not unknown, f"{name}.toml", f"bagian tidak dikenal: {', '.join(unknown)}")
        return {key: raw.get(key) for key in keys}

    def aturan(self, kind: type[T], name: str, **elsewhere: str) -> T:
        """Read the parts of a programme's law.

        Args:
            kind: the record of them.
            name: the file they stand in, which gives the provisions their keys.
            elsewhere: the file of a part that has one of its own.
        """
        kinds = fields(kind)
        raw = self.file(name, *(key for key in kinds if key not in elsewhere))
        raw |= {key: self.file(file, key)[key] for key, file in elsewhere.items()}
        values = dict(ABSENT.get(kind, {}))
        for key, part in raw.items():
            if part is not None or key not in values:
                where = f"{elsewhere.get(key, name)}.toml [{key}]"
                values[key] = self.part(kinds[key], part, where, f"{name}.{key}")
        return kind(**values)

    def part(self, kind: Any, raw: object, where: str, kunci: str) -> Any:  # noqa: ANN401 - any part
        """Read a part: a provision, which gets its key, or another record."""
        require(raw is not None, where, "tidak ada")
        if get_origin(kind) is Ketentuan:
            raw = named(raw, "kunci", kunci, where)
        return self.reader.value(kind, raw, where)

    def beasiswa(self) -> Ketentuan[AturanBeasiswa]:
        raw = self.file("beasiswa", "beasiswa")["beasiswa"]
        kind = Ketentuan[AturanBeasiswa]
        result: Ketentuan[AturanBeasiswa] = self.part(
            kind, raw, "beasiswa.toml [beasiswa]", "beasiswa"
        )
        return result

    def libur(self) -> dict[int, LiburSetahun]:
        years = self.file("libur", "tahun")["tahun"]
        result = self.reader.listed(LiburSetahun, years, "libur.toml", "tahun")
        for before, after in pairwise(result):
            require(after == before + 1, f"libur.toml {after}", "tahun tidak berurutan")
        return result

    def pekerjaan(self) -> dict[str, Pekerjaan]:
        raw = self.file("pekerjaan", "pekerjaan", "pemberi_kerja")
        employers: dict[str, Keterangan] = {}
        for key, entry in table(raw["pemberi_kerja"], "pekerjaan.toml [pemberi_kerja]").items():
            where = f"pekerjaan.toml [pemberi_kerja.{key}]"
            # It is about the worker, not about a part of the answer.
            about_nothing = {"tentang": "", **table(entry, where)}
            employers[key] = self.reader.value(Keterangan, about_nothing, where)
        self.reader.known[Keterangan] = employers
        return self.reader.listed(Pekerjaan, raw["pekerjaan"], "pekerjaan.toml", "pekerjaan")

    def syarat(self) -> AturanSyarat:
        raw = self.file("syarat", "bunyi", "jumlah", "jalan_lain")
        bunyi = self.reader.by_key(BunyiSyarat, raw["bunyi"], "syarat.toml [bunyi.{}]")
        where = "syarat.toml [jumlah]"
        kind = Mapping[str, tuple[str, ...]]
        jumlah: Mapping[str, tuple[str, ...]] = self.reader.value(kind, raw["jumlah"], where)
        for jalur, each in jumlah.items():
            for kunci in each:
                require(kunci in bunyi, where, f"{jalur}: {kunci!r} tidak ada")
        place = "syarat.toml [jalan_lain.{}]"
        return AturanSyarat(bunyi, jumlah, self.reader.by_key(JalanLain, raw["jalan_lain"], place))

    def kanal(self) -> dict[str, Kanal]:
        return self.reader.by_key(Kanal, self.read("kanal"), "kanal.toml [{}]")


def load(baca: Callable[[str], Table] = read_toml) -> Law:
    """Read and check all law data.

    Args:
        baca: gives a file's content by its name without ending; tests pass altered data.

    Raises:
        DataError: an unknown or missing key, a wrong type, a gap in time, a citation that is
            not in the register.
    """
    reader = _LawReader(baca)
    known = reader.reader.known
    return Law(
        iuran=reader.aturan(AturanIuran, "iuran"),
        jkk=reader.aturan(AturanJkk, "jkk", cacat="cacat"),
        jkm=reader.aturan(AturanJkm, "jkm"),
        jht=reader.aturan(AturanJht, "jht"),
        beasiswa=reader.beasiswa(),
        kepesertaan=reader.aturan(AturanKepesertaan, "kepesertaan"),
        syarat=reader.syarat(),
        libur=reader.libur(),
        pekerjaan=reader.pekerjaan(),
        kutipan=known[Kutipan],
        peraturan=known[Peraturan],
        kanal=reader.kanal(),
    )
