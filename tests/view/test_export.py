"""Files of an answer: each read back by the rules of its own format."""

import csv
import json
import re
from datetime import date, timedelta
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from calculator.browser import ekspor as pintu
from calculator.browser import ekspor_banyak
from calculator.errors import InputError
from calculator.month import long_date
from calculator.rules import Law
from calculator.trace import Langkah
from calculator.view.export.files import KINDS, export
from calculator.view.export.ical import Event, calendar, events
from calculator.view.export.message import message
from calculator.view.export.qr import QUIET_ZONE, pattern, qr
from calculator.view.export.spreadsheet import HEAD, spreadsheet
from calculator.view.share.dialog import share
from tests.view.markup import Jawab

DASAR = "https://contoh.example/kalkulator/"
SAAT = "20261101T063000Z"

# ------------------------------------------------------------------------------ sheet


def angka(jawaban: object, jalur: str = "") -> dict[str, int]:
    """Give every whole number of an answer by its path."""
    if isinstance(jawaban, dict):
        isi = jawaban.items()
    elif isinstance(jawaban, list):
        isi = enumerate(jawaban)
    else:
        return {jalur: jawaban} if type(jawaban) is int else {}
    hasil: dict[str, int] = {}
    for kunci, nilai in isi:
        hasil |= angka(nilai, f"{jalur}.{kunci}" if jalur else str(kunci))
    return hasil


BUKAN_UANG = re.compile(
    r"\.(nomor|dari|sampai|usia|tahun|bulan|hari|persen|setahun|orthose)$|^masukan|^langkah|^skema|"
    # A child's stage is explained under the child.
    r"^golongan\.(dari|sampai)"
)


@pytest.mark.parametrize(
    "query",
    [
        "penghasilan=2jt&anak=8,13&bulan=3&jumlah=4",
        "penghasilan=2jt&program=jkk-jkm-jht&jht_tahun=10&cacat=A15:50,B06&stmb=14&transport=darat",
        "penghasilan=2jt&tunggakan=2",
    ],
)
def test_sheet_holds_every_amount_of_the_answer(query: str, jawab: Jawab, hukum: Law) -> None:
    hasil = jawab(query)
    isi = spreadsheet(hasil, hukum)
    assert isi.startswith("\ufeff")
    assert isi.count("\n") == isi.count("\r\n")
    kepala, *baris = csv.reader(StringIO(isi[1:], newline=""), delimiter=";")
    assert tuple(kepala) == HEAD
    assert {len(row) for row in baris} == {len(HEAD)}
    dalam = {row[0]: int(row[2]) for row in baris}
    assert len(dalam) == len(baris), "a path stands twice"
    jawaban = json.loads(json.dumps(hasil.jawaban()))
    harus = {jalur: n for jalur, n in angka(jawaban).items() if not BUKAN_UANG.search(jalur)}
    assert harus.items() <= dalam.items()
    for row in baris:
        assert all(row[1:4]), row
        # Nothing a spreadsheet would take for a formula.
        assert not any(sel[:1] in tuple("=+-@\t") for sel in (row[1], *row[3:]) if sel)
        assert row[5] in {
            "hasil hitungan",
            "ada sumbernya",
            "memakai anggapan kami",
            "sebagian belum pasti",
        }
        assert bool(row[4]) == (row[5] != "hasil hitungan")


def test_sheet_names_a_part_after_its_whole(jawab: Jawab, hukum: Law) -> None:
    baris = list(
        csv.reader(StringIO(spreadsheet(jawab("penghasilan=2jt"), hukum)[1:]), delimiter=";")
    )
    label = {row[0]: row[1] for row in baris}
    assert label["iuran.bulanan.0.jkk"] == "Iuran November 2026: JKK"
    assert label["iuran.bulanan.0.total"] == "Iuran November 2026"
    assert label["golongan.dasar"] == "Dasar penghasilan sebulan"


