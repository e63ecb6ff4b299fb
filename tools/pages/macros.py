"""Macros for writers of pages, beside those that write the law's figures."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import material
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import markdown
from markdown.extensions.toc import slugify
from markupsafe import Markup, escape
from mkdocs.utils import get_relative_url

from calculator.month import Month, long_date
from calculator.rules import law
from calculator.rupiah import format_number, format_percent, rp
from calculator.view.charts.base import join_words
from tools.facts import data, words
from tools.facts.figures import changed, checked, whole
from tools.pages import law as law_text
from tools.pages import structured
from tools.pages.example import example, prices
from tools.pages.timeline import ahead, days
from tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from calculator.rules.model import Kutipan
    from tools.pages.page import Page
    from tools.pages.timeline import Peristiwa

AMOUNT = re.compile(r"Rp\s?\d")
# Pages that tell each change beside its amount, list them all, or have answers of the moment only.
TELLS_ITSELF = ("bagikan/", "presentasi/", "perubahan-aturan/", "sematkan/bingkai/")
ICONS = Path(material.__file__).parent / "templates" / ".icons"


class Pages:
    """Fills pages in: functions, filters and values under the names that pages know."""

    def __init__(self, site_url: str, site_name: str) -> None:
        """Begin without any name."""
        self.site_url, self.site_name = site_url, site_name
        loader = FileSystemLoader(ROOT / "overrides" / "potongan")
        # Pages are Markdown with markup of ours in it.
        self.jinja = Environment(loader=loader, undefined=StrictUndefined)  # noqa: S701
        self.variables: dict[str, Any] = {}
        # What templates of the theme read as `config.extra`.
        self.extra: dict[str, Any] = {}
        self.page: Page

    def macro(self, function: Callable[..., object], name: str = "") -> None:
        """Offer a function to pages."""
        self.jinja.globals[name or function.__name__] = function

    def filter(self, function: Callable[..., object], name: str = "") -> None:
        """Offer a filter to pages."""
        self.jinja.filters[name or function.__name__] = function

    def filled(self, page: Page) -> str:
        """Return a page's Markdown with its figures and words."""
        self.page, text = page, page.markdown
        if page.meta.get("render_macros", True):
            text = self.jinja.from_string(text).render(**{**self.variables, **page.meta})
        return with_abbreviations(page, with_changes(page, text))


def icon(name: str) -> Markup:
    """Draw an icon that ships with the theme; it is ornament, the words stand beside it."""
    svg = (ICONS / f"{name}.svg").read_text("utf-8").strip()
    return Markup(svg.replace("<svg ", '<svg class="ikon" aria-hidden="true" ', 1))  # noqa: S704 - the theme's own


def origins(*keys: str) -> Markup:
    """List where something comes from, each text named once."""
    places: dict[tuple[str, bool], list[Kutipan]] = {}
    for key in keys:
        if key in law().kutipan:
            place = law().kutipan[key]
            group = (place.peraturan.kunci, law_text.uncertain(key))
            places.setdefault(group, []).append(place)
    cited = [_cited(found, unsure=unsure) for (_, unsure), found in places.items()]
    cited += [words.tautan(key) for key in keys if key in law().kanal]
    return Markup("; ").join(cited)


def _cited(places: list[Kutipan], *, unsure: bool) -> Markup:
    """Name a text and the places in it."""
    text = places[0].peraturan
    named = [place.pasal for place in places if place.place]
    line: Markup = escape(", ".join([text.singkat, *named]))
    if text.url:
        line = Markup('<a href="{}" rel="external">{}</a>').format(text.url, line)
    return words.belum_pasti(line) if unsure else line


def figure(key: str) -> Markup:
    """Write a reported figure or day; its page names the source beside it."""
    found = data.reported()[key]
    if isinstance(found.nilai, date):
        return Markup('<time datetime="{}">{}</time>').format(
            found.nilai.isoformat(), long_date(found.nilai)
        )
    if found.satuan == "rupiah":
        return Markup('<span class="uang">{}</span>').format(rp(found.nilai))
    return escape(f"{format_number(found.nilai)} {found.satuan}".strip())


def amount(key: str) -> int:
    """Return a reported figure for drawing it."""
    value = data.reported()[key].nilai
    if not isinstance(value, int):
        raise TypeError(f"{key} bukan bilangan")
    return value


