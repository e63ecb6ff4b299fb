"""What a change of the law data does to the answers is told whole, once, and in words."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.laws import LAWS, relief_toml
from tools.paths import PACKAGE
from upkeep.difference import __main__ as program
from upkeep.difference.changes import REFUSED, differences, sheets
from upkeep.difference.report import Sides, amount, as_page, as_text, where
from upkeep.difference.scenarios import Question, questions, tables, turns

if TYPE_CHECKING:
    from pathlib import Path

FROZEN = LAWS / "2026-11"
SIDES = Sides("HEAD: abc", "berkas di folder kerja", "", date(2026, 12, 1))
RELIEF = relief_toml("2027-01", "2027-06", "keringanan") + 'catatan = "Rekaan."\n'


def tree(folder: Path, **appended: str) -> Path:
    """Make an engine with the frozen law and something more in its files."""
    shutil.copytree(PACKAGE, folder / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    rules = folder / program.RULES
    shutil.copytree(FROZEN, rules, dirs_exist_ok=True)
    for name, text in appended.items():
        path = rules / f"{name}.toml"
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Compare the frozen law with one whose relief goes on, asked of three incomes and late months.

    It takes half a minute to ask all; `make beda` does.
    """
    before = tree(tmp_path_factory.mktemp("before"))
    after = tree(tmp_path_factory.mktemp("after"), iuran=RELIEF)

    def some(*sides: object) -> list[Question]:
        asked = list(questions(*sides))  # type: ignore[arg-type]
        incomes = list(dict.fromkeys(one.place.get("penghasilan", "") for one in asked))
        # The lowest, one in the middle, the highest; what has none comes last.
        some = [one for one in asked if one.place.get("penghasilan", "") in incomes[:-1:16]]
        return [one for one in some if one.now >= "2025-12"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program, "questions", some)
        return program.compare(before, after, SIDES)


def test_an_extension_is_told_with_its_months_and_for_whom(extended: tuple[str, str]) -> None:
    text, _ = extended
    assert "Masa yang terkena: Januari 2027–Juni 2027\n" in text
    prices = text.partition("Iuran satu pekerja, semua bulan (iuran.total)")[2]
    assert prices.startswith(
        "\n  lainnya; sendiri, sponsor; jkk-jkm; Januari 2027–Juni 2027\n"
        "    Rp1.000.000   Rp16.800 -> Rp8.400\n"
    )
    # One line for all incomes where the amount is the same for all.
    assert (
        "semua program; Januari 2027–Juni 2027\n    semua penghasilan  Rp6.800 -> Rp3.400" in text
    )
    assert "transportasi" not in text
    assert "; pemerintah;" not in text.partition("Peringatan")[0]
    # Benefits are the same: not a word about them.
    assert "manfaat." not in text
    assert "Peringatan keringanan-berakhir" in text


def test_the_page_says_the_same_and_has_a_place_to_sign(extended: tuple[str, str]) -> None:
    _, page = extended
    assert "Masa yang terkena: <strong>Januari 2027–Juni 2027</strong>" in page
    assert '<td>Rp16.800</td><td class="sesudah">Rp8.400</td>' in page
    assert "Saya sudah membaca peraturannya sendiri" in page
    assert "1 Desember 2026" in page
    assert "http" not in page


def test_no_change_is_said(tmp_path: Path) -> None:
    asked = [Question("Lembar", {"bulan iuran": "2026-11"}, "penghasilan=1jt", "2026-11")]
    answers = program.ask(tree(tmp_path), asked)["jawaban"]
    found = sheets(asked, answers, answers)
    assert "Tidak ada jawaban yang berubah." in as_text(found, {}, SIDES)
    assert "Tidak ada jawaban yang berubah." in as_page(found, {}, SIDES)


def test_law_that_cannot_be_read_is_told_in_its_own_words(tmp_path: Path) -> None:
    asked = [Question("Lembar", {"bulan iuran": "2026-11"}, "penghasilan=1jt", "2026-11")]
    with pytest.raises(SystemExit, match=r"iuran\.toml: bagian tidak dikenal: jp"):
        program.ask(tree(tmp_path, iuran="\n[jp]\nx = 1\n"), asked)


