from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tools.serve import server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "iuran").mkdir(parents=True)
    (site / "mesin" / "1").mkdir(parents=True)
    (site / "index.html").write_text("<h1>beranda</h1>", "utf-8")
    (site / "404.html").write_text("<h1>tidak ada</h1>", "utf-8")
    (site / "iuran" / "index.html").write_text("<h1>iuran</h1>", "utf-8")
    (site / "mesin" / "1" / "a.wasm").write_bytes(b"\0asm" + bytes(5000))
    (site / "mesin" / "1" / "a.mjs").write_text("export {};", "utf-8")
    (site / "app.webmanifest").write_text("{}", "utf-8")
    (tmp_path / "secret.txt").write_text("rahasia", "utf-8")
    return site


@contextmanager
def asking(folder: Path, **settings: object) -> Iterator[Callable[..., Answer]]:
    web = server(folder, **settings)  # type: ignore[arg-type]
    threading.Thread(target=web.serve_forever, daemon=True).start()

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", web.server_port, timeout=10)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    try:
        yield ask
    finally:
        web.shutdown()
        web.server_close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/mesin/1/a.wasm", "application/wasm"),
        ("/mesin/1/a.mjs", "text/javascript; charset=utf-8"),
        ("/app.webmanifest", "application/manifest+json"),
    ],
)
def test_types(folder: Path, path: str, kind: str) -> None:
    with asking(folder) as ask:
        answer = ask(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_folders_have_a_page_and_no_listing(folder: Path) -> None:
    with asking(folder) as ask:
        assert b"iuran" in ask("/iuran/").body
        moved = ask("/iuran")
        assert (moved.status, moved.headers["Location"]) == (301, "iuran/")
        assert ask("/mesin/").status == 404


@pytest.mark.parametrize("path", ["/tiada", "/../secret.txt", "/%2e%2e/secret.txt", "//secret.txt"])
def test_what_is_not_there_gets_the_404_page(folder: Path, path: str) -> None:
    with asking(folder) as ask:
        answer = ask(path)
    assert answer.status == 404
    assert b"tidak ada" in answer.body


def test_stands_below_a_path(folder: Path) -> None:
    with asking(folder, base="/sub/") as ask:
        assert ask("/sub/").status == 200
        assert ask("/").status == 404


def test_compresses_for_who_can_unpack(folder: Path) -> None:
    path = "/mesin/1/a.wasm"
    with asking(folder) as ask:
        small = ask(path, Accept_Encoding="gzip")
        plain = ask(path)
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert "Content-Encoding" not in plain.headers
    with asking(folder, compress=False) as ask:
        assert ask(path, Accept_Encoding="gzip").body == plain.body


def test_keeps_versions_for_ever_and_asks_about_the_rest(folder: Path) -> None:
    with asking(folder) as ask:
        assert "immutable" in ask("/mesin/1/a.wasm").headers["Cache-Control"]
        home = ask("/")
        assert home.headers["Cache-Control"] == "no-cache"
        again = ask("/", If_None_Match=home.headers["ETag"])
        assert (again.status, again.body) == (304, b"")


def test_head_sends_no_body(folder: Path) -> None:
    with asking(folder) as ask:
        answer = ask("/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0
