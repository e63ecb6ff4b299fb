"""What a table comes to on the page, and what can be taken away."""

import base64
import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from calculator.browser import kolektif_xlsx
from calculator.estimate import estimate
from calculator.rules import law
from calculator.rules.model import Law
from calculator.rupiah import format_number, rp
from calculator.scenario import Scenario
from calculator.terminal import main
from calculator.view.kolektif import page
from calculator.view.kolektif.results import BYTE_ORDER_MARK
from tests.calculator.kolektif.test_reading import SETELAN, Isi, read, step
from tests.laws import FROZEN, in_force, then

TABEL = (
    "Pekerjaan;Gaji;Jumlah;Pembayar\n"
    "Marbot;1.000.000;10;\nOjol;3.500.000;2;\nART;2.000.000;3;APBD\n"
)
GROUPS = (
    "penghasilan=1000000&pekerjaan=marbot&jumlah=10",
    "penghasilan=3500000&pekerjaan=ojek-online&jumlah=2",
    "penghasilan=2000000&pekerjaan=art&pembayar=pemerintah&jumlah=3",
)


def cost(rest: str, law: Law) -> int:
    """Add up the three groups, each asked alone."""
    return sum(
        estimate(Scenario.from_query(f"{group}&{rest}", "2026-11", law), law).iuran.total_semua
        for group in GROUPS
    )


def plan(html: str) -> dict[str, list[int]]:
    rows = re.findall(r'<tr data-rencana="([^"]*)">(.*?)</tr>', html)
    return {
        nama: [int(x.replace(".", "")) for x in re.findall(r"Rp([\d.]+)", isi)]
        for nama, isi in rows
    }


def test_plans_stand_side_by_side(hukum: Law) -> None:
    rencana = plan(read(TABEL, bulan="2")["html"])
    assert rencana["Rencana ini"] == [cost("bulan=1", hukum), cost("bulan=2", hukum)]
    assert rencana["Satu bulan lebih lama"][1] == cost("bulan=3", hukum)
    assert rencana["Dengan JHT"][1] == cost("bulan=2&program=jkk-jkm-jht", hukum)
    assert rencana["Mulai Januari 2027"][1] == cost("bulan=2&mulai=2027-01", hukum)
    assert "Tanpa JHT" not in rencana
    semua = plan(read(TABEL, program="jkk-jkm-jht")["html"])
    assert "Dengan JHT" not in semua
    assert semua["Tanpa JHT"][1] == cost("bulan=1", hukum)
    assert plan(read("gaji;program\n2jt;\n2jt;3 program\n")["html"]).keys() >= {
        "Dengan JHT",
        "Tanpa JHT",
    }


def test_a_plan_beyond_the_data_has_no_price() -> None:
    html = read("gaji\n2jt\n", mulai="2031-12")["html"]
    assert plan(html)["Satu bulan lebih lama"] == []
    assert "Belum ada dalam data kami" in html
    assert "Tarif bulan berikutnya belum ada dalam data kami." in html


def test_months_say_for_whom_the_relief_holds() -> None:
    html = read(TABEL, bulan="6")["html"].partition('id="rab"')[0]
    assert html.count("12 orang dengan keringanan") == 2
    assert html.count("2 orang dengan keringanan") - html.count("12 orang dengan keringanan") == 3
    assert "Pemerintah (APBN atau APBD)" in html
    assert 'dengan keringanan</span></th><td class="angka">2</td>' in read("gaji;jumlah\n2jt;2\n")[
        "html"
    ].replace("\n", "")


