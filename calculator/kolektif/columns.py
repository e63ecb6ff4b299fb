"""What the columns of somebody's table mean, told from their headers as people write them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from calculator.rupiah import Uang, UangRagu, baca_uang
from calculator.said import HOW_TO, all_said, count_said

__all__ = [
    "GABUNGAN",
    "ColumnError",
    "Kolom",
    "Susunan",
    "find_columns",
    "has_income",
    "plain",
]

# Which key of the contract a header stands for. Compared without case, points and doubled spaces.
JUDUL: dict[str, tuple[str, ...]] = {
    "penghasilan": (
        "penghasilan",
        "penghasilan sebulan",
        "penghasilan per bulan",
        "penghasilan bulanan",
        "penghasilan rata rata",
        "rata rata penghasilan",
        "pendapatan",
        "pendapatan sebulan",
        "pendapatan per bulan",
        "pendapatan bulanan",
        "gaji",
        "gaji sebulan",
        "gaji per bulan",
        "gaji bulanan",
        "gaji pokok",
        "upah",
        "upah sebulan",
        "upah per bulan",
        "upah bulanan",
        "honor",
        "honor sebulan",
        "honor per bulan",
        "honorarium",
        "income",
        "monthly income",
        "income per month",
        "salary",
        "monthly salary",
        "monthly wage",
    ),
    "pekerjaan": (
        "pekerjaan",
        "jenis pekerjaan",
        "profesi",
        "pekerjaan utama",
        "bidang pekerjaan",
        "mata pencaharian",
        "job",
        "occupation",
    ),
    "sektor": ("sektor", "sektor pekerjaan", "sektor usaha"),
    "program": ("program", "paket", "program jaminan", "jaminan"),
    "pembayar": (
        "pembayar",
        "dibayar oleh",
        "yang membayar",
        "penanggung",
        "penanggung iuran",
        "sumber dana",
        "sumber iuran",
    ),
    "jumlah": (
        "jumlah",
        "jumlah orang",
        "jumlah pekerja",
        "banyaknya",
        "banyak orang",
        "orang",
        "jumlah peserta",
        "jml",
        "jml orang",
        "jml pekerja",
        "jumlah tenaga kerja",
    ),
    "usia": ("usia", "umur", "usia tahun", "umur tahun", "age"),
    "tanggal_lahir": (
        "tanggal lahir",
        "tgl lahir",
        "tgl lhr",
        "lahir",
        "tanggal kelahiran",
        "ttl",
        "tempat tanggal lahir",
        "tempat tgl lahir",
        "date of birth",
        "dob",
    ),
    "mulai": ("mulai", "bulan mulai", "mulai bulan", "bulan pertama", "mulai iuran"),
    "bulan": ("bulan", "jumlah bulan", "lama bulan", "lama", "masa bayar", "berapa bulan"),
    "anak": ("anak", "usia anak", "umur anak"),
    "peristiwa": ("peristiwa",),
    "masa_iur": ("masa iur",),
    "tunggakan": ("tunggakan",),
    "stmb": ("stmb",),
    "cacat": ("cacat",),
    "transport": ("transport",),
    "jht_tahun": ("jht tahun",),
    "jht_hasil": ("jht hasil",),
}
_KUNCI = {judul: kunci for kunci, semua in JUDUL.items() for judul in semua}

# Whatever begins or ends like this may say who somebody is: it is dropped before anything is read.
_PRIBADI = re.compile(
    r"\b(nama|name|nik|ktp|no ktp|kk|no kk|kpj|npwp|alamat|address|hp|no hp|telp|telepon|telpon|"
    r"phone|wa|whatsapp|email|e mail|surel|rekening|ibu kandung|desa|kelurahan|dusun|rt|rw)\b"
)
_SEHARI = re.compile(r"\b(harian|sehari|per hari|hari|day|daily|mingguan|seminggu|per minggu)\b")
_SETAHUN = re.compile(r"\b(setahun|tahunan|per tahun|year|yearly|annual)\b")
_UANG = re.compile(r"\b(gaji|upah|penghasilan|pendapatan|honor|income|salary)\b")
_RUPIAH = re.compile(r"\b(rp|idr|rupiah)\b")
_RIBUAN = re.compile(r"\b(ribu|ribuan|rb|juta|jutaan|jt)\b")
# What stands in a second row of headers, below the first: a time, a unit.
_LANJUTAN = re.compile(
    r"\b(bulan|bulanan|sebulan|hari|harian|sehari|minggu|mingguan|tahunan|setahun|rp|rupiah|tahun|thn"
    r"|th|orang)\b"
)
# "Jumlah" heads a number of people, or a sum of money: told by what stands below.
_JUMLAH_SAJA = frozenset({"jumlah", "jml", "banyaknya"})
# So much is an amount; less may be a number of people, or a year.
_JUMLAH_UANG = 10_000
_BAGIAN_UANG = 0.9
# NIK, family card, mobile number, email: nobody earns so much, so it is no income.
_NOMOR_ORANG = re.compile(
    r"'?[0-9]{16}|(?:\+?62|0)8[0-9]{2}[- ]?[0-9]{3,5}[- ]?[0-9]{2,5}|\S+@\S+\.\S+", re.ASCII
)
_ANGKA = re.compile(r"[0-9]{4}|[0-9][.,][0-9]")
# No header says how much.
_BERUANG = re.compile(r"[0-9] ?(?:jt|juta|rb|ribu)\b", re.IGNORECASE)
_ADA_ANGKA = re.compile(r"[0-9]")
_ATAU = re.compile(r"[/|,;()]+|\batau\b|\bdan\b")
# As much of a header as is repeated.
_JUDUL_TERPANJANG = 40
_BUKAN_KATA = re.compile(r"[^0-9a-z]+")
# So many cells tell what stands in a column without a header.
_CONTOH_KOLOM = 2
BARIS_JUDUL_TERJAUH = 20
# A row of headers goes on in so many rows at most.
_LANJUTAN_TERBANYAK = 2
_NOMOR_KOLOM_TERSEDIKIT = 3
# Stands in the lower cells of merged ones: no column takes it, so the row is a fault that says so.
GABUNGAN = "(sel gabungan)"


class Kolom(NamedTuple):
    """One column that is used: its place, counted from 0, the key it stands for, and its header."""

    tempat: int
    kunci: str
    judul: str


class Susunan(NamedTuple):
    """How a table is laid out.

    Attributes:
        baris_judul: the row that holds the headers, counted from 1.
        kolom: the columns that are used.
        pribadi: headers of columns that may hold a name, number or address: never read.
        lain: headers of columns that mean nothing here.
        lengkap: rows mostly have several cells, so one with an income only is odd.
        tanya: without headers, the columns whose meaning can be told, by place and name.
        kalimat: no table but lines, each of which says a group: `100 pemulung 1 juta`.
    """

    baris_judul: int
    kolom: tuple[Kolom, ...]
    pribadi: tuple[str, ...]
    lain: tuple[str, ...]
    lengkap: bool = False
    tanya: tuple[tuple[int, str], ...] = ()
    kalimat: bool = False


class ColumnError(ValueError):
    """The headers do not tell what is needed; the message says what was found, in Indonesian.

    Attributes:
        tanya: columns whose meaning somebody can tell, by place and name: never private ones.
    """

    def __init__(self, pesan: str, tanya: tuple[tuple[int, str], ...] = ()) -> None:
        """Keep what can be asked beside the message."""
        super().__init__(pesan)
        self.tanya = tanya


def plain(text: str) -> str:
    """Reduce a header to its words: `Upah / bulan (Rp)` becomes `upah bulan`."""
    kata = _BUKAN_KATA.sub(" ", text.lower()).split()
    return " ".join(satu for satu in kata if satu not in {"rp", "idr", "dalam", "rupiah"})


def _key(text: str) -> str | None:
    judul = plain(text)
    if _other_time(text):
        return None
    if judul.startswith("jumlah") and _RUPIAH.search(text.lower()):
        return None  # a sum of money, not a number of people
    if judul in _KUNCI:
        return _KUNCI[judul]
    tanpa_bulan = judul.removesuffix(" bulan").removesuffix(" bln").removesuffix(" per")
    return _KUNCI.get(tanpa_bulan) or _one_meaning(text)


def _one_meaning(text: str) -> str | None:
    """Read a header of several words for one thing: `Pekerjaan/Profesi`, `Gaji atau upah`."""
    names = [_KUNCI.get(plain(part)) for part in _ATAU.split(text.lower()) if part.strip()]
    return names[0] if len(names) > 1 and len(set(names)) == 1 else None


def find_columns(
    rows: Iterable[Sequence[str]], pilihan: Mapping[int, str] | None = None
) -> Susunan:
    """Find the row of headers and what its columns mean.

    Args:
        rows: the first rows of the table, as texts.
        pilihan: what somebody said a column means, by its place; an empty key: nothing.

    Raises:
        ColumnError: no income column, an income that is not a month's, two columns for one thing.
    """
    pertama = list(islice(rows, BARIS_JUDUL_TERJAUH))
    if all_said(pertama):
        return _lines(pertama)
    nomor, judul = _headers(pertama)
    return _arrange(nomor, judul, pertama[nomor:], pilihan or {})


def _lines(rows: Sequence[Sequence[str]]) -> Susunan:
    """Lay out lines without columns: each is parted where it is read."""
    tempat = next(n for row in rows for n, satu in enumerate(row) if satu.strip())
    lebar = max(map(len, rows))
    return Susunan(
        baris_judul=0,
        kolom=(
            Kolom(tempat, "pekerjaan", "Tulisan"),
            Kolom(lebar, "penghasilan", "Penghasilan"),
            Kolom(lebar + 1, "jumlah", "Jumlah"),
        ),
        pribadi=(),
        lain=(),
        kalimat=True,
    )


def has_income(rows: Iterable[Sequence[str]]) -> bool:
    """Tell whether these look like the first rows of a table of workers."""
    _, judul = _headers(list(islice(rows, BARIS_JUDUL_TERJAUH)))
    return any(_key(nama) == "penghasilan" or _other_time(nama) for nama in judul)


def _headers(rows: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """Give the last row of headers, counted from 1, and what each column is called."""
    nomor = _header_row(rows)
    judul = _names(rows, nomor)
    if not nomor:
        return nomor, judul
    if nomor > 1 and all(_key(nama) != "penghasilan" for nama in judul):
        # `Penghasilan` above, `sehari` and `sebulan` below it.
        bersama = _joined(rows[nomor - 2], judul)
        if any(_key(nama) == "penghasilan" for nama in bersama):
            judul = bersama
    for row in rows[nomor : nomor + _LANJUTAN_TERBANYAK]:
        if not _continues(judul, row):
            break
        judul = _joined(judul, row)
        nomor += 1
    if nomor < len(rows) and _numbering(rows[nomor]):
        nomor += 1
    return nomor, judul


def _continues(judul: Sequence[str], row: Sequence[str]) -> bool:
    """Tell whether a row goes on with the headers above it: a time or a unit, and no number."""
    isi = {n: plain(satu) for n, satu in enumerate(row) if satu.strip() and satu != GABUNGAN}
    if not isi or any(_ADA_ANGKA.search(row[n]) for n in isi):
        return False
    if any(_PRIBADI.search(plain(nama)) for n, nama in enumerate(judul) if n in isi):
        return False
    if GABUNGAN in row:
        return True
    kata = {n for n, satu in isi.items() if satu in _KUNCI or _LANJUTAN.search(row[n].lower())}
    # Below a header that has no room to its right only a time or a unit can stand.
    sendiri = {n for n in isi if _at(judul, n) and _at(judul, n + 1)}
    ulang = all(_KUNCI.get(satu) == _key(_at(judul, n)) for n, satu in isi.items())
    bercabang = any(n + 1 in isi and _at(judul, n) and not _at(judul, n + 1) for n in isi)
    return bool(kata or bercabang) and sendiri <= kata and not ulang


def _at(row: Sequence[str], tempat: int) -> str:
    return row[tempat] if tempat < len(row) else "-"


def _joined(atas: Sequence[str], bawah: Sequence[str]) -> list[str]:
    """Name columns whose header takes two rows; a cell above may stand for several below."""
    hasil = []
    induk = ""
    lebar = max(len(atas), len(bawah))
    atas, bawah = (
        [
            " ".join(satu.split()).replace(GABUNGAN, "")
            for satu in (*row, *[""] * (lebar + 1 - len(row)))
        ]
        for row in (atas, bawah)
    )
    for n in range(lebar):
        kepala, isi = atas[n], bawah[n]
        induk = kepala or (induk if isi else "")
        semua = f"{induk} {isi}".strip()
        beberapa = not atas[n + 1] and bool(bawah[n + 1])
        if not isi or _key(semua) or _other_time(semua):
            hasil.append(semua)
        elif _key(isi):
            hasil.append(isi)
        else:
            hasil.append(kepala if _key(kepala) and not beberapa else semua)
    return hasil


def _numbering(row: Sequence[str]) -> bool:
    """Tell whether a row below the headers only counts the columns: 1, 2, 3, or (1), (2), (3)."""
    isi = [satu.strip(" ().") for satu in row if satu.strip()]
    if len(isi) < _NOMOR_KOLOM_TERSEDIKIT or not all(satu.isdecimal() for satu in isi):
        return False
    awal = int(isi[0])
    return [int(satu) for satu in isi] == list(range(awal, awal + len(isi)))


def _header_row(rows: Sequence[Sequence[str]]) -> int:
    """Give the row of headers, counted from 1; 0 when the table begins at once."""
    terbaik, nomor = 0, 0
    for n, row in enumerate(rows, start=1):
        if any(map(_is_amount, row)):
            continue  # of a worker or of all, not the headers
        kunci = {key for satu in row if (key := _key(satu))}
        nilai = len(kunci) + ("penghasilan" in kunci)
        if nilai > terbaik:
            terbaik, nomor = nilai, n
    if nomor:
        return nomor
    # A title above the table fills one cell, the headers fill most of the width.
    lebar = max((_filled(row) for row in rows), default=0)
    for n, row in enumerate(rows, start=1):
        if _filled(row) * 2 > lebar:
            angka = any(
                _ANGKA.search(satu) or satu.strip().isdecimal() or _is_amount(satu) for satu in row
            )
            return 0 if angka else n
    return 0


def _filled(row: Sequence[str]) -> int:
    return sum(bool(satu.strip()) for satu in row)


def _names(rows: Sequence[Sequence[str]], nomor: int) -> list[str]:
    """Name the columns: by their headers, or by letters where there are none."""
    if nomor:
        return [" ".join(satu.split()) for satu in rows[nomor - 1]]
    lebar = max((len(row) for row in rows), default=0)
    return [f"Kolom {chr(65 + n)}" for n in range(min(lebar, 26))]


def _arrange(
    nomor: int, judul: Sequence[str], isi: Sequence[Sequence[str]], pilihan: Mapping[int, str]
) -> Susunan:
    kolom: list[Kolom] = []
    pribadi: list[str] = []
    lain: dict[int, str] = {}
    for tempat, nama in enumerate(judul):
        kunci = pilihan.get(tempat, _key(nama))
        if kunci == "jumlah" and tempat not in pilihan and _is_money(tempat, nama, isi):
            kunci = None
        if kunci:
            kolom.append(Kolom(tempat, kunci, nama))
        elif _PRIBADI.search(plain(nama)) or _private_cells(tempat, isi):
            pribadi.append(nama)
        elif nama:
            lain[tempat] = nama
    for satu in kolom:
        kembar = [column for column in kolom if column.kunci == satu.kunci]
        if len(kembar) > 1:
            raise ColumnError(
                f"Kolom {' dan '.join(map(_called, kembar[:2]))} sama-sama berarti {satu.kunci}. "
                "Hapus atau ganti judul salah satunya.",
                tuple((column.tempat, _called(column)) for column in kembar),
            )
    tanpa_judul = () if nomor else _asked(kolom, lain, isi)
    if not any(column.kunci == "penghasilan" for column in kolom):
        tanya = tuple((n, _echo(nama)) for n, nama in lain.items() if not _other_time(nama))
        raise ColumnError(_no_income(nomor, tuple(lain.values())), tanpa_judul or tanya)
    lengkap = sum(_filled(row) > 1 for row in isi) * 2 > sum(_filled(row) > 0 for row in isi)
    return Susunan(
        baris_judul=nomor,
        kolom=tuple(kolom),
        pribadi=tuple(pribadi),
        lain=tuple(lain.values()),
        lengkap=lengkap,
        tanya=tanpa_judul,
    )


def _asked(
    kolom: Sequence[Kolom], lain: Mapping[int, str], isi: Sequence[Sequence[str]]
) -> tuple[tuple[int, str], ...]:
    """Name columns without headers by what stands in them: `Kolom B: 2.000.000, 3.000.000`."""
    hasil = []
    for n, nama in sorted([*((satu.tempat, satu.judul) for satu in kolom), *lain.items()]):
        terisi = [" ".join(row[n].split())[:20] for row in isi if n < len(row) and row[n].strip()]
        contoh = ", ".join(dict.fromkeys(terisi[:_CONTOH_KOLOM]))
        hasil.append((n, f"{nama}: {contoh}" if contoh else nama))
    return tuple(hasil)


def _echo(nama: str) -> str:
    """Repeat a header as far as it tells which one is meant: a whole page may stand in a cell."""
    return nama if len(nama) <= _JUDUL_TERPANJANG else f"{nama[:_JUDUL_TERPANJANG].rstrip()}…"


def _called(column: Kolom) -> str:
    """Name a column with its place: two may be called the same."""
    tempat = chr(65 + column.tempat) if column.tempat < 26 else str(column.tempat + 1)  # noqa: PLR2004
    return f"“{_echo(column.judul)}” ({tempat})"


def _is_money(tempat: int, nama: str, isi: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column that is only called `Jumlah` holds rupiah and no numbers of people."""
    if plain(nama) not in _JUMLAH_SAJA:
        return False
    # A dash or a nought is neither. One slip among numbers of people makes no money of them.
    terisi = [row[tempat] for row in isi if tempat < len(row) and plain(row[tempat]).strip("0 ")]
    uang = sum(map(_is_amount, terisi))
    return uang > 0 and uang >= _BAGIAN_UANG * len(terisi)


