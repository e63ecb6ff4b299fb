"""The answer: its shape is the public contract, its warnings say what it takes for granted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import calculator
from calculator.estimate import SKEMA, estimate, to_json
from calculator.fields import KUNCI
from calculator.month import Month
from calculator.scenario import Scenario

if TYPE_CHECKING:
    from conftest import Tanya

    from calculator.rules import Law

PENUH = (
    "penghasilan=2jt&pekerjaan=sopir-pribadi&program=jkk-jkm-jht&bulan=12&usia=40&masa_iur=40"
    "&tunggakan=2&anak=8,13,30&stmb=14&cacat=A15:50,B01,B04:35&transport=darat,laut&jht_tahun=10"
)


def _bentuk(nilai: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Reduce an answer to its keys."""
    if isinstance(nilai, dict):
        return {kunci: _bentuk(isi) for kunci, isi in nilai.items()}
    return [_bentuk(nilai[0])] if isinstance(nilai, list) and nilai else None


def test_shape_of_the_answer(tanya: Tanya) -> None:
    jawaban = json.loads(to_json(tanya(PENUH).jawaban()))
    tunda = dict.fromkeys(("segera", "setelah_lunas"))
    beasiswa = {"total": None, "per_anak": [None]}
    bentuk = _bentuk(jawaban)
    assert bentuk.pop("masukan") == {
        **dict.fromkeys(KUNCI),
        "anak": [None],
        "cacat": [None],
        "transport": [None],
    }
    assert list(jawaban) == [
        "skema",
        "masukan",
        "tautan",
        "golongan",
        "iuran",
        "manfaat",
        "beasiswa",
        "peringatan",
        "langkah",
        "sumber",
    ]
    assert jawaban["skema"] == SKEMA == 1
    assert bentuk["golongan"] == dict.fromkeys(("nomor", "dari", "sampai", "dasar"))
    assert set(bentuk["iuran"]) >= {
        *("jkk", "jkm", "jht", "total", "hemat", "total_semua", "jatuh_tempo", "bulanan"),
    }
    assert set(bentuk["iuran"]["bulanan"][0]) >= {
        *("bulan", "jkk", "jkm", "jht", "total", "keringanan")
    }
    assert bentuk["manfaat"]["jkm"] == {
        **dict.fromkeys(("santunan", "berkala", "pemakaman", "total", "beasiswa")),
        **tunda,
    }
    assert bentuk["manfaat"]["jht"] == dict.fromkeys(("iuran", "hasil", "saldo"))
    jkk = bentuk["manfaat"]["jkk"]
    assert set(jkk["stmb"]) == set(jkk["cacat"]) == {"total", "rincian"}
    assert jkk["cacat_total_tetap"] == {
        **dict.fromkeys(("santunan", "berkala", "total", "beasiswa")),
        **tunda,
    }
    assert jkk["meninggal"] == {
        **dict.fromkeys(("santunan", "berkala", "pemakaman", "total", "beasiswa")),
        **tunda,
    }
    assert {"perawatan", "transport"} < set(jkk)
    assert set(bentuk["beasiswa"]) == set(beasiswa)
    assert set(bentuk["peringatan"][0]) >= {"kode", "pesan", "sumber"}
    assert set(bentuk["langkah"][0]) >= {"label", "rumus", "nilai", "sumber", "langkah"}
    assert set(bentuk["sumber"][0]) >= {"peraturan", "pasal", "url", "kepastian", "diperiksa"}
    assert jawaban["tautan"].startswith("penghasilan=2000000&pekerjaan=sopir-pribadi&program=")


