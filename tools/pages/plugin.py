"""The words that pages take their figures by: mkdocs-macros calls `define_env`.

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
from tools.address import leads_somewhere, site_url
from tools.campaign import campaign
from tools.facts import event_texts, figures, words
from tools.facts.feedback import link
from tools.facts.parts import parts
from tools.facts.revision import rilis
from tools.pages import calculator, hall, macros, many
from tools.pages.modules import modules
from tools.paths import PAGES

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

# An income to start from where a link opens the calculator for an occupation; no figure of the law.
CONTOH_PENGHASILAN = 2_000_000


def define_env(env: macros.Pages) -> None:
    """Offer figures and words to pages, under the names used there."""
    env.conf["site_url"] = site_url()
    owner = campaign()
    env.conf["extra"]["kampanye"] = owner
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

    def laporkan(page: Page | None = None) -> str:
        page = page or env.page
        return link(owner.lapor, str(page.title), page.canonical_url or "")

    env.macro(laporkan)
    env.conf["extra"]["laporkan"] = laporkan
    env.macro(lambda path: hall.qr(env.conf["site_url"], path), "qr")
    env.conf["extra"]["situs_ada"] = "ya" if leads_somewhere(env.conf["site_url"]) else ""
    env.macro(hall.kertas)
    env.macro(hall.teks_acara)
    env.macro(lambda: [str(month) for month in event_texts.starts()], "bulan_pengingat")
    env.macro(hall.baris_teks)
    # Templates of the theme see `config.extra`; pages see variables.
    env.conf["extra"]["banyak"] = many.parts()
    env.conf["extra"]["kolektif"] = many.table()
    env.conf["extra"]["kalkulator"] = calculator.parts()
    env.conf["extra"]["tempat"] = json.loads(PAGES.read_text("utf-8"))
    env.conf["extra"]["kanal"] = law().kanal
    env.conf["extra"]["data_sampai"] = str(law().kepesertaan.cakupan.sampai)
    env.conf["extra"]["modul"] = modules
    day = long_date(figures.checked())
    env.conf["extra"]["diperiksa"] = env.variables["diperiksa"] = day
    env.variables["tempat_mesin"] = env.conf["extra"]["tempat"]["mesin"]
    env.variables["bulan_data"] = f"{figures.checked():%Y-%m}"


def on_post_page_macros(env: macros.Pages) -> None:
    """Finish a page when its macros are worked out: mkdocs-macros calls this."""
    macros.tell_changes(env)
    macros.append_abbreviations(env)
