"""How pages write figures, sources, links and people."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from calculator.month import long_date
from calculator.rules import law
from calculator.rupiah import format_number, format_percent, rp
from calculator.syarat import Syarat, worded
from calculator.view.words import mark_unsure
from tools.facts.data import read
from tools.facts.figures import month, row, whole
from tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

PEOPLE = ROOT / "docs/assets/img/orang"
MEANINGS = ROOT / "docs/assets/img/arti"
# A path longer than this helps nobody to recognise an address.
LONGEST_PATH = 20


def uang(amount: int, sumber: Iterable[str] = ()) -> Markup:
    """Write an amount; one that only unsure sources carry is marked."""
    text = Markup('<span class="uang">{}</span>').format(rp(amount))
    names = tuple(sumber)
    return belum_pasti(text) if names and law().belum_pasti(names) else text


def belum_pasti(text: str) -> Markup:
    """Mark something as not certain, as the calculator does."""
    return mark_unsure(text)


def rupiah(path: str) -> Markup:
    """Write an amount of the law."""
    return uang(whole(path), row(path).sumber)


def angka(path: str) -> str:
    """Write a number of the law that is not money: an age, months, days."""
    return format_number(whole(path))


def persen(path: str) -> str:
    """Write a rate of the law."""
    value = row(path).nilai
    if not isinstance(value, Fraction):
        raise TypeError(f"{path} bukan persentase: {value!r}")
    return format_percent(value)


def _syarat(kunci: str) -> Syarat:
    return worded(kunci, month(), month(), law())


def syarat(kunci: str) -> str:
    """Write a condition of an amount in half a line: `asal iuran lancar`."""
    return _syarat(kunci).pendek


def syarat_panjang(kunci: str, awal: str = "") -> str:
    """Write a condition of an amount as a sentence, after the words it goes on from."""
    text = " ".join(filter(None, (awal, _syarat(kunci).panjang)))
    return f"{text[:1].upper()}{text[1:]}."


def ragu(kunci: str) -> str:
    """Write what is unsure about a condition and why; nothing while nothing is."""
    return _syarat(kunci).ragu


def jam_lapor() -> str:
    """Write the time to report a work accident as the law does, in days of 24 hours."""
    return f"{whole('kepesertaan.lapor_jam') // 24} x 24 jam"


def masa_bayar() -> str:
    """Write for how many months one can pay at once: `1, 2, 3, 6, atau 12`."""
    *others, last = cast("tuple[int, ...]", row("iuran.masa_bayar").nilai)
    return f"{', '.join(map(str, others))}, atau {last}"


def berlaku(kunci: str) -> str:
    """Write the day a regulation came into force."""
    day = law().peraturan[kunci].berlaku
    if day is None:
        raise ValueError(f"{kunci}: tanggal berlakunya tidak ada di data")
    return long_date(day)


def tautan(kunci: str, teks: str | None = None) -> Markup:
    """Link to an official channel by its name in kanal.toml."""
    kanal = law().kanal[kunci]
    return _link(kanal.url, teks or kanal.nama)


def _link(url: str, text: str) -> Markup:
    return Markup('<a href="{}" rel="external">{}</a>').format(url, text)


def alamat(url: str) -> str:
    """Write an address as people check it: the host, a short path, or the number to dial."""
    parts = urlsplit(url)
    path = parts.path if len(parts.path) <= LONGEST_PATH else ""
    return (parts.netloc + path).removeprefix("www.").rstrip("/")


def pasal(kunci: str) -> Markup:
    """Cite one place of a regulation: `PP 44/2015, Pasal 20 ayat (3)`."""
    kutipan = law().kutipan[kunci]
    text = f"{kutipan.peraturan.singkat}{kutipan.place}"
    cited = _link(kutipan.peraturan.url, text) if kutipan.peraturan.url else escape(text)
    return belum_pasti(cited) if law().belum_pasti((kunci,)) else cited


def sumber(*kunci: str) -> Markup:
    """Say under a statement where it comes from."""
    return fold_sources(Markup("; ").join(map(pasal, kunci)))


def fold_sources(line: Markup, label: str = "Sumber") -> Markup:
    """Fold a list of sources away: whoever reads meets the next sentence, whoever asks opens it."""
    # Search finds what a page says, not whom it cites.
    fold = Markup(
        '<details class="sumber" data-search-exclude="ya"><summary>{}</summary><p>{}</p></details>'
    )
    return fold.format(label, line)


def rujukan(halaman: str, *kunci: str) -> Markup:
    """Name only the regulations behind a statement, each leading to its place in our list."""
    texts = {law().kutipan[name].peraturan for name in kunci}
    ordered = (text for text in law().peraturan.values() if text in texts)
    links = (
        Markup('<a href="{}#{}">{}</a>').format(halaman, text.kunci, text.singkat)
        for text in ordered
    )
    return Markup('<p class="sumber">{}</p>').format(Markup(", ").join(links))


def orang(slug: str) -> Markup:
    """Draw a person of our family, inline, as ornament beside words that name them."""
    svg = (PEOPLE / f"{slug}.svg").read_text("utf-8").strip()
    drawn = svg.replace("<svg ", '<svg class="orang" aria-hidden="true" ', 1)
    return Markup(drawn)  # noqa: S704 - our own file


def jalur_gambar(name: str) -> Markup:
    """Draw a procedure as six pictures, each above its words."""
    one = Markup("<li>{}<span>{}</span></li>")
    drawn = (
        one.format(arti(step["arti"]), step["kata"])
        for step in read("langkah-gambar")[name]["gambar"]
    )
    return Markup('<ol class="jalur-gambar">{}</ol>').format(Markup("").join(drawn))


def arti(name: str) -> Markup:
    """Draw what something means, a price or a death at work, inline, beside the words for it."""
    svg = (MEANINGS / f"{name}.svg").read_text("utf-8").strip()
    drawn = svg.replace("<svg ", '<svg class="arti" aria-hidden="true" ', 1)
    return Markup(drawn)  # noqa: S704 - our own file