def test_keys_without_a_meaning_are_left_out(tanya: Tanya) -> None:
    jawaban = json.loads(to_json(tanya("penghasilan=25jt&mulai=2019-01").jawaban()))
    assert jawaban["golongan"]["sampai"] is None
    assert "jht" not in jawaban["manfaat"]
    for bagian in (
        jawaban["manfaat"]["jkm"],
        jawaban["manfaat"]["jkk"]["meninggal"],
        jawaban["manfaat"]["jkk"]["cacat_total_tetap"],
    ):
        assert not {"segera", "setelah_lunas"} & set(bagian)
    # The amount is not known, which is not the same as nothing.
    assert jawaban["manfaat"]["jkk"]["gigi_tiruan"] is None


def test_json_is_compact_and_keeps_indonesian_signs() -> None:
    assert to_json({"a": [1, "×"]}) == '{"a":[1,"×"]}'


def test_every_source_named_is_listed_once_in_order_of_first_use(tanya: Tanya) -> None:
    jawaban = json.loads(to_json(tanya(PENUH).jawaban()))
    disebut: dict[str, None] = {}

    def jalan(langkah: list[dict[str, Any]]) -> None:
        for step in langkah:
            disebut.update(dict.fromkeys(step["sumber"]))
            jalan(step["langkah"])

    jalan(jawaban["langkah"])
    for warning in jawaban["peringatan"]:
        disebut.update(dict.fromkeys(warning["sumber"]))
    assert [satu["kunci"] for satu in jawaban["sumber"]] == list(disebut)
    (pasal,) = (satu for satu in jawaban["sumber"] if satu["kunci"] == "tarif-jkm")
    assert pasal == {
        "kunci": "tarif-jkm",
        "peraturan": "PP 44/2015",
        "pasal": "Pasal 20 ayat (3)",
        "url": "https://peraturan.bpk.go.id/Download/28927/PP%20Nomor%2044%20Tahun%202015.pdf",
        "kepastian": "primer",
        "diperiksa": "2026-11-26",
    }


def test_group_is_explained(tanya: Tanya) -> None:
    langkah = tanya("penghasilan=2jt").langkah[0]
    assert langkah.label == "Dasar penghasilan sebulan"
    assert langkah.rumus == (
        "penghasilan Rp2.000.000 masuk golongan 6 (Rp1.900.000 sampai Rp2.099.000)"
    )
    assert langkah.nilai == 2_000_000
    assert langkah.sumber == ("tarif-jkk", "lampiran-2")
    langkah = tanya("penghasilan=20200000").langkah[0]
    assert langkah.rumus.endswith("golongan 33 (Rp20.200.000 dan seterusnya)")
    assert langkah.sumber == ("tarif-jkk", "lampiran-2", "lampiran-2-akhir")


def _tanda(tanya: Tanya, isi: str, kode: str) -> tuple[str, tuple[str, ...], str] | None:
    sama = [t for t in tanya(isi).peringatan if t.kode == kode]
    assert len(sama) <= 1
    return sama[0][1:4] if sama else None


@pytest.mark.parametrize(("penghasilan", "ada"), [(18_199_999, False), (18_200_000, True)])
def test_top_three_groups_are_unsure(penghasilan: int, ada: bool, tanya: Tanya) -> None:
    tanda = _tanda(tanya, f"penghasilan={penghasilan}", "golongan-belum-pasti")
    assert (tanda is not None) is ada
    if tanda:
        assert tanda[0].startswith("Dasar penghasilan golongan 31 belum pasti: dari dua sumber")
        assert tanda[1:] == (("lampiran-2-akhir",), "golongan")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("mulai=2026-11", "sampai iuran Desember 2026; setelah itu Rp16.800 sebulan."),
        (
            "mulai=2026-11&program=jkk-jkm-jht",
            "sampai iuran Desember 2026; setelah itu Rp36.800 sebulan.",
        ),
        ("mulai=2026-02&bulan=3", "sampai iuran Desember 2026; setelah itu Rp16.800 sebulan."),
        (
            "mulai=2027-03&sektor=transportasi&bulan=12",
            "sampai iuran Maret 2027; setelah itu Rp16.800 sebulan.",
        ),
        ("mulai=2027-01", None),
        ("mulai=2026-01&bulan=3", None),
        ("mulai=2026-11&pembayar=pemerintah", None),
    ],
)
def test_end_of_the_relief_is_said(isi: str, pesan: str | None, tanya: Tanya) -> None:
    tanda = _tanda(tanya, isi, "keringanan-berakhir")
    assert (tanda is None) is (pesan is None)
    assert (_tanda(tanya, isi, "keringanan-tagihan") is None) is (pesan is None)
    if tanda and pesan:
        ends = "Manfaatnya tidak berkurang. Iuran dari APBN atau APBD tidak mendapat keringanan."
        assert tanda[0] == f"Keringanan 50% iuran JKK dan JKM {pesan} {ends}"
        assert {"keringanan", "keringanan-manfaat"} < set(tanda[1])
        assert tanda[2] == "iuran"


