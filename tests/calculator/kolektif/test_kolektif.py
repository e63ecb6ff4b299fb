"""A table of workers on the command line: what is read, what is refused, what goes out."""

import csv
import datetime as dt
import io
import json
import random
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from calculator.__main__ import main as terminal_main
from calculator.errors import CoverageError
from calculator.estimate import estimate
from calculator.kolektif import pieces
from calculator.kolektif.columns import ColumnError, find_columns
from calculator.kolektif.counting import add_up, count_rows
from calculator.kolektif.files import csv_columns, csv_piece, recognise
from calculator.kolektif.pieces import row_end, split
from calculator.kolektif.rows import RowReader, Setelan
from calculator.rules.model import Law
from calculator.scenario import Scenario
from calculator.terminal import main

KINI = "2026-11"


Run = Callable[..., "Jawab"]


class Jawab:
    """What a run printed."""

    def __init__(self, keluar: int, teks: str, galat: str) -> None:
        self.keluar = keluar
        self.teks = teks
        self.galat = galat

    @property
    def isi(self) -> dict[str, Any]:
        isi: dict[str, Any] = json.loads(self.teks)
        return isi


@pytest.fixture
def run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def tanya(tabel: str | bytes, *pilihan: str, nama: str = "pekerja.csv") -> Jawab:
        jalan = tmp_path / nama
        jalan.write_bytes(tabel.encode() if isinstance(tabel, str) else tabel)
        keluar = main([str(jalan), *pilihan], KINI)
        text, galat = capfdbinary.readouterr()
        return Jawab(keluar, text.decode(), galat.decode())

    return tanya


def test_a_table_adds_up_to_the_prices_of_its_workers(run: Run, hukum: Law) -> None:
    rows = [
        "penghasilan=2000000&pekerjaan=art&jumlah=2",
        "penghasilan=4000000&pekerjaan=ojek-online&program=jkk-jkm-jht",
        "penghasilan=1200000&pembayar=pemerintah&jumlah=7",
    ]
    tabel = (
        "Gaji sebulan;Pekerjaan;Program;Yang membayar;Jumlah orang\n"
        "Rp 2.000.000,-;Asisten rumah tangga;;;2 orang\n"
        "4 juta;Ojol;JKK+JKM+JHT;;\n"
        "1.200.000,00;;;APBD;7\n"
    )
    hasil = run(tabel, "--json", "--bulan", "3")
    harga = [
        estimate(Scenario.from_query(f"{row}&bulan=3", KINI, hukum), hukum).iuran for row in rows
    ]
    assert hasil.keluar == 0
    assert hasil.isi["baris"] == {"dibaca": 3, "dihitung": 3, "salah": 0}
    assert hasil.isi["orang"] == 10
    assert hasil.isi["total"] == sum(price.total_semua for price in harga)
    for nama in ("per_bulan", "per_pekerjaan", "per_golongan"):
        assert nama == "per_bulan" or sum(x["orang"] for x in hasil.isi[nama]) == 10
        assert sum(x["total"] for x in hasil.isi[nama]) == hasil.isi["total"]
    assert [x["bulan"] for x in hasil.isi["per_bulan"]] == ["2026-11", "2026-12", "2027-01"]
    assert hasil.isi["anggaran"] is None
    # Three months are not all months: who reads this as data learns until when the price holds.
    assert hasil.isi["keringanan"] == [
        {**sektor, "pembayar": "sponsor", "program": "JKK dan JKM", "turun": "50%", **rest}
        for sektor, rest in (
            ({"sektor": "lainnya"}, {"sampai": "2026-12", "lalu": "", "orang": 2}),
            ({"sektor": "transportasi"}, {"sampai": "2027-03", "lalu": "", "orang": 1}),
        )
    ]


