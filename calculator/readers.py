"""Text of one key becomes a checked value.

A reader gives the value, or raises `InvalidError` with what was given, what is allowed and, where
it can be told, what may have been meant.
"""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar, cast

from calculator.contradictions import saran_uang
from calculator.fields import (
    ANAK_TERBANYAK,
    BULAN_TERTINGGI,
    CEDERA_TERBANYAK,
    HARI_TERTINGGI,
    JHT_HASIL_TERTINGGI,
    MODA,
    PENGHASILAN_TERTINGGI,
    PERSEN_PENUH,
    PILIHAN,
    SATUAN_BULAN,
    SATUAN_TAHUN,
    STMB_TERTINGGI,
    USIA_ANAK_TERTINGGI,
    USIA_TERTINGGI,
    Cedera,
    Lama,
    format_decimal,
)
from calculator.month import BULAN_SETAHUN, Month, baca_bulan
from calculator.occupations import similar
from calculator.rules.model import Cakupan, JenisCacat, Ketentuan, Law, Moda
from calculator.rupiah import (
    Uang,
    UangRagu,
    baca_uang,
    format_number,
    mungkin_maksudnya,
    read_words,
    tulis_desimal,
)
from calculator.written import clean, parts, printable, read_count

T = TypeVar("T")
Word = TypeVar("Word", bound=str)

KUTIPAN_TERPANJANG = 60
MASUK_AKAL = 1_000
_PERSEN = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]{1,4})?)\s*(?:(?:%|persen)(?:\s*(?:setahun|per tahun))?)?",
    re.ASCII | re.IGNORECASE,
)
_LAMA = re.compile(
    r"(?P<banyak>[0-9]{1,5}(?:[.,][0-9]{1,2})?|[0-9]{1,2}\.[0-9]{3})"
    r"\s*(?P<satuan>bulan|bln|hari|hr)?",
    re.ASCII | re.IGNORECASE,
)
_RIBUAN = re.compile(r"\.(?=[0-9]{3}$)", re.ASCII)
# A month with its day, or as a spreadsheet shortens it: only ever offered, so compiled then.
_BERHARI = (
    r"([0-9]{4}-[0-9]{1,2})-[0-9]{1,2}|[0-9]{1,2}[-/. ]([0-9]{1,2}[-/. ][0-9]{4}|[a-z]+ [0-9]{4})"
)
_TAHUN_PENDEK = r"([a-z]{3,9}|[0-9]{1,2})[-/. ]+'?([0-9]{2})|([a-z]{3,9})'?([0-9]{2})"
_DARI_KINI = {
    "bulan lalu": -1,
    "bulan kemarin": -1,
    "bulan ini": 0,
    "sekarang": 0,
    "hari ini": 0,
    "bulan depan": 1,
    "bulan berikutnya": 1,
}
# Every code begins with a letter: a comma between digits is a decimal one.
_UKURAN = re.compile(
    r"(:[0-9]{1,3})(?:,([0-9]{1,2})\b)?(?:\s*(?:%|persen\b))?", re.ASCII | re.IGNORECASE
)
_TAHUN_LAHIR = r"(?:lahir |kelahiran )?(?:tahun |thn |th\.? )?((?:19|20)[0-9]{2})"
# What may stand before an age: `umur 8 dan 13`, `usianya: 35`.
_UMUR = re.compile(r"\b(?:ber)?(?:umur|usia)(?:nya)?\b[\s:]*", re.ASCII | re.IGNORECASE)
_TIDAK_ADA = (
    r"-|nihil|(?:tidak|belum|tak) (?:ada|pernah)(?: (?:tunggakan|menunggak|membayar|bayar))?"
)
_TANPA_ANAK = (
    r"-+|nihil|kosong|0 ?(?:anak|orang)|"
    r"(?:(?:tidak|belum|tak|gak|nggak|ga) (?:ada|(?:mem)?punyai?)|tanpa)(?: anak)?"
)
_KODE = re.compile(
    r"(?P<kode>[A-Za-z][0-9]{2}[a-z]?)(?::(?P<nilai>[0-9]{1,3}(?:\.[0-9]{1,2})?))?", re.ASCII
)


