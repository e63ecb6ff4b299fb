"""What is asked: a query string becomes a checked Scenario, and that the same query string again.

The keys and their values are the site's public contract: a shared link must open for ever. Nothing
is dropped, clamped or guessed; whatever cannot be understood is a `Galat` that names the key, what
was given and what is allowed.
"""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Literal, NamedTuple, TypeVar, cast
from urllib.parse import parse_qsl

from calculator.contradictions import find_faults, saran_uang
from calculator.errors import Galat, InputError, Saran
from calculator.month import Month, baca_bulan, long_date
from calculator.rules.model import Cakupan, JenisCacat, Ketentuan, Law, Sektor
from calculator.rupiah import (
    Uang,
    UangRagu,
    baca_uang,
    format_number,
    mungkin_maksudnya,
    tulis_desimal,
)
from calculator.written import clean, parts, printable, read_count

__all__ = ["KUNCI", "NAMA", "Cedera", "Lama", "Scenario"]

T = TypeVar("T")
D = TypeVar("D")
Program = Literal["jkk-jkm", "jkk-jkm-jht"]
Pembayar = Literal["sendiri", "sponsor", "pemerintah"]

PROGRAM = ("jkk-jkm", "jkk-jkm-jht")
PEMBAYAR = ("sendiri", "sponsor", "pemerintah")
SEKTOR = ("transportasi", "lainnya")
MODA = ("darat", "laut", "udara")

# What the keys and their choices are called by people; the form's labels say the same.
NAMA = {
    "penghasilan": "Penghasilan sebulan",
    "pekerjaan": "Pekerjaan",
    "sektor": "Bidang kerja",
    "program": "Yang dilindungi",
    "mulai": "Bulan iuran pertama",
    "bulan": "Lama bayar",
    "pembayar": "Pembayar iuran",
    "jumlah": "Jumlah orang",
    "usia": "Usia pekerja",
    "peristiwa": "Bulan kejadian",
    "masa_iur": "Lama iuran yang sudah dibayar",
    "tunggakan": "Lama menunggak",
    "anak": "Usia anak",
    "stmb": "Lama tidak dapat bekerja",
    "cacat": "Bagian tubuh yang kehilangan fungsi",
    "transport": "Angkutan",
    "jht_tahun": "Lama menabung",
    "jht_hasil": "Anggapan hasil tabungan",
}
PILIHAN = {
    "jkk-jkm": "Kecelakaan kerja dan kematian",
    "jkk-jkm-jht": "Ditambah tabungan hari tua",
    "sendiri": "Pekerja sendiri",
    "sponsor": "Orang lain",
    "pemerintah": "Pemerintah",
    "transportasi": "Transportasi",
    "lainnya": "Bukan transportasi",
    "darat": "Darat",
    "laut": "Laut",
    "udara": "Udara",
}
SATUAN_TAHUN = ("tahun", "thn", "th")
SATUAN_BULAN = ("bulan", "bln")

# Bounds of what can be typed, not of the law.
PANJANG_TAUTAN = 2_000
PENGHASILAN_TERTINGGI = 1_000_000_000_000
JUMLAH_TERTINGGI = 1_000_000
BULAN_TERTINGGI = 1_200
HARI_TERTINGGI = 36_000
USIA_TERTINGGI = 120
USIA_ANAK_TERTINGGI = 60
ANAK_TERBANYAK = 20
CEDERA_TERBANYAK = 40
JHT_TAHUN_TERTINGGI = 60
JHT_HASIL_TERTINGGI = 30
PERSEN_PENUH = 100
KUTIPAN_TERPANJANG = 60

_PERSEN = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?)\s*(?:%|persen)?", re.ASCII)
_LAMA = re.compile(
    r"(?P<banyak>[0-9]{1,5}(?:[.,][0-9]{1,2})?)\s*(?P<satuan>bulan|bln|hari|hr)?",
    re.ASCII | re.IGNORECASE,
)
_KODE = re.compile(
    r"(?P<kode>[A-Za-z][0-9]{2}[a-z]?)(?::(?P<nilai>[0-9]{1,3}(?:\.[0-9]{1,2})?))?", re.ASCII
)


