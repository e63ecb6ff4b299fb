"""The doors the page knocks on: each refuses what cannot be answered in the same words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from calculator import browser
from calculator.view.answer.sheet import Sheet

if TYPE_CHECKING:
    from conftest import Tanya

    from calculator.rules import Law

KELIRU, KINI = "penghasilan=dua&bulan=5", "2026-11"


def test_every_door_refuses_alike() -> None:
    galat = json.loads(browser.respond(KELIRU, KINI))
    assert [fault["kunci"] for fault in galat["galat"]] == ["penghasilan", "bulan"]
    assert json.loads(browser.lukis(KELIRU, KINI, "sapuan")) == galat
    assert json.loads(browser.ekspor(KELIRU, KINI, "csv", "https://contoh.example/")) == galat
    assert json.loads(browser.bagikan(KELIRU, KINI, "https://contoh.example/")) == galat
    assert json.loads(browser.mudah(KELIRU, KINI)) == galat
    assert json.loads(browser.layar(KELIRU, KINI, "https://contoh.example/")) == galat


def test_an_answer_has_its_markup(tanya: Tanya) -> None:
    isi = json.loads(browser.respond("penghasilan=1000000", KINI))
    assert set(isi) == {"jawaban", "html", "ditolak"}
    assert isi["jawaban"]["iuran"]["total"] == tanya().iuran.total
    assert "Rp8.400" in isi["html"]


def test_a_picture_is_drawn_when_asked_for() -> None:
    isi = json.loads(browser.lukis("penghasilan=1000000", KINI, "sapuan"))
    assert "<svg" in isi["html"]


def test_a_template_that_names_no_amount_fails(tanya: Tanya, hukum: Law) -> None:
    with pytest.raises(TypeError, match=r"iuran\.masa"):
        Sheet(tanya(), hukum).amount("iuran.masa")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("petani, 1,5 juta", ("petani", "1,5 juta")),
        ("Ojol 80 ribu sehari", ("ojek-online", "80 ribu sehari")),
        ("art;1500000", ("art", "1500000")),
        ("marbot sejuta", ("marbot", "sejuta")),
        # It has several meanings: whoever reads occupations asks back.
        ("sopir, 2jt", ("sopir", "2jt")),
        *((line, None) for line in ("2 juta", "sekitar 2 juta", "enam marbot 1 juta", "abc", "")),
    ],
)
def test_a_line_of_one_worker_is_parted(line: str, parts: tuple[str, str] | None) -> None:
    told = json.loads(browser.urai(line))
    assert tuple(told.values()) == (parts or ())
    assert told.keys() <= {"pekerjaan", "penghasilan"}
