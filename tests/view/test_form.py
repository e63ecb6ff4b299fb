"""The form: one native control for each key of the contract, filled from the law data."""

import re
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from calculator.fields import KUNCI
from calculator.month import Month
from calculator.rules import Law
from calculator.scenario import Scenario
from calculator.view.answer.form import DEFAULT, form
from tests.view.markup import cari, periksa, teks

KINI = Month(2026, 11)


@pytest.fixture(scope="module")
def akar(hukum: Law) -> ET.Element:
    return periksa(form(hukum, KINI, "../mesin/x/", lambda _: Markup('<svg class="orang"/>')))


def kendali(akar: ET.Element) -> dict[str, ET.Element]:
    semua = [
        satu
        for tag in ("input", "select", "textarea")
        for satu in cari(akar, tag)
        if satu.get("name")
    ]
    nama = [str(each.get("name")) for each in semua]
    assert sorted(nama) == sorted(KUNCI)
    return dict(zip(nama, semua, strict=True))


def test_each_key_has_one_native_control_with_a_label_help_and_a_place_for_faults(
    akar: ET.Element,
) -> None:
    (form,) = cari(akar, "form", id="kalkulator")
    assert form.get("data-mesin") == "unduh"
    label = {satu.get("for"): teks(satu) for satu in cari(akar, "label")}
    for kunci, satu in kendali(akar).items():
        assert label[satu.get("id")]
        assert f"galat-{kunci}" in (satu.get("aria-describedby") or "")


def test_every_option_is_a_value_the_engine_takes(akar: ET.Element, hukum: Law) -> None:
    for kunci, satu in kendali(akar).items():
        for pilihan in cari(satu, "option"):
            nilai = pilihan.get("value")
            if not nilai or (kunci == "pekerjaan" and not hukum.pekerjaan[nilai].tabel):
                continue
            Scenario.from_query(f"{DEFAULT}&{kunci}={nilai}", "2026-11", hukum)


def test_all_occupations_can_be_found_by_name_and_synonym(akar: ET.Element, hukum: Law) -> None:
    pilihan = {
        p.get("value"): p for p in cari(kendali(akar)["pekerjaan"], "option") if p.get("value")
    }
    assert set(pilihan) == set(hukum.pekerjaan)
    for slug, pekerjaan in hukum.pekerjaan.items():
        satu = pilihan[slug]
        assert teks(satu) == pekerjaan.nama
        assert (satu.get("data-sinonim") or "").split("|") == list(pekerjaan.sinonim)
        # Without a sector the table must not answer: another rule applies.
        assert satu.get("data-sektor") == (pekerjaan.sektor if pekerjaan.tabel else None)
    gambar = [b.get("data-pekerjaan") for b in cari(akar, "button") if b.get("data-pekerjaan")]
    assert gambar == [slug for slug, p in hukum.pekerjaan.items() if p.utama]


def test_a_pictured_choice_tells_its_whole_name(akar: ET.Element, hukum: Law) -> None:
    for satu in cari(akar, "button"):
        if slug := satu.get("data-pekerjaan"):
            name = satu.get("aria-label") or teks(satu)
            assert hukum.pekerjaan[slug].nama.partition(" (")[0] in name
            # So that one can say what one sees; and nothing is said twice.
            words = re.findall(r"\w+", name.casefold())
            assert teks(satu).partition(":")[0].casefold() in name.casefold()
            assert len(words) == len(set(words))


def test_months_and_defaults_come_from_the_law_data(akar: ET.Element, hukum: Law) -> None:
    isi = kendali(akar)
    cakupan = hukum.kepesertaan.cakupan
    for kunci in ("mulai", "peristiwa"):
        assert (isi[kunci].get("min"), isi[kunci].get("max")) == (
            str(cakupan.dari),
            str(cakupan.sampai),
        )
    bulan = [int(str(p.get("value"))) for p in cari(isi["bulan"], "option")]
    assert tuple(bulan) == hukum.iuran.masa_bayar.baris[-1].nilai
    (day,) = cari(akar, "input", id="hari-kerja")
    assert day.get("value") == str(hukum.iuran.hari_kerja.baris[-1].nilai)
    assert (isi["penghasilan"].get("value") or "").replace(".", "") == DEFAULT.partition("=")[2]
