"""A table of many workers, as people bring it: pasted, opened, corrected, cancelled, taken away."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from tests.browser.screens import SMALLEST, axe_on_both_screens

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Request

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

pytestmark = pytest.mark.visited

KINI = "2026-11"
SIAP = "form#kolektif[data-mesin=siap]"
PHONE = {"width": 360, "height": 740}
TABEL = (
    "Nama\tNIK\tPekerjaan\tGaji sebulan\tUsia\n"
    "Siti\t3273010101800001\tART\t2.000.000\t40\n"
    "Budi\t3273010101800002\tOjol\tRp 3,5 juta\t33\n"
    "Umar\t3273010101800003\tMarbot\tsejuta lebih\t50\n"
    "Aki\t3273010101800004\tMarbot\t1.000.000\t70\n"
)


def open_page(page: Page, situs: Situs, address: str = "kolektif/") -> None:
    """Open the page and wait for Python; its clock stands in November 2026."""
    page.clock.set_fixed_time("2026-11-24T12:00:00+07:00")
    page.goto(situs(address))
    page.locator(SIAP).wait_for(timeout=60_000)


def paste(page: Page, text: str) -> None:
    """Paste a text where somebody clicked, by the keyboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator("#tempel").click()
    page.keyboard.press("ControlOrMeta+v")


def value(page: Page, name: str) -> int:
    """Return an amount of the answer, waiting for it."""
    return int(page.locator(f"output[name='{name}']").get_attribute("data-nilai") or -1)


def terminal(path: Path, *options: str) -> dict[str, Any]:
    """Return what the terminal says to the same table."""
    command = [sys.executable, "-m", "calculator", "kolektif", str(path), "--json"]
    command += ["--kini", KINI, *options]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_pasted_table_is_counted_like_in_the_terminal(
    page: Page, situs: Situs, tmp_path: Path
) -> None:
    open_page(page, situs)
    paste(page, TABEL)
    (tmp_path / "t.tsv").write_text(TABEL)
    due = terminal(tmp_path / "t.tsv")
    assert value(page, "total") == due["total"]
    assert value(page, "orang") == due["orang"] == 2
    assert page.locator("[data-salah]").count() == 2
    assert "sejuta lebih" in page.locator("[data-salah='4']").inner_text()
    assert "Tidak dapat didaftarkan" in page.locator("[data-salah='5']").inner_text()
    # Names and numbers of people are dropped, and the page says so.
    assert "Nama, NIK" in page.locator("[data-pribadi]").inner_text()
    assert "Siti" not in page.locator("#hasil").inner_text()
    # Longer, and from January on: everything is read again.
    page.locator("#bulan").select_option("3")
    page.locator("#mulai").fill("2027-01")
    due = terminal(tmp_path / "t.tsv", "--bulan", "3", "--mulai", "2027-01")
    page.locator(f"output[name=total][data-nilai='{due['total']}']").wait_for()