@pytest.mark.parametrize(
    ("isi", "ada"),
    [
        ("mulai=2026-03", False),
        ("mulai=2026-03&bulan=2", True),
        ("mulai=2026-04", True),
        ("mulai=2026-12", True),
        ("mulai=2027-01", False),
        ("mulai=2027-01&sektor=transportasi", True),
        ("mulai=2026-02&sektor=transportasi", True),
    ],
)
def test_exclusion_from_the_relief_is_said(isi: str, ada: bool, tanya: Tanya) -> None:
    tanda = _tanda(tanya, f"{isi}&pembayar=pemerintah", "keringanan-dikecualikan")
    assert (tanda is not None) is ada
    assert _tanda(tanya, isi, "keringanan-dikecualikan") is None
    if tanda:
        assert tanda[1:] == (("keringanan-kecuali",), "iuran")


@pytest.mark.parametrize(
    ("isi", "ada"),
    [
        ("pekerjaan=sopir-pribadi", True),
        ("pekerjaan=sopir-pribadi&sektor=lainnya", False),
        ("pekerjaan=sopir-pribadi&mulai=2027-02", True),
        ("pekerjaan=sopir-pribadi&mulai=2027-04", False),
        ("pekerjaan=ojek-online", False),
        ("sektor=transportasi", False),
    ],
)
def test_unsure_sector_is_said_where_it_decides(isi: str, ada: bool, tanya: Tanya) -> None:
    tanda = _tanda(tanya, isi, "sektor-belum-pasti")
    assert (tanda is not None) is ada
    if tanda:
        assert tanda[0].startswith("Sopir pribadi dihitung di sektor transportasi menurut")
        assert tanda[1:] == (("keringanan-transportasi", "sektor-penilaian"), "iuran")


@pytest.mark.parametrize(
    ("mulai", "pembayar", "kata"),
    [
        # Both sectors have it April to June 2027, the other one none from January to March.
        ("2026-12", "sendiri", "hanya sampai iuran Desember 2026."),
        ("2027-02", "sendiri", "hanya untuk iuran April–Juni 2027."),
        ("2027-05", "sendiri", None),
        ("2027-05", "pemerintah", None),
        ("2026-02", "sendiri", "hanya untuk iuran April–Desember 2026."),
    ],
)
def test_an_unsure_sector_is_told_by_what_the_other_one_gets(
    mulai: str, pembayar: str, kata: str | None, tanya: Tanya, hukum: Law
) -> None:
    iuran = hukum.iuran
    again = tuple(
        relief._replace(dari=Month(2027, 4), sampai=Month(2027, 6), kecuali_pembayar=())
        for relief in iuran.keringanan[:2]
    )
    longer = hukum._replace(iuran=iuran._replace(keringanan=(*iuran.keringanan, *again)))
    isi = f"pekerjaan=sopir-pribadi&mulai={mulai}&pembayar={pembayar}"
    told = [t for t in tanya(isi, hukum=longer).peringatan if t.kode == "sektor-belum-pasti"]
    akibat = "Kalau sektornya lain, keringanannya "
    assert [each.akibat for each in told] == ([akibat + kata] if kata else [])
    assert all(each.pesan.endswith(kata) for each in told)


