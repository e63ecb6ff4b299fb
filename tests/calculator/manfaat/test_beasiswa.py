from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.estimate import Estimate

    Tanya = Callable[..., Estimate]

SETAHUN = {
    **dict.fromkeys(range(4, 12), 1_500_000),
    **dict.fromkeys(range(12, 15), 2_000_000),
    **dict.fromkeys(range(15, 18), 3_000_000),
    **dict.fromkeys(range(18, 23), 12_000_000),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("usia", range(61))
def test_one_child_of_every_age(usia: int, tanya: Tanya) -> None:
    """A year of age is a year of school, from 4 to the 23rd birthday."""
    beasiswa = tanya(f"anak={usia}").beasiswa
    (anak,) = beasiswa.per_anak
    tepat = sum(nilai for tahun, nilai in SETAHUN.items() if tahun >= usia)
    assert anak.usia == usia
    assert beasiswa.total == anak.nilai == sum(part.nilai for part in anak.rincian) == tepat
    assert anak.dibayar is (usia < 23)
    for part in anak.rincian:
        assert part.tahun == part.sampai - part.dari + 1
        assert (
            part.nilai
            == part.tahun * part.setahun
            == sum(SETAHUN[tahun] for tahun in range(part.dari, part.sampai + 1))
        )


@pytest.mark.parametrize(
    ("usia", "nilai"),
    [
        (0, 87_000_000),
        (3, 87_000_000),
        (4, 87_000_000),
        (5, 85_500_000),
        (11, 76_500_000),
        (12, 75_000_000),
        (22, 12_000_000),
        (23, 0),
    ],
)
def test_ages_at_the_edges_of_the_stages(usia: int, nilai: int, tanya: Tanya) -> None:
    assert tanya(f"anak={usia}").beasiswa.total == nilai


def test_the_dearer_two_of_three_children(tanya: Tanya) -> None:
    answer = tanya("anak=20,5,11")
    assert [(child.usia, child.dibayar, child.nilai) for child in answer.beasiswa.per_anak] == [
        (20, False, 0),
        (5, True, 85_500_000),
        (11, True, 76_500_000),
    ]
    assert answer.beasiswa.per_anak[0].rincian == ()
    assert answer.beasiswa.total == 162_000_000
    (tanda,) = (t for t in answer.peringatan if t.kode == "beasiswa-paling-banyak")
    assert tanda.pesan.startswith("Beasiswa untuk paling banyak 2 anak")
    assert "beasiswa-dua-anak" in tanda.sumber


def test_among_equals_the_first_named(tanya: Tanya) -> None:
    dibayar = [child.dibayar for child in tanya("anak=2,3,1").beasiswa.per_anak]
    assert dibayar == [True, True, False]


@pytest.mark.parametrize(
    ("anak", "kode"),
    [
        ("", []),
        ("22", ["beasiswa-usia"]),
        ("23", ["beasiswa-usia-batas"]),
        ("24,25,26", ["beasiswa-usia-batas"]),
        ("5,23", ["beasiswa-usia", "beasiswa-usia-batas"]),
        ("5,6", ["beasiswa-usia"]),
        ("5,6,23", ["beasiswa-usia", "beasiswa-usia-batas"]),
        ("5,6,7", ["beasiswa-usia", "beasiswa-paling-banyak"]),
    ],
)
def test_what_is_said_beside_it(anak: str, kode: list[str], tanya: Tanya) -> None:
    answer = tanya(f"anak={anak}" if anak else "")
    tanda = [t for t in answer.peringatan if t.kode.startswith("beasiswa")]
    assert [t.kode for t in tanda] == kode
    assert {t.tentang for t in tanda} <= {"beasiswa"}
    if "beasiswa-usia-batas" in kode:
        assert tanda[-1].pesan.startswith("Anak berusia 23 tahun atau lebih tidak menerima")
    if "beasiswa-usia" in kode:
        assert tanda[0].sumber == ("beasiswa-dua-anak", "beasiswa-usia")


def test_old_law_paid_once_for_one_child(tanya: Tanya) -> None:
    answer = tanya("mulai=2019-11&anak=10,22,23")
    assert answer.beasiswa.total == 12_000_000
    assert [child.nilai for child in answer.beasiswa.per_anak] == [12_000_000, 0, 0]
    assert answer.beasiswa.per_anak[0].rincian[0].tahun == 1
    assert "beasiswa-usia" not in [t.kode for t in answer.peringatan]
    langkah = answer.langkah[4].langkah[0].langkah[0]
    assert langkah.rumus == "Rp12.000.000"
    (tanda,) = (t for t in answer.peringatan if t.kode == "beasiswa-paling-banyak")
    assert "paling banyak 1 anak" in tanda.pesan
    assert "beasiswa-lama" in tanda.sumber


def test_words(tanya: Tanya) -> None:
    langkah = tanya("anak=13,30").langkah[4]
    assert (langkah.label, langkah.rumus) == ("Beasiswa anak, paling banyak", "Rp73.000.000")
    anak, dewasa = langkah.langkah
    assert anak.label == "Anak berusia 13 tahun"
    assert anak.rumus == "Rp4.000.000 + Rp9.000.000 + Rp60.000.000"
    assert [(step.label, step.rumus) for step in anak.langkah] == [
        ("SMP, usia 13 sampai 14", "2 tahun × Rp2.000.000"),
        ("SMA, usia 15 sampai 17", "3 tahun × Rp3.000.000"),
        ("pendidikan tinggi atau pelatihan, usia 18 sampai 22", "5 tahun × Rp12.000.000"),
    ]
    assert "beasiswa" in langkah.sumber
    assert anak.sumber == anak.langkah[0].sumber == langkah.sumber
    assert dewasa.rumus == "tidak menerima"
    assert tanya("anak=30").langkah[4].rumus == "tidak ada anak yang menerima"


def test_nothing_is_due(tanya: Tanya) -> None:
    answer = tanya("tunggakan=4&anak=5,8")
    assert answer.beasiswa.total == 0
    assert [tuple(child) for child in answer.beasiswa.per_anak] == [
        (5, False, 0, ()),
        (8, False, 0, ()),
    ]
    langkah = answer.langkah[4]
    assert langkah.rumus == f"tidak dibayar: {answer.standing.alasan}"
    assert langkah.sumber == answer.standing.sumber
    assert [step.label for step in langkah.langkah] == [
        "Anak berusia 5 tahun",
        "Anak berusia 8 tahun",
    ]
    assert {step.rumus for step in langkah.langkah} == {langkah.rumus}
    assert not [t for t in answer.peringatan if t.kode.startswith("beasiswa")]
