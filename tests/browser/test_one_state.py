"""Address, form, answer and label say the same at every moment, also while the engine loads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_first_paint import Held

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Catatan
    from tests.browser.served import Situs

pytestmark = pytest.mark.visited
# Longer than the page itself waits before it starts the engine anew.
READY = 150_000
# The engine's files; its own scripts arrive, so that the page knows that it waits.
FILES = r"/mesin/[^/]+/(?!worker|parts|image|store|unzip)"
ONE = "penghasilan=3000000&mulai=2026-11"
TWO = "penghasilan=5000000&mulai=2026-11"


def several_ready(page: Page) -> None:
    page.locator("#banyak[data-mesin=siap]:not([data-menunggu])").wait_for(timeout=READY)


def calculator_ready(page: Page) -> None:
    page.locator('form#kalkulator[data-mesin="siap"]').wait_for(timeout=READY)


def incomes(page: Page) -> Locator:
    return page.locator("form[data-pekerja] [name=penghasilan]")


def columns(page: Page) -> Locator:
    """Return the answer's parts: one for each choice or worker."""
    return page.locator("#hasil output[name$='.manfaat.jkm.total']")


def write(field: Locator, text: str) -> None:
    """Type over what stands in a field, key by key."""
    field.press("ControlOrMeta+a")
    field.press_sequentially(text)


# ------------------------------------------------------------------------------ compare, household


@pytest.mark.parametrize(("address", "add"), [("bandingkan/", 2), ("rumah-tangga/", 3)])
def test_back_and_forward_over_an_addition(
    page: Page, situs: Situs, address: str, add: int
) -> None:
    page.goto(situs(address))
    several_ready(page)
    assert incomes(page).count() == add
    page.locator("#tambah").click()
    expect(columns(page)).to_have_count(add + 1)
    for count, step in (
        (add, page.go_back),
        (add + 1, page.go_forward),
        (add, page.go_back),
        (add + 1, page.go_forward),
    ):
        step()
        expect(columns(page)).to_have_count(count)
        expect(incomes(page)).to_have_count(count)
    assert page.url.count("penghasilan=") == add + 1


def test_back_from_a_link_that_cannot_be_read(page: Page, situs: Situs) -> None:
    page.goto(situs(f"bandingkan/#{ONE}/{TWO}"))
    several_ready(page)
    expect(columns(page)).to_have_count(2)
    page.evaluate("void (location.hash = 'penghasilan=abc/penghasilan=5000000')")
    page.locator("#ringkasan-galat:not([hidden])").wait_for()
    expect(columns(page)).to_have_count(0)
    page.go_back()
    expect(columns(page)).to_have_count(2)
    expect(page.locator("#ringkasan-galat")).to_be_hidden()
    expect(incomes(page).first).to_have_value("3.000.000")
    page.go_forward()
    page.locator("#ringkasan-galat:not([hidden])").wait_for()
    expect(incomes(page).first).to_have_value("abc")


def test_each_settled_change_is_one_step_back(page: Page, situs: Situs) -> None:
    page.goto(situs(f"bandingkan/#{ONE}/{TWO}"))
    several_ready(page)
    expect(columns(page)).to_have_count(2)
    page.locator("#p1-penghasilan").evaluate("i => { i.closest('details').open = true; }")
    write(page.locator("#p1-penghasilan"), "4000000")
    page.locator("#p1-penghasilan").blur()
    page.wait_for_url(re.compile("penghasilan=4000000"))
    page.go_back()
    expect(incomes(page).first).to_have_value("3.000.000")
    page.go_forward()
    expect(incomes(page).first).to_have_value("4.000.000")


def test_taking_away_and_adding_while_the_engine_loads(page: Page, situs: Situs) -> None:
    held = Held(page, FILES)
    page.goto(situs("rumah-tangga/"))
    page.get_by_role("button", name="Hapus pekerja 2").evaluate(
        "button => { button.closest('details').open = true; button.click(); }"
    )
    expect(incomes(page)).to_have_count(2)
    assert page.url.count("penghasilan=") == 2
    first = page.locator("#p1-penghasilan")
    first.evaluate("i => { i.closest('details').open = true; }")
    write(first, "2500000")
    # Whose answer it is stands beside it.
    expect(page.locator("#jawaban-lama")).to_contain_text("isian sebelumnya")
    page.locator("#tambah").click()
    expect(incomes(page)).to_have_count(3)
    write(page.locator("#p3-penghasilan"), "1700000")
    held.let_go()
    several_ready(page)
    expect(columns(page)).to_have_count(3)
    expect(page.locator("#jawaban-lama")).to_be_hidden()
    shown = [one.input_value() for one in incomes(page).all()]
    assert [one.replace(".", "") for one in shown] == ["2500000", "1200000", "1700000"]
    assert re.findall(r"penghasilan=(\d+)", page.url) == ["2500000", "1200000", "1700000"]
    page.reload()
    several_ready(page)
    expect(columns(page)).to_have_count(3)


