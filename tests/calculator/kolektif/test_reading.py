"""A table that is read piece by piece, as the page reads it: text or workbook, clear or unclear."""

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from xlsxwriter import Workbook

from calculator.browser import kolektif
from calculator.kolektif import xlsx
from calculator.kolektif.columns import ColumnError, find_columns
from calculator.kolektif.files import TableFileError
from calculator.kolektif.reading import BlobFile
from calculator.kolektif.xlsx import xlsx_rows

SETELAN = {"kini": "2026-11"}


class Isi:
    """A file as a page hands it over; counts how much of it was fetched at once."""

    def __init__(self, isi: bytes) -> None:
        self._isi = isi
        self.size = len(isi)
        self.terbanyak = 0

    def read(self, dari: int, sampai: int) -> "Isi":
        self.terbanyak = max(self.terbanyak, sampai - dari)
        return Isi(self._isi[dari:sampai])

    def to_bytes(self) -> bytes:
        return self._isi


def step(langkah: str, isi: object = None, blob: Isi | None = None) -> dict[str, Any]:
    jawab: dict[str, Any] = json.loads(kolektif(langkah, json.dumps(isi or {}), blob))
    return jawab


def read(tabel: str | bytes, **setelan: object) -> dict[str, Any]:
    """Read a whole table and give the last word on it, or the fault."""
    blob = Isi(tabel.encode() if isinstance(tabel, str) else tabel)
    jawab = step("buka", {**SETELAN, **setelan}, blob)
    while "galat" not in jawab and not jawab.get("selesai"):
        jawab |= step("lanjut")
    return jawab


def book(isi: Callable[[Workbook], None]) -> bytes:
    berkas = io.BytesIO()
    with Workbook(berkas, {"in_memory": True}) as buku:
        isi(buku)
    return berkas.getvalue()


def rows(isi: bytes) -> list[list[str]]:
    return list(xlsx_rows(io.BytesIO(isi)))


def test_a_table_is_told_before_and_after_it_is_read() -> None:
    blob = Isi(b"Nama;No HP;Gaji;Catatan\nSiti;0812;2jt;x\nBudi;0813;lima;y\n")
    dibuka = step("buka", SETELAN, blob)
    assert "<strong>Gaji</strong> (penghasilan sebulan)" in dibuka["kolom"]
    assert "Nama, No HP." in dibuka["kolom"]
    assert "Tidak dipakai: Catatan." in dibuka["kolom"]
    jawab = step("lanjut")
    assert jawab["selesai"]
    assert jawab["total"] == "Rp13.400"
    assert 'name="total" data-nilai="13400"' in jawab["html"]
    assert 'name="orang" data-nilai="1"' in jawab["html"]
    assert '<tr data-salah="3">' in jawab["html"]
    assert "<td>lima</td>" in jawab["html"]
    assert "Siti" not in json.dumps([dibuka, jawab])


def test_a_long_table_comes_in_pieces_and_is_never_fetched_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("calculator.view.kolektif.page._DETIK", 0)
    blob = Isi(b"gaji,keterangan\n" + b"2000000,%s\n" % (b"x" * 200) * 5_000)
    step("buka", SETELAN, blob)
    jawaban = [step("lanjut") for _ in range(6)]
    persen = [jawab["persen"] for jawab in jawaban]
    assert persen == sorted(persen)
    assert persen[0] < 90
    assert [jawab["selesai"] for jawab in jawaban] == [False] * 5 + [True]
    assert jawaban[0]["orang"] == "1.000"
    assert blob.terbanyak < blob.size // 2


def test_a_table_that_python_no_longer_has_is_asked_for_again() -> None:
    step("buka", SETELAN)
    assert step("lanjut") == {"hilang": True}


@pytest.mark.parametrize(
    ("setelan", "kunci"),
    [({"bulan": "4"}, "bulan"), ({"mulai": "2014-01"}, "mulai"), ({"pembayar": "x"}, "pembayar")],
)
def test_a_setting_that_cannot_be_is_told_at_its_field(setelan: dict[str, str], kunci: str) -> None:
    assert read("gaji\n2jt\n", **setelan)["galat"][0]["kunci"] == kunci