class Cedera(NamedTuple):
    """An injury asked about: a code of the disability table and, after a colon, its measure.

    Attributes:
        nilai: percent of the function lost, the percentage set by the doctor, or the measured loss,
            as the table's row says; None: the whole part, or the least the row gives.
    """

    kode: str
    nilai: Fraction | None

    def __str__(self) -> str:
        """Give the form of the query string."""
        return self.kode if self.nilai is None else f"{self.kode}:{_format_decimal(self.nilai)}"


class Lama(NamedTuple):
    """How long: so many months, parts of a month too, or so many whole days.

    Both are kept as they were asked, because only the law says how long a month of days is.
    """

    banyak: Fraction
    satuan: Literal["bulan", "hari"]

    def __str__(self) -> str:
        """Give the form of the query string: `3`, `2,5`, `10hari`."""
        if self.satuan == "hari":
            return f"{self.banyak}hari"
        return _format_decimal(self.banyak).replace(".", ",")

    @property
    def kata(self) -> str:
        """Say it in words: `2,5 bulan`, `10 hari`."""
        return f"{tulis_desimal(self.banyak)} {self.satuan}"


def _format_decimal(nilai: Fraction) -> str:
    return f"{float(nilai):.10g}"


def _disarm(text: str) -> str:
    """Shorten what was given, and disarm what could take over a line of text or a terminal."""
    tampak = printable(text)
    awal = tampak[:KUTIPAN_TERPANJANG]
    return f"{awal}…" if len(tampak) > KUTIPAN_TERPANJANG else awal


def _quote(text: str) -> str:
    return f"“{_disarm(text)}”"


class _Invalid(Exception):  # noqa: N818 - never leaves this module
    """The value of one key cannot be taken; each suggestion is its words and another value."""

    def __init__(self, pesan: str, *hint: tuple[str, str]) -> None:
        super().__init__(pesan)
        self.saran = hint


def _whole_number(dari: int, sampai: int, sebutan: str, *satuan: str) -> Callable[[str], int]:
    def baca(text: str) -> int:
        nilai = read_count(text, sebutan, *satuan)
        if nilai is not None and dari <= nilai <= sampai:
            return nilai
        raise _Invalid(
            f"{_quote(text)} tidak dapat dipakai; isi angka utuh {format_number(dari)} "
            f"sampai {format_number(sampai)} {sebutan}.",
            *_saran_bilangan(text, dari, sampai, (sebutan, *satuan)),
        )

    return baca


def _saran_bilangan(
    text: str, dari: int, sampai: int, satuan: tuple[str, ...]
) -> Iterable[tuple[str, str]]:
    """Offer `1.000` for `1,000` and for `seribu`, where it is within the bounds."""
    tulisan = clean(text)
    for kata in satuan:
        tulisan = tulisan.removesuffix(kata)
    try:
        arti = [baca_uang(tulisan).nilai]
    except UangRagu as ragu:
        arti = [satu.nilai for satu in ragu.arti]
    for nilai in arti:
        if dari <= nilai <= sampai:
            yield f"{format_number(nilai)} {satuan[0]}?", str(nilai)


def _choice(allowed: Iterable[str]) -> Callable[[str], str]:
    daftar = tuple(allowed)

    def baca(text: str) -> str:
        isi = clean(text).lower()
        if isi in daftar:
            return isi
        raise _Invalid(
            f"{_quote(text)} tidak kami kenal; pilih salah satu: "
            f"{'; '.join(PILIHAN[entry].lower() for entry in daftar)}.",
            *((f"{PILIHAN[entry]}?", entry) for entry in daftar),
        )

    return baca


def _penghasilan(law: Law) -> Callable[[str], Uang]:
    def baca(text: str) -> Uang:
        try:
            uang = baca_uang(text)
        except UangRagu as ragu:
            arti = [satu for satu in ragu.arti if satu.nilai <= PENGHASILAN_TERTINGGI]
            arti += [lagi for satu in arti for lagi in mungkin_maksudnya(satu.nilai)]
            raise _Invalid(
                f"{_quote(text)} belum dapat kami baca sebagai penghasilan; tulis misalnya "
                "2.000.000, 2 juta, atau 1,5 juta.",
                *dict.fromkeys(saran_uang(satu, law)[::2] for satu in arti),
            ) from None
        if uang.nilai > PENGHASILAN_TERTINGGI:
            raise _Invalid(
                f"{_quote(text)} terlalu besar; paling tinggi "
                f"{format_number(PENGHASILAN_TERTINGGI)}."
            )
        if uang.masa in {"minggu", "tahun"}:
            raise _Invalid(
                f"{_quote(text)} bukan penghasilan sebulan; tulis rata-rata sebulan.",
                saran_uang(uang, law)[::2],
            )
        return uang

    return baca


