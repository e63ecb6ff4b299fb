"""What the papers say in figures: all of it from the rules, through the same words as the pages."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urljoin

import segno

from calculator.month import long_date
from calculator.phases import outlook
from calculator.rules import law
from calculator.rules.model import Sektor
from calculator.rupiah import format_number, rp
from calculator.scenario import Scenario
from tools.address import leads_somewhere, site_url
from tools.facts import figures, words
from tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

IMAGES = ROOT / "docs/assets/img"
MEANINGS = ("harga", "celaka-kerja", "meninggal-kerja", "meninggal-lain", "sekolah", "daftar")
PEOPLE = ("art", "ojek-online", "pedagang", "petani", "marbot", "pemulung")
EXAMPLE = "penghasilan=1jt&masa_iur=36&anak=4,4"
FIRST_MONTHS = "penghasilan=1jt&masa_iur=1"
# The rules whose figures the papers print, beside the prices.
PRINTED = (
    "iuran.masa_bayar",
    "jkk.bagian_meninggal",
    "jkk.berkala",
    "jkk.pemakaman",
    "jkm.santunan",
    "jkm.berkala",
    "jkm.pemakaman",
    "jkm.masa_awal",
    "jkm.beasiswa_masa_iur",
    "beasiswa",
    "kepesertaan.usia_daftar",
    "kepesertaan.pekerjaan_paling_banyak",
    "kepesertaan.tunggakan_batas",
    "kepesertaan.mulai_hari_kerja",
    "kepesertaan.lapor_jam",
)
# Where each code leads; the keys are the names that the sheets use.
CODES = {
    "kalkulator": "kalkulator/",
    "iuran": "iuran/",
    "daftar": "cara-daftar/",
    "klaim": "cara-klaim/",
}


def _svg(name: str) -> str:
    """Read a drawing; the setter knows no CSS variables: their fallback stands in."""
    text = (IMAGES / name).read_text("utf-8")
    return text.replace("var(--ps-orang-latar,#f9dcb8)", "#f9dcb8")


def _code(address: str) -> str:
    return segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)


def _months(reliefs: Sequence[figures.MasaKeringanan]) -> str:
    """Say in which months of which sector the reduced price holds."""
    return "; ".join(f"{one.nama.lower()}, iuran {one.rentang}" for one in reliefs)


def _price_sources() -> Iterator[str]:
    """Return the citations of the printed prices, of both sectors."""
    yield from law().iuran.jatuh_tempo.on(figures.checked()).sumber
    for sektor in get_args(Sektor):
        scenario = Scenario.from_query(f"{EXAMPLE}&sektor={sektor}", str(figures.month()), law())
        for phase in outlook(scenario, law()).told:
            yield from phase.sumber


def _rule_sources() -> Iterator[str]:
    """Return the citations of the printed benefits and terms, those to come as well."""
    for path in PRINTED:
        for row in attrgetter(path)(law()).baris:
            if row.sampai is None or row.sampai >= figures.checked():
                yield from row.sumber


def _texts(*keys: str) -> str:
    """Name the texts behind citations in the order of our list; what we assume has none."""
    cited = [law().kutipan[key] for key in keys]
    named = {one.peraturan.kunci for one in cited if one.kepastian != "anggapan"}
    return ", ".join(text.singkat for key, text in law().peraturan.items() if key in named)


def collect() -> dict[str, Any]:
    """Gather every figure, address and drawing, as text.

    Paper cannot be recalled: while nobody knows where the site will stand, there is no address on
    it and no code.
    """
    base = site_url()
    known = leads_somewhere(base)
    example = figures.hitung(EXAMPLE)["manfaat"]
    reliefs = figures.daftar_keringanan()
    table = figures.tabel_iuran()[0]
    cheapest = figures.harga(1)
    return {
        "situs": base.partition("://")[2].rstrip("/") if known else "",
        "mendaftar": law().kanal["bpu"].url,
        "diperiksa": long_date(figures.checked()),
        "dasar_iuran": _texts(*_price_sources()),
        "dasar": _texts(*_price_sources(), *_rule_sources()),
        "fase": [[rp(one.harga), one.kapan] for one in cheapest.fase],
        "kalimat": cheapest.kalimat,
        "batas": rp(cheapest.golongan.sampai or 0),
        "masa": _months(reliefs),
        "transportasi": figures.harga(1, "transportasi").kalimat,
        "kecuali": figures.tanpa_keringanan(),
        "kolom": table.kolom,
        "berakhir": "" if table.berakhir is None else table.berakhir.nama,
        "meninggal_kerja": rp(example["jkk"]["meninggal"]["total"]),
        "meninggal_lain": rp(example["jkm"]["total"]),
        "beasiswa": rp(example["jkk"]["meninggal"]["beasiswa"]),
        "nanti": {
            "kerja": figures.nanti(EXAMPLE, "jkk.meninggal.total"),
            "lain": figures.nanti(EXAMPLE, "jkm.total"),
            "awal": figures.nanti(FIRST_MONTHS, "jkm.total"),
            "beasiswa": figures.nanti(EXAMPLE, "jkk.meninggal.beasiswa"),
        },
        "pemakaman": rp(figures.whole("jkm.pemakaman")),
        "syarat": {
            "masa_awal": words.syarat("masa-awal"),
            "lancar": words.syarat("lancar"),
            "daftar": words.syarat("daftar"),
        },
        "lancar": words.syarat_panjang("lancar", "manfaatnya dibayar"),
        "ragu": words.ragu("masa-awal"),
        "beasiswa_masa_iur": words.angka("jkm.beasiswa_masa_iur"),
        "tunggakan": words.angka("kepesertaan.tunggakan_batas"),
        "usia": words.angka("kepesertaan.usia_daftar"),
        "pekerjaan": words.angka("kepesertaan.pekerjaan_paling_banyak"),
        "mulai": words.angka("kepesertaan.mulai_hari_kerja"),
        "jatuh_tempo": words.angka("iuran.jatuh_tempo"),
        "masa_bayar": words.masa_bayar(),
        "lapor": words.jam_lapor(),
        "golongan": [
            [
                format_number(row.golongan.dari),
                None if row.golongan.sampai is None else format_number(row.golongan.sampai),
                [format_number(price) for price in row.harga],
                format_number(row.jht),
                row.belum_pasti,
            ]
            for row in table.baris
        ],
        "kawung": _svg("kawung-mini.svg"),
        "arti": {name: _svg(f"arti/{name}.svg") for name in MEANINGS},
        "orang": {slug: _svg(f"orang/{slug}.svg") for slug in PEOPLE},
        "tujuan": {name: urljoin(base, path) for name, path in CODES.items() if known},
        "kode": {name: _code(urljoin(base, path)) for name, path in CODES.items() if known},
    }