def test_due_date_says_what_it_does_not_know(tanya: Tanya) -> None:
    pesan, sumber, tentang = _tanda(tanya, "mulai=2026-11", "jatuh-tempo-libur") or ("", (), "")
    assert pesan == (
        "Batas bayar bergeser dari 15 November 2026 (akhir pekan) ke hari kerja berikutnya."
    )
    assert (sumber, tentang) == (("jatuh-tempo",), "iuran.jatuh_tempo")
    pesan, sumber, _ = _tanda(tanya, "mulai=2026-08", "jatuh-tempo-libur") or ("", (), "")
    assert "15 Agustus 2026 (akhir pekan, Hari Kemerdekaan) ke hari kerja" in pesan
    assert sumber == ("jatuh-tempo", "libur-nasional")
    isi = "mulai=2026-12&program=jkk-jkm-jht"
    pesan, sumber, _ = _tanda(tanya, isi, "jatuh-tempo") or ("", (), "")
    assert pesan.startswith("Kalau batas bayar jatuh pada hari libur")
    assert pesan.endswith("Bagian JHT paling lambat 15 Januari 2027.")
    assert sumber == ("jatuh-tempo", "jatuh-tempo-jht")
    assert _tanda(tanya, "mulai=2026-12", "jatuh-tempo-libur") is None
    assert _tanda(tanya, "mulai=2026-11", "jatuh-tempo") is None


@pytest.mark.parametrize(
    ("isi", "bulan"),
    [
        ("mulai=2027-12", None),
        ("mulai=2027-12&bulan=2", "Januari 2028"),
        ("mulai=2027-11&peristiwa=2028-02", "Februari 2028"),
        ("mulai=2027-11&bulan=2&peristiwa=2027-12", None),
    ],
)
def test_far_months_are_answered_with_a_warning(isi: str, bulan: str | None, tanya: Tanya) -> None:
    tanda = _tanda(tanya, isi, "aturan-mendatang")
    assert (tanda is None) is (bulan is None)
    if tanda:
        assert tanda[0] == (
            f"Dihitung dengan aturan yang diperiksa 26 November 2026; untuk {bulan} aturannya "
            "mungkin sudah berubah."
        )


@pytest.mark.parametrize(
    ("bulan", "hari"),
    [
        ("2019-11", None),
        ("2019-12", "2 Desember 2019"),
        ("2020-01", None),
        ("2025-01", None),
        ("2025-02", "24 Februari 2025"),
        ("2025-03", None),
        ("2015-07", None),
    ],
)
def test_a_month_in_which_the_law_changed_says_so(
    bulan: str, hari: str | None, tanya: Tanya
) -> None:
    tanda = _tanda(tanya, f"mulai={bulan}", "aturan-berganti")
    assert (tanda is None) is (hari is None)
    if tanda:
        assert tanda[0].startswith(f"Aturan berganti {hari}. Untuk peristiwa sebelum tanggal itu")
        assert tanda[2] == "manfaat"


def test_law_of_the_month_of_the_event_decides_not_that_of_registration(tanya: Tanya) -> None:
    answer = tanya("mulai=2019-06&bulan=6&peristiwa=2019-12&masa_iur=7")
    assert answer.manfaat.jkm.total == 42_000_000
    assert "aturan-berganti" in [t.kode for t in answer.peringatan]


def test_the_package_offers_what_its_documentation_shows(hukum: Law) -> None:
    scenario = calculator.Scenario.from_query("penghasilan=1000000&mulai=2027-01", "2026-11", hukum)
    assert calculator.estimate(scenario, calculator.law()).iuran.total == 16_800
    assert scenario == Scenario.from_query("penghasilan=1jt&mulai=2027-01", "2026-11", hukum)
    assert estimate(scenario, hukum).scenario is scenario
    assert set(calculator.__all__) <= set(dir(calculator))