def _bulan(cakupan: Cakupan, kini: str) -> Callable[[str], Month]:
    def baca(text: str) -> Month:
        try:
            bulan = baca_bulan(text)
        except ValueError:
            raise _Invalid(
                f"{_quote(text)} tidak terbaca sebagai bulan; tulis bulan dan tahunnya, misalnya "
                "November 2026."
            ) from None
        if isinstance(bulan, int):
            tahun = (
                [int(kini[:4]) + selisih for selisih in (0, -1, 1)] if kini[:4].isdigit() else []
            )
            raise _Invalid(
                f"{_quote(text)} belum menyebut tahunnya; tulis misalnya November 2026.",
                *((f"{satu.nama}?", str(satu)) for satu in (Month(isi, bulan) for isi in tahun)),
            )
        if not cakupan.dari <= bulan <= cakupan.sampai:
            raise _Invalid(
                f"{bulan.nama} di luar data hukum kami, yang mencakup {cakupan.dari.nama} "
                f"sampai {cakupan.sampai.nama}."
            )
        return bulan

    return baca


def _pekerjaan(law: Law) -> Callable[[str], str]:
    def baca(text: str) -> str:
        slug = clean(text).lower()
        pekerjaan = law.pekerjaan.get(slug)
        if pekerjaan is None:
            if "," in text:
                banyak = law.kepesertaan.pekerjaan_paling_banyak.baris[-1].nilai
                raise _Invalid(
                    f"{_quote(text)} berisi lebih dari satu pekerjaan; hitung satu demi satu. "
                    f"Saat mendaftar, paling banyak {banyak} pekerjaan dapat dicantumkan."
                )
            close = [law.pekerjaan[satu] for satu in _similar_pekerjaan(text, law)]
            hint = f" Mungkin {', '.join(satu.nama for satu in close)}?" if close else ""
            raise _Invalid(
                f"{_quote(text)} tidak ada dalam daftar pekerjaan; pilih salah satu dari daftar, "
                f"atau kosongkan.{hint}",
                *((f"{satu.nama}?", satu.slug) for satu in close),
            )
        if not pekerjaan.tabel:
            raise _Invalid(f"{pekerjaan.nama} tidak dihitung di sini. {pekerjaan.alasan}")
        return slug

    return baca


def _close_to(text: str, pilihan: Iterable[str], n: int = 3) -> list[str]:
    # Only a fault needs it: a visitor whose input is right never waits for the module.
    from difflib import get_close_matches

    return get_close_matches(text, list(pilihan), n=n)


def _similar_pekerjaan(text: str, law: Law) -> list[str]:
    """Suggest slugs: by another word for the same work, else by likeness."""
    dicari = text[:KUTIPAN_TERPANJANG].lower().replace("-", " ")
    senama = [pekerjaan.slug for pekerjaan in law.pekerjaan.values() if dicari in pekerjaan.sinonim]
    return senama or _close_to(dicari.replace(" ", "-"), law.pekerjaan)


def _anak(text: str) -> tuple[int, ...]:
    bagian = parts(text, *SATUAN_TAHUN)
    if len(bagian) > ANAK_TERBANYAK:
        raise _Invalid(f"{len(bagian)} anak; paling banyak {ANAK_TERBANYAK}.")
    usia = [int(part) if part.isascii() and part.isdecimal() else -1 for part in bagian]
    for tertulis, nilai in zip(bagian, usia, strict=True):
        if not 0 <= nilai <= USIA_ANAK_TERTINGGI:
            # "8.13" and "8-13" may be two children.
            dua = re.fullmatch(r"([0-9]{1,2})[.\u2013-]([0-9]{1,2})", tertulis, re.ASCII)
            allowed = dua is not None and max(int(dua[1]), int(dua[2])) <= USIA_ANAK_TERTINGGI
            raise _Invalid(
                f"{_quote(tertulis)} tidak dapat dipakai; isi usia tiap anak dalam tahun, 0 sampai "
                f"{USIA_ANAK_TERTINGGI}, misalnya 8 dan 13.",
                *(
                    [(f"{dua[1]} dan {dua[2]} tahun?", f"{dua[1]},{dua[2]}")]
                    if dua and allowed
                    else []
                ),
            )
    if not usia:
        raise _Invalid("Isi usia tiap anak dalam tahun, misalnya 8 dan 13.")
    return tuple(usia)


