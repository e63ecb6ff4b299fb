"""Structured data for search engines, made from what the page itself shows."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown import markdown
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


def plain_text(source: str) -> str:
    """Take the markup out of rendered Markdown: search engines want the words."""
    html = markdown(source, extensions=["tables"])
    return (
        _SPACE.sub(" ", unescape(_TAG.sub(" ", html))).replace(" .", ".").replace(" ,", ",").strip()
    )


def faq_page(entries: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Describe questions with their answers."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": plain_text(question),
                "acceptedAnswer": {"@type": "Answer", "text": plain_text(answer)},
            }
            for question, answer in entries
        ],
    }


def how_to(name: str, steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Describe a procedure."""
    return {
        "@type": "HowTo",
        "name": name,
        "step": [
            {
                "@type": "HowToStep",
                "position": place,
                "name": plain_text(title),
                "text": plain_text(text),
            }
            for place, (title, text) in enumerate(steps, start=1)
        ],
    }


def web_site(name: str, url: str, about: str) -> dict[str, Any]:
    """Describe the site as a whole."""
    return {
        "@type": "WebSite",
        "@id": f"{url}#situs",
        "name": name,
        "url": url,
        "description": about,
    }


def web_page(title: str, url: str, about: str, site: str) -> dict[str, Any]:
    """Describe a page as a part of the site at another address."""
    part = {"@id": f"{site}#situs"}
    return {"@type": "WebPage", "name": title, "url": url, "description": about, "isPartOf": part}


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Describe the way from the front page to here; addresses are absolute."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(trail, start=1)
        ],
    }


def script(items: list[dict[str, Any]], lang: str) -> Markup:
    """Write the data as a script element that no text in it can close."""
    graph = [
        {"inLanguage": lang, **item} if item["@type"] != "BreadcrumbList" else item
        for item in items
    ]
    data = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704 - escaped above
