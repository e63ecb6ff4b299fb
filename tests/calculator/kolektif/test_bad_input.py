"""What people's tables are like, row by row: read right or refused in words, by both doors alike.

The terminal and the page read with the same modules, but come to them on two ways.
"""

import io
import json
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from xlsxwriter import Workbook

from calculator.terminal import main
from calculator.view.kolektif.results import harmless
from tests.calculator.kolektif.test_kolektif import KINI
from tests.calculator.kolektif.test_page import pieces
from tests.calculator.kolektif.test_reading import book, read, step

# Stated: what a table may take of memory beyond the engine, and how long a refusal may take.
MEMORY = 60_000_000
SECONDS = 3.0


class Said(NamedTuple):
    """What both doors say: people, rows with a fault, rows to look at again, all messages."""

    orang: int
    salah: list[int]
    periksa: list[int]
    pesan: str


Ask = Callable[[str | bytes], Said]


@pytest.fixture
def ask(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    def both(tabel: str | bytes) -> Said:
        path = tmp_path / "tabel"
        path.write_bytes(tabel.encode() if isinstance(tabel, str) else tabel)
        main([str(path), "--json"], KINI)
        told: dict[str, Any] = json.loads(capfdbinary.readouterr()[0])
        page = read(tabel)
        if "galat" in told:
            pesan = told["galat"][0]["pesan"]
            assert page["galat"][0]["pesan"] == pesan
            return Said(0, [], [], pesan)
        html = page["html"]
        assert f'name="total" data-nilai="{told["total"]}"' in html
        lists = {key: [x["baris"] for x in told[key]] for key in ("salah", "periksa")}
        for key, rows in lists.items():
            assert [n for n in rows if f'data-{key}="{n}"' not in html] == []
        pesan = " ".join(x["pesan"] for key in lists for x in told[key])
        return Said(told["orang"], lists["salah"], lists["periksa"], pesan)

    return both


def sheet(*rows: list[object], merged: tuple[str, ...] = ()) -> bytes:
    def isi(buku: Workbook) -> None:
        lembar = buku.add_worksheet()
        for n, row in enumerate(rows):
            lembar.write_row(n, 0, row)
        for place in merged:
            lembar.merge_range(place, "Marbot")

    return book(isi)


@pytest.mark.parametrize(
    ("tabel", "orang", "salah"),
    [
        pytest.param("gaji;kerja\n2jt;José\n".encode("cp1252"), 1, [], id="encoding"),
        pytest.param("gaji\r2jt\r3jt\r", 2, [], id="lines-of-old-macs"),
        pytest.param("gaji\n1.666.666,67\n1,666,666.67\n1666666.6666666667\n", 3, [], id="sen"),
        pytest.param("gaji\nRp 2.000.000,-\nRp. 1.000.000,--\nIDR 3,000,000\n", 3, [], id="rp"),
        pytest.param("\n\ngaji;umur\n\n2jt;30\n;\n\n3jt;40\n;\n", 2, [], id="empty-lines"),
        pytest.param("gaji;umur\n2jt;-\n3jt;tidak ada\n-;30\n", 2, [4], id="dashes"),
        pytest.param("No;Gaji;Umur\n;per bulan (Rp);(th)\n1;2jt;30\n", 1, [], id="two-headers"),
        pytest.param("No;Gaji;Umur\n1;2;3\n1;2jt;30\n", 1, [], id="numbered-columns"),
        pytest.param("No;Gaji;Umur\n(1);(2);(3)\n1;2jt;30\n", 1, [], id="numbered-in-brackets"),
        pytest.param("Gaji;Umur\n2jt;30\nGaji;Umur\n3jt;30\n", 2, [3], id="headers-again"),
        pytest.param("Gaji;Tgl lahir\n2jt;17-08-80\n2jt;17/8/58\n", 1, [3], id="short-years"),
        pytest.param("No;Nama;Gaji\n1;A;2jt\n2;B;\n3;;\n", 1, [3], id="a-name-and-no-income"),
        pytest.param("A;B;C;Ket;Gaji\nx;x;x;x;2jt\n;;;JUMLAH;2jt\n", 1, [3], id="a-sum-far-right"),
        pytest.param("Gaji;Jumlah\n2jt;2.500.000\n1jt;1.000.000\n", 2, [], id="a-sum-of-money"),
        # One slip makes no money of a number of people.
        pytest.param("Gaji;Jumlah\n1jt;10\n1jt;2000000\n", 10, [3], id="one-count-too-many"),
        pytest.param("Gaji;Jml\n1jt;9\n1jt;99999999999\n", 9, [3], id="a-count-far-too-long"),
        pytest.param("Gaji;Jumlah\n1jt;dua\n1jt;2000000\n1jt;7\n", 7, [2, 3], id="two-slips"),
        pytest.param("Gaji;Jumlah\n2jt;2.500.000\n1jt;Rp 0,-\n1jt;-\n", 3, [], id="money-or-0"),
        pytest.param("Gaji;Pembayar\n2jt;Yayasan\n2jt;Dana desa\n", 1, [3], id="village-funds"),
    ],
)
def test_it_is_read_right(ask: Ask, tabel: str | bytes, orang: int, salah: list[int]) -> None:
    said = ask(tabel)
    assert (said.orang, said.salah, said.periksa) == (orang, salah, [])


@pytest.mark.parametrize(
    ("tabel", "salah", "word"),
    [
        (sheet(["Kerja", "Gaji"], ["", 1e6], ["", 1e6], merged=("A2:A3",)), [], ""),
        (sheet(["Pekerjaan", "Gaji"], ["", 1e6], ["", 1e6], merged=("A2:A3",)), [3], "Merge & Ce"),
        ("gaji\n=80000*25\n2jt\n", [2], "“=80000*25” adalah rumus tanpa hasil"),
        ("gaji\n#REF!\n2jt\n", [2], "Rumus di sel ini gagal (#REF!)"),
        ("gaji\n1980-08-17\n2jt\n", [2], "adalah tanggal, bukan angka"),
        ("gaji;usia\n2jt;1980-08-17\n2jt;1\n", [2], "beri judul kolomnya “tanggal lahir”"),
        ("gaji;tgl lahir\n2jt;1980\n2jt;29450\n", [2], "hanya tahunnya"),
        ("gaji\n2,5\n2jt\n", [2], "Maksudnya Rp2.500.000 sebulan?"),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_to_do(
    ask: Ask, tabel: str | bytes, salah: list[int], word: str
) -> None:
    said = ask(tabel)
    assert said.salah == salah
    assert said.orang == (1 if salah else 2)
    assert word in said.pesan


@pytest.mark.parametrize(
    ("tabel", "periksa", "word"),
    [
        # Commas for thousands, and nobody put the amount in quotes.
        ("Kerja,Gaji\nART,2,000,000\nART,1,500,000\n", [2, 3], "Rp2.000.000 sebulan?"),
        ("gaji\n75000\n2jt\n", [2], "Rp75.000 sehari?"),
        ("gaji\n0\n2jt\n", [2], "Penghasilan Rp0 sebulan kecil sekali"),
        ("gaji;umur\nRp 0,-;30\n2jt;30\n", [2], "Penghasilan Rp0 sebulan kecil sekali"),
        ("gaji\n80.000/hari\n2jt\n", [2], "Upah Rp80.000 sehari dihitung 25 hari kerja"),
        ("gaji\n2jt\n240jt\n", [3], "besar sekali"),
        ("No;Nama;Gaji\n1;A;2jt\n2;B;3jt\n;;5jt\n", [4], "Hanya penghasilan yang terisi"),
    ],
)
def test_what_counts_but_looks_odd_is_told(
    ask: Ask, tabel: str, periksa: list[int], word: str
) -> None:
    said = ask(tabel)
    assert (said.salah, said.periksa) == ([], periksa)
    assert word in said.pesan


def test_an_odd_row_is_told_in_the_file_that_goes_out_and_after_a_correction() -> None:
    jawab = read("Pekerjaan;Gaji\nmarbot;2000\nmarbot;x\nmarbot;2jt\n")
    assert "1 yang dihitung perlu diperiksa" in jawab["html"]
    assert "1 yang dihitung perlu diperiksa" in jawab["ucapan"]
    jawab = step("perbaiki", {"teks": "Baris\tPekerjaan\tGaji\n3\tmarbot\t75000\n"})
    assert "2 yang dihitung perlu diperiksa" in jawab["html"]
    notes = [row for row in str(next(pieces("csv"))["teks"]).splitlines() if "kecil sekali" in row]
    assert [row[0] for row in notes] == ["2", "3"]


@pytest.mark.parametrize(
    "atas", ["Penghasilan;;Umur\nharian;bulanan;\n", "Umur;Penghasilan;\n;sehari;sebulan\n"]
)
def test_of_two_rows_of_headers_the_months_income_is_taken_and_never_the_days(
    ask: Ask, atas: str
) -> None:
    hari = "80.000;2.000.000;40\n" if atas.startswith("Peng") else "40;80.000;2.000.000\n"
    said = ask(atas + hari)
    assert (said.orang, said.periksa) == (1, [])
    assert 'data-nilai="13400"' in read(atas + hari)["html"]


def test_an_income_in_parts_is_asked_and_not_guessed(ask: Ask) -> None:
    said = ask("Nama;Penghasilan;;Umur\n;Pokok;Tambahan;\nA;1jt;500rb;40\n")
    assert "“Penghasilan Pokok”, “Penghasilan Tambahan”" in said.pesan


@pytest.mark.parametrize("judul", ["Penghasilan (ribu rupiah)", "Gaji (juta)"])
def test_thousands_and_millions_are_not_taken_for_rupiah(ask: Ask, judul: str) -> None:
    assert "belum rupiah penuh" in ask(f"{judul}\n2000\n").pesan


def test_the_sheet_with_workers_is_read_and_others_are_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def isi(buku: Workbook) -> None:
        buku.add_worksheet("Sampul").write(0, 0, "Daftar pekerja")
        lama = buku.add_worksheet("lama")
        lama.hide()
        for lembar in (lama, buku.add_worksheet("RT 1"), buku.add_worksheet("RT 2")):
            lembar.write_row(0, 0, ["Gaji", "Kerja"])
            lembar.write_row(1, 0, [2_000_000, "x"])

    jawab = read(book(isi))
    assert jawab["orang"] == "1"
    assert "Hanya lembar RT 1 yang dibaca." in jawab["kolom"]
    assert "belum dihitung: RT 2." in jawab["kolom"]
    (tmp_path / "b.xlsx").write_bytes(book(isi))
    main([str(tmp_path / "b.xlsx")], KINI)
    assert "belum dihitung: RT 2." in capfd.readouterr().err


def bomb(member: str, piece: bytes, *, honest: bool) -> bytes:
    """Write a workbook one of whose parts unpacks to 450 MB, and says so or lies about it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", '<workbook><sheet r:id="a"/></workbook>')
        place = '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>'
        archive.writestr("xl/_rels/workbook.xml.rels", place)
        if member != "xl/worksheets/sheet1.xml":
            archive.writestr("xl/worksheets/sheet1.xml", "<a><row><c><v>1</v></c></row></a>")
        with archive.open(member, "w", force_zip64=True) as part:
            part.write(b"<a>")
            for _ in range(450):
                part.write(piece * ((1 << 20) // len(piece)))
        if not honest:
            archive.getinfo(member).file_size = 1_000
    return out.getvalue()


@pytest.mark.no_cover
@pytest.mark.parametrize("honest", [True, False])
def test_texts_that_unpack_to_gigabytes_are_refused_at_once_and_take_no_memory(
    honest: bool,
) -> None:
    workbook = bomb("xl/sharedStrings.xml", b"<si><t>ab</t></si>", honest=honest)
    tracemalloc.start()
    begun = time.process_time()
    jawab = read(workbook)
    lasted = time.process_time() - begun
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "simpan" in jawab["galat"][0]["pesan"].lower()
    assert most < MEMORY
    assert lasted < SECONDS


def test_many_short_texts_are_counted_by_what_they_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calculator.kolektif.xlsx.TEKS_TERBANYAK", 600)
    rows: list[list[object]] = [["gaji"], *([f"{n} jt"] for n in range(1, 20))]
    assert "terlalu banyak" in read(sheet(*rows))["galat"][0]["pesan"]


def test_wide_and_long_rows_take_no_memory(ask: Ask) -> None:
    tabel = b"gaji\n" + (b"2jt" + b"," * 30_000 + b"\n") * 60
    tracemalloc.start()
    said = ask(tabel)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said.orang == 60
    assert most < MEMORY


def test_a_dash_alone_is_no_formula() -> None:
    assert [harmless(text) for text in ("-", "--", "+", "= ")] == ["-", "--", "+", "= "]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1"])  # noqa: RUF001
def test_no_cell_that_goes_out_is_a_formula(text: str) -> None:
    assert harmless(text).startswith("'")
    quoted = '"' + text + '"'
    jawab = read(f"Pekerjaan;Gaji\n{quoted};2jt\nart;2jt\nart;75000\n")
    assert f"<td>{text}" not in jawab["html"]
    for row in step("salah")["teks"].splitlines():
        assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in row.split("\t"))  # noqa: RUF001
    for row in str(next(pieces("csv"))["teks"]).replace("'\r", "'").replace("'\n", "'").split("\n"):
        assert not any(cell.startswith(('"=', '"+', '"-', '"@', '"\t')) for cell in row.split(";"))
    table = step("tautan-buka", {"fragmen": f"penghasilan=1000000&pekerjaan={text}"})["teks"]
    assert not any(
        cell.startswith(("=", "+", "-", "@"))
        for row in table.splitlines()
        for cell in row.split("\t")
    )


@pytest.mark.parametrize(
    ("tabel", "orang"),
    [
        # A cell of a number, as some programs write it out.
        ("Pekerjaan;Penghasilan\nMarbot;2000000.0\n", 1),
        # A name over several columns, and what each of them is below it.
        ("Data pekerja;;\nPekerjaan;Penghasilan;Usia\nMarbot;2jt;40\n", 1),
        # The income's own header is above, its time beside other headers below.
        (
            "Daftar;;;Penghasilan\nPekerjaan;Usia;Mulai;sebulan\nMarbot;40;2026-12;2jt\n",
            1,
        ),
    ],
)
def test_headers_and_numbers_are_read_however_they_are_set(
    tabel: str, orang: int, ask: Ask
) -> None:
    assert ask(tabel) == Said(orang, [], [], "")


def test_a_header_merged_over_two_rows_is_one_header(ask: Ask) -> None:
    def write(buku: Workbook) -> None:
        sheet = buku.add_worksheet()
        sheet.merge_range("A1:A2", "Pekerjaan")
        sheet.write_column("B1", ["Penghasilan", "sebulan", 2_000_000])
        sheet.write("A3", "Marbot")

    assert ask(book(write)) == Said(1, [], [], "")