def _transport(text: str) -> tuple[str, ...]:
    read = _choice(MODA)
    bagian = [read(satu) for satu in parts(text)]
    if len(set(bagian)) != len(bagian):
        raise _Invalid(
            f"{_quote(text)} menyebut satu angkutan dua kali; sebut masing-masing sekali."
        )
    return tuple(moda for moda in MODA if moda in bagian)


def _stmb(text: str) -> Lama | None:
    match = _LAMA.fullmatch(clean(text).rstrip(".,;"))
    if match is not None:
        banyak = Fraction(match["banyak"].replace(",", "."))
        if (match["satuan"] or "bulan").lower().startswith("b"):
            if banyak <= BULAN_TERTINGGI:
                return Lama(banyak, "bulan") if banyak else None
        elif banyak.denominator == 1 and banyak <= HARI_TERTINGGI:
            return Lama(banyak, "hari") if banyak else None
    raise _Invalid(
        f"{_quote(text)} tidak dapat dipakai; isi 0 sampai {format_number(BULAN_TERTINGGI)} bulan, "
        "misalnya 3 atau 2,5, atau hari utuh dengan kata hari di belakangnya, misalnya 10hari "
        f"(paling banyak {format_number(HARI_TERTINGGI)})."
    )


def _jht_hasil(text: str) -> Fraction:
    if match := _PERSEN.fullmatch(clean(text)):
        nilai = Fraction(match[1].replace(",", "."))
        if nilai <= JHT_HASIL_TERTINGGI:
            return nilai
    raise _Invalid(
        f"{_quote(text)} tidak dapat dipakai; isi persen setahun 0 sampai {JHT_HASIL_TERTINGGI}, "
        "misalnya 5,5."
    )


def _measure(jenis: JenisCacat, text: str | None) -> Fraction | None:
    if text is None:
        return None
    if jenis.cara == "kelas":
        raise _Invalid(
            f"{jenis.kode}:{text} tidak dapat dipakai: {jenis.uraian} sudah menyebut ukurannya; "
            f"tulis {jenis.kode} saja."
        )
    nilai = Fraction(text)
    if jenis.cara == "rentang":
        bawah, atas, arti = (
            jenis.bagian * 100,
            cast("Fraction", jenis.bagian_sampai) * 100,
            "persen menurut dokter",
        )
    elif jenis.cara == "tiap":
        bawah, atas, arti = (
            Fraction(cast("int", jenis.langkah)),
            Fraction(PERSEN_PENUH),
            f"{jenis.satuan} yang hilang",
        )
    else:
        bawah, atas, arti = Fraction(1), Fraction(PERSEN_PENUH), "persen fungsi yang hilang"
    if not bawah <= nilai <= atas:
        raise _Invalid(f"{jenis.kode}:{text} di luar batas; isi {bawah} sampai {atas} {arti}.")
    return nilai


def _cacat(law: Law) -> Callable[[str], tuple[Cedera, ...]]:
    tabel = law.jkk.cacat.baris[-1].nilai

    def baca(text: str) -> tuple[Cedera, ...]:
        hasil: list[Cedera] = []
        for bagian in parts(re.sub(r"\s*:\s*", ":", text)):
            match = _KODE.fullmatch(bagian)
            kode = match["kode"][0].upper() + match["kode"][1:] if match else ""
            if match is None or kode not in tabel:
                raise _Invalid(
                    f"{_quote(bagian)} tidak ada dalam tabel cacat; pilih lewat gambar tubuh, atau "
                    "tulis kodenya, misalnya A15, atau A15:50 kalau setengah fungsinya hilang."
                )
            jenis = tabel[kode]
            hasil.append(Cedera(kode, _measure(jenis, match["nilai"])))
            if sum(answer.kode == kode for answer in hasil) > jenis.paling_banyak:
                raise _Invalid(
                    f"{kode} ({jenis.uraian}) paling banyak disebut {jenis.paling_banyak} kali."
                )
        if not hasil:
            raise _Invalid("Tulis kode tabel cacat, misalnya A15.")
        if len(hasil) > CEDERA_TERBANYAK:
            raise _Invalid(f"{len(hasil)} cedera; paling banyak {CEDERA_TERBANYAK}.")
        return tuple(hasil)

    return baca


