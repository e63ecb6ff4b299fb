"""What the columns of somebody's table mean, told from their headers as people write them."""

import re
from collections.abc import Iterable, Sequence
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
    """The headers do not tell what is needed; the message says what was found, in Indonesian."""


def plain(text: str) -> str:
    """Reduce a header to its words: `Upah / bulan (Rp)` becomes `upah bulan`."""
    kata = _BUKAN_KATA.sub(" ", text.lower()).split()
    return " ".join(satu for satu in kata if satu not in {"rp", "idr", "dalam", "rupiah"})


def _key(text: str) -> str | None:
    judul = plain(text)
    if _UANG.search(judul) and (_SEHARI.search(judul) or _SETAHUN.search(judul)):
        return None
    if judul.startswith("jumlah") and _RUPIAH.search(text.lower()):
        return None  # a sum of money, not a number of people
    if judul in _KUNCI:
        return _KUNCI[judul]
    tanpa_bulan = judul.removesuffix(" bulan").removesuffix(" bln").removesuffix(" per")
    return _KUNCI.get(tanpa_bulan)


def find_columns(rows: Iterable[Sequence[str]]) -> Susunan:
    """Find the row of headers and what its columns mean.

    Args:
        rows: the first rows of the table, as texts.

    Raises:
        ColumnError: no income column, an income that is not a month's, two columns for one thing.
    """
    terbaik: tuple[int, int, Sequence[str]] | None = None
    kepala: list[str] = []
    for nomor, row in enumerate(rows, start=1):
        if nomor > BARIS_JUDUL_TERJAUH:
            break
        kepala = kepala or [" ".join(satu.split()) for satu in row if satu.strip()]
        match = len({kunci for satu in row if (kunci := _key(satu))})
        berharga = any(_key(satu) == "penghasilan" for satu in row)
        nilai = match + berharga
        if nilai and (terbaik is None or nilai > terbaik[0]):
            terbaik = (nilai, nomor, row)
    if terbaik is None:
        raise ColumnError(_no_income(kepala))
    return _arrange(terbaik[1], terbaik[2])


def _arrange(nomor: int, row: Sequence[str]) -> Susunan:
    kolom: list[Kolom] = []
    pribadi: list[str] = []
    lain: list[str] = []
    for tempat, mentah in enumerate(row):
        judul = " ".join(mentah.split())
        kunci = _key(judul)
        if kunci is not None:
            kembar = [column.judul for column in kolom if column.kunci == kunci]
            if kembar:
                raise ColumnError(
                    f"Kolom “{kembar[0]}” dan “{judul}” sama-sama berarti {kunci}. "
                    "Hapus atau ganti judul salah satunya."
                )
            kolom.append(Kolom(tempat, kunci, judul))
        elif _PRIBADI.search(plain(judul)):
            pribadi.append(judul)
        elif judul:
            lain.append(judul)
    if not any(column.kunci == "penghasilan" for column in kolom):
        raise ColumnError(_no_income(lain))
    return Susunan(nomor, tuple(kolom), tuple(pribadi), tuple(lain))


def _no_income(lain: Sequence[str]) -> str:
    for judul in lain:
        isi = plain(judul)
        if _UANG.search(isi) and (_SEHARI.search(isi) or _SETAHUN.search(isi)):
            return (
                f"Kolom “{judul}” bukan penghasilan sebulan. Ubah isinya menjadi rupiah sebulan "
                "dan beri judul “penghasilan”."
            )
    terbaca = ", ".join(f"“{satu}”" for satu in lain[:8])
    pesan = "Kolom penghasilan tidak ditemukan. Beri judul “penghasilan” (rupiah sebulan)."
    return f"{pesan} Judul yang terbaca: {terbaca}." if terbaca else pesan