def test_every_row_is_priced_as_the_same_question_alone(hukum: Law) -> None:
    acak = random.Random(7)  # noqa: S311 - no secret
    susunan = find_columns([["penghasilan", "usia", "pekerjaan", "pembayar", "jumlah", "mulai"]])
    reader = RowReader(susunan, Setelan(KINI), hukum)
    for _ in range(400):
        nilai = {
            "penghasilan": str(acak.choice([1, 999_999, 1_000_000, acak.randrange(1, 30_000_000)])),
            "usia": str(acak.randrange(60, 70)),
            "pekerjaan": acak.choice(["art", "kurir", "", "nelayan"]),
            "pembayar": acak.choice(["sponsor", "pemerintah", "sendiri", ""]),
            "jumlah": str(acak.randrange(1, 5)),
            "mulai": acak.choice(["2026-11", "2016-05", "2020-09", "2027-02"]),
        }
        query = "&".join(f"{kunci}={satu}" for kunci, satu in nilai.items() if satu)
        jawab = estimate(Scenario.from_query(query, KINI, hukum), hukum)
        hasil = reader.read(list(nilai.values()))
        if jawab.standing.dapat_didaftarkan:
            assert hasil.baris is not None, query
            assert hasil.baris.kelompok.total * hasil.baris.jumlah == jawab.iuran.total_semua
        else:
            assert [satu.kolom for satu in hasil.salah] == ["usia"], query


def test_rows_counted_together_are_the_rows_counted_alone(hukum: Law) -> None:
    acak = random.Random(3)  # noqa: S311 - no secret
    susunan = find_columns([["No", "Gaji", "Umur", "Tgl lahir", "Pekerjaan", "Jml"]])
    rows = [
        [
            acak.choice(["1", "", "Total"]),
            acak.choice(["2jt", "1500000", "", "x", "0", "-5", "3,5 juta"]),
            acak.choice(["", "30", "64", "65", "90", "tua"]),
            acak.choice(["", "", "17-08-1980", "1950-01-01", "kemarin"]),
            acak.choice(["", "kurir", "pilot"]),
            acak.choice(["", "3", "0", "1.000"]),
        ][: acak.choice([6, 6, 6, 3, 0])]
        for _ in range(500)
    ]
    sekaligus = add_up(count_rows(rows, 1, RowReader(susunan, Setelan(KINI), hukum)))
    satu_satu = add_up(
        hitungan
        for n, row in enumerate(rows)
        for hitungan in count_rows([row], n + 1, RowReader(susunan, Setelan(KINI), hukum))
    )
    assert sekaligus == satu_satu
    assert sekaligus.dihitung
    assert sekaligus.salah


def test_who_cannot_be_registered_is_in_no_sum(run: Run) -> None:
    hasil = run("gaji,umur\n2000000,40\n2000000,67\n", "--json")
    assert hasil.keluar == 0
    assert hasil.isi["orang"] == 1
    assert [(x["baris"], x["kolom"]) for x in hasil.isi["salah"]] == [(3, "usia")]
    assert "tidak dapat didaftarkan" in hasil.isi["salah"][0]["pesan"].lower()
    assert "Baris 3, usia" in hasil.galat


def test_faults_are_listed_by_row_and_good_rows_count_all_the_same(run: Run) -> None:
    tabel = (
        "Nama,Penghasilan,Usia,Pekerjaan\nA,2jt,30,art\nB,,30,art\nC,sedikit,30,art\n\n"
        "D,2jt,tiga,art\nE,2jt,30,pilot pesawat\n"
    )
    hasil = run(tabel, "--json")
    assert hasil.keluar == 0
    assert hasil.isi["baris"] == {"dibaca": 5, "dihitung": 1, "salah": 4}
    assert [(x["baris"], x["kolom"]) for x in hasil.isi["salah"]] == [
        (3, "penghasilan"),
        (4, "penghasilan"),
        (6, "usia"),
        (7, "pekerjaan"),
    ]


def test_a_row_of_totals_is_no_worker(run: Run) -> None:
    hasil = run("No,Nama,Gaji\n1,A,2000000\n,TOTAL :,2000000\n", "--json")
    assert hasil.isi["orang"] == 1
    assert [x["baris"] for x in hasil.isi["salah"]] == [3]


