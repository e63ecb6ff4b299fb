"""A result as one picture to post: the price, what the family gets, until when, where to look.

One drawing, three sizes. It stands alone: colours are written in, text is placed by measured
widths, and nothing needs a style sheet. Whoever turns it into a PNG supplies the font.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from calculator.errors import Galat, InputError
from calculator.estimate import Estimate
from calculator.phases import Outlook, outlook
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.syarat import instead
from calculator.view.export.files import File
from calculator.view.export.qr import Pattern, pattern
from calculator.view.export.text_width import lay_out, width
from calculator.view.jinja import render_template
from calculator.view.words import ABOUT_RELIEF, beside, held, note

__all__ = ["SIZES", "Size", "card", "card_file"]

Anchor = Literal["start", "middle", "end"]

MALAM = "#2a1c52"
KRIM = "#fff9f0"
TINTA = "#1f1a3d"
TENANG = "#5b5675"
LEMBUT = "#d9cdf3"
JINGGA = "#ffb47a"
TERAKOTA = "#b4400a"
UNGU = "#4b2e83"
GARIS = "#e6d8c4"


class Size(NamedTuple):
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


SIZES = {
    "1200x630": Size(1200, 630, (0, 0, 580, 630), (580, 0, 620, 630), 46, 23, 120),
    "1080x1080": Size(1080, 1080, (0, 0, 1080, 420), (0, 420, 1080, 660), 56, 29, 140),
    "1080x1920": Size(1080, 1920, (0, 0, 1080, 700), (0, 700, 1080, 1220), 80, 46, 240),
}
# Below this no letter of the card goes, whatever has to fit.
SMALLEST_LETTERS = 14
# From here on letters count as large.
LARGE = 40


class Line(NamedTuple):
    """One line of text at its place."""

    x: float
    y: float
    ukuran: float
    tebal: int
    warna: str
    isi: str
    jangkar: Anchor = "start"

    @property
    def jarak(self) -> float:
        """Draw the letters of large type closer together."""
        return -0.025 * self.ukuran if self.ukuran > LARGE else 0.0


class Benefit(NamedTuple):
    """One benefit: what happens, what comes, on what condition."""

    nama: str
    nilai: str
    syarat: str = ""


class _Column:
    """Sets lines below each other and remembers where the next one goes."""

    def __init__(self, x: float, ruang: float, warna: str) -> None:
        self.x = x
        self.y = 0.0
        self.ruang = ruang
        self.warna = warna
        self.teks: list[Line] = []
        self.garis: list[float] = []

    def write(
        self, isi: str, ukuran: Iterable[int], tebal: int, *, warna: str = "", baris: int = 1
    ) -> None:
        """Set a text in the largest size that fits and go on below it."""
        hasil = lay_out(isi, self.ruang, ukuran, baris)
        for row in hasil.baris:
            self.y += hasil.ukuran
            self.teks.append(Line(self.x, self.y, hasil.ukuran, tebal, warna or self.warna, row))
            self.y += hasil.ukuran * 0.22

    def insert(self, isi: str, ukuran: int, warna: str) -> bool:
        """Set a short word behind the last line, on its foot; False when there is no room."""
        akhir = self.teks[-1]
        panjang = width(akhir.isi, akhir.ukuran) + akhir.jarak * len(akhir.isi)
        x = akhir.x + panjang + ukuran * 0.2
        if x + width(isi, ukuran) > self.x + self.ruang:
            return False
        self.teks.append(Line(x, akhir.y, ukuran, 700, warna, isi))
        return True

    def side_by_side(self, nama: str, nilai: str, huruf: int) -> bool:
        """Set a name and, at the right edge, its value; False when they do not fit on one line."""
        besar = int(huruf * 1.6)
        if width(nama, huruf) + width(nilai, besar) + huruf > self.ruang:
            return False
        self.y += besar
        self.teks.append(Line(self.x, self.y, huruf, 600, TENANG, nama))
        kanan = self.x + self.ruang
        self.teks.append(Line(kanan, self.y, besar, 800, UNGU, nilai, "end"))
        self.y += besar * 0.22
        return True

    def moved(self, geser: float) -> list[Line]:
        """Give all lines moved down."""
        return [line._replace(y=line.y + geser) for line in self.teks]


def _descending(besar: float, kecil: float) -> range:
    return range(int(besar), int(kecil) - 1, -2)


def _fit(buat: Callable[[int], _Column], huruf: int, ruang: float) -> _Column:
    """Set a column in the largest letters in which it is low enough."""
    kolom = buat(huruf)
    while kolom.y > ruang and huruf > SMALLEST_LETTERS:
        huruf -= 1
        kolom = buat(huruf)
    return kolom


def card(answer: Estimate, law: Law, ukuran: Size, tautan: str) -> Markup:
    """Draw the card.

    Args:
        answer: the answer.
        law: the law data.
        ukuran: one of `UKURAN`.
        tautan: the whole address that the code opens; its short form is printed.
    """
    kode = pattern(tautan)
    u = ukuran
    awal = u.tepi + u.huruf * 3
    harga = _fit(lambda huruf: _price(answer, law, u, huruf), u.huruf, u.gelap[3] - u.tepi - awal)
    y, h = u.terang[1], u.terang[3]
    ruang = h - 2.6 * u.tepi - u.kode
    manfaat = _fit(lambda huruf: _benefit_column(answer, law, u, huruf), u.huruf, ruang)
    geser = y + u.tepi + max(0.0, ruang - manfaat.y) / 2
    return render_template(
        "export/card.html",
        u=u,
        teks=[
            *_brand(u),
            *harga.moved(awal + max(0.0, u.gelap[3] - u.tepi - awal - harga.y) / 2),
            *manfaat.moved(geser),
            *_foot(u, tautan, kode, daftar=answer.standing.membayar),
        ],
        garis=[line + geser for line in manfaat.garis],
        kode=kode,
        kode_x=u.terang[0] + u.tepi,
        kode_y=u.tinggi - u.tepi - u.kode,
        merek=u.huruf * 2.6,
        judul=_title(answer, law),
    )


def card_file(answer: Estimate, law: Law, ukuran: str, tautan: str) -> File:
    """Draw the card in a size by its name, as a file.

    Raises:
        InputError: there is no such size.
    """
    if ukuran not in SIZES:
        raise InputError([Galat("ukuran", f"Ukuran yang ada: {', '.join(SIZES)}.")])
    nama = f"sertakan-{answer.scenario.pekerjaan or 'pekerja'}-{ukuran}.svg"
    isi = str(card(answer, law, SIZES[ukuran], tautan))
    return File(nama, "image/svg+xml", isi)


def _who(answer: Estimate, law: Law) -> str:
    scenario = answer.scenario
    nama = law.nama_pekerjaan(scenario.pekerjaan, "Pekerja di sekitar Anda")
    return f"{nama}, {format_number(scenario.jumlah)} orang" if scenario.jumlah > 1 else nama


def _title(answer: Estimate, law: Law) -> str:
    manfaat = ". ".join(
        ": ".join(filter(None, (satu.nama, ", ".join(filter(None, satu[1:]))))).rstrip(".")
        for satu in _benefits(answer, law)
    )
    if jalan := instead(answer, law):
        return f"{_who(answer, law)}: {jalan.singkat}. {manfaat}."
    prices = outlook(answer.scenario, law)
    siapa = f"{_who(answer, law)}: iuran {rp(answer.iuran.bulanan[0].total)} sebulan"
    relief = " ".join(_about_relief(answer, prices))
    return " ".join(
        filter(None, (f"{siapa}, {_span(answer, prices)}. {manfaat}.", relief, note(answer, law)))
    )


def _reason(answer: Estimate) -> str:
    alasan = answer.standing.alasan
    return f"{alasan[:1].upper()}{alasan[1:]}."


def _brand(u: Size) -> Iterator[Line]:
    x, y = u.gelap[0] + u.tepi + u.huruf * 3.2, u.tepi
    yield Line(x, y + u.huruf * 1.2, u.huruf * 1.25, 800, KRIM, "Panduan Sertakan")
    yield Line(x, y + u.huruf * 2.4, u.huruf * 0.85, 500, LEMBUT, "situs edukasi independen")


def _price(answer: Estimate, law: Law, u: Size, huruf: int) -> _Column:
    kolom = _Column(u.gelap[0] + u.tepi, u.gelap[2] - 2 * u.tepi, KRIM)
    iuran, scenario = answer.iuran, answer.scenario
    kolom.write(_who(answer, law), _descending(huruf * 2, huruf * 1.2), 700, baris=2)
    kolom.y += huruf * 0.2
    if jalan := instead(answer, law):
        kolom.write(jalan.judul, _descending(huruf * 2.4, huruf * 1.6), 800, warna=JINGGA, baris=3)
        kolom.y += huruf * 0.3
        kolom.write(
            _reason(answer), _descending(huruf * 1.2, huruf * 0.8), 600, warna=LEMBUT, baris=4
        )
        return kolom
    kolom.write(
        rp(iuran.bulanan[0].total), _descending(huruf * 4.8, huruf * 2.4), 800, warna=JINGGA
    )
    satuan = "seorang, sebulan" if scenario.jumlah > 1 else "sebulan"
    if not kolom.insert(satuan, int(huruf * 1.5), KRIM):
        kolom.write(satuan, [int(huruf * 1.5)], 700)
    kolom.y += huruf * 0.3
    prices = outlook(scenario, law)
    sizes = _descending(huruf * 1.2, huruf * 0.8)
    rows = 1 + max(1, len(prices.then))
    kolom.write(_span(answer, prices), sizes, 600, warna=LEMBUT, baris=rows)
    for text in _about_relief(answer, prices):
        kolom.write(text, _descending(huruf * 0.9, huruf * 0.8), 500, warna=LEMBUT, baris=4)
    if scenario.jumlah > 1 or scenario.bulan > 1:
        parts = [f"{format_number(scenario.jumlah)} orang"] if scenario.jumlah > 1 else []
        parts += [f"{scenario.bulan} bulan"] if scenario.bulan > 1 else []
        seluruh = f"{', '.join(parts)}: {rp(iuran.total_semua)}"
        kolom.write(seluruh, _descending(huruf * 1.2, huruf * 0.8), 600, warna=LEMBUT, baris=2)
    return kolom


def _span(answer: Estimate, prices: Outlook) -> str:
    """Say how long the price holds and what follows."""
    now = prices.now
    if now.keringanan is None:
        told = f"iuran {answer.scenario.mulai.nama}, tanpa keringanan"
    else:
        told = f"keringanan {now.turun} sampai {now.sampai.nama}"
    return f"{told}, lalu {prices.lalu}" if prices.then else told


def _about_relief(answer: Estimate, prices: Outlook) -> Iterator[str]:
    """Say what the relief hangs on: who does not get it, and where it may end sooner."""
    for each in answer.peringatan:
        if each.kode in ABOUT_RELIEF:
            # Why a sector is unsure stands beside the answer; here only what hangs on it.
            yield each.akibat or each.pesan
    if answer.scenario.pembayar == "sponsor" and prices.now.unless:
        yield prices.now.unless


def _benefits(answer: Estimate, law: Law) -> Iterator[Benefit]:
    jkk, jkm = answer.manfaat.jkk, answer.manfaat.jkm
    if jalan := instead(answer, law):
        yield from (Benefit("", "", sentence) for sentence in jalan.isi)
        return
    if answer.standing.hak == "tidak":
        yield Benefit("Dalam keadaan ini", "tidak ada yang dibayarkan", answer.standing.alasan)
        return
    yield Benefit("Kecelakaan kerja", "Dirawat sesuai kebutuhan medis")
    kerja, lain, sekolah = "manfaat.jkk.meninggal.total", "manfaat.jkm.total", "beasiswa.total"
    told = [
        ("Meninggal karena kerja", rp(jkk.meninggal.total), kerja),
        ("Meninggal karena sebab lain", rp(jkm.total), lain),
    ]
    if answer.beasiswa.total:
        told.append(("Sekolah anak", f"paling banyak {rp(answer.beasiswa.total)}", sekolah))
    for nama, nilai, jalur in told:
        syarat = beside(answer, law, jalur)
        if held(answer, law, jalur):
            yield Benefit(nama, "ditahan dulu", f"{nilai}, {syarat}")
        else:
            yield Benefit(nama, nilai, syarat)


def _benefit_column(answer: Estimate, law: Law, u: Size, huruf: int) -> _Column:
    kolom = _Column(u.terang[0] + u.tepi, u.terang[2] - 2 * u.tepi, TINTA)
    for nomor, satu in enumerate(_benefits(answer, law)):
        if nomor:
            kolom.garis.append(kolom.y + huruf * 0.55)
            kolom.y += huruf * 1.1
        if satu.nama and not kolom.side_by_side(satu.nama, satu.nilai, huruf):
            kolom.write(satu.nama, [huruf], 600, warna=TENANG)
            kolom.write(satu.nilai, _descending(huruf * 1.6, huruf * 1.1), 800, warna=UNGU, baris=2)
        if satu.syarat:
            kolom.write(satu.syarat, _descending(huruf * 0.95, huruf * 0.75), 500, baris=6)
    if umum := note(answer, law):
        kolom.garis.append(kolom.y + huruf * 0.55)
        kolom.y += huruf * 1.1
        kolom.write(umum, _descending(huruf * 0.95, huruf * 0.75), 500, baris=8)
    return kolom


def _foot(u: Size, tautan: str, kode: Pattern | None, *, daftar: bool) -> list[Line]:
    x, _, w, _ = u.terang
    mulai = x + u.tepi + (u.kode + u.huruf * 1.1 if kode else 0)
    ruang = x + w - u.tepi - mulai
    kolom = _Column(mulai, ruang, TENANG)
    alamat = urlsplit(tautan)
    for satu in (alamat.netloc.removeprefix("www."), alamat.path.strip("/")):
        if satu:
            kolom.write(satu, _descending(u.huruf * 1.05, u.huruf * 0.6), 700, warna=TERAKOTA)
    kolom.y += u.huruf * 0.25
    kolom.write(
        "Perkiraan. Daftar dan bayar hanya di tempat resmi BPJS Ketenagakerjaan."
        if daftar
        else "Perkiraan. Keputusan resmi ada pada BPJS Ketenagakerjaan.",
        _descending(u.huruf * 0.85, u.huruf * 0.7),
        500,
        baris=3,
    )
    return kolom.moved(u.tinggi - u.tepi - u.kode + max(0.0, u.kode - kolom.y) / 2)
