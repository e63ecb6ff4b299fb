"""An answer as markup: the same templates when the site is built and in the visitor's browser."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple, get_args, get_origin

from markupsafe import Markup

from calculator.estimate import Estimate
from calculator.iuran import arrears
from calculator.kinds import fields, is_money, without_none
from calculator.month import NAMA_BULAN
from calculator.phases import Outlook, outlook, span
from calculator.rounding import part_of
from calculator.rules import law
from calculator.rules.model import Kutipan, Law, TingkatStmb
from calculator.rupiah import format_percent, rp
from calculator.syarat import instead, sources
from calculator.trace import Langkah, Peringatan
from calculator.view.asked import contents
from calculator.view.charts import months, schooling, year
from calculator.view.jinja import render_template
from calculator.view.words import (
    ABOUT_PRICE,
    ABOUT_RELIEF,
    DECISIVE,
    beside,
    doubts,
    for_all,
    for_all_at_length,
    mark_unsure,
)
from calculator.whatif import compare_with_now

__all__ = ["Sheet", "amount_paths", "render"]

# Warnings that come first. Arrears have a place of their own, beside the amounts they touch.
_DECISIVE = DECISIVE - {"tunggakan"}
# Our way of telling a price, not a doubt about the law.
_NO_DOUBT = frozenset({"pembulatan"})
_SEBUTAN = {
    "santunan": "Santunan",
    "berkala": "Santunan berkala",
    "pemakaman": "Biaya pemakaman",
    "beasiswa": "Beasiswa anak",
    "segera": "Dibayar segera",
    "setelah_lunas": "Dibayar setelah tunggakan lunas",
}
# What a citation rests on, in everyday words, and the badge that says it.
_CERTAINTY = {
    "primer": ("naskah peraturan", "baik"),
    "resmi": ("keterangan resmi", "baik"),
    "sekunder": ("sumber tidak langsung, belum pasti", "aksen"),
    "anggapan": ("anggapan kami", "aksen"),
}


class TingkatSementara(NamedTuple):
    """Months of not being able to work, their share of the base, and rupiah a month."""

    bulan: str
    persen: str
    nilai: int


def amount_paths(answer: Estimate) -> Iterator[str]:
    """Give the path of every amount of an answer, in the order of the contract."""
    yield "masukan.penghasilan"
    for nama, kind in fields(Estimate).items():
        if nama in {"golongan", "iuran", "manfaat", "beasiswa"}:
            yield from _amounts_in(nama, kind, getattr(answer, nama))


# What says that care follows medical need.
_PERAWATAN = "jkk-perawatan"


def _amounts_in(jalur: str, kind: object, nilai: object) -> Iterator[str]:
    """Find the amounts below a value by its type; what is not known is no amount."""
    if nilai is None:
        return
    kind = without_none(kind)
    if is_money(kind):
        yield jalur
    elif isinstance(nilai, tuple):
        kinds: Iterable[tuple[object, object]]
        if get_origin(kind) is tuple:
            kinds = ((index, get_args(kind)[0]) for index in range(len(nilai)))
        else:
            kinds = fields(kind).items()
        for (kunci, each), part in zip(kinds, nilai, strict=True):
            yield from _amounts_in(f"{jalur}.{kunci}", each, part)


@cache
def _cite(sumber: tuple[str, ...]) -> Markup:
    """Cite places of regulations, each text named once. The data never change."""
    places: dict[str, list[Kutipan]] = {}
    for kunci in dict.fromkeys(sumber):
        kutipan = law().kutipan[kunci]
        places.setdefault(kutipan.peraturan.kunci, []).append(kutipan)
    bagian = []
    for found in places.values():
        text = found[0].peraturan
        tautan = Markup('<a href="../sumber-hukum/#{}">{}</a>').format(text.kunci, text.singkat)
        bagian.append(tautan + "".join(map(_place, found)))
    if not bagian:
        return Markup()
    return Markup('<p class="sumber">{}</p>').format(Markup("; ").join(bagian))


def _place(kutipan: Kutipan) -> str:
    """Name the place in a text, and say where that is less than certain."""
    ragu = law().belum_pasti((kutipan.kunci,))
    return kutipan.place + (f" ({_CERTAINTY[kutipan.kepastian][0]})" if ragu else "")


def _sources(step: Langkah) -> Iterator[str]:
    yield from step.sumber
    for below in step.langkah:
        yield from _sources(below)


class Sheet:
    """Hands an answer out to the templates, each amount as an `<output>` exactly once.

    The first to ask for a path gets the output; whoever mentions it again gets plain text. So a
    test, a script or a reader's own tool finds every amount by its name, in one place.
    """

    def __init__(self, answer: Estimate, law: Law) -> None:
        """Prepare the tree of steps and the warnings."""
        self.answer = answer
        self.law = law
        self._roots: dict[str, object] = {
            "masukan": answer.scenario,
            "golongan": answer.golongan,
            "iuran": answer.iuran,
            "manfaat": answer.manfaat,
            "beasiswa": answer.beasiswa,
        }
        self._steps: dict[str, Langkah] = {}
        queue = list(answer.langkah)
        while queue:
            satu = queue.pop()
            if satu.jalur:
                self._steps[satu.jalur] = satu
            queue.extend(satu.langkah)
        self._paths = tuple(amount_paths(answer))
        self._shown: set[str] = set()
        self._warnings = list(answer.peringatan)
        self._golongan_unsure = not law.golongan_pasti(answer.golongan)

    # ------------------------------------------------------------------ amounts

    def value(self, jalur: str) -> object:
        """Look up a path of the answer."""
        kunci, *sisa = jalur.split(".")
        nilai = self._roots[kunci]
        for satu in sisa:
            if isinstance(nilai, tuple) and satu.isdigit():
                nilai = nilai[int(satu)]
            else:
                nilai = getattr(nilai, satu)
        return nilai

    def _output(self, jalur: str, nilai: object, text: str, kelas: str) -> Markup:
        # Nothing but numbers and our own names goes in here.
        if jalur in self._shown:
            return Markup(f'<span class="uang {kelas}">{text}</span>')  # noqa: S704
        self._shown.add(jalur)
        # By itself an output speaks up when it changes, and is left out of the name of the fold or
        # button that it stands in: the page says the new total once, and amounts are read as text.
        return Markup(  # noqa: S704
            f'<output class="uang {kelas}" name="{jalur}" form="kalkulator" data-nilai="{nilai}" '
            f'role="none">{text}</output>'
        )

    def amount(self, jalur: str, kelas: str = "", belum: str = "") -> Markup:
        """Write an amount; one not known is told. Doubts stand in words at the end (`doubts`).

        Args:
            jalur: the path of the amount.
            kelas: classes of the element.
            belum: what to say in the place of nought where nobody asked.
        """
        nilai = self.value(jalur)
        if "beasiswa" in jalur and not self.answer.scenario.anak:
            belum = "isi dulu umur anaknya"
        elif jalur == "manfaat.jht.hasil" and not nilai:
            belum = "mulai bulan berikutnya"
        if nilai is None:
            return Markup("belum ada dalam data kami")
        if not isinstance(nilai, int):
            raise TypeError(jalur)
        return self._output(jalur, nilai, belum or rp(nilai), kelas)

    def marked(self, jalur: str, belum: str = "") -> Markup:
        """Write an amount that ends its line, and mark one that no certain source carries."""
        keluaran, ragu = self.amount(jalur, belum=belum), self._doubt(jalur)
        return mark_unsure(keluaran, ragu) if ragu else keluaran

    def percent(self, jalur: str) -> Markup:
        """Write a value that is a percentage; one not known is told."""
        nilai = self.value(jalur)
        if nilai is None:
            return Markup("belum ada dalam data kami")
        return self._output(jalur, nilai, f"{nilai}%".replace(".", ","), "")

    def _doubt(self, jalur: str) -> str:
        if self._golongan_unsure and jalur in {
            "golongan.dasar",
            "iuran.bulanan.0.total",
            "manfaat.jkk.meninggal.total",
            "manfaat.jkk.cacat_total_tetap.total",
        }:
            return "belum pasti"
        if jalur.startswith("manfaat.jkk.cacat."):
            rincian = self.answer.manfaat.jkk.cacat.rincian
            bagian = jalur.split(".")
            ditanya = rincian if bagian[-1] == "total" else (rincian[int(bagian[-2])],)
            return "belum pasti" if any(satu.belum_pasti for satu in ditanya) else ""
        langkah = self._steps.get(jalur)
        if langkah is None or not langkah.sumber or langkah.sumber[0] in _NO_DOUBT:
            return ""
        kepastian = [self.law.kutipan[kunci].kepastian for kunci in langkah.sumber]
        if "sekunder" in kepastian:
            return "belum pasti"
        return "anggapan" if kepastian[0] == "anggapan" else ""

    def rest(self, awalan: str) -> list[tuple[str, str]]:
        """Give the amounts below a path that nobody has shown yet, with a name for each."""
        return [
            (self._name(jalur), jalur)
            for jalur in self._paths
            if jalur.startswith(awalan) and jalur not in self._shown
        ]

    def _name(self, jalur: str) -> str:
        bagian = jalur.split(".")
        if bagian[0] == "beasiswa" and bagian[-1] == "setahun":
            _, _, anak, _, jenjang, _ = bagian
            satu = self.answer.beasiswa.per_anak[int(anak)]
            nama = satu.rincian[int(jenjang)].jenjang
            aturan = self.law.beasiswa.on(self.answer.scenario.peristiwa.last_day).nilai
            kali = "sekali bayar" if aturan.cara == "sekaligus" else "setahun"
            return f"Anak ke-{int(anak) + 1} ({satu.usia} tahun), {nama}: {kali}"
        return _SEBUTAN[bagian[-1]]

    # ------------------------------------------------------------------ warnings, steps, sources

    def warnings(self, *tentang: str) -> list[Peringatan]:
        """Take the warnings about exactly these parts; what decides or prices stands elsewhere."""
        bukan = _DECISIVE | ABOUT_PRICE | {"cacat-belum-pasti"}
        return self._take(lambda satu: satu.tentang in tentang and satu.kode not in bukan)

    def relief_warnings(self) -> list[Peringatan]:
        """Take the warnings that a relief may end sooner or is none: below the price, in sight."""
        return self._take(lambda satu: satu.kode in ABOUT_RELIEF)

    def price_warnings(self) -> list[Peringatan]:
        """Take the warnings that stand beside the price."""
        return self._take(lambda satu: satu.kode in ABOUT_PRICE)

    def decisive_warnings(self) -> list[Peringatan]:
        """Take the warnings that come before everything else."""
        return self._take(lambda satu: satu.kode in _DECISIVE)

    def other_warnings(self) -> list[Peringatan]:
        """Take whatever warning found no place of its own."""
        return self._take(lambda _: True)

    def _take(self, match: Callable[[Peringatan], bool]) -> list[Peringatan]:
        diambil = [satu for satu in self._warnings if match(satu)]
        self._warnings = [satu for satu in self._warnings if satu not in diambil]
        return diambil

    def iuran_steps(self) -> list[Langkah]:
        """Give the steps of the contribution; of months worked out alike only the first."""
        golongan, seluruh = self.answer.langkah[:2]
        terlihat: set[tuple[str, ...]] = set()
        anak: list[Langkah] = []
        for step in seluruh.langkah:
            cara = (step.rumus, *(lagi.rumus for lagi in step.langkah))
            if step.langkah and cara in terlihat:
                continue
            terlihat.add(cara)
            anak.append(step)
        return [golongan, seluruh._replace(langkah=tuple(anak))]

    def step(self, jalur: str) -> Langkah:
        """Find the step that explains an amount."""
        return self._steps[jalur]

    @staticmethod
    def kepastian(kutipan: Kutipan) -> tuple[str, str]:
        """Say how sure a citation is, and the badge for it."""
        return _CERTAINTY[kutipan.kepastian]

    @staticmethod
    def cite(sumber: tuple[str, ...]) -> Markup:
        """Write the line that says where a figure comes from."""
        return _cite(sumber)

    @staticmethod
    def cite_steps(steps: Iterable[Langkah]) -> Markup:
        """Cite what steps rest on, once for all of them: each law is named once."""
        return _cite(tuple(chain.from_iterable(_sources(step) for step in steps)))

    # ------------------------------------------------------------------ words

    @staticmethod
    def short_date(text: str) -> str:
        """Write a day for a narrow column: `15 Jan 2027`."""
        tahun, bulan, day = (int(line) for line in text.split("-"))
        return f"{day} {NAMA_BULAN[bulan - 1][:3]} {tahun}"

    @property
    def pekerja(self) -> str:
        """Name the worker in the middle of a sentence."""
        pekerjaan = self.answer.scenario.pekerjaan
        nama = self.law.nama_pekerjaan(pekerjaan, "Pekerja")
        return f"{nama[0].lower()}{nama[1:]}"

    @property
    def prices(self) -> Outlook:
        """Tell what the first month costs, until when, and what follows."""
        return outlook(self.answer.scenario, self.law)

    def beside(self, *jalur: str) -> str:
        """Say in half a line what must hold before amounts are paid."""
        return beside(self.answer, self.law, *jalur)

    @property
    def note(self) -> str:
        """Say below the price what all benefits share, and what is unsure about them."""
        return f"{for_all(self.answer, self.law)} {self.doubts}".strip()

    @property
    def sources(self) -> tuple[Kutipan, ...]:
        """Give what the answer rests on."""
        return sources(self.answer, self.law)

    @property
    def doubts(self) -> str:
        """Say what is unsure about the benefits, and why."""
        return doubts(self.answer, self.law)

    @property
    def for_all_at_length(self) -> str:
        """Say it with what happens otherwise."""
        return for_all_at_length(self.answer, self.law)

    @property
    def sumber_tanggungan(self) -> tuple[str, ...]:
        """Cite what care covers under the law of the event."""
        jkk, day = self.law.jkk, self.answer.scenario.peristiwa.last_day
        batas = (
            jkk.transport,
            jkk.perawatan_rumah,
            jkk.orthose,
            jkk.gigi_tiruan,
            jkk.alat_bantu_dengar,
            jkk.kacamata,
        )
        baris = [satu for satu in (ketentuan.find(day) for ketentuan in batas) if satu]
        berlaku = self.law.kutipan[_PERAWATAN].peraturan.berlaku
        perawatan = () if berlaku is not None and day < berlaku else (_PERAWATAN,)
        return (*perawatan, *(kunci for row in baris for kunci in row.sumber))

    @property
    def tunggakan(self) -> str:
        """Say in rupiah what is owed and for which months; empty where it cannot be told."""
        owed = arrears(self.answer.scenario, self.law)
        return "" if owed is None else f"{rp(owed.total)}, {span(owed.dari, owed.sampai)}"

    @property
    def sementara(self) -> list[TingkatSementara]:
        """Tell what a month of not being able to work is worth, equal tiers in a row as one."""
        baris = self.law.jkk.stmb.find(self.answer.scenario.peristiwa.last_day)
        if baris is None:
            return []
        tingkat: list[TingkatStmb] = []
        for satu in baris.nilai:
            if tingkat and tingkat[-1].bagian == satu.bagian:
                tingkat[-1] = tingkat[-1]._replace(sampai=satu.sampai)
            else:
                tingkat.append(satu)
        return [
            TingkatSementara(
                f"mulai bulan ke-{tier.dari}"
                if tier.sampai is None
                else f"{tier.sampai} bulan pertama",
                format_percent(tier.bagian),
                part_of(self.answer.golongan.dasar, tier.bagian),
            )
            for tier in tingkat
        ]


def render(answer: Estimate, kini: str | None = None) -> str:
    """Write an answer as markup.

    Args:
        answer: the answer.
        kini: the present month, `YYYY-MM`; an answer for an earlier month says what changed since.
    """
    hukum = law()
    return render_template(
        "answer/answer.html",
        answer=answer,
        scenario=answer.scenario,
        iuran=answer.iuran,
        jkk=answer.manfaat.jkk,
        jkm=answer.manfaat.jkm,
        jht=answer.manfaat.jht,
        hak=answer.standing.hak,
        law=hukum,
        kanal=hukum.kanal,
        jalan=instead(answer, hukum),
        sheet=Sheet(answer, hukum),
        gambar_setahun=year(answer, hukum),
        gambar_bulanan=months(answer, hukum),
        gambar_sekolah=schooling(answer, hukum),
        dahulu=compare_with_now(answer, kini, hukum),
        isian=contents(answer, hukum),
    )
