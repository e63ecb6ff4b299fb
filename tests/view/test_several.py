"""Several scenarios: the link comes back whole, the total is the sum, faults say whose they are."""

import json
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.browser import banyak, ekspor_banyak
from calculator.estimate import estimate
from calculator.rules import Law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.view.several import DEFAULTS, EXAMPLES, PAGES, SEPARATOR
from calculator.view.several.household import household_months
from tests.laws import TODAY
from tests.view.markup import Jawab, cari, periksa, teks

KINI = "2026-11"
DASAR = "https://contoh.example/rumah-tangga/"
SAAT = "20261101T063000Z"
TIGA = (
    "penghasilan=2jt&pekerjaan=art&bulan=3&anak=8",
    "penghasilan=4jt&pekerjaan=ojek-online&bulan=6&mulai=2027-02&pembayar=sendiri",
    "penghasilan=1,2 juta&program=jkk-jkm-jht&jumlah=3&cacat=A15:50&stmb=2&tunggakan=2",
)


def tanya(*query: str, halaman: str = "rumah-tangga", kini: str = KINI) -> dict[str, object]:
    isi: dict[str, object] = json.loads(banyak(SEPARATOR.join(query), kini, halaman))
    return isi


@pytest.mark.parametrize("halaman", PAGES)
def test_link_is_the_contracts_links_joined(halaman: str, hukum: Law) -> None:
    isi = tanya(*TIGA, halaman=halaman)
    bagian = str(isi["tautan"]).split(SEPARATOR)
    assert bagian == [Scenario.from_query(q, KINI, hukum).to_query(hukum) for q in TIGA]
    # Read again, later: the same link, the same answer.
    lagi = tanya(str(isi["tautan"]), halaman=halaman, kini="2027-05")
    assert lagi["tautan"] == isi["tautan"]
    assert lagi["html"] == isi["html"]
    # Nothing in it needs escaping in a fragment.
    assert quote(str(isi["tautan"]), safe="!$&'()*+,;=:@/?-._~%") == isi["tautan"]


def test_household_total_is_the_sum_of_its_parts(jawab: Jawab) -> None:
    isi = tanya(*TIGA)
    bagian = [jawab(q) for q in TIGA]
    jumlah = sum(part.iuran.total_semua for part in bagian)
    assert isi["iuran"] == jumlah
    akar = periksa(str(isi["html"]))
    keluaran = {satu.get("name"): int(satu.get("data-nilai", "")) for satu in cari(akar, "output")}
    assert keluaran["rumah.total"] == jumlah
    bulan = [n for nama, n in keluaran.items() if (nama or "").startswith("rumah.bulanan.")]
    assert sum(bulan) == jumlah
    assert keluaran["rumah.hemat"] == sum(
        part.iuran.hemat * part.scenario.jumlah for part in bagian
    )
    for nomor, satu in enumerate(bagian, start=1):
        assert keluaran[f"{nomor}.manfaat.jkm.total"] == satu.manfaat.jkm.total
        assert keluaran[f"{nomor}.manfaat.jkk.meninggal.total"] == (
            satu.manfaat.jkk.meninggal.total
        )
    for satu in cari(akar, "output"):
        assert teks(satu) == rp(int(satu.get("data-nilai", "")))


def test_one_table_has_people_by_year(jawab: Jawab) -> None:
    isi = tanya(*TIGA)
    keluaran = {
        str(satu.get("name")): int(satu.get("data-nilai", ""))
        for satu in cari(periksa(str(isi["html"])), "output")
        if "tahun" in str(satu.get("name"))
    }
    harap = {"rumah.tahun.2026": 0, "rumah.tahun.2027": 0}
    for nomor, query in enumerate(TIGA, start=1):
        answer = jawab(query)
        for bulan in answer.iuran.bulanan:
            for nama in (f"{nomor}.tahun.{bulan.bulan[:4]}", f"rumah.tahun.{bulan.bulan[:4]}"):
                harap[nama] = harap.get(nama, 0) + bulan.total * answer.scenario.jumlah
    assert keluaran == harap
    assert sum(n for nama, n in harap.items() if nama.startswith("rumah")) == isi["iuran"]


