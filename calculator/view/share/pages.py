"""The pages a shared answer leads to: which there are, what each states, which one fits.

A preview cannot know the scenario in the fragment, so a page states only what is true of everyone
it may stand for: a price with the months in which it holds, and the protection with its condition.
A scenario whose amounts differ from a page's gets another page, or none.
"""

from collections.abc import Iterator
from typing import NamedTuple, get_args

from markupsafe import Markup

from calculator.benefits import Later, later, told
from calculator.estimate import Estimate, estimate
from calculator.fields import Pembayar
from calculator.iuran import find_golongan as cari_golongan
from calculator.month import Month
from calculator.phases import Outlook, group_outlook, month_checked
from calculator.rules.model import Golongan, Law, Pekerjaan, Peraturan, Sektor
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.view.jinja import render_template
from calculator.view.words import beside, doubts, for_all, for_all_at_length

__all__ = [
    "Content",
    "Sector",
    "SharePage",
    "Summary",
    "all_pages",
    "content",
    "page_for",
    "render",
    "summary",
]

JHT = "jkk-jkm-jht"
# Whose relief is told how; the sector most people belong to comes first.
_CALLED = {"lainnya": "", "transportasi": "sopir, ojek, kurir"}
_PEMBAYAR: Pembayar = "sponsor"


class SharePage(NamedTuple):
    """A share page: its place below `bagikan/`, and the scenario it answers."""

    slug: str
    query: str


class Sector(NamedTuple):
    """What a month costs in a sector, when.

    Attributes:
        sebutan: whom the sector means, empty for the page's own.
        pasti: False where the sector of the occupation is our own reading.
    """

    sektor: str
    sebutan: str
    pasti: bool
    prices: Outlook


class Content(NamedTuple):
    """All that a share page states.

    Attributes:
        hasil: the answer of the page's scenario.
        pekerjaan: None on the page of an income group.
        sektor: what is paid when; the page's own sector first, others only where they differ.
        syarat_kerja: what must hold before the amount of a death caused by work is paid.
        syarat_lain: the same of any other death.
        umum: what must hold before any benefit is paid, in a sentence.
        kerja_nanti: what the amount of a death caused by work becomes, from when.
        lain_nanti: the same of any other death.
        ragu: what is unsure about the conditions, and why; empty for nothing.
        dasar_pasti: False where the base of the group does.
    """

    halaman: SharePage
    hasil: Estimate
    pekerjaan: Pekerjaan | None
    golongan: Golongan
    jht: bool
    sektor: tuple[Sector, ...]
    syarat_kerja: str
    syarat_lain: str
    umum: str
    kerja_nanti: tuple[Later, ...]
    lain_nanti: tuple[Later, ...]
    ragu: str
    dasar_pasti: bool

    @property
    def harga(self) -> int:
        """The price that holds now, in rupiah a month."""
        return self.hasil.iuran.bulanan[0].total

    @property
    def meninggal_kerja(self) -> int:
        """What the family receives after a death caused by work."""
        return self.hasil.manfaat.jkk.meninggal.total

    @property
    def meninggal_lain(self) -> int:
        """What the family receives after any other death."""
        return self.hasil.manfaat.jkm.total

    @property
    def ket_kerja(self) -> str:
        """Say what must hold for a death caused by work, and what its amount becomes."""
        return "; ".join(filter(None, (self.syarat_kerja, told(self.kerja_nanti))))

    @property
    def ket_lain(self) -> str:
        """Say what must hold for any other death, and what its amount becomes."""
        return "; ".join(filter(None, (self.syarat_lain, told(self.lain_nanti))))

    @property
    def siapa(self) -> str:
        """Say for whom the page answers."""
        return f"Penghasilan {self.penghasilan}" if self.pekerjaan is None else self.pekerjaan.nama

    @property
    def penghasilan(self) -> str:
        """Say for which incomes the price holds."""
        golongan = self.golongan
        if golongan.sampai is None:
            return f"mulai {rp(golongan.dari)}"
        if not golongan.dari:
            return f"sampai {rp(golongan.sampai)}"
        return f"{rp(golongan.dari)}\N{EN DASH}{rp(golongan.sampai).removeprefix('Rp')}"

    @property
    def mulai(self) -> bool:
        """Tell whether the amounts are the lowest there are, of which one says `mulai`."""
        return self.pekerjaan is not None

    @property
    def program(self) -> str:
        """Name the programmes in the price."""
        dasar = "kecelakaan kerja (JKK) dan kematian (JKM)"
        return f"{dasar}, ditambah tabungan hari tua (JHT)" if self.jht else dasar

    @property
    def peraturan(self) -> tuple[Peraturan, ...]:
        """Name the texts the amounts rest on, each once."""
        return tuple(dict.fromkeys(kutipan.peraturan for kutipan in self.hasil.sumber))

    @property
    def prices(self) -> Outlook:
        """The prices of the page's own sector."""
        return self.sektor[0].prices

    def price_on(self, sektor: str, bulan: Month) -> int | None:
        """Say what the page tells a reader about one month's price in a sector, None: nothing."""
        of = {one.sektor: one.prices for one in self.sektor}
        phase = of.get(sektor, self.prices).at(bulan)
        return None if phase is None else phase.total


