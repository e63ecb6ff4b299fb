"""The words that pages take their figures by.

A page writes `{{ rupiah("jkm.santunan") }}` and never the figure itself; a wrong name stops the
build.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from calculator.month import long_date
from calculator.rules import law
from calculator.rupiah import format_number
from tools.address import leads_somewhere
from tools.campaign import campaign
from tools.facts import event_texts, figures, words
from tools.facts.feedback import link
from tools.facts.parts import parts
from tools.facts.revision import rilis
from tools.pages import calculator, hall, macros, many
from tools.paths import PAGES

if TYPE_CHECKING:
    from tools.pages.page import Page

# An income to start from where a link opens the calculator for an occupation; no figure of the law.
CONTOH_PENGHASILAN = 2_000_000


def offer(env: macros.Pages) -> None:
    """Offer figures and words to pages, under the names used there."""
    for function in (
        figures.beasiswa,
        figures.daftar_keringanan,
        figures.fase,
        figures.fase_cepat,
        figures.daftar_peraturan,
        figures.golongan_cepat,
        figures.hari_kerja,
        figures.harga,
        figures.hitung,
        figures.keringanan,
        figures.nanti,
        figures.tabel_iuran,
        figures.tanpa_keringanan,
        words.angka,
        words.arti,
        words.belum_pasti,
        words.berlaku,
        words.jam_lapor,
        words.jalur_gambar,
        words.masa_bayar,
        words.orang,
        words.pasal,
        words.persen,
        words.ragu,
        words.syarat,
        words.syarat_panjang,
        words.rupiah,
        words.sumber,
        words.tautan,
    ):
        env.macro(function)
    env.macro(lambda: law().kanal, "daftar_kanal")
    env.macro(lambda: law().pekerjaan, "daftar_pekerjaan")
    env.filter(words.alamat)
    env.filter(words.uang)
    env.filter(format_number, "ribuan")
    env.filter(long_date, "tanggal")

    def rujukan(*kunci: str) -> str:
        return words.rujukan(get_relative_url("sumber-hukum/", env.page.url), *kunci)

    def kalkulator(pekerjaan: str = "") -> str:
        address = get_relative_url("kalkulator/", env.page.url)
        if not pekerjaan:
            return address
        slug = law().pekerjaan[pekerjaan].slug
        return f"{address}#penghasilan={CONTOH_PENGHASILAN}&pekerjaan={slug}"

    env.macro(rujukan)
    env.macro(kalkulator)
    macros.define(env)
    env.macro(rilis)
    env.macro(parts, "daftar_bagian")

    env.macro(lambda: report(env.page), "laporkan")
    env.macro(lambda path: hall.qr(env.site_url, path), "qr")
    env.macro(hall.kertas)
    env.macro(hall.teks_acara)
    env.macro(lambda: [str(month) for month in event_texts.starts()], "bulan_pengingat")
    env.macro(hall.baris_teks)
    # Templates of the theme see `config.extra`; pages see variables.
    places = json.loads(PAGES.read_text("utf-8"))
    day = long_date(figures.checked())
    situs_ada = "ya" if leads_somewhere(env.site_url) else ""
    env.variables |= {
        "diperiksa": day,
        "alamat_situs": env.site_url,
        "situs_ada": situs_ada,
        "tempat_mesin": places["mesin"],
        "tempat_paket": places["paket"],
        "bulan_data": f"{figures.checked():%Y-%m}",
    }
    env.extra = {
        "kampanye": campaign()._asdict(),
        "situs_ada": situs_ada,
        "banyak": many.parts(),
        "kolektif": many.table(),
        "kalkulator": calculator.parts(),
        "tempat": places,
        "kanal": {key: channel._asdict() for key, channel in law().kanal.items()},
        "data_sampai": str(law().kepesertaan.cakupan.sampai),
        "data_yakin": str(law().kepesertaan.cakupan.tanpa_peringatan_sampai),
        "diperiksa": day,
    }


def report(page: Page) -> str:
    """Write the link with which people tell of a wrong figure on a page."""
    return link(campaign().lapor, page.title, page.canonical_url)
