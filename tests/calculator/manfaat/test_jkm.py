from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculator.estimate import Estimate

    Tanya = Callable[..., Estimate]

PENUH = (20_000_000, 12_000_000, 10_000_000, 42_000_000)
AWAL = (0, 0, 10_000_000, 10_000_000)
LAMA = (16_200_000, 4_800_000, 3_000_000, 24_000_000)


@pytest.mark.parametrize(
    ("isi", "jumlah"),
    [
        ("", PENUH),
        ("masa_iur=1", AWAL),
        ("masa_iur=3", AWAL),
        ("masa_iur=4", PENUH),
        ("masa_iur=36", PENUH),
        ("mulai=2025-01&masa_iur=1", PENUH),
        ("mulai=2025-02&masa_iur=1", AWAL),
        ("mulai=2019-12", PENUH),
        ("mulai=2019-11", LAMA),
        ("mulai=2019-11&masa_iur=1", LAMA),
        ("mulai=2015-07", LAMA),
        ("penghasilan=25jt", PENUH),
        ("tunggakan=4", (0, 0, 0, 0)),
        ("usia=65", (0, 0, 0, 0)),
    ],
)
def test_amounts(isi: str, jumlah: tuple[int, ...], tanya: Tanya) -> None:
    jkm = tanya(isi).manfaat.jkm
    assert jkm[:4] == jumlah
    assert (jkm.segera, jkm.setelah_lunas) == (None, None)


@pytest.mark.parametrize(
    ("isi", "segera", "lunas"),
    [
        ("tunggakan=1", 10_000_000, 32_000_000),
        ("tunggakan=3&masa_iur=40", 10_000_000, 32_000_000),
        ("tunggakan=1&masa_iur=2", 10_000_000, 0),
        ("tunggakan=2&mulai=2018-01", 3_000_000, 21_000_000),
    ],
)
def test_arrears(isi: str, segera: int, lunas: int, tanya: Tanya) -> None:
    answer = tanya(isi)
    jkm = answer.manfaat.jkm
    assert (jkm.segera, jkm.setelah_lunas) == (segera, lunas)
    assert jkm.segera + jkm.setelah_lunas == jkm.total
    satu, dua = answer.langkah[3].langkah[-2:]
    assert (satu.label, satu.rumus) == ("Dibayar segera", "biaya pemakaman")
    assert dua.label == "Dibayar setelah tunggakan lunas"
    assert satu.sumber == dua.sumber == ("tunggakan-jkm",)


@pytest.mark.parametrize(
    ("isi", "beasiswa"),
    [
        ("anak=11", 76_500_000),
        ("anak=11&masa_iur=35", 0),
        ("anak=11&masa_iur=36", 76_500_000),
        ("anak=11&masa_iur=36&tunggakan=3", 76_500_000),
        ("anak=11&masa_iur=36&tunggakan=4", 0),
        ("masa_iur=36", 0),
    ],
)
def test_scholarship(isi: str, beasiswa: int, tanya: Tanya) -> None:
    assert tanya(isi).manfaat.jkm.beasiswa == beasiswa


def test_words(tanya: Tanya) -> None:
    langkah = tanya("anak=11&masa_iur=2").langkah[3]
    assert langkah.label == "Meninggal bukan karena kecelakaan kerja (JKM)"
    assert langkah.rumus == "Rp0 + Rp0 + Rp10.000.000"
    assert [(step.label, step.rumus, step.sumber) for step in langkah.langkah] == [
        (
            "Santunan kematian sekaligus",
            "belum dibayar dalam 3 bulan iuran pertama",
            ("jkm-masa-awal",),
        ),
        (
            "Santunan berkala, dibayar sekaligus",
            "belum dibayar dalam 3 bulan iuran pertama",
            ("jkm-masa-awal",),
        ),
        ("Biaya pemakaman", "Rp10.000.000", ("jkm-manfaat",)),
        (
            "Beasiswa anak, paling banyak, di luar jumlah ini",
            "iuran belum 36 bulan",
            ("jkm-beasiswa",),
        ),
    ]
    langkah = tanya("anak=11&tunggakan=1").langkah[3]
    assert langkah.rumus == "Rp20.000.000 + Rp12.000.000 + Rp10.000.000"
    assert langkah.sumber == ("jkm-manfaat",)
    assert [step.rumus for step in langkah.langkah] == [
        "Rp20.000.000",
        "Rp12.000.000",
        "Rp10.000.000",
        "lihat beasiswa",
        "biaya pemakaman",
        "Rp20.000.000 + Rp12.000.000",
    ]
    answer = tanya("tunggakan=4")
    langkah = answer.langkah[3]
    assert {satu.rumus for satu in (langkah, *langkah.langkah)} == {
        f"tidak dibayar: {answer.standing.alasan}"
    }
    assert langkah.sumber == answer.standing.sumber
    assert [step.label for step in langkah.langkah] == [
        "Santunan kematian sekaligus",
        "Santunan berkala, dibayar sekaligus",
        "Biaya pemakaman",
        "Beasiswa anak, paling banyak, di luar jumlah ini",
    ]
