"""The shape of the law data: dated provisions with their citations."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Generic, Literal, NamedTuple, NewType, TypeVar

from calculator.errors import CoverageError
from calculator.kinds import Rupiah
from calculator.month import Month, long_date

T = TypeVar("T")
Kepastian = Literal["primer", "resmi", "sekunder", "anggapan"]
Sektor = Literal["transportasi", "lainnya"]
Moda = Literal["darat", "laut", "udara"]
CaraCacat = Literal["tetap", "rentang", "tiap", "kelas"]
# The floor of a benefit is a name, not an amount, so that it can never drift from what it names.
Lantai = Literal["jkm.santunan"]
# The key of a citation; the loader refuses one that is not in the register.
KunciKutipan = NewType("KunciKutipan", str)


# How places begin that are rows of somebody's copy of official answers.
BARIS_SALINAN = "baris "


class Peraturan(NamedTuple):
    """A text that figures come from.

    Attributes:
        berlaku: the day it comes into force, None where it is not a law or the day was not seen.
        diperiksa: the day somebody last checked it.
    """

    kunci: str
    singkat: str
    nama: str
    url: str
    berlaku: date | None
    diperiksa: date


class Kutipan(NamedTuple):
    """One place in a text (`pasal`), what is taken from it (`isi`), and how sure that is."""

    kunci: str
    peraturan: Peraturan
    pasal: str
    isi: str
    kepastian: Kepastian

    @property
    def place(self) -> str:
        """Give what follows the name of the text, such as `, Pasal 20`; empty where that says it.

        "PP 44/2015 Lampiran II, Lampiran II" says it twice. The row of a copy that others made is
        no place in an official text: only the list of all sources names it.
        """
        said = self.peraturan.singkat.endswith(self.pasal) or self.pasal.startswith(BARIS_SALINAN)
        return "" if said else f", {self.pasal}"


class Row(NamedTuple, Generic[T]):
    """One value of a provision and the days it holds, both ends included.

    Attributes:
        catatan: why it ends without a successor; needed where `sampai` is the provision's last day.
    """

    sejak: date
    sampai: date | None
    nilai: T
    sumber: tuple[KunciKutipan, ...]
    catatan: str = ""


class Ketentuan(NamedTuple, Generic[T]):
    """A provision: its values in order of time, without gap or overlap."""

    kunci: str
    nama: str
    baris: tuple[Row[T], ...]

    def find(self, tanggal: date) -> Row[T] | None:
        """Give the row in force on a day, None when there is none."""
        for baris in self.baris[::-1]:
            if baris.sejak <= tanggal:
                return baris if baris.sampai is None or tanggal <= baris.sampai else None
        return None

    def on(self, tanggal: date) -> Row[T]:
        """Give the row in force on a day.

        Raises:
            CoverageError: the data say nothing about that day.
        """
        if (row := self.find(tanggal)) is not None:
            return row
        raise CoverageError(
            f"{self.nama}: data kami tidak memuat aturan untuk {long_date(tanggal)}; "
            f"yang ada mulai {long_date(self.baris[0].sejak)}."
        )


class Golongan(NamedTuple):
    """An income group. `sampai` is None in the highest; amounts in rupiah a month."""

    nomor: int
    dari: Rupiah
    sampai: Rupiah | None
    dasar: Rupiah
    kutipan: KunciKutipan | None


class Keterangan(NamedTuple):
    """A condition or doubt, said beside the price of a relief's months or about an occupation.

    Attributes:
        kode: the kind of the warning it becomes.
        pembayar: the payers it concerns; empty: all.
        tentang: the part of the answer it concerns.
    """

    kode: str
    pesan: str
    sumber: tuple[KunciKutipan, ...]
    pembayar: tuple[str, ...]
    tentang: str


class Keringanan(NamedTuple):
    """A relief on contributions, by contribution month, both ends included.

    Attributes:
        bagian_dibayar: the part of the normal contribution that remains to be paid.
        program: the programmes it lowers, in the words of the law data ("jkk", "jkm").
        kecuali_pembayar: payers that do not get it.
        manfaat: citations that it leaves the benefits whole; empty where none was seen.
        keterangan: what belongs beside its price.
        catatan: what is known about its end.
    """

    sektor: Sektor
    dari: Month
    sampai: Month
    bagian_dibayar: Fraction
    program: tuple[str, ...]
    kecuali_pembayar: tuple[str, ...]
    sumber: tuple[KunciKutipan, ...]
    manfaat: tuple[KunciKutipan, ...]
    keterangan: tuple[Keterangan, ...]
    catatan: str


class LiburSetahun(NamedTuple):
    """The national holidays and joint leave of a year, by day (`YYYY-MM-DD`), with their names.

    Attributes:
        skb: the decree that lists them, `url` where it was announced.
        cuti_bersama: joint leave; not a holiday, but offices may be closed.
    """

    tahun: int
    skb: str
    url: str
    libur: Mapping[str, str]
    cuti_bersama: Mapping[str, str]
    sumber: tuple[KunciKutipan, ...]


class HargaHarian(NamedTuple):
    """How a month's price is told per day: over so many days, rounded up to a multiple."""

    hari: int
    kelipatan: Rupiah