def test_a_budget_is_turned_round_both_ways(hukum: Law) -> None:
    query = "penghasilan=5000000&mulai=2027-01"
    mahal = estimate(Scenario.from_query(query, "2026-11", hukum), hukum).iuran.total
    read("gaji;jumlah\n1000000;10\n5000000;1\n", bulan="3", mulai="2027-01")
    html = step("anggaran", {"uang": "400 ribu"})["html"]
    # 16.800 for each of the ten.
    assert 'name="anggaran.cukup_bulan" data-nilai="1"' in html
    assert f'name="anggaran.sisa" data-nilai="{400_000 - 168_000 - mahal}"' in html
    # Three months of one of the ten cost 50.400.
    assert 'name="anggaran.orang" data-nilai="7"' in html
    assert "belum cukup sebulan" in step("anggaran", {"uang": "1"})["html"]
    assert "belum ada dalam data kami" in step("anggaran", {"uang": "1 miliar"})["html"]
    assert step("anggaran", {"uang": "banyak"})["galat"][0]["kunci"] == "anggaran"
    (galat,) = step("anggaran", {"uang": "1,5"})["galat"]
    assert [satu["nilai"] for satu in galat["saran"]] == ["1.500.000"]
    assert "html" in step("anggaran", {"uang": "\u00a0Rp\u202f5.000.000,-."})
    read("gaji\nx\n")
    assert step("anggaran", {"uang": "1jt"})["galat"]


def test_three_months_are_not_enough_and_it_is_said() -> None:
    html = read("gaji\n2jt\n", bulan="3")["html"]
    assert "hanya menerima biaya pemakaman" in html
    assert "Rp10.000.000" in html
    assert "Rp42.000.000" in html
    assert "berhenti sebelum masa itu lewat" in html
    assert "berhenti sebelum masa itu lewat" not in read("gaji\n2jt\n", bulan="6")["html"]
    assert "masa-awal" not in read("gaji\n2jt\n", mulai="2020-01")["html"]


def test_ends_of_cover_stand_in_the_answer_and_the_calendar() -> None:
    html = read("gaji;bulan;jumlah\n2jt;1;4\n2jt;3;6\n")["html"]
    assert 'data-habis="2026-11">4 orang: iuran sampai November 2026.' in html
    assert 'data-habis="2027-01">6 orang' in html
    text = step("ics", {"saat": "20261101T000000Z"})["isi"]
    hari = re.findall(r"DTSTART;VALUE=DATE:(\d+)", text)
    assert len(hari) == len(set(hari)) == 3 + 2
    assert "SUMMARY:Masa iuran 4 pekerja habis" in text
    assert step("ics", {"saat": "20270301T000000Z"})["galat"]
    # The same events after a row was added; another table's calendar has others.
    uid = set(re.findall(r"UID:(\w+)", text))
    read("gaji;bulan;jumlah\n2jt;1;4\n2jt;3;6\n3jt;1;2\n")
    assert set(re.findall(r"UID:(\w+)", step("ics", {"saat": "20261101T000000Z"})["isi"])) == uid
    read("gaji;bulan;jumlah\n5jt;1;4\n")
    lain = step("ics", {"saat": "20261101T000000Z"})["isi"]
    assert not uid & set(re.findall(r"UID:(\w+)", lain))
    jauh = read("gaji\n2jt\n", mulai="2031-12")
    assert jauh["selesai"]
    assert "belum ada dalam data kami" in step("ics", {"saat": "20261101T000000Z"})["isi"].replace(
        "\r\n ", ""
    )


def test_the_calendar_goes_on_to_the_next_day_to_pay_when_the_last_is_over() -> None:
    read("gaji;bulan;jumlah\n2jt;1;4\n")
    text = step("ics", {"saat": "20261128T000000Z"})["isi"].replace("\r\n ", "")
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", text) == ["20261130", "20261215"]
    assert "SUMMARY:Iuran Desember 2026 kalau diteruskan: Rp53.600" in text
    assert "untuk 4 pekerja kalau diteruskan." in text
    assert "kalau diteruskan" not in step("ics", {"saat": "20261101T000000Z"})["isi"]


