"""The pages a shared answer leads to: which there are, what each states, which one fits.

A preview cannot know the scenario in the fragment, so a page states only what is true of everyone
it may stand for: a price with the months in which it holds, and the protection with its condition.
A scenario whose amounts differ from a page's gets another page, or none.
"""

from typing import NamedTuple

from markupsafe import Markup

from calculator.bulan import Bulan
from calculator.estimate import Estimate, estimate
from calculator.iuran import Tarif, keringanan, tarif
from calculator.iuran import golongan as cari_golongan
from calculator.rules.model import Golongan, Hukum, Pekerjaan, Peraturan
from calculator.rules.model import Keringanan as Potongan
from calculator.rupiah import rp, tulis_persen
from calculator.scenario import SEKTOR, Scenario
from calculator.view.templat import isi_templat

__all__ = ["Halaman", "Isi", "Keringanan", "Uraian", "daftar", "halaman", "isi", "tulis", "uraian"]

JHT = "jkk-jkm-jht"
# Whose relief is told how; the sector most people belong to comes first.
_SEBUTAN = {"lainnya": "", "transportasi": "sopir, ojek, kurir"}
_PEMBAYAR = "sponsor"


class Halaman(NamedTuple):
    """A share page: its place below `bagikan/`, and the scenario it answers."""

    slug: str
    query: str


class Keringanan(NamedTuple):
    """A sector's price for as long as its relief holds, in rupiah a month.

    Attributes:
        pasti: False where the sector of the occupation is our own reading.
    """

    sektor: str
    sebutan: str
    turun: str
    dari: Bulan
    sampai: Bulan
    total: int
    pasti: bool


class Isi(NamedTuple):
    """All that a share page states.

    Attributes:
        hasil: the answer of the page's scenario.
        pekerjaan: None on the page of an income group.
        normal: the price in months without relief, in rupiah.
        keringanan: who pays less now, and until when; the page's own sector first.
        masa_awal: months after which JKM pays in full.
        awal_pasti: False where that rests on no certain source.
        dasar_pasti: False where the base of the group does.
    """

    halaman: Halaman
    hasil: Estimate
    pekerjaan: Pekerjaan | None
    golongan: Golongan
    jht: bool
    normal: int
    keringanan: tuple[Keringanan, ...]
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

    def harga_pada(self, sektor: str, bulan: Bulan) -> int:
        """Say what the page tells a reader about one month's price in a sector."""
        for satu in self.keringanan:
            if satu.sektor == sektor and satu.dari <= bulan <= satu.sampai:
                return satu.total
        return self.normal


def _kini(law: Hukum) -> Bulan:
    """Pages speak of the month in which the law was last checked, wherever they are made."""
    diperiksa = law.kepesertaan.cakupan.diperiksa
    return Bulan(diperiksa.year, diperiksa.month)


def _golongan(law: Hukum) -> tuple[Golongan, ...]:
    return law.iuran.golongan.pada(_kini(law).hari_terakhir).nilai


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
    kini = _kini(law)
    skenario = Scenario.from_query(satu.query, str(kini), law)
    hasil = estimate(skenario, law)
    pekerjaan = law.pekerjaan.get(skenario.pekerjaan or "")
    jht = skenario.program == JHT
    grup = hasil.golongan
    sektor = sorted(SEKTOR) if pekerjaan is None else [skenario.sektor]
    awal = law.jkm.masa_awal.pada(kini.hari_terakhir)
    return Isi(
        halaman=satu,
        hasil=hasil,
        pekerjaan=pekerjaan,
        golongan=grup,
        jht=jht,
        normal=tarif(grup.dasar, kini, law, jht=jht, potongan=None).total,
        keringanan=tuple(
            _keringanan(
                potongan, pekerjaan, tarif(grup.dasar, kini, law, jht=jht, potongan=potongan)
            )
            for nama in sektor
            if (potongan := keringanan(nama, _PEMBAYAR, kini, law)) is not None
        ),
        masa_awal=awal.nilai,
        awal_pasti=not law.belum_pasti(awal.sumber),
        dasar_pasti=grup.kutipan is None or not law.belum_pasti((grup.kutipan,)),
    )


def _keringanan(potongan: Potongan, pekerjaan: Pekerjaan | None, harga: Tarif) -> Keringanan:
    return Keringanan(
        sektor=potongan.sektor,
        sebutan="" if pekerjaan else _SEBUTAN[potongan.sektor],
        turun=tulis_persen(1 - potongan.bagian_dibayar),
        dari=potongan.dari,
        sampai=potongan.sampai,
        total=harga.total,
        pasti=pekerjaan is None or pekerjaan.sektor_pasti,
    )


def halaman(hasil: Estimate, law: Hukum) -> Halaman | None:
    """Find the share page that says nothing else than this answer; None when there is none."""
    skenario = hasil.scenario
    grup = cari_golongan(skenario.penghasilan, _kini(law), law)
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
        batas=law.kepesertaan.tunggakan_batas.pada(_kini(law).hari_terakhir),
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
    if not isinya.keringanan:
        return f"{siapa}: {mulai}{rp(isinya.harga)} sebulan"
    turun = isinya.keringanan[0]
    return (
        f"{siapa}: {mulai}{rp(turun.total)} sebulan sampai {turun.sampai.nama}, "
        f"lalu {rp(isinya.normal)}"
    )


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
    if isinya.keringanan:
        bagian.append(_kalimat_keringanan(isinya))
    if isinya.mulai:
        bagian.append(f"Untuk penghasilan {isinya.penghasilan} sebulan.")
    if not isinya.dasar_pasti:
        bagian.append("Dasar golongan ini belum pasti.")
    return bagian


def _kalimat_keringanan(isinya: Isi) -> str:
    utama, *lain = isinya.keringanan
    ragu = "" if utama.pasti else " (sektornya belum pasti)"
    program = " JKK dan JKM" if isinya.jht else ""
    teks = f"Keringanan {utama.turun}{program} sampai iuran {utama.sampai.nama}{ragu}"
    for satu in lain:
        teks += f", {satu.sebutan} sampai {satu.sampai.nama}"
    return f"{teks}."