def test_settings_hold_where_a_row_says_nothing() -> None:
    tabel = "gaji,program\n1000000,\n1000000,jkk-jkm\n"
    hemat = read(tabel, mulai="2027-01", bulan="2", pembayar="pemerintah", program="jkk-jkm-jht")
    assert hemat["total"] == "Rp107.200"  # 2 x (36.800 + 16.800)
    assert "Januari 2027 sampai Februari 2027" in hemat["html"]


def test_unclear_columns_are_asked_and_the_answer_counts() -> None:
    tabel = "2.000.000\tart\t3273010101800001\n3.000.000\tkurir\t3273010101800002\n"
    ditanya = read(tabel)
    assert 'data-kolom="0"' in ditanya["tanya"]
    assert 'data-kolom="1"' in ditanya["tanya"]
    # What looks like a NIK is not even offered.
    assert 'data-kolom="2"' not in ditanya["tanya"]
    dijawab = read(tabel, pilihan={"0": "penghasilan", "1": "pekerjaan"})
    assert dijawab["orang"] == "2"
    assert (
        "Dibuang sebelum dibaca, karena dapat menunjukkan siapa orangnya: Kolom C."
        in (dijawab["kolom"])
    )


@pytest.mark.parametrize(
    "tabel",
    [
        "marbot;1.000.000;10\nkurir;3.000.000;2\n",
        "marbot;-;10\nkurir;3.000.000;2\n",
        # A row that says what is a header elsewhere is a worker's all the same, or the sum's.
        "marbot;1.000.000;orang\nkurir;3.000.000;2\n",
        "upah;1.000.000;10\nkurir;3.000.000;2\n",
        "marbot;1.000.000;10\nJumlah;Rp 4.000.000;2\n",
        # Amounts are what the reader of amounts reads, in words too.
        "marbot;satu juta;orang\nkurir;tiga juta;2\n",
        "upah;1,5 juta sebulan;10\nkurir;3.000.000;2\n",
    ],
)
def test_a_table_without_headers_is_asked_about_and_loses_no_row(tabel: str) -> None:
    ditanya = read(tabel)
    assert "tanpa baris judul" in ditanya["galat"][0]["pesan"]
    assert "Kolom A: " in ditanya["tanya"]
    # One column told, the question stays: the number of people can be told, too.
    dijawab = read(tabel, pilihan={"1": "penghasilan"})
    assert dijawab["baris"] == "2"
    assert 'value="penghasilan" selected' in dijawab["tanya"]
    assert "Kolom C: " in dijawab["tanya"]


def test_a_table_without_headers_counts_what_was_told() -> None:
    tabel = "marbot;1.000.000;10\nkurir;3.000.000;2\n"
    dijawab = read(tabel, pilihan={"0": "pekerjaan", "1": "penghasilan", "2": "jumlah"})
    assert dijawab["orang"] == "12"
    assert not read("gaji\n2jt\n")["tanya"]
    # Told from the left: what the first one means stands while the next is asked about.
    assert 'value="pekerjaan" selected' in read(tabel, pilihan={"0": "pekerjaan"})["tanya"]
    # A column that is empty at the beginning is named by its letter.
    assert "Kolom B</label>" in read("2.000.000;\n3.000.000;\n")["tanya"]


def test_two_columns_for_one_thing_are_asked() -> None:
    tabel = "Gaji pokok;Penghasilan\n1jt;2jt\n"
    ditanya = read(tabel)
    assert "sama-sama" in ditanya["galat"][0]["pesan"]
    assert ditanya["tanya"].count("<select") == 2
    assert read(tabel, pilihan={"0": "", "1": "penghasilan"})["total"] == "Rp13.400"


def test_a_days_wage_is_never_offered_as_a_months() -> None:
    ditanya = read("Upah harian;Kolom lain\n80000;3\n")
    assert "bukan penghasilan sebulan" in ditanya["galat"][0]["pesan"]
    assert "Upah harian</label>" not in ditanya["tanya"]


