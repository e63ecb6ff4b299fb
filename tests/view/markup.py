"""Reads markup strictly: whatever a view writes must be well formed and its ids must resolve."""

import re
from collections.abc import Callable
from typing import TypeAlias
from xml.etree import ElementTree as ET

from calculator.estimate import Estimate

__all__ = ["Jawab", "cari", "periksa", "svg", "teks"]

Jawab: TypeAlias = Callable[..., Estimate]

_KOSONG = re.compile(r"<(br|hr|img|input|meta|link|source|wbr)\b([^>]*?)/?>")
_TELANJANG = re.compile(
    r"\s(hidden|checked|selected|disabled|open|required|readonly|multiple|novalidate|data-[a-z-]+)"
    r"(?=[\s/>])"
)


def pohon(markup: str) -> ET.Element:
    """Parse markup; void elements and bare attributes are made XML first."""
    isi = _TELANJANG.sub(r' \1=""', _KOSONG.sub(r"<\1\2/>", str(markup)))
    return ET.fromstring(f"<x>{isi.replace('&nbsp;', ' ')}</x>")  # noqa: S314 - our own markup


def nama(satu: ET.Element) -> str:
    return satu.tag.rpartition("}")[2]


def cari(akar: ET.Element, tag: str, **atribut: str) -> list[ET.Element]:
    return [
        node
        for node in akar.iter()
        if nama(node) == tag
        and all(node.get(k.rstrip("_").replace("_", "-")) == v for k, v in atribut.items())
    ]


def teks(satu: ET.Element) -> str:
    return " ".join("".join(satu.itertext()).split())


def periksa(markup: str) -> ET.Element:
    """Parse, and check ids: each once, and every reference leads somewhere."""
    akar = pohon(markup)
    semua = [node.get("id") for node in akar.iter() if node.get("id")]
    assert len(semua) == len(set(semua)), "an id stands twice"
    for node in akar.iter():
        for kunci in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for rujukan in (node.get(kunci) or "").split():
                assert rujukan in semua, f"{kunci}={rujukan} leads nowhere"
    # Colours and places stand in classes and attributes: a strict CSP lets no style through.
    assert not [node for node in akar.iter() if node.get("style")]
    return akar


def svg(akar: ET.Element) -> list[ET.Element]:
    """Give the pictures that speak, each with a text alternative."""
    gambar = cari(akar, "svg", role="img")
    for chart in gambar:
        # A name once: browsers read a second one, and a description that the name holds, again.
        names = [chart.get("aria-label"), *(teks(x) for x in chart if x.tag.endswith("title"))]
        (name,) = filter(None, names)
        assert not chart.get("aria-labelledby")
        for isi in (x for x in chart if x.tag.endswith("desc")):
            assert isi.get("id") == chart.get("aria-describedby")
            assert teks(isi) not in name
    return gambar