def test_every_side_of_the_question_is_asked() -> None:
    asked = list(questions(FROZEN, FROZEN, ["kalkulator/#penghasilan=2jt"]))
    queries = {question.query for question in asked}
    law = tables(FROZEN)
    groups = [group["dari"] for group in law["iuran"]["golongan"]["baris"][-1]["nilai"]]
    for income in groups[1:]:
        for end in ("2026-12", "2027-01"):
            for payer in ("sendiri", "sponsor", "pemerintah"):
                for programme in ("jkk-jkm", "jkk-jkm-jht"):
                    query = (
                        f"penghasilan={income}&sektor=lainnya&pembayar={payer}"
                        f"&program={programme}&mulai={end}"
                    )
                    assert query in queries
    for told in (
        "usia=65",
        "tunggakan=4",
        "anak=",
        "stmb=14",
        "cacat=",
        "transport=",
        "jht_tahun=",
    ):
        assert any(told in query for query in queries), told
    jobs = {job["slug"] for job in law["pekerjaan"]["pekerjaan"]}
    assert jobs <= {question.place.get("pekerjaan") for question in asked}
    # The law before December 2019, and the last month that is covered.
    assert {"2019-11", "2019-12", "2031-12"} <= {question.now for question in asked}
    # The same question is not asked twice under one heading.
    assert len({(question.sheet, question.query) for question in asked}) == len(asked)


def test_months_around_every_date_of_either_side_are_asked() -> None:
    law = tables(FROZEN)
    other = tables(FROZEN)
    other["jkm"]["santunan"]["baris"][-1]["sampai"] = date(2029, 5, 15)
    found = {str(month) for month in turns([law, other])}
    # The fifteenth lies inside May: May itself may be different, and June.
    assert {"2029-05", "2029-06"} <= found
    assert "2029-05" not in {str(month) for month in turns([law, law])}
    assert {"2026-01", "2026-04", "2027-01", "2027-04", "2019-12"} <= found


def answer(total: int, **warnings: str) -> dict[str, Any]:
    return {"nilai": {"iuran.total": total}, "peringatan": warnings}


def test_a_question_that_is_now_refused_is_told() -> None:
    refused = {"galat": "Usia terlalu tua."}
    assert differences(answer(1), refused) == {REFUSED: ("dijawab", "Usia terlalu tua.")}
    assert differences(refused, answer(1)) == {REFUSED: ("Usia terlalu tua.", "dijawab")}
    assert differences(refused, refused) == {}
    assert differences(refused, {"galat": "Lain."}) == {REFUSED: ("Usia terlalu tua.", "Lain.")}


def test_a_warning_that_names_another_price_is_one_change() -> None:
    old, new = answer(1, akhir="lalu Rp16.800 sebulan."), answer(1, akhir="lalu Rp18.000 sebulan.")
    pair = ("lalu Rp… sebulan.", "lalu Rp… sebulan. (jumlahnya lain)")
    assert differences(old, new) == {"peringatan akhir": pair}
    assert differences(answer(1), new) == {"peringatan akhir": (None, "lalu Rp… sebulan.")}


def test_what_another_sheet_tells_is_not_told_again() -> None:
    plain = Question("A", {"bulan iuran": "2027-01"}, "p=1", "2027-01")
    again = Question("B", {"bulan iuran": "2027-01"}, "p=1&usia=17", "2027-01", "p=1")
    first, second = sheets([plain, again], [answer(1), answer(1)], [answer(2), answer(2)])
    assert (first.changed, second.changed) == (1, 0)
    first, second = sheets([plain, again], [answer(1), answer(1)], [answer(2), answer(3)])
    assert (first.changed, second.changed) == (1, 1)


def test_places_are_named_for_people() -> None:
    months = ("2026-12", "2027-01", "2027-06", "2027-07")
    assert where("bulan iuran", months[1:3], months) == "Januari 2027–Juni 2027"
    assert where("bulan iuran", (months[0], months[2]), months) == "Desember 2026, Juni 2027"
    assert where("bulan iuran", months, months) == "semua bulan iuran"
    assert where("penghasilan", ("1000000",), ("1000000", "2000000")) == "Rp1.000.000"
    assert where("sektor", ("lainnya",), ("lainnya",)) == "lainnya"
    assert amount("iuran.total", 16_800) == "Rp16.800"
    assert amount("manfaat.jkk.orthose", 140) == "140"
    assert amount("x", None) == "tidak ada"
    assert amount("x", value=True) == "ya"


def test_the_command_compares_with_a_revision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = list(questions(FROZEN, FROZEN))[:3]
    monkeypatch.setattr(program, "questions", lambda *_: few)
    program.main(["HEAD", "--out", str(tmp_path)])
    told = capsys.readouterr().out
    assert "Beda jawaban: sebelum (HEAD: " in told
    assert str(tmp_path / "beda.html") in told
    assert (tmp_path / "beda.txt").read_text("utf-8") in told
    with pytest.raises(SystemExit, match="tidak-ada"):
        program.main(["tidak-ada"])
