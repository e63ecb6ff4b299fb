"""Up to three scenarios side by side: the same facts in rows, each with a bar on one scale."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from calculator.contradictions import PERIKSA
from calculator.estimate import Estimate
from calculator.phases import Outlook, outlook
from calculator.rules.model import Hukum
from calculator.rupiah import rp
from calculator.view.banyak.baca import nama_pekerja
from calculator.view.gambar.dasar import dan, persen
from calculator.view.syarat import syarat_jkm
from calculator.view.templat import isi_templat

__all__ = ["bandingkan"]

PENTING = PERIKSA | {
    "usia-daftar",
    "belum-mulai",
    "tunggakan-gugur",
    "tunggakan",
    "prt-usia",
    "upah-harian",
}


class Sel(NamedTuple):
    """One amount in rupiah; `nilai` is None where it does not belong to the scenario."""

    jalur: str
    nilai: int | None
    catatan: str
    belum_pasti: bool
    panjang: str


class Baris(NamedTuple):
    """One fact over all scenarios; `beda` says whether they differ, `iuran` whether it is paid."""

    nama: str
    sel: tuple[Sel, ...]
    beda: bool
    iuran: bool


class Kolom(NamedTuple):
    """One scenario."""

    nomor: int
    nama: str
    penghasilan: int
    rincian: str
    tautan: str
    tanda: tuple[str, ...]


class Sisi(NamedTuple):
    """One scenario's answer, and what its price becomes later."""

    hasil: Estimate
    law: Hukum
    prices: Outlook


class Isi(NamedTuple):
    """What a fact says of one scenario."""

    nilai: int | None
    catatan: str = ""
    belum_pasti: bool = False


class Fakta(NamedTuple):
    """One row to be: its name, the path of its amount, how to get it, when it is of interest."""

    nama: str
    jalur: str
    ambil: Callable[[Sisi], Isi]
    bila: Callable[[Sisi], object] = lambda _: True


def _sebulan(sisi: Sisi) -> Isi:
    now = sisi.prices.now
    note = "dengan keringanan" if now.keringanan else "tanpa keringanan"
    if now.keringanan or sisi.prices.then:
        note += f", sampai {now.sampai.nama}"
    return Isi(sisi.hasil.iuran.bulanan[0].total, note)


def _nanti(sisi: Sisi) -> Isi:
    """Tell the next price with its first month; what follows it is told beside it."""
    if not sisi.prices.then:
        return Isi(sisi.hasil.iuran.bulanan[0].total, "tetap")
    first, *others = sisi.prices.then
    begins = f"mulai {first.dari.nama}"
    note = f"{begins}, keringanan {first.turun}" if first.keringanan else begins
    return Isi(first.total, ", lalu ".join([note, *(phase.begins for phase in others)]))


def _jkm(sisi: Sisi) -> Isi:
    syarat = syarat_jkm(sisi.hasil, sisi.law)
    return Isi(sisi.hasil.manfaat.jkm.total, syarat.teks, syarat.belum_pasti)


def _bila(ditanya: object, nilai: int, tiada: str = "tidak ditanyakan") -> Isi:
    """Show an amount only for whom it was asked: nought would read as `nothing is due`."""
    return Isi(nilai) if ditanya else Isi(None, tiada)


def _jht(sisi: Sisi) -> Isi:
    tabungan = sisi.hasil.manfaat.jht
    if tabungan is None:
        return Isi(None, "tidak menabung")
    return Isi(tabungan.saldo, f"iuran {rp(tabungan.iuran)}, hasilnya anggapan")