def reported_day(key: str) -> str:
    """Write a reported day for readers of other languages."""
    value = data.reported()[key].nilai
    if not isinstance(value, date):
        raise TypeError(f"{key} bukan tanggal")
    return law_text.english_day(value)


def abbreviations() -> str:
    """Write the abbreviations as Markdown reads them: each is explained wherever it stands."""
    lines = (f"*[{term.kata}]: {term.dibaca}" for term in data.terms() if term.singkatan)
    return "\n".join(lines)


def with_abbreviations(page: Page, text: str) -> str:
    """Explain the abbreviations on a page; one in another language has its own."""
    foreign = page.meta.get("lang", "id") != "id"
    return text if foreign else f"{text}\n\n{abbreviations()}\n"


def with_changes(page: Page, text: str) -> str:
    """Say on a page of amounts which benefits change soon: before its first heading, else below."""
    if not AMOUNT.search(text) or page.url.startswith(TELLS_ITSELF):
        return text
    named = [event for event in ahead() if event.bagian.lower() in text.lower()]
    if not named:
        return text
    start = text.find("\n## ")
    head, rest = (text, "") if start < 0 else (text[:start], text[start:])
    foreign = page.meta.get("lang", "id") != "id"
    told = _changes_abroad(page, named) if foreign else _changes(named)
    return f"{head}\n\n{told}\n{rest}"


def _changes(named: list[Peristiwa]) -> Markup:
    told = Markup(" ").join(
        Markup("<strong>Mulai {}.</strong> {}").format(event.kapan, event.isi) for event in named
    )
    return Markup(
        '<p class="catatan" data-berubah>{} Jumlah {} di halaman ini untuk kejadian sebelum itu.'
        "</p>"
    ).format(told, join_words(dict.fromkeys(event.bagian for event in named)))


def _changes_abroad(page: Page, named: list[Peristiwa]) -> Markup:
    day = named[0].mulai
    return Markup(
        '<p class="catatan" data-berubah>Benefits change on {} {:%B %Y}; the amounts on this page '
        'are for what happens before. <a href="{}" hreflang="id">What changes</a> (in Indonesian).'
        "</p>"
    ).format(day.day, day, get_relative_url("perubahan-aturan/", page.url))


def _english_month(month: str) -> str:
    """Write a month for readers of English: `April 2026`."""
    year, number = Month.parse(str(month))
    return f"{date(year, number, 1):%B %Y}"


def _changed_abroad(query: str, jalur: str) -> str:
    """Tell readers of English what a benefit becomes: ` (Rp47,000,000 from July 2027 on)`."""
    found = (
        f"{rp(one.nilai)} from {_english_month(str(one.mulai))} on" for one in changed(query, jalur)
    )
    text = ", ".join(found).replace(".", ",")
    return f" ({text})" if text else ""


# Under these names pages know the functions.
_PLAIN: dict[Callable[..., object], str] = {
    icon: "ikon",
    figure: "kabar",
    amount: "kabar_angka",
    reported_day: "kabar_en",
    whole: "nilai",
    law_text.number: "bilangan",
    law_text.in_force: "berlaku_en",
    law_text.sick_leave: "tingkat_stmb",
    law_text.transport: "batas_angkutan",
    law_text.disabilities: "tabel_cacat",
    law_text.uncertain: "kutipan_belum_pasti",
    prices: "harga_contoh",
    days: "perubahan",
    _changed_abroad: "nanti_en",
}


def define(env: Pages) -> None:
    """Offer the macros to pages."""
    for function, name in _PLAIN.items():
        env.macro(function, name)
    env.filter(lambda month: Month.parse(month).nama, "nama_bulan")
    env.filter(_english_month, "bulan_en")
    env.filter(lambda text: str(text).replace(".", ","), "ribuan_en")
    env.filter(rp, "rp")
    env.filter(format_percent, "persen_saja")
    env.filter(lambda text: slugify(text, "-"), "slug")
    env.macro(data.myths, "daftar_mitos")
    env.macro(data.terms, "daftar_istilah")
    _Writer(env).define()


