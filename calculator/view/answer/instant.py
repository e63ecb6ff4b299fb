"""The table behind the instant answer: written at build, looked up while Python loads.

Only months, groups and finished amounts go in, so whoever reads it looks up and calculates nothing.
"""

from markupsafe import Markup

from calculator.benefits import benefit_changes
from calculator.estimate import Estimate, estimate
from calculator.fields import PEMBAYAR, PROGRAM, SEKTOR
from calculator.iuran import find_golongan as golongan_pada
from calculator.iuran import find_keringanan, price
from calculator.month import Month
from calculator.phases import incomes, month_checked, passed_by
from calculator.rounding import round_up
from calculator.rules.model import Law
from calculator.scenario import Scenario
from calculator.view.jinja import render_template
from calculator.view.words import ABOUT_RELIEF, beside, for_all, timeless_note

__all__ = ["InstantTable", "instant_answer", "instant_table"]

# Months that cost the same: the first, the last, the index of the amounts, months with relief,
# and whether the price after belongs beside them (1) or is old news (0).
Span = tuple[str, str, int, int, int]
InstantTable = dict[str, object]


class _Amounts:
    """Keeps lists of amounts, equal ones once."""

    def __init__(self) -> None:
        self.lists: list[tuple[int, ...]] = []
        self._index: dict[tuple[int, ...], int] = {}

    def index(self, jumlah: tuple[int, ...]) -> int:
        """Give the index of a list of amounts."""
        if jumlah not in self._index:
            self._index[jumlah] = len(self.lists)
            self.lists.append(jumlah)
        return self._index[jumlah]


class _Prices:
    """The price of every step of income in every month, for one kind of worker."""

    def __init__(self, law: Law, penghasilan: tuple[int, ...], cara: tuple[str, str, str]) -> None:
        self.law = law
        self.penghasilan = penghasilan
        self.sektor, self.pembayar, self.program = cara
        self._months: dict[Month, tuple[tuple[int, ...], bool]] = {}

    def on(self, bulan: Month) -> tuple[tuple[int, ...], bool]:
        """Give one month's price for each step of income, and whether it has relief."""
        if bulan not in self._months:
            relief = find_keringanan(self.sektor, self.pembayar, bulan, self.law)
            jht = self.program == "jkk-jkm-jht"
            harga = tuple(
                price(
                    golongan_pada(satu, bulan, self.law).dasar,
                    bulan,
                    self.law,
                    jht=jht,
                    keringanan=relief,
                ).total
                for satu in self.penghasilan
            )
            self._months[bulan] = harga, relief is not None
        return self._months[bulan]

    def spans(self, banyak: int, jumlah: _Amounts) -> list[Span]:
        """Give what `banyak` months cost from each month on, equal months in a row as one."""
        cakupan = self.law.kepesertaan.cakupan
        diperiksa = month_checked(self.law)
        hasil: list[Span] = []
        mulai = cakupan.dari
        while mulai.plus(banyak - 1) <= cakupan.sampai:
            bulanan = [self.on(mulai.plus(index)) for index in range(banyak)]
            total = tuple(map(sum, zip(*(harga for harga, _ in bulanan), strict=True)))
            nomor, ringan = jumlah.index(total), sum(turun for _, turun in bulanan)
            lanjut = int(ringan > 0 or mulai >= diperiksa)
            if hasil and hasil[-1][2:4] == (nomor, ringan):
                hasil[-1] = (hasil[-1][0], str(mulai), nomor, ringan, lanjut)
            else:
                hasil.append((str(mulai), str(mulai), nomor, ringan, lanjut))
            mulai = mulai.plus(1)
        return hasil


def instant_answer(answer: Estimate, law: Law) -> Markup:
    """Write what the page's script fills with amounts of the table.

    Args:
        answer: the plain case, whose conditions stand beside the amounts.
        law: the law data.
    """
    return render_template(
        "answer/instant.html",
        law=law,
        lain=beside(answer, law, "manfaat.jkm.total"),
        umum=for_all(answer, law),
        berubah=benefit_changes(month_checked(law), law)[:1],
        catatan=timeless_note(answer, law),
    )


