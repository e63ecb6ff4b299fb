"""Prints what travels of an answer, as text: `python -m upkeep.travel 'penghasilan=2jt&anak=8'`.

Each text that leaves the calculator stands under its name: message, calendar, sheet, pictures,
preview, screens, pages closed and open; papers and slides of a built site below them. The output of
two revisions goes side by side: `diff --side-by-side`.
"""

from __future__ import annotations

import argparse
import json
import re
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING

import pypdfium2

from calculator import browser
from calculator.console import write_text
from calculator.estimate import estimate
from calculator.rules import law
from calculator.scenario import Scenario
from calculator.view.answer.instant import instant_answer
from calculator.view.answer.sheet import render
from calculator.view.share import pages as share_pages
from calculator.view.spoken import spoken
from calculator.view.text import to_text
from tools.after.previews import spec
from tools.before.papers import OUT, papers
from tools.facts import event_texts
from tools.paths import SITE
from upkeep import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = "https://panduan-sertakan.example/"
# What goes on within a line, and what nobody reads there.
INLINE = r"</?(?:a|abbr|b|em|output|span|strong|time|tspan)\b[^>]*>"
SILENT = r"(?<=.)<(script|style|svg|template|option)\b.*?</\1>"
# A fold that holds no other one: its name, and what it hides.
FOLD = r"<details\b[^>]*>((?:(?!<details\b).)*?</summary>)(?:(?!<details\b).)*?</details>"


def words(markup: str, *, folded: bool = True) -> str:
    """Return the words of markup, a line for each block; what is folded away where asked for."""
    text, found = markup, 0 if folded else 1
    while found:
        text, found = re.subn(FOLD, r"\1", text, flags=re.DOTALL)
    text = re.sub(SILENT, "", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", "\n", re.sub(INLINE, "", text))
    return "\n".join(filter(None, (" ".join(line.split()) for line in unescape(text).split("\n"))))


def texts(query: str, now: str) -> Iterator[tuple[str, str]]:
    """Give each text that leaves the answer to a query, under its name."""
    rules, page, two = law(), f"{LINK}kalkulator/", f"{query}/{query}"
    answer = estimate(Scenario.from_query(query, now, rules), rules)
    moment = f"{now.replace('-', '')}01T000000Z"

    def door(part: str, name: str, *arguments: str) -> str:
        found = json.loads(getattr(browser, name)(*arguments))
        # Nothing to be paid has no calendar, for one.
        return str(found.get(part) or found["galat"][0]["pesan"])

    yield "message", door("isi", "ekspor", query, now, "teks", page)
    yield "calendar", door("isi", "ekspor", query, now, "ics", page, moment)
    yield "sheet", door("isi", "ekspor", query, now, "csv", page)
    yield "picture", words(door("isi", "kartu", query, now, "1080x1920", page))
    yield "shared title", door("judul", "bagikan", query, now, LINK)
    if one := share_pages.page_for(answer, rules):
        stated = share_pages.content(one, rules)
        yield "preview", "\n".join(share_pages.summary(stated))
        drawn = json.dumps({**spec.of_answer(stated, LINK), "orang": ""}, ensure_ascii=False)
        yield "preview's picture", drawn.replace(', "', ',\n"')
    yield "answer, closed", words(render(answer, now), folded=False)
    yield "answer, open", words(render(answer, now))
    yield "instant answer", words(str(instant_answer(answer, rules)))
    for name in ("rumah-tangga", "bandingkan"):
        yield name, words(door("html", "banyak", two, now, name))
    yield (
        "household's message",
        door("isi", "ekspor_banyak", two, now, "rumah-tangga", "teks", page),
    )
    yield "hall", words(door("html", "layar", query, now, page))
    yield "in pictures", words(door("html", "mudah", query, now))
    yield "aloud", "\n".join(spoken(answer, rules))
    yield "terminal", to_text(answer)


def beside() -> Iterator[tuple[str, str]]:
    """Give what is handed out whatever is asked: kit, papers, and of a built site the rest."""
    yield from ((f"kit: {each.kunci}", each.isi) for each in event_texts.texts())
    for paper in papers():
        with pypdfium2.PdfDocument(OUT / paper.file) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        yield paper.file, "\n".join("\n".join(pages).split("\r\n"))
    for name in ("presentasi/index.html", "sematkan/bingkai/index.html", "llms.txt"):
        if (SITE / name).exists():
            text = (SITE / name).read_text("utf-8")
            yield name, words(text) if name.endswith(".html") else text


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(prog="python -m upkeep.travel")
    parser.add_argument("query", help="a question, such as 'penghasilan=2jt&bulan=3'")
    parser.add_argument("--kini", default=f"{clock.today():%Y-%m}")
    asked = parser.parse_args()
    for name, text in chain(texts(asked.query, asked.kini), beside()):
        write_text(f"===== {name}\n{text.strip()}\n\n")


if __name__ == "__main__":
    main()
