"""The body: every row of the table can be reached, from the picture and from the list."""

import re
from datetime import date

import pytest

from calculator.rules import Law
from calculator.scenario import Scenario
from calculator.view.answer.body import PARTS, body
from tests.view.markup import Jawab, cari, periksa, teks

HARI = date(2026, 11, 24)


def test_every_row_stands_once_and_every_part_in_picture_and_list(hukum: Law) -> None:
    akar = periksa(body(hukum, HARI, id_awal="b-"))
    tabel = hukum.jkk.cacat.on(HARI).nilai
    assert sorted(satu.get("data-kode") for satu in cari(akar, "input", type="checkbox")) == sorted(
        tabel
    )
    area = {satu.get("data-bagian"): satu for satu in cari(akar, "a")}
    daftar = {satu.get("data-bagian"): satu for satu in cari(akar, "details")}
    assert set(area) == set(daftar) == set(PARTS) == {satu.tempat for satu in tabel.values()}
    for kunci, satu in area.items():
        assert satu.get("href") == f"#{daftar[kunci].get('id')}"
        assert satu.get("aria-label") == PARTS[kunci]
    # Nothing may slip into the query: only the form's own field has a name.
    assert not [node for node in akar.iter() if node.get("name")]


def test_rows_say_their_percentage_and_doubt(hukum: Law) -> None:
    akar = periksa(body(hukum, HARI))
    isi = {satu.get("data-kode"): teks(satu) for satu in cari(akar, "li", class_="badan__pilihan")}
    assert "15% belum pasti" in isi["A15"]
    assert "10–30%" in isi["B01"]
    assert "Ditetapkan dokter% (10–30; kosong berarti 10)" in isi["B01"]
    assert "desibel (10–100; kosong berarti 10)" in isi["B04"]
    assert "belum pasti" not in isi["A01"]
    assert "Berapa?123" in isi["A19"]


def test_choice_is_shown(jawab: Jawab, hukum: Law) -> None:
    cacat = jawab("penghasilan=2jt&cacat=A15:50,A19,A19").scenario.cacat
    akar = periksa(body(hukum, HARI, cacat))
    dipilih = [satu for satu in cari(akar, "input") if satu.get("checked") is not None]
    assert [satu.get("data-kode") for satu in dipilih] == ["A15", "A19"]
    (area,) = [satu for satu in cari(akar, "a") if "badan__area--ada" in satu.get("class")]
    assert area.get("aria-label") == "Jari tangan 3 dipilih"
    buka = [
        satu.get("data-bagian") for satu in cari(akar, "details") if satu.get("open") is not None
    ]
    assert buka == ["jari-tangan"]
    (a15,) = cari(akar, "li", data_kode="A15")
    assert [
        satu.get("value") for satu in cari(a15, "input") if satu.get("data-ukuran") is not None
    ] == ["50"]
    (a19,) = cari(akar, "li", data_kode="A19")
    assert [teks(satu) for satu in cari(a19, "option") if satu.get("selected") is not None] == ["2"]


def test_offered_bounds_are_those_the_engine_takes(hukum: Law) -> None:
    akar = periksa(body(hukum, HARI))
    for li in cari(akar, "li", class_="badan__pilihan"):
        kode = li.get("data-kode")
        ukuran = [satu for satu in cari(li, "input") if satu.get("data-ukuran") is not None]
        if not ukuran:
            with pytest.raises(ValueError, match="cacat: "):
                Scenario.from_query(f"penghasilan=1jt&cacat={kode}:50", "2026-11", hukum)
            continue
        ((bawah, atas),) = re.findall(
            r", (\d+) sampai (\d+), kosong berarti ", ukuran[0].get("aria-label")
        )
        for nilai in (bawah, atas):
            Scenario.from_query(f"penghasilan=1jt&cacat={kode}:{nilai}", "2026-11", hukum)
        for nilai in (int(bawah) - 1, int(atas) + 1):
            with pytest.raises(ValueError, match="cacat: "):
                Scenario.from_query(f"penghasilan=1jt&cacat={kode}:{nilai}", "2026-11", hukum)
        banyak = len(cari(li, "option")) or 1
        Scenario.from_query(f"penghasilan=1jt&cacat={','.join([kode] * banyak)}", "2026-11", hukum)
        with pytest.raises(ValueError, match="cacat: "):
            Scenario.from_query(
                f"penghasilan=1jt&cacat={','.join([kode] * (banyak + 1))}", "2026-11", hukum
            )
