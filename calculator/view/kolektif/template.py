"""A workbook to fill in: its own formulas flag doubles and ages, in the organiser's spreadsheet."""

import base64
from io import BytesIO

from xlsxwriter import Workbook

from calculator.rules.model import Law

__all__ = ["template"]

BARIS = 500
_KEPALA = ("Nama", "NIK", "Pekerjaan", "Penghasilan", "Tanggal lahir", "Jumlah", "Umur", "Periksa")
_PETUNJUK = (
    "Satu baris satu pekerja. Nama dan NIK hanya untuk Anda: halaman penghitung membuangnya.",
    "Penghasilan ditulis rupiah sebulan, tanpa titik.",
    "Umur dan Periksa terisi sendiri: NIK yang sama, dan umur yang tidak dapat didaftarkan.",
    "Simpan, lalu buka di halaman Banyak pekerja sekaligus. Jangan kirim berkas ini lewat grup.",
)


def template(law: Law) -> str:
    """Write the workbook, as base64."""
    cakupan = law.kepesertaan.cakupan
    batas = law.kepesertaan.usia_daftar.on(cakupan.diperiksa).nilai
    isi = BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        tebal = buku.add_format({"bold": True})
        teks = buku.add_format({"num_format": "@"})
        hari = buku.add_format({"num_format": "dd-mm-yyyy"})
        lembar = buku.add_worksheet("Pekerja")
        lembar.write_row(0, 0, _KEPALA, tebal)
        lembar.freeze_panes(1, 0)
        lembar.set_column("A:H", 18)
        lembar.set_column("B:B", 20, teks)
        lembar.set_column("E:E", 14, hari)
        for n in range(2, BARIS + 2):
            lembar.write_formula(n - 1, 6, f'=IF(E{n}="","",DATEDIF(E{n},TODAY(),"Y"))', None, "")
            # Not COUNTIF: it would take two NIK for one number when they differ in the last digit.
            lembar.write_formula(
                n - 1,
                7,
                f'=IF(B{n}="","",IF(SUMPRODUCT(--(B$2:B${BARIS + 1}=B{n}))>1,"NIK ganda. ",""))'
                f'&IF(G{n}="","",IF(G{n}>={batas},"Tidak dapat didaftarkan: {batas} tahun ke '
                f'atas.",""))',
                None,
                "",
            )
        petunjuk = buku.add_worksheet("Petunjuk")
        petunjuk.set_column("A:A", 90)
        petunjuk.write_column(0, 0, _PETUNJUK)
    return base64.b64encode(isi.getvalue()).decode()
