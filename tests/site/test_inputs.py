"""Every field in which people write has a reader that is tried: no page grows its own."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from calculator.fields import KUNCI
from tests.browser.test_fields import FIELDS
from tools.paths import ROOT, SITE

# The page reads these by the shared reader: tests/browser/test_fields.py types into the fields of
# money, test_kolektif.py into those of the table.
BY_ID = {field.lstrip("#") for field in FIELDS.values()} | {
    *("upah-sehari", "hari-kerja", "cari-pekerjaan", "tempel", "berkas"),
    # The address to copy, the code to copy, months for all workers.
    *("kode-sematan", "semua-mulai"),
    # An income by hand in table mode: tests/browser/test_desk.py.
    "meja-penghasilan",
    # A picture: tests/browser/test_acara.py chooses one, and one that is none.
    "acara-logo",
}
# Plain words: of the search, and of an event.
BY_NAME = {"query", "acara", "tempat", "wilayah", "kontak", "tautan"}
WRITTEN = {"text", "month", "number", "tel", "search", "file", ""}


class Fields(HTMLParser):
    """Collect the fields of a page that are written in."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        written = tag == "input" and told.get("type", "") in WRITTEN
        if (written or tag == "textarea") and "readonly" not in told:
            self.found.append(told)


def test_every_field_has_a_reader_that_is_tried() -> None:
    strangers = {
        (page.relative_to(SITE).as_posix(), str(field))
        for page in SITE.rglob("*.html")
        for field in Fields(page.read_text("utf-8")).found
        if field.get("name") not in {*KUNCI, *BY_NAME}
        and field.get("id") not in BY_ID
        # The measure of an injury is written into the field `cacat`.
        and "data-ukuran" not in field
    }
    assert not strangers


@pytest.mark.parametrize("key", ["jumlah", "usia", "masa_iur", "tunggakan", "jht_tahun"])
def test_no_field_of_a_count_refuses_what_the_engine_reads(key: str) -> None:
    """A control for numbers would drop points, units and words before anybody could read them."""
    markup = (SITE / "kalkulator/index.html").read_text("utf-8")
    (field,) = re.findall(rf'<input[^>]* name="{key}"[^>]*>', markup)
    assert 'type="text"' in field
    assert "pattern" not in field
    assert "maxlength" not in field


def test_a_keyboard_of_digits_stands_where_no_hint_invites_words() -> None:
    wrong = set()
    for page in SITE.rglob("*.html"):
        markup = page.read_text("utf-8")
        for field in Fields(markup).found:
            if field.get("inputmode") != "numeric":
                continue
            for name in field.get("aria-describedby", "").split():
                hint = re.search(rf'id="{re.escape(name)}"[^>]*>([^<]*)', markup)
                if hint and re.search(r"\d ?(?:jt|juta|rb|ribu)\b", hint[1]):
                    wrong.add((field.get("id"), hint[1]))
    assert not wrong


def test_no_hint_in_a_field_looks_like_what_somebody_answered() -> None:
    """A figure in an empty field is taken for an answer: it says that it is an example."""
    wrong = set()
    for folder in ("calculator/view/templates", "overrides", "docs"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix not in {".html", ".md"}:
                continue
            for hint in re.findall(
                r'<input\b[^>]*?\splaceholder="([^"]*)"', path.read_text("utf-8")
            ):
                if not hint.startswith(("misalnya ", "Cari: ", "{{ lang.t(")):
                    wrong.add((path.name, hint))
    assert wrong == set()


def test_who_pays_for_himself_finds_his_way_on_the_first_page() -> None:
    assert "untuk-siapa/diri-sendiri/" in (SITE / "index.html").read_text("utf-8")
