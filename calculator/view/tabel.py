"""The table behind the instant answer: written at build, looked up while Python loads.

Only months, groups and finished amounts go in, so whoever reads it looks up and calculates nothing.
"""

from calculator.bulan import Bulan
from calculator.estimate import estimate
from calculator.iuran import golongan as golongan_pada
from calculator.iuran import keringanan, tarif
from calculator.pembulatan import ke_atas
from calculator.phases import benefit_changes, incomes, month_checked
from calculator.rules.model import Hukum
from calculator.scenario import PEMBAYAR, PROGRAM, SEKTOR, Scenario

__all__ = ["Tabel", "tabel"]

# Months that cost the same: the first, the last, the index of the amounts, months with relief,
# and whether the price after belongs beside them (1) or is old news (0).
Masa = tuple[str, str, int, int, int]
Tabel = dict[str, object]


class _Jumlah:
    """Keeps lists of amounts, equal ones once."""

    def __init__(self) -> None:
        self.daftar: list[tuple[int, ...]] = []
        self._nomor: dict[tuple[int, ...], int] = {}

    def nomor(self, jumlah: tuple[int, ...]) -> int:
        """Give the index of a list of amounts."""
        if jumlah not in self._nomor:
            self._nomor[jumlah] = len(self.daftar)
            self.daftar.append(jumlah)
        return self._nomor[jumlah]


class _Harga:
    """The price of every step of income in every month, for one kind of worker."""

    def __init__(
        self, hukum: Hukum, penghasilan: tuple[int, ...], cara: tuple[str, str, str]
    ) -> None:
        self.hukum = hukum
        self.penghasilan = penghasilan
        self.sektor, self.pembayar, self.program = cara
        self._bulan: dict[Bulan, tuple[tuple[int, ...], bool]] = {}

    def pada(self, bulan: Bulan) -> tuple[tuple[int, ...], bool]:
        """Give one month's price for each step of income, and whether it has relief."""
        if bulan not in self._bulan:
            potongan = keringanan(self.sektor, self.pembayar, bulan, self.hukum)
            jht = self.program == "jkk-jkm-jht"
            harga = tuple(
                tarif(
                    golongan_pada(satu, bulan, self.hukum).dasar,
                    bulan,
                    self.hukum,
                    jht=jht,
                    potongan=potongan,
                ).total
                for satu in self.penghasilan
            )
            self._bulan[bulan] = harga, potongan is not None
        return self._bulan[bulan]

    def masa(self, banyak: int, jumlah: _Jumlah) -> list[Masa]:
        """Give what `banyak` months cost from each month on, equal months in a row as one."""
        cakupan = self.hukum.kepesertaan.cakupan
        diperiksa = month_checked(self.hukum)
        hasil: list[Masa] = []
        mulai = cakupan.dari
        while mulai.tambah(banyak - 1) <= cakupan.sampai:
            bulanan = [self.pada(mulai.tambah(urutan)) for urutan in range(banyak)]
            total = tuple(map(sum, zip(*(harga for harga, _ in bulanan), strict=True)))
            nomor, ringan = jumlah.nomor(total), sum(turun for _, turun in bulanan)
            lanjut = int(ringan > 0 or mulai >= diperiksa)
            if hasil and hasil[-1][2:4] == (nomor, ringan):
                hasil[-1] = (hasil[-1][0], str(mulai), nomor, ringan, lanjut)
            else:
                hasil.append((str(mulai), str(mulai), nomor, ringan, lanjut))
            mulai = mulai.tambah(1)
        return hasil


def tabel(hukum: Hukum, kini: Bulan) -> Tabel:
    """Write the table.

    Args:
        hukum: the law data.
        kini: the month whose groups and benefits are told.

    Returns:
        `golongan`: where each step of income begins, and its base now; a step is a group of the
        income table, or a part of one where tables of other months part it. `jumlah`: lists of
        amounts, one for each step. `masa`: by sektor, pembayar, program and months paid, rows of
        first month, last month, index into `jumlah`, months with relief, and whether the price
        after is told. `harian`: by index into `jumlah`, a month's price told per day. `manfaat`:
        rows of first month, last month, and what is due then without any special circumstance, by
        path; one amount, or one for each step.
    """
    penghasilan = incomes(hukum)
    jumlah = _Jumlah()
    harian: dict[str, list[int]] = {}
    cara_sehari = hukum.iuran.harga_harian.pada(kini.hari_terakhir).nilai
    masa: dict[str, dict[str, dict[str, dict[str, list[Masa]]]]] = {}
    for sektor in SEKTOR:
        for pembayar in PEMBAYAR:
            for program in PROGRAM:
                harga = _Harga(hukum, penghasilan, (sektor, pembayar, program))
                baris = {
                    str(banyak): harga.masa(banyak, jumlah)
                    for banyak in hukum.iuran.masa_bayar.pada(kini.hari_terakhir).nilai
                }
                for _, _, nomor, *_ in baris["1"]:
                    harian[str(nomor)] = [
                        ke_atas(satu, cara_sehari.hari, cara_sehari.kelipatan)
                        for satu in jumlah.daftar[nomor]
                    ]
                masa.setdefault(sektor, {}).setdefault(pembayar, {})[program] = baris
    return {
        "golongan": {
            "dari": list(penghasilan),
            "dasar": [golongan_pada(satu, kini, hukum).dasar for satu in penghasilan],
        },
        "jumlah": jumlah.daftar,
        "masa": masa,
        "harian": harian,
        "manfaat": _manfaat(hukum, kini, penghasilan),
    }


def _manfaat(
    hukum: Hukum, kini: Bulan, penghasilan: tuple[int, ...]
) -> list[tuple[str, str, dict[str, list[int]]]]:
    """Give what is due from this month on, months in which it is the same together."""
    awal = [kini, *benefit_changes(kini, hukum)]
    akhir = [*(bulan.tambah(-1) for bulan in awal[1:]), hukum.kepesertaan.cakupan.sampai]
    hasil = []
    for mulai, sampai in zip(awal, akhir, strict=True):
        contoh = [
            estimate(Scenario.from_query(f"penghasilan={satu}", str(mulai), hukum), hukum).manfaat
            for satu in penghasilan
        ]
        jumlah = {
            "manfaat.jkk.meninggal.total": [satu.jkk.meninggal.total for satu in contoh],
            "manfaat.jkk.cacat_total_tetap.total": [
                satu.jkk.cacat_total_tetap.total for satu in contoh
            ],
            "manfaat.jkm.total": [contoh[0].jkm.total],
        }
        hasil.append((str(mulai), str(sampai), jumlah))
    return hasil