def shorten(text: str) -> str:
    """Keep what is enough to compare or to quote."""
    return text[:KUTIPAN_TERPANJANG]


def disarm(text: str) -> str:
    """Shorten what was given, and disarm what could take over a line of text or a terminal."""
    tampak = printable(text)
    awal = shorten(tampak)
    return f"{awal}…" if awal != tampak else awal


def quote(text: str) -> str:
    """Quote what was given, short and harmless."""
    return f"“{disarm(text)}”"


class InvalidError(Exception):
    """The value of one key cannot be taken; each suggestion is its words and another value."""

    def __init__(self, pesan: str, *hint: tuple[str, str]) -> None:
        """Keep the message and the suggestions."""
        super().__init__(pesan)
        self.saran = hint


def whole_number(dari: int, sampai: int, sebutan: str, *satuan: str) -> Callable[[str], int]:
    """Read a whole number between two bounds, with one of its units behind it or without."""

    def baca(text: str) -> int:
        nilai = read_count(text, sebutan, *satuan)
        if nilai is not None and dari <= nilai <= sampai:
            return nilai
        raise InvalidError(
            f"{quote(text)} tidak bisa dipakai. Tulis angka utuh, {format_number(dari)} sampai "
            f"{format_number(sampai)} {sebutan}.",
            *_saran_bilangan(text, dari, sampai, (sebutan, *satuan)),
        )

    return baca


def months_reader(sampai: int) -> Callable[[str], int]:
    """Read a number of months, or that there were none."""
    baca_angka = whole_number(0, sampai, *SATUAN_BULAN)

    def baca(text: str) -> int:
        tulisan = clean(text).lower().rstrip(" .,;")
        return 0 if re.fullmatch(_TIDAK_ADA, tulisan, re.ASCII) else baca_angka(text)

    return baca


def _count_and_unit(tulisan: str, *satuan: str) -> tuple[str, str] | None:
    """Part `dua minggu` into `dua` and `minggu`, `setahun` into `satu` and `tahun`.

    In words or in another unit: what may be meant is offered, not taken.
    """
    match = re.fullmatch(rf"(?:se|(.+?)\s*)({'|'.join(satuan)})", tulisan, re.ASCII)
    return match and (match[1] or "satu", match[2])


def _saran_bilangan(
    text: str, dari: int, sampai: int, satuan: tuple[str, ...]
) -> Iterable[tuple[str, str]]:
    """Offer `1.000` for `1,000`, `40` for `empat puluh` and `36 bulan` for `3 tahun`."""
    tulisan = clean(text).lower()
    for kata in satuan:
        tulisan = tulisan.removesuffix(kata).rstrip()
    kali = 1
    if "bulan" in satuan and (tahun := _count_and_unit(tulisan, *SATUAN_TAHUN)):
        tulisan, kali = tahun[0], BULAN_SETAHUN
    arti: list[int | Fraction]
    try:
        arti = [baca_uang(tulisan).nilai]
    except UangRagu as ragu:
        dieja = read_words(tulisan)
        arti = [satu.nilai for satu in ragu.arti] if dieja is None else [dieja]
    for nilai in {int(satu * kali): None for satu in arti if (satu * kali) % 1 == 0}:
        if dari <= nilai <= sampai:
            yield f"{format_number(nilai)} {satuan[0]}?", str(nilai)


def _spelt(text: str) -> str:
    """Give words as they are compared: `JKK + JKM.` and `jkk-jkm` are the same."""
    return re.sub(r"[^0-9a-z]+", "-", clean(text).lower()).strip("-")


def choice(allowed: tuple[Word, ...]) -> Callable[[str], Word]:
    """Read one of a few words, or of the names that they have on the page."""

    def baca(text: str) -> Word:
        isi = _spelt(text)
        for entry in allowed:
            if isi in {entry, _spelt(PILIHAN[entry])}:
                return entry
        raise InvalidError(
            f"{quote(text)} tidak kami kenal; pilih salah satu: "
            f"{'; '.join(PILIHAN[entry].lower() for entry in allowed)}.",
            *((f"{PILIHAN[entry]}?", entry) for entry in allowed),
        )

    return baca


def in_force(ketentuan: Ketentuan[T], bulan: Month) -> T:
    """Give what a provision says in a month; before its first row, what that says."""
    return (ketentuan.find(bulan.last_day) or ketentuan.baris[0]).nilai