class TingkatStmb(NamedTuple):
    """Months `dari` to `sampai` (None: no end) of not being able to work.

    Attributes:
        bagian: the part of the dasar penghasilan that each of them is paid at.
    """

    dari: int
    sampai: int | None
    bagian: Fraction


class Jenjang(NamedTuple):
    """A school stage by the child's age in years, and its amount a year in rupiah."""

    nama: str
    dari: int
    sampai: int
    setahun: Rupiah


class AturanBeasiswa(NamedTuple):
    """How children's schooling is paid, and to how many children.

    Attributes:
        cara: "tahunan": an amount for every school year; "sekaligus": one amount once.
        usia_batas: the age in years from which a child receives nothing.
    """

    cara: Literal["tahunan", "sekaligus"]
    anak_paling_banyak: int
    usia_batas: int
    jenjang: tuple[Jenjang, ...]


class JenisCacat(NamedTuple):
    """A row of the disability table; percentages as exact parts of one.

    Attributes:
        cara: "tetap", "rentang" (from `bagian` to `bagian_sampai`), "tiap" (for each full
            `langkah`) or "kelas" (the row itself names the measure, so it takes none).
        paling_banyak: how often the row may stand in one case.
        kidal: right and left change places for a left-handed worker.
        tempat: the part of the body, for the picture.
    """

    kode: str
    kelompok: str
    uraian: str
    cara: CaraCacat
    bagian: Fraction
    bagian_sampai: Fraction | None
    satuan: str | None
    langkah: int | None
    paling_banyak: int
    kidal: bool
    tempat: str
    kutipan: KunciKutipan


class Pekerjaan(NamedTuple):
    """A common occupation.

    Attributes:
        sektor: decides until when the relief on contributions runs.
        sektor_pasti: False where the sector is our own reading of the regulation.
        prt: whether UU 2/2026 on domestic workers applies.
        utama: whether it is one of the pictured choices of the page.
        tabel: False where the BPU table does not apply; `alasan` says why.
        pemberi_kerja: what to say where somebody may owe the cover of a wage earner; None: nothing.
    """

    slug: str
    nama: str
    sinonim: tuple[str, ...]
    sektor: Sektor
    sektor_pasti: bool
    prt: bool
    utama: bool
    tabel: bool
    alasan: str
    pemberi_kerja: Keterangan | None
    sumber: tuple[KunciKutipan, ...]


class Kanal(NamedTuple):
    """An external address that pages may link to, by name."""

    kunci: str
    nama: str
    url: str
    guna: str
    jenis: str
    sumber_independen: int
    diperiksa: date


class AturanIuran(NamedTuple):
    """Contributions: rates are parts of the base, amounts rupiah a month."""

    tarif_jkk: Ketentuan[Fraction]
    tarif_jht: Ketentuan[Fraction]
    jkm: Ketentuan[Rupiah]
    golongan: Ketentuan[tuple[Golongan, ...]]
    jatuh_tempo: Ketentuan[int]
    jatuh_tempo_jht: Ketentuan[int]
    masa_bayar: Ketentuan[tuple[int, ...]]
    hari_kerja: Ketentuan[int]
    harga_harian: Ketentuan[HargaHarian]
    keringanan: tuple[Keringanan, ...]


class AturanJkk(NamedTuple):
    """Work accident benefits."""

    pengali: Ketentuan[int]
    bagian_meninggal: Ketentuan[Fraction]
    meninggal_paling_sedikit: Ketentuan[Lantai]
    bagian_cacat_total_tetap: Ketentuan[Fraction]
    berkala: Ketentuan[Rupiah]
    pemakaman: Ketentuan[Rupiah]
    stmb: Ketentuan[tuple[TingkatStmb, ...]]
    stmb_hari: Ketentuan[int]
    transport: Ketentuan[Mapping[Moda, Rupiah]]
    perawatan_rumah: Ketentuan[Rupiah]
    perawatan_rumah_bulan: Ketentuan[int]
    orthose: Ketentuan[Fraction]
    gigi_tiruan: Ketentuan[Rupiah]
    alat_bantu_dengar: Ketentuan[Rupiah]
    kacamata: Ketentuan[Rupiah]
    mendadak_jam: Ketentuan[int]
    mendadak_masa_iur: Ketentuan[int]
    cacat: Ketentuan[Mapping[str, JenisCacat]]