def test_titles_above_unknown_headers_are_no_headers() -> None:
    ditanya = read("DAFTAR MARBOT;;\nKegiatan;Uang;Ket\nsapu;2jt;x\n")
    assert "Uang</label>" in ditanya["tanya"]
    with pytest.raises(ColumnError):
        find_columns([["", ""], []])


def test_a_table_of_nothing_but_names_has_nothing_to_ask() -> None:
    assert not read("Nama;Alamat\nSiti;Jalan\n")["tanya"]


def test_the_example_has_120_workers_and_no_fault() -> None:
    jawab = read(step("contoh")["teks"])
    assert jawab["orang"] == "120"
    assert "data-salah" not in jawab["html"]


@pytest.mark.parametrize("awal", [b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le")])
def test_old_workbooks_are_refused_in_words(awal: bytes) -> None:
    assert "XLSX atau CSV" in read(awal)["galat"][0]["pesan"]


def test_a_fault_amid_the_table_is_told() -> None:
    galat = read("gaji\n" + "2jt\n" * 3_000 + "1" * 2_000_000)["galat"]
    assert "terlalu panjang" in galat[0]["pesan"]


def test_a_workbook_counts_like_its_text() -> None:
    def isi(buku: Workbook) -> None:
        buku.add_worksheet("kosong")
        lembar = buku.add_worksheet("data")
        hari = buku.add_format({"num_format": "dd/mm/yyyy"})
        lembar.write_row(2, 0, ["Nama", "Gaji", "Tgl lahir", "Pekerjaan"])
        lembar.write_row(3, 0, ["Siti", 2_000_000])
        lembar.write_datetime(3, 2, dt.datetime(1980, 8, 17), hari)  # noqa: DTZ001
        lembar.write_row(5, 0, ["Budi", "1.500.000", "17-08-1950"])

    jawab = read(book(isi))
    assert jawab["orang"] == "1"
    assert '<tr data-salah="6">' in jawab["html"]
    assert "Tidak dapat didaftarkan" in jawab["html"]


def test_cells_of_a_workbook_become_texts() -> None:
    def isi(buku: Workbook) -> None:
        lembar = buku.add_worksheet()
        hari = buku.add_format({"num_format": "d mmm yyyy"})
        jam = buku.add_format({"num_format": "[h]:mm:ss"})
        lembar.write_row(0, 0, [1_500_000, 0.5, True, "a&b", 2e6])
        lembar.write(0, 5, 29450, hari)
        lembar.write(0, 6, 1.5, jam)
        lembar.write_rich_string(0, 7, "se", buku.add_format({"bold": True}), "ri", "bu")
        lembar.write_formula(0, 8, "=1+1", value=2)
        lembar.write_formula(0, 9, "=1/0", value="#DIV/0!")
        lembar.write(0, 10, 1e300, hari)
        lembar.write(0, 400, "jauh")
        lembar.write(0, 600, "terlalu jauh")

    (row,) = rows(book(isi))
    assert row[:7] == ["1500000", "0.5", "ya", "a&b", "2000000", "1980-08-17", "1.5"]
    assert row[7:10] == ["seribu", "2", "#DIV/0!"]
    assert float(row[10]) == 1e300
    assert row[400] == "jauh"
    assert len(row) == 401


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    def isi(buku: Workbook) -> None:
        lembar = buku.add_worksheet()
        lembar.write_datetime(
            0,
            0,
            dt.datetime(1980, 8, 17),  # noqa: DTZ001
            buku.add_format({"num_format": "yyyy-mm-dd"}),
        )

    berkas = io.BytesIO()
    with Workbook(berkas, {"in_memory": True, "date_1904": True}) as buku:
        isi(buku)
    assert rows(berkas.getvalue()) == [["1980-08-17"]]


def archive(**isi: str) -> bytes:
    """Write a workbook by hand, as rare programs do."""
    bagian = {
        "xl/workbook.xml": '<x:workbook xmlns:q="r"><sheet q:id="a" /><sheet q:id="b"/>'
        "</x:workbook>",
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="b" Target="/xl/b.xml"/></R>',
    } | {f"xl/{nama.replace('_', '/')}.xml": text for nama, text in isi.items()}
    berkas = io.BytesIO()
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, text in bagian.items():
            arsip.writestr(nama, text)
    return berkas.getvalue()


def test_rare_spellings_of_a_sheet_are_read() -> None:
    lembar = (
        "<x:worksheet xmlns:x='x'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>gaji</x:t>"
        "</x:is></x:c><x:c r='?' t='s'><x:v>9</x:v></x:c><x:c r='D1' t='s'><x:v>0</x:v></x:c>"
        "</x:row><x:row r='x'><x:c r='A2'><x:v>dua</x:v></x:c><x:c r='B2' s='9'><x:v>2.0</x:v>"
        "</x:c><x:c r='C2'><x:f>A1+1</x:f></x:c><x:c r='D2' t='b'><x:v>0</x:v></x:c><x:c/></x:row>"
        "<x:extLst/></x:sheetData></x:worksheet>"
    )
    teks = "<sst><si><t>ba</t><rPh><t>BA</t></rPh><r><t>ru</t></r></si></sst>"
    gaya = "<s><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><numFmt formatCode='x'/></s>"
    assert rows(archive(b=lembar, sharedStrings=teks, styles=gaya)) == [
        ["gaji", "", "", "baru"],
        ["dua", "2", "=A1+1", "tidak"],
    ]


def test_merged_cells_beyond_all_columns_hide_nothing() -> None:
    lembar = "<a><row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c><v>2</v></c></row>"
    gabungan = '<mergeCell ref="ZZ1:ZZ2"/></a>'
    assert rows(archive(b=lembar + gabungan)) == [["1"], ["2"]]


def test_merged_cells_are_faults_of_the_rows_they_hide() -> None:
    def isi(buku: Workbook) -> None:
        lembar = buku.add_worksheet()
        lembar.merge_range("A1:B1", "Daftar")
        lembar.write_row(1, 0, ["Gaji", "Pekerjaan"])
        lembar.write_column(2, 0, [2_000_000, 2_000_000, 2_000_000])
        lembar.merge_range("B3:B4", "kurir")
        lembar.merge_range("C3:C8", "catatan")

    jawab = read(book(isi))
    assert jawab["orang"] == "2"
    assert '<tr data-salah="4">' in jawab["html"]
    assert xlsx.GABUNGAN in jawab["html"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"b": "<worksheet><row r='5'/><row r='5'/></worksheet>"}, "kacau"),
        ({"b": "<worksheet><row"}, "rusak"),
        ({"b": "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>"}, "tidak biasa"),
        ({"b": "<worksheet/>"}, "kosong"),
        ({"b": "<worksheet><row/><row/></worksheet>"}, "kosong"),
        ({"b": '<a><row><c><v>1</v></c></row><mergeCell ref="A1:A9"/></a>'}, "sel gabungan"),
        ({"b": "<a/>", "sharedStrings": "<a><si><t>panjang sekali</t></si></a>"}, "terlalu banyak"),
        ({"b": "<a>" + " " * 5_000 + "</a>"}, "mengembang"),
    ],
)
def test_a_workbook_that_is_no_table_is_refused(
    isi: dict[str, str], kata: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "GABUNGAN_TERBANYAK", 5)
    monkeypatch.setattr(xlsx, "TEKS_TERBANYAK", 9)
    monkeypatch.setattr(xlsx, "ISI_BUKU_TERBESAR", 4_000)
    with pytest.raises(TableFileError, match=kata):
        rows(archive(**isi))