def test_a_link_holds_groups_and_counts_and_opens_as_a_table(hukum: Law) -> None:
    jawab = read(
        "Nama;Pekerjaan;Gaji;Usia\nA;art;2jt;30\nB;ART;2jt;40\nC;ojol;3500001;50\nD;art;350rb;50\n"
    )
    tautan = step("tautan")["tautan"]
    assert len(tautan.split("/")) == 3
    assert "30" not in [x for satu in parse_qs(tautan.replace("/", "&")).values() for x in satu]
    tabel = step("tautan-buka", {"fragmen": tautan})["teks"]
    assert tabel.splitlines()[0].split("\t")[:2] == ["penghasilan", "pekerjaan"]
    again = read(tabel)
    assert again["total"] == jawab["total"]
    # A group's basis stands for its incomes; its lowest may be Rp1, which looks like a slip.
    assert "perlu diperiksa" not in again["html"]
    assert "penghasilan=1000000&" in tautan
    assert cost("", hukum)


def test_a_link_names_an_income_as_it_is_where_tables_part_its_group() -> None:
    """In July 2027 the second group is two: its basis of now would be in the other one."""
    second = next(x for x in FROZEN.iuran.golongan.baris[-1].nilai if x.nomor == 2)
    lower = second._replace(sampai=second.dasar - 1_000)
    upper = second._replace(nomor=3, dari=second.dasar)
    *_, row = FROZEN.iuran.golongan.baris
    parted = tuple(
        each
        for one in row.nilai
        for each in (
            (lower, upper) if one is second else (one._replace(nomor=one.nomor + (one.nomor > 2)),)
        )
    )
    later = then(FROZEN.iuran.golongan, (date(2027, 7, 1), parted))
    with in_force(FROZEN._replace(iuran=FROZEN.iuran._replace(golongan=later))):
        read(f"Gaji\n{second.dari}\n")
        assert f"penghasilan={second.dari}" in step("tautan")["tautan"]


def test_a_link_without_anybody_s_income_says_so() -> None:
    (fault,) = step("tautan-buka", {"fragmen": "pekerjaan=art"})["galat"]
    assert "tidak memuat penghasilan" in fault["pesan"]


