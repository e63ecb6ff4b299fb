"""An answer as markup: the same templates when the site is built and in the visitor's browser."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from calculator.bulan import NAMA_BULAN, Bulan
from calculator.contradictions import PERIKSA
from calculator.estimate import Estimate, estimate
from calculator.jejak import Langkah, Peringatan
from calculator.pembulatan import bagian_dari
from calculator.phases import Outlook, outlook
from calculator.rules import law
from calculator.rules.model import Hukum, Kutipan, TingkatStmb
from calculator.rupiah import rp, tulis_persen
from calculator.view.gambar import beasiswa, bulanan, setahun
from calculator.view.syarat import beasiswa_dibayar, syarat_jkm
from calculator.view.templat import isi_templat

__all__ = ["Lembar", "jalur_uang", "render"]

# Warnings that come first: with these there is nothing to gain, or nobody to register.
_PENTING = PERIKSA | {"usia-daftar", "belum-mulai", "tunggakan-gugur", "prt-usia", "upah-harian"}
# Our way of telling a price, not a doubt about the law.
_BUKAN_RAGU = frozenset({"pembulatan"})
_SEBUTAN = {
    "santunan": "Santunan",
    "berkala": "Santunan berkala",
    "pemakaman": "Biaya pemakaman",
    "beasiswa": "Beasiswa anak",
    "segera": "Dibayar segera",
    "setelah_lunas": "Dibayar sesudah tunggakan lunas",
}
# What a citation rests on, in everyday words, and the badge that says it.
_KEPASTIAN = {
    "primer": ("naskah peraturan", "baik"),
    "resmi": ("keterangan resmi", "baik"),
    "sekunder": ("sumber kedua, belum pasti", "aksen"),
    "anggapan": ("anggapan kami", "aksen"),
}


class Dahulu(NamedTuple):
    """What became of an answer for an earlier month.

    Attributes:
        kini: the present month.
        tautan: the query of the same question, asked now.
        berubah: name, amount then, amount now, in rupiah, of what differs.
    """

    kini: str
    tautan: str
    berubah: tuple[tuple[str, int, int], ...]


class TingkatSementara(NamedTuple):
    """Months of not being able to work, their share of the base, and rupiah a month."""

    bulan: str
    persen: str
    nilai: int


def jalur_uang(hasil: Estimate) -> Iterator[str]:
    """Give the path of every amount of an answer, in the order of the contract."""
    yield "masukan.penghasilan"
    for nama in ("golongan", "iuran", "manfaat", "beasiswa"):
        yield from _uang_di(nama, getattr(hasil, nama))


# Whole numbers of the answer that are no money.
_BUKAN_UANG = frozenset(
    {
        "nomor",
        "usia",
        "dibayar",
        "keringanan",
        "tahun",
        "bulan",
        "hari",
        "persen",
        "orthose",
        "belum_pasti",
    }
)
_RENTANG = frozenset({"dari", "sampai"})
# What says that care follows medical need.
_PERAWATAN = "jkk-perawatan"


def _uang_di(jalur: str, nilai: object) -> Iterator[str]:
    if not isinstance(nilai, tuple):
        if isinstance(nilai, int):
            yield jalur
        return
    nama: Iterable[str] | None = getattr(nilai, "_fields", None)
    anak = enumerate(nilai) if nama is None else zip(nama, nilai, strict=True)
    for kunci, isi in anak:
        if kunci in _BUKAN_UANG or (kunci in _RENTANG and not jalur.startswith("golongan")):
            continue
        yield from _uang_di(f"{jalur}.{kunci}", isi)


@cache
def _pasal(sumber: tuple[str, ...]) -> Markup:
    """Cite places of regulations, saying which are less than certain. The data never change."""
    kutipan = law().kutipan
    bagian = []
    for k in (kutipan[kunci] for kunci in dict.fromkeys(sumber)):
        teks = k.peraturan
        tautan = Markup('<a href="../sumber-hukum/#{}">{}</a>').format(teks.kunci, teks.singkat)
        # "PP 44/2015 Lampiran II, Lampiran II" says it twice.
        tempat = "" if teks.singkat.endswith(k.pasal) else f", {k.pasal}"
        ragu = f" ({_KEPASTIAN[k.kepastian][0]})" if law().belum_pasti((k.kunci,)) else ""
        bagian.append(tautan + tempat + ragu)
    if not bagian:
        return Markup()
    return Markup('<p class="sumber">{}</p>').format(Markup("; ").join(bagian))


class Lembar:
    """Hands an answer out to the templates, each amount as an `<output>` exactly once.

    The first to ask for a path gets the output; whoever mentions it again gets plain text. So a
    test, a script or a reader's own tool finds every amount by its name, in one place.
    """

    def __init__(self, hasil: Estimate, hukum: Hukum) -> None:
        """Prepare the tree of steps and the warnings."""
        self.hasil = hasil
        self.hukum = hukum
        self._akar: dict[str, object] = {
            "masukan": hasil.scenario,
            "golongan": hasil.golongan,
            "iuran": hasil.iuran,
            "manfaat": hasil.manfaat,
            "beasiswa": hasil.beasiswa,
        }
        self._langkah: dict[str, Langkah] = {}
        antre = list(hasil.langkah)
        while antre:
            satu = antre.pop()
            if satu.jalur:
                self._langkah[satu.jalur] = satu
            antre.extend(satu.langkah)
        self._terpakai: set[str] = set()
        self._tanda = list(hasil.peringatan)
        kutipan = hasil.golongan.kutipan
        self._golongan_ragu = kutipan is not None and hukum.belum_pasti((kutipan,))

    # ------------------------------------------------------------------ amounts

    def nilai(self, jalur: str) -> object:
        """Look up a path of the answer."""
        kunci, *sisa = jalur.split(".")
        nilai = self._akar[kunci]
        for satu in sisa:
            if isinstance(nilai, tuple) and satu.isdigit():
                nilai = nilai[int(satu)]
            else:
                nilai = getattr(nilai, satu)
        return nilai

    def _keluaran(self, jalur: str, nilai: object, teks: str, kelas: str) -> Markup:
        # Nothing but numbers and our own names goes in here.
        if jalur in self._terpakai:
            return Markup(f'<span class="uang {kelas}">{teks}</span>')  # noqa: S704
        self._terpakai.add(jalur)
        # An output speaks up when it changes; the page says the new total once instead.
        return Markup(  # noqa: S704
            f'<output class="uang {kelas}" name="{jalur}" form="kalkulator" data-nilai="{nilai}" '
            f'aria-live="off">{teks}</output>'
        )

    def uang(self, jalur: str, kelas: str = "") -> Markup:
        """Write an amount; one that no certain source carries is marked, one not known is told."""
        nilai = self.nilai(jalur)
        if nilai is None:
            return Markup("belum ada dalam data kami")
        if not isinstance(nilai, int):
            raise TypeError(jalur)
        keluaran = self._keluaran(jalur, nilai, rp(nilai), kelas)
        ragu = self._ragu(jalur)
        if not ragu:
            return keluaran
        kotak = Markup('<span class="belum-pasti">{} <small>{}</small></span>')
        return kotak.format(keluaran, ragu)

    def persen(self, jalur: str) -> Markup:
        """Write a value that is a percentage; one not known is told."""
        nilai = self.nilai(jalur)
        if nilai is None:
            return Markup("belum ada dalam data kami")
        return self._keluaran(jalur, nilai, f"{nilai}%".replace(".", ","), "")

    def _ragu(self, jalur: str) -> str:
        if self._golongan_ragu and jalur in {
            "golongan.dasar",
            "iuran.bulanan.0.total",
            "manfaat.jkk.meninggal.total",
            "manfaat.jkk.cacat_total_tetap.total",
        }:
            return "belum pasti"
        if jalur.startswith("manfaat.jkk.cacat."):
            rincian = self.hasil.manfaat.jkk.cacat.rincian
            bagian = jalur.split(".")
            ditanya = rincian if bagian[-1] == "total" else (rincian[int(bagian[-2])],)
            return "belum pasti" if any(satu.belum_pasti for satu in ditanya) else ""
        langkah = self._langkah.get(jalur)
        if langkah is None or not langkah.sumber or langkah.sumber[0] in _BUKAN_RAGU:
            return ""
        kepastian = [self.hukum.kutipan[kunci].kepastian for kunci in langkah.sumber]
        if "sekunder" in kepastian:
            return "belum pasti"
        return "anggapan" if kepastian[0] == "anggapan" else ""

    def sisa(self, awalan: str) -> list[tuple[str, str]]:
        """Give the amounts below a path that nobody has shown yet, with a name for each."""
        return [
            (_SEBUTAN.get(jalur.rsplit(".", 1)[-1], "Jumlah"), jalur)
            for jalur in jalur_uang(self.hasil)
            if jalur.startswith(awalan) and jalur not in self._terpakai
        ]

    # ------------------------------------------------------------------ warnings, steps, sources

    def tanda(self, *tentang: str, kecuali: Collection[str] = ()) -> list[Peringatan]:
        """Take the warnings about exactly these parts, save some kinds; each is given out once."""
        bukan = {*_PENTING, *kecuali}
        return self._ambil(lambda satu: satu.tentang in tentang and satu.kode not in bukan)

    def tanda_kode(self, *kode: str) -> list[Peringatan]:
        """Take the warnings of some kinds."""
        return self._ambil(lambda satu: satu.kode in kode)

    def tanda_penting(self) -> list[Peringatan]:
        """Take the warnings that come before everything else."""
        return self._ambil(lambda satu: satu.kode in _PENTING)

    def tanda_lain(self) -> list[Peringatan]:
        """Take whatever warning found no place of its own."""
        return self._ambil(lambda _: True)

    def _ambil(self, cocok: Callable[[Peringatan], bool]) -> list[Peringatan]:
        diambil = [satu for satu in self._tanda if cocok(satu)]
        self._tanda = [satu for satu in self._tanda if satu not in diambil]
        return diambil

    def langkah_iuran(self) -> list[Langkah]:
        """Give the steps of the contribution; of months worked out alike only the first."""
        grup, seluruh = self.hasil.langkah[:2]
        terlihat: set[tuple[str, ...]] = set()
        anak: list[Langkah] = []
        for satu in seluruh.langkah:
            cara = (satu.rumus, *(lagi.rumus for lagi in satu.langkah))
            if satu.langkah and cara in terlihat:
                continue
            terlihat.add(cara)
            anak.append(satu)
        return [grup, seluruh._replace(langkah=tuple(anak))]

    def ragu(self, sumber: tuple[str, ...]) -> bool:
        """Tell whether a statement rests on nothing certain."""
        return bool(sumber) and self.hukum.belum_pasti(sumber)

    def langkah(self, jalur: str) -> Langkah:
        """Find the step that explains an amount; where nothing is due, the step that says why."""
        langkah = self._langkah.get(jalur)
        return self.hasil.langkah[2] if langkah is None else langkah

    @staticmethod
    def kepastian(kutipan: Kutipan) -> tuple[str, str]:
        """Say how sure a citation is, and the badge for it."""
        return _KEPASTIAN[kutipan.kepastian]

    @staticmethod
    def pasal(sumber: tuple[str, ...]) -> Markup:
        """Write the line that says where a figure comes from."""
        return _pasal(sumber)

    # ------------------------------------------------------------------ words

    @staticmethod
    def tanggal_pendek(teks: str) -> str:
        """Write a day for a narrow column: `15 Jan 2027`."""
        tahun, bulan, hari = (int(satu) for satu in teks.split("-"))
        return f"{hari} {NAMA_BULAN[bulan - 1][:3]} {tahun}"

    @property
    def pekerja(self) -> str:
        """Name the worker in the middle of a sentence."""
        pekerjaan = self.hasil.scenario.pekerjaan
        nama = self.hukum.pekerjaan[pekerjaan].nama if pekerjaan else "Pekerja"
        return f"{nama[0].lower()}{nama[1:]}"

    @property
    def prices(self) -> Outlook:
        """Tell what the first month costs, until when, and what follows."""
        return outlook(self.hasil.scenario, self.hukum)

    @property
    def beasiswa_dibayar(self) -> str:
        """Say how schooling is paid under the law of the event."""
        return beasiswa_dibayar(self.hasil, self.hukum)

    @property
    def sumber_tanggungan(self) -> tuple[str, ...]:
        """Cite what care covers under the law of the event."""
        jkk, hari = self.hukum.jkk, self.hasil.scenario.peristiwa.hari_terakhir
        batas = (
            jkk.transport,
            jkk.perawatan_rumah,
            jkk.orthose,
            jkk.gigi_tiruan,
            jkk.alat_bantu_dengar,
            jkk.kacamata,
        )
        baris = [satu for satu in (ketentuan.cari(hari) for ketentuan in batas) if satu]
        berlaku = self.hukum.kutipan[_PERAWATAN].peraturan.berlaku
        perawatan = () if berlaku is not None and hari < berlaku else (_PERAWATAN,)
        return (*perawatan, *(kunci for satu in baris for kunci in satu.sumber))

    @property
    def sementara(self) -> list[TingkatSementara]:
        """Tell what a month of not being able to work is worth, equal tiers in a row as one."""
        baris = self.hukum.jkk.stmb.cari(self.hasil.scenario.peristiwa.hari_terakhir)
        if baris is None or self.hasil.kedudukan.hak == "tidak":
            return []
        tingkat: list[TingkatStmb] = []
        for satu in baris.nilai:
            if tingkat and tingkat[-1].bagian == satu.bagian:
                tingkat[-1] = tingkat[-1]._replace(sampai=satu.sampai)
            else:
                tingkat.append(satu)
        return [
            TingkatSementara(
                f"mulai bulan ke-{satu.dari}"
                if satu.sampai is None
                else f"{satu.sampai} bulan pertama",
                tulis_persen(satu.bagian),
                bagian_dari(self.hasil.golongan.dasar, satu.bagian),
            )
            for satu in tingkat
        ]


_POKOK = ("iuran sebulan", "meninggal karena kerja", "meninggal karena sebab lain")


def _pokok(hasil: Estimate) -> tuple[int, ...]:
    manfaat = hasil.manfaat
    return hasil.iuran.bulanan[0].total, manfaat.jkk.meninggal.total, manfaat.jkm.total


def _dahulu(hasil: Estimate, kini: str | None, hukum: Hukum) -> Dahulu | None:
    """Compare an answer for an earlier month with the same question asked in the present one."""
    skenario = hasil.scenario
    try:
        sekarang = Bulan.baca(kini or "")
    except ValueError:
        return None
    if sekarang <= skenario.mulai:
        return None
    if sekarang.tambah(skenario.bulan - 1) > hukum.kepesertaan.cakupan.sampai:
        return None
    peristiwa = sekarang if skenario.peristiwa == skenario.mulai else skenario.peristiwa
    baru = estimate(skenario._replace(mulai=sekarang, peristiwa=peristiwa), hukum)
    pasangan = zip(_POKOK, _pokok(hasil), _pokok(baru), strict=True)
    berubah = tuple(satu for satu in pasangan if satu[1] != satu[2])
    return Dahulu(sekarang.nama, baru.tautan, berubah)


def render(hasil: Estimate, kini: str | None = None) -> str:
    """Write an answer as markup.

    Args:
        hasil: the answer.
        kini: the present month, `YYYY-MM`; an answer for an earlier month says what changed since.
    """
    hukum = law()
    return isi_templat(
        "hasil.html",
        hasil=hasil,
        skenario=hasil.scenario,
        iuran=hasil.iuran,
        jkk=hasil.manfaat.jkk,
        jkm=hasil.manfaat.jkm,
        jht=hasil.manfaat.jht,
        hak=hasil.kedudukan.hak,
        hukum=hukum,
        kanal=hukum.kanal,
        l=Lembar(hasil, hukum),
        syarat_jkm=syarat_jkm(hasil, hukum),
        gambar_setahun=setahun(hasil, hukum),
        gambar_bulanan=bulanan(hasil, hukum),
        gambar_sekolah=beasiswa(hasil, hukum),
        dahulu=_dahulu(hasil, kini, hukum),
    )