def penghasilan_reader(law: Law, mulai: Month) -> Callable[[str], Uang]:
    """Read an income, and whether it is a day's or a month's."""

    def baca(text: str) -> Uang:
        try:
            uang = baca_uang(text)
        except UangRagu as ragu:
            semua = [satu for satu in ragu.arti if satu.nilai <= PENGHASILAN_TERTINGGI]
            # Nobody earns twelve rupiah: "12-26" means more.
            arti = [satu for satu in semua if satu.nilai >= MASUK_AKAL]
            arti += [lagi for satu in semua for lagi in mungkin_maksudnya(satu.nilai)]
            raise InvalidError(
                f"{quote(text)} belum dapat kami baca sebagai penghasilan; tulis misalnya "
                "2.000.000, 2 juta, atau 1,5 juta.",
                *dict.fromkeys(_saran(satu, law, mulai) for satu in arti),
            ) from None
        if uang.nilai > PENGHASILAN_TERTINGGI:
            raise InvalidError(
                f"{quote(text)} terlalu besar; paling tinggi "
                f"{format_number(PENGHASILAN_TERTINGGI)}."
            )
        if uang.masa in {"minggu", "tahun"}:
            raise InvalidError(
                f"{quote(text)} bukan penghasilan sebulan; tulis rata-rata sebulan.",
                _saran(uang, law, mulai),
            )
        return uang

    return baca


def _saran(uang: Uang, law: Law, mulai: Month) -> tuple[str, str]:
    hint = saran_uang(uang, in_force(law.iuran.hari_kerja, mulai))
    return hint.teks, hint.nilai


def bulan_reader(cakupan: Cakupan, kini: str) -> Callable[[str], Month]:
    """Read a month that the law data answer for."""

    def baca(text: str) -> Month:
        try:
            bulan = _dari_kini(text, kini) or _nomor(text) or baca_bulan(text)
        except ValueError:
            raise InvalidError(
                f"{quote(text)} tidak terbaca sebagai bulan; tulis bulan dan tahunnya, misalnya "
                "November 2026.",
                *_saran_bulan(text, kini),
            ) from None
        if isinstance(bulan, int):
            tahun = (
                [int(kini[:4]) + selisih for selisih in (0, -1, 1)] if kini[:4].isdigit() else []
            )
            raise InvalidError(
                f"{quote(text)} belum menyebut tahunnya; tulis misalnya November 2026.",
                *((f"{satu.nama}?", str(satu)) for satu in (Month(isi, bulan) for isi in tahun)),
            )
        if not cakupan.dari <= bulan <= cakupan.sampai:
            raise InvalidError(
                f"{bulan.nama} di luar data hukum kami, yang mencakup {cakupan.dari.nama} "
                f"sampai {cakupan.sampai.nama}."
            )
        return bulan

    return baca


def _nomor(text: str) -> int | None:
    """Read the bare number of a month, whose year is to be asked."""
    nomor = read_count(text, *SATUAN_BULAN)
    return nomor if nomor in range(1, BULAN_SETAHUN + 1) else None


def _dari_kini(text: str, kini: str) -> Month | None:
    """Read `bulan depan`; None where it is no such word, or the present month is not known."""
    selisih = _DARI_KINI.get(clean(text).lower().rstrip(" .,;"))
    try:
        return None if selisih is None else Month.parse(kini).plus(selisih)
    except ValueError:
        return None


def _saran_bulan(text: str, kini: str) -> Iterable[tuple[str, str]]:
    """Offer the month of `15 Januari 2027`, and January 2027 for `jan-27`."""
    tulisan = shorten(clean(text).lower())
    if match := re.fullmatch(_BERHARI, tulisan, re.ASCII):
        tulisan = match[1] or match[2]
    elif match := re.fullmatch(_TAHUN_PENDEK, tulisan, re.ASCII):
        nama, tahun = (match[1] or match[3]), (match[2] or match[4])
        tulisan = f"{nama} {kini[:2]}{tahun}"
    else:
        return
    try:
        # Both forms say a year, so this is a month of it.
        bulan = cast("Month", baca_bulan(tulisan))
    except ValueError:
        return
    yield f"{bulan.nama}?", str(bulan)