def test_sheet_says_what_is_unsure(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=19jt&program=jkk-jkm-jht&cacat=A15,A01")
    baris = list(csv.reader(StringIO(spreadsheet(hasil, hukum)[1:]), delimiter=";"))
    kepastian = {row[0]: row[5] for row in baris}
    assert kepastian["golongan.dasar"] == "sebagian belum pasti"
    assert kepastian["manfaat.jkk.cacat.rincian.0.nilai"] == "sebagian belum pasti"
    assert kepastian["iuran.bulanan.0.jkm"] == "ada sumbernya"
    assert kepastian["iuran.jkk"] == "hasil hitungan"
    assert kepastian["manfaat.jht.hasil"] == "memakai anggapan kami"
    ragu = Langkah("Batas", "satu sumber", 1, ("jkm-masa-awal",), "batas")
    isi = spreadsheet(hasil._replace(langkah=(ragu,)), hukum)
    assert isi.rstrip().endswith(";belum pasti;")
    assert "sebagian" not in isi


# ------------------------------------------------------------------------------ calendar


def baca_ics(isi: str) -> list[tuple[str, str]]:
    """Read content lines by RFC 5545, 3.1 (CRLF, 75 octets, folds): names and values."""
    assert isi.endswith("\r\n")
    assert "\n" not in isi.replace("\r\n", "")
    for baris in isi.split("\r\n"):
        assert len(baris.encode()) <= 75
    baris = isi.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
    hasil: list[tuple[str, str]] = []
    for row in baris:
        match = re.fullmatch(r"([A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*):(.*)", row)
        assert match, row
        hasil.append((match[1], match[2]))
    return hasil


def komponen(baris: list[tuple[str, str]], nama: str) -> list[list[tuple[str, str]]]:
    """Give the lines of each component of a name; nesting must close in order."""
    tumpukan: list[str] = []
    hasil: list[list[tuple[str, str]]] = []
    for kunci, nilai in baris:
        if kunci == "BEGIN":
            tumpukan.append(nilai)
            if nilai == nama:
                hasil.append([])
        elif kunci == "END":
            assert tumpukan.pop() == nilai
        elif tumpukan and tumpukan[-1] == nama:
            hasil[-1].append((kunci, nilai))
    assert not tumpukan
    return hasil


def buka(teks: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], teks)


