"""The pages a shared answer leads to: which there are, what each states, which one fits.

A preview cannot know the scenario in the fragment, so a page states only what is true of everyone
it may stand for: a price with the months in which it holds, and the protection with its condition.
A scenario whose amounts differ from a page's gets another page, or none.
"""

from collections.abc import Iterator
from typing import NamedTuple, get_args

from markupsafe import Markup

from calculator.bulan import Bulan
from calculator.estimate import Estimate, estimate
from calculator.iuran import golongan as cari_golongan
from calculator.phases import Outlook, group_outlook, month_checked
from calculator.rules.model import Golongan, Hukum, Pekerjaan, Peraturan, Sektor
from calculator.rupiah import rp
from calculator.scenario import Pembayar, Scenario
from calculator.view.templat import isi_templat

__all__ = ["Halaman", "Isi", "Sector", "Uraian", "daftar", "halaman", "isi", "tulis", "uraian"]

JHT = "jkk-jkm-jht"
# Whose relief is told how; the sector most people belong to comes first.
_SEBUTAN = {"lainnya": "", "transportasi": "sopir, ojek, kurir"}
_PEMBAYAR: Pembayar = "sponsor"
_BOTH = "JKK dan JKM"


class Halaman(NamedTuple):
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


class Isi(NamedTuple):
    """All that a share page states.

    Attributes:
        hasil: the answer of the page's scenario.
        pekerjaan: None on the page of an income group.
        sektor: what is paid when; the page's own sector first, others only where they differ.
        masa_awal: months after which JKM pays in full.
        awal_pasti: False where that rests on no certain source.
        dasar_pasti: False where the base of the group does.
    """

    halaman: Halaman
    hasil: Estimate
    pekerjaan: Pekerjaan | None
    golongan: Golongan
    jht: bool
    sektor: tuple[Sector, ...]
    masa_awal: int
    awal_pasti: bool
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
    def siapa(self) -> str:
        """Say for whom the page answers."""
        return f"Penghasilan {self.penghasilan}" if self.pekerjaan is None else self.pekerjaan.nama

    @property
    def penghasilan(self) -> str:
        """Say for which incomes the price holds."""
        grup = self.golongan
        if grup.sampai is None:
            return f"mulai {rp(grup.dari)}"
        if not grup.dari:
            return f"sampai {rp(grup.sampai)}"
        return f"{rp(grup.dari)}\N{EN DASH}{rp(grup.sampai).removeprefix('Rp')}"

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
        return tuple(dict.fromkeys(satu.peraturan for satu in self.hasil.sumber))

    @property
    def prices(self) -> Outlook:
        """The prices of the page's own sector."""
        return self.sektor[0].prices

    def harga_pada(self, sektor: str, bulan: Bulan) -> int | None:
        """Say what the page tells a reader about one month's price in a sector, None: nothing."""
        of = {one.sektor: one.prices for one in self.sektor}
        phase = of.get(sektor, self.prices).at(bulan)
        return None if phase is None else phase.total


def _golongan(law: Hukum) -> tuple[Golongan, ...]:
    return law.iuran.golongan.pada(month_checked(law).hari_terakhir).nilai


def _halaman_pekerjaan(slug: str, law: Hukum) -> Halaman:
    # The lowest base, so that nothing sounds better than it is.
    return Halaman(slug, f"penghasilan={_golongan(law)[0].dasar}&pekerjaan={slug}")


def _halaman_golongan(grup: Golongan, *, jht: bool) -> Halaman:
    akhir = "-jht" if jht else ""
    program = f"&program={JHT}" if jht else ""
    return Halaman(f"golongan-{grup.nomor}{akhir}", f"penghasilan={grup.dasar}{program}")


def daftar(law: Hukum) -> tuple[Halaman, ...]:
    """Give all share pages: each occupation, each income group with and without JHT."""
    return (
        *(_halaman_pekerjaan(satu.slug, law) for satu in law.pekerjaan.values() if satu.tabel),
        *(_halaman_golongan(grup, jht=jht) for jht in (False, True) for grup in _golongan(law)),
    )


def isi(satu: Halaman, law: Hukum) -> Isi:
    """Work out what a page states."""
    kini = month_checked(law)
    skenario = Scenario.from_query(satu.query, str(kini), law)
    hasil = estimate(skenario, law)
    pekerjaan = law.pekerjaan.get(skenario.pekerjaan or "")
    jht = skenario.program == JHT
    grup = hasil.golongan
    awal = law.jkm.masa_awal.pada(kini.hari_terakhir)
    return Isi(
        halaman=satu,
        hasil=hasil,
        pekerjaan=pekerjaan,
        golongan=grup,
        jht=jht,
        sektor=_sectors(skenario, pekerjaan, grup, law),
        masa_awal=awal.nilai,
        awal_pasti=not law.belum_pasti(awal.sumber),
        dasar_pasti=grup.kutipan is None or not law.belum_pasti((grup.kutipan,)),
    )


def _sectors(
    skenario: Scenario, pekerjaan: Pekerjaan | None, grup: Golongan, law: Hukum
) -> tuple[Sector, ...]:
    names: list[Sektor] = sorted(get_args(Sektor)) if pekerjaan is None else [skenario.sektor]
    found = [
        Sector(
            sektor=name,
            sebutan="" if pekerjaan else _SEBUTAN[name],
            pasti=pekerjaan is None or pekerjaan.sektor_pasti,
            prices=group_outlook(
                grup,
                skenario._replace(sektor=name, pembayar=_PEMBAYAR),
                law,
                month_checked(law),
            ),
        )
        for name in names
    ]
    own, *others = found
    return (own, *(one for one in others if _months(one.prices) != _months(own.prices)))