@pytest.mark.parametrize(
    "tabel", ["gaji;mulai\n" + "".join(f"2jt;20{n}-01\n" for n in range(16, 31))]
)
def test_too_many_groups_are_no_link(tabel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calculator.view.kolektif.link.KELOMPOK_TERBANYAK", 3)
    read(tabel)
    assert "terlalu banyak" in step("tautan")["galat"][0]["pesan"]
    monkeypatch.setattr("calculator.view.kolektif.link.KELOMPOK_TERBANYAK", 60)
    monkeypatch.setattr("calculator.view.kolektif.link.TERPANJANG", 30)
    assert step("tautan")["galat"]


def pieces(jenis: str) -> Iterator[dict[str, object]]:
    step("tulis", {"jenis": jenis})
    for n in range(100):
        satu = json.loads(kolektif_xlsx(f"tulis-{jenis}", json.dumps({"pertama": n == 0})))
        yield satu
        if satu["selesai"]:
            return


def test_what_goes_out_is_what_the_terminal_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_SEKALI", 2)
    (tmp_path / "masuk.csv").write_text(TABEL + "=1+1;x;;\n")
    read(TABEL + "=1+1;x;;\n")
    bagian = list(pieces("csv"))
    assert len(bagian) == 3
    keluar = tmp_path / "keluar.csv"
    main([str(tmp_path / "masuk.csv"), "--keluaran", str(keluar)], "2026-11")
    assert "".join(str(x["teks"]) for x in bagian) == keluar.read_bytes().decode()
    isi = base64.b64decode(str(list(pieces("xlsx"))[-1]["base64"]))
    (tmp_path / "page.xlsx").write_bytes(isi)
    main([str(tmp_path / "masuk.csv"), "--keluaran", str(tmp_path / "t.xlsx")], "2026-11")
    satu, dua = (
        CalamineWorkbook.from_path(str(tmp_path / nama)) for nama in ("page.xlsx", "t.xlsx")
    )
    for nama in ("Hasil", "Sumber"):
        rows = satu.get_sheet_by_name(nama).to_python()
        assert rows == dua.get_sheet_by_name(nama).to_python()
        assert len(rows) > 2


def sent_out() -> list[dict[str, str]]:
    text = "".join(str(x["teks"]) for x in pieces("csv")).removeprefix(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def sums(rows: list[dict[str, str]]) -> tuple[int, int]:
    heads = ("Orang", "Iuran seluruh bulan, semua orang")
    orang, total = (sum(int(row[head] or 0) for row in rows) for head in heads)
    return orang, total


@pytest.mark.no_cover
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("2jt", "Rp 1.000.000,-", "75", "0", "", "x")),
            st.sampled_from(("A", "", "JUMLAH", "Sub total :")),
            st.sampled_from(("Marbot", "", "pilot", "total")),
            st.sampled_from(("", "10", "0", "dua", "2000000")),
            st.sampled_from(("", "30", "70")),
        ),
        max_size=12,
    )
)
@example([("1jt", "B", "Marbot", "2", "40"), ("3jt", "", "", "", "")])
def test_the_file_that_goes_out_adds_up_to_the_total(rows: list[tuple[str, ...]]) -> None:
    semua = [("Gaji", "Nama", "Pekerjaan", "Jumlah", "Usia"), ("2jt", "A", "art", "1", "30"), *rows]
    jawab = read("".join(";".join(row).rstrip(";") + "\n" for row in semua))
    out = sent_out()
    orang, total = sums(out)
    assert (format_number(orang), rp(total)) == (jawab["orang"], jawab["total"])
    # Whatever is left out of the sums says why, on the page and in the file.
    left_out = {row["Baris"] for row in out if not row["Orang"]}
    assert left_out == set(re.findall(r'data-(?:salah|tolak)="(\d+)"', jawab["html"]))
    assert all(row["Catatan"] for row in out if not row["Orang"])
    to_check = {row["Baris"] for row in out if row["Orang"] and row["Catatan"]}
    assert to_check == set(re.findall(r'data-periksa="(\d+)"', jawab["html"]))


def test_a_sum_that_is_a_worker_after_all_counts_on_the_page_and_in_the_file() -> None:
    read("Nama;Pekerjaan;Gaji\nA;art;2jt\nTotal;art;2jt\n")
    jawab = step("perbaiki", {"teks": "Baris\tPekerjaan\tGaji\n3\tart\t2jt\n"})
    assert 'name="orang" data-nilai="2"' in jawab["html"]
    assert sums(sent_out()) == (2, 26_800)


def test_corrected_rows_are_pasted_again() -> None:
    read("Nama;Gaji;Pekerjaan\nA;2jt;art\nB;x;art\nC;;kurir\nD;=y;art\n")
    salah = step("salah")["teks"]
    assert salah.splitlines() == [
        "Baris\tGaji\tPekerjaan",
        "3\tx\tart",
        "4\t\tkurir",
        "5\t'=y\tart",
    ]
    # Every row is refused when one of them is not among the faulty.
    assert step("perbaiki", {"teks": "Baris\tGaji\tPekerjaan\n2\t2jt\tart\n"})["galat"]
    assert step("perbaiki", {"teks": "2jt\tart\n"})["galat"]
    assert step("perbaiki", {"teks": ""})["galat"]
    jawab = step(
        "perbaiki",
        {"teks": "Baris\tGaji\tPekerjaan\n3\t2jt\tart\n\t\t\n4\t'1jt\n5\tbanyak\tart\n"},
    )
    assert 'name="orang" data-nilai="3"' in jawab["html"]
    assert "banyak" in jawab["html"]
    # Nothing counts twice.
    assert step("perbaiki", {"teks": "Baris\tGaji\tPekerjaan\n3\t2jt\tart\n"})["galat"]
    text = str(next(pieces("csv"))["teks"])
    assert '\n3;"2jt";"art";1;' in text.replace("\r", "")
    assert '\n5;"banyak";"art";"";' in text.replace("\r", "")