def _shared(*query: str) -> tuple[dict[str, str], list[str]]:
    """Give the fields asked once for all, and the fields that each worker has of his own."""
    akar = periksa(str(tanya(*query)["formulir"]))
    semua = {
        str(satu.get("data-semua")): str(satu.get("value") or "")
        for nama in ("input", "select")
        for satu in cari(akar, nama)
        if satu.get("data-semua")
    }
    sendiri = [
        str(satu.get("id"))
        for nama in ("input", "select")
        for satu in cari(akar, nama)
        if satu.get("name") in {"mulai", "bulan"} and satu.get("type") != "hidden"
    ]
    return semua, sendiri


def test_months_and_start_are_asked_once_for_all() -> None:
    semua, sendiri = _shared(
        "penghasilan=2jt&mulai=2027-01&bulan=3", "penghasilan=3jt&mulai=2027-01&bulan=3"
    )
    assert semua == {"mulai": "2027-01", "bulan": ""}
    assert not sendiri
    # This month and one month go unsaid in one link and are written in another.
    assert not _shared("penghasilan=2jt&mulai=2026-11&bulan=1", "penghasilan=3jt")[1]


def test_an_old_link_with_other_months_for_each_keeps_them() -> None:
    semua, sendiri = _shared("penghasilan=2jt&bulan=3", "penghasilan=3jt&bulan=6")
    assert set(semua) == {"mulai", "bulan"}
    assert sendiri == ["p1-bulan", "p2-bulan"]
    assert not [x for x in _shared("penghasilan=2jt")[1] if x]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 30_000_000),
            st.sampled_from([1, 2, 3, 6, 12]),
            st.sampled_from(["2026-04", "2026-11", "2027-03"]),
            st.integers(1, 9),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_months_always_add_up(pekerja: list[tuple[int, int, str, int]]) -> None:
    law = TODAY
    answers = [
        estimate(
            Scenario.from_query(f"penghasilan={p}&bulan={b}&mulai={m}&jumlah={n}", KINI, law),
            law,
        )
        for p, b, m, n in pekerja
    ]
    bulan = household_months(answers, law)
    assert [satu.bulan for satu in bulan] == sorted({satu.bulan for satu in bulan})
    assert all(satu.total == sum(x.nilai for x in satu.bagian) for satu in bulan)
    assert sum(satu.total for satu in bulan) == sum(answer.iuran.total_semua for answer in answers)


def test_household_tells_months_workers_and_warnings() -> None:
    akar = periksa(str(tanya(*TIGA)["html"]))
    isi = teks(akar)
    assert "Iuran November 2026, 5 orang" in isi
    assert "Pekerja 3, Pekerja lain, 3 orang" in isi
    assert "Perhatikan. Iuran menunggak 2 bulan" in isi
    assert "Sekolah anak, paling banyak" in isi
    assert "Rp81.000.000 dibayar tiap tahun, kalau terus sekolah sampai kuliah" in isi
    satu = tanya("penghasilan=2jt&mulai=2028-05&masa_iur=40")
    assert satu["ucapan"] == "Iuran Mei 2028 Rp26.800 untuk 1 orang."
    lama = teks(periksa(str(satu["html"])))
    assert "hemat" not in lama
    assert "bulan iuran pertama" not in lama


