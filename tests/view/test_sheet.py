"""The answer as markup: every amount once, by its name; every warning once; nothing unescaped."""

import re
from collections import Counter
from typing import cast
from xml.etree import ElementTree as ET

import pytest
from markupsafe import escape

from calculator.estimate import Estimate, estimate
from calculator.month import long_date
from calculator.rules import Law, law
from calculator.rupiah import rp
from calculator.scenario import Scenario
from calculator.syarat import sources
from calculator.view.answer.sheet import Sheet, amount_paths, render
from tests.view.markup import Jawab, cari, periksa, teks

PENUH = (
    "penghasilan=2jt&anak=8,13,20,25&bulan=12&pekerjaan=art&cacat=A01,A15:50,B01&stmb=14"
    "&transport=darat,udara&jumlah=2&program=jkk-jkm-jht&jht_tahun=10&tunggakan=1"
)
KEADAAN = (
    "penghasilan=1000000",
    PENUH,
    "penghasilan=25jt&usia=66&anak=4&stmb=3&cacat=A02&transport=laut",
    "penghasilan=1jt&mulai=2018-01&anak=3",
    "penghasilan=1jt&masa_iur=2&pembayar=sendiri",
    "penghasilan=3jt&pekerjaan=ojek-online&bulan=6&mulai=2027-01",
    "penghasilan=2jt&pekerjaan=sopir-pribadi&usia=16",
    "penghasilan=2jt&tunggakan=9&program=jkk-jkm-jht",
    "penghasilan=500rb&pembayar=pemerintah&jumlah=1000000",
    "penghasilan=2jt&peristiwa=2026-09",
    "penghasilan=2jt&mulai=2031-12",
)


def keluaran(akar: ET.Element) -> dict[str, ET.Element]:
    semua = cari(akar, "output")
    nama = Counter(each.get("name") for each in semua)
    assert [satu for satu, banyak in nama.items() if banyak > 1] == []
    return {str(each.get("name")): each for each in semua}


def di(jawaban: object, jalur: str) -> object:
    for kunci in jalur.split("."):
        jawaban = (
            jawaban[int(kunci)]
            if isinstance(jawaban, list)
            else cast("dict[str, object]", jawaban)[kunci]
        )
    return jawaban


def angka(jawaban: object, jalur: str = "") -> dict[str, int]:
    """Every whole number of the JSON answer by its path, however the view names them."""
    if isinstance(jawaban, dict):
        return {
            k: v
            for kunci, isi in jawaban.items()
            for k, v in angka(isi, f"{jalur}.{kunci}".lstrip(".")).items()
        }
    if isinstance(jawaban, list):
        return {
            k: v
            for nomor, isi in enumerate(jawaban)
            for k, v in angka(isi, f"{jalur}.{nomor}").items()
        }
    return {jalur: jawaban} if isinstance(jawaban, int) and not isinstance(jawaban, bool) else {}


@pytest.mark.parametrize("query", KEADAAN)
def test_every_amount_of_the_answer_is_shown_once_under_its_path(query: str, jawab: Jawab) -> None:
    hasil = jawab(query)
    jawaban = hasil.jawaban()
    terlihat = keluaran(periksa(render(hasil)))
    assert {jalur for jalur in amount_paths(hasil) if diberi(hasil, jalur)} == {
        jalur for jalur in terlihat if not jalur.endswith("orthose")
    }
    for jalur, satu in terlihat.items():
        nilai = di(jawaban, jalur)
        assert satu.get("data-nilai") == str(nilai)
        assert satu.get("form") == "kalkulator"
        # Else it speaks up by itself, and the fold that it stands in is named without it.
        assert satu.get("role") == "none"
        if nilai == 0 and "Rp" not in teks(satu):
            assert jalur in BELUM, jalur
            continue
        assert teks(satu) == (f"{nilai}%" if jalur.endswith("orthose") else rp(cast("int", nilai)))