def test_an_archive_that_breaks_amid_a_sheet_is_told() -> None:
    def isi(buku: Workbook) -> None:
        lembar = buku.add_worksheet()
        for n in range(3_000):
            lembar.write_row(n, 0, [n * 7919 % 1_000_003, f"teks {n * 31337 % 99991}"])

    utuh = bytearray(book(isi))
    tempat = utuh.find(b"xl/worksheets/sheet1.xml") + 2_000
    utuh[tempat : tempat + 500] = b"\xff" * 500
    with pytest.raises(TableFileError, match="rusak"):
        rows(bytes(utuh))


def test_a_file_of_the_page_is_a_file() -> None:
    berkas = BlobFile(Isi(b"0123456789"))
    assert berkas.readable()
    assert berkas.seekable()
    assert berkas.seek(-3, io.SEEK_END) == 7
    assert berkas.read() == b"789"
    assert berkas.read(1) == b""
    assert berkas.seek(-2, io.SEEK_CUR) == 8
    assert berkas.tell() == 8


def test_a_table_reads_what_people_write_in_its_cells() -> None:
    """The same words as in a field: amounts in words, a day's wage, months by name."""
    said = read(
        "Gaji;Mulai\n"
        "sejuta;Nov 2026\n"
        "dua juta;November 2026\n"
        "75 ribu sehari;2026-11\n"
        "1,5 juta;nov. 2026\n"
    )
    assert 'name="orang" data-nilai="4"' in said["html"]
    assert "data-salah" not in said["html"]
    plain = read("Gaji;Mulai\n1000000;2026-11\n2000000;2026-11\n1875000;2026-11\n1500000;2026-11\n")
    assert said["total"] == plain["total"]