def test_a_row_of_totals_is_in_no_sum_of_the_file_that_goes_out(run: Run, tmp_path: Path) -> None:
    tabel = (
        "No;Nama;Pekerjaan;Gaji;Usia\n1;A;Marbot;Rp 2.000.000,-;30\n"
        "2;B;ART;Rp 12.000.000,-;40\n;JUMLAH;;Rp 14.000.000,-;\n"
    )
    for nama in ("h.csv", "h.xlsx"):
        hasil = run(tabel, "--json", "--keluaran", str(tmp_path / nama))
        if nama.endswith("csv"):
            text = (tmp_path / nama).read_text("utf-8-sig")
            _, *rows = csv.reader(io.StringIO(text), delimiter=";")
        else:
            lembar = CalamineWorkbook.from_path(str(tmp_path / nama)).get_sheet_by_index(0)
            _, *rows = lembar.to_python()
        assert sum(int(row[-2] or 0) for row in rows) == hasil.isi["total"]
        assert rows[-1][-6:-1] == [""] * 5
        assert rows[-1][-1] == hasil.isi["salah"][0]["pesan"]


def test_names_and_numbers_of_people_go_nowhere(run: Run, tmp_path: Path) -> None:
    tabel = "Nama,NIK,No HP,Alamat,Gaji\nSiti Rahasia,3301999,081299,Jalan Rahasia,2jt\n"
    for nama in ("h.csv", "h.xlsx"):
        hasil = run(tabel, "--json", "--keluaran", str(tmp_path / nama))
        isi = (tmp_path / nama).read_bytes()
        if nama.endswith("xlsx"):
            arsip = zipfile.ZipFile(io.BytesIO(isi))
            isi = b"".join(arsip.read(satu) for satu in arsip.namelist())
        for rahasia in ("Rahasia", "3301999", "081299"):
            assert rahasia not in hasil.teks
            assert rahasia not in hasil.galat
            assert rahasia.encode() not in isi


@pytest.mark.parametrize(
    "tabel",
    [
        "penghasilan\n2000000\n".encode("utf-8-sig"),
        "penghasilan\tusia\r\n2000000\t30\r\n".encode("utf-16"),
        "penghasilan\tusia\n2000000\t30\n".encode("utf-16-le"),
        "nama;gaji\nJosé;2.000.000\n".encode("cp1252"),
        b"sep=;\npenghasilan;usia\n2.000.000,00;30\n",
        b'gaji,keterangan\n"2,000,000.00","dua\nbaris"\n',
        b"Daftar pekerja RT 05\n\nNo,Upah / bulan (Rp),Umur (th)\n1,Rp2.000.000,30 th\n",
        b"gaji|umur\n2 juta|30\n",
    ],
)
def test_whatever_a_spreadsheet_writes_is_read(run: Run, tabel: bytes) -> None:
    hasil = run(tabel, "--json")
    assert (hasil.keluar, hasil.isi["orang"], hasil.isi["salah"]) == (0, 1, [])
    assert hasil.isi["per_golongan"][0]["nomor"] == 6


