"""What stands on a picture, as `gambar.typ` reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from calculator.month import long_date
from calculator.rules import law
from calculator.rupiah import rp
from calculator.view.share import pages as share_pages
from tools.facts.people import drawn, on_paper, people_of

if TYPE_CHECKING:
    from calculator.phases import Phase
    from calculator.view.share.pages import Content, Sector
    from tools.after.previews.head import Preview

Spec = dict[str, object]
# Where the pages look for their pictures (overrides/partials/sosial.html).
FOLDER = "kartu"
# A span of years stays on one line.
SPAN = re.compile(r"(?<=\d)\N{EN DASH}(?=\d)")
# What fits below a title in four lines.
LONGEST = 170


def of_answer(stated: Content, url: str) -> Spec:
    """Put what a share page states on its picture: the same figures, the same months."""
    svg = drawn(stated.pekerjaan.slug) if stated.pekerjaan else None
    checked = long_date(law().kepesertaan.cakupan.diperiksa)
    own, *others = stated.sektor
    prices = own.prices
    return {
        "jenis": "jawaban",
        "golongan": stated.pekerjaan is None,
        "siapa": stated.siapa if stated.pekerjaan else _capital(stated.penghasilan),
        "rincian": _income(stated),
        "dasar_pasti": stated.dasar_pasti,
        "orang": svg and on_paper(svg),
        "sebutan": "Iuran BPJS Ketenagakerjaan" + (", mulai" if stated.mulai else ""),
        "harga": rp(stated.harga),
        "sampai": _until(prices.now) if prices.now.keringanan or prices.lalu else "",
        "sektor_pasti": own.pasti or prices.now.keringanan is None,
        "lain": "; ".join(_other(other, prices.now) for other in others),
        "sesudah": prices.lalu,
        "manfaat": _benefits(stated),
        "selama": " ".join(
            filter(
                None,
                (stated.umum, stated.ragu, prices.now.unless, f"Aturan diperiksa {checked}."),
            )
        ),
        "alamat": _short(url),
    }


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _income(stated: Content) -> list[str]:
    if stated.pekerjaan:
        return [f"penghasilan {stated.penghasilan} sebulan"]
    return ["penghasilan sebulan", *(["dengan tabungan hari tua (JHT)"] if stated.jht else [])]


def _until(now: Phase) -> str:
    if now.keringanan is None:
        return f"Harga ini sampai iuran {now.sampai.nama}"
    what = now.lowered and f" {now.lowered}"
    return f"Keringanan {now.turun}{what} sampai iuran {now.sampai.nama}"


def _other(other: Sector, now: Phase) -> str:
    """Tell another sector's months, and its price where that is another one."""
    price = "" if other.prices.now.total == now.total else f"{rp(other.prices.now.total)} "
    return f"{other.sebutan}: {price}sampai iuran {other.prices.now.sampai.nama}"


def _benefits(stated: Content) -> list[Spec]:
    care = stated.hasil.manfaat.jkk.perawatan
    return [
        {
            "label": "Kecelakaan kerja",
            "nilai": f"Dirawat {care}",
            "angka": False,
            "mulai": False,
            "syarat": "",
        },
        {
            "label": "Meninggal karena kerja",
            "nilai": rp(stated.meninggal_kerja),
            "angka": True,
            "mulai": stated.mulai,
            "syarat": stated.ket_kerja,
        },
        {
            "label": "Meninggal karena sebab lain",
            "nilai": rp(stated.meninggal_lain),
            "angka": True,
            "mulai": False,
            "syarat": stated.ket_lain,
        },
    ]


def of_page(shown: Preview) -> Spec:
    """Put the title and the first sentence of any other page on its picture."""
    return {
        "jenis": "judul",
        # A span of years stays on one line.
        "judul": re.sub(
            r"(?<=\d)\N{EN DASH}(?=\d)", "\N{WORD JOINER}\N{EN DASH}\N{WORD JOINER}", shown.title
        ),
        "teks": _first(shown.description),
        "orang": people_of(_path(shown)),
        "alamat": _short(shown.url),
    }


def _path(shown: Preview) -> str:
    """Return a page's path below the site's root; its picture has the same path."""
    root, _, name = shown.image.partition(f"/{FOLDER}/")
    return shown.url.removeprefix(f"{root}/") if name else ""


def _first(text: str) -> str:
    """Return the first sentence, cut between words where it is too long."""
    sentence = re.split(r"(?<=[.?!])\s", text, maxsplit=1)[0]
    if len(sentence) <= LONGEST:
        return sentence
    cut = sentence[:LONGEST].rsplit(" ", 1)[0]
    return re.sub(r"([,:;]|\s(?:dan|atau|yang|di|ke|dari))+$", "", cut) + "\N{HORIZONTAL ELLIPSIS}"


def _short(url: str) -> str:
    parts = urlsplit(url)
    return (parts.netloc + parts.path).rstrip("/")


def of(shown: Preview) -> Spec:
    """Say what stands on the picture of a built page."""
    slug = re.search(r"/bagikan/([^/]+)/$", urlsplit(shown.url).path)
    pages = {page.slug: page for page in share_pages.all_pages(law())}
    if slug and slug[1] in pages:
        return of_answer(share_pages.content(pages[slug[1]], law()), shown.url)
    return of_page(shown)
