"""The link by which a visitor reports a wrong figure.

Where it leads stands once, as `lapor` in kampanye.toml: the address of a form, an issue
tracker or a mailbox, with `{judul}` and `{isi}` where the title and the text go. A script adds the
scenario at the moment of the click; without it the link names the page.
"""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

TITLE = "Angka keliru di {halaman}"
TEXT = "Halaman: {alamat}\n\nAngka yang saya lihat:\n\nAngka yang seharusnya, dan menurut apa:\n"
WORDS = "Laporkan angka yang keliru"


def address(template: str, page: str, url: str) -> str:
    """Fill in the address for a page."""
    title, text = TITLE.format(halaman=page), TEXT.format(alamat=url)
    return template.replace("{judul}", quote(title, safe="")).replace("{isi}", quote(text, safe=""))


def link(template: str, page: str, url: str, words: str = WORDS) -> Markup:
    """Write the link."""
    return Markup('<a href="{}" data-lapor="{}" rel="external nofollow">{}</a>').format(
        address(template, page, url), url, words
    )
