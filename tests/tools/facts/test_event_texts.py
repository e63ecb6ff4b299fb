"""Words for organisers say what the law says, with its conditions, whatever the law."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from calculator.month import Month, long_date
from calculator.view.spoken.aloud import aloud
from tests.laws import FROZEN, INVENTED, in_force
from tests.site.test_conditions import lost, priced
from tests.site.test_register import told
from tests.tools.facts import test_benefits_everywhere as benefits
from tests.tools.facts import test_price_everywhere as prices
from tools.after import event_kit
from tools.facts import event_texts, figures, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.rules.model import Law

LAWS = {**prices.LAWS, **benefits.LAWS}
AMOUNT = re.compile(r"Rp[\d.]*\d")
# What the issue asks for, by its key.
WANTED = {
    "keterangan-pendek",
    "keterangan-sedang",
    "keterangan-panjang",
    "whatsapp-undangan",
    "radio-30-detik",
    "radio-60-detik",
    "pengumuman-rt",
    "pengumuman-masjid",
    "artikel-150-kata",
    "untuk-wartawan",
    "naskah-10-menit",
    "naskah-30-menit",
    "jawaban-keberatan",
    "hari-1-pekerja",
    "hari-1-sponsor",
}


@pytest.fixture(params=["today's"] if INVENTED else LAWS)
def law(request: pytest.FixtureRequest) -> Iterator[Law]:
    with in_force(LAWS[request.param]):
        yield LAWS[request.param]


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("Asal lancar: menunggak, ditahan.", "menunggak, ditahan."),
        ("Asal lancar.", "Asal lancar."),
        ("Asal lancarnya tetap: ditahan.", "Asal lancarnya tetap: ditahan."),
        ("Iuran jangan menunggak.", "Iuran jangan menunggak."),
    ],
)
def test_what_stands_behind_a_condition_begins_with_a_whole_word(sentence: str, rest: str) -> None:
    assert event_texts.behind("asal lancar", sentence) == rest


def test_what_arrears_do_begins_with_a_whole_word(law: Law) -> None:
    rest = event_texts.names()["menunggak"]
    before, found, _ = words.syarat_panjang("lancar").partition(rest[1:])
    assert found, law
    assert not before[:-1][-1:].isalnum()


def test_no_figure_is_typed_into_a_text() -> None:
    for one in tomllib.loads(event_texts.FILE.read_text("utf-8"))["teks"]:
        assert not AMOUNT.search(one["isi"]), one["kunci"]
        assert "%" not in re.sub(r"\{%.*?%\}", "", one["isi"]), one["kunci"]


def test_each_text_is_there_and_stands_for_itself() -> None:
    found = {text.kunci: text for text in event_texts.texts()}
    assert set(found) >= WANTED
    for text in found.values():
        assert lost(text.isi) + priced(text.isi) == [], text.kunci
        if "menunggak" in text.isi.lower():
            assert "ditahan sampai lunas" in text.isi, text.kunci
        assert told(text.isi) == [], text.kunci
        assert "[nik" not in text.isi.lower()
    assert 140 <= len(found["artikel-150-kata"].isi.split()) <= 180
    assert len(found["radio-30-detik"].isi.split()) < len(found["radio-60-detik"].isi.split())
    # The minutes of a script follow each other, from nothing to its end.
    for length in (10, 30):
        script = found[f"naskah-{length}-menit"].isi
        spans = re.findall(r"^Menit (\d+) sampai (\d+)", script, re.MULTILINE)
        assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
        assert (spans[0][0], spans[-1][1]) == ("0", str(length))


def test_a_text_for_the_radio_takes_the_time_that_it_names() -> None:
    """Some 145 words a minute, each figure as the words that are spoken for it."""
    with in_force(FROZEN):
        found = {text.kunci: text.isi for text in event_texts.texts()}
    event = {
        "[nama acara]": "Rembuk Warga Sertakan",
        "[hari dan tanggal]": "Sabtu, 12 Desember 2026",
        "[tempat]": "Balai RW 05 Cempaka",
    }
    for seconds in (30, 60):
        text = found[f"radio-{seconds}-detik"]
        for place, given in event.items():
            text = text.replace(place, given)
        assert len(aloud(text).split()) <= 2.5 * seconds
        assert "[" not in text


def test_an_amount_stands_with_all_that_holds_for_it(law: Law) -> None:
    known = event_texts.names()
    _, first, *_ = AMOUNT.findall(known["paling_kecil"])
    beside = {
        first: (known["paling_kecil"],),
        known["lain"]: (
            known["masa_awal"],
            known["lancar"],
            known["lain_nanti"].strip(),
            known["ragu"],
        ),
        known["kerja"]: (known["lancar"], known["kerja_nanti"].strip()),
        known["awal"]: (known["awal_nanti"].strip(),),
        known["sekolah"]: (
            "paling banyak",
            "terus sekolah",
            f"setelah {known['beasiswa_bulan']} bulan",
            known["sekolah_nanti"].strip(),
        ),
    }
    allowed = {amount for value in known.values() for amount in AMOUNT.findall(str(value))}
    for text in event_texts.texts():
        amounts = set(AMOUNT.findall(text.isi))
        assert amounts <= allowed, text.kunci
        for amount in amounts & beside.keys():
            for needed in beside[amount]:
                assert needed in text.isi, (text.kunci, amount)
    press = next(text.isi for text in event_texts.texts() if text.kunci == "untuk-wartawan")
    if law in benefits.LAWS.values():
        for each in benefits.expected(event_texts.LEAST, law):
            assert each in press


def test_an_amount_has_its_condition_in_its_own_line(law: Law) -> None:
    assert law
    known = event_texts.names()
    amounts = {known[name] for name in ("kerja", "lain", "sekolah")}
    for text in event_texts.texts():
        for line in text.isi.splitlines():
            if amounts & set(AMOUNT.findall(line)) or f"{known['beasiswa_bulan']} bulan" in line:
                assert known["lancar"] in line, (text.kunci, line)


def test_a_last_day_to_pay_goes_nowhere_without_what_moves_it() -> None:
    day = words.angka("iuran.jatuh_tempo")
    for text in event_texts.texts():
        if f"tanggal {day}" in text.isi:
            assert "hari kerja berikutnya" in text.isi, text.kunci


def test_who_may_have_a_benefit_is_said_with_it_and_what_arrears_do(law: Law) -> None:
    """Each text has its length: all of it where an amount stands, half a line on the radio."""
    assert law
    known = event_texts.names()
    amounts = {known[name] for name in ("kerja", "lain", "sekolah", "awal")}
    for text in event_texts.texts():
        # Whoever is told after the event is a member already.
        if text.kelompok == "Setelah acara" or known["lancar"] not in text.isi:
            continue
        assert known["daftar"] in text.isi, text.kunci
        if amounts & set(AMOUNT.findall(text.isi)) and not text.kunci.startswith("radio"):
            assert known["menunggak"] in text.isi, text.kunci


def test_journalists_read_which_regulations_each_price_and_condition_rests_on(law: Law) -> None:
    (text,) = (one.isi for one in event_texts.texts() if one.kunci == "untuk-wartawan")
    named = text.rpartition("Dasar: ")[2]
    reliefs = [one for one in law.iuran.keringanan if one.sampai >= figures.month()]
    prices = [row for row in law.iuran.jkm.baris if (row.sampai or date.max) >= figures.checked()]
    for cited in figures.row("jkm.masa_awal").sumber + sum(
        (r.sumber for r in reliefs + prices), ()
    ):
        assert law.kutipan[cited].peraturan.singkat in named


def test_pictures_tell_every_price_with_its_months(law: Law) -> None:
    assert law
    for one in event_kit.drawings():
        assert one["fase"] == [
            [f"Rp{phase.harga:,}".replace(",", "."), phase.kapan] for phase in figures.fase()
        ]
        assert figures.harga(1, "transportasi").kalimat in one["kaki"]
        assert "asal iuran lancar" in one["kaki"]
        assert words.syarat("daftar") in one["kaki"]


def test_pictures_fit_a_law_with_more_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    more = event_kit.drawings()
    for one in more:
        one["fase"] = one["fase"] * 2
        one["kaki"] = f"{one['kaki']} {one['kaki']}"
    monkeypatch.setattr(event_kit, "drawings", lambda: more)
    _, pngs = event_kit.drawn()
    assert len(pngs) == len(event_kit.SIZES)
    for one in more:
        one["kaki"] *= 40
    with pytest.raises(ValueError, match="tidak muat"):
        event_kit.drawn()


def dates(file: str) -> dict[str, date]:
    """Read the events of a calendar: the day of each UID."""
    plain = file.replace("\r\n ", "")
    uids = re.findall(r"UID:(\S+)", plain)
    days = re.findall(r"DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)", plain)
    assert len(uids) == len(set(uids)) == len(days)
    return {
        uid: date(int(year), int(month), int(day))
        for uid, (year, month, day) in zip(uids, days, strict=True)
    }


def test_a_year_of_reminders(law: Law) -> None:
    assert law
    months = event_texts.starts()
    assert months[0] == figures.month()
    for start in months[:2]:
        query = f"penghasilan=1jt&mulai={start}&bulan={event_texts.YEAR}&pembayar=sponsor"
        paid = figures.hitung(query)["iuran"]["bulanan"]
        found = event_kit.days(start)
        due = [event.hari + timedelta(days=7) for event in found if " iuran " in event.kunci]
        assert due == [date.fromisoformat(one["jatuh_tempo"]) for one in paid]
        # After a Sunday or a holiday it is another day than the law's, and the reminder names it.
        for event, day in zip((one for one in found if " iuran " in one.kunci), due, strict=True):
            assert f"Batasnya {long_date(day)}." in event.isi
        others = {event.hari for event in found if " iuran " not in event.kunci}
        first = figures.whole("jkm.masa_awal")
        assert {start.plus(first - 1).last_day, start.plus(10).last_day} <= others
        changes = {
            after["bulan"]
            for sektor in ("lainnya", "transportasi")
            for before, after in pairwise(
                figures.hitung(f"{query}&sektor={sektor}")["iuran"]["bulanan"]
            )
            if before["total"] != after["total"]
        }
        assert len(found) == len(paid) + 2 + len(changes)
        for month in map(Month.parse, changes):
            (told,) = (one for one in found if f"berubah mulai {month.nama}" in one.judul)
            assert told.hari == month.plus(-1).last_day - timedelta(days=7)


def test_the_end_of_the_drivers_relief_is_a_day_to_remember() -> None:
    ends = {sektor: figures.keringanan(sektor).sesudah for sektor in ("lainnya", "transportasi")}
    titles = {one.judul for one in event_kit.days(event_texts.starts()[0])}
    assert f"Iuran berubah mulai {ends['lainnya']}" in titles
    assert f"Iuran sopir, ojek, dan kurir berubah mulai {ends['transportasi']}" in titles


def test_nobody_is_told_to_have_paid_a_year_ahead() -> None:
    said = {text.kunci: text.isi for text in event_texts.texts()}
    for key in ("bulan-11-pekerja", "bulan-11-sponsor"):
        assert "sudah dibayar sampai bulan apa" in said[key]


def test_a_due_day_is_one_event_whenever_cover_began() -> None:
    first, second = (dates(event_kit.reminders(month)) for month in event_texts.starts()[:2])
    both = first.keys() & second.keys()
    # Eleven months are due in both years; a change of price in both is one event as well.
    assert len(both) >= 10
    assert all(first[uid] == second[uid] for uid in both)


def test_a_worker_has_a_calendar_in_words_of_his_own() -> None:
    start = event_texts.starts()[0]
    said = {text.kunci: text.isi for text in event_texts.texts()}
    theirs, sponsors = (event_kit.days(start, whom) for whom in ("pekerja", "sponsor"))
    assert [one.hari for one in theirs] == [one.hari for one in sponsors]
    texts = {one.isi for one in theirs}
    assert {said["bulan-3-pekerja"], said["bulan-11-pekerja"]} <= texts
    assert any("Tanyakan kepada yang membayarkan" in text for text in texts)
    assert not {said["bulan-3-sponsor"], said["bulan-11-sponsor"]} & texts
    # Both may be on one phone: neither takes the other's place.
    assert not {one.kunci for one in theirs} & {one.kunci for one in sponsors}


def test_starts_are_months() -> None:
    assert all(isinstance(month, Month) for month in event_texts.starts())
