"""What the columns of somebody's table mean, told from their headers as people write them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

__all__ = ["ColumnError", "Kolom", "Susunan", "find_columns", "plain"]

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
        "salary",
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
# NIK, family card, mobile number, email: nobody earns so much, so it is no income.
_NOMOR_ORANG = re.compile(
    r"'?[0-9]{16}|(?:\+?62|0)8[0-9]{2}[- ]?[0-9]{3,5}[- ]?[0-9]{2,5}|\S+@\S+\.\S+", re.ASCII
)
_ANGKA = re.compile(r"[0-9]{4}|[0-9][.,][0-9]|^[0-9]+ ?(?:jt|juta|rb|ribu)", re.IGNORECASE)
_ATAU = re.compile(r"[/|,;()]+|\batau\b|\bdan\b")
_BUKAN_KATA = re.compile(r"[^0-9a-z]+")
BARIS_JUDUL_TERJAUH = 20


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
    """

    baris_judul: int
    kolom: tuple[Kolom, ...]
    pribadi: tuple[str, ...]
    lain: tuple[str, ...]


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
    nomor = _header_row(pertama)
    judul = _names(pertama, nomor)
    return _arrange(nomor, judul, pertama[nomor:], pilihan or {})


def _header_row(rows: Sequence[Sequence[str]]) -> int:
    """Give the row of headers, counted from 1; 0 when the table begins at once."""
    terbaik, nomor = 0, 0
    for n, row in enumerate(rows, start=1):
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
            return 0 if any(_ANGKA.search(satu) for satu in row) else n
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
                f"Kolom “{kembar[0].judul}” dan “{kembar[1].judul}” sama-sama berarti "
                f"{satu.kunci}. Hapus atau ganti judul salah satunya.",
                tuple((column.tempat, column.judul) for column in kembar),
            )
    if not any(column.kunci == "penghasilan" for column in kolom):
        tanya = tuple((n, nama) for n, nama in lain.items() if not _other_time(nama))
        raise ColumnError(_no_income(tuple(lain.values())), tanya)
    return Susunan(nomor, tuple(kolom), tuple(pribadi), tuple(lain.values()))


def _private_cells(tempat: int, isi: Sequence[Sequence[str]]) -> bool:
    """Tell whether what stands below looks like numbers or addresses of people."""
    return any(_NOMOR_ORANG.fullmatch(row[tempat].strip()) for row in isi if tempat < len(row))


def _other_time(nama: str) -> bool:
    """Tell whether a column holds money, but not a month's."""
    judul = plain(nama)
    return bool(_UANG.search(judul) and (_SEHARI.search(judul) or _SETAHUN.search(judul)))


def _no_income(lain: Sequence[str]) -> str:
    for judul in lain:
        if _other_time(judul):
            return (
                f"Kolom “{judul}” bukan penghasilan sebulan. Ubah isinya menjadi rupiah sebulan "
                "dan beri judul “penghasilan”."
            )
    terbaca = ", ".join(f"“{satu}”" for satu in lain[:8])
    pesan = "Kolom penghasilan tidak ditemukan. Beri judul “penghasilan” (rupiah sebulan)."
    return f"{pesan} Judul yang terbaca: {terbaca}." if terbaca else pesan
