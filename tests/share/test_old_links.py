"""Links that people hold: those of every released contract open for ever, and mean the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calculator.browser import bagikan, respond
from calculator.errors import InputError
from calculator.rules import law
from calculator.scenario import Scenario

TERSIMPAN = Path(__file__).parent.parent / "tautan-lama"


def _baris(berkas: Path) -> list[str]:
    return [
        baris
        for baris in berkas.read_text("utf-8").splitlines()
        if baris and not baris.startswith("#")
    ]


LAMA = [satu for berkas in sorted(TERSIMPAN.glob("kontrak-*.txt")) for satu in _baris(berkas)]
TAK_BERLAKU = [satu.split(" ", 1) for satu in _baris(TERSIMPAN / "tidak-berlaku.txt")]


def test_there_are_links_to_keep() -> None:
    assert len(LAMA) > 200
    assert len(set(LAMA)) == len(LAMA)


@pytest.mark.parametrize("tautan", LAMA)
def test_old_links_still_open(tautan: str) -> None:
    pertanyaan = tautan.partition("#")[2]
    # Opened long after: "now" must not change what a link with its own month means.
    for kini in ("2026-11", "2029-05"):
        balasan = json.loads(respond(pertanyaan, kini))
        assert "galat" not in balasan, balasan
        kanonis = balasan["jawaban"]["tautan"]
        asal = Scenario.from_query(pertanyaan, kini, law())
        assert Scenario.from_query(kanonis, "2031-01", law()) == asal
    if "mulai=" in pertanyaan:
        assert asal == Scenario.from_query(pertanyaan, "2026-11", law())


@pytest.mark.parametrize("tautan", [satu for satu in LAMA if satu.startswith("bagikan/")])
def test_old_share_pages_still_exist(tautan: str) -> None:
    slug = tautan.split("/")[1]
    dibagikan = json.loads(bagikan(tautan.partition("#")[2], "2026-11", "https://situs.example/"))
    assert dibagikan["halaman"] == slug


@pytest.mark.parametrize(("kunci", "tautan"), TAK_BERLAKU)
def test_a_part_that_does_not_hold_is_named(kunci: str, tautan: str) -> None:
    pertanyaan = tautan.partition("#")[2]
    with pytest.raises(InputError) as keliru:
        Scenario.from_query(pertanyaan, "2026-11", law())
    assert [satu.kunci for satu in keliru.value.galat] == [kunci]
    (galat,) = json.loads(respond(pertanyaan, "2026-11"))["galat"]
    assert galat["kunci"] == kunci
    assert galat["pesan"]
    assert json.loads(bagikan(pertanyaan, "2026-11", "https://situs.example/"))["galat"] == [galat]