def _groups(law: Law) -> tuple[Golongan, ...]:
    return law.iuran.golongan.on(month_checked(law).last_day).nilai


def _pekerjaan_page(slug: str, law: Law) -> SharePage:
    # The lowest base, so that nothing sounds better than it is.
    return SharePage(slug, f"penghasilan={_groups(law)[0].dasar}&pekerjaan={slug}")


def _golongan_page(golongan: Golongan, *, jht: bool) -> SharePage:
    akhir = "-jht" if jht else ""
    program = f"&program={JHT}" if jht else ""
    return SharePage(f"golongan-{golongan.nomor}{akhir}", f"penghasilan={golongan.dasar}{program}")


def all_pages(law: Law) -> tuple[SharePage, ...]:
    """Give all share pages: each occupation, each income group with and without JHT."""
    return (
        *(
            _pekerjaan_page(pekerjaan.slug, law)
            for pekerjaan in law.pekerjaan.values()
            if pekerjaan.tabel
        ),
        *(_golongan_page(golongan, jht=jht) for jht in (False, True) for golongan in _groups(law)),
    )


def content(satu: SharePage, law: Law) -> Content:
    """Work out what a page states."""
    kini = month_checked(law)
    scenario = Scenario.from_query(satu.query, str(kini), law)
    answer = estimate(scenario, law)
    pekerjaan = law.pekerjaan.get(scenario.pekerjaan or "")
    jht = scenario.jht
    golongan = answer.golongan
    kerja_nanti, lain_nanti = later(scenario, law, "jkk.meninggal.total", "jkm.total")
    return Content(
        halaman=satu,
        hasil=answer,
        pekerjaan=pekerjaan,
        golongan=golongan,
        jht=jht,
        sektor=_sectors(scenario, pekerjaan, golongan, law),
        syarat_kerja=beside(answer, law, "manfaat.jkk.meninggal.total"),
        syarat_lain=beside(answer, law, "manfaat.jkm.total"),
        umum=for_all(answer, law),
        kerja_nanti=kerja_nanti,
        lain_nanti=lain_nanti,
        ragu=doubts(answer, law, "manfaat.jkm.total"),
        dasar_pasti=law.golongan_pasti(golongan),
    )


def _sectors(
    scenario: Scenario, pekerjaan: Pekerjaan | None, golongan: Golongan, law: Law
) -> tuple[Sector, ...]:
    names: list[Sektor] = sorted(get_args(Sektor)) if pekerjaan is None else [scenario.sektor]
    found = [
        Sector(
            sektor=name,
            sebutan="" if pekerjaan else _CALLED[name],
            pasti=pekerjaan is None or pekerjaan.sektor_pasti,
            prices=group_outlook(
                golongan,
                scenario._replace(sektor=name, pembayar=_PEMBAYAR),
                law,
                month_checked(law),
            ),
        )
        for name in names
    ]
    own, *others = found
    return (own, *(one for one in others if _months(one.prices) != _months(own.prices)))


def _months(prices: Outlook) -> tuple[object, ...]:
    """Give what a reader is told of prices from now on: the amounts and their months."""
    return tuple((phase.sampai, phase.total) for phase in prices.told)


def page_for(answer: Estimate, law: Law) -> SharePage | None:
    """Find the share page that says nothing else than this answer; None when there is none."""
    scenario = answer.scenario
    golongan = cari_golongan(scenario.penghasilan, month_checked(law), law)
    calon = [_golongan_page(golongan, jht=scenario.jht)]
    if scenario.pekerjaan is not None:
        calon.insert(0, _pekerjaan_page(scenario.pekerjaan, law))
    return next((satu for satu in calon if _fits(content(satu, law), answer)), None)


