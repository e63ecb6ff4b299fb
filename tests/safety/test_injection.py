"""Whatever stands in the address: an answer or a named error, at once, and never markup."""

from __future__ import annotations

import json
import re
import time
from html.parser import HTMLParser

import pytest

from calculator.browser import respond
from tests.safety.serangan import HOSTILE, QUERIES, serangan
from tests.sweep import some

KINI = "2026-11"
COUNT = 5_000
# Fewer than there are keys, and no divisor of their number: every value, every key, every mixture.
STEP = 11
# CPU seconds; the machine may be busy with other things.
LONGEST = 0.25
CANONICAL = re.compile(r"[a-z0-9_=&,:.A-E-]+")
# The worst a message may do: name the key, show a piece of what was given, list what is allowed.
LONGEST_MESSAGE = 2_500


class Marks(HTMLParser):
    """What markup would make a browser do."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {
            "script",
            "iframe",
            "object",
            "embed",
            "base",
            "meta",
            "style",
            "link",
            "template",
        }:
            self.active.append(tag)
        for name, value in attrs:
            plain = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (
                name.startswith("on")
                or name in {"style", "srcdoc"}
                or plain.startswith(("javascript:", "data:text"))
            ):
                self.active.append(f"{tag} {name}={value}")


def ask(query: str, kini: str = KINI) -> dict[str, object]:
    # What is slow is slow every time; what this process tidies up meanwhile is not the query's.
    for _ in range(3):
        before = time.process_time()
        text = respond(query, kini)
        spent = time.process_time() - before
        if spent < LONGEST:
            break
    else:
        pytest.fail(f"{spent:.2f} s for {query[:100]!r}")
    answer: dict[str, object] = json.loads(text)
    return answer


def judge(query: str, answer: dict[str, object]) -> None:
    if "galat" not in answer:
        assert set(answer) == {"jawaban", "html", "ditolak"}, query
        given = answer["jawaban"]
        assert isinstance(given, dict)
        # Whatever was let in has become plain.
        assert CANONICAL.fullmatch(given["tautan"]), query
        assert Marks(str(answer["html"])).active == [], query
        return
    faults = answer["galat"]
    assert set(answer) == {"galat"}
    assert isinstance(faults, list)
    assert faults
    for fault in faults:
        assert set(fault) - {"saran"} == {"kunci", "pesan"}
        for meant in fault.get("saran", ()):
            assert set(meant) == {"teks", "kunci", "nilai"}
            assert all(text.isprintable() for text in meant.values()), query[:100]
        assert fault["pesan"].isprintable(), (query[:100], fault["pesan"])
        assert 0 < len(fault["pesan"]) < LONGEST_MESSAGE, query[:100]


def test_thousands_of_queries() -> None:
    refused = 0
    asked = some(serangan(COUNT), STEP)
    for query, key in asked:
        answer = ask(query)
        judge(query, answer)
        if "galat" in answer:
            refused += 1
            named = {fault["kunci"] for fault in answer["galat"]}  # type: ignore[attr-defined]
            assert key is None or named & {key, "tautan"}, (query[:200], named)
    assert refused > len(asked) * 0.9


@pytest.mark.parametrize(
    "kini", [*HOSTILE[:40], "", "2026-13", "0000-00", "9999-12", "2026-1", "-1"]
)
def test_a_clock_that_lies_is_no_way_in(kini: str) -> None:
    judge(kini, ask("penghasilan=2jt", kini))
    judge(kini, ask("penghasilan=2jt&mulai=2026-11", kini))


def test_keys_of_objects_are_no_keys() -> None:
    for name in ("__proto__", "__class__", "constructor", "toString", "self", "galat"):
        faults = ask(f"penghasilan=2jt&{name}=1")["galat"]
        assert faults


def test_what_the_fuzzer_found_before() -> None:
    assert len(QUERIES) > 100
    for query in QUERIES:
        judge(query, ask(query))