def test_who_has_lapsed_is_in_no_sum() -> None:
    jawab = read("gaji;tunggakan\n2jt;0\n2jt;3\n2jt;4\n")
    assert jawab["orang"] == "2"
    assert '<h2 id="tolak">' in jawab["html"]
    assert "Tidak dihitung: iuran menunggak 4 bulan" in jawab["html"]


def test_names_of_occupations_that_are_in_no_list_are_asked_and_the_answer_counts() -> None:
    names = ("Imam masjid", "imam  Masjid", "Bilal", "marbot", "=x", "x" * 70, "art, kurir", "")
    tabel = "Pekerjaan;Gaji\n" + "".join(f'"{name}";1jt\n' for name in names)
    jawab = read(tabel)
    # Not what is no name; the most frequent first.
    asked = re.findall(r'<select[^>]* data-sebutan="([^"]*)"', jawab["html"])
    assert asked == ["Imam masjid", "Bilal", "art, kurir"]
    assert "Imam masjid, 2 baris" in jawab["html"]
    assert jawab["orang"] == "2"
    jawab = read(tabel, sebutan={"Imam masjid": "marbot", "Bilal": "", "art, kurir": "art"})
    assert jawab["orang"] == "6"
    assert "data-sebutan" not in jawab["html"]
    assert "Imam masjid dihitung sebagai Marbot masjid" in jawab["kolom"]
    assert "Bilal dihitung sebagai pekerjaan tidak disebut" in jawab["kolom"]
    # So it is in the file that goes out.
    assert '"imam  Masjid";"1jt";1;' in "".join(str(x["teks"]) for x in pieces("csv"))


def test_a_birthday_that_is_no_age_is_told_in_its_own_column() -> None:
    html = read("Gaji;Tgl lahir\n2jt;17-08-1950\n2jt;kapan\n")["html"]
    assert html.count("<td>Tgl lahir</td>") == 2
    assert "<td>17-08-1950</td>" in html


def test_a_fault_of_no_column_is_told_all_the_same() -> None:
    html = read("Keterangan;Gaji\nTotal;2jt\nx;2jt\n")["html"]
    assert "jumlah dari baris lain" in html


def test_long_lists_say_how_much_is_left_out() -> None:
    html = read("gaji;umur\n" + "x;\n" * 250 + "2jt;70\n" * 210)["html"]
    assert "Dan 50 lagi" in html
    assert "Dan 10 lagi" in html
    assert 'name="orang" data-nilai="0"' in html
    assert 'id="rab"' not in html


def test_the_proposal_fits_a_page_and_says_the_amount_in_words() -> None:
    html = read(TABEL, bulan="6")["html"]
    total = re.search(r'name="total" data-nilai="(\d+)"', html)
    assert total is not None
    assert "rupiah.</p>" in html
    assert "Iuran November 2026 sampai Desember 2026 (2 bulan)" in html
    assert "Peraturan Pemerintah" in html or "PP " in html
    pekerjaan = ("art", "kurir", "marbot", "ojol", "pemulung", "petani", "nelayan", "guru ngaji")
    banyak = read(
        "kerja;gaji;pekerjaan\n"
        + "".join(f"x;2jt;{x}\n" for x in (*pekerjaan, "", "sopir pribadi"))
    )
    # All of them have a name on the page; only a very long list is cut.
    assert "pekerjaan lain" not in banyak["html"].partition('id="rab"')[2]
    every = "".join(f"x;2jt;{slug}\n" for slug, job in law().pekerjaan.items() if job.tabel)
    assert " pekerjaan lain " in read("kerja;gaji;pekerjaan\n" + every)["html"]