@pytest.mark.first_visit
def test_taking_away_after_a_failure_and_then_trying_again(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    page.route("**/pyodide.asm.wasm*", lambda route: route.abort())
    page.goto(situs("rumah-tangga/"))
    page.locator("#banyak[data-mesin=gagal]").wait_for(timeout=READY)
    page.get_by_role("button", name="Hapus pekerja 2").evaluate("button => button.click()")
    first = page.locator("#p1-penghasilan")
    first.evaluate("i => { i.closest('details').open = true; }")
    write(first, "2500000")
    expect(page.locator("#jawaban-lama")).to_contain_text("belum dihitung")
    page.unroute("**/pyodide.asm.wasm*")
    page.get_by_role("button", name="Coba lagi").click()
    several_ready(page)
    expect(columns(page)).to_have_count(2)
    expect(incomes(page)).to_have_count(2)
    expect(page.locator("#jawaban-lama")).to_be_hidden()


def test_nobody_writes_into_forms_that_are_not_those_of_the_address(
    page: Page, situs: Situs
) -> None:
    held = Held(page, FILES)
    page.goto(situs(f"rumah-tangga/#{ONE}"))
    expect(page.locator("#formulir")).to_be_hidden()
    expect(page.locator("#tambah")).to_be_hidden()
    page.evaluate(f"void (location.hash = '{ONE}/{TWO}')")
    held.let_go()
    several_ready(page)
    expect(incomes(page)).to_have_count(2)


@pytest.mark.parametrize("address", ["bandingkan/", "rumah-tangga/"])
def test_a_link_says_at_once_who_is_in_it(page: Page, situs: Situs, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    held = Held(page, FILES)
    page.goto(situs(f"{address}#penghasilan=2000000&pekerjaan=art/penghasilan=80 ribu sehari"))
    told = page.locator("#tunggu")
    expect(told).to_contain_text("Asisten rumah tangga (ART), penghasilan Rp2.000.000")
    expect(told).to_contain_text("2: penghasilan 80 ribu sehari")
    expect(told).to_contain_text("Menghitung")
    # In the first screen, without a scroll.
    assert told.evaluate("one => one.getBoundingClientRect().bottom < innerHeight")
    held.let_go()
    several_ready(page)
    expect(told).to_be_hidden()
    expect(page.locator("#hasil output").first).to_be_visible()


@pytest.mark.parametrize("address", ["bandingkan/", "rumah-tangga/"])
@pytest.mark.parametrize(
    ("written", "income"),
    [
        (f"#{TWO}".replace("=", "%3D").replace("&", "%26"), "5.000.000"),
        (f"?{TWO}", "5.000.000"),
        (f"?proyektor&{TWO}", "5.000.000"),
    ],
)
def test_a_link_written_otherwise_is_read(
    page: Page, situs: Situs, address: str, written: str, income: str
) -> None:
    page.goto(situs(f"{address}{written}"))
    several_ready(page)
    expect(incomes(page)).to_have_count(1)
    expect(incomes(page)).to_have_value(income)
    assert page.url.endswith(f"#{TWO}")


@pytest.mark.parametrize(
    "address", ["bandingkan/#penghasi", "rumah-tangga/#2000000", "kalkulator/#penghasi"]
)
def test_what_is_not_understood_is_said_and_no_example_stands_for_it(
    page: Page, situs: Situs, address: str
) -> None:
    page.goto(situs(address))
    page.locator("#ringkasan-galat:not([hidden])").wait_for(timeout=READY)
    expect(page.locator("#hasil output")).to_have_count(0)


def test_a_place_on_the_page_is_no_question(page: Page, situs: Situs) -> None:
    page.goto(situs("rumah-tangga/#banyak"))
    several_ready(page)
    expect(page.locator("#ringkasan-galat")).to_be_hidden()
    expect(incomes(page)).to_have_count(3)


def test_nothing_is_taken_along_of_a_link_that_cannot_be_read(page: Page, situs: Situs) -> None:
    page.add_init_script('Object.defineProperty(Navigator.prototype, "clipboard", {});')
    page.goto(situs("rumah-tangga/#penghasilan=abc"))
    page.locator("#ringkasan-galat:not([hidden])").wait_for(timeout=READY)
    button = page.locator("#salin")
    button.click()
    expect(button).to_have_text("Perbaiki dulu isiannya")
    expect(page.locator(".salin-tangan")).to_have_count(0)


# ------------------------------------------------------------------------------ calculator


@pytest.mark.parametrize("broken", ["&usia=empat", "&fbclid=x", "&anak=8,13,x", "&peristiwa=x"])
def test_no_price_stands_below_a_link_that_cannot_be_read(
    page: Page, situs: Situs, broken: str
) -> None:
    query = f"penghasilan=9000000{broken}"
    page.goto(situs(f"kalkulator/#{query}"))
    page.locator("#ringkasan-galat:not([hidden])").wait_for(timeout=READY)
    expect(page.locator("#hasil output")).to_have_count(0)
    assert "Angka di bawah" not in page.locator("#jawaban-lama").inner_text()
    assert "Rp" not in (page.locator("#bilah").text_content() or "")
    # Nothing is there to be taken along.
    expect(page.locator("#aksi")).to_be_hidden()
    # Mended, it is answered; mistyped over that answer, the answer stays and is named.
    write(page.locator("[name=penghasilan]"), "3000000")
    page.evaluate("location.hash = '#penghasilan=3000000'")
    page.locator('.hasil[data-tautan^="penghasilan=3000000&"]').wait_for(timeout=READY)
    write(page.locator("[name=penghasilan]"), "nol")
    expect(page.locator("#jawaban-lama")).to_contain_text("Rp3.000.000")
    # A step back to the broken link has no answer again.
    page.evaluate(f"location.hash = '#{query}'")
    expect(page.locator("#hasil output")).to_have_count(0)


def test_the_label_follows_an_instant_answer(page: Page, situs: Situs) -> None:
    held = Held(page, FILES)
    page.goto(situs("kalkulator/"))
    income = page.locator("[name=penghasilan]")
    write(income, "5000000")
    price = page.locator("#hasil output[name='iuran.total']")
    expect(price).not_to_have_text("Rp8.400")
    assert page.locator("#bilah-jumlah").text_content() == price.inner_text()
    write(income, "nol")
    expect(page.locator("#jawaban-lama")).to_contain_text("Rp5.000.000")
    held.let_go()
    calculator_ready(page)
    expect(page.locator("#jawaban-lama")).to_contain_text("Rp5.000.000")


@pytest.mark.first_visit
def test_after_the_engine_failed_the_answer_is_that_of_the_form(
    page: Page, situs: Situs, catatan: Catatan
) -> None:
    catatan.boleh_galat = True
    page.goto(situs("kalkulator/#penghasilan=2000000"))
    calculator_ready(page)
    page.locator('.hasil[data-tautan^="penghasilan=2000000&"]').wait_for()
    # Python dies of the next question, twice.
    page.route(re.compile(FILES), lambda route: route.abort())
    page.evaluate(
        """() => {
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (message, ...rest) {
            const died = new ErrorEvent("error", { message: "mogok" });
            if (message.type === "hitung") this.onerror(died);
            else post.call(this, message, ...rest);
          };
        }"""
    )
    write(page.locator("[name=penghasilan]"), "9000000")
    page.locator('form#kalkulator[data-mesin="gagal"]').wait_for(timeout=READY)
    result = page.locator("#hasil")
    expect(result).not_to_have_attribute("aria-busy", "true")
    expect(result.locator("output[name='masukan.penghasilan']").first).to_have_text("Rp9.000.000")
    expect(page.locator("#jawaban-lama")).to_be_hidden()
    # What the table does not know is not answered, and that is said.
    page.locator("[name=penghasilan]").blur()
    write(page.locator("[name=penghasilan]"), "nol")
    expect(page.locator("#jawaban-lama")).to_contain_text("Rp9.000.000")
    expect(page.locator("#jawaban-lama")).to_contain_text("belum dihitung")
    page.get_by_role("button", name="Bagikan", exact=True).click()
    link = page.locator(".dialog-bagikan__alamat")
    expect(link).to_have_value(re.compile("penghasilan=nol"))


def test_a_link_shared_before_the_answer_is_the_link_that_was_opened(
    page: Page, situs: Situs
) -> None:
    held = Held(page, FILES)
    page.goto(situs("kalkulator/#penghasilan=2jt&tunggakan=5"))
    page.get_by_role("button", name="Bagikan", exact=True).click()
    expect(page.locator(".dialog-bagikan__alamat")).to_have_value(re.compile("tunggakan=5"))
    held.let_go()


def test_back_to_a_place_on_the_page_leads_to_the_first_question(page: Page, situs: Situs) -> None:
    page.goto(situs("kalkulator/#judul-tabel-iuran"))
    calculator_ready(page)
    income = page.locator("[name=penghasilan]")
    before = income.input_value()
    write(income, "5000000")
    income.blur()
    page.locator('.hasil[data-tautan^="penghasilan=5000000&"]').wait_for()
    page.go_back()
    expect(income).to_have_value(before)
    page.locator(f'.hasil[data-tautan^="penghasilan={before.replace(".", "")}&"]').wait_for()
    page.go_forward()
    expect(income).to_have_value("5.000.000")


def test_a_link_to_a_place_keeps_the_question_in_the_address(page: Page, situs: Situs) -> None:
    page.goto(situs("kalkulator/#penghasilan=5000000"))
    calculator_ready(page)
    page.evaluate(
        """() => {
          const link = document.createElement("a");
          link.href = new URL("#judul-tabel-iuran", location.href.split("#")[0]).href;
          link.id = "penuh";
          link.textContent = "tabel";
          document.querySelector("#jawaban").append(link);
        }"""
    )
    page.locator("#penuh").click()
    expect(page.locator("#judul-tabel-iuran")).to_be_focused()
    assert page.url.endswith("#penghasilan=5000000")


@pytest.mark.parametrize(
    "written",
    ["?penghasilan=5000000", "#penghasilan%3D5000000%26bulan%3D1", "?proyektor&penghasilan=5jt"],
)
def test_the_calculator_reads_a_link_written_otherwise(
    page: Page, situs: Situs, written: str
) -> None:
    page.goto(situs(f"kalkulator/{written}"))
    page.locator('.hasil[data-tautan^="penghasilan=5000000&"]').wait_for(timeout=READY)
    assert "#penghasilan=5" in page.url
    assert ("?proyektor" in page.url) == ("proyektor" in written)


@pytest.mark.parametrize("written", ["#penghasilan%3D5000000", "?penghasilan=5000000"])
def test_a_share_page_goes_on_with_a_link_written_otherwise(
    page: Page, situs: Situs, written: str
) -> None:
    page.goto(situs(f"bagikan/art/{written}"))
    page.wait_for_url(re.compile(r"/kalkulator/#penghasilan=5000000$"))


@pytest.mark.parametrize("address", ["kalkulator/", "bandingkan/"])
def test_an_address_that_the_browser_refuses_stops_no_answer(
    page: Page, situs: Situs, address: str
) -> None:
    page.add_init_script(
        """(() => {
          // As WebKit does after a hundred changes in ten seconds.
          globalThis.refuse = false;
          for (const name of ["pushState", "replaceState"]) {
            const plain = History.prototype[name];
            History.prototype[name] = function (...given) {
              if (globalThis.refuse) throw new DOMException("too often", "SecurityError");
              return plain.apply(this, given);
            };
          }
        })()"""
    )
    page.goto(situs(address))
    page.locator("[data-mesin=siap]").first.wait_for(timeout=READY)
    page.evaluate("void (globalThis.refuse = true)")
    income = page.locator("[name=penghasilan]").first
    income.evaluate("i => { const fold = i.closest('details'); if (fold) fold.open = true; }")
    write(income, "9000000")
    income.blur()
    shown = page.locator("#hasil").get_by_text(re.compile(r"9\.000\.000|46\.900")).first
    expect(shown).to_be_attached()
    page.evaluate("void (globalThis.refuse = false)")
    page.wait_for_url(re.compile("penghasilan=9000000"), timeout=10_000)


def test_two_tabs_answer_each_its_own_question(page: Page, situs: Situs) -> None:
    other = page.context.new_page()
    page.goto(situs("kalkulator/#penghasilan=2000000"))
    other.goto(situs("kalkulator/#penghasilan=3000000"))
    page.locator('.hasil[data-tautan^="penghasilan=2000000&"]').wait_for(timeout=READY)
    other.locator('.hasil[data-tautan^="penghasilan=3000000&"]').wait_for(timeout=READY)
    write(page.locator("[name=penghasilan]"), "4000000")
    page.locator('.hasil[data-tautan^="penghasilan=4000000&"]').wait_for()
    assert other.url.endswith("#penghasilan=3000000")
    other.reload()
    other.locator('.hasil[data-tautan^="penghasilan=3000000&"]').wait_for(timeout=READY)


def test_the_code_on_paper_is_that_of_the_answer_on_paper(page: Page, situs: Situs) -> None:
    page.add_init_script("window.print = () => { document.title = 'dicetak'; };")
    page.goto(situs("kalkulator/#penghasilan=2000000"))
    calculator_ready(page)
    page.get_by_role("button", name="Cetak").click()
    expect(page).to_have_title("dicetak")
    code = page.locator(".kertas__kode svg")
    expect(code).to_have_count(1)
    write(page.locator("[name=penghasilan]"), "3000000")
    page.locator('.hasil[data-tautan^="penghasilan=3000000&"]').wait_for()
    # Printed now by the browser's own menu, the old code would lead elsewhere.
    expect(code).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".kertas__tautan")).to_contain_text("penghasilan=3000000")