@pytest.mark.parametrize(
    "line",
    [
        "100 pemulung 1 juta",
        "pemulung 100 orang 1 juta",
        "Pemulung, 100 org, Rp 1.000.000",
        "pemulung: 100 orang = Rp1.000.000,-",
        "100 pemulung @1jt;",
        "100 orang pemulung gajinya sejuta sebulan",
        "100x pemulung masing-masing 1 juta/bulan",
        "pemulung 100 1jt",
        "pemulung 1 juta 100 orang",
        "100 pemulung 40 ribu sehari",
    ],
)
@pytest.mark.parametrize("head", ["", "Daftar pekerja kami\n", "Pekerjaan; Penghasilan; Jumlah\n"])
def test_a_group_may_be_said_in_a_line(line: str, head: str) -> None:
    """Typed as people say it, without columns or below the headers of the page's own example."""
    jawab = read(f"{head}{line}\n")
    assert jawab["orang"] == "100"
    assert jawab["total"] == "Rp840.000"
    assert "Pemulung" in jawab["html"]


def test_lines_are_read_like_rows_and_said_to_be_lines() -> None:
    blob = Isi(
        b"10 ojol 2jt\n5 art, 1,5 juta sebulan\n\n3 tukang roti 1jt\nmarbot 1 juta\n9 ojol 75\n"
    )
    dibuka = step("buka", SETELAN, blob)
    assert "penghasilan tiap orang sebulan" in dibuka["kolom"]
    html = step("lanjut")["html"]
    assert 'name="orang" data-nilai="16"' in html
    assert re.findall('data-salah="([0-9]+)"', html) == ["4", "6"]
    # An amount that must be asked about is not taken, and how to write it is said.
    assert "“9 ojol 75” tidak terbaca. Tulis satu kelompok sebaris, misalnya" in html
    # A name that nobody knows is asked alone, without its number and amount.
    assert re.findall('<select[^>]* data-sebutan="([^"]*)"', html) == ["tukang roti"]
    jawab = read("3 tukang roti 1jt\n", sebutan={"tukang roti": "penjual-keliling"})
    assert jawab["orang"] == "3"
    assert read("3 tukang roti 1jt\n", sebutan={"tukang roti": ""})["orang"] == "3"


@pytest.mark.parametrize(
    "text",
    [
        "100 pemulung",
        "100 pemulung 1 juta, 5 art 2 juta",
        "total 20 juta",
        "2 juta",
        "2 juta marbot",
        "10 ojol 900jt",
        "10 sejuta",
    ],
)
def test_what_is_no_group_in_a_line_is_told_how_to_write_it(text: str) -> None:
    jawab = read(f"{text}\n")
    assert "galat" in jawab
    assert (
        "Atau tulis satu kelompok sebaris, misalnya “10 marbot 1 juta”"
        in jawab["galat"][0]["pesan"]
    )


