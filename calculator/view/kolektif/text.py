"""Totals of a table of workers, as text for a terminal."""

from calculator.kolektif.counting import Hitungan
from calculator.kolektif.totals import Anggaran, Jumlah, summarise
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.view.kolektif.reliefs import months, reasons
from calculator.view.kolektif.words import until

__all__ = ["write_text"]


def _orang(banyak: int) -> str:
    return f"{format_number(banyak)} orang"


def _table(judul: str, rows: list[tuple[str, Jumlah]]) -> list[str]:
    lebar = max(len(nama) for nama, _ in rows)
    hasil = [judul]
    for nama, (orang, total) in rows:
        hasil.append(f"  {nama:<{lebar}}  {_orang(orang):>16}  {rp(total):>18}")
    return [*hasil, ""]


def write_text(hitungan: Hitungan, anggaran: Anggaran | None, law: Law) -> str:
    """Write the totals: all, by month, by occupation, by income group, and the budget."""
    salah = hitungan.dibaca - hitungan.dihitung
    janggal = (
        f" {format_number(hitungan.janggal)} di antara yang dihitung perlu diperiksa."
        if hitungan.janggal
        else ""
    )
    baris = [
        (
            f"{format_number(hitungan.dibaca)} baris dibaca, {format_number(hitungan.dihitung)} "
            f"dihitung, {format_number(salah)} tidak dihitung.{janggal}"
        ),
    ]
    if not hitungan.orang:
        return "\n".join([*baris, "Tidak ada baris yang dapat dihitung."])
    isi = summarise(hitungan.orang)
    baris += [f"Iuran seluruhnya {rp(isi.total)} untuk {_orang(isi.orang)}.", ""]
    bulan = months(isi)
    baris += _table("Per bulan", [(satu.nama, Jumlah(satu.orang, satu.total)) for satu in bulan])
    if told := reasons(bulan, hitungan, law):
        baris += ["Perhatikan", *(f"  - {text}" for text in told), ""]
    baris += _table(
        "Per pekerjaan",
        [
            (law.nama_pekerjaan(slug, "Pekerjaan tidak disebut"), nilai)
            for slug, nilai in isi.per_pekerjaan.items()
        ],
    )
    baris += _table(
        "Per golongan",
        [
            (f"Golongan {golongan.nomor}, dasar {rp(golongan.dasar)}", nilai)
            for golongan, nilai in isi.per_golongan.items()
        ],
    )
    if anggaran is not None:
        sampai = f", {until(anggaran.habis)}" if anggaran.habis else ""
        baris += [
            (
                f"Anggaran itu cukup untuk {anggaran.cukup_bulan} bulan penuh bagi semuanya"
                f"{sampai}: terpakai {rp(anggaran.terpakai)}, sisa {rp(anggaran.sisa)}."
            ),
        ]
        if anggaran.sampai_akhir_data:
            baris.append(
                f"Tarif setelah {law.kepesertaan.cakupan.sampai.nama} belum ada dalam data kami; "
                "bulan setelah itu tidak dihitung."
            )
        baris.append("")
    baris += [
        "Rincian manfaat, syaratnya, dan pasalnya: python -m calculator 'penghasilan=2jt'.",
        "Perkiraan ini bukan tagihan; tagihan di tempat resmi BPJS Ketenagakerjaan yang berlaku.",
    ]
    return "\n".join(baris)