def test_the_proposal_says_why_the_price_rises_and_who_is_left_out() -> None:
    html = read(
        "Pekerjaan;Gaji;Umur;Jumlah;Pembayar\nMarbot;1jt;40;10;\nOjol;1jt;40;2;\nMarbot;1jt;70;1;\n"
        "Petani;1jt;40;3;APBD\n",
        bulan="6",
    )["html"]
    rab = html.partition('id="rab"')[2]
    for words in (
        "12 orang dengan keringanan",
        "Mulai Januari 2027 iurannya naik, karena keringanan 10 orang berakhir.",
        "Mulai April 2027 iurannya naik, karena keringanan berakhir.",
        "Iuran dari APBN atau APBD tidak mendapat keringanan.",
        "Belum termasuk 1 baris yang tidak dihitung, di antaranya 1 yang tidak dapat didaftarkan.",
        "Program: kecelakaan kerja (JKK) dan kematian (JKM).",
    ):
        assert words in rab, words


@pytest.mark.parametrize("bulan", ["1", "6"])
def test_a_result_says_until_when_its_relief_holds_and_who_has_none(bulan: str) -> None:
    html = read("Pekerjaan;Gaji;Jumlah\nMarbot;1jt;10\nOjol;1jt;2\n", bulan=bulan)["html"]
    result, _, rab = html.partition('id="rab"')
    for part in (result, rab):
        for words in (
            "sampai iuran Desember 2026 untuk 10 orang; setelah itu iurannya penuh.",
            "sampai iuran Maret 2027 untuk 2 orang; setelah itu iurannya penuh.",
            "Iuran dari APBN atau APBD tidak mendapat keringanan.",
        ):
            assert words in part, words
    budget = read("Pekerjaan;Gaji;Pembayar\nPetani;1jt;APBD\n", bulan=bulan)["html"]
    assert "setelah itu iurannya penuh" not in budget


def test_a_relief_that_outlasts_the_data_promises_nothing_after(hukum: Law) -> None:
    iuran, end = hukum.iuran, hukum.kepesertaan.cakupan.sampai
    longer = tuple(relief._replace(sampai=end) for relief in iuran.keringanan)
    with in_force(hukum._replace(iuran=iuran._replace(keringanan=longer))):
        html = read("Pekerjaan;Gaji\nMarbot;1jt\n")["html"]
    assert f"sampai iuran {end.nama}." in html
    assert "setelah itu iurannya penuh" not in html


def test_the_template_flags_doubles_and_ages_and_is_read_back_empty() -> None:
    jawab = json.loads(kolektif_xlsx("templat", "{}"))
    isi = base64.b64decode(jawab["base64"])
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        lembar = arsip.read("xl/worksheets/sheet1.xml").decode()
    assert "SUMPRODUCT(--(B$2:B$501=B2))&gt;1" in lembar
    assert "G2&gt;=65" in lembar
    jawab = step("buka", SETELAN, Isi(isi))
    assert "Nama, NIK" in jawab["kolom"]
    selesai = step("lanjut")
    assert (selesai["baris"], selesai["selesai"]) == ("0", True)


def test_a_budget_says_until_which_month_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read("gaji;jumlah\n1000000;10\n", mulai="2027-01")
    assert "bulan penuh, sampai akhir Maret 2027" in step("anggaran", {"uang": "550 ribu"})["html"]
    assert "sampai akhir" not in step("anggaran", {"uang": "1"})["html"]
    read("gaji;mulai\n1000000;2027-01\n1000000;2027-06\n")
    html = step("anggaran", {"uang": "70 ribu"})["html"]
    assert "sampai akhir Februari 2027 untuk yang mulai lebih dulu" in html
    assert "sampai akhir Juli 2027 untuk yang mulai terakhir" in html
    (tmp_path / "t.csv").write_text("gaji;jumlah\n1000000;10\n")
    args = [str(tmp_path / "t.csv"), "--mulai", "2027-01", "--anggaran"]
    main([*args, "550 ribu"], "2026-11")
    assert "cukup untuk 3 bulan penuh bagi semuanya, sampai akhir Maret 2027:" in (
        capsys.readouterr().out
    )
    main([*args, "1"], "2026-11")
    assert "sampai akhir" not in capsys.readouterr().out