def test_comparison_shows_the_same_facts_in_rows(jawab: Jawab) -> None:
    isi = tanya(*TIGA, halaman="bandingkan")
    akar = periksa(str(isi["html"]))
    hasil = [jawab(q) for q in TIGA]
    keluaran = {satu.get("name"): int(satu.get("data-nilai", "")) for satu in cari(akar, "output")}
    for nomor, answer in enumerate(hasil, start=1):
        jawaban = answer.jawaban()
        for jalur in (
            "iuran.total",
            "iuran.total_semua",
            "manfaat.jkk.meninggal.total",
            "manfaat.jkk.cacat_total_tetap.total",
            "manfaat.jkk.cacat.total",
            "manfaat.jkk.stmb.total",
            "manfaat.jkm.total",
            "beasiswa.total",
        ):
            nilai: object = jawaban
            for kunci in jalur.split("."):
                assert isinstance(nilai, dict)
                nilai = nilai[kunci]
            ditanya = {"cacat": answer.scenario.cacat, "stmb": answer.scenario.stmb}
            ditanya["beasiswa"] = answer.scenario.anak
            if all(isi for kunci, isi in ditanya.items() if kunci in jalur.split(".")):
                assert keluaran[f"{nomor}.{jalur}"] == nilai
            else:
                assert f"{nomor}.{jalur}" not in keluaran
    assert "3.manfaat.jht.saldo" in keluaran
    assert "1.manfaat.jht.saldo" not in keluaran
    for tiada in ("tidak menabung", "tanpa anak", "tidak ditanyakan"):
        assert tiada in teks(akar)
    # After its relief the first pays what the answer for a later month says.
    assert keluaran["1.iuran.nanti"] == jawab("penghasilan=2jt&mulai=2027-01").iuran.total
    for baris in cari(cari(akar, "tbody")[0], "tr"):
        assert len(list(baris)) == 4


def test_bars_of_a_row_share_one_scale_from_nought() -> None:
    isi = tanya(
        "penghasilan=1jt&mulai=2028-01", "penghasilan=20jt&mulai=2028-01", halaman="bandingkan"
    )
    akar = periksa(str(isi["html"]))
    for baris in cari(cari(akar, "tbody")[0], "tr"):
        sel = [satu for satu in cari(baris, "td") if cari(satu, "output")]
        nilai = [int(cari(cell, "output")[0].get("data-nilai", "")) for cell in sel]
        lebar = [float(cari(cell, "rect")[1].get("width", "").removesuffix("%")) for cell in sel]
        for n, x in zip(nilai, lebar, strict=True):
            assert x == pytest.approx(100 * n / max(nilai), rel=1e-3)


@pytest.mark.parametrize(
    ("query", "harus"),
    [
        (["penghasilan=2jt"], "Tambahkan pilihan lain untuk membandingkan."),
        (["penghasilan=2jt"] * 2, "Iurannya sama, Rp13.400 sebulan. Manfaatnya sama."),
        (
            ["penghasilan=2jt", "penghasilan=2jt&pekerjaan=ojek-online"],
            "Iurannya sama, Rp13.400 sebulan, sampai iuran Desember 2026; lalu berbeda. Manfaatnya",
        ),
        (
            ["penghasilan=4jt", "penghasilan=2jt"],
            "; Pilihan 1 Rp9.750 lebih banyak. Manfaat yang berbeda: meninggal karena kerja dan",
        ),
    ],
)
def test_comparison_says_its_gist(query: list[str], harus: str) -> None:
    isi = tanya(*query, halaman="bandingkan")
    assert harus in str(isi["ucapan"])
    assert str(isi["ucapan"]) in teks(periksa(str(isi["html"])))


def test_comparison_warns_for_the_right_one() -> None:
    isi = tanya("penghasilan=2jt", "penghasilan=2jt&usia=70", halaman="bandingkan")
    catatan = cari(periksa(str(isi["html"])), "div", class_="catatan catatan--peringatan")
    assert len(catatan) == 1
    assert teks(catatan[0]).startswith("Pilihan 2. Usia 70 tahun")


def test_a_price_that_stays_is_said_to_stay_beside_one_that_ends() -> None:
    isi = tanya("penghasilan=2jt", "penghasilan=2jt&pembayar=pemerintah", halaman="bandingkan")
    cells = cari(periksa(str(isi["html"])), "td")
    [cell] = [one for one in cells if cari(one, "output", name="2.iuran.nanti")]
    assert teks(cell) == "Rp26.800 tetap"