FAKTA = (
    Fakta("Iuran sebulan", "iuran.bulanan.0.total", _sebulan),
    Fakta("Iuran sebulan sesudah itu", "iuran.nanti", _nanti, lambda s: s.prices.then),
    Fakta(
        "Iuran seluruh bulan",
        "iuran.total",
        lambda s: Isi(s.hasil.iuran.total),
        lambda s: s.hasil.scenario.bulan > 1,
    ),
    Fakta(
        "Iuran semua orang",
        "iuran.total_semua",
        lambda s: Isi(s.hasil.iuran.total_semua),
        lambda s: s.hasil.scenario.jumlah > 1,
    ),
    Fakta(
        "Meninggal karena kerja",
        "manfaat.jkk.meninggal.total",
        lambda s: Isi(s.hasil.manfaat.jkk.meninggal.total),
    ),
    Fakta(
        "Cacat total tetap",
        "manfaat.jkk.cacat_total_tetap.total",
        lambda s: Isi(s.hasil.manfaat.jkk.cacat_total_tetap.total),
    ),
    Fakta(
        "Cacat sebagian",
        "manfaat.jkk.cacat.total",
        lambda s: _bila(s.hasil.scenario.cacat, s.hasil.manfaat.jkk.cacat.total),
        lambda s: s.hasil.scenario.cacat,
    ),
    Fakta(
        "Sementara tidak mampu bekerja",
        "manfaat.jkk.stmb.total",
        lambda s: _bila(s.hasil.scenario.stmb, s.hasil.manfaat.jkk.stmb.total),
        lambda s: s.hasil.scenario.stmb,
    ),
    Fakta("Meninggal karena sebab lain", "manfaat.jkm.total", _jkm),
    Fakta(
        "Sekolah anak, seluruhnya",
        "beasiswa.total",
        lambda s: _bila(s.hasil.scenario.anak, s.hasil.beasiswa.total, "tanpa anak"),
        lambda s: s.hasil.scenario.anak,
    ),
    Fakta(
        "Tabungan hari tua (JHT)",
        "manfaat.jht.saldo",
        _jht,
        lambda s: s.hasil.manfaat.jht is not None,
    ),
)


def _baris(fakta: Fakta, sisi: Sequence[Sisi]) -> Baris:
    isi = [fakta.ambil(satu) for satu in sisi]
    terbesar = max(satu.nilai or 0 for satu in isi) or 1
    return Baris(
        fakta.nama,
        tuple(
            Sel(fakta.jalur, satu.nilai, *satu[1:], persen((satu.nilai or 0) / terbesar))
            for satu in isi
        ),
        beda=len({satu.nilai for satu in isi}) > 1,
        iuran=fakta.jalur.startswith("iuran"),
    )


def _kolom(nomor: int, hasil: Estimate, law: Hukum) -> Kolom:
    skenario = hasil.scenario
    rincian = ["dengan JHT" if skenario.program == "jkk-jkm-jht" else "tanpa JHT"]
    if skenario.bulan > 1:
        rincian.append(f"{skenario.bulan} bulan")
    return Kolom(
        nomor,
        nama_pekerja(skenario, law),
        skenario.penghasilan,
        ", ".join(rincian),
        hasil.tautan,
        tuple(satu.pesan for satu in hasil.peringatan if satu.kode in PENTING),
    )


def bandingkan(hasil: Sequence[Estimate], law: Hukum) -> tuple[str, str]:
    """Write the comparison, and its gist in words."""
    sisi = [Sisi(satu, law, outlook(satu.scenario, law)) for satu in hasil]
    baris = [_baris(fakta, sisi) for fakta in FAKTA if any(map(fakta.bila, sisi))]
    ucapan = _ucapan(baris)
    html = isi_templat(
        "banyak/bandingkan.html",
        kolom=[_kolom(n, satu, law) for n, satu in enumerate(hasil, start=1)],
        baris=baris,
        ucapan=ucapan,
        perawatan=[satu.manfaat.jkk.perawatan for satu in hasil],
    )
    return html, ucapan


def _ucapan(baris: list[Baris]) -> str:
    iuran = [(satu.nilai or 0, n) for n, satu in enumerate(baris[0].sel, start=1)]
    kecil, besar = min(iuran), max(iuran, key=lambda satu: (satu[0], -satu[1]))
    if len(iuran) == 1:
        return f"Iurannya {rp(kecil[0])} sebulan. Tambahkan pilihan lain untuk membandingkan."
    if kecil[0] == besar[0]:
        pesan = f"Iurannya sama, {rp(kecil[0])} sebulan."
    else:
        pesan = (
            f"Pilihan {kecil[1]} paling ringan, {rp(kecil[0])} sebulan; Pilihan {besar[1]} "
            f"{rp(besar[0] - kecil[0])} lebih banyak."
        )
    beda = [satu.nama[0].lower() + satu.nama[1:] for satu in baris if satu.beda and not satu.iuran]
    if not beda:
        return f"{pesan} Manfaatnya sama."
    return f"{pesan} Manfaat yang berbeda: {dan(beda)}."
