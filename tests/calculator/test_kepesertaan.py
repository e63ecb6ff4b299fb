from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tanya


def _kode(tanya: Tanya, query: str) -> list[str]:
    return [warning.kode for warning in tanya(query).standing.peringatan]


def _pesan(tanya: Tanya, query: str, kode: str) -> str:
    (satu,) = (warning for warning in tanya(query).standing.peringatan if warning.kode == kode)
    return satu.pesan


@pytest.mark.parametrize(
    ("isi", "hak"),
    [
        ("", "penuh"),
        ("usia=64", "penuh"),
        ("usia=65", "tidak"),
        ("usia=120", "tidak"),
        ("usia=17", "penuh"),
        ("tunggakan=0", "penuh"),
        ("tunggakan=1", "menunggak"),
        ("tunggakan=3", "menunggak"),
        ("tunggakan=4", "tidak"),
        ("masa_iur=0", "tidak"),
        ("masa_iur=1", "penuh"),
        ("mulai=2026-11&peristiwa=2026-10", "tidak"),
        ("mulai=2026-01&peristiwa=2026-11&masa_iur=11", "penuh"),
        ("mulai=2026-01&peristiwa=2026-11&masa_iur=10", "penuh"),
        ("mulai=2026-01&peristiwa=2026-11&masa_iur=9", "menunggak"),
        ("mulai=2026-01&peristiwa=2026-11&masa_iur=7", "menunggak"),
        ("mulai=2026-01&peristiwa=2026-11&masa_iur=6", "tidak"),
        ("mulai=2026-01&peristiwa=2026-11&masa_iur=1", "tidak"),
        ("mulai=2026-01&peristiwa=2026-11&masa_iur=8&tunggakan=3", "menunggak"),
        ("mulai=2026-11&peristiwa=2026-12&masa_iur=0", "tidak"),
        ("mulai=2026-11&peristiwa=2026-11", "penuh"),
    ],
)
def test_entitlement(isi: str, hak: str, tanya: Tanya) -> None:
    standing = tanya(isi).standing
    assert standing.hak == hak
    assert bool(standing.alasan) is (hak == "tidak")
    assert bool(standing.sumber) is (hak != "penuh")
    assert standing.dapat_didaftarkan is not (isi in {"usia=65", "usia=120"})


@pytest.mark.parametrize(
    ("isi", "kode", "pesan", "sumber"),
    [
        (
            "usia=70",
            "usia-daftar",
            "Usia 70 tahun tidak dapat didaftarkan; pendaftaran hanya sebelum 65 tahun.",
            ("usia-daftar", "usia-daftar-sejak"),
        ),
        (
            "peristiwa=2026-10",
            "belum-mulai",
            "Peristiwa Oktober 2026 terjadi sebelum ada iuran yang dibayar.",
            ("mulai-perlindungan",),
        ),
        (
            "tunggakan=4",
            "tunggakan-gugur",
            "Iuran menunggak 4 bulan berturut-turut, lebih dari 3 bulan. Manfaat tidak dibayarkan.",
            ("tunggakan-jkk", "tunggakan-jkm", "tunggakan-tetap", "tunggakan-denda"),
        ),
        (
            "tunggakan=2",
            "tunggakan",
            (
                "Iuran menunggak 2 bulan: perawatan kecelakaan kerja tetap diberikan. Uang "
                "kecelakaan kerja (JKK), juga kalau meninggal karena kerja, dibayar setelah "
                "tunggakan lunas; kalau cedera, setelah sembuh juga. Kalau meninggal karena sebab "
                "lain (JKM), biaya pemakaman dibayar segera; santunan dan beasiswanya setelah "
                "ahli waris melunasi tunggakan."
            ),
            ("tunggakan-jkk", "tunggakan-jkm", "tunggakan-tetap", "tunggakan-denda"),
        ),
    ],
)
def test_reason_is_said_with_its_source(
    isi: str, kode: str, pesan: str, sumber: tuple[str, ...], tanya: Tanya
) -> None:
    standing = tanya(isi).standing
    tanda = standing.peringatan[0]
    assert (tanda.kode, tanda.pesan, tanda.sumber) == (kode, pesan, sumber)
    assert tanda.tentang == ("" if kode == "usia-daftar" else "manfaat")
    assert standing.sumber == sumber
    if standing.alasan:
        assert tanda.pesan.startswith(standing.alasan[0].upper() + standing.alasan[1:] + ".")


def test_nothing_else_is_said_when_nothing_is_due(tanya: Tanya) -> None:
    for isi in ("usia=65&anak=3", "tunggakan=4&anak=3", "masa_iur=0&anak=3"):
        assert len(_kode(tanya, isi)) == 1