# ------------------------------------------------------------------------------ slides


def test_joined_signs_of_an_event_stay_whole(page: Page, situs: Situs) -> None:
    name = "👩‍🌾 Petani می‌خواهم"
    page.goto(situs("presentasi/"))
    page.locator("html[data-siap]").wait_for()
    page.evaluate("name => { location.hash = `acara=${encodeURIComponent(name)}`; }", name)
    expect(page.locator("[data-isi=acara]").first).to_have_text(name)


def test_slides_show_the_worker_that_the_address_names(page: Page, situs: Situs) -> None:
    page.goto(situs("presentasi/#penghasilan=2000000&ke=hitung"))
    page.locator("html[data-siap]").wait_for()
    income = page.locator("section[data-slide=hitung] [name=penghasilan]")
    expect(income).to_have_value("2000000")
    page.evaluate("void (location.hash = 'penghasilan=5000000&pekerjaan=art&ke=hitung')")
    expect(income).to_have_value("5000000")
    expect(page.locator("section[data-slide=hitung] [name=pekerjaan]")).to_have_value("art")
    page.go_back()
    expect(income).to_have_value("2000000")
    # Not understood is not the same as not asked; and what is understood is not cut.
    words = "dua\u00a0juta tiga ratus lima puluh ribu rupiah sebulan"
    page.evaluate(
        "f => { location.hash = f; }", f"pekerjaan=astronot&penghasilan={words}&ke=hitung"
    )
    expect(income).to_have_value(words.replace("\u00a0", " "))
    told = page.locator("section[data-slide=hitung] [role=status]")
    expect(told).to_contain_text("Pekerjaan “astronot” tidak ada dalam daftar.", timeout=READY)
    expect(page.locator("section[data-slide=hitung] [name=pekerjaan]")).to_have_value("")