# What nothing is to be said about where no price is told.
TANPA_HARGA = ("iuran", "golongan", "manfaat.")
# What is told in words in the place of nought, because nobody asked or the law knew none.
BELUM = {
    "manfaat.jkk.transport",
    "manfaat.jkk.perawatan_rumah",
    "manfaat.jkk.alat_bantu_dengar",
    "manfaat.jkk.kacamata",
    "manfaat.jkk.meninggal.beasiswa",
    "manfaat.jkk.cacat_total_tetap.beasiswa",
    "manfaat.jkm.beasiswa",
    "manfaat.jht.hasil",
    "manfaat.jkk.stmb.total",
    "manfaat.jkk.cacat.total",
    "beasiswa.total",
}


def diberi(hasil: Estimate, jalur: str) -> bool:
    """Tell whether an answer gives an amount at all: prices to who may pay, benefits where due."""
    if hasil.standing.hak != "tidak":
        return hasil.standing.membayar
    return hasil.standing.membayar and not jalur.startswith(("manfaat", "beasiswa"))


def test_nought_stands_only_where_something_was_asked(jawab: Jawab) -> None:
    for query in ("", "&program=jkk-jkm-jht", "&mulai=2018-01", "&usia=66", "&tunggakan=9"):
        halaman = teks(periksa(render(jawab(f"penghasilan=1jt{query}"))))
        manfaat = halaman.partition("Kalau terjadi sesuatu")[2].partition("Langkah berikutnya")[0]
        assert not re.search(r"Rp0\b", manfaat), query
    assert re.search(r"Rp0\b", teks(periksa(render(jawab("penghasilan=1jt&anak=30")))))


@pytest.mark.parametrize("query", KEADAAN)
def test_no_number_of_the_answer_is_forgotten(query: str, jawab: Jawab) -> None:
    hasil = jawab(query)
    jawaban = cast("dict[str, object]", hasil.jawaban())
    bagian = {kunci: jawaban[kunci] for kunci in ("iuran", "manfaat", "beasiswa")}
    bukan_uang = {"usia", "tahun", "bulan", "hari", "dari", "sampai", "persen", "orthose"}
    uang = {
        jalur
        for jalur in angka(bagian)
        if jalur.rpartition(".")[2] not in bukan_uang and diberi(hasil, jalur)
    }
    assert uang <= set(keluaran(periksa(render(hasil))))


@pytest.mark.parametrize("query", KEADAAN)
def test_every_warning_is_said_once(query: str, jawab: Jawab) -> None:
    hasil = jawab(query)
    # The list of sources may take the same words from the law.
    markup = render(hasil).partition('<section class="dasar"')[0]
    for warning in hasil.peringatan:
        if not hasil.standing.membayar and warning.tentang.startswith(TANPA_HARGA):
            # Where no price is told there is nothing to say about it.
            assert str(escape(warning.pesan)) not in markup
            continue
        assert markup.count(str(escape(warning.pesan))) == 1, warning.kode


@pytest.mark.parametrize("query", KEADAAN)
def test_every_source_is_listed_with_its_article_and_day(query: str, jawab: Jawab) -> None:
    hasil = jawab(query)
    akar = periksa(render(hasil))
    (daftar,) = [satu for satu in cari(akar, "ul") if satu.get("class") == "kutipan"]
    baris = [teks(satu) for satu in cari(daftar, "li")]
    told = sources(hasil, law())
    # Where no price is told, no rule of the price is named.
    assert (len(told) < len(hasil.sumber)) is not hasil.standing.membayar
    for kutipan, tulisan in zip(told, baris, strict=True):
        assert kutipan.peraturan.singkat in tulisan
        assert kutipan.place in tulisan
        assert "dalam salinan" not in tulisan
        assert f"Diperiksa {long_date(kutipan.peraturan.diperiksa)}" in tulisan


def test_reasons_for_nothing_come_first(jawab: Jawab) -> None:
    for query, kata in (
        ("penghasilan=2jt&usia=66", "66 tahun"),
        ("penghasilan=2jt&tunggakan=9", "menunggak 9 bulan"),
        ("penghasilan=2jt&pekerjaan=art&usia=16", "paling muda 18 tahun"),
    ):
        hasil = periksa(render(jawab(query)))[0]
        assert "penting" in (hasil[0].get("class") or "")
        assert kata in teks(hasil[0])