def book(rows: list[list[object]]) -> bytes:
    isi = io.BytesIO()
    with Workbook(isi, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as buku:
        lembar = buku.add_worksheet()
        for nomor, row in enumerate(rows):
            lembar.write_row(nomor, 0, row)
    return isi.getvalue()


def test_a_workbook_is_read_like_a_text(run: Run) -> None:
    isi = book([["Gaji", "Umur"], [2_000_000, 30], [1_500_000.0, None], ["2jt", "x"]])
    hasil = run(isi, "--json", nama="pekerja.xlsx")
    assert hasil.isi["orang"] == 2
    assert [x["baris"] for x in hasil.isi["salah"]] == [4]


def test_rows_keep_their_numbers_below_empty_ones(run: Run) -> None:
    isi = book([[], [], ["Gaji"], ["2jt"], [], ["x"]])
    assert [x["baris"] for x in run(isi, "--json").isi["salah"]] == [6]


def _bomb() -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("xl/workbook.xml", '<workbook><sheet r:id="a"/></workbook>')
        letak = '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>'
        arsip.writestr("xl/_rels/workbook.xml.rels", letak)
        with arsip.open("xl/worksheets/sheet1.xml", "w") as lembar:
            for _ in range(450):
                lembar.write(b" " * (1 << 20))
    return isi.getvalue()


def _far_corner() -> bytes:
    isi = io.BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet()
        lembar.write(0, 0, "gaji")
        lembar.write(1, 0, 2_000_000)
        lembar.write(99_999, 16_383, "x")
    return isi.getvalue()


@pytest.mark.parametrize(
    ("tabel", "kata"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<!DOCTYPE html><table>", "halaman web"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"\xd0\xcf\x11\xe0" + b"surat" * 30, "bukan tabel"),
        (b"\x00\x01\x02\x03penghasilan", "bukan teks"),
        (b"a,b\n1,2\n", "penghasilan"),
        (b"gaji," + b"1" * 10_000_000, "terlalu panjang"),
        (b"gaji\n2jt\n" + b"1,2," * 3_000_000, "terlalu panjang"),
        (b'gaji\n"2jt\n' + b"2jt\n" * 200_000, "terlalu panjang"),
        (b"upah harian\n80000\n", "bukan penghasilan sebulan"),
        (b"gaji,upah\n1,2\n", "sama-sama"),
        (b"Jumlah (Rp),Nama\n8400,A\n", "penghasilan"),
    ],
    ids=lambda satu: satu if isinstance(satu, str) else "",
)
def test_what_is_no_table_is_refused_in_words(run: Run, tabel: bytes, kata: str) -> None:
    hasil = run(tabel, "--json")
    assert hasil.keluar == 2
    assert kata in hasil.isi["galat"][0]["pesan"]
    assert kata in hasil.galat


@pytest.mark.no_cover
def test_a_workbook_that_unpacks_to_gigabytes_is_refused(run: Run) -> None:
    hasil = run(_bomb(), "--json", nama="pekerja.xlsx")
    assert hasil.keluar == 2
    assert "mengembang terlalu besar" in hasil.isi["galat"][0]["pesan"]


@pytest.mark.no_cover
def test_a_cell_in_the_far_corner_takes_no_memory(run: Run) -> None:
    buku = _far_corner()
    tracemalloc.start()
    hasil = run(buku, "--json", nama="pekerja.xlsx")
    _, terbanyak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert hasil.isi["orang"] == 1
    assert terbanyak < 60_000_000


def test_merged_cells_are_faults_in_the_terminal_too(run: Run) -> None:
    isi = io.BytesIO()
    with Workbook(isi, {"in_memory": True}) as buku:
        lembar = buku.add_worksheet()
        lembar.write_row(0, 0, ["Pekerjaan", "Gaji"])
        lembar.merge_range(1, 0, 2, 0, "Marbot")
        lembar.write(1, 1, 1_000_000)
        lembar.write(2, 1, 1_500_000)
    hasil = run(isi.getvalue(), "--json")
    assert hasil.isi["baris"] == {"dibaca": 2, "dihitung": 1, "salah": 1}
    assert [(x["baris"], x["kolom"]) for x in hasil.isi["salah"]] == [(3, "pekerjaan")]


def test_formulas_that_came_in_go_out_as_text(run: Run, tmp_path: Path) -> None:
    tabel = "Gaji,Pekerjaan\n2jt,=cmd|' /C calc'!A0\n+5,@art\n2jt,art\n"
    run(tabel, "--keluaran", str(tmp_path / "h.csv"))
    text = (tmp_path / "h.csv").read_text(encoding="utf-8-sig")
    isi = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(isi) == 4
    assert not [sel for row in isi for sel in row if sel.startswith(("=", "+", "-", "@"))]
    # Opened where commas part cells: a text with a comma in it is still one cell.
    run('Gaji,Pekerjaan\n2jt,"x,=1+1"\n2jt,art\n', "--keluaran", str(tmp_path / "koma.csv"))
    assert '"x,=1+1"' in (tmp_path / "koma.csv").read_text(encoding="utf-8-sig")
    run(tabel, "--keluaran", str(tmp_path / "h.xlsx"))
    buku = CalamineWorkbook.from_path(str(tmp_path / "h.xlsx"))
    assert buku.sheet_names == ["Hasil", "Sumber"]
    sources = buku.get_sheet_by_name("Sumber").to_python()
    assert len(sources) > 3
    # Rows of a copy that others made are no places in an official text.
    assert not any(str(cell).startswith("baris ") for row in sources for cell in row)


def test_a_budget_pays_whole_months_for_all(run: Run) -> None:
    tabel = "gaji,jumlah\n1000000,10\n"
    hasil = run(tabel, "--json", "--anggaran", "400 ribu").isi["anggaran"]
    # Two months of relief (84.000 each), then 168.000 a month.
    assert hasil == {"cukup_bulan": 3, "terpakai": 336_000, "sisa": 64_000}
    assert run(tabel, "--json", "--anggaran", "1").isi["anggaran"]["cukup_bulan"] == 0
    assert "belum ada dalam data kami" in run(tabel, "--anggaran", "1 miliar").teks


@pytest.mark.parametrize(
    "pilihan",
    [
        ("--bulan", "4"),
        ("--mulai", "2014-01"),
        ("--mulai", "kapan"),
        ("--anggaran", "banyak"),
        ("--keluaran", "h.pdf"),
    ],
)
def test_a_setting_that_cannot_be_is_a_fault(run: Run, pilihan: tuple[str, ...]) -> None:
    hasil = run("gaji\n2jt\n", "--json", *pilihan)
    assert hasil.keluar == 2
    assert hasil.isi["galat"][0]["pesan"]


def test_nothing_good_means_exit_2_with_every_fault(run: Run) -> None:
    hasil = run("gaji\nx\n", "--json")
    assert hasil.keluar == 2
    assert hasil.isi["baris"] == {"dibaca": 1, "dihitung": 0, "salah": 1}
    assert run("gaji\n\n", "--json").keluar == 2
    assert "Tidak ada baris" in run("gaji\nx\n").teks


def test_birthdays_become_ages(run: Run) -> None:
    tabel = (
        "gaji;TTL\n2jt;Bandung, 17 Agustus 1980\n2jt;17/08/1980\n2jt;1980-08-17\n2jt;29450\n"
        "2jt;17-08-1950\n2jt;31-02-1980\n2jt;17-08-2030\n"
    )
    hasil = run(tabel, "--json")
    assert hasil.isi["orang"] == 4
    assert [x["baris"] for x in hasil.isi["salah"]] == [6, 7, 8]
    hasil = run("gaji;umur;tgl lahir\n2jt;46;17-08-1980\n2jt;30;17-08-1980\n", "--json")
    assert [x["baris"] for x in hasil.isi["salah"]] == [3]


def test_months_are_read_as_people_write_them(run: Run) -> None:
    tabel = "gaji;mulai;bulan\n2jt;Nop 2026;3 bulan\n2jt;11/2026;3\n2jt;2026-11-01;3\n2jt;besok;3\n"
    hasil = run(tabel, "--json")
    assert hasil.isi["orang"] == 3
    assert [x["kolom"] for x in hasil.isi["salah"]] == ["mulai"]


def test_the_text_says_totals_and_where_the_rest_is(run: Run) -> None:
    text = run("gaji,pekerjaan,no\n2jt,art,1\n3jt,,2\n", "--anggaran", "50jt").teks
    for kata in ("2 baris dibaca", "Per bulan", "November 2026", "Golongan 6", "cukup untuk"):
        assert kata in text


def test_the_text_says_until_when_its_relief_holds_and_who_has_none(run: Run) -> None:
    text = run("gaji,pekerjaan,jumlah\n1jt,marbot,10\n1jt,ojol,2\n", "--bulan", "6").teks
    for kata in (
        "sampai iuran Desember 2026 untuk 10 orang; setelah itu iurannya penuh.",
        "Mulai Januari 2027 iurannya naik, karena keringanan 10 orang berakhir.",
        "Iuran dari APBN atau APBD tidak mendapat keringanan.",
    ):
        assert kata in text, kata
    assert "Perhatikan" not in run("gaji\n1jt\n", "--mulai", "2027-06").teks


def test_many_faults_are_counted_and_the_first_are_shown(run: Run) -> None:
    hasil = run("gaji\n" + "x\n" * 30 + "2jt\n")
    assert hasil.galat.count("Baris ") == 20
    assert "10 kesalahan lain" in hasil.galat


def test_a_large_text_is_cut_between_rows_and_counts_the_same(run: Run, tmp_path: Path) -> None:
    row = '2000000,"teks, dengan\nbaris baru",30\n'
    isi = ("gaji,catatan,umur\n" + row * 130_000 + "x,y,z\n").encode()
    hasil = run(isi, "--json")
    with (tmp_path / "pekerja.csv").open("rb") as berkas:
        bentuk = recognise(berkas)
    potongan = split(tmp_path / "pekerja.csv", bentuk, 18)
    assert len(potongan) > 1
    assert all(isi[:akhir].endswith(b"\n") for _, akhir in potongan)
    assert hasil.isi["orang"] == 130_000
    assert {x["baris"] for x in hasil.isi["salah"]} == {130_002}
    ragu = isi.replace(b"teks, dengan", b'teks 5" dan')
    (tmp_path / "pekerja.csv").write_bytes(ragu)
    assert len(split(tmp_path / "pekerja.csv", bentuk, 18)) == 1


def test_the_command_line_reads_a_pipe() -> None:
    perintah = [sys.executable, "-m", "calculator", "kolektif", "-", "--json", "--kini", KINI]
    hasil = subprocess.run(  # noqa: S603 - our own program
        perintah, input=b"gaji\n2jt\n", capture_output=True, check=True
    )
    assert json.loads(hasil.stdout)["orang"] == 1


def test_a_file_that_is_not_there_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["tidak-ada.csv"], KINI) == 2
    assert "tidak-ada.csv" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("judul", "kunci"),
    [
        ("Pekerjaan/Profesi", "pekerjaan"),
        ("Pekerjaan (profesi)", "pekerjaan"),
        ("Usia / Umur", "usia"),
        ("Jumlah orang atau jml pekerja", "jumlah"),
        ("Nama/Pekerjaan", None),
        ("Pekerjaan/Usia", None),
    ],
)
def test_a_header_of_several_words_for_one_thing_is_read(judul: str, kunci: str | None) -> None:
    susunan = find_columns([["Gaji atau upah", judul], ["2jt", "x"]])
    found = {column.judul: column.kunci for column in susunan.kolom}
    assert found["Gaji atau upah"] == "penghasilan"
    assert found.get(judul) == kunci