def test_faults_say_whose_they_are() -> None:
    isi = tanya("penghasilan=2jt", "penghasilan=x&bulan=5", "penghasilan=1jt&nik=1")
    assert [(satu["pekerja"], satu["kunci"]) for satu in isi["galat"]] == [  # type: ignore[attr-defined]
        (2, "penghasilan"),
        (2, "bulan"),
        (3, "nik"),
    ]
    assert "html" not in isi
    akar = periksa(str(isi["formulir"]))
    # What was written stays, also what cannot be used.
    form = cari(akar, "form")
    assert [satu.get("value") for satu in cari(form[1], "input", name="penghasilan")] == ["x"]
    assert "5" in [o.get("value") for o in cari(form[1], "option") if o.get("selected") is not None]
    lain = [satu for satu in cari(form[2], "input") if satu.get("data-lain") is not None]
    assert [satu.get("value") for satu in lain] == ["nik=1"]


@pytest.mark.parametrize(("halaman", "banyaknya"), [("bandingkan", 4), ("rumah-tangga", 13)])
def test_too_many_is_a_fault(halaman: str, banyaknya: int) -> None:
    isi = tanya(*["penghasilan=1jt"] * banyaknya, halaman=halaman)
    (galat,) = isi["galat"]  # type: ignore[misc]
    assert galat["pekerja"] == banyaknya
    assert f"paling banyak {banyaknya - 1}" in galat["pesan"]
    assert len(tanya(*["penghasilan=1jt"] * (banyaknya - 1), halaman=halaman)) > 2


@pytest.mark.parametrize("halaman", PAGES)
def test_forms_hold_the_whole_link(halaman: str) -> None:
    isi = tanya(*TIGA, halaman=halaman)
    akar = periksa(str(tanya(str(isi["tautan"]), halaman=halaman)["formulir"]))
    bagian = []
    for form in cari(akar, "form"):
        pasangan = {}
        for node in form.iter():
            if node.tag in {"input", "select"} and node.get("name"):
                dipilih = [o for o in cari(node, "option") if o.get("selected") is not None]
                nilai = (
                    node.get("value")
                    if node.tag == "input"
                    else dipilih and dipilih[0].get("value")
                )
                if nilai:
                    pasangan[node.get("name")] = nilai
        lain = cari(form, "input", type="hidden")[0].get("value")
        bagian.append(
            "&".join([*(f"{k}={v}" for k, v in pasangan.items()), *([lain] if lain else [])])
        )
    assert tanya(*bagian, halaman=halaman)["tautan"] == isi["tautan"]
    assert str(isi["ringkas"]).startswith("['Asisten rumah tangga (ART), Rp2.000.000'")


def test_forms_keep_a_key_given_twice_for_the_engine_to_refuse() -> None:
    isi = tanya("penghasilan=1jt&penghasilan=2jt")
    assert [satu["kunci"] for satu in isi["galat"]] == ["penghasilan"]  # type: ignore[attr-defined]
    akar = periksa(str(isi["formulir"]))
    assert cari(akar, "input", type="hidden")[-1].get("value") == "penghasilan=2jt"
    assert "Pekerja lain" in teks(periksa(str(tanya("")["formulir"])))
    (kosong,) = cari(periksa(str(tanya("bulan=3")["formulir"])), "span", class_="banyak__ringkas")
    assert teks(kosong) == "Pekerja lain"


@pytest.mark.parametrize("halaman", PAGES)
def test_empty_fragment_is_the_pages_example(halaman: str) -> None:
    isi = tanya("", halaman=halaman)
    assert isi["tautan"] == tanya(DEFAULTS[halaman], halaman=halaman)["tautan"]
    for fragmen in EXAMPLES.values():
        assert "galat" not in tanya(fragmen, halaman="bandingkan")


def test_calendar_holds_every_worker() -> None:
    isi = json.loads(ekspor_banyak(SEPARATOR.join(TIGA), KINI, "rumah-tangga", "ics", DASAR, SAAT))
    assert isi["nama"] == "sertakan-rumah-tangga.ics"
    teks_ics = isi["isi"].replace("\r\n ", "")
    # Months 1 to 3, then 4 to 9 of the second; the third pays in month 1 too. And three ends.
    assert teks_ics.count("BEGIN:VEVENT") == 3 + 6 + 3
    assert len({uid for uid in teks_ics.split("\r\n") if uid.startswith("UID:")}) == 12
    assert "Pekerja 3 Rp" in teks_ics
    day = [b for b in teks_ics.split("\r\n") if b.startswith("DTSTART")]
    assert day == sorted(day)