class _Writer:
    """Macros that need the page at hand or the templates."""

    def __init__(self, env: Pages) -> None:
        self.env = env

    def define(self) -> None:
        self.env.macro(self.origins, "asal")
        self.env.macro(self.link, "ke")
        self.env.macro(self.open_calculator, "buka")
        self.env.macro(self.example, "contoh")
        self.env.macro(self.steps, "langkah")
        self.env.macro(self.questions, "tanya_jawab")
        self.env.macro(self.markdown, "tulis")
        self.env.macro(self.line, "tulis_baris")
        self.env.macro(self.from_template, "gambar")
        self.env.variables["diperiksa_en"] = law_text.english_day(checked())

    def origins(self, *keys: str) -> Markup:
        """Say where something comes from; sources keep their Indonesian names on every page."""
        if self.env.page.meta.get("lang", "id") == "id":
            return words.fold_sources(origins(*keys))
        line = Markup('<span lang="id">{}</span>').format(origins(*keys))
        return words.fold_sources(line, "Sources")

    def link(self, path: str) -> str:
        """Address a page of ours, named by its place in the site, from the page at hand."""
        return get_relative_url(path, self.env.page.url)

    def open_calculator(self, query: str, kartu: str = "") -> str:
        """Address the calculator with a scenario; an impossible scenario stops the build.

        Args:
            query: the scenario.
            kartu: the card of the answer to open, as `answer/manfaat.html` names it.
        """
        lihat = f"?lihat={kartu}" if kartu else ""
        return f"{self.link('kalkulator/')}{lihat}#{example(query).tautan}"

    def _template(self, name: str, **values: object) -> Markup:
        template = self.env.jinja.get_template(name)
        text = template.render(**{**self.env.variables, **values})
        # An empty line would end the block of HTML for Markdown.
        return Markup("\n".join(line for line in text.splitlines() if line.strip()))  # noqa: S704 - our templates

    def from_template(self, name: str, **values: object) -> Markup:
        """Draw one of our diagrams."""
        return self._template(f"gambar/{name}.html", **values)

    def example(
        self, query: str, baris: Iterable[str] = ("perawatan", "kerja", "lain"), tambahan: str = ""
    ) -> Markup:
        """Show a worked example: the price, and what is due when something happens."""
        shown = example(query, tambahan)
        return self._template("contoh.html", contoh=shown, baris=tuple(baris))

    def rendered(self, source: str) -> str:
        """Work out the macros in a text from a data file."""
        template = self.env.jinja.from_string(source)
        return str(template.render(**self.env.variables))

    def markdown(self, source: str) -> Markup:
        """Turn a text from a data file into one line of markup."""
        abbreviated = f"{self.rendered(source)}\n\n{abbreviations()}\n"
        html = markdown(abbreviated, extensions=["abbr", "md_in_html", "attr_list"])
        return Markup(html.replace("\n", " "))  # noqa: S704 - our own texts

    def line(self, source: str) -> Markup:
        """Turn a text from a data file into markup without a paragraph around it."""
        return Markup(self.markdown(source).removeprefix("<p>").removesuffix("</p>"))  # noqa: S704

    def steps(self, key: str) -> Markup:
        """Show a procedure, and describe it to search engines."""
        procedure = data.procedures()[key]
        texts = [(self.rendered(step.nama), self.rendered(step.isi)) for step in procedure.langkah]
        self._describe(structured.how_to(procedure.nama, texts))
        return self._template("urutan.html", urutan=procedure)

    def questions(self) -> Markup:
        """Show all questions by group, and describe them to search engines."""
        entries = data.questions()
        answers = [(entry.tanya, self.rendered(entry.jawab)) for entry in entries]
        self._describe(structured.faq_page(answers))
        groups: dict[str, list[data.Tanya]] = {}
        for entry in entries:
            groups.setdefault(entry.kelompok, []).append(entry)
        return self._template("tanya-jawab.html", kelompok=groups)

    def _describe(self, item: dict[str, Any]) -> None:
        self.env.page.meta.setdefault("data_terstruktur", []).append(item)


def structured_data(page: Page, name: str) -> Markup:
    """Write all structured data of a filled page for its head; `name` is the site's."""
    about = str(page.meta.get("description", "")).strip()
    items = list(page.meta.get("data_terstruktur", ()))
    if page.is_homepage:
        items.append(structured.web_site(name, page.root, about))
    else:
        title = str(page.meta["title"])
        here = page.canonical_url
        items.append(structured.web_page(title, here, about, page.root))
        trail = [(name, page.root)]
        # A section goes by its first page, which is not above itself.
        trail += [(above, page.root + url) for above, url in page.above if page.root + url != here]
        trail.append((page.title, here))
        items.append(structured.breadcrumbs(trail))
    return structured.script(items, page.meta.get("lang", "id"))