def test_headers_are_needed() -> None:
    with pytest.raises(ColumnError, match="tanpa baris judul"):
        find_columns([["1", "2"], ["3", "4"]])


def _not_a_book(nama: str = "surat.txt") -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        arsip.writestr(nama, "halo")
    return isi.getvalue()


def _broken_book() -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        arsip.writestr("xl/workbook.xml", "<workbook")
    return isi.getvalue()


def _crowded_book() -> bytes:
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        for nomor in range(1_001):
            arsip.writestr(f"{nomor}", "")
        arsip.writestr("xl/workbook.xml", "<workbook/>")
    return isi.getvalue()


@pytest.mark.parametrize(
    ("tabel", "kata"),
    [
        (_not_a_book(), "bukan buku kerja"),
        (_not_a_book("content.xml"), "jenis ini tidak dapat dibaca"),
        (_broken_book(), "rusak"),
        (_crowded_book(), "tidak biasa"),
        (book([]), "kosong"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "tidak dapat dibaca"),
        (b"gaji\n" + b"2000000\n" * 600_000 + b'"2jt\n' + b"2jt\n" * 40_000, "terlalu panjang"),
    ],
)
def test_broken_workbooks_and_texts_are_refused_in_words(run: Run, tabel: bytes, kata: str) -> None:
    hasil = run(tabel, "--json")
    assert hasil.keluar == 2
    assert kata in hasil.isi["galat"][0]["pesan"]


