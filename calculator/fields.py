"""What can be asked, as data: keys and their names, bounds of what can be typed, kinds of value."""

from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from calculator.month import Month
from calculator.rules.model import Moda, Sektor
from calculator.rupiah import tulis_desimal

Program = Literal["jkk-jkm", "jkk-jkm-jht"]
Pembayar = Literal["sendiri", "sponsor", "pemerintah"]

PROGRAM: tuple[Program, ...] = get_args(Program)
PEMBAYAR: tuple[Pembayar, ...] = get_args(Pembayar)
SEKTOR: tuple[Sektor, ...] = get_args(Sektor)
MODA: tuple[Moda, ...] = get_args(Moda)

# The keys of the query in their order, and what they and their choices are called by people; the
# form's labels say the same.
NAMA = {
    "penghasilan": "Penghasilan sebulan",
    "pekerjaan": "Pekerjaan",
    "sektor": "Bidang kerja",
    "program": "Perlindungan",
    "mulai": "Bulan iuran pertama",
    "bulan": "Lama bayar",
    "pembayar": "Pembayar iuran",
    "jumlah": "Jumlah orang",
    "usia": "Usia pekerja",
    "peristiwa": "Bulan kejadian",
    "masa_iur": "Lama iuran yang sudah dibayar",
    "tunggakan": "Lama menunggak",
    "anak": "Usia anak",
    "stmb": "Lama tidak dapat bekerja",
    "cacat": "Bagian tubuh yang kehilangan fungsi",
    "transport": "Angkutan",
    "jht_tahun": "Lama menabung",
    "jht_hasil": "Anggapan hasil tabungan",
}
KUNCI = tuple(NAMA)
PILIHAN = {
    "jkk-jkm": "Kecelakaan kerja dan kematian",
    "jkk-jkm-jht": "Ditambah tabungan hari tua",
    "sendiri": "Pekerja sendiri",
    "sponsor": "Orang lain",
    "pemerintah": "Pemerintah",
    "transportasi": "Transportasi",
    "lainnya": "Bukan transportasi",
    "darat": "Darat",
    "laut": "Laut",
    "udara": "Udara",
}
SATUAN_TAHUN = ("tahun", "thn", "th")
SATUAN_BULAN = ("bulan", "bln", "bl")
SATUAN_ORANG = ("orang", "pekerja", "jiwa", "org")

# Bounds of what can be typed, not of the law.
PENGHASILAN_TERTINGGI = 1_000_000_000_000
JUMLAH_TERTINGGI = 1_000_000
BULAN_TERTINGGI = 1_200
STMB_TERTINGGI = 600
HARI_TERTINGGI = 36_000
USIA_TERTINGGI = 120
USIA_ANAK_TERTINGGI = 60
ANAK_TERBANYAK = 20
CEDERA_TERBANYAK = 40
JHT_TAHUN_TERTINGGI = 60
JHT_HASIL_TERTINGGI = 30
PERSEN_PENUH = 100


class Cedera(NamedTuple):
    """An injury asked about: a code of the disability table and, after a colon, its measure.

    Attributes:
        nilai: percent of the function lost, the percentage set by the doctor, or the measured loss,
            as the table's row says; None: the whole part, or the least the row gives.
    """

    kode: str
    nilai: Fraction | None

    def __str__(self) -> str:
        """Give the form of the query string."""
        return self.kode if self.nilai is None else f"{self.kode}:{format_decimal(self.nilai)}"


class Lama(NamedTuple):
    """How long: so many months, parts of a month too, or so many whole days.

    Both are kept as they were asked, because only the law says how long a month of days is.
    """

    banyak: Fraction
    satuan: Literal["bulan", "hari"]

    def __str__(self) -> str:
        """Give the form of the query string: `3`, `2,5`, `10hari`."""
        if self.satuan == "hari":
            return f"{self.banyak}hari"
        return format_decimal(self.banyak).replace(".", ",")

    @property
    def kata(self) -> str:
        """Say it in words: `2,5 bulan`, `10 hari`."""
        return f"{tulis_desimal(self.banyak)} {self.satuan}"


class Asked(NamedTuple):
    """The checked value of every key, and nothing else; `Scenario` says what each means."""

    penghasilan: int
    pekerjaan: str | None
    sektor: Sektor
    program: Program
    mulai: Month
    bulan: int
    pembayar: Pembayar
    jumlah: int
    usia: int | None
    peristiwa: Month
    masa_iur: int | None
    tunggakan: int
    anak: tuple[int, ...]
    stmb: Lama | None
    cacat: tuple[Cedera, ...]
    transport: tuple[Moda, ...]
    jht_tahun: int | None
    jht_hasil: Fraction | None
    upah_harian: int | None = None

    @property
    def jht(self) -> bool:
        """Tell whether JHT is chosen."""
        return self.program == "jkk-jkm-jht"


def format_decimal(nilai: Fraction) -> str:
    """Give a number in the form of the query string."""
    return f"{float(nilai):.10g}"