def test_a_doubt_is_told_where_the_amount_is(jawab: Jawab) -> None:
    akar = periksa(render(jawab("penghasilan=25jt&cacat=A15")))
    ragu = {
        str(luar.get("name"))
        for kotak in cari(akar, "span", class_="belum-pasti")
        for luar in cari(kotak, "output")
    }
    assert {
        "manfaat.jkk.cacat.rincian.0.nilai",
        "manfaat.jkk.gigi_tiruan",
    } <= ragu
    assert "Dasar penghasilan golongan 33 belum pasti" in teks(akar)
    pasti = periksa(render(jawab("penghasilan=2jt&cacat=A01")))
    ragu = {
        str(o.get("name"))
        for k in cari(pasti, "span", class_="belum-pasti")
        for o in cari(k, "output")
    }
    assert not ragu & {
        "golongan.dasar",
        "manfaat.jkk.cacat.rincian.0.nilai",
        "manfaat.jkk.meninggal.total",
    }


def test_an_answer_for_an_earlier_month_says_what_changed(jawab: Jawab) -> None:
    hasil = jawab("penghasilan=1jt&mulai=2026-11")
    assert "sekarang" not in render(hasil, "2026-11")
    sama = periksa(render(hasil, "2026-12"))
    assert "angkanya tidak berubah" in teks(sama)
    beda = periksa(render(hasil, "2027-01"))
    assert "iuran sebulan: Rp8.400 menjadi Rp16.800" in teks(beda)
    (tautan,) = [
        satu for satu in cari(beda, "a") if (satu.get("href") or "").startswith("#penghasilan")
    ]
    assert tautan.get("href") == "#penghasilan=1000000&mulai=2027-01"
    # Beyond the law data there is nothing to compare with, and a strange present says nothing.
    assert "sekarang" not in render(hasil, "2032-01")
    assert "sekarang" not in render(hasil, "kapan")


def test_a_due_day_is_told_without_promising_it_and_once_over_with_what_then(
    jawab: Jawab,
) -> None:
    hasil = jawab("penghasilan=1jt&mulai=2026-11")
    (lewat,) = cari(periksa(render(hasil)), "span", hidden="")
    # The page compares this day with its clock; the engine has none.
    assert lewat.get("data-sesudah") == hasil.iuran.jatuh_tempo
    assert "sudah lewat" in teks(lewat)


def test_what_the_family_receives_stands_beside_the_price_with_its_condition(jawab: Jawab) -> None:
    for query, kata in (
        ("penghasilan=2jt", "setelah 3 bulan iuran pertama"),
        ("penghasilan=2jt&masa_iur=2", "hanya biaya pemakaman"),
        ("penghasilan=2jt&masa_iur=9", "karena sebab lain"),
    ):
        hasil = jawab(query)
        (inti,) = cari(periksa(render(hasil)), "dl", class_="harga-kartu__masa harga-kartu__inti")
        tulisan = " ".join(teks(inti).split())
        assert kata in tulisan
        assert rp(hasil.manfaat.jkk.meninggal.total) in tulisan
        assert rp(hasil.manfaat.jkm.total) in tulisan
    assert "harga-kartu__inti" not in render(jawab("penghasilan=2jt&tunggakan=9"))