class Scenario(NamedTuple):
    """A checked question, every default filled in. Fields are the keys of the public contract.

    Attributes:
        penghasilan: income in rupiah a month.
        pekerjaan: slug of the occupation list; None: not told.
        sektor: "transportasi" or "lainnya"; decides until when the relief runs.
        program: "jkk-jkm" or "jkk-jkm-jht".
        mulai: first contribution month.
        bulan: how many months are paid.
        pembayar: "sendiri", "sponsor", or "pemerintah" (APBN or APBD, which gets no relief).
        jumlah: how many workers alike.
        usia: the worker's age in years at registration; None: unknown.
        peristiwa: month of the accident or death.
        masa_iur: contribution months paid when it happens, that month included; None: unknown.
        tunggakan: consecutive unpaid months when it happens.
        anak: the children's ages in years.
        stmb: how long unable to work; None: not asked.
        cacat: injuries by the disability table.
        transport: modes of transport after the accident.
        jht_tahun: years of saving; None: only the months paid.
        jht_hasil: assumed yearly yield in percent; None: the rule file's stated assumption.
        upah_harian: the day's wage that the income was worked out from; None: a month's was given.
            No key of its own: a link says the month's income.
    """

    penghasilan: int
    pekerjaan: str | None
    sektor: Sektor
    program: Program
    mulai: Month
    bulan: int
    pembayar: Pembayar
    jumlah: int
    usia: int | None
    peristiwa: Month
    masa_iur: int | None
    tunggakan: int
    anak: tuple[int, ...]
    stmb: Lama | None
    cacat: tuple[Cedera, ...]
    transport: tuple[str, ...]
    jht_tahun: int | None
    jht_hasil: Fraction | None
    upah_harian: int | None = None

    @classmethod
    def from_query(cls, query: str, kini: str, law: Law) -> "Scenario":
        """Read a query string.

        Args:
            query: `penghasilan=2jt&bulan=3`, as it stands after `#` or `?`.
            kini: the present month, `YYYY-MM`; the default of `mulai`.
            law: the law data, for the lists and the coverage.

        Raises:
            InputError: one `Galat` for each fault, all of them at once.
        """
        return _QueryReader(law, kini).read(query)

    def to_query(self, law: Law) -> str:
        """Give the canonical query string.

        The order of keys is fixed, defaults are left out, and the first month is always said, so
        that the link means the same for ever.
        """
        # Canonical values are made of letters, digits and "-.,:" only: nothing needs escaping.
        return "&".join([f"{kunci}={nilai}" for kunci, nilai in self._entries(law)])

    def _entries(self, law: Law) -> Iterable[tuple[str, str]]:
        yield "penghasilan", str(self.penghasilan)
        if self.pekerjaan is not None:
            yield "pekerjaan", self.pekerjaan
        if self.sektor != _default_sektor(self.pekerjaan, law):
            yield "sektor", self.sektor
        for kunci, nilai, default in (
            ("program", self.program, PROGRAM[0]),
            ("mulai", str(self.mulai), ""),
            ("bulan", str(self.bulan), "1"),
            ("pembayar", self.pembayar, "sponsor"),
            ("jumlah", str(self.jumlah), "1"),
            ("usia", _text_or_empty(self.usia), ""),
            ("peristiwa", str(self.peristiwa), str(self.mulai)),
            ("masa_iur", _text_or_empty(self.masa_iur), ""),
            ("tunggakan", str(self.tunggakan), "0"),
            ("anak", ",".join(map(str, self.anak)), ""),
            ("stmb", str(self.stmb or ""), ""),
            ("cacat", ",".join(map(str, self.cacat)), ""),
            ("transport", ",".join(self.transport), ""),
            ("jht_tahun", _text_or_empty(self.jht_tahun), ""),
            ("jht_hasil", "" if self.jht_hasil is None else _format_decimal(self.jht_hasil), ""),
        ):
            if nilai != default:
                yield kunci, nilai

    def masukan(self) -> dict[str, object]:
        """Give the scenario as JSON values, every key present."""
        isi: dict[str, object] = self._asdict()
        del isi["upah_harian"]
        isi["mulai"] = str(self.mulai)
        isi["peristiwa"] = str(self.peristiwa)
        isi["anak"] = list(self.anak)
        isi["stmb"] = _lama_json(self.stmb)
        isi["cacat"] = [str(cedera) for cedera in self.cacat]
        isi["transport"] = list(self.transport)
        if self.jht_hasil is not None:
            isi["jht_hasil"] = _bilangan_json(self.jht_hasil)
        return isi