def _months(prices: Outlook) -> tuple[object, ...]:
    """Give what a reader is told of prices: the amounts and their months."""
    return tuple((phase.dari, phase.sampai, phase.total) for phase in prices.told)


def halaman(hasil: Estimate, law: Hukum) -> Halaman | None:
    """Find the share page that says nothing else than this answer; None when there is none."""
    skenario = hasil.scenario
    grup = cari_golongan(skenario.penghasilan, month_checked(law), law)
    calon = [_halaman_golongan(grup, jht=skenario.program == JHT)]
    if skenario.pekerjaan is not None:
        calon.insert(0, _halaman_pekerjaan(skenario.pekerjaan, law))
    return next((satu for satu in calon if _cocok(isi(satu, law), hasil)), None)


def _cocok(isinya: Isi, hasil: Estimate) -> bool:
    skenario, manfaat = hasil.scenario, hasil.manfaat
    if isinya.pekerjaan is not None and skenario.sektor != isinya.pekerjaan.sektor:
        return False
    lain = {isinya.meninggal_lain}
    if hasil.kedudukan.jkm_masa_awal:
        # The page itself says that the first months are different.
        lain.add(manfaat.jkm.total)
    return (
        hasil.golongan == isinya.golongan
        and (skenario.program == JHT) == isinya.jht
        and all(
            satu.total == isinya.harga_pada(skenario.sektor, Bulan.baca(satu.bulan))
            for satu in hasil.iuran.bulanan
        )
        and manfaat.jkk.meninggal.total == isinya.meninggal_kerja
        and manfaat.jkm.total in lain
    )


def tulis(isinya: Isi, law: Hukum, akar: str, orang: Markup) -> Markup:
    """Write what a page states as markup.

    Args:
        isinya: what it states.
        law: the law data.
        akar: the relative address of the site's root, from the page.
        orang: the picture of the worker; empty for none.
    """
    return isi_templat(
        "bagikan/jawaban.html",
        isi=isinya,
        hasil=isinya.hasil,
        hukum=law,
        batas=law.kepesertaan.tunggakan_batas.pada(month_checked(law).hari_terakhir),
        akar=akar,
        orang=orang,
    )


# ---------------------------------------------------------------------- words


class Uraian(NamedTuple):
    """A page in two sentences, for previews: a title and a description."""

    judul: str
    teks: str


def uraian(isinya: Isi) -> Uraian:
    """Tell a page's price and protection, true in whatever month it is read."""
    return Uraian(_judul(isinya), " ".join(_kalimat(isinya)))


def _judul(isinya: Isi) -> str:
    siapa = isinya.siapa + (" dengan JHT" if isinya.jht else "")
    mulai = "mulai " if isinya.mulai else ""
    prices = isinya.prices
    judul = f"{siapa}: {mulai}{rp(isinya.harga)} sebulan"
    if not prices.lalu:
        return judul
    judul += f" sampai {prices.now.sampai.nama}"
    # A title is short: what follows after that, the description tells.
    return f"{judul}, lalu {rp(prices.then[0].total)}" if prices.then else judul


def _kalimat(isinya: Isi) -> list[str]:
    mulai = "mulai " if isinya.mulai else ""
    syarat = ""
    if isinya.masa_awal:
        ragu = "" if isinya.awal_pasti else ", belum pasti"
        syarat = f" (sesudah {isinya.masa_awal} bulan iuran pertama{ragu})"
    pokok = (
        f"Perlindungan BPJS Ketenagakerjaan: dirawat {isinya.hasil.manfaat.jkk.perawatan} bila "
        f"celaka karena kerja; keluarga menerima {mulai}{rp(isinya.meninggal_kerja)} bila ia "
        f"meninggal karena kerja, {rp(isinya.meninggal_lain)} bila karena sebab lain{syarat}."
    )
    bagian = [pokok]
    bagian += _sentences(isinya)
    if isinya.prices.parted or len(isinya.prices.then) > 1:
        bagian.append(f"Sesudah {isinya.prices.now.sampai.nama}: {isinya.prices.lalu}.")
    if isinya.mulai:
        bagian.append(f"Untuk penghasilan {isinya.penghasilan} sebulan.")
    if not isinya.dasar_pasti:
        bagian.append("Dasar golongan ini belum pasti.")
    return bagian


def _sentences(isinya: Isi) -> Iterator[str]:
    """Tell the relief of the page's own sector, and the prices of others."""
    own, *others = isinya.sektor
    now = own.prices.now
    beside = [one for one in others if one.prices.now.turun == now.turun]
    if now.keringanan:
        ragu = "" if own.pasti else " (sektornya belum pasti)"
        program = "" if now.program == _BOTH and not isinya.jht else f" {now.program}"
        also = "".join(f", {one.sebutan} sampai {one.prices.now.sampai.nama}" for one in beside)
        yield f"Keringanan {now.turun}{program} sampai iuran {now.sampai.nama}{ragu}{also}."
    for one in others:
        prices = one.prices
        if now.keringanan and one in beside:
            continue
        text = f"{one.sebutan[:1].upper()}{one.sebutan[1:]}: {rp(prices.now.total)} sebulan"
        if prices.lalu:
            text += f" sampai {prices.now.sampai.nama}, lalu {prices.lalu}"
        yield f"{text}."