def test_school_money_stands_beside_the_price_with_its_condition(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=2jt&anak=8,13")
    (inti,) = cari(periksa(render(hasil)), "dl", class_="harga-kartu__masa harga-kartu__inti")
    tulisan = " ".join(teks(inti).split())
    assert f"sekolah anak, paling banyak{rp(hasil.beasiswa.total)}" in tulisan
    assert tulisan.endswith(Sheet(hasil, hukum).beside("beasiswa.total"))


def test_the_price_card_tells_savings_apart_from_the_insurance(jawab: Jawab) -> None:
    """A relief of half stood beside a price that hardly fell: most of it was savings."""
    hasil = jawab("penghasilan=2jt&program=jkk-jkm-jht")
    satu = hasil.iuran.bulanan[0]
    kelas = "harga-kartu__untuk harga-kartu__bagi"
    (bagi,) = cari(periksa(render(hasil)), "p", class_=kelas)
    assert f"{rp(satu.jkk + satu.jkm)} untuk kecelakaan kerja" in teks(bagi)
    assert kelas not in render(jawab("penghasilan=2jt"))


def test_the_card_of_savings_asks_for_how_long(jawab: Jawab) -> None:
    akar = periksa(render(jawab("penghasilan=2jt&program=jkk-jkm-jht&jht_tahun=10")))
    keping = {
        node.get("value"): node.get("aria-pressed")
        for node in cari(akar, "button")
        if node.get("data-isi") == "jht_tahun"
    }
    assert keping == {"5": "false", "10": "true", "20": "false"}


def test_who_employs_at_home_is_led_to_what_the_law_asks_of_him(jawab: Jawab) -> None:
    hasil = jawab("penghasilan=2jt&pekerjaan=art")
    assert "prt-hak" in [satu.kode for satu in hasil.peringatan]
    assert 'href="../untuk-siapa/wajib/"' in render(hasil)


@pytest.mark.parametrize("query", ["penghasilan=2jt", "penghasilan=2jt&anak=8"])
def test_the_pictures_stand_in_columns_of_one_height(query: str, jawab: Jawab) -> None:
    akar = periksa(render(jawab(query)))
    (kisi,) = cari(akar, "div", class_="gambaran__kisi")
    kiri, kanan = (len(kolom) for kolom in kisi)
    assert 0 <= kiri - kanan <= 1


def test_the_price_after_the_relief_is_the_engines(jawab: Jawab, hukum: Law) -> None:
    for query in ("penghasilan=2jt", "penghasilan=2jt&pekerjaan=kurir&program=jkk-jkm-jht"):
        hasil = jawab(query)
        (then,) = Sheet(hasil, hukum).prices.then
        bulan = 12
        setahun = estimate(hasil.scenario._replace(bulan=bulan), hukum).iuran.bulanan
        normal = next(satu for satu in setahun if not satu.keringanan)
        assert then.total == normal.total
        assert str(then.dari) == normal.bulan
    assert Sheet(jawab("penghasilan=2jt&pembayar=pemerintah"), hukum).prices.then == ()


def test_what_the_law_data_say_is_escaped(jawab: Jawab) -> None:
    hasil = jawab("penghasilan=2jt&pekerjaan=art")
    jahat = '<script>alert("1")</script>'
    tanda = hasil.peringatan[0]._replace(pesan=jahat)
    langkah = hasil.langkah[0]._replace(rumus=jahat)
    beracun = hasil._replace(peringatan=(tanda,), langkah=(langkah, *hasil.langkah[1:]))
    markup = render(beracun)
    assert "<script" not in markup
    assert markup.count("&lt;script&gt;") == 2


def test_the_fullest_answer_stays_quick_and_small(jawab: Jawab) -> None:
    hasil: Estimate = jawab(PENUH)
    # A year of months must not repeat a year of citations: the download of a thin phone.
    assert len(render(hasil)) < 120_000
    assert len(render(jawab("penghasilan=1000000"))) < 60_000


def test_the_same_answer_gives_the_same_bytes() -> None:
    hukum = law()
    answer = estimate(Scenario.from_query(PENUH, "2026-11", hukum), hukum)
    assert render(answer) == render(answer)


@pytest.mark.parametrize("query", KEADAAN)
def test_every_row_of_a_list_has_a_name_of_its_own(query: str, jawab: Jawab) -> None:
    for rincian in cari(periksa(render(jawab(query))), "dl"):
        nama = [" ".join(teks(satu).split()) for satu in cari(rincian, "dt")]
        assert len(nama) == len(set(nama)), nama


def test_school_money_of_each_level_says_whose_and_how_often(jawab: Jawab) -> None:
    tulisan = teks(periksa(render(jawab("penghasilan=2jt&anak=8,8"))))
    assert "Anak ke-2 (8 tahun), SMA: setahun" in tulisan
    tulisan = teks(periksa(render(jawab("penghasilan=1jt&mulai=2018-01&anak=3"))))
    assert "sekali bayar" in tulisan
    assert ": setahun" not in tulisan


def test_what_no_card_shows_has_a_name(hukum: Law, jawab: Jawab) -> None:
    sheet = Sheet(jawab("penghasilan=2jt&anak=8"), hukum)
    sheet.amount("manfaat.jkm.total")
    found = sheet.rest("manfaat.jkm.")
    assert ("Biaya pemakaman", "manfaat.jkm.pemakaman") in found
    assert ("Santunan", "manfaat.jkm.santunan") in found


def test_a_relief_to_the_end_of_the_data_is_told_without_what_follows(
    hukum: Law, jawab: Jawab
) -> None:
    last = hukum.kepesertaan.cakupan.sampai
    scenario = jawab("penghasilan=2jt").scenario
    now = [one for one in hukum.iuran.keringanan if one.dari <= scenario.mulai <= one.sampai]
    longer = tuple(one._replace(sampai=last) for one in now)
    law = hukum._replace(iuran=hukum.iuran._replace(keringanan=longer))
    told = [one.pesan for one in estimate(scenario, law).peringatan]
    (relief,) = (text for text in told if text.startswith("Keringanan 50%"))
    assert f"iuran JKK dan JKM sampai iuran {last.nama}. Manfaatnya tidak berkurang." in relief


def test_what_rests_on_nothing_has_no_line_of_sources() -> None:
    assert Sheet.cite(()) == ""


def test_arrears_are_told_in_rupiah_and_what_follows_a_death_is_told_apart(jawab: Jawab) -> None:
    html = render(jawab("penghasilan=1jt&tunggakan=2&pekerjaan=kurir"))
    owed, _, rest = html.partition("Belum terjadi apa-apa")
    assert "Tunggakannya sekitar Rp16.800, September\N{EN DASH}Oktober 2026." in owed
    living, _, death = rest.partition("Pesertanya sudah meninggal")
    assert "Lanjutkan iurannya" in living
    assert "Beri tahu" in living
    for words in ("Lanjutkan iurannya", "Beri tahu", "Bayar Rp"):
        assert words not in death
    assert "Rp10.000.000 biaya pemakaman dibayar segera" in death
    # Half of the months lie before the relief: each has its own price.
    across = render(jawab("penghasilan=1jt&tunggakan=2&mulai=2026-05"))
    assert "Tunggakannya sekitar Rp25.200, Maret" in across
    assert "Tunggakannya" not in render(jawab("penghasilan=1jt"))


def test_the_closed_card_of_lost_income_tells_the_later_months_too(jawab: Jawab) -> None:
    html = render(jawab("penghasilan=2jt"))
    said = (
        "12 bulan pertama: 100% dari dasar penghasilan; mulai bulan ke-13: 50% dari dasar "
        "penghasilan, Rp1.000.000 sebulan"
    )
    assert said in html


@pytest.mark.parametrize("query", KEADAAN)
def test_a_card_cites_once_and_names_no_text_of_law_over_and_over(query: str, jawab: Jawab) -> None:
    cards = [
        card
        for card in cari(periksa(render(jawab(query))), "details")
        if "manfaat__kartu" in (card.get("class") or "").split()
    ]
    for card in cards:
        cited = [teks(line) for line in cari(card, "p", class_="sumber")]
        assert len(cited) <= 1, card.get("id")
        named = Counter(re.findall(r"\b(?:PP|UU|Permenaker) \d+/\d{4}", " ".join(cited)))
        # Once for what is sure, once for what is not, once for an annex.
        assert max(named.values(), default=0) <= 3, (card.get("id"), named)


def test_an_answer_for_an_earlier_month_says_what_is_not_sure_by_now() -> None:
    hukum = law()
    scenario = Scenario.from_query("penghasilan=2jt&anak=7&mulai=2026-12", "2026-12", hukum)
    answer = estimate(scenario, hukum)
    told = {kini: str(render(answer, kini)) for kini in ("2026-12", "2027-02", "2028-06")}
    assert "Ini hitungan untuk" not in told["2026-12"]
    for kini in ("2027-02", "2028-06"):
        assert "Rp13.400 menjadi" in " ".join(teks(periksa(told[kini])).split())
        assert "Umur di sini adalah umur waktu itu" in told[kini]
    # Beyond the months that the law is sure for, what it became is said with a doubt.
    assert "mungkin sudah berubah" not in told["2027-02"]
    assert "untuk Juni 2028 aturannya mungkin sudah berubah" in told["2028-06"]
    alone = estimate(Scenario.from_query("penghasilan=2jt&mulai=2026-12", "2026-12", hukum), hukum)
    assert "Umur di sini" not in str(render(alone, "2027-02"))