def test_lists_and_months_show_what_was_read_of_a_link(page: Page, situs: Situs) -> None:
    """The form, the answer and the address say the same, however a link was written."""
    query = "penghasilan=2jt&pekerjaan=ART&program=JKK-JKM-JHT&bulan=3 bulan&mulai=Januari 2027"
    page.goto(situs(f"kalkulator/#{query}"))
    page.locator('.hasil[data-tautan*="pekerjaan=art"]').wait_for(timeout=READY)
    shown = {"pekerjaan": "art", "program": "jkk-jkm-jht", "bulan": "3", "mulai": "2027-01"}
    for key, value in shown.items():
        expect(page.locator(f"#isi-{key}")).to_have_value(value)
    write(page.locator("#isi-penghasilan"), "3000000")
    link = ".hasil[data-tautan='penghasilan=3000000&pekerjaan=art&program=jkk-jkm-jht"
    page.locator(f"{link}&mulai=2027-01&bulan=3']").wait_for(timeout=READY)


def test_a_link_of_the_table_page_that_holds_nothing_says_so(page: Page, situs: Situs) -> None:
    page.goto(situs("kolektif/#penghasi"))
    expect(page.locator("#berkas-galat")).to_contain_text("Tautan ini tidak memuat", timeout=READY)
    page.goto("about:blank")
    page.goto(situs("kolektif/#penghasilan%3D2000000%26jumlah%3D3"))
    page.locator("output[name=orang][data-nilai='3']").wait_for(timeout=READY)
    page.goto("about:blank")
    page.goto(situs("kolektif/?penghasilan=2000000&jumlah=4"))
    page.locator("output[name=orang][data-nilai='4']").wait_for(timeout=READY)


def test_the_organisers_link_opens_the_settings(page: Page, situs: Situs) -> None:
    page.goto(situs("acara/"))
    page.get_by_role("link", name="Atur untuk acara Anda").click()
    dialog = page.locator("dialog.atur[open]")
    dialog.wait_for()
    write(page.locator("[name=acara]"), "Arisan RT 5")
    page.get_by_role("button", name="Pakai").click()
    expect(dialog).to_have_count(0)
    # Once more, from within: what was set stays.
    page.evaluate("void (location.hash = 'atur')")
    dialog.wait_for()
    expect(page.locator("[name=acara]")).to_have_value("Arisan RT 5")