def test_a_number_of_people_may_stand_beside_the_occupation() -> None:
    jawab = read("Pekerjaan;Gaji\n100 pemulung;1jt\nmarbot 3 orang;1jt\nmarbot;1jt\n")
    assert jawab["orang"] == "104"
    # A column of its own says it already.
    jawab = read("Pekerjaan;Gaji;Jumlah\n100 pemulung;1jt;2\n")
    assert jawab["orang"] == "0"


def test_a_word_for_several_occupations_is_asked_with_the_likely_ones() -> None:
    jawab = read("Pekerjaan;Gaji;Jumlah\nSopir;2jt;3\nkaryawan;2jt;1\n")
    arti = re.findall('data-sebutan="([^"]*)" data-arti="([^"]*)"', jawab["html"])
    assert {nama for nama, _ in arti} == {"Sopir"}
    assert [slug for _, slug in arti][:2] == ["sopir-pribadi", "sopir-angkot"]
    jawab = read("Pekerjaan;Gaji;Jumlah\nSopir;2jt;3\n", sebutan={"Sopir": "sopir-truk"})
    assert jawab["orang"] == "3"


@pytest.mark.parametrize(
    ("baris", "orang"),
    [
        ("enam marbot 1,5 juta", 6),
        ("dua puluh lima marbot 1 juta", 25),
        ("marbot enam orang 1,5 juta", 6),
        ("seratus marbot 1 juta", 100),
        ("lima marbot sejuta", 5),
        ("marbot lima juta", 1),
        ("marbot satu setengah juta", 1),
        ("marbot;1500000", 1),
        ("6 marbot; 1,5 juta\nenam art;1.500.000", 12),
        ("- 5 marbot 1,5 juta", 5),
    ],
)
def test_a_number_of_people_in_words_and_a_semicolon_in_a_line_are_read(
    baris: str, orang: int
) -> None:
    jawab = read(baris)
    assert "galat" not in jawab
    assert jawab["orang"] == str(orang)


@pytest.mark.parametrize(
    "isi",
    [
        "-5 marbot 1,5 juta",
        "marbot -5 orang 1 juta",
        "-lima marbot 1 juta",
        "pekerjaan;gaji\n-5 pemulung;1 juta",
        "pekerjaan;gaji\nmarbot -5 orang;1 juta",
    ],
)
def test_fewer_than_nobody_is_asked_about(isi: str) -> None:
    jawab = read(isi)
    assert jawab.get("orang", "0") == "0"
    assert re.search("-(?:5|lima)", jawab["html"])


@pytest.mark.parametrize(
    "sebutan", ["dua ribu marbot", "marbot seribu orang", "setengah marbot", "sejuta marbot"]
)
def test_a_number_that_is_not_read_is_no_part_of_a_name(sebutan: str) -> None:
    jawab = read(f"{sebutan} 1 juta", sebutan={sebutan: "marbot"})
    assert jawab.get("orang", "0") == "0"


@pytest.mark.parametrize(
    "baris", ["lima juta marbot", "setengah marbot 1 juta", "marbot;1500000;5", "marbot;5"]
)
def test_what_cannot_be_told_safely_counts_nobody(baris: str) -> None:
    jawab = read(baris)
    assert "galat" in jawab or jawab["orang"] == "0"


@pytest.mark.parametrize("awal", ["", "gaji harian ", "gaji ribu rupiah "])
def test_a_header_as_long_as_a_page_is_repeated_in_short(awal: str) -> None:
    panjang = awal + "huruf" * 600
    jawab = read(f"{panjang}\tketerangan\nabc\tdef\n")
    (galat,) = jawab["galat"]
    assert "huruf" * 20 not in galat["pesan"] + jawab.get("tanya", "")
    assert "huruf" in galat["pesan"] + jawab.get("tanya", "")