def test_calendar_is_correct_and_complete(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=2jt&pekerjaan=art&bulan=3&anak=8")
    baris = baca_ics(calendar(events([hasil], hukum), SAAT))
    assert [dict(satu)["VERSION"] for satu in komponen(baris, "VCALENDAR")] == ["2.0"]
    day = [dict(satu) for satu in komponen(baris, "VEVENT")]
    assert [day["DTSTART;VALUE=DATE"] for day in day] == [
        *(month.jatuh_tempo.replace("-", "") for month in hasil.iuran.bulanan),
        "20270131",
    ]
    for satu in day:
        assert satu["DTSTAMP"] == SAAT
        mulai, akhir = (
            date.fromisoformat(f"{x[:4]}-{x[4:6]}-{x[6:]}")
            for x in (satu["DTSTART;VALUE=DATE"], satu["DTEND;VALUE=DATE"])
        )
        assert akhir - mulai == timedelta(days=1)
        for kunci in ("SUMMARY", "DESCRIPTION"):
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", satu[kunci])
    assert len({day["UID"] for day in day}) == len(day)
    ringkas = [buka(day["SUMMARY"]) for day in day]
    assert ringkas == [
        "Iuran November 2026: Rp13.400",
        "Iuran Desember 2026: Rp13.400",
        "Iuran Januari 2027: Rp26.800",
        "Masa iuran habis: lanjutkan Februari 2027",
    ]
    assert "Rp26.800, dibayar paling lambat 15 Februari 2027" in buka(day[-1]["DESCRIPTION"])
    ingat = komponen(baris, "VALARM")
    assert len(ingat) == 2 * len(day)
    for satu in ingat:
        isi = dict(satu)
        assert isi["ACTION"] == "DISPLAY"
        assert isi["DESCRIPTION"]
        assert re.fullmatch(r"-?P(?:\d+D)?T\d+H|PT\d+H", isi["TRIGGER"])


def test_calendar_says_nothing_about_the_worker(jawab: Jawab, hukum: Law) -> None:
    hasil = jawab("penghasilan=2345678&pekerjaan=art&usia=47&anak=8")
    isi = calendar(events([hasil], hukum), SAAT).replace("\r\n ", "")
    for rahasia in ("2345678", "penghasilan=", "47", "art@"):
        assert rahasia not in isi
    # The same answer gives the same events, so that importing twice changes nothing.
    assert isi == calendar(events([hasil], hukum), SAAT).replace("\r\n ", "")
    lain = calendar(events([jawab("penghasilan=2345678")], hukum), SAAT)
    assert not set(re.findall(r"UID:(\w+)", isi)) & set(re.findall(r"UID:(\w+)", lain))


def test_calendar_has_one_event_for_each_day_to_pay(jawab: Jawab, hukum: Law) -> None:
    satu = jawab("penghasilan=2jt&jumlah=6")
    pertama, akhir = events([satu], hukum)
    assert pertama.judul == "Iuran November 2026: Rp80.400"
    assert "November 2026 untuk 6 pekerja, dengan keringanan." in pertama.isi
    assert akhir.judul == "Masa iuran habis: lanjutkan Desember 2026"
    assert "Rp80.400" in akhir.isi
    tua = jawab("penghasilan=9jt&usia=70")
    dua = jawab("penghasilan=2jt&pekerjaan=ojek-online&bulan=2")
    november, desember, habis, habis_dua = events([satu, tua, dua], hukum)
    assert november.judul == "Iuran November 2026: Rp93.800"
    assert (
        "November 2026 untuk 7 pekerja: Pekerja 1 Rp80.400, dengan keringanan; "
        "Pekerja 3 Rp13.400, dengan keringanan." in november.isi
    )
    assert desember.judul == "Iuran Desember 2026 (Pekerja 3): Rp13.400"
    assert habis.judul == "Masa iuran habis (Pekerja 1): lanjutkan Desember 2026"
    assert habis_dua.judul == "Masa iuran habis (Pekerja 3): lanjutkan Januari 2027"
    bersama = events([satu, satu], hukum)[-1]
    assert bersama.judul == "Masa iuran habis: lanjutkan Desember 2026"
    assert "Untuk Desember 2026 iurannya Rp160.800, " in bersama.isi


def uids(isi: str) -> list[str]:
    return re.findall(r"UID:(\S+)", isi.replace("\r\n ", ""))


def test_the_same_payment_keeps_its_uid_and_another_worker_has_others(
    jawab: Jawab, hukum: Law
) -> None:
    def punya(*query: str) -> list[str]:
        return uids(calendar(events([jawab(query) for query in query], hukum), SAAT))

    art = "penghasilan=2jt&pekerjaan=art&bulan=3"
    asal = punya(art)
    assert len(set(asal)) == 4
    # What does not change the payment changes no event.
    for tambahan in ("anak=8", "usia=40", "stmb=2", "cacat=A15:50", "masa_iur=1"):
        assert punya(f"{art}&{tambahan}") == asal, tambahan
    # A longer time keeps the months that were there and moves the end.
    lama = punya(art.replace("bulan=3", "bulan=6"))
    assert lama[:3] == asal[:3]
    assert lama[-1] == asal[-1]
    # Somebody else's calendar beside it takes none of them away.
    for lain in (
        "penghasilan=2jt&pekerjaan=sopir-pribadi&bulan=3",
        "penghasilan=2100000&pekerjaan=art&bulan=3",
        f"{art}&program=jkk-jkm-jht",
        f"{art}&jumlah=2",
    ):
        assert not set(punya(lain)) & set(asal), lain
    rumah = punya(art, "penghasilan=4jt&bulan=1")
    assert not set(rumah) & set(asal)
    # One more in the same household: the same days to pay, with another sum.
    lagi = punya(art, "penghasilan=4jt&bulan=1", "penghasilan=1jt&bulan=3&anak=9")
    assert set(rumah) <= set(lagi)
    # Two alike, one paid for longer: each end stands.
    assert len(set(punya(art, art.replace("bulan=3", "bulan=1")))) == 3 + 2


def test_calendar_tells_no_price_beyond_the_data(jawab: Jawab, hukum: Law) -> None:
    akhir = hukum.kepesertaan.cakupan.sampai
    day = events([jawab(f"penghasilan=2jt&mulai={akhir}")], hukum)
    assert [day.hari <= akhir.last_day for day in day] == [True, True]
    assert "Rp" not in day[-1].isi
    assert f"Iuran {akhir.plus(1).nama} belum ada dalam data kami" in day[-1].isi
    # One month before, the price is known.
    (_, lain) = events([jawab(f"penghasilan=2jt&mulai={akhir.plus(-1)}")], hukum)
    assert f"Untuk {akhir.nama} iurannya Rp26.800" in lain.isi


@pytest.mark.parametrize("saat", ["x", "2026-11-24", "20261124T063000", "20261124T063000Z\r\nX:1"])
def test_calendar_wants_a_moment(saat: str) -> None:
    with pytest.raises(InputError, match="Waktu sekarang"):
        calendar([], saat)


def test_an_empty_calendar_is_said_and_not_made() -> None:
    with pytest.raises(InputError, match="Tidak ada tanggal bayar yang akan datang"):
        calendar([Event("k", date(2026, 11, 16), "a", "b", ())], "20261117T000000Z")
    over = "penghasilan=2jt&mulai=2025-01"
    for isi in (
        pintu(over, "2026-11", "ics", "https://x/", SAAT),
        ekspor_banyak(over, "2026-11", "rumah-tangga", "ics", "https://x/", SAAT),
    ):
        assert json.loads(isi)["galat"][0]["pesan"] == "Tidak ada tanggal bayar yang akan datang."


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_calendar_text_comes_back_whole(teks: str) -> None:
    isi = calendar([Event("k", date(2026, 11, 16), teks, f"a\n{teks}", ())], SAAT)
    (day,) = komponen(baca_ics(isi), "VEVENT")
    assert buka(dict(day)["SUMMARY"]) == teks
    assert buka(dict(day)["DESCRIPTION"]) == f"a\n{teks}"


# ------------------------------------------------------------------------------ message


def test_message_leads_with_the_amount_and_ends_with_who_we_are(jawab: Jawab, hukum: Law) -> None:
    isi = message(
        jawab("penghasilan=2jt&pekerjaan=art&bulan=3&jumlah=2&anak=8"), hukum, "https://x/#y"
    )
    assert isi.startswith("*Rp13.400 sebulan* untuk Asisten rumah tangga (ART)\n")
    for harus in (
        "setelah itu Rp26.800 sebulan",
        "3 bulan: Rp53.600 per orang.",
        "2 pekerja, 3 bulan: Rp107.200.",
        "Meninggal karena kerja: Rp118.000.000",
        "Meninggal karena sebab lain: Rp42.000.000, setelah 3 bulan iuran pertama",
        "Asal iuran lancar: menunggak sampai 3 bulan, uangnya ditahan sampai lunas; lebih dari 3",
        "Saat didaftarkan belum 65 tahun dan masih bekerja.",
        "sudah 36 bulan\nBatas 3 bulan pertama belum pasti: baru ada keterangan kantor cabang.\n",
        "Sekolah 1 anak: paling banyak Rp81.000.000, dibayar tiap tahun, kalau terus sekolah",
        "meninggal karena sebab lain: kalau iuran sudah 36 bulan",
        "Daftar dan bayar hanya di tempat resmi: JMO",
        "atau kantor cabang.\nAda pertanyaan? Telepon 175.",
        "https://x/#y",
    ):
        assert harus in isi
    assert isi.endswith("situs edukasi independen.")
    assert len(isi) < 1_450
    for jangan in ("gratis", "pasti dapat", "premi"):
        assert jangan not in isi


def test_message_tells_what_stands_in_the_way(jawab: Jawab, hukum: Law) -> None:
    tidak = message(jawab("penghasilan=2jt&tunggakan=5"), hukum, "#")
    assert "menunggak 5 bulan" in tidak
    assert "Rp" not in tidak
    assert "Daftar dan bayar" not in tidak
    assert "Untuk aktif lagi, bayar iuran bulan yang sedang berjalan" in tidak
    harian = message(jawab("penghasilan=75 ribu sehari"), hukum, "#")
    assert "25 hari" in harian
    awal = message(jawab("penghasilan=2jt&masa_iur=2"), hukum, "#")
    assert "Rp10.000.000, hanya biaya pemakaman, masih dalam 3 bulan iuran pertama" in awal
    lama = message(jawab("penghasilan=2jt&masa_iur=40&mulai=2027-05"), hukum, "#")
    assert "Rp42.000.000\n" in lama
    assert "eringanan" not in lama
    assert lama.startswith("*Rp26.800 sebulan* untuk pekerja\n")


def test_message_says_of_a_day_to_pay_by_that_it_is_over(jawab: Jawab, hukum: Law) -> None:
    new, known = jawab("penghasilan=2jt"), jawab("penghasilan=2jt&masa_iur=12")
    tempo = date.fromisoformat(new.iuran.bulanan[0].jatuh_tempo)
    said = long_date(tempo)
    for answer in (new, known):
        assert f"Bayar paling lambat {said}" in message(answer, hukum, "#")
        assert f"Bayar paling lambat {said}" in message(answer, hukum, "#", tempo)
        late = message(answer, hukum, "#", tempo + timedelta(days=1))
        assert f"Batas bayar iuran {new.scenario.mulai.nama}, {said}, sudah lewat" in late
        assert "Bayar paling lambat" not in late
    assert "sudah lewat; peserta baru, saat mendaftar." in message(new, hukum, "#", date.max)
    # The button and the dialog of sharing say the moment.
    after = f"{tempo + timedelta(days=1):%Y%m%d}T120000Z"
    assert "sudah lewat" in export(new, hukum, "teks", "https://x/", after).isi
    assert "sudah lewat" in share(new, hukum, "https://x/", after).pesan
    assert "sudah lewat" not in share(new, hukum, "https://x/").pesan


# ------------------------------------------------------------------------------ QR


def matriks(sisi: int, jalur: str) -> list[list[int]]:
    isi = [[0] * sisi for _ in range(sisi)]
    for x, y, n in re.findall(r"M(\d+) (\d+)\.5h(\d+)", jalur):
        for kolom in range(int(x), int(x) + int(n)):
            isi[int(y)][kolom] = 1
    return isi


def test_code_is_the_standards_with_its_quiet_zone() -> None:
    tautan = f"{DASAR}#penghasilan=2000000&mulai=2026-11"
    hasil = pattern(tautan)
    assert hasil is not None
    kode = segno.make_qr(tautan, error="m")
    assert matriks(*hasil) == [
        [int(x) for x in baris] for baris in kode.matrix_iter(border=QUIET_ZONE)
    ]
    gambar = ET.fromstring(qr(tautan, 'A & "B"'))  # noqa: S314 - our own markup
    assert gambar.get("aria-label") == 'A & "B"'
    assert gambar.get("viewBox") == f"0 0 {hasil.sisi} {hasil.sisi}"


@pytest.mark.parametrize("panjang", [0, 300, 2_200])
def test_a_real_reader_reads_the_code(panjang: int) -> None:
    tautan = f"{DASAR}#penghasilan=2000000&anak=8,13&x={'1' * panjang}"
    hasil = pattern(tautan)
    assert hasil is not None
    modul = 4
    baris = [
        b"".join((b"\x00" if satu else b"\xff") * modul for satu in isi) * modul
        for isi in matriks(*hasil)
    ]
    sisi = hasil.sisi * modul
    gambar = memoryview(b"".join(baris)).cast("B", shape=[sisi, sisi])
    terbaca = zxingcpp.read_barcodes(gambar, formats=zxingcpp.BarcodeFormat.QRCode)
    assert [satu.text for satu in terbaca] == [tautan]


def test_long_links_get_less_correction_and_endless_ones_no_code() -> None:
    panjang = DASAR + "x" * 2_500
    kode = segno.make_qr(panjang, error="l")
    hasil = pattern(panjang)
    assert hasil is not None
    assert hasil.sisi == kode.symbol_size(border=QUIET_ZONE)[0]
    assert pattern("x" * 3_000) is None
    assert qr("x" * 3_000) == ""


# ------------------------------------------------------------------------------ the door


@pytest.mark.parametrize("jenis", KINDS)
def test_door_gives_each_file(jenis: str) -> None:
    isi = json.loads(pintu("penghasilan=2jt&pekerjaan=art", "2026-11", jenis, DASAR, SAAT))
    assert isi.keys() == {"nama", "tipe", "isi"}
    assert re.fullmatch(r"sertakan-art-2026-11\.(csv|ics|txt|svg)", isi["nama"])
    assert isi["isi"]


def test_door_names_faults() -> None:
    def galat(*isi: str) -> list[str]:
        return [satu["kunci"] for satu in json.loads(pintu(*isi))["galat"]]

    assert galat("penghasilan=x&bulan=9", "2026-11", "csv", DASAR) == ["penghasilan", "bulan"]
    assert galat("penghasilan=2jt", "2026-11", "pdf", DASAR) == ["jenis"]
    assert galat("penghasilan=2jt", "2026-11", "ics", DASAR) == ["saat"]
    assert galat("penghasilan=2jt", "2026-11", "qr", "https://x/" + "y" * 3_000) == ["tautan"]


def test_file_without_occupation_has_a_name(jawab: Jawab, hukum: Law) -> None:
    berkas = export(jawab("penghasilan=2jt"), hukum, "teks", DASAR)
    assert berkas.nama == "sertakan-pekerja-2026-11.txt"
    assert f"{DASAR}#penghasilan=2000000&mulai=2026-11" in berkas.isi
    with pytest.raises(InputError):
        export(jawab("penghasilan=2jt"), hukum, "", DASAR)


def test_calendar_holds_no_day_that_is_over_in_jakarta(jawab: Jawab, hukum: Law) -> None:
    day = events([jawab("penghasilan=2jt&bulan=2")], hukum)
    assert calendar(day, "20261116T165959Z").count("BEGIN:VEVENT") == 3
    assert calendar(day, "20261116T170000Z").count("BEGIN:VEVENT") == 2


@pytest.mark.parametrize("query", ["penghasilan=2jt", "penghasilan=2jt/penghasilan=4jt"])
def test_calendar_goes_on_to_the_next_day_to_pay_when_the_last_is_over(query: str) -> None:
    def made(asked: str, saat: str = "20261128T050000Z") -> str:
        door = (asked, "2026-11", "rumah-tangga", "ics", "https://x/", saat)
        alone = (asked, "2026-11", "ics", "https://x/", saat)
        isi = json.loads(ekspor_banyak(*door) if "/" in asked else pintu(*alone))["isi"]
        assert isinstance(isi, str)
        return isi

    # November's last day to pay was the 16th.
    isi = made(query)
    (habis, lanjut) = (dict(satu) for satu in komponen(baca_ics(isi), "VEVENT"))
    assert habis["DTSTART;VALUE=DATE"] == "20261130"
    assert lanjut["DTSTART;VALUE=DATE"] == "20261215"
    assert buka(lanjut["SUMMARY"]).startswith("Iuran Desember 2026 kalau diteruskan: Rp")
    assert "kalau diteruskan" in lanjut["DESCRIPTION"]
    # No alarm is over already, and the day that is left has one: at nine on the day itself.
    ingat = [dict(satu)["TRIGGER"] for satu in komponen(baca_ics(isi), "VALARM")]
    assert ingat == ["PT9H", "-P2DT15H", "PT9H"]
    # It is the same event as when the month is asked for.
    assert uids(isi)[1] in uids(made("/".join(f"{one}&bulan=2" for one in query.split("/"))))
    # What lies ahead by itself needs nothing more.
    assert "kalau diteruskan" not in made(query, "20261101T000000Z")


def test_calendar_goes_on_no_further_than_the_month_after_and_the_data(
    jawab: Jawab, hukum: Law
) -> None:
    akhir = hukum.kepesertaan.cakupan.sampai
    for mulai, kini in (("2026-09", date(2026, 11, 28)), (akhir, akhir.last_day)):
        day = events([jawab(f"penghasilan=2jt&mulai={mulai}")], hukum, kini)
        assert "kalau diteruskan" not in str(day)


def test_calendar_reminds_at_no_hour_that_is_over(jawab: Jawab, hukum: Law) -> None:
    day = events([jawab("penghasilan=2jt")], hukum)[:1]
    kapan = [("20261112T000000Z", ["-P2DT15H", "PT9H"]), ("20261115T000000Z", ["PT9H"])]
    for saat, ingat in [*kapan, ("20261116T030000Z", [])]:
        alarms = komponen(baca_ics(calendar(day, saat)), "VALARM")
        assert [dict(satu)["TRIGGER"] for satu in alarms] == ingat


def test_calendar_reminds_nobody_who_cannot_be_registered(jawab: Jawab, hukum: Law) -> None:
    assert events([jawab("penghasilan=2jt&usia=70")], hukum) == []


def test_each_line_of_the_sheet_has_a_name_of_its_own_that_is_true(
    jawab: Jawab, hukum: Law
) -> None:
    """The sum of all workers is not called one worker's, and no two amounts have one name."""
    answer = jawab("penghasilan=2jt&jumlah=3&bulan=3&anak=8&program=jkk-jkm-jht")
    rows = list(csv.DictReader(StringIO(spreadsheet(answer, hukum)[1:]), delimiter=";"))
    names = {row["jalur"]: row["keterangan"] for row in rows}
    assert names["iuran.total_semua"] == "Iuran semua pekerja"
    assert len(set(names.values())) == len(names)