@pytest.mark.parametrize(
    ("isi", "awal", "kode"),
    [
        ("", False, "jkm-masa-awal"),
        ("masa_iur=1", True, "jkm-masa-awal"),
        ("masa_iur=2", True, "jkm-masa-awal"),
        ("masa_iur=3", True, "jkm-masa-awal"),
        ("masa_iur=4", False, "jkm-masa-awal-batas"),
        ("masa_iur=5", False, None),
        ("mulai=2025-01&masa_iur=1", False, None),
        ("mulai=2025-01", False, None),
        ("mulai=2025-02&masa_iur=1", True, "jkm-masa-awal"),
        ("mulai=2019-05&masa_iur=1", False, None),
    ],
)
def test_first_three_months_of_jkm(isi: str, awal: bool, kode: str | None, tanya: Tanya) -> None:
    standing = tanya(isi).standing
    assert standing.jkm_masa_awal is awal
    tanda = [warning for warning in standing.peringatan if warning.kode.startswith("jkm-masa-awal")]
    assert [warning.kode for warning in tanda] == ([kode] if kode else [])
    assert all(warning.sumber == ("jkm-masa-awal",) for warning in tanda)
    assert all(warning.tentang == "manfaat.jkm" for warning in tanda)


def test_words_about_the_first_months(tanya: Tanya) -> None:
    pesan = _pesan(tanya, "", "jkm-masa-awal")
    assert "dalam 3 bulan iuran pertama" in pesan
    assert "Manfaat penuh mulai bulan ke-4" in pesan
    assert _pesan(tanya, "masa_iur=2", "jkm-masa-awal").startswith(
        "Iuran baru 2 bulan: dalam 3 bulan iuran pertama yang dibayar hanya biaya pemakaman "
        "Rp10.000.000."
    )
    pesan = _pesan(tanya, "masa_iur=4", "jkm-masa-awal-batas")
    assert pesan.startswith("Bulan ke-4 kami hitung penuh. Cara menghitung batas 3 bulan")


@pytest.mark.parametrize(
    ("isi", "cukup", "tanda"),
    [
        ("anak=5", True, True),
        ("", True, False),
        ("anak=5&masa_iur=35", False, True),
        ("masa_iur=35", False, False),
        ("anak=5&masa_iur=36", True, False),
        ("anak=5&masa_iur=37", True, False),
        ("mulai=2018-01&anak=5&masa_iur=59", False, True),
        ("mulai=2018-01&anak=5&masa_iur=60", True, False),
    ],
)
def test_scholarship_of_jkm_needs_three_years(
    isi: str, cukup: bool, tanda: bool, tanya: Tanya
) -> None:
    standing = tanya(isi).standing
    assert standing.jkm_beasiswa is cukup
    assert ("jkm-beasiswa" in [warning.kode for warning in standing.peringatan]) is tanda


def test_words_about_the_scholarship_of_jkm(tanya: Tanya) -> None:
    assert _pesan(tanya, "anak=5", "jkm-beasiswa") == (
        "Kalau meninggal bukan karena kerja, beasiswa anak baru diberikan setelah 36 bulan iuran. "
        "Kalau karena kerja, tidak ada syarat lama iuran."
    )
    assert _pesan(tanya, "anak=5&masa_iur=35", "jkm-beasiswa") == (
        "Iuran baru 35 dari 36 bulan: kalau meninggal bukan karena kerja, beasiswa anak belum "
        "diberikan. Kalau karena kerja, tidak ada syarat lama iuran."
    )
    (satu,) = (t for t in tanya("anak=5").standing.peringatan if t.kode == "jkm-beasiswa")
    assert (satu.sumber, satu.tentang) == (("jkm-beasiswa",), "manfaat.jkm.beasiswa")


@pytest.mark.parametrize(
    ("isi", "tanda"),
    [
        ("", True),
        ("masa_iur=11", True),
        ("masa_iur=12", False),
        ("masa_iur=13", False),
        ("mulai=2021-03", False),
        ("mulai=2021-04", True),
    ],
)
def test_sudden_death_at_work_needs_twelve_months(isi: str, tanda: bool, tanya: Tanya) -> None:
    assert ("jkk-mendadak" in _kode(tanya, isi)) is tanda
    if tanda:
        pesan = _pesan(tanya, isi, "jkk-mendadak")
        assert "dihitung kecelakaan kerja hanya kalau iuran sudah dibayar 12 bulan." in pesan
        assert "meninggal paling lama 24 jam kemudian. Sebelum itu" in pesan
        (satu,) = (t for t in tanya(isi).standing.peringatan if t.kode == "jkk-mendadak")
        assert (satu.sumber, satu.tentang) == (("jkk-mendadak",), "manfaat.jkk.meninggal")


@pytest.mark.parametrize(
    ("isi", "tanda"),
    [
        ("mulai=2026-11&bulan=3&peristiwa=2027-01", False),
        ("mulai=2026-11&bulan=3&peristiwa=2027-02", True),
        ("mulai=2026-11&peristiwa=2026-11", False),
        ("mulai=2026-11&peristiwa=2026-12", True),
        ("mulai=2026-11&peristiwa=2027-02&masa_iur=4", False),
        ("mulai=2026-11&peristiwa=2027-02&tunggakan=1", False),
    ],
)
def test_event_beyond_the_months_paid_says_what_is_taken_for_granted(
    isi: str, tanda: bool, tanya: Tanya
) -> None:
    assert ("iuran-diteruskan" in _kode(tanya, isi)) is tanda