def masa_bayar_reader(law: Law, mulai: Month) -> Callable[[str], int]:
    """Read how many months are paid: one of the numbers that can be paid at once."""
    allowed = in_force(law.iuran.masa_bayar, mulai)

    def baca(text: str) -> int:
        nilai = read_count(text, *SATUAN_BULAN)
        if nilai in allowed:
            return nilai
        dekat = [satu for satu in allowed if nilai and satu < nilai][-1:]
        dekat += [satu for satu in allowed if nilai and satu > nilai][:1]
        raise InvalidError(
            f"{quote(text)} tidak bisa dipakai. Iuran hanya bisa dibayar untuk "
            f"{', '.join(map(str, allowed[:-1]))}, atau {allowed[-1]} bulan.",
            *((f"{satu} bulan?", str(satu)) for satu in dekat),
            *(
                satu
                for satu in _saran_bilangan(text, 1, allowed[-1], SATUAN_BULAN)
                if int(satu[1]) in allowed
            ),
        )

    return baca


def _slug_of(nama: str, law: Law) -> str | None:
    """Find an occupation by its whole name, as every list on the page has it."""
    dicari = _spelt(nama)
    for satu in law.pekerjaan.values():
        if dicari in {_spelt(satu.nama), _spelt(re.sub(r"\(.*?\)", " ", satu.nama))}:
            return satu.slug
    return None


def pekerjaan_reader(law: Law, mulai: Month) -> Callable[[str], str]:
    """Read an occupation of the list that the BPU table applies to."""

    def baca(text: str) -> str:
        tertulis = clean(text).rstrip(" .,;")
        slug = tertulis.lower()
        if slug not in law.pekerjaan:
            slug = _slug_of(tertulis, law) or slug
        pekerjaan = law.pekerjaan.get(slug)
        if pekerjaan is None:
            if "," in tertulis:
                banyak = in_force(law.kepesertaan.pekerjaan_paling_banyak, mulai)
                raise InvalidError(
                    f"{quote(text)} berisi lebih dari satu pekerjaan; hitung satu demi satu. "
                    f"Saat mendaftar, paling banyak {banyak} pekerjaan dapat dicantumkan."
                )
            close = [law.pekerjaan[satu] for satu in similar(shorten(text), law)]
            hint = f" Mungkin {', '.join(satu.nama for satu in close)}?" if close else ""
            raise InvalidError(
                f"{quote(text)} tidak ada dalam daftar pekerjaan; pilih salah satu dari daftar, "
                f"atau kosongkan.{hint}",
                *((f"{satu.nama}?", satu.slug) for satu in close),
            )
        if not pekerjaan.tabel:
            raise InvalidError(f"{pekerjaan.nama} tidak dihitung di sini. {pekerjaan.alasan}")
        return slug

    return baca


def usia_reader(kini: str) -> Callable[[str], int]:
    """Read an age in years; for the year of a birth the ages that it may mean are offered."""
    baca_usia = whole_number(0, USIA_TERTINGGI, *SATUAN_TAHUN)

    def baca(text: str) -> int:
        if (umur := _umur(text, kini)) is None:
            return baca_usia(_UMUR.sub("", text, 1))
        raise InvalidError(
            f"{quote(text)} seperti tahun lahir. Tulis usianya dalam tahun.",
            *((f"{satu} tahun?", str(satu)) for satu in umur),
        )

    return baca


def _umur(tulisan: str, kini: str) -> tuple[int, ...] | None:
    """Give the ages of who was born in a year, after and before the birthday of this year."""
    match = re.fullmatch(_TAHUN_LAHIR, clean(tulisan).lower().rstrip(" .,;"), re.ASCII)
    if match is None or not kini[:4].isdigit():
        return None
    umur = int(kini[:4]) - int(match[1])
    return tuple(satu for satu in (umur, umur - 1) if 0 <= satu <= USIA_TERTINGGI) or None