KUNCI = Scenario._fields[:-1]


def _bilangan_json(nilai: Fraction) -> int | float:
    return nilai.numerator if nilai.denominator == 1 else float(nilai)


def _lama_json(lama: Lama | None) -> int | float | str:
    """Give months as a number, days as they stand in a link."""
    if lama is None:
        return 0
    return _bilangan_json(lama.banyak) if lama.satuan == "bulan" else str(lama)


def _text_or_empty(nilai: int | None) -> str:
    return "" if nilai is None else str(nilai)


def _default_sektor(pekerjaan: str | None, law: Law) -> Sektor:
    return "lainnya" if pekerjaan is None else law.pekerjaan[pekerjaan].sektor


class _QueryReader:
    """Reads one query, gathering every fault."""

    def __init__(self, law: Law, kini: str) -> None:
        self.law = law
        self.kini = kini
        self.galat: list[Galat] = []
        self.given: dict[str, str] = {}

    def read(self, query: str) -> Scenario:
        self._split(query)
        cakupan = self.law.kepesertaan.cakupan
        bulan = _bulan(cakupan, self.kini)
        uang = self._take_required("penghasilan", _penghasilan(self.law)) or Uang(0, "")
        pekerjaan = self._take("pekerjaan", _pekerjaan(self.law), None)
        sektor = self._take("sektor", _choice(SEKTOR), None)
        program = self._take("program", _choice(PROGRAM), PROGRAM[0])
        mulai = self._mulai(bulan)
        banyak = self._take("bulan", self._masa_bayar, 1)
        pembayar = self._take("pembayar", _choice(PEMBAYAR), "sponsor")
        jumlah = self._take("jumlah", _whole_number(1, JUMLAH_TERTINGGI, "orang", "pekerja"), 1)
        usia = self._take("usia", _whole_number(0, USIA_TERTINGGI, *SATUAN_TAHUN), None)
        peristiwa = self._take("peristiwa", bulan, mulai)
        masa_iur = self._take("masa_iur", _whole_number(0, BULAN_TERTINGGI, *SATUAN_BULAN), None)
        tunggakan = self._take("tunggakan", _whole_number(0, BULAN_TERTINGGI, *SATUAN_BULAN), 0)
        anak = self._take("anak", _anak, ())
        stmb = self._take("stmb", _stmb, None)
        cacat = self._take("cacat", _cacat(self.law), ())
        transport = self._take("transport", _transport, ())
        jht_tahun = self._take(
            "jht_tahun", _whole_number(1, JHT_TAHUN_TERTINGGI, *SATUAN_TAHUN), None
        )
        jht_hasil = self._take("jht_hasil", _jht_hasil, None)
        akhir = mulai.plus(banyak - 1)
        if akhir > cakupan.sampai:
            self._note(
                "bulan",
                f"{banyak} bulan dari {mulai.nama} melewati {cakupan.sampai.nama}, akhir data "
                "hukum kami; kurangi bulannya.",
            )
        self._check_old_law(peristiwa, stmb=stmb, cacat=cacat, transport=transport)
        if self.galat:
            raise InputError(self.galat)
        scenario = Scenario(
            penghasilan=self._sebulan(uang),
            pekerjaan=pekerjaan,
            sektor=cast("Sektor", sektor or _default_sektor(pekerjaan, self.law)),
            program=cast("Program", program),
            mulai=mulai,
            bulan=banyak,
            pembayar=cast("Pembayar", pembayar),
            jumlah=jumlah,
            usia=usia,
            peristiwa=peristiwa,
            masa_iur=masa_iur,
            tunggakan=tunggakan,
            anak=anak,
            stmb=stmb,
            cacat=cacat,
            transport=transport,
            jht_tahun=jht_tahun,
            jht_hasil=jht_hasil,
            upah_harian=uang.nilai if uang.masa == "hari" else None,
        )
        if galat := list(find_faults(scenario, self.law)):
            raise InputError(galat)
        return scenario

    def _sebulan(self, uang: Uang) -> int:
        if uang.masa != "hari":
            return uang.nilai
        return uang.nilai * self.law.iuran.hari_kerja.baris[-1].nilai

    def _note(self, kunci: str, pesan: str, *hint: tuple[str, str]) -> None:
        isi = tuple(Saran(text, kunci, nilai) for text, nilai in hint)
        self.galat.append(Galat(kunci, pesan, isi))

    def _split(self, query: str) -> None:
        if len(query) > PANJANG_TAUTAN:
            raise InputError(
                [
                    Galat(
                        "tautan", f"Tautan ini {len(query)} huruf; paling panjang {PANJANG_TAUTAN}."
                    )
                ]
            )
        for kunci, nilai in parse_qsl(query, keep_blank_values=True):
            if kunci not in KUNCI:
                close = _close_to(kunci[:KUTIPAN_TERPANJANG], KUNCI, n=1)
                hint = f" Mungkin maksudnya {NAMA[close[0]].lower()}?" if close else ""
                self._note(
                    _disarm(kunci),
                    f"Tautan ini menyebut {_quote(kunci)}, yang tidak kami kenal; buang saja."
                    f"{hint}",
                )
            elif kunci in self.given:
                self._note(
                    kunci,
                    f"{NAMA[kunci]} disebut dua kali ({_quote(self.given[kunci])} dan "
                    f"{_quote(nilai)}); pilih satu.",
                    *((f"{_disarm(satu)}?", _disarm(satu)) for satu in (self.given[kunci], nilai)),
                )
            else:
                self.given[kunci] = clean(nilai)

    def _take(self, kunci: str, read: Callable[[str], T], default: D) -> T | D:
        text = self.given.get(kunci)
        if text is None:
            return default
        if not text:
            self._note(kunci, f"{NAMA[kunci]} kosong; isi, atau buang dari tautannya.")
            return default
        try:
            return read(text)
        except _Invalid as error:
            self._note(kunci, str(error), *error.saran)
            return default

    def _take_required(self, kunci: str, read: Callable[[str], T]) -> T | None:
        if kunci not in self.given:
            self._note(kunci, f"{NAMA[kunci]} belum diisi; tulis misalnya 2.000.000 atau 2 juta.")
            return None
        return self._take(kunci, read, None)

    def _mulai(self, bulan: Callable[[str], Month]) -> Month:
        try:
            kini = bulan(self.kini)
        except _Invalid as error:
            # Without a usable present the caller must say when; a month within the coverage
            # keeps the other checks meaningful.
            if "mulai" not in self.given:
                self._note(
                    "mulai",
                    f"Bulan mulai belum diisi dan bulan sekarang tidak dapat dipakai: {error}",
                )
            kini = self.law.kepesertaan.cakupan.dari
        return self._take("mulai", bulan, kini)

    def _masa_bayar(self, text: str) -> int:
        allowed = self.law.iuran.masa_bayar.baris[-1].nilai
        nilai = read_count(text, *SATUAN_BULAN)
        if nilai in allowed:
            return nilai
        dekat = [satu for satu in allowed if nilai and satu < nilai][-1:]
        dekat += [satu for satu in allowed if nilai and satu > nilai][:1]
        raise _Invalid(
            f"{_quote(text)} tidak dapat dipakai; iuran dibayar untuk "
            f"{', '.join(map(str, allowed[:-1]))}, atau {allowed[-1]} bulan.",
            *((f"{satu} bulan?", str(satu)) for satu in dekat),
        )

    def _check_old_law(
        self,
        peristiwa: Month,
        *,
        stmb: Lama | None,
        cacat: tuple[Cedera, ...],
        transport: tuple[str, ...],
    ) -> None:
        """Refuse what the old law paid too, but in amounts that the data do not hold."""
        jkk = self.law.jkk
        self._check_known("stmb", jkk.stmb, peristiwa, ditanya=stmb is not None)
        self._check_known("cacat", jkk.cacat, peristiwa, ditanya=bool(cacat))
        self._check_known("transport", jkk.transport, peristiwa, ditanya=bool(transport))

    def _check_known(
        self, kunci: str, ketentuan: Ketentuan[T], peristiwa: Month, *, ditanya: bool
    ) -> None:
        if ditanya and ketentuan.find(peristiwa.last_day) is None:
            self._note(
                kunci,
                f"{ketentuan.nama}: data kami tidak memuat aturan untuk {peristiwa.nama}; "
                f"yang ada mulai {long_date(ketentuan.baris[0].sejak)}. "
                "Ubah bulan kejadiannya, atau kosongkan isian ini.",
            )