def test_cells_of_a_workbook_are_dates_truths_and_broken_numbers(run: Run) -> None:
    isi = book([["gaji", "tgl lahir"], [2_000_000, dt.date(1980, 8, 17)], [True, 1.5]])
    hasil = run(isi, "--json")
    assert hasil.isi["orang"] == 1
    assert [x["baris"] for x in hasil.isi["salah"]] == [3]


def test_two_bytes_a_letter_without_a_mark_are_read(run: Run) -> None:
    assert run("gaji\n2000000\n".encode("utf-16-be"), "--json").isi["orang"] == 1


def test_columns_without_a_meaning_or_a_header_are_left_out(run: Run) -> None:
    hasil = run("gaji,,warna\n2jt,x,biru\n", "--json")
    assert hasil.isi["orang"] == 1
    assert "tidak dipakai: warna." in hasil.galat


def test_an_income_that_is_named_for_a_day_beside_others_is_told(run: Run) -> None:
    hasil = run("umur,upah per hari\n30,80000\n", "--json")
    assert "bukan penghasilan sebulan" in hasil.isi["galat"][0]["pesan"]


def test_what_was_read_is_forgotten_before_it_grows_without_end(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calculator.kolektif.rows._DIINGAT", 3)
    monkeypatch.setattr("calculator.view.kolektif.results._DIINGAT", 3)
    tabel = "gaji,pekerjaan\n" + "".join(f"{n} juta,art\n" for n in range(1, 20)) + "\n2jt,art\n"
    hasil = run(tabel, "--json", "--keluaran", str(tmp_path / "h.csv"))
    assert hasil.isi["orang"] == 20
    assert len((tmp_path / "h.csv").read_text("utf-8-sig").splitlines()) == 21


def test_a_month_the_tables_know_nothing_of_is_a_fault_of_its_row(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beyond(*_: object) -> None:
        raise CoverageError("di luar data")

    monkeypatch.setattr("calculator.iuran.compute", beyond)
    assert run("gaji\n2jt\n", "--json").isi["salah"][0]["kolom"] == "mulai"


def test_a_bar_shows_how_far_the_reading_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("gaji\n2jt\n", "--json").isi["orang"] == 1


def test_without_the_extra_a_table_is_counted_and_a_workbook_refused_in_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("tqdm", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "Iuran seluruhnya" in run("gaji\n2jt\n").teks
    hasil = run("gaji\n2jt\n", "--keluaran", str(tmp_path / "h.xlsx"))
    assert hasil.keluar == 2
    assert "pip install XlsxWriter" in hasil.galat


def test_a_pipe_is_kept_on_the_disk_meanwhile(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    masuk = io.TextIOWrapper(io.BytesIO(b"gaji\n2jt\n"))
    monkeypatch.setattr(sys, "stdin", masuk)
    assert terminal_main(["kolektif", "-", "--json", "--kini", KINI]) == 0
    assert json.loads(capfdbinary.readouterr().out)["orang"] == 1


def test_an_age_beside_a_birthday_that_cannot_be_read_is_told(run: Run) -> None:
    hasil = run("gaji,usia,tgl lahir\n2jt,200,\n2jt,46,17-08-1980\n", "--json")
    assert [(x["baris"], x["kolom"]) for x in hasil.isi["salah"]] == [(2, "usia")]


def test_an_income_beyond_all_bounds_is_a_fault(run: Run) -> None:
    hasil = run("gaji\n2000000\n10000000000000\n2000000\n", "--json")
    assert [(x["baris"], x["kolom"]) for x in hasil.isi["salah"]] == [(3, "penghasilan")]


def test_the_first_month_of_all_rows_can_be_told(run: Run) -> None:
    hasil = run("gaji\n1000000\n1000000\n", "--json", "--mulai", "2027-01")
    assert hasil.isi["per_bulan"] == [{"bulan": "2027-01", "orang": 2, "total": 33_600}]


@pytest.mark.no_cover
def test_alike_rows_and_a_long_workbook_go_out_row_by_row(run: Run, tmp_path: Path) -> None:
    isi = book([["gaji"], *([[2_000_000]] * 30_000)])
    keluaran = tmp_path / "h.csv"
    hasil = run(isi, "--json", "--keluaran", str(keluaran))
    assert hasil.isi["orang"] == 30_000
    assert len(keluaran.read_text("utf-8-sig").splitlines()) == 30_001


def test_a_small_budget_is_told_without_more(run: Run) -> None:
    text = run("gaji\n1000000\n", "--anggaran", "20000").teks
    assert "cukup untuk 2 bulan penuh" in text
    assert "belum ada" not in text


@pytest.mark.parametrize(
    ("blok", "ujung"),
    [
        (b'1,2\na,"b\nc', 4),
        (b'a,"b\nc', 0),
        (b"1,2\n3", 4),
        (b'5" pipa,2\n3', 0),
    ],
)
def test_a_row_ends_where_no_cell_is_open(blok: bytes, ujung: int) -> None:
    assert row_end(blok, ",") == ujung


def test_a_count_with_a_space_is_no_empty_row(run: Run) -> None:
    hasil = run("gaji;jumlah\n1000000;1 000\n1000000;1.000 orang\n1000000;2\n", "--json")
    assert hasil.isi["baris"] == {"dibaca": 3, "dihitung": 3, "salah": 0}
    assert hasil.isi["orang"] == 2_002


def test_many_people_are_no_money(run: Run) -> None:
    assert run("gaji;jumlah\n1000000;12.000 orang\n", "--json").isi["orang"] == 12_000
    # What the reader of amounts reads is: the column of people is another one.
    assert run("gaji;jumlah\n1000000;Rp 13.400\n", "--json").isi["orang"] == 1


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a,b\nc,d\n", [["a", "c"], ["b", "d"]]),
        ("a,b\r\nc,d", [["a", "c"], ["b", "d"]]),
        (",\n,\n", [["", ""], ["", ""]]),
        ("a\n\nb\n", [["a", "", "b"]]),
        ("a,b\nc\n", None),
        ("a,b\nc\nd,e,f\n", None),
        ("a\nc,d\n", None),
        ("a,b\n\nc,d\n", None),
        ('a,"b"\n', None),
        ("a,\x00b\n", None),
        ("a,b\rc,d\n", None),
    ],
)
def test_plain_texts_are_cut_into_columns_and_others_are_left_to_the_reader_of_rows(
    text: str, columns: list[list[str]] | None
) -> None:
    assert csv_columns(text, ",") == columns
    if columns:
        rows = [row or [""] for row in csv_piece(text, ",")]
        assert [list(satu) for satu in zip(*columns, strict=True)] == rows


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "lain", ["", "ojek;3jt;30;9\n", '"art";2jt;30\n', "art;2jt\n", "\n", "jumlah;9;9\n"]
)
def test_a_long_table_counts_the_same_however_its_rows_are_cut(
    run: Run, hukum: Law, monkeypatch: pytest.MonkeyPatch, lain: str
) -> None:
    monkeypatch.setattr(pieces, "_SATU_POTONG", 50_000)
    monkeypatch.setattr(pieces, "_POTONG", 9_000)
    rows = "".join(f"art;{1_000_000 + 700 * n};{20 + n % 50}\n" for n in range(4_000)) + lain
    semua = run("pekerjaan;gaji;usia\n" + rows + rows, "--json").isi
    reader = RowReader(find_columns([["pekerjaan", "gaji", "usia"]]), Setelan("2026-11"), hukum)
    sendiri = add_up(count_rows(csv_piece(rows + rows, ";"), 1, reader))
    assert semua["orang"] == sum(sendiri.orang.values())
    assert semua["total"] == sum(satu.total * n for satu, n in sendiri.orang.items())
    assert semua["baris"]["dibaca"] == sendiri.dibaca
    assert [x["baris"] for x in semua["salah"]] == [x.baris for x in sendiri.salah]


def test_a_row_of_nothing_but_an_age_is_a_fault_and_not_left_out(run: Run) -> None:
    isi = run("pekerjaan;gaji;usia\nart;2jt;30\n;;30\n;;\nart;3jt;30\n", "--json").isi
    assert isi["baris"] == {"dibaca": 3, "dihitung": 2, "salah": 1}
    assert [x["baris"] for x in isi["salah"]] == [3]


def test_many_unlike_birthdays_that_are_all_fine_count(run: Run) -> None:
    hari = [dt.date(1965, 1, 1) + dt.timedelta(days=n) for n in range(4_000)]
    rows = "".join(f"art;2jt;{satu:%d-%m-%Y}\n" for satu in hari)
    isi = run("pekerjaan;gaji;tanggal lahir\n" + rows, "--json").isi
    assert isi["baris"] == {"dibaca": 4_000, "dihitung": 4_000, "salah": 0}


def test_one_age_that_is_too_high_hides_no_other(run: Run) -> None:
    isi = run("pekerjaan;gaji;usia\nart;2jt;30\nart;2jt;70\nart;2jt;31\n", "--json").isi
    assert [x["baris"] for x in isi["salah"]] == [3]
    assert isi["orang"] == 2
