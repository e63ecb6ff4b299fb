"""The table behind the instant answer: written at build, looked up while Python loads.

Only months, groups and finished amounts go in, so whoever reads it looks up and calculates nothing.
"""

from calculator.bulan import Bulan
from calculator.estimate import estimate
from calculator.iuran import keringanan, tarif
from calculator.pembulatan import ke_atas
from calculator.rules.model import Golongan, Hukum
from calculator.scenario import PEMBAYAR, PROGRAM, SEKTOR, Scenario

__all__ = ["Tabel", "tabel"]

# Months that cost the same: the first, the last, the index of the amounts, months with relief.
Masa = tuple[str, str, int, int]
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
    """The price of every group in every month, for one kind of worker."""

    def __init__(
        self, hukum: Hukum, golongan: tuple[Golongan, ...], cara: tuple[str, str, str]
    ) -> None:
        self.hukum = hukum
        self.golongan = golongan
        self.sektor, self.pembayar, self.program = cara
        self._bulan: dict[Bulan, tuple[tuple[int, ...], bool]] = {}

    def pada(self, bulan: Bulan) -> tuple[tuple[int, ...], bool]:
        """Give one month's price for each group, and whether it has relief."""
        if bulan not in self._bulan:
            potongan = keringanan(self.sektor, self.pembayar, bulan, self.hukum)
            jht = self.program == "jkk-jkm-jht"
            harga = tuple(
                tarif(satu.dasar, bulan, self.hukum, jht=jht, potongan=potongan).total
                for satu in self.golongan
            )
            self._bulan[bulan] = harga, potongan is not None
        return self._bulan[bulan]

    def masa(self, banyak: int, jumlah: _Jumlah) -> list[Masa]:
        """Give what `banyak` months cost from each month on, equal months in a row as one."""
        cakupan = self.hukum.kepesertaan.cakupan
        hasil: list[Masa] = []
        mulai = cakupan.dari
        while mulai.tambah(banyak - 1) <= cakupan.sampai:
            bulanan = [self.pada(mulai.tambah(urutan)) for urutan in range(banyak)]
            total = tuple(map(sum, zip(*(harga for harga, _ in bulanan), strict=True)))
            nomor, ringan = jumlah.nomor(total), sum(turun for _, turun in bulanan)
            if hasil and hasil[-1][2:] == (nomor, ringan):
                hasil[-1] = (hasil[-1][0], str(mulai), nomor, ringan)
            else:
                hasil.append((str(mulai), str(mulai), nomor, ringan))
            mulai = mulai.tambah(1)
        return hasil


def tabel(hukum: Hukum, kini: Bulan) -> Tabel:
    """Write the table.

    Args:
        hukum: the law data.
        kini: the month whose groups and benefits are told.

    Returns:
        `golongan`: where each group begins, and its base. `jumlah`: lists of amounts, one for each
        group. `masa`: by sektor, pembayar, program and months paid, rows of first month, last
        month, index into `jumlah`, months with relief. `harian`: by index into `jumlah`, a month's
        price told per day. `manfaat`: what is due without any special circumstance, by path; one
        amount, or one for each group.
    """
    golongan = hukum.iuran.golongan.pada(kini.hari_terakhir).nilai
    jumlah = _Jumlah()
    harian: dict[str, list[int]] = {}
    cara_sehari = hukum.iuran.harga_harian.pada(kini.hari_terakhir).nilai
    masa: dict[str, dict[str, dict[str, dict[str, list[Masa]]]]] = {}
    for sektor in SEKTOR:
        for pembayar in PEMBAYAR:
            for program in PROGRAM:
                harga = _Harga(hukum, golongan, (sektor, pembayar, program))
                baris = {
                    str(banyak): harga.masa(banyak, jumlah)
                    for banyak in hukum.iuran.masa_bayar.pada(kini.hari_terakhir).nilai
                }
                for _, _, nomor, _ in baris["1"]:
                    harian[str(nomor)] = [
                        ke_atas(satu, cara_sehari.hari, cara_sehari.kelipatan)
                        for satu in jumlah.daftar[nomor]
                    ]
                masa.setdefault(sektor, {}).setdefault(pembayar, {})[program] = baris
    contoh = [
        estimate(Scenario.from_query(f"penghasilan={satu.dari}", str(kini), hukum), hukum).manfaat
        for satu in golongan
    ]
    return {
        "golongan": {
            "dari": [satu.dari for satu in golongan],
            "dasar": [satu.dasar for satu in golongan],
        },
        "jumlah": jumlah.daftar,
        "masa": masa,
        "harian": harian,
        "manfaat": {
            "manfaat.jkk.meninggal.total": [satu.jkk.meninggal.total for satu in contoh],
            "manfaat.jkk.cacat_total_tetap.total": [
                satu.jkk.cacat_total_tetap.total for satu in contoh
            ],
            "manfaat.jkm.total": [contoh[0].jkm.total],
        },
    }
