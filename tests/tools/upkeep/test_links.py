"""The link check tells a silent address from one that answers or refuses machines."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from calculator.rules import law
from tools.upkeep.links import Alamat, addresses, broken, table

if TYPE_CHECKING:
    from collections.abc import Iterator


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path names."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as found:
        Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_address[1]}"
        found.shutdown()


def silent(url: str) -> list[str]:
    return [one.sebab for one in broken([Alamat("uji", url)], pause=0, timeout=5)]


def test_an_answer_is_an_answer(server: str) -> None:
    assert silent(f"{server}/200") == []


@pytest.mark.parametrize("status", [401, 403, 405, 429])
def test_refusing_a_machine_is_an_answer_too(server: str, status: int) -> None:
    assert silent(f"{server}/{status}") == []


@pytest.mark.parametrize("status", [404, 410, 500])
def test_a_missing_page_is_told(server: str, status: int) -> None:
    assert silent(f"{server}/{status}") == [f"jawaban {status}"]


def test_nobody_there_is_told() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as unused:
        port = unused.server_address[1]
    (reason,) = silent(f"http://127.0.0.1:{port}/200")
    assert reason.startswith("tidak menjawab")


def test_all_addresses_of_the_web_are_asked_once() -> None:
    asked = [one.url for one in addresses()]
    assert len(asked) == len(set(asked))
    every = [k.url for k in law().kanal.values()] + [p.url for p in law().peraturan.values()]
    assert set(asked) == {url for url in every if url.startswith("http")}


def test_the_report_is_empty_when_all_is_well() -> None:
    assert table([]) == ""
