"""What holds for any scenario, and for any text at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from calculator.errors import Galat, InputError
from calculator.estimate import Estimate, estimate, to_json
from calculator.fields import KUNCI
from calculator.month import Month
from calculator.rounding import SERATUS_PERSEN
from calculator.scenario import Scenario
from calculator.view.text import to_text
from calculator.written import printable
from tests.laws import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

pytestmark = pytest.mark.no_cover
HUKUM = TODAY
KINI = "2026-11"
# Direction marks, controls, digits of other scripts, and the signs that a query is made of.
GANJIL = "\u202e\u2066\x00\x1b\n\t\u0660\u0661\uff12\u00b2\u00bd\u2167%+&=#?;,.:- 0159jtRpA"
TABEL = HUKUM.jkk.cacat.baris[-1].nilai
AWAL, AWAL_TABEL, AKHIR = Month(2015, 7), Month(2019, 12), Month(2031, 1)
TOGETHER = {"peristiwa", "anak", "masa_iur", "jht_tahun"}
SLUG = sorted(slug for slug, satu in HUKUM.pekerjaan.items() if satu.tabel)

penghasilan = st.one_of(
    st.integers(0, 30_000_000),
    st.sampled_from([satu.dari for satu in HUKUM.iuran.golongan.baris[-1].nilai]),
)


bulan = st.integers(0, AKHIR.since(AWAL)).map(AWAL.plus)


@st.composite
def cedera(draw: DrawFn) -> str:
    kode = draw(st.sampled_from(sorted(TABEL)))
    jenis = TABEL[kode]
    if jenis.cara == "kelas" or draw(st.booleans()):
        return kode
    bawah, atas = 100, 10_000
    if jenis.cara == "rentang":
        bawah, atas = 1_000, 3_000
    elif jenis.cara == "tiap":
        bawah = 1_000
    seratus = draw(st.integers(bawah, atas))
    return f"{kode}:{seratus // 100}" + draw(st.sampled_from(["", f".{seratus % 100:02d}"]))


@st.composite
def isian(draw: DrawFn) -> dict[str, str]:
    """Draw a valid query as its keys and values."""
    mulai = draw(bulan)
    isi: dict[str, Any] = {"penghasilan": draw(penghasilan), "mulai": mulai}
    bebas: dict[str, SearchStrategy[Any]] = {
        "pekerjaan": st.sampled_from(SLUG),
        "sektor": st.sampled_from(["transportasi", "lainnya"]),
        "program": st.sampled_from(["jkk-jkm", "jkk-jkm-jht"]),
        "bulan": st.sampled_from([1, 2, 3, 6, 12]),
        "pembayar": st.sampled_from(["sendiri", "sponsor", "pemerintah"]),
        "jumlah": st.integers(1, 1_000_000),
        "usia": st.integers(0, 120),
        "peristiwa": bulan,
        "masa_iur": st.one_of(st.integers(0, 40), st.integers(0, 1_200)),
        "tunggakan": st.integers(0, 6),
        "anak": st.lists(st.integers(0, 60), min_size=1, max_size=5).map(_daftar),
        "jht_tahun": st.integers(1, 60),
        "jht_hasil": st.integers(0, 3_000).map(lambda seratus: f"{seratus / 100:g}"),
    }
    isi |= draw(st.fixed_dictionaries({}, optional=bebas))
    if isi.get("peristiwa", mulai) >= AWAL_TABEL:
        lama: dict[str, SearchStrategy[Any]] = {
            "stmb": st.one_of(
                st.integers(0, 600),
                st.integers(0, 60_000).map(lambda seratus: f"{seratus / 100:g}"),
                st.integers(0, 18_000).map(lambda hari: f"{hari}hari"),
            ),
            "cacat": st.lists(cedera(), min_size=1, max_size=4, unique_by=_kode).map(_daftar),
            "transport": st.sets(st.sampled_from(["darat", "laut", "udara"]), min_size=1).map(
                _daftar
            ),
        }
        isi |= draw(st.fixed_dictionaries({}, optional=lama))
    text = {kunci: str(nilai) for kunci, nilai in isi.items()}
    assume(_possible(text))
    return text


def _possible(isi: dict[str, str]) -> bool:
    """Tell whether the keys can be true together; any other fault is one of the test."""
    try:
        Scenario.from_query(urlencode(isi), KINI, HUKUM)
    except InputError as error:
        if not {fault.kunci for fault in error.galat} <= TOGETHER:
            raise
        return False
    return True


def _kode(satu: str) -> str:
    return satu.partition(":")[0]


def _daftar(isi: object) -> str:
    return ",".join(map(str, isi))  # type: ignore[call-overload,no-any-return] # any iterable


def jawab(isi: dict[str, str]) -> Estimate:
    return estimate(Scenario.from_query(urlencode(isi), KINI, HUKUM), HUKUM)


@given(isian())
def test_a_scenario_survives_its_own_query(isi: dict[str, str]) -> None:
    scenario = Scenario.from_query(urlencode(isi), KINI, HUKUM)
    tautan = scenario.to_query(HUKUM)
    for kini in (KINI, "2030-01", "bukan bulan"):
        kembali = Scenario.from_query(tautan, kini, HUKUM)
        assert kembali == scenario
        assert kembali.to_query(HUKUM) == tautan


@given(isian(), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_matter(isi: dict[str, str], acak: Any) -> None:  # noqa: ANN401 - a random.Random
    pasangan = list(isi.items())
    acak.shuffle(pasangan)
    assert to_json(jawab(dict(pasangan)).jawaban()) == to_json(jawab(isi).jawaban())


@given(isian())
def test_every_answer_has_its_trace_and_its_sums(
    periksa_jejak: Callable[[Estimate], None],
    periksa_jumlah: Callable[[Estimate], None],
    isi: dict[str, str],
) -> None:
    hasil = jawab(isi)
    periksa_jejak(hasil)
    periksa_jumlah(hasil)
    assert to_text(hasil).endswith(f"Tautan: {hasil.tautan}")


@given(isian())
def test_every_answer_is_json_of_whole_rupiah_and_never_negative(isi: dict[str, str]) -> None:
    jawaban = json.loads(to_json(jawab(isi).jawaban()))

    def jalan(nilai: Any) -> None:  # noqa: ANN401 - any JSON value
        if isinstance(nilai, dict):
            for kunci, satu in nilai.items():
                assert not isinstance(satu, float) or kunci in {
                    "persen",
                    "jht_hasil",
                    "stmb",
                    "hari",
                }
                jalan(satu)
        elif isinstance(nilai, list):
            for satu in nilai:
                jalan(satu)
        elif isinstance(nilai, int | float):
            assert nilai >= 0

    jalan(jawaban)


@given(isian(), penghasilan)
def test_contributions_and_benefits_never_fall_as_income_rises(
    isi: dict[str, str], lain: int
) -> None:
    rendah, tinggi = sorted((int(isi["penghasilan"]), lain))
    bawah = jawab({**isi, "penghasilan": str(rendah)})
    atas = jawab({**isi, "penghasilan": str(tinggi)})
    assert bawah.iuran.total <= atas.iuran.total
    assert bawah.iuran.jkm == atas.iuran.jkm
    assert bawah.manfaat.jkk.meninggal.total <= atas.manfaat.jkk.meninggal.total
    assert bawah.manfaat.jkk.cacat_total_tetap.total <= atas.manfaat.jkk.cacat_total_tetap.total
    assert bawah.manfaat.jkk.cacat.total <= atas.manfaat.jkk.cacat.total
    assert bawah.manfaat.jkk.stmb.total <= atas.manfaat.jkk.stmb.total
    assert bawah.manfaat.jkm == atas.manfaat.jkm
    assert bawah.beasiswa == atas.beasiswa


def _jumlah(hasil: Estimate) -> tuple[int, ...]:
    """Give what is due in all, and what is paid at once."""
    jkk, jkm, _ = hasil.manfaat
    bagian = (jkk.meninggal, jkk.cacat_total_tetap, jkm)
    return (
        jkk.transport,
        jkk.stmb.total,
        jkk.cacat.total,
        hasil.beasiswa.total,
        *(part.total for part in bagian),
        *(part.beasiswa for part in bagian),
        *(part.total if part.segera is None else part.segera for part in bagian),
    )


@given(isian(), st.integers(0, 6), st.integers(0, 6))
def test_more_arrears_never_pay_more(isi: dict[str, str], satu: int, dua: int) -> None:
    sedikit, banyak = sorted((satu, dua))
    assume(all(_possible({**isi, "tunggakan": str(n)}) for n in (sedikit, banyak)))
    lebih = _jumlah(jawab({**isi, "tunggakan": str(sedikit)}))
    kurang = _jumlah(jawab({**isi, "tunggakan": str(banyak)}))
    assert all(atas >= bawah for atas, bawah in zip(lebih, kurang, strict=True))


@given(isian(), st.integers(0, 60), st.integers(0, 60))
def test_more_months_paid_never_pay_less(isi: dict[str, str], satu: int, dua: int) -> None:
    sedikit, banyak = sorted((satu, dua))
    assume(all(_possible({**isi, "masa_iur": str(n)}) for n in (sedikit, banyak)))
    kurang = _jumlah(jawab({**isi, "masa_iur": str(sedikit)}))
    lebih = _jumlah(jawab({**isi, "masa_iur": str(banyak)}))
    assert all(atas >= bawah for atas, bawah in zip(lebih, kurang, strict=True))


@given(isian())
def test_the_relief_never_raises_a_price_and_never_lowers_a_benefit(isi: dict[str, str]) -> None:
    sendiri = jawab({**isi, "pembayar": "sendiri"})
    pemerintah = jawab({**isi, "pembayar": "pemerintah"})
    assert sendiri.iuran.normal == pemerintah.iuran.normal
    assert 0 <= pemerintah.iuran.hemat <= sendiri.iuran.hemat <= sendiri.iuran.normal
    assert sendiri.iuran.jht == pemerintah.iuran.jht
    for turun, penuh in zip(sendiri.iuran.bulanan, pemerintah.iuran.bulanan, strict=True):
        assert turun.total <= penuh.total
        # The relief of 2020 is the government's too; that of PP 50/2025 is not.
        assert (turun.total < penuh.total) is (turun.keringanan and not penuh.keringanan)
    assert sendiri.manfaat == pemerintah.manfaat
    assert sendiri.beasiswa == pemerintah.beasiswa


@given(isian())
def test_one_child_more_never_pays_less_and_two_are_the_most(isi: dict[str, str]) -> None:
    anak = isi.get("anak", "7")
    assume(_possible({**isi, "anak": f"{anak},10"}))
    satu = jawab({**isi, "anak": anak})
    lagi = jawab({**isi, "anak": f"{anak},10"})
    assert lagi.beasiswa.total >= satu.beasiswa.total
    assert sum(anak.dibayar for anak in lagi.beasiswa.per_anak) <= 2


@given(isian())
def test_disability_comes_out_in_whole_rupiah_by_itself(isi: dict[str, str]) -> None:
    """So that rounding decides nothing that the law sets."""
    hasil = jawab(isi)
    dasar = hasil.golongan.dasar
    if hasil.standing.hak == "tidak":
        return
    for satu, luka in zip(hasil.manfaat.jkk.cacat.rincian, hasil.scenario.cacat, strict=True):
        jenis = TABEL[luka.kode]
        if jenis.cara == "tetap":
            bagian = jenis.bagian * (luka.nilai or SERATUS_PERSEN) / 100
            assert satu.nilai == bagian * 80 * dasar


teks = st.one_of(
    st.text(max_size=80),
    st.binary(max_size=40).map(lambda isi: isi.decode("utf-8", "surrogateescape")),
    st.text(alphabet=GANJIL, max_size=60),
)
nilai = st.one_of(teks, st.integers().map(str), st.floats().map(str))


@given(
    st.one_of(
        teks,
        st.lists(st.tuples(st.one_of(st.sampled_from(KUNCI), teks), nilai), max_size=8).map(
            lambda isi: "&".join(f"{kunci}={satu}" for kunci, satu in isi)
        ),
        st.tuples(isian(), st.sampled_from(KUNCI), nilai).map(
            lambda tiga: urlencode({**tiga[0], tiga[1]: tiga[2]}, errors="surrogateescape")
        ),
    ),
    st.one_of(st.just(KINI), teks),
)
@example("penghasilan=" + "9" * 5_000, KINI)
@example("penghasilan=%ff%fe%00&cacat=%80", KINI)
@example("penghasilan=1jt&" * 100, KINI)
@example("&".join(f"x{index}=1" for index in range(300)), KINI)
@example("=&==&%&%zz&\ud800=\udcff", KINI)
def test_any_text_is_answered_or_refused_by_name(query: str, kini: str) -> None:
    galat: tuple[Galat, ...] = ()
    try:
        answer = estimate(Scenario.from_query(query, kini, HUKUM), HUKUM)
    except InputError as error:
        galat = error.galat
    else:
        assert json.loads(to_json(answer.jawaban()).encode())["skema"] == 1
        return
    assert galat
    for fault in galat:
        assert fault.pesan.endswith((".", "?"))
        assert len(fault.pesan) < 1_000
        assert printable(fault.kunci + fault.pesan) == fault.kunci + fault.pesan