def _fits(isinya: Content, answer: Estimate) -> bool:
    scenario, manfaat = answer.scenario, answer.manfaat
    if isinya.pekerjaan is not None and scenario.sektor != isinya.pekerjaan.sektor:
        return False
    lain = {_on(isinya.meninggal_lain, isinya.lain_nanti, scenario.peristiwa)}
    kerja = _on(isinya.meninggal_kerja, isinya.kerja_nanti, scenario.peristiwa)
    if answer.standing.jkm_masa_awal:
        # The page itself says that the first months are different.
        lain.add(manfaat.jkm.total)
    return (
        answer.golongan == isinya.golongan
        and scenario.jht == isinya.jht
        and all(
            month.total == isinya.price_on(scenario.sektor, Month.parse(month.bulan))
            for month in answer.iuran.bulanan
        )
        and manfaat.jkk.meninggal.total == kerja
        and manfaat.jkm.total in lain
    )


def _on(now: int, then: tuple[Later, ...], month: Month) -> int:
    """Give what the page tells of an amount for what happens in a month."""
    return next((one.nilai for one in then[::-1] if one.mulai <= month), now)


def render(isinya: Content, law: Law, akar: str, orang: Markup) -> Markup:
    """Write what a page states as markup.

    Args:
        isinya: what it states.
        law: the law data.
        akar: the relative address of the site's root, from the page.
        orang: the picture of the worker; empty for none.
    """
    return render_template(
        "share/page.html",
        isi=isinya,
        answer=isinya.hasil,
        law=law,
        umum=for_all_at_length(isinya.hasil, law),
        akar=akar,
        orang=orang,
    )


# ---------------------------------------------------------------------- words


class Summary(NamedTuple):
    """A page in two sentences, for previews: a title and a description."""

    judul: str
    teks: str


def summary(isinya: Content) -> Summary:
    """Tell a page's price and protection, true in whatever month it is read."""
    return Summary(_title(isinya), " ".join(_description(isinya)))


def _title(isinya: Content) -> str:
    siapa = isinya.siapa + (" dengan JHT" if isinya.jht else "")
    mulai = "mulai " if isinya.mulai else ""
    prices = isinya.prices
    judul = f"{siapa}: {mulai}{rp(isinya.harga)} sebulan"
    if not prices.lalu:
        return judul
    judul += f" sampai {prices.now.sampai.nama}"
    # A title is short: what follows after that, the description tells.
    return f"{judul}, lalu {rp(prices.then[0].total)}" if prices.then else judul


def _description(isinya: Content) -> list[str]:
    # Chat programs cut the end off: each condition stands before its amount.
    bagian = [] if isinya.dasar_pasti else ["Dasar golongan ini belum pasti."]
    bagian.append(isinya.umum)
    if isinya.mulai:
        bagian.append(f"Untuk penghasilan {isinya.penghasilan} sebulan.")
    lain = ", ".join(filter(None, ("karena sebab lain", isinya.syarat_lain)))
    kerja_nanti, lain_nanti = (
        f" ({told(found)})" if found else "" for found in (isinya.kerja_nanti, isinya.lain_nanti)
    )
    bagian.append(
        f"Kalau meninggal karena kerja, keluarga menerima {rp(isinya.meninggal_kerja)}"
        f"{kerja_nanti}; {lain}: {rp(isinya.meninggal_lain)}{lain_nanti}. "
        f"Kecelakaan kerja: dirawat {isinya.hasil.manfaat.jkk.perawatan}."
    )
    bagian += [isinya.ragu] if isinya.ragu else []
    bagian += _sentences(isinya)
    if isinya.prices.parted or len(isinya.prices.then) > 1:
        bagian.append(f"Setelah {isinya.prices.now.sampai.nama}: {isinya.prices.lalu}.")
    return bagian


def _sentences(isinya: Content) -> Iterator[str]:
    """Tell the relief of the page's own sector, and the prices of others."""
    own, *others = isinya.sektor
    now = own.prices.now
    beside = [one for one in others if one.prices.now.turun == now.turun]
    if now.keringanan:
        ragu = "" if own.pasti else " (sektornya belum pasti)"
        program = now.lowered and f" {now.lowered}"
        also = "".join(f"; {one.sebutan} sampai {one.prices.now.sampai.nama}" for one in beside)
        yield f"Keringanan {now.turun}{program} sampai iuran {now.sampai.nama}{ragu}{also}."
        # Whom a relief passes by pays another price than the one told.
        if now.unless:
            yield now.unless
    for one in others:
        prices = one.prices
        if now.keringanan and one in beside:
            continue
        text = f"{one.sebutan[:1].upper()}{one.sebutan[1:]}: {rp(prices.now.total)} sebulan"
        if prices.lalu:
            text += f" sampai {prices.now.sampai.nama}, lalu {prices.lalu}"
        yield f"{text}."