def _is_amount(text: str) -> bool:
    """Tell whether a cell holds an amount of money, as whoever reads amounts reads it."""
    try:
        arti: tuple[Uang, ...] = (baca_uang(text),)
    except UangRagu as ragu:
        arti = ragu.arti
    return any(satu.nilai >= _JUMLAH_UANG for satu in arti)


def _private_cells(tempat: int, isi: Sequence[Sequence[str]]) -> bool:
    """Tell whether what stands below looks like numbers or addresses of people."""
    return any(_NOMOR_ORANG.fullmatch(row[tempat].strip()) for row in isi if tempat < len(row))


def _other_time(nama: str) -> bool:
    """Tell whether a column holds money, but not a month's."""
    judul = plain(nama)
    return bool(_UANG.search(judul) and (_SEHARI.search(judul) or _SETAHUN.search(judul)))


def _no_income(nomor: int, lain: Sequence[str]) -> str:
    if not nomor or any(_BERUANG.search(satu) or count_said(satu) for satu in lain):
        return (
            "Tabel ini tanpa baris judul, jadi arti kolomnya belum kami tahu. Beri judul di baris "
            "pertama, misalnya “Pekerjaan; Penghasilan; Jumlah”. Atau "
            f"{HOW_TO[0].lower()}{HOW_TO[1:]}"
        )
    for judul in lain:
        if _other_time(judul):
            return (
                f"Kolom “{_echo(judul)}” bukan penghasilan sebulan. Ubah isinya menjadi rupiah "
                "sebulan dan beri judul “penghasilan”."
            )
        if _UANG.search(plain(judul)) and _RIBUAN.search(plain(judul)):
            return (
                f"Kolom “{_echo(judul)}” belum rupiah penuh. Tulis lengkap, misalnya 2.000.000, "
                "dan beri judul “penghasilan”."
            )
    terbaca = ", ".join(f"“{_echo(satu)}”" for satu in lain[:8])
    pesan = "Kolom penghasilan tidak ditemukan. Beri judul “penghasilan” (rupiah sebulan)."
    return f"{pesan} Judul yang terbaca: {terbaca}." if terbaca else pesan