def test_the_month_for_all_is_the_present_one_until_another_is_chosen() -> None:
    def value(query: str) -> str | None:
        field = next(
            satu
            for satu in cari(periksa(str(tanya(query)["formulir"])), "input")
            if satu.get("id") == "semua-mulai"
        )
        return field.get("value")

    assert value("") == value("penghasilan=1jt/penghasilan=2jt") == KINI
    assert value("penghasilan=1jt&mulai=2027-01/penghasilan=2jt&mulai=2027-01") == "2027-01"
    assert value("penghasilan=1jt&mulai=2027-01/penghasilan=2jt&mulai=2027-02") == ""


def test_message_and_code_of_a_household() -> None:
    isi = json.loads(ekspor_banyak(SEPARATOR.join(TIGA[:2]), KINI, "rumah-tangga", "teks", DASAR))
    pesan = isi["isi"]
    assert pesan.startswith("*Rp13.400* untuk 2 orang\n")
    assert "• Pekerja 1, Asisten rumah tangga (ART): Rp13.400 sebulan" in pesan
    assert "• Februari 2027: Rp23.150, paling lambat 15 Februari 2027" in pesan
    assert f"{DASAR}#penghasilan=2000000" in pesan
    assert pesan.endswith("situs edukasi independen.")
    isi = json.loads(
        ekspor_banyak(
            SEPARATOR.join(TIGA[:2]), KINI, "rumah-tangga", "teks", DASAR, "20270216T000000Z"
        )
    )
    # A day that is over is not named as one to pay by; on the last day it still is.
    assert "Februari 2027: Rp23.150, sudah lewat batasnya; peserta baru membayar" in isi["isi"]
    assert "Maret 2027: Rp23.150, paling lambat 15" in isi["isi"]
    isi = json.loads(
        ekspor_banyak(
            SEPARATOR.join(TIGA[:2]), KINI, "rumah-tangga", "teks", DASAR, "20270215T160000Z"
        )
    )
    assert "Februari 2027: Rp23.150, paling lambat 15 Februari 2027" in isi["isi"]
    kode = json.loads(ekspor_banyak("", KINI, "bandingkan", "qr", DASAR))
    assert kode["isi"].startswith("<svg")


@pytest.mark.parametrize("halaman", PAGES)
def test_whom_a_relief_passes_by_is_said_once(halaman: str) -> None:
    berlaku = "penghasilan=1500000&pekerjaan=art&mulai=2026-11&pembayar="
    jawab = tanya(f"{berlaku}pemerintah", f"{berlaku}sponsor", halaman=halaman, kini="2026-11")
    assert teks(periksa(str(jawab["html"]))).count("tidak mendapat keringanan") == 1


@pytest.mark.parametrize(
    ("fragmen", "jenis", "kunci"),
    [
        ("penghasilan=x", "ics", "penghasilan"),
        ("", "ics", "saat"),
        ("", "csv", "jenis"),
        (
            SEPARATOR.join([f"penghasilan=1jt&anak={','.join(['22'] * 20)}"] * 12),
            "qr",
            None,
        ),
    ],
)
def test_files_name_their_faults(fragmen: str, jenis: str, kunci: str | None) -> None:
    isi = json.loads(ekspor_banyak(fragmen, KINI, "rumah-tangga", jenis, DASAR))
    if kunci:
        assert [satu["kunci"] for satu in isi["galat"]] == [kunci]
    else:
        panjang = DASAR + "x" * 3_000
        isi = json.loads(ekspor_banyak(fragmen, KINI, "rumah-tangga", jenis, panjang))
        assert [satu["kunci"] for satu in isi["galat"]] == ["tautan"]


