"""A result as one picture to post: the price, what the family gets, until when, where to look.

One drawing, three sizes. It stands alone: colours are written in, text is placed by measured
widths, and nothing needs a style sheet. Whoever turns it into a PNG supplies the font.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from calculator.estimate import Estimate
from calculator.galat import Galat, MasukanKeliru
from calculator.phases import outlook
from calculator.rules.model import Hukum
from calculator.rupiah import rp, tulis_angka
from calculator.view.ekspor import Berkas
from calculator.view.qr import Pola, pola
from calculator.view.syarat import beasiswa_dibayar, syarat_jkm
from calculator.view.templat import isi_templat
from calculator.view.ukur import lebar, susun

__all__ = ["UKURAN", "Ukuran", "berkas_kartu", "kartu"]

Jangkar = Literal["start", "middle", "end"]

MALAM = "#2a1c52"
KRIM = "#fff9f0"
TINTA = "#1f1a3d"
TENANG = "#5b5675"
LEMBUT = "#d9cdf3"
JINGGA = "#ffb47a"
TERAKOTA = "#b4400a"
UNGU = "#4b2e83"
GARIS = "#e6d8c4"


class Ukuran(NamedTuple):
    """One size of the picture.

    Attributes:
        gelap: x, y, width, height of the dark part, which holds the price.
        terang: the same of the bright part, which holds the benefits.
        tepi: the margin inside both.
        huruf: the smallest letters; marks and headings are multiples of it.
        kode: the side of the QR code.
    """

    lebar: int
    tinggi: int
    gelap: tuple[int, int, int, int]
    terang: tuple[int, int, int, int]
    tepi: int
    huruf: int
    kode: int


UKURAN = {
    "1200x630": Ukuran(1200, 630, (0, 0, 640, 630), (640, 0, 560, 630), 48, 23, 128),
    "1080x1080": Ukuran(1080, 1080, (0, 0, 1080, 480), (0, 480, 1080, 600), 60, 29, 150),
    "1080x1920": Ukuran(1080, 1920, (0, 0, 1080, 820), (0, 820, 1080, 1100), 80, 46, 250),
}
# Below this no letter of the card goes, whatever has to fit.
HURUF_TERKECIL = 14
# From here on letters count as large.
BESAR = 40


class Teks(NamedTuple):
    """One line of text at its place."""

    x: float
    y: float
    ukuran: float
    tebal: int
    warna: str
    isi: str
    jangkar: Jangkar = "start"

    @property
    def jarak(self) -> float:
        """Draw the letters of large type closer together."""
        return -0.025 * self.ukuran if self.ukuran > BESAR else 0.0


class Baris(NamedTuple):
    """One benefit: what happens, what comes, on what condition."""

    nama: str
    nilai: str
    syarat: str = ""


class _Kolom:
    """Sets lines below each other and remembers where the next one goes."""

    def __init__(self, x: float, ruang: float, warna: str) -> None:
        self.x = x
        self.y = 0.0
        self.ruang = ruang
        self.warna = warna
        self.teks: list[Teks] = []
        self.garis: list[float] = []

    def tulis(
        self, isi: str, ukuran: Iterable[int], tebal: int, *, warna: str = "", baris: int = 1
    ) -> None:
        """Set a text in the largest size that fits and go on below it."""
        hasil = susun(isi, self.ruang, ukuran, baris)
        for satu in hasil.baris:
            self.y += hasil.ukuran
            self.teks.append(Teks(self.x, self.y, hasil.ukuran, tebal, warna or self.warna, satu))
            self.y += hasil.ukuran * 0.22

    def sisipkan(self, isi: str, ukuran: int, warna: str) -> bool:
        """Set a short word behind the last line, on its foot; False when there is no room."""
        akhir = self.teks[-1]
        panjang = lebar(akhir.isi, akhir.ukuran) + akhir.jarak * len(akhir.isi)
        x = akhir.x + panjang + ukuran * 0.2
        if x + lebar(isi, ukuran) > self.x + self.ruang:
            return False
        self.teks.append(Teks(x, akhir.y, ukuran, 700, warna, isi))
        return True

    def sejajar(self, nama: str, nilai: str, huruf: int) -> bool:
        """Set a name and, at the right edge, its value; False when they do not fit on one line."""
        besar = int(huruf * 1.6)
        if lebar(nama, huruf) + lebar(nilai, besar) + huruf > self.ruang:
            return False
        self.y += besar
        self.teks.append(Teks(self.x, self.y, huruf, 600, TENANG, nama))
        kanan = self.x + self.ruang
        self.teks.append(Teks(kanan, self.y, besar, 800, UNGU, nilai, "end"))
        self.y += besar * 0.22
        return True

    def pindah(self, geser: float) -> list[Teks]:
        """Give all lines moved down."""
        return [satu._replace(y=satu.y + geser) for satu in self.teks]


def _turun(besar: float, kecil: float) -> range:
    return range(int(besar), int(kecil) - 1, -2)


def _muat(buat: Callable[[int], _Kolom], huruf: int, ruang: float) -> _Kolom:
    """Set a column in the largest letters in which it is low enough."""
    kolom = buat(huruf)
    while kolom.y > ruang and huruf > HURUF_TERKECIL:
        huruf -= 1
        kolom = buat(huruf)
    return kolom


def kartu(hasil: Estimate, law: Hukum, ukuran: Ukuran, tautan: str) -> Markup:
    """Draw the card.

    Args:
        hasil: the answer.
        law: the law data.
        ukuran: one of `UKURAN`.
        tautan: the whole address that the code opens; its short form is printed.
    """
    kode = pola(tautan)
    u = ukuran
    awal = u.tepi + u.huruf * 3
    harga = _muat(lambda huruf: _harga(hasil, law, u, huruf), u.huruf, u.gelap[3] - u.tepi - awal)
    y, h = u.terang[1], u.terang[3]
    ruang = h - 2.6 * u.tepi - u.kode
    manfaat = _muat(lambda huruf: _manfaat(hasil, law, u, huruf), u.huruf, ruang)
    geser = y + u.tepi + max(0.0, ruang - manfaat.y) / 2
    return isi_templat(
        "kartu.html",
        u=u,
        teks=[
            *_merek(u),
            *harga.pindah(awal + max(0.0, u.gelap[3] - u.tepi - awal - harga.y) / 2),
            *manfaat.pindah(geser),
            *_kaki(u, tautan, kode),
        ],
        garis=[satu + geser for satu in manfaat.garis],
        kode=kode,
        kode_x=u.terang[0] + u.tepi,
        kode_y=u.tinggi - u.tepi - u.kode,
        merek=u.huruf * 2.6,
        judul=_judul(hasil, law),
    )


def berkas_kartu(hasil: Estimate, law: Hukum, ukuran: str, tautan: str) -> Berkas:
    """Draw the card in a size by its name, as a file.

    Raises:
        MasukanKeliru: there is no such size.
    """
    if ukuran not in UKURAN:
        raise MasukanKeliru([Galat("ukuran", f"Ukuran yang ada: {', '.join(UKURAN)}.")])
    nama = f"sertakan-{hasil.scenario.pekerjaan or 'pekerja'}-{ukuran}.svg"
    isi = str(kartu(hasil, law, UKURAN[ukuran], tautan))
    return Berkas(nama, "image/svg+xml", isi)


def _siapa(hasil: Estimate, law: Hukum) -> str:
    skenario = hasil.scenario
    nama = (
        law.pekerjaan[skenario.pekerjaan].nama if skenario.pekerjaan else "Pekerja di sekitar Anda"
    )
    return f"{nama}, {tulis_angka(skenario.jumlah)} orang" if skenario.jumlah > 1 else nama


def _judul(hasil: Estimate, law: Hukum) -> str:
    manfaat = "; ".join(f"{satu.nama}: {satu.nilai}" for satu in _baris(hasil, law))
    return f"{_siapa(hasil, law)}: iuran {rp(hasil.iuran.bulanan[0].total)} sebulan. {manfaat}."


def _merek(u: Ukuran) -> Iterator[Teks]:
    x, y = u.gelap[0] + u.tepi + u.huruf * 3.2, u.tepi
    yield Teks(x, y + u.huruf * 1.2, u.huruf * 1.25, 800, KRIM, "Panduan Sertakan")
    yield Teks(x, y + u.huruf * 2.4, u.huruf * 0.85, 500, LEMBUT, "situs edukasi independen")


def _harga(hasil: Estimate, law: Hukum, u: Ukuran, huruf: int) -> _Kolom:
    kolom = _Kolom(u.gelap[0] + u.tepi, u.gelap[2] - 2 * u.tepi, KRIM)
    iuran, skenario = hasil.iuran, hasil.scenario
    kolom.tulis(_siapa(hasil, law), _turun(huruf * 2, huruf * 1.2), 700, baris=2)
    kolom.y += huruf * 0.2
    kolom.tulis(rp(iuran.bulanan[0].total), _turun(huruf * 4.8, huruf * 2.4), 800, warna=JINGGA)
    satuan = "seorang, sebulan" if skenario.jumlah > 1 else "sebulan"
    if not kolom.sisipkan(satuan, int(huruf * 1.5), KRIM):
        kolom.tulis(satuan, [int(huruf * 1.5)], 700)
    kolom.y += huruf * 0.3
    prices = outlook(skenario, law)
    now = prices.now
    if now.keringanan is None:
        keterangan = f"iuran {skenario.mulai.nama}, tanpa keringanan"
    else:
        keterangan = f"keringanan {now.turun} sampai {now.sampai.nama}"
    if prices.then:
        keterangan += f", lalu {prices.lalu}"
    sizes = _turun(huruf * 1.2, huruf * 0.8)
    kolom.tulis(keterangan, sizes, 600, warna=LEMBUT, baris=1 + max(1, len(prices.then)))
    if skenario.jumlah > 1 or skenario.bulan > 1:
        lama = f"{skenario.bulan} bulan" if skenario.bulan > 1 else "Semuanya"
        seluruh = f"{lama}: {rp(iuran.total_semua)}"
        kolom.tulis(seluruh, _turun(huruf * 1.2, huruf), 600, warna=LEMBUT)
    return kolom


def _baris(hasil: Estimate, law: Hukum) -> Iterator[Baris]:
    jkk, jkm = hasil.manfaat.jkk, hasil.manfaat.jkm
    if hasil.kedudukan.hak == "tidak":
        yield Baris("Dalam keadaan ini", "tidak ada yang dibayarkan", hasil.kedudukan.alasan)
        return
    yield Baris("Kecelakaan kerja", "Dirawat sesuai kebutuhan medis")
    sekolah = hasil.beasiswa.total
    dibayar = beasiswa_dibayar(hasil, law)
    tambahan = f"ditambah sekolah anak {rp(sekolah)}, {dibayar}" if sekolah else ""
    lunas = "sesudah tunggakan dilunasi" if hasil.kedudukan.hak == "menunggak" else ""
    yield Baris("Meninggal karena kerja", rp(jkk.meninggal.total), _dan(lunas, tambahan))
    syarat = str(syarat_jkm(hasil, law))
    yield Baris("Meninggal karena sebab lain", rp(jkm.total), _dan(lunas, syarat))


def _dan(*syarat: str) -> str:
    return "; ".join(satu for satu in syarat if satu)


def _manfaat(hasil: Estimate, law: Hukum, u: Ukuran, huruf: int) -> _Kolom:
    kolom = _Kolom(u.terang[0] + u.tepi, u.terang[2] - 2 * u.tepi, TINTA)
    for nomor, satu in enumerate(_baris(hasil, law)):
        if nomor:
            kolom.garis.append(kolom.y + huruf * 0.55)
            kolom.y += huruf * 1.1
        if not kolom.sejajar(satu.nama, satu.nilai, huruf):
            kolom.tulis(satu.nama, [huruf], 600, warna=TENANG)
            kolom.tulis(satu.nilai, _turun(huruf * 1.6, huruf * 1.1), 800, warna=UNGU, baris=2)
        if satu.syarat:
            kolom.tulis(satu.syarat, _turun(huruf * 0.95, huruf * 0.75), 500, baris=2)
    return kolom


def _kaki(u: Ukuran, tautan: str, kode: Pola | None) -> list[Teks]:
    x, _, w, _ = u.terang
    mulai = x + u.tepi + (u.kode + u.huruf * 1.1 if kode else 0)
    ruang = x + w - u.tepi - mulai
    kolom = _Kolom(mulai, ruang, TENANG)
    alamat = urlsplit(tautan)
    for satu in (alamat.netloc.removeprefix("www."), alamat.path.strip("/")):
        if satu:
            kolom.tulis(satu, _turun(u.huruf * 1.05, u.huruf * 0.6), 700, warna=TERAKOTA)
    kolom.y += u.huruf * 0.25
    kolom.tulis(
        "Perkiraan. Daftar dan bayar hanya di kanal resmi BPJS Ketenagakerjaan.",
        _turun(u.huruf * 0.85, u.huruf * 0.7),
        500,
        baris=3,
    )
    return kolom.pindah(u.tinggi - u.tepi - u.kode + max(0.0, u.kode - kolom.y) / 2)