def anak_reader(kini: str) -> Callable[[str], tuple[int, ...]]:
    """Read the children's ages, or that there are none."""

    def baca(text: str) -> tuple[int, ...]:
        if re.fullmatch(_TANPA_ANAK, clean(text).lower().rstrip(" .,;"), re.ASCII):
            return ()
        text = _UMUR.sub(" ", text)
        lahir = [_umur(satu, kini) for satu in parts(text.lower().replace("lahir", " "))]
        umur = [satu[0] for satu in lahir if satu and satu[0] <= USIA_ANAK_TERTINGGI]
        if umur and len(umur) == len(lahir):
            raise InvalidError(
                f"{quote(text)} seperti tahun lahir. Tulis usia tiap anak dalam tahun; yang belum "
                "berulang tahun tahun ini, setahun lebih muda.",
                (f"{' dan '.join(map(str, umur))} tahun?", ",".join(map(str, umur))),
            )
        return read_anak(text)

    return baca


def read_anak(text: str) -> tuple[int, ...]:
    """Read the children's ages in years: `8,13`, `8 dan 13 tahun`."""
    bagian = parts(text, *SATUAN_TAHUN)
    if len(bagian) > ANAK_TERBANYAK:
        raise InvalidError(f"{len(bagian)} anak; paling banyak {ANAK_TERBANYAK}.")
    usia = [int(part) if part.isascii() and part.isdecimal() else -1 for part in bagian]
    if bagian and -1 in usia and (dieja := list(_eja(text))):
        raise InvalidError(
            f"{quote(text)} tidak bisa dipakai. Tulis usianya dengan angka.",
            (f"{' dan '.join(dieja)} tahun?", ",".join(dieja)),
        )
    for tertulis, nilai in zip(bagian, usia, strict=True):
        if not 0 <= nilai <= USIA_ANAK_TERTINGGI:
            # "8.13" and "8-13" may be two children.
            dua = re.fullmatch(r"([0-9]{1,2})[.\u2013-]([0-9]{1,2})", tertulis, re.ASCII)
            if dua and max(int(dua[1]), int(dua[2])) <= USIA_ANAK_TERTINGGI:
                raise InvalidError(
                    f"{quote(tertulis)} bisa berarti dua anak. Pisahkan usianya dengan koma.",
                    (f"{dua[1]} dan {dua[2]} tahun?", f"{dua[1]},{dua[2]}"),
                )
            raise InvalidError(
                f"{quote(tertulis)} tidak bisa dipakai. Tulis usia tiap anak dalam tahun, 0 sampai "
                f"{USIA_ANAK_TERTINGGI}. Pisahkan dengan koma, misalnya 8,13."
            )
    if not usia:
        raise InvalidError("Isi usia tiap anak dalam tahun. Pisahkan dengan koma, misalnya 8,13.")
    return tuple(usia)


def _eja(text: str) -> Iterable[str]:
    """Read a list in words, `delapan dan tiga belas`; nothing where a part of it is none."""
    bagian = re.split(r"[,;]|\bdan\b", clean(text).lower())
    usia = [read_words(satu.strip().removesuffix("tahun").strip()) for satu in bagian]
    return [] if None in usia else [str(satu) for satu in usia]


def read_transport(text: str) -> tuple[Moda, ...]:
    """Read modes of transport, each once, in the order of the law."""
    read = choice(MODA)
    bagian = [read(satu) for satu in parts(text)]
    if len(set(bagian)) != len(bagian):
        raise InvalidError(
            f"{quote(text)} menyebut satu angkutan dua kali; sebut masing-masing sekali."
        )
    return tuple(moda for moda in MODA if moda in bagian)


def read_stmb(text: str) -> Lama | None:
    """Read a time of not being able to work; none at all is None."""
    match = _LAMA.fullmatch(clean(text).rstrip(" .,;"))
    if match is not None:
        banyak = Fraction(_RIBUAN.sub("", match["banyak"]).replace(",", "."))
        if (match["satuan"] or "bulan").lower().startswith("b"):
            if banyak <= BULAN_TERTINGGI:
                return Lama(banyak, "bulan") if banyak else None
        elif banyak.denominator == 1 and banyak <= HARI_TERTINGGI:
            return Lama(banyak, "hari") if banyak else None
    raise InvalidError(
        f"{quote(text)} tidak bisa dipakai. Tulis lamanya, misalnya 3 bulan, 2,5 bulan, atau "
        f"10 hari; paling banyak {STMB_TERTINGGI} bulan.",
        *_saran_lama(text),
    )


