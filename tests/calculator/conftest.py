"""What the engine's tests share: asking, and being refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from calculator.estimate import Estimate, estimate
from calculator.galat import MasukanKeliru
from calculator.rules import Hukum, law
from calculator.scenario import Scenario

# The same examples at every run, so that a red run can be repeated; HYPOTHESIS_PROFILE=acak
# looks for new ones.
settings.register_profile("tetap", derandomize=True, deadline=None, database=None, max_examples=80)
settings.register_profile("acak", deadline=None, database=None, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tetap"))

Tanya = Callable[..., Estimate]
Tolak = Callable[..., dict[str, str]]
Cari = Callable[[Any, str], Any]


@pytest.fixture(scope="session")
def hukum() -> Hukum:
    return law()


@pytest.fixture(scope="session")
def tanya(hukum: Hukum) -> Tanya:
    """Answer a query about an income of one million, unless it names one."""

    def jawab(query: str = "", kini: str = "2026-11") -> Estimate:
        lengkap = query if "penghasilan=" in query else f"penghasilan=1000000&{query}"
        return estimate(Scenario.from_query(lengkap, kini, hukum), hukum)

    return jawab


@pytest.fixture(scope="session")
def tolak(hukum: Hukum) -> Tolak:
    """Give the messages of a refused query by key."""

    def galat(query: str, kini: str = "2026-11") -> dict[str, str]:
        with pytest.raises(MasukanKeliru) as keliru:
            Scenario.from_query(query, kini, hukum)
        return {satu.kunci: satu.pesan for satu in keliru.value.galat}

    return galat


@pytest.fixture(scope="session")
def cari() -> Cari:
    """Find a value in the answer by its path, such as `iuran.bulanan.0.jkk`."""

    def temukan(jawaban: Any, jalur: str) -> Any:  # noqa: ANN401 - any JSON value
        for bagian in jalur.split("."):
            jawaban = jawaban[int(bagian)] if isinstance(jawaban, list) else jawaban[bagian]
        return jawaban

    return temukan