class AturanJkm(NamedTuple):
    """Death benefits outside work."""

    santunan: Ketentuan[Rupiah]
    berkala: Ketentuan[Rupiah]
    pemakaman: Ketentuan[Rupiah]
    masa_awal: Ketentuan[int]
    beasiswa_masa_iur: Ketentuan[int]


class AturanJht(NamedTuple):
    """Old-age savings."""

    hasil_anggapan: Ketentuan[Fraction]
    usia_pensiun: Ketentuan[int]
    sebagian_tahun: Ketentuan[int]
    pajak_bebas: Ketentuan[Rupiah]
    pajak_tarif: Ketentuan[Fraction]


class Cakupan(NamedTuple):
    """The months the data answer for, both ends included, and when they were last checked.

    Attributes:
        tanpa_peringatan_sampai: later months are answered with a warning that the law may have
            moved on.
    """

    dari: Month
    sampai: Month
    tanpa_peringatan_sampai: Month
    diperiksa: date


class Diberitakan(NamedTuple):
    """A figure reported on a day, which no text is known for: told, never applied."""

    nilai: int
    hari: date
    sumber: tuple[KunciKutipan, ...]


class AturanKepesertaan(NamedTuple):
    """Membership: ages in years, arrears in months, deadlines in the unit of their name."""

    cakupan: Cakupan
    usia_daftar: Ketentuan[int]
    usia_daftar_dulu: Diberitakan
    usia_prt: Ketentuan[int]
    pekerjaan_paling_banyak: Ketentuan[int]
    tunggakan_batas: Ketentuan[int]
    mulai_hari_kerja: Ketentuan[int]
    lapor_jam: Ketentuan[int]
    jkk_kedaluwarsa: Ketentuan[int]
    jkk_simpulan_hari: Ketentuan[int]
    jkk_bayar_hari_kerja: Ketentuan[int]
    jkm_bayar_hari_kerja: Ketentuan[int]


class BunyiSyarat(NamedTuple):
    """The words of a condition, with `{n}` where a figure of the law goes.

    Attributes:
        panjang: a sentence that begins with the words of `pendek`.
        angka: the provision that gives the figure, as `jkm.masa_awal`; empty for none.
        saat: whether its figure is that of the event or of the first month.
        umum: whether all benefits share it.
        ragu: what is unsure about it and why; empty for nothing.
    """

    kunci: str
    pendek: str
    panjang: str
    angka: str
    saat: Literal["peristiwa", "mulai"]
    umum: bool
    ragu: str


class JalanLain(NamedTuple):
    """What is told in the place of a price; `{n}` stands for the figure of the provision `angka`.

    Attributes:
        kunci: the kind of the warning that says why there is no price.
        singkat: in a few words, for a line of a list.
        isi: sentences: what holds instead, and how one comes back.
    """

    kunci: str
    singkat: str
    judul: str
    angka: str
    isi: tuple[str, ...]
    sumber: tuple[KunciKutipan, ...]


class AturanSyarat(NamedTuple):
    """What must hold before amounts are paid, and what is told where no price is.

    Attributes:
        bunyi: the words of each condition.
        jumlah: the conditions of amounts, by path.
        jalan_lain: what holds instead, by the kind of the warning that says why.
    """

    bunyi: Mapping[str, BunyiSyarat]
    jumlah: Mapping[str, tuple[str, ...]]
    jalan_lain: Mapping[str, JalanLain]


class Law(NamedTuple):
    """All of the law the calculator knows."""

    iuran: AturanIuran
    jkk: AturanJkk
    jkm: AturanJkm
    jht: AturanJht
    beasiswa: Ketentuan[AturanBeasiswa]
    kepesertaan: AturanKepesertaan
    syarat: AturanSyarat
    libur: Mapping[int, LiburSetahun]
    pekerjaan: Mapping[str, Pekerjaan]
    kutipan: Mapping[str, Kutipan]
    peraturan: Mapping[str, Peraturan]
    kanal: Mapping[str, Kanal]

    def belum_pasti(self, sumber: tuple[str, ...]) -> bool:
        """Tell whether a figure rests on a secondary source, so that it must be shown as unsure.

        Our own stated assumptions ("anggapan") are not doubts about the law: they say so in words.
        """
        return any(self.kutipan[kunci].kepastian == "sekunder" for kunci in sumber)

    def golongan_pasti(self, golongan: Golongan) -> bool:
        """Tell whether the base of an income group rests on more than a secondary source."""
        return golongan.kutipan is None or not self.belum_pasti((golongan.kutipan,))

    def nama_pekerjaan(self, slug: str | None, otherwise: str) -> str:
        """Name an occupation; where none was said, something else."""
        return self.pekerjaan[slug].nama if slug else otherwise