def _saran_lama(text: str) -> Iterable[tuple[str, str]]:
    """Offer `14 hari` for `2 minggu`, `6 bulan` for `setengah tahun`, `2 bulan` for `dua bulan`."""
    lama = _count_and_unit(clean(text).lower(), "hari", "minggu", "bulan", "tahun")
    if lama is None:
        return
    tertulis, satuan = lama
    banyak = read_words(tertulis)
    if banyak is None and tertulis.isdecimal():
        banyak = Fraction(tertulis)
    kali, satuan = {"minggu": (7, "hari"), "tahun": (BULAN_SETAHUN, "bulan")}.get(
        satuan, (1, satuan)
    )
    if banyak is None or (nilai := banyak * kali) > BULAN_TERTINGGI:
        return
    tulisan = format_decimal(nilai)
    if satuan == "bulan" or nilai.denominator == 1:
        isi = tulisan if satuan == "bulan" else f"{tulisan}hari"
        yield f"{tulis_desimal(nilai)} {satuan}?", isi


def read_jht_hasil(text: str) -> Fraction:
    """Read a yearly yield in percent."""
    if match := _PERSEN.fullmatch(clean(text).rstrip(" .,;")):
        nilai = Fraction(match[1].replace(",", "."))
        if nilai <= JHT_HASIL_TERTINGGI:
            return nilai
    raise InvalidError(
        f"{quote(text)} tidak bisa dipakai. Tulis persen setahun, 0 sampai {JHT_HASIL_TERTINGGI}, "
        "misalnya 5,5."
    )


def _measure(jenis: JenisCacat, text: str | None) -> Fraction | None:
    if text is None:
        return None
    if jenis.cara == "kelas":
        raise InvalidError(f"{jenis.uraian}: ukurannya tidak perlu diisi.")
    nilai = Fraction(text)
    bawah, atas, arti = Fraction(1), Fraction(PERSEN_PENUH), "persen fungsi yang hilang"
    if jenis.bagian_sampai is not None:
        bawah, atas, arti = jenis.bagian * 100, jenis.bagian_sampai * 100, "persen menurut dokter"
    elif jenis.langkah is not None:
        bawah, arti = Fraction(jenis.langkah), f"{jenis.satuan} yang hilang"
    if not bawah <= nilai <= atas:
        tertulis = tulis_desimal(nilai)
        raise InvalidError(f"{jenis.uraian}: isi {bawah} sampai {atas} {arti}, bukan {tertulis}.")
    return nilai


def _plain_measure(match: re.Match[str]) -> str:
    """Write `:12,5 %` as the contract does, `:12.5`."""
    return match[1] + (f".{match[2]}" if match[2] else "")


def cacat_reader(law: Law, peristiwa: Month) -> Callable[[str], tuple[Cedera, ...]]:
    """Read injuries by the codes of the disability table: `A15:50,B03`."""
    tabel = in_force(law.jkk.cacat, peristiwa)

    def baca(text: str) -> tuple[Cedera, ...]:
        hasil: list[Cedera] = []
        for bagian in parts(_UKURAN.sub(_plain_measure, re.sub(r"\s*:\s*", ":", text))):
            match = _KODE.fullmatch(bagian)
            kode = match["kode"][0].upper() + match["kode"][1:] if match else ""
            if match is None or kode not in tabel:
                raise InvalidError(
                    f"{quote(bagian)} tidak ada dalam tabel cacat. Pilih bagian tubuhnya lewat "
                    "gambar."
                )
            jenis = tabel[kode]
            hasil.append(Cedera(kode, _measure(jenis, match["nilai"])))
            if sum(answer.kode == kode for answer in hasil) > jenis.paling_banyak:
                raise InvalidError(
                    f"{jenis.uraian}: paling banyak dipilih {jenis.paling_banyak} kali."
                )
        if not hasil:
            raise InvalidError("Pilih bagian tubuhnya lewat gambar.")
        if len(hasil) > CEDERA_TERBANYAK:
            raise InvalidError(f"{len(hasil)} cedera; paling banyak {CEDERA_TERBANYAK}.")
        return tuple(hasil)

    return baca