def test_words_about_an_event_beyond_the_months_paid(tanya: Tanya) -> None:
    query = "mulai=2026-11&bulan=3&peristiwa=2027-02"
    assert _pesan(tanya, query, "iuran-diteruskan").startswith(
        "Peristiwa Februari 2027 setelah iuran Januari 2027, bulan terakhir yang dibayar."
    )
    tanda = next(t for t in tanya(query).peringatan if t.kode == "iuran-diteruskan")
    assert (tanda.sumber, tanda.tentang) == (("tunggakan-denda",), "manfaat")


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ("pekerjaan=art&mulai=2026-03", []),
        ("pekerjaan=art&mulai=2026-04", ["prt-hak"]),
        ("pekerjaan=art&usia=18", ["prt-hak"]),
        ("pekerjaan=art&usia=17", ["prt-hak", "prt-usia"]),
        ("pekerjaan=pemulung&usia=17", []),
        ("usia=17", []),
        ("pekerjaan=art&usia=70", ["prt-hak"]),
    ],
)
def test_law_on_domestic_workers(isi: str, kode: list[str], tanya: Tanya) -> None:
    tanda = [
        warning for warning in tanya(isi).standing.peringatan if warning.kode.startswith("prt-")
    ]
    assert [warning.kode for warning in tanda] == kode
    sumber = {"prt-hak": ("prt-hak", "prt-peraturan"), "prt-usia": ("prt-usia",)}
    assert all(warning.sumber == sumber[warning.kode] for warning in tanda)
    if "prt-usia" in kode:
        assert tanda[1].pesan.startswith(
            "Usia 17 tahun: pekerja rumah tangga paling muda 18 tahun."
        )


@pytest.mark.parametrize("month", ["2015-07", "2024-01", "2026-11"])
@pytest.mark.parametrize("occupation", ["art", "sopir-pribadi", "perawat-lansia"])
def test_domestic_workers_text_and_practice_are_both_told(
    occupation: str, month: str, tanya: Tanya
) -> None:
    isi = f"pekerjaan={occupation}&mulai={month}"
    (warning,) = [t for t in tanya(isi).peringatan if t.kode == "pemberi-kerja"]
    assert warning.sumber == ("pekerja-perseorangan", "prt-praktik", "prt-tanya-jawab", "prt-bpu")
    assert "Dalam praktik" in warning.pesan
    assert "penerima upah (PU)" in warning.pesan


@pytest.mark.parametrize(
    ("occupation", "source"),
    [
        ("buruh-bangunan", "jasa-konstruksi"),
        ("penjaga-warung", "pekerja-perseorangan"),
        ("kernet", "pekerja-perseorangan"),
        ("montir", "karyawan"),
        ("buruh-tani", "pekerja-perseorangan"),
    ],
)
def test_somebody_may_owe_the_cover_of_a_wage_earner(
    occupation: str, source: str, tanya: Tanya
) -> None:
    (warning,) = [
        t for t in tanya(f"pekerjaan={occupation}").peringatan if t.kode == "pemberi-kerja"
    ]
    assert source in warning.sumber
    assert "wajib mendaftarkan" in warning.pesan


@pytest.mark.parametrize(
    "isi", ["", "pekerjaan=pemulung", "pekerjaan=pedagang", "pekerjaan=petani"]
)
def test_who_works_for_nobody_hears_of_no_employer(isi: str, tanya: Tanya) -> None:
    assert "pemberi-kerja" not in {t.kode for t in tanya(isi).peringatan}


@pytest.mark.parametrize(
    ("isi", "hak", "tanda"),
    [
        ("usia=58&mulai=2016-06", "penuh", True),
        ("usia=62&mulai=2019-01", "penuh", True),
        ("usia=56&mulai=2021-03", "penuh", True),
        ("usia=55&mulai=2016-06", "penuh", False),
        ("mulai=2016-06", "penuh", False),
        ("usia=64&mulai=2021-04", "penuh", False),
        # No limit that was ever known lets somebody of 65 in.
        ("usia=65&mulai=2019-01", "tidak", False),
        ("usia=65&mulai=2021-04", "tidak", False),
    ],
)
def test_age_limit_before_april_2021_is_not_the_later_one(
    isi: str, hak: str, tanda: bool, tanya: Tanya
) -> None:
    standing = tanya(isi).standing
    assert standing.hak == hak
    kode = [warning.kode for warning in standing.peringatan]
    assert ("usia-daftar-dulu" in kode) is tanda
    if tanda:
        pesan = _pesan(tanya, isi, "usia-daftar-dulu")
        assert "sebelum 1 April 2021 tidak kami temukan" in pesan
        assert "berita 21 Juni 2017: batasnya waktu itu 56 tahun" in pesan
