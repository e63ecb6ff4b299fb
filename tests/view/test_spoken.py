"""An answer for the ear: every amount in words, its condition with it, nothing left to guess."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.browser import ucapan
from calculator.rupiah import rp
from calculator.syarat import conditions, instead
from calculator.view.spoken import aloud, pieces, sentences, spoken
from calculator.view.spoken.aloud import LONGEST
from calculator.view.words import ABOUT_PRICE, DECISIVE
from tests.laws import TODAY, in_force
from tests.view.test_conditions import ASKED, GENERATED, NOW, REFUSED, answered, possible, value
from tools.facts.data import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSPOKEN = re.compile(r"\d|[A-Z]{2}|\bRp|[^\w\s.,;:?!'-]|_")
NUMBER_WORD = (
    r"(?:se|ratus|ribu|juta|miliar|puluh|belas|satu|dua|tiga|empat|lima|enam|tujuh|delapan"
    r"|sembilan|sepuluh|sebelas|seratus|seribu)"
)


@pytest.fixture(scope="module", autouse=True)
def _todays_law() -> Iterator[None]:
    with in_force(TODAY):
        yield


def said(query: str) -> str:
    return " ".join(spoken(answered(query), TODAY))


def names(text: str, amount: int) -> bool:
    """Tell whether an amount is said, and not as the end of a greater one."""
    words = aloud(rp(amount)).casefold()
    return any(
        not re.search(rf"\b{NUMBER_WORD} $", text[: found.start()])
        for found in re.finditer(rf"\b{words}\b", text)
    )


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Rp8.400 sebulan", "Delapan ribu empat ratus rupiah sebulan"),
        ("Rp42 juta", "Empat puluh dua juta rupiah"),
        ("54% atau 5,7%", "Lima puluh empat persen atau lima koma tujuh persen"),
        ("Kecelakaan kerja (JKK)", "Kecelakaan kerja"),
        ("JKK dan KTP-nya", "Jaminan kecelakaan kerja dan ka te pe-nya"),
        ("3 x 24 jam", "Tiga kali dua puluh empat jam"),
        ("Telepon 175.", "Telepon satu tujuh lima."),
        ("Selama 175 bulan", "Selama seratus tujuh puluh lima bulan"),
        ("0811-234-567", "Nol delapan satu satu dua tiga empat lima enam tujuh"),
        ("2025\N{EN DASH}2027", "Dua ribu dua puluh lima sampai dua ribu dua puluh tujuh"),
        ("bulan ke-1 dan ke-12", "Bulan pertama dan kedua belas"),
        ("Pasal 25 ayat (3), Lampiran II", "Pasal dua puluh lima ayat tiga, Lampiran dua"),
        ("PP 50/2025", "Peraturan pemerintah nomor lima puluh tahun dua ribu dua puluh lima"),
        ("formulir F4 (3b KK3)", "Formulir ef empat, tiga be ka ka tiga"),
        ("bpjsku.go.id: janda/duda", "Be pe je es ku titik go titik id: janda atau duda"),
        ("", ""),
    ],
)
def test_what_is_written_is_said_as_people_say_it(written: str, heard: str) -> None:
    assert aloud(written) == heard


@pytest.mark.parametrize("query", [*ASKED, *(f"penghasilan=1870000&{one}" for one in REFUSED)])
def test_no_amount_is_said_without_its_condition_and_nothing_is_left_to_guess(query: str) -> None:
    answer = answered(query)
    told = spoken(answer, TODAY)
    assert [line for line in told if UNSPOKEN.search(line) or not line.endswith((".", "?"))] == []
    text = " ".join(told).casefold()
    lost = [
        (jalur, condition.pendek)
        for jalur in TODAY.syarat.jumlah
        if value(answer, jalur) and names(text, value(answer, jalur))
        for condition in conditions(answer, jalur, TODAY)
        if aloud(condition.pendek).casefold() not in text
        or aloud(condition.ragu).casefold() not in text
    ]
    assert lost == []
    if instead(answer, TODAY):
        assert not re.search(r"\brupiah\b", text)
        return
    must = DECISIVE | ABOUT_PRICE | {"manfaat-berubah", "golongan-belum-pasti"}
    for warning in answer.peringatan:
        if warning.kode in must and answer.standing.hak != "tidak":
            for sentence in sentences(warning.pesan):
                assert aloud(sentence) in told
    price, manfaat = answer.iuran.bulanan[0].total, answer.manfaat
    assert f"{aloud(rp(price))} sebulan".casefold() in text
    if answer.standing.hak != "tidak":
        assert names(text, manfaat.jkk.meninggal.total)
        assert names(text, manfaat.jkm.total)
        # A voice has no eyes for small print: at most means at most here too.
        sekolah = answer.beasiswa.total
        assert not sekolah or f"paling banyak {aloud(rp(sekolah))}".casefold() in text


@pytest.mark.no_cover
def test_a_thousand_answers_leave_nothing_to_guess() -> None:
    draw = random.Random(20)  # noqa: S311 - no secret
    asked = {
        "penghasilan": lambda: str(draw.randrange(300_000, 40_000_000)),
        "pekerjaan": lambda: draw.choice(["", *TODAY.pekerjaan]),
        "program": lambda: draw.choice(["", "jkk-jkm-jht"]),
        "pembayar": lambda: draw.choice(["", "sendiri", "pemerintah"]),
        "bulan": lambda: draw.choice(["", "2", "3", "6", "12"]),
        "jumlah": lambda: draw.choice(["", "7", "1000000"]),
        "usia": lambda: draw.choice(["", str(draw.randrange(15, 75))]),
        "mulai": lambda: draw.choice(["", f"{draw.randrange(2016, 2031)}-0{draw.randrange(1, 9)}"]),
        "masa_iur": lambda: draw.choice(["", str(draw.randrange(4, 60))]),
        "tunggakan": lambda: draw.choice(["", "", "", str(draw.randrange(1, 5))]),
        "anak": lambda: draw.choice(["", "0", "5,22", "8,13,17"]),
        "stmb": lambda: draw.choice(["", "2,5", "10hari", "14"]),
        "cacat": lambda: draw.choice(["", "A01", "A15:50"]),
        "transport": lambda: draw.choice(["", "darat", "laut,udara"]),
    }
    drawn = [{kunci: nilai() for kunci, nilai in asked.items()} for _ in range(3000)]
    queries = ["&".join(f"{k}={v}" for k, v in each.items() if v) for each in drawn]
    told = {
        line: query
        for query in [query for query in queries if possible(query)][:1000]
        for line in spoken(answered(query), TODAY)
    }
    assert len(told) > 2500
    wrong = [line for line in told if UNSPOKEN.search(line) or not line.endswith((".", "?"))]
    assert wrong == []


def test_money_that_waits_is_said_to_wait_before_its_amount() -> None:
    heard = said("penghasilan=2jt&tunggakan=2&anak=8&stmb=2")
    for amount in ("seratus delapan belas juta", "delapan puluh satu juta", "empat juta rupiah,"):
        before = heard.partition(amount)[0]
        assert re.search(r"uangnya ditahan dulu; setelah tunggakan lunas, [^.]*$", before), amount
    assert "Dari situ, sepuluh juta rupiah segera." in heard
    waits = "Sisanya tiga puluh dua juta rupiah ditahan dulu, dibayar setelah tunggakan lunas."
    assert waits in heard
    # Of money for the funeral alone, nothing is left to wait.
    early = said("penghasilan=2jt&tunggakan=2&masa_iur=2")
    assert "Sisanya" not in early
    assert "nol rupiah" not in early


@pytest.mark.no_cover
def test_every_conditioned_amount_of_the_answer_is_heard() -> None:
    heard = {
        jalur
        for query in GENERATED
        for jalur in TODAY.syarat.jumlah
        if value(answered(query), jalur)
        and names(said(query).casefold(), value(answered(query), jalur))
    }
    told = {jalur for jalur in TODAY.syarat.jumlah if jalur.endswith(("total", "saldo", "segera"))}
    assert told <= heard


@example("Penghasilan (Rp) %Rp")
@given(st.text(st.sampled_from("RpJKT0159.,%-/()x \u2013\u0661\u00b2\u202eke I+@abz"), max_size=40))
def test_any_text_at_all_can_be_said(text: str) -> None:
    # The first letter is made great: a plain word stands before.
    assert not UNSPOKEN.search(aloud(f"ya {text}"))


@given(st.text("ab ,;. ", max_size=600))
def test_pieces_are_short_and_lose_nothing(text: str) -> None:
    parts = pieces(text)
    assert max(map(len, parts)) <= LONGEST
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_no_sentence_is_cut_where_none_ends() -> None:
    assert sentences("Bayar Rp2.000. Lalu 175? Ya (boleh). PP 50/2025 berlaku.") == [
        "Bayar Rp2.000.",
        "Lalu 175?",
        "Ya (boleh).",
        "PP 50/2025 berlaku.",
    ]


def test_every_abbreviation_of_the_glossary_is_said() -> None:
    for term in terms():
        if term.singkatan:
            assert not UNSPOKEN.search(aloud(f"{term.kata} dan {term.dibaca}")), term.kata


def test_the_worker_gives_pieces_and_faults() -> None:
    given = json.loads(ucapan("penghasilan=2jt&pekerjaan=art", NOW))["kalimat"]
    whole = [" ".join(sentence) for sentence in given]
    assert whole == list(spoken(answered("penghasilan=2jt&pekerjaan=art"), TODAY))
    assert json.loads(ucapan("penghasilan=x", NOW))["galat"]


def test_a_word_without_end_is_cut_all_the_same() -> None:
    cut = pieces("a" * (2 * LONGEST + 1))
    assert [len(each) for each in cut] == [LONGEST, LONGEST, 1]