def instant_table(law: Law, kini: Month) -> InstantTable:
    """Write the table.

    Args:
        law: the law data.
        kini: the month whose groups and benefits are told.

    Returns:
        `golongan`: where each step of income begins, and its base now; a step is a group of the
        income table, or a part of one where tables of other months part it. `jumlah`: lists of
        amounts, one for each step. `masa`: by sektor, pembayar, program and months paid, rows of
        first month, last month, index into `jumlah`, months with relief, and whether the price
        after is told. `catatan`: what to know about a relief, by key of the query and its value:
        that of an occupation while there is one, that of a payer where others have one,
        and whom it passes by.
        `harian`: by index into `jumlah`, a month's price told per day. `manfaat`: rows of first
        month, last month, and what is due then without any special circumstance, by
        path; one amount, or one for each step. `tanpa_harga`: by key of the query, from which
        value on there is no price and only the engine answers.
    """
    penghasilan = incomes(law)
    jumlah = _Amounts()
    harian: dict[str, list[int]] = {}
    cara_sehari = law.iuran.harga_harian.on(kini.last_day).nilai
    masa: dict[str, dict[str, dict[str, dict[str, list[Span]]]]] = {}
    for sektor in SEKTOR:
        for pembayar in PEMBAYAR:
            for program in PROGRAM:
                harga = _Prices(law, penghasilan, (sektor, pembayar, program))
                baris = {
                    str(banyak): harga.spans(banyak, jumlah)
                    for banyak in law.iuran.masa_bayar.on(kini.last_day).nilai
                }
                for _, _, nomor, *_ in baris["1"]:
                    harian[str(nomor)] = [
                        round_up(entry, cara_sehari.hari, cara_sehari.kelipatan)
                        for entry in jumlah.lists[nomor]
                    ]
                masa.setdefault(sektor, {}).setdefault(pembayar, {})[program] = baris
    return {
        "golongan": {
            "dari": list(penghasilan),
            "dasar": [golongan_pada(satu, kini, law).dasar for satu in penghasilan],
        },
        "jumlah": jumlah.lists,
        "masa": masa,
        "harian": harian,
        "manfaat": _manfaat(law, kini, penghasilan),
        "catatan": _notes(law, kini),
        "tanpa_harga": {
            "usia": law.kepesertaan.usia_daftar.on(kini.last_day).nilai,
            "tunggakan": law.kepesertaan.tunggakan_batas.on(kini.last_day).nilai + 1,
        },
    }


def _notes(law: Law, kini: Month) -> dict[str, dict[str, str]]:
    """Give what to know about a relief, by key of the query and its value.

    Under `kecuali`, by payer and sector: whom the reliefs of this month and later pass by.
    """
    asked = [
        *(("pekerjaan", job.slug) for job in law.pekerjaan.values() if not job.sektor_pasti),
        *(("pembayar", pembayar) for pembayar in PEMBAYAR),
    ]
    found: dict[str, dict[str, str]] = {"pekerjaan": {}, "pembayar": {}}
    for kunci, nilai in asked:
        scenario = Scenario.from_query(f"penghasilan=1000000&{kunci}={nilai}", str(kini), law)
        for warning in estimate(scenario, law).peringatan:
            if warning.kode in ABOUT_RELIEF:
                found[kunci][nilai] = warning.pesan
    # Who pays for oneself does not pay from a budget.
    found["kecuali"] = {
        f"sponsor/{relief.sektor}": said
        for relief in law.iuran.keringanan
        if relief.sampai >= kini and (said := passed_by(relief))
    }
    return found


def _manfaat(
    law: Law, kini: Month, penghasilan: tuple[int, ...]
) -> list[tuple[str, str, dict[str, list[int]]]]:
    """Give what is due from this month on, months in which it is the same together."""
    awal = [kini, *benefit_changes(kini, law)]
    akhir = [*(bulan.plus(-1) for bulan in awal[1:]), law.kepesertaan.cakupan.sampai]
    hasil = []
    for mulai, sampai in zip(awal, akhir, strict=True):
        contoh = [
            estimate(Scenario.from_query(f"penghasilan={satu}", str(mulai), law), law).manfaat
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
