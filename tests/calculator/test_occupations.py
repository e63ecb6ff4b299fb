"""Whatever an occupation is called by its data, a table knows or asks about."""

import pytest

from calculator.errors import InputError
from calculator.kolektif.cells import CellReader
from calculator.occupations import names, similar
from calculator.rules.model import Law
from calculator.scenario import Scenario


def test_every_name_that_the_search_knows_is_known_in_a_table(hukum: Law) -> None:
    cells = CellReader(hukum)
    for satu in hukum.pekerjaan.values():
        for nama in (satu.nama, *satu.sinonim):
            assert cells.query_value("pekerjaan", nama.upper()) == satu.slug, nama


def test_a_word_out_of_a_name_is_known_or_asked_with_that_occupation(hukum: Law) -> None:
    """As the calculator's own search finds it; a word of very many kinds tells nothing."""
    cells = CellReader(hukum)
    banyak: dict[str, set[str]] = {}
    for satu in hukum.pekerjaan.values():
        for kata in {kata for nama in names(satu) for kata in nama.split()} if satu.tabel else ():
            banyak.setdefault(kata, set()).add(satu.slug)
    asked = 0
    for kata, slugs in banyak.items():
        if not cells.unknown(kata):
            continue
        mungkin = similar(kata, hukum)
        assert set(mungkin) <= slugs or not set(mungkin) & slugs, kata
        asked += set(mungkin) == slugs
    assert asked * 10 > len(banyak) * 3


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("sopir", {"sopir-pribadi", "sopir-angkot", "sopir-taksi", "sopir-truk", "kernet"}),
        ("Supir", {"sopir-pribadi", "sopir-angkot", "sopir-taksi", "sopir-truk"}),
        ("sopir bus", {"sopir-pribadi", "sopir-angkot", "sopir-taksi", "sopir-truk", "kernet"}),
        ("guru", {"guru-ngaji", "guru-les"}),
        ("ojol", {"ojek-online"}),
        ("pemuluung", {"pemulung"}),
        ("satpam", {"penjaga-rumah"}),
        ("karyawan", set()),
        ("tukang", set()),
        ("", set()),
    ],
)
def test_what_a_word_may_mean(text: str, slugs: set[str], hukum: Law) -> None:
    mungkin = similar(text, hukum)
    assert set(mungkin[:1] if text == "pemuluung" else mungkin) == slugs


def test_a_link_with_such_a_word_offers_them_too(hukum: Law) -> None:
    with pytest.raises(InputError) as fault:
        Scenario.from_query("penghasilan=2jt&pekerjaan=sopir", "2026-11", hukum)
    assert "sopir-truk" in [satu.nilai for satu in fault.value.galat[0].saran]