def test_the_example_is_one_tap_away(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    page.get_by_role("button", name="coba contoh 120 pekerja").click()
    assert value(page, "orang") == 120


def test_rows_may_be_typed(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    page.locator("#tempel").press_sequentially("gaji;jumlah\n1 juta;10\n", delay=5)
    page.locator("output[name=orang][data-nilai='10']").wait_for()
    assert page.locator("[data-salah]").count() == 0
    page.locator("#tempel").press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.locator("output[name=orang]").wait_for(state="detached")


def big(path: Path, rows: int) -> Path:
    """Write a table of so many unlike rows."""
    lines = (
        f"Nama {n},32730101{n:08d},{['ART', 'ojol', 'marbot', 'kurir'][n % 4]},"
        f"{900_000 + n * 7919 % 4_000_000},{20 + n % 40}\n"
        for n in range(rows)
    )
    path.write_text("Nama,NIK,Pekerjaan,Penghasilan,Usia\n" + "".join(lines))
    return path


def test_a_file_is_counted_piece_by_piece_and_no_byte_of_it_leaves(
    page: Page, situs: Situs, catatan: Catatan, tmp_path: Path
) -> None:
    sent: list[Request] = []
    page.context.on("request", lambda request: sent.append(request))  # noqa: PLW0108
    open_page(page, situs)
    path = big(tmp_path / "seratus ribu.csv", 60_000)
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Buka berkas").click()
    chooser.value.set_files(path)
    page.locator("#maju:not([hidden])").wait_for()
    assert "sejauh ini" in page.locator("#maju-teks").inner_text()
    page.locator("output[name=orang]").wait_for(timeout=60_000)
    due = terminal(path)
    assert (value(page, "orang"), value(page, "total")) == (due["orang"], due["total"])
    assert not page.locator("#maju").is_visible()
    assert not [request.url for request in sent if request.post_data_buffer]
    assert not [request.url for request in sent if request.method != "GET"]
    assert not [url for url in catatan.requests if "3273" in url or "Nama" in url]
    # Nor is it kept on this device.
    kept = page.evaluate(
        """async () => {
          const texts = [localStorage, sessionStorage].map((one) => JSON.stringify({ ...one }));
          for (const name of await caches.keys()) {
            for (const { url } of await (await caches.open(name)).keys()) texts.push(url);
          }
          texts.push(JSON.stringify(await indexedDB.databases()));
          return texts.join(" ");
        }"""
    )
    assert "3273" not in kept
    assert "seratus" not in kept


def test_a_reading_can_be_cancelled_and_begun_again(
    page: Page, situs: Situs, tmp_path: Path
) -> None:
    open_page(page, situs)
    page.locator("#berkas").set_input_files(big(tmp_path / "besar.csv", 120_000))
    page.get_by_role("button", name="Batalkan").click()
    assert "Dibatalkan" in page.locator("#berkas-galat").inner_text()
    assert not page.locator("#maju").is_visible()
    # Python is free at once: another table is answered.
    paste(page, "gaji\n2jt\n")
    page.locator("output[name=orang][data-nilai='1']").wait_for(timeout=5_000)
    assert page.locator("#nama-berkas").is_hidden()


def test_a_workbook_is_opened(page: Page, situs: Situs, tmp_path: Path) -> None:
    book = io.BytesIO()
    with Workbook(book) as out:
        sheet = out.add_worksheet()
        sheet.write_row(0, 0, ["Daftar marbot"])
        sheet.write_row(2, 0, ["Nama", "Honor sebulan", "Umur"])
        sheet.write_row(3, 0, ["Ali", 1_000_000, 40])
        sheet.write_row(4, 0, ["Adi", "1,5 juta", 66])
    path = tmp_path / "marbot.xlsx"
    path.write_bytes(book.getvalue())
    open_page(page, situs)
    page.locator("#berkas").set_input_files(path)
    assert value(page, "orang") == 1
    assert value(page, "total") == terminal(path)["total"]
    assert page.locator("[data-salah='5']").count() == 1
    assert "marbot.xlsx" in page.locator("#nama-berkas").inner_text()


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.xlsx", b"%PDF-1.7", "PDF"),
        ("b.xlsx", b"PK\x03\x04 rusak", "rusak"),
        ("c.csv", b"", "kosong"),
        ("d.csv", b"gaji," + b"1" * 10_000_000, "terlalu panjang"),
        ("e.xls", b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "XLSX atau CSV"),
        ("f.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    ],
)
def test_what_is_no_table_is_refused_in_words(
    page: Page, situs: Situs, name: str, content: bytes, word: str
) -> None:
    open_page(page, situs)
    page.locator("#berkas").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    box = page.locator("#berkas-galat:not([hidden])")
    box.wait_for(timeout=10_000)
    assert word in box.inner_text()
    assert page.locator(SIAP).count() == 1


def test_unclear_columns_are_asked_with_a_select(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    paste(page, "art\t2.000.000\nkurir\t3.000.000\n")
    column = page.get_by_label("Kolom B: 2.000.000, 3.000.000")
    column.focus()
    column.select_option("penghasilan")
    page.locator("output[name=orang][data-nilai='2']").wait_for()
    # The other columns can still be told, and the keyboard is where it was.
    assert page.get_by_label("Kolom A").input_value() == ""
    assert page.evaluate("document.activeElement.id") == "kolom-1"
    # Asked once; what was chosen is said.
    assert "Kolom B (penghasilan sebulan)" in page.locator("#kolom").inner_text()
    # So is a name of an occupation that nobody knows.
    page.locator("#tempel").fill("")
    paste(page, "kerja\tgaji\tPekerjaan\nx\t1jt\timam masjid\ny\t1jt\tmarbot\n")
    page.get_by_label("imam masjid, 1 baris").select_option("marbot")
    page.locator("output[name=orang][data-nilai='2']").wait_for()
    assert "imam masjid dihitung sebagai Marbot" in page.locator("#kolom").inner_text()
    page.get_by_role("button", name="Batalkan pilihan pekerjaan").click()
    page.locator("output[name=orang][data-nilai='1']").wait_for()


def test_nothing_given_is_said_and_a_setting_is_told_at_its_field(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    page.get_by_role("button", name="Hitung").click()
    assert "Tempel tabelnya dulu" in page.locator("#berkas-galat").inner_text()
    paste(page, "gaji\n2jt\n")
    page.locator("output[name=orang]").wait_for()
    page.locator("#mulai").fill("2035-01")
    page.locator("#mulai[aria-invalid=true]").wait_for()
    assert page.locator("#mulai-galat").inner_text()
    assert page.locator("output[name=total]").count() == 0


def test_first_three_questions_fit_one_screen_of_a_phone(page: Page, situs: Situs) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, situs)
    for field in ("#tempel", "#mulai", "#bulan"):
        box = page.locator(field).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"], field


def test_smallest_phone_needs_no_sideways_scroll(page: Page, situs: Situs) -> None:
    page.set_viewport_size(SMALLEST)
    open_page(page, situs)
    paste(page, TABEL)
    page.locator("output[name=total]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_axe_finds_nothing(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    paste(page, TABEL)
    page.locator("output[name=total]").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert axe_on_both_screens(page) == {}


@pytest.mark.first_visit
def test_a_broken_line_is_told_and_the_table_is_still_there(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    open_page(page, situs)
    page.route("**/kolektif.zip*", lambda route: route.abort())
    paste(page, "gaji\n2jt\n")
    box = page.locator("#berkas-galat:not([hidden])")
    box.wait_for(timeout=20_000)
    assert "Sambungan terputus" in box.inner_text()
    assert page.locator(SIAP).count() == 1
    page.unroute("**/kolektif.zip*")
    page.get_by_role("button", name="Hitung").click()
    page.locator("output[name=orang][data-nilai='1']").wait_for()


BELI = "Pekerjaan\tGaji\tJumlah\nMarbot\t1.000.000\t10\nOjol\t3.500.000\t2\nART\tx\t3\n"


def counted(page: Page, situs: Situs) -> None:
    """Open the page with a table that is counted, three months long."""
    open_page(page, situs)
    page.locator("#bulan").select_option("3")
    paste(page, BELI)
    page.locator("output[name=orang][data-nilai='12']").wait_for()


def test_a_budget_answers_while_it_is_typed(page: Page, situs: Situs) -> None:
    counted(page, situs)
    page.locator("#anggaran").press_sequentially("1000000")
    months = page.locator("output[name='anggaran.cukup_bulan']")
    page.locator("output[name='anggaran.cukup_bulan'][data-nilai='5']").wait_for()
    assert page.locator("#anggaran").input_value() == "1.000.000"
    # It stays when the table is read again.
    page.locator("#mulai").fill("2027-01")
    page.locator("output[name='anggaran.cukup_bulan'][data-nilai='4']").wait_for()
    page.locator("#anggaran").fill("banyak")
    page.locator("#anggaran[aria-invalid=true]").wait_for()
    assert months.count() == 0


def test_files_carry_a_result_for_each_row_and_no_names(
    page: Page, situs: Situs, tmp_path: Path
) -> None:
    open_page(page, situs)
    page.locator("#bulan").select_option("3")
    paste(page, TABEL)
    page.locator("output[name=total]").wait_for()
    with page.expect_download() as csv_file:
        page.get_by_role("button", name="Lembar hasil (CSV)").click()
    text = csv_file.value.path().read_bytes().decode("utf-8-sig")
    assert text.splitlines()[0].startswith('"Baris";"Pekerjaan";"Gaji sebulan";"Usia";"Orang"')
    assert len(text.splitlines()) == 5
    assert "Siti" not in text
    assert "3273" not in text
    with page.expect_download(timeout=60_000) as book_file:
        page.get_by_role("button", name="Lembar hasil (XLSX)").click()
    book_file.value.save_as(tmp_path / "hasil.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "hasil.xlsx"))
    assert book.sheet_names == ["Hasil", "Sumber"]
    rows = book.get_sheet_by_name("Hasil").to_python()
    assert [row[0] for row in rows[1:]] == [2, 3, 4, 5]
    with page.expect_download() as calendar:
        page.get_by_role("button", name="Simpan ke kalender").click()
    events = calendar.value.path().read_bytes().decode()
    days = [line for line in events.splitlines() if line.startswith("DTSTART")]
    # November's day to pay is over.
    assert len(days) == len(set(days)) == 2 + 1


def test_the_template_is_filled_in_and_comes_back(page: Page, situs: Situs, tmp_path: Path) -> None:
    open_page(page, situs)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Unduh templat").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    download.value.save_as(tmp_path / "templat.xlsx")
    page.locator("#berkas").set_input_files(tmp_path / "templat.xlsx")
    page.locator("output[name=orang][data-nilai='0']").wait_for()
    assert "Nama, NIK" in page.locator("[data-pribadi]").inner_text()


def test_a_link_holds_groups_and_opens_them_again(page: Page, situs: Situs) -> None:
    counted(page, situs)
    total = value(page, "total")
    page.get_by_role("button", name="Bagikan tautan").click()
    page.get_by_role("button", name="Tautan disalin").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.count("penghasilan=") == 2
    assert "jumlah=10" in link
    other = page.context.new_page()
    other.clock.set_fixed_time("2026-11-24T12:00:00+07:00")
    other.goto(link)
    other.locator(f"output[name=total][data-nilai='{total}']").wait_for(timeout=60_000)
    assert "jumlah" in other.locator("#tempel").input_value()


def test_a_link_opened_over_another_table_says_what_it_says_elsewhere(
    page: Page, situs: Situs
) -> None:
    open_page(page, situs, "kolektif/#penghasilan=2000000&mulai=2026-12/penghasilan=4000000")
    page.locator("output[name=orang][data-nilai='2']").wait_for()
    total = value(page, "total")
    page.locator("#bulan").select_option("12")
    page.locator(f"output[name=total]:not([data-nilai='{total}'])").wait_for()
    page.evaluate("location.hash = '#penghasilan=4000000/penghasilan=2000000&mulai=2026-12'")
    page.locator(f"output[name=total][data-nilai='{total}']").wait_for()


def test_an_old_link_of_a_household_opens_here_too(page: Page, situs: Situs) -> None:
    open_page(
        page,
        situs,
        "kolektif/#penghasilan=2000000&pekerjaan=art&mulai=2026-11/penghasilan=4000000&jumlah=2",
    )
    page.locator("output[name=orang][data-nilai='3']").wait_for()


def test_corrected_rows_are_pasted_again(page: Page, situs: Situs) -> None:
    counted(page, situs)
    page.get_by_text("Perbaiki lalu tempel lagi").click()
    page.get_by_role("button", name="Salin baris yang salah").click()
    page.get_by_role("button", name="Disalin").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[1] == "4\tART\tx\t3"
    page.locator("#perbaikan").fill(copied.replace("\tx\t", "\t2 juta\t"))
    page.get_by_role("button", name="Tambahkan").click()
    page.locator("output[name=orang][data-nilai='15']").wait_for()
    assert page.locator("[data-salah]").count() == 0


def test_the_proposal_is_one_printed_page(page: Page, situs: Situs, tmp_path: Path) -> None:
    counted(page, situs)
    page.locator("#rab-lembaga").press_sequentially("Masjid Al-Ikhlas")
    page.locator("#bulan").select_option("12")
    page.locator("output[name=orang]").wait_for()
    assert page.locator("#rab-lembaga").input_value() == "Masjid Al-Ikhlas"
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Cetak RAB satu halaman").click()
    page.locator("html.cetak-rab").wait_for(state="attached")
    page.pdf(path=tmp_path / "rab.pdf", format="A4", print_background=False)
    paper = pypdfium2.PdfDocument(tmp_path / "rab.pdf")
    assert len(paper) == 1
    text = paper[0].get_textpage().get_text_bounded()
    assert "Terbilang" in text
    assert "rupiah" in text
    assert "Jumlah seluruhnya" in text
    assert "Rencana lain" not in text


def test_who_pays_may_stand_in_the_link(page: Page, situs: Situs) -> None:
    page.goto(situs("untuk-siapa/pemerintah-daerah/"))
    page.get_by_role("link", name="Hitung dari tabel pekerja").click()
    expect(page.locator("#pembayar")).to_be_visible()
    expect(page.locator("#pembayar")).to_have_value("pemerintah")
    page.locator("#tempel").fill("Pekerjaan;Penghasilan;Jumlah\nPetani;1.000.000;40")
    # Contributions from a budget have no relief.
    expect(page.locator("output[name=total]")).to_have_attribute(
        "data-nilai", str(40 * 16_800), timeout=60_000
    )


def focused_in_sight(page: Page) -> str:
    """Tell which element has the focus, and that it is seen whole on this screen."""
    seen: list[str | bool] = page.evaluate(
        """() => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return [document.activeElement.id, top >= 0 && bottom <= innerHeight];
        }"""
    )
    assert seen[1], seen
    return str(seen[0])


def test_every_press_leads_to_what_is_wrong_or_asked(page: Page, situs: Situs) -> None:
    """The first fault, the second one, the same again: each press answers alike."""
    page.set_viewport_size(PHONE)
    open_page(page, situs)
    press = page.locator("#hitung")
    for _ in range(2):
        press.click()
        expect(page.locator("#tempel")).to_be_focused()
        focused_in_sight(page)
    # Pressed amid typing, too: what waited to be read does not take the word away.
    page.locator("#tempel").fill(" ")
    press.click()
    page.wait_for_timeout(700)
    assert "Tempel tabelnya dulu" in page.locator("#berkas-galat").inner_text()
    page.locator("#tempel").fill("Jenis;Catatan\nx;y\n")
    page.locator("#tanya select").first.wait_for()
    for _ in range(2):
        press.click()
        expect(page.locator("#tanya select").first).to_be_focused()
        assert page.locator("#berkas-galat").is_visible()
    page.locator("#tempel").fill("gaji\n2jt\n")
    page.locator("output[name=orang]").wait_for()
    page.locator("#mulai").fill("2035-01")
    page.locator("#mulai[aria-invalid=true]").wait_for()
    for _ in range(2):
        press.click()
        expect(page.locator("#mulai")).to_be_focused()
        focused_in_sight(page)
    page.locator("#mulai").fill("2026-12")
    page.locator("output[name=total]").wait_for()
    page.locator("#berkas").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    page.locator("#berkas-galat:not([hidden])").wait_for()
    press.click()
    expect(page.locator("#berkas-galat")).to_be_focused()
    # And to the answer, where there is one.
    page.locator("#tempel").fill("gaji\n2jt\n")
    page.locator("output[name=total]").wait_for()
    press.click()
    expect(page.locator(".rumah__total")).to_be_in_viewport(ratio=0.9)


def test_a_line_as_people_say_it_and_a_word_of_several_meanings(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    page.locator("#tempel").press_sequentially("100 pemulung 1 juta\n2 sopir 3jt", delay=5)
    page.locator("output[name=orang][data-nilai='100']").wait_for()
    asked = page.locator("#sebutan")
    assert "Sopir" not in asked.locator("label").inner_text()
    asked.get_by_role("button", name="Sopir truk lepas").click()
    page.locator("output[name=orang][data-nilai='102']").wait_for()
    assert "sopir dihitung sebagai Sopir truk lepas" in page.locator("#kolom").inner_text()
    page.locator("#anggaran").fill("50 juta")
    expect(page.locator("#anggaran-hasil")).to_contain_text("bulan penuh, sampai akhir ")


def test_the_meaning_of_a_column_is_changed_again_and_again(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    page.locator("#tempel").fill("art\t2.000.000\t3\nkurir\t3.000.000\t4\n")
    third, second = page.locator("#kolom-2"), page.locator("#kolom-1")
    for meaning, people in (
        ("jumlah", None),
        ("usia", None),
        ("penghasilan", 2),
        ("", None),
        ("jumlah", None),
        ("bulan", None),
    ):
        third.select_option(meaning)
        expect(third).to_have_value(meaning)
        if people:
            page.locator(f"output[name=orang][data-nilai='{people}']").wait_for()
    third.select_option("jumlah")
    second.select_option("penghasilan")
    page.locator("output[name=orang][data-nilai='7']").wait_for()
    page.locator("#kolom-0").select_option("pekerjaan")
    expect(page.locator("#hasil")).to_contain_text("Kurir")
    expect(third).to_have_value("jumlah")


def test_nothing_of_the_table_before_is_taken_along_while_somebody_types(
    page: Page, situs: Situs
) -> None:
    open_page(page, situs)
    paste(page, "gaji\n2jt\n")
    page.locator("output[name=orang][data-nilai='1']").wait_for()
    left = page.evaluate("""() => {
      const table = document.querySelector('#tempel');
      table.value += '3jt\\n';
      table.dispatchEvent(new Event('input', { bubbles: true }));
      return document.querySelectorAll('#hasil [data-kerja]').length;
    }""")
    assert left == 0
    page.locator("output[name=orang][data-nilai='2']").wait_for()


def test_nothing_stays_of_a_table_that_was_taken_away(page: Page, situs: Situs) -> None:
    open_page(page, situs)
    paste(page, "gaji\n2jt\n")
    page.locator("output[name=orang]").wait_for()
    expect(page.locator("#suara")).not_to_be_empty()
    # Emptied and pressed at once, before the page reads by itself.
    page.evaluate(
        """() => {
          const box = document.querySelector("#tempel");
          box.value = "";
          box.dispatchEvent(new InputEvent("input", { bubbles: true }));
          document.querySelector("#hitung").click();
        }"""
    )
    expect(page.locator("#berkas-galat")).to_contain_text("Tempel tabelnya dulu")
    expect(page.locator("output[name=orang]")).to_have_count(0)
    expect(page.locator("#suara")).to_be_empty()
