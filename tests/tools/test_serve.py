from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import threading
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tools.paths import ROOT
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


@pytest.mark.parametrize(
    "path",
    ["/%00", f"/{'a' * 300}", "/" + "a/" * 3000, "/%ff%fe", "/http://[", "/iuran/index.html/"],
    ids=[
        "zero byte",
        "300 letters",
        "3000 folders",
        "no text",
        "half an address",
        "file as folder",
    ],
)
def test_a_path_that_no_file_can_have_gets_the_404_page(folder: Path, path: str) -> None:
    with asking(folder) as ask:
        answer = ask(path)
    assert answer.status == 404
    assert b"tidak ada" in answer.body


def test_the_way_to_the_slash_keeps_the_question(folder: Path) -> None:
    with asking(folder) as ask:
        assert ask("/iuran?proyektor=1").headers["Location"] == "iuran/?proyektor=1"


def test_the_path_that_the_site_stands_below_may_lack_its_slash(folder: Path) -> None:
    with asking(folder, base="/sub/") as ask:
        moved = ask("/sub?a=b")
    assert (moved.status, moved.headers["Location"]) == (301, "sub/?a=b")


@pytest.mark.parametrize(
    ("accepted", "compressed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("identity", False),
        ("", False),
    ],
)
def test_nothing_compressed_for_who_refuses_it(
    folder: Path, accepted: str, compressed: bool
) -> None:
    with asking(folder) as ask:
        answer = ask("/mesin/1/a.wasm", Accept_Encoding=accepted)
    assert ("Content-Encoding" in answer.headers) is compressed


def test_a_whole_hall_may_knock_at_once(folder: Path) -> None:
    # Nobody is let in yet: all of them wait at the door.
    with server(folder) as web, ExitStack() as hall:
        visitors = []
        for _ in range(200):
            visitor = socket.create_connection(("127.0.0.1", web.server_port), timeout=2)
            visitors.append(hall.enter_context(visitor))
            visitor.sendall(b"GET /iuran/ HTTP/1.0\r\n\r\n")
        threading.Thread(target=web.serve_forever, daemon=True).start()
        hall.callback(web.shutdown)
        for visitor in visitors:
            visitor.settimeout(20)
            assert visitor.recv(12) == b"HTTP/1.1 200"


def _start(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.serve", *arguments]
    return subprocess.run(  # noqa: S603 - our own server
        command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )


def test_a_port_in_use_is_said_in_one_sentence(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = _start("--port", str(port), str(folder))
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_site_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = _start("--port", "0", str(tmp_path))
    assert done.returncode == 1
    assert "make build" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_the_server_is_not_swallowed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken inside")

    monkeypatch.setattr("tools.serve.Handler._send", broken)
    with asking(folder) as ask, pytest.raises(ConnectionError):
        ask("/")
    assert "broken inside" in capsys.readouterr().err


def test_headers_of_the_site_are_sent_with_a_page_that_is_not_there(folder: Path) -> None:
    (folder / "_headers").write_text("/*\n  Referrer-Policy: no-referrer\n", "utf-8")
    with asking(folder, base="/sub/") as ask:
        assert ask("/sub/tiada").headers["Referrer-Policy"] == "no-referrer"