def test_further_fields_open_only_for_what_is_set() -> None:
    def terbuka(query: str) -> list[bool]:
        akar = periksa(str(tanya(query)["formulir"]))
        lain = cari(akar, "details", class_="banyak__lain")
        return [satu.get("open") is not None for satu in lain]

    assert terbuka(f"penghasilan=1jt&mulai={KINI}/penghasilan=1jt&bulan=3") == [False, False]
    assert terbuka("penghasilan=1jt&mulai=2027-01/penghasilan=1jt&anak=3") == [True, True]


def test_many_people_are_told_with_points() -> None:
    isi = tanya("penghasilan=2jt&jumlah=1000000")
    assert "1.000.000 orang" in str(isi["html"])
    for jenis in ("teks", "ics"):
        file = json.loads(
            ekspor_banyak(
                "penghasilan=2jt&jumlah=1000000", KINI, "rumah-tangga", jenis, DASAR, SAAT
            )
        )
        assert "1.000.000" in file["isi"].replace("\r\n ", "")
        assert "1000000" not in file["isi"].replace("\r\n ", "").partition("http")[0]


@pytest.mark.parametrize("halaman", PAGES)
def test_forms_show_what_was_read_and_nothing_that_was_not_said(halaman: str) -> None:
    """Lists and months cannot show every way of writing: the next edit would lose it."""
    query = "penghasilan=2 juta&pekerjaan=ART&bulan=12 bulan&mulai=Januari 2027"
    isi = tanya(query, halaman=halaman)
    akar = periksa(str(isi["formulir"]))
    bulan = [node for node in cari(akar, "input") if "mulai" in str(node.get("id"))]
    assert {(node.get("type"), node.get("value")) for node in bulan} == {("month", "2027-01")}
    dipilih = [o.get("value") for o in cari(akar, "option") if o.get("selected") is not None]
    assert {"art", "12"} <= set(dipilih)
    assert "2.000.000" in [node.get("value") for node in cari(akar, "input")]
    # What a control for months cannot show stands in one for text, beside its fault.
    salah = tanya("penghasilan=2jt&mulai=besok", halaman=halaman)
    akar = periksa(str(salah["formulir"]))
    assert ("text", "besok") in [(i.get("type"), i.get("value")) for i in cari(akar, "input")]
    # The month that nobody said goes on with the calendar: it is shown for all, and not asked for.
    akar = periksa(str(tanya("penghasilan=2jt", halaman=halaman)["formulir"]))
    told = [i.get("value") for i in cari(akar, "input") if i.get("id") != "semua-mulai"]
    assert KINI not in told


@pytest.mark.parametrize("halaman", PAGES)
@pytest.mark.parametrize(
    ("query", "kunci", "harus"),
    [
        ("penghasilan=150", "penghasilan", "kecil sekali"),
        ("penghasilan=80 ribu sehari", "penghasilan", "sehari dihitung"),
        ("penghasilan=2jt&usia=12", "usia", "terlalu muda"),
        ("penghasilan=2jt&usia=30&anak=18", "anak", "periksa kedua usianya"),
    ],
)
def test_what_doubts_an_entry_is_said_above_all_amounts_and_for_its_field(
    halaman: str, query: str, kunci: str, harus: str
) -> None:
    isi = tanya("penghasilan=2jt", query, halaman=halaman)
    html = str(isi["html"])
    assert harus in html
    assert html.index(harus) < html.index("<output"), "a calm price stands above"
    assert html.count(harus) == 1
    (satu,) = isi["periksa"]  # type: ignore[misc]
    assert (satu["pekerja"], satu["kunci"]) == (2, kunci)
    assert harus in satu["pesan"]


def test_a_folded_years_amounts_each_name_their_column() -> None:
    page = periksa(str(tanya("penghasilan=2jt&bulan=3", "penghasilan=1jt&bulan=6")["html"]))
    (table,) = (one for one in cari(page, "table") if "rumah__tahun" in str(one.get("class")))
    _, *heads = (teks(one).split()[0] for one in cari(cari(table, "thead")[0], "th"))
    rows = [cari(row, "td") for row in cari(cari(table, "tbody")[0], "tr")]
    assert len(heads) > 1
    assert all([cell.get("data-kolom") for cell in row] == heads for row in rows)
